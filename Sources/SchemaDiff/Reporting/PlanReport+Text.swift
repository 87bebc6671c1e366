package import PostgresSchema

extension PlanReport {
  /// For a terminal: what is decided first, then what is done, step by step.
  package var text: String {
    guard plan.questions.isEmpty else { return questionText }
    guard !plan.isEmpty else { return "Nothing has to be done.\n" }
    let steps = plan.steps.enumerated().map { place, step in
      let how =
        step.transaction == .whole ? "in one transaction" : "each statement by itself, beside loads"
      let lines = step.statements.flatMap(lines(of:))
      return (["Step \(place + 1) of \(plan.steps.count), \(how)"] + lines).joined(separator: "\n")
    }
    return ([summary] + steps).joined(separator: "\n\n") + "\n"
  }

  private var summary: String {
    let loads = plan.statements.contains { $0.blocksLoads } ? "wait for it" : "go on"
    let reads = plan.statements.contains { $0.blocksReads } ? "wait for it" : "go on"
    var lines = [
      "\(version.map { "\($0): " } ?? "")\(description)",
      "\(plan.contract.rawValue), data risk: \(plan.risk.rawValue), "
        + "way back: \(isRollbackSafe ? "safe" : "not without loss")",
      "loads \(loads), queries \(reads)",
    ]
    if let estimatedSeconds { lines.append("about \(Int(estimatedSeconds.rounded(.up))) s") }
    return lines.joined(separator: "\n")
  }

  private func lines(of statement: PlannedStatement) -> [String] {
    let risk = statement.risk == .none ? "" : ", \(statement.risk.rawValue)"
    let cost = statement.cost == .constant ? "" : ", \(statement.cost.rawValue)"
    return ["  \(statement.about) (\(statement.contract.rawValue)\(risk)\(cost))"]
      + statement.lockSentences.map { "      \($0)" }
  }

  private var questionText: String {
    plan.questions.map { question in
      (["A decision is needed: \(question.text)"] + question.answers.map { "  - \($0)" })
        .joined(separator: "\n")
    }.joined(separator: "\n\n") + "\n"
  }

  /// The statements alone, each after a sentence about it.
  package var sql: SQL {
    plan.steps.enumerated().map { place, step in
      let heading = SQL.comment(
        "Step \(place + 1) of \(plan.steps.count), transaction: \(step.transaction.rawValue)")
      let statements = step.statements.map { "\(SQL.comment($0.about))\n\($0.sql)" as SQL }
      return ([heading] + statements).joined(separator: "\n\n")
    }.joined(separator: "\n\n") + "\n"
  }
}
