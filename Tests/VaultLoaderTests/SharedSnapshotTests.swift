import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@testable import VaultLoader

@Suite struct SharedSnapshotTests {
  @Test func `all readers see the moment at which it was taken`() async throws {
    try await withScratchURL { url in
      try await Self.execute("CREATE TABLE t (a int); INSERT INTO t VALUES (1)", url)
      let sizes = try await SharedSnapshot.hold(of: .url(url), readers: 2) { snapshot in
        var input = TableInput(from: .url(url), .query("SELECT a FROM public.t"))
        input.snapshot = snapshot
        var digests: [[UInt8]?] = []
        for _ in 1...2 {
          digests.append(
            try? await onOwnThread { [input] in
              try input.fetch(after: nil, read: Delivery.Reading()).digest
            })
          try? await Self.execute("INSERT INTO t SELECT max(a) + 1 FROM t", url)
        }
        return digests
      }
      #expect(sizes[0] != nil)
      #expect(sizes[0] == sizes[1])
      let left = try await onOwnThread {
        try Connection(to: .url(url), applicationName: "test", names: .database).query(
          "SELECT count(*) FROM t"
        ).integer(0, 0)
      }
      #expect(left == 3)
    }
  }

  @Test func `a database that is not there fails before anything is read`() async throws {
    await #expect(throws: PostgresError.self) {
      try await SharedSnapshot.hold(of: .url("postgresql://127.0.0.1:1/x"), readers: 1) { _ in
        Issue.record("read")
      }
    }
  }

  private static func execute(_ sql: SQL, _ url: String) async throws {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "test", names: .database).execute(sql)
    }
  }
}
