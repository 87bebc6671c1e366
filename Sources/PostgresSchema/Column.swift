/// A column of a table.
package struct Column: Hashable, Sendable {
  package var name: String
  package var type: DataType
  package var nullability: Nullability
  package var filling: Filling
  package var comment: String?

  package init(
    _ name: String, _ type: DataType, _ nullability: Nullability = .nullable,
    filling: Filling = .given, comment: String? = nil
  ) {
    self.name = name
    self.type = type
    self.nullability = nullability
    self.filling = filling
    self.comment = comment
  }
}

extension Column {
  package enum Nullability: Hashable, Sendable {
    case nullable
    case notNull
  }

  /// Where a value comes from that an INSERT does not give.
  package enum Filling: Hashable, Sendable {
    /// From nowhere: it is NULL.
    case given
    case byDefault(SQL)
    /// From a sequence, always: an INSERT cannot give one.
    case identity
  }
}
