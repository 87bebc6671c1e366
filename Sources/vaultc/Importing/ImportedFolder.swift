import ModelImport
import SystemPackage

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
  var vaultName: String {
    let name = VaultName.plain(path.lexicallyNormalized().lastComponent?.string ?? "")
    return name.utf8.count <= 40 ? name : String(name.prefix(40))
  }

  /// The Swift files that are there, in the order of their paths; none where there is no folder.
  func modelFiles() throws(CommandError) -> [ModelFile] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path.string)) ?? []
    let files = names.filter { name in
      name.hasSuffix(".swift") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    return try files.sorted().map { name throws(CommandError) in
      let file = path.appending(FilePath(name).components).string
      guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
        throw .notUTF8(path: file)
      }
      return ModelFile(path: name, text: text)
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
