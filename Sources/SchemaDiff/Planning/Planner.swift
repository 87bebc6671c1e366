import PostgresSchema

/// A plan as it comes about; each kind of thing has a file of its own among the strategies.
struct Planner {
  /// What is there, with the columns named as they will be.
  let start: CatalogIndex
  let target: CatalogIndex
  let changes: [Change]
  let removal: Removal
  /// Views and functions that are dropped and, where they stay, made anew.
  let rebuilt: Set<ObjectIdentity>

  var drafts: [Phase: [PlannedStatement]] = [:]
  private(set) var questions: [Question] = []
  /// Each is a file of its own: built beside running loads, outside any transaction.
  private(set) var indexBuilds: [[PlannedStatement]] = []
  private(set) var validations: [PlannedStatement] = []
  /// What can be had without reading rows once the validations are through.
  private(set) var conclusions: [PlannedStatement] = []
  var addedRows: [CatalogRow] = []
  var removedRows: [CatalogRow] = []
  var grantedRights: [GrantedRight] = []

  init(from start: Catalog, to target: Catalog, renames: [ColumnRename], removal: Removal) {
    let both = renames.filter { start[$0.before] != nil && target[$0.after] != nil }
    self.start = CatalogIndex(start.renaming(both))
    self.target = CatalogIndex(target)
    self.removal = removal
    changes = start.changes(to: target, renames: renames)
    rebuilt = Rebuilding(from: self.start, to: self.target, changes: changes).identities
  }

  mutating func plan() -> Plan {
    for change in changes { handle(change) }
    writeRows()
    rebuildDependents()
    orderLateObjects()
    giveRights()
    guard questions.isEmpty else { return Plan(questions: questions) }
    var whole: [PlannedStatement] = []
    for phase in Phase.allCases { whole += drafts[phase] ?? [] }
    let steps =
      [PlannedStep(.whole, whole)] + indexBuilds.map { PlannedStep(.none, $0) }
      + [PlannedStep(.whole, validations), PlannedStep(.whole, conclusions)]
    return Plan(steps: steps.filter { !$0.statements.isEmpty })
  }
}

extension Planner {
  /// When a statement of the first step has its turn; nothing stands before what it needs.
  enum Phase: Hashable, CaseIterable {
    case foundation
    case revoking
    case droppingRules
    case droppingLateObjects
    case droppingTables
    case earlyFunctions
    case renaming
    case columns
    case tables
    case constraints
    case lateObjects
    case policies
    case granting
    case rows
    case comments
    case droppingEarlyFunctions
    case droppingNamespaces
  }

  /// What may be dropped though it can hold rows.
  enum Removal {
    case ofApproved(Set<ObjectIdentity>)
    /// Everything that turns out to be empty, or is given up when the plan is run.
    case ofEmpty
  }
}

// MARK: What strategies add

extension Planner {
  mutating func add(_ statement: PlannedStatement, in phase: Phase) {
    drafts[phase, default: []].append(statement)
  }

  mutating func ask(_ question: Question) {
    if !questions.contains(question) { questions.append(question) }
  }

  mutating func buildApart(_ statements: [PlannedStatement]) { indexBuilds.append(statements) }
  mutating func validateLater(_ statement: PlannedStatement) { validations.append(statement) }
  mutating func conclude(_ statement: PlannedStatement) { conclusions.append(statement) }
}

// MARK: What strategies ask

extension Planner {
  /// Whether the relation is made by this plan, and so is empty and nobody's yet.
  func isNew(_ relation: QualifiedName) -> Bool { !start.relations.contains(relation) }

  /// Whether the relation goes with all that is part of it.
  func isGone(_ relation: QualifiedName) -> Bool { !target.relations.contains(relation) }

  /// The lock on those of the relations that are there before, and on the partitions under them.
  func locks(_ mode: LockMode, on relations: QualifiedName...) -> [QualifiedName: LockMode] {
    locks(mode, on: relations)
  }

