import FoundationEssentials
import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultHash
import VaultModel

/// A vault of one hub, and the folder of its migrations, which tests write by hand.
enum Shop {
  static let vault: CompiledVault = {
    sealed(as: "aa")
  }()

  /// The versions that migrations lead to.
  static let (aa, bb, cc) = (
    vault.fingerprint, sealed(as: "bb").fingerprint, sealed(as: "cc").fingerprint
  )

  /// The shop as a file with a fingerprint of its own, and with the same tables.
  static func sealed(as version: String) -> CompiledVault {
    var vault = CompiledVault(
      name: "shop", hashSpec: HashSpec(algorithm: .sha256), tenantHub: "tenant",
      hubs: [
        .init(
          name: "tenant", about: "Whose data it is",
          table: .init(schema: "business", name: "tenant_h"), hashKey: "tenant_hk",
          keyParts: [.init(name: "tenant_id", type: .text)])
      ], links: [], satellites: [], sources: [])
    vault.excluded = [.init(name: version, reason: "makes a version")]
    return (try? vault.sealed()) ?? vault
  }

  static let schema = schemaSQL(for: vault)
  static let firstFile = "20260301120000_makes_the_vault_shop.sql"

  /// The version some seconds after that of the first migration.
  static func version(_ second: Int) throws -> MigrationVersion {
    let start = try #require(MigrationVersion("20260301120000"))
    return (0..<second).reduce(start) { version, _ in version.next }
  }

  /// Gives the body a folder with the first migration, and the others behind it.
  static func withFolder<Value>(
    _ others: [Step] = [], _ body: (FilePath) async throws -> Value
  ) async throws -> Value {
    try await TemporaryFolder.with(named: "shop") { path in
      try MigrationFolder.write(
        first: schema, of: "shop", fingerprint: aa, version: try version(0), to: path)
      for step in others { try step.write(to: path) }
      return try await body(path)
    }
  }

  /// Changes a migration's file, as somebody with an editor would.
  static func edit(
    _ name: String, in path: FilePath, _ change: (String) -> String
  ) throws {
    let file = path.appending("migrations").appending(name).string
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try change(text).write(toFile: file, atomically: true, encoding: .utf8)
  }

  /// A migration, its statements written by hand between the guard and the new version.
  struct Step {
    var second: Int
    var from: String
    var to: String
    var transaction: PlannedStep.Transaction = .whole
    var up: SQL
    var down: SQL?
    var validations: [PlannedStatement.Validation] = []

    func write(to path: FilePath) throws {
      let object = ObjectIdentity(.view, schema: "business", name: "by_hand")
      func plan(_ sql: SQL) -> Plan {
        let statement = PlannedStatement(
          object, about: "is written by hand", sql: sql, validations: validations)
        return Plan(steps: [PlannedStep(transaction, [statement])])
      }
      try MigrationFolder.write(
        MigrationDraft(
          of: "shop", from: from, to: to, purpose: "step \(second)",
          version: try Shop.version(second), plan: plan(up), down: down.map(plan)),
        to: path)
    }

    var fileName: String { "202603011200\(second < 10 ? "0" : "")\(second)_step_\(second).sql" }
  }

  /// A column more, and its way back.
  static let addColumn = Step(
    second: 1, from: aa, to: bb, up: "ALTER TABLE business.tenant_h ADD COLUMN note text;",
    down: "ALTER TABLE business.tenant_h DROP COLUMN note;")
}

extension Connection {
  /// The values of a query's only column, as text.
  func texts(of sql: SQL) throws -> [String?] { try query(sql).texts() }

  func hasNote() throws -> Bool {
    try texts(
      of: """
        SELECT attname::text FROM pg_attribute
        WHERE attrelid = 'business.tenant_h'::regclass AND attname = 'note'
        """
    ).count == 1
  }

  /// The version of the shop that the database holds.
  func shopVersion() throws -> String? { try VaultState.fingerprint(of: "shop", in: self) }
}

/// What was told while waiting; one thread writes, and the test reads afterwards.
final class Events {
  private(set) var all: [ApplyEvent] = []

  func add(_ event: ApplyEvent) { all.append(event) }
}
