import PostgresSchema
import TestSupport
import Testing

/// What a delivery is (semantics, section 4): a repeat, the rest of an unfinished load, or news.
@Suite struct RepeatTests {
  private static let prices: SQL = """
    SELECT string_agg(price::text, ' ' ORDER BY load_date) FROM business.price_s
    WHERE load_date > '2000-01-01'
    """

  @Test func `a source that goes back to an earlier state is followed`() async throws {
    try await KindsRig.with { kinds in
      let one = try kinds.delivery(of: "prices", on: 1, ["P,1"])
      let two = try kinds.delivery(of: "prices", on: 2, ["P,2"])
      try await kinds.rig.load("prices", [one])
      #expect(try await kinds.rig.load("prices", [one]).status == "already_loaded")
      try await kinds.rig.load("prices", [two])
      let back = try await kinds.rig.load("prices", [one])
      #expect(back.records.changed == 1)
      #expect(try await kinds.text(Self.prices) == "1.00 2.00 1.00")
      let seen = try await kinds.rig.number(
        "SELECT count(*) FROM metadata.load WHERE seen_again_at IS NOT NULL")
      #expect(seen == 1)
      // The same bytes under a date of their own are a repeat of that date alone.
      try await kinds.rig.load("prices", [one], KindsRig.date(1))
      #expect(
        try await kinds.rig.load("prices", [one], KindsRig.date(1)).status == "already_loaded")
      #expect(try await kinds.rig.load("prices", [one], KindsRig.date(2)).status == "loaded")
    }
  }

  @Test func `a refused empty extract is not resumed by a later one`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A"])
      let empty = try kinds.delivery(of: "customers", on: 2, [])
      let refused = try await kinds.rig.run("customers", [empty], KindsRig.date(2))
      #expect(refused.exitCode == 65)
      try await kinds.load("customers", on: 5, ["K,B"])
      let report = try await kinds.rig.load(
        "customers", [empty], KindsRig.date(9) + ["--confirm-empty"])
      #expect(!report.resumed)
      let cities = try await kinds.versions(
        "profile", "city", joining: "JOIN business.customer_h AS hub USING (customer_hk)")
      #expect(cities == "A[1,5) B[5,9)")
    }
  }

  @Test func `a stopped load is resumed only where no other load came after it`() async throws {
    try await KindsRig.with { kinds in
      let records = ["K,A", ",A", ",A", "L,A"]
      let one = try kinds.delivery(of: "stays", on: 1, records)
      let options = ["--max-rejects", "1", "--batch-records", "2"]
      let stopped = try await kinds.rig.run("stays", [one], options)
      #expect(stopped.exitCode == 3)
      let resumed = try await kinds.rig.load("stays", [one], ["--max-rejects", "9"])
      #expect(resumed.resumed && resumed.status == "loaded")
      let two = try kinds.delivery(of: "stays", on: 2, records.map { $0 + "2" })
      #expect(try await kinds.rig.run("stays", [two], options).exitCode == 3)
      try await kinds.load("stays", on: 3, ["M,A"])
      let own = try await kinds.rig.load("stays", [two], ["--max-rejects", "9"])
      #expect(!own.resumed, "another load came between")
    }
  }

  @Test func `three extracts of one date leave satellite and status alike`() async throws {
    try await KindsRig.with { kinds in
      for records in [["K,A", "L,A"], ["L,A"], ["K,A", "L,A"]] {
        try await kinds.load("customers", on: 1, records, ["--again"])
      }
      let key: SQL = "JOIN business.customer_h AS hub USING (customer_hk)"
      let states = try await kinds.text(
        """
        SELECT string_agg(CASE WHEN is_present THEN '+' ELSE '-' END, '' ORDER BY status.load_date)
        FROM business.customer_status_s AS status \(key) WHERE customer_number = 'K'
        """)
      #expect(states == "+-+")
      let open = try await kinds.text(
        """
        SELECT string_agg(city, '' ORDER BY profile.load_date) FROM business.profile_current AS profile
        \(key) WHERE customer_number = 'K'
        """)
      #expect(open == "A")
      let verified = try await kinds.verify()
      #expect(verified.exitCode == 0, "\(verified.output)")
    }
  }

  @Test(arguments: [1, 100])
  func `changes of one date that are delivered again change nothing`(batch: Int) async throws {
    try await KindsRig.with { kinds in
      let options = ["--batch-records", "\(batch)", "--again"]
      try await kinds.load("stays", on: 1, ["K,A", "K,B"], options)
      let corrected = try await kinds.load("stays", on: 1, ["K,A", "K,B", "L,C"], options)
      #expect(corrected.records.duplicate == 2 && corrected.records.new == 1)
      let again = try await kinds.load("stays", on: 1, ["K,A", "K,B"], options)
      #expect(again.records.duplicate == 2)
      try await kinds.load("agencies", on: 1, ["K,M", "K,N"], options)
      let partners = try await kinds.load("agencies", on: 1, ["K,M", "K,N"], options)
      #expect(partners.records.changed + partners.records.new == 0, "\(partners.records)")
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.stay_s WHERE load_date > '2000-01-01'") == 3)
    }
  }

  @Test(arguments: [
    ("countries", ["au,A", "nz,N", "AU,B", "fj,F", "au,A", "nz,M"]),
    ("tariffs", ["1,a,5", "1,b,5", "1,a,6", "2,a,1", "1,a,5", "1,b,4"]),
    ("stays", ["K,A", "L,A", "K,B", "M,A", "K,A", "L,B"]),
    ("agencies", ["K,M", "L,M", "K,N", "M,M", "K,M", "L,N"]),
  ])
  func `the bytes of a load change nothing under its date, however many versions a key has in them`(
    source: String, records: [String]
  ) async throws {
    try await KindsRig.with { kinds in
      let options = ["--again", "--batch-records", "2"]
      try await kinds.load(source, on: 1, records, options)
      let rows = try await VaultRows.read(kinds.rig)
      let again = try await kinds.load(source, on: 1, records, options)
      #expect(again.records.duplicate + again.records.unchanged == 6, "\(again.records)")
      #expect(try await VaultRows.read(kinds.rig).differences(from: rows) == [])
    }
  }

  @Test func `a repeat says which of its records are still quarantined`() async throws {
    try await KindsRig.with { kinds in
      let file = try kinds.delivery(of: "stays", on: 1, ["K,A", ",A"])
      try await kinds.rig.load("stays", [file], ["--max-rejects", "9"])
      let repeated = try await kinds.rig.run("stays", [file], ["--max-rejects", "9"])
      #expect(repeated.exitCode == 0)
      #expect(repeated.output.contains("1 of its records are still quarantined"))
      #expect(repeated.output.contains("vaultload quarantine replay --vault"))
    }
  }

  @Test func `an extract that lacks most keys waits for a confirmation`() async throws {
    try await KindsRig.with { kinds in
      let keys = (1...20).map { "K\($0),A" }
      try await kinds.load("customers", on: 1, keys)
      let file = try kinds.delivery(of: "customers", on: 2, Array(keys.prefix(9)))
      let held = try await kinds.rig.run("customers", [file], KindsRig.date(2))
      #expect(held.exitCode == 3)
      #expect(held.errorOutput.contains("--confirm-absences"), "\(held.errorOutput)")
      let gone: SQL = "SELECT count(*) FROM business.customer_status_s WHERE NOT is_present"
      #expect(try await kinds.rig.number(gone) == 0)
      #expect(try await kinds.rig.run("customers", [file], KindsRig.date(2)).exitCode == 3)
      try await kinds.rig.load("customers", [file], KindsRig.date(2) + ["--confirm-absences"])
      #expect(try await kinds.rig.number(gone) == 11)
    }
  }

  @Test func `a quarantined record whose key can be read is not absent`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("customers", on: 1, ["K,A", "L,A", "M,A"])
      // The second payload of K conflicts with the first; L is absent all the same.
      let report = try await kinds.load(
        "customers", on: 2, ["K,A", "K,B", "M,A"], ["--max-rejects", "9"])
      #expect(report.absences?.keys == ["business.customer_status_s": 1])
    }
  }

  @Test func `a load date in the future is confirmed or refused`() async throws {
    try await KindsRig.with { kinds in
      let file = try kinds.delivery(of: "stays", on: 1, ["K,A"])
      let date = ["--load-date", "2999-01-01T00:00:00Z"]
      let refused = try await kinds.rig.run("stays", [file], date)
      #expect(refused.exitCode != 0)
      #expect(refused.errorOutput.contains("--confirm-future"), "\(refused.errorOutput)")
      try await kinds.rig.load("stays", [file], date + ["--confirm-future"])
      // The clock's dates do not follow it.
      let today = try await kinds.rig.load(
        "prices",
        [
          try kinds.delivery(of: "prices", on: 1, ["P,1"])
        ])
      #expect(today.loadDate?.hasPrefix("2999") == false)
    }
  }
}
