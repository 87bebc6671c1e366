import DataVault
import Library
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing
import VaultCompiler
import VaultEvolution
import VaultModel

/// The registers of lineage and privacy go with the model.
@Suite struct RegisterChangeTests {
  private static let edits =
    VaultChangeTests.edits + [
      edit("an attribute that tells of persons") { vault in
        for place in vault.satellites.indices where vault.satellites[place].name == "loan_term" {
          vault.satellites[place].attributes[0].sensitivity = .personal
        }
      },
      edit("a key that tells of persons") { vault in
        for place in vault.hubs.indices where vault.hubs[place].name == "member" {
          vault.hubs[place].keyParts[0].sensitivity = .personal
        }
      },
      edit("a mart of other columns") { vault in
        for place in vault.marts.indices where vault.marts[place].stored == nil {
          vault.marts[place].query = "SELECT max(load_date) AS newest FROM business.title_h"
        }
      },
    ]

  private static func edit(
    _ name: String, _ change: @escaping @Sendable (inout CompiledVault) -> Void
  ) -> VaultChangeTests.Edit {
    VaultChangeTests.Edit(name, .breaking, change)
  }

  @Test(arguments: edits)
  func `after a change they say what those of a new database say`(
    edit: VaultChangeTests.Edit
  ) async throws {
    let before = try #require(Library.vault.resolve().vault)
    var model = before
    edit.change(&model)
    let change = VaultChange(of: before, to: model)
    try #require(change.plan.questions == [])
    let changed = try await withScratchDatabase { connection, _ in
      try connection.transaction { try connection.execute(lower(before).sql) }
      for statement in change.plan.statements { try connection.execute(statement.sql) }
      return try Self.registers(connection)
    }
    let new = try await withScratchDatabase { connection, _ in
      try connection.transaction { try connection.execute(lower(change.vault).sql) }
      return try Self.registers(connection)
    }
    #expect(changed.subtracting(new) == [])
    #expect(new.subtracting(changed) == [])
  }

  private static func registers(_ connection: Connection) throws -> Set<String> {
    let rows = try connection.query(
      """
      SELECT concat_ws(' | ', 'lineage', vault_name, source, source_column, target_table, target_column,
        kind, expression, is_active) FROM metadata.lineage
      UNION ALL
      SELECT concat_ws(' | ', 'privacy', vault_name, table_name, column_name, sensitivity, masking,
        retention_days, owner, about, derived_from) FROM metadata.privacy_registry
      """)
    return Set(rows.texts().compactMap(\.self))
  }
}
