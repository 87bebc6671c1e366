extension CompiledVault {
  /// A hub and its table.
  package struct Hub: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    /// The hash key column: `customer_hk`.
    package var hashKey: String
    /// The column that holds the joined text of a key of several parts; nil where there is one part.
    package var joinedKey: String?
    package var keyParts: [KeyPart]
    /// Its keys are derived from the system tenant's, and every tenant reads its rows.
    package var isShared: Bool
    package var traits: TableTraits
    package var past: TablePast

    package init(
      name: String, about: String? = nil, table: TableName, hashKey: String,
      joinedKey: String? = nil, keyParts: [KeyPart], isShared: Bool = false,
      traits: TableTraits = TableTraits(), past: TablePast = TablePast()
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.hashKey = hashKey
      self.joinedKey = joinedKey
      self.keyParts = keyParts
      self.isShared = isShared
      self.traits = traits
      self.past = past
    }
  }

  /// One part of a hub's business key, a column of the hub's table.
  package struct KeyPart: Hashable, Sendable, Codable {
    package var name: String
    package var type: SQLType
    /// Applied in this order before the part is hashed and stored; for text types only.
    package var normalization: [KeyNormalization]
    package var presence: KeyPresence
    private var sensitivityClass: Sensitivity?

    package init(
      name: String, type: SQLType, normalization: [KeyNormalization] = [],
      presence: KeyPresence = .required, sensitivity: Sensitivity = .none
    ) {
      self.name = name
      self.type = type
      self.normalization = normalization
      self.presence = presence
      self.sensitivity = sensitivity
    }

    /// How careful one has to be with it.
    ///
    /// Left out of `vault.json` where one need not be.
    package var sensitivity: Sensitivity {
      get { sensitivityClass ?? Sensitivity.none }
      set { sensitivityClass = newValue == Sensitivity.none ? nil : newValue }
    }
  }
}

extension [CompiledVault.KeyPart] {
  /// Whether the same values give the same keys; what else is said of them makes no difference.
  func makeSameKeys(as others: [CompiledVault.KeyPart]) -> Bool {
    func bare(_ parts: [CompiledVault.KeyPart]) -> [CompiledVault.KeyPart] {
      parts.map { part in
        var part = part
        part.sensitivity = Sensitivity.none
        return part
      }
    }
    return bare(self) == bare(others)
  }
}

/// A change that is made to a text key part before it is hashed.
public enum KeyNormalization: String, Hashable, Sendable, Codable {
  /// Blanks, tabs and line ends at both ends go (the ASCII ones: space, \t, \n, \v, \f, \r).
  case trim
  /// The letters a to z become A to Z; other letters stay, so that SQL and loader agree.
  case uppercase
  /// The empty string becomes NULL.
  case emptyAsNull
}

/// Whether a key part must be there.
public enum KeyPresence: String, Hashable, Sendable, Codable {
  /// NULL and the empty string both count as missing.
  case required
  /// NULL counts as missing, the empty string is a key.
  case mayBeEmpty
  /// NULL is a value of its own; a key is missing where all of its parts are NULL.
  case optional
}
