/// An object with its place on the drawing, in whole pixels.
struct Box: Hashable {
  let node: Graph.Node
  var left = 0
  var top = 0
  var width: Int
  let height: Int

  static let padding = 14
  private static let titleHeight = 46
  private static let detailHeight = 16

  /// As large as its words, with room for its lines' ends on either side.
  init(_ node: Graph.Node, ends: Int = 0) {
    self.node = node
    let texts =
      [
        textWidth(node.name, size: 15), textWidth(node.species, size: 12),
      ] + node.details.map { textWidth($0, size: 12) }
    width = max(120, (texts.max() ?? 0) + 2 * Self.padding + (node.kind == .link ? 20 : 0))
    let words = Self.titleHeight + node.details.count * Self.detailHeight
    height = max(words + 10, ends * Box.endSpacing + 10)
  }

  /// How far apart lines meet a box.
  static let endSpacing = 20

  var right: Int { left + width }
  var bottom: Int { top + height }
  var middle: Int { top + height / 2 }

  /// Where the lines meet a side, from top to bottom.
  func ends(_ count: Int) -> [Int] {
    let spacing = min(Self.endSpacing, max(1, (height - 12) / max(count, 1)))
    let first = middle - spacing * (count - 1) / 2
    return (0..<count).map { first + $0 * spacing }
  }
}

/// About how wide a text is, on the safe side: the reader's fonts are not known.
func textWidth(_ text: String, size: Int) -> Int {
  let tenths = text.inOneLine.unicodeScalars.reduce(0) { sum, scalar in
    switch scalar.value {
    case 0x300..<0x370: sum
    case 0x69, 0x6A, 0x6C, 0x2E, 0x2C, 0x20: sum + 36
    case 0x6D, 0x77, 0x41..<0x5B: sum + 82
    case 0..<0x250: sum + 62
    case 0x250..<0x1100: sum + 75
    default: sum + 105
    }
  }
  return (tenths * size + 99) / 100
}
