import TestSupport
import Testing
import VaultLoader

/// The rules of section 4 of the semantics, in that page's notation.
///
/// A payload stands at a load date, arrows set loads apart. Dates are seconds here, so that the
/// microseconds of one load never reach the next date.
@Suite struct TimelineTests {
  struct Case: CustomTestStringConvertible {
    var id: String
    var loads: String
    var stored: String

    init(_ id: String, _ loads: String, stored: String) {
      self.id = id
      self.loads = loads
      self.stored = stored
    }

    var testDescription: String { "\(id): \(loads)" }
  }

  @Test(arguments: [
    Case("S1", "A@1 → A@1", stored: "A[1,∞)"),
    Case("S4", "A@1 → B@2 → A@3", stored: "A[1,2) B[2,3) A[3,∞)"),
    Case("S8", "A@1 → B@3 → C@2", stored: "A[1,2) C[2,3) B[3,∞)"),
    Case("S9", "A@1 → B@3 → B@2", stored: "A[1,2) B[2,3) B[3,∞)"),
    Case("late and the same as before", "A@1 → B@3 → A@2", stored: "A[1,3) B[3,∞)"),
    Case("earlier than all", "B@3 → A@1", stored: "A[1,3) B[3,∞)"),
    Case("earlier than all, the same payload", "A@3 → A@1", stored: "A[1,3) A[3,∞)"),
    Case("unchanged", "A@1 → A@2 → A@3", stored: "A[1,∞)"),
    Case("between two late ones", "A@1 → D@4 → B@2 → C@3", stored: "A[1,2) B[2,3) C[3,4) D[4,∞)"),
  ])
  func `loads give the stored versions`(_ example: Case) throws {
    var timeline = Timeline<String>()
    for (payload, date) in try Notation.loads(example.loads) {
      _ = timeline.append(payload, at: date)
    }
    #expect(Notation.text(timeline) == example.stored)
  }

  @Test func `several changes in one load are kept in order, a microsecond apart`() {
    var timeline = Timeline<String>()
    for payload in ["A", "B", "B", "A"] { _ = timeline.append(payload, at: 10) }
    #expect(timeline.description == "A[10,11) B[11,12) A[12,∞)")
  }

  @Test func `a load that goes on in another batch goes on behind its own versions`() {
    var first = Timeline<String>()
    _ = first.append("A", at: 10)
    _ = first.append("B", at: 10)
    var second = Timeline(first.versions)
    #expect(second.append("A", at: 10) == .stored(index: 2, as: .changed))
    #expect(second.description == "A[10,11) B[11,12) A[12,∞)")
  }

  @Test func `several late changes in one load lie before the later version`() {
    var timeline = Timeline([
      Timeline.Version(start: 1, end: 1_000_000, payload: "A"),
      Timeline.Version(start: 1_000_000, end: nil, payload: "D"),
    ])
    #expect(timeline.append("B", at: 500) == .stored(index: 1, as: .late))
    #expect(timeline.append("C", at: 500) == .stored(index: 2, as: .late))
    #expect(timeline.description == "A[1,500) B[500,501) C[501,1000000) D[1000000,∞)")
  }

  @Test func `the same payload after a delete opens a new version`() {
    var timeline = Timeline([Timeline.Version(start: 1, end: 3, payload: "A")])
    #expect(timeline.append("A", at: 5) == .stored(index: 1, as: .changed))
    #expect(timeline.description == "A[1,3) A[5,∞)")
  }

  @Test func `a late version before a delete ends at the delete`() {
    var timeline = Timeline([Timeline.Version(start: 1, end: 5, payload: "A")])
    #expect(timeline.append("B", at: 3) == .stored(index: 1, as: .changed))
    #expect(timeline.description == "A[1,3) B[3,5)")
  }

  @Test func `the first version of a key is new, the next is a change`() {
    var timeline = Timeline<String>()
    #expect(timeline.append("A", at: 1) == .stored(index: 0, as: .new))
    #expect(timeline.append("A", at: 2) == .unchanged)
    #expect(timeline.append("B", at: 3) == .stored(index: 1, as: .changed))
    #expect(timeline.append("C", at: 2) == .stored(index: 1, as: .late))
  }

  @Test(arguments: 0..<300)
  func `random loads leave intervals that never overlap nor invert`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var timeline = Timeline<Int>()
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      let date = Instant.random(in: 1...8, using: &random) * 1_000
      _ = timeline.append(Int.random(in: 0...2, using: &random), at: date)
    }
    let versions = timeline.versions
    for (version, next) in zip(versions, versions.dropFirst()) {
      #expect(version.start < next.start, "seed \(seed): \(timeline)")
      #expect(version.end == next.start, "seed \(seed): \(timeline)")
    }
    #expect(versions.last?.end == nil)
  }
}

/// The semantics page's notation of loads and stored versions.
private enum Notation {
  private static let second: Instant = 1_000_000

  /// Reads `A@1 → B@2`.
  static func loads(_ text: String) throws -> [(payload: String, date: Instant)] {
    try text.split(separator: " → ").map { load in
      let parts = load.split(separator: "@")
      let date = try #require(Instant(parts[1]))
      return (String(parts[0]), date * second)
    }
  }

  /// Writes `A[1,2) B[2,∞)`; a date that is no whole second keeps its microseconds.
  static func text(_ timeline: Timeline<String>) -> String {
    let date = { (instant: Instant) in
      instant % second == 0 ? "\(instant / second)" : "\(instant)µs"
    }
    return timeline.versions.map { version in
      "\(version.payload)[\(date(version.start)),\(version.end.map(date) ?? "∞"))"
    }.joined(separator: " ")
  }
}
