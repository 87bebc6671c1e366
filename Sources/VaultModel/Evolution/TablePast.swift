extension CompiledVault {
  /// What a table has behind it, so that nothing of it is mistaken for something new.
  package struct TablePast: Hashable, Sendable, Codable {
    /// The model no longer has the table; its rows stay, and views leave it out.
    package var isRetired: Bool
    /// Rises with each change of what is hashed; rows of an earlier one are hashed anew, from their
    /// payload, before they are compared.
    package var hashRevision: Int
    /// The attributes whose columns are gone: neither their ordinals nor their hash names come again.
    package var dropped: [DroppedAttribute]

    package init(
      isRetired: Bool = false, hashRevision: Int = 1, dropped: [DroppedAttribute] = []
    ) {
      self.isRetired = isRetired
      self.hashRevision = hashRevision
      self.dropped = dropped
    }
  }

  /// What is left of an attribute whose column is gone.
  package struct DroppedAttribute: Hashable, Sendable, Codable {
    package var ordinal: Int
    package var hashName: String

    package init(ordinal: Int, hashName: String) {
      self.ordinal = ordinal
      self.hashName = hashName
    }
  }

  /// What becomes of a table or an attribute that the model no longer has.
  package struct Farewell: Hashable, Sendable, Codable {
    /// A declaration's name, or `declaration.attribute`.
    package var subject: String
    package var kind: Kind

    package init(_ subject: String, _ kind: Kind) {
      self.subject = subject
      self.kind = kind
    }

    package enum Kind: String, Hashable, Sendable, Codable {
      /// Its rows and values stay.
      case retired
      /// They go.
      case dropped
    }
  }
}
