import PostgresSchema
import PostgresSyntax
import TestSupport
import Testing

/// Whatever stands in a query: to read it ends the program of nobody.
@Suite struct TornQueryTests {
  /// A few words at which a reader may look for more than there is.
  private static let ends = [
    "cast", "cast (", "cast::text", "(", ")", "[", ".", ".*", "::", "AS", "COLLATE", "WITH", "OVER",
    "extract (", "UNION ALL", "DISTINCT ON", "USING", "CASE", "TABLESAMPLE", "timestamp with",
  ]

  @Test(arguments: Self.ends)
  func `a query that ends too early is read as far as it goes`(end: String) {
    for query in ["SELECT \(end)", "SELECT \(end) FROM s.orders", "SELECT id FROM s.orders \(end)"]
    {
      let reading = QueryOrigins(of: query) { .table($0, ["id"]) }
      #expect(reading.columns.count <= 2, "\(query)")
    }
  }

  @Test(arguments: Seed.several(4))
  func `words in any order are read`(seed: Seed) {
    var random = seed.generator
    let words = QueryOriginsTests.queryWords
    for _ in 0..<3_000 {
      var query = words[Int(random.next() % UInt64(words.count))]
      for _ in 0...(random.next() % 4) {
        let place = Int(random.next() % UInt64(query.count))
        let other = words[Int(random.next() % UInt64(words.count))]
        switch random.next() % 4 {
        case 0: query.remove(at: place)
        case 1: query.swapAt(place, Int(random.next() % UInt64(query.count)))
        case 2: query.insert(other[Int(random.next() % UInt64(other.count))], at: place)
        default: query = Array(query.prefix(place) + other.suffix(Int(random.next() % 8)))
        }
        if query.isEmpty { query = other }
      }
      let text = query.joined(separator: " ")
      let reading = QueryOrigins(of: text) { .table($0, ["id", "price"]) }
      // Nothing comes from a table that the text does not name.
      for table in reading.tables {
        #expect(text.lowercased().contains(table.name.lowercased()), "\(text)")
      }
    }
  }
}
