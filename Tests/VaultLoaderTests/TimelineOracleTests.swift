import TestSupport
import Testing
import VaultLoader

/// Random sequences of loads against the oracle: 100,000 of them.
@Suite struct TimelineOracleTests {
  /// A payload on a load date; nil ends what is in force.
  struct Statement: Hashable, CustomStringConvertible {
    var payload: UInt8?
    var date: Int64

    var description: String {
      "\(payload.map { String(UnicodeScalar($0)) } ?? "end")@\(date / 1000)"
    }
  }

  /// In-order, late and replayed loads, each of one or several changes.
  private static func sequence(_ random: inout SplitMix64) -> [Statement] {
    var statements: [Statement] = []
    for load in 1...Int64.random(in: 1...6, using: &random) {
      if !statements.isEmpty, Int.random(in: 0..<8, using: &random) == 0 {
        let date = statements[Int.random(in: 0..<statements.count, using: &random)].date
        statements += statements.filter { $0.date == date }
        continue
      }
      let isLate = Int.random(in: 0..<3, using: &random) == 0
      let date = (isLate ? Int64.random(in: 1...6, using: &random) : load) * 1_000
      for _ in 0..<(Bool.random(using: &random) ? 1 : Int.random(in: 1...3, using: &random)) {
        let payload = UInt8.random(in: 64...67, using: &random)
        statements.append(Statement(payload: payload == 64 ? nil : payload, date: date))
      }
    }
    return statements
  }

  /// Where timeline and oracle part; nil where they agree.
  private static func difference(_ statements: [Statement]) -> String? {
    var timeline = Timeline<UInt8>()
    var oracle = HistoryOracle<UInt8>()
    for statement in statements {
      let outcome =
        statement.payload.map { timeline.append($0, at: statement.date) }
        ?? timeline.end(at: statement.date)
      let expected = oracle.say(statement.payload, on: statement.date)
      guard outcome.asOracleClass == expected else {
        return "\(statements): \(statement) is \(outcome), not \(expected)"
      }
    }
    let versions = timeline.versions.map {
      HistoryOracle.Version(start: $0.start, end: $0.end, payload: $0.payload)
    }
    return versions == oracle.versions
      ? nil : "\(statements): \(timeline), not \(oracle.versions)"
  }

  @Test(arguments: Seed.several(20))
  func `5,000 sequences leave the versions and the classes of the oracle`(seed: Seed) async {
    var random = seed.generator
    for _ in 0..<5_000 {
      let statements = Self.sequence(&random)
      guard Self.difference(statements) != nil else { continue }
      let least = await smallest(statements, attempts: 1_000) { Self.difference($0) != nil }
      Issue.record("\(seed.testDescription): \(Self.difference(least) ?? "")")
      return
    }
  }

  @Test func `what fails is made as small as it can be`() async {
    let least = await smallest(Array(1...100), attempts: 1_000) {
      $0.contains(17) && $0.contains(64)
    }
    #expect(least == [17, 64])
  }
}

extension Timeline.Outcome {
  fileprivate var asOracleClass: OracleClass {
    switch self {
    case .unchanged: .unchanged
    case .repeated: .duplicate
    case .restated: .unchanged
    case .stored(_, .new), .ended(.new): .new
    case .stored(_, .changed), .ended(.changed): .changed
    case .stored(_, .late), .ended(.late): .late
    }
  }
}
