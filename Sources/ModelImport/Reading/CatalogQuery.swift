import PostgresSchema

/// What is asked of the catalogs; `$1` is a schema's name, or NULL for all.
enum CatalogQuery {
  /// Tables that hold rows, but for partitions and for what an extension brings with it.
  private static let relations: SQL = """
    SELECT c.oid, n.nspname, c.relname
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND ($1::text IS NULL OR n.nspname = $1::text)
      AND NOT EXISTS (
        SELECT FROM pg_depend AS d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    """

  static let tables: SQL = """
    SELECT r.oid::int8, r.nspname, r.relname, obj_description(r.oid, 'pg_class')
    FROM (\(relations)) AS r ORDER BY r.nspname, r.relname
    """

  /// A domain's own type is what its values are stored as, however many domains lie between.
  static let columns: SQL = """
    SELECT
      a.attrelid::int8, a.attname, format_type(a.atttypid, a.atttypmod),
      format_type(base.id, base.typmod), base.id::int8, a.attnotnull,
      CASE WHEN a.attidentity = '' THEN pg_get_expr(d.adbin, d.adrelid) ELSE 'identity' END,
      a.attgenerated <> '',
      col_description(a.attrelid, a.attnum)
    FROM (\(relations)) AS r
      JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      CROSS JOIN LATERAL (
        WITH RECURSIVE chain (id, typmod, depth) AS (
          SELECT a.atttypid, a.atttypmod, 0
          UNION ALL
          SELECT t.typbasetype, t.typtypmod, chain.depth + 1
          FROM chain JOIN pg_type AS t ON t.oid = chain.id AND t.typtype = 'd')
        SELECT chain.id, chain.typmod FROM chain ORDER BY chain.depth DESC LIMIT 1
      ) AS base
    ORDER BY a.attrelid, a.attnum
    """

  static let enumerations: SQL = """
    SELECT enumtypid::int8, enumlabel FROM pg_enum ORDER BY enumtypid, enumsortorder
    """

  /// CHECKs on one column, and those of a column's domain.
  static let checks: SQL = """
    SELECT a.attrelid::int8, a.attname, pg_get_constraintdef(k.oid)
    FROM (\(relations)) AS r
      JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_constraint AS k ON k.contype = 'c'
        AND (k.contypid = a.atttypid OR k.conrelid = r.oid AND k.conkey = ARRAY[a.attnum])
    ORDER BY a.attrelid, a.attnum, k.conname DESC
    """

  /// Unique indexes over whole columns and all rows; a constraint always has one.
  static let keys: SQL = """
    SELECT i.indrelid::int8, i.indexrelid::int8, i.indisprimary, a.attname
    FROM (\(relations)) AS r
      JOIN pg_index AS i ON i.indrelid = r.oid AND i.indisunique AND i.indisvalid
        AND i.indpred IS NULL AND i.indexprs IS NULL
      CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS part (attnum, position)
      JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = part.attnum
    WHERE part.position <= i.indnkeyatts
    ORDER BY i.indrelid, i.indexrelid, part.position
    """

  static let foreignKeys: SQL = """
    SELECT k.oid::int8, k.conrelid::int8, k.confrelid::int8, a.attname, f.attname
    FROM (\(relations)) AS r
      JOIN pg_constraint AS k ON k.conrelid = r.oid AND k.contype = 'f' AND k.conparentid = 0
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey)
        WITH ORDINALITY AS part (own, other, position)
      JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = part.own
      JOIN pg_attribute AS f ON f.attrelid = k.confrelid AND f.attnum = part.other
    ORDER BY k.conrelid, k.conkey, k.oid, part.position
    """
}
