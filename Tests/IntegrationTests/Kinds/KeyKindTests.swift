import PostgresSchema
import TestSupport
import Testing

/// Dependent child keys, shared hubs, events and code lists through the real program and database.
@Suite struct KeyKindTests {
  @Test func `dependent child keys tell rows of the same participants apart`() async throws {
    try await KindsRig.with { kinds in
      let report = try await kinds.load(
        "order_lines", on: 1, ["K,P,1,", "K,P,1,a", "K,P,2,", "K,P,1,", "K,P,1,\"\"", "K,P,,a"])
      #expect(report.quarantine == ["missing_business_key": 1])
      let lines = try await kinds.text(
        """
        SELECT string_agg(line || coalesce('"' || leg || '"', ''), ' ' ORDER BY line, leg NULLS FIRST)
        FROM business.order_line_l
        """)
      #expect(lines == "1 1\"\" 1\"a\" 2")
      let again = try await kinds.load("order_lines", on: 2, ["K,P,01,a"])
      #expect(again.records.unchanged == 1, "\(again.records)")
    }
  }

  @Test func `a shared hub's rows derive from the system tenant, whoever delivers them`()
    async throws
  {
    try await KindsRig.with { kinds in
      let file = try kinds.write("prices", "shop,product,price\ns,P,1\nt,P,1\n")
      try await kinds.rig.load("prices", [file])
      let owners = try await kinds.text(
        """
        SELECT string_agg(DISTINCT own.shop || price.shop, ' ')
        FROM business.product_h JOIN business.price_s USING (product_hk)
        JOIN business.tenant_h AS own ON own.tenant_hk = product_h.tenant_hk
        JOIN business.tenant_h AS price ON price.tenant_hk = price_s.tenant_hk
        """)
      #expect(owners == "SYSTEMSYSTEM")
      #expect(try await kinds.rig.number("SELECT count(*) FROM business.product_h") == 2)
    }
  }

  @Test(arguments: [1, 2, 100])
  func `the first account of an event stands, whatever the batches`(batch: Int) async throws {
    try await KindsRig.with { kinds in
      let arguments = ["--batch-records", "\(batch)"]
      let first = try await kinds.load(
        "payments", on: 1, ["K,1,10,x", "K,1,10.00,x", "N,1,9,y", "K,2,5,", "K,2,5,z", "K,1,11,x"],
        arguments)
      #expect(first.quarantine == ["conflicting_event": 2])
      #expect(first.records.new == 3 && first.records.duplicate == 1, "\(first.records)")
      let second = try await kinds.load(
        "payments", on: 2, ["K,1,10,x", "K,1,12,x", "M,1,12,x", "K,3,1,w"], arguments)
      #expect(second.quarantine == ["conflicting_event": 1])
      #expect(second.records.duplicate == 1 && second.records.new == 2, "\(second.records)")
      let payments = try await kinds.text(
        """
        SELECT string_agg(concat(customer_number, number, ' ', amount, note,
          \(KindsRig.day("payment_l.load_date"))), ', ' ORDER BY customer_number, number)
        FROM business.payment_l JOIN business.payment_note_s USING (payment_hk)
        JOIN business.customer_h USING (customer_hk)
        """)
      #expect(payments == "K1 10.00x1, K2 5.001, K3 1.00w2, M1 12.00x2, N1 9.00y1")
      let contents = try await kinds.rig.rows(
        "SELECT convert_from(content, 'UTF8') FROM metadata.quarantine ORDER BY quarantine_id")
      #expect(contents == [["s,K,2,5,z"], ["s,K,1,11,x"], ["s,K,1,12,x"]])
    }
  }

  @Test func `a code list without history keeps the newest payload`() async throws {
    try await KindsRig.with { kinds in
      let first = try await kinds.load(
        "countries", on: 1, ["au,Australia", "nz,NZ", "AU,Oz", ",x"])
      #expect(first.quarantine == ["missing_business_key": 1])
      #expect(first.records.new == 2 && first.records.changed == 1, "\(first.records)")
      let list: SQL = """
        SELECT string_agg(concat(code, ' ', title, \(KindsRig.day("load_date"))), ', ' ORDER BY code)
        FROM ref.country_r
        """
      #expect(try await kinds.text(list) == "AU Oz1, NZ NZ1")
      let second = try await kinds.load("countries", on: 3, ["au,Oz", "nz,New Zealand"])
      #expect(second.records.changed == 1 && second.records.unchanged == 1, "\(second.records)")
      let late = try await kinds.load("countries", on: 2, ["nz,Aotearoa", "fj,Fiji"])
      #expect(late.records.late == 1 && late.records.new == 1, "\(late.records)")
      #expect(try await kinds.text(list) == "AU Oz1, FJ Fiji2, NZ New Zealand3")
    }
  }

  @Test(arguments: KindsVault.Convention.allCases)
  func `a code list with history keeps versions`(convention: KindsVault.Convention) async throws {
    try await KindsRig.with(convention) { kinds in
      try await kinds.load("tariffs", on: 1, ["1,a,5", "1,b,5"])
      try await kinds.load("tariffs", on: 3, ["1,a,6", "1,b,5.0"])
      try await kinds.load("tariffs", on: 2, ["1,a,7"])
      let versions = try await kinds.text(
        """
        SELECT string_agg(concat(class, price, ' ', \(KindsRig.day("load_date"))), ', '
          ORDER BY class, load_date)
        FROM ref.tariff_s
        """)
      #expect(versions == "a5.00 1, a7.00 2, a6.00 3, b5.00 1")
      #expect(try await kinds.rig.number("SELECT count(*) FROM ref.tariff_r") == 2)
      guard convention != .insertOnly else { return }
      #expect(
        try await kinds.rig.number(
          "SELECT count(*) FROM ref.tariff_s WHERE load_end_date IS NULL OR load_end_date > '9999-01-01'"
        ) == 2)
    }
  }
}
