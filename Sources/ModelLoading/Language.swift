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

  /// What a model needs to be compiled against; made once for a toolchain, then from the cache.
  ///
  /// Without the bodies of functions, and so in a tenth of the time that the object takes: that one
  /// is made while the model is compiled.
  func library(
    for toolchain: Toolchain, in cache: Cache
  ) async throws(ModelLoadingError) -> LanguageLibrary {
    let key = ContentDigest(of: [digest.hex, toolchain.identity])
    if let folder = cache.folder("language", key) {
      return LanguageLibrary(folder: folder, key: key, files: files, cache: cache)
    }
    let workspace = try cache.makeWorkspace()
    defer { workspace.remove() }
    let paths = try files.map { file throws(ModelLoadingError) in
      try workspace.write(file.text, to: file.name).string
    }
    let building = LanguageLibrary(folder: workspace.path, key: key, files: files, cache: cache)
    let run = try await toolchain.run(
      Self.compiling(in: cache) + [
        "-emit-module", "-emit-module-path", building.module.string,
        "-Xfrontend", "-experimental-skip-non-inlinable-function-bodies",
      ] + paths)
    guard run.succeeded else {
      throw .languageDoesNotCompile(compiler: toolchain.compiler, output: run.output)
    }
    return LanguageLibrary(
      folder: try cache.keep(workspace, as: "language", key), key: key, files: files, cache: cache)
  }

  fileprivate static func compiling(in cache: Cache) -> [String] {
    settings + [
      "-Onone", "-wmo", "-parse-as-library", "-module-name", moduleName,
      "-module-cache-path", cache.compilerModules.string,
    ]
  }
}

/// A file of the language; its name begins with that of its module.
struct LanguageFile: Hashable, Sendable {
  let name: String
  let text: String
}

/// The language as a toolchain knows it.
struct LanguageLibrary: Sendable {
  let folder: FilePath
  let key: ContentDigest
  let files: [LanguageFile]
  let cache: Cache

  var module: FilePath { folder.appending("\(Language.moduleName).swiftmodule") }
  /// The source files, for the compiler and for the interpreter.
  var sources: [FilePath] { files.map { folder.appending($0.name) } }

  private static let objectName = "\(Language.moduleName).o"

  /// What a model is linked with; made once for a toolchain, then from the cache.
  func object(by toolchain: Toolchain) async throws(ModelLoadingError) -> FilePath {
    if let folder = cache.folder("object", key) { return folder.appending(Self.objectName) }
    let workspace = try cache.makeWorkspace()
    defer { workspace.remove() }
    let run = try await toolchain.run(
      Language.compiling(in: cache) + [
        "-emit-object", "-o", workspace.path.appending(Self.objectName).string,
      ] + sources.map(\.string))
    guard run.succeeded else {
      throw .languageDoesNotCompile(compiler: toolchain.compiler, output: run.output)
    }
    return try cache.keep(workspace, as: "object", key).appending(Self.objectName)
  }
}
