import FoundationEssentials
import TestSupport
import Testing
import VaultHash

@testable import VaultLoader

@Suite struct NDJSONReaderTests {
  /// A record as the tests write it: its values, NULL as nil, or why it was refused.
  enum Record: Equatable {
    case values([String?], line: Int64)
    case refused(QuarantineReason, String, line: Int64)
  }

  private static let columns: [(name: String, form: JSONMembers.Form)] = [
    ("id", .text), ("customer.name", .text), ("doc", .json), ("tags", .array),
  ]

  @Test(arguments: [1, 7, 4096])
  func `members are found at any place and depth, values keep their text`(chunk: Int) throws {
    let text = """
      {"id": 1.50, "customer": {"name": "Ann"}, "doc": {"a": [1, {"b": null}]}, "tags": ["x", null]}\r

      {"tags":[],"doc":"text","customer.name":"B\\u00e9\\n\\ud83d\\ude00","id":true}
      {"id": null, "customer": null}
      {}
      """
    #expect(
      try read(text, chunk: chunk) == [
        .values(["1.50", "Ann", #"{"a": [1, {"b": null}]}"#, #"{"x",NULL}"#], line: 1),
        .values(["true", "Bé\n😀", "\"text\"", "{}"], line: 3),
        .values([nil, nil, nil, nil], line: 4),
        .values([nil, nil, nil, nil], line: 5),
      ])
  }

  @Test func `the empty string is not NULL`() throws {
    #expect(try read(#"{"id": ""}"#) == [.values(["", nil, nil, nil], line: 1)])
  }

  @Test func `arrays become what PostgreSQL reads`() throws {
    let text = #"{"tags": [[1, -2.5e3], ["a\"b\\c", "{,}"], [{"k": "}\""}, true], ["", "NULL"]]}"#
    let array =
      #"{{1,-2.5e3},{"a\"b\\c","{,}"},{"{\"k\": \"}\\\"\"}",true},{"","NULL"}}"#
    #expect(try read(text) == [.values([nil, nil, nil, array], line: 1)])
  }

  @Test(arguments: [
    (#"[1]"#, "column 1 of the line: expected an object"),
    (#"{"id": 1} {}"#, "column 11 of the line: something follows the object"),
    (#"{"id": 01}"#, "column 9 of the line: expected ',' or '}'"),
    (#"{"id": +1}"#, "column 8 of the line: expected a value"),
    (#"{"id": 1.}"#, "column 10 of the line: expected a digit"),
    (#"{"id": .5}"#, "column 8 of the line: expected a value"),
    (#"{"id": tru}"#, "column 11 of the line: expected true"),
    (#"{"id": "a}"#, "column 11 of the line: a string is opened and never closed"),
    (#"{"id": "\x"}"#, "column 10 of the line: no escape that JSON knows"),
    (#"{"id": "\u12g4"}"#, "column 13 of the line: expected four hexadecimal digits"),
    (#"{"id": "\ud800"}"#, "column 15 of the line: half a surrogate pair"),
    (#"{"id": "\udc00"}"#, "column 15 of the line: half a surrogate pair"),
    ("{\"id\": \"a\tb\"}", "column 10 of the line: a control character within a string"),
    (#"{"id": 1,}"#, "column 10 of the line: expected a member's name"),
    (#"{id: 1}"#, "column 2 of the line: expected a member's name"),
    (#"{"id" 1}"#, "column 7 of the line: expected ':'"),
    (#"{"tags": [1 2]}"#, "column 13 of the line: expected ',' or ']'"),
    (#"{"id": 1, "id": 2}"#, "column 11 of the line: the member stands twice"),
  ])
  func `what is no JSON is refused at its place, and reading goes on`(
    line: String, detail: String
  ) throws {
    #expect(
      try read("{\"id\": 1}\n\(line)\n{\"id\": 3}\n") == [
        .values(["1", nil, nil, nil], line: 1),
        .refused(.malformedJSON, detail, line: 2),
        .values(["3", nil, nil, nil], line: 3),
      ])
  }

  @Test func `members that the model does not know are refused unless they are passed over`() throws
  {
    let text = #"{"id": 1, "customer": {"name": "A", "age": {"years": [3]}}}"#
    let hint = "(add the column to the model, or pass --ignore-unknown-columns)"
    #expect(
      try read(text) == [
        .refused(.unknownMember, "member \"age\" is unknown to the model \(hint)", line: 1)
      ])
    #expect(try read(text, unknown: .passedOver) == [.values(["1", "A", nil, nil], line: 1)])
  }

  @Test func `nesting is bounded`() throws {
    func nested(_ depth: Int) -> String {
      #"{"doc": "# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + "}"
    }
    let bound = JSONRecordScanner.depthLimit - 1
    #expect(
      try read(nested(bound)) == [.values([nil, nil, nested(bound).dropping(8), nil], line: 1)])
    guard case .refused(.malformedJSON, _, 1) = try read(nested(bound + 1))[0] else {
      Issue.record("a nesting beyond the bound was taken")
      return
    }
  }

  @Test func `a line beyond the limit is refused and the next one read`() throws {
    let long = String(repeating: "x", count: RecordLimit.bytes + 300_000)
    let records = try read("{\"id\":1}\n{\"id\":\"\(long)\"}\n{\"id\":3}\n", chunk: 256 << 10)
    #expect(
      records == [
        .values(["1", nil, nil, nil], line: 1),
        .refused(
          .recordTooLong, "longer than 16 MiB; only its beginning is kept here", line: 2),
        .values(["3", nil, nil, nil], line: 3),
      ])
  }

  @Test func `a column that feeds nothing is known, whatever it holds`() throws {
    let record = #"{"id": 1, "more": {"x": [2]}, "moon": "full"}"#
    let columns: [(name: String, form: JSONMembers.Form)] = [("id", .text)]
    #expect(
      try read(record, columns: columns, unused: ["more", "moon"]) == [.values(["1"], line: 1)])
    #expect(
      try read(record, columns: columns, unused: ["more"]) == [
        .refused(
          .unknownMember,
          """
          member "moon" is unknown to the model (add the column to the model, or pass \
          --ignore-unknown-columns)
          """, line: 1)
      ])
  }

  @Test func `offsets point to the first byte of a record, a byte order mark is none of it`() throws
  {
    let reader = NDJSONReader(
      TextBytes("\u{FEFF}{}\r\n\n {}\n{}"), members: JSONMembers(Self.columns), unknown: .refused,
      chunk: 2)
    var offsets: [Int64] = []
    while try reader.next() {
      #expect(reader.refusal == nil)
      offsets.append(reader.offset)
    }
    #expect(offsets == [3, 8, 12])
  }

  /// Mutations of good lines: taken exactly where FoundationEssentials takes them, at any chunk size.
  @Test(arguments: 0..<40)
  func `mutated lines are judged as another parser judges them`(number: Int) throws {
    var random = SplitMix64(seed: UInt64(number))
    let good = #"{"id": -10.5e+2, "x": ["\u00e9\ud83d\ude00 \n", true, {"y": null}], "z": {}}"#
    let alphabet = Array(#"{}[]:,"\eE.+-0129ubn tfalsr"#.utf8)
    for _ in 0..<100 {
      var bytes = Array(good.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(alphabet[Int.random(in: 0..<alphabet.count, using: &random)], at: place)
        }
      }
      let line = String(decoding: bytes, as: UTF8.self)
      // What no Double holds the other parser refuses.
      if line.contains(/[eE][-+]?[0-9]{3}/) { continue }
      let expected = (try? JSONDecoder().decode([String: AnyJSON].self, from: Data(bytes))) != nil
      let records = try read(line, columns: [("none", .text)], chunk: 3, unknown: .passedOver)
      let isTaken = records == [.values([nil], line: 1)]
      #expect(isTaken == expected, "seed \(number): \(line) \(records)")
    }
  }

  private func read(
    _ text: String, columns: [(name: String, form: JSONMembers.Form)] = columns,
    unused: [String] = [], chunk: Int = 4096, unknown: NDJSONReader.UnknownMembers = .refused
  ) throws -> [Record] {
    let reader = NDJSONReader(
      TextBytes(text), members: JSONMembers(columns, unused: unused), unknown: unknown,
      chunk: chunk)
    var records: [Record] = []
    while try reader.next() {
      if let refusal = reader.refusal {
        records.append(.refused(refusal.reason, refusal.detail, line: reader.line))
      } else {
        records.append(.values(reader.fields.map { value(of: $0, in: reader) }, line: reader.line))
      }
    }
    return records
  }

  private func value(of field: RecordField, in reader: NDJSONReader) -> String? {
    if reader.isNull(field) { return nil }
    var output = ByteBuffer()
    reader.unescape(field, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// Any JSON value, every part of which is decoded: what nobody asks for the decoder does not check.
private enum AnyJSON: Decodable {
  case value

  init(from decoder: any Decoder) throws {
    self = .value
    let value = try decoder.singleValueContainer()
    if value.decodeNil() || (try? value.decode(Bool.self)) != nil { return }
    if (try? value.decode(Double.self)) != nil || (try? value.decode(String.self)) != nil { return }
    if (try? value.decode([AnyJSON].self)) != nil { return }
    _ = try value.decode([String: AnyJSON].self)
  }
}

extension String {
  /// The text without its first characters and its last.
  fileprivate func dropping(_ count: Int) -> String { String(dropFirst(count).dropLast()) }
}
