import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Numbers within JSON, in a vault that an earlier release made and in one of today.
@Suite struct JSONRevisionTests {
  @Test func `numbers of other decimals make no version, also where the vault is of an earlier release`()
    async throws
  {
    try await TemporaryFolder.with(named: "json") { folder in
      let file = folder.appending("vault.json")
      let former = Self.vault(hashing: nil)
      try former.write(to: file)
      try await VaultRig.with(file) { rig in
        func load(_ documents: String..., day: Int) async throws -> Report {
          let delivery = folder.appending("day\(day).ndjson").string
          let lines = documents.enumerated().map { number, text in
            #"{"tenant_id": "acme", "number": "\#(number)", "document": \#(text), "parts": [\#(text), null]}"#
          }
          try lines.joined(separator: "\n").write(
            toFile: delivery, atomically: true, encoding: .utf8)
          return try await rig.load("documents", [delivery])
        }
        let first = try await load(#"{"a": 1.0, "b": ["1.0"]}"#, "20.50", "3", day: 1)
        #expect(first.records.new == 3)
        // The release that made it goes by the text.
        #expect(try await load("3", "20.5", "3", day: 2).records.changed == 2)

        try Self.vault(hashing: .byValue).evolved(from: former).vault.write(to: file)
        let applied = try await rig.vaultc(["apply"])
        try #require(applied.exitCode == 0, "\(applied.errorOutput)")
        let before = try await Self.rows(rig)
        let second = try await load("3.00", "20.500", "3.0", day: 3)
        #expect(second.records.unchanged == 3, "\(second.records)")
        #expect(try await Self.rows(rig) == before)
        let third = try await load(#""3""#, "20.05", "3e0", day: 4)
        #expect(third.records.changed == 2)
        #expect(third.records.unchanged == 1)
        let fourth = try await load(#""3""#, "20.050", "3.0", day: 5)
        #expect(fourth.records.unchanged == 3)
        #expect(try await HashVerification.run(rig).differences == [:])
        let verified = try await Program.vaultload.run([
          "verify", "--vault", rig.vaultFile.string, "--database", rig.url,
        ])
        #expect(verified.exitCode == 0, "\(verified.output)")
      }
    }
  }

  private static func rows(_ rig: VaultRig) async throws -> [[String?]] {
    try await rig.rows(
      """
      SELECT document_s::text FROM business.document_s ORDER BY thing_hk, load_date
      """)
  }

  private static func vault(hashing: JSONHashing?) -> CompiledVault {
    let attributes: [CompiledVault.Attribute] = [
      .init(
        ordinal: 1, name: "document", hashName: "document", type: .jsonb, jsonHashing: hashing),
      .init(
        ordinal: 2, name: "parts", hashName: "parts", type: .array(.jsonb), jsonHashing: hashing),
    ]
    let things = CompiledVault.Satellite(
      name: "document", table: .init(schema: "business", name: "document_s"),
      parent: .hub("thing"), parentHashKey: "thing_hk", attributes: attributes,
      hashDiffFunction: .init(schema: "util", name: "document_hash_diff"))
    let source = CompiledVault.Source(
      name: "documents", recordSource: "documents", delivery: .delta,
      columns: [.init(name: "tenant_id", type: .text), .init(name: "number", type: .text)]
        + attributes.map { .init(name: $0.name, type: $0.type) },
      keys: [
        .init(
          hub: "tenant", role: "tenant", parts: [.init(column: "tenant_id")],
          whenMissing: .quarantine),
        .init(
          hub: "thing", role: "thing", parts: [.init(column: "number")], whenMissing: .quarantine),
      ],
      links: [],
      satellites: [
        .init(satellite: "document", role: "thing", columns: attributes.map(\.name))
      ])
    return CompiledVault(
      name: "documents", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [ReadingVault.tenant, ReadingVault.thing], links: [], satellites: [things],
      sources: [source])
  }
}
