import PostgresSchema
import Testing

@Suite struct ObjectNameTests {
  @Test func `a name that fits stays as it is`() {
    #expect(ObjectName.make("customer_h", suffix: "_pkey") == "customer_h_pkey")
    let base = String(repeating: "x", count: 58)
    #expect(ObjectName.make(base, suffix: "_pkey") == base + "_pkey")
  }

  @Test(arguments: ["x", "ä", "👩‍👩‍👧"])
  func `a longer one is cut to what the server keeps`(letter: String) {
    let base = String(repeating: letter, count: 60)
    let name = ObjectName.make(base, suffix: "_current")
    #expect(name.utf8.count <= 63)
    #expect(name.hasPrefix(letter) && name.hasSuffix("_current"))
  }

  @Test func `two long names that begin alike stay two`() {
    let base = String(repeating: "x", count: 62)
    #expect(
      ObjectName.make(base + "1", suffix: "_idx") != ObjectName.make(base + "2", suffix: "_idx"))
  }

  @Test func `the checksum is FNV-1a`() {
    // Worked out with another program, which gives the published bf9cf968 for "foobar".
    let base = String(repeating: "a", count: 60)
    #expect(ObjectName.make(base, suffix: "_idx").hasSuffix("_92b9e111_idx"))
  }
}
