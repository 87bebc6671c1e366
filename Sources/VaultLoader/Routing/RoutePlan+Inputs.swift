import VaultHash
import VaultModel

extension RoutePlan {
  /// A value that stands behind the columns among a record's fields.
  struct Derived: Sendable {
    enum Making: Sendable {
      case constant([UInt8])
      case combined([Int], separator: [UInt8])
      case rowHash([Int], names: [String])
      case element
      case position
      case lookedUpTenant
    }

    var name: String
    var making: Making
    /// Whether each element of an array gives another value.
    var isOfElement: Bool
  }

  /// An array whose elements are routed one by one, each as a row of its own.
  struct Explosion: Sendable {
    /// The field that holds the array.
    var array: Int
    /// The field of the element, where something takes it.
    var element: Int?
    var position: Int?
    var name: String
  }

  /// How many values a record has: its columns, then what is made of them.
  var fieldCount: Int { columns.count + derived.count }

  func name(ofField field: Int) -> String {
    field < columns.count ? columns[field].name : derived[field - columns.count].name
  }

  /// Gives a place to every column that is read and to what is made of them.
  ///
  /// - Throws: `RoutePlanError` where `vault.json` contradicts itself.
  mutating func addInputs() throws(RoutePlanError) {
    let derivedNames = Set(source.derived.map(\.name))
    for name in source.inputs where places[name] == nil && !derivedNames.contains(name) {
      guard let column = source.columns.first(where: { $0.name == name }) else {
        throw .undefined(kind: "column", name: name, source: source.name)
      }
      places[name] = columns.count
      let canonicalizer = Canonicalizer(column.type, converting: column.conversion)
      columns.append(
        Column(
          name: name, type: column.type, canonicalizer: canonicalizer,
          absentValue: try column.absentValue.map { text throws(RoutePlanError) in
            try canonical(text, by: canonicalizer, of: name)
          }))
    }
    for (index, input) in source.derived.enumerated() { places[input.name] = columns.count + index }
    for input in source.derived {
      derived.append(
        Derived(
          name: input.name, making: try making(of: input), isOfElement: isOfElement(input)))
    }
    try addExplosions()
  }

  func index(ofInput name: String) throws(RoutePlanError) -> Int {
    guard let place = places[name] else {
      throw .undefined(kind: "column", name: name, source: source.name)
    }
    return place
  }

  private func making(
    of input: CompiledVault.DerivedInput
  ) throws(RoutePlanError) -> Derived.Making {
    switch input.derivation {
    case .constant(let text):
      return .constant(try canonical(text, as: input.type, of: input.name))
    case .combined(let columns, let separator):
      return .combined(try indices(of: columns), separator: Array(separator.utf8))
    case .rowHash(let columns): return .rowHash(try indices(of: columns), names: columns)
    case .element: return .element
    case .position: return .position
    case .lookedUpTenant: return .lookedUpTenant
    }
  }

  private func indices(of names: [String]) throws(RoutePlanError) -> [Int] {
    var indices: [Int] = []
    for name in names { indices.append(try index(ofInput: name)) }
    return indices
  }

  private func isOfElement(_ input: CompiledVault.DerivedInput) -> Bool {
    switch input.derivation {
    case .element, .position: true
    case .constant, .lookedUpTenant: false
    case .combined(let names, _), .rowHash(let names):
      source.derived.contains { names.contains($0.name) && isOfElement($0) }
    }
  }

  private mutating func addExplosions() throws(RoutePlanError) {
    for case let array? in source.scopes.map(\.each)
    where !explosions.contains(where: { $0.name == array }) {
      explosions.append(
        Explosion(
          array: try index(ofInput: array), element: place(of: .element(array: array)),
          position: place(of: .position(array: array)), name: array))
    }
  }

  private func place(of derivation: InputDerivation) -> Int? {
    source.derived.first { $0.derivation == derivation }.flatMap { places[$0.name] }
  }
}

extension CompiledVault.Source {
  /// Where not every record feeds once.
  fileprivate var scopes: [CompiledVault.FeedScope] {
    (keys.map(\.scope) + links.map(\.scope) + satellites.map(\.scope) + references.map(\.scope))
      .compactMap { $0 }
  }

  /// All that feeds name, what they depend on last.
  fileprivate var inputs: [String] {
    let ofKeys = keys.flatMap(\.parts).compactMap(\.column)
    let ofLinks = links.flatMap { $0.dependentKeys + $0.columns.compactMap { $0 } }
    let ofSatellites = satellites.flatMap(\.columns).compactMap { $0 }
    let ofReferences = references.flatMap { $0.parts.map(\.column) + $0.columns }.compactMap { $0 }
    let ofScopes = scopes.flatMap { scope in
      [scope.each].compactMap { $0 } + scope.conditions.map(\.input)
    }
    return ofKeys + ofLinks + ofSatellites + ofReferences
      + derived.flatMap(\.derivation.inputs) + ofScopes + rules.columns
  }
}
