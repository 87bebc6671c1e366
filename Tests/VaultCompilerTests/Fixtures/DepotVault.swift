import VaultModel

/// A vault that has one of each: machines, which are read, and parcels that people hand on.
enum DepotVault {
  static let vault = vault(hashedWith: .sha256)

  static func vault(hashedWith algorithm: HashAlgorithm) -> CompiledVault {
    var vault = CompiledVault(
      name: "depot", about: "Machines, parcels and the people who hand them on.",
      hashSpec: HashSpec(algorithm: algorithm), tenantHub: "tenant",
      hubs: [tenant, machine, person, reading], links: [handover],
      satellites: [everything, handoverNote, tenantProfile, visits], sources: [])
    vault.fingerprint = "c0ffee00\(algorithm.rawValue)"
    return vault
  }
}

// MARK: Hubs

extension DepotVault {
  static let tenant = CompiledVault.Hub(
    name: "tenant", about: "Whose data it is", table: auth("tenant_h"), hashKey: "tenant_hk",
    keyParts: [.init(name: "tenant_id", type: .uuid)])

  static let machine = CompiledVault.Hub(
    name: "machine", table: business("machine_h"), hashKey: "machine_hk",
    keyParts: [.init(name: "serial_number", type: .text, normalization: [.trim])])

  static let person = CompiledVault.Hub(
    name: "person", about: "Somebody's part in it, \"named\" or not: it's theirs",
    table: business("person_h"), hashKey: "person_hk", joinedKey: "person_bk",
    keyParts: [
      .init(name: "country", type: .varchar(2), presence: .optional),
      .init(name: "number", type: .int8, presence: .optional),
    ])

  static let reading = CompiledVault.Hub(
    name: "reading", table: business("reading_h"), hashKey: "reading_hk", joinedKey: "reading_bk",
    keyParts: [
      .init(name: "meter", type: .text, presence: .mayBeEmpty),
      .init(name: "read_at", type: .timestamptz),
    ])
}

// MARK: Links

extension DepotVault {
  static let handover = CompiledVault.Link(
    name: "handover", about: "A parcel goes from one to another, perhaps past a meter",
    table: business("handover_l"), hashKey: "handover_hk",
    participants: [
      .init(hub: "tenant", role: "tenant", column: "tenant_hk"),
      .init(hub: "person", role: "giver", column: "giver_hk"),
      .init(hub: "person", role: "taker", column: "taker_hk"),
      .init(hub: "reading", role: "reading", column: "reading_hk", isOptional: true),
    ])
}

// MARK: Satellites

extension DepotVault {
  /// Every type that a column can have; ordinals and hash names stand in different orders.
  static let everything = satellite(
    "everything", about: "One column of each type", of: .hub("machine"), key: "machine_hk",
    attributes: [
      attribute(1, "is_live", .bool),
      attribute(2, "small", .int2),
      attribute(3, "middle", .int4),
      attribute(4, "large", .int8),
      attribute(5, "rough", .float4),
      attribute(6, "fine", .float8),
      attribute(7, "amount", .numeric(36, 18)),
      attribute(8, "count", .unconstrainedNumeric),
      attribute(9, "title", .text),
      attribute(10, "code", .varchar(100)),
      attribute(11, "content", .bytea),
      attribute(12, "identity", .uuid),
      attribute(13, "built_on", .date),
      attribute(14, "opens_at", .time),
      attribute(15, "seen_here", .timestamp),
      attribute(16, "seen", .timestamptz),
      attribute(17, "warranty", .interval),
      attribute(18, "settings", .jsonb),
      attribute(19, "address", .inet),
      attribute(20, "tags", .array(.text)),
      attribute(21, "switches", .array(.bool)),
      attribute(22, "second_title", .text, hashedAs: "Zweiter Titel"),
    ])

  static let tenantProfile = satellite(
    "tenant_profile", of: .hub("tenant"), key: "tenant_hk", schema: "auth",
    attributes: [
      .init(
        ordinal: 1, name: "email", hashName: "email", type: .text, about: "Where bills go",
        sensitivity: .personal),
      .init(
        ordinal: 2, name: "limit", hashName: "limit", type: .numeric(12, 2),
        sensitivity: .confidential),
    ])

  static let handoverNote = satellite(
    "handover_note", of: .link("handover"), key: "handover_hk",
    attributes: [
      attribute(1, "note", .text),
      .init(
        ordinal: 3, name: "touched_at", hashName: "touched_at", type: .timestamptz, isHashed: false),
    ])

  /// Nothing in it makes a version.
  static let visits = satellite(
    "visits", of: .hub("person"), key: "person_hk",
    attributes: [
      .init(ordinal: 1, name: "visits", hashName: "visits", type: .int4, isHashed: false)
    ])
}

// MARK: Parts

extension DepotVault {
  private static func auth(_ name: String) -> CompiledVault.TableName {
    .init(schema: "auth", name: name)
  }

  private static func business(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func attribute(
    _ ordinal: Int, _ name: String, _ type: SQLType, hashedAs hashName: String? = nil
  ) -> CompiledVault.Attribute {
    .init(ordinal: ordinal, name: name, hashName: hashName ?? name, type: type)
  }

  static func satellite(
    _ name: String, about: String? = nil, of parent: CompiledVault.Parent, key: String,
    schema: String = "business", attributes: [CompiledVault.Attribute]
  ) -> CompiledVault.Satellite {
    .init(
      name: name, about: about, table: .init(schema: schema, name: name + "_s"), parent: parent,
      parentHashKey: key, attributes: attributes,
      hashDiffFunction: .init(schema: "util", name: name + "_hash_diff"))
  }
}
