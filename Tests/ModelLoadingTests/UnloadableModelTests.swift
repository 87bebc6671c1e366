import FoundationEssentials
import ModelLoading
import SystemPackage
import TestSupport
import Testing

@Suite(.serialized) struct UnloadableModelTests {
  @Test func `a hub that nobody declares is Swift's own error at that word`() async throws {
    let files = ModelFolder.depot(changing: "Depot.swift", "of: parcel)", to: "of: parzel)")
    try await ModelFolder.with(files) { folder in
      let output = try await compilerOutput(of: folder)
      let place = "\(folder.model)/Depot.swift:10:27"
      #expect(output.hasPrefix("\(place): error: cannot find 'parzel' in scope\n"), "\(output)")
    }
  }

  @Test func `a link to a hub that nobody declares is Swift's own error at that word`()
    async throws
  {
    let files = ModelFolder.depot(
      changing: "Depot.swift", "  parcel.key(row.number)\n",
      to: "  parcel.key(row.number)\n\n  Link(\"parcel_sender\") {\n    parcel\n    sender\n  }\n")
    try await ModelFolder.with(files) { folder in
      let place = "\(folder.model)/Depot.swift:12:5"
      let message = "\(place): error: cannot find 'sender' in scope\n"
      let output = try await compilerOutput(of: folder)
      #expect(output.hasPrefix(message), "\(output)")

      let outcome = try await Program.vaultc.run(
        ["check", folder.model.string], environment: ["XDG_CACHE_HOME": folder.cache.string])
      #expect(outcome.exitCode == 3, "\(outcome)")
      #expect(outcome.errorOutput.contains(message), "\(outcome)")
    }
  }

