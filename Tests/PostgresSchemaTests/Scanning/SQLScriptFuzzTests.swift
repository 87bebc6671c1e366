import PostgresSchema
import TestSupport
import Testing

/// Texts that nobody would write.
@Suite struct SQLScriptFuzzTests {
  /// Each a token or comment that stays one next to any other, a blank between them.
  private static let whole = [
    "select", "CREATE", "\"a;b\"", "\"x\"\"y\"", "'it''s;'", #"E'\'; \\'"#, "$$;$$", "$t$ $$;'$t$",
    "/* ; /* ' */ */", "-- ;'\n", "1.5e-3", "$1", "::", ":=", ",", ".", "<=", "(1;2)", "a[1:2]",
    "é🙂", "b'01'", #"U&'\00e9'"#, "日", "\n", "\r\n", "\t",
  ]
  private static let broken = [
    "'", "\"", "$$", "$t$", "/*", "*/", "--", "(", ")", "[", "]", "\\", ":a", ":", "{", "\0", "E'",
    "\u{FEFF}", "\u{301}", "begin atomic", "create function f()", "end", "case", "copy from stdin",
  ]

  @Test(arguments: Seed.several(300))
  func `statements come back as they were put together`(seed: Seed) throws {
    var random = seed.generator
    let statements = (0..<Int.random(in: 1...8, using: &random)).map { _ in
      ["select"] + pieces(Self.whole, count: 12, &random) + ["done"]
    }
    let texts = statements.map { $0.joined(separator: " ") }
    let script = try SQLScript(texts.joined(separator: ";") + ";")
    #expect(script.statements.map { Array($0.sql.text.utf8) } == texts.map { Array($0.utf8) })
  }

  @Test(arguments: Seed.several(2_000))
  func `any text is split in order or refused within it`(seed: Seed) {
    var random = seed.generator
    let text = pieces(Self.whole + Self.broken + [";", ";"], count: 40, &random)
      .joined(separator: Bool.random(using: &random) ? " " : "")
    let bytes = Array(text.utf8)
    do {
      let script = try SQLScript(text)
      let tokens = (script.statements.flatMap(\.tokens) + script.comments)
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
      var end = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      for token in tokens {
        // Nothing but white space and the ends of statements lies between two tokens.
        let between = bytes[end..<token.range.lowerBound]
        #expect(between.allSatisfy { " \t\n\r;".utf8.contains($0) }, "\(text.debugDescription)")
        #expect(token.place == place(of: token.range.lowerBound, in: text))
        end = token.range.upperBound
      }
      // Behind a semicolon, for U+FEFF is a byte order mark at the very start alone.
      let again = try SQLScript(";" + script.statements.map(\.sql.text).joined(separator: "\n;\n"))
      #expect(again.statements.map(\.sql) == script.statements.map(\.sql))
    } catch {
      #expect(error.place <= place(of: bytes.count, in: text), "\(text.debugDescription)")
    }
  }

  private func pieces(_ pool: [String], count: Int, _ random: inout SplitMix64) -> [String] {
    (0..<Int.random(in: 0...count, using: &random)).map { _ in
      pool[Int.random(in: 0..<pool.count, using: &random)]
    }
  }

  /// As an editor tells it, by another way than the scanner's.
  private func place(of offset: Int, in text: String) -> TextPlace {
    var before = String(decoding: Array(text.utf8)[..<offset], as: UTF8.self)
    if before.unicodeScalars.first == "\u{FEFF}" { before.unicodeScalars.removeFirst() }
    // A carriage return and a line feed are one Character, and so one end of a line.
    let lines = before.split(
      omittingEmptySubsequences: false, whereSeparator: { ["\n", "\r", "\r\n"].contains($0) })
    return TextPlace(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
