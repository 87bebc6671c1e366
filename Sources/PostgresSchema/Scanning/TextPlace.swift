/// A place in a text; line and column count from 1, a column is a Unicode scalar.
package struct TextPlace: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// As compilers write it: `3:14`.
  package var description: String { "\(line):\(column)" }

  package static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A place that goes through a text once, from its start to its end.
struct TextCursor {
  private var offset: Int
  private var place = TextPlace(line: 1, column: 1)

  /// - Parameter start: The byte that is line 1, column 1.
  init(from start: Int) { offset = start }

  /// The place of a byte that does not lie before the one asked for last.
  mutating func place(of target: Int, in bytes: [UInt8]) -> TextPlace {
    while offset < target {
      let byte = bytes[offset]
      offset += 1
      if byte.endsLine(before: offset < bytes.count ? bytes[offset] : nil) {
        place = TextPlace(line: place.line + 1, column: 1)
      } else if !byte.continuesScalar, byte != .carriageReturn {
        place.column += 1
      }
    }
    return place
  }
}
