#if canImport(Glibc)
  import Glibc
#endif

/// A new file that grows by lines; one that is there already is never written over.
///
/// It holds records, so that nobody but its owner may read it.
final class ExportFile {
  private let path: String
  private let descriptor: Int32
  private var pending: [UInt8] = []

  /// Makes the file.
  ///
  /// - Throws: `QuarantineError.cannotWrite`.
  init(_ path: String) throws(QuarantineError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST
        ? .fileExists(path) : .cannotWrite(path, String(cString: strerror(errno)))
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds bytes at the end.
  ///
  /// - Throws: `QuarantineError.cannotWrite`.
  func append(_ bytes: [UInt8]) throws(QuarantineError) {
    pending += bytes
    if pending.count > 256 << 10 { try flush() }
  }

  /// Writes what is still at hand.
  ///
  /// - Throws: `QuarantineError.cannotWrite`.
  func flush() throws(QuarantineError) {
    var written = 0
    while written < pending.count {
      let count = pending.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotWrite(path, String(cString: strerror(errno))) }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Takes the file away again, where what belongs into it cannot be had.
  func remove() { unlink(path) }
}

/// Whether a path names a folder that is there.
func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
