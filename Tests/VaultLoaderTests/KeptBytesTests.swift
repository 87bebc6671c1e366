import TestSupport
import Testing
import VaultModel

@testable import VaultLoader

/// What the quarantine keeps of records of which some columns are excluded.
@Suite struct KeptBytesTests {
  @Test(arguments: [
    ("1,s3cret,x", "1,,x"), ("1,\"s3,\"\"cret\",\"x\"", "1,\"\",\"x\""), ("1,,x", "1,,x"),
    ("\"1\",s3cret,\"\"", "\"1\",,\"\""),
  ])
  func `an excluded field of a line is kept empty`(record: String, kept: String) throws {
    #expect(try Self.keptOfCSV(record) == kept)
  }

  @Test(arguments: ["1,s3cret", "1,s3cret,x,y", "1,s3cret\"x,x", "1,\"s3cret"])
  func `nothing is kept of a line that does not tell its fields apart`(record: String) throws {
    #expect(try Self.keptOfCSV(record) == nil)
  }

  @Test func `a broken line is kept whole where nothing is excluded`() throws {
    #expect(try Self.keptOfCSV("1,\"open", excluding: []) == "1,\"open")
  }

  @Test(arguments: [
    (#"{"id": 1, "token": "s3cret", "x": 2}"#, #"{"id": 1, "token": null, "x": 2}"#),
    (#"{"token":{"a":["s3cret"]},"id":1}"#, #"{"token":null,"id":1}"#),
    (
      #"{"id": 1, "login": {"name": "a", "key": "s3cret"}}"#,
      #"{"id": 1, "login": {"name": "a", "key": null}}"#
    ),
    (#"{"id": 1, "login.key": "s3cret"}"#, #"{"id": 1, "login.key": null}"#),
    (#"{"to\u006ben": "s3cret", "token": "s3cret"}"#, #"{"to\u006ben": null, "token": null}"#),
    (#"{"id": 1}"#, #"{"id": 1}"#),
  ])
  func `an excluded member is kept as null`(record: String, kept: String) throws {
    #expect(try Self.keptOfJSON(record) == kept)
  }

  @Test func `an excluded member is no unknown one, and another stays unknown`() throws {
    let reader = Self.json(#"{"id": 1, "token": "s3cret", "moon": "full"}"#)
    #expect(try reader.next())
    #expect(reader.refusal?.reason == .unknownMember)
    #expect(reader.keptBytes.map(text) == #"{"id": 1, "token": null, "moon": "full"}"#)
  }

  @Test(arguments: [#"{"token": "s3cret""#, #"{"token": "s3cret"} x"#, #"["token", "s3cret"]"#])
  func `nothing is kept of what is no JSON object`(record: String) throws {
    #expect(try Self.keptOfJSON(record) == nil)
  }

  @Test func `a line beyond the limit does not show the one before it`() throws {
    let long = "{\"token\": \"" + String(repeating: "s", count: RecordLimit.bytes) + "\"}"
    let reader = Self.json("{\"id\": 1, \"token\": \"s3cret\"}\n" + long)
    #expect(try reader.next())
    #expect(reader.keptBytes.map(text) == #"{"id": 1, "token": null}"#)
    #expect(try reader.next())
    #expect(reader.refusal?.reason == .recordTooLong)
    #expect(reader.keptBytes == nil)
  }

  @Test func `a delivery may have excluded columns or lack them`() throws {
    var vault = FeedVault.vault
    vault.sources[0].columns += [.init(name: "token", type: .text)]
    vault.sources[0].excluded = [.init(name: "token", reason: "a secret")]
    let plan = try RoutePlan(source: vault.sources[0], of: vault)
    let names = FeedVault.source.columns.map(\.name)
    let without = try HeaderMatch(
      header: names, plan: plan, input: "log.csv", tolerance: .init())
    #expect(without.excluded.places == [])
    let with = try HeaderMatch(
      header: ["token"] + names, plan: plan, input: "log.csv", tolerance: .init())
    #expect(with.excluded == ExcludedFields(places: [0], fieldCount: names.count + 1))
    #expect(with.problems == [])
    #expect(!plan.columns.contains { $0.name == "token" })
  }

  // MARK: Reading

  private static func keptOfCSV(_ record: String, excluding places: [Int] = [1]) throws -> String? {
    let excluded = ExcludedFields(places: places, fieldCount: 3)
    let reader = CSVReader(TextBytes("id,token,x\n\(record)\n"), excluding: excluded)
    #expect(try reader.header() == ["id", "token", "x"])
    #expect(try reader.next())
    return reader.keptBytes.map(text)
  }

  private static func keptOfJSON(_ record: String) throws -> String? {
    let reader = json(record)
    #expect(try reader.next())
    return reader.keptBytes.map(text)
  }

  private static func json(_ text: String) -> NDJSONReader {
    let members = JSONMembers(
      [("id", .text), ("x", .text), ("login.name", .text)], excluding: ["token", "login.key"])
    return NDJSONReader(TextBytes(text + "\n"), members: members, unknown: .refused)
  }
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
