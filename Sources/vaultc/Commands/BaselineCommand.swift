import ArgumentParser
import Migrations
import PostgresClient
import PostgresSchema
import ProgramConventions
import SchemaDiff
import VaultCompiler
import VaultModel

/// Takes over a database that holds a vault already.
struct BaselineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Takes over a database that holds a vault already.",
    discussion: """
      Compares the database with the generated vault. Where they agree, the vault's version and the \
      migrations that lead to it are entered as applied, none of them is run, and first rows that are \
      missing, such as ghosts, are added. Where they do not, the differences are told, and nothing is \
      entered.
      """)

  @OptionGroup var vaults: VaultArguments
  @OptionGroup var database: DatabaseOptions

  @Option(help: "Who is entered as author; else the database's user.")
  var author: String?

  func run() async throws {
    try await reportingErrors {
      let chosen = try vaults.chosen().map { (try $0.declared(), try $0.migrations()) }
      let connection = try Connection(to: try await database.open(), applicationName: "vaultc")
      var options = ApplyOptions()
      options.author = author
      let applier = Applier(to: connection, options) { event in
        if case .found = event { return }
        printToStandardError("\(event)")
      }
      for (vault, folder) in chosen {
        let entered = try applier.adopt(Adoptee(vault, after: folder)) {
          try requireEqual(vault, connection)
        }
        for migration in entered { print("\(vault.name): \(migration.fileName) entered") }
        print("\(vault.name): taken over in version \(vault.fingerprint.prefix(12))")
      }
    }
  }

  private func requireEqual(_ vault: CompiledVault, _ connection: Connection) throws {
    let held = try HeldVaults(in: connection)
    let hashing = [vault.hashSpec.id.rawValue, vault.hashSpec.algorithm.rawValue]
    if let stored = held.hashing[vault.name], stored != hashing {
      throw CommandError.otherHashes(
        vault: vault.name, held: stored.joined(separator: " and "),
        wanted: hashing.joined(separator: " and "))
    }
    let changes = try drift(
      of: Catalog(of: lower(vault)), others: held.unexpectedObjects(beside: vault.name),
      in: connection)
    guard changes.isEmpty else {
      throw CommandError.notAdopted(ChangeReport(of: vault.name, changes, in: .drift))
    }
  }
}

extension Adoptee {
  fileprivate init(_ vault: CompiledVault, after folder: MigrationFolder?) {
    self.init(
      vaultName: vault.name, fingerprint: vault.fingerprint,
      migrations: folder?.migrations ?? [], firstRows: lower(vault).firstRows)
  }
}
