/// A piece of SQL text in which names and values cannot be mistaken for SQL.
///
/// Interpolation quotes: a name or an identifier becomes a quoted identifier, a `literal:` a quoted
/// literal, a number its digits, another `SQL` itself. Plain strings do not interpolate.
///
///     let sql: SQL = "SELECT count(*) FROM \(table) WHERE \(id: column) = \(literal: value)"
///
/// See PostgreSQL's manual, chapter 4.1 "Lexical Structure".
package struct SQL: Hashable, Sendable {
  package private(set) var text: String

  /// Takes text that is SQL already, as from a file of the user's.
  package init(trusted text: String) { self.text = text }

  package static func + (left: SQL, right: SQL) -> SQL { SQL(trusted: left.text + right.text) }
  package static func += (left: inout SQL, right: SQL) { left.text += right.text }
}

extension SQL {
  /// Quotes an identifier always: what is quoted can be no keyword.
  package static func identifier(_ name: String) -> SQL {
    SQL(trusted: "\"" + name.replacing("\"", with: "\"\"") + "\"")
  }

  /// Quotes a string literal; a backslash makes it an escape string, which no setting reads otherwise.
  package static func literal(_ value: String) -> SQL {
    let quoted = value.replacing("'", with: "''")
    guard value.contains("\\") else { return SQL(trusted: "'" + quoted + "'") }
    return SQL(trusted: " E'" + quoted.replacing("\\", with: "\\\\") + "'")
  }
}

extension Sequence<SQL> {
  package func joined(separator: SQL = ", ") -> SQL {
    SQL(trusted: map(\.text).joined(separator: separator.text))
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { self.text = text }
  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }
    package mutating func appendInterpolation(_ sql: SQL) { text += sql.text }
    package mutating func appendInterpolation(id name: String) { text += SQL.identifier(name).text }
    package mutating func appendInterpolation(literal value: String) {
      text += SQL.literal(value).text
    }
    package mutating func appendInterpolation(_ name: QualifiedName) { text += name.sql.text }
    package mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }
  }
}
