import ModelImport
import ModelLoading
import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder of a model that an import writes to.
struct ImportedFolder {
  let path: FilePath

  init(_ path: FilePath) { self.path = path }

  /// The folder's name as a vault may have it.
  var vaultName: String { VaultName.short(path.folderName, atMost: CompiledVault.longestName) }

  /// The Swift files that are there, in the order of their paths; none where there is no folder.
  func modelFiles() throws(ModelLoadingError) -> [ModelFile] {
    let files: [ModelSources.File]
    do throws(ModelLoadingError) {
      files = try ModelSources(in: path).files
    } catch .noFolder, .noSwiftFiles {
      return []
    }
    return files.map { file in
      var place = file.path
      _ = place.removePrefix(path)
      return ModelFile(path: place.string, text: file.text)
    }
  }

  /// Writes files that are not there yet, and others anew; nothing where one is in the way.
  func write(
    _ added: [WrittenFile], replacing replaced: [WrittenFile]
  ) throws(CommandError) {
    for file in added {
      let place = path.appending(FilePath(file.path).components).string
      guard !FileManager.default.fileExists(atPath: place) else {
        throw .fileInTheWay(path: place)
      }
    }
    for file in added + replaced {
      let place = path.appending(FilePath(file.path).components)
      do {
        try FileManager.default.createDirectory(
          atPath: place.removingLastComponent().string, withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: URL(filePath: place.string), options: .atomic)
      } catch {
        throw .fileNotWritten(path: place.string, reason: "\(error)")
      }
    }
  }
}
