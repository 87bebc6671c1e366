import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// What the READMEs under `Examples` tell a reader to type, and what they say comes of it.
@Suite struct WalkThroughTests {
  /// The folders whose README has a command with its output.
  static let folders: [String] = {
    let examples = Repository.root.appending("Examples").string
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples)) ?? []
    return names.sorted().filter { name in
      (try? walkThrough(in: name))?.steps.isEmpty == false
    }
  }()

  @Test(arguments: folders)
  func `each command gives what its README shows`(folder: String) async throws {
    let walkThrough = try Self.walkThrough(in: folder)
    let printed = try await TemporaryFolder.with(named: "walk-") { place in
      try await Shell.run(
        "cp -r \"$1/Examples\" \"$1/generated-sql\" \"$1/model\" \"$2\"",
        [Repository.root.string, place.string])
      return try await Self.run(walkThrough.script, in: place)
    }
    let outputs = walkThrough.outputs(in: printed)
    try #require(outputs.count == walkThrough.steps.count, "\(printed)")
    for (step, output) in zip(walkThrough.steps, outputs) {
      #expect(output.blanked == step.output.blanked, "$ \(step.command)")
    }
  }

  @Test func `every system that has a model has a walk-through`() throws {
    #expect(Set(Self.folders).isSuperset(of: ["aiml", "kembridge", "smb", "sovren", "ude"]))
  }

  private static func walkThrough(in folder: String) throws -> WalkThrough {
    let path = Repository.root.appending("Examples/\(folder)/README.md").string
    return WalkThrough(markdown: try String(contentsOfFile: path, encoding: .utf8))
  }

  /// Runs a script in one shell, in a folder that gets a private PostgreSQL of its own.
  private static func run(_ script: String, in folder: FilePath) async throws -> String {
    let programs = Program.vaultc.path.removingLastComponent().string
    let begin = """
      export PATH="\(programs):$PATH" LC_ALL=C.UTF-8
      unset DATABASE_URL PGHOST PGHOSTADDR PGPORT PGDATABASE PGUSER PGSERVICE
      exec 2>&1 </dev/null
      trap 'vaultload database stop >/dev/null' EXIT

      """
    let result = try await Subprocess.run(
      .path("/bin/bash"), arguments: ["-c", begin + script], workingDirectory: folder,
      output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    return result.standardOutput
  }
}

/// How a README is read.
@Suite struct WalkThroughReadingTests {
  @Test func `a command has its here-document, and what follows is its output`() {
    let walkThrough = WalkThrough(
      markdown: """
        Text, and a block that is no command:

            cd somewhere

        Then:

            $ psql <<'END'
              SELECT 1;

            END
             one

             two

            $ vaultload run \\
                --all

        Text again.

            no output of anything
        """)
    #expect(
      walkThrough.steps == [
        .init(command: "psql <<'END'\n  SELECT 1;\n\nEND", output: " one\n\n two"),
        .init(command: "vaultload run \\\n    --all"),
      ])
  }

  @Test func `each command gets its own output back`() {
    let walkThrough = WalkThrough(
      markdown: "    $ echo a\n    a\n    $ true\n    $ echo b\n    b\n")
    #expect(walkThrough.outputs(in: "\u{1}a\n\u{1}\u{1}b\n") == ["a", "", "b"])
  }

  @Test(arguments: [
    ("load date 2026-11-21 08:44:04.398766+00 (0.05 s)", "load date DATE (TIME)"),
    ("ready in 12 ms  on 2026-11-21", "ready in TIME on DATE"),
    ("-----+-------", "--+--"),
    (" a   | b  ", " a | b"),
    ("60 of 60 records", "60 of 60 records"),
    ("a\n90 records read, 80 committed, 8 a second\nb", "a\nb"),
  ])
  func `what differs from run to run is blanked, and nothing else`(text: String, blanked: String) {
    #expect(text.blanked == blanked)
  }
}
