import PostgresSchema

extension PlannedStatement.Validation {
  static func isThere(_ relation: QualifiedName) -> Self {
    Self(
      "\(relation) is missing",
      "SELECT \(literal: relation.description) WHERE to_regclass(\(literal: relation.sql.text)) IS NULL"
    )
  }

  static func isThere(_ column: String, of table: QualifiedName) -> Self {
    Self(
      "\(table) has no column \(column)",
      """
      SELECT \(literal: column) WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
        WHERE attrelid = to_regclass(\(literal: table.sql.text)) AND attname = \(literal: column)
          AND NOT attisdropped)
      """)
  }

  static func isValidated(_ constraint: String, of table: QualifiedName) -> Self {
    Self(
      "rows of \(table) may not meet \(constraint)",
      """
      SELECT conname FROM pg_catalog.pg_constraint
      WHERE conrelid = to_regclass(\(literal: table.sql.text)) AND conname = \(literal: constraint)
        AND NOT convalidated
      """)
  }

  static func isUsable(_ index: QualifiedName) -> Self {
    Self(
      "the index \(index) is missing or cannot be used",
      """
      SELECT \(literal: index.description) WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index
        WHERE indexrelid = to_regclass(\(literal: index.sql.text)) AND indisvalid)
      """)
  }
}
