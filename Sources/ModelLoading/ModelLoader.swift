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

  /// Finds the Swift toolchain in PATH and the cache in the user's cache folder.
  package init(environment: [String: String]) async throws(ModelLoadingError) {
    toolchain = try await Toolchain.find(in: environment)
    cache = Cache(environment: environment)
    language = Language()
  }

  /// Compiles and runs the model where it or the toolchain has changed since the last time.
  package func load(_ folder: FilePath) async throws(ModelLoadingError) -> LoadedModel {
    let sources = try ModelSources(in: folder)
    let key = answerKey(for: sources)
    if let answer = cache.answer(key) { return LoadedModel(folder: folder, answer: answer) }
    let workspace = try cache.makeWorkspace()
    defer { workspace.remove() }
    let library = try await language.library(for: toolchain, in: cache)
    let build = ModelBuild(
      sources: sources, library: library, toolchain: toolchain, workspace: workspace)
    let answer = try await build.answer()
    cache.store(answer, key)
    return LoadedModel(folder: folder, answer: answer)
  }

  /// Loads models side by side, one for each processor, and hands them on in their order.
  ///
  /// The first is loaded alone: what is built of the language on the way serves all others.
  ///
  /// - Throws: What the body throws; the models behind are not handed on then.
  package func loadEach(
    _ folders: [FilePath],
    _ body: (Result<LoadedModel, ModelLoadingError>) throws -> Void
  ) async throws {
    guard let first = folders.first else { return }
    try body(await result(of: first))
    try await withThrowingTaskGroup(of: (Int, Result<LoadedModel, ModelLoadingError>).self) {
      group in
      var next = 1
      var early: [Int: Result<LoadedModel, ModelLoadingError>] = [:]
      func begin() {
        guard next < folders.count else { return }
        let place = next
        next += 1
        group.addTask { (place, await result(of: folders[place])) }
      }
      for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { begin() }
      var turn = 1
      while let (place, loaded) = try await group.next() {
        begin()
        early[place] = loaded
        while let model = early.removeValue(forKey: turn) {
          try body(model)
          turn += 1
        }
      }
    }
  }

  private func result(of folder: FilePath) async -> Result<LoadedModel, ModelLoadingError> {
    do throws(ModelLoadingError) {
      return .success(try await load(folder))
    } catch {
      return .failure(error)
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

  init(folder: FilePath, answer: ModelAnswer) {
    self.folder = folder
    model = answer.model
    output = answer.output
  }
}

/// What is kept of a model's run.
struct ModelAnswer: Codable {
  let model: ResolvedModel
  let output: String
}
