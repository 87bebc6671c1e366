import VaultHash
import VaultModel

/// Where a record has the values of its row in a hub or a link; worked out once, and asked for every row.
struct KeyedRowShape {
  private enum Value {
    case hash(slot: Int)
    case keyPart(Int, BinaryEncoder)
    case joinedKey(Int)
    /// A column of the source; nil where it has none.
    case field(Int?, BinaryEncoder)
  }

  /// That of the row's hash key.
  let slot: Int
  let hashLength: Int
  /// Whether the row belongs to a tenant, and is not one itself.
  let hasTenant: Bool
  /// What of a record's the row is.
  private let place: RoutePlan.Parent
  private var identity: [Value] = []
  private var payload: [Value] = []

  /// The row that one of a record's keys has in its hub.
  init(key index: Int, of plan: RoutePlan) {
    let key = plan.keys[index]
    place = .key(index)
    slot = index
    hashLength = plan.hashLength
    hasTenant = !plan.isTenantHub(key.target)
    identity = zip(key.parts.indices, key.hub.keyParts).map { offset, part in
      .keyPart(key.firstPart + offset, BinaryEncoder(part.type))
    }
    if key.parts.count > 1 { identity.append(.joinedKey(index)) }
  }

  /// The row that one of a record's links has.
  init(link index: Int, of plan: RoutePlan) {
    let link = plan.links[index]
    place = .link(index)
    slot = plan.slot(ofLink: index)
    hashLength = plan.hashLength
    hasTenant = true
    identity = plan.participants(of: index).map { .hash(slot: $0.key) }
    identity += zip(link.dependentParts.indices, link.link.dependentKeys).map { offset, part in
      .keyPart(link.firstDependent + offset, BinaryEncoder(part.type))
    }
    guard !link.link.attributes.isEmpty else { return }
    payload = [.hash(slot: plan.slot(of: .linkDiff(index)))]
    payload += zip(link.columns, link.link.attributes).map { .field($0, BinaryEncoder($1.type)) }
  }

  /// Whether the record has such a row.
  func feeds(_ record: Int, of batch: Batch) -> Bool {
    batch.feeds(place, of: record)
  }

  /// Writes the hash key, and what says which key it stands for.
  func writeIdentity(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    copy.bytes(batch.hash(slot, of: record))
    if hasTenant { copy.bytes(tenantKey(of: record, in: batch)) }
    for value in identity { write(value, of: record, in: batch, to: &copy) }
  }

  /// Whether a record's row stands for the key that another record's row stands for.
  func identity(
    of record: Int, equals other: Int, as otherShape: KeyedRowShape, in batch: Batch,
    by spelling: inout KeySpelling
  ) -> Bool {
    if hasTenant {
      let tenants = (
        tenantKey(of: record, in: batch), otherShape.tenantKey(of: other, in: batch)
      )
      guard tenants.0.elementsEqual(tenants.1) else { return false }
    }
    return zip(identity, otherShape.identity).allSatisfy { value, otherValue in
      switch (value, otherValue) {
      case (.hash(let slot), .hash(let otherSlot)):
        batch.hash(slot, of: record).elementsEqual(batch.hash(otherSlot, of: other))
      case (.keyPart(let part, _), .keyPart(let otherPart, _)):
        spelling.isSame(
          batch.keyPart(part, of: record), batch.keyPart(otherPart, of: other))
      // The joined key is made of the parts.
      default: true
      }
    }
  }

  /// Writes what an event tells.
  func writePayload(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    for value in payload { write(value, of: record, in: batch, to: &copy) }
  }

  /// The key of the tenant whose row it is.
  func tenantKey(of record: Int, in batch: Batch) -> UnsafeRawBufferPointer {
    batch.tenantKey(below: place, of: record)
  }

  private func write(_ value: Value, of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    switch value {
    case .hash(let slot): copy.bytes(batch.hash(slot, of: record))
    case .keyPart(let part, let encoder): copy.value(batch.keyPart(part, of: record), encoder)
    case .joinedKey(let key):
      // A missing key has no row.
      if let joined = batch.joinedKey(key, of: record) { copy.bytes(joined) }
    case .field(let column, let encoder):
      copy.value(column.flatMap { batch.field($0, of: record) }, encoder)
    }
  }
}

extension RoutePlan {
  /// A link's columns for its participants, each with the record's key that stands in it.
  ///
  /// The tenant's own column stands before them in every row, also where the tenant takes part.
  func participants(of link: Int) -> [(column: String, key: Int)] {
    zip(links[link].link.participants, links[link].keys).compactMap { participant, key in
      participant.column == tenantHashKey ? nil : (participant.column, key)
    }
  }
}