  func locks(
    _ mode: LockMode, on relations: some Sequence<QualifiedName>
  ) -> [QualifiedName: LockMode] {
    var locks: [QualifiedName: LockMode] = [:]
    for relation in relations where start.relations.contains(relation) {
      for part in [relation] + start.partitions(of: relation).map(\.name) { locks[part] = mode }
    }
    return locks
  }

  func mayDrop(_ identity: ObjectIdentity) -> Bool {
    switch removal {
    case .ofApproved(let approved): approved.contains(identity)
    case .ofEmpty: true
    }
  }
}

// MARK: One change after another

extension Planner {
  private mutating func handle(_ change: Change) {
    switch change {
    case .renamedColumn(let rename): plan(rename)
    case .added(let entry): planMaking(entry)
    case .removed(let entry): planRemoving(entry)
    case .altered(let before, let after): planAltering(before, after)
    }
  }

  private mutating func planMaking(_ entry: CatalogEntry) {
    switch entry.object {
    case .role(let name): make(role: name)
    case .namespace(let namespace): make(namespace)
    case .installedExtension(let installed): make(installed)
    case .table(let frame): make(frame)
    case .column(let column, let table): make(column, of: table)
    case .primaryKey(let key, let table): make(key, of: table)
    case .check(let check, let table): make(check, of: table)
    case .foreignKey(let key, let table, let watch): make(key, of: table, watch)
    case .partition(let partition): make(partition)
    case .index(let index): make(index)
    // These come later, each after what it mentions.
    case .view, .materializedView, .function: break
    case .policy(let policy, let table): make(policy, of: table)
    case .right(let right): make(right)
    case .row(let row): make(row)
    }
  }

  private mutating func planRemoving(_ entry: CatalogEntry) {
    switch entry.object {
    // A server's other databases may use them, and this one's other schemas.
    case .role, .installedExtension: break
    case .namespace(let namespace): remove(namespace)
    case .table(let frame): remove(frame)
    case .column(let column, let table): remove(column, of: table)
    case .primaryKey(let key, let table): remove(key, of: table)
    case .check(let check, let table): remove(check, of: table)
    case .foreignKey(let key, let table, _): remove(key, of: table)
    case .partition(let partition): remove(partition)
    case .index(let index): remove(index)
    case .view, .materializedView, .function: break
    case .policy(let policy, let table): remove(policy, of: table)
    case .right(let right): remove(right)
    case .row(let row): remove(row)
    }
  }

  private mutating func planAltering(_ before: CatalogEntry, _ after: CatalogEntry) {
    let isPeculiar = before.peculiarity != after.peculiarity
    switch (before.object, after.object) {
    case (.namespace(let old), .namespace(let new)): alter(old, to: new)
    case (.installedExtension(let old), .installedExtension): refuse(old)
    case (.table, .table) where isPeculiar: refusePeculiarity(of: before)
    case (.table(let old), .table(let new)): alter(old, to: new)
    case (.column, .column) where isPeculiar: refusePeculiarity(of: before)
    case (.column(let old, let table), .column(let new, _)): alter(old, to: new, of: table)
    case (.primaryKey(let old, let table), .primaryKey): refuse(old, of: table)
    case (.check(let old, let table), .check(let new, _)):
      remove(old, of: table)
      make(new, of: table)
    case (.foreignKey(let old, let table, _), .foreignKey(let new, _, let watch)):
      remove(old, of: table)
      make(new, of: table, watch)
    case (.partition, .partition) where isPeculiar: refusePeculiarity(of: before)
    case (.partition(let old), .partition(let new)): alter(old, to: new)
    case (.index, .index(let new)): make(new)
    case (.policy(let old, let table), .policy(let new, _)):
      remove(old, of: table)
      make(new, of: table)
    case (.view(let old), .view(let new)): alter(old, to: new)
    case (.materializedView(let old), .materializedView(let new)): alter(old, to: new)
    // A right, a row and a role are all in their identity; functions are made with the late objects.
    case (.function, .function), (.right, .right), (.row, .row), (.role, .role): break
    // The identity of a thing tells its kind, so both are of one.
    default: refusePeculiarity(of: before)
    }
  }
}
