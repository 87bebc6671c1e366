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

  private var rows: SQL {
    switch selection {
    case .table(let name): "SELECT * FROM \(name)"
    // The line end closes a comment that the query may end with.
    case .query(let text): SQL(trusted: text + "\n")
    }
  }

  /// Fetches the rows, from `mark` on where the delivery goes by one.
  ///
  /// - Throws: `PostgresError`, `ScratchError`, `DigestError`.
  func fetch(after mark: String?, read reading: Delivery.Reading) throws -> Delivery {
    let connection = try Connection(to: database, applicationName: "vaultload source")
    return try connection.snapshot {
      let newMark = try since.map { column in
        HighWaterMark(
          column: column,
          value: try connection.query("SELECT max(\(id: column))::text FROM (\(rows)) AS delivered")
            .text(0, 0))
      }
      let digest = try Digest(.sha256)
      let spool = try ScratchFile()
      try connection.copyOut(copy(after: mark)) { row in
        digest.update(row)
        try spool.append(row)
      }
      let input = DeliveryInput(
        name: name, byteCount: spool.count, digest: digest.finish(),
        storage: .spooled(try spool.written()))
      var delivery = Delivery.identified([input], read: reading, digest: digest)
      delivery.mark = newMark
      return delivery
    }
  }

  private func copy(after mark: String?) -> SQL {
    var selected: SQL = "SELECT * FROM (\(rows)) AS delivered"
    if let since {
      // Rows that equal the mark may have come since it was taken; those known are unchanged.
      if let mark { selected = selected + " WHERE \(id: since) >= \(literal: mark)" }
      selected = selected + " ORDER BY \(id: since)"
    }
    return "COPY (\(selected)) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')"
  }
}

/// How far a source's rows were loaded.
struct HighWaterMark: Hashable, Sendable, Codable {
  var column: String
  /// The greatest value there was; nil where there was none.
  var value: String?
}
