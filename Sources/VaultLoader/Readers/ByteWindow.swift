#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The piece of an input that is in memory: what a reader has not yet taken, and what comes behind it.
struct ByteWindow: ~Copyable {
  /// The place of the first byte that was not taken yet.
  private(set) var start = 0
  /// The place behind the last byte at hand.
  private(set) var end = 0
  /// Whether the input has no more bytes than those at hand.
  private(set) var isAtEnd = false
  private let source: any ByteSource
  private var storage: UnsafeMutableRawBufferPointer
  /// How many bytes of the input came before the window.
  private var passed: Int64 = 0

  /// Opens a window of `size` bytes at the beginning of an input.
  init(on source: any ByteSource, size: Int) {
    self.source = source
    storage = .allocate(byteCount: size, alignment: 16)
  }

  deinit { storage.deallocate() }

  /// All bytes at hand, by their places; valid until the next `fill`.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<end]) }

  /// Where the first byte that was not taken stands in the input.
  var offset: Int64 { passed + Int64(start) }

  var isEmpty: Bool { start == end }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: storage[range])
  }

  /// The first line feed from a place on; nil where there is none among the bytes at hand.
  func firstLineFeed(from place: Int) -> Int? {
    guard place < end, let base = storage.baseAddress,
      let found = memchr(base + place, Int32(LineByte.lineFeed), end - place)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Passes over a byte order mark at the beginning of the input.
  ///
  /// - Throws: `InputError`.
  mutating func passByteOrderMark() throws(InputError) {
    while end < 3, !isAtEnd { try fill() }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }

  /// Takes the bytes before a place.
  mutating func advance(to place: Int) { start = place }

  /// Reads more bytes behind those at hand, which move to the front; all places change by that.
  ///
  /// - Throws: `InputError`.
  mutating func fill() throws(InputError) {
    if start > 0 {
      storage.copyMemory(from: self[start..<end])
      passed += Int64(start)
      end -= start
      start = 0
    }
    if end == storage.count { grow() }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[end...]))
    end += count
    isAtEnd = count == 0
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: storage.count * 2, alignment: 16)
    larger.copyMemory(from: bytes)
    storage.deallocate()
    storage = larger
  }
}
