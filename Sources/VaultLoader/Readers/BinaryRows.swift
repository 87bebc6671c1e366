import PostgresSchema
import VaultHash

/// A column of the rows that a database gives.
struct BinaryColumn: Hashable, Sendable {
  var name: String
  /// By its number in `pg_type`, as the query gives it.
  var typeOID: UInt32

  /// How its values are written; nil where the server prints them.
  var decoder: BinaryDecoder? { BinaryDecoder(typeOID: typeOID) }

  /// The column as COPY is to send it.
  var selected: SQL {
    // The blanks that fill a char(n) are no part of its value (PostgreSQL, chapter 8.3).
    let value: SQL =
      switch typeOID {
      case 1042: "\(id: name)::text"
      case 1014: "\(id: name)::text[]"
      default: .identifier(name)
      }
    guard decoder == nil else { return value }
    // The output function's text, where a cast may have one of its own; NULL stays NULL.
    return "CASE num_nonnulls(\(id: name)) WHEN 1 THEN format('%s', \(value)) END"
  }
}

/// Keeps rows of COPY's binary format in a scratch file: for each its length and its bytes.
struct BinaryRowFile: ~Copyable {
  /// A longer row is kept by its beginning, which is all that its quarantine needs.
  static let keptOfTooLong = 4 << 10
  private let file: ScratchFile
  private var isBegun = false

  init() throws(ScratchError) { file = try ScratchFile() }

  var byteCount: Int64 { file.count }

  /// Takes what the server sends: a row, which may come behind the format's header or be its trailer.
  ///
  /// - Throws: `ScratchError`.
  mutating func append(_ message: UnsafeRawBufferPointer) throws(ScratchError) {
    let row = isBegun ? message : Self.withoutHeader(message)
    isBegun = true
    guard row.count > 2 else { return }
    let isWhole = row.count <= RecordLimit.bytes
    let kept = isWhole ? row : UnsafeRawBufferPointer(rebasing: row.prefix(Self.keptOfTooLong))
    var head = BinaryRowHead(length: Int32(kept.count), isWhole: isWhole)
    try withUnsafeBytes(of: &head) { bytes throws(ScratchError) in try file.append(bytes) }
    try file.append(kept)
  }

  /// The file for reading.
  ///
  /// - Throws: `ScratchError`.
  consuming func written() throws(ScratchError) -> ScratchStorage { try file.written() }

  /// Passes over signature, flags and extension.
  private static func withoutHeader(_ message: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let signature = 11
    let extensionLength = Int(
      Int32(bigEndian: message.loadUnaligned(fromByteOffset: signature + 4, as: Int32.self)))
    return UnsafeRawBufferPointer(rebasing: message.dropFirst(signature + 8 + extensionLength))
  }
}

/// What stands before each row of a `BinaryRowFile`.
private struct BinaryRowHead {
  var length: Int32
  var isWhole: Bool
}

/// Rows of COPY's binary format, with their values as text.
///
/// A row that is refused or put off is kept as the line of CSV that says the same.
final class BinaryRowReader: RecordReader {
  private(set) var fields: [RecordField] = []
  private(set) var refusal: Refusal?
  /// The row's number.
  private(set) var line: Int64 = 0
  private(set) var offset: Int64 = 0
  private var window: ByteWindow
  private let decoders: [BinaryDecoder]
  private var text = ByteBuffer(capacity: 4 << 10)
  private var csv = ByteBuffer(capacity: 4 << 10)
  private var truncated = 0..<0

  init(_ source: any ByteSource, columns: [BinaryColumn], chunk: Int = 256 << 10) {
    window = ByteWindow(on: source, size: chunk)
    decoders = columns.map { $0.decoder ?? .text }
  }

  func bytes(of field: RecordField) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: text.bytes[field.range])
  }

  func unescape(_ field: RecordField, into output: inout ByteBuffer) {
    output.append(bytes(of: field))
  }

  func isNull(_ field: RecordField) -> Bool { field.range.isEmpty && !field.isQuoted }

  func next() throws(InputError) -> Bool {
    let size = MemoryLayout<BinaryRowHead>.size
    guard try hasBytes(size) else { return false }
    let head = window[window.start..<window.start + size].loadUnaligned(as: BinaryRowHead.self)
    offset = window.offset
    window.advance(to: window.start + size)
    let length = Int(head.length)
    guard try hasBytes(length) else { preconditionFailure("a row is written whole") }
    let row = window.start..<window.start + length
    line += 1
    if head.isWhole {
      refusal = nil
      decode(window[row])
    } else {
      refusal = Refusal(CSVFault.tooLong(limit: RecordLimit.bytes))
      truncated = row
    }
    window.advance(to: row.upperBound)
    return true
  }

  private func hasBytes(_ count: Int) throws(InputError) -> Bool {
    while window.end - window.start < count {
      if window.isAtEnd { return false }
      try window.fill()
    }
    return true
  }

  private func decode(_ row: UnsafeRawBufferPointer) {
    text.removeAll()
    fields.removeAll(keepingCapacity: true)
    // The number of fields, which is that of the columns.
    var place = 2
    for decoder in decoders {
      let length = Int(Int32(bigEndian: row.loadUnaligned(fromByteOffset: place, as: Int32.self)))
      place += 4
      guard length >= 0 else {
        fields.append(.null)
        continue
      }
      let start = text.count
      decoder.append(UnsafeRawBufferPointer(rebasing: row[place..<place + length]), to: &text)
      fields.append(RecordField(range: start..<text.count, isQuoted: true, isEscaped: false))
      place += length
    }
  }
}

// MARK: - As CSV

extension BinaryRowReader {
  /// None: excluded columns are not asked for.
  var excludedRanges: [Range<Int>]? { [] }
  static var blank: StaticString { "" }

  var recordBytes: UnsafeRawBufferPointer {
    guard refusal == nil else { return window[truncated] }
    csv.removeAll()
    for (index, field) in fields.enumerated() {
      if index > 0 { csv.append(UInt8(ascii: ",")) }
      if field.isQuoted { appendCSV(bytes(of: field)) }
    }
    return csv.bytes
  }

  private func appendCSV(_ value: UnsafeRawBufferPointer) {
    let needsQuotes = value.isEmpty || value.contains { "\",\r\n".utf8.contains($0) }
    guard needsQuotes else { return csv.append(value) }
    csv.append(UInt8(ascii: "\""))
    for byte in value {
      if byte == UInt8(ascii: "\"") { csv.append(byte) }
      csv.append(byte)
    }
    csv.append(UInt8(ascii: "\""))
  }
}
