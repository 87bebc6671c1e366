import PostgresSchema
import VaultModel
import VaultSQL

/// What the model has, and whether the database has it.
enum Completeness {
  static let result = DataType.rows([
    ("component", .text), ("expected", .bigint), ("present", .bigint), ("percent", .numeric),
    ("state", .text), ("missing", .array(of: .text)), ("advice", .text),
  ])

  /// What is lost with each kind of thing, and what mends it.
  fileprivate static let components: [(name: String, lost: String, advice: String)] = [
    ("table", "critical", "Restore it, or find who dropped it: vaultc drift tells what differs."),
    ("column", "critical", "Restore it, or find who dropped it: vaultc drift tells what differs."),
    (
      "shape", "critical",
      "The table's columns are not those of its last migration: vaultc drift tells which."
    ),
    ("policy", "critical", "Without it tenants see each other's rows: run its statements anew."),
    ("function", "critical", "Run the statements of vaultc schema that make it."),
    ("foreign_key", "warning", "Run the statement of vaultc schema that adds it."),
    ("view", "warning", "Run the statements of vaultc schema that make it, and its grants."),
    (
      "index", "warning",
      "Make it CONCURRENTLY, as vaultc schema has it; drop it first where it is invalid."
    ),
    ("source", "warning", "Load it: vaultload run."),
  ]
}

extension CompiledVault {
  /// By names and catalogs alone: it must not fail where something is missing.
  var validateCompleteness: Function {
    let components = Completeness.components.enumerated().map { place, component -> SQL in
      """
      (\(place + 1), \(literal: component.name), \(literal: component.lost), \
      \(literal: component.advice))
      """
    }
    return Function(
      name(of: .validateCompleteness), [], returns: Completeness.result,
      volatility: .withinStatement, settings: [.systemSearchPath],
      body: """
          WITH \(thingsThere), \(expectedThings)
          SELECT kind.component, count(expected.name), count(there.name),
            round(100.0 * count(there.name) / nullif(count(expected.name), 0), 2),
            CASE
              WHEN count(expected.name) = 0 THEN 'unknown'
              WHEN count(expected.name) = count(there.name) THEN 'ok'
              ELSE kind.lost
            END,
            coalesce(
              array_agg(expected.name ORDER BY expected.name)
                FILTER (WHERE expected.name IS NOT NULL AND there.name IS NULL),
              '{}'),
            CASE WHEN count(expected.name) > count(there.name) THEN kind.advice END
          FROM (VALUES
            \(components.joined(separator: ",\n      "))
          ) AS kind(place, component, lost, advice)
          LEFT JOIN expected ON expected.component = kind.component
          LEFT JOIN there ON there.component = expected.component AND there.name = expected.name
          GROUP BY kind.place, kind.component, kind.lost, kind.advice
          ORDER BY kind.place
        """,
      comment: """
        \(HealthFunction.validateCompleteness.about) Of sources, whether they were loaded; of shapes, \
        whether a table's columns are those that its last migration left.
        """)
  }

  private var expectedThings: SQL {
    """
    expected(component, name) AS (
        SELECT object.component, object.object_name COLLATE "C" FROM \(ExpectedObjects.table) AS object
        WHERE object.vault_name = \(literal: name)
        UNION
        SELECT 'column',
          (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
        FROM metadata.lineage AS lineage
        JOIN \(ExpectedObjects.table) AS object
          ON object.vault_name = lineage.vault_name AND object.component = 'table'
            AND object.object_name = lineage.target_table
        WHERE lineage.vault_name = \(literal: name) AND lineage.is_active
          AND lineage.target_column <> '*' -- a table as a whole
        UNION
        SELECT 'shape', shape.table_name COLLATE "C" FROM shape WHERE shape.checksum IS NOT NULL
      )
    """
  }

  private var thingsThere: SQL {
    """
    shape AS (
        SELECT DISTINCT ON (version.table_name) version.table_name, version.checksum
        FROM metadata.data_versions AS version
        WHERE version.vault_name = \(literal: name)
        ORDER BY version.table_name, version.version DESC
      ), there(component, name) AS (
        SELECT CASE
            WHEN c.relkind IN ('r', 'p') THEN 'table'
            WHEN c.relkind IN ('v', 'm') THEN 'view'
            ELSE 'index'
          END, n.nspname || '.' || c.relname
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'i', 'I') AND i.indisvalid IS NOT false
        UNION
        SELECT 'column', n.nspname || '.' || c.relname || '.' || a.attname
        FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE a.attnum > 0 AND NOT a.attisdropped
        UNION
        SELECT 'shape', shape.table_name COLLATE "C" FROM shape
        WHERE shape.checksum = \(UtilityName.tableChecksum)(to_regclass(shape.table_name))
        UNION
        SELECT 'policy', n.nspname || '.' || c.relname || '.' || p.polname
        FROM pg_policy AS p
        JOIN pg_class AS c ON c.oid = p.polrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE c.relrowsecurity
        UNION
        SELECT 'function', n.nspname || '.' || p.proname
        FROM pg_proc AS p
        JOIN pg_namespace AS n ON n.oid = p.pronamespace
        UNION
        SELECT 'foreign_key', n.nspname || '.' || c.relname || '.' || k.conname
        FROM pg_constraint AS k
        JOIN pg_class AS c ON c.oid = k.conrelid
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        WHERE k.contype = 'f'
        UNION
        SELECT 'source', load.source COLLATE "C" FROM metadata.load AS load
        WHERE load.vault_name = \(literal: name) AND load.status = 'loaded'
      )
    """
  }
}
