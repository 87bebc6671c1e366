/// Records that were put off to the end of the delivery, in order, outside memory.
final class DeferredRecords {
  private static let entryByteCount = 24
  private let places: ScratchFile
  private let records: ScratchFile
  private(set) var count: Int64 = 0

  init() throws(ScratchError) {
    places = try ScratchFile()
    records = try ScratchFile()
  }

  /// Puts off a well-formed record, given by the bytes between its line ends.
  ///
  /// - Throws: `ScratchError`.
  func append(_ origin: RecordOrigin, bytes: UnsafeRawBufferPointer) throws(ScratchError) {
    let words = (
      origin.place.packed, UInt64(bitPattern: origin.line), UInt64(bitPattern: origin.offset)
    )
    try withUnsafeBytes(of: words) { bytes throws(ScratchError) in try places.append(bytes) }
    try records.append(bytes)
    try withUnsafeBytes(of: LineByte.lineFeed) { bytes throws(ScratchError) in
      try records.append(bytes)
    }
    count += 1
  }

  /// The records once more, from the first on, with a reader like the one that gave them.
  ///
  /// - Throws: `ScratchError`.
  func replay<Reader: RecordReader>(
    with reader: (any ByteSource) -> Reader
  ) throws(ScratchError) -> Replay<Reader> {
    try Replay(self, reader: reader)
  }

  /// One pass over the records that were put off.
  final class Replay<Reader: RecordReader> {
    let reader: Reader
    private let places: ScratchStorage
    private var index: Int64 = 0

    fileprivate init(
      _ deferred: DeferredRecords, reader: (any ByteSource) -> Reader
    ) throws(ScratchError) {
      places = try deferred.places.written()
      let records = try deferred.records.written()
      self.reader = reader(ScratchBytes(records, name: "the records put off"))
    }

    /// Moves the reader to the next record and tells where it stood; nil at the end.
    ///
    /// - Throws: `InputError`, `ScratchError`.
    func next() throws -> RecordOrigin? {
      guard try reader.next() else { return nil }
      var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
      let offset = index * Int64(DeferredRecords.entryByteCount)
      _ = try withUnsafeMutableBytes(of: &words) { bytes throws(ScratchError) in
        try places.read(into: bytes, at: offset)
      }
      index += 1
      return RecordOrigin(
        place: RecordPlace(packed: words.0), line: Int64(bitPattern: words.1),
        offset: Int64(bitPattern: words.2))
    }
  }
}

/// Where a record begins in its input.
struct RecordOrigin: Hashable {
  var place: RecordPlace
  /// Counts from 1.
  var line: Int64
  /// In bytes of the decompressed input.
  var offset: Int64
}
