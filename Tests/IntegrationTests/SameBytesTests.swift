import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What is generated depends on what a model says, and on nothing else.
@Suite struct SameBytesTests {
  /// How the same model is told and run: where, and in what order.
  struct Telling: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let environment: [String: String]
    let change: @Sendable (ModelText) -> ModelText
  }

  static let tellings = [
    Telling(
      testDescription: "Turkish letters, files in another order",
      environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Kolkata"],
      change: { $0.withFilesReversed() }),
    Telling(
      testDescription: "German numbers, declarations in another order",
      environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "America/St_Johns"],
      change: { $0.withDeclarationsReversed() }),
  ]

  @Test(arguments: ["model/aiml", "Examples/language/model/library"])
  func `equal models give equal bytes, wherever and however they are told`(
    model: String
  ) async throws {
    try await TemporaryFolder.with(named: "bytes") { root in
      let original = try ModelText(Self.repository.appending(FilePath(model).components))
      let plain = ["LC_ALL": "C", "LANG": "C", "TZ": "UTC"]
      let expected = try await Self.generate(original, plain, in: root.appending("plain"))
      #expect(expected.count == 4, "\(expected.keys.sorted())")
      for (number, telling) in Self.tellings.enumerated() {
        let changed = telling.change(original)
        #expect(changed != original)
        let made = try await Self.generate(
          changed, telling.environment, in: root.appending("\(number)"))
        for (name, bytes) in expected {
          #expect(made[name] == bytes, "\(name): \(telling.testDescription)")
        }
      }
    }
  }

  /// The files that are made of a model, and its drawing, each compiled anew.
  private static func generate(
    _ model: ModelText, _ environment: [String: String], in root: FilePath
  ) async throws -> [String: String] {
    let folder = root.appending("told")
    try model.write(to: folder)
    var environment = environment.mapValues { Optional($0) }
    environment["XDG_CACHE_HOME"] =
      Program.vaultc.path.removingLastComponent().appending("model-cache").string
    let output = root.appending("sql")
    let generated = try await Program.vaultc.run(
      [
        "generate", folder.string, "--output", output.string, "--version-stamp", "20260101000000",
      ], environment: environment)
    try #require(generated.exitCode == 0, "\(generated.errorOutput)")
    let drawn = try await Program.vaultc.run(["graph", folder.string], environment: environment)
    try #require(drawn.exitCode == 0, "\(drawn.errorOutput)")

    let vault = try #require(
      try FileManager.default.contentsOfDirectory(atPath: output.string).first)
    let files = output.appending(vault)
    return try FileManager.default.subpathsOfDirectory(atPath: files.string)
      .filter { $0.contains(".") }
      .reduce(into: ["graph": drawn.output]) { texts, name in
        texts[name] = try String(contentsOfFile: files.appending(name).string, encoding: .utf8)
      }
  }

  private static let repository = FilePath(#filePath).removingLastComponent()
    .removingLastComponent().removingLastComponent()
}
