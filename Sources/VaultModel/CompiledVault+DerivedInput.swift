extension CompiledVault {
  /// A value of a record that is no column of it.
  ///
  /// Keys, dependent keys and attributes name it as they name a column.
  package struct DerivedInput: Hashable, Sendable, Codable {
    /// No column of the source has this name.
    package var name: String
    package var type: SQLType
    package var derivation: InputDerivation

    package init(name: String, type: SQLType, derivation: InputDerivation) {
      self.name = name
      self.type = type
      self.derivation = derivation
    }
  }
}

/// What a value is made of that no column holds.
package enum InputDerivation: Hashable, Sendable, Codable {
  /// The same text in every record, as the input's type reads it.
  case constant(text: String)
  /// The texts of the columns that are not NULL, joined; NULL where all are.
  case combined(columns: [String], separator: String)
  /// The hash of the columns' names and values as lower-case hex; `docs/hash-spec-vw1.md`.
  case rowHash(columns: [String])
  /// One element of an array column.
  case element(array: String)
  /// Where that element stands in its array, counted from 1.
  case position(array: String)
  /// The tenant of the first of these keys that the vault knows one for.
  ///
  /// The system tenant counts only where no key is known with another one.
  case lookedUpTenant(of: [CompiledVault.LookedUpKey], systemTenant: String)
}

extension CompiledVault {
  /// The key of a hub that a record refers to, and whose tenant is the record's.
  package struct LookedUpKey: Hashable, Sendable, Codable {
    package var hub: String
    /// One for each part of the hub's key, in its order; columns and constants alone.
    package var parts: [KeyInput]

    package init(hub: String, parts: [KeyInput]) {
      self.hub = hub
      self.parts = parts
    }
  }
}

extension InputDerivation {
  /// The inputs that it is made of.
  package var inputs: [String] {
    switch self {
    case .constant: []
    case .combined(let columns, _), .rowHash(let columns): columns
    case .element(let array), .position(let array): [array]
    case .lookedUpTenant(let keys, _): keys.flatMap(\.parts).compactMap(\.column)
    }
  }

  /// The turn in which inputs are made: what others are made of comes first.
  package var turn: Int {
    switch self {
    case .element, .position: 0
    case .constant, .combined, .rowHash: 1
    case .lookedUpTenant: 2
    }
  }
}

extension CompiledVault.Source {
  /// The keys through which its records' tenant is looked up; empty where the records name it.
  package var lookedUpKeys: [CompiledVault.LookedUpKey] {
    derived.flatMap { input -> [CompiledVault.LookedUpKey] in
      guard case .lookedUpTenant(let keys, _) = input.derivation else { return [] }
      return keys
    }
  }

  /// The columns of the source that an input is made of; itself where it is a column.
  package func columns(behind input: String) -> [String] {
    guard let derived = derived.first(where: { $0.name == input }) else { return [input] }
    return derived.derivation.inputs.flatMap { columns(behind: $0) }
  }
}
