import PostgresClient
import PostgresSchema
import VaultModel

/// The vault's own record of its loads: `metadata.load`, its checkpoint and its counts.
final class LoadRegister {
  /// A load that is not finished.
  struct OpenLoad {
    var id: Int64
    /// Where its versions begin; taken with the first batch, then kept for all others.
    var loadDate: Instant?
    /// The date that was dictated; nil where the clock gives it.
    var dictatedDate: Instant?
    /// The load date of its latest versions so far: those of one key are 1 µs apart.
    var lastDate: Instant?
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
    /// Whether a load date in the future is meant.
    var confirmsFuture = false
  }

  enum Opening {
    case open(OpenLoad)
    case alreadyLoaded(Repeat)
  }

  /// The load that a repeated delivery repeats.
  struct Repeat {
    var id: Int64
    var loadDate: String?
    /// Its quarantined records that were neither replayed nor discarded.
    var openQuarantine: Int64
    /// Whether its absent keys wait for a confirmation.
    var holdsAbsencesBack: Bool
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
      // Without its policy a vault's loader sees no row of the vault.
      try BookkeepingFitness.requireRows(
        of: vault, isApplied: .ifItsLoaderHasRights, on: connection)
      throw RegisterError.vaultMissing(vault.name)
    }
    guard found == vault.fingerprint else {
      throw RegisterError.otherVersion(
        vault.name, database: found, file: vault.fingerprint)
    }
    try BookkeepingFitness.require(of: vault.conventions.roles.loader, on: connection)
    try BookkeepingFitness.requireRows(of: vault, isApplied: .certainly, on: connection)
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

  /// Finds out what a delivery is: a repeat, the rest of an unfinished load, or a load of its own.
  ///
  /// - Throws: `PostgresError`, `RegisterError.loadDateInFuture`.
  func open(
    _ delivery: Delivery, as entry: Entry, again: Bool, confirmsAbsences: Bool
  ) throws -> Opening {
    let loads = try pastLoads(of: delivery, as: entry)
    switch PastLoad.verdict(on: loads, isDictated: entry.loadDate != nil) {
    case .isNew: return .open(try begin(delivery, as: entry))
    case .isUnfinished(let load): return .open(try resume(load.id, as: entry))
    case .isRepeat(let load):
      if again { return .open(try begin(delivery, as: entry)) }
      if load.holdsAbsencesBack, confirmsAbsences {
        return .open(try resume(load.id, as: entry))
      }
      return .alreadyLoaded(try noteRepeat(of: load))
    }
  }

  private func pastLoads(of delivery: Delivery, as entry: Entry) throws -> [PastLoad] {
    let found = try connection.query(
      """
      WITH effective AS (
        SELECT load.load_id, load.replayed_load_id,
          coalesce(load.dictated_date, load.load_date) AS date
        FROM metadata.load AS load
        WHERE load.vault_name = $1 AND load.source = $2
          AND load.reading->>'tenant' IS NOT DISTINCT FROM $4
          AND (load.status = 'loaded' OR EXISTS (
            SELECT FROM metadata.load_checkpoint AS checkpoint
            WHERE checkpoint.load_id = load.load_id))
      )
      SELECT load.load_id, load.status = 'loaded',
        CASE WHEN $5::timestamptz IS NULL THEN load.dictated_date IS NULL
          ELSE coalesce(load.dictated_date, load.load_date) = $5::timestamptz END,
        coalesce(load.reading = $6::jsonb, true), coalesce(load.presence = 'held_back', false),
        coalesce(bool_or(later.load_id IS NOT NULL AND later.replayed_load_id IS NULL), false),
        coalesce(bool_or(later.replayed_load_id IS NULL AND later.date = $5::timestamptz), false),
        coalesce(bool_or(later.replayed_load_id IS NOT NULL), false)
      FROM metadata.load AS load
      LEFT JOIN effective AS later ON later.load_id > load.load_id
      WHERE load.vault_name = $1 AND load.source = $2 AND load.delivery_digest = $3
      GROUP BY load.load_id
      ORDER BY load.load_id DESC
      """,
      [
        .text(vault.name), .text(source.name), .bytes(delivery.digest),
        entry.reading.tenant.map { .text($0) } ?? .null,
        entry.loadDate.map { .text($0.text) } ?? .null, .text(try entry.reading.json()),
      ])
    let fact = { (row: Int, column: Int) in found.boolean(row, column) == true }
    return found.indices.map { row in
      PastLoad(
        id: found.integer(row, 0) ?? 0, isWhole: fact(row, 1), hasSameDate: fact(row, 2),
        isReadAlike: fact(row, 3), holdsAbsencesBack: fact(row, 4),
        successors: PastLoad.Successors(
          areThere: fact(row, 5), haveSameDate: fact(row, 6), includeReplays: fact(row, 7)))
    }
  }

