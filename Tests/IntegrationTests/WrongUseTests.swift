import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Wrong use of the loader gets one clear message and the documented exit code.
@Suite struct WrongUseTests {
  private static let header = """
    tenant_id,tenant_bk,tenant_name,tenant_status,data_region,compliance_regimes,created_at,updated_at
    """

  @Test func `a missing file`() async throws {
    try await VaultRig.withAiml { rig in
      let outcome = try await rig.run("tenants", ["no/such.csv"])
      #expect(outcome.exitCode == 66)
      #expect(outcome.errorOutput == "vaultload: error: no/such.csv: no such file\n")
    }
  }

  @Test func `an unknown source`() async throws {
    try await VaultRig.withAiml { rig in
      let outcome = try await rig.run("tennants", ["any.csv"])
      #expect(outcome.exitCode == 64)
      #expect(
        outcome.errorOutput.hasPrefix(
          "vaultload: error: vault \"aiml\" has no source \"tennants\"; it has: access_tokens, "))
    }
  }

  @Test func `unknown and missing columns are named together`() async throws {
    try await TemporaryFolder.with { folder in
      let file = try write("tenant_id,tenant_bk,tenant_name,colour\n", to: folder)
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.run("tenants", [file])
        #expect(outcome.exitCode == 65)
        #expect(
          outcome.errorOutput == """
            vaultload: error: \(file): line 1: column "colour" is unknown to the model; column \
            "tenant_status" is missing; column "data_region" is missing; column \
            "compliance_regimes" is missing; column "created_at" is missing; column "updated_at" is \
            missing (add the column to the model, or pass --ignore-unknown-columns; deliver the \
            column, or pass --missing-columns-as-null)

            """)
      }
    }
  }

  @Test func `tolerated columns are told in the report`() async throws {
    try await TemporaryFolder.with { folder in
      let tenant = "6d3b1a5e-3f55-4a0e-9f53-0d2b1f2a7c11"
      let file = try write(
        "tenant_id,tenant_bk,tenant_name,colour\n\(tenant),T1,One,red\n", to: folder)
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.run(
          "tenants", [file], ["--ignore-unknown-columns", "--missing-columns-as-null"])
        #expect(outcome.exitCode == 0, "\(outcome.errorOutput)")
        #expect(outcome.output.contains("warning: column \"colour\" is unknown to the model"))
        #expect(outcome.output.contains("warning: column \"data_region\" is missing"))
      }
    }
  }

  @Test func `an empty file has no header`() async throws {
    try await TemporaryFolder.with { folder in
      let file = try write("", to: folder)
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.run("tenants", [file])
        #expect(outcome.exitCode == 65)
        #expect(outcome.errorOutput.contains("no header"))
      }
    }
  }

  @Test func `a truncated gzip file stores no half a delivery and says where it ends`() async throws
  {
    try await TemporaryFolder.with { folder in
      let file = try write(
        Self.header + "\n" + String(repeating: "x,y\n", count: 50_000), to: folder)
      let cut = folder.appending("cut.gz").string
      try await Shell.run("gzip -c \"$1\" | head -c 300 > \"$2\"", [file, cut])
      try await VaultRig.withAiml { rig in
        let outcome = try await rig.run("tenants", [cut])
        #expect(outcome.exitCode == 65)
        #expect(
          outcome.errorOutput.contains("the compressed data are damaged or cut off at byte 300"))
      }
    }
  }

  @Test func `a database that is down`() async throws {
    let outcome = try await vaultload(database: "postgresql://127.0.0.1:1/none")
    #expect(outcome.exitCode == 69)
    #expect(outcome.errorOutput.contains("127.0.0.1"))
  }

  @Test func `a refused login shows the password nowhere`() async throws {
    let cluster = try await PrivateCluster.demandingPasswords()
    for login in ["ann:wr0ng-s3cret", "bob:s3cret", "nobody:s3cret"] {
      let outcome = try await vaultload(
        database: cluster.url.replacing("vaultwright@", with: login + "@"))
      #expect(outcome.exitCode == 77, "\(login): \(outcome)")
      #expect(outcome.errorOutput.hasPrefix("vaultload: error: "))
      #expect(outcome.errorOutput.filter(\.isNewline).count == 1, "\(outcome.errorOutput)")
      #expect(!(outcome.output + outcome.errorOutput).contains("s3cret"))
    }
    try await cluster.remove()
  }

  @Test func `a vault file from a newer program`() async throws {
    try await TemporaryFolder.with { folder in
      let file = try write("{\"format\": 99, \"shape\": \"of things to come\"}", to: folder)
      let outcome = try await vaultload(database: "postgresql://127.0.0.1:1/none", vault: file)
      #expect(outcome.exitCode == 78)
      #expect(
        outcome.errorOutput == """
          vaultload: error: \(file): written in format 99 by a newer vaultc; this program reads up \
          to format 4: update it

          """)
    }
  }

  @Test(arguments: ["", "{", "[]", "{\"format\": 1}", "{\"format\": \"one\"}", "\u{0}"])
  func `a vault file that is none`(text: String) async throws {
    try await TemporaryFolder.with { folder in
      let file = try write(text, to: folder)
      let outcome = try await vaultload(database: "postgresql://127.0.0.1:1/none", vault: file)
      #expect(outcome.exitCode == 65)
      #expect(outcome.errorOutput.contains("not a compiled vault"))
    }
  }

  @Test func `a database without the vault`() async throws {
    try await withScratchURL { url in
      let outcome = try await vaultload(database: url)
      #expect(outcome.exitCode == 78)
      #expect(
        outcome.errorOutput
          == "vaultload: error: the database holds no vault; create one with 'vaultc apply'\n")
    }
  }

  @Test func `a database with another version of the vault`() async throws {
    try await VaultRig.withAiml { rig in
      _ = try await rig.rows("UPDATE metadata.vault SET fingerprint = repeat('0', 64)")
      let outcome = try await vaultload(database: rig.url)
      #expect(outcome.exitCode == 78)
      #expect(outcome.errorOutput.contains("another version of the vault \"aiml\""))
    }
  }

  @Test func `no input`() async throws {
    let outcome = try await Program.vaultload.run([
      "run", "--vault", Repository.aimlVault.string, "--source", "tenants",
    ])
    #expect(outcome.exitCode == 64)
  }

  private func vaultload(
    database: String, vault: String = Repository.aimlVault.string
  ) async throws -> Program.Outcome {
    try await TemporaryFolder.with { folder in
      let file = try write(Self.header + "\n", to: folder, named: "tenants.csv")
      return try await Program.vaultload.run([
        "run", "--vault", vault, "--database", database, "--source", "tenants", "--input", file,
      ])
    }
  }

  private func write(
    _ text: String, to folder: FilePath, named name: String = "input"
  ) throws -> String {
    let path = folder.appending(name).string
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}
