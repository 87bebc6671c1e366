package import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The Swift files of a model folder, under the paths that a message should name.
package struct ModelSources: Sendable {
  package struct File: Hashable, Sendable {
    /// Relative where the folder was named so.
    package let path: FilePath
    package let text: String
  }

  let folder: FilePath
  /// Sorted by path, those of folders within the folder too.
  package let files: [File]

  /// Reads the files.
  package init(in folder: FilePath) throws(ModelLoadingError) {
    self.folder = folder
    files = try Self.paths(under: folder).map { path throws(ModelLoadingError) in
      File(path: path, text: try Self.text(of: path))
    }
    if files.isEmpty { throw .noSwiftFiles(folder) }
  }

  private static func text(of path: FilePath) throws(ModelLoadingError) -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path.string))
    } catch {
      throw .unreadableFile(path, reason: "\(error)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .unreadableFile(path, reason: "not in UTF-8; save it in that encoding")
    }
    return text
  }

  /// The paths of a folder's Swift files, hidden ones left out.
  package static func paths(under folder: FilePath) throws(ModelLoadingError) -> [FilePath] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder.string, isDirectory: &isFolder), isFolder
    else { throw .noFolder(folder) }
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: folder.string)
    } catch {
      throw .unreadableFile(folder, reason: "\(error)")
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
