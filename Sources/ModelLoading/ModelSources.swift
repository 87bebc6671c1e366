import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Swift files of a model folder, under the paths that a message should name.
struct ModelSources: Sendable {
  struct File: Hashable, Sendable {
    /// Relative where the folder was named so.
    let path: FilePath
    let text: String
  }

  let folder: FilePath
  /// Sorted by path, those of folders within the folder too.
  let files: [File]

  init(in folder: FilePath) throws(ModelLoadingError) {
    self.folder = folder
    files = try Self.paths(under: folder).map { path throws(ModelLoadingError) in
      do {
        return File(path: path, text: try String(contentsOfFile: path.string, encoding: .utf8))
      } catch {
        throw .unreadableFile(path, reason: "\(error)")
      }
    }
    if files.isEmpty { throw .noSwiftFiles(folder) }
  }

  private static func paths(under folder: FilePath) throws(ModelLoadingError) -> [FilePath] {
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder.string) else {
      throw .noFolder(folder)
    }
    return names.map { FilePath($0) }
      .filter { path in
        path.extension == "swift" && !path.components.contains { $0.string.hasPrefix(".") }
      }
      .map { folder.appending($0.components) }
      .sorted { $0.string < $1.string }
  }

  /// The folder's name as a Swift module may have it.
  var moduleName: String {
    let letters = (folder.lastComponent?.string ?? "").map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber) ? letter : "_"
    }
    let name = String(letters)
    let isFree = name.first?.isLetter == true && !["DataVault", "Swift"].contains(name)
    return isFree ? name : "model_\(name)"
  }
}
