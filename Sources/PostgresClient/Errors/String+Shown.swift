extension String {
  /// The text as messages and logs show it: without passwords and without control characters.
  ///
  /// Line ends stay: a message may have several lines.
  package func shown() -> String { redactingPasswords().escapingControls(keepingLines: true) }

  /// The text with control characters written as escapes, such as `\u001B` and `\n`.
  ///
  /// Terminals act on C0 and C1 controls, and bidirectional overrides show a text in another order
  /// than it has. The escapes are those of JSON.
  package func escapingControls(keepingLines: Bool = false) -> String {
    guard unicodeScalars.contains(where: { $0.isControl }) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          guard scalar.isControl, !(keepingLines && scalar == "\n") else { return [scalar] }
          switch scalar {
          case "\n": return ["\\", "n"]
          case "\r": return ["\\", "r"]
          case "\t": return ["\\", "t"]
          default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let padding = String(repeating: "0", count: max(0, 4 - digits.count))
            return Array("\\u\(padding)\(digits)".unicodeScalars)
          }
        }))
  }

  /// A name out of an input, as a message shows it: escaped, and cut where it is longer than any name.
  package func shownName(atMost limit: Int = 100) -> String {
    let scalars = unicodeScalars
    guard scalars.count > limit else { return escapingControls() }
    let start = String(String.UnicodeScalarView(scalars.prefix(limit)))
    return "\(start.escapingControls())… (\(scalars.count) characters)"
  }
}

extension Unicode.Scalar {
  /// Whether a terminal acts on the character, or shows others in another order for it.
  fileprivate var isControl: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
    case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
