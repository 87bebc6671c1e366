import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing
import VaultModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Databases whose settings and whose objects in `public` are not what most have.
@Suite struct HostileDatabaseTests {
  @Test func `the rows are those of a plain database, and nothing differs or drifts`() async throws
  {
    try await KindsRig.with { plain in
      try await plain.loadEveryKind()
      let expected = try await VaultContent.read(plain.rig)
      try await withHostileURL { url in
        let rig = VaultRig(
          url: url, vaultFile: plain.rig.vaultFile, names: .systemCatalog)
        let hostile = KindsRig(rig: rig, folder: plain.folder, convention: plain.convention)
        let applied = try await rig.vaultc(["apply"])
        try #require(applied.exitCode == 0, "\(applied.errorOutput)")
        try await hostile.loadEveryKind()
        #expect(try await VaultContent.read(rig) == expected)
        for outcome in [
          try await rig.verify(), try await rig.vaultc(["drift", "--exit-code"]),
          try await rig.vaultc(["apply"]), try await rig.load(["status"]),
          try await rig.load(["refresh", "--vault", rig.vaultFile.string]),
        ] { #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.errorOutput)") }
      }
    }
  }

  @Test func `values of every type are read and hashed as in a plain database`() async throws {
    let csv = SpecimenDelivery.csv(of: 300, Seed(7))
    try await TemporaryFolder.with(named: "hostile") { folder in
      let vaultFile = folder.appending("vault.json")
      try SpecimenVault.vault.write(to: vaultFile)
      let input = folder.appending("specimens.csv").string
      try csv.write(toFile: input, atomically: true, encoding: .utf8)
      try await VaultRig.with(vaultFile) { plain in
        try await plain.load("specimens", [input])
        let expected = try await VaultContent.read(plain)
        try await withHostileURL { url in
          let hostile = VaultRig(url: url, vaultFile: vaultFile, names: .systemCatalog)
          _ = try await hostile.vaultc(["apply"])
          try await hostile.load("specimens", [input])
          #expect(try await VaultContent.read(hostile) == expected)
          // As a source it gives the values that the file gave.
          try await Self.deliver(csv, to: url)
          let again = try await plain.load([
            "run", "--vault", vaultFile.string, "--source", "specimens", "--from", url,
            "--table", "public.specimens", "--format", "json", "--again",
          ])
          #expect(again.exitCode == 0, "\(again.errorOutput)")
          let counts = try Report(json: again.output).records
          #expect(counts.read == 300 && counts.unchanged == 300, "\(counts)")
        }
      }
    }
  }

  @Test func `a database that only reads is refused by both programs, with a way out`() async throws
  {
    try await KindsRig.with { kinds in
      let file = try kinds.write("customers", "shop,customer,city\ns,K,A\n")
      try await Self.alter(kinds.rig.url, "default_transaction_read_only", "on")
      let loaded = try await kinds.rig.run("customers", [file])
      #expect(loaded.exitCode == 78)
      #expect(loaded.errorOutput.contains("the database only reads"), "\(loaded.errorOutput)")
      let rehearsed = try await kinds.rig.run("customers", [file], ["--dry-run"])
      #expect(rehearsed.exitCode == 78)
      let discarded = try await kinds.rig.load(
        ["quarantine", "discard", "--load", "1", "--reason", "none"])
      #expect(discarded.exitCode == 78, "\(discarded.errorOutput)")
      #expect(try await kinds.rig.verify().exitCode == 0)
    }
    try await withScratchURL { url in
      try await Self.alter(url, "default_transaction_read_only", "on")
      let applied = try await VaultRig(url: url, vaultFile: Repository.aimlVault).vaultc(["apply"])
      #expect(applied.exitCode == 78, "\(applied.errorOutput)")
      #expect(applied.errorOutput.contains("the database only reads"))
    }
  }

  @Test func `a standby is refused like a database that only reads`() async throws {
    let cluster = PrivateCluster(directory: try await WatchedFolder.make())
    try await cluster.start()
    try await TemporaryFolder.with(named: "standby") { folder in
      let rig = VaultRig(url: cluster.url, vaultFile: folder.appending("vault.json"))
      try KindsVault.write(.null, to: rig.vaultFile)
      _ = try await rig.vaultc(["apply"])
      let file = folder.appending("customers.csv").string
      try "shop,customer,city\ns,K,A\n".write(toFile: file, atomically: true, encoding: .utf8)
      try await rig.load("customers", [file])
      let data = try #require(try await rig.rows("SHOW data_directory").first?.first ?? nil)
      try await cluster.stop()
      // Without a primary it recovers for ever, and serves those who read.
      try "".write(toFile: "\(data)/standby.signal", atomically: true, encoding: .utf8)
      chmod("\(data)/standby.signal", 0o644)
      try await cluster.start()
      for outcome in [
        try await rig.run("customers", [file], ["--again"]), try await rig.vaultc(["drift"]),
        try await rig.load(["quarantine", "discard", "--load", "1", "--reason", "none"]),
      ] { #expect(outcome.exitCode == 78, "\(outcome.output)\(outcome.errorOutput)") }
      #expect(try await rig.verify().exitCode == 0)
      // What is applied already needs no write.
      #expect(try await rig.vaultc(["apply"]).exitCode == 0)
    }
    try await cluster.remove()
  }

  /// Gives the body a database that has every hostile setting, and traps in `public`.
  private func withHostileURL(
    _ body: @escaping @Sendable (String) async throws -> Void
  ) async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let connection = try Connection(
          to: .url(url), applicationName: "vaultwright tests", names: .database)
        let name = try connection.query("SELECT current_database()").text(0, 0) ?? ""
        try connection.execute(HostileSettings.traps)
        try connection.execute(HostileSettings.statements(for: name))
      }
      try await body(url)
    }
  }

  private static func alter(_ url: String, _ setting: String, _ value: String) async throws {
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      let name = try connection.query("SELECT current_database()").text(0, 0) ?? ""
      try connection.execute("ALTER DATABASE \(id: name) SET \(id: setting) = \(literal: value)")
    }
  }

  /// Puts the records of a delivery into a table whose columns have their types.
  private static func deliver(_ csv: String, to url: String) async throws {
    let types = Dictionary(
      SpecimenVault.keyParts.filter(\.normalization.isEmpty).map { ($0.name, $0.type.sqlName) }
        + SpecimenVault.attributes.map { ($0.name, $0.type.sqlName) }
    ) { $1 }
    let columns = SpecimenVault.vault.sources[0].columns.map { column in
      "\(id: column.name) \(SQL(trusted: types[column.name] ?? "text"))" as SQL
    }
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      try connection.execute("CREATE TABLE public.specimens (\(columns.joined()))")
      var copy = try connection.copyIn("COPY public.specimens FROM STDIN (FORMAT csv, HEADER)")
      try Array(csv.utf8).withUnsafeBytes { try copy.write($0) }
      _ = try copy.finish()
    }
  }
}

extension VaultRig {
  /// Runs any of the loader's commands.
  fileprivate func load(_ arguments: [String]) async throws -> Program.Outcome {
    try await Program.vaultload.run(arguments + ["--database", url])
  }
}
