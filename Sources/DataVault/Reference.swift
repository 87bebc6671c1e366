/// A code list, known by a natural key, the same for every tenant.
///
/// ```swift
/// Reference("country", key: row.code, normalized: .trim, .uppercase, history: true) {
///   row.name
/// }
/// ```
///
/// becomes the table `ref.country_r`, and `ref.country_s` for the versions of its payload. Stands in
/// the source that delivers it; a source that feeds nothing else needs no tenant.
public struct Reference: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let explanation: String?
  package let keys: [Attribute]
  package let normalization: [KeyNormalization]
  package let hasHistory: Bool
  package let attributes: [Attribute]
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a reference table.
  ///
  /// - Parameters:
  ///   - name: The table's name without its suffix `_r`.
  ///   - key: The columns of the natural key.
  ///   - normalized: What is done to the key's texts, in this order.
  ///   - history: Whether the versions of the payload are kept.
  ///   - about: What the codes mean, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns beside the key.
  public init(
    _ name: String, key: any AttributeConvertible..., normalized: KeyNormalization...,
    history: Bool = false, about: String? = nil, file: String = #filePath, line: Int = #line,
    @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.name = name
    keys = key.map(\.attribute)
    normalization = normalized
    hasHistory = history
    explanation = about
    self.attributes = attributes()
    place = ModelPlace(file: file, line: line)
  }
}
