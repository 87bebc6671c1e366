import ArgumentParser
import ProgramConventions

#if canImport(Glibc)
  import Glibc
#endif

/// A file that grows by lines, each of which is there whole or not at all.
struct LineFile: Sendable {
  let path: String

  /// Several programs may append to one file: a line is one write.
  func append(_ line: String) throws(UnwritableFile) {
    try write(line + "\n", to: path, flags: O_WRONLY | O_CREAT | O_APPEND, for: path)
  }
}

/// A file that others read while it is replaced.
enum WholeFile {
  /// Writes beside the file and puts that in its place; without text it only tries whether it could.
  static func replace(_ path: String, with text: String?) throws(UnwritableFile) {
    let draft = "\(path).\(getpid()).tmp"
    try write(text ?? "", to: draft, flags: O_WRONLY | O_CREAT | O_TRUNC, for: path)
    guard text != nil else {
      unlink(draft)
      return
    }
    guard rename(draft, path) == 0 else { throw UnwritableFile(path: path) }
  }
}

/// Writes all of the text or tells of the file that it was meant for.
private func write(
  _ text: String, to path: String, flags: Int32, for purpose: String
) throws(UnwritableFile) {
  let file = open(path, flags, 0o644)
  guard file >= 0 else { throw UnwritableFile(path: purpose) }
  defer { close(file) }
  let bytes = Array(text.utf8)
  guard write(file, bytes, bytes.count) == bytes.count else {
    throw UnwritableFile(path: purpose)
  }
}

/// A file that the program was told to write, and cannot.
struct UnwritableFile: ExitCoded, CustomStringConvertible {
  let path: String
  private let reason: String

  /// Takes the reason from the call that just failed.
  init(path: String) {
    self.path = path
    reason = String(cString: strerror(errno))
  }

  var exitCode: ExitCode { .cannotCreate }
  var description: String { "\(path): cannot be written: \(reason)" }
}
