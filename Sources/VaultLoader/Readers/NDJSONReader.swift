import VaultHash

/// Records of a file with a JSON object on each line (RFC 8259), in UTF-8.
///
/// A member that a record lacks is NULL, as one that is `null`. Numbers keep their text.
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

  private let source: any ByteSource
  private var scanner: JSONRecordScanner
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var start = 0
  private var isAtEnd = false
  private var isSkippingLine = false
  private var bufferOffset: Int64 = 0
  private var nextLine: Int64 = 1
  private var record = 0..<0

  /// Reads from `source` the members that the columns are read from.
  init(
    _ source: any ByteSource, members: JSONMembers, unknown: UnknownMembers, chunk: Int = 256 << 10
  ) {
    self.source = source
    scanner = JSONRecordScanner(members: members, unknown: unknown)
    buffer = .allocate(byteCount: chunk, alignment: 16)
  }

  deinit { buffer.deallocate() }

  var recordBytes: UnsafeRawBufferPointer { bytes(record) }

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
    } else {
      JSONText.appendArrayLiteral(bytes, to: &output)
    }
  }

  func next() throws(InputError) -> Bool {
    while try nextLineOfText() {
      guard refusal == nil else { return true }
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
  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[range])
  }

  /// Moves to the next line; a line beyond the limit is refused and the rest of it passed over.
  private func nextLineOfText() throws(InputError) -> Bool {
    refusal = nil
    var searched = 0
    while true {
      if let feed = bytes(start + searched..<filled).firstIndex(of: LineByte.lineFeed) {
        let end = start + searched + feed
        if isSkippingLine {
          pass(to: end + 1)
          isSkippingLine = false
          searched = 0
          continue
        }
        accept(end: end, next: end + 1)
        return true
      }
      if isSkippingLine { pass(to: filled, endsLine: false) }
      searched = filled - start
      if isAtEnd {
        guard searched > 0 else { return false }
        accept(end: filled, next: filled)
        return true
      }
      if searched >= RecordLimit.bytes {
        accept(end: filled, next: filled)
        refusal = Refusal(CSVFault.tooLong(limit: RecordLimit.bytes))
        isSkippingLine = true
        nextLine -= 1
        return true
      }
      try fill()
    }
  }

  private func accept(end: Int, next: Int) {
    let isFirst = bufferOffset + Int64(start) == 0
    let mark = isFirst && bytes(start..<end).starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let hasReturn = end > start + mark && buffer[end - 1] == LineByte.carriageReturn
    record = start + mark..<(hasReturn ? end - 1 : end)
    line = nextLine
    offset = bufferOffset + Int64(start + mark)
    nextLine += 1
    start = next
  }

  private func pass(to place: Int, endsLine: Bool = true) {
    start = place
    if endsLine { nextLine += 1 }
  }

  private func fill() throws(InputError) {
    if start > 0 {
      buffer.copyMemory(from: bytes(start..<filled))
      bufferOffset += Int64(start)
      filled -= start
      start = 0
    }
    if filled == buffer.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 16)
      larger.copyMemory(from: bytes(0..<filled))
      buffer.deallocate()
      buffer = larger
    }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
    filled += count
    isAtEnd = count == 0
  }
}
