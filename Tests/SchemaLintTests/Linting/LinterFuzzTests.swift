import PostgresSchema
import SchemaLint
import TestSupport
import Testing

/// Statements that nobody would write, made from the words of those that somebody does.
@Suite struct LinterFuzzTests {
  private static let words: [String] = RuleCatalogue.descriptions
    .flatMap { [$0.given, $0.bad, $0.good] }
    .compactMap { try? SQLScript($0) }
    .flatMap { script in
      script.statements.flatMap { statement in statement.tokens.map(statement.text) }
    }

  @Test(arguments: Seed.several(2_000))
  func `the linter survives any order of words, and tells the same again`(seed: Seed) {
    var random = seed.generator
    let statements = (0..<6).map { _ in statement(&random) }
    let sources = [LintSource(path: "1.sql", text: statements.joined(separator: ";\n"))]
    let findings = Linter().findings(in: sources)
    #expect(findings == Linter().findings(in: sources))
    #expect(findings.allSatisfy { $0.place.line >= 1 && $0.place.column >= 1 })
  }

  /// A run of words from one place, then from others, some of them left out.
  private func statement(_ random: inout SplitMix64) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0..<Self.words.count, using: &random)
      let length = Int.random(in: 1...10, using: &random)
      words += Self.words[start...].prefix(length)
    }
    return words.filter { _ in Int.random(in: 0...9, using: &random) > 0 }.joined(separator: " ")
  }
}
