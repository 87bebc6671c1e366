import PostgresSchema
import VaultModel
import VaultSQL

/// Something that is wrong with a filled vault, and where it must be found.
struct PlantedFault {
  var change: SQL
  /// `rule table`, for each check that must find something; all others must not.
  var found: Set<String>
  /// Nil is a fault that any vault can have.
  var closing: Closing?

  init(_ change: SQL, _ found: Set<String>, closing: Closing? = nil) {
    self.change = change
    self.found = found
    self.closing = closing
  }

  /// Those that a vault of this kind can have.
  static func all(in vault: CompiledVault) -> [PlantedFault] {
    let open: SQL =
      switch vault.conventions.openMarker {
      case .null: "NULL"
      case .date(let marker): .literal(marker)
      }
    return (contents + relations + ghosts + counts + presence + intervals(open: open)).filter {
      $0.closing == nil || $0.closing == vault.conventions.closing
    }
  }

  // MARK: Values

  private static let contents = [
    PlantedFault(
      "UPDATE business.everything_s SET title = 'changed' WHERE title = 'b'",
      ["hashes business.everything_s"]),
    PlantedFault(
      "UPDATE business.phones_s SET number = 'changed' WHERE number = 'y'",
      ["hashes business.phones_s"]),
    PlantedFault(
      "UPDATE business.payment_l SET amount = amount + 0.01", ["hashes business.payment_l"]),
    PlantedFault(
      "UPDATE business.payment_detail_s SET purpose = NULL", ["hashes business.payment_detail_s"]),
    PlantedFault("UPDATE ref.tariff_s SET price = 3 WHERE price = 2", ["hashes ref.tariff_s"]),
    PlantedFault(
      "UPDATE business.assignment_effectivity_s SET hash_diff = util.hash_binary('x')",
      ["hashes business.assignment_effectivity_s"]),
    PlantedFault(
      "UPDATE business.payment_l SET payment_number = 6", ["hashes business.payment_l"]),
  ]

  // MARK: Rows and their tenants

  private static let relations = [
    PlantedFault(
      "DELETE FROM business.machine_h WHERE machine_hk = \(FilledVault.machine)",
      [
        "counts business.machine_h", "orphans business.everything_s",
        "orphans business.machine_status_s", "orphans business.machine_tracking_s",
        "orphans business.assignment_l", "hashes business.assignment_l",
      ]),
    PlantedFault(
      "DELETE FROM business.payment_l",
      ["counts business.payment_l", "orphans business.payment_detail_s"]),
    PlantedFault("DELETE FROM ref.tariff_r", ["orphans ref.tariff_s"]),
    PlantedFault(
      "UPDATE business.phones_s SET tenant_hk = \(FilledVault.otherTenant) WHERE number = 'x'",
      ["tenants business.phones_s"]),
    PlantedFault(
      "UPDATE business.machine_tracking_s SET tenant_hk = \(FilledVault.otherTenant) WHERE true",
      ["tenants business.machine_tracking_s"]),
    PlantedFault(
      """
      UPDATE business.machine_h SET tenant_hk = util.hash_binary('nobody')
      WHERE machine_hk = \(FilledVault.machine)
      """,
      [
        "tenants business.machine_h", "hashes business.machine_h", "tenants business.everything_s",
        "tenants business.machine_status_s", "tenants business.machine_tracking_s",
        "tenants business.assignment_l",
      ]),
    PlantedFault(
      """
      UPDATE business.currency_h SET tenant_hk = \(FilledVault.tenant) WHERE code IS NOT NULL;
      UPDATE business.rates_s SET tenant_hk = \(FilledVault.tenant) WHERE rate IS NOT NULL
      """, ["tenants business.currency_h", "hashes business.currency_h"]),
  ]

  // MARK: The zero key

  private static let ghosts = [
    PlantedFault(
      "DELETE FROM business.machine_h WHERE machine_hk = util.zero_key()",
      ["ghosts business.machine_h", "orphans business.everything_s"]),
    PlantedFault(
      "DELETE FROM business.visits_s WHERE person_hk = util.zero_key()",
      ["ghosts business.visits_s"]),
    PlantedFault(
      "UPDATE business.visits_s SET visits = 1 WHERE person_hk = util.zero_key()",
      ["ghosts business.visits_s"]),
    PlantedFault(
      "UPDATE business.person_h SET record_source = 'me' WHERE person_hk = util.zero_key()",
      ["ghosts business.person_h"]),
  ]

