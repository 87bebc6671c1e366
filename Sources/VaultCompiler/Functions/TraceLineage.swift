import PostgresSchema
import VaultSQL

/// The function that follows a column to where it comes from, and to what is made of it.
enum TraceLineage {
  /// A step more than that and nobody could say what a column means: where the register goes in a
  /// circle, the trace ends all the same.
  private static let limit = 10

  static let function = Function(
    UtilityName.traceLineage, ownership: .shared,
    [.init("table_name", .text), .init("column_name", .text, defaultValue: "NULL")],
    returns: .rows([
      ("direction", .text), ("step", .integer), ("vault_name", .text), ("source", .text),
      ("source_column", .text), ("target_table", .text), ("target_column", .text), ("kind", .text),
      ("expression", .text),
    ]),
    volatility: .withinStatement, settings: [.systemSearchPath], body: body,
    comment: """
      The steps by which a column came to be, and what was made of it, up to \(limit) each way. The \
      table is one with its schema, or a source of records; without a column all of them are meant.
      """)

  /// A column without steps of its own, as a load date, comes with the rows of its table.
  private static let body: SQL = """
      WITH RECURSIVE edge AS MATERIALIZED (
        SELECT * FROM metadata.lineage WHERE is_active
      ), upstream AS (
        SELECT 1 AS step, edge.*
        FROM edge
        WHERE edge.target_table = $1 AND \(arrives(at: "$2", of: "$1"))
        UNION
        SELECT found.step + 1, edge.*
        FROM upstream AS found
        JOIN edge ON edge.target_table = found.source
          AND \(arrives(at: "found.source_column", of: "found.source"))
        WHERE found.step < \(limit)
      ), downstream AS (
        SELECT 1 AS step, edge.*
        FROM edge
        WHERE edge.source = $1 AND \(departs(from: "$2"))
        UNION
        SELECT found.step + 1, edge.*
        FROM downstream AS found
        JOIN edge ON edge.source = found.target_table
          AND \(departs(from: "found.target_column"))
        WHERE found.step < \(limit)
      ), walk AS (
        SELECT 'upstream' AS direction, upstream.* FROM upstream
        UNION ALL
        SELECT 'downstream' AS direction, downstream.* FROM downstream
      )
      SELECT direction, min(step), vault_name, source, source_column, target_table, target_column, kind,
        expression
      FROM walk
      GROUP BY direction, vault_name, source, source_column, target_table, target_column, kind,
        expression
      ORDER BY direction DESC, min(step), vault_name, source, source_column, target_table,
        target_column, kind
    """

  private static func arrives(at column: SQL, of table: SQL) -> SQL {
    """
    (\(column) IS NULL OR edge.target_column = \(column)
            OR edge.target_column = '*' AND NOT EXISTS (
              SELECT FROM edge AS own
              WHERE own.target_table = \(table) AND own.target_column = \(column)))
    """
  }

  private static func departs(from column: SQL) -> SQL {
    "(\(column) IS NULL OR edge.source_column = \(column) OR edge.kind = 'table')"
  }
}
