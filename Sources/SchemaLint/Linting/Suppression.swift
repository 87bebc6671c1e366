import PostgresSchema

/// A comment that allows what rules would find, and says why.
///
///     -- lint: allow DS102 because the column never held a value
///     -- lint: allow-file lock-timeout because the applier sets it
struct Suppression {
  private var rules: [String]
  private var hasReason: Bool
  private var place: TextPlace
  /// The statement that it is for; nil for the whole file.
  private var statement: Int?
  private var used: Set<String> = []

  static func all(in script: SQLScript) -> [Suppression] {
    script.comments.compactMap { Suppression($0, in: script) }
  }

  private init?(_ comment: Token, in script: SQLScript) {
    let words = script.text(of: comment).trimmingCommentMarks
      .split { $0 == " " || $0 == "," || $0.isNewline }
    guard words.count >= 2, words[0] == "lint:", ["allow", "allow-file"].contains(words[1]) else {
      return nil
    }
    let reason = words.firstIndex(of: "because") ?? words.endIndex
    rules = words[2..<reason].map(String.init)
    hasReason = words.endIndex > reason + 1
    place = comment.place
    statement = words[1] == "allow" ? script.statement(of: comment) : nil
  }

  func allows(_ rule: RuleDescription, inStatement number: Int?) -> Bool {
    hasReason && (statement == nil || statement == number) && rules.contains { rule.isCalled($0) }
  }

  mutating func use(for rule: RuleDescription) {
    used.formUnion(rules.filter { rule.isCalled($0) })
  }

  /// What is wrong with the comment itself.
  func findings(in file: String) -> [LintFinding] {
    guard hasReason, !rules.isEmpty else {
      return [finding(SuppressionWithoutReason.about, "this comment allows nothing", in: file)]
    }
    return rules.compactMap { name in
      guard RuleCatalogue.rule(called: name) != nil else {
        return finding(UnknownRule.about, "no rule is called '\(name)'", in: file)
      }
      let text = "nothing here breaks \(name)"
      return used.contains(name) ? nil : finding(UnusedSuppression.about, text, in: file)
    }
  }

  private func finding(_ rule: RuleDescription, _ message: String, in file: String) -> LintFinding {
    LintFinding(
      rule: rule, severity: .warning, message: message, file: file, place: place,
      object: rules.joined(separator: " "), fix: rule.instead)
  }
}

extension SQLScript {
  /// The statement that a comment is about: the one before it on its line, else the next one.
  fileprivate func statement(of comment: Token) -> Int {
    let next = statements.firstIndex { statement in
      guard let last = statement.tokens.last else { return false }
      return last.place.line == comment.place.line || last.place > comment.place
    }
    return next ?? statements.count
  }
}

extension RuleDescription {
  /// By its number or its name.
  func isCalled(_ text: String) -> Bool { text == id || text == name }
}

extension String {
  /// The text of a comment of either kind.
  fileprivate var trimmingCommentMarks: Substring {
    if hasPrefix("--") { return dropFirst(2) }
    return hasPrefix("/*") ? dropFirst(2).dropLast(2) : self[...]
  }
}
