@testable import VaultHash
@testable import VaultLoader

/// What a reader said of one record.
struct ReadRecord: Equatable {
  var bytes: [UInt8]
  var line: Int64
  var offset: Int64
  var reason: QuarantineReason?
  var detail: String?
  /// The fields' values, NULL as nil; none where the record is refused.
  var values: [[UInt8]?]

  init(_ reader: some RecordReader) {
    bytes = Array(reader.recordBytes)
    line = reader.line
    offset = reader.offset
    reason = reader.refusal?.reason
    detail = reader.refusal?.detail
    values = reader.refusal == nil ? reader.fields.map { Self.value(of: $0, in: reader) } : []
  }

  private static func value(of field: RecordField, in reader: some RecordReader) -> [UInt8]? {
    if reader.isNull(field) { return nil }
    var value = ByteBuffer()
    if field.isEscaped {
      reader.unescape(field, into: &value)
    } else {
      value.append(reader.bytes(of: field))
    }
    return Array(value.bytes)
  }
}

extension [ReadRecord] {
  /// Every byte is in exactly one record, or in the line ends and blanks between them; and each
  /// record is on the line on which it says it is.
  func requireCover(_ text: [UInt8], from start: Int, isBlank: (UInt8) -> Bool) {
    var position = start
    var line: Int64 = 1
    for record in self {
      let offset = Int(record.offset)
      require(offset >= position, "a byte is in two records: \(record)")
      let gap = text[position..<offset]
      require(gap.allSatisfy(isBlank), "bytes before a record are lost: \([UInt8](gap))")
      require(
        position == start || gap.contains(LineByte.lineFeed),
        "two records on one line: \(record)")
      line += gap.lineFeeds
      require(record.line == line, "line \(line) is called \(record.line)")
      let end = offset + record.bytes.count
      require(end <= text.count, "a record reaches beyond the input")
      require(text[offset..<end].elementsEqual(record.bytes), "a record has other bytes: \(record)")
      line += record.bytes[...].lineFeeds
      position = end
    }
    require(text[position...].allSatisfy(isBlank), "bytes behind the last record are lost")
  }
}

extension ArraySlice<UInt8> {
  fileprivate var lineFeeds: Int64 { reduce(0) { $1 == LineByte.lineFeed ? $0 + 1 : $0 } }
}

/// The bytes of an input in UTF-8, and how many of them are its byte order mark.
func decoded(_ bytes: [UInt8], from encoding: TextEncoding) -> (text: [UInt8], mark: Int) {
  var text = bytes
  if encoding != .utf8 {
    let source = TranscodedBytes(PiecewiseInput(bytes, piece: .max), from: encoding)
    text = everything(of: source)
  }
  return (text, text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
}

private func everything(of source: any ByteSource) -> [UInt8] {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 10, alignment: 1)
  defer { buffer.deallocate() }
  var bytes: [UInt8] = []
  while let count = try? source.read(into: buffer), count > 0 { bytes += buffer.prefix(count) }
  return bytes
}

/// An input in an encoding, whose bytes come by pieces.
func source(_ bytes: [UInt8], in encoding: TextEncoding, piece: Int) -> any ByteSource {
  let input = PiecewiseInput(bytes, piece: piece)
  return encoding == .utf8 ? input : TranscodedBytes(input, from: encoding)
}
