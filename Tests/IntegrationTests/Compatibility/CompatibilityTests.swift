import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel
import VaultSQL

/// A vault whose hashes are those of another tool goes through both programs like any other.
@Suite struct CompatibilityTests {
  private static let header =
    "branch_code,member_number,shelf,is_reference,surname,city,address,seen_at,fee,is_extended\n"

  private static let delivery =
    header + #"""
      north,m-1,A 1,yes,"O""Neil  ",Köln,10.0.0.1,2024-02-03 04:05:06+05:30,1.5,
      north,m-2,,no,"back\slash\es ^^",,,,,f
      north,m-3,b||c,,"two
      lines
      and  a tab	",x,::1/64,,0.00,t
      north,,A 1,true,,,,,,

      """#

  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `what is loaded is what SQL makes of the stored values`(rules: HashRules) async throws {
    try await with(rules) { rig, folder in
      let report = try await rig.load("loans", [try write(Self.delivery, "first", in: folder)])
      #expect(report.records.new == 4, "\(report.records)")
      try await expectNoDifferences(rules, rig)
      let counts = try await rig.rows(
        """
        SELECT (SELECT count(*) FROM business.member_h), (SELECT count(*) FROM business.book_h),
          (SELECT count(*) FROM business.loan_l), (SELECT count(*) FROM business.loan_details_s)
        """)
      // One row more than delivered where there is a ghost.
      #expect(counts == [["4", "4", "4", "5"]])
    }
  }

  /// Hashes by md5sum of the texts that `docs/hash-specs.md` asks for: `M-1`, `A 1||TRUE`, `M-1||A 1||TRUE`,
  /// `10.0.0.1/32||KöLN||O"NEIL`, and the same of the other spec.
  @Test(arguments: [
    (
      HashRules.automateDV,
      [
        "7f8e22c19b2513613769168973edab29", "2055c1ad598c98026933c207a3840dea",
        "5dfc66eae1b84f0250d7987e90c86f12", "80d8eaee10a1940276a0daf71686b1ac",
      ]
    ),
    (
      .datavault4dbt,
      [
        "a3c4a68c4271c7df5dde1e1913faec4f", "405c32f3a28d61a7b7061b1ccf13c647",
        "98758ff215c911db3a92d4955715245f", "9c609cb01a9992f9126a98ef79cd75d5",
      ]
    ),
  ])
  func `the stored hashes are those that the other tool would have made`(
    rules: HashRules, hashes: [String]
  ) async throws {
    try await with(rules) { rig, folder in
      try await rig.load("loans", [try write(Self.delivery, "first", in: folder)])
      let rows = try await rig.rows(
        """
        SELECT encode(member_hk, 'hex'), encode(book_hk, 'hex'), encode(loan_hk, 'hex'),
          encode(hash_diff, 'hex')
        FROM business.loan_l JOIN business.member_h USING (member_hk)
          JOIN business.member_details_s USING (member_hk)
        WHERE member_number = 'm-1'
        """)
      #expect(rows == [hashes.map(Optional.some)])
    }
  }

  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `another spelling of a known key is that key`(rules: HashRules) async throws {
    try await with(rules) { rig, folder in
      try await rig.load("loans", [try write(Self.delivery, "first", in: folder)])
      let again = Self.header + "NORTH,  M-1,a 1,1,\"O\"\"Neil\",Köln,10.0.0.1,,1.50,\n"
      let report = try await rig.load("loans", [try write(again, "second", in: folder)])
      #expect(report.records.unchanged == 1, "\(report.records)")
      let kept = try await rig.rows(
        "SELECT member_number FROM business.member_h WHERE member_number ILIKE '%m-1'")
      #expect(kept == [["m-1"]])
      try await expectNoDifferences(rules, rig)
    }
  }

  @Test(arguments: [HashRules.automateDV, .datavault4dbt])
  func `one key of two tenants stops the load, in one delivery and in two`(
    rules: HashRules
  ) async throws {
    try await with(rules) { rig, folder in
      let north = "north,m-1,A 1,t,a,b,,,,\n"
      let south = "south,m-1,A 2,t,a,b,,,,\n"
      let both = try write(Self.header + north + south, "both", in: folder)
      let together = try await rig.run("loans", [both])
      #expect(together.exitCode == 1)
      #expect(together.errorOutput.contains("business.member_h"), "\(together.errorOutput)")
      try await rig.load("loans", [try write(Self.header + north, "north", in: folder)])
      let apart = try await rig.run("loans", [try write(Self.header + south, "south", in: folder)])
      #expect(apart.exitCode == 1)
      #expect(apart.errorOutput.contains("of another tenant's"), "\(apart.errorOutput)")
      #expect(try await rig.number("SELECT count(*) FROM business.member_h") == 2)
    }
  }

  @Test func `a key that AutomateDV takes for NULL is a missing one`() async throws {
    try await with(.automateDV) { rig, folder in
      let rows = "north,\"  \",A 1,t,,,,,,\nnorth,,,,,,,,,\n\" \",m-1,A 1,t,,,,,,\n"
      let file = try write(Self.header + rows, "blank", in: folder)
      let report = try await rig.load("loans", [file])
      #expect(report.records.new == 1, "\(report.records)")
      #expect(report.quarantine == ["missing_business_key": 2])
      let members = try await rig.rows("SELECT encode(member_hk, 'hex') FROM business.loan_l")
      #expect(members == [[String(repeating: "0", count: 32)]])
    }
  }
}

extension CompatibilityTests {
  private func with(
    _ rules: HashRules, _ body: @escaping @Sendable (VaultRig, FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "library") { folder in
      let file = folder.appending("vault.json")
      try LibraryVault.vault(by: rules).write(to: file)
      try await withScratchURL { url in
        let rig = VaultRig(url: url, vaultFile: file)
        let applied = try await rig.vaultc(["apply"])
        try #require(applied.exitCode == 0, "\(applied.errorOutput)")
        try await body(rig, folder)
      }
    }
  }

  private func write(_ text: String, _ name: String, in folder: FilePath) throws -> String {
    let path = folder.appending(name + ".csv").string
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private func expectNoDifferences(_ rules: HashRules, _ rig: VaultRig) async throws {
    let checks = hashChecks(of: LibraryVault.vault(by: rules))
    #expect(checks.count == 7)
    for check in checks {
      let differences = try await rig.rows(check.listingDifferences(limit: 5))
      #expect(differences == [], "\(check.table).\(check.column)")
    }
  }
}
