import CPostgres

/// A `COPY … FROM STDIN` under way: bytes go in, and its end tells what became of them.
///
/// The server's refusal of a row shows only at `finish`, however many bytes follow that row, so a
/// COPY should hold no more than a batch. One that is let go of unfinished stores nothing.
package struct CopyIn: ~Copyable {
  private let connection: Connection
  private let statement: String
  private var isOpen = true

  init(on connection: Connection, statement: String) {
    self.connection = connection
    self.statement = statement
  }

  deinit {
    if isOpen { connection.abandonCopy(because: "the program gave up") }
  }

  /// Sends bytes, which may end anywhere in a row; chunks of 64 to 256 KiB are best.
  package mutating func write(_ bytes: UnsafeRawBufferPointer) throws(PostgresError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(Int32.max)))
      let sent = PQputCopyData(
        connection.handle, chunk.bindMemory(to: CChar.self).baseAddress, Int32(chunk.count))
      guard sent == 1 else { throw connection.lastError(statement: statement) }
      rest = rest.dropFirst(chunk.count)
    }
  }

  /// Ends the COPY and gives the number of rows stored.
  package consuming func finish() throws(PostgresError) -> Int {
    isOpen = false
    return try connection.finishCopy(statement: statement)
  }

  /// Ends the COPY so that nothing of it is stored; the reason appears in the server's log.
  package consuming func cancel(because reason: String) {
    isOpen = false
    connection.abandonCopy(because: reason)
  }
}
