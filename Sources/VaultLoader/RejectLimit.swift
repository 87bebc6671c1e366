/// How many records of a load may be quarantined before it counts as failed (semantics, section 4,
/// "Refused records and exit codes").
package enum RejectLimit: Hashable, Sendable {
  /// So many: the load stops after the batch that passes it.
  case number(Int64)
  /// A share, from 0 to 1, judged at the end.
  case share(Double)

  /// Reads `100` or `10%`.
  package init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
      self = .share(percent / 100)
    } else {
      guard let number = Int64(text), number >= 0 else { return nil }
      self = .number(number)
    }
  }
}

/// Nil allows a tenth of 20 records or more, and never all of them.
extension RejectLimit? {
  /// Whether a load that has counted so far is to stop.
  func stops(_ counts: RecordCounts) -> Bool {
    guard case .number(let limit) = self else { return false }
    return counts.quarantined > limit
  }

  /// Whether a load that ended with these counts had too many quarantined records.
  package func isPassed(by counts: RecordCounts) -> Bool {
    switch self {
    case .number(let limit): counts.quarantined > limit
    case .share(let share): Double(counts.quarantined) > share * Double(counts.read)
    case nil:
      counts.quarantined > 0
        && (counts.quarantined == counts.read
          || counts.read >= 20 && Double(counts.quarantined) > 0.1 * Double(counts.read))
    }
  }
}

extension RejectLimit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .number(let limit): "\(limit)"
    case .share(let share): "\((share * 1_000).rounded() / 10)%"
    }
  }
}
