import SystemPackage
import VaultHash

/// The language that models are written in, as source: the modules `DataVault` and `VaultModel`.
struct Language: Sendable {
  let files: [LanguageFile]
  let digest: ContentDigest

  init() {
    files = Self.embeddedFiles
    digest = ContentDigest(of: Self.embeddedFiles.flatMap { [$0.name, $0.text] })
  }

  /// The one module that a model imports.
  static let moduleName = "DataVault"
  /// The same as in the build of this program.
  static let settings = [
    "-swift-version", "6", "-package-name", "vaultwright",
    "-enable-upcoming-feature", "InternalImportsByDefault",
  ]

  /// The language, compiled by this toolchain; once, then from the cache.
  func library(
    for toolchain: Toolchain, in cache: Cache
  ) async throws(ModelLoadingError) -> LanguageLibrary {
    let key = ContentDigest(of: [digest.hex, toolchain.identity])
    if let folder = cache.folder("language", key) {
      return LanguageLibrary(folder: folder, files: files, cache: cache)
    }
    let workspace = try cache.makeWorkspace()
    defer { workspace.remove() }
    let paths = try files.map { file throws(ModelLoadingError) in
      try workspace.write(file.text, to: file.name).string
    }
    let building = LanguageLibrary(folder: workspace.path, files: files, cache: cache)
    let run = try await toolchain.run(
      Self.settings + [
        "-Onone", "-wmo", "-parse-as-library", "-module-name", Self.moduleName,
        "-emit-module", "-emit-module-path", building.module.string,
        "-emit-object", "-o", building.object.string,
        "-module-cache-path", cache.compilerModules.string,
      ] + paths)
    guard run.succeeded else {
      throw .languageDoesNotCompile(compiler: toolchain.compiler, output: run.output)
    }
    return LanguageLibrary(
      folder: try cache.keep(workspace, as: "language", key), files: files, cache: cache)
  }
}

/// A file of the language; its name begins with that of its module.
struct LanguageFile: Hashable, Sendable {
  let name: String
  let text: String
}

/// The language, compiled.
struct LanguageLibrary: Sendable {
  let folder: FilePath
  let files: [LanguageFile]
  let cache: Cache

  var module: FilePath { folder.appending("\(Language.moduleName).swiftmodule") }
  var object: FilePath { folder.appending("\(Language.moduleName).o") }
  /// The source files, for the interpreter.
  var sources: [FilePath] { files.map { folder.appending($0.name) } }
}
