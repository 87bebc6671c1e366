import VaultHash
package import VaultModel

/// What is done with one record of a source, worked out once for the whole load: which columns are
/// read, which keys are made of them, and which tables they feed.
package struct RoutePlan: Sendable {
  /// A source column that feeds something.
  struct Column: Sendable {
    var name: String
    var type: SQLType
    var canonicalizer: Canonicalizer
  }

  /// A business key of the record.
  struct Key: Sendable {
    var hub: CompiledVault.Hub
    var derivation: Derivation
    var parts: [Part]
    /// The place of the first part among the key parts of the record.
    var firstPart: Int
    var whenMissing: MissingKey
    var target: Int

    /// How many bytes of business key a hub takes.
    ///
    /// A row of a B-tree holds 2,704 bytes (PostgreSQL, chapter 67.1), and the hub's index has the
    /// tenant's key before the business key.
    static let byteLimit = 2_000

    /// The columns of the hub's table that hold the key: its parts, and their joined text.
    var columnCount: Int { parts.count + (hub.joinedKey == nil ? 0 : 1) }
  }

  /// What a key is derived from (semantics, section 3).
  enum Derivation: Sendable {
    /// The record's own tenant: its key derives all others.
    case recordTenant
    /// A tenant in another role; derived from nothing but itself, too.
    case otherTenant
    case tenant
    /// The system's tenant, to whom the hubs belong that all tenants share.
    case systemTenant
  }

  struct Part: Sendable {
    var column: Int?
    /// Canonical text that stands where the column is NULL or not there.
    var constant: [UInt8]?
    var definition: CompiledVault.KeyPart
    /// How the hash specs that cast a value to text print it.
    var form: CastForm
  }

  struct Link: Sendable {
    var link: CompiledVault.Link
    /// The record's key for each participant.
    var keys: [Int]
    var dependentParts: [Part]
    /// For each attribute of an event the column that it is read from.
    var columns: [Int?]
    var hashed: [Int]
    /// The place of the first dependent part among the key parts of the record.
    var firstDependent: Int
    /// The parts of its key: those of all participants, then the dependent ones.
    var partCount: Int
    var target: Int
  }

  struct Satellite: Sendable {
    var satellite: CompiledVault.Satellite
    var parent: Parent
    /// For each attribute the column that it is read from.
    var columns: [Int?]
    /// The attributes that make the hash diff.
    var hashed: [Int]
    /// Satellites of one parent: their payloads are compared together within a full extract.
    ///
    /// Nil where an extract may give several payloads of a key.
    var group: Int?
    var target: Int
  }

  /// A code list.
  struct Reference: Sendable {
    var reference: CompiledVault.ReferenceTable
    var parts: [Part]
    var firstPart: Int
    var columns: [Int?]
    var hashed: [Int]
    var group: Int
    var target: Int
    /// The table of its versions, where it has one.
    var historyTarget: Int?
  }

  enum Parent: Hashable, Sendable {
    case key(Int)
    case link(Int)
  }

  /// A key that a full extract gives one payload.
  struct Group: Hashable, Sendable {
    var keySlot: Int
    var payloadSlots: [Int]
    /// The record's keys without any of which it has no such key.
    var neededKeys: [Int]
    /// What it feeds, for messages.
    var names: [String]
  }

  /// A hash of the record that only some plans have.
  enum Extra: Hashable, Sendable {
    /// The hash diff of a link's own payload.
    case linkDiff(Int)
    case referenceKey(Int)
    case referenceDiff(Int)
    /// The driving key of an effectivity satellite, given by its index.
    case drivingKey(Int)
  }

  package let vault: CompiledVault
  package let source: CompiledVault.Source
  var columns: [Column] = []
  var keys: [Key] = []
  var links: [Link] = []
  var satellites: [Satellite] = []
  private(set) var references: [Reference] = []
  private(set) var groups: [Group] = []
  private(set) var extras: [Extra] = []
  /// The hash key of the tenant to whom shared hubs belong; empty where no hub is shared.
  private(set) var systemTenantKey: [UInt8] = []
  /// The tables that are fed, as the report names them: `business.customer_h`.
  private(set) var targets: [CompiledVault.TableName] = []
  private(set) var partCount = 0
  /// The canonical key of the only tenant that records may be of; nil where they may be of any.
  private(set) var onlyTenant: [UInt8]?

  var hashLength: Int { vault.hashSpec.algorithm.byteCount }
}

