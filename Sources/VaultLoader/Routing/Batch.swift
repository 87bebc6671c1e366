import VaultHash
import VaultModel

/// Records that have been routed and hashed, ready to be merged in one transaction.
///
/// Every record takes one row of the same width in each of the flat lists, so that a batch is a few
/// large allocations that are used again and again.
// Unchecked: a batch belongs to one thread at a time; it changes hands through an `Exchange` alone.
final class Batch: @unchecked Sendable {
  /// A piece of the arena; nil stands for NULL.
  struct Slice {
    private var offset: Int32
    private var length: Int32

    static let null = Slice(offset: 0, length: -1)

    private init(offset: Int32, length: Int32) {
      self.offset = offset
      self.length = length
    }

    init(_ range: Range<Int>) {
      offset = Int32(range.lowerBound)
      length = Int32(range.count)
    }

    var range: Range<Int>? { length < 0 ? nil : Int(offset)..<Int(offset) + Int(length) }
  }

  /// A key of a record that was quarantined.
  struct RefusedKey {
    var slot: Int
    var hashKey: [UInt8]
    /// The tenant that the key belongs to.
    var tenant: [UInt8]
  }

  let plan: RoutePlan
  /// Canonical text of everything in the batch.
  var arena = ByteBuffer(capacity: 1 << 20)
  /// A row of the plan's fields for each record.
  var fields: [Slice] = []
  /// A row of all key parts for each record, normalised.
  var keyParts: [Slice] = []
  /// For each key of the record its joined text, where the key has several parts.
  var joinedKeys: [Slice] = []
  /// A row of hashes for each record, in the order of the plan's slots.
  var hashes = ByteBuffer(capacity: 1 << 20)
  /// For each record and group whether its satellites have had this very payload in this delivery.
  var repeats: [Bool] = []
  /// For each record and gate whether it passes; empty where every record feeds once.
  var held: [Bool] = []
  /// For each record its load date, where the source has a column for it; empty otherwise.
  var dates: [Instant] = []
  /// For each record whether it says that its key was deleted; empty where the source does not tell.
  var deletions: [Bool] = []
  /// For each record how many microseconds behind its date it holds; empty where deletions are not told.
  var offsets: [Instant] = []
  /// For each record the number of the delivered one that it is made of, where one gives several.
  private(set) var owners: [Int32] = []
  /// Where each delivered record stands and its bytes, where it may yet be refused; empty otherwise.
  private(set) var origins: [QuarantinedRecord.Origin] = []
  private var contents: [Slice] = []
  private var refused: [Bool] = []
  /// Whether an earlier run has committed the batch, so that only what lasts to the end counts.
  var isSettled = false
  var recordCount = 0
  private(set) var quarantine: [QuarantinedRecord] = []
  private(set) var quarantineByteCount = 0
  /// The keys of quarantined records that an extract has all the same.
  private(set) var refusedKeys: [RefusedKey] = []
  /// How many quarantined records have no key that can be read.
  private(set) var unreadableCount: Int64 = 0
  /// How far the delivery is once this batch is committed.
  ///
  /// Records that were put off count twice: when they are read, and when they come round again.
  var position: Int64 = 0

  // The widths of a record's rows: asked for with every value, so that they are worked out once.
  private let columnCount: Int
  private let partCount: Int
  private let keyCount: Int
  private let groupCount: Int
  let hashLength: Int
  private let hashStride: Int
  private let mayBeMissing: [Bool]
  private let tenantSlot: Int
  let gates: Gates
  /// Whether a delivered record may be several here.
  let isExploded: Bool
  private var delivered: Int32 = 0
  /// For each key the key of the tenant that it derives from, where that is not the record's own.
  private let foreignTenants: [UnsafeMutableRawBufferPointer?]

  init(plan: RoutePlan) {
    self.plan = plan
    columnCount = plan.fieldCount
    partCount = plan.partCount
    keyCount = plan.keys.count
    groupCount = plan.groups.count
    hashLength = plan.hashLength
    hashStride = plan.slotCount * plan.hashLength
    gates = Gates(of: plan)
    isExploded = !plan.explosions.isEmpty
    mayBeMissing = plan.keys.map { $0.whenMissing == .unknown }
    tenantSlot = plan.keys.isEmpty ? 0 : plan.tenantKey
    foreignTenants = plan.keys.indices.map { key in
      plan.foreignTenantKey(ofKey: key).map { bytes in
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        copy.copyBytes(from: bytes)
        return copy
      }
    }
  }

  deinit { for case let key? in foreignTenants { key.deallocate() } }

  func add(_ refused: QuarantinedRecord) {
    quarantine.append(refused)
    quarantineByteCount += refused.content.count
  }

  /// Notes which keys a quarantined record has; nil where they cannot be read.
  func noteRefused(_ keys: [RefusedKey]?) {
    guard let keys else { return unreadableCount += 1 }
    refusedKeys += keys
  }

  func removeAll() {
    refusedKeys.removeAll(keepingCapacity: true)
    unreadableCount = 0
    arena.removeAll()
    fields.removeAll(keepingCapacity: true)
    keyParts.removeAll(keepingCapacity: true)
    joinedKeys.removeAll(keepingCapacity: true)
    hashes.removeAll()
    repeats.removeAll(keepingCapacity: true)
    held.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    deletions.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    quarantine.removeAll(keepingCapacity: true)
    quarantineByteCount = 0
    origins.removeAll(keepingCapacity: true)
    contents.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
    isSettled = false
    recordCount = 0
  }

