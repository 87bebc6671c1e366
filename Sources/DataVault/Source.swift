/// A table of a source system, and what one of its records means.
///
/// ```swift
/// let customers = Source(Customers.self) { row in
///   tenant.key(row.tenantId)
///   customer.key(row.id)
///
///   Satellite("customer_contact", of: customer) {
///     row.email.sensitive(.personal)
///   }
/// }
/// ```
///
/// Every record inserts the hub rows of its keys where they are new, then its links, then the
/// versions of its satellites.
public struct Source: Sendable {
  package let name: String
  /// The table's full name in the source system.
  package let table: String
  package let recordSource: String
  package let delivery: Delivery
  package let explanation: String?
  package let columns: [Column]
  package let elements: [SourceElement]
  package let place: ModelPlace

  /// Declares a source.
  ///
  /// - Parameters:
  ///   - table: The shape of its records.
  ///   - name: The name that a load is started with; the table's own without its schema by default.
  ///   - delivery: What one delivery holds: a full extract, or the changes.
  ///   - recordSource: Written to every row; the table's full name by default.
  ///   - about: What the source is, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - elements: The keys that a record holds, and the links and satellites that it feeds.
  public init<Table: SourceTable>(
    _ table: Table.Type, named name: String? = nil, delivery: Delivery = .snapshot,
    recordSource: String? = nil, about: String? = nil, file: String = #filePath, line: Int = #line,
    @SourceBuilder _ elements: (Table) -> [SourceElement]
  ) {
    let row = Table()
    self.name = name ?? Table.name.split(separator: ".").last.map(String.init) ?? Table.name
    self.table = Table.name
    self.recordSource = recordSource ?? Table.name
    self.delivery = delivery
    explanation = about
    columns = Mirror(reflecting: row).children.compactMap { $0.value as? Column }
    self.elements = elements(row)
    place = ModelPlace(file: file, line: line)
  }
}

/// What a source is made of.
public enum SourceElement: Hashable, Sendable {
  /// A business key that each record holds.
  case key(HubKey)
  /// A link that each record feeds.
  case link(Link)
  /// A satellite that each record feeds.
  case satellite(Satellite)
  /// A reference table that each record feeds.
  case reference(Reference)
  /// What only some records feed.
  case when(When)
  /// What each element of an array feeds.
  case each(Each)
  /// Columns that feed nothing, on purpose.
  case excluded(Excluded)
  /// What deliveries say beyond what their columns feed.
  case rule(DeliveryRule)
}
