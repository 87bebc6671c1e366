import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Orders whose records say when they hold, in which order and what was deleted; and extracts of
/// which customer each order is, whose relations come and go.
enum DatedVault {
  static func vault(closing: Closing = .close) -> CompiledVault {
    var vault = CompiledVault(
      name: "dated", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [hub("tenant"), hub("order"), hub("customer")], links: [placed],
      satellites: [
        satellite("order_state", of: .hub("order"), key: "order_hk", [state]),
        satellite("order_status", of: .hub("order"), key: "order_hk", kind: .status),
        satellite("placed_term", of: .link("placed"), key: "placed_hk", [due]),
        satellite("placed_effectivity", of: .link("placed"), key: "placed_hk", kind: .effectivity),
        satellite("placed_status", of: .link("placed"), key: "placed_hk", kind: .status),
      ], sources: [changes, extracts])
    vault.fingerprint = "da7ed"
    vault.conventions = Conventions(closing: closing, roles: Roles(ofVault: "dated"))
    return vault
  }

  private static func table(_ name: String) -> CompiledVault.TableName {
    .init(schema: "business", name: name)
  }

  private static func hub(_ name: String) -> CompiledVault.Hub {
    .init(
      name: name, table: table("\(name)_h"), hashKey: "\(name)_hk",
      keyParts: [.init(name: "\(name)_number", type: .text)])
  }

  private static let state = CompiledVault.Attribute(
    ordinal: 1, name: "state", hashName: "state", type: .text)
  private static let due = CompiledVault.Attribute(
    ordinal: 1, name: "due", hashName: "due", type: .text)

  private static func satellite(
    _ name: String, of parent: CompiledVault.Parent, key: String, kind: SatelliteKind = .versions,
    _ attributes: [CompiledVault.Attribute] = []
  ) -> CompiledVault.Satellite {
    .init(
      name: name, table: table("\(name)_s"), parent: parent, parentHashKey: key,
      attributes: attributes, hashDiffFunction: .init(schema: "util", name: "\(name)_hash_diff"),
      kind: kind)
  }

  private static let placed = CompiledVault.Link(
    name: "placed", table: table("placed_l"), hashKey: "placed_hk",
    participants: [
      .init(hub: "order", role: "order", column: "order_hk"),
      .init(hub: "customer", role: "customer", column: "customer_hk", isOptional: true),
    ], drivingKey: ["order"])

  private static func key(
    _ hub: String, _ missing: MissingKey = .quarantine
  ) -> CompiledVault.SourceKey {
    .init(hub: hub, role: hub, parts: [.init(column: hub)], whenMissing: missing)
  }

  private static let changes: CompiledVault.Source = {
    var rules = CompiledVault.DeliveryRules()
    rules.loadDateColumn = "changed_at"
    rules.orderColumn = "sequence"
    rules.deletion = CompiledVault.DeletionMark(column: "operation", values: ["D"])
    return .init(
      name: "changes", recordSource: "changes", delivery: .delta,
      columns: [
        .init(name: "changed_at", type: .timestamptz), .init(name: "operation", type: .text),
        .init(name: "order", type: .text), .init(name: "sequence", type: .int8),
        .init(name: "state", type: .text), .init(name: "tenant", type: .text),
      ], keys: [key("tenant"), key("order")], links: [],
      satellites: [
        .init(satellite: "order_state", role: "order", columns: ["state"]),
        .init(satellite: "order_status", role: "order", columns: []),
      ], rules: rules)
  }()

  private static let extracts = CompiledVault.Source(
    name: "extracts", recordSource: "extracts", delivery: .snapshot,
    columns: ["customer", "due", "order", "tenant"].map { .init(name: $0, type: .text) },
    keys: [key("tenant"), key("customer", .unknown), key("order")],
    links: [.init(link: "placed", roles: ["order", "customer"])],
    satellites: [
      .init(satellite: "placed_effectivity", role: nil, columns: []),
      .init(satellite: "placed_status", role: nil, columns: []),
      .init(satellite: "placed_term", role: nil, columns: ["due"]),
    ])
}

/// The dated vault in a database.
struct DatedRig: Sendable {
  let rig: VaultRig
  let folder: FilePath
  let closing: Closing

  static func with(
    _ closing: Closing = .close, _ body: @escaping @Sendable (DatedRig) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "dated") { folder in
      let file = folder.appending("vault.json")
      try DatedVault.vault(closing: closing).write(to: file)
      try await VaultRig.with(file) { rig in
        let dated = DatedRig(rig: rig, folder: folder, closing: closing)
        try await body(dated)
        let verified = try await Program.vaultload.run([
          "verify", "--vault", file.string, "--database", rig.url,
        ])
        #expect(verified.exitCode == 0, "\(verified.output)")
      }
    }
  }

  /// Loads changes, each `day,operation,order,sequence,state` of January 2026.
  @discardableResult
  func change(_ records: [String], _ arguments: [String] = []) async throws -> Report {
    let lines = records.map { record in
      let day = record.prefix { $0 != "," }
      let date = day.isEmpty ? "" : "2026-01-\(day.count < 2 ? "0" : "")\(day)T00:00:00Z"
      return "\(date)\(record.dropFirst(day.count)),t"
    }
    let file = try write(
      ["changed_at,operation,order,sequence,state,tenant"] + lines,
      named: "changes\(records.first ?? "")")
    return try await rig.load("changes", [file], arguments)
  }

  /// Loads an extract of a day, each record `customer,due,order`.
  @discardableResult
  func extract(on day: Int, _ records: [String]) async throws -> Report {
    let file = try write(
      ["customer,due,order,tenant"] + records.map { $0 + ",t" }, named: "extract\(day)")
    return try await rig.load("extracts", [file], KindsRig.date(day))
  }

  private func write(_ lines: [String], named name: String) throws -> String {
    let file = folder.appending("\(name).csv").string
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  func text(_ query: SQL) async throws -> String {
    try await rig.rows(query).first?.first.flatMap { $0 } ?? ""
  }

  /// `A[1,3) A[5,∞) +1-3+5`: the states of an order and its presence, by days.
  func history(of order: String) async throws -> String {
    try await text(
      """
      SELECT coalesce((
        SELECT string_agg(state || '[' || \(KindsRig.day("own.load_date")) || ','
          || coalesce(\(KindsRig.day("own.load_end_date"))::text, '∞') || ') ', ''
          ORDER BY own.load_date)
        FROM business.order_state_s AS own JOIN business.order_h AS hub USING (order_hk)
        WHERE order_number = \(literal: order)), '') || coalesce((
        SELECT string_agg(CASE WHEN is_present THEN '+' ELSE '-' END
          || \(KindsRig.day("own.load_date")), '' ORDER BY own.load_date)
        FROM business.order_status_s AS own JOIN business.order_h AS hub USING (order_hk)
        WHERE order_number = \(literal: order)), '')
      """)
  }
}
