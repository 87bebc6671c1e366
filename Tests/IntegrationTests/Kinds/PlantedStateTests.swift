import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// States that earlier releases left behind, planted by hand: verifying finds each of them.
@Suite struct PlantedStateTests {
  private struct Plant {
    /// What had happened.
    var what: String
    var table: QualifiedName
    var change: SQL
    /// Rules and tables that must be found.
    var found: Set<String>
  }

  private static func table(_ name: String) -> QualifiedName {
    QualifiedName(schema: "business", name: name)
  }

  private static let states = table("order_state_s")
  private static let status = table("order_status_s")
  private static let partners = table("placed_effectivity_s")
  private static let terms = table("placed_term_s")

  private static func order(_ number: String) -> SQL {
    "order_hk = (SELECT order_hk FROM business.order_h WHERE order_number = \(literal: number))"
  }

  private static func link(_ number: String) -> SQL {
    "placed_hk IN (SELECT placed_hk FROM business.placed_l WHERE \(order(number)))"
  }

  private static func day(_ number: Int) -> SQL {
    "\(literal: "2026-01-0\(number) 00:00:00+00")::timestamptz"
  }

  private static let plants = [
    Plant(
      what: "a source that went back to an earlier state was not followed", table: states,
      change: """
        DELETE FROM \(states) WHERE \(order("O1")) AND load_date = \(day(4));
        UPDATE \(states) SET load_end_date = NULL WHERE \(order("O1")) AND load_date = \(day(2))
        """, found: ["counts business.order_state_s"]),
    Plant(
      what: "a replay made a version, and the older state became current", table: states,
      change: """
        INSERT INTO \(states) SELECT (jsonb_populate_record(former, jsonb_build_object(
          'load_date', \(day(6)), 'load_end_date', NULL))).*
        FROM \(states) AS former WHERE \(order("O1")) AND load_date = \(day(2));
        UPDATE \(states) SET load_end_date = \(day(6)) WHERE \(order("O1")) AND load_date = \(day(4))
        """, found: ["counts business.order_state_s"]),
    Plant(
      what: "satellite and status disagree", table: states,
      change: "UPDATE \(states) SET load_end_date = NULL WHERE \(order("O2"))",
      found: ["presence business.order_state_s"]),
    Plant(
      what: "an absence was confirmed for another day", table: status,
      change: """
        UPDATE \(status) SET load_date = \(day(2)) WHERE \(order("O2")) AND NOT is_present
        """, found: ["presence business.order_state_s"]),
    Plant(
      what: "a key that came back stayed closed", table: states,
      change: "DELETE FROM \(states) WHERE \(order("O3")) AND load_date = \(day(5))",
      found: ["counts business.order_state_s"]),
    Plant(
      what: "a partner that is NULL left no trace", table: partners,
      change: """
        DELETE FROM \(partners) WHERE \(link("O1")) AND load_date = \(day(3));
        UPDATE \(partners) SET load_end_date = \(day(5)) WHERE \(link("O1")) AND load_date = \(day(1))
        """,
      found: ["presence business.placed_effectivity_s", "counts business.placed_effectivity_s"]),
    Plant(
      what: "a relation that vanished kept its partner", table: partners,
      change: "UPDATE \(partners) SET load_end_date = NULL WHERE \(link("O9"))",
      found: ["presence business.placed_effectivity_s"]),
    Plant(
      what: "a relation that vanished kept its satellite", table: terms,
      change: "UPDATE \(terms) SET load_end_date = NULL WHERE \(link("O9"))",
      found: ["presence business.placed_term_s"]),
  ]

  @Test func `verify finds every wrong state that a load once left`() async throws {
    try await DatedRig.with { dated in
      try await Self.load(dated)
      let clean = try await dated.rig.verify()
      try #require(clean.exitCode == 0, "\(clean.output)")
      for plant in Self.plants {
        _ = try await dated.rig.rows("CREATE TABLE kept AS TABLE \(plant.table)")
        for statement in try SQLScript(plant.change.text).statements {
          _ = try await dated.rig.rows(statement.sql)
        }
        let outcome = try await dated.rig.verify(["--format", "json"])
        #expect(outcome.exitCode == 2, "\(plant.what)")
        let names = try Findings(json: outcome.output).names
        #expect(names.isSuperset(of: plant.found), "\(plant.what): \(names)")
        _ = try await dated.rig.rows("DELETE FROM \(plant.table)")
        _ = try await dated.rig.rows("INSERT INTO \(plant.table) TABLE kept")
        _ = try await dated.rig.rows("DROP TABLE kept")
      }
    }
  }

  @Test func `verify finds bytes that no delivery had, beside the deliveries`() async throws {
    try await DatedRig.with { dated in
      try await Self.load(dated)
      let deliveries = ["--delivery", dated.folder.string]
      let clean = try await dated.rig.verify(deliveries)
      try #require(clean.exitCode == 0, "\(clean.output)")
      let terms = Self.terms
      _ = try await dated.rig.rows("CREATE TABLE kept AS TABLE \(terms)")
      _ = try await dated.rig.rows(
        "UPDATE \(terms) SET due = 'cut' WHERE \(Self.link("O1")) AND load_end_date IS NULL")
      _ = try await dated.rig.rows(
        "UPDATE \(terms) AS own SET hash_diff = util.placed_term_hash_diff(own) WHERE due = 'cut'")
      #expect(try await dated.rig.verify().exitCode == 0, "the vault alone cannot tell")
      let found = try await dated.rig.verify(deliveries)
      #expect(found.exitCode == 2)
      #expect(found.output.contains("business.placed_term_s.due"), "\(found.output)")
      _ = try await dated.rig.rows("DELETE FROM \(terms)")
      _ = try await dated.rig.rows("INSERT INTO \(terms) TABLE kept")
      _ = try await dated.rig.rows("DROP TABLE kept")
    }
  }

  private static func load(_ dated: DatedRig) async throws {
    try await dated.change([
      "1,I,O1,1,A", "2,U,O1,2,B", "4,U,O1,3,A", "1,I,O2,1,A", "3,D,O2,2,", "1,I,O3,1,A",
      "2,D,O3,2,", "5,I,O3,3,A",
    ])
    try await dated.extract(on: 1, ["C1,soon,O1", "C9,soon,O9"])
    try await dated.extract(on: 3, [",soon,O1", "C9,soon,O9"])
    try await dated.extract(on: 5, ["C1,soon,O1"])
  }
}
