import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// A file without a name that is written once and read back from its beginning.
///
/// It lies in `TMPDIR` and is gone with the program, however that ends.
final class ScratchFile {
  private let descriptor: Int32
  private var pending = ByteBuffer(capacity: 64 << 10)
  private(set) var count: Int64 = 0

  /// Makes an empty file.
  ///
  /// - Throws: `ScratchError`.
  init() throws(ScratchError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array((folder + "/vaultload-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw ScratchError(errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
  }

  deinit { close(descriptor) }

  /// Adds bytes at the end.
  ///
  /// - Throws: `ScratchError`.
  func append(_ bytes: UnsafeRawBufferPointer) throws(ScratchError) {
    pending.append(bytes)
    count += Int64(bytes.count)
    if pending.count >= 60 << 10 { try flush() }
  }

  /// Reads up to a whole buffer from `offset` on; fewer bytes at the end.
  ///
  /// - Throws: `ScratchError`.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(ScratchError) -> Int {
    try flush()
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

  private func flush() throws(ScratchError) {
    var rest = pending.bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = write(descriptor, piece.baseAddress, piece.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw ScratchError(errno: errno)
      }
      rest = rest.dropFirst(count)
    }
    pending.removeAll()
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
