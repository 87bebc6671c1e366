/// A statement of a script, with the place where it stands.
package struct ScannedStatement: Sendable {
  /// From its first word to its last, without the semicolon and without comments around it.
  package var sql: SQL
  /// Where its first word is.
  package var place: TextPlace
  /// What it is made of, without comments.
  package var tokens: [Token]
  /// Those above it, behind the statement before, and those within it.
  package var comments: [Token]
  /// The whole text that tokens point into.
  package var source: [UInt8]
}

extension ScannedStatement {
  /// A token as it is written.
  package func text(of token: Token) -> String {
    String(decoding: source[token.range], as: UTF8.self)
  }

  /// A word in lower case, or a quoted name without its quotes: as the server stores it.
  ///
  /// It folds no letters but those of ASCII.
  package func identifier(_ token: Token) -> String { Token.identifier(token, in: source) }
}

extension Token {
  static func identifier(_ token: Token, in source: [UInt8]) -> String {
    let bytes = source[token.range]
    guard token.kind == .quotedName else {
      return String(decoding: bytes.map(\.lowercased), as: UTF8.self)
    }
    let inner = bytes.drop { $0 != .doubleQuote }.dropFirst().dropLast()
    let text = String(decoding: inner, as: UTF8.self)
    guard inner.contains(.doubleQuote) else { return text }
    var name = String.UnicodeScalarView()
    var isSecond = false
    for scalar in text.unicodeScalars {
      isSecond = scalar == "\"" && !isSecond
      if !isSecond { name.append(scalar) }
    }
    return String(name)
  }
}
