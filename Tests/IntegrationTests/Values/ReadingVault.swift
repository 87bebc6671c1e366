import VaultModel

/// Things and days, delivered as they are and with columns that declare how they are read.
enum ReadingVault {
  static let vault: CompiledVault = {
    var vault = CompiledVault(
      name: "readings", hashSpec: HashSpec(), tenantHub: "tenant", hubs: [day, tenant, thing],
      links: [], satellites: [satellite("converted"), satellite("plain")],
      sources: [source("converted", isConverted: true), source("plain", isConverted: false)])
    vault.fingerprint = "c0ffee"
    return vault
  }()

  static let columns = [
    "tenant_id", "number", "seen_on", "local_at", "born_on", "days", "photo", "currency",
  ]

  static let tenant = CompiledVault.Hub(
    name: "tenant", table: table("tenant_h"), hashKey: "tenant_hk",
    keyParts: [.init(name: "tenant_id", type: .text)])

  static let thing = CompiledVault.Hub(
    name: "thing", table: table("thing_h"), hashKey: "thing_hk",
    keyParts: [.init(name: "number", type: .text)])

  private static let day = CompiledVault.Hub(
    name: "day", table: table("day_h"), hashKey: "day_hk",
    keyParts: [.init(name: "seen_on", type: .date)])

  private static let payload: [(name: String, type: SQLType)] = [
    ("local_at", .timestamp), ("born_on", .date), ("days", .array(.date)),
    ("photo", .bytea), ("currency", .text),
  ]

  private static func satellite(_ name: String) -> CompiledVault.Satellite {
    .init(
      name: name, table: table("\(name)_s"), parent: .hub("thing"), parentHashKey: "thing_hk",
      attributes: payload.enumerated().map { place, column in
        .init(ordinal: place + 1, name: column.name, hashName: column.name, type: column.type)
      },
      hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"))
  }

  private static func source(_ name: String, isConverted: Bool) -> CompiledVault.Source {
    .init(
      name: name, recordSource: name, delivery: .delta,
      columns: [("tenant_id", .text), ("number", .text), ("seen_on", .date)].map {
        column($0, $1, isConverted)
      } + payload.map { column($0.name, $0.type, isConverted) },
      keys: [
        .init(
          hub: "tenant", role: "tenant", parts: [.init(column: "tenant_id")],
          whenMissing: .quarantine),
        .init(
          hub: "day", role: "day", parts: [.init(column: "seen_on")], whenMissing: .unknown),
        .init(
          hub: "thing", role: "thing", parts: [.init(column: "number")], whenMissing: .quarantine),
      ],
      links: [],
      satellites: [.init(satellite: name, role: "thing", columns: payload.map(\.name))])
  }

  private static func column(
    _ name: String, _ type: SQLType, _ isConverted: Bool
  ) -> CompiledVault.SourceColumn {
    guard isConverted else { return .init(name: name, type: type) }
    switch name {
    case "tenant_id": return .init(name: name, type: type)
    case "number": return .init(name: name, type: type, conversion: .unpadded)
    case "photo": return .init(name: name, type: type, conversion: .base64)
    case "currency": return .init(name: name, type: type, absentValue: "EUR")
    default: return .init(name: name, type: type, conversion: .utc)
    }
  }

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }
}
