extension Monitor {
  /// What is wrong with the monitor, as far as it can be seen without asking a database.
  func findings() -> [Finding] {
    let what = "the monitor '\(name)'"
    var findings = Finding.invalidName(name, of: what, at: place)
    findings += Finding.schema(schema, of: what, at: place)
    if metrics.isEmpty {
      findings.append(
        Finding(
          .emptyMonitor, "\(what) has no metric", at: place,
          fix: "say what it measures: Metric(\"…\", …) { \"SELECT tenant_hk, … AS value …\" }"))
    }
    for metric in metrics {
      findings += metric.findings(in: what)
    }
    findings += metrics.map(\.name).repeated().map { name in
      Finding(
        .duplicateName, "\(what) has the metric '\(name)' twice", at: place, fix: "rename one")
    }
    return findings
  }
}

extension Metric {
  fileprivate func findings(in monitor: String) -> [Finding] {
    let what = "the metric '\(name)' of \(monitor)"
    return Finding.invalidName(name, of: what, at: place)
      + Finding.query(query, of: what, rule: .metricQuery, at: place) + thresholdFindings(what)
  }

  private func thresholdFindings(_ what: String) -> [Finding] {
    guard warning.value.isFinite, critical.value.isFinite else {
      return [
        Finding(
          .metricThreshold, "\(what) has a threshold that no figure passes", at: place,
          fix: "give a number")
      ]
    }
    guard warning.direction == critical.direction else {
      return [
        Finding(
          .metricThreshold, "\(what) warns on one side and alarms on the other", at: place,
          fix: "write both thresholds as .above(…), or both as .below(…)")
      ]
    }
    let isReachedFirst =
      switch warning.direction {
      case .above: warning.value < critical.value
      case .below: warning.value > critical.value
      }
    guard isReachedFirst else {
      return [
        Finding(
          .metricThreshold, "\(what) would be critical before it warns", at: place,
          fix: warning.direction == .above
            ? "the warning is the lower one of two values .above"
            : "the warning is the higher one of two values .below")
      ]
    }
    return []
  }
}

extension Finding {
  /// Finds what is no single query, as far as that can be seen without asking a database.
  static func query(
    _ query: String, of what: String, rule: ModelRule, at place: ModelPlace
  ) -> [Finding] {
    if query.contains(";") {
      return [
        Finding(
          rule, "\(what) has a semicolon in its query", at: place,
          fix: "write one SELECT, without an end mark")
      ]
    }
    guard query.prefixMatch(of: /\s*([Ss][Ee][Ll][Ee][Cc][Tt]|[Ww][Ii][Tt][Hh])\b/) == nil else {
      return []
    }
    return [Finding(rule, "\(what) is not a query", at: place, fix: "begin with SELECT or WITH")]
  }
}
