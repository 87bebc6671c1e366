import VaultHash
package import VaultModel

extension RoutePlan {
  /// Works out the plan of a source.
  ///
  /// - Throws: `RoutePlanError` where `vault.json` contradicts itself, or the source feeds what this
  ///   release does not load.
  package init(source: CompiledVault.Source, of vault: CompiledVault) throws(RoutePlanError) {
    self.vault = vault
    self.source = source
    if let key = vault.conventions.systemTenant { systemTenantKey = try tenantHashKey(of: key) }
    try addInputs()
    for key in source.keys { try add(key) }
    for feed in source.links { try add(feed) }
    for feed in source.satellites { try add(feed) }
    for feed in source.references { try add(feed) }
    addExtras()
    addGroups()
    if let disorder { throw .notLoadable(disorder, source: source.name) }
    try addStatements()
    recordTenant = keys.firstIndex { $0.derivation == .recordTenant }
    // A source of code lists alone knows no tenants.
    let needsTenant = !(source.keys.isEmpty && links.isEmpty && satellites.isEmpty)
    guard !needsTenant || recordTenant != nil else {
      throw .undefined(kind: "key", name: vault.tenantHub, source: source.name)
    }
    if needsTenant { try addLookUp() }
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
        whenMissing: sourceKey.whenMissing, target: index(ofTarget: hub.table),
        gate: try gate(for: sourceKey.scope)))
    partCount += parts.count
  }

  func parts(
    of definitions: [CompiledVault.KeyPart], from inputs: [CompiledVault.KeyInput]
  ) throws(RoutePlanError) -> [Part] {
    var parts: [Part] = []
    for (input, definition) in zip(inputs, definitions) {
      var column: Int?
      if let name = input.column { column = try index(ofInput: name) }
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
        columns: try columns(feed.columns), firstDependent: partCount,
        partCount: indices.reduce(dependentParts.count) { $0 + keys[$1].parts.count },
        target: index(ofTarget: link.table), gate: try gate(for: feed.scope)))
    partCount += dependentParts.count
  }

  private mutating func add(_ feed: CompiledVault.SatelliteFeed) throws(RoutePlanError) {
    guard let satellite = vault.satellites.first(where: { $0.name == feed.satellite }) else {
      throw .undefined(kind: "satellite", name: feed.satellite, source: source.name)
    }
    let parent = try parent(of: satellite, role: feed.role)
    let gate = try gate(for: feed.scope)
    satellites.append(
      Satellite(
        satellite: satellite, parent: parent, columns: try columns(feed.columns),
        hashed: satellite.attributes.hashedPlaces, group: nil,
        target: index(ofTarget: satellite.table), gate: gate,
        setGate: satellite.kind == .multiActive ? gate.flatMap { self.setGate(of: $0) } : nil))
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
        historyTarget: reference.history.map { index(ofTarget: $0.table) },
        gate: try gate(for: feed.scope)))
    partCount += parts.count
  }

  private func columns(_ names: [String?]) throws(RoutePlanError) -> [Int?] {
    var columns: [Int?] = []
    for name in names {
      var column: Int?
      if let name { column = try index(ofInput: name) }
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

// MARK: - Finding and adding

extension RoutePlan {
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

  func canonical(
    _ text: String, as part: CompiledVault.KeyPart
  ) throws(RoutePlanError) -> [UInt8] {
    try canonical(text, as: part.type, of: part.name)
  }

  /// The canonical text of a value that the model states.
  ///
  /// - Throws: `RoutePlanError.constant` where it is no value of the type.
  func canonical(
    _ text: String, as type: SQLType, of name: String
  ) throws(RoutePlanError) -> [UInt8] {
    try canonical(text, by: Canonicalizer(type), of: name)
  }

  func canonical(
    _ text: String, by canonicalizer: Canonicalizer, of name: String
  ) throws(RoutePlanError) -> [UInt8] {
    var output = ByteBuffer()
    var text = text
    do {
      try text.withUTF8 { bytes in
        try canonicalizer.append(UnsafeRawBufferPointer(bytes), to: &output)
      }
    } catch {
      throw .constant(text, column: name, source: source.name)
    }
    return Array(output.bytes)
  }
}
