import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// A handful of a system's tables, in a vault of one hub and satellite each: there a record is refused
/// for what is wrong with itself alone, and never for what its model asks of it.
///
/// What their columns are the system's own DDL says.
struct FlatSystem: Sendable {
  let system: ModelledSystem

  var tables: [String] {
    switch system {
    case .aiml: ["tenants", "users", "ai_models"]
    case .ude: ["tenants", "user_profiles", "bookings", "bookings_history", "llm_call_records"]
    case .smb: ["customers", "jobs", "invoices", "invoice_line_items", "documents", "users"]
    case .sovren: ["users", "crm_unified_data", "memory_palace", "causal_chains"]
    case .kembridge: ["users", "user_auth_methods", "transactions", "user_sessions"]
    }
  }

  struct Table: Sendable {
    var name: String
    var columns: [(name: String, type: SQLType)] = []
    var key: [String] = []
  }

  /// Makes the system's tables in a database and reads how they are made.
  func describedTables() async throws -> [Table] {
    let ddl = try system.ddl()
    return try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: ddl))
      return try tables.map { try describe($0, over: connection) }
    }
  }

  private func describe(_ table: String, over connection: Connection) throws -> Table {
    let rows = try connection.query(
      """
      SELECT attname, format_type(atttypid, atttypmod), coalesce(attnum = ANY (conkey), false)
      FROM pg_attribute
        LEFT JOIN pg_constraint ON conrelid = attrelid AND contype = 'p'
      WHERE attrelid = to_regclass(\(literal: "\(system.schema).\(table)"))
        AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      ORDER BY attnum
      """)
    var described = Table(name: table)
    for row in rows.indices {
      let name = try #require(rows.text(row, 0))
      let type = try #require(rows.text(row, 1))
      described.columns.append((name, try #require(SQLType(sqlName: type), "\(name) \(type)")))
      if rows.text(row, 2) == "t" { described.key.append(name) }
    }
    try #require(!described.key.isEmpty, "\(table)")
    return described
  }
}