  @Test func `a source that the loader would refuse, and one that no vault lists, are findings`()
    async throws
  {
    var files = ModelFolder.depot(
      changing: "Depot.swift", "  Satellite(\"parcel\", of: parcel) {\n    row.weight",
      to: "  shelf.key(row.tenant)\n  Satellite(\"parcel\", of: parcel, members: row.weight) {\n"
        + "    row.weight\n  }\n  Satellite(\"shelf\", of: shelf) {\n    row.number")
    files["Depot.swift"]? += """


      let shelf = Hub("shelf") { Key("label", .text) }
      """
    files["More/Depot.swift"] = """
      import DataVault

      private let forgotten =
        Source(Parcels.self, named: "forgotten") { row in
          tenant.key(row.tenant)
          parcel.key(row.number)
        }
      enum Others {
        static let returned = Source(Parcels.self, named: "returned") { tenant.key($0.tenant) }
        static let alias = parcels
      }
      """
    try await ModelFolder.with(files) { folder in
      let outcome = try await Program.vaultc.run(
        ["check", folder.model.string], environment: ["XDG_CACHE_HOME": folder.cache.string])
      #expect(outcome.exitCode == 3, "\(outcome)")
      let model = folder.model.string
      #expect(
        outcome.output.contains(
          "\(model)/Depot.swift:6: error: source \"parcels\" cannot be loaded by this release of "
            + "vaultload: it feeds satellite \"parcel\", which is multi-active, beside shelf of another "
            + "key"), "\(outcome)")
      for (line, name) in [(3, "forgotten"), (9, "Others.returned")] {
        #expect(
          outcome.output.contains(
            "\(model)/More/Depot.swift:\(line): warning: the source '\(name)' is declared, and the "
              + "vault does not list it"), "\(outcome)")
      }
      #expect(
        !outcome.output.contains("'Others.alias'") && !outcome.output.contains("'parcels' is"))
    }
  }

  /// Slips, each with the message of the overload that was made for it.
  static let slips = [
    (
      "  row.weight",
      "  parcel",
      "a satellite holds columns; a hub belongs in a link"
    ),
    (
      "parcel.key(row.number)\n",
      "parcel\n",
      "say which columns hold the hub's key: hub.key(row.column)"
    ),
    (
      "  Satellite(\"parcel\", of: parcel) {",
      "  Link(\"l\") { parcels }\n  Satellite(\"parcel\", of: parcel) {",
      "a link joins hubs; write the hub, not its source"
    ),
    (
      "  parcels\n}",
      "  parcel\n}",
      "a vault lists its sources; a hub comes with the source that keys it"
    ),
    (
      "  row.weight",
      "  Constant(\"7\", .int4)",
      "a constant has no name yet: Constant(…).named(\"…\")"
    ),
    (
      "  row.weight",
      "  When(row.weight, .isPresent) {}",
      "a condition stands in the source, around the whole satellite"
    ),
    (
      "parcel.key(row.number)\n",
      "parcel.key(row.number)\n  Constant(\"7\", .int4)\n",
      "a constant belongs in a Satellite, or as a text in a key"
    ),
    (
      "  parcel.key(row.number)\n",
      "  if true { parcel.key(row.number) }\n",
      "no record is known to the model; write When(row.column, is: \"…\") { … }"
    ),
  ]

  @Test(arguments: slips)
  func `a likely slip is told in the words of the language`(
    old: String, new: String, message: String
  ) async throws {
    let files = ModelFolder.depot(changing: "Depot.swift", old, to: new)
    try await ModelFolder.with(files) { folder in
      let output = try await compilerOutput(of: folder)
      #expect(output.contains("' is unavailable: \(message)\n"), "\(output)")
    }
  }

  @Test func `an error in a second file of a name is told with that file's own path`()
    async throws
  {
    var files = ModelFolder.depot
    files["Old/Depot.swift"] = "let a: Int = \"\"\n"
    try await ModelFolder.with(files) { folder in
      let output = try await compilerOutput(of: folder)
      #expect(output.hasPrefix("\(folder.model)/Old/Depot.swift:1:14: error: "), "\(output)")
      #expect(!output.contains(folder.cache.string))
    }
  }

  @Test(arguments: ["let volt = Vault(", "let vault = 1; let other = Vault("])
  func `a model that exports no vault is told so`(declaration: String) async throws {
    let files = ModelFolder.depot(changing: "Depot.swift", "let vault = Vault(", to: declaration)
    try await ModelFolder.with(files) { folder in
      await #expect(throws: ModelLoadingError.noVault(folder.model)) { try await load(folder) }
    }
  }

  @Test func `a model that stops is told with its last words`() async throws {
    let files = ModelFolder.depot(
      changing: "Depot.swift", "  parcels\n}",
      to: "  let _: Never = fatalError(\"no parcels today\")\n}")
    try await ModelFolder.with(files) { folder in
      let error = await #expect(throws: ModelLoadingError.self) { try await load(folder) }
      guard case .modelFailed(_, let output) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(output.contains("no parcels today"))
    }
  }

  @Test func `a folder without a model is told by its name`() async throws {
    try await ModelFolder.with(["README.md": "none", ".hidden/A.swift": "let a = 1"]) { folder in
      await #expect(throws: ModelLoadingError.noSwiftFiles(folder.model)) {
        try await load(folder)
      }
      let missing = folder.root.appending("missing")
      await #expect(throws: ModelLoadingError.noFolder(missing)) {
        try await ModelLoader(environment: folder.environment()).load(missing)
      }
    }
  }

  @Test func `without a compiler the way to one is told`() async throws {
    try await ModelFolder.with(ModelFolder.depot) { folder in
      let empty = folder.root.appending("empty")
      let error = await #expect(throws: ModelLoadingError.self) {
        try await load(folder, path: empty)
      }
      #expect(error == .noToolchain(searchPath: empty.string))
      #expect(error?.description.contains("https://www.swift.org/install") == true)
    }
  }

  @Test func `a cache that cannot be written is told by its folder`() async throws {
    try await ModelFolder.with(ModelFolder.depot, cache: .own) { folder in
      try "a file".write(toFile: folder.cache.string, atomically: true, encoding: .utf8)
      let error = await #expect(throws: ModelLoadingError.self) { try await load(folder) }
      guard case .cacheNotWritable(let path, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(path == folder.cache.appending("vaultwright"))
    }
  }

  private func compilerOutput(of folder: ModelFolder) async throws -> String {
    let error = await #expect(throws: ModelLoadingError.self) { try await load(folder) }
    guard case .modelDoesNotCompile(_, let output) = error else {
      Issue.record("\(String(describing: error))")
      return ""
    }
    return output
  }
}
