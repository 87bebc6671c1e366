extension String {
  /// The text as a string literal of Swift, on one line, in which nothing of it is read as code.
  package var swiftLiteral: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case let scalar where scalar.needsNumber: text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// The text as what something is about: short enough for a line of its own.
  var aboutLiteral: String {
    let limit = 70
    guard count > limit else { return swiftLiteral }
    var text = ""
    for word in split(separator: " ") {
      guard text.count + 1 + word.count < limit else { break }
      text += text.isEmpty ? String(word) : " \(word)"
    }
    return "\(text.isEmpty ? String(prefix(limit - 1)) : text)…".swiftLiteral
  }

  /// The text as the words of a comment: nothing in it ends a line, or hides what follows.
  var commentWords: [String] {
    let plain = String(
      String.UnicodeScalarView(unicodeScalars.map { $0.needsNumber ? " " : $0 }))
    return plain.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

extension Unicode.Scalar {
  /// Whether an editor would show it as nothing, or as something else than it is.
  fileprivate var needsNumber: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: false
    }
  }
}
