import FoundationEssentials
import SystemPackage
import TestSupport
import Testing

/// What messages, exports and files of a vault let through.
@Suite struct ExposureTests {
  @Test func `names in a header are escaped and cut, and an export is its owner's alone`()
    async throws
  {
    try await KindsRig.with { kinds in
      let long = String(repeating: "x", count: 5_000)
      let file = try kinds.write(
        "hostile",
        "shop,\u{1B}[2J\u{1B}]0;title\u{7}label,\"n\nvaultload: all loaded\",\u{202E}\(long)\n")
      let refused = try await kinds.rig.run("customers", [file])
      #expect(refused.exitCode == 65)
      #expect(!refused.errorOutput.contains("\u{1B}") && !refused.errorOutput.contains("\u{202E}"))
      #expect(!refused.errorOutput.contains("\nvaultload: all loaded"))
      #expect(refused.errorOutput.contains(#"\u001B[2J"#))
      #expect(refused.errorOutput.utf8.count < 2_000)
      let other = try await Program.vaultload.run([
        "run", "--vault", "v", "ann:s3cret@db/vault", "--database", "bob:s3cret@db/vault",
      ])
      #expect(other.exitCode == 64)
      #expect(!other.errorOutput.contains("s3cret"))

      let bad = try kinds.write("bad", "shop,customer,city\n,A,\u{1B}[2J\n")
      #expect(try await kinds.rig.run("customers", [bad]).exitCode == 3)
      let target = kinds.folder.appending("export.csv").string
      let exported = try await Program.vaultload.run([
        "quarantine", "export", "--source", "customers", "--output", target, "--database",
        kinds.rig.url,
      ])
      #expect(exported.exitCode == 0, "\(exported.errorOutput)")
      for path in [target, target + ".reasons.csv"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
      }
    }
  }

  @Test func `an edited vault.json is refused by both programs`() async throws {
    try await KindsRig.with { kinds in
      let file = kinds.rig.vaultFile.string
      let text = try Self.text(file)
      let edits = [
        text.replacing("\"customer_number\"", with: "\"customer_nummer\""),
        text.replacing("\"name\" : \"kinds\"", with: "\"name\" : \"kinds\", \"name\" : \"others\""),
        text.replacing("\"ordinal\" : 1", with: "\"ordinal\" : -1"), text + " ",
      ]
      for edit in edits {
        #expect(edit != text)
        try edit.write(toFile: file, atomically: true, encoding: .utf8)
        let load = try await kinds.rig.run("customers", ["none.csv"])
        #expect(load.exitCode == 65, "\(load.errorOutput)")
        #expect(load.errorOutput.contains("edited after 'vaultc generate' wrote it"))
        #expect(try await kinds.rig.vaultc(["drift"]).exitCode == 65)
      }
      // Another system's line ends are the same text.
      try text.replacing("\n", with: "\r\n").write(toFile: file, atomically: true, encoding: .utf8)
      #expect(try await kinds.rig.run("customers", ["none.csv"]).exitCode == 66)
      try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
  }

  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }
}