  // MARK: What loads counted

  private static let counts = [
    PlantedFault(
      "UPDATE metadata.load_count SET records_read = 21 WHERE target = ''",
      ["counts metadata.load_count"]),
    PlantedFault(
      """
      UPDATE metadata.load_count SET records_read = 21, records_quarantined = 1 WHERE target = ''
      """, ["counts metadata.quarantine"]),
    PlantedFault(
      "DELETE FROM business.visits_s WHERE visits = 3", ["counts business.visits_s"]),
    PlantedFault(
      "DELETE FROM business.everything_s WHERE title = 'b'", ["counts business.everything_s"],
      closing: .insertOnly),
  ]

  // MARK: Presence

  private static let presence = [
    // The return was never reported, and yet a version begins with it.
    PlantedFault(
      "DELETE FROM business.machine_status_s WHERE load_date = \(FilledVault.day(4))",
      ["presence business.everything_s"]),
    // The open version outlives the second deletion.
    PlantedFault(
      """
      INSERT INTO business.machine_status_s
        (machine_hk, load_date, is_present, operation, tenant_hk, record_source)
      SELECT machine_hk, \(FilledVault.day(5)), false, operation, tenant_hk, record_source
      FROM business.machine_status_s WHERE load_date = \(FilledVault.day(1))
      """, ["presence business.everything_s"], closing: .close),
    PlantedFault(
      "UPDATE business.assignment_status_s SET is_present = false",
      ["presence business.assignment_effectivity_s"]),
  ]

  // MARK: Intervals

  private static func intervals(open: SQL) -> [PlantedFault] {
    let end = { (table: SQL, end: SQL, condition: SQL) -> SQL in
      "UPDATE \(table) SET load_end_date = \(end) WHERE \(condition)"
    }
    let noon: SQL = "timestamptz '2026-01-01 12:00:00+00'"
    let everything: SQL = "business.everything_s"
    let phones: SQL = "business.phones_s"
    let faults: [(SQL, Set<String>)] = [
      // A missing close: two versions are open.
      (
        end(everything, open, "title = 'a'"),
        [
          "intervals business.everything_s", "open_rows business.everything_s",
          "presence business.everything_s",
        ]
      ),
      // One open row, which is not the last.
      (
        end(everything, open, "title = 'b'") + ";" + end(everything, "'2026-01-05'", "title = 'c'"),
        [
          "intervals business.everything_s", "gaps business.everything_s",
          "presence business.everything_s",
        ]
      ),
      (
        end(everything, FilledVault.day(3), "title = 'a'"), ["intervals business.everything_s"]
      ),
      (
        end(everything, "load_date", "title = 'a'"),
        ["intervals business.everything_s", "gaps business.everything_s"]
      ),
      (end(everything, noon, "title = 'a'"), ["gaps business.everything_s"]),
      // The machine was gone from the third day on, not from the second.
      (
        "DELETE FROM business.everything_s WHERE title = 'b'",
        ["gaps business.everything_s", "counts business.everything_s"]
      ),
      (
        "DELETE FROM business.rates_s WHERE rate = 2",
        ["gaps business.rates_s", "counts business.rates_s"]
      ),
      (
        "DELETE FROM business.machine_status_s WHERE NOT is_present",
        ["gaps business.everything_s"]
      ),
      (
        end(phones, open, "load_date = \(FilledVault.day(1))"),
        ["intervals business.phones_s", "open_rows business.phones_s"]
      ),
      // One member ends before the rest of its set.
      (end(phones, noon, "number = 'y'"), ["intervals business.phones_s"]),
      (end("ref.tariff_s", noon, "price = 1"), ["gaps ref.tariff_s"]),
      (
        end(
          "business.assignment_effectivity_s", open, "assignment_hk = \(FilledVault.assignment)"),
        ["driving_keys business.assignment_effectivity_s"]
      ),
      (
        end("business.visits_s", "'2026-01-05'", "person_hk = util.zero_key()"),
        ["ghosts business.visits_s"]
      ),
    ]
    return faults.map { PlantedFault($0.0, $0.1, closing: .close) }
  }
}
