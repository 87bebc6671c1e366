/// A business concept, known by its business key.
///
/// ```swift
/// let customer = Hub("customer", about: "A person or company that buys") {
///   Key("customer_number", .text)
/// }
/// ```
///
/// becomes the table `business.customer_h` with the columns `customer_hk`, `tenant_hk`,
/// `customer_number`, `load_date` and `record_source`. A key of several parts has a column for each
/// of them and one for their joined text, `customer_bk`.
public struct Hub: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let keys: [Key]
  package let isShared: Bool
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a hub.
  ///
  /// - Parameters:
  ///   - name: The concept's name in the singular; the table adds `_h`.
  ///   - schema: The database schema of the hub and of its satellites.
  ///   - shared: Its rows belong to no tenant and are read by all: their keys derive from the system
  ///     tenant's.
  ///   - about: What the concept is, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - keys: The parts of the business key, in the order in which they are hashed.
  public init(
    _ name: String, schema: String = "business", shared: Bool = false, about: String? = nil,
    file: String = #filePath, line: Int = #line, @KeyBuilder keys: () -> [Key]
  ) {
    self.name = name
    self.schema = schema
    explanation = about
    self.keys = keys()
    isShared = shared
    place = ModelPlace(file: file, line: line)
  }
}

extension Hub {
  /// Says where a source's records hold this hub's business key.
  ///
  /// One value for each part of the key, in the hub's order: a column, a constant (`"acme"`), or a
  /// column with a fallback (`row.tenantId.or("acme")`).
  ///
  /// - Parameters:
  ///   - values: The parts of the key.
  ///   - role: Sets apart two keys of one hub in one record: `user.key(row.approvedBy, as: "approver")`.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  /// - Returns: An element of a source.
  public func key(
    _ values: any KeyValueConvertible..., as role: String? = nil, file: String = #filePath,
    line: Int = #line
  ) -> HubKey {
    HubKey(
      hub: self, role: role ?? name, values: values.map(\.keyValue),
      place: ModelPlace(file: file, line: line))
  }

  /// This hub in a role of its own within a link: `user.as("approver")`.
  public func `as`(_ role: String) -> Participant {
    Participant(hub: self, role: role, isOptional: false)
  }

  /// This hub as a participant of a link that a record may lack; then the unknown key stands for it.
  public var optional: Participant { Participant(hub: self, role: name, isOptional: true) }
}
