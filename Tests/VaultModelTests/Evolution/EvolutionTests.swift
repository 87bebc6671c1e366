import Testing
import VaultModel

/// What becomes of a satellite's attributes, in short: `1 mail#email text` is ordinal, column, hash
/// name where it is another, type, and `retired`.
@Suite struct EvolutionTests {
  @Test func `a rename by hint keeps ordinal, hash name and revision`() {
    let evolution = evolve([("email", "email", .text)], to: [("mail", "email", .text)])
    #expect(attributes(evolution) == ["1 mail#email text"])
    #expect(evolution.renames.map { "\($0.from)>\($0.to)" } == ["email>mail"])
    #expect(evolution.questions.isEmpty)
    #expect(satellite(evolution).past.hashRevision == 1)
  }

  @Test func `the hint may stay in the model after the rename`() {
    let first = evolve([("email", "email", .text)], to: [("mail", "email", .text)])
    let second = vault([("mail", "email", .text)]).evolved(from: first.vault)
    #expect(second.vault == first.vault)
    #expect(second.renames.isEmpty)
  }

  @Test func `a lost and a new attribute of one type are a question with three answers`() throws {
    let evolution = evolve([("email", "email", .text)], to: [("mail", "mail", .text)])
    let question = try #require(evolution.questions.first)
    #expect(evolution.questions.count == 1)
    #expect(question.text == "'s.email' is gone and 's.mail' of the same type, text, is new")
    #expect(question.answers.count == 3)
    #expect(question.answers[0].contains(#".named("mail").renamed(from: "email")"#))
  }

  @Test(arguments: [CompiledVault.Farewell.Kind.retired, .dropped])
  func `a farewell answers the question`(_ kind: CompiledVault.Farewell.Kind) {
    let evolution = evolve(
      [("email", "email", .text)], to: [("mail", "mail", .text)],
      farewells: [.init("s.email", kind)])
    #expect(evolution.questions.isEmpty)
    #expect(evolution.advice.isEmpty)
    switch kind {
    case .retired:
      #expect(attributes(evolution) == ["1 email text retired", "2 mail text"])
      #expect(evolution.drops.isEmpty)
    case .dropped:
      #expect(attributes(evolution) == ["2 mail text"])
      #expect(evolution.drops.map(\.column) == ["email"])
    }
  }

  @Test func `neither ordinal nor hash name of a dropped attribute comes again`() {
    let gone = evolve(
      [("a", "a", .text), ("b", "b", .text)], to: [("a", "a", .text)],
      farewells: [.init("s.b", .dropped)])
    let back = vault([("a", "a", .text), ("b", "b", .text)]).evolved(from: gone.vault)
    #expect(attributes(back) == ["1 a text", "3 b#b#3 text"])
  }

  @Test func `a drop that is done may leave the model`() {
    let gone = evolve(
      [("a", "a", .text), ("b", "b", .text)], to: [("a", "a", .text)],
      farewells: [.init("s.b", .dropped)])
    let again = vault([("a", "a", .text)], farewells: [.init("s.b", .dropped)])
      .evolved(from: gone.vault)
    #expect(again.advice == [#"nothing named 's.b' is left: the line Dropped("s.b") can go"#])
    #expect(again.drops.isEmpty)
  }

  @Test func `a retired attribute is hashed no more, and its rows are hashed anew`() {
    let evolution = evolve(
      [("a", "a", .text), ("b", "b", .text)], to: [("a", "a", .text)])
    #expect(attributes(evolution) == ["1 a text", "2 b text retired"])
    #expect(satellite(evolution).past.hashRevision == 2)
    #expect(evolution.advice.count == 1)
  }

  @Test(arguments: [(HashRules.vw1, 1), (.automateDV, 2), (.datavault4dbt, 2)])
  func `a new attribute changes hashes only where they hold absent values`(
    _ rules: HashRules, _ revision: Int
  ) {
    var before = vault([("a", "a", .text)])
    before.hashSpec.id = rules
    var after = vault([("a", "a", .text), ("b", "b", .text)])
    after.hashSpec.id = rules
    #expect(satellite(after.evolved(from: before)).past.hashRevision == revision)
  }

  static let typeChanges: [(SQLType, SQLType, [String], Int)] = [
    (.varchar(10), .varchar(20), ["1 a character varying(20)"], 1),
    (.varchar(10), .text, ["1 a text"], 1),
    (.numeric(10, 2), .numeric(14, 2), ["1 a numeric(14,2)"], 1),
    (.int4, .int8, ["1 a integer retired", "2 a_2#a bigint"], 2),
    (.int4, .numeric(12, 2), ["1 a integer retired", "2 a_2#a numeric(12,2)"], 2),
    (.numeric(10, 2), .numeric(14, 4), ["1 a numeric(10,2) retired", "2 a_2#a numeric(14,4)"], 2),
    (.uuid, .text, ["1 a uuid retired", "2 a_2#a text"], 2),
  ]

