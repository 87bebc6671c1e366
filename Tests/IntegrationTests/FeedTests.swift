import FoundationEssentials
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Conditions, arrays, constants, combined columns and hashes of rows, from the library's desk to the
/// vault.
@Suite struct FeedTests {
  private static let columns = [
    "library_code", "happened_at", "given_name", "family_name", "question", "subject_kind",
    "subject", "topics",
  ]

  /// A question about a member, one about a book, and one about nothing in particular.
  private static let records = [
    #"NORTH,2026-03-01 10:00:00+00,Ann,Lee,"How | much?",member,M1,"{fees,""a, \""b\"""",fees}""#,
    #"NORTH,2026-03-01 11:00:00+00,,Lee,Where?,book,9780000000001,{}"#,
    #"NORTH,2026-03-01 12:00:00+00,,,Why?,,,"#,
  ]

  @Test func `each feed takes the records that it is for, and the counts add up`() async throws {
    try await Self.withLibrary { rig, write in
      let report = try await rig.load("desk_events", [try write("a.csv", Self.csv(Self.records))])
      #expect(report.records.read == 3)
      #expect(report.records.new == 3)
      let read = Dictionary(uniqueKeysWithValues: report.targets.map { ($0.table, $0.counts.read) })
      #expect(
        read == [
          "auth.tenant_h": 3, "business.desk_event_h": 3, "business.member_h": 1,
          "business.title_h": 1, "business.topic_h": 3, "business.desk_event_member_l": 1,
          "business.desk_event_title_l": 1, "business.desk_event_topic_l": 3,
          "business.desk_question_s": 3,
        ])
      #expect(
        try await rig.rows(
          """
          SELECT question, asked_by, channel, member_number, isbn, topics
          FROM business.desk_question_s
          LEFT JOIN business.desk_event_member_l USING (desk_event_hk)
          LEFT JOIN business.member_h USING (member_hk)
          LEFT JOIN business.desk_event_title_l USING (desk_event_hk)
          LEFT JOIN business.title_h USING (title_hk)
          LEFT JOIN LATERAL (
            SELECT string_agg(topic, ';' ORDER BY place) AS topics
            FROM business.desk_event_topic_l JOIN business.topic_h USING (topic_hk)
            WHERE desk_event_topic_l.desk_event_hk = desk_question_s.desk_event_hk
          ) AS words ON true
          WHERE question IS NOT NULL ORDER BY happened_at
          """) == [
            ["How | much?", "Ann Lee", "desk", "M1", nil, "fees;a, \"b\";fees"],
            ["Where?", "Lee", "desk", nil, "9780000000001", nil],
            ["Why?", nil, "desk", nil, nil, nil],
          ])
      try await Self.verify(rig)
    }
  }

  @Test func `a row's hash is what SQL makes of the row`() async throws {
    try await Self.withLibrary { rig, write in
      try await rig.load("desk_events", [try write("a.csv", Self.csv(Self.records))])
      let differing = try await rig.number(
        """
        SELECT count(*) FROM business.desk_event_h JOIN (VALUES
          ('family_name=Lee|given_name=Ann|happened_at=2026-03-01 10:00:00+00|question=How \\| much?'),
          ('family_name=Lee|happened_at=2026-03-01 11:00:00+00|question=Where?'),
          ('happened_at=2026-03-01 12:00:00+00|question=Why?')
        ) AS row (text) ON digest = encode(util.hash_binary(row.text), 'hex')
        """)
      #expect(differing == 3)
    }
  }

  @Test func `records of JSON lines give the same rows`() async throws {
    let json = [
      #"{"library_code":"NORTH","happened_at":"2026-03-01 10:00:00+00","given_name":"Ann","#
        + #""family_name":"Lee","question":"How | much?","subject_kind":"member","subject":"M1","#
        + #""topics":["fees","a, \"b\"","fees"]}"#,
      #"{"library_code":"NORTH","happened_at":"2026-03-01 11:00:00+00","family_name":"Lee","#
        + #""question":"Where?","subject_kind":"book","subject":"9780000000001","topics":[]}"#,
      #"{"library_code":"NORTH","happened_at":"2026-03-01 12:00:00+00","question":"Why?","#
        + #""topics":null}"#,
    ]
    try await Self.withLibrary { rig, write in
      try await rig.load("desk_events", [try write("a.csv", Self.csv(Self.records))])
      let file = try write("a.ndjson", json.joined(separator: "\n") + "\n")
      let report = try await rig.load("desk_events", [file], ["--input-format", "ndjson"])
      #expect(report.records.unchanged == 3)
      #expect(report.targets.allSatisfy { $0.counts.new == 0 })
    }
  }

  @Test func `an element at fault quarantines its record whole, whatever the batches`() async throws
  {
    let faulty = #"NORTH,2026-03-02 10:00:00+00,Ann,Lee,What?,member,M9,"{fees,NULL}""#
    for size in ["1", "1000"] {
      try await Self.withLibrary { rig, write in
        let file = try write("a.csv", Self.csv(Self.records + [faulty]))
        let report = try await rig.load("desk_events", [file], ["--batch-records", size])
        #expect(report.quarantine == ["missing_business_key": 1])
        #expect(report.records.new == 3)
        let members = try await rig.rows("SELECT member_number FROM business.member_h ORDER BY 1")
        #expect(members == [["M1"], [nil]])
        #expect(
          try await rig.rows("SELECT column_name, detail FROM metadata.quarantine") == [
            ["each(topics)", "no business key for hub \"topic\" (element 2 of \"topics\")"]
          ])
        try await Self.verify(rig)
      }
    }
  }

  @Test func `loading again changes nothing`() async throws {
    try await Self.withLibrary { rig, write in
      let file = try write("a.csv", Self.csv(Self.records))
      try await rig.load("desk_events", [file])
      let again = try await rig.load("desk_events", [file], ["--again"])
      #expect(again.records.unchanged == 3)
      #expect(again.targets.allSatisfy { $0.counts.new + $0.counts.changed == 0 })
    }
  }

  @Test func `a tenant for a source of code lists alone is a usage error`() async throws {
    try await Self.withLibrary { rig, write in
      let file = try write("currencies.csv", "currency_code,decimals\nEUR,2\n")
      let outcome = try await rig.run("currencies", [file], ["--tenant", "NORTH"])
      #expect(outcome.exitCode == 64)
      #expect(
        outcome.errorOutput.contains(
          "source \"currencies\" feeds code lists alone, which are the same for every tenant; leave "
            + "out --tenant"))
    }
  }

  @Test func `the register of lineage names every column behind a value`() async throws {
    try await Self.withLibrary { rig, _ in
      let sources = try await rig.rows(
        """
        SELECT target_column, string_agg(source_column, ' ' ORDER BY source_column)
        FROM metadata.lineage
        WHERE source = 'desk_events' AND kind NOT IN ('hash', 'load')
          AND target_table IN ('business.desk_question_s', 'business.desk_event_h')
        GROUP BY target_column ORDER BY target_column
        """)
      #expect(
        sources == [
          ["asked_by", "family_name given_name"],
          ["digest", "family_name given_name happened_at question"],
          ["happened_at", "happened_at"], ["question", "question"],
        ])
    }
  }
}

extension FeedTests {
  private static func csv(_ records: [String]) -> String {
    ([columns.joined(separator: ",")] + records).joined(separator: "\n") + "\n"
  }

  private static func withLibrary(
    _ body:
      @escaping @Sendable (
        VaultRig, _ write: @Sendable (_ name: String, _ text: String) throws -> String
      ) async throws -> Void
  ) async throws {
    let path = "Examples/language/generated-sql/library/vault.json"
    try await TemporaryFolder.with(named: "desk") { folder in
      try await VaultRig.with(Repository.root.appending(FilePath(path).components)) { rig in
        try await body(rig) { name, text in
          let file = folder.appending(name).string
          try text.write(toFile: file, atomically: true, encoding: .utf8)
          return file
        }
      }
    }
  }

  private static func verify(_ rig: VaultRig) async throws {
    let outcome = try await Program.vaultload.run(
      ["verify", "--vault", rig.vaultFile.string, "--database", rig.url])
    #expect(outcome.exitCode == 0, "\(outcome.output)")
  }
}
