import VaultHash

/// Finds the members of one JSON object and validates all of it on the way.
///
/// The characters of strings are checked where they are taken for a value of a type; of what is
/// passed over the scanner checks them itself.
struct JSONRecordScanner {
  static let depthLimit = 512

  /// Where each column's value stands in the record.
  private(set) var fields: [RecordField]

  /// Where the values of excluded columns stand in the record, in order.
  private(set) var excluded: [Range<Int>] = []
  /// Whether the record was read to its end.
  private(set) var isWhole = false

  private let members: JSONMembers
  private let unknown: NDJSONReader.UnknownMembers
  private var isSet: [Bool]
  private var unknownName: String?
  /// What was passed over because the model does not know it.
  private(set) var ignored = IgnoredMembers()
  private var text = UnsafeRawBufferPointer(start: nil, count: 0)
  private var index = 0
  private var depth = 0

  init(members: JSONMembers, unknown: NDJSONReader.UnknownMembers) {
    self.members = members
    self.unknown = unknown
    fields = members.forms.map { _ in .absent }
    isSet = members.forms.map { _ in false }
  }

  /// What stands around a value.
  private enum Place {
    /// The model knows members of it, or a column takes it whole.
    case known(node: Int)
    /// Nobody, or a column that takes all of it, looks at its members.
    case passedOver
  }

  /// Scans a record.
  ///
  /// - Throws: `Refusal` where it is no JSON object, or has a member that is unknown or stands twice.
  mutating func scan(_ record: UnsafeRawBufferPointer) throws(Refusal) {
    text = record
    index = 0
    depth = 0
    unknownName = nil
    forget()
    for column in fields.indices {
      fields[column] = .absent
      isSet[column] = false
    }
    skipBlanks()
    guard current == UInt8(ascii: "{") else { throw fault("expected an object") }
    try object(at: .known(node: JSONMembers.root))
    skipBlanks()
    guard index == text.count else { throw fault("something follows the object") }
    isWhole = true
    if let unknownName {
      throw Refusal(
        reason: .unknownMember,
        detail: "member \"\(unknownName)\" is unknown to the model "
          + "(add the column to the model, or pass --ignore-unknown-columns)")
    }
  }

  /// Forgets the record that was scanned before one that is not.
  mutating func forget() {
    isWhole = false
    excluded.removeAll(keepingCapacity: true)
  }

  /// Whether records may hold what is not to be kept.
  var mayExclude: Bool { members.mayExclude }

  private var current: UInt8? { index < text.count ? text[index] : nil }

  private mutating func skipBlanks() {
    while let byte = current, JSONText.isBlank(byte) { index += 1 }
  }

  private func fault(_ what: String) -> Refusal {
    Refusal(reason: .malformedJSON, detail: "column \(index + 1) of the line: \(what)")
  }
}

// MARK: - The grammar

extension JSONRecordScanner {
  private mutating func object(at place: Place) throws(Refusal) {
    try descend()
    index += 1
    skipBlanks()
    if current == UInt8(ascii: "}") { return ascend() }
    var turn = 0
    while true {
      guard current == UInt8(ascii: "\"") else { throw fault("expected a member's name") }
      let nameStart = index
      let (name, isEscaped) = try string(isPassedOver: true)
      skipBlanks()
      guard current == UInt8(ascii: ":") else { throw fault("expected ':'") }
      index += 1
      skipBlanks()
      let inner = self.place(ofMember: name, isEscaped: isEscaped, in: place, turn: turn)
      try member(at: inner, nameAt: nameStart)
      turn += 1
      skipBlanks()
      if current == UInt8(ascii: "}") { return ascend() }
      guard current == UInt8(ascii: ",") else { throw fault("expected ',' or '}'") }
      index += 1
      skipBlanks()
    }
  }

  private mutating func place(
    ofMember range: Range<Int>, isEscaped: Bool, in place: Place, turn: Int
  ) -> Place {
    guard case .known(let node) = place else { return .passedOver }
    var name = UnsafeRawBufferPointer(rebasing: text[range])
    var plain = ByteBuffer()
    if isEscaped {
      JSONText.unescape(name, into: &plain)
      name = plain.bytes
    }
    if let found = members.member(name, of: node, turn: turn) { return .known(node: found) }
    // What a column takes whole may have any members.
    guard !members.isWhole(node) else { return .passedOver }
    switch unknown {
    case .passedOver: ignored.count(name)
    case .refused: unknownName = unknownName ?? String(decoding: name, as: UTF8.self)
    }
    return .passedOver
  }

