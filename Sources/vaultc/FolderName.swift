import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FilePath {
  /// The name that the folder has where it lies, also where it was called `.`; empty at the root.
  var folderName: String {
    let whole = FilePath(FileManager.default.currentDirectoryPath).pushing(self)
    return whole.lexicallyNormalized().lastComponent?.string ?? ""
  }
}
