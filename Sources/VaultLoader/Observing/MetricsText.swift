import VaultSQL

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Metrics in Prometheus's text format, as the textfile collector of its node exporter reads them.
package struct MetricsText: Hashable, Sendable {
  /// What is told of one thing, for each that it is told of.
  private struct Family: Hashable {
    var name: String
    var help: String
    var samples: [String]
  }

  private var families: [Family] = []

  /// Tells nothing; others can be added to it.
  package init() {}

  /// What a run did; where it failed there is no report.
  package init(
    of run: LoadRun, report: LoadReport?, lostLineageEvents: Int, at time: Date = Date()
  ) {
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
    append(
      "vaultload_last_run_lost_lineage_events", "Lineage events of the last run that nobody took.",
      [(labels, "\(lostLineageEvents)")])
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
    let lines = samples.map { labels, value in
      let pairs = labels.map { "\($0.0)=\"\($0.1.escapedForLabel)\"" }.joined(separator: ",")
      return "\(name){\(pairs)} \(value)\n"
    }
    families.append(Family(name: name, help: help, samples: lines))
  }

  /// With milliseconds, and without an exponent.
  private static func number(_ seconds: Double) -> String {
    let milliseconds = Int64((seconds * 1000).rounded())
    let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return "\(whole)." + String("\(1000 + abs(rest))".dropFirst())
  }
}

extension MetricsText {
  package var text: String {
    families.map { family in
      "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) gauge\n"
        + family.samples.joined()
    }.joined()
  }

  /// Adds what is told of others; what is told of the same thing stands together.
  package mutating func add(_ other: MetricsText) {
    for family in other.families {
      if let place = families.firstIndex(where: { $0.name == family.name }) {
        families[place].samples += family.samples
      } else {
        families.append(family)
      }
    }
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
