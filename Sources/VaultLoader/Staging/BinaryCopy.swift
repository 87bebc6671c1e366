import PostgresClient
import PostgresSchema
import VaultHash

/// Rows on their way into a table, in the binary format of COPY.
///
/// See PostgreSQL's manual, reference page COPY, "Binary Format".
struct BinaryCopy: ~Copyable {
  /// Bytes that go to libpq at once: it is as fast with a fourth of them and no faster with more.
  private static let chunk = 128 << 10
  private var copy: CopyIn
  private var buffer = ByteBuffer(capacity: 160 << 10)
  private let columnCount: Int16

  /// Starts a COPY into the columns of a table, in one round trip with the statement before it.
  ///
  /// - Throws: `PostgresError`.
  init(
    into table: SQL, columns: [String], after preparation: SQL? = nil, on connection: Connection
  ) throws(PostgresError) {
    let names = columns.map { SQL.identifier($0) }.joined()
    let statement: SQL = "COPY \(table) (\(names)) FROM STDIN (FORMAT binary)"
    copy = try connection.copyIn(preparation.map { "\($0);\n\(statement)" } ?? statement)
    columnCount = Int16(columns.count)
    buffer.append("PGCOPY\n")
    buffer.append(0xFF)
    buffer.append("\r\n\0")
    buffer.append(bigEndian: Int32(0))
    buffer.append(bigEndian: Int32(0))
  }

  /// Begins the next row; exactly as many fields must follow as there are columns.
  mutating func beginRow() throws(PostgresError) {
    if buffer.count >= Self.chunk {
      try copy.write(buffer.bytes)
      buffer.removeAll()
    }
    buffer.append(bigEndian: columnCount)
  }

  mutating func null() { buffer.append(bigEndian: Int32(-1)) }

  /// A value whose binary form is its bytes: `bytea`, text, JSON.
  mutating func bytes(_ bytes: UnsafeRawBufferPointer) {
    buffer.append(bigEndian: Int32(bytes.count))
    buffer.append(bytes)
  }

  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes(UnsafeRawBufferPointer($0)) }
  }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    self.text(text)
  }

  mutating func integer<Number: FixedWidthInteger>(_ number: Number) {
    buffer.append(bigEndian: Int32(MemoryLayout<Number>.size))
    buffer.append(bigEndian: number)
  }

  mutating func instant(_ instant: Instant?) {
    guard let instant else { return null() }
    integer(instant)
  }

  /// A value given by its canonical text.
  mutating func value(_ canonical: UnsafeRawBufferPointer?, _ encoder: BinaryEncoder) {
    guard let canonical else { return null() }
    encoder.append(canonical, to: &buffer)
  }

  /// Ends the COPY and gives the number of rows stored.
  ///
  /// - Throws: `PostgresError`, here at last also for what was wrong with a row.
  consuming func finish() throws(PostgresError) -> Int {
    buffer.append(bigEndian: Int16(-1))
    try copy.write(buffer.bytes)
    return try copy.finish()
  }
}
