import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing

@Suite struct PlanReportTests {
  private static let report: PlanReport = {
    let (start, end) = (Catalog(of: TracedSchemas.before), Catalog(of: TracedSchemas.after))
    let renames = TracedSchemas.renames.map { ColumnRename($0.table, from: $0.from, to: $0.to) }
    return PlanReport(
      plan(from: start, to: end, renames: renames, approvedDrops: Set(start.identities)),
      version: "20260101000000", description: "Changes | everything",
      dependencies: ["20250101000000"],
      rowCounts: [TracedSchemas.name("satellite"): 2_000_000])
  }()

  @Test(arguments: ["txt", "sql", "md", "json"])
  func `a plan is shown as it was`(format: String) throws {
    let text =
      switch format {
      case "txt": Self.report.text
      case "sql": Self.report.sql.text
      case "md": Self.report.markdown
      default: Self.report.json
      }
    let folder = FilePath(#filePath).removingLastComponent().appending("Golden")
    try assertSnapshot(text, folder.appending("plan.\(format)"))
  }

  @Test func `the class of a plan is the highest of its statements`() {
    for statement in Self.report.plan.statements {
      #expect(statement.contract <= Self.report.plan.contract)
    }
    #expect(Self.report.plan.contract == .breaking)
    #expect(!Self.report.isRollbackSafe)
  }
}
