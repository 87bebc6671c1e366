import VaultModel

/// A proposal in the making: who has which name.
struct ModelDraft {
  let classification: Classification
  let vault: String
  let known: KnownModel
  let tenant: HubName
  private var structNames: [SourceDatabase.TableName: String] = [:]
  private var propertyNames: [SourceDatabase.TableName: [String: String]] = [:]
  private(set) var hubs: [SourceDatabase.TableName: HubName] = [:]
  private var constants: NameRegister
  private var vaultNames: NameRegister
  private var types: NameRegister

  /// What a hub is called in the model and in the vault.
  struct HubName: Hashable {
    var constant: String
    var name: String
    /// "customer_order" as words.
    var words: String { name.replacing("_", with: " ") }
  }

  init(_ classification: Classification, vault: String, known: KnownModel) {
    self.classification = classification
    self.vault = vault
    self.known = known
    let tenant = HubName(
      constant: known.tenant ?? "tenant", name: known.tenantName ?? "tenant")
    self.tenant = tenant
    constants = NameRegister(taken: known.constants.union(["vault", tenant.constant]))
    vaultNames = NameRegister(taken: known.vaultNames.union([tenant.name]))
    // A shape's file has its name, and no two files of a model may have the same.
    let files = known.fileNames.union([Proposal.fileName(of: vault)])
    types = NameRegister(taken: files.union(known.tables.values.map(\.structName)))
    nameTables()
    nameHubs()
  }

  var tables: [SourceDatabase.Table] { classification.database.tables }
  var newTables: [SourceDatabase.Table] {
    tables.filter { !known.knows($0.name) }
  }

  func structName(of table: SourceDatabase.TableName) -> String { structNames[table] ?? "" }

  func property(_ column: String, of table: SourceDatabase.TableName) -> String {
    propertyNames[table]?[column] ?? ""
  }

  /// `row.tenantId`.
  func row(_ column: String, of table: SourceDatabase.TableName) -> String {
    "row.\(property(column, of: table))"
  }

  mutating func takeConstant(_ name: String) -> String {
    constants.take(SwiftName.constant(name))
  }

  /// Takes a name of the vault that a table's can be made of.
  mutating func takeName(_ name: String) -> String {
    vaultNames.take(VaultName.short(name), separator: "_")
  }

  /// Takes the constant of a source: that of a hub with `Records` behind it where they were equal.
  mutating func takeSourceConstant(_ table: SourceDatabase.TableName) -> String {
    let name = SwiftName.constant(table.name)
    return constants.take(constants.contains(name) ? "\(name)Records" : name)
  }
}

// MARK: Names of tables and hubs

extension ModelDraft {
  private mutating func nameTables() {
    let numbers = Dictionary(tables.map { ($0.name.name, 1) }, uniquingKeysWith: +)
    for table in tables {
      let written = known.tables[table.name.description]
      if let written {
        structNames[table.name] = written.structName
      } else {
        let isAlone = numbers[table.name.name] == 1
        let name = isAlone ? table.name.name : "\(table.name.schema)_\(table.name.name)"
        structNames[table.name] = types.take(SwiftName.type(name))
      }
      let given = Dictionary((written?.columns ?? []).map { ($0.name, $0.property) }) { $1 }
      var register = NameRegister(taken: Set(given.values))
      propertyNames[table.name] = table.columns.reduce(into: given) { names, column in
        guard names[column.name] == nil else { return }
        names[column.name] = register.take(SwiftName.property(column.name))
      }
    }
  }

  private mutating func nameHubs() {
    if let register = classification.tenancy.table { hubs[register] = tenant }
    for table in tables where plainNature(of: table.name) == .hub {
      if let written = known.tables[table.name.description] {
        hubs[table.name] = hub(of: table, in: written)
      } else if !known.knows(table.name) {
        nameHub(of: table)
      }
    }
    // What a table needs of another may not be there; then its rows are things by themselves.
    for table in newTables where nature(of: table.name) == .hub && hubs[table.name] == nil {
      nameHub(of: table)
    }
  }

  private mutating func nameHub(of table: SourceDatabase.Table) {
    let singular = VaultName.singular(table.name.name)
    let isTaken = vaultNames.contains(VaultName.short(singular))
    let name = takeName(isTaken ? "\(table.name.schema)_\(singular)" : singular)
    hubs[table.name] = HubName(constant: takeConstant(name), name: name)
  }

  /// The hub that a known source keys, where it does so by the columns that others carry.
  private func hub(of table: SourceDatabase.Table, in known: KnownModel.Table) -> HubName? {
    guard let key = known.key, let columns = classification.keys[table.name]?.columns,
      key.properties == columns.map({ property($0, of: table.name) })
    else { return nil }
    return HubName(constant: key.hub, name: key.hubName)
  }

  /// What the table is, as far as the hubs that it needs are there.
  func nature(of table: SourceDatabase.TableName) -> TableNature {
    let nature = plainNature(of: table)
    switch nature {
    case .relation(let references, _), .event(let references, _):
      return references.allSatisfy { isResolved($0) } ? nature : .hub
    case .part(.row(let whole)): return isResolved(whole) ? nature : .hub
    case .empty, .tenants, .hub, .part(.tenant), .codeList: return nature
    }
  }

  private func plainNature(of table: SourceDatabase.TableName) -> TableNature {
    let nature = classification.nature(of: table)
    if case .part(.row(let whole)) = nature, classification.target(of: whole) == nil { return .hub }
    return nature
  }

  private func isResolved(_ reference: TableReference) -> Bool {
    classification.target(of: reference).map { hubs[$0.hub] != nil } ?? false
  }

  /// The references of a table that lead to hubs of this model.
  func resolved(
    _ table: SourceDatabase.TableName
  ) -> [(reference: TableReference, target: Classification.Target)] {
    classification.resolved(table).filter { hubs[$0.target.hub] != nil }
  }
}
