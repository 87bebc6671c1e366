/// A hash diff of up to 32 bytes, inline, and where the version comes from.
///
/// Two payloads are equal where their hash diffs are.
struct VersionPayload: Equatable {
  /// Where the row of a version is taken from.
  enum Origin {
    /// A record of the batch.
    case record(Int)
    /// A stored version that began and ended then.
    case stored(start: Instant, end: Instant?)
  }

  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  var origin: Origin

  init(_ hashDiff: UnsafeRawBufferPointer, from origin: Origin) {
    self.origin = origin
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: hashDiff) }
  }

  /// The first bytes, as many as a hash has.
  func withBytes(count: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    withUnsafeBytes(of: words) { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  static func == (left: VersionPayload, right: VersionPayload) -> Bool { left.words == right.words }
}
