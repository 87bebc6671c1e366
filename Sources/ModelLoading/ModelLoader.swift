package import SystemPackage
import VaultHash
package import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Turns a folder of Swift files into what its model says.
///
/// A model is code: it is compiled against the language that this program carries, run once as the
/// user, and its answer kept, so that an unchanged model needs neither compiler nor run.
package struct ModelLoader: Sendable {
  private let toolchain: Toolchain
  private let cache: Cache
  private let language: Language
  /// What every model is compiled against, and linked with.
  private let library: MadeOnce<Result<LanguageLibrary, ModelLoadingError>>
  private let object: MadeOnce<Result<FilePath, ModelLoadingError>>

  /// Finds the Swift toolchain in PATH and the cache in the user's cache folder.
  package init(environment: [String: String]) async throws(ModelLoadingError) {
    let toolchain = try await Toolchain.find(in: environment)
    let cache = Cache(environment: environment)
    let language = Language()
    let library = MadeOnce {
      await Result { () async throws(ModelLoadingError) in
        try await language.library(for: toolchain, in: cache)
      }
    }
    self.toolchain = toolchain
    self.cache = cache
    self.language = language
    self.library = library
    object = MadeOnce {
      await Result { () async throws(ModelLoadingError) in
        try await library.value.get().object(by: toolchain)
      }
    }
  }

  /// Compiles and runs the model where it or the toolchain has changed since the last time.
  package func load(_ folder: FilePath) async throws(ModelLoadingError) -> LoadedModel {
    let sources = try ModelSources(in: folder)
    let key = answerKey(for: sources)
    if let answer = cache.answer(key) { return LoadedModel(folder: folder, answer: answer) }
    let workspace = try cache.makeWorkspace()
    defer { workspace.remove() }
    let build = ModelBuild(
      sources: sources, library: try await library.value.get(), object: object,
      toolchain: toolchain, workspace: workspace)
    let answer = try await build.answer()
    cache.store(answer, key)
    return LoadedModel(folder: folder, answer: answer)
  }

  /// Loads models side by side, and hands them on in their order.
  ///
  /// As many compilers run at a time as there are processors; the language is compiled once for all.
  ///
  /// - Throws: What the body throws; the models behind are not handed on then.
  package func loadEach(
    _ folders: [FilePath],
    _ body: (Result<LoadedModel, ModelLoadingError>) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (Int, Result<LoadedModel, ModelLoadingError>).self) {
      group in
      for (place, folder) in folders.enumerated() {
        group.addTask {
          (place, await Result { () async throws(ModelLoadingError) in try await load(folder) })
        }
      }
      var early: [Int: Result<LoadedModel, ModelLoadingError>] = [:]
      var turn = 0
      for try await (place, loaded) in group {
        early[place] = loaded
        while let model = early.removeValue(forKey: turn) {
          try body(model)
          turn += 1
        }
      }
    }
  }

  /// Removes what was built where no cache folder can be had.
  package func cleanUp() { cache.removeIfTemporary() }

  /// The paths are part of it: findings name them as the user typed them.
  private func answerKey(for sources: ModelSources) -> ContentDigest {
    ContentDigest(
      of: [
        ProgramVersion.current, language.digest.hex, toolchain.identity, sources.moduleName,
      ] + sources.files.flatMap { [$0.path.string, $0.text] })
  }
}

/// What a model folder turned out to say.
package struct LoadedModel: Sendable {
  package let folder: FilePath
  package let model: ResolvedModel
  /// What the compiler and the model itself printed on the way: warnings, and the author's prints.
  package let output: String

  /// The sources that the vault lists.
  package let listed: [ListedSource]

  init(folder: FilePath, answer: ModelAnswer) {
    self.init(
      folder: folder, model: answer.model, output: answer.output, listed: answer.listed ?? [])
  }

  private init(
    folder: FilePath, model: ResolvedModel, output: String, listed: [ListedSource]
  ) {
    self.folder = folder
    self.model = model
    self.output = output
    self.listed = listed
  }

  /// The model with further findings; an error leaves no vault.
  package func adding(_ findings: [Finding]) -> LoadedModel {
    LoadedModel(
      folder: folder, model: model.adding(findings), output: output, listed: listed)
  }
}

/// What is kept of a model's run.
struct ModelAnswer: Codable {
  let model: ResolvedModel
  /// Nil where an earlier release kept the answer.
  let listed: [ListedSource]?
  let output: String
}

extension Result {
  /// What the work came to, or threw.
  init(_ work: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await work())
    } catch {
      self = .failure(error)
    }
  }
}