extension RoutePlan {
  /// Works out the plan of a source.
  ///
  /// - Throws: `RoutePlanError` where `vault.json` contradicts itself, or the source feeds what this
  ///   release does not load.
  package init(source: CompiledVault.Source, of vault: CompiledVault) throws(RoutePlanError) {
    self.vault = vault
    self.source = source
    if let key = vault.conventions.systemTenant { systemTenantKey = try tenantHashKey(of: key) }
    for key in source.keys { try add(key) }
    for feed in source.links { try add(feed) }
    for feed in source.satellites { try add(feed) }
    for feed in source.references { try add(feed) }
    addExtras()
    addGroups()
    if let disorder { throw .notLoadable(disorder, source: source.name) }
    // A source of code lists alone knows no tenants.
    let needsTenant = !(source.keys.isEmpty && links.isEmpty && satellites.isEmpty)
    guard !needsTenant || keys.contains(where: { $0.derivation == .recordTenant }) else {
      throw .undefined(kind: "key", name: vault.tenantHub, source: source.name)
    }
  }

  private mutating func add(_ sourceKey: CompiledVault.SourceKey) throws(RoutePlanError) {
    guard let hub = vault.hubs.first(where: { $0.name == sourceKey.hub }) else {
      throw .undefined(kind: "hub", name: sourceKey.hub, source: source.name)
    }
    guard hub.keyParts.count == sourceKey.parts.count else {
      throw .partCount(hub: hub.name, source: source.name)
    }
    let parts = try parts(of: hub.keyParts, from: sourceKey.parts)
    keys.append(
      Key(
        hub: hub, derivation: derivation(of: hub, role: sourceKey.role), parts: parts,
        firstPart: partCount,
        whenMissing: sourceKey.whenMissing, target: index(ofTarget: hub.table)))
    partCount += parts.count
  }

  private mutating func parts(
    of definitions: [CompiledVault.KeyPart], from inputs: [CompiledVault.KeyInput]
  ) throws(RoutePlanError) -> [Part] {
    var parts: [Part] = []
    for (input, definition) in zip(inputs, definitions) {
      var column: Int?
      if let name = input.column { column = try index(ofColumn: name) }
      parts.append(
        Part(
          column: column,
          constant: try input.constant.map { text throws(RoutePlanError) in
            try canonical(text, as: definition)
          }, definition: definition, form: CastForm(definition.type)))
    }
    return parts
  }

  private func derivation(of hub: CompiledVault.Hub, role: String) -> Derivation {
    guard hub.name == vault.tenantHub else { return hub.isShared ? .systemTenant : .tenant }
    return role == vault.tenantHub ? .recordTenant : .otherTenant
  }

  private mutating func add(_ feed: CompiledVault.LinkFeed) throws(RoutePlanError) {
    guard let link = vault.links.first(where: { $0.name == feed.link }) else {
      throw .undefined(kind: "link", name: feed.link, source: source.name)
    }
    var indices: [Int] = []
    for (participant, role) in zip(link.participants, feed.roles) {
      indices.append(try index(ofKey: role, hub: participant.hub))
    }
    let dependentParts = try parts(
      of: link.dependentKeys, from: feed.dependentKeys.map { .init(column: $0) })
    links.append(
      Link(
        link: link, keys: indices, dependentParts: dependentParts,
        columns: try columns(feed.columns), hashed: link.attributes.hashedPlaces,
        firstDependent: partCount,
        partCount: indices.reduce(dependentParts.count) { $0 + keys[$1].parts.count },
        target: index(ofTarget: link.table)))
    partCount += dependentParts.count
  }

