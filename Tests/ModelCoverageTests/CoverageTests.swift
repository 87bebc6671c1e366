import ModelCoverage
import ModelImport
import Testing
import VaultModel

@Suite struct CoverageTests {
  @Test func `each column of the model is mapped, excluded or missing`() {
    let coverage = Coverage(of: SmallVault.vault)
    #expect(
      coverage.tables.map { "\($0.name) \($0.state.rawValue)" } == [
        "crm.history excluded", "crm.users mapped",
      ])
    #expect(
      SmallVault.columns(of: coverage) == [
        "email mapped v.user_s.email", "flag missing asked for, and its value stored nowhere",
        "id mapped v.user_h.user_id", "nick missing nothing takes it",
        "secret excluded a secret", "tags mapped v.tag_h.tag", "tenant mapped v.tenant_h.tenant_id",
      ])
    #expect(!coverage.isComplete)
    #expect(coverage.counts.percent == "71.4")
  }

  @Test func `what a hash alone has taken in is held nowhere`() {
    var vault = SmallVault.vault
    vault.sources[0].derived += [
      .init(name: "hash", type: .text, derivation: .rowHash(columns: ["nick", "id"]))
    ]
    vault.sources[0].keys[1].parts = [.init(column: "hash")]
    let columns = SmallVault.columns(of: Coverage(of: vault))
    #expect(columns.contains("nick missing asked for, and its value stored nowhere"))
    #expect(columns.contains("id missing asked for, and its value stored nowhere"))
  }

  @Test func `a digest of one column is kept in its place`() {
    var vault = SmallVault.vault
    vault.sources[0].derived += [
      .init(name: "hash", type: .text, derivation: .rowHash(columns: ["nick"]))
    ]
    vault.sources[0].satellites[0].columns = ["hash"]
    let columns = SmallVault.columns(of: Coverage(of: vault))
    #expect(columns.contains("nick mapped v.user_s.email"))
  }

  @Test func `a table that two sources read is mapped by both`() {
    var vault = SmallVault.vault
    var other = vault.sources[0]
    other.name = "nicks"
    other.satellites[0].columns = ["nick"]
    vault.sources.append(other)
    let columns = SmallVault.columns(of: Coverage(of: vault))
    #expect(columns.contains("nick mapped v.user_s.email"))
    #expect(columns.contains("email mapped v.user_s.email"))
  }

  @Test func `a database that has the model's columns leaves only the model's own gaps`() {
    let coverage = Coverage(of: SmallVault.vault, against: SmallVault.database())
    #expect(
      Set(SmallVault.columns(of: coverage))
        == Set(SmallVault.columns(of: Coverage(of: SmallVault.vault))))
    #expect(coverage.tables.map(\.state) == [.excluded, .mapped])
  }

  @Test func `what only one side has is told`() throws {
    var database = SmallVault.database()
    let users = try #require(database.tables.firstIndex { $0.name.name == "users" })
    database.tables[users].columns.removeAll { ["email", "secret"].contains($0.name) }
    database.tables[users].columns.append(.init(name: "phone", sourceType: "text", type: .text))
    database.tables[users].columns[0].type = .int8
    database.tables[users].columns[0].sourceType = "bigint"
    database.tables.append(
      .init(
        name: .init(schema: "crm", name: "orders"),
        columns: [.init(name: "id", sourceType: "uuid", type: .uuid)]))
    let coverage = Coverage(of: SmallVault.vault, against: database)
    let columns = SmallVault.columns(of: coverage)
    #expect(columns.contains("phone missing the model's table does not have it"))
    #expect(columns.contains("email absent the database does not have it"))
    #expect(!columns.contains { $0.hasPrefix("secret") })
    let text = coverage.text()
    #expect(
      text.contains("  crm.orders: MISSING: no source reads it, nor is it excluded; 1 column"))
    #expect(text.contains("integer in the model, bigint in the database"))
  }

  @Test func `a table in another schema is known by its own name, unless that is not clear`() {
    let moved = Coverage(of: SmallVault.vault, against: SmallVault.database(in: "public"))
    #expect(
      moved.tables.map { "\($0.name) \($0.state.rawValue)" } == [
        "public.history excluded", "public.users mapped",
      ])
    var both = SmallVault.database()
    both.tables += SmallVault.database(in: "public").tables
    #expect(
      Coverage(of: SmallVault.vault, against: both).tables.map(\.state) == [
        .excluded, .mapped, .missing, .missing,
      ])
  }

  @Test func `one table of the model stands for no two of the database`() {
    var database = SmallVault.database(in: "a")
    database.tables += SmallVault.database(in: "b").tables
    let coverage = Coverage(of: SmallVault.vault, against: database)
    #expect(
      coverage.tables.map { "\($0.name) \($0.state.rawValue)" } == [
        "a.history missing", "a.users missing", "b.history missing", "b.users missing",
        "crm.users absent",
      ])
  }

  @Test func `a table that the database lacks is told, and no gap: a query may deliver it`() {
    let coverage = Coverage(of: SmallVault.vault, against: SourceDatabase(tables: []))
    #expect(coverage.tables.map { "\($0.name) \($0.state.rawValue)" } == ["crm.users absent"])
    #expect(coverage.isComplete)
    #expect(coverage.text().contains("the model reads it as users"))
    #expect(coverage.text().hasPrefix("v: 1 table, 0 columns: 0 mapped, 0 excluded, 0 missing, 7 "))
    #expect(!coverage.text().contains("%"))
  }

  @Test func `a model that sees to everything is complete`() {
    var vault = SmallVault.vault
    vault.sources[0].excluded += ["flag", "nick"].map { .init(name: $0, reason: "not used") }
    let coverage = Coverage(of: vault, against: SmallVault.database())
    #expect(coverage.isComplete)
    #expect(
      coverage.text()
        == """
        v: 2 tables, 8 columns: 4 mapped, 4 excluded, 0 missing (100 %)
          crm.history: excluded: upkeep
          crm.users: 7 columns: 4 mapped, 3 excluded
            secret: excluded: a secret
            flag: excluded: not used
            nick: excluded: not used
        """)
  }

  @Test func `the page for people has a table of tables, the gaps, and all columns where asked`() {
    let coverage = Coverage(of: SmallVault.vault)
    let page = coverage.markdown()
    #expect(
      page.hasPrefix("### v\n\n2 tables, 7 columns: 4 mapped, 1 excluded, 2 missing (71.4 %).\n"))
    #expect(page.contains("| `crm.users` | 7 | 4 | 1 | 2 | `users` |"))
    #expect(page.contains("#### Gaps\n\n| column | what is wrong |"))
    #expect(page.contains("| `crm.users.nick` | nothing takes it |"))
    #expect(page.contains("| `crm.users.secret` | a secret |"))
    #expect(!page.contains("v.user_s.email"))
    #expect(coverage.markdown(.all).contains("| `crm.users.email` | text | v.user_s.email |"))
  }

  @Test(arguments: [(999, 1, "99.9"), (1_000, 0, "100"), (0, 0, nil), (1, 2, "33.3")])
  func `only all columns are a hundred percent`(mapped: Int, missing: Int, percent: String?) {
    var counts = Coverage.Counts()
    counts.mapped = mapped
    counts.missing = missing
    #expect(counts.percent == percent)
  }
}
