import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel

@testable import VaultCompiler

/// Quality rules: which rows they look at, what they come to, and what is said of a wrong one.
@Suite struct QualityTests {
  /// A rule over a filled vault, and its good and measured rows: of the tenant, then of the other one.
  ///
  /// Of machine s-1 version c is open; of phones one member of the newer set.
  static let rules:
    [(dimension: QualityDimension, table: String, condition: String, counts: String)] = [
      (.validity, "business.everything_s", "title = 'c'", "1/1 0/0"),
      (.validity, "business.everything_s", "title = 'a' -- closed", "0/1 0/0"),
      (.completeness, "business.everything_s", "code IS NOT NULL", "0/1 0/0"),
      // NULL is not true.
      (.validity, "business.everything_s", "code = 'x' OR code <> 'x'", "0/1 0/0"),
      (.validity, "business.machine_h", "serial_number LIKE 's-%'", "1/1 1/1"),
      (.consistency, "business.payment_l", "amount > 0", "1/1 0/0"),
      (.uniqueness, "business.assignment_l", "machine_hk", "0/2 0/0"),
      (.uniqueness, "business.assignment_l", "machine_hk, person_hk", "2/2 0/0"),
      // Equal numbers of two tenants never meet, and a row without one is none's double.
      (.uniqueness, "business.machine_h", "serial_number", "1/1 1/1"),
      (.uniqueness, "business.person_h", "country", "1/1 0/0"),
      (.timeliness, "business.machine_h", "100 years", "1/1 1/1"),
      (.timeliness, "business.machine_h", "1 second", "0/1 0/1"),
      (.validity, "business.visits_s", "true", "1/1 0/0"),
    ]

