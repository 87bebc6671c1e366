import PostgresSchema
package import SchemaDiff
import VaultCompiler
package import VaultModel
import VaultSQL

/// What it takes to bring a vault's database from one version of its model to another.
package struct VaultChange: Hashable, Sendable {
  /// The new vault, with the old one's history; not sealed.
  package var vault: CompiledVault
  /// What is done; its questions are those of the model, else those of the schema.
  package var plan: Plan
  /// What takes it back.
  package var rollback: Plan
  /// What the author should know, each in a sentence.
  package var advice: [String]

  /// Works out the change; no database is asked.
  ///
  /// - Parameters:
  ///   - previous: The vault that was generated before; nil where everything is new, and then there
  ///     is no plan: the first migration is the whole schema.
  ///   - model: What the model says now.
  package init(of previous: CompiledVault?, to model: CompiledVault) {
    let evolution = model.evolved(from: previous)
    vault = evolution.vault
    advice = evolution.advice
    rollback = Plan()
    guard let previous, evolution.questions.isEmpty else {
      plan = Plan(questions: evolution.questions.map { Question($0) })
      return
    }
    guard !evolution.vault.isSame(as: previous) else {
      plan = Plan()
      return
    }
    let start = lower(previous)
    let isOfFormerEdition = previous.edition < evolution.vault.edition
    let before =
      isOfFormerEdition
      ? Catalog(of: start).inFirstEdition(of: start) : Catalog(of: start)
    let after = Catalog(of: lower(evolution.vault))
      .keeping(start.sharedNames, of: before)
    let renames = evolution.renames.map { ColumnRename($0) }
    plan = SchemaDiff.plan(
      from: before.keepingRows(beside: after), to: after, renames: renames,
      approvedDrops: evolution.approvedDrops(from: before, previous))
    guard plan.questions.isEmpty else { return }
    plan.append(evolution.backfills)
    guard !isOfFormerEdition else {
      rollback = Plan(questions: [.formerEdition])
      return
    }
    rollback = SchemaDiff.rollback(
      from: after.keepingRows(beside: before), to: before, renames: renames)
  }
}

extension CompiledVault {
  /// Whether all but the fingerprint, which the model's vault does not have yet, is equal.
  fileprivate func isSame(as other: CompiledVault) -> Bool {
    var vault = self
    vault.fingerprint = other.fingerprint
    return vault == other
  }
}

// MARK: Between the words of vaults and those of schemas

extension Question {
  fileprivate init(_ question: Evolution.OpenQuestion) {
    let table = QualifiedName(question.table)
    let object =
      question.column.map { ObjectIdentity(.column, table, member: $0) }
      ?? ObjectIdentity(.table, table)
    self.init(object, question.text, answers: question.answers)
  }
}

extension ColumnRename {
  fileprivate init(_ rename: Evolution.AttributeRename) {
    self.init(QualifiedName(rename.table), from: rename.from, to: rename.to)
  }
}

extension Catalog {
  /// With what a vault no longer needs and others may: functions, tables and schemas that all
  /// vaults of a database share are never dropped.
  fileprivate func keeping(_ shared: Set<QualifiedName>, of former: Catalog) -> Catalog {
    var result = self
    for identity in former.identities where self[identity] == nil {
      guard let entry = former[identity], identity.kind != .row, shared.contains(identity.place)
      else { continue }
      result.add(entry.object)
    }
    return result
  }

  /// Without the rows that stay though the other catalog does not have them: what the registers say
  /// of tables that are gone, and ghosts of tables that are not, which other rows may point to.
  fileprivate func keepingRows(beside other: Catalog) -> Catalog {
    let versions = QualifiedName(schema: "metadata", name: "data_versions")
    var result = self
    for identity in identities where identity.kind == .row && other[identity] == nil {
      let isRegister = identity.schema == versions.schema
      let table = identity.relation.map { ObjectIdentity(.table, $0) }
      let isKept = isRegister ? identity.relation == versions : table.map { other[$0] != nil }
      if isKept == true { result.remove(identity) }
    }
    return result
  }
}

extension ObjectIdentity {
  /// The relation, function or schema that it is, or is part of.
  fileprivate var place: QualifiedName {
    QualifiedName(
      schema: schema, name: kind == .function ? name.prefix { $0 != "(" }.description : name)
  }
}

extension Schema {
  fileprivate var sharedNames: Set<QualifiedName> {
    Set(
      objects.compactMap { object in
        switch object {
        case .namespace(let namespace) where namespace.ownership == .shared:
          QualifiedName(schema: namespace.name, name: "")
        case .function(let function) where function.ownership == .shared: function.name
        case .table(let table) where table.ownership == .shared: table.name
        case .index(let index) where index.ownership == .shared:
          QualifiedName(schema: index.table.schema, name: index.name)
        case .installedExtension(let installed): QualifiedName(schema: installed.name, name: "")
        default: nil
        }
      })
  }
}

extension Evolution {
  /// What the model lets go by name, and what can be made anew from the rest at any time.
  fileprivate func approvedDrops(
    from before: Catalog, _ previous: CompiledVault
  ) -> Set<ObjectIdentity> {
    let rebuildable =
      previous.calendars.map(\.table) + previous.pointInTimes.map(\.table)
      + previous.bridges.map(\.table)
    let tables = Set(
      (drops.filter { $0.column == nil }.map(\.table) + rebuildable).map { QualifiedName($0) })
    let parts = before.identities.filter { identity in
      if case .partition(let partition)? = before[identity]?.object {
        return tables.contains(partition.parent)
      }
      return (identity.kind == .column || identity.kind == .table)
        && identity.relation.map(tables.contains) == true
    }
    let columns = drops.compactMap { drop in
      drop.column.map { ObjectIdentity(.column, QualifiedName(drop.table), member: $0) }
    }
    return Set(parts + columns)
  }

  /// New satellites are filled where they begin with the versions of others.
  fileprivate var backfills: [PlannedStatement] {
    moves.map { move in
      let target = QualifiedName(move.target.table)
      let origins = move.origins.map { QualifiedName($0.satellite.table) }
      let backfill = Backfill(move, in: vault)
      let names = move.origins.map(\.satellite.name).joined(separator: " and ")
      return PlannedStatement(
        ObjectIdentity(.table, target),
        about: "Fills \(move.target.name) with the versions that its attributes had in \(names)",
        sql: backfill.insert,
        locks: Dictionary(origins.map { ($0, .accessShare) }) { first, _ in first }, scans: true,
        validations: [
          .init(
            "\(move.target.name) says what \(names) said at every instant", backfill.differences)
        ])
    }
  }
}

extension Plan {
  /// Adds statements to the first step, after all that they need.
  fileprivate mutating func append(_ statements: [PlannedStatement]) {
    guard !statements.isEmpty else { return }
    if let first = steps.firstIndex(where: { $0.transaction == .whole }) {
      steps[first].statements += statements
    } else {
      steps.insert(PlannedStep(.whole, statements), at: 0)
    }
  }
}
