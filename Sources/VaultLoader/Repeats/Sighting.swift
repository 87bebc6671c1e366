/// Where a record stands: the input's index in the delivery and the record's number in it.
struct RecordPlace: Hashable {
  var input: Int
  /// Counts from 1; the header is not a record.
  var record: Int64

  var packed: UInt64 { UInt64(input) << 48 | UInt64(record) }

  init(input: Int, record: Int64) {
    self.input = input
    self.record = record
  }

  init(packed: UInt64) {
    input = Int(packed >> 48)
    record = Int64(packed & 0xFFFF_FFFF_FFFF)
  }
}

/// The first record of a delivery that gave a key, and what it said of it.
struct Sighting: Equatable {
  /// Tells payloads apart: 64 bits made of the hash diffs.
  var payload: UInt64
  var place: RecordPlace
}