  /// Begins the rows of another delivered record.
  func beginRecord() { delivered = owners.last.map { $0 + 1 } ?? 0 }

  /// Counts the row that was made last.
  func endRow() {
    if isExploded { owners.append(delivered) }
    recordCount += 1
  }

  /// Keeps what a refusal of the delivered record that was added last would need.
  func keep(_ origin: QuarantinedRecord.Origin, _ bytes: UnsafeRawBufferPointer) {
    let start = arena.count
    arena.append(bytes)
    contents.append(Slice(start..<arena.count))
    origins.append(origin)
  }

  /// Refuses the delivered record, which was kept, that a record is made of: nothing of it is merged.
  func refuse(_ record: Int, _ refusal: Refusal) {
    if refused.isEmpty { refused = Array(repeating: false, count: deliveredCount) }
    let record = owner(of: record)
    refused[record] = true
    add(
      QuarantinedRecord(
        origin: origins[record], reason: refusal.reason, column: refusal.column,
        detail: refusal.detail, content: bytes(contents[record]).map { Array($0) } ?? []))
  }

  func isRefused(_ record: Int) -> Bool { isRefused(delivered: owner(of: record)) }

  func isRefused(delivered record: Int) -> Bool { !refused.isEmpty && refused[record] }

  /// Where the delivered record stands that a record is made of.
  func origin(of record: Int) -> QuarantinedRecord.Origin { origins[owner(of: record)] }

  /// Takes back the records behind the first `count`, which were added when the arena had `arenaCount`
  /// bytes.
  func removeRecords(behind count: Int, arenaCount: Int) {
    recordCount = count
    repeats.removeLast(repeats.count - min(repeats.count, count * groupCount))
    owners.removeLast(owners.count - min(owners.count, count))
    arena.truncate(to: arenaCount)
    rollBackRow()
  }

  /// Forgets what was made of a row that was not ended.
  func rollBackRow() {
    held.removeLast(held.count - recordCount * gates.count)
    dates.removeLast(dates.count - min(dates.count, recordCount))
    deletions.removeLast(deletions.count - min(deletions.count, recordCount))
    offsets.removeLast(offsets.count - min(offsets.count, recordCount))
    fields.removeLast(fields.count - recordCount * columnCount)
    keyParts.removeLast(keyParts.count - recordCount * partCount)
    joinedKeys.removeLast(joinedKeys.count - recordCount * keyCount)
    hashes.truncate(to: recordCount * hashStride)
  }
}

// MARK: - Reading a record's row

extension Batch {
  func bytes(_ slice: Slice) -> UnsafeRawBufferPointer? {
    slice.range.map { UnsafeRawBufferPointer(rebasing: arena.bytes[$0]) }
  }

  func field(_ column: Int, of record: Int) -> UnsafeRawBufferPointer? {
    bytes(fields[record * columnCount + column])
  }

  func keyPart(_ part: Int, of record: Int) -> UnsafeRawBufferPointer? {
    bytes(keyParts[record * partCount + part])
  }

  func joinedKey(_ key: Int, of record: Int) -> UnsafeRawBufferPointer? {
    bytes(joinedKeys[record * keyCount + key])
  }

  /// Whether a key that may be missing is: it has the zero key, and no part of it a value.
  func isMissing(_ key: Int, of record: Int) -> Bool {
    mayBeMissing[key] && hash(key, of: record).allSatisfy { $0 == 0 }
  }

  func isMissing(_ parent: RoutePlan.Parent, of record: Int) -> Bool {
    switch parent {
    case .key(let key): isMissing(key, of: record)
    case .link: false
    }
  }

  /// The tenant's key of the record's row in a hub or a link, or in a satellite of these.
  func tenantKey(below parent: RoutePlan.Parent, of record: Int) -> UnsafeRawBufferPointer {
    if case .key(let key) = parent, let foreign = foreignTenants[key] {
      return UnsafeRawBufferPointer(foreign)
    }
    return hash(tenantSlot, of: record)
  }

  var hasDates: Bool { !dates.isEmpty }

  /// The record's own load date; nil where it is that of the load.
  func date(of record: Int) -> Instant? { dates.isEmpty ? nil : dates[record] }

  /// How many microseconds behind its date the record holds.
  func offset(of record: Int) -> Instant { offsets.isEmpty ? 0 : offsets[record] }

  /// The earliest of the records' own load dates.
  var earliestDate: Instant? { dates.min() }

  /// Whether the record says that its key was deleted.
  func isDeletion(_ record: Int) -> Bool { !deletions.isEmpty && deletions[record] }

  func isRepeat(_ group: Int?, of record: Int) -> Bool {
    guard let group else { return false }
    return !repeats.isEmpty && repeats[record * groupCount + group]
  }

  /// The hash in one of the plan's slots.
  func hash(_ index: Int, of record: Int) -> UnsafeRawBufferPointer {
    let start = record * hashStride + index * hashLength
    return UnsafeRawBufferPointer(rebasing: hashes.bytes[start..<start + hashLength])
  }
}
