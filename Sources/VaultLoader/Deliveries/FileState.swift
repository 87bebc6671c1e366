#if canImport(Glibc)
  import Glibc
#endif

/// The marks that a write leaves on a file.
///
/// Two equal states with a read between them prove that the bytes read are those of the first.
struct FileState: Hashable, Sendable {
  private var device: UInt
  private var number: UInt
  private var byteCount: Int64
  private var modified: Moment
  private var changed: Moment
  private(set) var isRegular: Bool

  private struct Moment: Hashable, Sendable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) {
      seconds = time.tv_sec
      nanoseconds = time.tv_nsec
    }

    /// Whether the system's clock may give a write of this moment and the next one the same time.
    var isWithinTick: Bool {
      var now = timespec()
      clock_gettime(CLOCK_REALTIME, &now)
      let age = (now.tv_sec - seconds) * 1_000_000_000 + now.tv_nsec - nanoseconds
      return abs(age) < 20_000_000
    }
  }

  /// Reads the state of an open file.
  ///
  /// Waits until the last write is older than a tick of the clock, which a file's times go by: a
  /// second write within one tick leaves no mark.
  ///
  /// - Throws: `InputError`.
  init(descriptor: Int32, name: String) throws(InputError) {
    while true {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw InputError.reading(name, errno: errno) }
      guard status.st_mode & S_IFMT != S_IFDIR else {
        throw .unreadable(input: name, reason: "it is a folder; name the files in it")
      }
      isRegular = status.st_mode & S_IFMT == S_IFREG
      device = UInt(status.st_dev)
      number = UInt(status.st_ino)
      byteCount = Int64(status.st_size)
      modified = Moment(status.st_mtim)
      changed = Moment(status.st_ctim)
      guard isRegular, changed.isWithinTick else { return }
      usleep(10_000)
    }
  }
}