  private mutating func add(_ feed: CompiledVault.SatelliteFeed) throws(RoutePlanError) {
    guard let satellite = vault.satellites.first(where: { $0.name == feed.satellite }) else {
      throw .undefined(kind: "satellite", name: feed.satellite, source: source.name)
    }
    let parent = try parent(of: satellite, role: feed.role)
    satellites.append(
      Satellite(
        satellite: satellite, parent: parent, columns: try columns(feed.columns),
        hashed: satellite.attributes.hashedPlaces, group: nil,
        target: index(ofTarget: satellite.table)))
  }

  private mutating func add(_ feed: CompiledVault.ReferenceFeed) throws(RoutePlanError) {
    guard let reference = vault.references.first(where: { $0.name == feed.reference }) else {
      throw .undefined(kind: "reference table", name: feed.reference, source: source.name)
    }
    let parts = try parts(of: reference.keyParts, from: feed.parts)
    references.append(
      Reference(
        reference: reference, parts: parts, firstPart: partCount,
        columns: try columns(feed.columns), hashed: reference.attributes.hashedPlaces, group: 0,
        target: index(ofTarget: reference.table),
        historyTarget: reference.history.map { index(ofTarget: $0.table) }))
    partCount += parts.count
  }

  private mutating func columns(_ names: [String?]) throws(RoutePlanError) -> [Int?] {
    var columns: [Int?] = []
    for name in names {
      var column: Int?
      if let name { column = try index(ofColumn: name) }
      columns.append(column)
    }
    return columns
  }

  private func parent(
    of satellite: CompiledVault.Satellite, role: String?
  ) throws(RoutePlanError) -> Parent {
    switch satellite.parent {
    case .hub(let hub):
      return .key(try index(ofKey: role ?? hub, hub: hub))
    case .link(let name):
      guard let index = links.firstIndex(where: { $0.link.name == name }) else {
        throw .undefined(kind: "link", name: name, source: source.name)
      }
      return .link(index)
    }
  }
}

// MARK: - Hashes

extension RoutePlan {
  private mutating func addExtras() {
    extras += links.indices.filter { !links[$0].link.attributes.isEmpty }.map { .linkDiff($0) }
    extras += references.indices.flatMap { [.referenceKey($0), .referenceDiff($0)] }
    extras += satellites.indices.filter { satellites[$0].satellite.kind == .effectivity }
      .map { .drivingKey($0) }
  }

  /// A record's hashes stand in this order: keys, links, hash diffs of satellites, extras.
  var slotCount: Int { firstExtra + extras.count }

  private var firstExtra: Int { keys.count + links.count + satellites.count }

  func slot(ofLink link: Int) -> Int { keys.count + link }

  func slot(ofDiff satellite: Int) -> Int { keys.count + links.count + satellite }

  func slot(of parent: Parent) -> Int {
    switch parent {
    case .key(let key): key
    case .link(let link): slot(ofLink: link)
    }
  }

  func slot(of extra: Extra) -> Int {
    guard let index = extras.firstIndex(of: extra) else {
      preconditionFailure("the plan makes no \(extra)")
    }
    return firstExtra + index
  }

  private mutating func addGroups() {
    for index in satellites.indices {
      let satellite = satellites[index]
      switch satellite.satellite.kind {
      case .versions:
        satellites[index].group = addToGroup(
          of: slot(of: satellite.parent), slot(ofDiff: index), satellite.satellite.name,
          needing: neededKeys(of: satellite.parent))
      case .effectivity:
        satellites[index].group = addToGroup(
          of: slot(of: .drivingKey(index)), slot(of: satellite.parent), satellite.satellite.name,
          needing: drivingKeys(of: index))
      case .multiActive, .status, .recordTracking, .nonHistorized: break
      }
    }
    for index in references.indices {
      references[index].group = addToGroup(
        of: slot(of: .referenceKey(index)), slot(of: .referenceDiff(index)),
        references[index].reference.name, needing: [])
    }
  }

