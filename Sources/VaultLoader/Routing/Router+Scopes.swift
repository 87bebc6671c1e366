import VaultHash
import VaultModel

/// Making the rows of a record that not every feed takes once.
extension Router {
  /// A record may give so many rows, so that a batch stays within its memory.
  static let elementLimit = 100_000

  /// Makes the record's own row, whose fields were appended last, and one for each element of the
  /// arrays.
  ///
  /// - Throws: `Refusal`, which names the element at fault.
  func makeScopedRows(in batch: Batch) throws(Refusal) {
    let model = batch.fields.count - plan.fieldCount
    elements.removeAll(keepingCapacity: true)
    batch.beginRecord()
    try makeScopedRow(nil, in: batch)
    for explosion in plan.explosions.indices {
      for element in try self.elements(of: explosion, row: model, in: batch) {
        do throws(Refusal) {
          try makeRow(for: element, like: model, in: batch)
        } catch {
          throw error.naming(element, of: plan)
        }
      }
    }
  }

  private func makeRow(
    for element: Element, like model: Int, in batch: Batch
  ) throws(Refusal) {
    for column in plan.columns.indices { batch.fields.append(batch.fields[model + column]) }
    try makeDerived(element, like: model, in: batch)
    try makeScopedRow(element, in: batch)
  }

  /// Makes the keys and hashes of a row that its gates let pass; an element that feeds nothing gives
  /// no row.
  private func makeScopedRow(_ element: Element?, in batch: Batch) throws(Refusal) {
    let row = batch.fields.count - plan.fieldCount
    let pass = element.map { RoutePlan.Pass.elements($0.explosion) } ?? .record
    var feeds = element == nil
    for (index, gate) in plan.gates.enumerated() {
      isOpen[index] =
        (gate.pass == .record || gate.pass == pass)
        && gate.tests.allSatisfy { holds($0, row: row, in: batch) }
      let isHeld = isOpen[index] && gate.pass == pass
      batch.held.append(isHeld)
      feeds = feeds || isHeld
    }
    guard feeds else { return batch.rollBackRow() }
    guard let needs = needs[pass] else { preconditionFailure("each pass has its needs") }
    try make(needs, in: batch)
    elements.append(element)
    try appendStatement(in: batch)
    batch.endRow()
  }

  private func make(_ needs: RoutePlan.Needs, in batch: Batch) throws(Refusal) {
    for (index, key) in plan.keys.enumerated() {
      guard needs.keys[index], passes(key.gate) else {
        batch.joinedKeys.append(.null)
        batch.skip(parts: key.parts.count, hashes: 1)
        continue
      }
      try makeKey(index, in: batch)
    }
    for (index, link) in plan.links.enumerated() {
      guard needs.links[index], passes(link.gate) else {
        batch.skip(parts: link.dependentParts.count)
        continue
      }
      try collectDependentParts(of: link, in: batch)
    }
    for reference in plan.references.indices {
      let feed = plan.references[reference]
      guard needs.references[reference], passes(feed.gate) else {
        batch.skip(parts: feed.parts.count)
        continue
      }
      try collectParts(of: feed, in: batch)
    }
    try makeHashes(needs, in: batch)
  }

  private func makeHashes(_ needs: RoutePlan.Needs, in batch: Batch) throws(Refusal) {
    for (index, link) in plan.links.enumerated() {
      guard needs.links[index], passes(link.gate) else {
        batch.skip(hashes: 1)
        continue
      }
      try makeLinkKey(link, in: batch)
    }
    for (index, satellite) in plan.satellites.enumerated() {
      guard needs.satellites[index], passes(satellite.gate) else {
        batch.skip(hashes: 1)
        continue
      }
      makeHashDiff(index, in: batch)
    }
    for (index, extra) in plan.extras.enumerated() {
      guard needs.extras[index], passes(plan.gate(of: extra)) else {
        batch.skip(hashes: 1)
        continue
      }
      makeExtra(index, in: batch)
    }
  }

  private func passes(_ gate: Int?) -> Bool { gate.map { isOpen[$0] } ?? true }

  private func holds(_ test: RoutePlan.Test, row: Int, in batch: Batch) -> Bool {
    let value = batch.bytes(batch.fields[row + test.field])
    switch test.kind {
    case .isPresent: return value != nil
    case .isMissing: return value == nil
    case .isOneOf(let texts):
      return value.map { value in texts.contains { value.elementsEqual($0) } } ?? false
    }
  }

  /// The elements of one of the record's arrays; none where it is NULL.
  private func elements(
    of explosion: Int, row: Int, in batch: Batch
  ) throws(Refusal) -> [Element] {
    let place = plan.explosions[explosion]
    guard let array = batch.fields[row + place.array].range else { return [] }
    let found = Array(
      ArrayElements(UnsafeRawBufferPointer(rebasing: batch.arena.bytes[array])))
    guard found.count <= Self.elementLimit else {
      throw Refusal(
        reason: .tooManyElements, column: place.name,
        detail: "\(found.count) elements, and a record may have \(Self.elementLimit)")
    }
    return found.enumerated().map { index, element in
      Element(
        explosion: explosion, position: index + 1,
        value: value(of: element, from: array.lowerBound, in: batch))
    }
  }

  private func value(
    of element: ArrayElements.Element, from start: Int, in batch: Batch
  ) -> Batch.Slice {
    switch element {
    case .null: return .null
    case .plain(let range):
      return Batch.Slice(start + range.lowerBound..<start + range.upperBound)
    case .quoted(let range):
      scratch.removeAll()
      var index = start + range.lowerBound
      while index < start + range.upperBound {
        if batch.arena.bytes[index] == UInt8(ascii: "\\") { index += 1 }
        scratch.append(batch.arena.bytes[index])
        index += 1
      }
      return batch.append(scratch.bytes)
    }
  }
}

extension Refusal {
  /// The same refusal, with the element whose row is at fault.
  func naming(_ element: Router.Element, of plan: RoutePlan) -> Refusal {
    let array = plan.explosions[element.explosion].name
    return Refusal(
      reason: reason, column: column,
      detail: "\(detail) (element \(element.position) of \"\(array)\")")
  }
}

extension RoutePlan {
  /// The gate of what an extra is made for.
  fileprivate func gate(of extra: Extra) -> Int? {
    switch extra {
    case .linkDiff(let link): links[link].gate
    case .referenceKey(let reference), .referenceDiff(let reference): references[reference].gate
    case .drivingKey(let satellite): satellites[satellite].gate
    }
  }
}
