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

  private let plan: RoutePlan
  private let header: HeaderMatch
  /// The keys given so far, where a second payload of one is a fault.
  private let seen: SeenKeys?
  private let isKeyColumn: [Bool]
  private var tenants = TenantKeys()
  private let keyHasher: KeyHasher
  private var differs: [HashDiffer]
  private var scratch = ByteBuffer()
  private var sightings: [(key: Fingerprint, payload: UInt64)] = []

  /// Prepares for the records of inputs with one header.
  ///
  /// - Throws: `DigestError` where this system's OpenSSL lacks the vault's algorithm.
  init(plan: RoutePlan, header: HeaderMatch, seen: SeenKeys?) throws(DigestError) {
    self.plan = plan
    self.header = header
    self.seen = seen
    let keyColumns = Set(plan.keys.flatMap { $0.parts.compactMap(\.column) })
    isKeyColumn = plan.columns.indices.map { keyColumns.contains($0) }
    keyHasher = try KeyHasher(plan.vault.hashSpec)
    differs = []
    for satellite in plan.satellites {
      let names = satellite.hashed.map { satellite.satellite.attributes[$0].hashName }
      differs.append(try HashDiffer(plan.vault.hashSpec, hashNames: names))
    }
  }

  /// Adds the reader's current record to the batch.
  ///
  /// - Throws: `ScratchError`.
  func route(
    _ reader: CSVReader, at place: RecordPlace, into batch: Batch
  ) throws(ScratchError) -> Outcome {
    let arenaCount = batch.arena.count
    do throws(Refusal) {
      try prepare(reader, in: batch)
      guard try register(place, in: batch) else {
        batch.rollBack(arenaCount: arenaCount)
        return .putOff
      }
    } catch {
      batch.rollBack(arenaCount: arenaCount)
      return .refused(error)
    }
    try remember(place, in: batch)
    batch.recordCount += 1
    return .routed
  }

  /// The keys whose repeats a full extract is watched for, of the reader's current record.
  ///
  /// - Throws: `Refusal` where the record is a faulty one.
  func watchedKeys(_ reader: CSVReader, using batch: Batch) throws(Refusal) -> [Fingerprint] {
    let arenaCount = batch.arena.count
    defer { batch.rollBack(arenaCount: arenaCount) }
    try prepare(reader, in: batch)
    return plan.groups.indices.map { fingerprint(ofGroup: $0, in: batch) }
  }

  private func prepare(_ reader: CSVReader, in batch: Batch) throws(Refusal) {
    if let fault = reader.fault { throw Refusal(fault) }
    try decode(reader, in: batch)
    for index in plan.keys.indices { try makeKey(index, in: batch) }
    for link in plan.links { makeLinkKey(link, in: batch) }
    for index in plan.satellites.indices { makeHashDiff(index, in: batch) }
  }
}

// MARK: - Values

extension Router {
  private func decode(_ reader: CSVReader, in batch: Batch) throws(Refusal) {
    let expected = header.header.count
    guard reader.fields.count == expected else {
      let tooFew = reader.fields.count < expected
      throw Refusal(
        reason: tooFew ? .tooFewColumns : .tooManyColumns,
        detail: "\(reader.fields.count) fields, the header has \(expected)")
    }
    for (column, index) in header.indices.enumerated() {
      guard let index else {
        batch.fields.append(.null)
        continue
      }
      try decode(reader.fields[index], of: reader, as: column, in: batch)
    }
  }

  private func decode(
    _ field: CSVReader.Field, of reader: CSVReader, as index: Int, in batch: Batch
  ) throws(Refusal) {
    // Nothing between two commas is NULL, a pair of quotes is the empty string. Where the column is
    // a key of a type that has no empty value, the two mean the same: the key is missing.
    let column = plan.columns[index]
    let isNull =
      field.range.isEmpty && (!field.isQuoted || (isKeyColumn[index] && !column.type.isText))
    guard !isNull else { return batch.fields.append(.null) }
    let start = batch.arena.count
    do throws(ValueFault) {
      if field.isEscaped {
        scratch.removeAll()
        CSVReader.unescape(reader.bytes(of: field), isEscaped: true, into: &scratch)
        try column.canonicalizer.append(scratch.bytes, to: &batch.arena)
      } else {
        try column.canonicalizer.append(reader.bytes(of: field), to: &batch.arena)
      }
    } catch {
      throw Refusal(error, in: column)
    }
    batch.fields.append(Batch.Slice(start..<batch.arena.count))
  }
}

