import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// A file without a name that is written once and read back from its beginning.
///
/// It lies in `TMPDIR` and is gone with the program, however that ends.
final class ScratchFile {
  private let storage: ScratchStorage
  private var pending = ByteBuffer(capacity: 64 << 10)
  private(set) var count: Int64 = 0

  /// Makes an empty file.
  ///
  /// - Throws: `ScratchError`.
  init() throws(ScratchError) { storage = try ScratchStorage() }

  /// Adds bytes at the end.
  ///
  /// - Throws: `ScratchError`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ScratchError) {
    count += Int64(bytes.count)
    if pending.count + bytes.count > 64 << 10 { try flush() }
    if bytes.count > 64 << 10 { return try storage.write(bytes) }
    pending.append(bytes)
  }

  /// The file for reading, with all that was added so far.
  ///
  /// - Throws: `ScratchError`.
  func written() throws(ScratchError) -> ScratchStorage {
    try flush()
    return storage
  }

  private func flush() throws(ScratchError) {
    try storage.write(pending.bytes)
    pending.removeAll()
  }
}

/// The open file itself.
///
/// Reading states its own place, so that several threads may read.
final class ScratchStorage: Sendable {
  private let descriptor: Int32

  fileprivate init() throws(ScratchError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array((folder + "/vaultload-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ScratchError(errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads up to a whole buffer from `offset` on; fewer bytes at the end.
  ///
  /// - Throws: `ScratchError`.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(ScratchError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
        off_t(offset) + off_t(filled))
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw ScratchError(errno: errno)
      }
      filled += count
    }
    return filled
  }

  /// Reads entries of equal length, from the first on, a few thousand at a time.
  ///
  /// - Throws: `ScratchError`, and what the body throws.
  func forEachEntry(
    of length: Int, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4_096 * length, alignment: 16)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while true {
      let count = try read(into: buffer, at: offset)
      for start in stride(from: 0, to: count, by: length) {
        try body(UnsafeRawBufferPointer(rebasing: buffer[start..<start + length]))
      }
      guard count == buffer.count else { return }
      offset += Int64(count)
    }
  }

  fileprivate func write(_ bytes: UnsafeRawBufferPointer) throws(ScratchError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw ScratchError(errno: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// The bytes of a scratch file, from the first on.
final class ScratchBytes: ByteSource {
  private let storage: ScratchStorage
  private let name: String
  private var offset: Int64 = 0

  /// Reads from `storage`; errors call it `name`.
  init(_ storage: ScratchStorage, name: String) {
    self.storage = storage
    self.name = name
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    do throws(ScratchError) {
      let count = try storage.read(into: buffer, at: offset)
      offset += Int64(count)
      return count
    } catch {
      throw .unreadable(input: name, reason: error.reason)
    }
  }
}

/// The temporary folder takes no more.
package struct ScratchError: Error, CustomStringConvertible {
  package var reason: String

  init(errno code: Int32) { reason = String(cString: strerror(code)) }

  package var description: String {
    "a temporary file cannot be written: \(reason); make room or set TMPDIR to a folder that has some"
  }
}
