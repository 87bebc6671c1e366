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
    SQL(trusted: "\"" + name.doubling("\"") + "\"")
  }

  /// Quotes a string literal; a backslash makes it an escape string, which no setting reads otherwise.
  package static func literal(_ value: String) -> SQL {
    let quoted = value.doubling("'")
    guard value.unicodeScalars.contains("\\") else { return SQL(trusted: "'" + quoted + "'") }
    return SQL(trusted: " E'" + quoted.doubling("\\") + "'")
  }

  /// Writes texts as the literal of an array: `'{a,b}'`, an element in quotes unless it is a plain name.
  package static func textArray(_ texts: [String]) -> SQL {
    .literal("{" + texts.map { arrayElement($0).text }.joined(separator: ",") + "}")
  }

  /// An element within such a literal.
  package static func arrayElement(_ text: String) -> SQL {
    let isPlain = text.wholeMatch(of: /[a-z_][a-z0-9_.]*/) != nil && text != "null"
    guard !isPlain else { return SQL(trusted: text) }
    let escaped = text.doubling("\\").doubling("\"", by: "\\")
    return SQL(trusted: "\"" + escaped + "\"")
  }

  /// Quotes text between dollar signs, as the body of a function; the tag is one that the text lacks.
  package static func dollarQuoted(_ body: SQL) -> SQL {
    let bytes = Array(body.text.utf8)
    var tag = "$body$"
    var number = 0
    while bytes.contains(Array(tag.utf8)) {
      number += 1
      tag = "$body\(number)$"
    }
    return SQL(trusted: tag + body.text + tag)
  }
}

extension String {
  /// Writes a mark twice wherever it stands, or another mark before it.
  ///
  /// Scalar by scalar, as the server reads it: to Swift a quote with a combining accent behind it is
  /// one character, and no quote.
  fileprivate func doubling(_ mark: Unicode.Scalar, by other: Unicode.Scalar? = nil) -> String {
    var doubled = UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == mark { doubled.append(other ?? mark) }
      doubled.append(scalar)
    }
    return String(doubled)
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
