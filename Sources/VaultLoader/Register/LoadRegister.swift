import PostgresClient
import PostgresSchema
import VaultModel

/// The vault's own record of its loads: `metadata.load`, its checkpoint and its counts.
final class LoadRegister {
  /// A load that is not finished.
  struct OpenLoad {
    var id: Int64
    /// Taken with the first batch, then kept for all others.
    var loadDate: Instant?
    /// How far the delivery was committed.
    var position: Int64
    var batches: Int64
    var isResumed: Bool
    var counts: LoadCounts
  }

  /// What is written down of a load when it begins.
  struct Entry {
    /// The inputs, as JSON.
    var inputs: String
    var reading: StoredReading
    /// Nil takes the server's clock with the first batch.
    var loadDate: LoadDate?
    /// The load whose refused records it brings, mended.
    var replayedLoad: Int64?
  }

  enum Opening {
    case open(OpenLoad)
    case alreadyLoaded(id: Int64, loadDate: String?)
  }

  private let connection: Connection
  private let vault: CompiledVault
  private let source: CompiledVault.Source

  init(on connection: Connection, vault: CompiledVault, source: CompiledVault.Source) {
    self.connection = connection
    self.vault = vault
    self.source = source
  }

  /// Makes sure that the database holds this very vault.
  ///
  /// - Throws: `RegisterError`, `PostgresError`.
  static func requireVault(_ vault: CompiledVault, on connection: Connection) throws {
    let rows = try requiringVault { () throws(PostgresError) in
      try connection.query(
        "SELECT fingerprint FROM metadata.vault WHERE vault_name = $1", [.text(vault.name)])
    }
    guard rows.count > 0, let found = rows.text(0, 0) else {
      throw RegisterError.vaultMissing(vault.name)
    }
    guard found == vault.fingerprint else {
      throw RegisterError.otherVersion(
        vault.name, database: found, file: vault.fingerprint)
    }
    try BookkeepingFitness.require(of: vault.conventions.roles.loader, on: connection)
  }

  /// Checks that no migration changed the vault since the load began; belongs into a transaction that
  /// holds the vault's lock.
  ///
  /// - Throws: `RegisterError.changedMeanwhile`, `PostgresError`.
  static func requireUnchanged(
    _ vault: CompiledVault, during load: OpenLoad, on connection: Connection
  ) throws {
    let found = try connection.query(
      "SELECT fingerprint FROM metadata.vault WHERE vault_name = $1", [.text(vault.name)])
    guard found.count > 0, found.text(0, 0) == vault.fingerprint else {
      throw RegisterError.changedMeanwhile(
        vault.name, load: load.id, committed: load.position)
    }
  }

  /// Finds the unfinished load of a delivery, or begins one.
  ///
  /// - Throws: `PostgresError`, `RegisterError.loadDateInFuture`.
  func open(_ delivery: Delivery, as entry: Entry, again: Bool) throws -> Opening {
    let known = try connection.query(
      """
      SELECT load.load_id, load.status, load.load_date, coalesce(checkpoint.records, 0),
        coalesce(checkpoint.batches, 0), (extract(epoch FROM load.load_date) * 1000000)::bigint
      FROM metadata.load AS load
      LEFT JOIN metadata.load_checkpoint AS checkpoint USING (load_id)
      WHERE load.vault_name = $1 AND load.source = $2 AND load.delivery_digest = $3
      ORDER BY load.status = 'loaded', load.load_id DESC
      LIMIT 1
      """, [.text(vault.name), .text(source.name), .bytes(delivery.digest)])
    guard known.count > 0, let id = known.integer(0, 0) else {
      return .open(try begin(delivery, as: entry))
    }
    if known.text(0, 1) == "loaded" {
      guard again else { return .alreadyLoaded(id: id, loadDate: known.text(0, 2)) }
      return .open(try begin(delivery, as: entry))
    }
    return .open(try resume(id, known, as: entry))
  }

  private func begin(_ delivery: Delivery, as entry: Entry) throws -> OpenLoad {
    if let loadDate = entry.loadDate { try requirePast(loadDate) }
    let new = try connection.query(
      """
      INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status, program_version,
        load_date, reading, replayed_load_id)
      VALUES ($1, $2, $3, $4::jsonb, 'running', $5, $6, $7::jsonb, $8)
      RETURNING load_id, (extract(epoch FROM load_date) * 1000000)::bigint
      """,
      [
        .text(vault.name), .text(source.name), .bytes(delivery.digest), .text(entry.inputs),
        .text(ProgramVersion.current), entry.loadDate.map { .text($0.text) } ?? .null,
        .text(try entry.reading.json()), entry.replayedLoad.map { .integer($0) } ?? .null,
      ])
    return OpenLoad(
      id: new.integer(0, 0) ?? 0, loadDate: Self.instant(new, column: 1), position: 0, batches: 0,
      isResumed: false,
      counts: LoadCounts())
  }

