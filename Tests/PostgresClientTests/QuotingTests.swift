import PostgresClient
import PostgresSchema
import TestSupport
import Testing

@Suite struct QuotingTests {
  static let hostile = [
    "", "'", "''", "\"", "\\", "\\'", "'; DROP TABLE x; --", "\\'; SELECT 1; --", "$$", "$1", "%s",
    "a\nb\r\tc", "E'\\n'", "/* */ --", "ä ß 𝒳 👩‍👩‍👧", "e\u{301}", "'\u{301}; --", "\"\u{301}",
    "\\\u{301}'", "\u{202e}txt", "\u{1}\u{7f}", ":name",
    "a\\\\'b",
  ]

  @Test(arguments: ["on", "off"])
  func `a literal comes back as it went, whatever the server takes a backslash for`(
    conformingStrings: String
  ) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute("SET standard_conforming_strings = \(literal: conformingStrings)")
      for text in Self.hostile {
        let rows = try connection.query("SELECT \(literal: text)::text")
        #expect(rows.utf8(0) == Array(text.utf8))
      }
    }
  }

  @Test func `an identifier names exactly that column`() async throws {
    try await withScratchDatabase { connection, _ in
      for name in Self.hostile where !name.isEmpty {
        let rows = try connection.query("SELECT \(id: name) FROM (SELECT 1 AS \(id: name)) AS t")
        #expect(rows.columnNames.map { Array($0.utf8) } == [Array(name.utf8)])
      }
    }
  }

  @Test func `a parameter comes back as it went`() async throws {
    try await withScratchDatabase { connection, _ in
      for text in Self.hostile {
        let rows = try connection.query(
          "SELECT $1::text, $2::bytea", [.text(text), .bytes(Array(text.utf8))], format: .binary)
        #expect(rows.utf8(0) == Array(text.utf8))
        #expect(rows.utf8(1) == Array(text.utf8))
      }
    }
  }

  @Test(arguments: Seed.several(2))
  func `random text survives as a literal, an identifier and a parameter`(seed: Seed) async throws {
    try await withScratchDatabase { connection, _ in
      var random = seed.generator
      for _ in 0..<200 {
        let text = randomText(&random)
        let name = "c" + String(text.unicodeScalars.prefix(12))
        let rows = try connection.query(
          "SELECT \(literal: text)::text AS \(id: name), $1::text", [.text(text)])
        #expect(rows.utf8(0) == Array(text.utf8))
        #expect(rows.utf8(1) == Array(text.utf8))
        #expect(rows.columnNames.first.map { Array($0.utf8) } == Array(name.utf8))
      }
    }
  }

  @Test func `a zero byte is refused before it can cut a statement short`() async throws {
    try await withScratchDatabase { connection, _ in
      let text = "before\0after"
      let inStatement = #expect(throws: PostgresError.self) {
        try connection.query("SELECT \(literal: text)")
      }
      let inParameter = #expect(throws: PostgresError.self) {
        try connection.query("SELECT $1::text", [.text(text)])
      }
      #expect(inStatement?.code == .invalidCharacter)
      #expect(inParameter?.code == .invalidCharacter)
    }
  }
}

extension Rows {
  /// The bytes of a value in the first row: two strings are equal to Swift in other bytes too.
  fileprivate func utf8(_ column: Int) -> [UInt8]? { bytes(0, column).map(Array.init) }
}

/// Mostly the characters that mean something to a quoter, some from all over Unicode, never NUL.
private func randomText(_ random: inout SplitMix64) -> String {
  let special: [Unicode.Scalar] = [
    "'", "\"", "\\", "$", ";", "-", "E", "n", " ", "\n", "/", "*", "\u{301}",
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...20, using: &random) {
    if Int.random(in: 0..<4, using: &random) > 0, let scalar = special.randomElement(using: &random)
    {
      text.append(scalar)
    } else if let scalar = Unicode.Scalar(UInt32.random(in: 1...0x10_ffff, using: &random)) {
      text.append(scalar)
    }
  }
  return String(text)
}
