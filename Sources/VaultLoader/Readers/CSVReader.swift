import VaultHash

/// The fields of a delimited file whose values are not kept.
struct ExcludedFields: Hashable, Sendable {
  /// Counted from 0, in order.
  var places: [Int] = []
  /// How many fields the header has.
  var fieldCount = 0
}

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

  private let grammar: CSVGrammar
  private let nullText: [UInt8]
  private let excluded: ExcludedFields
  private var window: ByteWindow
  private var nextLine: Int64 = 1
  private var record = 0..<0
  private var isSkippingLine = false

  /// Reads from `source`, beginning with its first line.
  init(
    _ source: any ByteSource, as format: DelimitedFormat = DelimitedFormat(),
    excluding excluded: ExcludedFields = ExcludedFields(), chunk: Int = 256 << 10
  ) {
    self.excluded = excluded
    grammar = CSVGrammar(format)
    nullText = Array(format.nullText.utf8)
    window = ByteWindow(on: source, size: chunk)
  }

  /// The bytes of the current record without its line end.
  var recordBytes: UnsafeRawBufferPointer { window[record] }

  /// A record that is broken, or has not the fields of the header, does not tell which is which.
  var excludedRanges: [Range<Int>]? {
    guard !excluded.places.isEmpty else { return [] }
    guard fault == nil, fields.count == excluded.fieldCount else { return nil }
    return excluded.places.map { place in
      let range = fields[place].range
      return range.lowerBound - record.lowerBound..<range.upperBound - record.lowerBound
    }
  }

  static var blank: StaticString { "" }

  var refusal: Refusal? { fault.map { Refusal($0) } }

  /// The bytes of a field as they stand in the file, without the quotes around them.
  func bytes(of field: RecordField) -> UnsafeRawBufferPointer { window[field.range] }

  /// The names of the first line; nil where the input is empty.
  ///
  /// - Throws: `InputError`.
  func header() throws(InputError) -> [String]? {
    try window.passByteOrderMark()
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
      if window.isEmpty {
        if window.isAtEnd { return false }
        try window.fill()
        continue
      }
      if isSkippingLine {
        skipLine()
        continue
      }
      let scan = grammar.scan(
        window.bytes, from: window.start, isAtEnd: window.isAtEnd, into: &fields)
      switch scan {
      case .record(let end, let next, let lines):
        accept(end: end, next: next, lines: lines, fault: nil)
        if end == record.lowerBound { continue }
        return true
      case .broken(let fault, let end, let next):
        refuse(fault, end: end, next: next)
        return true
      case .incomplete:
        guard window.end - window.start < RecordLimit.bytes else {
          refuseTooLong()
          return true
        }
        try window.fill()
      }
    }
  }

  func isNull(_ field: RecordField) -> Bool {
    guard !field.isQuoted, field.range.count == nullText.count else { return false }
    return nullText.isEmpty || window[field.range].elementsEqual(nullText)
  }

  /// Copies a field, single quotes for doubled ones.
  func unescape(_ field: RecordField, into output: inout ByteBuffer) {
    guard field.isEscaped else { return output.append(bytes(of: field)) }
    var rest = bytes(of: field)[...]
    while let index = rest.firstIndex(where: { Int($0) == grammar.quote }) {
      output.append(UnsafeRawBufferPointer(rebasing: rest[...index]))
      rest = rest[(index + 2)...]
    }
    output.append(UnsafeRawBufferPointer(rebasing: rest))
  }
}

// MARK: - Moving on

extension CSVReader {
  private func accept(end: Int, next: Int, lines: Int, fault: CSVFault?) {
    record = window.start..<end
    line = nextLine
    offset = window.offset
    self.fault = fault
    nextLine += Int64(lines)
    window.advance(to: next)
  }

  private func refuse(_ fault: CSVFault, end: Int, next: Int) {
    let lines = window[window.start..<next].reduce(0) { $1 == LineByte.lineFeed ? $0 + 1 : $0 }
    accept(end: end, next: next, lines: lines, fault: fault)
  }

  /// Gives up a record that does not fit: its first line is refused, reading goes on behind it.
  private func refuseTooLong() {
    let end = window.firstLineFeed(from: window.start)
    // Where not even the line fits, what follows in it must not pass for a record of its own.
    isSkippingLine = end == nil
    refuse(
      .tooLong(limit: RecordLimit.bytes), end: end ?? window.end,
      next: end.map { $0 + 1 } ?? window.end)
  }

  private func skipLine() {
    guard let feed = window.firstLineFeed(from: window.start) else {
      return window.advance(to: window.end)
    }
    window.advance(to: feed + 1)
    nextLine += 1
    isSkippingLine = false
  }
}
