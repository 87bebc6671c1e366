package import SystemPackage

/// Why a folder does not give a model.
package enum ModelLoadingError: Error, Hashable, Sendable {
  case noFolder(FilePath)
  case noSwiftFiles(FilePath)
  case unreadableFile(FilePath, reason: String)
  case noToolchain(searchPath: String)
  /// The compiler found errors in the model; the text is its own.
  case modelDoesNotCompile(FilePath, output: String)
  case noVault(FilePath)
  case modelFailed(FilePath, output: String)
  case modelHangs(FilePath, seconds: Int)
  case languageDoesNotCompile(compiler: FilePath, output: String)
  case compilerNotStarted(FilePath, reason: String)
  case cacheNotWritable(FilePath, reason: String)
}

extension ModelLoadingError: CustomStringConvertible {
  /// What is wrong, and the way out.
  package var description: String {
    switch self {
    case .noFolder(let folder):
      "\(folder): no such folder; name the folder of a model, such as model/aiml"
    case .noSwiftFiles(let folder):
      "\(folder): no Swift file in it; a model is a folder of Swift files, one of them with a vault"
    case .unreadableFile(let path, let reason):
      "\(path): cannot be read: \(reason)"
    case .noToolchain(let searchPath):
      """
      no Swift compiler: no 'swiftc' in PATH (\(searchPath))
      Install Swift 6.2 or newer from https://www.swift.org/install; loading needs only vault.json, \
      and no Swift.
      """
    case .modelDoesNotCompile(_, let output): output.trimmingLineEnds
    case .noVault(let folder):
      """
      \(folder): no vault in the model; declare one in one of its files:
        public let vault = Vault("\(folder.lastComponent?.string ?? "name")", tenant: tenant) {
          …
        }
      """
    case .modelFailed(let folder, let output):
      "\(folder): the model stopped before it had told its vault\n\(output)".trimmingLineEnds
    case .modelHangs(let folder, let seconds):
      """
      \(folder): the model did not finish in \(seconds) s; where two 'let' need each other, \
      leave out their written types, and Swift will name the circle
      """
    case .languageDoesNotCompile(let compiler, let output):
      """
      \(compiler): cannot compile the language of models; it takes Swift 6.2 or newer
      \(output.prefix(2_000))
      """.trimmingLineEnds
    case .compilerNotStarted(let compiler, let reason):
      "\(compiler): cannot be run: \(reason)"
    case .cacheNotWritable(let folder, let reason):
      "\(folder): cannot be written: \(reason); XDG_CACHE_HOME names another cache folder"
    }
  }
}

extension String {
  fileprivate var trimmingLineEnds: String {
    String(self[..<(lastIndex { !$0.isNewline }.map(index(after:)) ?? startIndex)])
  }
}
