import VaultLoader

extension HealthReport: PrintedReport {
  private static let order = [
    "loads", "quality", "tenant_isolation", "completeness", "performance",
  ]

  var text: String {
    let names = Self.order + parts.keys.filter { !Self.order.contains($0) }.sorted()
    var table = TextTable(
      ["part", "state", "ok", "warning", "critical", "unknown"], numeric: Set(2...5))
    var remarks: [String] = []
    for name in names {
      guard let part = parts[name] else { continue }
      let title = name.split(separator: "_").joined(separator: " ")
      let counts = [part.ok, part.warning, part.critical, part.unknown].map { "\($0)" }
      table.append([title, part.state.rawValue] + counts)
      remarks += part.findings.map { "\($0.state.rawValue): \($0.subject): \($0.detail)" }
    }
    let head = "\(vault): \(state.rawValue)"
    return ([head, "", table.text] + (remarks.isEmpty ? [] : [""] + remarks))
      .joined(separator: "\n")
  }
}
