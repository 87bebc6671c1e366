import VaultHash
import VaultModel

/// Telling the repeats of a key within a full extract.
extension Router {
  /// Looks the keys of the record's rows up, which begin with `first`; false where one of them cannot
  /// be told yet.
  func register(
    from first: Int, at place: RecordPlace, in batch: Batch
  ) throws(Refusal) -> Bool {
    guard let seen else { return true }
    sightings.removeAll(keepingCapacity: true)
    ownPayloads.removeAll(keepingCapacity: true)
    for row in first..<batch.recordCount {
      do throws(Refusal) {
        guard try register(row, among: seen, at: place, in: batch) else { return false }
      } catch {
        guard batch.isExploded, let element = elements[row - first] else { throw error }
        throw error.naming(element, of: plan)
      }
    }
    return true
  }

  private func register(
    _ row: Int, among seen: SeenKeys, at place: RecordPlace, in batch: Batch
  ) throws(Refusal) -> Bool {
    for group in plan.groups.indices {
      let isMissing =
        !batch.holds(plan.groups[group].gate ?? -1, of: row)
        || plan.groups[group].neededKeys.contains { batch.isMissing($0, of: row) }
      guard !isMissing else {
        batch.repeats.append(false)
        continue
      }
      let key = fingerprint(ofGroup: group, of: row, in: batch)
      let payload = payload(ofGroup: group, of: row, in: batch)
      if batch.isExploded, let own = ownPayloads[key] {
        guard own == payload else { throw conflict(with: place, inGroup: group) }
        batch.repeats.append(true)
        continue
      }
      switch seen.verdict(on: key) {
      case .first:
        sightings.append((key, payload))
        if batch.isExploded { ownPayloads[key] = payload }
        batch.repeats.append(false)
      case .repeated(let known) where known.payload == payload: batch.repeats.append(true)
      case .repeated(let known): throw conflict(with: known.place, inGroup: group)
      case .perhaps: return false
      }
    }
    return true
  }

  func remember(_ place: RecordPlace, in batch: Batch) throws(ScratchError) {
    guard let seen else { return }
    for (key, payload) in sightings {
      try seen.insert(Sighting(payload: payload, place: place), for: key)
    }
  }

  private func conflict(with first: RecordPlace, inGroup group: Int) -> Refusal {
    let input = first.input == 0 ? "" : " of input \(first.input + 1)"
    return Refusal(
      reason: .conflictingVersions,
      detail: "record \(first.record)\(input) gave the same key another payload in this extract "
        + "(\(plan.groups[group].names.joined(separator: ", "))); the first one stands")
  }

  /// Tells keys apart that have one hash under a compatibility spec, too: where they meet the load must
  /// stop, and neither of them is the other's repeat.
  func fingerprint(ofGroup group: Int, of row: Int, in batch: Batch) -> Fingerprint {
    let hash = batch.hash(plan.groups[group].keySlot, of: row)
    let rules = plan.vault.hashSpec.id
    guard rules != .vw1 else { return Fingerprint(hash, group: group) }
    plainHasher.begin(tenantHex: hash)
    for part in plan.groups[group].keyParts {
      scratch.removeAll()
      let isValue = KeySpelling.append(batch.keyPart(part, of: row), under: rules, to: &scratch)
      plainHasher.append(part: isValue ? scratch.bytes : nil, of: 2)
    }
    var whole = ByteBuffer()
    whole.append(byteCount: plan.hashLength) { plainHasher.finish(into: $0) }
    return Fingerprint(whole.bytes, group: group)
  }

  /// The hashes that the group's payload consists of, mixed into one number.
  private func payload(ofGroup group: Int, of row: Int, in batch: Batch) -> UInt64 {
    plan.groups[group].payloadSlots.reduce(0) { mixed, slot in
      let hash = batch.hash(slot, of: row)
      return mixed &* 0x100_0000_01B3 ^ hash.loadUnaligned(as: UInt64.self)
    }
  }
}
