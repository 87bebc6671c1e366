import PostgresClient
import PostgresSchema
import TestSupport
import VaultModel

@testable import VaultCompiler

/// A shop's database, written as the loader would leave it under the vault's conventions.
struct Shop {
  let vault: CompiledVault
  let connection: Connection

  init(_ vault: CompiledVault, in connection: Connection) throws {
    self.vault = vault
    self.connection = connection
    try connection.execute(SQL(trusted: schemaSQL(for: vault)))
  }

  func refreshCalendar() throws -> [Int] {
    try counts("SELECT * FROM business.refresh_snapshot('2026-04-11 13:45:00+00')")
  }

  func counts(_ sql: SQL) throws -> [Int] {
    let rows = try connection.query(sql)
    return (0..<3).compactMap { rows.text(0, $0).flatMap { Int($0) } }
  }

  /// Rows of whole numbers: keys as they were given, times in hours since 2026 began, the ghost's -1.
  func pointInTime(_ table: SQL = "business.customer_pit") throws -> [[Int]: [Int]] {
    let versions = ["contact", "note", "profile"].flatMap { name -> [SQL] in
      [Self.number("\(name)_hk"), Self.hour("\(name)_load_date")]
    }
    return try rows(
      of: table,
      [Self.number("customer_hk"), Self.hour("snapshot_date"), Self.number("tenant_hk")] + versions,
      keyLength: 2)
  }

  func bridge(_ table: SQL = "business.made_bridge") throws -> [[Int]: [Int]] {
    let keys = ["customer_hk", "owning_hk", "making_hk", "tenant_hk", "product_hk", "part_hk"]
    return try rows(
      of: table, [Self.hour("snapshot_date")] + keys.map { Self.number($0) }, keyLength: 4)
  }

  private func rows(of table: SQL, _ columns: [SQL], keyLength: Int) throws -> [[Int]: [Int]] {
    let found = try connection.query("SELECT \(columns.joined()) FROM \(table)")
    return Dictionary(
      (0..<found.count).map { row in
        let numbers = columns.indices.compactMap { found.text(row, $0).flatMap { Int($0) } }
        return (Array(numbers.prefix(keyLength)), Array(numbers.dropFirst(keyLength)))
      }
    ) { first, _ in first + [Int.min] }
  }

  static func number(_ column: String) -> SQL {
    "('x' || right(encode(\(id: column), 'hex'), 8))::bit(32)::integer"
  }

  static func hour(_ column: String) -> SQL {
    """
    greatest(-1, extract(epoch FROM \(id: column) - '2026-01-01 00:00:00+00') / 3600)::integer
    """
  }
}

// MARK: Writing

extension Shop {
  /// Takes away what was stored before and writes the history.
  func store(_ history: ShopHistory) throws {
    let zero: SQL = "util.zero_key()"
    for table in ["contact_s", "note_s", "profile_s", "customer_status_s", "customer_h"] {
      try connection.execute("DELETE FROM business.\(id: table) WHERE customer_hk <> \(zero)")
    }
    for table in ["owning_effectivity_s", "owning_l", "making_status_s", "making_l"] {
      try connection.execute("DELETE FROM business.\(id: table)")
    }
    for customer in history.customers { try store(customer) }
    for making in history.makings { try store(making) }
    // Of whom nobody knows who it is: no path begins here.
    try insert(
      "owning_l",
      ["owning_hk": 9999, "customer_hk": 0, "product_hk": 101, "tenant_hk": 201, "load_date": 1])
    try insertVersions(
      "owning_effectivity_s", "owning_hk", 9999, 201, [(start: 1, end: nil)])
  }

