/// A language that graphs are written in.
package enum GraphFormat: String, Hashable, Sendable, CaseIterable {
  /// A flowchart, which GitHub and GitLab draw where it stands in a page.
  case mermaid
  /// For Graphviz: `dot -Tsvg`.
  case dot
  /// A picture as it is, with a layout of our own.
  case svg
}

extension Graph {
  /// The graph's text, the same bytes for the same vault.
  package func text(as format: GraphFormat) -> String {
    switch format {
    case .mermaid: mermaid
    case .dot: dot
    case .svg: Drawing(of: self).svg
    }
  }
}

extension String {
  /// The text in one line, without characters that XML cannot hold.
  var inOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x9, 0xA, 0xD, 0x85, 0x2028, 0x2029: " "
          case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// The text with some of its characters written otherwise.
  func escaping(_ replacements: [Character: String]) -> String {
    inOneLine.unicodeScalars.reduce(into: "") { text, scalar in
      if let replacement = replacements[Character(scalar)] {
        text += replacement
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