  private func noteRepeat(of load: PastLoad) throws(PostgresError) -> Repeat {
    let noted = try connection.query(
      """
      UPDATE metadata.load AS load SET seen_again_at = clock_timestamp()
      WHERE load.load_id = $1
      RETURNING load.load_date, (
        SELECT count(*) FROM metadata.quarantine AS held
        WHERE held.load_id = load.load_id AND held.resolution IS NULL)
      """, [.integer(load.id)])
    return Repeat(
      id: load.id, loadDate: noted.text(0, 0), openQuarantine: noted.integer(0, 1) ?? 0,
      holdsAbsencesBack: load.holdsAbsencesBack)
  }

  private func begin(_ delivery: Delivery, as entry: Entry) throws -> OpenLoad {
    if let loadDate = entry.loadDate, !entry.confirmsFuture { try requirePast(loadDate) }
    let new = try connection.query(
      """
      INSERT INTO metadata.load (vault_name, source, delivery_digest, inputs, status, program_version,
        dictated_date, reading, replayed_load_id)
      VALUES ($1, $2, $3, $4::jsonb, 'running', $5, $6, $7::jsonb, $8)
      RETURNING load_id, (extract(epoch FROM dictated_date) * 1000000)::bigint
      """,
      [
        .text(vault.name), .text(source.name), .bytes(delivery.digest), .text(entry.inputs),
        .text(ProgramVersion.current), entry.loadDate.map { .text($0.text) } ?? .null,
        .text(try entry.reading.json()), entry.replayedLoad.map { .integer($0) } ?? .null,
      ])
    return OpenLoad(
      id: new.integer(0, 0) ?? 0, dictatedDate: Self.instant(new, column: 1), position: 0,
      batches: 0, isResumed: false,
      counts: LoadCounts())
  }

  private func resume(_ id: Int64, as entry: Entry) throws -> OpenLoad {
    let known = try connection.query(
      """
      UPDATE metadata.load AS load
      SET status = 'running', message = NULL, ended_at = NULL, inputs = $2::jsonb
      FROM (SELECT $1::bigint AS load_id) AS wanted
      LEFT JOIN metadata.load_checkpoint AS checkpoint USING (load_id)
      WHERE load.load_id = wanted.load_id
      RETURNING coalesce(checkpoint.records, 0), coalesce(checkpoint.batches, 0),
        (extract(epoch FROM load.load_date) * 1000000)::bigint,
        (extract(epoch FROM load.dictated_date) * 1000000)::bigint
      """, [.integer(id), .text(entry.inputs)])
    let position = known.integer(0, 0) ?? 0
    return OpenLoad(
      id: id, loadDate: Self.instant(known, column: 2),
      dictatedDate: Self.instant(known, column: 3), position: position,
      batches: known.integer(0, 1) ?? 0, isResumed: position > 0,
      counts: try LoadCounts.read(loadID: id, on: connection))
  }

  /// The latest date that is no mistake: five minutes ahead of the server's clock.
  ///
  /// - Throws: `PostgresError`.
  func latestDate() throws(PostgresError) -> Instant {
    try connection.query(
      "SELECT clock_timestamp() + interval '5 minutes'", format: .binary
    ).integer(0, 0) ?? .max
  }

  /// Whether an earlier load of this source has the date that is dictated to a load.
  ///
  /// - Throws: `PostgresError`.
  func sharesDate(_ load: OpenLoad) throws(PostgresError) -> Bool {
    guard let date = load.dictatedDate else { return false }
    return try connection.query(
      """
      SELECT FROM metadata.load AS other
      WHERE other.vault_name = $1 AND other.source = $2 AND other.load_id <> $3
        AND other.load_date <= \(instant: date)
        AND coalesce(other.last_date, other.load_date) >= \(instant: date)
      LIMIT 1
      """, [.text(vault.name), .text(source.name), .integer(load.id)]
    ).count > 0
  }

  private static func instant(_ rows: Rows, column: Int) -> Instant? {
    rows.integer(0, column).map { $0 - Instant.secondsFrom1970 * 1_000_000 }
  }

  /// Refuses a load date in the future: its versions would hide all that comes until then.
  ///
  /// Five minutes are allowed, by which clocks differ.
  private func requirePast(_ loadDate: LoadDate) throws {
    let answer = try connection.query(
      "SELECT $1::timestamptz <= clock_timestamp() + interval '5 minutes'",
      [.text(loadDate.text)])
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
      "--load-date \(text) is more than 5 minutes ahead of the database's clock: its versions would "
        + "hide everything loaded until then; correct it, or confirm it with --confirm-future"
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
