import VaultHash
import VaultModel

/// Making the keys and hash diffs of a record.
extension Router {
  func makeKey(_ index: Int, in batch: Batch) throws(Refusal) {
    try make(plan.keys[index], in: batch)
  }

  private func make(_ key: RoutePlan.Key, in batch: Batch) throws(Refusal) {
    let isMissing = try collectParts(of: key, in: batch)
    batch.joinedKeys.append(.null)
    if isMissing {
      batch.hashes.append(byteCount: plan.hashLength) { start in
        start.initializeMemory(as: UInt8.self, repeating: 0, count: plan.hashLength)
      }
    } else {
      switch key.derivation {
      case .recordTenant: try makeTenantKey(key, in: batch)
      case .otherTenant: makeOtherTenantKey(key, in: batch)
      case .tenant: makeHubKey(key, tenantHex: tenants.hex, in: batch)
      case .systemTenant: makeHubKey(key, tenantHex: systemTenantHex, in: batch)
      }
    }
  }

  /// Appends the key's parts; true where the key is missing and that is allowed.
  private func collectParts(
    of key: RoutePlan.Key, in batch: Batch
  ) throws(Refusal) -> Bool {
    let first = batch.keyParts.count
    for place in key.parts.indices {
      batch.keyParts.append(value(of: key.parts[place], in: batch))
    }
    try refuseLongKey(key, from: first, in: batch)
    guard let missing = missingPart(of: key, from: first, in: batch) else { return false }
    switch key.whenMissing {
    case .quarantine:
      let column = missing.column.map { plan.name(ofField: $0) } ?? missing.definition.name
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
    var byteCount = 0
    for place in first..<batch.keyParts.count {
      byteCount += batch.keyParts[place].range?.count ?? 0
    }
    guard byteCount > RoutePlan.Key.byteLimit else { return }
    throw Refusal(
      reason: .keyTooLong,
      column: key.parts.lazy.compactMap(\.column).first.map { plan.name(ofField: $0) },
      detail: "\(byteCount) bytes of business key for hub \"\(key.hub.name)\", which holds "
        + "\(RoutePlan.Key.byteLimit) at most")
  }

  private func missingPart(
    of key: RoutePlan.Key, from first: Int, in batch: Batch
  ) -> RoutePlan.Part? {
    let rules = plan.vault.hashSpec.id
    var hasValue = false
    for place in key.parts.indices {
      let value = batch.bytes(batch.keyParts[first + place])
      let isMissing = rules.isMissing(value)
      switch key.parts[place].definition.presence {
      case .required where isMissing || value?.isEmpty ?? true: return key.parts[place]
      case .mayBeEmpty where value == nil: return key.parts[place]
      case .required, .mayBeEmpty, .optional: hasValue = hasValue || !isMissing
      }
    }
    return hasValue ? nil : key.parts.first
  }

  private func value(of part: RoutePlan.Part, in batch: Batch) -> Batch.Slice {
    let field = part.column.map { batch.fields[batch.fields.count - plan.fieldCount + $0] }
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

  private func makeTenantKey(_ key: RoutePlan.Key, in batch: Batch) throws(Refusal) {
    if let only = plan.onlyTenant, !tenantText(in: batch).elementsEqual(only) {
      throw Refusal(
        reason: .otherTenant, column: key.parts[0].column.map { plan.name(ofField: $0) },
        detail: "not of the tenant that --tenant names")
    }
    tenants.select(
      tenantText(in: batch), as: key.parts[0].form, hasher: keyHasher, length: plan.hashLength)
    tenants.hashKey.withUnsafeBytes { batch.hashes.append($0) }
  }

  private func makeOtherTenantKey(_ key: RoutePlan.Key, in batch: Batch) {
    let text = tenantText(in: batch)
    batch.hashes.append(byteCount: plan.hashLength) {
      keyHasher.tenantKey(text, as: key.parts[0].form, into: $0)
    }
  }

  private func tenantText(in batch: Batch) -> UnsafeRawBufferPointer {
    guard let text = batch.bytes(batch.keyParts[batch.keyParts.count - 1]) else {
      preconditionFailure("a tenant's key has one part, and it is not missing here")
    }
    return text
  }

  private func makeHubKey(_ key: RoutePlan.Key, tenantHex: [UInt8], in batch: Batch) {
    let first = batch.keyParts.count - key.parts.count
    tenantHex.withUnsafeBytes { keyHasher.begin(tenantHex: $0) }
    for offset in key.parts.indices {
      keyHasher.append(
        part: batch.bytes(batch.keyParts[first + offset]), of: key.parts.count,
        as: key.parts[offset].form)
    }
    if key.parts.count > 1 {
      let start = batch.arena.count
      batch.arena.append(keyHasher.joinedKey)
      batch.joinedKeys[batch.joinedKeys.count - 1] = Batch.Slice(start..<batch.arena.count)
    }
    batch.hashes.append(byteCount: plan.hashLength) { keyHasher.finish(into: $0) }
  }

  /// Appends the parts that tell rows of the same participants apart.
  func collectDependentParts(of link: RoutePlan.Link, in batch: Batch) throws(Refusal) {
    for place in link.dependentParts.indices {
      try collect(link.dependentParts[place], of: { "link \"\(link.link.name)\"" }, in: batch)
    }
  }

  /// Appends the parts of a code.
  func collectParts(of reference: RoutePlan.Reference, in batch: Batch) throws(Refusal) {
    for place in reference.parts.indices {
      try collect(
        reference.parts[place], of: { "reference table \"\(reference.reference.name)\"" },
        in: batch)
    }
  }

  private func collect(
    _ part: RoutePlan.Part, of owner: () -> String, in batch: Batch
  ) throws(Refusal) {
    let value = value(of: part, in: batch)
    batch.keyParts.append(value)
    let bytes = batch.bytes(value)
    let isMissing =
      switch part.definition.presence {
      case .required: bytes?.isEmpty ?? true
      case .mayBeEmpty: bytes == nil
      case .optional: false
      }
    guard isMissing else { return }
    throw Refusal(
      reason: .missingBusinessKey, column: part.column.map { plan.name(ofField: $0) },
      detail: "no key \"\(part.definition.name)\" for \(owner())")
  }

  func makeLinkKey(_ link: RoutePlan.Link, in batch: Batch) throws(Refusal) {
    let row = batch.keyParts.count - plan.partCount
    tenants.hex.withUnsafeBytes { keyHasher.begin(tenantHex: $0) }
    for key in link.keys {
      let firstPart = row + plan.keys[key].firstPart
      for place in plan.keys[key].parts.indices {
        keyHasher.append(
          part: batch.bytes(batch.keyParts[firstPart + place]), of: link.partCount,
          as: plan.keys[key].parts[place].form)
      }
    }
    for place in link.dependentParts.indices {
      let value = batch.bytes(batch.keyParts[row + link.firstDependent + place])
      keyHasher.append(part: value, of: link.partCount, as: link.dependentParts[place].form)
    }
    guard !keyHasher.isMissing else {
      throw Refusal(
        reason: .missingBusinessKey, column: nil,
        detail: "every participant of link \"\(link.link.name)\" is missing, which hash spec "
          + "\(plan.vault.hashSpec.id.rawValue) has no key for")
    }
    batch.hashes.append(byteCount: plan.hashLength) { keyHasher.finish(into: $0) }
  }

  func makeHashDiff(_ index: Int, in batch: Batch) {
    append(differs[index], of: diffFields[index], in: batch)
  }

  func makeExtra(_ index: Int, in batch: Batch) {
    switch plan.extras[index] {
    case .linkDiff, .referenceDiff:
      guard let differ = extraDiffers[index] else { return }
      append(differ, of: extraFields[index], in: batch)
    case .referenceKey(let reference): makeReferenceKey(plan.references[reference], in: batch)
    case .drivingKey(let satellite): makeDrivingKey(satellite, in: batch)
    }
  }

  private func append(_ differ: HashDiffer, of fields: [Int], in batch: Batch) {
    let row = batch.fields.count - plan.fieldCount
    batch.hashes.append(byteCount: plan.hashLength) { output in
      differ.hash(
        { position in
          let field = fields[position]
          return field < 0 ? nil : batch.bytes(batch.fields[row + field])
        }, into: output)
    }
  }

  private func makeReferenceKey(_ reference: RoutePlan.Reference, in batch: Batch) {
    let first = batch.keyParts.count - plan.partCount + reference.firstPart
    plainHasher.begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
    for offset in reference.parts.indices {
      // Escaped also where it is alone, so that NULL is no text.
      plainHasher.append(part: batch.bytes(batch.keyParts[first + offset]), of: 2)
    }
    batch.hashes.append(byteCount: plan.hashLength) { plainHasher.finish(into: $0) }
  }

  private func makeDrivingKey(_ satellite: Int, in batch: Batch) {
    let keys = [plan.tenantKey] + plan.drivingKeys(of: satellite)
    plainHasher.begin(tenantHex: UnsafeRawBufferPointer(start: nil, count: 0))
    for key in keys {
      plainHasher.append(part: batch.hash(key, of: batch.recordCount), of: 2)
    }
    batch.hashes.append(byteCount: plan.hashLength) { plainHasher.finish(into: $0) }
  }
}

extension RoutePlan {
  /// The attributes that an extra is the hash diff of; nil where it is a key.
  func hashedAttributes(of extra: Extra) -> [CompiledVault.Attribute]? {
    switch extra {
    case .linkDiff(let link): links[link].hashed.map { links[link].link.attributes[$0] }
    case .referenceDiff(let reference):
      references[reference].hashed.map { references[reference].reference.attributes[$0] }
    case .referenceKey, .drivingKey: nil
    }
  }

  /// The fields that an extra is the hash diff of; -1 where there is none.
  func hashedFields(of extra: Extra) -> [Int] {
    switch extra {
    case .linkDiff(let link): links[link].hashed.map { links[link].columns[$0] ?? -1 }
    case .referenceDiff(let reference):
      references[reference].hashed.map { references[reference].columns[$0] ?? -1 }
    case .referenceKey, .drivingKey: []
    }
  }

  /// The record's keys that have one partner at a time, and those of the partners.
  func drivingKeys(of satellite: Int) -> [Int] { participants(of: satellite) { $0 } }

  /// The record's keys that stand beside the driving key.
  func partnerKeys(of satellite: Int) -> [Int] { participants(of: satellite) { !$0 } }

  private func participants(of satellite: Int, where isWanted: (Bool) -> Bool) -> [Int] {
    guard case .link(let index) = satellites[satellite].parent else { return [] }
    let link = links[index]
    return zip(link.link.participants, link.keys)
      .filter { isWanted(link.link.drivingKey.contains($0.0.role)) }.map(\.1)
  }
}
