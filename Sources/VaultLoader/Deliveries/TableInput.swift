package import PostgresClient
package import PostgresSchema
import VaultHash
import VaultModel

/// A delivery that a PostgreSQL database gives: a table or a query, as one moment has it.
///
/// What the server sends is kept in a scratch file first: the delivery is known by its bytes then, as
/// one that came in files, and the source's snapshot is let go of before the vault is written.
package struct TableInput: Sendable {
  package enum Selection: Hashable, Sendable {
    case table(QualifiedName)
    /// A SELECT, as its user wrote it.
    case query(String)
  }

  package var database: ConnectionTarget
  package var selection: Selection
  /// Only rows whose value of this column is at least the greatest that was loaded before.
  package var since: String?
  /// The moment to read, where several tables are read as one moment has them.
  package var snapshot: SharedSnapshot?

  package init(from database: ConnectionTarget, _ selection: Selection, since: String? = nil) {
    self.database = database
    self.selection = selection
    self.since = since
  }

  /// What stands in for the file's name.
  package var name: String {
    switch selection {
    case .table(let name): "table \(name)"
    case .query: "query"
    }
  }

  /// Fetches the rows, from `mark` on where the delivery goes by one.
  ///
  /// The `excluded` columns are not asked for: whoever reads a table needs no right to them.
  ///
  /// - Throws: `PostgresError`, `InputError`, `ScratchError`, `DigestError`.
  func fetch(
    after mark: String?, without excluded: Set<String> = [], read reading: Delivery.Reading
  ) throws -> Delivery {
    defer { snapshot?.leave() }
    let connection = try Connection(to: database, applicationName: "vaultload source")
    return try connection.snapshot(of: snapshot?.name) {
      switch selection {
      case .table:
        try fetch(after: mark, without: excluded, read: reading, on: connection)
      // Its user wrote it for the database's search path.
      case .query:
        try connection.onDatabaseSearchPath {
          try fetch(after: mark, without: excluded, read: reading, on: connection)
        }
      }
    }
  }

  private func fetch(
    after mark: String?, without excluded: Set<String>, read reading: Delivery.Reading,
    on connection: Connection
  ) throws -> Delivery {
    let rows = try rows(without: excluded, on: connection)
    let columns = try columns(of: rows, on: connection).filter { !excluded.contains($0.name) }
    let newMark = try since.map { column in
      HighWaterMark(
        column: column,
        value: try connection.query("SELECT max(\(id: column))::text FROM (\(rows)) AS delivered")
          .text(0, 0))
    }
    let digest = try Digest(.sha256)
    for column in columns {
      Array("\(column.name)\n\(column.typeOID)\n".utf8).withUnsafeBytes { digest.update($0) }
    }
    var file = try BinaryRowFile()
    try connection.copyOut(copy(columns, of: rows, after: mark)) { message in
      digest.update(message)
      try file.append(message)
    }
    let input = DeliveryInput(
      name: name, byteCount: file.byteCount, digest: digest.finish(),
      storage: .rows(try file.written(), columns))
    var delivery = Delivery.identified([input], read: reading, digest: digest)
    delivery.mark = newMark
    return delivery
  }

  private func rows(
    without excluded: Set<String>, on connection: Connection
  ) throws(PostgresError) -> SQL {
    switch selection {
    case .table(let name):
      guard !excluded.isEmpty else { return "SELECT * FROM \(name)" }
      let names = try connection.query(
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = to_regclass(\(literal: name.sql.text)) AND attnum > 0 AND NOT attisdropped
        ORDER BY attnum
        """
      ).texts().compactMap(\.self)
      let selected = names.filter { !excluded.contains($0) }.map { SQL.identifier($0) }
      return "SELECT \(selected.joined()) FROM \(name)"
    // The line end closes a comment that the query may end with.
    case .query(let text): return SQL(trusted: text + "\n")
    }
  }

  private func columns(of rows: SQL, on connection: Connection) throws -> [BinaryColumn] {
    let described = try connection.query("SELECT * FROM (\(rows)) AS delivered LIMIT 0")
    let columns = described.columnNames.enumerated().map { index, name in
      BinaryColumn(name: name, typeOID: described.typeOID(ofColumn: index))
    }
    let names = Dictionary(grouping: columns, by: \.name).filter { $0.value.count > 1 }.keys
    guard names.isEmpty else {
      throw InputError.columns(input: name, problems: names.sorted().map { .twice($0) })
    }
    return columns
  }

  private func copy(_ columns: [BinaryColumn], of rows: SQL, after mark: String?) -> SQL {
    var selected: SQL = "SELECT \(columns.map(\.selected).joined()) FROM (\(rows)) AS delivered"
    if let since {
      // Rows that equal the mark may have come since it was taken; those known are unchanged.
      if let mark { selected = selected + " WHERE \(id: since) >= \(literal: mark)" }
      selected = selected + " ORDER BY \(id: since)"
    }
    return "COPY (\(selected)) TO STDOUT (FORMAT binary)"
  }
}

/// How far a source's rows were loaded.
struct HighWaterMark: Hashable, Sendable, Codable {
  var column: String
  /// The greatest value there was; nil where there was none.
  var value: String?
}
