import VaultSQL

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Metrics in Prometheus's text format, as the textfile collector of its node exporter reads them.
package struct MetricsText: Hashable, Sendable {
  private(set) package var text = ""

  private init() {}

  /// What a run did; where it failed there is no report.
  package init(of run: LoadRun, report: LoadReport?, at time: Date = Date()) {
    let labels = [("vault", run.vault), ("source", run.source)]
    append(
      "vaultload_last_run_success", "Whether the last run ended well.",
      [(labels, report == nil ? "0" : "1")])
    append(
      "vaultload_last_run_end_timestamp_seconds", "When the last run ended.",
      [(labels, Self.number(time.timeIntervalSince1970))])
    append(
      "vaultload_last_run_duration_seconds", "How long the last run took.",
      [(labels, Self.number(time.timeIntervalSince(run.startedAt)))])
    guard let report else { return }
    append(
      "vaultload_last_run_records", "Records of the last run, by the class in which each ended.",
      report.records.classes.map { (labels + [("class", $0.name)], "\($0.count)") })
    append(
      "vaultload_last_run_rows", "Rows for each target of the last run, by class.",
      report.targets.flatMap { target in
        target.counts.classes.map {
          (labels + [("target", target.table), ("class", $0.name)], "\($0.count)")
        }
      })
    append(
      "vaultload_last_run_refused_records", "Records of the last run's load that were refused.",
      report.quarantine.sorted { $0.key < $1.key }.map {
        (labels + [("reason", $0.key)], "\($0.value)")
      })
  }

  /// What a verification found.
  package init(of report: VerificationReport, at time: Date = Date()) {
    append(
      "vaultload_verify_end_timestamp_seconds", "When the last verification ended.",
      [([("vault", report.vault)], Self.number(time.timeIntervalSince1970))])
    append(
      "vaultload_verify_faults", "Faults that the last verification found.",
      report.checks.map { check in
        (
          [
            ("vault", report.vault), ("rule", check.rule.rawValue), ("table", check.table),
            ("column", check.column ?? ""),
          ], "\(check.faults)"
        )
      })
  }

  private mutating func append(
    _ name: String, _ help: String, _ samples: [([(String, String)], String)]
  ) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for (labels, value) in samples {
      let pairs = labels.map { "\($0.0)=\"\($0.1.escapedForLabel)\"" }.joined(separator: ",")
      text += "\(name){\(pairs)} \(value)\n"
    }
  }

  /// With milliseconds, and without an exponent.
  private static func number(_ seconds: Double) -> String {
    let milliseconds = Int64((seconds * 1000).rounded())
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return "\(whole)." + String("\(1000 + abs(rest))".dropFirst())
  }
}

extension RecordCounts {
  fileprivate var classes: [(name: String, count: Int64)] {
    [
      ("new", new), ("changed", changed), ("unchanged", unchanged), ("duplicate", duplicate),
      ("late", late), ("quarantined", quarantined),
    ]
  }
}

extension String {
  /// Backslash, quote and line end, as the text format wants them.
  fileprivate var escapedForLabel: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(scalar)
      }
    }.joined()
  }
}
