import SystemPackage
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One compilation and one run of a model.
struct ModelBuild: Sendable {
  let sources: ModelSources
  let library: LanguageLibrary
  /// What the model is linked with.
  let object: MadeOnce<Result<FilePath, ModelLoadingError>>
  let toolchain: Toolchain
  let workspace: Workspace

  /// The longest that a model may take; a real one takes some hundredths of a second.
  private static let timeLimit = 60
  /// The interpreter compiles the language, too, each time: seconds, more on a busy machine.
  private static let interpreterTimeLimit = 600

  /// Compiles the model, runs it, and reads what it wrote.
  func answer() async throws(ModelLoadingError) -> ModelAnswer {
    let main = try workspace.write(Self.mainText, to: Self.mainName)
    let files = try CompiledFiles(of: sources, besides: Self.mainName, in: workspace)
    let paths = files.paths + [main.string]
    async let language = object.value
    let compiling = try await compile(paths)
    // Waited for also where the model has an error: then it is there for the next try.
    let languageObject = await language
    guard compiling.succeeded else { throw error(of: compiling, main: main, files: files) }

    let answer = workspace.path.appending("answer.json")
    let linking = try await link(with: try languageObject.get())
    var output = compiling.output
    if linking.succeeded {
      output += linking.output + (try await run(program, [answer.string]))
    } else if linking.lacksLinker {
      try await interpret(paths, answer: answer)
    } else {
      throw error(of: linking, main: main, files: files)
    }
    let read = try read(answer, output: files.withRealPaths(output), files: files)
    return ModelAnswer(
      model: read.model.adding(unlistedSources(besides: read.listed ?? [], in: files)),
      listed: read.listed, output: read.output)
  }

  private func unlistedSources(
    besides listed: [ListedSource], in files: CompiledFiles
  ) -> [Finding] {
    let declared = DeclaredSources(of: sources.moduleName, in: workspace.path)
    let texts = sources.files.map { (path: $0.path.string, text: $0.text) }
    let findings = declared?.findings(
      listed: listed.map { source in
        ModelPlace(file: files.compiledPath(of: source.place.file), line: source.place.line)
      },
      files: texts.map { (path: files.compiledPath(of: $0.path), text: $0.text) })
    return (findings ?? []).map { finding in
      var finding = finding
      if let file = finding.place?.file { finding.place?.file = files.withRealPaths(file) }
      return finding
    }
  }

  private var modelObject: FilePath { workspace.path.appending("model.o") }
  private var program: FilePath { workspace.path.appending("model") }

  private func compile(_ paths: [String]) async throws(ModelLoadingError) -> ProgramRun {
    try await toolchain.run(
      [
        "-swift-version", "6", "-Onone", "-wmo", "-module-name", sources.moduleName,
        "-module-cache-path", library.cache.compilerModules.string,
        "-I", library.folder.string, "-emit-object", "-o", modelObject.string,
      ] + DeclaredSources.arguments(in: workspace.path) + paths)
  }

  private func link(with library: FilePath) async throws(ModelLoadingError) -> ProgramRun {
    try await toolchain.run([modelObject.string, library.string, "-o", program.string])
  }

  private func read(
    _ file: FilePath, output: String, files: CompiledFiles
  ) throws(ModelLoadingError) -> ModelAnswer {
    do {
      return ModelAnswer(
        model: try decode(file.string, files), listed: try decode(file.string + ".sources", files),
        output: output)
    } catch {
      throw .modelFailed(sources.folder, output: output)
    }
  }
}

extension ModelBuild {
  private func decode<Value: Decodable>(_ file: String, _ files: CompiledFiles) throws -> Value {
    let text = files.withRealPaths(try String(contentsOfFile: file, encoding: .utf8))
    return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
}

// MARK: The program around the model

extension ModelBuild {
  private static let mainName = "main.swift"

  private static let mainText = """
    @_spi(ModelProcess) import DataVault

    try vault.write(to: CommandLine.arguments[1])

    """

  /// What a compilation that failed says of the model.
  private func error(
    of compiling: ProgramRun, main: FilePath, files: CompiledFiles
  ) -> ModelLoadingError {
    let errors = compiling.output.split(separator: "\n").filter { $0.contains(": error: ") }
    // Errors in the model may hide what it exports; without any, it exports no vault.
    if !errors.isEmpty, errors.allSatisfy({ $0.hasPrefix(main.string) }) {
      return .noVault(sources.folder)
    }
    return .modelDoesNotCompile(sources.folder, output: files.withRealPaths(compiling.output))
  }
}

// MARK: Running

extension ModelBuild {
  /// Runs the compiled model and gives what it printed.
  private func run(
    _ program: FilePath, _ arguments: [String], atMost seconds: Int = timeLimit
  ) async throws(ModelLoadingError) -> String {
    let environment = toolchain.environment
    let result = await withTaskGroup(of: Result<ProgramRun, any Error>?.self) { group in
      group.addTask {
        do {
          return .success(try await ProgramRun(program, arguments, environment: environment))
        } catch {
          return .failure(error)
        }
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    switch result {
    case .success(let run) where run.succeeded: return run.output
    case .success(let run): throw .modelFailed(sources.folder, output: run.output)
    case .failure(let error): throw .modelFailed(sources.folder, output: "\(error)")
    case nil: throw .modelHangs(sources.folder, seconds: seconds)
    }
  }

  /// Runs the model without linking it, the language's source as part of the same module.
  private func interpret(
    _ paths: [String], answer: FilePath
  ) async throws(ModelLoadingError) {
    // On success the interpreter still warns of every import of the module that it is in.
    _ = try await run(
      toolchain.compiler,
      ["-frontend", "-interpret"] + Language.settings + [
        "-module-name", Language.moduleName,
        "-module-cache-path", library.cache.compilerModules.string,
      ] + library.sources.map(\.string) + paths + ["--", answer.string],
      atMost: Self.interpreterTimeLimit)
  }
}

extension ProgramRun {
  /// Whether compiling went well and only the last step, linking, had no program to do it.
  fileprivate var lacksLinker: Bool {
    output.contains("link command failed") && output.contains("unable to execute command")
  }
}
