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

  let plan: RoutePlan
  /// Canonical text of everything in the batch.
  var arena = ByteBuffer(capacity: 1 << 20)
  /// A row of the plan's columns for each record.
  var fields: [Slice] = []
  /// A row of all key parts for each record, normalised.
  var keyParts: [Slice] = []
  /// For each key of the record its joined text, where the key has several parts.
  var joinedKeys: [Slice] = []
  /// A row of hash keys, link keys and hash diffs for each record, in this order.
  var hashes = ByteBuffer(capacity: 1 << 20)
  /// For each record and group whether its satellites have had this very payload in this delivery.
  var repeats: [Bool] = []
  var recordCount = 0
  private(set) var quarantine: [QuarantinedRecord] = []
  private(set) var quarantineByteCount = 0
  /// How far the delivery is once this batch is committed.
  ///
  /// Records that were put off count twice: when they are read, and when they come round again.
  var position: Int64 = 0

  // The widths of a record's rows: asked for with every value, so that they are worked out once.
  private let columnCount: Int
  private let partCount: Int
  private let keyCount: Int
  private let groupCount: Int
  private let firstDiff: Int
  private let hashLength: Int
  private let hashStride: Int
  private let mayBeMissing: [Bool]

  init(plan: RoutePlan) {
    self.plan = plan
    columnCount = plan.columns.count
    partCount = plan.partCount
    keyCount = plan.keys.count
    groupCount = plan.groups.count
    firstDiff = plan.keys.count + plan.links.count
    hashLength = plan.hashLength
    hashStride = (firstDiff + plan.satellites.count) * plan.hashLength
    mayBeMissing = plan.keys.map { $0.whenMissing == .unknown }
  }

  func add(_ refused: QuarantinedRecord) {
    quarantine.append(refused)
    quarantineByteCount += refused.content.count
  }

  func removeAll() {
    arena.removeAll()
    fields.removeAll(keepingCapacity: true)
    keyParts.removeAll(keepingCapacity: true)
    joinedKeys.removeAll(keepingCapacity: true)
    hashes.removeAll()
    repeats.removeAll(keepingCapacity: true)
    quarantine.removeAll(keepingCapacity: true)
    quarantineByteCount = 0
    recordCount = 0
  }

  /// Forgets what was added since there were `recordCount` records and `arenaCount` bytes.
  func rollBack(arenaCount: Int) {
    arena.truncate(to: arenaCount)
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

  func hashKey(_ key: Int, of record: Int) -> UnsafeRawBufferPointer { hash(key, of: record) }

  /// Whether a key that may be missing is: it has the zero key, and no part of it a value.
  func isMissing(_ key: Int, of record: Int) -> Bool {
    mayBeMissing[key] && hashKey(key, of: record).allSatisfy { $0 == 0 }
  }

  func isMissing(_ parent: RoutePlan.Parent, of record: Int) -> Bool {
    switch parent {
    case .key(let key): isMissing(key, of: record)
    case .link: false
    }
  }

  func linkKey(_ link: Int, of record: Int) -> UnsafeRawBufferPointer {
    hash(keyCount + link, of: record)
  }

  func hashDiff(_ satellite: Int, of record: Int) -> UnsafeRawBufferPointer {
    hash(firstDiff + satellite, of: record)
  }

  func parentKey(_ parent: RoutePlan.Parent, of record: Int) -> UnsafeRawBufferPointer {
    switch parent {
    case .key(let key): hashKey(key, of: record)
    case .link(let link): linkKey(link, of: record)
    }
  }

  func isRepeat(_ group: Int, of record: Int) -> Bool {
    !repeats.isEmpty && repeats[record * groupCount + group]
  }

  private func hash(_ index: Int, of record: Int) -> UnsafeRawBufferPointer {
    let start = record * hashStride + index * hashLength
    return UnsafeRawBufferPointer(rebasing: hashes.bytes[start..<start + hashLength])
  }
}
