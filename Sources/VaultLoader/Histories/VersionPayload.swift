/// A hash diff of up to 32 bytes, inline, and where the version comes from.
///
/// Two payloads are equal where their hash diffs are.
struct VersionPayload: Equatable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// The record of the batch that gave the version; nil for a stored one.
  var record: Int?
  /// Where a stored version ended when it was read.
  var storedEnd: Instant?

  init(_ hashDiff: UnsafeRawBufferPointer, record: Int?, storedEnd: Instant? = nil) {
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: hashDiff) }
    self.record = record
    self.storedEnd = storedEnd
  }

  /// The first bytes, as many as a hash has.
  func withBytes(count: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(of: words) { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  static func == (left: VersionPayload, right: VersionPayload) -> Bool { left.words == right.words }
}
