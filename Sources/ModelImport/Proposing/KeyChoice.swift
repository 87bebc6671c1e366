import VaultModel

/// The business key that a table's rows have as a hub, and why.
struct KeyChoice: Hashable, Sendable {
  /// Empty where a row has nothing but all that it says.
  let columns: [String]
  /// A sentence for the reader of the model.
  let reason: String?
  /// Whether the import rather guessed.
  let isDoubtful: Bool

  private init(_ columns: [String], because reason: String?, isDoubtful: Bool = false) {
    self.columns = columns
    self.reason = reason
    self.isDoubtful = isDoubtful
  }

  /// Chooses the key.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - references: Those of all tables to this one.
  ///   - tenancy: What says whose a row is, and so is part of every key anyway.
  init(for table: SourceDatabase.Table, carriedBy references: [TableReference], _ tenancy: Tenancy)
  {
    let tenant = table.name == tenancy.table ? nil : tenancy.column(of: table)
    let primary = table.primaryKey.filter { $0 != tenant }
    // Keys with and without the tenant may come to the same columns.
    let unique = table.uniqueKeys.map { key in key.filter { $0 != tenant } }.uniqued()
    let naturals = unique.filter { !$0.isEmpty && $0 != primary && table.isNatural($0) }
    if let carried = Self.carried(by: references, primary) {
      self.init(carried, because: Self.passedOver(table, unique, for: carried))
      return
    }
    if let natural = naturals.first, table.isSurrogate(primary) {
      let names = natural.joined(separator: " and ")
      let verb = natural.count == 1 ? "is" : "are"
      let others = naturals.dropFirst().map { ", and so is \($0.joined(separator: " and "))" }
      self.init(
        natural,
        because:
          "No other table carries \(primary.first ?? "a surrogate"); \(names) \(verb) unique and "
          + "never missing\(others.joined()).",
        isDoubtful: naturals.count > 1)
      return
    }
    if !primary.isEmpty {
      self.init(primary, because: Self.passedOver(table, unique, for: primary))
    } else if let key = naturals.first ?? unique.first(where: { table.isComplete($0) }) {
      self.init(key, because: "The table has no primary key; this one is unique and never missing.")
    } else {
      self.init(
        [], because: "The table has no key: a row is known by all that it says.", isDoubtful: true)
    }
  }

  /// The columns by which other tables name a row; the primary key where they do it in several ways.
  private static func carried(
    by references: [TableReference], _ primary: [String]
  ) -> [String]? {
    guard !references.isEmpty else { return nil }
    if references.contains(where: { $0.referenced == Set(primary) }) { return primary }
    let numbers = Dictionary(
      references.map { ($0.pairs.map(\.other), 1) }, uniquingKeysWith: +)
    return numbers.max { one, other in
      (one.value, other.key.joined(separator: ",")) < (other.value, one.key.joined(separator: ","))
    }?.key
  }

  /// Tells of a natural key that is payload now.
  private static func passedOver(
    _ table: SourceDatabase.Table, _ unique: [[String]], for key: [String]
  ) -> String? {
    guard table.isSurrogate(key), let other = unique.first(where: { !$0.isEmpty && $0 != key })
    else { return nil }
    let name = "\(other.joined(separator: " and ")) \(other.count == 1 ? "is" : "are")"
    if !table.isComplete(other) { return "\(name) unique, too, but may be missing." }
    if !table.isNatural(other) { return "\(name) unique, too, but may change." }
    return
      "\(name) unique, too, but other tables carry \(key.joined(separator: " and ")): it is "
      + "payload."
  }
}

extension SourceDatabase.Table {
  /// Whether every row has a value in each of the columns.
  func isComplete(_ key: [String]) -> Bool {
    key.allSatisfy { column($0).map { !$0.isNullable } ?? false }
  }

  /// Whether a key is one that the source made up, and nobody else knows.
  func isSurrogate(_ key: [String]) -> Bool {
    guard key.count == 1, let name = key.first, let column = column(name) else { return false }
    if column.type == .uuid { return true }
    guard [.int2, .int4, .int8].contains(column.type) else { return false }
    let isNumbered = column.preset == "identity" || column.preset?.hasPrefix("nextval(") == true
    return isNumbered || Words.of(name).last == "id"
  }

  /// Whether the business knows a row by these columns, and will go on to.
  func isNatural(_ key: [String]) -> Bool {
    isComplete(key)
      && key.allSatisfy { name in
        guard let column = column(name), column.hasKeyType,
          !foreignKeys.contains(where: { $0.columns.contains(name) })
        else { return false }
        return !column.mayChange(in: self.name)
      }
  }
}

extension SourceDatabase.Column {
  fileprivate var hasKeyType: Bool {
    switch type {
    case .int2, .int4, .int8, .text, .varchar, .date, .timestamp, .timestamptz: isTypeKept
    case .bool, .float4, .float8, .numeric, .unconstrainedNumeric, .bytea, .uuid, .time, .interval,
      .jsonb, .inet, .array:
      false
    }
  }

  /// Whether its name is one of those that people change: an address, a title, a login.
  fileprivate func mayChange(in table: SourceDatabase.TableName) -> Bool {
    let changing: Set = [
      "name", "title", "label", "slug", "url", "uri", "path", "domain", "username", "login",
      "handle", "hash", "fingerprint", "token", "description", "position", "rank", "order",
    ]
    let words = Words.of(name)
    if let last = words.last, changing.contains(last) { return true }
    return ColumnNature(of: self, in: table).sensitivity != .open
  }
}
