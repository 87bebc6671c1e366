import VaultHash

/// Records of a CSV file as RFC 4180 describes it: quoted fields may hold delimiters, quotes and line
/// ends; UTF-8 with or without a byte order mark; lines end in LF or CRLF.
///
/// Delimiter, quote and the text that means NULL are the format's.
///
/// A record is handed out as ranges of the reader's own buffer, which stay valid until the next one
/// is asked for. A broken record is handed out too, with its fault, and reading goes on behind it.
final class CSVReader: RecordReader {
  private(set) var fields: [RecordField] = []
  private(set) var fault: CSVFault?
  /// The line on which the current record begins, counted from 1.
  private(set) var line: Int64 = 0
  /// Where the current record begins, in bytes of the decompressed input.
  private(set) var offset: Int64 = 0

  private let source: any ByteSource
  private let delimiter: UInt8
  /// -1, which no byte equals, where the format has none.
  private let quote: Int
  private let nullText: [UInt8]
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var start = 0
  private var isAtEnd = false
  private var bufferOffset: Int64 = 0
  private var nextLine: Int64 = 1
  private var record = 0..<0
  private var isSkippingLine = false

  /// Reads from `source`, beginning with its first line.
  init(
    _ source: any ByteSource, as format: DelimitedFormat = DelimitedFormat(), chunk: Int = 256 << 10
  ) {
    self.source = source
    delimiter = format.delimiter
    quote = format.quote.map { Int($0) } ?? -1
    nullText = Array(format.nullText.utf8)
    buffer = .allocate(byteCount: chunk, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The bytes of the current record without its line end.
  var recordBytes: UnsafeRawBufferPointer { bytes(record) }

  var refusal: Refusal? { fault.map { Refusal($0) } }

  /// The bytes of a field as they stand in the file, without the quotes around them.
  func bytes(of field: RecordField) -> UnsafeRawBufferPointer { bytes(field.range) }

  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range])
  }

  /// The names of the first line; nil where the input is empty.
  ///
  /// - Throws: `InputError`.
  func header() throws(InputError) -> [String]? {
    try fill()
    if bytes(0..<filled).starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    guard try next(), fault == nil else { return nil }
    var name = ByteBuffer()
    return fields.map { field in
      name.removeAll()
      unescape(field, into: &name)
      return String(decoding: name.bytes, as: UTF8.self)
    }
  }

  /// Moves to the next record; false at the end.
  ///
  /// Empty lines are no records.
  ///
  /// - Throws: `InputError`.
  func next() throws(InputError) -> Bool {
    while true {
      if start == filled {
        if isAtEnd { return false }
        try fill()
        continue
      }
      if isSkippingLine {
        skipLine()
        continue
      }
      switch scan() {
      case .record(let end, let next):
        accept(end: end, next: next, fault: nil)
        if end == record.lowerBound { continue }
        return true
      case .broken(let fault, let end, let next):
        accept(end: end, next: next, fault: fault)
        return true
      case .incomplete:
        guard filled - start < RecordLimit.bytes else {
          refuseTooLong()
          return true
        }
        try fill()
      }
    }
  }

  func isNull(_ field: RecordField) -> Bool {
    guard !field.isQuoted, field.range.count == nullText.count else { return false }
    return nullText.isEmpty || bytes(field.range).elementsEqual(nullText)
  }

  /// Copies a field, single quotes for doubled ones.
  func unescape(_ field: RecordField, into output: inout ByteBuffer) {
    guard field.isEscaped else { return output.append(bytes(of: field)) }
    var rest = bytes(of: field)[...]
    while let index = rest.firstIndex(where: { Int($0) == quote }) {
      output.append(UnsafeRawBufferPointer(rebasing: rest[...index]))
      rest = rest[(index + 2)...]
    }
    output.append(UnsafeRawBufferPointer(rebasing: rest))
  }
}

// MARK: - The buffer

extension CSVReader {
  /// Reads more bytes behind those of the record at hand, which move to the front.
  private func fill() throws(InputError) {
    if start > 0 {
      buffer.copyMemory(from: bytes(start..<filled))
      bufferOffset += Int64(start)
      filled -= start
      start = 0
    }
    if filled == buffer.count { grow() }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    filled += count
    isAtEnd = count == 0
  }

