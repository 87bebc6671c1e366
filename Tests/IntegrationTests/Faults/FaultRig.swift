import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A server of a test's own, which may be stopped and killed, with the kinds vault and a long load.
struct FaultRig: Sendable {
  let cluster: PrivateCluster
  var kinds: KindsRig
  var load: OracleLoad
  var file: String
  /// Where the loads connect to, where that is another address than the rig's.
  var address: String?
  /// Where the vault is; another database than the first one is a copy of it.
  var database = "vaultwright" {
    didSet {
      kinds = KindsRig(
        rig: VaultRig(url: cluster.url(ofDatabase: database), vaultFile: kinds.rig.vaultFile),
        folder: kinds.folder, convention: kinds.convention)
    }
  }
  /// How many loads the register has of before.
  var formerLoads = 0

  static func with(_ body: (FaultRig) async throws -> Void) async throws {
    try await TemporaryFolder.with(named: "faults") { folder in
      let cluster = PrivateCluster(
        directory: try await WatchedFolder.make(), purpose: .throwingAway)
      try await cluster.start()
      let vaultFile = folder.appending("vault.json")
      try KindsVault.write(.null, to: vaultFile)
      let rig = VaultRig(url: cluster.url, vaultFile: vaultFile)
      let applied = try await rig.vaultc(["apply"])
      try #require(applied.exitCode == 0, "\(applied.errorOutput)")
      try await onOwnThread { try slowDown(cluster) }
      let kinds = KindsRig(rig: rig, folder: folder, convention: .null)
      let records = (0..<1_200).map { number in
        OracleLoad.Record(sequence: 0, fields: ["s", "K\(number % 500)", "C\(number % 7)"])
      }
      let load = OracleLoad(source: "stays", day: 1, records: records, batch: 10)
      let file = try kinds.write(
        "stays", (["shop,customer,city"] + records.map(\.line)).joined(separator: "\n") + "\n")
      try await body(FaultRig(cluster: cluster, kinds: kinds, load: load, file: file))
      try await cluster.remove()
    }
  }

  /// Lets each batch take a while, so that a fault finds the load under way on a busy machine, too.
  private static func slowDown(_ cluster: PrivateCluster) throws {
    try Connection(to: .url(cluster.url), applicationName: "faults", names: .database).execute(
      """
      CREATE FUNCTION metadata.take_a_while() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN PERFORM pg_catalog.pg_sleep(0.02); RETURN NEW; END';
      CREATE TRIGGER take_a_while BEFORE UPDATE ON metadata.load_checkpoint
      FOR EACH ROW EXECUTE FUNCTION metadata.take_a_while();
      """)
  }

  /// What the loader is told, without more.
  var arguments: [String] {
    [
      "run", "--vault", kinds.rig.vaultFile.string, "--database", address ?? kinds.rig.url,
      "--source", load.source, "--input", file, "--batch-records", "\(load.batch)",
    ] + KindsRig.date(load.day)
  }

  /// Runs the load; `settings` are those of its sessions, `-c lock_timeout=100ms`.
  func run(_ arguments: [String] = [], settings: String = "") async throws -> Program.Outcome {
    try await Program.vaultload.run(
      self.arguments + arguments, environment: ["PGOPTIONS": settings])
  }

  /// Runs the load and does something to it, or to the server, once batches are committed.
  func run(
    _ arguments: [String] = [], settings: String = "",
    disturbedBy fault: @escaping @Sendable (FaultRig) async throws -> Void
  ) async throws -> Program.Outcome {
    async let outcome = run(arguments, settings: settings)
    do {
      try await passed(records: 1)
      try await fault(self)
    } catch {
      let ended = try await outcome
      Issue.record("the load ended with \(ended.exitCode): \(ended.errorOutput)")
      throw error
    }
    return try await outcome
  }

  /// Waits until so many records are committed.
  func passed(records: Int) async throws {
    try await until { [formerLoads] in
      let rows = try $0.query(
        """
        SELECT coalesce(max(records), 0) FROM metadata.load_checkpoint WHERE load_id > \(formerLoads)
        """)
      return rows.integer(0, 0) ?? 0 >= Int64(records)
    }
  }

  /// Asks a session of its own again and again until the answer is yes.
  func until(_ condition: @escaping @Sendable (Connection) throws -> Bool) async throws {
    try await onOwnThread { [url = kinds.rig.url] in
      let connection = try Connection(to: .url(url), applicationName: "faults", names: .database)
      var left = 6_000
      while try !condition(connection) {
        left -= 1
        try #require(left > 0, "nothing came of it within a minute")
        usleep(10_000)
      }
    }
  }

  /// The next run ends the load, the vault verifies clean and has every row, as if nothing had been.
  func expectWhole() async throws {
    let next = try await run()
    #expect(next.exitCode == 0, "\(next.errorOutput)")
    let verified = try await kinds.verify()
    #expect(verified.exitCode == 0, "\(verified.output)")
    var oracle = VaultOracle(.null)
    _ = oracle.take(load)
    #expect(try await OracleRun.rowDifferences(from: oracle, kinds) == [])
  }
}
