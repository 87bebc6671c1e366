import SchemaLint
import Testing

/// The examples that each rule's help page shows.
@Suite struct RuleExampleTests {
  @Test(arguments: RuleCatalogue.descriptions)
  func `the bad example is found`(rule: RuleDescription) {
    #expect(findings(in: rule.bad, given: rule.given, of: rule).contains { $0.rule == rule })
  }

  @Test(arguments: RuleCatalogue.descriptions)
  func `no rule finds fault with the good example`(rule: RuleDescription) {
    let findings = findings(in: rule.good, given: rule.given, of: rule)
      .filter { $0.severity > .information || $0.rule == rule }
    #expect(findings.map(\.line) == [])
  }

  @Test func `numbers and names are each of one rule, and belong to their family`() {
    let rules = RuleCatalogue.descriptions
    #expect(Set(rules.map(\.id)).count == rules.count)
    #expect(Set(rules.map(\.name)).count == rules.count)
    #expect(rules.map(\.id).allSatisfy { $0.count == 5 })
    #expect(Set(rules.map(\.family)) == Set(RuleFamily.allCases))
    #expect(rules.allSatisfy { rule in rule.summary.hasSuffix(".") && rule.instead.hasSuffix(".") })
  }

  private func findings(
    in script: String, given: String, of rule: RuleDescription
  ) -> [LintFinding] {
    let sources = [
      LintSource(path: "1_given.sql", text: given, isReported: false),
      LintSource(path: "2_example.sql", text: script),
    ]
    // What stands in a generated folder is that rule's whole subject.
    let isOfFolder = rule.id == "DR102"
    return Linter().findings(
      in: sources, of: LintedFolder(fileNames: isOfFolder ? ["vault.sum"] : []))
  }
}

extension LintFinding {
  /// As the tests compare it.
  var line: String { "\(place) \(rule.id) \(severity.rawValue): \(message)" }
}

extension RuleDescription: CustomTestStringConvertible {
  /// Number and name.
  public var testDescription: String { "\(id) \(name)" }
}
