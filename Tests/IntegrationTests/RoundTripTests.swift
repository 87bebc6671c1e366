import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Deliveries are rebuilt from the vault and held against their files.
@Suite struct RoundTripTests {
  struct Trip: Decodable {
    struct Delivery: Decodable {
      struct Records: Decodable {
        var read: Int64
        var compared: Int64
        var quarantined: Int64
        var duplicate: Int64
      }

      struct Difference: Decodable {
        var input: String?
        var record: Int64?
        var table: String
        var column: String?
        var stored: String?
        var delivered: String?
        var fault: String?
      }

      struct Exclusion: Decodable {
        var column: String
        var reason: String
      }

      var loadId: Int64
      var source: String
      var records: Records
      var excluded: [Exclusion]
      var differences: Int64
      var examples: [Difference]
    }

    struct Omission: Decodable {
      var subject: String
      var reason: String
      var isFault: Bool
    }

    var deliveries: [Delivery]
    var omitted: [Omission]

    init(json: String) throws {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      self = try decoder.decode(Trip.self, from: Data(json.utf8))
    }

    /// `table.column` or `table` of all differences.
    var places: Set<String> {
      Set(deliveries.flatMap(\.examples).map { "\($0.table)\($0.column.map { ".\($0)" } ?? "")" })
    }
  }

  @Test func `three days come back whole, and what was changed, deleted or unlinked is found`()
    async throws
  {
    try await TemporaryFolder.with(named: "days") { folder in
      try await VaultRig.withAiml { rig in
        var days: [String] = []
        for day in 1...3 {
          let files = folder.appending("day\(day)")
          let delivery = try await Deliveries.make(
            ["--day", "\(day)", "--dups", "0.02", "--bad", "0.01"], in: files)
          for source in Deliveries.aimlSources {
            try await rig.load(source, [delivery.file(source)])
          }
          days.append(files.string)
        }
        let clean = try await rig.compare(days)
        #expect(clean.exitCode == 0, "\(clean.output)\(clean.errorOutput)")
        let trip = try Trip(json: clean.output)
        #expect(trip.deliveries.count == 3 * Deliveries.aimlSources.count)
        #expect(trip.deliveries.allSatisfy { $0.records.compared > 0 })
        #expect(trip.deliveries.contains { $0.records.quarantined > 0 && $0.records.duplicate > 0 })

        for fault in Self.faults {
          _ = try await rig.rows("CREATE TABLE kept AS TABLE \(fault.table)")
          _ = try await rig.rows(fault.change)
          let found = try await rig.compare([days[0]])
          #expect(found.exitCode == 2, "\(fault.change.text)")
          let trip = try Trip(json: found.output)
          #expect(trip.places == fault.found, "\(fault.change.text)")
          #expect(trip.deliveries.flatMap(\.examples).allSatisfy { $0.record ?? 0 > 0 })
          _ = try await rig.rows("DELETE FROM \(fault.table)")
          _ = try await rig.rows("INSERT INTO \(fault.table) OVERRIDING SYSTEM VALUE TABLE kept")
          _ = try await rig.rows("DROP TABLE kept")
        }
      }
    }
  }

  private static let users = QualifiedName(schema: "auth", name: "user_profile_s")
  private static let tokens = QualifiedName(schema: "auth", name: "user_token_l")

  private static let faults: [(table: QualifiedName, change: SQL, found: Set<String>)] = [
    (
      users, "UPDATE \(users) SET user_email = 'x@example.org' WHERE \(first)",
      ["auth.user_profile_s.user_email"]
    ),
    (users, "DELETE FROM \(users) WHERE \(first)", ["auth.user_profile_s"]),
    (
      tokens,
      "DELETE FROM \(tokens) WHERE load_date = (SELECT min(load_date) FROM \(tokens))",
      ["auth.user_token_l"]
    ),
  ]

