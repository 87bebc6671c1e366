import VaultLoader
import VaultModel

extension QualityReport: PrintedReport {
  var text: String {
    guard !results.isEmpty else { return "\(vault): no quality rule was measured" }
    var table = TextTable(
      ["rule", "tenant", "rows", "good", "share", "at least", "severity", "state"],
      numeric: Set(2...5))
    for result in results { table.append(result.cells) }
    return table.text
  }

  /// A line for each rule that is broken, whatever its severity.
  var complaints: [String] {
    results.filter { $0.state == .failed }.map { result in
      "\(result.rule): \(result.rowsGood) of \(result.rowsMeasured) rows are good"
        + (result.tenant.map { ", of tenant \($0)" } ?? "") + " (\(result.severity.rawValue))"
    }
  }
}

extension QualityReport.Result {
  /// A tenant is known by the first digits of its key.
  fileprivate var cells: [String] {
    [
      rule, tenant.map { String($0.prefix(12)) } ?? "-", "\(rowsMeasured)", "\(rowsGood)",
      share.map { "\(($0 * 10_000).rounded(.down) / 10_000)" } ?? "-", "\(minimumShare)",
      severity.rawValue, state.rawValue,
    ]
  }
}
