import PostgresSchema

extension LintReport {
  /// One finding in two lines, as compilers write theirs.
  var text: String {
    let lines = findings.map { finding in
      """
      \(finding.file.onOneLine):\(finding.place): \(finding.severity.rawValue): \
      \(finding.message.onOneLine) [\(finding.rule.id) \(finding.rule.name)]
        fix: \(finding.fix)
        help: \(finding.helpPage)

      """
    }
    return lines.joined() + summary + "\n"
  }

  /// A table, for a step's summary.
  var markdown: String {
    guard !findings.isEmpty else { return "**Schema lint:** \(summary)\n" }
    let rows = findings.prefix(Self.rowLimit).map { finding in
      let place = "`\(finding.file.inCode):\(finding.place.line)`"
      let rule = "[\(finding.rule.id)](\(finding.helpPage))"
      let cells = [
        finding.severity.rawValue, place, "\(finding.message.inCell) \(rule)", finding.fix.inCell,
      ]
      return "| " + cells.joined(separator: " | ") + " |\n"
    }
    let rest = findings.count - rows.count
    return """
      **Schema lint:** \(summary)

      | severity | place | what | instead |
      |---|---|---|---|
      \(rows.joined())\(rest > 0 ? "\n… and \(rest) more.\n" : "")
      """
  }

  /// A page of GitHub takes one megabyte.
  private static let rowLimit = 500
}

extension String {
  /// Names can hold line ends; a line of output cannot.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// Within a cell of a table, where no mark means anything.
  fileprivate var inCell: String {
    onOneLine.unicodeScalars.reduce(into: "") { text, scalar in
      if "\\`*_{}[]<>|#~&".unicodeScalars.contains(scalar) { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
  }

  /// Between backticks in a cell.
  fileprivate var inCode: String {
    let scalars = onOneLine.unicodeScalars.map { $0 == "`" || $0 == "|" ? "_" : $0 }
    return String(String.UnicodeScalarView(scalars))
  }
}
