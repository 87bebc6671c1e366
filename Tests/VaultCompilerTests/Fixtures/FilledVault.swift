import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

@testable import VaultCompiler

/// The vault of every kind with a few rows in each of its tables, as a loader that makes no mistake
/// leaves them.
struct FilledVault {
  let vault: CompiledVault

  static let tenant: SQL = "util.hash_binary('11111111-2222-3333-4444-555555555555')"
  static let otherTenant: SQL = "util.hash_binary('66666666-7777-8888-9999-000000000000')"
  static let machine = key("'s-1'")
  static let person = key("'AT', '7'")
  static let secondPerson = key("NULL, '9'")
  static let assignment = key("'s-1', 'AT', '7'")
  static let secondAssignment = key("'s-1', NULL, '9'")

  private static let currency: SQL = "util.generate_tenant_derived_hk(\(system), 'EUR')"
  private static let system: SQL = "util.hash_binary('00000000-0000-0000-0000-000000000001')"
  private static let payment = key("'AT', '7', 'EUR', '5', NULL")
  private static let handover = key(
    "'11111111-2222-3333-4444-555555555555', 'AT', '7', NULL, '9', NULL, NULL")

  /// Midnight of a day of January 2026.
  static func day(_ number: Int) -> SQL { "timestamptz '2026-01-0\(number) 00:00:00+00'" }

  private static func key(_ parts: SQL, of tenant: SQL = tenant) -> SQL {
    "util.generate_tenant_derived_hk(\(tenant), util.business_key(VARIADIC ARRAY[\(parts)]::text[]))"
  }

  func fill(_ connection: Connection) throws {
    try connection.execute(SQL(trusted: schemaSQL(for: vault)))
    try connection.execute((hubs + links).joined(separator: ";\n"))
    try connection.execute((histories + sightings + codes).joined(separator: ";\n"))
    for check in hashChecks(of: vault) where check.column == "hash_diff" {
      // What the migration and the statements above left out.
      try connection.execute(
        "UPDATE \(check.table) AS stored SET hash_diff = \(check.recomputed) WHERE hash_diff = ''")
    }
    try count(on: connection)
  }
}

// MARK: Rows

extension FilledVault {
  private func insert(_ table: SQL, _ values: [(SQL, SQL)], at day: Int = 1) -> SQL {
    let all = values + [("load_date", Self.day(day)), ("record_source", "'test'")]
    return "INSERT INTO \(table) (\(all.map(\.0).joined())) VALUES (\(all.map(\.1).joined()))"
  }

  /// A version that holds from a day to another, or on and on; its hash diff is made later.
  private func version(
    _ table: SQL, _ values: [(SQL, SQL)], _ first: Int, _ end: Int? = nil
  ) -> SQL {
    var all = values + [("hash_diff", "''")]
    if vault.conventions.closing == .close, let end { all.append(("load_end_date", Self.day(end))) }
    return insert(table, all, at: first)
  }

  private var hubs: [SQL] {
    let (tenant, other) = (Self.tenant, Self.otherTenant)
    return [
      insert(
        "auth.tenant_h",
        [("tenant_hk", tenant), ("tenant_id", "'11111111-2222-3333-4444-555555555555'")]),
      insert(
        "auth.tenant_h",
        [("tenant_hk", other), ("tenant_id", "'66666666-7777-8888-9999-000000000000'")]),
      insert(
        "business.machine_h",
        [("machine_hk", Self.machine), ("tenant_hk", tenant), ("serial_number", "'s-1'")]),
      insert(
        "business.machine_h",
        [
          ("machine_hk", Self.key("'s-1'", of: other)), ("tenant_hk", other),
          ("serial_number", "'s-1'"),
        ]),
      insert(
        "business.person_h",
        [
          ("person_hk", Self.person), ("tenant_hk", tenant), ("country", "'AT'"), ("number", "7"),
          ("person_bk", "'AT|7'"),
        ]),
      insert(
        "business.person_h",
        [
          ("person_hk", Self.secondPerson), ("tenant_hk", tenant), ("number", "9"),
          ("person_bk", "util.business_key(NULL, '9')"),
        ]),
      insert(
        "business.currency_h",
        [("currency_hk", Self.currency), ("tenant_hk", Self.system), ("code", "'EUR'")]),
    ]
  }

