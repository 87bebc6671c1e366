import VaultHash
import VaultModel

/// Which of a batch's records feed what.
extension Batch {
  /// The gates of a plan, each by the index of what it stands before; -1 where there is none.
  struct Gates {
    let count: Int
    let keys: [Int]
    let links: [Int]
    let satellites: [Int]
    let sets: [Int]
    let references: [Int]
    let parents: [RoutePlan.Parent]

    init(of plan: RoutePlan) {
      count = plan.gates.count
      keys = plan.keys.map { $0.gate ?? -1 }
      links = plan.links.map { $0.gate ?? -1 }
      satellites = plan.satellites.map { $0.gate ?? -1 }
      sets = plan.satellites.map { $0.setGate ?? -1 }
      references = plan.references.map { $0.gate ?? -1 }
      parents = plan.satellites.map(\.parent)
    }
  }

  /// Whether the record brings the hub of one of its keys a row.
  func feedsHub(ofKey key: Int, of record: Int) -> Bool {
    holds(gates.keys[key], of: record) && !isMissing(key, of: record)
  }

  func feeds(link: Int, of record: Int) -> Bool { holds(gates.links[link], of: record) }

  /// Whether the record brings the hub of one of its keys, or one of its links, a row.
  func feeds(_ parent: RoutePlan.Parent, of record: Int) -> Bool {
    switch parent {
    case .key(let key): feedsHub(ofKey: key, of: record)
    case .link(let link): feeds(link: link, of: record)
    }
  }

  func feeds(satellite: Int, of record: Int) -> Bool {
    holds(gates.satellites[satellite], of: record)
      && !isMissing(gates.parents[satellite], of: record)
  }

  /// Whether the record says that its key has no members: the array has no element that is one.
  func emptiesSet(ofSatellite satellite: Int, of record: Int) -> Bool {
    let gate = gates.sets[satellite]
    return gate >= 0 && holds(gate, of: record) && !isMissing(gates.parents[satellite], of: record)
      && !siblings(of: record).contains { feeds(satellite: satellite, of: $0) }
  }

  func feeds(reference: Int, of record: Int) -> Bool {
    holds(gates.references[reference], of: record)
  }

  /// Whether a gate of the plan lets the record pass.
  func holds(_ gate: Int, of record: Int) -> Bool {
    gate < 0 || held[record * gates.count + gate]
  }
}

// MARK: Rows of one delivered record

extension Batch {
  /// Which of the delivered records a record of the batch is made of, counted from 0.
  ///
  /// A record whose arrays are taken apart stands here once for itself and once for each element.
  func owner(of record: Int) -> Int { isExploded ? Int(owners[record]) : record }

  /// How many of the delivered records are in the batch.
  var deliveredCount: Int {
    isExploded ? (owners.last.map { Int($0) + 1 } ?? 0) : recordCount
  }

  /// The records of the batch that are made of the same delivered one as `first`, which is the first
  /// of them.
  func siblings(of first: Int) -> Range<Int> {
    var end = first + 1
    while end < recordCount, owner(of: end) == owner(of: first) { end += 1 }
    return first..<end
  }
}

// MARK: Making rows

extension Batch {
  func append(_ text: [UInt8]) -> Slice { text.withUnsafeBytes { append($0) } }

  /// Appends a text that stands outside the arena.
  func append(_ text: UnsafeRawBufferPointer) -> Slice {
    let start = arena.count
    arena.append(text)
    return Slice(start..<arena.count)
  }

  /// Leaves out what the row in the making does not have.
  func skip(parts: Int = 0, hashes count: Int = 0) {
    for _ in 0..<parts { keyParts.append(.null) }
    let byteCount = count * plan.hashLength
    guard byteCount > 0 else { return }
    hashes.append(byteCount: byteCount) { start in
      start.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    }
  }
}
