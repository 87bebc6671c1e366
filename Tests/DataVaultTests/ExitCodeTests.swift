import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What `vaultc check` says of whole model folders, by its exit code and on standard output.
@Suite(.serialized) struct ExitCodeTests {
  /// A line of the vault, what is told of it, and the exit code.
  static let faults: [(String, String, Int32)] = [
    ("", "nothing to mend", 0),
    (
      "Mart(\"m\") { \"SELECT 1; SELECT 2\" }",
      "Model.swift:10: error: the mart 'm' has a semicolon in its query [mart-query]", 3
    ),
    (
      "Bridge(\"b\", from: job, through: [\"none\"], at: SnapshotCalendar(\"s\", daily: 1))",
      "[bridge-path]", 3
    ),
    ("PointInTime(\"p\", of: job, at: SnapshotCalendar(\"s\", daily: 1))", "[calendar]", 3),
    ("QualityRule(\"q\", on: \"job\", .validity, \"true\", atLeast: 2)", "[quality-threshold]", 3),
    ("Mart(\"select\") { \"SELECT 1\" }", "warning: the mart 'select' has a table", 0),
  ]

  @Test(arguments: faults)
  func `an error makes the exit code 3, a warning does not`(
    line: String, told: String, exitCode: Int32
  ) async throws {
    for environment in [["LC_ALL": "C", "TZ": "UTC"], ["LC_ALL": "tr_TR", "TZ": "Asia/Tokyo"]] {
      try await TemporaryFolder.with(named: "check") { folder in
        let model = folder.appending("Model.swift").string
        try Self.model(with: line).write(toFile: model, atomically: true, encoding: .utf8)
        var changes = environment.mapValues { Optional($0) }
        changes["XDG_CACHE_HOME"] =
          Program.vaultc.path.removingLastComponent().appending("model-cache").string
        let outcome = try await Program.vaultc.run(["check", folder.string], environment: changes)
        #expect(outcome.exitCode == exitCode, "\(outcome)")
        #expect(outcome.output.contains(told), "\(outcome)")
      }
    }
  }

  private static func model(with line: String) -> String {
    """
    import DataVault
    let tenant = Hub("tenant") { Key("code", .text) }
    let job = Hub("job") { Key("number", .int8) }
    struct Jobs: SourceTable {
      static let name = "jobs"
      let code = Column("code", .text)
      let number = Column("number", .int8)
    }
    let jobs = Source(Jobs.self) { row in tenant.key(row.code); job.key(row.number) }
    let vault = Vault("v", tenant: tenant) { jobs; \(line) }
    """
  }
}
