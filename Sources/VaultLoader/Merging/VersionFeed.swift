import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// What a plan brings into a table of versions: from which of a record's values, under which key.
struct VersionFeed {
  /// Where a record has what tells the key of a version.
  enum KeySource {
    /// Hash keys: a satellite's parent, or a driving key and its tenant.
    case hashes(slots: [Int])
    /// The parts of a code, from the first of them on.
    case parts(from: Int)
  }

  /// A column that takes part in telling keys apart.
  struct KeyColumn {
    var name: String
    var type: String
    var encoder: BinaryEncoder
  }

  /// What the plan feeds the table as.
  private enum Place {
    case satellite(Int, of: RoutePlan.Parent)
    case reference(Int)
  }

  private let place: Place
  let target: Int
  /// The hub or link whose rows the versions belong to, where these are told by its key.
  let parentTarget: Int?
  let group: Int?
  /// The record's hash that tells its key.
  let keySlot: Int
  /// The record's hash that is compared.
  let payloadSlot: Int
  /// The record's hash diff, which is stored with the version.
  let diffSlot: Int
  /// The values of `keyColumns`.
  private let keys: KeySource
  /// The values of `rowKeys`.
  private let row: KeySource
  /// The driving keys, without which a record has no version.
  private let drivingKeys: [Int]
  /// Where a delta says who the partner is, the keys without which it says that there is none.
  private let partnerKeys: [Int]
  /// What stored versions are found by.
  let keyColumns: [KeyColumn]
  let columns: [Int?]
  let attributes: [CompiledVault.Attribute]
  let encoders: [BinaryEncoder]
  let stored: VersionTable
  /// The table's columns of what a row describes, its tenant left out.
  let rowKeys: [KeyColumn]
  let tenantColumn: String?
  /// Whether versions are links, told by the key that drives them: the version is the link's own key.
  let isOfDrivingKey: Bool
  /// The dates at which the source has seen the key of `staged`, as a FROM clause over `seen`; nil where
  /// nobody keeps them.
  let sightings: SQL?
  /// The dates at which the source said that the key of `staged` was deleted, likewise.
  let deletions: SQL?
  /// Whether a key that is absent from an extract has no version in force.
  let endsWithAbsence: Bool
  /// Whether an extract that names the key without members ends its set.
  let isEmptiedByExtracts: Bool
}

extension VersionFeed {
  private static func hashColumn(_ name: String) -> KeyColumn {
    KeyColumn(name: name, type: "bytea", encoder: BinaryEncoder(.bytea))
  }

  /// The feed of a satellite of versions or of sets of members.
  init(satellite index: Int, of plan: RoutePlan) {
    let feed = plan.satellites[index]
    let satellite = feed.satellite
    place = .satellite(index, of: feed.parent)
    target = feed.target
    switch feed.parent {
    case .key(let key): parentTarget = plan.keys[key].target
    case .link(let link): parentTarget = plan.links[link].target
    }
    group = feed.group
    keySlot = plan.slot(of: feed.parent)
    payloadSlot = plan.slot(ofDiff: index)
    diffSlot = payloadSlot
    keys = .hashes(slots: [keySlot])
    row = keys
    isOfDrivingKey = false
    drivingKeys = []
    partnerKeys = []
    keyColumns = [Self.hashColumn(satellite.parentHashKey)]
    rowKeys = keyColumns
    columns = feed.columns
    attributes = satellite.attributes
    encoders = attributes.map { BinaryEncoder($0.type) }
    tenantColumn =
      satellite.parentHashKey == plan.tenantHashKey ? nil : plan.tenantHashKey
    sightings = plan.sightings(of: feed)
    deletions = plan.deletions(of: feed)
    endsWithAbsence = plan.tellsAbsence(of: feed)
    isEmptiedByExtracts = feed.setGate != nil && plan.vault.conventions.closing == .close
    stored = VersionTable(
      table: satellite.qualifiedTable, source: "\(satellite.qualifiedTable) AS version",
      matching: "version.\(id: satellite.parentHashKey) = staged.\(id: satellite.parentHashKey)",
      payload: plan.vault.revision(of: satellite)
        .hashDiff(of: "version", by: satellite.hashDiffFunction),
      isSet: satellite.kind == .multiActive, ending: plan.vault.ending(of: satellite))
  }

