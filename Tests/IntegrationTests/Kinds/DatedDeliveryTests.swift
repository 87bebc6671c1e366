import PostgresSchema
import TestSupport
import Testing
import VaultModel

/// Deltas whose records have load dates, an order and deletions of their own, and relations that come
/// and go (semantics, sections 2 and 4).
@Suite struct DatedDeliveryTests {
  @Test(arguments: [1, 2, 100])
  func `records hold from their own dates, in their declared order`(batch: Int) async throws {
    try await DatedRig.with { dated in
      try await dated.change(
        [
          "5,U,O1,9,B", "1,I,O1,2,A", "3,D,O1,5,", "2,I,O2,8,Y", "2,I,O2,7,X", "4,I,O3,1,Z",
          "6,D,O4,1,",
        ], ["--batch-records", "\(batch)"])
      #expect(try await dated.history(of: "O1") == "A[1,3) B[5,∞) +1-3+5")
      #expect(try await dated.history(of: "O2") == "X[2,2) Y[2,∞) +2")
      #expect(try await dated.history(of: "O4") == "-6", "an unknown key is known as deleted")
      let known = try await dated.text(
        """
        SELECT string_agg(order_number || \(KindsRig.day("load_date")), ' ' ORDER BY order_number)
        FROM business.order_h WHERE load_date > '2000-01-01'
        """)
      #expect(known == "O11 O22 O34 O46")
    }
  }

  @Test func `a late record ends where its key was deleted, and a repeat changes nothing`()
    async throws
  {
    try await DatedRig.with { dated in
      try await dated.change(["6,D,O1,1,"])
      try await dated.change(["2,I,O1,2,A"])
      #expect(try await dated.history(of: "O1") == "A[2,6) +2-6")
      let again = try await dated.change(["2,I,O1,2,A"], ["--again"])
      #expect(again.records.new + again.records.changed + again.records.late == 0)
      #expect(try await dated.history(of: "O1") == "A[2,6) +2-6")
    }
  }

  @Test func `a deletion between two insertions of one date is a microsecond behind them`()
    async throws
  {
    try await DatedRig.with { dated in
      try await dated.change(["2,I,O1,1,A", "2,D,O1,2,", "2,I,O1,3,A"])
      let instants = try await dated.text(
        """
        SELECT string_agg((extract(epoch FROM load_date - '2026-01-02 00:00+00') * 1000000)::int
          || CASE WHEN is_present THEN '+' ELSE '-' END, ' ' ORDER BY load_date)
        FROM business.order_status_s
        """)
      #expect(instants == "0+ 1- 2+")
      #expect(
        try await dated.text("SELECT count(*) FROM business.order_state_current") == "1")
    }
  }

  @Test func `a key is shown from its earliest known date, whatever came first`() async throws {
    try await DatedRig.with { dated in
      try await dated.change(["5,I,O1,1,B"])
      try await dated.change(["2,I,O1,1,A"])
      for (day, state) in [(1, ""), (2, "A"), (4, "A"), (5, "B")] {
        #expect(
          try await dated.text(
            """
            SELECT coalesce(max(state), '') FROM business.order_as_of(\(literal: "2026-01-0\(day) 12:00Z"))
            WHERE order_number = 'O1'
            """) == state, "day \(day)")
      }
    }
  }

  @Test func `records without a date or an order, or of the future, are quarantined`()
    async throws
  {
    try await DatedRig.with { dated in
      let report = try await dated.change(
        [",I,O1,1,A", "1,I,O1,,A", "1,I,O2,1,A"], ["--max-rejects", "9"])
      #expect(report.quarantine == ["missing_load_date": 1, "missing_order": 1])
    }
  }

  @Test(arguments: [Closing.close, .insertOnly])
  func `P8: a relation that leaves the extracts is absent, and what it held ends`(
    mode: Closing
  ) async throws {
    try await DatedRig.with(mode) { dated in
      try await dated.extract(on: 1, ["C1,soon,O1", "C9,soon,O9"])
      try await dated.extract(on: 3, ["C9,soon,O9"])
      let relations: SQL = """
        SELECT string_agg(order_number || customer_number, ' ' ORDER BY order_number)
        FROM business.placed_effectivity_current AS held
        JOIN business.placed_l AS link USING (placed_hk)
        JOIN business.order_h AS o ON o.order_hk = link.order_hk
        JOIN business.customer_h AS c ON c.customer_hk = link.customer_hk
        """
      #expect(try await dated.text(relations) == "O9C9")
      #expect(try await dated.text("SELECT count(*) FROM business.placed_term_current") == "1")
      let states: SQL = """
        SELECT string_agg(CASE WHEN is_present THEN '+' ELSE '-' END
          || \(KindsRig.day("status.load_date")), '' ORDER BY status.load_date)
        FROM business.placed_status_s AS status JOIN business.placed_l AS link USING (placed_hk)
        JOIN business.order_h AS o ON o.order_hk = link.order_hk WHERE order_number = 'O1'
        """
      #expect(try await dated.text(states) == "+1-3")
      // It returns, and a late extract says that it was gone in between with another customer.
      try await dated.extract(on: 7, ["C1,soon,O1", "C9,soon,O9"])
      try await dated.extract(on: 5, ["C2,late,O1", "C9,soon,O9"])
      #expect(try await dated.text(relations) == "O1C1 O9C9")
      // No customer is a statement, and no absence.
      try await dated.extract(on: 9, [",soon,O1", "C9,soon,O9"])
      #expect(try await dated.text(relations) == "O9C9")
    }
  }
}
