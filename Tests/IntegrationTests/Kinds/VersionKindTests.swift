import PostgresSchema
import TestSupport
import Testing

/// The examples of the semantics page about versions, sets and partners, in every convention.
@Suite struct VersionKindTests {
  private static let agent: SQL = """
    JOIN business.agency_l AS own USING (agency_hk)
    JOIN business.customer_h AS agent ON agent.customer_hk = own.agent_hk
    """

  @Test(arguments: KindsVault.Convention.allCases)
  func `late versions take their place, in every convention`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      try await kinds.load("prices", on: 1, ["P,1"])
      try await kinds.load("prices", on: 3, ["P,3"])
      #expect(try await kinds.versions("price", "price") == "1.00[1,3) 3.00[3,∞)")
      let late = try await kinds.load("prices", on: 2, ["P,2"])
      #expect(late.records.late == 1, "\(late.records)")
      #expect(try await kinds.versions("price", "price") == "1.00[1,2) 2.00[2,3) 3.00[3,∞)")
      let same = try await kinds.load("prices", on: 4, ["P,3.0"])
      #expect(same.records.unchanged == 1, "\(same.records)")
      try await kinds.load("prices", on: 5, ["P,1"])
      #expect(
        try await kinds.versions("price", "price")
          == "1.00[1,2) 2.00[2,3) 3.00[3,5) 1.00[5,∞)")
    }
  }

  @Test(arguments: KindsVault.Convention.allCases)
  func `M2 and M3: a set is compared as a whole`(convention: KindsVault.Convention) async throws {
    try await KindsRig.with(convention) { kinds in
      let members: SQL = "usage || number"
      try await kinds.load("phones", on: 1, ["K,h,1", "K,w,2"])
      #expect(try await kinds.versions("phone", members) == "h1[1,∞) w2[1,∞)")
      let reordered = try await kinds.load("phones", on: 2, ["K,w,2", "K,h,1", "K,w,2"])
      #expect(reordered.records.new + reordered.records.changed == 0, "\(reordered.records)")
      #expect(try await kinds.versions("phone", members) == "h1[1,∞) w2[1,∞)")
      let changed = try await kinds.load("phones", on: 3, ["K,h,9", "K,w,2"])
      #expect(changed.records.changed == 2, "\(changed.records)")
      #expect(try await kinds.versions("phone", members) == "h1[1,3) w2[1,3) h9[3,∞) w2[3,∞)")
      try await kinds.load("phones", on: 5, ["K,h,9"])
      #expect(
        try await kinds.versions("phone", members)
          == "h1[1,3) w2[1,3) h9[3,5) w2[3,5) h9[5,∞)")
      try await kinds.load("phones", on: 2, ["K,x,7"], ["--again"])
      #expect(
        try await kinds.versions("phone", members)
          == "h1[1,2) w2[1,2) x7[2,3) h9[3,5) w2[3,5) h9[5,∞)")
    }
  }

  @Test(arguments: [1, 2, 3, 100])
  func `a set is whole wherever batches end`(batch: Int) async throws {
    try await KindsRig.with { kinds in
      let records = (0..<40).flatMap { usage in (0..<5).map { "K\($0),u\(usage),\(usage)" } }
      let report = try await kinds.load(
        "phones", on: 1, records, ["--batch-records", "\(batch)"])
      #expect(report.records.new == 200, "\(report.records)")
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.phone_s WHERE load_date = '2026-01-01 00:00+00'") == 200)
    }
  }

  @Test func `a set with a member that has no key, or two payloads, is refused as a whole`()
    async throws
  {
    try await KindsRig.with { kinds in
      let report = try await kinds.load(
        "phones", on: 1, ["A,h,1", "B,h,1", "A,,2", "C,h,1", "B,h,2", "C,w,2", "B,w,3"])
      #expect(report.quarantine == ["missing_member_key": 2, "conflicting_members": 3])
      #expect(report.records.new == 2, "\(report.records)")
      #expect(try await kinds.versions("phone", "usage || number") == "h1[1,∞) w2[1,∞)")
      // A record goes in whole or not at all.
      #expect(
        try await kinds.text(
          "SELECT string_agg(customer_number, ' ') FROM business.customer_h") == "C")
      let contents = try await kinds.rig.rows(
        "SELECT convert_from(content, 'UTF8') FROM metadata.quarantine ORDER BY record")
      #expect(contents == [["s,A,h,1"], ["s,B,h,1"], ["s,A,,2"], ["s,B,h,2"], ["s,B,w,3"]])
    }
  }

  @Test(arguments: KindsVault.Convention.allCases)
  func `E1 and late partners: the one in force is open, all others are closed`(
    convention: KindsVault.Convention
  ) async throws {
    try await KindsRig.with(convention) { kinds in
      let partners = {
        try await kinds.versions(
          "agency_effectivity", "agent.customer_number", joining: Self.agent)
      }
      try await kinds.load("agencies", on: 1, ["O1,C1"])
      try await kinds.load("agencies", on: 2, ["O1,C1", "O2,C1"])
      try await kinds.load("agencies", on: 4, ["O1,C2"])
      #expect(try await partners() == "C1[1,4) C1[2,∞) C2[4,∞)")
      let late = try await kinds.load("agencies", on: 3, ["O1,C3"])
      #expect(late.records.new == 1, "the pair itself is new: \(late.records)")
      #expect(try await partners() == "C1[1,3) C1[2,∞) C3[3,4) C2[4,∞)")
      try await kinds.load("agencies", on: 5, ["O1,C1"])
      #expect(try await partners() == "C1[1,3) C1[2,∞) C3[3,4) C2[4,5) C1[5,∞)")
    }
  }

  @Test func `E8: a partner that is gone closes without opening, and comes back`() async throws {
    try await KindsRig.with { kinds in
      try await kinds.load("agencies", on: 1, ["O1,C1"])
      let gone = try await kinds.load("agencies", on: 2, ["O1,"])
      #expect(
        gone.targets.first { $0.table == "business.agency_effectivity_s" }?.counts.changed == 1)
      let partners = {
        try await kinds.versions(
          "agency_effectivity", "agent.customer_number", joining: Self.agent)
      }
      #expect(try await partners() == "C1[1,2)")
      try await kinds.load("agencies", on: 3, ["O1,"], ["--again"])
      try await kinds.load("agencies", on: 4, ["O1,C1"])
      #expect(try await partners() == "C1[1,2) C1[4,∞)")
      // L1: the pair without a partner is a row of the link.
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM business.agency_l WHERE agent_hk = util.zero_key()") == 1)
    }
  }

  @Test(arguments: KindsVault.Convention.allCases)
  func `several partners in one load are kept in order, wherever batches end`(
    convention: KindsVault.Convention
  ) async throws {
    for batch in [1, 2, 100] {
      try await KindsRig.with(convention) { kinds in
        try await kinds.load(
          "agencies", on: 1, ["O1,C1", "O1,C2", "O1,C1"], ["--batch-records", "\(batch)"])
        let partners = try await kinds.text(
          """
          SELECT string_agg(customer_number, ' ' ORDER BY version.load_date)
          FROM business.agency_effectivity_s AS version \(Self.agent)
          """)
        #expect(partners == "C1 C2 C1")
        #expect(
          try await kinds.rig.number(
            "SELECT count(*) FROM business.agency_effectivity_current") == 1)
      }
    }
  }
}