  /// The feed of the effectivity satellite of a link with a driving key.
  init(effectivity index: Int, link: Int, of plan: RoutePlan) {
    let feed = plan.satellites[index]
    let satellite = feed.satellite
    let definition = plan.links[link].link
    let driving = zip(definition.participants, plan.links[link].keys)
      .filter { definition.drivingKey.contains($0.0.role) && $0.0.column != plan.tenantHashKey }
    place = .satellite(index, of: feed.parent)
    target = feed.target
    parentTarget = nil
    group = feed.group
    keySlot = plan.slot(of: .drivingKey(index))
    payloadSlot = plan.slot(ofLink: link)
    diffSlot = plan.slot(ofDiff: index)
    keys = .hashes(slots: driving.map(\.1) + [plan.tenantKey])
    row = .hashes(slots: [payloadSlot])
    isOfDrivingKey = true
    drivingKeys = plan.drivingKeys(of: index)
    partnerKeys = plan.source.delivery == .delta ? plan.partnerKeys(of: index) : []
    keyColumns = (driving.map(\.0.column) + [plan.tenantHashKey]).map { Self.hashColumn($0) }
    rowKeys = [Self.hashColumn(satellite.parentHashKey)]
    columns = []
    attributes = []
    encoders = []
    tenantColumn = plan.tenantHashKey
    sightings = nil
    deletions = nil
    endsWithAbsence = plan.tellsAbsence(of: feed)
    isEmptiedByExtracts = false
    let linkTable = QualifiedName(definition.table)
    stored = VersionTable(
      table: satellite.qualifiedTable,
      source: """
        \(linkTable) AS own JOIN \(satellite.qualifiedTable) AS version \
        ON version.\(id: definition.hashKey) = own.\(id: definition.hashKey)
        """,
      matching: keyColumns.map { "own.\(id: $0.name) = staged.\(id: $0.name)" as SQL }
        .joined(separator: " AND "),
      payload: "version.\(id: definition.hashKey)", payloadOfRow: "version.hash_diff",
      isSet: false, ending: plan.vault.ending(of: satellite))
  }

  /// The feed of a code list's versions; nil where it keeps none.
  init?(reference index: Int, of plan: RoutePlan) {
    let feed = plan.references[index]
    guard let history = feed.reference.history, let target = feed.historyTarget else { return nil }
    place = .reference(index)
    self.target = target
    parentTarget = nil
    group = feed.group
    keySlot = plan.slot(of: .referenceKey(index))
    payloadSlot = plan.slot(of: .referenceDiff(index))
    diffSlot = payloadSlot
    keys = .parts(from: feed.firstPart)
    row = keys
    isOfDrivingKey = false
    drivingKeys = []
    partnerKeys = []
    keyColumns = feed.reference.keyParts.map {
      KeyColumn(name: $0.name, type: $0.type.sqlName, encoder: BinaryEncoder($0.type))
    }
    rowKeys = keyColumns
    columns = feed.columns
    attributes = feed.reference.attributes
    encoders = attributes.map { BinaryEncoder($0.type) }
    tenantColumn = nil
    sightings = nil
    deletions = nil
    endsWithAbsence = false
    isEmptiedByExtracts = false
    let table = QualifiedName(history.table)
    stored = VersionTable(
      table: table, source: "\(table) AS version",
      matching: keyColumns.map { "version.\(id: $0.name) = staged.\(id: $0.name)" as SQL }
        .joined(separator: " AND "),
      payload: HashRevision(
        feed.reference.past.hashRevision, of: history.table, in: plan.vault.name
      ).hashDiff(of: "version", by: history.hashDiffFunction),
      isSet: false, ending: plan.vault.referenceEnding)
  }
}

// MARK: - A record's values

extension VersionFeed {
  /// Whether the record feeds the table and has the key at all.
  func feeds(_ record: Int, of batch: Batch) -> Bool {
    switch place {
    case .satellite(let index, _):
      batch.feeds(satellite: index, of: record)
        && !drivingKeys.contains { batch.isMissing($0, of: record) }
    case .reference(let index): batch.feeds(reference: index, of: record)
    }
  }

  /// Whether the record has the key and no member of its set.
  ///
  /// A vault that never closes versions has no row that could say so.
  func emptiesSet(_ record: Int, of batch: Batch) -> Bool {
    guard stored.isSet, !stored.endsAtNext, case .satellite(let index, _) = place else {
      return false
    }
    return batch.emptiesSet(ofSatellite: index, of: record)
  }

  /// The values of `keyColumns`.
  func writeKey(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    write(keys, of: record, in: batch, to: &copy)
  }

