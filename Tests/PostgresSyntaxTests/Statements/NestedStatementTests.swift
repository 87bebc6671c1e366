import PostgresSchema
import PostgresSyntax
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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

  /// libpg_query would take a thread-specific key for each thread, of which a process has 1,024.
  @Test func `many threads parse without exhausting the process's keys`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          for statement in 0..<200 {
            let sql = SQL(trusted: "SELECT a AS c\(number)_\(statement) FROM s.t")
            #expect(sql.outputColumns == ["c\(number)_\(statement)"])
          }
        }
      }
      try await group.waitForAll()
    }
    var key = pthread_key_t()
    #expect(pthread_key_create(&key, nil) == 0)
    pthread_key_delete(key)
  }
}
