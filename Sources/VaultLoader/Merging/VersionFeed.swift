import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// What a plan brings into a table of versions: from which of a record's values, under which key.
struct VersionFeed {
  enum Kind {
    case satellite(Int)
    /// Versions of a driving key, each of them the link to its partner.
    case effectivity(Int, link: Int)
    case reference(Int)
  }

  /// A column that takes part in telling keys apart.
  struct KeyColumn {
    var name: String
    var type: String
    var encoder: BinaryEncoder
  }

  let kind: Kind
  let target: Int
  let group: Int?
  /// The record's hash that tells its key.
  let keySlot: Int
  /// The record's hash that is compared.
  let payloadSlot: Int
  /// What stored versions are found by.
  let keyColumns: [KeyColumn]
  let columns: [Int?]
  let attributes: [CompiledVault.Attribute]
  let encoders: [BinaryEncoder]
  let stored: VersionTable
  /// The table's columns of what a row describes, its tenant left out.
  let rowKeys: [KeyColumn]
  let tenantColumn: String?
  /// Whether a record may say that the key has no partner, which is no version of its own.
  let endsWithoutPartner: Bool
  /// The dates at which the source has seen the key of `staged`, as a FROM clause over `seen`; nil where
  /// nobody keeps them.
  let sightings: SQL?
}

extension VersionFeed {
  private static func hashColumn(_ name: String) -> KeyColumn {
    KeyColumn(name: name, type: "bytea", encoder: BinaryEncoder(.bytea))
  }

  /// The feed of a satellite of versions or of sets of members.
  init(satellite index: Int, of plan: RoutePlan) {
    let feed = plan.satellites[index]
    let satellite = feed.satellite
    kind = .satellite(index)
    target = feed.target
    group = feed.group
    keySlot = plan.slot(of: feed.parent)
    payloadSlot = plan.slot(ofDiff: index)
    keyColumns = [Self.hashColumn(satellite.parentHashKey)]
    rowKeys = keyColumns
    columns = feed.columns
    attributes = satellite.attributes
    encoders = attributes.map { BinaryEncoder($0.type) }
    tenantColumn =
      satellite.parentHashKey == plan.tenantHashKey ? nil : plan.tenantHashKey
    endsWithoutPartner = false
    sightings = plan.sightings(of: feed)
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
    let driving = definition.participants.filter { definition.drivingKey.contains($0.role) }
      .map(\.column).filter { $0 != plan.tenantHashKey }
    kind = .effectivity(index, link: link)
    target = feed.target
    group = feed.group
    keySlot = plan.slot(of: .drivingKey(index))
    payloadSlot = plan.slot(ofLink: link)
    keyColumns = (driving + [plan.tenantHashKey]).map { Self.hashColumn($0) }
    rowKeys = [Self.hashColumn(satellite.parentHashKey)]
    columns = []
    attributes = []
    encoders = []
    tenantColumn = plan.tenantHashKey
    endsWithoutPartner = plan.vault.conventions.closing == .close
    sightings = nil
    let linkTable = QualifiedName(definition.table)
    stored = VersionTable(
      table: satellite.qualifiedTable,
      source: """
        \(linkTable) AS own JOIN \(satellite.qualifiedTable) AS version \
        ON version.\(id: definition.hashKey) = own.\(id: definition.hashKey)
        """,
      matching: keyColumns.map { "own.\(id: $0.name) = staged.\(id: $0.name)" as SQL }
        .joined(separator: " AND "),
      payload: "version.\(id: definition.hashKey)", isSet: false,
      ending: plan.vault.ending(of: satellite))
  }

