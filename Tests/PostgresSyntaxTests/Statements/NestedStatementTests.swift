import PostgresSchema
import PostgresSyntax
import Testing

/// However deep a statement is nested, it is read or refused, and ends no program.
@Suite struct NestedStatementTests {
  struct Nesting: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: @Sendable (Int) -> String
  }

  private static let nestings = [
    Nesting(testDescription: "sums") { "SELECT 1" + String(repeating: " + 1", count: $0) },
    Nesting(testDescription: "brackets") {
      "SELECT " + String(repeating: "(", count: $0) + "1" + String(repeating: ")", count: $0)
    },
    Nesting(testDescription: "negations") {
      "SELECT " + String(repeating: "NOT ", count: $0) + "true"
    },
    Nesting(testDescription: "queries") {
      "SELECT " + String(repeating: "(SELECT ", count: $0) + "1" + String(repeating: ")", count: $0)
    },
    Nesting(testDescription: "unions") {
      "SELECT 1" + String(repeating: " UNION SELECT 1", count: $0)
    },
    Nesting(testDescription: "casts") { "SELECT 1" + String(repeating: "::int", count: $0) },
    Nesting(testDescription: "arrays") {
      "SELECT " + String(repeating: "ARRAY[", count: $0) + "1" + String(repeating: "]", count: $0)
    },
  ]

  @Test(arguments: nestings, [2_000, 30_000])
  func `ends no program`(nesting: Nesting, depth: Int) throws {
    let query = nesting.text(depth)
    let operations = try #require(try SQLScript(query).operations.first)
    if case .notUnderstood(let error) = operations[0].kind {
      #expect(depth > 2_000, "\(error.message)")
      #expect(
        ["it is nested too deeply"].contains(error.message)
          || error.message.hasPrefix("memory exhausted"), "\(error.message)")
    } else {
      #expect(depth < 30_000)
      #expect(operations.map(\.kind) == [.other])
    }
    let origins = QueryOrigins(of: query) { _ in nil }
    #expect(origins.columns.count == 1 || !origins.gaps.isEmpty)
  }

  @Test func `many rows are not deep`() throws {
    let rows = (0..<5_000).map { "(\($0), 'x')" }.joined(separator: ", ")
    let operations = try SQLScript("INSERT INTO s.t VALUES \(rows)").operations.joined()
    guard case .writeRows(let written) = operations.first?.kind else {
      Issue.record("\(Array(operations))")
      return
    }
    #expect(written.table.description == "s.t")
  }
}