  private func neededKeys(of parent: Parent) -> [Int] {
    switch parent {
    case .key(let key): [key]
    case .link: []
    }
  }

  private mutating func addToGroup(
    of keySlot: Int, _ payloadSlot: Int, _ name: String, needing neededKeys: [Int]
  ) -> Int {
    if let index = groups.firstIndex(where: { $0.keySlot == keySlot }) {
      groups[index].payloadSlots.append(payloadSlot)
      groups[index].names.append(name)
      return index
    }
    groups.append(
      Group(
        keySlot: keySlot, payloadSlots: [payloadSlot], neededKeys: neededKeys, names: [name]))
    return groups.count - 1
  }
}

extension RoutePlan {
  /// Whether a record is found to contradict an event only when it is held against the vault.
  var mayRefuseWhileMerging: Bool {
    satellites.contains { $0.satellite.kind == .nonHistorized }
      || links.contains { !$0.link.attributes.isEmpty }
  }

  /// The hash of the key whose records are read together: that of the sets of members.
  var setSlot: Int? {
    satellites.first { $0.satellite.kind == .multiActive }.map { slot(of: $0.parent) }
  }

  /// What contradicts the order in which sets are read; nil where nothing does.
  fileprivate var disorder: String? {
    guard let setSlot,
      let set = satellites.first(where: { $0.satellite.kind == .multiActive })?.satellite.name
    else { return nil }
    let other =
      satellites.first { $0.satellite.kind == .multiActive && slot(of: $0.parent) != setSlot }?
      .satellite.name ?? groups.first { $0.keySlot != setSlot }?.names.first
      ?? (mayRefuseWhileMerging ? "an event" : nil)
    return other.map { "satellite \"\(set)\", which is multi-active, beside \($0) of another key" }
  }
}

extension [CompiledVault.Attribute] {
  /// The places of the attributes that make the hash diff.
  fileprivate var hashedPlaces: [Int] { indices.filter { self[$0].makesVersions } }
}

// MARK: - Finding and adding

extension RoutePlan {
  private mutating func index(ofColumn name: String) throws(RoutePlanError) -> Int {
    if let index = columns.firstIndex(where: { $0.name == name }) { return index }
    guard let column = source.columns.first(where: { $0.name == name }) else {
      throw .undefined(kind: "column", name: name, source: source.name)
    }
    columns.append(
      Column(name: name, type: column.type, canonicalizer: Canonicalizer(column.type)))
    return columns.count - 1
  }

  private func index(ofKey role: String, hub: String) throws(RoutePlanError) -> Int {
    let index = zip(source.keys, keys.indices).first { $0.0.role == role && $0.0.hub == hub }?.1
    guard let index else { throw .undefined(kind: "key", name: role, source: source.name) }
    return index
  }

  private mutating func index(ofTarget table: CompiledVault.TableName) -> Int {
    if let index = targets.firstIndex(of: table) { return index }
    targets.append(table)
    return targets.count - 1
  }

  private func canonical(
    _ text: String, as part: CompiledVault.KeyPart
  ) throws(RoutePlanError) -> [UInt8] {
    var output = ByteBuffer()
    var text = text
    do {
      try text.withUTF8 { bytes in
        try Canonicalizer(part.type).append(UnsafeRawBufferPointer(bytes), to: &output)
      }
    } catch {
      throw .constant(text, column: part.name, source: source.name)
    }
    return Array(output.bytes)
  }
}

