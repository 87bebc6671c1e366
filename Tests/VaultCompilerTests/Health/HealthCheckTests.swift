import Migrations
import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultModel
import VaultSQL

@testable import VaultCompiler

/// The report over all parts, and how a vault among several is found.
@Suite struct HealthCheckTests {
  private static func state(_ part: SQL) -> SQL {
    "SELECT util.every_kind_comprehensive_health_check() -> 'parts' -> '\(part)' ->> 'state'"
  }

  private static let overall: SQL =
    "SELECT util.every_kind_comprehensive_health_check() ->> 'state'"

  @Test func `an empty vault is unknown in whatever rows would tell`() async throws {
    let script = SQL(trusted: schemaSQL(for: EveryKindVault.vault))
    try await withScratchDatabase { connection, _ in
      try connection.execute(script)
      for part in ["loads", "quality", "performance"] as [SQL] {
        try connection.expect(Self.state(part), gives: "unknown")
      }
      // The tenant of all that is shared is there from the beginning.
      try connection.expect(Self.state("tenant_isolation"), gives: "ok")
      // All of it is there, but for the source's rows.
      try connection.expect(Self.state("completeness"), gives: "warning")
      try connection.expect(Self.overall, gives: "warning")
    }
  }

  @Test func `the whole is as bad as its worst part, and says what is bad`() async throws {
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.vault).fill(connection)
      try connection.makeSessionHostile()
      try connection.expect(Self.state("tenant_isolation"), gives: "ok")
      try connection.expect(Self.state("performance"), gives: "warning")
      try connection.expect(Self.state("quality"), gives: "unknown")
      try connection.execute("SELECT util.every_kind_measure_quality()")
      try connection.expect(Self.state("quality"), gives: "ok")
      try connection.expect(Self.overall, gives: "warning")
      try connection.execute("UPDATE business.payment_l SET amount = 1")
      try connection.expect(Self.state("performance"), gives: "critical")
      try connection.expect(Self.overall, gives: "critical")
      try connection.expect(
        """
        SELECT finding ->> 'subject' FROM jsonb_array_elements(
          util.every_kind_comprehensive_health_check() #> '{parts,performance,findings}') AS finding
        WHERE finding ->> 'state' = 'critical'
        """, gives: "payments.average_amount")
    }
  }

  @Test func `a broken rule is as bad as its severity says`() async throws {
    for (severity, state) in [
      (QualitySeverity.info, "ok"), (.warning, "warning"), (.error, "critical"),
      (.critical, "critical"),
    ] {
      var vault = EveryKindVault.vault
      vault.qualityRules[0].condition = "rate < 0"
      vault.qualityRules[0].severity = severity
      try await withScratchDatabase { [vault] connection, _ in
        try FilledVault(vault: vault).fill(connection)
        try connection.execute("SELECT util.every_kind_measure_quality()")
        try connection.expect(Self.state("quality"), gives: state)
      }
    }
  }

  @Test func `a part that cannot be computed is a warning, says why, and hides no other`()
    async throws
  {
    try await withScratchDatabase { connection, _ in
      try FilledVault(vault: EveryKindVault.vault).fill(connection)
      try connection.execute("DROP VIEW infomart.payments")
      try connection.expect(Self.state("performance"), gives: "warning")
      try connection.expect(
        """
        SELECT util.every_kind_comprehensive_health_check() #>> '{parts,performance,findings,0,detail}'
        """, gives: #"cannot be computed: relation "infomart.payments" does not exist"#)
      try connection.expect(Self.state("tenant_isolation"), gives: "ok")
      try connection.expect(Self.state("completeness"), gives: "warning")
      try connection.execute("DROP FUNCTION util.every_kind_validate_tenant_isolation")
      try connection.expect(Self.state("tenant_isolation"), gives: "warning")
      try connection.expect(Self.state("loads"), gives: "ok")
      try connection.expect(Self.overall, gives: "critical")
    }
  }

  @Test func `a figure that divides by zero hides no other monitor`() async throws {
    var vault = EveryKindVault.vault
    vault.monitors.append(
      .init(
        name: "broken", view: .init(schema: "infomart", name: "broken"),
        function: .init(schema: "util", name: "monitor_broken"),
        metrics: [
          .init(
            name: "share",
            query: "SELECT tenant_hk, 1 / length('') AS value FROM auth.tenant_h",
            direction: .above, warning: 1, critical: 2, advice: "None")
        ]))
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.execute("UPDATE business.payment_l SET amount = 1")
      try connection.expect(Self.state("performance"), gives: "critical")
      try connection.expect(
        """
        SELECT string_agg(concat_ws(' ', finding ->> 'state', finding ->> 'subject'), ', '
          ORDER BY finding ->> 'subject')
        FROM jsonb_array_elements(
          util.every_kind_comprehensive_health_check() #> '{parts,performance,findings}') AS finding
        """, gives: "warning broken, critical payments.average_amount")
      try connection.expect(
        """
        SELECT concat_ws(' ', part ->> 'ok', part ->> 'warning', part ->> 'critical') FROM
          (SELECT util.every_kind_comprehensive_health_check() #> '{parts,performance}') AS health(part)
        """, gives: "1 1 1")
    }
  }

  @Test func `a window that is looked at later does not wipe out a broken rule`() async throws {
    var vault = EveryKindVault.vault
    vault.qualityRules[0].condition = "rate < 0"
    try await withScratchDatabase { [vault] connection, _ in
      try FilledVault(vault: vault).fill(connection)
      try connection.execute(
        "SELECT util.every_kind_measure_quality(\(FilledVault.day(2)), \(FilledVault.day(3)))")
      try connection.expect(Self.state("quality"), gives: "unknown")
      try connection.execute("SELECT util.every_kind_measure_quality()")
      try connection.expect(Self.state("quality"), gives: "critical")
      try connection.execute("SELECT util.every_kind_measure_quality(now(), NULL)")
      try connection.execute("SELECT util.every_kind_measure_quality(NULL, '2020-01-01')")
      try connection.expect(Self.state("quality"), gives: "critical")
    }
  }

  @Test func `no function of a vault whose satellites are all retired lies elsewhere`() {
    var vault = EveryKindVault.vault
    vault.satellites = [HistoryVault.satelliteOfTenants]
    vault.satellites[0].past.isRetired = true
    vault.links = []
    vault.references = []
    vault.pointInTimes = []
    vault.bridges = []
    vault.marts = []
    vault.sources = []
    vault.monitors = []
    vault.qualityRules[0].table = vault.hubs[0].table
    let names = lower(vault).sections.flatMap(\.objects).compactMap { object in
      if case .function(let function) = object { function.name } else { nil }
    }
    let rule = vault.measuringFunction(of: vault.qualityRules[0])
    #expect(rule.schema == "next_util")
    #expect(names.contains(rule))
    for function in HealthFunction.allCases { #expect(names.contains(vault.name(of: function))) }
  }

  @Test func `a vault of nothing that can be measured has all parts`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.expect(
        """
        SELECT string_agg(name, ' ' ORDER BY name)
        FROM jsonb_object_keys(util.depot_comprehensive_health_check() -> 'parts') AS name
        """, gives: "completeness loads performance quality tenant_isolation")
    }
  }

  @Test func `a vault among several is found by its name, the only one without`() async throws {
    var neighbour = EveryKindVault.vault
    neighbour.name = "neighbour"
    neighbour.monitors = []
    neighbour.qualityRules = []
    neighbour.marts = []
    neighbour.hubs = neighbour.hubs.filter { $0.name == "tenant" }
    neighbour.hubs[0].table.schema = "next_door"
    neighbour.hubs[0].isShared = false
    neighbour.links = []
    neighbour.satellites = [HistoryVault.satelliteOfTenants]
    neighbour.references = []
    neighbour.calendars = []
    neighbour.pointInTimes = []
    neighbour.bridges = []
    neighbour.sources = []
    try await withScratchDatabase(from: .everyKind) { [neighbour] connection, _ in
      let name: SQL = "SELECT util.comprehensive_health_check() ->> 'vault'"
      try connection.expect(name, gives: "every_kind")
      try connection.execute(SQL(trusted: schemaSQL(for: neighbour)))
      let error = #expect(throws: PostgresError.self) { try connection.execute(name) }
      #expect(error?.message == "this database holds several vaults")
      // Its own schema of functions is the sign of a vault with a naming policy.
      for vault in ["every_kind", "neighbour"] {
        try connection.expect(
          "SELECT util.comprehensive_health_check(\(literal: vault)) ->> 'vault'", gives: vault)
      }
      try connection.expect(
        "SELECT to_regprocedure('next_util.validate_completeness()')::text",
        gives: "next_util.validate_completeness()")
      try connection.expect(
        "SELECT count(*) FROM util.validate_tenant_isolation('neighbour')", gives: "2")
      try connection.expect(
        "SELECT count(*) > 9 FROM util.validate_tenant_isolation('every_kind')", gives: "t")
      try connection.expect(
        "SELECT count(*) FROM util.validate_completeness('neighbour') WHERE state = 'critical'",
        gives: "0")
      try connection.expect("SELECT count(*) FROM util.monitor_loads('neighbour')", gives: "2")
      let unknown = #expect(throws: PostgresError.self) {
        try connection.execute("SELECT util.monitor_loads('nobody')")
      }
      #expect(unknown?.message == #"this database holds no vault "nobody""#)
    }
  }
}

extension HistoryVault {
  /// A satellite whose functions lie in a schema of their own.
  static let satelliteOfTenants = CompiledVault.Satellite(
    name: "neighbour", table: .init(schema: "next_door", name: "neighbour_s"),
    parent: .hub("tenant"), parentHashKey: "tenant_hk",
    attributes: [.init(ordinal: 1, name: "title", hashName: "title", type: .text)],
    hashDiffFunction: .init(schema: "next_util", name: "neighbour_hash_diff"))
}
