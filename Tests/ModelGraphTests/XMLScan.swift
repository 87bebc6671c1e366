/// Reads XML as far as it takes to know that it is well-formed, and throws where it is not.
///
/// Knows elements, attributes, the five entities, comments, a declaration and a document type.
struct XMLScan {
  private(set) var elements: [String] = []

  struct Malformed: Error {
    let reason: String
  }

  init(_ text: String) throws(Malformed) {
    var rest = Substring(text)
    var open: [String] = []
    try Self.requireLegalCharacters(text)
    while let start = rest.firstIndex(of: "<") {
      try Self.requireText(rest[..<start])
      rest = rest[start...]
      if rest.hasPrefix("<!--") || rest.hasPrefix("<?") || rest.hasPrefix("<!DOCTYPE") {
        let end = rest.hasPrefix("<!--") ? "-->" : ">"
        guard let range = rest.firstRange(of: end) else { throw Malformed(reason: "no \(end)") }
        rest = rest[range.upperBound...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw Malformed(reason: "no >") }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = tag.dropFirst().prefix { !$0.isWhitespace }
        guard open.popLast() == String(name) else { throw Malformed(reason: "</\(name)>") }
        continue
      }
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
      try Self.requireAttributes(tag.dropFirst(name.count))
      elements.append(String(name))
      if !tag.hasSuffix("/") { open.append(String(name)) }
    }
    guard open.isEmpty, rest.allSatisfy(\.isWhitespace) else {
      throw Malformed(reason: "left open: \(open)")
    }
  }

  private static func requireLegalCharacters(_ text: String) throws(Malformed) {
    for scalar in text.unicodeScalars where scalar.value < 0x20 && scalar.value != 0xA {
      throw Malformed(reason: "character \(scalar.value)")
    }
  }

  /// A `&` begins an entity that XML knows.
  private static func requireText(_ text: Substring) throws(Malformed) {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let entity = part.prefix { $0 != ";" }
      let isKnown = ["amp", "lt", "gt", "quot", "apos"].contains(entity) || entity.hasPrefix("#")
      guard isKnown, entity.count < part.count else { throw Malformed(reason: "&\(entity)") }
    }
  }

  private static func requireAttributes(_ text: Substring) throws(Malformed) {
    var rest = text.drop(while: \.isWhitespace)
    var names: Set<Substring> = []
    while !rest.isEmpty, rest != "/" {
      guard let equals = rest.firstRange(of: "=\"") else { throw Malformed(reason: "\(rest)") }
      let name = rest[..<equals.lowerBound]
      guard name.allSatisfy({ $0.isLetter || $0.isNumber || "-:_".contains($0) }) else {
        throw Malformed(reason: "attribute \(name)")
      }
      guard names.insert(name).inserted else { throw Malformed(reason: "\(name) twice") }
      rest = rest[equals.upperBound...]
      guard let end = rest.firstIndex(of: "\"") else { throw Malformed(reason: "no end quote") }
      try requireText(rest[..<end])
      rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
    }
  }
}