// MARK: - Keys

extension Router {
  private func makeKey(_ index: Int, in batch: Batch) throws(Refusal) {
    let key = plan.keys[index]
    let isMissing = try collectParts(of: key, in: batch)
    batch.joinedKeys.append(.null)
    if isMissing {
      batch.hashes.append(byteCount: plan.hashLength) { start in
        start.initializeMemory(as: UInt8.self, repeating: 0, count: plan.hashLength)
      }
    } else {
      switch key.derivation {
      case .recordTenant: makeTenantKey(in: batch)
      case .otherTenant: makeOtherTenantKey(in: batch)
      case .tenant: makeHubKey(key, in: batch)
      }
    }
  }

  /// Appends the key's parts; true where the key is missing and that is allowed.
  private func collectParts(
    of key: RoutePlan.Key, in batch: Batch
  ) throws(Refusal) -> Bool {
    let first = batch.keyParts.count
    for part in key.parts { batch.keyParts.append(value(of: part, in: batch)) }
    try refuseLongKey(key, from: first, in: batch)
    guard let missing = missingPart(of: key, from: first, in: batch) else { return false }
    switch key.whenMissing {
    case .quarantine:
      let column = missing.column.map { plan.columns[$0].name } ?? missing.definition.name
      throw Refusal(
        reason: .missingBusinessKey, column: column,
        detail: "no business key for hub \"\(key.hub.name)\"")
    case .unknown:
      // A missing key is NULL in all its parts, also for the links that it stands in.
      for index in first..<batch.keyParts.count { batch.keyParts[index] = .null }
      return true
    }
  }

  private func refuseLongKey(
    _ key: RoutePlan.Key, from first: Int, in batch: Batch
  ) throws(Refusal) {
    let byteCount = batch.keyParts[first...].reduce(0) { $0 + ($1.range?.count ?? 0) }
    guard byteCount > RoutePlan.Key.byteLimit else { return }
    throw Refusal(
      reason: .keyTooLong,
      column: key.parts.lazy.compactMap(\.column).first.map { plan.columns[$0].name },
      detail: "\(byteCount) bytes of business key for hub \"\(key.hub.name)\", which holds "
        + "\(RoutePlan.Key.byteLimit) at most")
  }

  private func missingPart(
    of key: RoutePlan.Key, from first: Int, in batch: Batch
  ) -> RoutePlan.Part? {
    var hasValue = false
    for (offset, part) in key.parts.enumerated() {
      let value = batch.bytes(batch.keyParts[first + offset])
      switch part.definition.presence {
      case .required where value?.isEmpty ?? true: return part
      case .mayBeEmpty where value == nil: return part
      case .required, .mayBeEmpty, .optional: hasValue = hasValue || value != nil
      }
    }
    return hasValue ? nil : key.parts.first
  }

  private func value(of part: RoutePlan.Part, in batch: Batch) -> Batch.Slice {
    let field = part.column.map { batch.fields[batch.fields.count - plan.columns.count + $0] }
    guard let field, let range = field.range else {
      guard let constant = part.constant else { return .null }
      let start = batch.arena.count
      constant.withUnsafeBytes { batch.arena.append($0) }
      return Batch.Slice(start..<batch.arena.count)
    }
    guard !part.definition.normalization.isEmpty else { return field }
    scratch.removeAll()
    scratch.append(UnsafeRawBufferPointer(rebasing: batch.arena.bytes[range]))
    let start = batch.arena.count
    batch.arena.append(scratch.bytes)
    let isNull = normalize(part.definition.normalization, in: &batch.arena, from: start)
    return isNull ? .null : Batch.Slice(start..<batch.arena.count)
  }

  private func makeTenantKey(in batch: Batch) {
    tenants.select(tenantText(in: batch), hasher: keyHasher, length: plan.hashLength)
    tenants.hashKey.withUnsafeBytes { batch.hashes.append($0) }
  }

  private func makeOtherTenantKey(in batch: Batch) {
    let text = tenantText(in: batch)
    batch.hashes.append(byteCount: plan.hashLength) { keyHasher.tenantKey(text, into: $0) }
  }

  private func tenantText(in batch: Batch) -> UnsafeRawBufferPointer {
    guard let text = batch.bytes(batch.keyParts[batch.keyParts.count - 1]) else {
      preconditionFailure("a tenant's key has one part, and it is not missing here")
    }
    return text
  }

