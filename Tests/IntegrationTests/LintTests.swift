import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// `vaultc lint`, as a shell or a CI runs it.
@Suite struct LintTests {
  @Test func `the committed SQL has nothing to mend`() async throws {
    let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent()
    let outcome = try await Program.vaultc.run(["lint", "--fail-on", "warning"], in: root)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasSuffix(": nothing to mend\n"))
    #expect(outcome.errorOutput == "")
  }

  @Test(arguments: [
    ([], 3), (["--fail-on", "never"], 0), (["--fail-on", "warning"], 3),
    (["--fail-on", "information"], 3),
  ])
  func `an error ends with 3 as far as it is asked for`(
    arguments: [String], exitCode: Int
  ) async throws {
    try await withScripts(["1.sql": "DROP TABLE s.t;"]) { folder in
      let outcome = try await Program.vaultc.run(["lint", "."] + arguments, in: folder)
      #expect(outcome.exitCode == Int32(exitCode))
      #expect(outcome.output.contains("1.sql:1:1: error: drops table s.t"))
    }
  }

  @Test(arguments: [("error", 0), ("warning", 3)])
  func `a warning ends with 3 only where that is asked for`(
    limit: String, exitCode: Int
  ) async throws {
    try await withScripts(["1.sql": "ALTER TABLE s.t ADD COLUMN a int;"]) { folder in
      let outcome = try await Program.vaultc.run(["lint", ".", "--fail-on", limit], in: folder)
      #expect(outcome.exitCode == Int32(exitCode))
    }
  }

  @Test func `a named file is read after its neighbours, which are not reported on`() async throws {
    let scripts = [
      "db/1.sql": "CREATE TABLE s.t (a varchar(10)); DROP TABLE s.other;",
      "db/2.sql": "SET lock_timeout = '1s'; ALTER TABLE s.t ALTER COLUMN a TYPE varchar(20);",
    ]
    try await withScripts(scripts) { folder in
      let outcome = try await Program.vaultc.run(["lint", "db/2.sql"], in: folder)
      #expect(outcome.output == "1 file: nothing to mend\n")
      let both = try await Program.vaultc.run(["lint", "db"], in: folder)
      #expect(both.output.hasSuffix("2 files: 1 error, 1 warning\n"))
    }
  }

  @Test func `a script that takes back is read behind the one that it takes back`() async throws {
    let scripts = ["1_a.sql": "CREATE TABLE s.t (a int);", "1_a.down.sql": "DROP INDEX s.i;"]
    try await withScripts(scripts) { folder in
      let outcome = try await Program.vaultc.run(["lint", ".", "--format", "json"], in: folder)
      #expect(outcome.exitCode == 0)
      #expect(outcome.output.contains(#""file" : "1_a.down.sql""#))
    }
  }

  @Test func `GitHub's step summary gets the table, behind what is there`() async throws {
    try await withScripts(["1.sql": "DROP TABLE s.t;"]) { folder in
      let summary = folder.appending("summary.md").string
      try "before\n".write(toFile: summary, atomically: true, encoding: .utf8)
      let outcome = try await Program.vaultc.run(
        ["lint", "1.sql", "--format", "github"], environment: ["GITHUB_STEP_SUMMARY": summary],
        in: folder)
      #expect(outcome.output.hasPrefix("::error file=1.sql,line=1,col=1,title=DS101 drop-table::"))
      let text = try String(contentsOfFile: summary, encoding: .utf8)
      #expect(text.hasPrefix("before\n**Schema lint:** 1 file: 1 error, 1 warning\n"))
    }
  }

  @Test(arguments: [
    (
      ["nowhere"], 66,
      "nowhere: no SQL file there; name files that end in .sql, or a folder of such\n"
    ),
    (["empty"], 66, "empty: no SQL file there; name files that end in .sql, or a folder of such\n"),
    (["latin.sql"], 65, "latin.sql: not in UTF-8; save it in that encoding\n"),
    (["--explain", "DS999"], 64, "no rule is called 'DS999'; docs/lint.md lists them\n"),
  ])
  func `what cannot be read is told with its exit code`(
    arguments: [String], exitCode: Int, message: String
  ) async throws {
    try await withScripts(["empty/readme.md": ""]) { folder in
      try Data([0x2D, 0x2D, 0xE9]).write(to: URL(filePath: folder.appending("latin.sql").string))
      let outcome = try await Program.vaultc.run(["lint"] + arguments, in: folder)
      #expect(outcome.exitCode == Int32(exitCode))
      #expect(outcome.output == "")
      #expect(outcome.errorOutput == "vaultc: error: \(message)")
    }
  }

  @Test func `a rule is explained by number or name`() async throws {
    let byNumber = try await Program.vaultc.run(["lint", "--explain", "DS101"])
    let byName = try await Program.vaultc.run(["lint", "--explain", "drop-table"])
    #expect(byNumber.output.hasPrefix("### DS101\n\n**drop-table.** A table is dropped"))
    #expect(byNumber == byName)
  }

  private func withScripts(
    _ scripts: [String: String], _ body: (FilePath) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with { folder in
      for (name, text) in scripts {
        let path = folder.appending(name)
        try FileManager.default.createDirectory(
          atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
        try text.write(toFile: path.string, atomically: true, encoding: .utf8)
      }
      try await body(folder)
    }
  }
}
