import VaultModel

/// A log without a key of its own, which says of what each of its records is and with which words.
enum FeedVault {
  static let source = CompiledVault.Source(
    name: "log", recordSource: "log", delivery: .snapshot,
    columns: [
      .init(name: "tenant", type: .text), .init(name: "kind", type: .text),
      .init(name: "target", type: .text), .init(name: "first", type: .text),
      .init(name: "last", type: .text), .init(name: "tags", type: .array(.text)),
    ],
    derived: [
      .init(name: "each(tags)", type: .text, derivation: .element(array: "tags")),
      .init(name: "position(tags)", type: .int4, derivation: .position(array: "tags")),
      .init(
        name: "full", type: .text,
        derivation: .combined(columns: ["first", "last"], separator: " ")),
      .init(name: "seven", type: .int4, derivation: .constant(text: "007")),
      .init(name: "hash", type: .varchar(64), derivation: .rowHash(columns: ["target", "first"])),
    ],
    keys: [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "tenant")], whenMissing: .quarantine),
      .init(hub: "event", role: "event", parts: [.init(column: "hash")], whenMissing: .quarantine),
      .init(
        hub: "job", role: "job", parts: [.init(column: "target")], whenMissing: .quarantine,
        scope: jobs),
      .init(
        hub: "tag", role: "tag", parts: [.init(column: "each(tags)")], whenMissing: .quarantine,
        scope: tags),
    ],
    links: [
      .init(link: "event_job", roles: ["event", "job"], scope: jobs),
      .init(
        link: "event_tag", roles: ["event", "tag"], dependentKeys: ["position(tags)"], scope: tags),
    ],
    satellites: [
      .init(satellite: "profile", role: "event", columns: ["full", "seven"]),
      .init(satellite: "tag_note", role: "tag", columns: ["first", "seven"], scope: tags),
    ])

  private static let jobs = CompiledVault.FeedScope(
    conditions: [.init("kind", .isOneOf(values: ["job", "task"]))])
  private static let tags = CompiledVault.FeedScope(each: "tags")

  static let vault = CompiledVault(
    name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
    hubs: ["tenant", "event", "job", "tag"].map { name in
      .init(
        name: name, table: .init(schema: "business", name: "\(name)_h"), hashKey: "\(name)_hk",
        keyParts: [.init(name: "\(name)_code", type: .text)])
    },
    links: [link("job"), link("tag", dependentKeys: [.init(name: "place", type: .int4)])],
    satellites: [satellite("profile", of: "event"), satellite("tag_note", of: "tag")],
    sources: [source])

  private static func link(
    _ other: String, dependentKeys: [CompiledVault.KeyPart] = []
  ) -> CompiledVault.Link {
    .init(
      name: "event_\(other)", table: .init(schema: "business", name: "event_\(other)_l"),
      hashKey: "event_\(other)_hk",
      participants: ["event", other].map {
        .init(hub: $0, role: $0, column: "\($0)_hk", isOptional: false)
      }, dependentKeys: dependentKeys)
  }

  private static func satellite(_ name: String, of hub: String) -> CompiledVault.Satellite {
    .init(
      name: name, table: .init(schema: "business", name: "\(name)_s"), parent: .hub(hub),
      parentHashKey: "\(hub)_hk",
      attributes: [
        .init(ordinal: 1, name: "text", hashName: "text", type: .text),
        .init(ordinal: 2, name: "number", hashName: "number", type: .int4),
      ], hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"))
  }
}
