extension CompiledVault {
  /// A satellite and its table.
  package struct Satellite: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    package var parent: Parent
    /// The parent's hash key, a column of this table.
    package var parentHashKey: String
    /// Sorted by ordinal, which is also the order of the payload columns.
    package var attributes: [Attribute]
    /// The SQL function that recomputes the hash diff of a row of this table.
    package var hashDiffFunction: TableName
    package var kind: SatelliteKind
    /// The attributes that tell the members of a multi-active satellite apart; empty for all others.
    package var members: [String]
    package var traits: TableTraits
    package var past: TablePast
    /// The satellites in which its attributes lay before it was made.
    package var origins: [String]

    package init(
      name: String, about: String? = nil, table: TableName, parent: Parent, parentHashKey: String,
      attributes: [Attribute], hashDiffFunction: TableName, kind: SatelliteKind = .versions,
      members: [String] = [], traits: TableTraits = TableTraits(), past: TablePast = TablePast(),
      origins: [String] = []
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.parent = parent
      self.parentHashKey = parentHashKey
      self.attributes = attributes
      self.hashDiffFunction = hashDiffFunction
      self.kind = kind
      self.members = members
      self.traits = traits
      self.past = past
      self.origins = origins
    }
  }

  /// What a satellite describes.
  package enum Parent: Hashable, Sendable {
    case hub(String)
    case link(String)
  }

  /// A payload column of a satellite.
  package struct Attribute: Hashable, Sendable, Codable {
    /// Counts from 1, never changed, never used again (migrations, "What a change becomes").
    package var ordinal: Int
    package var name: String
    /// The name under which the value is hashed; survives a rename of the column.
    package var hashName: String
    package var type: SQLType
    package var about: String?
    /// False for columns that are stored with a version but make none.
    package var isHashed: Bool
    package var sensitivity: Sensitivity
    /// How the value is shown to those who may not see it.
    package var masking: Masking?
    /// The model no longer has it: the loader writes NULL, views leave it out, no hash takes it.
    package var isRetired: Bool
    /// The ordinal of the attribute that held its values before their type changed.
    package var successorOf: Int?
    /// The name that the model and the views have for it, where its column has another.
    package var alias: String?
    /// How JSON is hashed; nil for other types, and where it is hashed as it is printed.
    package var jsonHashing: JSONHashing?

    package init(
      ordinal: Int, name: String, hashName: String, type: SQLType, about: String? = nil,
      isHashed: Bool = true, sensitivity: Sensitivity = .none,
      masking: Masking? = nil, isRetired: Bool = false, successorOf: Int? = nil,
      alias: String? = nil, jsonHashing: JSONHashing? = nil
    ) {
      self.ordinal = ordinal
      self.name = name
      self.hashName = hashName
      self.type = type
      self.about = about
      self.isHashed = isHashed
      self.sensitivity = sensitivity
      self.masking = masking
      self.isRetired = isRetired
      self.successorOf = successorOf
      self.alias = alias
      self.jsonHashing = jsonHashing
    }

    /// The name that the model and the views have for it.
    package var shownName: String { alias ?? name }
    /// Whether a change of it makes a version.
    package var makesVersions: Bool { isHashed && !isRetired }
  }
}

/// How a value of JSON is hashed.
package enum JSONHashing: String, Hashable, Sendable, Codable {
  /// Numbers without the zeros at the end of their decimals, so that values are alike where `jsonb` takes
  /// them for equal. Vaults that were made before this was so change over with a new hash revision.
  case byValue

  /// How values of a type are hashed under a spec; a compatibility spec goes by the printed text.
  package init?(of type: SQLType, under rules: HashRules) {
    guard rules == .vw1, type.holdsJSON else { return nil }
    self = .byValue
  }
}

/// How careful one has to be with a column.
public enum Sensitivity: String, Hashable, Sendable, Codable {
  case none
  /// Tells something of a person.
  case personal
  /// Pay, health, risk: harmful in the wrong hands.
  case confidential
}

/// How a satellite tells the history of its parent (semantics, section 1).
public enum SatelliteKind: String, Hashable, Sendable, Codable {
  /// One version after the other.
  case versions
  /// A set of members at a time; any difference closes them all.
  case multiActive
  /// Which partner of a driving key holds; on a link, without payload.
  case effectivity
  /// Whether the parent is there: one row for each change.
  case status
  /// When the parent was seen in which source: one row for each sighting.
  case recordTracking
  /// The payload of an event, stored once.
  case nonHistorized
}

/// How a masked value looks.
public enum Masking: String, Hashable, Sendable, Codable {
  /// NULL in its place.
  case nullify
  /// The same word for every value that is there.
  case redact
  /// A digest that is the same for equal values, so that they can still be counted and joined.
  case token
  /// The last four characters, stars before them.
  case lastFour
  /// The first letter and the domain of an e-mail address.
  case email
}

extension CompiledVault.Parent: Codable {
  private enum CodingKeys: String, CodingKey { case hub, link }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let hub = try container.decodeIfPresent(String.self, forKey: .hub) {
      self = .hub(hub)
    } else {
      self = .link(try container.decode(String.self, forKey: .link))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .hub(let name): try container.encode(name, forKey: .hub)
    case .link(let name): try container.encode(name, forKey: .link)
    }
  }
}