  private func makeHubKey(_ key: RoutePlan.Key, in batch: Batch) {
    let first = batch.keyParts.count - key.parts.count
    tenants.hex.withUnsafeBytes { keyHasher.begin(tenantHex: $0) }
    for offset in key.parts.indices {
      keyHasher.append(
        part: batch.bytes(batch.keyParts[first + offset]), of: key.parts.count)
    }
    if key.parts.count > 1 {
      let start = batch.arena.count
      batch.arena.append(keyHasher.joinedKey)
      batch.joinedKeys[batch.joinedKeys.count - 1] = Batch.Slice(start..<batch.arena.count)
    }
    batch.hashes.append(byteCount: plan.hashLength) { keyHasher.finish(into: $0) }
  }

  private func makeLinkKey(_ link: RoutePlan.Link, in batch: Batch) {
    let row = batch.keyParts.count - plan.partCount
    tenants.hex.withUnsafeBytes { keyHasher.begin(tenantHex: $0) }
    for key in link.keys {
      let firstPart = row + plan.keys[key].firstPart
      for offset in plan.keys[key].parts.indices {
        keyHasher.append(
          part: batch.bytes(batch.keyParts[firstPart + offset]), of: link.partCount)
      }
    }
    batch.hashes.append(byteCount: plan.hashLength) { keyHasher.finish(into: $0) }
  }

  private func makeHashDiff(_ index: Int, in batch: Batch) {
    let satellite = plan.satellites[index]
    let row = batch.fields.count - plan.columns.count
    batch.hashes.append(byteCount: plan.hashLength) { output in
      differs[index].hash(
        { position in
          satellite.columns[satellite.hashed[position]].flatMap {
            batch.bytes(batch.fields[row + $0])
          }
        }, into: output)
    }
  }
}

// MARK: - Repeats within a full extract

extension Router {
  /// Looks the record's keys up; false where one of them cannot be told yet.
  private func register(_ place: RecordPlace, in batch: Batch) throws(Refusal) -> Bool {
    guard let seen else { return true }
    sightings.removeAll(keepingCapacity: true)
    let firstRepeat = batch.repeats.count
    for group in plan.groups.indices {
      let key = fingerprint(ofGroup: group, in: batch)
      let payload = payload(ofGroup: group, in: batch)
      switch seen.verdict(on: key) {
      case .first:
        sightings.append((key, payload))
        batch.repeats.append(false)
      case .repeated(let known) where known.payload == payload:
        batch.repeats.append(true)
      case .repeated(let known):
        batch.repeats.removeLast(batch.repeats.count - firstRepeat)
        throw conflict(with: known.place, inGroup: group)
      case .perhaps:
        batch.repeats.removeLast(batch.repeats.count - firstRepeat)
        return false
      }
    }
    return true
  }

  private func remember(_ place: RecordPlace, in batch: Batch) throws(ScratchError) {
    guard let seen else { return }
    for (key, payload) in sightings {
      try seen.insert(Sighting(payload: payload, place: place), for: key)
    }
  }

  private func conflict(with first: RecordPlace, inGroup group: Int) -> Refusal {
    let names = plan.satellites.filter { $0.group == group }.map(\.satellite.name)
    let input = first.input == 0 ? "" : " of input \(first.input + 1)"
    return Refusal(
      reason: .conflictingVersions,
      detail: "record \(first.record)\(input) gave the same key another payload in this extract "
        + "(\(names.joined(separator: ", "))); the first one stands")
  }

  private func fingerprint(ofGroup group: Int, in batch: Batch) -> Fingerprint {
    Fingerprint(batch.parentKey(plan.groups[group], of: batch.recordCount), group: group)
  }

  /// The hash diffs of the group's satellites, mixed into one number.
  private func payload(ofGroup group: Int, in batch: Batch) -> UInt64 {
    var mixed: UInt64 = 0
    for (index, satellite) in plan.satellites.enumerated() where satellite.group == group {
      let diff = batch.hashDiff(index, of: batch.recordCount)
      mixed = mixed &* 0x100_0000_01B3 ^ diff.loadUnaligned(as: UInt64.self)
    }
    return mixed
  }
}

extension SQLType {
  /// The types that the empty string is a value of.
  fileprivate var isText: Bool {
    switch self {
    case .text, .varchar: true
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .bytea,
      .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet, .array:
      false
    }
  }
}
