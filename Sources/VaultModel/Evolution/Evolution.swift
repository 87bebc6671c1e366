/// What becomes of a vault when its model changes: the new vault with the old one's history, and
/// what no comparison of tables could tell.
package struct Evolution: Hashable, Sendable {
  /// The model's vault, with everything in it at the ordinal and under the hash name it had before.
  package var vault: CompiledVault
  package var renames: [AttributeRename] = []
  /// Whose drop the model approves.
  package var drops: [Dropped] = []
  /// New satellites that begin with the versions of others.
  package var moves: [Move] = []
  /// What has to be decided before anything can be changed.
  package var questions: [OpenQuestion] = []
  /// What the author should know, each in a sentence.
  package var advice: [String] = []

  package init(_ vault: CompiledVault) { self.vault = vault }

  /// A column that goes on under another name.
  package struct AttributeRename: Hashable, Sendable {
    package var table: CompiledVault.TableName
    package var from: String
    package var to: String
  }

  /// What goes, with its rows or values.
  package struct Dropped: Hashable, Sendable {
    package var table: CompiledVault.TableName
    /// Nil where the whole table goes.
    package var column: String?
  }

  /// A change that can be meant in more than one way, or that no table survives.
  package struct OpenQuestion: Hashable, Sendable {
    package var table: CompiledVault.TableName
    package var column: String?
    package var text: String
    /// What can be written into the model, each with what it would mean.
    package var answers: [String]
  }
}

extension CompiledVault {
  /// This vault after a former one: ordinals, hash names and what the model gave up are kept.
  ///
  /// See the rules of "What a change becomes": new attributes take the next free ordinals in
  /// declared order, what the model no longer has is retired, and only a farewell of kind
  /// `dropped` lets rows go. Without a former vault the model stands as it is.
  package func evolved(from previous: CompiledVault?) -> Evolution {
    guard let previous else { return Evolution(self) }
    var evolution = Evolution(self)
    let rules = FarewellRules(farewells)
    evolution.evolve(\.hubs, from: previous.hubs, by: rules)
    evolution.evolve(\.links, from: previous.links, by: rules)
    evolution.evolve(\.satellites, from: previous.satellites, by: rules)
    evolution.evolve(\.references, from: previous.references, by: rules)
    evolution.vault.reorderFeeds(from: self)
    evolution.move(from: previous)
    evolution.questions += refusals(after: previous)
    evolution.advice += rules.done(after: previous)
    return evolution
  }
}

extension Evolution {
  /// Brings one list of tables to what it becomes.
  fileprivate mutating func evolve<Table: EvolvingTable>(
    _ list: WritableKeyPath<CompiledVault, [Table]>, from previous: [Table], by rules: FarewellRules
  ) {
    for place in vault[keyPath: list].indices {
      let name = vault[keyPath: list][place].name
      guard let before = previous.first(where: { $0.name == name }) else { continue }
      let declared = vault[keyPath: list][place]
      vault[keyPath: list][place] = evolved(declared, from: before, by: rules)
    }
    let present = Set(vault[keyPath: list].map(\.name))
    for var lost in previous where !present.contains(lost.name) {
      if rules.kind(of: lost.name) == .dropped {
        drops += lost.tables.map { Dropped(table: $0, column: nil) }
        continue
      }
      if !lost.past.isRetired, rules.kind(of: lost.name) == nil {
        advice.append(
          "the model no longer has '\(lost.name)': its table stays with all rows. "
            + "Retired(\"\(lost.name)\") in the vault says that this is meant, "
            + "Dropped(\"\(lost.name)\") lets the table go")
      }
      lost.past.isRetired = true
      vault[keyPath: list].append(lost)
    }
  }

  private mutating func evolved<Table: EvolvingTable>(
    _ declared: Table, from before: Table, by rules: FarewellRules
  ) -> Table {
    var history = AttributeHistory(
      of: before, rules: rules, hashesAbsence: vault.hashSpec.id != .vw1)
    var table = declared
    table.attributes = history.carryOn(declared.attributes)
    table.past = CompiledVault.TablePast(
      hashRevision: before.past.hashRevision + (history.changesHashing ? 1 : 0),
      dropped: before.past.dropped + history.dropped)
    renames += history.renames
    drops += history.drops
    questions += history.questions
    advice += history.advice
    return table
  }
}

/// A table that has a name, a past, and perhaps attributes.
protocol EvolvingTable {
  var name: String { get }
  var attributes: [CompiledVault.Attribute] { get set }
  var past: CompiledVault.TablePast { get set }
  /// The table of the attributes.
  var attributeTable: CompiledVault.TableName { get }
  /// All tables that come and go with it.
  var tables: [CompiledVault.TableName] { get }
}

extension CompiledVault.Hub: EvolvingTable {
  /// A hub describes nothing: its columns are its key.
  var attributes: [CompiledVault.Attribute] {
    get { [] }
    set {}
  }
  var attributeTable: CompiledVault.TableName { table }
  var tables: [CompiledVault.TableName] { [table] }
}

extension CompiledVault.Link: EvolvingTable {
  var attributeTable: CompiledVault.TableName { table }
  var tables: [CompiledVault.TableName] { [table] }
}

extension CompiledVault.Satellite: EvolvingTable {
  var attributeTable: CompiledVault.TableName { table }
  var tables: [CompiledVault.TableName] { [table] }
}

extension CompiledVault.ReferenceTable: EvolvingTable {
  var attributeTable: CompiledVault.TableName { history?.table ?? table }
  var tables: [CompiledVault.TableName] { [table] + (history.map { [$0.table] } ?? []) }
}

/// What the author says of things that are gone from the model.
struct FarewellRules {
  private let kinds: [String: CompiledVault.Farewell.Kind]

  init(_ farewells: [CompiledVault.Farewell]) {
    kinds = Dictionary(farewells.map { ($0.subject, $0.kind) }) { first, _ in first }
  }

  func kind(of subject: String) -> CompiledVault.Farewell.Kind? { kinds[subject] }

  /// Farewells that nothing is left for.
  func done(after previous: CompiledVault) -> [String] {
    let known = previous.evolvingNames
    return kinds.filter { !known.contains($0.key) && $0.value == .dropped }.keys.sorted().map {
      "nothing named '\($0)' is left: the line Dropped(\"\($0)\") can go"
    }
  }
}

extension CompiledVault {
  /// The names of tables and, as `table.attribute`, of attributes.
  fileprivate var evolvingNames: Set<String> {
    var names: Set<String> = []
    func note(_ table: some EvolvingTable) {
      names.insert(table.name)
      for attribute in table.attributes { names.insert("\(table.name).\(attribute.shownName)") }
    }
    hubs.forEach(note)
    links.forEach(note)
    satellites.forEach(note)
    references.forEach(note)
    return names
  }
}
