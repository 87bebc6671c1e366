import PostgresSchema
import Testing

@Suite struct LayoutTests {
  @Test(arguments: [
    (["a", "b", "c"] as [SQL], "a, b,\n  c"), (["a"], "a"), ([], ""),
    (["longer than a line", "b"], "longer than a line,\n  b"),
    (["a", "(\nb)", "c", "d"], "a,\n  (\nb),\n  c, d"),
  ])
  func `items fill their lines`(items: [SQL], text: String) {
    #expect(SQL.filled(items, margin: "  ", width: 8).text == text)
  }
}