  private mutating func member(at place: Place, nameAt nameStart: Int) throws(Refusal) {
    guard case .known(let node) = place else {
      _ = try value(at: place)
      return
    }
    if members.isExcluded(node) { return try excludedValue(at: place) }
    guard let column = members.column(of: node) else {
      _ = try value(at: place)
      return
    }
    guard !isSet[column] else {
      index = nameStart
      throw fault("the member stands twice")
    }
    isSet[column] = true
    fields[column] = try value(at: place, as: members.forms[column])
  }

  private mutating func excludedValue(at place: Place) throws(Refusal) {
    let start = index
    _ = try value(at: place)
    // What was excluded within it goes with it.
    excluded.removeAll { $0.lowerBound >= start }
    excluded.append(start..<index)
  }

  private mutating func value(
    at place: Place, as form: JSONMembers.Form? = nil
  ) throws(Refusal) -> RecordField {
    let start = index
    switch current {
    case UInt8(ascii: "{"):
      try object(at: place)
    case UInt8(ascii: "["):
      try array()
      switch form {
      case .array: return RecordField(range: start..<index, isQuoted: false, isEscaped: true)
      case .arrayOfJSON:
        return RecordField(
          range: start..<index, isQuoted: false, isEscaped: true, holdsJSON: true)
      case .text, .json, nil: break
      }
    case UInt8(ascii: "\""):
      let (range, isEscaped) = try string(isPassedOver: form == nil)
      if case .json = form { break }
      return RecordField(range: range, isQuoted: true, isEscaped: isEscaped)
    case UInt8(ascii: "n"):
      try literal("null")
      return .null
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case let byte? where byte == UInt8(ascii: "-") || JSONText.isDigit(byte): try number()
    default: throw fault("expected a value")
    }
    return RecordField(range: start..<index, isQuoted: false, isEscaped: false)
  }

  private mutating func array() throws(Refusal) {
    try descend()
    index += 1
    skipBlanks()
    if current == UInt8(ascii: "]") { return ascend() }
    while true {
      _ = try value(at: .passedOver)
      skipBlanks()
      if current == UInt8(ascii: "]") { return ascend() }
      guard current == UInt8(ascii: ",") else { throw fault("expected ',' or ']'") }
      index += 1
      skipBlanks()
    }
  }

  private mutating func descend() throws(Refusal) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw fault("nested deeper than \(Self.depthLimit) levels")
    }
  }

  private mutating func ascend() {
    index += 1
    depth -= 1
  }

  private mutating func literal(_ word: StaticString) throws(Refusal) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[offset] else { throw fault("expected \(word)") }
      index += 1
    }
  }

  private mutating func number() throws(Refusal) {
    if current == UInt8(ascii: "-") { index += 1 }
    if current == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if current == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      index += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(Refusal) {
    let start = index
    while let byte = current, JSONText.isDigit(byte) { index += 1 }
    guard index > start else { throw fault("expected a digit") }
  }
}

// MARK: - Strings

extension JSONRecordScanner {
  /// The range between the quotes, and whether escapes stand in it.
  private mutating func string(
    isPassedOver: Bool
  ) throws(Refusal) -> (range: Range<Int>, isEscaped: Bool) {
    index += 1
    let start = index
    var isEscaped = false
    var isASCII = true
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        let range = start..<index
        if isPassedOver, !isASCII { try requireUTF8(range) }
        index += 1
        return (range, isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        try escape()
      case 0..<0x20:
        throw fault("a control character within a string")
      default:
        isASCII = isASCII && byte < 0x80
        index += 1
      }
    }
    throw fault("a string is opened and never closed")
  }

  private mutating func requireUTF8(_ range: Range<Int>) throws(Refusal) {
    guard String(validating: text[range], as: UTF8.self) == nil else { return }
    index = range.lowerBound
    throw fault("a string that is not UTF-8")
  }

  private mutating func escape() throws(Refusal) {
    index += 1
    switch current {
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if UTF16.isTrailSurrogate(unit) { throw fault("half a surrogate pair") }
      guard UTF16.isLeadSurrogate(unit) else { return }
      guard current == UInt8(ascii: "\\"), index + 1 < text.count,
        text[index + 1] == UInt8(ascii: "u")
      else { throw fault("half a surrogate pair") }
      index += 1
      guard UTF16.isTrailSurrogate(try hexUnit()) else { throw fault("half a surrogate pair") }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 1
    default:
      throw fault("no escape that JSON knows")
    }
  }

  /// The four digits behind the `u` at hand.
  private mutating func hexUnit() throws(Refusal) -> UInt16 {
    index += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = current.flatMap(JSONText.hexValue) else {
        throw fault("expected four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}
