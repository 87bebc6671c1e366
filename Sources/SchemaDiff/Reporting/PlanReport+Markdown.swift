import PostgresSchema

extension PlanReport {
  /// For a pull request: the summary, a table of what is done, and the statements folded away.
  package var markdown: String {
    guard plan.questions.isEmpty else { return questionMarkdown }
    guard !plan.isEmpty else { return "Nothing has to be done.\n" }
    let heading = "### \((version.map { "\($0): " } ?? "") + description.escapedForMarkdown)"
    let facts = [
      "**\(plan.contract.rawValue)**", "data risk: \(plan.risk.rawValue)",
      "way back: \(isRollbackSafe ? "safe" : "not without loss")",
    ].joined(separator: " · ")
    let rows = plan.steps.enumerated().flatMap { place, step in
      step.statements.map { row($0, step: place + 1) }
    }
    let table =
      ["| step | what | class | data risk | locks | cost |", "|---|---|---|---|---|---|"] + rows
    let fence = fence
    let folded = """
      <details><summary>SQL</summary>

      \(fence)sql
      \(sql.text)\(fence)

      </details>
      """
    return [heading, facts, table.joined(separator: "\n"), folded].joined(separator: "\n\n") + "\n"
  }

  private func row(_ statement: PlannedStatement, step: Int) -> String {
    let cells = [
      "\(step)", statement.about, statement.contract.rawValue, statement.risk.rawValue,
      statement.lockSentences.joined(separator: "; "), statement.cost.rawValue,
    ]
    return "| \(cells.map(\.escapedForMarkdown).joined(separator: " | ")) |"
  }

  private var questionMarkdown: String {
    plan.questions.map { question in
      let answers = question.answers.map { "- \($0.escapedForMarkdown)" }
      return (["### A decision is needed", "", question.text.escapedForMarkdown, ""] + answers)
        .joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// Longer than any run of backticks in the statements, so that none of them ends the block.
  private var fence: String {
    var longest = 0
    var current = 0
    for byte in sql.text.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    return String(repeating: "`", count: max(3, longest + 1))
  }
}

extension String {
  /// Without what Markdown and the HTML in it would read as more than text, on one line.
  fileprivate var escapedForMarkdown: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\n", "\r": text += " "
      case "\\", "|", "*", "_", "`", "[", "]", "#", "~": text += "\\\(scalar)"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