  private func store(_ customer: ShopHistory.Customer) throws {
    guard let start = customer.start else { return }
    try insert(
      "customer_h",
      ["customer_hk": customer.key, "tenant_hk": customer.tenant, "load_date": start],
      ["number": .literal("\(customer.key)")])
    var contacts: [Int] = []
    var profiles: [Int] = []
    var deletions: [Int] = []
    for event in customer.events {
      switch event {
      case .contact(let hour): contacts.append(hour)
      case .profile(let hour): profiles.append(hour)
      case .gone(let hour): deletions.append(hour)
      }
    }
    for (table, hours) in [("contact_s", contacts), ("profile_s", profiles)] {
      try insertVersions(
        table, "customer_hk", customer.key, customer.tenant, intervals(hours, endedBy: deletions))
    }
    try insertVersions(
      "note_s", "customer_hk", customer.key, customer.tenant,
      intervals(customer.notes, endedBy: []))
    for hour in deletions {
      try insertStatus(
        "customer_status_s", "customer_hk", customer.key, customer.tenant, hour, false)
    }
    try storeProducts(of: customer)
  }

  /// One row for each link; a version for each time that it came to hold.
  private func storeProducts(of customer: ShopHistory.Customer) throws {
    let changes = customer.products.sorted { $0.hour < $1.hour }
    var starts: [Int: [(start: Int, end: Int?)]] = [:]
    for (place, change) in changes.enumerated() {
      if place > 0, changes[place - 1].product == change.product { continue }
      let next = changes[(place + 1)...].first { $0.product != change.product }
      starts[change.product ?? 0, default: []].append((change.hour, next?.hour))
    }
    for (product, intervals) in starts {
      let key = customer.owning(product)
      try insert(
        "owning_l",
        [
          "owning_hk": key, "customer_hk": customer.key, "product_hk": product,
          "tenant_hk": customer.tenant, "load_date": intervals[0].start,
        ])
      // That there is no partner is written down only where nothing is ever closed.
      if product == 0, vault.conventions.closing == .close { continue }
      try insertVersions("owning_effectivity_s", "owning_hk", key, customer.tenant, intervals)
    }
  }

  private func store(_ making: ShopHistory.Making) throws {
    try insert(
      "making_l",
      [
        "making_hk": making.key, "product_hk": making.product, "part_hk": making.part,
        "tenant_hk": making.tenant, "load_date": making.start,
      ])
    for (place, hour) in making.turns.enumerated() {
      try insertStatus(
        "making_status_s", "making_hk", making.key, making.tenant, hour, place % 2 == 1)
    }
  }

  private func intervals(_ hours: [Int], endedBy ends: [Int]) -> [(start: Int, end: Int?)] {
    hours.map { hour in (hour, (hours + ends).filter { $0 > hour }.min()) }
  }

  private func insertVersions(
    _ table: String, _ column: String, _ key: Int, _ tenant: Int,
    _ intervals: [(start: Int, end: Int?)]
  ) throws {
    for interval in intervals {
      var values: [String: Int] = [column: key, "tenant_hk": tenant, "load_date": interval.start]
      if vault.conventions.closing == .close { values["load_end_date"] = interval.end }
      try insert(table, values, ["hash_diff": "util.hash_binary('')"])
    }
  }

  private func insertStatus(
    _ table: String, _ column: String, _ key: Int, _ tenant: Int, _ hour: Int, _ isPresent: Bool
  ) throws {
    try insert(
      table, [column: key, "tenant_hk": tenant, "load_date": hour],
      ["is_present": isPresent ? "true" : "false", "operation": "'test'"])
  }

  /// Keys and hours become bytes and times; the record source is the test's.
  private func insert(_ table: String, _ numbers: [String: Int], _ others: [String: SQL] = [:])
    throws
  {
    var values = others
    values["record_source"] = "'test'"
    for (column, number) in numbers {
      values[column] =
        column.hasSuffix("_hk")
        ? "decode(lpad(to_hex(\(number)), 64, '0'), 'hex')"
        : "timestamptz '2026-01-01 00:00:00+00' + interval '\(number) hours'"
    }
    let columns = values.keys.sorted()
    try connection.execute(
      """
      INSERT INTO business.\(id: table) \(SQL.list(columns))
      VALUES (\(columns.compactMap { values[$0] }.joined()))
      """)
  }
}
