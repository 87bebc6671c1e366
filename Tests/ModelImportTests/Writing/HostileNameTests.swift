import Testing

@testable import ModelImport

/// Names and comments that would be code if they were copied.
@Suite struct HostileNameTests {
  static let hostile = SourceDatabase(
    tables: [
      .init(
        "evil\"schema.users\"; import Glibc; let x = \"",
        [
          "id uuid!", "\\(fatalError()) text", "a\"b text", "class text", "init text", "self text",
          "Load_Date text", "tenant_hk text", "1st text", "1ST text", "größe text", "user text",
          "x\u{202E}y text", "a_b text", "aB text", "\n} text",
        ], comment: "Ends */ here\n}\nimport Glibc // \\(exit(1)) \u{2028} \"quoted\""),
      .init("public.source", ["id int!", "hub text", "vault_id int"]),
      .init("public.vault", ["id int!", "name text"], comment: "decide: nothing"),
      .init("public.row", ["id int!", "row text"]),
      .init("public.tenant", ["id text!", "label text"]),
      .init("public.string", ["value text"], key: []),
      .init(
        "public.\(String(repeating: "very_long_", count: 6))a",
        ["\(String(repeating: "column_", count: 8))one uuid!", "other text"],
        key: ["\(String(repeating: "column_", count: 8))one"]),
      .init(
        "public.\(String(repeating: "very_long_", count: 6))b",
        ["id int!", "\(String(repeating: "column_", count: 8))one uuid"],
        references: [:]),
      .init("one.same", ["id int!", "a text"]), .init("two.same", ["id int!", "b text"]),
      .init("public.access_tokens", ["token text!", "used int"], key: ["token"]),
      .init("public.empty", [], key: []), .init("public.evil", ["id int!", "a text"]),
      .init("public.any", ["id int!", "a text"]),
    ])

  private let files = Proposal(for: hostile, vault: "evil", about: "x\"; exit(1)")
    .files(beside: KnownModel())

  @Test func `no name and no comment of the source becomes code`() {
    for file in files {
      for line in file.text.split(separator: "\n") {
        let code = line.replacing(/"(?:[^"\\]|\\.)*"/, with: "").replacing(/\/\/.*$/, with: "")
        #expect(code.firstMatch(of: /fatalError\(\)|exit\(|\bGlibc\b|["\\]/) == nil, "\(line)")
      }
      #expect(!file.text.contains("\u{202E}"))
      #expect(!file.text.contains("\u{2028}"))
    }
  }

  @Test func `every name is there once`() {
    let paths = files.map { $0.path.split(separator: "/").last?.lowercased() }
    #expect(Set(paths).count == paths.count)
    let constants = files.flatMap { $0.text.matches(of: /(?m)^(?:public )?let (\w+)/) }
      .map { String($0.1) }
    #expect(Set(constants).count == constants.count, "\(constants.sorted())")
  }

  @Test func `a text is a literal of one line`() {
    #expect("a\"b\\(c)\n\u{0}".swiftLiteral == #""a\"b\\(c)\n\u{0}""#)
    #expect("grün 🎉".swiftLiteral == "\"grün 🎉\"")
    #expect("x\u{202E}y".swiftLiteral == #""x\u{202e}y""#)
    #expect("a\n// b\r\u{2028}c".commentWords == ["a", "//", "b", "c"])
  }
}
