import PostgresSchema

/// The columns that vault tables have besides their keys and payload, as semantics, section 1 names them.
enum StandardColumn {
  static let tenantKey = "tenant_hk"
  static let loadDate = "load_date"
  static let loadEndDate = "load_end_date"
  static let hashDiff = "hash_diff"
  static let recordSource = "record_source"
}

extension Column {
  static let tenantKey = Column(StandardColumn.tenantKey, .bytea, .notNull)

  static let loadDate = Column(
    StandardColumn.loadDate, .timestamptz, .notNull,
    filling: .byDefault("\(UtilityName.currentLoadDate)()"))

  static let loadEndDate = Column(StandardColumn.loadEndDate, .timestamptz)

  static let hashDiff = Column(StandardColumn.hashDiff, .bytea, .notNull)

  static let recordSource = Column(StandardColumn.recordSource, .varchar(100), .notNull)

  /// A hash key; as long as a digest, which a check of the table says.
  static func hashKey(_ name: String) -> Column { Column(name, .bytea, .notNull) }
}
