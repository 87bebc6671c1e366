import VaultHash
import VaultModel

/// Decodes, routes and hashes one record after another into a batch.
///
/// A record goes in whole or not at all: what is wrong with it is found before anything of it counts.
final class Router {
  enum Outcome {
    case routed
    case refused(Refusal)
    /// Perhaps the repeat of a key: put it off to the end of the delivery.
    case putOff
  }

  let plan: RoutePlan
  private let header: HeaderMatch
  /// Tells the tenants of records that do not name theirs.
  let lookUp: TenantLookUp?
  /// The keys given so far, where a second payload of one is a fault.
  private(set) var seen: SeenKeys?
  /// For each column whether its empty string means the same as NULL: a key that is missing, of a type
  /// that has no empty value.
  private let emptyIsNull: [Bool]
  private let canonicalizers: [Canonicalizer]
  /// For each satellite the fields of its hash diff; -1 where there is none.
  let diffFields: [[Int]]
  var tenants = TenantKeys()
  /// The system tenant's hash key as lower-case hex.
  let systemTenantHex: [UInt8]
  let keyHasher: KeyHasher
  var differs: [HashDiffer]
  /// For each of the plan's extras that is a hash diff what makes it.
  private(set) var extraDiffers: [HashDiffer?]
  let extraFields: [[Int]]
  /// Records with load dates behind it are refused.
  let latestDate: Instant
  /// Makes keys of code lists and driving keys, which are told apart as they are written.
  let plainHasher: KeyHasher
  var scratch = ByteBuffer()
  var sightings: [(key: Fingerprint, payload: UInt64)] = []
  /// The payloads that the record in hand gave the keys of its own, where it gives several.
  var ownPayloads: [Fingerprint: UInt64] = [:]
  /// For each of the plan's derived values that is a row's hash what makes it.
  let rowHashers: [HashDiffer?]
  /// Which of the plan's gates let the row in the making pass.
  var isOpen: [Bool]
  /// What is made for the rows of each pass; empty where every record feeds once.
  let needs: [RoutePlan.Pass: RoutePlan.Needs]
  /// For each row of the record in hand the element that it was made for.
  var elements: [Element?] = []

  /// Prepares for the records of inputs with one header.
  ///
  /// - Throws: `DigestError` where this system's OpenSSL lacks the vault's algorithm.
  init(
    plan: RoutePlan, header: HeaderMatch, seen: SeenKeys?, lookUp: TenantLookUp? = nil,
    latestDate: Instant = .max
  ) throws(DigestError) {
    self.plan = plan
    self.header = header
    self.seen = seen
    self.lookUp = lookUp
    self.latestDate = latestDate
    let parts =
      plan.keys.flatMap(\.parts) + plan.links.flatMap(\.dependentParts)
      + plan.references.flatMap(\.parts) + (plan.lookUp?.keys ?? []).flatMap(\.parts)
    let keyColumns = Set(parts.compactMap(\.column))
    emptyIsNull = plan.columns.indices.map {
      keyColumns.contains($0) && !plan.columns[$0].type.isText
    }
    canonicalizers = plan.columns.map(\.canonicalizer)
    extraFields = plan.extras.map { plan.hashedFields(of: $0) }
    diffFields = plan.satellites.map { satellite in
      satellite.hashed.map { satellite.columns[$0] ?? -1 }
    }
    var hex = ByteBuffer()
    plan.systemTenantKey.withUnsafeBytes { appendHex($0, to: &hex) }
    systemTenantHex = Array(hex.bytes)
    keyHasher = try KeyHasher(plan.vault.hashSpec)
    plainHasher = try KeyHasher(HashSpec(algorithm: plan.vault.hashSpec.algorithm))
    rowHashers = try plan.rowHashers()
    isOpen = Array(repeating: false, count: plan.gates.count)
    let passes: [RoutePlan.Pass] =
      plan.gates.isEmpty ? [] : [.record] + plan.explosions.indices.map { .elements($0) }
    needs = passes.reduce(into: [:]) { needs, pass in needs[pass] = plan.needs(of: pass) }
    differs = []
    extraDiffers = []
    for satellite in plan.satellites {
      let attributes = satellite.hashed.map { satellite.satellite.attributes[$0] }
      differs.append(try HashDiffer(plan.vault.hashSpec, attributes: attributes))
    }
    for extra in plan.extras {
      let attributes = plan.hashedAttributes(of: extra)
      extraDiffers.append(
        try attributes.map { attributes throws(DigestError) in
          try HashDiffer(plan.vault.hashSpec, attributes: attributes)
        })
    }
  }

  /// Adds the reader's current record to the batch, with a row for each element of its arrays.
  ///
  /// - Throws: `ScratchError`.
  func route(
    _ reader: some RecordReader, at place: RecordPlace, into batch: Batch
  ) throws(ScratchError) -> Outcome {
    let (first, arenaCount) = (batch.recordCount, batch.arena.count)
    do throws(Refusal) {
      try prepare(reader, in: batch)
      guard try register(from: first, at: place, in: batch) else {
        batch.removeRecords(behind: first, arenaCount: arenaCount)
        return .putOff
      }
    } catch {
      batch.removeRecords(behind: first, arenaCount: arenaCount)
      return .refused(error)
    }
    try remember(place, in: batch)
    return .routed
  }

