import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// A source whose schema is at hand as a script.
enum ImportedSource: String, CaseIterable, Sendable {
  case ude, smb, sovren, kembridge, aiml
  case powerdns, roundcube, icinga

  /// The systems that this repository has models of, and programs of others out of Debian's packages.
  var script: FilePath {
    switch self {
    case .ude, .smb, .sovren, .kembridge, .aiml:
      SwiftFormat.root.appending("Tests/Fixtures/sources/\(rawValue).sql")
    case .powerdns, .roundcube, .icinga:
      SwiftFormat.root.appending(".build/test-schemas/\(rawValue).sql")
    }
  }

  var schema: String {
    switch self {
    case .ude, .smb, .sovren, .kembridge: rawValue
    case .aiml: "aiml_ops"
    case .powerdns, .roundcube, .icinga: "public"
    }
  }

  /// The shapes of its tables, where a model of it is here.
  var shapes: FilePath { SwiftFormat.root.appending("model/\(rawValue)/Tables") }

  /// Cancels the test where a script that is fetched is not there; in CI it must be.
  func requireScript() throws {
    guard !FileManager.default.fileExists(atPath: script.string) else { return }
    try #require(
      ProcessInfo.processInfo.environment["CI"] != "true",
      "\(script) is missing; 'scripts/test-schemas' fetches it")
    try Test.cancel("\(script) is not there")
  }
}

/// What `vaultc import` writes for sources that somebody really has.
@Suite struct ImportTests {
  @Test(arguments: ImportedSource.allCases)
  func `a model is proposed that compiles as it is`(source: ImportedSource) async throws {
    try source.requireScript()
    try await TemporaryFolder.with(named: "import") { folder in
      let model = folder.appending("model/\(source.rawValue)")
      let imported = try await run(source, into: model)
      #expect(imported.exitCode == 0, "\(imported.errorOutput)")
      #expect(imported.output.contains("Next: vaultc check"))
      let checked = try await Program.vaultc.run(["check", model.string])
      #expect(checked.exitCode == 0, "\(checked.output)\(checked.errorOutput)")
      try await SwiftFormat.expectSilent(on: model)
      try expectDecisionsListed(in: imported.output)
      try expectSameShapes(as: source, in: model)
      let again = try await run(source, into: model)
      #expect(
        again.output == "\(model): has all that the source has; nothing to propose\n",
        "\(again.errorOutput)")
    }
  }

  private func run(
    _ source: ImportedSource, into model: FilePath
  ) async throws -> Program.Outcome {
    try await withScratchURL { url in
      try await Program.vaultc.run([
        "import", "--ddl", source.script.string, "--schema", source.schema, "--scratch", url,
        "--into", model.string,
      ])
    }
  }

  private func expectDecisionsListed(in output: String) throws {
    let listed = output.split(separator: "\n").filter { $0.contains(": decide: ") }
    for line in listed {
      let parts = line.split(separator: ":", maxSplits: 2)
      let text = try String(contentsOfFile: String(parts[0]), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let number = try #require(Int(parts[1]))
      #expect(lines[number - 1].contains("// decide: "), "\(line)")
    }
  }

  private func expectSameShapes(as source: ImportedSource, in model: FilePath) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: source.shapes.string)) ?? []
    for name in names where name.hasSuffix(".swift") {
      let known = source.shapes.appending(name).string
      let written = model.appending("Tables").appending(name).string
      #expect(
        try String(contentsOfFile: written, encoding: .utf8)
          == String(contentsOfFile: known, encoding: .utf8), "\(name)")
    }
  }

  @Test(arguments: [ImportedSource.smb, .powerdns])
  func `what is proposed can be generated and applied`(source: ImportedSource) async throws {
    try source.requireScript()
    try await TemporaryFolder.with(named: "import") { folder in
      let model = folder.appending("model/\(source.rawValue)")
      let imported = try await run(source, into: model)
      #expect(imported.exitCode == 0, "\(imported.errorOutput)")
      let generated = try await Program.vaultc.run(["generate"], in: folder)
      #expect(generated.exitCode == 0, "\(generated.errorOutput)")
      try await withScratchURL { url in
        let applied = try await Program.vaultc.run(["apply", "--database", url], in: folder)
        #expect(applied.exitCode == 0, "\(applied.errorOutput)")
      }
    }
  }
}
