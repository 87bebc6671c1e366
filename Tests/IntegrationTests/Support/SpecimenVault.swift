import TestSupport
import VaultModel

/// A vault with a column of every type, and with keys of many parts and types.
enum SpecimenVault {
  /// The parts of a specimen's key; the number alone tells two specimens apart.
  static let keyParts: [CompiledVault.KeyPart] = [
    .init(name: "number", type: .int8),
    .init(name: "key_label", type: .text, presence: .optional),
    .init(
      name: "key_code", type: .varchar(12), normalization: [.trim, .uppercase, .emptyAsNull],
      presence: .optional),
    .init(name: "key_identity", type: .uuid, presence: .optional),
    .init(name: "key_found_at", type: .timestamptz, presence: .optional),
    .init(name: "key_weight", type: .unconstrainedNumeric, presence: .optional),
    .init(name: "key_price", type: .numeric(12, 2), presence: .optional),
    .init(name: "key_ratio", type: .float8, presence: .optional),
    .init(name: "key_age", type: .interval, presence: .optional),
    .init(name: "key_tags", type: .array(.text), presence: .optional),
    .init(name: "key_is_live", type: .bool, presence: .optional),
    .init(name: "key_address", type: .inet, presence: .optional),
  ]

  /// An attribute of each type; their hash names stand in another order than they do.
  static let attributes: [CompiledVault.Attribute] = SQLType.samples.enumerated().map {
    place, type in
    .init(
      ordinal: place + 1, name: "value_\(place + 1)",
      hashName: "v\((place * 17) % SQLType.samples.count)", type: type,
      jsonHashing: JSONHashing(of: type, under: .vw1))
  }

  static let vault: CompiledVault = {
    var vault = CompiledVault(
      name: "specimens", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [tenant, specimen, shelf],
      links: [place], satellites: [description, note], sources: [source])
    vault.fingerprint = "c0ffee"
    return vault
  }()

  private static let tenant = CompiledVault.Hub(
    name: "tenant", table: table("tenant_h"), hashKey: "tenant_hk",
    keyParts: [.init(name: "tenant_id", type: .text)])

  private static let specimen = CompiledVault.Hub(
    name: "specimen", table: table("specimen_h"), hashKey: "specimen_hk",
    joinedKey: "specimen_bk", keyParts: keyParts)

  private static let shelf = CompiledVault.Hub(
    name: "shelf", table: table("shelf_h"), hashKey: "shelf_hk",
    keyParts: [.init(name: "shelf", type: .text, presence: .mayBeEmpty)])

  private static let place = CompiledVault.Link(
    name: "place", table: table("place_l"), hashKey: "place_hk",
    participants: [
      .init(hub: "shelf", role: "shelf", column: "shelf_hk", isOptional: true),
      .init(hub: "specimen", role: "specimen", column: "specimen_hk"),
      .init(hub: "tenant", role: "tenant", column: "tenant_hk"),
    ])

  private static let description = satellite(
    "description", of: .hub("specimen"), key: "specimen_hk", attributes)

  private static let note = satellite(
    "note", of: .link("place"), key: "place_hk",
    [.init(ordinal: 1, name: "note", hashName: "n|o=t\\e", type: .text)])

  private static let source = CompiledVault.Source(
    name: "specimens", recordSource: "museum", delivery: .snapshot,
    columns: [.init(name: "tenant_id", type: .text), .init(name: "shelf", type: .text)]
      + keyParts.map { .init(name: $0.name, type: $0.type) }
      + attributes.map { .init(name: $0.name, type: $0.type) }
      + [.init(name: "note", type: .text)],
    keys: [
      .init(
        hub: "tenant", role: "tenant", parts: [.init(column: "tenant_id")],
        whenMissing: .quarantine),
      .init(hub: "shelf", role: "shelf", parts: [.init(column: "shelf")], whenMissing: .unknown),
      .init(
        hub: "specimen", role: "specimen", parts: keyParts.map { .init(column: $0.name) },
        whenMissing: .quarantine),
    ],
    links: [.init(link: "place", roles: ["shelf", "specimen", "tenant"])],
    satellites: [
      .init(satellite: "description", role: "specimen", columns: attributes.map(\.name)),
      .init(satellite: "note", role: nil, columns: ["note"]),
    ])

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func satellite(
    _ name: String, of parent: CompiledVault.Parent, key: String,
    _ attributes: [CompiledVault.Attribute]
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table("\(name)_s"), parent: parent, parentHashKey: key,
      attributes: attributes,
      hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"))
  }
}
