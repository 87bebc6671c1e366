/// How much a finding matters; the order is that of the names here.
package enum Severity: String, Hashable, Sendable, Codable, Comparable, CaseIterable {
  case information
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
