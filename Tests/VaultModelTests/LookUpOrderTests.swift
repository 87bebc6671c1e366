import Testing
import VaultModel

/// Which source is loaded before which, where tenants are looked up.
@Suite struct LookUpOrderTests {
  /// `refunds: booking > refund, booking; refund`: looked up > keyed; described.
  private static func source(_ text: String) -> LookUpOrder.Source {
    let parts = text.drop { $0 != ":" }.dropFirst()
      .split(omittingEmptySubsequences: false) { ">;".contains($0) }
      .map { list in
        Set(list.split { " ,".contains($0) }.map(String.init))
      }
    return LookUpOrder.Source(
      lookedUp: parts[0], keyed: parts[1], described: parts[2])
  }

  private static func turns(_ texts: [String]) -> String {
    let names = texts.map { $0.prefix { $0 != ":" } }
    return LookUpOrder(of: texts.map(source)).turns.map { turn in
      turn.map { names[$0] }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  struct Case: Sendable {
    var sources: [String]
    var turns: String
  }

  @Test(arguments: [
    Case(sources: ["b: > b; b", "a: > a; a"], turns: "b a"),
    Case(sources: ["child: p > c, p; c", "parent: > p; p"], turns: "parent, child"),
    // Who looks in the same hub says nothing new of it, but may bring keys of it.
    Case(
      sources: ["one: p > c, p; c", "two: p > d, p; d p", "parent: > p; p"],
      turns: "parent, one, two"),
    Case(sources: ["one: p > c; c", "two: p > d; d", "parent: > p; p"], turns: "parent, one two"),
    // By way of a source that looks up itself.
    Case(
      sources: [
        "moves: stock > move, stock; move", "stock: goods > stock, goods; stock",
        "goods: > goods; goods",
      ],
      turns: "goods, stock, moves"),
    // A key by the way is no reason to be first where another order must be.
    Case(
      sources: [
        "moves: stock > move, stock, goods; move", "stock: goods > stock, goods; stock",
        "goods: > goods; goods",
      ], turns: "goods, stock, moves"),
    Case(sources: ["late: p > c; c", "early: q > p, d; d", "q: > q; q"], turns: "q, early, late"),
    Case(sources: ["orphan: p > c; c"], turns: "orphan"),
  ])
  func `parents come first`(_ example: Case) {
    #expect(Self.turns(example.sources) == example.turns)
  }

  @Test func `sources of which each would have to be first are found, without their followers`() {
    let order = LookUpOrder(
      of: [
        "last: a > z; z", "one: b > a; a", "two: c > b; b", "three: a > c; c", "fine: > f; f",
      ].map(Self.source))
    #expect(order.circle == [1, 2, 3])
    #expect(order.turns.flatMap(\.self).sorted() == [0, 1, 2, 3, 4])
  }

  @Test func `who tells the tenants of a source is known`() {
    let order = LookUpOrder(
      of: ["child: p q > c, p; c", "parent: > p; p", "other: p > q; q", "by: p > q, e; e"]
        .map(Self.source))
    #expect(order.tellers(for: 0) == [1, 2])
    #expect(order.tellers(for: 1) == [])
    #expect(order.circle == [])
  }
}
