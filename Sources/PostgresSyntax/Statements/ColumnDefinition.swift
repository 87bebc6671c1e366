package import PostgresSchema

/// A column as `CREATE TABLE` or `ADD COLUMN` declares it.
package struct ColumnDefinition: Hashable, Sendable {
  package var name: String
  package var place: TextPlace
  package var type: ColumnType
  package var isNotNull = false
  package var isUnique = false
  package var isPrimaryKey = false
  package var hasCheck = false
  package var references: QualifiedName?
  package var filling: Filling = .null

  /// What old rows get in it.
  package enum Filling: Hashable, Sendable {
    case null
    /// The same for all rows, so that none is written.
    case constant
    /// Evaluated row by row where one of these functions is volatile.
    case functions(Set<QualifiedName>)
    case stored
    case identity
  }
}
