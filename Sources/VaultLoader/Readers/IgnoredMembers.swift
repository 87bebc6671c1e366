/// How often records have members that the model does not know, by the members' names.
struct IgnoredMembers: Sendable {
  /// Records may have any names: so many are told apart, the others count as one.
  private static let limit = 1_000
  /// What the other names count as.
  static let others = "…"

  private var names: [[UInt8]] = []
  private var counts: [Int64] = []
  private var otherCount: Int64 = 0
  /// Behind the name met last: records often have theirs in one order.
  private var next = 0

  /// Counts a member.
  mutating func count(_ name: UnsafeRawBufferPointer) {
    if next < names.count, names[next].elementsEqual(name) {
      counts[next] += 1
      next += 1
    } else if let index = names.firstIndex(where: { $0.elementsEqual(name) }) {
      counts[index] += 1
      next = index + 1
    } else if names.count < Self.limit {
      names.append(Array(name))
      counts.append(1)
      next = names.count
    } else {
      otherCount += 1
    }
  }

  /// The number of each name.
  var byName: [String: Int64] {
    var byName = Dictionary(
      zip(names.map { String(decoding: $0, as: UTF8.self) }, counts), uniquingKeysWith: +)
    if otherCount > 0 { byName[Self.others, default: 0] += otherCount }
    return byName
  }
}