  /// The feed of a code list's versions; nil where it keeps none.
  init?(reference index: Int, of plan: RoutePlan) {
    let feed = plan.references[index]
    guard let history = feed.reference.history, let target = feed.historyTarget else { return nil }
    kind = .reference(index)
    self.target = target
    group = feed.group
    keySlot = plan.slot(of: .referenceKey(index))
    payloadSlot = plan.slot(of: .referenceDiff(index))
    keyColumns = feed.reference.keyParts.map {
      KeyColumn(name: $0.name, type: $0.type.sqlName, encoder: BinaryEncoder($0.type))
    }
    rowKeys = keyColumns
    columns = feed.columns
    attributes = feed.reference.attributes
    encoders = attributes.map { BinaryEncoder($0.type) }
    tenantColumn = nil
    endsWithoutPartner = false
    sightings = nil
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
  /// Whether the record has the key at all.
  func feeds(_ record: Int, of batch: Batch) -> Bool {
    switch kind {
    case .satellite(let index): batch.feeds(satellite: index, of: record)
    case .effectivity(let index, _):
      batch.feeds(satellite: index, of: record)
        && !batch.plan.drivingKeys(of: index).contains { batch.isMissing($0, of: record) }
    case .reference(let index): batch.feeds(reference: index, of: record)
    }
  }

  /// Whether the record has the key and no member of its set.
  ///
  /// A vault that never closes versions has no row that could say so.
  func emptiesSet(_ record: Int, of batch: Batch) -> Bool {
    guard stored.isSet, !stored.endsAtNext, case .satellite(let index) = kind else { return false }
    return batch.emptiesSet(ofSatellite: index, of: record)
  }

  /// Whether the record says that nothing holds from now on.
  func endsVersion(_ record: Int, of batch: Batch) -> Bool {
    guard endsWithoutPartner, case .effectivity(let index, _) = kind else { return false }
    let partners = batch.plan.partnerKeys(of: index)
    return !partners.isEmpty && partners.allSatisfy { batch.isMissing($0, of: record) }
  }

  /// The values of `keyColumns`.
  func writeKey(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    switch kind {
    case .satellite: copy.bytes(batch.hash(keySlot, of: record))
    case .effectivity(_, let link):
      let plan = batch.plan
      for (participant, key) in zip(plan.links[link].link.participants, plan.links[link].keys)
      where plan.links[link].link.drivingKey.contains(participant.role)
        && participant.column != plan.tenantHashKey
      {
        copy.bytes(batch.hashKey(key, of: record))
      }
      copy.bytes(batch.hashKey(plan.tenantKey, of: record))
    case .reference(let index): writeParts(of: index, record: record, in: batch, to: &copy)
    }
  }

  /// The values of `rowKeys` of a version that the record gives.
  func writeRowKey(of record: Int, in batch: Batch, to copy: inout BinaryCopy) {
    switch kind {
    case .satellite: copy.bytes(batch.hash(keySlot, of: record))
    case .effectivity: copy.bytes(batch.hash(payloadSlot, of: record))
    case .reference(let index): writeParts(of: index, record: record, in: batch, to: &copy)
    }
  }

  /// The values of `rowKeys` of a stored version of the record's key.
  func writeRowKey(
    of version: VersionPayload, key record: Int, in batch: Batch, to copy: inout BinaryCopy
  ) {
    switch kind {
    case .satellite, .reference: writeRowKey(of: record, in: batch, to: &copy)
    case .effectivity: version.withBytes(count: batch.plan.hashLength) { copy.bytes($0) }
    }
  }

  func tenantKey(of record: Int, in batch: Batch) -> UnsafeRawBufferPointer {
    if case .satellite(let index) = kind, case .key(let key) = batch.plan.satellites[index].parent {
      return batch.tenantKey(ofKey: key, of: record)
    }
    return batch.hashKey(batch.plan.tenantKey, of: record)
  }

  /// The hash diff that is stored with the version.
  func hashDiff(of record: Int, in batch: Batch) -> UnsafeRawBufferPointer {
    switch kind {
    case .satellite, .reference: batch.hash(payloadSlot, of: record)
    case .effectivity(let index, _): batch.hash(batch.plan.slot(ofDiff: index), of: record)
    }
  }

  private func writeParts(
    of reference: Int, record: Int, in batch: Batch, to copy: inout BinaryCopy
  ) {
    let first = batch.plan.references[reference].firstPart
    for (offset, column) in keyColumns.enumerated() {
      copy.value(batch.keyPart(first + offset, of: record), column.encoder)
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

  fileprivate func sightings(of feed: Satellite) -> SQL? {
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
