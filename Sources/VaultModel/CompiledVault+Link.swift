extension CompiledVault {
  /// A link and its table.
  package struct Link: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    package var hashKey: String
    /// In declared order: the order in which the parts are hashed.
    package var participants: [Participant]
    package var kind: LinkKind
    /// Columns of the link's table that are hashed after the participants' keys.
    package var dependentKeys: [KeyPart]
    /// The payload of a non-historised link, sorted by ordinal; empty for all others.
    package var attributes: [Attribute]
    /// The SQL function that recomputes the hash diff of an event's payload; nil where there is none.
    package var hashDiffFunction: TableName?
    /// The roles that have one partner at a time; empty where the link has no driving key.
    package var drivingKey: [String]
    package var traits: TableTraits
    package var past: TablePast

    package init(
      name: String, about: String? = nil, table: TableName, hashKey: String,
      participants: [Participant], kind: LinkKind = .relation, dependentKeys: [KeyPart] = [],
      attributes: [Attribute] = [], hashDiffFunction: TableName? = nil, drivingKey: [String] = [],
      traits: TableTraits = TableTraits(), past: TablePast = TablePast()
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.hashKey = hashKey
      self.participants = participants
      self.kind = kind
      self.dependentKeys = dependentKeys
      self.attributes = attributes
      self.hashDiffFunction = hashDiffFunction
      self.drivingKey = drivingKey
      self.traits = traits
      self.past = past
    }
  }

  /// A hub in its role within a link.
  package struct Participant: Hashable, Sendable, Codable {
    package var hub: String
    /// The role; the hub's own name where it plays only one.
    package var role: String
    /// The column of the link's table: `<role>_hk`.
    package var column: String
    /// A missing business key gives the zero key instead of a quarantined record.
    package var isOptional: Bool

    package init(hub: String, role: String, column: String, isOptional: Bool = false) {
      self.hub = hub
      self.role = role
      self.column = column
      self.isOptional = isOptional
    }
  }
}

/// What a link says of the hubs that it joins.
public enum LinkKind: String, Hashable, Sendable, Codable {
  case relation
  /// A row of a hub stands above another of the same hub.
  case hierarchy
  /// Two rows of a hub mean the same thing.
  case sameAs
  /// An event: it happens once and is never changed.
  case nonHistorized
}
