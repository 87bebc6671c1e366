import PostgresSchema

extension SQL {
  /// The names of two parts in the text, quoted or not; a name of something else does no harm.
  var mentionedNames: Set<QualifiedName> {
    var reader = NameReader(text)
    return reader.names()
  }

  /// Whether the name, quoted or not, stands anywhere in the text.
  func mentions(column: String) -> Bool {
    var reader = NameReader(text)
    return reader.words().contains(column)
  }
}

extension Function {
  /// What its body and the types of its arguments and of its result mention.
  var mentionedNames: Set<QualifiedName> {
    rowTypes.reduce(into: body.mentionedNames) { $0.formUnion($1) }
  }

  /// What the server itself holds on to: types, but not what a body of text mentions.
  var heldNames: Set<QualifiedName> { rowTypes.reduce(into: []) { $0.formUnion($1) } }

  private var rowTypes: [Set<QualifiedName>] {
    (arguments.map(\.type) + [result]).map(\.sql.mentionedNames)
  }
}

/// Reads identifiers out of SQL, byte by byte, without the literals and comments between them.
private struct NameReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func names() -> Set<QualifiedName> {
    var names: Set<QualifiedName> = []
    var previous: String?
    while place < bytes.count {
      guard let word = nextWord() else {
        previous = nil
        continue
      }
      if let schema = previous { names.insert(QualifiedName(schema: schema, name: word)) }
      let isFollowed = place < bytes.count && bytes[place] == UInt8(ascii: ".")
      previous = isFollowed ? word : nil
      if isFollowed { place += 1 }
    }
    return names
  }

  mutating func words() -> Set<String> {
    var words: Set<String> = []
    while place < bytes.count {
      if let word = nextWord() { words.insert(word) }
    }
    return words
  }

  /// Takes one word, one literal or one other byte; nil where it is no word.
  private mutating func nextWord() -> String? {
    switch bytes[place] {
    case UInt8(ascii: "\""): return quoted(by: UInt8(ascii: "\""))
    case UInt8(ascii: "'"):
      _ = quoted(by: UInt8(ascii: "'"))
      return nil
    case UInt8(ascii: "-") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "-"):
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
      return nil
    case let byte where byte.beginsWord:
      let begin = place
      while place < bytes.count, bytes[place].continuesWord { place += 1 }
      return String(decoding: bytes[begin..<place], as: UTF8.self)
    default:
      place += 1
      return nil
    }
  }

  private mutating func quoted(by mark: UInt8) -> String {
    var content: [UInt8] = []
    place += 1
    while place < bytes.count {
      if bytes[place] == mark {
        guard place + 1 < bytes.count, bytes[place + 1] == mark else { break }
        place += 1
      }
      content.append(bytes[place])
      place += 1
    }
    place += 1
    return String(decoding: content, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var beginsWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  fileprivate var continuesWord: Bool {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "$"): true
    default: beginsWord
    }
  }
}
