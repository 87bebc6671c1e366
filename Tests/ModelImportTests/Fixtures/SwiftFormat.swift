import Subprocess
import SystemPackage
import Testing

/// The formatter that this repository's own files are held to.
enum SwiftFormat {
  static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .removingLastComponent().removingLastComponent()

  /// Expects every file of a folder to be laid out as `make test` wants it.
  static func expectSilent(
    on folder: FilePath, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await Subprocess.run(
      .name("swift"),
      arguments: Arguments([
        "format", "lint", "--strict", "--recursive", "--parallel", "--configuration",
        root.appending(".swift-format").string, folder.string,
      ]), output: .discarded, error: .string(limit: 1 << 20))
    #expect(
      result.terminationStatus.isSuccess, "\(result.standardError)", sourceLocation: sourceLocation)
  }
}
