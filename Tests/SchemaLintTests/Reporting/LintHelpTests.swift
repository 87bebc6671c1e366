import SchemaLint
import SystemPackage
import TestSupport
import Testing

@Suite struct LintHelpTests {
  @Test func `docs/lint.md explains every rule`() throws {
    let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().removingLastComponent()
    try assertSnapshot(LintHelp.page, root.appending("docs").appending("lint.md"))
    for rule in RuleCatalogue.descriptions {
      #expect(LintHelp.page.contains("\n### \(rule.id)\n"))
    }
  }
}
