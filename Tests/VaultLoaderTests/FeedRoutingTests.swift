import Testing
import VaultHash
import VaultModel

@testable import VaultLoader

/// Which rows a record gives where not every feed takes it once.
@Suite struct FeedRoutingTests {
  @Test func `a record feeds what its conditions let pass, and once for each element`() throws {
    let routed = try Self.route([
      "a,job,j1,Ann,Lee,\"{x,y}\"", "a,note,,Bob,,", "a,task,j2,,,\"{}\"",
    ])
    #expect(routed.refusals == [])
    let batch = routed.batch
    #expect((0..<batch.recordCount).map { batch.owner(of: $0) } == [0, 0, 0, 1, 2])
    #expect(batch.deliveredCount == 3)
    let fed = (0..<batch.recordCount).map { record in
      (0..<4).filter { batch.feedsHub(ofKey: $0, of: record) }
    }
    #expect(fed == [[0, 1, 2], [3], [3], [0, 1], [0, 1, 2]])
    let links = (0..<batch.recordCount).map { record in
      (0..<2).filter { batch.feeds(link: $0, of: record) }
    }
    #expect(links == [[0], [1], [1], [], [0]])
    let satellites = (0..<batch.recordCount).map { record in
      (0..<2).filter { batch.feeds(satellite: $0, of: record) }
    }
    #expect(satellites == [[0], [1], [1], [0], [0]])
  }

  @Test func `the values that are made are those of their row`() throws {
    let routed = try Self.route([
      "a,job,j1,Ann,Lee,\"{\"\"x, \\\"\"1\\\"\"\"\",y}\"", "a,note,t2,,Lee,", "a,note,t3,,,",
    ])
    #expect(routed.refusals == [])
    #expect(try routed.values("full") == ["Ann Lee", "Ann Lee", "Ann Lee", "Lee", nil])
    #expect(try routed.values("seven") == ["7", "7", "7", "7", "7"])
    #expect(try routed.values("each(tags)") == [nil, "x, \"1\"", "y", nil, nil])
    #expect(try routed.values("position(tags)") == [nil, "1", "2", nil, nil])
  }

  @Test func `a row's hash is that of its names and values`() throws {
    let routed = try Self.route(["a,job,j|1,Ann,Lee,", "a,note,,,,"])
    let hash = { (text: String) throws -> String in
      let digest = try Digest(.sha256)
      Array(text.utf8).withUnsafeBytes { digest.update($0) }
      return String(digest.finish().withUnsafeBytes { hexText($0) }.dropFirst(2))
    }
    #expect(try routed.values("hash") == [try hash("first=Ann|target=j\\|1"), try hash("")])
  }

  @Test func `an element's link is that of the record's own key`() throws {
    let batch = try Self.route(["a,note,t,Ann,,\"{x}\""]).batch
    #expect(batch.hash(1, of: 1).elementsEqual(batch.hash(1, of: 0)))
    #expect(batch.hash(2, of: 0).allSatisfy { $0 == 0 })
    #expect(batch.hash(3, of: 0).allSatisfy { $0 == 0 })
    #expect(!batch.hash(5, of: 1).allSatisfy { $0 == 0 })
  }

  @Test func `what a condition leaves out is no fault, what it lets pass is one`() throws {
    let routed = try Self.route(["a,note,,Ann,,", "a,job,,Ann,,"])
    #expect(routed.refusals == ["missing_business_key: no business key for hub \"job\""])
    #expect(routed.batch.recordCount == 1)
  }

