import VaultHash

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes of a file as they are.
final class FileBytes: ByteSource {
  let name: String
  private let descriptor: Int32

  /// Opens a file for reading.
  ///
  /// - Throws: `InputError.notFound`, `InputError.unreadable`.
  init(path: String, name: String) throws(InputError) {
    self.name = name
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError.reading(name, errno: errno) }
    // Read ahead generously: the file is read once, from its beginning to its end.
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw InputError.reading(name, errno: errno) }
    }
  }

  /// Reads at a place without moving there.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
  ) throws(InputError) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw InputError.reading(name, errno: errno) }
    }
  }

  func state() throws(InputError) -> FileState {
    try FileState(descriptor: descriptor, name: name)
  }

  /// The SHA-256 of all bytes, read apart from the reading under way.
  func digest() throws(InputError) -> [UInt8] {
    let digest = Digest.ofContent()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var offset: Int64 = 0
    while true {
      let count = try read(into: buffer, at: offset)
      if count == 0 { return digest.finish() }
      digest.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]))
      offset += Int64(count)
    }
  }
}
