import VaultHash

/// Where the elements of an array stand in its canonical text, in their order.
///
/// Those of nested arrays stand one after the other, as PostgreSQL's `unnest` gives them.
struct ArrayElements: Sequence, IteratorProtocol {
  enum Element: Equatable {
    case null
    case plain(Range<Int>)
    /// Between the quotes; a backslash says that the next byte is meant as it is.
    case quoted(Range<Int>)
  }

  private let text: UnsafeRawBufferPointer
  private var index = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  mutating func next() -> Element? {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","): index += 1
      case UInt8(ascii: "\""): return quoted()
      default: return plain()
      }
    }
    return nil
  }

  private mutating func quoted() -> Element {
    let start = index + 1
    index = start
    while text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
    return .quoted(start..<index - 1)
  }

  private mutating func plain() -> Element {
    let start = index
    while text[index] != UInt8(ascii: ","), text[index] != UInt8(ascii: "}") { index += 1 }
    let isNull = text[start..<index].elementsEqual("NULL".utf8)
    return isNull ? .null : .plain(start..<index)
  }
}
