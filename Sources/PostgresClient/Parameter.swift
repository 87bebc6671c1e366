/// A value for `$1`, `$2`, … of a query.
package enum Parameter: Hashable, Sendable {
  case null
  /// Text that the server reads as the type which the query wants.
  case text(String)
  /// The bytes of a `bytea`.
  case bytes([UInt8])
  case integer(Int64)
  case boolean(Bool)
}

extension Parameter: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(nilLiteral: ()) { self = .null }
}

extension Parameter {
  /// The form in which a value crosses the wire.
  var format: ResultFormat {
    if case .bytes = self { .binary } else { .text }
  }

  /// The type that is told to the server; zero lets the query decide.
  var typeOID: UInt32 {
    if case .bytes = self { 17 } else { 0 }
  }

  /// The value as it is sent; nil for NULL.
  var wireBytes: [UInt8]? {
    switch self {
    case .null: nil
    case .text(let text): Array(text.utf8)
    case .bytes(let bytes): bytes
    case .integer(let number): Array(String(number).utf8)
    case .boolean(let truth): Array((truth ? "t" : "f").utf8)
    }
  }
}

/// How the values of a result are written; the numbers are those of the protocol.
package enum ResultFormat: Int32, Sendable {
  case text = 0
  case binary = 1
}
