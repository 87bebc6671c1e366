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
      [(labels, report?.endedWell == true ? "1" : "0")])
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

  /// How far a run has come that goes on.
  package init(of run: LoadRun, underWay progress: Progress) {
    let labels = [("vault", run.vault), ("source", run.source)]
    append(
      "vaultload_run_start_timestamp_seconds", "When the run began that is under way.",
      [(labels, Self.number(run.startedAt.timeIntervalSince1970))])
    append(
      "vaultload_run_records_read", "Records that the run under way has read.",
      [(labels, "\(progress.recordsRead)")])
    append(
      "vaultload_run_records_committed", "Records that the run under way has committed.",
      [(labels, "\(progress.recordsCommitted)")])
  }

  /// What a refresh did; where it failed there is no report.
  package init(ofRefresh report: RefreshReport?, of vault: String, at time: Date = Date()) {
    append(
      "vaultload_refresh_success", "Whether the last refresh ended well.",
      [([("vault", vault)], report == nil ? "0" : "1")])
    append(
      "vaultload_refresh_end_timestamp_seconds", "When the last refresh ended.",
      [([("vault", vault)], Self.number(time.timeIntervalSince1970))])
    let tables = (report?.refreshed ?? []).map { step in
      (step: step, labels: [("vault", vault), ("kind", step.kind.rawValue), ("table", step.table)])
    }
    append(
      "vaultload_refresh_duration_seconds", "How long each table took.",
      tables.map { ($0.labels, Self.number($0.step.seconds)) })
    append(
      "vaultload_refresh_rows", "Rows that the last refresh wrote, by what became of them.",
      tables.flatMap { step, labels in
        let counts = [
          ("added", step.rowsAdded), ("changed", step.rowsChanged), ("removed", step.rowsRemoved),
        ]
        return counts.compactMap { name, count in
          count.map { (labels + [("class", name)], "\($0)") }
        }
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
