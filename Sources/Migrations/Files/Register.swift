import PostgresSchema

/// The tables in which a database says what it holds, by the names that the compiler gives them.
enum Register {
  static let vault = name("vault")
  static let migrations = name("schema_migrations")
  static let progress = name("migration_progress")
  static let dataVersions = name("data_versions")
  static let tableChecksum = QualifiedName(schema: "util", name: "table_checksum")

  private static func name(_ name: String) -> QualifiedName {
    QualifiedName(schema: "metadata", name: name)
  }
}
