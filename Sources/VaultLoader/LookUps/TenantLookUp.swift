import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel

/// Finds the tenants of records that do not name one, by keys that they refer to.
///
/// All that a load asks for it asks of one state of the vault: what it finds depends neither on its own
/// batches nor on what others load meanwhile. Answers are kept up to a bound.
final class TenantLookUp {
  /// What is known of a record's tenant.
  enum Finding: Equatable {
    /// The tenant's canonical key.
    case tenant([UInt8])
    case unknown
    /// So many tenants have the key of one of the hubs.
    case ambiguous(key: Int, tenants: Int)
  }

  /// Whose a key is.
  private enum Answer {
    case nobodys
    case one([UInt8])
    /// A tenant that stands for an unknown one.
    case standIn([UInt8])
    case several(Int)
  }

  /// So many answers, or bytes of keys, are kept, and those of the records that are expected.
  private static let answerLimit = 65_536
  private static let byteLimit = 8 << 20

  let lookUp: RoutePlan.LookUp
  private let connection: Connection
  private let queries: [LookUpQuery]
  private var reader: LookedUpKeys
  /// By hub and key.
  private var answers: [[[UInt8]: Answer]]
  private var answerCount = 0
  private var byteCount = 0
  /// Keys that are to be asked for, of a few thousand records.
  private var pending: [Set<[UInt8]>]
  /// The keys of the record in hand.
  private(set) var keys: [[UInt8]?] = []
  /// What is known of the tenant of the record in hand.
  private(set) var finding = Finding.unknown

  /// Gives the body what finds tenants for the records of a load; nil where they name theirs.
  ///
  /// - Throws: `PostgresError`, `DigestError`, and what the body throws.
  static func with<Value>(
    _ plan: RoutePlan, header: HeaderMatch, for loadID: Int64, in database: ConnectionTarget,
    _ body: (TenantLookUp?) throws -> Value
  ) throws -> Value {
    guard let lookUp = plan.lookUp else { return try body(nil) }
    let connection = try Connection(
      to: database, applicationName: "vaultload \(plan.source.name) look-up")
    return try connection.snapshot {
      // It waits while batches are written.
      try connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
      try connection.lookUpByIndexAlone()
      return try body(
        TenantLookUp(lookUp, plan: plan, header: header, for: loadID, on: connection))
    }
  }

  private init(
    _ lookUp: RoutePlan.LookUp, plan: RoutePlan, header: HeaderMatch, for loadID: Int64,
    on connection: Connection
  ) throws {
    self.lookUp = lookUp
    self.connection = connection
    let unknown = try connection.glance {
      try UnknownOrigins(to: loadID, of: plan.vault.name, on: connection)
    }
    queries = lookUp.keys.map { LookUpQuery(in: $0.hub, of: plan, without: unknown) }
    reader = try LookedUpKeys(of: lookUp, plan: plan, header: header)
    answers = lookUp.keys.map { _ in [:] }
    pending = lookUp.keys.map { _ in [] }
  }

  /// Makes room for the keys of records that will come.
  func beginExpecting() {
    if answerCount > Self.answerLimit || byteCount > Self.byteLimit { forget() }
  }

  /// Remembers that a record will come, whose keys are better asked for together with others.
  func expect(_ record: some RecordReader) {
    for (index, key) in reader.read(record).enumerated() {
      guard let key, Self.mayBeKnown(key), answers[index][key] == nil else { continue }
      pending[index].insert(key)
    }
  }

  /// Asks for the keys of all the records that will come.
  ///
  /// - Throws: `PostgresError`.
  func askForExpected() throws {
    for index in pending.indices where !pending[index].isEmpty {
      try ask(for: pending[index], at: index)
      pending[index].removeAll(keepingCapacity: true)
    }
  }

  /// Makes a record the one in hand: `finding` is about it.
  ///
  /// - Throws: `PostgresError`.
  func take(_ record: some RecordReader) throws {
    keys = reader.read(record)
    finding = .unknown
    for (index, key) in keys.enumerated() {
      guard let key else { continue }
      switch try answer(to: key, at: index) {
      case .nobodys: continue
      case .standIn(let tenant): if finding == .unknown { finding = .tenant(tenant) }
      case .one(let tenant): return finding = .tenant(tenant)
      case .several(let tenants): return finding = .ambiguous(key: index, tenants: tenants)
      }
    }
  }

  private func answer(to key: [UInt8], at index: Int) throws -> Answer {
    guard Self.mayBeKnown(key) else { return .nobodys }
    if let known = answers[index][key] { return known }
    if answerCount > 2 * Self.answerLimit || byteCount > 2 * Self.byteLimit { forget() }
    try ask(for: [key], at: index)
    return answers[index][key] ?? .nobodys
  }

  private func ask(for keys: Set<[UInt8]>, at index: Int) throws {
    // The load may be long: were the hub locked for all of it, a change of the hub would wait for the
    // reader, the writer for that change, and the reader for the writer.
    let rows = try connection.glance { try queries[index].rows(with: keys, on: connection) }
    let found = Dictionary(grouping: rows, by: \.key)
    for key in keys {
      answers[index][key] = answer(of: found[key] ?? [])
      answerCount += 1
      byteCount += key.count
    }
  }

  /// Whoever describes a key has it; who only refers to it counts where nobody describes it.
  private func answer(of rows: [LookUpQuery.Row]) -> Answer {
    let real = rows.filter { !lookUp.standIns.contains($0.tenant) }
    let described = real.filter(\.isDescribed)
    let owners = Self.tenants(of: described.isEmpty ? real : described)
    guard let owner = owners.first else {
      return Self.tenants(of: rows).first.map { .standIn($0) } ?? .nobodys
    }
    return owners.count == 1 ? .one(owner) : .several(owners.count)
  }

  private static func tenants(of rows: [LookUpQuery.Row]) -> [[UInt8]] {
    Set(rows.map(\.tenant)).sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// A longer key is in no hub.
  private static func mayBeKnown(_ key: [UInt8]) -> Bool { key.count <= RoutePlan.Key.byteLimit }

  private func forget() {
    for index in answers.indices { answers[index].removeAll(keepingCapacity: true) }
    answerCount = 0
    byteCount = 0
  }
}
