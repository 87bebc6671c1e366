import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultHash
import VaultModel

@testable import VaultLoader

/// What COPY gives in its binary format is read as what the server prints.
@Suite struct BinaryRowTests {
  private static let rows = 400

  @Test(arguments: Seed.several(2))
  func `values of every type are the texts that the server prints`(seed: Seed) async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let connection = try Connection(to: .url(url), applicationName: "test", names: .database)
        var values = RandomValues(seed.generator)
        for type in SQLType.samples {
          let literals = (0..<Self.rows).map { _ -> SQL in
            values.chance(10) ? "(NULL)" : "(\(literal: values.textOrExtreme(of: type)))"
          }
          let sqlType = SQL(trusted: type.sqlName)
          try connection.execute(
            """
            DROP TABLE IF EXISTS t; CREATE TABLE t (n int GENERATED ALWAYS AS IDENTITY, v \(sqlType));
            INSERT INTO t (v) SELECT v::\(sqlType) FROM (VALUES \(literals.joined())) AS given (v)
            """)
          try Self.expectPrinted(
            "SELECT n, v FROM public.t ORDER BY n", url, on: connection, "\(type) \(seed)")
        }
      }
    }
  }

  @Test(arguments: [
    "name", "json", "\"char\"", "mood", "shout", "pair", "cidr", "money", "oid",
    "timetz", "point", "int4range", "bit(3)", "macaddr", "tsvector", "mood[]", "int2vector",
  ])
  func `types that no model has are printed as well`(type: String) async throws {
    let texts: [String: [String]] = [
      "name": ["a,\"b"], "json": [#"{"b": 1,  "a": "é"}"#],
      "\"char\"": ["x", ""], "mood": ["so so"], "shout": ["HO, \"HO\""],
      "pair": ["(1,)", "(,)", "(2,\"x y\")"], "cidr": ["10.0.0.0/8", "::1"],
      "money": ["12.50"], "oid": ["4294967295"], "timetz": ["12:00:00+05:30"],
      "point": ["(1.5,-2)"], "int4range": ["[1,5)", "empty"], "bit(3)": ["101"],
      "macaddr": ["08:00:2b:01:02:03"], "tsvector": ["'a':1 'b':2"],
      "mood[]": ["{so so,NULL}"], "int2vector": ["1 2 3"],
    ]
    let values = try #require(texts[type])
    try await withScratchURL { url in
      try await onOwnThread {
        let connection = try Connection(to: .url(url), applicationName: "test", names: .database)
        try connection.execute(
          """
          CREATE TYPE mood AS ENUM ('so so'); CREATE DOMAIN shout AS text CHECK (value = upper(value));
          CREATE TYPE pair AS (a int, b text)
          """)
        let rows = ([nil] + values.map { $0 }).map { text -> SQL in
          text.map { "(\(literal: $0))" } ?? "(NULL)"
        }
        try connection.execute(
          """
          CREATE TABLE t AS SELECT v::\(SQL(trusted: type)) AS v
          FROM (VALUES \(rows.joined())) AS given (v)
          """)
        try Self.expectPrinted("SELECT v FROM public.t", url, on: connection, type)
      }
    }
  }

  @Test func `a char(n) comes without the blanks that fill it`() async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let read = try Self.read(
          "SELECT v::char(4), ARRAY[v, NULL]::char(4)[] FROM (VALUES ('ab'), (''), (NULL)) AS t (v)",
          url)
        #expect(read == [["ab", "{ab,NULL}"], ["", "{\"\",NULL}"], [nil, "{NULL,NULL}"]])
      }
    }
  }

  @Test func `a query without rows gives none`() async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let read = try Self.read("SELECT 1 AS a WHERE false", url)
        #expect(read == [])
      }
    }
  }

  @Test func `a row beyond the limit is refused, and reading goes on behind it`() async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let read = try Self.read(
          "SELECT repeat('x', CASE n WHEN 2 THEN 17000000 ELSE 5 END) FROM generate_series(1, 3) AS n",
          url)
        #expect(read == [["xxxxx"], nil, ["xxxxx"]])
      }
    }
  }

  @Test func `what is put aside as CSV is read back as it was`() async throws {
    try await withScratchURL { url in
      try await onOwnThread {
        let texts = ["", "a,b", "say \"hi\"", "two\r\nlines", " blank ", "\u{FEFF}x", "plain"]
        let values = texts.map { "(\(literal: $0), NULL, 7)" as SQL }
        let input = TableInput(
          from: .url(url), .query("SELECT * FROM (VALUES \(values.joined().text)) AS t (a, b, c)"))
        let delivery = try input.fetch(after: nil, read: Delivery.Reading())
        let reader = try delivery.inputs[0].rows(try #require(delivery.inputs[0].rowColumns))
        var lines: [UInt8] = []
        while try reader.next() { lines += Array(reader.recordBytes) + [UInt8(ascii: "\n")] }
        let csv = CSVReader(TextBytes(String(decoding: lines, as: UTF8.self)))
        let back = try Self.values(csv)
        #expect(back == texts.map { [$0, nil, "7"] })
      }
    }
  }

  // MARK: Reading

  private static func expectPrinted(
    _ query: String, _ url: String, on connection: Connection, _ comment: String
  ) throws {
    let printed = try connection.query(SQL(trusted: query))
    let expected = printed.indices.map { row in
      (0..<printed.columnCount).map { printed.text(row, $0) }
    }
    let read = try read(query, url)
    #expect(read.count == expected.count)
    for (read, expected) in zip(read, expected) where read != expected {
      Issue.record("\(comment): \(String(describing: read)) for \(expected)")
    }
  }

  /// The values of a query's rows; nil for a row that is refused.
  private static func read(_ query: String, _ url: String) throws -> [[String?]?] {
    let delivery = try TableInput(from: .url(url), .query(query))
      .fetch(after: nil, read: Delivery.Reading())
    let columns = try #require(delivery.inputs[0].rowColumns)
    return try values(try delivery.inputs[0].rows(columns))
  }

  private static func values(_ reader: some RecordReader) throws -> [[String?]?] {
    var values: [[String?]?] = []
    var text = ByteBuffer()
    while try reader.next() {
      guard reader.refusal == nil else {
        values.append(nil)
        continue
      }
      values.append(
        reader.fields.map { field in
          text.removeAll()
          reader.unescape(field, into: &text)
          return reader.isNull(field) ? nil : String(decoding: text.bytes, as: UTF8.self)
        })
    }
    return values
  }
}