  @Test func `each rule counts the rows that hold now, of each tenant`() async throws {
    var vault = EveryKindVault.vault
    vault.qualityRules = Self.rules.enumerated().map { place, rule in
      Self.rule("rule_\(place)", rule.dimension, rule.table, rule.condition)
    }
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.makeSessionHostile()
      try connection.execute("SELECT util.every_kind_measure_quality()")
      for (place, rule) in Self.rules.enumerated() {
        let counts = [FilledVault.tenant, FilledVault.otherTenant].map { tenant -> SQL in
          """
          (SELECT rows_good || '/' || rows_measured FROM metadata.quality_result
          WHERE rule = 'rule_\(place)' AND tenant_key = \(tenant))
          """
        }
        try connection.expect(
          "SELECT \(counts[0]) || ' ' || \(counts[1])", gives: rule.counts)
      }
    }
  }

  @Test func `a rule passes at its share, fails below it, and is unknown without rows`()
    async throws
  {
    var vault = EveryKindVault.vault
    vault.qualityRules = [
      Self.rule("at_it", .uniqueness, "business.assignment_l", "person_hk", atLeast: 1),
      Self.rule("below", .validity, "business.assignment_l", person, atLeast: 0.51),
      Self.rule("half", .validity, "business.assignment_l", person, atLeast: 0.5),
      Self.rule("country_named", .validity, "ref.country_r", "title <> ''"),
      Self.rule("price", .validity, "ref.tariff_r", "price = 2"),
    ]
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.expect(
        """
        SELECT string_agg(rule || ' ' || state || coalesce(' ' || round(share, 2), ''), ', ' ORDER BY rule)
        FROM util.every_kind_measure_quality() AS measured
        WHERE tenant_hk IS NULL OR tenant_hk IN (\(FilledVault.tenant), \(FilledVault.otherTenant))
          AND rows_measured > 0
        """,
        gives: """
          at_it passed 1.00, below failed 0.50, country_named passed 1.00, half passed 0.50, \
          price passed 1.00
          """)
      try connection.expect(
        """
        SELECT count(*) FROM metadata.quality_result
        WHERE (state = 'unknown') <> (rows_measured = 0) OR (share IS NULL) <> (rows_measured = 0)
        """, gives: "0")
      try connection.expect(
        """
        SELECT count(*) > 0 FROM metadata.quality_result WHERE tenant_key = \(FilledVault.otherTenant)
          AND state = 'unknown'
        """, gives: "t")
    }
  }

  @Test func `the rows that a mart keeps are measured, whoever may see them`() async throws {
    var vault = EveryKindVault.vault
    vault.qualityRules = [
      Self.rule("kept", .validity, "infomart.payment_totals", "amount = 12.50"),
      Self.rule("shown", .validity, "infomart.machines", "serial_number = 's-1'"),
    ]
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.execute("SELECT infomart.refresh_payment_totals()")
      try connection.execute("SET ROLE every_kind_loader")
      try connection.expect(
        """
        SELECT string_agg(rule || ' ' || rows_good || '/' || rows_measured, ', ' ORDER BY rule, tenant_hk)
        FROM util.every_kind_measure_quality() AS measured WHERE rows_measured > 0
        """, gives: "kept 1/1, shown 1/1, shown 1/1")
    }
  }

  @Test func `a table may have a column of any name`() async throws {
    var vault = EveryKindVault.vault
    vault.satellites[vault.satellites.count - 2].attributes[0].name = "occurrences"
    vault.qualityRules = [Self.rule("once", .uniqueness, "business.rates_s", "occurrences")]
    try await withScratchDatabase { [vault] connection, _ in
      try connection.execute(SQL(trusted: schemaSQL(for: vault)))
      try connection.execute("SELECT util.every_kind_measure_quality()")
      try connection.expect(
        "SELECT DISTINCT state FROM metadata.quality_result", gives: "unknown")
    }
  }

  @Test func `a window takes rows loaded from its beginning up to its end`() async throws {
    var vault = EveryKindVault.vault
    vault.qualityRules = [
      Self.rule("assigned", .validity, "business.assignment_effectivity_s", "true"),
      Self.rule("other", .validity, "business.machine_h", "true"),
    ]
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      // The open row is of the second day.
      for (first, end, rows) in [(1, 2, "0"), (2, 3, "1"), (3, 4, "0")] {
        try connection.expect(
          """
          SELECT sum(rows_measured) FROM util.every_kind_measure_quality(
            \(FilledVault.day(first)), \(FilledVault.day(end)), '{assigned}')
          """, gives: rows)
      }
      try connection.expect(
        "SELECT string_agg(DISTINCT rule, ' ') FROM metadata.quality_result", gives: "assigned")
      try connection.expect(
        "SELECT count(*) FROM util.measure_quality('every_kind', NULL, NULL, '{other}')",
        gives: "3")
    }
  }

  /// What an author got wrong, where, and how the server says it.
  static let mistakes:
    [(dimension: QualityDimension, condition: String, line: Int?, text: String)] =
      [
        (.validity, "nmber > 0", 1, #"column "nmber" does not exist"#),
        (.validity, "true\n  AND nmber > 0", 2, #"column "nmber" does not exist"#),
        (.completeness, "code IS NOT", nil, "syntax error"),
        (.validity, "code", nil, "must be type boolean"),
        (.uniqueness, "code, nmber", 1, #"column "nmber" does not exist"#),
        (.timeliness, "two days ago or so", nil, "invalid input syntax for type interval"),
      ]

  @Test(arguments: mistakes)
  func `a wrong condition is told with its rule, its line and the server's words`(
    dimension: QualityDimension, condition: String, line: Int?, text: String
  ) async throws {
    var vault = HistoryVault.vault(HistoryVault.conventions[0])
    vault.qualityRules = [
      Self.rule("good", .validity, "business.item_h", "code <> ''"),
      Self.rule("wrong", dimension, "business.item_h", condition),
    ]
    try await withScratchDatabase { [vault] connection, _ in
      let error = #expect(throws: ApplyError.self) {
        try apply(Release(of: vault), to: connection)
      }
      guard case .authoredQuery(let author, let told, let cause) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(author == "quality rule 'wrong'")
      if let line { #expect(told == line) }
      #expect(cause.message.contains(text), "\(cause.message)")
      try connection.expect("SELECT to_regclass('metadata.vault')::text", gives: nil)
    }
  }

  @Test func `a vault without rules measures nothing`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.expect("SELECT count(*) FROM util.depot_measure_quality()", gives: "0")
    }
  }

  private let person = "person_hk = util.generate_tenant_derived_hk(tenant_hk, 'AT|7')"

  private static func rule(
    _ name: String, _ dimension: QualityDimension, _ table: String, _ condition: String,
    atLeast share: Double = 1, _ severity: QualitySeverity = .error
  ) -> CompiledVault.QualityRule {
    let parts = table.split(separator: ".").map(String.init)
    return .init(
      name: name, dimension: dimension, table: .init(schema: parts[0], name: parts[1]),
      condition: condition, minimumShare: share, severity: severity)
  }
}
