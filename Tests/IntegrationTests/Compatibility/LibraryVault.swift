import SystemPackage
import VaultModel

/// A lending library as another tool could have loaded it: members borrow books, some by one key
/// part, some by two.
enum LibraryVault {
  static func vault(by rules: HashRules) -> CompiledVault {
    var vault = CompiledVault(
      name: "library", hashSpec: HashSpec(id: rules, algorithm: .md5), tenantHub: "branch",
      hubs: [branch, member, book], links: [loan], satellites: [memberDetails, loanDetails],
      sources: [loans])
    vault.fingerprint = "f00d\(rules.rawValue)"
    return vault
  }

  private static let branch = CompiledVault.Hub(
    name: "branch", table: .init(schema: "auth", name: "branch_h"), hashKey: "tenant_hk",
    keyParts: [.init(name: "branch_code", type: .text)])

  private static let member = CompiledVault.Hub(
    name: "member", table: table("member_h"), hashKey: "member_hk",
    keyParts: [.init(name: "member_number", type: .text)])

  private static let book = CompiledVault.Hub(
    name: "book", table: table("book_h"), hashKey: "book_hk", joinedKey: "book_bk",
    keyParts: [
      .init(name: "shelf", type: .text, presence: .optional),
      .init(name: "is_reference", type: .bool, presence: .optional),
    ])

  private static let loan = CompiledVault.Link(
    name: "loan", table: table("loan_l"), hashKey: "loan_hk",
    participants: [
      .init(hub: "member", role: "member", column: "member_hk", isOptional: true),
      .init(hub: "book", role: "book", column: "book_hk", isOptional: true),
    ])

  private static let memberDetails = satellite(
    "member_details", of: .hub("member"), key: "member_hk",
    attributes: [
      .init(ordinal: 1, name: "surname", hashName: "surname", type: .text),
      .init(ordinal: 2, name: "city", hashName: "City", type: .text),
      .init(ordinal: 3, name: "address", hashName: "address", type: .inet),
      .init(ordinal: 4, name: "seen_at", hashName: "seen_at", type: .timestamptz, isHashed: false),
    ])

  private static let loanDetails = satellite(
    "loan_details", of: .link("loan"), key: "loan_hk",
    attributes: [
      .init(ordinal: 1, name: "fee", hashName: "fee", type: .numeric(8, 2)),
      .init(ordinal: 2, name: "is_extended", hashName: "is_extended", type: .bool),
    ])

  private static let loans = CompiledVault.Source(
    name: "loans", recordSource: "library.loans", delivery: .delta,
    columns: [
      .init(name: "branch_code", type: .text), .init(name: "member_number", type: .text),
      .init(name: "shelf", type: .text), .init(name: "is_reference", type: .bool),
      .init(name: "surname", type: .text), .init(name: "city", type: .text),
      .init(name: "address", type: .inet), .init(name: "seen_at", type: .timestamptz),
      .init(name: "fee", type: .numeric(8, 2)), .init(name: "is_extended", type: .bool),
    ],
    keys: [
      .init(
        hub: "branch", role: "branch", parts: [.init(column: "branch_code")],
        whenMissing: .quarantine),
      .init(
        hub: "book", role: "book",
        parts: [.init(column: "shelf"), .init(column: "is_reference")], whenMissing: .unknown),
      .init(
        hub: "member", role: "member", parts: [.init(column: "member_number")],
        whenMissing: .unknown),
    ],
    links: [.init(link: "loan", roles: ["member", "book"])],
    satellites: [
      .init(
        satellite: "member_details", role: "member",
        columns: ["surname", "city", "address", "seen_at"]),
      .init(satellite: "loan_details", role: nil, columns: ["fee", "is_extended"]),
    ])

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func satellite(
    _ name: String, of parent: CompiledVault.Parent, key: String,
    attributes: [CompiledVault.Attribute]
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table(name + "_s"), parent: parent, parentHashKey: key,
      attributes: attributes, hashDiffFunction: .init(schema: "util", name: name + "_hash_diff"))
  }
}
