import PostgresSchema

/// The kinds vault's rows in the text of the oracle.
struct StoredRows {
  var tables: [String: [String]] = [:]

  static func read(_ kinds: KindsRig) async throws -> StoredRows {
    var stored = StoredRows()
    for (table, columns, join) in queries(kinds.convention) {
      let schema = table.hasSuffix("_r") || table == "tariff_s" ? "ref" : "business"
      let texts = columns.map { "coalesce((\($0))::text, '')" as SQL }
      let rows = try await kinds.rig.rows(
        """
        SELECT concat_ws('|', \(texts.joined()))
        FROM \(QualifiedName(schema: schema, name: table)) AS own \(join)
        WHERE own.load_date > '2000-01-01'
        """)
      stored.tables[table] = rows.compactMap { $0[0] }
    }
    return stored
  }

  private static let begin = instant("own.load_date")

  private static func instant(_ column: SQL) -> SQL {
    "(extract(epoch FROM \(column) - '2026-01-01 00:00:00+00') * 1000000)::bigint"
  }

  private static func end(_ convention: KindsVault.Convention) -> SQL {
    switch convention {
    case .null: "coalesce(\(instant("own.load_end_date"))::text, '∞')"
    case .farDate:
      "coalesce(\(instant("nullif(own.load_end_date, '9999-12-31 00:00:00+00')"))::text, '∞')"
    case .insertOnly: "'-'"
    }
  }

  private static let tenant: SQL =
    "JOIN business.tenant_h AS tenant ON tenant.tenant_hk = own.tenant_hk"
  private static let customer: SQL =
    "\(tenant) JOIN business.customer_h AS customer ON customer.customer_hk = own.customer_hk"
  private static let product: SQL =
    "JOIN business.product_h AS product ON product.product_hk = own.product_hk"
  private static let payment: SQL = """
    \(tenant) JOIN business.payment_l AS payment ON payment.payment_hk = own.payment_hk
    JOIN business.customer_h AS customer ON customer.customer_hk = payment.customer_hk
    """
  private static let agent: SQL = """
    JOIN business.customer_h AS customer ON customer.customer_hk = agency.customer_hk
    JOIN business.customer_h AS agent ON agent.customer_hk = agency.agent_hk
    """

  private static func queries(
    _ convention: KindsVault.Convention
  ) -> [(table: String, columns: [SQL], join: SQL)] {
    let key: [SQL] = ["tenant.shop", "customer.customer_number"]
    let end = end(convention)
    return [
      ("tenant_h", ["''", "shop", begin, "record_source"], ""),
      ("customer_h", ["shop", "customer_number", begin, "own.record_source"], tenant),
      ("product_h", ["shop", "product_code", begin, "own.record_source"], tenant),
      (
        "order_line_l", key + ["product_code", "line", "leg", begin, "own.record_source"],
        "\(customer) \(product)"
      ),
      (
        "agency_l", key + ["agent.customer_number", begin, "own.record_source"],
        "\(tenant) JOIN business.agency_l AS agency ON agency.agency_hk = own.agency_hk \(agent)"
      ),
      ("payment_l", key + ["number", "amount", begin, "own.record_source"], customer),
      ("payment_note_s", key + ["number", "note", begin, "own.record_source"], payment),
      ("profile_s", key + ["city", begin, end], customer),
      ("stay_s", key + ["city", begin, end], customer),
      ("phone_s", key + ["usage", "own.number", begin, end], customer),
      (
        "agency_effectivity_s", key + ["agent.customer_number", begin, end],
        "\(tenant) JOIN business.agency_l AS agency ON agency.agency_hk = own.agency_hk \(agent)"
      ),
      ("price_s", ["product_code", "price", begin, end], product),
      ("customer_status_s", key + ["operation", "is_present", begin], customer),
      ("customer_tracking_s", key + [begin, "own.record_source"], customer),
      ("country_r", ["code", "title", begin], ""),
      ("tariff_r", ["zone", "class", begin], ""),
      ("tariff_s", ["zone", "class", "price", begin, end], ""),
    ]
  }
}
