import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage

/// A system's own tables, as they are on a day.
struct SystemTables: Sendable {
  let system: ModelledSystem
  let url: String

  /// Makes the tables.
  func create() async throws {
    let ddl = SQL(trusted: try system.ddl())
    try await connected { try $0.execute(ddl) }
  }

  /// Puts the rows of CSV files in place of all that is there; each file is called as its table.
  func fill(from folder: FilePath) async throws {
    try await connected { connection in
      // Extracts are taken table by table, and in the order of their names parents come late.
      try connection.execute("SET session_replication_role = replica")
      let tables = try names(over: connection)
      try connection.execute("TRUNCATE \(tables.map(\.sql).joined())")
      for table in tables {
        let file = folder.appending("\(table.name).csv")
        try copy([UInt8](Data(contentsOf: URL(filePath: file.string))), into: table, connection)
      }
    }
  }

  private func names(over connection: Connection) throws -> [QualifiedName] {
    let rows = try connection.query(
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = to_regnamespace(\(literal: system.schema)) AND relkind IN ('r', 'p')
        AND NOT relispartition ORDER BY relname
      """)
    return rows.texts().compactMap(\.self).map { QualifiedName(schema: system.schema, name: $0) }
  }

  /// The file's header says which columns it has: not those that the table makes of others.
  private func copy(
    _ csv: [UInt8], into table: QualifiedName, _ connection: Connection
  ) throws {
    let header = String(decoding: csv.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
    let columns = header.split(separator: ",").map { SQL.identifier(String($0)) }
    var copy = try connection.copyIn(
      "COPY \(table) (\(columns.joined())) FROM STDIN (FORMAT csv, HEADER)")
    try csv.withUnsafeBytes { try copy.write($0) }
    _ = try copy.finish()
  }

  private func connected(_ body: @escaping @Sendable (Connection) throws -> Void) async throws {
    try await onOwnThread { [url] in
      try body(Connection(to: .url(url), applicationName: "vaultwright tests", names: .database))
    }
  }
}
