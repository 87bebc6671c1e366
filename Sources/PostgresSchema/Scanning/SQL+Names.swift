extension SQL {
  /// The qualified names in the text, folded as the server does.
  ///
  /// A superset of the objects that the text names: `alias.column` is included. Works for text that no
  /// grammar parses, such as a function's body.
  package var qualifiedNames: Set<QualifiedName> {
    var names: Set<QualifiedName> = []
    var schema: String?
    var isBehindPoint = false
    for (token, name) in scannedNames {
      if let name {
        if isBehindPoint, let schema { names.insert(QualifiedName(schema: schema, name: name)) }
        schema = name
        isBehindPoint = false
      } else {
        isBehindPoint = token == "."
        if !isBehindPoint { schema = nil }
      }
    }
    return names
  }

  /// All words and names in the text, folded as the server does: a superset of its columns.
  package var mentionedNames: Set<String> { Set(scannedNames.compactMap(\.name)) }

  /// The tokens without comments, each with its name if it is one.
  private var scannedNames: [(text: String, name: String?)] {
    let bytes = Array(text.utf8)
    var lexer = Lexer(bytes)
    var names: [(text: String, name: String?)] = []
    // Stops at the first token that cannot be scanned.
    while let token = try? lexer.next() {
      switch token.kind {
      case .comment: continue
      case .word, .quotedName: names.append(("", Token.identifier(token, in: bytes)))
      case .string, .dollarString, .number, .parameter, .operator, .punctuation:
        names.append((String(decoding: bytes[token.range], as: UTF8.self), nil))
      }
    }
    return names
  }
}