  @Test(arguments: typeChanges)
  func `a wider type is taken in place or by a successor`(
    _ old: SQLType, _ new: SQLType, _ after: [String], _ revision: Int
  ) {
    let evolution = evolve([("a", "a", old)], to: [("a", "a", new)])
    #expect(attributes(evolution) == after)
    #expect(evolution.questions.isEmpty)
    #expect(satellite(evolution).past.hashRevision == revision)
    let again = vault([("a", "a", new)]).evolved(from: evolution.vault)
    #expect(again.vault == evolution.vault)
  }

  @Test(arguments: [
    (SQLType.text, SQLType.int4), (.varchar(20), .varchar(10)), (.numeric(14, 2), .numeric(10, 2)),
    (.int8, .int4), (.timestamptz, .timestamp), (.int4, .numeric(10, 2)), (.jsonb, .text),
  ])
  func `a type that not every stored value has is a question`(_ old: SQLType, _ new: SQLType) {
    let evolution = evolve([("a", "a", old)], to: [("a", "a", new)])
    #expect(evolution.questions.map(\.column) == ["a"])
  }

  @Test func `what changes a key is refused with a way out`() {
    let before = vault([("a", "a", .text)])
    let edits: [(String, (inout CompiledVault) -> Void)] = [
      ("hub 'tenant' changes its key", { $0.hubs[0].keyParts[0].type = .int8 }),
      ("hub 'tenant' changes its key", { $0.hubs[0].keyParts[0].normalization = [.trim] }),
      ("satellite 's' changes its parent", { $0.satellites[0].parent = .link("l") }),
      ("satellite 's' changes its kind", { $0.satellites[0].kind = .multiActive }),
      ("link 'l' changes its participants", { $0.links[0].participants.removeLast() }),
      ("vault 'v' changes its hash rules", { $0.hashSpec.id = .automateDV }),
      ("vault 'v' changes its open marker", { $0.conventions.openMarker = .date("9999-12-31") }),
    ]
    for (text, edit) in edits {
      var after = before
      edit(&after)
      let questions = after.evolved(from: before).questions
      #expect(questions.contains { $0.text.contains(text) && $0.answers.count > 1 }, "\(text)")
    }
    #expect(before.evolved(from: before).questions.isEmpty)
  }

  @Test func `a table that the model gave up stays, until a farewell drops it`() {
    let before = vault([("a", "a", .text)])
    var without = before
    without.satellites = []
    without.sources[0].satellites = []
    let retired = without.evolved(from: before)
    #expect(retired.vault.satellites.map(\.past.isRetired) == [true])
    #expect(retired.advice.count == 1)
    without.farewells = [.init("s", .dropped)]
    let dropped = without.evolved(from: retired.vault)
    #expect(dropped.vault.satellites.isEmpty)
    #expect(dropped.drops.map(\.table.name) == ["s_s"])
    #expect(before.evolved(from: retired.vault).vault == before)
  }
}

// MARK: A vault of one satellite

extension EvolutionTests {
  typealias Declared = (name: String, hashName: String, type: SQLType)

  private func evolve(
    _ before: [Declared], to after: [Declared], farewells: [CompiledVault.Farewell] = []
  ) -> Evolution {
    vault(after, farewells: farewells).evolved(from: vault(before))
  }

  private func satellite(_ evolution: Evolution) -> CompiledVault.Satellite {
    evolution.vault.satellites[0]
  }

  private func attributes(_ evolution: Evolution) -> [String] {
    satellite(evolution).attributes.map { attribute in
      let hashName = attribute.hashName == attribute.name ? "" : "#\(attribute.hashName)"
      return "\(attribute.ordinal) \(attribute.name)\(hashName) \(attribute.type)"
        + (attribute.isRetired ? " retired" : "")
    }
  }

  private func vault(
    _ attributes: [Declared], farewells: [CompiledVault.Farewell] = []
  ) -> CompiledVault {
    let table = { CompiledVault.TableName(schema: "business", name: $0) }
    return CompiledVault(
      name: "v", hashSpec: HashSpec(), tenantHub: "tenant",
      hubs: [
        .init(
          name: "tenant", table: table("tenant_h"), hashKey: "tenant_hk",
          keyParts: [.init(name: "tenant_id", type: .text)])
      ],
      links: [
        .init(
          name: "l", table: table("l_l"), hashKey: "l_hk",
          participants: [
            .init(hub: "tenant", role: "one", column: "one_hk"),
            .init(hub: "tenant", role: "other", column: "other_hk"),
          ])
      ],
      satellites: [
        .init(
          name: "s", table: table("s_s"), parent: .hub("tenant"), parentHashKey: "tenant_hk",
          attributes: zip(1..., attributes).map {
            .init(ordinal: $0, name: $1.name, hashName: $1.hashName, type: $1.type)
          }, hashDiffFunction: .init(schema: "util", name: "s_hash_diff"))
      ],
      sources: [
        .init(
          name: "source", recordSource: "x", delivery: .snapshot, columns: [], keys: [], links: [],
          satellites: [
            .init(satellite: "s", role: "tenant", columns: attributes.map { $0.name })
          ])
      ], farewells: farewells)
  }
}
