/// The page that explains every rule, `docs/lint.md`.
package enum LintHelp {
  package static var page: String {
    let families = RuleFamily.allCases.map { family in
      let rules = RuleCatalogue.descriptions.filter { $0.family == family }
      return "## \(family.title)\n\n" + rules.map(section).joined(separator: "\n")
    }
    return introduction + "\n" + families.joined(separator: "\n")
  }

  /// One rule, as the page has it.
  package static func section(of rule: RuleDescription) -> String {
    let given = rule.given.isEmpty ? "" : "An earlier file has:\n\n\(block(rule.given))\n"
    return """
      ### \(rule.id)

      **\(rule.name).** \(rule.summary)

      \(rule.why)

      Instead: \(rule.instead)

      \(given)Found:

      \(block(rule.bad))
      Not found:

      \(block(rule.good))
      """
  }

  private static func block(_ sql: String) -> String { "```sql\n\(sql)\n```\n" }

  private static let introduction = """
    # What `vaultc lint` finds

    Every rule with its reason, what to do instead, and an example of each; the examples are run by
    the tests. `vaultc lint --explain DS101` prints one of them. `docs/schema-checks-in-ci.md` tells
    how to run it on each change.

    A finding is an **error** where rows are lost, a statement fails, or loads or queries wait as long
    as it takes to read or write all rows; a **warning** where they wait a moment, or something that
    others rely on changes; **information** where only rows that are not there yet would matter, as on
    a table that the same file makes. The default shows warnings and errors and fails at errors.

    Scripts of a folder are read in the order of their names, and what one makes the next ones know:
    the type that a column had, which tables are partitioned, what a view uses.

    A comment above a statement, or behind it on its line, allows what a rule finds there, and
    says why; at any place, `allow-file` does so for the whole file:

    ```sql
    -- lint: allow DS101 because its rows were copied to archive.old_s in the last release
    DROP TABLE business.old_s;
    -- lint: allow-file lock-timeout because the program that runs it sets one
    ```

    """
}
