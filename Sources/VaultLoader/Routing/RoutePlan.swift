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
    var group: Int
    var target: Int
  }

  enum Parent: Hashable, Sendable {
    case key(Int)
    case link(Int)
  }

  package let vault: CompiledVault
  package let source: CompiledVault.Source
  var columns: [Column] = []
  var keys: [Key] = []
  var links: [Link] = []
  var satellites: [Satellite] = []
  /// The parents that have satellites, in the order of their groups.
  var groups: [Parent] = []
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
    if let feature = source.firstUnloadable(in: vault) {
      throw .notLoadable(feature, source: source.name)
    }
    for key in source.keys { try add(key) }
    for feed in source.links { try add(feed) }
    for feed in source.satellites { try add(feed) }
    guard keys.contains(where: { $0.derivation == .recordTenant }) else {
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
    var parts: [Part] = []
    for (input, definition) in zip(sourceKey.parts, hub.keyParts) {
      var column: Int?
      if let name = input.column { column = try index(ofColumn: name) }
      parts.append(
        Part(
          column: column,
          constant: try input.constant.map { text throws(RoutePlanError) in
            try canonical(text, as: definition)
          }, definition: definition, form: CastForm(definition.type)))
    }
    keys.append(
      Key(
        hub: hub, derivation: derivation(of: sourceKey), parts: parts, firstPart: partCount,
        whenMissing: sourceKey.whenMissing, target: index(ofTarget: hub.table)))
    partCount += parts.count
  }

  private func derivation(of key: CompiledVault.SourceKey) -> Derivation {
    guard key.hub == vault.tenantHub else { return .tenant }
    return key.role == vault.tenantHub ? .recordTenant : .otherTenant
  }

  private mutating func add(_ feed: CompiledVault.LinkFeed) throws(RoutePlanError) {
    guard let link = vault.links.first(where: { $0.name == feed.link }) else {
      throw .undefined(kind: "link", name: feed.link, source: source.name)
    }
    var indices: [Int] = []
    for (participant, role) in zip(link.participants, feed.roles) {
      indices.append(try index(ofKey: role, hub: participant.hub))
    }
    links.append(
      Link(
        link: link, keys: indices, partCount: indices.reduce(0) { $0 + keys[$1].parts.count },
        target: index(ofTarget: link.table)))
  }

  private mutating func add(_ feed: CompiledVault.SatelliteFeed) throws(RoutePlanError) {
    guard let satellite = vault.satellites.first(where: { $0.name == feed.satellite }) else {
      throw .undefined(kind: "satellite", name: feed.satellite, source: source.name)
    }
    var columns: [Int?] = []
    for name in feed.columns {
      var column: Int?
      if let name { column = try index(ofColumn: name) }
      columns.append(column)
    }
    let parent = try parent(of: satellite, role: feed.role)
    satellites.append(
      Satellite(
        satellite: satellite, parent: parent, columns: columns,
        hashed: satellite.attributes.indices.filter { satellite.attributes[$0].makesVersions },
        group: index(ofGroup: parent), target: index(ofTarget: satellite.table)))
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

  private mutating func index(ofGroup parent: Parent) -> Int {
    if let index = groups.firstIndex(of: parent) { return index }
    groups.append(parent)
    return groups.count - 1
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

  func isTenantHub(_ target: Int) -> Bool { keys[tenantKey].target == target }
}