  private func resume(_ id: Int64, _ known: Rows, as entry: Entry) throws -> OpenLoad {
    _ = try connection.query(
      """
      UPDATE metadata.load
      SET status = 'running', message = NULL, ended_at = NULL, reading = $2::jsonb
      WHERE load_id = $1
      """, [.integer(id), .text(try entry.reading.json())])
    return OpenLoad(
      id: id, loadDate: Self.instant(known, column: 5),
      position: known.integer(0, 3) ?? 0, batches: known.integer(0, 4) ?? 0, isResumed: true,
      counts: try LoadCounts.read(loadID: id, on: connection))
  }

  private static func instant(_ rows: Rows, column: Int) -> Instant? {
    rows.integer(0, column).map { $0 - Instant.secondsFrom1970 * 1_000_000 }
  }

  /// A version that begins in the future would stand before all that comes until then.
  private func requirePast(_ loadDate: LoadDate) throws {
    let answer = try connection.query(
      "SELECT $1::timestamptz <= clock_timestamp()", [.text(loadDate.text)])
    guard answer.boolean(0, 0) == true else {
      throw RegisterError.loadDateInFuture(loadDate.text)
    }
  }

  /// The greatest value of a column that was loaded whole, where loads went by it.
  ///
  /// - Throws: `PostgresError`.
  func mark(of column: String) throws(PostgresError) -> String? {
    let rows = try connection.query(
      """
      SELECT inputs->0->'mark'->>'value' FROM metadata.load
      WHERE vault_name = $1 AND source = $2 AND status = 'loaded'
        AND inputs->0->'mark'->>'column' = $3 AND inputs->0->'mark'->>'value' IS NOT NULL
      ORDER BY load_id DESC LIMIT 1
      """, [.text(vault.name), .text(source.name), .text(column)])
    return rows.count > 0 ? rows.text(0, 0) : nil
  }

  /// Ends a load.
  ///
  /// - Throws: `PostgresError`.
  func end(_ id: Int64, as status: String, message: String? = nil) throws(PostgresError) {
    _ = try connection.query(
      "UPDATE metadata.load SET status = $2, message = $3, ended_at = now() WHERE load_id = $1",
      [.integer(id), .text(status), message.map { .text($0) } ?? .null])
  }

  /// The number of records refused for each reason.
  ///
  /// - Throws: `PostgresError`.
  func quarantineReasons(of id: Int64) throws(PostgresError) -> [String: Int64] {
    let rows = try connection.query(
      "SELECT reason, count(*) FROM metadata.quarantine WHERE load_id = $1 GROUP BY reason",
      [.integer(id)])
    var reasons: [String: Int64] = [:]
    for row in rows.indices { reasons[rows.text(row, 0) ?? ""] = rows.integer(row, 1) }
    return reasons
  }

  /// A load date as ISO 8601 text.
  ///
  /// - Throws: `PostgresError`.
  func loadDateText(of id: Int64) throws(PostgresError) -> String? {
    try connection.query(
      "SELECT load_date FROM metadata.load WHERE load_id = $1", [.integer(id)]
    ).text(0, 0)
  }
}

extension Instant {
  /// From 1970-01-01 to 2000-01-01.
  fileprivate static let secondsFrom1970: Instant = 946_684_800
}

/// Why a database cannot take this vault's loads.
package enum RegisterError: Error, Hashable, Sendable, CustomStringConvertible {
  case noVault
  case vaultMissing(String)
  case otherVersion(String, database: String, file: String)
  case loadDateInFuture(String)
  /// An earlier release made the tables that all vaults share.
  case olderBookkeeping(lacking: [String], remedy: [String])
  /// A migration changed the vault between two batches of a load.
  case changedMeanwhile(String, load: Int64, committed: Int64)
  /// Another program went on with the same load.
  case overtaken(load: Int64)

  package var description: String {
    switch self {
    case .noVault:
      "the database holds no vault; create one with 'vaultc apply'"
    case .vaultMissing(let name):
      "the database does not hold the vault \"\(name)\"; create it with 'vaultc apply'"
    case .otherVersion(let name, let database, let file):
      "the database holds another version of the vault \"\(name)\" than vault.json: "
        + "\(database.prefix(12))… there, \(file.prefix(12))… here; use the vault.json that was applied, "
        + "or bring the database to this one with 'vaultc apply'"
    case .loadDateInFuture(let text):
      "--load-date \(text) lies in the future of the database's clock"
    case .olderBookkeeping(let lacking, let remedy):
      "an earlier release made this database's bookkeeping, which lacks "
        + lacking.joined(separator: ", ") + "; let its owner run:\n"
        + remedy.map { "  " + $0 }.joined(separator: "\n")
    case .changedMeanwhile(let name, let load, let committed):
      "vault \"\(name)\" was migrated while load \(load) ran; its first \(committed) records are "
        + "committed. Start the same command with the vault.json that was applied: it resumes there"
    case .overtaken(let load):
      "another program went on with load \(load) meanwhile; nothing of this batch was stored. "
        + "Start the same command again: it goes on from the last checkpoint"
    }
  }
}
