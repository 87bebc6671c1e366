import VaultHash
import VaultModel

/// Reads a delivery from its first record to its last and hands it on in batches.
///
/// Batches end where so many records or bytes are reached, and where the load stopped before. A load
/// that is resumed reads its delivery from the beginning again: what was seen of it is a function of
/// its bytes alone.
final class DeliveryReader {
  /// Which records a batch can tell the places and bytes of.
  enum Keeping {
    case none
    case all
  }

  private let delivery: Delivery
  private let plan: RoutePlan
  private let header: HeaderMatch
  private let format: InputFormat
  private let limit: BatchLimit
  private let channel: BatchChannel
  private let progress: Progress
  /// Records up to here are settled already.
  private let resumePosition: Int64

  private let router: Router
  /// Where the records' tenants are looked up.
  private let lookUp: TenantLookUp?
  private let seen: SeenKeys?
  private let deferred: DeferredRecords
  /// Where members of one set are to be read together.
  private let sets: SetOrder?
  private let keeping: Keeping
  private let excludesNothing: Bool
  private var batch: Batch
  private var position: Int64 = 0
  /// How often members of JSON records were passed over, by name.
  private(set) var ignored: [String: Int64] = [:]

  /// Prepares to read; nothing is read yet.
  ///
  /// - Throws: `DigestError`, `ScratchError`.
  init(
    _ delivery: Delivery, as format: InputFormat, header: HeaderMatch, plan: RoutePlan,
    limit: BatchLimit, resumePosition: Int64, channel: BatchChannel, progress: Progress,
    keeping: Keeping = .none, lookUp: TenantLookUp? = nil, latestDate: Instant = .max
  ) throws {
    self.delivery = delivery
    self.plan = plan
    self.header = header
    self.format = format
    self.limit = limit
    self.channel = channel
    self.progress = progress
    self.resumePosition = resumePosition
    switch plan.source.delivery {
    case .snapshot: seen = SeenKeys(exactLimit: limit.exactKeys)
    case .delta: seen = nil
    }
    self.lookUp = lookUp
    router = try Router(
      plan: plan, header: header, seen: seen, lookUp: lookUp, latestDate: latestDate)
    deferred = try DeferredRecords()
    self.keeping = plan.mayRefuseWhileMerging ? .all : keeping
    excludesNothing = plan.source.excluded.isEmpty
    sets = plan.setSlot == nil ? nil : try SetOrder()
    batch = Batch(plan: plan)
  }

  /// Reads everything; ends the channel at the end or with the error.
  func run() {
    do {
      // Each layout has its own loop, so that the compiler knows the reader within it.
      if let columns = delivery.inputs.first?.rowColumns {
        try readRows(columns)
      } else {
        switch format.layout {
        case .delimited(let layout): try readDelimited(layout)
        case .ndjson: try readNDJSON()
        }
      }
      try ship()
      channel.full.finish()
    } catch is Abandoned {
      // The writer has failed and tells why.
    } catch {
      channel.full.finish(throwing: error)
    }
  }

  private func readDelimited(_ layout: DelimitedFormat) throws {
    for (index, input) in delivery.inputs.enumerated() {
      try read(input: index) {
        let reader = CSVReader(
          try input.open(in: format.encoding), as: layout, excluding: header.excluded)
        guard let names = try reader.header() else { throw InputError.noHeader(input: input.name) }
        guard names == header.header else {
          throw InputError.differentHeaders(first: delivery.inputs[0].name, other: input.name)
        }
        return reader
      }
    }
    try readDeferred { CSVReader($0, as: layout, excluding: header.excluded) }
    try readSets { CSVReader($0, as: layout, excluding: header.excluded) }
  }

  private func readRows(_ columns: [BinaryColumn]) throws {
    for (index, input) in delivery.inputs.enumerated() {
      try read(input: index) { try input.rows(columns) }
    }
    // What was put aside was put aside as CSV.
    try readDeferred { CSVReader($0) }
    try readSets { CSVReader($0) }
  }

