package import PostgresClient
import PostgresSchema

extension CatalogScope {
  /// All schemas but the server's own and `public`, which every database has.
  package init(ofEverythingIn connection: Connection) throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT nspname FROM pg_catalog.pg_namespace
      WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public') ORDER BY 1
      """)
    self.init(schemas: rows.texts().compactMap(\.self))
  }
}