  private func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: buffer.count * 2, alignment: 16)
    larger.copyMemory(from: bytes(0..<filled))
    buffer.deallocate()
    buffer = larger
  }

  private func accept(end: Int, next: Int, fault: CSVFault?) {
    record = start..<end
    line = nextLine
    offset = bufferOffset + Int64(start)
    self.fault = fault
    nextLine += Int64(lineEnds(in: start..<next))
    start = next
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    // Only quoted fields and broken records hold line ends besides their own.
    guard fault != nil || fields.contains(where: \.isQuoted) else {
      return buffer[range.upperBound - 1] == LineByte.lineFeed ? 1 : 0
    }
    return bytes(range).reduce(0) { $1 == LineByte.lineFeed ? $0 + 1 : $0 }
  }

  /// Gives up a record that does not fit: its first line is refused, reading goes on behind it.
  private func refuseTooLong() {
    let end = bytes(start..<filled).firstIndex(of: LineByte.lineFeed).map { start + $0 }
    // Where not even the line fits, what follows in it must not pass for a record of its own.
    isSkippingLine = end == nil
    accept(
      end: end ?? filled, next: end.map { $0 + 1 } ?? filled,
      fault: .tooLong(limit: RecordLimit.bytes))
  }

  private func skipLine() {
    guard let feed = bytes(start..<filled).firstIndex(of: LineByte.lineFeed) else {
      start = filled
      return
    }
    start += feed + 1
    nextLine += 1
    isSkippingLine = false
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

// MARK: - The grammar

extension CSVReader {
  private enum Scan {
    /// The record's bytes end at `end`, the one behind it begins at `next`.
    case record(end: Int, next: Int)
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

  private func scan() -> Scan {
    fields.removeAll(keepingCapacity: true)
    fault = nil
    var position = start
    while true {
      let field =
        position < filled && Int(buffer[position]) == quote
        ? quotedField(at: position) : plainField(at: position)
      switch field {
      case .delimiter(let next):
        position = next
        if position == filled, !isAtEnd { return .incomplete }
      case .line(let end, let next):
        return .record(end: end, next: next)
      case .broken(let fault, let place):
        guard let (end, next) = lineEnd(from: place) else { return .incomplete }
        return .broken(fault, end: end, next: next)
      case .incomplete:
        return .incomplete
      }
    }
  }

  private func plainField(at position: Int) -> FieldEnd {
    var index = position
    let (delimiter, quote) = (delimiter, quote)
    while index < filled {
      let byte = buffer[index]
      if byte == delimiter {
        fields.append(RecordField(range: position..<index, isQuoted: false, isEscaped: false))
        return .delimiter(index + 1)
      }
      if byte == LineByte.lineFeed { return endOfLine(field: position, at: index, next: index + 1) }
      if Int(byte) == quote { return .broken(.strayQuote, at: index) }
      index &+= 1
    }
    return isAtEnd ? endOfLine(field: position, at: index, next: index) : .incomplete
  }

  private func endOfLine(field position: Int, at index: Int, next: Int) -> FieldEnd {
    let hasReturn = index > position && buffer[index - 1] == LineByte.carriageReturn
    let end = hasReturn ? index - 1 : index
    fields.append(RecordField(range: position..<end, isQuoted: false, isEscaped: false))
    return .line(end: end, next: next)
  }

  private func quotedField(at position: Int) -> FieldEnd {
    var index = position + 1
    var isEscaped = false
    while true {
      while index < filled, Int(buffer[index]) != quote { index &+= 1 }
      guard index < filled else {
        return isAtEnd ? .broken(.unterminatedQuote, at: position) : .incomplete
      }
      guard index + 1 < filled else {
        if !isAtEnd { return .incomplete }
        break
      }
      guard Int(buffer[index + 1]) == quote else { break }
      isEscaped = true
      index += 2
    }
    fields.append(RecordField(range: position + 1..<index, isQuoted: true, isEscaped: isEscaped))
    return afterQuote(index + 1)
  }

  private func afterQuote(_ index: Int) -> FieldEnd {
    guard index < filled else {
      return isAtEnd ? .line(end: index, next: index) : .incomplete
    }
    switch buffer[index] {
    case delimiter:
      return .delimiter(index + 1)
    case LineByte.lineFeed:
      return .line(end: index, next: index + 1)
    case LineByte.carriageReturn:
      guard index + 1 < filled else {
        return isAtEnd ? .line(end: index, next: index + 1) : .incomplete
      }
      guard buffer[index + 1] == LineByte.lineFeed else {
        return .broken(.textAfterQuote, at: index)
      }
      return .line(end: index, next: index + 2)
    default:
      return .broken(.textAfterQuote, at: index)
    }
  }

  /// The end of the line that holds `place`; nil where the bytes at hand do not reach it.
  private func lineEnd(from place: Int) -> (end: Int, next: Int)? {
    guard let feed = bytes(place..<filled).firstIndex(of: LineByte.lineFeed) else {
      return isAtEnd ? (filled, filled) : nil
    }
    let index = place + feed
    let hasReturn = index > start && buffer[index - 1] == LineByte.carriageReturn
    return (hasReturn ? index - 1 : index, index + 1)
  }
}
