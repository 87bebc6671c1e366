import CPostgres

/// The rows that a query gave, held until they are let go of.
package final class Rows {
  private let result: OpaquePointer

  package let count: Int
  package let columnCount: Int
  /// Rows that an INSERT, UPDATE, DELETE, MERGE or COPY touched, or that a SELECT gave.
  package let affected: Int

  /// Takes over a result of libpq's.
  init(owning result: OpaquePointer) {
    self.result = result
    count = Int(PQntuples(result))
    columnCount = Int(PQnfields(result))
    affected = Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  deinit { PQclear(result) }

  package var indices: Range<Int> { 0..<count }

  package var columnNames: [String] {
    (0..<columnCount).map { column in
      PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
    }
  }

  /// The type of a column, by its number in `pg_type`.
  package func typeOID(ofColumn column: Int) -> UInt32 {
    check(column: column)
    return PQftype(result, Int32(column))
  }
}

extension Rows {
  /// The bytes of a value as they came, valid while the rows live; nil for NULL.
  package func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    precondition(indices.contains(row), "row \(row) of \(count)")
    check(column: column)
    guard PQgetisnull(result, Int32(row), Int32(column)) == 0 else { return nil }
    return UnsafeRawBufferPointer(
      start: PQgetvalue(result, Int32(row), Int32(column)),
      count: Int(PQgetlength(result, Int32(row), Int32(column))))
  }

  package func isNull(_ row: Int, _ column: Int) -> Bool { bytes(row, column) == nil }

  package func text(_ row: Int, _ column: Int) -> String? {
    bytes(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// An integer of any width; nil for NULL.
  ///
  /// Anything but an integer in that column is a mistake in the query, so a mistake of ours.
  package func integer(_ row: Int, _ column: Int) -> Int64? {
    guard let bytes = bytes(row, column) else { return nil }
    switch format(ofColumn: column) {
    case .text:
      guard let number = Int64(String(decoding: bytes, as: UTF8.self)) else {
        preconditionFailure("column \(column) is no integer")
      }
      return number
    case .binary:
      precondition([2, 4, 8].contains(bytes.count), "column \(column) is no integer")
      let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
      return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
    }
  }

  /// A boolean; nil for NULL.
  package func boolean(_ row: Int, _ column: Int) -> Bool? {
    bytes(row, column).map { bytes in bytes.first == 1 || bytes.first == UInt8(ascii: "t") }
  }

  /// All values of a column as text.
  package func texts(inColumn column: Int = 0) -> [String?] {
    indices.map { text($0, column) }
  }

  private func format(ofColumn column: Int) -> ResultFormat {
    PQfformat(result, Int32(column)) == ResultFormat.binary.rawValue ? .binary : .text
  }

  private func check(column: Int) {
    precondition((0..<columnCount).contains(column), "column \(column) of \(columnCount)")
  }
}
