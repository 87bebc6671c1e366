import PostgresClient
import PostgresSchema

/// Asks PostgreSQL's catalogs what there is, one query a kind of thing.
///
/// What no schema of ours can say becomes the peculiarity of what it is found on. Left out on
/// purpose is what readers and loaders cannot tell: owners, tablespaces, statistics targets, and
/// storage parameters other than the fill factor, with which a database is tended.
struct CatalogReader {
  let scope: CatalogScope
  let connection: Connection
  var live = LiveCatalog()
  /// By their numbers, for rights are kept with those.
  var signatures: [Int64: FunctionSignature] = [:]

  init(scope: CatalogScope, connection: Connection) {
    self.scope = scope
    self.connection = connection
  }

  mutating func read() throws(PostgresError) -> LiveCatalog {
    try readNamespaces()
    try readRoles()
    try readExtensions()
    try readRelations()
    try readColumns()
    try readConstraints()
    try readIndexes()
    try readPolicies()
    try readFunctions()
    try readRights()
    return live
  }

  /// The schemas that are looked at, as a condition on `n`, a row of `pg_namespace`.
  var isInScope: SQL { "n.nspname = ANY (\(SQL.array(scope.schemas)))" }

  mutating func add(_ object: CatalogObject, peculiarity: String? = nil) {
    live.catalog.add(object, peculiarity: peculiarity == "" ? nil : peculiarity)
  }
}

// MARK: Schemas, roles, extensions

extension CatalogReader {
  private mutating func readNamespaces() throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT n.nspname, obj_description(n.oid, 'pg_namespace'), pg_get_userbyid(n.nspowner)
      FROM pg_namespace AS n WHERE \(isInScope)
      """)
    for row in rows.indices {
      guard let name = rows.text(row, 0) else { continue }
      add(.namespace(Namespace(name, ownership: .own, comment: rows.text(row, 1))))
      live.owners[.namespace(name)] = rows.text(row, 2)
    }
  }

  private mutating func readRoles() throws(PostgresError) {
    let rows = try connection.query(
      "SELECT rolname FROM pg_roles WHERE rolname = ANY (\(SQL.array(scope.roles)))")
    for name in rows.texts() { add(.role(name ?? "")) }
  }

  private mutating func readExtensions() throws(PostgresError) {
    let rows = try connection.query(
      """
      SELECT e.extname, n.nspname
      FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
      WHERE e.extname = ANY (\(SQL.array(scope.extensions)))
      """)
    for row in rows.indices {
      guard let name = rows.text(row, 0), let schema = rows.text(row, 1) else { continue }
      add(.installedExtension(InstalledExtension(name, schema: schema)))
    }
  }
}
