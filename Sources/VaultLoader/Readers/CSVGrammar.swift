/// What delimiters, quotes and line ends make of bytes: RFC 4180, with the format's own characters.
///
/// It holds no state, so that all it looks at stays in registers while a record is taken apart.
struct CSVGrammar: Sendable {
  enum Scan {
    /// The record's bytes end at `end`, the one behind it begins at `next`, so many lines further on.
    case record(end: Int, next: Int, lines: Int)
    case broken(CSVFault, end: Int, next: Int)
    /// More bytes are needed.
    case incomplete
  }

  private enum FieldEnd {
    case delimiter(Int)
    case line(end: Int, next: Int)
    /// The record is given up at the end of the line that holds `at`. Of a quote that is never
    /// closed this is the line that opens it: what it swallowed are records of their own again.
    case broken(CSVFault, at: Int)
    case incomplete
  }

  private let delimiter: UInt8
  /// -1, which no byte equals, where the format has none.
  let quote: Int

  init(_ format: DelimitedFormat) {
    delimiter = format.delimiter
    quote = format.quote.map { Int($0) } ?? -1
  }

  /// Takes the record apart that begins at `start`; its fields' places are those in the text.
  func scan(
    _ text: UnsafeRawBufferPointer, from start: Int, isAtEnd: Bool,
    into fields: inout [RecordField]
  ) -> Scan {
    fields.removeAll(keepingCapacity: true)
    var position = start
    var lines = 0
    while true {
      let isQuoted = position < text.count && Int(text[position]) == quote
      let field =
        isQuoted
        ? quotedField(text, at: position, isAtEnd: isAtEnd, lines: &lines, into: &fields)
        : plainField(text, at: position, isAtEnd: isAtEnd, into: &fields)
      switch field {
      case .delimiter(let next):
        position = next
        if position == text.count, !isAtEnd { return .incomplete }
      case .line(let end, let next):
        // Without a line end of its own it is the last.
        return .record(end: end, next: next, lines: next > end ? lines + 1 : lines)
      case .broken(let fault, let place):
        guard let (end, next) = lineEnd(text, from: place, after: start, isAtEnd: isAtEnd) else {
          return .incomplete
        }
        return .broken(fault, end: end, next: next)
      case .incomplete:
        return .incomplete
      }
    }
  }

  @inline(__always)
  private func plainField(
    _ text: UnsafeRawBufferPointer, at start: Int, isAtEnd: Bool, into fields: inout [RecordField]
  ) -> FieldEnd {
    let (delimiter, quote) = (delimiter, quote)
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == delimiter {
        fields.append(RecordField(range: start..<index, isQuoted: false, isEscaped: false))
        return .delimiter(index &+ 1)
      }
      if byte == LineByte.lineFeed {
        return endOfLine(text, field: start, at: index, next: index &+ 1, into: &fields)
      }
      if Int(byte) == quote { return .broken(.strayQuote, at: index) }
      index &+= 1
    }
    guard isAtEnd else { return .incomplete }
    return endOfLine(text, field: start, at: index, next: index, into: &fields)
  }

  private func endOfLine(
    _ text: UnsafeRawBufferPointer, field start: Int, at index: Int, next: Int,
    into fields: inout [RecordField]
  ) -> FieldEnd {
    let hasReturn = index > start && text[index - 1] == LineByte.carriageReturn
    let end = hasReturn ? index - 1 : index
    fields.append(RecordField(range: start..<end, isQuoted: false, isEscaped: false))
    return .line(end: end, next: next)
  }

  @inline(__always)
  private func quotedField(
    _ text: UnsafeRawBufferPointer, at start: Int, isAtEnd: Bool, lines: inout Int,
    into fields: inout [RecordField]
  ) -> FieldEnd {
    let quote = quote
    var index = start &+ 1
    var isEscaped = false
    while true {
      while index < text.count, Int(text[index]) != quote {
        if text[index] == LineByte.lineFeed { lines &+= 1 }
        index &+= 1
      }
      guard index < text.count else {
        return isAtEnd ? .broken(.unterminatedQuote, at: start) : .incomplete
      }
      guard index + 1 < text.count else {
        if !isAtEnd { return .incomplete }
        break
      }
      guard Int(text[index + 1]) == quote else { break }
      isEscaped = true
      index += 2
    }
    fields.append(RecordField(range: start + 1..<index, isQuoted: true, isEscaped: isEscaped))
    return afterQuote(text, index + 1, isAtEnd: isAtEnd)
  }

  private func afterQuote(
    _ text: UnsafeRawBufferPointer, _ index: Int, isAtEnd: Bool
  ) -> FieldEnd {
    guard index < text.count else {
      return isAtEnd ? .line(end: index, next: index) : .incomplete
    }
    switch text[index] {
    case delimiter:
      return .delimiter(index + 1)
    case LineByte.lineFeed:
      return .line(end: index, next: index + 1)
    case LineByte.carriageReturn:
      guard index + 1 < text.count else {
        return isAtEnd ? .line(end: index, next: index + 1) : .incomplete
      }
      guard text[index + 1] == LineByte.lineFeed else {
        return .broken(.textAfterQuote, at: index)
      }
      return .line(end: index, next: index + 2)
    default:
      return .broken(.textAfterQuote, at: index)
    }
  }

  /// The end of the line that holds `place`; nil where the bytes at hand do not reach it.
  private func lineEnd(
    _ text: UnsafeRawBufferPointer, from place: Int, after start: Int, isAtEnd: Bool
  ) -> (end: Int, next: Int)? {
    guard let index = text[place...].firstIndex(of: LineByte.lineFeed) else {
      return isAtEnd ? (text.count, text.count) : nil
    }
    let hasReturn = index > start && text[index - 1] == LineByte.carriageReturn
    return (hasReturn ? index - 1 : index, index + 1)
  }
}

/// Why a record's bytes are no CSV.
enum CSVFault: Hashable {
  /// A quote was opened and never closed.
  case unterminatedQuote
  /// Something other than a delimiter or a line end follows a closing quote.
  case textAfterQuote
  /// A quote stands within a field that does not begin with one.
  case strayQuote
  case tooLong(limit: Int)
}

enum LineByte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}
