import FoundationEssentials
import Migrations
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing

@Suite struct MigrationFolderTests {
  @Test func `what is written is read again, in order and chained`() async throws {
    try await TemporaryFolder.with { path in
      let paths = try MigrationFolder.write(
        first: "SELECT 1;\n", of: "shop", fingerprint: Shop.aa, version: try version(0), to: path)
      #expect(
        paths.map(\.lastComponent?.string) == [
          "20260301120000_makes_the_vault_shop.sql", "vault.sum",
        ])
      try MigrationFolder.write(try draft(from: Shop.aa, to: Shop.bb, at: 1), to: path)
      let folder = try #require(try MigrationFolder.read(path))
      #expect(
        folder.migrations.map { $0.up.header.from } == [
          nil, Shop.aa, "\(Shop.bb)+1", "\(Shop.bb)+2",
        ])
      #expect(
        folder.migrations.map { $0.up.header.to } == [
          Shop.aa, "\(Shop.bb)+1", "\(Shop.bb)+2", Shop.bb,
        ])
      #expect(folder.migrations.map(\.continuesPlan) == [false, false, true, true])
      #expect(
        folder.migrations.map { $0.down?.header.to } == [
          nil, Shop.aa, "\(Shop.bb)+1", "\(Shop.bb)+2",
        ])
      #expect(folder.fingerprint == Shop.bb)
      #expect(folder.vaultName == "shop")
    }
  }

  @Test func `an equal plan gives equal bytes`() throws {
    let one = try draft(from: Shop.aa, to: Shop.bb, at: 1).files
    let other = try draft(from: Shop.aa, to: Shop.bb, at: 1).files
    #expect(one.map(\.text) == other.map(\.text))
    #expect(one.map(\.name) == other.map(\.name))
  }

  @Test func `the files of a plan are as they were reviewed`() throws {
    let text = try draft(from: "aa", to: "bb", at: 1).files
      .map { "==> \($0.name.fileName)\n\($0.text)" }.joined(separator: "\n")
    let file = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .appending("Golden/plan.txt")
    try assertSnapshot(text, file)
  }

  @Test func `a folder without migrations is none`() async throws {
    try await TemporaryFolder.with { path in
      let folder = try MigrationFolder.read(path)
      #expect(folder == nil)
    }
  }

  @Test func `an edited file stops every reader`() async throws {
    try await TemporaryFolder.with { path in
      try MigrationFolder.write(
        first: "SELECT 1;\n", of: "shop", fingerprint: Shop.aa, version: try version(0), to: path)
      let name = "20260301120000_makes_the_vault_shop.sql"
      try Shop.edit(name, in: path) { $0 + "SELECT 2;\n" }
      let sum = path.appending("vault.sum").string
      let error = FolderError.sum(path: sum, [SumFault(line: 2, .edited(file: name))])
      #expect(throws: error) { try MigrationFolder.read(path) }
      #expect(throws: error) {
        try MigrationFolder.write(try draft(from: Shop.aa, to: Shop.bb, at: 1), to: path)
      }
      #expect(
        error.description == """
          \(sum):2: \(name) was edited after it was written
          Take back what was changed; where it is meant, 'vaultc rebase' writes vault.sum anew.
          """)
    }
  }

  @Test func `a version that is taken, or older, is not written`() async throws {
    try await TemporaryFolder.with { path in
      try MigrationFolder.write(
        first: "SELECT 1;\n", of: "shop", fingerprint: Shop.aa, version: try version(5), to: path)
      for second in [4, 5] {
        #expect(throws: FolderError.self) {
          try MigrationFolder.write(try draft(from: Shop.aa, to: Shop.bb, at: second), to: path)
        }
      }
      #expect(try MigrationFolder.read(path)?.migrations.count == 1)
    }
  }

  @Test func `a plan that begins elsewhere is refused at reading, and rebase puts it in the row`()
    async throws
  {
    try await TemporaryFolder.with { path in
      try MigrationFolder.write(
        first: "SELECT 1;\n", of: "shop", fingerprint: Shop.aa, version: try version(0), to: path)
      // Two branches: each planned from the first version, then merged.
      try await TemporaryFolder.with { branch in
        try FileManager.default.removeItem(atPath: branch.string)
        try FileManager.default.copyItem(atPath: path.string, toPath: branch.string)
        try MigrationFolder.write(try draft(from: Shop.aa, to: Shop.bb, at: 1), to: path)
        try MigrationFolder.write(
          try draft(from: Shop.aa, to: "cc", at: 11, purpose: "other"), to: branch)
        for name in try names(in: branch) {
          let target = path.appending("migrations").appending(name).string
          guard !FileManager.default.fileExists(atPath: target) else { continue }
          try FileManager.default.copyItem(
            atPath: branch.appending("migrations").appending(name).string, toPath: target)
        }
      }
      #expect(throws: FolderError.self) { try MigrationFolder.read(path) }
      let report = try MigrationFolder.rebase(path, endingAt: "dd")
      #expect(report.accepted.count == 6)
      #expect(
        report.moved.map(\.fileName) == [
          "20260301120011_other.sql", "20260301120013_other.sql",
        ])
      let folder = try #require(try MigrationFolder.read(path))
      #expect(
        folder.migrations.map { $0.up.header.to } == [
          Shop.aa, "\(Shop.bb)+1", "\(Shop.bb)+2", Shop.bb, "cc+1", "cc+2", "dd",
        ])
      let moved = try #require(folder.migrations.dropFirst(4).first)
      #expect(moved.up.header.from == Shop.bb)
      #expect(moved.up.text.contains("IF held IS DISTINCT FROM '\(Shop.bb)' THEN"))
      #expect(moved.down?.text.contains("SET fingerprint = '\(Shop.bb)'") == true)
      #expect(try MigrationFolder.rebase(path, endingAt: "dd").isEmpty)
    }
  }

  // MARK: What the tests write

  private func version(_ second: Int) throws -> MigrationVersion {
    let start = try #require(MigrationVersion("20260301120000"))
    return (0..<second).reduce(start) { version, _ in version.next }
  }

  /// Three steps: a column, an index beside its readers, a constraint that is checked at last.
  private func draft(
    from: String, to: String, at second: Int, purpose: String = "Adds an e-mail address"
  ) throws -> MigrationDraft {
    let table = QualifiedName(schema: "business", name: "customer_s")
    let column = PlannedStatement(
      ObjectIdentity(.column, table, member: "email"), about: "adds column email",
      sql: "ALTER TABLE \(table) ADD COLUMN email text;", locks: [table: .accessExclusive])
    let index = PlannedStatement(
      ObjectIdentity(.index, schema: "business", name: "customer_s_email_idx"),
      about: "builds index customer_s_email_idx",
      sql: "CREATE INDEX CONCURRENTLY customer_s_email_idx ON \(table) (email);",
      locks: [table: .shareUpdateExclusive], scans: true)
    let check = PlannedStatement(
      ObjectIdentity(.check, table, member: "customer_s_email_check"),
      about: "checks every row", sql: "ALTER TABLE \(table) VALIDATE CONSTRAINT email_check;",
      contract: .nonBreaking, risk: .dataDependent, locks: [table: .shareUpdateExclusive],
      scans: true,
      validations: [.init("an address has no @", "SELECT 1\nFROM \(table) WHERE email !~ '@'")])
    let dropped = PlannedStatement(
      ObjectIdentity(.column, table, member: "email"), about: "drops column email",
      sql: "ALTER TABLE \(table) DROP COLUMN email;", contract: .breaking, risk: .destructive,
      locks: [table: .accessExclusive], isReversible: false)
    let indexDropped = PlannedStatement(
      ObjectIdentity(.index, schema: "business", name: "customer_s_email_idx"),
      about: "drops index customer_s_email_idx",
      sql: "DROP INDEX CONCURRENTLY IF EXISTS business.customer_s_email_idx;")
    return MigrationDraft(
      of: "shop", from: from, to: to, purpose: purpose, version: try version(second),
      plan: Plan(steps: [
        PlannedStep(.whole, [column]), PlannedStep(.none, [index]), PlannedStep(.whole, [check]),
      ]),
      down: Plan(steps: [PlannedStep(.none, [indexDropped]), PlannedStep(.whole, [dropped])]))
  }

  private func names(in path: FilePath) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path.appending("migrations").string)
  }
}

