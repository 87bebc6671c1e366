import ArgumentParser
import ModelLoading
import ProgramConventions
import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which models are meant.
struct ModelArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Folders of models; every folder under ./model where none is named.", valueName: "model"))
  var models: [String] = []

  private static let defaultFolder = FilePath("model")

  /// Loads the models, several at a time, and hands them on in their order.
  ///
  /// One that cannot be loaded is told of on standard error, and the others still have their turn.
  ///
  /// - Returns: The code of the first failure; `success` where there was none.
  func forEach(_ body: (LoadedModel) throws -> Void) async throws -> ExitCode {
    let loader = try await ModelLoader(environment: ProcessInfo.processInfo.environment)
    defer { loader.cleanUp() }
    var exitCode = ExitCode.success
    try await loader.loadEach(try folders()) { loaded in
      do {
        let read = try loaded.get()
        let model = read.adding(read.loadFindings)
        if !model.output.isEmpty { printToStandardError(model.output) }
        try body(model)
        if model.model.vault == nil, exitCode == .success { exitCode = .findings }
      } catch let error as ModelLoadingError {
        printToStandardError(errorText(error))
        if exitCode == .success { exitCode = ExitCode(for: error) }
      }
    }
    return exitCode
  }

  private func folders() throws -> [FilePath] {
    guard models.isEmpty else { return models.map { FilePath($0) } }
    let root = Self.defaultFolder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.string)) ?? []
    let folders = try names.sorted().map { root.appending($0) }.filter { try $0.holdsModel }
    guard !folders.isEmpty else { throw CommandError.noModels }
    return folders
  }
}

extension FilePath {
  /// Whether it is a folder with Swift files.
  fileprivate var holdsModel: Bool {
    get throws {
      do {
        return !(try ModelSources.paths(under: self).isEmpty)
      } catch .noFolder {
        return false
      }
    }
  }
}
