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

    package init(
      name: String, about: String? = nil, table: TableName, parent: Parent, parentHashKey: String,
      attributes: [Attribute], hashDiffFunction: TableName
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.parent = parent
      self.parentHashKey = parentHashKey
      self.attributes = attributes
      self.hashDiffFunction = hashDiffFunction
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

    package init(
      ordinal: Int, name: String, hashName: String, type: SQLType, about: String? = nil,
      isHashed: Bool = true, sensitivity: Sensitivity = .none
    ) {
      self.ordinal = ordinal
      self.name = name
      self.hashName = hashName
      self.type = type
      self.about = about
      self.isHashed = isHashed
      self.sensitivity = sensitivity
    }
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
