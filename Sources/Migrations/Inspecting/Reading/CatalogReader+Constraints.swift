import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Primary keys, checks and foreign keys, each where it was declared: a partition inherits its own.
  ///
  /// Unique constraints show as their indexes.
  mutating func readConstraints() throws(PostgresError) {
    let rows = try connection.query(constraintsQuery)
    for row in rows.indices {
      let table = rows.name(row, 0)
      let name = rows.text(row, 2) ?? ""
      let columns = rows.list(row, 4)
      let plain = rows.text(row, 6) ?? ""
      let definition = rows.text(row, 5) ?? ""
      switch rows.text(row, 3) {
      case "p":
        add(.primaryKey(PrimaryKey(name, columns), of: table), definition, beyond: plain)
      case "c":
        add(.check(Check(name, rows.sql(row, 7)), of: table), definition, beyond: plain)
      default:
        let (text, watch) = AddedForeignKey.Watch.split(definition)
        let key = ForeignKey(
          name, columns.joined(separator: ", "), references: rows.name(row, 8))
        add(.foreignKey(key, of: table, watch), text, beyond: plain)
      }
    }
  }

  /// Whatever the server's definition has beyond the plain one is peculiar.
  private mutating func add(_ object: CatalogObject, _ definition: String, beyond plain: String) {
    guard definition != plain else { return add(object) }
    let rest = definition.hasPrefix(plain) ? String(definition.dropFirst(plain.count)) : definition
    add(object, peculiarity: rest.hasPrefix(" ") ? String(rest.dropFirst()) : rest)
  }

  private var constraintsQuery: SQL {
    """
    SELECT n.nspname, c.relname, k.conname, k.contype, cols.names, pg_get_constraintdef(k.oid),
      CASE k.contype
        WHEN 'p' THEN 'PRIMARY KEY (' || cols.quoted || ')'
        WHEN 'c' THEN 'CHECK (' || pg_get_expr(k.conbin, k.conrelid) || ')'
        ELSE 'FOREIGN KEY (' || cols.quoted || ') REFERENCES ' || k.confrelid::regclass || '('
          || (SELECT quote_ident(a.attname) FROM pg_constraint AS p
              JOIN pg_attribute AS a ON a.attrelid = p.conrelid AND a.attnum = p.conkey[1]
              WHERE p.conrelid = k.confrelid AND p.contype = 'p' AND cardinality(p.conkey) = 1)
          || ')'
      END,
      CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END, rn.nspname, rc.relname
    FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_class AS rc ON rc.oid = k.confrelid
    LEFT JOIN pg_namespace AS rn ON rn.oid = rc.relnamespace
    CROSS JOIN LATERAL (
      SELECT \(SQL.listed("a.attname", by: "u.place")) AS names,
        string_agg(quote_ident(a.attname), ', ' ORDER BY u.place) AS quoted
      FROM unnest(k.conkey) WITH ORDINALITY AS u(number, place)
      JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.number
    ) AS cols
    WHERE \(isInScope) AND k.contype IN ('p', 'c', 'f') AND k.conparentid = 0
      AND NOT (k.contype = 'c' AND k.coninhcount > 0)
    """
  }
}

extension AddedForeignKey.Watch {
  /// How a foreign key is watched stands at the end of its definition.
  fileprivate static func split(_ definition: String) -> (String, AddedForeignKey.Watch) {
    for (ending, watch) in [(" NOT VALID", Self.ofNewRows), (" NOT ENFORCED", Self.none)]
    where definition.hasSuffix(ending) {
      return (String(definition.dropLast(ending.count)), watch)
    }
    return (definition, .ofAllRows)
  }
}
