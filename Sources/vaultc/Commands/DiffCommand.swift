import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import ProgramConventions
import SchemaDiff
import SystemPackage
import VaultCompiler
import VaultModel

/// Tells what differs between any two of model, snapshot, migrations and database.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what would change from one state of a vault to another.",
    discussion: """
      A side is one of: model, snapshot (the generated vault.json), migrations (replayed into a \
      scratch database), database; or the path or address of such a thing. Compared is what the \
      database would hold, never text: what equal things look like is no difference.

        vaultc diff                          from the snapshot to the model
        vaultc diff database model           from the database to the model
        vaultc diff migrations database      from the migrations, replayed, to the database
      """)

  @Argument(help: "What was, or is.")
  var from = DiffSide.snapshot(file: nil)

  @Argument(help: "What is, or shall be.")
  var to = DiffSide.model(folder: nil)

  @Option(
    help: ArgumentHelp("The vault that is meant; all where none is named.", valueName: "name"))
  var vault: String?

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: ArgumentHelp(
      "The server on which migrations are replayed.",
      discussion: """
        A database is made there and dropped, and roles of the vault stay. Else the private \
        PostgreSQL in .vaultwright/.
        """, valueName: "url"))
  var scratch: String?

  @OptionGroup var report: DifferenceOptions

  func run() async throws {
    try await reportingErrors {
      try report.print(try await reports(), whenEqual: "no difference")
    }
  }

  private func reports() async throws -> [ChangeReport] {
    let start = try await from.declaredVaults()
    let end = try await to.declaredVaults()
    switch (start, end) {
    case (let start?, let end?): return try reports(from: start, to: end)
    case (let start?, nil):
      return try await to.withConnection(self) { connection in
        try chosen(start).map { try report(of: $0, in: connection, changing: \.self) }
      }
    case (nil, let end?):
      return try await from.withConnection(self) { connection in
        try chosen(end).map { try report(of: $0, in: connection, changing: \.inverse) }
      }
    case (nil, nil): return [try await reportOfDatabases()]
    }
  }
}

// MARK: Pairs

extension DiffCommand {
  private func reports(
    from start: [CompiledVault], to end: [CompiledVault]
  ) throws -> [ChangeReport] {
    let before = Dictionary(start.map { ($0.name, $0) }) { first, _ in first }
    let after = Dictionary(end.map { ($0.name, $0) }) { first, _ in first }
    let names = Set(before.keys).union(after.keys).filter { vault == nil || $0 == vault }
    guard !names.isEmpty else { throw CommandError.noSuchVault(name: vault ?? "") }
    return names.sorted().map { name in
      let (old, new) = (Self.catalog(of: before[name]), Self.catalog(of: after[name]))
      return ChangeReport(of: name, old.changes(to: new), in: .succession)
    }
  }

  /// Where a side lacks the vault, all of it is new, or gone.
  ///
  /// A version's own fingerprint is left out: it differs wherever anything does.
  private static func catalog(of vault: CompiledVault?) -> Catalog {
    guard let vault else { return Catalog() }
    var catalog = Catalog(of: lower(vault))
    for case .row(let row) in catalog.entries.values.map(\.object)
    where row.table == QualifiedName(schema: "metadata", name: "vault") {
      catalog.remove(CatalogObject.row(row).identity)
    }
    return catalog
  }

  private func report(
    of vault: CompiledVault, in connection: Connection, changing direction: (Change) -> Change
  ) throws -> ChangeReport {
    let others = try HeldVaults(in: connection).unexpectedObjects(beside: vault.name)
    let changes = try drift(of: Catalog(of: lower(vault)), others: others, in: connection)
    return ChangeReport(of: vault.name, changes.map(direction), in: .succession)
  }

  /// All that the first database holds, as the second would spell it.
  private func reportOfDatabases() async throws -> ChangeReport {
    let live = try await from.withConnection(self) { connection in
      try LiveCatalog(reading: CatalogScope(ofEverythingIn: connection), in: connection)
    }
    let changes = try await to.withConnection(self) { connection in
      try drift(of: live.catalog, in: connection)
    }
    return ChangeReport(of: vault ?? "the databases", changes, in: .succession)
  }

  private func chosen(_ vaults: [CompiledVault]) throws(CommandError) -> [CompiledVault] {
    let chosen = vaults.filter { vault == nil || $0.name == vault }
    guard !chosen.isEmpty else { throw .noSuchVault(name: vault ?? "") }
    return chosen
  }
}

// MARK: Databases

extension DiffSide {
  /// Gives the body a connection to the side's database, which is a scratch one for migrations.
  fileprivate func withConnection<Value>(
    _ command: DiffCommand, _ body: (Connection) throws -> Value
  ) async throws -> Value {
    switch self {
    case .database(nil):
      return try body(
        Connection(to: try await command.database.open(), applicationName: "vaultc"))
    case .database(let address?):
      return try body(Connection(to: .url(address), applicationName: "vaultc"))
    case .migrations(let folder):
      let folders = try Self.migrations(in: folder)
      return try withScratchDatabase(on: try await command.scratchServer()) { connection in
        for folder in folders { _ = try Applier(to: connection).apply(folder) }
        return try body(connection)
      }
    case .model, .snapshot:
      preconditionFailure("a declared vault is in no database")
    }
  }
  private static func migrations(in folder: String?) throws -> [MigrationFolder] {
    let root = FilePath(GeneratedVault.defaultFolder)
    let places =
      folder.map { [FilePath($0)] }
      ?? GeneratedVault.files(under: root).map { $0.removingLastComponent() }
    let folders = try places.compactMap { try MigrationFolder.read($0) }
    guard !folders.isEmpty else {
      throw CommandError.noMigrations(folder: folder ?? root.string)
    }
    return folders
  }
}

extension DiffCommand {
  /// Where databases may be made and dropped.
  fileprivate func scratchServer() async throws -> ConnectionTarget {
    let target = try DatabaseChoice.resolve(flag: scratch, environment: [:])
    try await target.startIfPrivate()
    return target
  }
}
