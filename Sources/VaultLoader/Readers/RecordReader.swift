import VaultHash

/// Records of an input, one after another; a field's place is that of its name in the header.
///
/// A record is handed out as ranges of the reader's own buffer, which stay valid until the next one
/// is asked for. A broken record is handed out too, with its refusal, and reading goes on behind it.
protocol RecordReader: AnyObject {
  /// The fields of the current record; without meaning where it is refused.
  var fields: [RecordField] { get }
  var refusal: Refusal? { get }
  /// The bytes of the current record without its line end.
  var recordBytes: UnsafeRawBufferPointer { get }
  /// Where in these the values of excluded columns stand, in order; nil where the record is too broken
  /// to tell.
  var excludedRanges: [Range<Int>]? { get }
  /// What stands in a kept record in the place of an excluded value.
  static var blank: StaticString { get }
  /// The line on which the current record begins, counted from 1.
  var line: Int64 { get }
  /// Where the current record begins, in bytes of the decompressed input in UTF-8.
  var offset: Int64 { get }

  /// Moves to the next record; false at the end.
  ///
  /// - Throws: `InputError`.
  func next() throws(InputError) -> Bool

  /// The bytes of a field as they stand in the input, without the quotes around them.
  func bytes(of field: RecordField) -> UnsafeRawBufferPointer

  /// Appends the value that an escaped field stands for.
  func unescape(_ field: RecordField, into output: inout ByteBuffer)

  func isNull(_ field: RecordField) -> Bool
}

extension RecordReader {
  /// The current record as the quarantine keeps it, without the values of excluded columns; nil where
  /// they cannot be told from the others.
  var keptBytes: [UInt8]? {
    guard let excluded = excludedRanges else { return nil }
    let bytes = recordBytes
    var kept: [UInt8] = []
    var place = 0
    for range in excluded {
      kept += bytes[place..<range.lowerBound]
      kept += UnsafeBufferPointer(start: Self.blank.utf8Start, count: Self.blank.utf8CodeUnitCount)
      place = range.upperBound
    }
    return kept + bytes[place...]
  }
}

/// One field of a record; its bytes are not yet its value where `isEscaped`.
struct RecordField: Equatable {
  var range: Range<Int>
  var isQuoted: Bool
  var isEscaped: Bool
  /// Whether it is a JSON array whose elements are JSON, too.
  var holdsJSON = false

  /// What a record says nothing of.
  static let absent = RecordField(range: -1 ..< -1, isQuoted: false, isEscaped: false)
  /// What a record says to be NULL.
  static let null = RecordField(range: 0..<0, isQuoted: false, isEscaped: false)

  var isAbsent: Bool { range.lowerBound < 0 }
}

enum RecordLimit {
  /// A record longer than this is refused, so that memory stays flat whatever comes.
  static let bytes = 16 << 20
}
