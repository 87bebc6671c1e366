import Testing

@testable import VaultLoader

/// What the database tells of a vault's health, as a program reads it.
@Suite struct HealthReportTests {
  private static func text(state: String) -> String {
    """
    {"vault": "shop", "checked_at": "2026-01-31T00:00:00+00:00", "state": "\(state)", "parts":
      {"loads": {"state": "ok", "ok": 1, "warning": 0, "critical": 0, "unknown": 2, "findings": []}}}
    """
  }

  @Test func `a report is read`() throws {
    let report = try HealthReport(of: "shop", told: Self.text(state: "warning"))
    #expect(report.state == .warning)
    #expect(report.parts["loads"]?.unknown == 2)
  }

  @Test(arguments: [nil, "", "{}", text(state: "splendid")])
  func `what another release tells is an error with the next step`(text: String?) {
    let error = #expect(throws: HealthError.self) { try HealthReport(of: "shop", told: text) }
    #expect(error == .unreadable("shop"))
    #expect(error?.description.contains("vaultc apply") == true)
  }
}
