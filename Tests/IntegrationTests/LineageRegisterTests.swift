import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel
import VaultSQL

/// The registers that migrations fill, of every vault that this repository has generated.
@Suite struct LineageRegisterTests {
  /// The folders with a `vault.json`, by the names of the vaults.
  private static let vaults: [String] = ["generated-sql", "Examples/language/generated-sql"]
    .flatMap { folder in
      let path = Repository.root.appending(FilePath(folder).components).string
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.sorted().map { "\(folder)/\($0)" }
    }

  @Test func `every system's vault is looked at, and that of the whole language`() {
    let systems = ModelledSystem.allCases.map { "generated-sql/\($0)" }
    #expect(Set(Self.vaults).isSuperset(of: systems))
    #expect(Self.vaults.contains { $0.hasPrefix("Examples/language/") })
  }

  private static func with(
    _ folder: String, _ body: @escaping @Sendable (VaultRig, CompiledVault) async throws -> Void
  ) async throws {
    let file = Repository.root.appending(FilePath(folder).components).appending("vault.json")
    let data = try Data(contentsOf: URL(filePath: file.string))
    let vault = try VaultFile.decode(data)
    try await VaultRig.with(file) { try await body($0, vault) }
  }

  @Test(arguments: vaults)
  func `every column of a mart traces back to a column of a source`(folder: String) async throws {
    try await Self.with(folder) { rig, vault in
      let marts = vault.marts.map { QualifiedName($0.view).literal }
      guard !marts.isEmpty else { return }
      let calendars = vault.calendars.map { QualifiedName($0.table).literal }
      let endings = Self.names(of: vault.sources) + calendars
      let lost = try await rig.rows(
        """
        SELECT shown.table_schema || '.' || shown.table_name, shown.column_name
        FROM information_schema.columns AS shown
        WHERE shown.table_schema || '.' || shown.table_name IN (\(marts.joined()))
          AND NOT EXISTS (
            SELECT FROM util.trace_lineage(
              shown.table_schema || '.' || shown.table_name, shown.column_name) AS step
            WHERE step.direction = 'upstream' AND step.source IN (\(endings.joined())))
        ORDER BY 1, 2
        """)
      #expect(lost == [])
    }
  }

  @Test(arguments: vaults)
  func `every column of a source that is mapped traces forward to where it went`(
    folder: String
  ) async throws {
    try await Self.with(folder) { rig, vault in
      for source in vault.sources {
        let expected = Set(
          SourceLineage(of: source, in: vault).steps.map { "\($0.column) \($0.table) \($0.target)" }
        )
        let told = try await rig.rows(
          """
          SELECT known.name, step.target_table, step.target_column
          FROM unnest(ARRAY[\(source.columns.map { SQL.literal($0.name) }.joined())]) AS known (name),
            util.trace_lineage(\(literal: source.name), known.name) AS step
          WHERE step.direction = 'downstream' AND step.step = 1
            AND step.vault_name = \(literal: vault.name)
          """)
        let found = Set(told.map { row in row.compactMap(\.self).joined(separator: " ") })
        #expect(expected.subtracting(found) == [], "\(source.name)")
      }
    }
  }

  @Test(arguments: vaults)
  func `every sensitive column is in the register of privacy`(folder: String) async throws {
    try await Self.with(folder) { rig, vault in
      let satellites = vault.satellites.flatMap { satellite in
        satellite.attributes.filter { $0.sensitivity != .none }.map {
          "\(satellite.table).\($0.name) \($0.sensitivity.rawValue)"
        }
      }
      let keys = vault.hubs.flatMap { hub in
        hub.keyParts.filter { $0.sensitivity != .none }.map {
          "\(hub.table).\($0.name) \($0.sensitivity.rawValue)"
        }
      }
      let rows = try await rig.rows(
        """
        SELECT table_name || '.' || column_name || ' ' || sensitivity
        FROM metadata.privacy_registry
        """)
      let registered = Set(rows.compactMap { $0.first ?? nil })
      #expect(Set(satellites + keys).subtracting(registered) == [])
    }
  }

  @Test func `a trace ends after ten steps, in a circle too`() async throws {
    try await VaultRig.withAiml { rig in
      _ = try await rig.rows(
        """
        INSERT INTO metadata.lineage
          (vault_name, source, source_column, target_table, target_column, kind)
        SELECT 'round', 't.' || n, 'c', 't.' || (n + 1), 'c', 'direct'
        FROM generate_series(1, 15) AS n
        UNION ALL SELECT 'ring', 'r.a', 'x', 'r.b', 'x', 'direct'
        UNION ALL SELECT 'ring', 'r.b', 'x', 'r.a', 'x', 'direct'
        """)
      let chain = try await rig.rows(
        "SELECT max(step), count(*) FROM util.trace_lineage('t.16', 'c')")
      #expect(chain == [["10", "10"]])
      let ring = try await rig.rows(
        """
        SELECT direction, step, source, target_table FROM util.trace_lineage('r.a', 'x')
        """)
      #expect(
        ring == [
          ["upstream", "1", "r.b", "r.a"], ["upstream", "2", "r.a", "r.b"],
          ["downstream", "1", "r.a", "r.b"], ["downstream", "2", "r.b", "r.a"],
        ])
    }
  }

  @Test func `a load date comes with the records, and a retired step is no longer told`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      let trace: SQL = """
        SELECT source, source_column, kind
        FROM util.trace_lineage('business.ai_deployment_status_s', 'load_date')
        """
      #expect(try await rig.rows(trace) == [["ai_deployments", "*", "load"]])
      _ = try await rig.rows(
        "UPDATE metadata.lineage SET is_active = false WHERE kind = 'load'")
      #expect(try await rig.rows(trace) == [])
    }
  }

  @Test func `whoever traces with a name of his own in the way finds the register all the same`()
    async throws
  {
    try await VaultRig.withAiml { rig in
      let found = try await rig.rows(
        """
        WITH settings AS (SELECT set_config('search_path', 'nowhere', false))
        SELECT count(*) > 0 FROM settings,
          util.trace_lineage('business.ai_deployment_status_s') AS step
        """)
      #expect(found == [["t"]])
    }
  }
}

extension LineageRegisterTests {
  private static func names(of sources: [CompiledVault.Source]) -> [SQL] {
    sources.map { .literal($0.name) }
  }
}

extension QualifiedName {
  fileprivate var literal: SQL { .literal(description) }
}