  /// The keys whose repeats a full extract is watched for, of the reader's current record.
  ///
  /// - Throws: `Refusal` where the record is a faulty one.
  func watchedKeys(
    _ reader: some RecordReader, using batch: Batch
  ) throws(Refusal) -> [Fingerprint] {
    let (first, arenaCount) = (batch.recordCount, batch.arena.count)
    defer { batch.removeRecords(behind: first, arenaCount: arenaCount) }
    try prepare(reader, in: batch)
    return (first..<batch.recordCount).flatMap { row in
      plan.groups.indices.filter { batch.holds(plan.groups[$0].gate ?? -1, of: row) }
        .map { fingerprint(ofGroup: $0, of: row, in: batch) }
    }
  }

  /// The key of the set of members that the reader's current record belongs to; nil where it belongs to
  /// none.
  ///
  /// - Throws: `Refusal` where the record is a faulty one.
  func setKey(_ reader: some RecordReader, using batch: Batch) throws(Refusal) -> Fingerprint? {
    let (first, arenaCount) = (batch.recordCount, batch.arena.count)
    defer { batch.removeRecords(behind: first, arenaCount: arenaCount) }
    try prepare(reader, in: batch)
    guard let slot = plan.setSlot else { preconditionFailure("the plan has no sets") }
    guard batch.holds(plan.setGate ?? -1, of: first) else { return nil }
    return Fingerprint(batch.hash(slot, of: first), group: 0)
  }

  /// Forgets the keys given so far: none of them comes again.
  func beginShelf() {
    if seen != nil { seen = SeenKeys(exactLimit: .max) }
  }

  func prepare(_ reader: some RecordReader, in batch: Batch) throws(Refusal) {
    if let refusal = reader.refusal { throw refusal }
    try decode(reader, in: batch)
    if !plan.derived.isEmpty { try makeDerived(nil, like: nil, in: batch) }
    guard plan.gates.isEmpty else { return try makeScopedRows(in: batch) }
    for index in plan.keys.indices { try makeKey(index, in: batch) }
    for index in plan.links.indices { try collectDependentParts(of: plan.links[index], in: batch) }
    for index in plan.references.indices {
      try collectParts(of: plan.references[index], in: batch)
    }
    // A link finds its parts by counting back from the last part of the record.
    for index in plan.links.indices { try makeLinkKey(plan.links[index], in: batch) }
    for index in plan.satellites.indices { makeHashDiff(index, in: batch) }
    for index in plan.extras.indices { makeExtra(index, in: batch) }
    try appendStatement(in: batch)
    batch.endRow()
  }
}

// MARK: - Values

extension Router {
  /// Appends the record's fields; of those that `wanted` leaves out, NULL.
  func decode(
    _ reader: some RecordReader, onlyColumns wanted: Set<Int>? = nil, in batch: Batch
  ) throws(Refusal) {
    let expected = header.header.count
    guard reader.fields.count == expected else {
      let tooFew = reader.fields.count < expected
      throw Refusal(
        reason: tooFew ? .tooFewColumns : .tooManyColumns,
        detail: "\(reader.fields.count) fields, the header has \(expected)")
    }
    for (column, index) in header.indices.enumerated() {
      guard wanted?.contains(column) ?? true else {
        batch.fields.append(.null)
        continue
      }
      if let index, !reader.fields[index].isAbsent {
        try decode(reader.fields[index], of: reader, as: column, in: batch)
      } else {
        appendAbsent(column, in: batch)
      }
    }
  }

  private func appendAbsent(_ column: Int, in batch: Batch) {
    guard let value = plan.columns[column].absentValue else { return batch.fields.append(.null) }
    let start = batch.arena.count
    value.withUnsafeBytes { batch.arena.append($0) }
    batch.fields.append(Batch.Slice(start..<batch.arena.count))
  }

  private func decode(
    _ field: RecordField, of reader: some RecordReader, as index: Int, in batch: Batch
  ) throws(Refusal) {
    guard !reader.isNull(field), !(field.range.isEmpty && emptyIsNull[index]) else {
      return batch.fields.append(.null)
    }
    let start = batch.arena.count
    do throws(ValueFault) {
      if field.isEscaped {
        scratch.removeAll()
        reader.unescape(field, into: &scratch)
        try canonicalizers[index].append(scratch.bytes, to: &batch.arena)
      } else {
        try canonicalizers[index].append(reader.bytes(of: field), to: &batch.arena)
      }
    } catch {
      throw Refusal(error, in: plan.columns[index])
    }
    batch.fields.append(Batch.Slice(start..<batch.arena.count))
  }
}
