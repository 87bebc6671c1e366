import PostgresSchema
import TestSupport
import Testing

/// The kinds of objects where only some records feed them, or each element of an array.
@Suite struct FeedKindTests {
  private static let customer: SQL = "JOIN business.customer_h AS hub USING (customer_hk)"

  @Test(arguments: KindsVault.Convention.allCases)
  func `a key is absent from an extract whose records of its kind lack it`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      let first = try await kinds.load(
        "visits", on: 1, ["customer,K,A,", "other,,,", "customer,L,A,"])
      #expect(first.records.read == 3)
      #expect((first.records.new, first.records.unchanged) == (2, 1))
      let profile = first.targets.first { $0.table == "business.profile_s" }
      #expect((profile?.counts.read, profile?.counts.new) == (2, 2))
      try await kinds.load("visits", on: 3, ["customer,L,A,", "other,K,B,"])
      #expect(
        try await kinds.text(
          """
          SELECT string_agg(customer_number || CASE WHEN is_present THEN '+' ELSE '-' END
            || \(KindsRig.day("version.load_date")), ' '
            ORDER BY customer_number, version.load_date)
          FROM business.customer_status_s AS version \(Self.customer)
          """) == "K+1 K-3 L+1")
      let cities = try await kinds.versions(
        "profile", "customer_number || city", joining: Self.customer)
      #expect(cities == "KA[1,3) LA[1,∞)")
    }
  }

  @Test func `a second payload of a key conflicts among the records of its kind alone`()
    async throws
  {
    try await KindsRig.with { kinds in
      let report = try await kinds.load(
        "visits", on: 1, ["customer,K,A,", "other,K,B,", "customer,K,A,", "customer,K,B,"])
      #expect(report.quarantine == ["conflicting_versions": 1])
      #expect((report.records.new, report.records.unchanged) == (1, 1))
      #expect((report.records.duplicate, report.records.quarantined) == (1, 1))
    }
  }

  @Test func `a partner that a record of the kind lacks is the unknown key`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("visits", on: 1, ["customer,K,A,X", "other,Z,A,Y"])
      try await kinds.load("visits", on: 2, ["customer,K,A,"])
      let agents: SQL = """
        JOIN business.agency_l AS own USING (agency_hk)
        JOIN business.customer_h AS agent ON agent.customer_hk = own.agent_hk
        """
      let partners = try await kinds.versions(
        "agency_effectivity", "coalesce(agent.customer_number, '-')", joining: agents)
      #expect(partners == "X[1,2) -[2,∞)")
      let known = try await kinds.text(
        """
        SELECT string_agg(customer_number, '' ORDER BY customer_number) FROM business.customer_h
        """)
      #expect(known == "KX")
    }
  }

  @Test(arguments: [KindsVault.Convention.null, .farDate])
  func `an array gives the whole set of its members, an empty one none`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      let first = try await kinds.load("phone_lists", on: 1, ["K,\"{a,b}\"", "L,{c}"])
      #expect((first.records.read, first.records.new) == (2, 2))
      let again = try await kinds.load("phone_lists", on: 2, ["K,\"{b,a,b}\""])
      #expect(again.records.unchanged == 1)
      let phones = try #require(again.targets.first { $0.table == "business.phone_s" })
      #expect((phones.counts.unchanged, phones.counts.duplicate) == (2, 1))
      try await kinds.load("phone_lists", on: 3, ["K,{b}"])
      let emptied = try await kinds.load("phone_lists", on: 4, ["K,{}", "M,"])
      #expect((emptied.records.changed, emptied.records.new) == (1, 1))
      let same = try await kinds.load("phone_lists", on: 5, ["K,"])
      #expect(same.records.unchanged == 1)
      try await kinds.load("phone_lists", on: 6, ["K,{b}"])
      let sets = try await kinds.versions("phone", "usage")
      #expect(sets == "a[1,3) b[1,3) c[1,∞) b[3,4) b[6,∞)")
    }
  }

  @Test func `an element that tells an event otherwise refuses its record whole`() async throws {
    for size in ["1", "1000"] {
      try await KindsRig.with { kinds in
        let report = try await kinds.load(
          "bills", on: 1, ["K,5,\"{1,2}\"", "K,7,\"{3,2}\"", "K,7,\"{3,4}\"", "K,9,\"{8,8}\""],
          ["--batch-records", size])
        #expect(report.quarantine == ["conflicting_event": 1])
        #expect((report.records.new, report.records.quarantined) == (3, 1))
        let stored = try await kinds.text(
          """
          SELECT string_agg(number || ':' || amount, ' ' ORDER BY number)
          FROM business.payment_l
          """)
        #expect(stored == "1:5.00 2:5.00 3:7.00 4:7.00 8:9.00")
        let refused = try await kinds.text(
          "SELECT string_agg(convert_from(content, 'UTF8'), ';') FROM metadata.quarantine")
        #expect(refused == "s,K,7,\"{3,2}\"")
      }
    }
  }

  @Test func `an element may be unknown, and its hub row comes with the link`() async throws {
    try await KindsRig.with { kinds in
      let report = try await kinds.load("teams", on: 1, ["K,\"{X,NULL,X}\"", "L,{}"])
      #expect((report.records.read, report.records.new) == (2, 2))
      let links = try #require(report.targets.first { $0.table == "business.agency_l" })
      #expect((links.counts.read, links.counts.new, links.counts.unchanged) == (3, 2, 1))
      let pairs = try await kinds.text(
        """
        SELECT string_agg(one.customer_number || coalesce(agent.customer_number, '-'), ' '
          ORDER BY agent.customer_number)
        FROM business.agency_l AS link
        JOIN business.customer_h AS one USING (customer_hk)
        JOIN business.customer_h AS agent ON agent.customer_hk = link.agent_hk
        """)
      #expect(pairs == "KX K-")
    }
  }
}
