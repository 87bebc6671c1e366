import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Tables, partitions and views, without what lies in them.
  mutating func readRelations() throws(PostgresError) {
    let rows = try connection.query(relationsQuery)
    for row in rows.indices {
      let name = rows.name(row, 0)
      live.owners[.relation(name)] = rows.text(row, 4)
      let object: CatalogObject =
        switch rows.text(row, 2) {
        case "v": view(name, in: rows, at: row)
        case "m":
          .materializedView(
            MaterializedView(name, query: rows.sql(row, 11), comment: rows.text(row, 3)))
        case _ where rows.isNull(row, 8): table(name, in: rows, at: row)
        default: partition(name, in: rows, at: row)
        }
      add(object, peculiarity: rows.text(row, 13))
    }
  }

  private func table(_ name: QualifiedName, in rows: Rows, at row: Int) -> CatalogObject {
    .table(
      TableFrame(
        name, storage: storage(in: rows, at: row), partitionColumn: rows.text(row, 7),
        hasRowSecurity: rows.boolean(row, 6) ?? false, comment: rows.text(row, 3)))
  }

  private func partition(_ name: QualifiedName, in rows: Rows, at row: Int) -> CatalogObject {
    .partition(
      CatalogPartition(
        name, of: rows.name(row, 8), range: CatalogPartition.Range(bound: rows.text(row, 10) ?? ""),
        storage: storage(in: rows, at: row)))
  }

  private func view(_ name: QualifiedName, in rows: Rows, at row: Int) -> CatalogObject {
    .view(
      View(
        name, rights: rows.boolean(row, 12) == true ? .ofReader : .ofOwner,
        query: rows.sql(row, 11), comment: rows.text(row, 3)))
  }

  private func storage(in rows: Rows, at row: Int) -> [StorageParameter] {
    rows.integer(row, 5).map { [.fillFactor(Int($0))] } ?? []
  }
}

extension CatalogPartition.Range {
  /// Takes apart how the server writes the range of one column; nil for `DEFAULT` and all else.
  init?(bound: String) {
    let (start, middle, end) = ("FOR VALUES FROM (", ") TO (", ")")
    guard bound.hasPrefix(start), bound.hasSuffix(end) else { return nil }
    let values = bound.dropFirst(start.count).dropLast(end.count)
    guard let gap = values.firstRange(of: middle) else { return nil }
    self.init(
      from: SQL(trusted: String(values[..<gap.lowerBound])),
      to: SQL(trusted: String(values[gap.upperBound...])))
  }
}

// MARK: The query

extension CatalogReader {
  private var relationsQuery: SQL {
    """
    SELECT n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
      pg_get_userbyid(c.relowner), \(option("fillfactor"))::integer, c.relrowsecurity, k.attname,
      pn.nspname, pc.relname, pg_get_expr(c.relpartbound, c.oid),
      CASE WHEN c.relkind IN ('v', 'm') THEN rtrim(pg_get_viewdef(c.oid), ';') END,
      \(option("security_invoker"))::boolean,
      \(SQL.peculiarities(peculiaritiesOfRelation))
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_partitioned_table AS s ON s.partrelid = c.oid
    LEFT JOIN pg_attribute AS k ON k.attrelid = c.oid AND s.partstrat = 'r' AND s.partnatts = 1
      AND k.attnum = s.partattrs[0] AND k.attnum > 0
    LEFT JOIN pg_inherits AS i ON i.inhrelid = c.oid AND c.relispartition
    LEFT JOIN pg_class AS pc ON pc.oid = i.inhparent
    LEFT JOIN pg_namespace AS pn ON pn.oid = pc.relnamespace
    WHERE \(isInScope) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
    """
  }

  private func option(_ name: String) -> SQL {
    """
    (SELECT option_value FROM pg_options_to_table(c.reloptions) WHERE option_name = \(literal: name))
    """
  }

  private var peculiaritiesOfRelation: [SQL] {
    [
      "CASE c.relkind WHEN 'f' THEN 'is a foreign table' END",
      """
      CASE WHEN c.relkind = 'v' AND NOT coalesce(\(option("security_invoker"))::boolean, false)
        AND NOT coalesce(\(option("security_barrier"))::boolean, false)
        THEN 'is no security barrier' END
      """,
      "CASE WHEN c.relpersistence = 'u' THEN 'is unlogged' END",
      "CASE WHEN c.relforcerowsecurity THEN 'binds its owner by row security, too' END",
      "CASE WHEN c.relispartition AND c.relrowsecurity THEN 'has row security of its own' END",
      """
      CASE WHEN s.partrelid IS NOT NULL AND (c.relispartition OR k.attname IS NULL)
        THEN 'is split by ' || pg_get_partkeydef(c.oid) END
      """,
      """
      CASE WHEN c.relispartition AND pg_get_expr(c.relpartbound, c.oid) !~ '^(DEFAULT|FOR VALUES FROM)'
        THEN pg_get_expr(c.relpartbound, c.oid) END
      """,
      """
      (SELECT 'inherits from ' || string_agg(h.inhparent::regclass::text, ', ' ORDER BY h.inhseqno)
        FROM pg_inherits AS h WHERE h.inhrelid = c.oid AND NOT c.relispartition)
      """,
      """
      (SELECT string_agg('has trigger ' || t.tgname, '; ' ORDER BY t.tgname)
        FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgparentid = 0)
      """,
      """
      (SELECT string_agg('has rule ' || r.rulename, '; ' ORDER BY r.rulename)
        FROM pg_rewrite AS r WHERE r.ev_class = c.oid AND r.rulename <> '_RETURN')
      """,
      """
      (SELECT string_agg(o.option_name || ' = ' || o.option_value, '; ' ORDER BY o.option_name)
        FROM pg_options_to_table(c.reloptions) AS o
        WHERE c.relkind = 'v' AND o.option_name NOT IN ('security_invoker', 'security_barrier'))
      """,
    ]
  }
}
