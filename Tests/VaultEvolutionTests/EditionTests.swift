import DataVault
import Library
import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing
import VaultCompiler
import VaultEvolution
import VaultModel

/// Databases that an earlier release made follow the SQL of this one.
@Suite struct EditionTests {
  /// What the first edition had otherwise, made by hand.
  private static let former: [SQL] = [
    "DROP TABLE metadata.key_origin",
    "DELETE FROM metadata.expected_object WHERE object_name LIKE 'metadata.key_origin%'",
    "COMMENT ON COLUMN business.member_h.load_date IS 'When the row was loaded.'",
    "COMMENT ON COLUMN metadata.lineage.vault_name IS 'Name of the vault.'",
    "COMMENT ON COLUMN business.member_now.load_date IS 'When the row was loaded.'",
    "DROP FUNCTION business.member_as_of(timestamptz)",
    """
    CREATE FUNCTION business.member_as_of(instant timestamptz) RETURNS TABLE (member_hk bytea)
    LANGUAGE sql AS 'SELECT member_hk FROM business.member_h'
    """,
  ]

  @Test(arguments: [VaultChangeTests.edits[0], VaultChangeTests.edits[1]])
  func `a database of the first edition is led to this one, and keeps its rows`(
    edit: VaultChangeTests.Edit
  ) async throws {
    let model = try #require(Library.vault.resolve().vault)
    var before = model
    before.edition = 1
    var after = model
    edit.change(&after)
    let change = VaultChange(of: before, to: after)
    try #require(change.plan.questions == [])
    #expect(change.plan.contract <= .nonBreaking)
    #expect(!change.rollback.questions.isEmpty)
    #expect(VaultChange(of: change.vault, to: after).plan.isEmpty)
    let own = Set(model.hubs.map(\.table.description) + model.links.map(\.table.description))
    for statement in change.plan.statements
    where statement.object.relation.map({ own.contains("\($0)") }) == true {
      #expect(statement.sql.text.hasPrefix("COMMENT ON "), "\(statement.about)")
    }
    try await withScratchDatabase { connection, _ in
      try connection.transaction { try connection.execute(lower(model).sql) }
      for statement in Self.former { try connection.execute(statement) }
      let rows =
        "SELECT string_agg(t::text, ',' ORDER BY t::text) FROM business.member_h AS t" as SQL
      let kept = try connection.query(rows).text(0, 0)
      try connection.transaction {
        for statement in change.plan.statements { try connection.execute(statement.sql) }
      }
      #expect(try connection.query(rows).text(0, 0) == kept)
      let drifted = try drift(of: Catalog(of: lower(change.vault)), in: connection)
      #expect(drifted.flatMap { $0.sentences(in: .drift) } == [])
    }
  }

  @Test func `the first edition is left out of the file, and this one is in it`() throws {
    var vault = try #require(Library.vault.resolve().vault)
    #expect(vault.edition == CompiledVault.currentEdition)
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
    #expect(text.contains(#""sqlEdition" : 2"#))
    vault.edition = 1
    #expect(!String(decoding: try VaultFile.encode(vault), as: UTF8.self).contains("sqlEdition"))
  }
}
