import VaultHash
import VaultModel

/// Making the values of a row that no column holds.
extension Router {
  /// The element that a row is made for.
  struct Element {
    /// Which of the plan's arrays it stands in.
    var explosion: Int
    /// Counted from 1.
    var position: Int
    var value: Batch.Slice
  }

  /// Appends the derived fields of the row whose columns were appended last.
  ///
  /// - Parameters:
  ///   - element: The element that the row is made for; nil for the record's own row.
  ///   - model: The record's own row, where an element's row takes over what is the same.
  ///   - batch: Where the row stands.
  /// - Throws: `Refusal` where the record is of no known tenant.
  func makeDerived(_ element: Element?, like model: Int?, in batch: Batch) throws(Refusal) {
    let row = batch.fields.count - plan.columns.count
    for (index, derived) in plan.derived.enumerated() {
      if let model, !derived.isOfElement {
        batch.fields.append(batch.fields[model + plan.columns.count + index])
      } else {
        batch.fields.append(try value(of: index, element, row: row, in: batch))
      }
    }
  }

  private func value(
    of index: Int, _ element: Element?, row: Int, in batch: Batch
  ) throws(Refusal) -> Batch.Slice {
    let place = plan.columns.count + index
    switch plan.derived[index].making {
    case .constant(let text): return batch.append(text)
    case .combined(let fields, let separator):
      return combine(fields, separator, row: row, in: batch)
    case .rowHash(let fields, _): return hash(fields, by: index, row: row, in: batch)
    case .element:
      guard let element, plan.explosions[element.explosion].element == place else { return .null }
      return element.value
    case .position:
      guard let element, plan.explosions[element.explosion].position == place else { return .null }
      return batch.append(Array("\(element.position)".utf8))
    case .lookedUpTenant: return try lookedUpTenant(in: batch)
    }
  }

  private func lookedUpTenant(in batch: Batch) throws(Refusal) -> Batch.Slice {
    guard let lookUp else { preconditionFailure("who looks tenants up has where to look") }
    if case .tenant(let key) = lookUp.finding { return batch.append(key) }
    if lookUp.finding == .unknown, plan.hasTenantForUnknown { return .null }
    throw lookUp.refusal(in: plan)
  }

  private func combine(
    _ fields: [Int], _ separator: [UInt8], row: Int, in batch: Batch
  ) -> Batch.Slice {
    scratch.removeAll()
    var hasValue = false
    for field in fields {
      guard let text = batch.bytes(batch.fields[row + field]) else { continue }
      if hasValue { separator.withUnsafeBytes { scratch.append($0) } }
      scratch.append(text)
      hasValue = true
    }
    guard hasValue else { return .null }
    return batch.append(scratch.bytes)
  }

  private func hash(
    _ fields: [Int], by index: Int, row: Int, in batch: Batch
  ) -> Batch.Slice {
    guard let hasher = rowHashers[index] else {
      preconditionFailure("each hash of a row has its hasher")
    }
    let start = batch.arena.count
    withUnsafeTemporaryAllocation(byteCount: plan.hashLength, alignment: 8) { hash in
      guard let output = hash.baseAddress else { return }
      hasher.hash({ batch.bytes(batch.fields[row + fields[$0]]) }, into: output)
      appendHex(UnsafeRawBufferPointer(hash), to: &batch.arena)
    }
    return Batch.Slice(start..<batch.arena.count)
  }
}

extension RoutePlan {
  /// For each derived value that is the hash of a row what makes it, always by the rules of `vw1`.
  ///
  /// - Throws: `DigestError` where this system's OpenSSL lacks the vault's algorithm.
  func rowHashers() throws(DigestError) -> [HashDiffer?] {
    let spec = HashSpec(algorithm: vault.hashSpec.algorithm)
    var hashers: [HashDiffer?] = []
    for input in derived {
      guard case .rowHash(_, let names) = input.making else {
        hashers.append(nil)
        continue
      }
      hashers.append(try HashDiffer(spec, hashNames: names))
    }
    return hashers
  }
}
