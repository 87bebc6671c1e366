import Testing

@testable import ModelImport

/// Which files an import writes anew, and what it leaves in them.
@Suite struct WrittenShapeTests {
  /// What a source without its column `email` changes of a model of one table.
  private func withoutEmail(_ files: [ModelFile]) -> SourceDifference {
    SourceDifference(
      of: SourceDatabase(tables: [.init("crm.users", ["id int!", "phone text"])]), schema: "crm",
      to: KnownModel(files), in: files)
  }

  private static let shape = """
    import DataVault

    struct Users: SourceTable {
      static let name = "crm.users"

      let id = Column("id", .int4)
      let email = Column("email", .varchar(255))
    }

    """

  @Test(arguments: [
    ("Users.swift", ""),
    ("Tables/Users.swift", "\nlet user = Hub(\"user\") { Key(\"id\", .int4) }\n"),
    ("Tables/Users.swift", "\nextension Users { static let kinds = 3 }\n"),
    ("Tables/Users.swift", "// Ask Ann.\n"), ("Tables/People.swift", ""),
  ])
  func `a file that holds more than the shape, or has another name, is not written to`(
    path: String, more: String
  ) {
    let difference = withoutEmail([ModelFile(path: path, text: Self.shape + more)])
    #expect(difference.files.isEmpty)
    #expect(
      difference.changes.map(\.text).contains {
        $0.contains("crm.users has no column email any more") && !$0.contains("removed")
      })
    #expect(difference.changes.last?.text.hasSuffix("is left alone: change it by hand") == true)
  }

  @Test func `a shape with a column to decide about is written anew, too`() throws {
    let once = withoutEmail([
      ModelFile(path: "Tables/Users.swift", text: Self.shape),
      ModelFile(path: "User.swift", text: "let users = Source(Users.self) { row in row.email }\n"),
    ])
    let text = try #require(once.files.first).text
    #expect(text.contains("let email"))
    let again = withoutEmail([ModelFile(path: "Tables/Users.swift", text: text)])
    #expect(again.files.first?.text.contains("let email") == false)
  }

  @Test(arguments: [
    ("{ row in row.email }", true), ("{ row in row.emailVerified }", false),
    ("{ record in record.email.named(\"x\") }", true), ("{ $0.email }", true),
    ("{ (row: Users) in\n  row\n    .email }", true), ("{ row in other.email }", false),
    ("{ row in row.`email` }", true),
  ])
  func `a column is used where a closure takes it of its parameter`(source: String, isUsed: Bool) {
    let difference = withoutEmail([
      ModelFile(path: "Tables/Users.swift", text: Self.shape),
      ModelFile(path: "User.swift", text: "let users = Source(Users.self) \(source)\n"),
    ])
    #expect(difference.files.first?.text.contains("let email") == isUsed)
  }
}