  /// A version of the first day that no other followed.
  private static let first: SQL = """
    user_hk = (
      SELECT user_hk FROM \(users) WHERE record_source <> 'SYSTEM'
      GROUP BY user_hk HAVING count(*) = 1 ORDER BY min(load_date), user_hk LIMIT 1)
    """

  @Test(arguments: KindsVault.Convention.allCases)
  func `deliveries for tables of every kind come back whole`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      try await Self.fill(kinds)
      let clean = try await kinds.rig.compare([kinds.folder.string])
      #expect(clean.exitCode == 0, "\(clean.output)\(clean.errorOutput)")
      let trip = try Trip(json: clean.output)
      #expect(trip.deliveries.count == 15)
      #expect(trip.omitted.map(\.isFault) == [false])
      for fault in Self.kindFaults {
        _ = try await kinds.rig.rows("CREATE TABLE kept AS TABLE \(fault.table)")
        let changed = try await kinds.rig.rows("\(fault.change) RETURNING 1")
        #expect(!changed.isEmpty, "\(fault.change.text)")
        let found = try await kinds.rig.compare([kinds.folder.string])
        #expect(found.exitCode == 2, "\(fault.change.text)")
        #expect(try Trip(json: found.output).places.contains(fault.found), "\(fault.change.text)")
        _ = try await kinds.rig.rows("DELETE FROM \(fault.table)")
        _ = try await kinds.rig.rows(
          "INSERT INTO \(fault.table) OVERRIDING SYSTEM VALUE TABLE kept")
        _ = try await kinds.rig.rows("DROP TABLE kept")
      }
    }
  }

  /// Changes that flip within a delivery, late ones, partners that come and go, absent keys, events
  /// that contradict each other, refused and repeated records.
  private static func fill(_ kinds: KindsRig) async throws {
    try await kinds.load("customers", on: 2, ["K,A", "L,B", "K,A"])
    try await kinds.load("customers", on: 4, ["K,C"])
    try await kinds.load("customers", on: 6, ["K,C", "L,B"])
    try await kinds.load("customers", on: 3, ["K,Z", "L,B", "M,"])
    try await kinds.load("order_lines", on: 2, ["K,P,1,", "K,P,1,a", "K,P,x,a"])
    try await kinds.load("prices", on: 2, ["P,1", "Q,2", "P,3"])
    try await kinds.load("prices", on: 3, ["P,1.50", "Q,2.00"])
    try await kinds.load("phones", on: 2, ["K,home,1", "L,home,3", "K,work,2"])
    try await kinds.load("phones", on: 3, ["K,home,9"])
    try await kinds.load("payments", on: 2, ["K,1,10,x", "K,1,10.0,x", "K,1,11,x", "L,2,5,"])
    try await kinds.load(
      "agencies", on: 2, ["K,X", "L,X", "L,Y", "L,X", "M,Y", "M,"])
    try await kinds.load("agencies", on: 3, ["K,", "L,Z"])
    try await kinds.load("countries", on: 2, ["au,A", "at,B", "au,C"])
    try await kinds.load("countries", on: 3, ["au,D"])
    try await kinds.load("tariffs", on: 2, ["1,a,5", "1,a,6", "1,a,5"])
  }

  private static func business(_ name: String) -> QualifiedName {
    QualifiedName(schema: "business", name: name)
  }

  private static let kindFaults: [(table: QualifiedName, change: SQL, found: String)] = [
    (
      business("profile_s"), "UPDATE business.profile_s SET city = 'x' WHERE city = 'Z'",
      "business.profile_s.city"
    ),
    (
      business("order_line_l"), "UPDATE business.order_line_l SET leg = 'b' WHERE leg = 'a'",
      "business.order_line_l.leg"
    ),
    (
      business("phone_s"), "DELETE FROM business.phone_s WHERE usage = 'work'", "business.phone_s"
    ),
    (
      business("phone_s"), "UPDATE business.phone_s SET number = '0' WHERE number = '9'",
      "business.phone_s.number"
    ),
    (
      business("payment_l"), "UPDATE business.payment_l SET amount = 0 WHERE number = 1",
      "business.payment_l.amount"
    ),
    (
      business("payment_note_s"), "DELETE FROM business.payment_note_s WHERE note = 'x'",
      "business.payment_note_s"
    ),
    (
      business("customer_h"),
      "UPDATE business.customer_h SET customer_number = 'k' WHERE customer_number = 'K'",
      "business.customer_h.customer_number"
    ),
    (
      business("customer_status_s"), "DELETE FROM business.customer_status_s WHERE NOT is_present",
      "business.customer_status_s"
    ),
    (
      business("customer_tracking_s"),
      "DELETE FROM business.customer_tracking_s WHERE load_date = '2026-01-04 00:00+00'",
      "business.customer_tracking_s"
    ),
    (
      business("agency_effectivity_s"),
      "DELETE FROM business.agency_effectivity_s WHERE load_date = '2026-01-03 00:00+00'",
      "business.agency_effectivity_s"
    ),
    (
      QualifiedName(schema: "ref", name: "country_r"),
      "UPDATE ref.country_r SET title = 'x' WHERE code = 'AU'", "ref.country_r.title"
    ),
    (
      QualifiedName(schema: "ref", name: "tariff_s"), "DELETE FROM ref.tariff_s WHERE price = 6",
      "ref.tariff_s.price"
    ),
    (
      QualifiedName(schema: "metadata", name: "quarantine"),
      "DELETE FROM metadata.quarantine WHERE reason = 'invalid_number'", "metadata.quarantine"
    ),
  ]

  @Test func `a file that the vault never took is a fault where it is named`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("prices", on: 2, ["P,1"])
      let other = try kinds.write("other", "shop,product,price\ns,P,2\n")
      let outcome = try await kinds.rig.compare([other])
      #expect(outcome.exitCode == 2)
      let omitted = try Trip(json: outcome.output).omitted
      #expect(omitted.map(\.reason) == ["the vault took no such delivery"])
      let text = try await kinds.rig.verify(["--delivery", kinds.folder.string])
      #expect(text.exitCode == 0)
      #expect(text.output.hasPrefix("kinds: 1 records of 1 deliveries rebuilt, no difference\n"))
    }
  }

  @Test func `columns that are not the vault's are named once`() async throws {
    try await KindsRig.with { kinds in
      let file = try kinds.write("prices", "shop,product,price,colour\ns,P,1,red\ns,Q,2,\n")
      try await kinds.rig.load("prices", [file], ["--ignore-unknown-columns"])
      let outcome = try await kinds.rig.compare([file])
      #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)")
      let trip = try Trip(json: outcome.output)
      #expect(trip.deliveries.first?.excluded.map(\.column) == ["colour"])
      #expect(trip.deliveries.first?.records.compared == 2)
    }
  }

  @Test func `sensitive values are shown only where that is asked for`() async throws {
    try await VaultRig.withAiml { rig in
      for source in ["tenants", "users"] {
        try await rig.load(source, [Repository.example("day1", source)])
      }
      _ = try await rig.rows("UPDATE auth.user_profile_s SET user_email = 'x@example.org'")
      let file = Repository.example("day1", "users")
      let hidden = try await rig.verify(["--delivery", file])
      #expect(hidden.exitCode == 2)
      #expect(hidden.output.contains("differs; --show-sensitive shows the values"))
      #expect(!hidden.output.contains("x@example.org"))
      let shown = try await rig.verify(["--delivery", file, "--show-sensitive"])
      #expect(shown.output.contains("holds \"x@example.org\", was delivered as \""))
      let markdown = try await rig.verify(["--delivery", file, "--format", "markdown"])
      #expect(markdown.output.hasPrefix("# Deliveries against aiml\n"))
    }
  }
}

extension VaultRig {
  fileprivate func compare(_ paths: [String]) async throws -> Program.Outcome {
    try await verify(["--format", "json", "--delivery"] + paths)
  }
}
