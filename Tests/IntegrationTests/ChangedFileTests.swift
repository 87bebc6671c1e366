import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// A file that is written to while the loader reads it.
@Suite struct ChangedFileTests {
  @Test func `foreign bytes never reach the vault, and the right file is loaded after them`()
    async throws
  {
    try await ChangingFile.with { undisturbed in
      try await undisturbed.load()
      let expected = try await undisturbed.customers()
      try await ChangingFile.with { changing in
        let outcome = try await changing.load { try changing.write(lastCity: "nobody") }
        #expect(outcome.exitCode == 65, "\(outcome.errorOutput)")
        #expect(outcome.errorOutput.contains("the file changed while it was loaded"))
        #expect(try await changing.customers().contains { $0.contains("nobody") } == false)
        try changing.write(lastCity: "last")
        let right = try await changing.load()
        #expect(right.exitCode == 0, "\(right.errorOutput)")
        #expect(try await changing.customers() == expected)
        let verified = try await changing.verifyDelivery()
        #expect(verified.exitCode == 0, "\(verified.output)\(verified.errorOutput)")
      }
    }
  }

  @Test func `a file that is touched goes on`() async throws {
    try await ChangingFile.with { touched in
      let outcome = try await touched.load { try touched.write(lastCity: "last") }
      #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
      #expect(try await touched.customers().count == 3_000)
    }
  }
}

/// A delivery of customers in a vault of its own, whose end the test may write to.
private struct ChangingFile: Sendable {
  let kinds: KindsRig
  let file: String

  static func with(_ body: @escaping @Sendable (ChangingFile) async throws -> Void) async throws {
    try await KindsRig.with { kinds in
      let changing = ChangingFile(
        kinds: kinds, file: kinds.folder.appending("customers.csv").string)
      try changing.write(lastCity: "last")
      try await body(changing)
    }
  }

  /// Writes all customers; the last one's name is given.
  func write(lastCity: String) throws {
    // Long enough that a reader's buffer holds a part of it.
    let city = String(repeating: "city ", count: 100)
    let lines = (1...3_000).map { number in
      "s,c\(number),\(number == 3_000 ? lastCity : city)"
    }
    // In place, as a sender does that goes on writing.
    try (["shop,customer,city"] + lines + [""]).joined(separator: "\n")
      .write(toFile: file, atomically: false, encoding: .utf8)
  }

  @discardableResult
  func load(
    whileHeld change: (@Sendable () throws -> Void)? = nil
  ) async throws -> Program.Outcome {
    let arguments = ["--batch-records", "100"]
    guard let change else { return try await kinds.rig.run("customers", [file], arguments) }
    let gate = try await TargetGate.close("business.customer_h", at: kinds.rig.url)
    async let outcome = kinds.rig.run("customers", [file], arguments)
    try await kinds.rig.until { rig in
      try await rig.number(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") > 0
    }
    try change()
    await gate.open()
    return try await outcome
  }

  func customers() async throws -> [String] {
    let rows = try await kinds.rig.rows(
      """
      SELECT (to_jsonb(version) - 'load_date' - 'load_end_date')::text
      FROM business.profile_s AS version WHERE load_date > '2000-01-01' ORDER BY 1
      """)
    return rows.compactMap { $0.first ?? nil }
  }

  func verifyDelivery() async throws -> Program.Outcome {
    try await Program.vaultload.run([
      "verify", "--vault", kinds.rig.vaultFile.string, "--database", kinds.rig.url,
      "--delivery", file,
    ])
  }
}

/// Holds the lock of a target, at which a load waits with its first batch.
private actor TargetGate {
  private var connection: Connection?

  private init(_ table: String, at url: String) throws {
    let connection = try Connection(to: .url(url), applicationName: "vaultwright tests")
    _ = try connection.query(
      "SELECT pg_advisory_lock(hashtextextended(\(literal: "vaultwright target \(table)"), 0))")
    self.connection = connection
  }

  static func close(_ table: String, at url: String) async throws -> TargetGate {
    try TargetGate(table, at: url)
  }

  /// Ends the session, and its lock with it.
  func open() { connection = nil }
}