  private var links: [SQL] {
    let tenant: (SQL, SQL) = ("tenant_hk", Self.tenant)
    return [
      insert(
        "business.handover_l",
        [
          ("handover_hk", Self.handover), tenant, ("giver_hk", Self.person),
          ("taker_hk", Self.secondPerson), ("reading_hk", "util.zero_key()"),
        ]),
      insert(
        "business.assignment_l",
        [
          ("assignment_hk", Self.assignment), tenant, ("machine_hk", Self.machine),
          ("person_hk", Self.person),
        ]),
      insert(
        "business.assignment_l",
        [
          ("assignment_hk", Self.secondAssignment), tenant, ("machine_hk", Self.machine),
          ("person_hk", Self.secondPerson),
        ]),
      insert(
        "business.payment_l",
        [
          ("payment_hk", Self.payment), tenant, ("person_hk", Self.person),
          ("currency_hk", Self.currency), ("payment_number", "5"), ("amount", "12.50"),
          ("hash_diff", "''"),
        ]),
    ]
  }

  /// Machine s-1 is gone from the third day to the fourth.
  private var histories: [SQL] {
    let tenant: (SQL, SQL) = ("tenant_hk", Self.tenant)
    let machine = [("machine_hk", Self.machine), tenant]
    let person = [("person_hk", Self.person), tenant]
    let currency: [(SQL, SQL)] = [("currency_hk", Self.currency), ("tenant_hk", Self.system)]
    return [
      version("business.everything_s", machine + [("title", "'a'")], 1, 2),
      version("business.everything_s", machine + [("title", "'b'")], 2, 3),
      version("business.everything_s", machine + [("title", "'c'")], 4),
      version("business.visits_s", person + [("visits", "3")], 1),
      version("business.phones_s", person + phone("home", "x"), 1, 2),
      version("business.phones_s", person + phone("work", "y"), 1, 2),
      version("business.phones_s", person + phone("home", "z"), 2),
      version("business.rates_s", currency + [("rate", "1")], 1, 2),
      version("business.rates_s", currency + [("rate", "2")], 2),
      version(
        "business.handover_note_s",
        [("handover_hk", Self.handover), tenant, ("note", "'n'")], 1),
      version("auth.tenant_profile_s", [tenant, ("email", "'a@b.example'")], 1),
      version(
        "business.assignment_effectivity_s", [("assignment_hk", Self.assignment), tenant], 1, 2),
      version(
        "business.assignment_effectivity_s", [("assignment_hk", Self.secondAssignment), tenant], 2),
      insert(
        "business.payment_detail_s",
        [("payment_hk", Self.payment), tenant, ("purpose", "'pay'"), ("hash_diff", "''")]),
    ]
  }

  private func phone(_ usage: String, _ number: String) -> [(SQL, SQL)] {
    [("usage", .literal(usage)), ("rank", "1"), ("number", .literal(number))]
  }

  private var sightings: [SQL] {
    let tenant: (SQL, SQL) = ("tenant_hk", Self.tenant)
    let machine = [("machine_hk", Self.machine), tenant]
    return [(1, "true"), (3, "false"), (4, "true")].map { day, isPresent in
      insert(
        "business.machine_status_s",
        machine + [("is_present", SQL(trusted: isPresent)), ("operation", "'test'")], at: day)
    } + [
      insert("business.machine_tracking_s", machine),
      insert(
        "business.assignment_status_s",
        [
          ("assignment_hk", Self.assignment), tenant, ("is_present", "true"),
          ("operation", "'test'"),
        ]),
    ]
  }

  private var codes: [SQL] {
    let key: [(SQL, SQL)] = [("zone", "1"), ("class", "'A'")]
    return [
      insert("ref.country_r", [("code", "'AU'"), ("title", "'Australia'")]),
      insert("ref.tariff_r", key),
      version("ref.tariff_s", key + [("price", "1.00")], 1, 2),
      version("ref.tariff_s", key + [("price", "2.00")], 2),
    ]
  }

  /// One load that says it stored all of it, and refused nothing.
  private func count(on connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status, load_date,
        program_version)
      VALUES (\(literal: vault.name), 'test', '', '[]', 'loaded', \(Self.day(1)), '0');
      INSERT INTO metadata.load_count (load_id, target, records_read, records_new)
      SELECT load_id, '', 20, 20 FROM metadata.load
      """)
    let counted = Set(checks(of: vault).filter { $0.rule == .counts }.map(\.table))
    for table in counted where table.schema != "metadata" {
      try connection.execute(
        """
        INSERT INTO metadata.load_count (load_id, target, records_read, records_new)
        SELECT load_id, \(literal: table.description), stored, stored
        FROM metadata.load, (
          SELECT count(*) AS stored FROM \(table) WHERE record_source = 'test') AS counted
        """)
    }
  }
}