  private func readNDJSON() throws {
    let members = JSONMembers(of: plan)
    let unknown = header.unknownMembers
    for (index, input) in delivery.inputs.enumerated() {
      let reader = try read(input: index) {
        NDJSONReader(try input.open(in: format.encoding), members: members, unknown: unknown)
      }
      ignored.merge(reader.ignored.byName, uniquingKeysWith: +)
    }
    try readDeferred { NDJSONReader($0, members: members, unknown: unknown) }
    try readSets { NDJSONReader($0, members: members, unknown: unknown) }
  }

  /// Reads an input whole; gives the reader that did.
  @discardableResult
  private func read<Reader: RecordReader>(
    input index: Int, with open: () throws -> Reader
  ) throws -> Reader {
    let input = delivery.inputs[index]
    let reader = try open()
    let ahead = try lookUp.map { lookUp in
      let ahead = try open()
      return LookAhead(for: lookUp) { try ahead.next() ? ahead : nil }
    }
    var record: Int64 = 0
    while try reader.next() {
      record += 1
      progress.countRead()
      try ahead?.step()
      try lookUp?.take(reader)
      let origin = RecordOrigin(
        place: RecordPlace(input: index, record: record), line: reader.line, offset: reader.offset)
      if let sets {
        guard try !putInOrder(reader, origin, sets) else { continue }
      } else {
        try route(reader, origin)
      }
      try advance()
    }
    try input.confirmUnchanged()
    return reader
  }

  private func route(_ reader: some RecordReader, _ origin: RecordOrigin) throws {
    switch try router.route(reader, at: origin.place, into: batch) {
    case .routed: keep(origin, reader)
    case .refused(let refusal): quarantine(refusal, origin: origin, reader: reader)
    case .putOff: try deferred.append(origin, bytes: reader.recordBytes)
    }
  }

  /// Settles the records that were put off, a bounded number at a time.
  private func readDeferred(with reader: (any ByteSource) -> some RecordReader) throws {
    guard let seen, deferred.count > 0 else { return }
    let round = 100_000
    let ahead = try deferred.replay(with: reader)
    let replay = try deferred.replay(with: reader)
    var rest = deferred.count
    while rest > 0 {
      var keys: Set<Fingerprint> = []
      for _ in 0..<min(rest, Int64(round)) {
        guard try ahead.next() != nil else { break }
        try lookUp?.take(ahead.reader)
        keys.formUnion(try router.watchedKeys(ahead.reader, using: batch))
      }
      try seen.settle(keys)
      for _ in 0..<min(rest, Int64(round)) {
        guard let origin = try replay.next() else { break }
        try lookUp?.take(replay.reader)
        switch try router.route(replay.reader, at: origin.place, into: batch) {
        case .routed: keep(origin, replay.reader)
        case .refused(let refusal): quarantine(refusal, origin: origin, reader: replay.reader)
        case .putOff: preconditionFailure("a key that was settled can be told")
        }
        try advance()
      }
      rest -= Int64(round)
    }
  }

  /// Keeps what the record needs should it be refused when it is merged.
  private func keep(_ origin: RecordOrigin, _ reader: some RecordReader) {
    // To leave excluded values out takes a copy.
    guard case .all = keeping else { return }
    guard excludesNothing else { return keep(origin, reader.keptBytes ?? []) }
    keep(origin, reader.recordBytes)
  }

  private func keep(_ origin: RecordOrigin, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { keep(origin, $0) }
  }

  private func keep(_ origin: RecordOrigin, _ bytes: UnsafeRawBufferPointer) {
    switch keeping {
    case .all: batch.keep(named(origin), bytes)
    case .none: break
    }
  }

  private func named(_ origin: RecordOrigin) -> QuarantinedRecord.Origin {
    QuarantinedRecord.Origin(
      input: delivery.inputs[origin.place.input].name, record: origin.place.record,
      line: origin.line, offset: origin.offset)
  }

