import VaultHash

/// A refused record as it stands in a file of its source's own format.
struct ExportedRecord {
  /// In UTF-8, without a line end.
  var text: [UInt8]
  /// Whether these are the record's own bytes.
  var isAsDelivered: Bool

  /// Writes a record's bytes so that the records behind it in a file stay what they are.
  ///
  /// One that is no record by itself, because a quote in it is never closed or is closed too early,
  /// becomes one field that holds it whole: whoever mends it sees all of it.
  init(_ content: [UInt8], as layout: InputFormat.Layout) {
    switch layout {
    case .ndjson: self.init(text: content, isAsDelivered: true)
    case .delimited(let format):
      if let quote = format.quote, !Self.standsAlone(content, as: format) {
        self.init(text: Self.quoted(content, by: quote), isAsDelivered: false)
      } else {
        self.init(text: content, isAsDelivered: true)
      }
    }
  }

  private init(text: [UInt8], isAsDelivered: Bool) {
    self.text = text
    self.isAsDelivered = isAsDelivered
  }

  /// Whether a reader finds one record in the bytes, that is made of all of them.
  private static func standsAlone(_ content: [UInt8], as format: DelimitedFormat) -> Bool {
    let line = content + [LineByte.lineFeed]
    let reader = CSVReader(RecordBytes(line), as: format, chunk: line.count + 1)
    guard (try? reader.next()) == true, reader.fault == nil,
      reader.recordBytes.elementsEqual(content)
    else { return false }
    return (try? reader.next()) == false
  }

  /// The bytes as one field, quotes in it doubled.
  static func quoted(_ content: [UInt8], by quote: UInt8) -> [UInt8] {
    [quote] + content.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  /// A name of the header, in quotes where it needs them.
  static func field(_ name: String, as format: DelimitedFormat) -> [UInt8] {
    let bytes = Array(name.utf8)
    guard let quote = format.quote else { return bytes }
    let special = [format.delimiter, quote, LineByte.lineFeed, LineByte.carriageReturn]
    return bytes.contains { special.contains($0) } ? quoted(bytes, by: quote) : bytes
  }
}

/// Bytes at hand, given once.
private final class RecordBytes: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}
