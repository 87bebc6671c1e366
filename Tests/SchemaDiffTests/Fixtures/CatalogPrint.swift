import PostgresClient
import PostgresSchema

/// What a database's own catalogs say of a schema, line by line, without the order of columns.
struct CatalogPrint: Equatable, CustomStringConvertible {
  let lines: [String]

  init(of schemas: [String], in connection: Connection) throws {
    let names = schemas.map { SQL.literal($0) }.joined()
    try connection.execute("SET search_path = pg_catalog")
    let rows = try connection.query(Self.query(names))
    let catalog = (0..<rows.count).map { rows.text($0, 0) ?? "" }
    lines = try catalog + Self.content(of: names, in: connection)
  }

  var description: String { lines.joined(separator: "\n") }

  /// Lines of this one that the other lacks, and the other way round.
  func difference(from other: CatalogPrint) -> [String] {
    let (own, others) = (Set(lines), Set(other.lines))
    return own.subtracting(others).sorted().map { "- " + $0 }
      + others.subtracting(own).sorted().map { "+ " + $0 }
  }

  /// The rows of all tables, each with its values by name.
  private static func content(of names: SQL, in connection: Connection) throws -> [String] {
    let tables = try connection.query(
      """
      SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
      WHERE nspname IN (\(names)) AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1, 2
      """)
    return try (0..<tables.count).flatMap { place -> [String] in
      let name = QualifiedName(
        schema: tables.text(place, 0) ?? "", name: tables.text(place, 1) ?? "")
      let rows = try connection.query("SELECT to_jsonb(t)::text FROM \(name) t ORDER BY 1")
      return (0..<rows.count).map { "row \(name) \(rows.text($0, 0) ?? "")" }
    }
  }

  private static func query(_ names: SQL) -> SQL {
    """
    WITH place AS (SELECT oid, nspname, nspacl, nspowner FROM pg_namespace WHERE nspname IN (\(names))),
    relation AS (
      SELECT c.*, nspname || '.' || relname AS name FROM pg_class c JOIN place p ON p.oid = relnamespace
      WHERE relkind IN ('r', 'v', 'm', 'p')),
    lines AS (
      SELECT concat_ws(' ', 'schema', nspname, obj_description(oid, 'pg_namespace')) AS line FROM place
      UNION ALL SELECT concat_ws(' ', 'right', nspname, a.grantee::regrole, privilege_type)
        FROM place, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) a
      UNION ALL SELECT concat_ws(' ', 'relation', relkind, name, reloptions, relrowsecurity,
          pg_get_expr(relpartbound, oid), pg_get_partkeydef(oid), obj_description(oid, 'pg_class'))
        FROM relation
      UNION ALL SELECT concat_ws(' ', 'column', name, attname, format_type(atttypid, atttypmod), attnotnull,
          attidentity, pg_get_expr(adbin, adrelid), col_description(attrelid, attnum))
        FROM relation r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      UNION ALL SELECT concat_ws(' ', 'constraint', name, conname, pg_get_constraintdef(k.oid), convalidated)
        FROM relation r JOIN pg_constraint k ON conrelid = r.oid WHERE contype <> 'n'
      UNION ALL SELECT concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid)
        FROM relation r JOIN pg_index ON indrelid = r.oid WHERE NOT r.relispartition
      UNION ALL SELECT concat_ws(' ', 'view', name, pg_get_viewdef(oid)) FROM relation
        WHERE relkind IN ('v', 'm')
      UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(f.oid),
          obj_description(f.oid, 'pg_proc')) FROM pg_proc f JOIN place ON place.oid = pronamespace
      UNION ALL SELECT concat_ws(' ', 'right', f.oid::regprocedure, a.grantee, privilege_type)
        FROM pg_proc f JOIN place ON place.oid = pronamespace,
        aclexplode(coalesce(proacl, acldefault('f', proowner))) a
      UNION ALL SELECT concat_ws(' ', 'policy', tablename, policyname, permissive, roles, cmd, qual,
          with_check) FROM pg_policies WHERE schemaname IN (\(names))
      UNION ALL SELECT concat_ws(' ', 'right', name, a.grantee::regrole, privilege_type)
        FROM relation, aclexplode(coalesce(relacl, acldefault('r', relowner))) a
      UNION ALL SELECT concat_ws(' ', 'right', name, attname, a.grantee::regrole, privilege_type)
        FROM relation r JOIN pg_attribute ON attrelid = r.oid AND NOT attisdropped,
        aclexplode(attacl) a)
    SELECT line FROM lines ORDER BY line COLLATE "C"
    """
  }
}
