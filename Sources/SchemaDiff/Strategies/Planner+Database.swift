import PostgresSchema

/// Roles, schemas and extensions, which several vaults of a database may share.
extension Planner {
  mutating func make(role name: String) {
    add(
      PlannedStatement(
        CatalogObject.role(name).identity, about: "Makes the role \(name), unless it is there",
        sql: RequiredRoles([name]).sql), in: .foundation)
  }

  mutating func make(_ namespace: Namespace) {
    var shared = namespace
    shared.ownership = .shared
    add(
      PlannedStatement(
        CatalogObject.namespace(namespace).identity, about: "Makes the schema \(namespace.name)",
        sql: shared.sql), in: .foundation)
  }

  mutating func alter(_ old: Namespace, to new: Namespace) {
    guard old.comment != new.comment else { return }
    comment(
      "SCHEMA \(id: new.name)", new.comment, on: CatalogObject.namespace(new).identity, [:])
  }

  mutating func remove(_ namespace: Namespace) {
    add(
      PlannedStatement(
        CatalogObject.namespace(namespace).identity,
        about: "Drops the schema \(namespace.name), which is empty then",
        sql: "DROP SCHEMA \(id: namespace.name);", contract: .breaking), in: .droppingNamespaces)
  }

  mutating func make(_ installed: InstalledExtension) {
    add(
      PlannedStatement(
        CatalogObject.installedExtension(installed).identity,
        about: "Installs the extension \(installed.name), unless it is there", sql: installed.sql),
      in: .foundation)
  }

  mutating func refuse(_ installed: InstalledExtension) {
    ask(
      Question(
        CatalogObject.installedExtension(installed).identity,
        "The extension \(installed.name) lies in another schema; what uses it would lose it.",
        answers: ["Move it by hand: ALTER EXTENSION … SET SCHEMA, then look at its users."]))
  }

  /// For what no schema of ours can say, and so no statement of ours can mend.
  mutating func refusePeculiarity(of entry: CatalogEntry) {
    let identity = entry.object.identity
    ask(
      Question(
        identity, "\(identity) is otherwise than a model can have it: \(entry.peculiarity ?? "")",
        answers: ["Change it by hand to what the model says, then plan again."]))
  }

  /// `COMMENT ON`; nil takes the comment away.
  mutating func comment(
    _ object: SQL, _ text: String?, on identity: ObjectIdentity,
    _ locks: [QualifiedName: LockMode]
  ) {
    let value = text.map { SQL.literal($0) } ?? "NULL"
    let sql: SQL = "COMMENT ON \(object) IS \(value);"
    guard addComment(sql, of: identity, locks) else {
      return add(
        PlannedStatement(
          identity, about: "Says of \(identity) what it is for", sql: sql,
          contract: .nonBreaking, locks: locks), in: .comments)
    }
  }

  /// Adds a comment to the statement of those on the same table, if that is the last one.
  private mutating func addComment(
    _ sql: SQL, of identity: ObjectIdentity, _ locks: [QualifiedName: LockMode]
  ) -> Bool {
    guard let relation = identity.relation, var last = drafts[.comments]?.last,
      last.object.relation == relation, last.locks == locks
    else { return false }
    last.object = ObjectIdentity(.table, relation)
    last.about = "Says of \(relation) and its columns what they are for"
    last.sql += "\n\(sql)"
    drafts[.comments]?.removeLast()
    add(last, in: .comments)
    return true
  }
}