/// A `vault.json` that contradicts itself, which the compiler writes none of, or that asks for too much.
package enum RoutePlanError: Error, Hashable, CustomStringConvertible {
  case undefined(kind: String, name: String, source: String)
  case partCount(hub: String, source: String)
  case constant(String, column: String, source: String)
  /// A tenant given on the command line that is no key of a tenant.
  case tenant(String, column: String)
  /// What stands in the way, as a phrase: `satellite "phones", which is multi-active`.
  case notLoadable(String, source: String)
  /// This system's OpenSSL lacks the vault's algorithm.
  case digest(String)

  package var description: String {
    switch self {
    case .undefined(let kind, let name, let source):
      "vault.json: source \"\(source)\" refers to \(kind) \"\(name)\", which is not defined; "
        + "write the file anew with 'vaultc generate'"
    case .partCount(let hub, let source):
      "vault.json: source \"\(source)\" gives another number of key parts than hub \"\(hub)\" has; "
        + "write the file anew with 'vaultc generate'"
    case .constant(let text, let column, let source):
      "vault.json: source \"\(source)\" gives key part \"\(column)\" the constant \"\(text)\", "
        + "which is no value of its type; mend the model"
    case .tenant(let text, let column):
      "--tenant \"\(text)\" is no value of the tenant's key \"\(column)\""
    case .notLoadable(let feature, let source):
      "source \"\(source)\" cannot be loaded by this release of vaultload: it feeds \(feature)"
    case .digest(let reason): reason
    }
  }
}

extension CompiledVault.KeyPart {
  /// A key part's canonical text as the key has it; nil where nothing is left of it.
  fileprivate func normalized(_ text: [UInt8]) -> [UInt8]? {
    var output = ByteBuffer()
    text.withUnsafeBytes { output.append($0) }
    return normalize(normalization, in: &output, from: 0) ? nil : Array(output.bytes)
  }
}

// MARK: - The tenant

extension RoutePlan {
  /// The hash key of a tenant, given by its own key as `vault.json` has it.
  private func tenantHashKey(of key: String) throws(RoutePlanError) -> [UInt8] {
    var key = key
    var hashKey = [UInt8](repeating: 0, count: hashLength)
    do throws(DigestError) {
      let hasher = try KeyHasher(vault.hashSpec)
      key.withUTF8 { text in
        hashKey.withUnsafeMutableBytes { output in
          guard let start = output.baseAddress else { return }
          hasher.tenantKey(UnsafeRawBufferPointer(text), as: CastForm(.text), into: start)
        }
      }
    } catch {
      throw .digest("\(error)")
    }
    return hashKey
  }

  /// The key that a row of a hub, or of what describes it, has as its tenant's; nil where that is the
  /// record's own tenant.
  func foreignTenantKey(ofKey key: Int) -> [UInt8]? {
    switch keys[key].derivation {
    case .systemTenant: systemTenantKey
    case .recordTenant, .otherTenant, .tenant: nil
    }
  }

  /// The record's key of the tenant, which derives all others.
  var tenantKey: Int { keys.firstIndex { $0.derivation == .recordTenant } ?? 0 }

  /// The column that holds the tenant's hash key, in every table.
  var tenantHashKey: String { keys[tenantKey].hub.hashKey }

  /// Takes every record for one of this tenant: those that name none, and none that name another.
  ///
  /// - Throws: `RoutePlanError.tenant` where the key is no value of its type.
  mutating func limit(to tenant: String) throws(RoutePlanError) {
    let part = keys[tenantKey].parts[0]
    let canonical = try? canonical(tenant, as: part.definition)
    guard let key = canonical.flatMap({ part.definition.normalized($0) }), !key.isEmpty else {
      throw .tenant(tenant, column: part.definition.name)
    }
    onlyTenant = key
    keys[tenantKey].parts[0].constant = key
  }

  func isTenantHub(_ target: Int) -> Bool {
    !keys.isEmpty && keys[tenantKey].target == target
  }
}
