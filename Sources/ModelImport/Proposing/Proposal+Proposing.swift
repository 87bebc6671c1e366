import VaultModel

extension Proposal {
  /// Proposes a model for a source.
  ///
  /// - Parameters:
  ///   - database: The source's tables.
  ///   - vault: The vault's name.
  ///   - about: What the vault is for.
  ///   - hasOwnSchemas: Whether the vault's schemas begin with its name.
  ///   - known: What the model's folder holds already; proposed is what it lacks.
  package init(
    for database: SourceDatabase, vault: String, about: String, hasOwnSchemas: Bool = false,
    beside known: KnownModel = KnownModel()
  ) {
    let classification = Classification(of: database)
    var draft = ModelDraft(classification, vault: vault, known: known)
    let tables = draft.newTables.filter { !$0.columns.isEmpty }
    let shapes = tables.map { draft.shape(of: $0) }
    let fileNames = Set(shapes.map(\.structName)).union(known.fileNames)
    self.init(
      vault: vault, about: about, hasOwnSchemas: hasOwnSchemas, shapes: shapes,
      subjects: draft.subjects(of: tables, besides: fileNames.union([Self.fileName(of: vault)])),
      emptyTables: draft.newTables.filter(\.columns.isEmpty).map(\.name.description))
  }

  /// The file of the table of contents, without its ending.
  package static func fileName(of vault: String) -> String { SwiftName.file(vault) }
}

extension ModelDraft {
  func shape(of table: SourceDatabase.Table) -> Proposal.TableShape {
    Proposal.TableShape(
      structName: structName(of: table.name), table: table.name.description,
      columns: table.columns.map { column in
        Proposal.ShapeColumn(
          property: property(column.name, of: table.name), name: column.name, type: column.type)
      })
  }

  /// What each file is about, in the order of their names, that of tenants first.
  mutating func subjects(
    of tables: [SourceDatabase.Table], besides fileNames: Set<String>
  ) -> [Proposal.Subject] {
    var files = NameRegister(taken: Set(fileNames.map { $0.lowercased() }))
    var subjects: [Concept: Proposal.Subject] = [:]
    if known.tenant == nil {
      subjects[.tenant] = Proposal.Subject(
        fileName: freeFileName("Tenant", in: &files), hubs: [proposedTenant], sources: [])
    }
    for table in tables {
      let concept = self.concept(of: table.name)
      if subjects[concept] == nil {
        let name = fileName(of: concept, for: table.name, in: &files)
        subjects[concept] = Proposal.Subject(fileName: name, hubs: [], sources: [])
      }
      if nature(of: table.name) == .hub, let hub = hubs[table.name] {
        subjects[concept]?.hubs.append(proposedHub(of: table, hub))
      }
      subjects[concept]?.sources.append(self.source(of: table))
    }
    let first = subjects.removeValue(forKey: .tenant)
    return (first.map { [$0] } ?? []) + subjects.values.sorted { $0.fileName < $1.fileName }
  }

  /// What a file is about.
  private enum Concept: Hashable {
    case tenant, codeLists
    case table(SourceDatabase.TableName)
  }

  private func concept(of table: SourceDatabase.TableName) -> Concept {
    switch nature(of: table) {
    case .tenants, .part(.tenant): known.tenant == nil ? .tenant : .table(table)
    case .codeList: .codeLists
    case .hub, .event, .empty: .table(table)
    case .part(.row(let whole)): concept(of: whole, or: table)
    case .relation(let references, _):
      references.first.map { concept(of: $0, or: table) } ?? .table(table)
    }
  }

  /// The file of the hub that a reference leads to, where it is written now.
  private func concept(
    of reference: TableReference, or table: SourceDatabase.TableName
  ) -> Concept {
    guard let hub = classification.target(of: reference)?.hub,
      known.tables[hub.description] == nil
    else { return .table(table) }
    return hub == classification.tenancy.table ? .tenant : .table(hub)
  }

  /// A name that no other file has, whatever the case of letters.
  private func fileName(
    of concept: Concept, for table: SourceDatabase.TableName, in files: inout NameRegister
  ) -> String {
    let best =
      switch concept {
      case .tenant: "Tenant"
      case .codeLists: "CodeLists"
      case .table(let owner):
        SwiftName.file(hubs[owner]?.name ?? VaultName.singular(table.name))
      }
    return freeFileName(best, in: &files)
  }

  private func freeFileName(_ best: String, in files: inout NameRegister) -> String {
    var name = best
    var number = 1
    while files.contains(name.lowercased()) {
      name = number == 1 ? "\(best)Records" : "\(best)Records\(number)"
      number += 1
    }
    _ = files.take(name.lowercased())
    return name
  }

  private var proposedTenant: Proposal.Hub {
    let tenancy = classification.tenancy
    let register = tenancy.table.flatMap { classification.database.table($0) }
    let column = tenancy.tableKey ?? tenancy.column
    let name = column.map { keyName($0, of: tenant, parts: 1) } ?? "tenant_code"
    var remarks: [Proposal.Remark] = []
    if !tenancy.isKnown {
      remarks = [
        .decide("the source tells no tenants apart: all rows are of the tenant '\(vault)'")
      ]
    } else if register == nil {
      remarks = [
        .note("No table of the source describes tenants; the rows of all others name them.")
      ]
    }
    return Proposal.Hub(
      constant: tenant.constant, name: tenant.name, schema: "auth",
      about: register?.comment.flatMap { Sentence.short($0) } ?? "Whose data a row is",
      keys: [Proposal.Key(name: name, type: tenancy.type)], remarks: remarks)
  }
}
