import DataVault
import Testing
import VaultModel

/// What conditions, arrays and values that no column holds become in the compiled vault.
@Suite struct FeedTests {
  private static let tag = Hub("tag") { Key("name", .text) }
  private static let visit = Hub("visit") { Key("digest", .text) }

  private static let source = Source(Visits.self) { row in
    FaultyModel.tenant.key(row.tenant)
    visit.key(RowHash())

    When(row.kind, is: "job") {
      FaultyModel.job.key(row.number)
      Link("visit_job", drivenBy: visit) {
        visit
        FaultyModel.job
      }
    }

    Each(row.tags) { name, position in
      When(name, .isPresent) {
        tag.key(name)
        Link("visit_tag", dependentKeys: position) {
          visit
          tag
        }
      }
    }

    Satellite("visit_note", of: visit) {
      Constant("EUR", .varchar(3)).named("currency")
      Combined(row.kind, row.note, separatedBy: ": ").named("text")
      row.note
    }
  }

  private static func compiled() throws -> CompiledVault.Source {
    let vault = Vault("v", tenant: FaultyModel.tenant) { source }
    let resolved = vault.resolve()
    #expect(resolved.findings == [])
    let compiled = try #require(resolved.vault)
    #expect(compiled.format == 2)
    return compiled.sources[0]
  }

  @Test func `each value that is made stands once, what others are made of first`() throws {
    let source = try Self.compiled()
    #expect(
      source.derived == [
        .init(name: "each(tags)", type: .text, derivation: .element(array: "tags")),
        .init(name: "position(tags)", type: .int4, derivation: .position(array: "tags")),
        .init(
          name: "combined(kind, note, ': ')", type: .text,
          derivation: .combined(columns: ["kind", "note"], separator: ": ")),
        .init(
          name: "constant(EUR::character varying(3))", type: .varchar(3),
          derivation: .constant(text: "EUR")),
        .init(
          name: "row_hash(*)", type: .varchar(64),
          derivation: .rowHash(
            columns: ["tenant", "kind", "number", "badge", "note", "badges", "tags"])),
      ])
    #expect(
      source.satellites.first { $0.satellite == "visit_note" }?.columns == [
        "constant(EUR::character varying(3))", "combined(kind, note, ': ')", "note",
      ])
    #expect(source.keys.first { $0.hub == "visit" }?.parts == [.init(column: "row_hash(*)")])
  }

  @Test func `what stands within a condition or an array has its scope`() throws {
    let source = try Self.compiled()
    let job = CompiledVault.FeedScope(conditions: [.init("kind", .isOneOf(values: ["job"]))])
    let tag = CompiledVault.FeedScope(each: "tags", conditions: [.init("each(tags)", .isPresent)])
    let keys = Dictionary(uniqueKeysWithValues: source.keys.map { ($0.hub, $0.scope) })
    #expect(keys == ["tenant": nil, "visit": nil, "job": job, "tag": tag])
    let links = Dictionary(uniqueKeysWithValues: source.links.map { ($0.link, $0.scope) })
    #expect(links == ["visit_job": job, "visit_tag": tag])
    let satellites = Dictionary(
      uniqueKeysWithValues: source.satellites.map { ($0.satellite, $0.scope) })
    #expect(satellites == ["visit_job_effectivity": job, "visit_note": nil])
    #expect(source.links.first { $0.link == "visit_tag" }?.dependentKeys == ["position(tags)"])
  }

  @Test func `records without a key are events of their hub, told apart by their hash`() throws {
    let metrics = Source(Visits.self, delivery: .delta) { row in
      FaultyModel.tenant.key(row.tenant)
      FaultyModel.worker.key(row.badge)
      Link("metric", kind: .nonHistorized, dependentKeys: RowHash().named("digest")) {
        FaultyModel.worker
      } payload: {
        row.note
      }
    }
    let resolved = Vault("v", tenant: FaultyModel.tenant) { metrics }.resolve()
    #expect(resolved.findings == [])
    let vault = try #require(resolved.vault)
    #expect(vault.links[0].dependentKeys == [.init(name: "digest", type: .varchar(64))])
    #expect(vault.sources[0].links[0].dependentKeys == ["row_hash(*)"])
  }

  @Test func `an element is called as its array where it gets no other name`() {
    var names: [String] = []
    _ = Each(Visits().tags) { tag, position in
      names = [tag.attribute.name, position.attribute.name]
      return [SourceElement]()
    }
    #expect(names == ["tags", "tags_position"])
  }

  @Test(arguments: [
    ("job", "job task", true), ("job task", "job", false), ("job", "", true), ("", "job", false),
  ])
  func `a scope lies within one that asks less`(
    inner: String, outer: String, isWithin: Bool
  ) {
    let scope = { (words: String) in
      let values = words.split(separator: " ").map(String.init)
      return CompiledVault.FeedScope(
        conditions: [.init("kind", values.isEmpty ? .isPresent : .isOneOf(values: values))])
    }
    #expect(scope(inner).lies(within: scope(outer)) == isWithin)
    #expect(scope(inner).lies(within: .everyRecord))
  }

  @Test func `a vault that feeds nothing but columns keeps its format and its bytes`() throws {
    let vault = try #require(Workshop.vault.resolve().vault)
    #expect(vault.format == 1)
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
    #expect(!text.contains("derivedInputs"))
    #expect(!text.contains("scope"))
  }

  @Test func `a vault with feeds is read back as it was written`() throws {
    let vault = try #require(
      Vault("v", tenant: FaultyModel.tenant) { Self.source }.resolve().vault)
    #expect(try VaultFile.decode(try VaultFile.encode(vault)) == vault)
  }
}