  /// The values of `rowKeys` of a version that the record gives.
  func writeRowKey(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    write(row, of: record, in: batch, to: &copy)
  }

  /// The values of `rowKeys` of a stored version of the record's key.
  func writeRowKey(
    of version: VersionPayload, key record: Int, in batch: Batch, to copy: inout BinaryCopy
  ) {
    if isOfDrivingKey {
      version.withBytes(count: batch.hashLength) { copy.bytes($0) }
    } else {
      writeRowKey(of: record, in: batch, to: &copy)
    }
  }

  /// The value of `tenantColumn`.
  func tenantKey(of record: Int, in batch: Batch) -> UnsafeRawBufferPointer {
    guard case .satellite(_, let parent) = place else {
      preconditionFailure("code lists have no tenant")
    }
    return batch.tenantKey(below: parent, of: record)
  }

  /// Whether the record says that its driving key has no partner.
  ///
  /// A delta that says so keeps it whenever it says it: a partner that comes late ends there.
  func lacksPartner(_ record: Int, in batch: Batch) -> Bool {
    !partnerKeys.isEmpty && partnerKeys.allSatisfy { batch.isMissing($0, of: record) }
  }

  /// The tenant that the record's version belongs to; nil for code lists, which have none.
  func tenantKey(ifAny record: Int, in batch: Batch) -> UnsafeRawBufferPointer? {
    guard case .satellite(_, let parent) = place else { return nil }
    return batch.tenantKey(below: parent, of: record)
  }

  /// The hash diff that is stored with the version.
  func hashDiff(of record: Int, in batch: Batch) -> UnsafeRawBufferPointer {
    batch.hash(diffSlot, of: record)
  }

  private func write(
    _ source: KeySource, of record: Int, in batch: Batch, to copy: inout BinaryCopy
  ) {
    switch source {
    case .hashes(let slots):
      for slot in slots { copy.bytes(batch.hash(slot, of: record)) }
    case .parts(let first):
      for (offset, column) in keyColumns.enumerated() {
        copy.value(batch.keyPart(first + offset, of: record), column.encoder)
      }
    }
  }
}

extension RoutePlan {
  /// The satellites of some kinds, by their indices.
  func satellites(of kinds: Set<SatelliteKind>) -> [Int] {
    satellites.indices.filter { kinds.contains(satellites[$0].satellite.kind) }
  }

  /// The status satellites that a full extract says the absences of.
  var sweptSatellites: [Int] {
    switch source.delivery {
    case .snapshot: satellites(of: [.status])
    case .delta: []
    }
  }

  /// Whether extracts tell the absence of the keys that feed a satellite, and of no fewer.
  fileprivate func tellsAbsence(of feed: Satellite) -> Bool {
    sweptSatellites.contains {
      satellites[$0].parent == feed.parent && satellites[$0].gate == feed.gate
    }
  }

  /// Where deltas say that keys were deleted, the dates of these in the status satellite.
  fileprivate func deletions(of feed: Satellite) -> SQL? {
    guard statements.deletion != nil,
      let status = satellites.first(where: {
        $0.satellite.kind == .status && $0.parent == feed.parent
      })
    else { return nil }
    let key = SQL.identifier(feed.satellite.parentHashKey)
    return """
      JOIN \(status.satellite.qualifiedTable) AS seen ON seen.\(key) = staged.\(key)
        AND NOT seen.is_present
      """
  }

  func sightings(of feed: Satellite) -> SQL? {
    let tracking = satellites.first {
      $0.satellite.kind == .recordTracking && $0.parent == feed.parent
    }
    guard let tracking else { return nil }
    let key = SQL.identifier(feed.satellite.parentHashKey)
    return """
      JOIN \(tracking.satellite.qualifiedTable) AS seen ON seen.\(key) = staged.\(key)
        AND seen.record_source = \(literal: source.recordSource)
      """
  }

  /// The tables of versions that the plan feeds.
  var versionFeeds: [VersionFeed] {
    satellites.indices.compactMap { index in
      switch (satellites[index].satellite.kind, satellites[index].parent) {
      case (.versions, _), (.multiActive, _): VersionFeed(satellite: index, of: self)
      case (.effectivity, .link(let link)): VersionFeed(effectivity: index, link: link, of: self)
      case (.effectivity, .key), (.status, _), (.recordTracking, _), (.nonHistorized, _): nil
      }
    } + references.indices.compactMap { VersionFeed(reference: $0, of: self) }
  }
}
