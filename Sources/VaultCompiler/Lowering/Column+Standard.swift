import PostgresSchema
import VaultModel
import VaultSQL

extension Column {
  static let tenantKey = Column(
    StandardColumn.tenantKey, .bytea, .notNull, comment: "Hash key of the tenant whose row it is.")

  static let loadDate = Column(
    StandardColumn.loadDate, .timestamptz, .notNull,
    filling: .byDefault("\(UtilityName.currentLoadDate)()"), comment: "When the row was loaded.")

  static let loadEndDate = Column(
    StandardColumn.loadEndDate, .timestamptz,
    comment: "When the version ended; NULL while it is open.")

  static let hashDiff = Column(
    StandardColumn.hashDiff, .bytea, .notNull,
    comment: "Hash of the payload, by which changes are seen.")

  static let recordSource = Column(
    StandardColumn.recordSource, .varchar(100), .notNull, comment: "Where the row came from.")

  /// A hash key; as long as a digest, which a check of the table says.
  static func hashKey(_ name: String, of owner: String) -> Column {
    Column(name, .bytea, .notNull, comment: "Hash key of \(owner).")
  }
}
