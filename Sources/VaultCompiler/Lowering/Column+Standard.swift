import PostgresSchema
import VaultModel
import VaultSQL

/// The columns that many tables have. None has a comment: the chapters of the script say once what they are.
extension Column {
  static let tenantKey = Column(StandardColumn.tenantKey, .bytea, .notNull)

  static let loadDate = Column(
    StandardColumn.loadDate, .timestamptz, .notNull,
    filling: .byDefault("\(UtilityName.currentLoadDate)()"))

  static let loadEndDate = Column(StandardColumn.loadEndDate, .timestamptz)
  static let hashDiff = Column(StandardColumn.hashDiff, .bytea, .notNull)
  static let recordSource = Column(StandardColumn.recordSource, .varchar(100), .notNull)

  /// A hash key; as long as a digest, which a check of the table says.
  static func hashKey(_ name: String, comment: String? = nil) -> Column {
    Column(name, .bytea, .notNull, comment: comment)
  }
}
