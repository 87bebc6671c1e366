import FoundationEssentials
import ModelLoading
import SystemPackage
import TestSupport
import Testing
import VaultModel

/// Some of these compile the language anew, which takes seconds: one after another, they do not
/// keep the other tests waiting for a processor.
@Suite(.serialized) struct ModelLoadingTests {
  @Test func `a folder of Swift files becomes a vault, its findings named as they were typed`()
    async throws
  {
    try await ModelFolder.with(
      ModelFolder.depot(changing: "Depot.swift", "row.weight", to: "row.weight.named(\"api_key\")")
    ) { folder in
      let loaded = try await load(folder)
      let vault = try #require(loaded.model.vault)
      #expect(vault.name == "depot")
      #expect(vault.hubs.map(\.name) == ["parcel", "tenant"])
      #expect(vault.sources[0].columns.map(\.name) == ["number", "tenant", "weight"])
      #expect(loaded.model.findings.map(\.rule) == ["secret-in-clear"])
      #expect(
        loaded.model.findings[0].place
          == ModelPlace(file: folder.model.appending("Depot.swift").string, line: 11))
    }
  }

  @Test func `a model that did not change is not compiled again`() async throws {
    try await ModelFolder.with(ModelFolder.depot, cache: .own) { folder in
      let compiler = try RecordingCompiler(in: folder.root.appending("bin"))
      let path = searchPath(with: compiler)
      let first = try await load(folder, path: path)
      #expect(compiler.compilations().count == 4, "the language and the model, each in two steps")
      let second = try await load(folder, path: path)
      #expect(compiler.compilations().count == 4)
      #expect(second.model == first.model)

      let changed = ModelFolder.depot(changing: "Depot.swift", "\"parcel\"", to: "\"packet\"")
      try folder.write(changed["Depot.swift"] ?? "", to: "Depot.swift")
      let third = try await load(folder, path: path)
      #expect(compiler.compilations().count == 6, "the language is compiled already")
      #expect(third.model.vault?.hubs.map(\.name) == ["packet", "tenant"])
    }
  }

  /// To ask takes longer than a whole check of an unchanged model.
  @Test func `a compiler is asked for its version only where it is a stand-in`() async throws {
    try await ModelFolder.with(ModelFolder.depot) { folder in
      for (name, questions) in [("swift-recording", 0), ("swiftly", 1)] {
        let tools = folder.root.appending(name)
        let compiler = try RecordingCompiler(in: tools, named: name)
        _ = try await ModelLoader(
          environment: folder.environment(path: searchPath(with: compiler)))
        #expect(compiler.runs().count == questions, "\(name)")
      }
    }
  }

  @Test func `two loads at once both end with the vault`() async throws {
    try await ModelFolder.with(ModelFolder.depot, cache: .own) { folder in
      async let one = load(folder)
      async let other = load(folder)
      let models = try await [one.model, other.model]
      #expect(models[0] == models[1])
      #expect(models[0].vault != nil)
      let work = folder.cache.appending("vaultwright/work").string
      #expect(try FileManager.default.contentsOfDirectory(atPath: work) == [])
    }
  }

  @Test func `without a linker the model is interpreted to the same vault`() async throws {
    try await ModelFolder.with(ModelFolder.depot, cache: .own) { folder in
      let tools = folder.root.appending("bin")
      let compiler = try RecordingCompiler(in: tools)
      // The folder has no linker; nor has it anything else but what the compiler itself brings.
      try FileManager.default.createSymbolicLink(
        atPath: tools.appending("sh").string, withDestinationPath: "/bin/sh")
      let interpreted = try await load(folder, path: tools)
      #expect(compiler.compilations().last?.contains("-interpret") == true)
      try FileManager.default.removeItem(atPath: folder.cache.string)
      #expect(try await load(folder).model == interpreted.model)
    }
  }

  @Test func `files of one name, a file called main and prints of the author do no harm`()
    async throws
  {
    var files = ModelFolder.depot
    files["main.swift"] = "let note = \"ö\"\n"
    files["Old/Depot.swift"] = """
      import DataVault
      let unused = Hub("unused") { Key("a", .text) }
      """
    files["Depot.swift"] = files["Depot.swift"]?.replacing(
      "  parcels\n}", with: "  let _: Void = print(\"hello\")\n  parcels\n}")
    try await ModelFolder.with(files) { folder in
      let loaded = try await load(folder)
      #expect(loaded.model.vault?.name == "depot")
      #expect(loaded.output == "hello\n")
      #expect(try await load(folder).output == "hello\n", "also when the answer is kept")
    }
  }

  @Test func `several models come in their order, and the language is compiled once for all`()
    async throws
  {
    try await ModelFolder.with(ModelFolder.depot, cache: .own) { folder in
      let compiler = try RecordingCompiler(in: folder.root.appending("bin"))
      let loader = try await ModelLoader(
        environment: folder.environment(path: searchPath(with: compiler)))
      let copy = folder.root.appending("copy")
      try FileManager.default.copyItem(atPath: folder.model.string, toPath: copy.string)
      let lacking = ["gone", "lost"].map { folder.root.appending($0) }
      var told: [String] = []
      try await loader.loadEach([folder.model, lacking[0], copy, lacking[1]]) { result in
        do {
          told.append(try result.get().folder.string)
        } catch {
          told.append("\(error)")
        }
      }
      try #require(told.count == 4)
      #expect([told[0], told[2]] == [folder.model.string, copy.string])
      #expect(told[1].hasPrefix("\(lacking[0]): no such folder"))
      #expect(told[3].hasPrefix("\(lacking[1]): no such folder"))
      // The language's interface and object; of each model its object and its program.
      #expect(compiler.compilations().count == 2 + 2 * 2)
    }
  }

  @Test func `where one is refused, none of those behind it is handed on`() async throws {
    struct Refusal: Error {}
    try await ModelFolder.with([:]) { folder in
      let loader = try await ModelLoader(environment: folder.environment())
      var turns = 0
      await #expect(throws: Refusal.self) {
        try await loader.loadEach((1...4).map { folder.root.appending("none\($0)") }) { _ in
          turns += 1
          if turns == 2 { throw Refusal() }
        }
      }
      #expect(turns == 2)
    }
  }

  private func searchPath(with compiler: RecordingCompiler) -> FilePath {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return FilePath("\(compiler.folder):\(path)")
  }
}

/// Loads the model of a folder as a process of its own would.
func load(_ folder: ModelFolder, path: FilePath? = nil) async throws -> LoadedModel {
  try await ModelLoader(environment: folder.environment(path: path)).load(folder.model)
}
