import VaultHash
import VaultModel

extension RoutePlan {
  /// What records say of their own place in time (semantics, sections 2 and 4).
  struct Statements: Sendable {
    /// The field that holds the load date of a record.
    var date: Int?
    /// The field that orders the records of a key and date.
    var order: Int?
    var deletion: Deletion?

    /// The field by which a record says that its key was deleted, and the canonical values that say it;
    /// nil where any does.
    struct Deletion: Sendable {
      var field: Int
      var values: Set<[UInt8]>?
    }

    /// Whether the place of a record in its delivery is not all that counts.
    var areOrdered: Bool { date != nil || order != nil || deletion != nil }
  }

  /// The share of known keys that one extract may make absent without a confirmation.
  var absentShareLimit: Double { source.rules.absentShareLimit ?? 0.5 }

  /// Whether records have load dates of their own.
  var hasOwnDates: Bool { statements.date != nil }

  /// Works out what records say of their own place in time.
  ///
  /// - Throws: `RoutePlanError` where the source does not have the columns, or its versions are of keys
  ///   that no one order of records holds together.
  mutating func addStatements() throws(RoutePlanError) {
    let rules = source.rules
    if let name = rules.loadDateColumn { statements.date = try index(ofInput: name) }
    if let name = rules.orderColumn { statements.order = try index(ofInput: name) }
    if let mark = rules.deletion {
      let type = source.columns.first { $0.name == mark.column }?.type ?? .text
      var values: Set<[UInt8]>?
      for value in mark.values ?? [] {
        values = (values ?? []).union([try canonical(value, as: type, of: mark.column)])
      }
      statements.deletion = Statements.Deletion(
        field: try index(ofInput: mark.column), values: values)
    }
    guard statements.areOrdered, !satellites.isEmpty || !references.isEmpty else { return }
    guard orderingParent != nil else {
      throw .notLoadable(
        "an order or deletions of its own, and versions of keys that do not depend on one key",
        source: source.name)
    }
    readsByKey = true
  }
}

extension Batch {
  /// Sets deletions apart from what else a delivery says of a key at one date.
  ///
  /// The records from `first` on are all of the key's, in their order. A deletion is as many
  /// microseconds behind the date as records are before it, so that it is behind the versions of these
  /// in every table; what follows it is behind it.
  func spaceDeletions(from first: Int) {
    guard plan.statements.deletion != nil else { return }
    var start = first
    var base: Instant = 0
    for record in first..<recordCount {
      if hasDates, date(of: record) != date(of: start) { (start, base) = (record, 0) }
      let isDeletion = isDeletion(record)
      let offset = isDeletion ? Instant(record - start) : base
      if isDeletion { base = offset + 1 }
      offsets.append(offset)
    }
  }
}
