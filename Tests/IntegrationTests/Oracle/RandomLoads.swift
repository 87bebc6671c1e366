import TestSupport

/// Random loads of many sequences, which go on side by side: each load holds a step of all of them.
struct RandomLoads {
  private static let sources = [
    "customers", "stays", "phones", "agencies", "payments", "countries", "tariffs", "prices",
    "order_lines",
  ]

  private let sequences: Int
  private var random: SplitMix64
  private var today = 0

  /// Makes `count` loads of four sources; other seeds take other sources.
  static func make(_ count: Int, sequences: Int, seed: Seed) -> [OracleLoad] {
    var maker = RandomLoads(sequences: sequences, random: seed.generator)
    let first = Int(seed.value % UInt64(sources.count)) * 4
    let chosen = (first..<first + 4).map { sources[$0 % sources.count] }
    return maker.make(count, of: chosen)
  }

  /// Makes `count` loads of one source.
  static func make(
    _ count: Int, sequences: Int, seed: Seed, of source: String
  ) -> [OracleLoad] {
    var maker = RandomLoads(sequences: sequences, random: seed.generator)
    return maker.make(count, of: [source])
  }

  private mutating func make(_ count: Int, of sources: [String]) -> [OracleLoad] {
    var loads: [OracleLoad] = []
    for _ in 0..<count {
      if var replay = loads.last, happens(8) {
        replay.isReplay = true
        loads.append(replay)
      } else {
        loads.append(load(of: sources.randomElement(using: &random) ?? sources[0]))
      }
    }
    return loads
  }

  private init(sequences: Int, random: SplitMix64) {
    self.sequences = sequences
    self.random = random
  }

  /// Whether what happens once in so many times happens now.
  private mutating func happens(_ times: Int) -> Bool {
    Int.random(in: 0..<times, using: &random) == 0
  }

  private mutating func one(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? ""
  }

  private mutating func load(of source: String) -> OracleLoad {
    today += 1
    let isFaulty = happens(5)
    let steps = (0..<sequences).map { sequence in
      (source == "customers"
        ? extract(sequence, isFaulty: isFaulty) : changes(source, sequence))
        .map { OracleLoad.Record(sequence: sequence, fields: $0) }
    }
    return OracleLoad(
      source: source, day: today, records: mixed(steps),
      batch: [41, 97, 1_000].randomElement(using: &random) ?? 1_000)
  }

  /// The records of all sequences in a random order in which each sequence keeps its own.
  private mutating func mixed(_ steps: [[OracleLoad.Record]]) -> [OracleLoad.Record] {
    var next = steps.map { $0[...] }
    let order = steps.indices.flatMap { Array(repeating: $0, count: steps[$0].count) }
    return order.shuffled(using: &random).compactMap { next[$0].popFirst() }
  }

  /// The customers of a sequence in a full extract.
  private mutating func extract(_ sequence: Int, isFaulty: Bool) -> [[String]] {
    var keys: Set<[String]> = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      keys.insert([one(["s", "t"]), one(["K\(sequence).a", "K\(sequence).b"])])
    }
    var records: [[String]] = []
    for key in keys.sorted(by: { $0.joined() < $1.joined() }) {
      let record = key + [one(["A", "B", "C", ""])]
      records.append(record)
      if happens(6) { records.append(record) }
      if isFaulty, happens(20) { records.append(key + ["Z"]) }
    }
    if isFaulty, happens(50) { records.append(["s", "", "A"]) }
    return records
  }

  private mutating func changes(_ source: String, _ sequence: Int) -> [[String]] {
    guard !happens(4) else { return [] }
    var records: [[String]] = []
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      if let last = records.last, happens(6) {
        records.append(last)
      } else {
        records.append(change(source, sequence))
      }
    }
    return records
  }

  private mutating func change(_ source: String, _ sequence: Int) -> [String] {
    let customer = [one(["s", "s", "t"]), one(["K\(sequence).a", "K\(sequence).b"])]
    let product = one(["P\(sequence).a", "P\(sequence).b"])
    let price = one(["1.00", "2.00", "3.00"])
    switch source {
    case "stays":
      return [customer[0], happens(40) ? "" : customer[1], one(["A", "B", "C", ""])]
    case "phones": return customer + [happens(40) ? "" : one(["h", "w"]), one(["1", "1", "2"])]
    case "agencies": return customer + [one(["G\(sequence).1", "G\(sequence).2", ""])]
    case "payments":
      let account = [one(["5.00", "5.00", "6.00"]), one(["x", "x", "y", ""])]
      return customer + [one(["1", "2"])] + account
    case "countries":
      let code = String(sequence % 1_296 + 1_296, radix: 36).suffix(2)
      return [one([String(code), code.uppercased()]), one(["A", "B", ""])]
    case "tariffs": return ["\(sequence)", one(["a", "b"]), price]
    case "prices": return [customer[0], product, price]
    default:
      return customer + [product, happens(40) ? "" : one(["1", "2"]), one(["x", ""])]
    }
  }
}
