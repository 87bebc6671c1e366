import VaultHash

/// Records of a file with a JSON object on each line (RFC 8259), in UTF-8.
///
/// A member that a record lacks is absent: NULL, unless the column has a default for it
/// (`.whenAbsent`). Numbers keep their text.
final class NDJSONReader: RecordReader {
  /// What is done about members that the model does not know.
  enum UnknownMembers: Sendable {
    case refused
    case passedOver
  }

  private(set) var refusal: Refusal?
  private(set) var line: Int64 = 0
  private(set) var offset: Int64 = 0
  var fields: [RecordField] { scanner.fields }
  /// What was passed over of the records so far.
  var ignored: IgnoredMembers { scanner.ignored }

  private var scanner: JSONRecordScanner
  private var window: ByteWindow
  private var isSkippingLine = false
  private var isBegun = false
  private var nextLine: Int64 = 1
  private var record = 0..<0

  /// Reads from `source` the members that the columns are read from.
  init(
    _ source: any ByteSource, members: JSONMembers, unknown: UnknownMembers, chunk: Int = 256 << 10
  ) {
    scanner = JSONRecordScanner(members: members, unknown: unknown)
    window = ByteWindow(on: source, size: chunk)
  }

  var recordBytes: UnsafeRawBufferPointer { window[record] }

  /// A record that is no JSON object does not tell its members.
  var excludedRanges: [Range<Int>]? {
    guard scanner.mayExclude else { return [] }
    return scanner.isWhole ? scanner.excluded : nil
  }

  static var blank: StaticString { "null" }

  func bytes(of field: RecordField) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: recordBytes[field.range])
  }

  func isNull(_ field: RecordField) -> Bool { field.range.isEmpty && !field.isQuoted }

  func unescape(_ field: RecordField, into output: inout ByteBuffer) {
    let bytes = bytes(of: field)
    if !field.isEscaped {
      output.append(bytes)
    } else if field.isQuoted {
      JSONText.unescape(bytes, into: &output)
    } else if field.holdsJSON {
      JSONText.appendArrayLiteral(ofJSON: bytes, to: &output)
    } else {
      JSONText.appendArrayLiteral(bytes, to: &output)
    }
  }

  func next() throws(InputError) -> Bool {
    while try nextLineOfText() {
      guard refusal == nil else {
        scanner.forget()
        return true
      }
      guard !recordBytes.allSatisfy({ JSONText.isBlank($0) }) else { continue }
      do throws(Refusal) {
        try scanner.scan(recordBytes)
      } catch {
        refusal = error
      }
      return true
    }
    return false
  }
}

// MARK: - Lines

extension NDJSONReader {
  /// Moves to the next line; a line beyond the limit is refused and the rest of it passed over.
  private func nextLineOfText() throws(InputError) -> Bool {
    refusal = nil
    if !isBegun {
      try window.passByteOrderMark()
      isBegun = true
    }
    var searched = 0
    while true {
      if let end = window.firstLineFeed(from: window.start + searched) {
        guard isSkippingLine else {
          accept(end: end, next: end + 1)
          return true
        }
        window.advance(to: end + 1)
        nextLine += 1
        isSkippingLine = false
        searched = 0
        continue
      }
      if isSkippingLine { window.advance(to: window.end) }
      searched = window.end - window.start
      if window.isAtEnd {
        guard searched > 0 else { return false }
        accept(end: window.end, next: window.end)
        return true
      }
      if searched >= RecordLimit.bytes {
        accept(end: window.end, next: window.end)
        refusal = Refusal(CSVFault.tooLong(limit: RecordLimit.bytes))
        isSkippingLine = true
        nextLine -= 1
        return true
      }
      try window.fill()
    }
  }

  private func accept(end: Int, next: Int) {
    let start = window.start
    let hasReturn = end > start && window.bytes[end - 1] == LineByte.carriageReturn
    record = start..<(hasReturn ? end - 1 : end)
    line = nextLine
    offset = window.offset
    nextLine += 1
    window.advance(to: next)
  }
}