extension MigrationFolderTests {
  /// A plan that adds a column, which no plan before it changed.
  static func columnDraft(of table: QualifiedName) throws -> MigrationDraft {
    let column = PlannedStatement(
      ObjectIdentity(.column, table, member: "note"), about: "adds note",
      sql: "ALTER TABLE \(table) ADD COLUMN IF NOT EXISTS note text;", contract: .nonBreaking)
    return MigrationDraft(
      of: "shop", from: Shop.aa, to: Shop.bb, purpose: "adds note", version: try Shop.version(1),
      plan: Plan(steps: [PlannedStep(.whole, [column])]), down: nil)
  }
}

extension MigrationFolderTests {
  /// A column, then an index on it beside its readers; their way back is one file.
  var stepwiseDraft: MigrationDraft {
    get throws {
      let table = QualifiedName(schema: "business", name: "tenant_h")
      func step(_ mode: PlannedStep.Transaction, _ about: String, _ sql: SQL) -> PlannedStep {
        PlannedStep(
          mode,
          [PlannedStatement(ObjectIdentity(.column, table, member: "note"), about: about, sql: sql)]
        )
      }
      return MigrationDraft(
        of: "shop", from: Shop.aa, to: Shop.bb, purpose: "adds note", version: try Shop.version(1),
        plan: Plan(steps: [
          step(.whole, "adds note", "ALTER TABLE \(table) ADD COLUMN note text;"),
          step(
            .none, "builds an index",
            "CREATE INDEX CONCURRENTLY tenant_h_note_idx ON \(table) (note);"),
        ]),
        down: Plan(steps: [
          step(
            .none, "drops the index",
            "DROP INDEX CONCURRENTLY IF EXISTS business.tenant_h_note_idx;"),
          step(.whole, "drops note", "ALTER TABLE \(table) DROP COLUMN note;"),
        ]))
    }
  }
}

extension MigrationDraft {
  func write(to path: FilePath) throws { try MigrationFolder.write(self, to: path) }

  /// Writes the plan, and once more as the one after it.
  func writeTwice(to path: FilePath) throws {
    var again = self
    (again.from, again.to, again.version) = (to, "\(to)2", version.next)
    try MigrationFolder.write(self, to: path)
    try MigrationFolder.write(again, to: path)
  }
}
