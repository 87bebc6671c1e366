extension SQL {
  /// The names of two parts in the text, as the server stores them: all that it can name, and more, for
  /// what has a point in it may be a column of an alias.
  ///
  /// It reads what no grammar does, as the body of a function.
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

  /// Every word and name in the text, as the server stores it: the columns that it can mean, and more.
  package var mentionedNames: Set<String> { Set(scannedNames.compactMap(\.name)) }

  /// The tokens without comments; a name beside those that are one.
  private var scannedNames: [(text: String, name: String?)] {
    let bytes = Array(text.utf8)
    var lexer = Lexer(bytes)
    var names: [(text: String, name: String?)] = []
    // Behind what cannot be read nothing is read.
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
