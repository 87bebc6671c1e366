import FoundationEssentials
import SystemPackage

/// A `swiftc` that writes down every time it is run, and then is the real one.
struct RecordingCompiler: Sendable {
  let folder: FilePath
  private var journal: FilePath { folder.appending("runs") }

  /// Puts the program into a folder, which is to stand first in `PATH`.
  ///
  /// Under another name `swiftc` is a link to it.
  init(in folder: FilePath, named name: String = "swiftc") throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      atPath: folder.string, withIntermediateDirectories: true)
    let script = """
      #!/bin/sh
      echo "$*" >> '\(journal)'
      exec '\(try Self.realCompiler())' "$@"
      """
    let program = folder.appending(name).string
    try script.write(toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    guard name != "swiftc" else { return }
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending("swiftc").string, withDestinationPath: name)
  }

  /// The arguments of each run.
  func runs() -> [String] {
    let text = (try? String(contentsOfFile: journal.string, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The arguments of each run, without the questions for the version.
  func compilations() -> [String] { runs().filter { $0 != "--version" } }

  private static func realCompiler() throws -> FilePath {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let candidates = path.split(separator: ":").map { FilePath(String($0)).appending("swiftc") }
    guard
      let found = candidates.first(where: {
        FileManager.default.isExecutableFile(atPath: $0.string)
      })
    else { throw Errno.noSuchFileOrDirectory }
    return FilePath(URL(filePath: found.string).resolvingSymlinksInPath().path)
      .removingLastComponent().appending("swiftc")
  }
}
