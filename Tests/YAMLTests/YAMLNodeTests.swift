import Testing

@testable import YAML

@Suite struct YAMLNodeTests {
  @Test func `values have their places`() throws {
    let node = try #require(
      try YAMLNode(parsing: "# a job\na: 1\nb:\n  - x y\n  - 'it''s'\nc: {d: \"\\u00e9\"}\n"))
    guard case .mapping(let entries) = node.content else {
      Issue.record("no mapping")
      return
    }
    #expect(entries.map(\.key) == ["a", "b", "c"])
    #expect(entries.map(\.keyPlace.line) == [2, 3, 6])
    #expect(entries[0].value.content == .scalar("1"))
    guard case .sequence(let items) = entries[1].value.content else {
      Issue.record("no sequence")
      return
    }
    #expect(items.map(\.content) == [.scalar("x y"), .scalar("it's")])
    #expect(items[1].place == YAMLPlace(line: 5, column: 5))
    guard case .mapping(let inner) = entries[2].value.content else {
      Issue.record("no inner mapping")
      return
    }
    #expect(inner.map(\.value.content) == [.scalar("é")])
  }

  @Test(arguments: ["", "# nothing\n", "\n\n"])
  func `a text without a document is none`(text: String) throws {
    #expect(try YAMLNode(parsing: text) == nil)
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "2:1: the key \"a\" stands twice"),
    ("a: &x 1\n", "1:4: anchors and aliases are not read; write the value out"),
    ("a: [*x]\n", "1:5: anchors and aliases are not read; write the value out"),
    ("[1]: 2\n", "1:1: a key must be a text"),
    ("a: 1\n---\nb: 2\n", "2:1: a second document; write one file for each"),
    ("a: [1\n", "2:1: did not find expected ',' or ']'"),
    ("a:\n\t- 1\n", "2:1: found character that cannot start any token"),
    (String(repeating: "[", count: 40), "1:33: nested too deep"),
  ])
  func `what cannot be read is told with its place`(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLNode(parsing: text) }
    #expect(error?.description == message)
  }
}
