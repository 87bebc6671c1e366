package import PostgresClient
package import PostgresSchema

/// What a database holds, and what of that no catalog says.
package struct LiveCatalog: Sendable {
  package var catalog = Catalog()
  /// Who owns what rights can be given on; an owner's own rights are in no catalog.
  package var owners: [GrantedRight.Target: String] = [:]

  package init() {}
}

extension LiveCatalog {
  /// Reads the catalogs of a database as they are at one moment.
  ///
  /// It waits for nobody and keeps nobody waiting: no lock is stronger than ACCESS SHARE. Rows are
  /// not read. Any role that can connect may do it.
  package init(reading scope: CatalogScope, in connection: Connection) throws(InspectionError) {
    self = try connection.inspecting { connection throws(PostgresError) in
      var reader = CatalogReader(scope: scope, connection: connection)
      return try reader.read()
    }
  }
}

extension Connection {
  /// Runs the body where names mean what they say, and undoes whatever it did.
  func inspecting<Value>(
    _ body: (Connection) throws(PostgresError) -> Value
  ) throws(InspectionError) -> Value {
    do {
      return try trial {
        // The server spells the same text otherwise where names are looked up elsewhere.
        try execute(
          """
          SET LOCAL search_path = pg_catalog, pg_temp;
          SET LOCAL quote_all_identifiers = off;
          SET LOCAL standard_conforming_strings = on;
          SET LOCAL check_function_bodies = off;
          SET LOCAL jit = off;
          SET LOCAL lock_timeout = '2s'
          """)
        return try body(self)
      }
    } catch {
      throw InspectionError(error)
    }
  }
}