  @Test func `an element at fault quarantines its record whole and is named`() throws {
    let routed = try Self.route(["a,note,,Ann,,\"{x,NULL}\"", "a,note,,Bob,,\"{x}\""])
    #expect(
      routed.refusals == [
        "missing_business_key: no business key for hub \"tag\" (element 2 of \"tags\")"
      ])
    #expect(routed.batch.recordCount == 2)
    #expect((0..<2).map { routed.batch.owner(of: $0) } == [0, 0])
  }

  @Test func `an element that stands again in its record is a repeat`() throws {
    let routed = try Self.route(["a,note,,Ann,,\"{x,x}\""])
    #expect(routed.refusals == [])
    let group = routed.batch.plan.satellites[1].group
    #expect((0..<3).map { routed.batch.isRepeat(group, of: $0) } == [false, false, true])
  }

  @Test func `two records that tell one element otherwise conflict`() throws {
    let routed = try Self.route(["a,note,,Ann,,\"{x}\"", "a,note,,Bob,,\"{y,x}\""])
    #expect(
      routed.refusals == [
        "conflicting_versions: record 1 gave the same key another payload in this extract "
          + "(tag_note); the first one stands (element 2 of \"tags\")"
      ])
    #expect(routed.batch.recordCount == 2)
  }

  @Test func `an array of too many elements is refused`() throws {
    let many = Array(repeating: "x", count: Router.elementLimit + 1).joined(separator: ",")
    let routed = try Self.route(["a,note,,Ann,,\"{\(many)}\""])
    #expect(
      routed.refusals == [
        "too_many_elements: 100001 elements, and a record may have 100000"
      ])
  }

  @Test func `a plain source has one row for each record and no gates`() throws {
    var source = FeedVault.source
    source.keys.removeLast(2)
    source.links = []
    source.satellites.removeLast()
    let plan = try RoutePlan(source: source, of: FeedVault.vault)
    #expect(plan.gates.isEmpty && plan.explosions.isEmpty)
  }

  @Test func `a link's key is the same where its record is one of a code list besides`() throws {
    var vault = FeedVault.vault
    vault.references = [
      .init(
        name: "kind", table: .init(schema: "ref", name: "kind_r"),
        keyParts: [.init(name: "kind", type: .text)], attributes: [])
    ]
    var source = FeedVault.source
    source.keys.removeLast()
    source.keys[2].scope = nil
    source.links = [.init(link: "event_job", roles: ["event", "job"])]
    source.satellites.removeLast()
    let alone = try Self.route(["a,job,j1,Ann,Lee,"], of: source, in: vault).batch
    source.references = [.init(reference: "kind", parts: [.init(column: "kind")], columns: [])]
    let beside = try Self.route(["a,job,j1,Ann,Lee,"], of: source, in: vault).batch
    #expect(beside.hash(3, of: 0).elementsEqual(alone.hash(3, of: 0)))
  }

  @Test func `a condition that its column's type does not read is refused`() {
    var source = FeedVault.source
    source.columns[1].type = .int4
    #expect(throws: RoutePlanError.constant("job", column: "kind", source: "log")) {
      try RoutePlan(source: source, of: FeedVault.vault)
    }
  }
}

/// What became of a few records.
private struct Routed {
  var batch: Batch
  var refusals: [String]

  /// For each row the value of an input.
  func values(_ name: String) throws -> [String?] {
    let place = try batch.plan.index(ofInput: name)
    return (0..<batch.recordCount).map { record in
      batch.field(place, of: record).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

extension FeedRoutingTests {
  private static func route(
    _ records: [String], of source: CompiledVault.Source = FeedVault.source,
    in vault: CompiledVault = FeedVault.vault
  ) throws -> Routed {
    let plan = try RoutePlan(source: source, of: vault)
    let names = source.columns.map(\.name)
    let header = try HeaderMatch(
      header: names, plan: plan, input: "log.csv", tolerance: HeaderMatch.Tolerance())
    let lines = [names.joined(separator: ",")] + records
    let reader = CSVReader(TextBytes(lines.joined(separator: "\n") + "\n"))
    _ = try reader.header()
    let router = try Router(plan: plan, header: header, seen: SeenKeys(exactLimit: .max))
    let batch = Batch(plan: plan)
    var refusals: [String] = []
    var number: Int64 = 0
    while try reader.next() {
      number += 1
      let place = RecordPlace(input: 0, record: number)
      switch try router.route(reader, at: place, into: batch) {
      case .routed: break
      case .refused(let refusal): refusals.append("\(refusal.reason.rawValue): \(refusal.detail)")
      case .putOff: refusals.append("put off")
      }
    }
    return Routed(batch: batch, refusals: refusals)
  }
}

@Suite struct ArrayElementsTests {
  @Test(arguments: [
    ("{}", []), ("{a,b}", ["a", "b"]), ("{NULL,\"NULL\"}", [nil, "NULL"]),
    (#"{"a,b","say \"hi\"","\\"}"#, ["a,b", #"say \"hi\""#, #"\\"#]),
    ("{{1,2},{3,NULL}}", ["1", "2", "3", nil]), (#"{""}"#, [""]),
  ])
  func `elements stand in their order`(array: String, expected: [String?]) {
    var array = array
    let found = array.withUTF8 { bytes -> [String?] in
      let text = UnsafeRawBufferPointer(bytes)
      return ArrayElements(text).map { element in
        switch element {
        case .null: nil
        case .plain(let range), .quoted(let range):
          String(decoding: text[range], as: UTF8.self)
        }
      }
    }
    #expect(found == expected)
  }
}
