import VaultHash
import VaultModel

/// Telling the repeats of a key within a full extract.
extension Router {
  /// Looks the record's keys up; false where one of them cannot be told yet.
  func register(_ place: RecordPlace, in batch: Batch) throws(Refusal) -> Bool {
    guard let seen else { return true }
    sightings.removeAll(keepingCapacity: true)
    let firstRepeat = batch.repeats.count
    for group in plan.groups.indices {
      let isMissing = plan.groups[group].neededKeys.contains {
        batch.isMissing($0, of: batch.recordCount)
      }
      guard !isMissing else {
        batch.repeats.append(false)
        continue
      }
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

  func fingerprint(ofGroup group: Int, in batch: Batch) -> Fingerprint {
    Fingerprint(batch.hash(plan.groups[group].keySlot, of: batch.recordCount), group: group)
  }

  /// The hashes that the group's payload consists of, mixed into one number.
  private func payload(ofGroup group: Int, in batch: Batch) -> UInt64 {
    plan.groups[group].payloadSlots.reduce(0) { mixed, slot in
      let hash = batch.hash(slot, of: batch.recordCount)
      return mixed &* 0x100_0000_01B3 ^ hash.loadUnaligned(as: UInt64.self)
    }
  }
}
