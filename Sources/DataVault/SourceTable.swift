/// The shape of a source table: one stored `Column` for each of its columns, in its order.
///
/// ```swift
/// struct Customers: SourceTable {
///   static let name = "shop.customers"
///   let id = Column("id", .uuid)
///   let email = Column("email", .varchar(255))
/// }
/// ```
public protocol SourceTable: Sendable {
  /// The table's full name in the source system.
  static var name: String { get }
  /// Makes the value whose columns a source names.
  init()
}