  private func quarantine(_ refusal: Refusal, origin: RecordOrigin, reader: some RecordReader) {
    if !plan.sweptSatellites.isEmpty {
      // The first record of a key that conflicts with this one is in the extract.
      batch.noteRefused(
        refusal.reason == .conflictingVersions ? [] : router.refusedKeys(reader, using: batch))
    }
    let kept = reader.keptBytes
    let detail =
      kept == nil
      ? "\(refusal.detail); not kept, since its excluded columns cannot be told from the others"
      : refusal.detail
    batch.add(
      QuarantinedRecord(
        origin: named(origin), reason: refusal.reason, column: refusal.column, detail: detail,
        content: kept ?? []))
  }

  /// Puts a record aside until the members of its set are together; false where it has been seen to.
  private func putInOrder(
    _ reader: some RecordReader, _ origin: RecordOrigin, _ sets: SetOrder
  ) throws -> Bool {
    let key: Fingerprint?
    do throws(Refusal) {
      key = try router.setKey(reader, using: batch)
    } catch {
      quarantine(error, origin: origin, reader: reader)
      return false
    }
    guard let key else {
      try route(reader, origin)
      return false
    }
    try sets.append(origin, key: key, bytes: reader.recordBytes)
    return true
  }

  /// Routes the sets one after the other; a set is never parted.
  private func readSets<Reader: RecordReader>(
    with reader: (any ByteSource) -> Reader
  ) throws {
    guard let sets else { return }
    let rank = { [router, batch, plan] (reader: Reader) throws -> RecordRank in
      plan.statements.areOrdered ? try router.rank(reader, using: batch) : RecordRank()
    }
    try sets.forEachShelf(with: reader, rankedBy: rank) { (shelf: SetOrder.Shelf<Reader>) in
      router.beginShelf()
      let ahead = try lookUp.map { lookUp in
        let replay = try shelf.again(with: reader)
        return LookAhead(for: lookUp) { try replay.next() == nil ? nil : replay.reader }
      }
      while let set = try shelf.nextSet() { try route(set, of: shelf, ahead) }
    }
  }

  private func route<Reader: RecordReader>(
    _ set: SetOrder.Members, of shelf: SetOrder.Shelf<Reader>, _ ahead: LookAhead<Reader>?
  ) throws {
    let (count, arenaCount) = (batch.recordCount, batch.arena.count)
    var routed: [(origin: RecordOrigin, content: [UInt8])] = []
    for _ in 0..<set.count {
      guard let origin = try shelf.next() else { break }
      try ahead?.step()
      try lookUp?.take(shelf.reader)
      switch try router.route(shelf.reader, at: origin.place, into: batch) {
      case .routed: routed.append((origin, shelf.reader.keptBytes ?? []))
      case .refused(let refusal): quarantine(refusal, origin: origin, reader: shelf.reader)
      case .putOff: preconditionFailure("the keys of a shelf are all remembered")
      }
    }
    if let refusal = batch.faultOfSet(from: count) {
      batch.removeRecords(behind: count, arenaCount: arenaCount)
      for member in routed {
        batch.add(
          QuarantinedRecord(
            origin: named(member.origin), reason: refusal.reason, column: refusal.column,
            detail: refusal.detail, content: member.content))
      }
    } else {
      batch.spaceDeletions(from: count)
      for member in routed { keep(member.origin, member.content) }
    }
    try advance(by: set.count)
  }

  private func advance(by count: Int = 1) throws {
    position += Int64(count)
    let isFull =
      batch.recordCount + batch.quarantine.count >= limit.records
      || batch.arena.count + batch.quarantineByteCount >= limit.bytes
    if isFull || position == resumePosition { try ship() }
  }

  /// Hands the batch to the writer, or drops it where it was committed in an earlier run and nothing
  /// of it lasts to the end.
  private func ship() throws {
    batch.position = position
    batch.isSettled = position <= resumePosition
    if batch.isSettled, plan.source.delivery == .delta { return batch.removeAll() }
    guard channel.full.put(batch), let next = try channel.empty.take() else { throw Abandoned() }
    batch = next
  }

  private struct Abandoned: Error {}
}
