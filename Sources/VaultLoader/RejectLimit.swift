/// The quarantined records that a load may have and still end well.
///
/// A load whose records were all quarantined passes every limit but a share of 100 %.
package enum RejectLimit: Hashable, Sendable {
  /// A number of records; the load stops after the batch that passes it.
  case records(Int64)
  /// A share of the records read, in thousandths of a percent, judged at the end.
  case share(thousandths: Int64)
  /// 10 % of the records read, from 20 records on.
  case standard

  private static let standardShare: Int64 = 10_000
  private static let standardLeast: Int64 = 20
  private static let whole: Int64 = 100_000

  /// Reads `100` or `10%`; nil where the text is neither.
  package init?(_ text: String) {
    guard text.hasSuffix("%") else {
      guard let number = Int64(text), number >= 0 else { return nil }
      self = .records(number)
      return
    }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy(Self.isNumber),
      let percent = Int64(parts[0]), percent <= 100
    else { return nil }
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    guard fraction.count <= 3,
      let rest = Int64(fraction + String(repeating: "0", count: 3 - fraction.count))
    else { return nil }
    let thousandths = percent * 1000 + rest
    guard thousandths <= Self.whole else { return nil }
    self = .share(thousandths: thousandths)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether a load is to stop with this number of quarantined records.
  func isPassed(by quarantined: Int64) -> Bool {
    if case .records(let allowed) = self { quarantined > allowed } else { false }
  }

  /// Judges a load.
  ///
  /// - Parameters:
  ///   - quarantined: The quarantined records, of those read.
  ///   - read: The records read.
  ///   - isWhole: Whether the delivery was read to its end; a share counts only then.
  /// - Returns: What is too much; nil where the load keeps within the limit.
  func excess(of quarantined: Int64, among read: Int64, isWhole: Bool) -> LoadReport.ExcessRejects?
  {
    let isPassed =
      isPassed(by: quarantined) || (isWhole && isShare(of: quarantined, among: read))
    guard isPassed else { return nil }
    return LoadReport.ExcessRejects(
      quarantined: quarantined, read: read, isEveryRecord: isWhole && quarantined >= read,
      limit: description)
  }

  private func isShare(of quarantined: Int64, among read: Int64) -> Bool {
    let isAll = quarantined > 0 && quarantined >= read
    return switch self {
    case .records: isAll
    case .share(let thousandths): quarantined * Self.whole > thousandths * read
    case .standard:
      isAll
        || (read >= Self.standardLeast && quarantined * Self.whole > Self.standardShare * read)
    }
  }
}

extension RejectLimit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .records(let number): return "\(number)"
    case .standard: return "10%"
    case .share(let thousandths):
      let (percent, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
      let digits = String("\(1000 + rest)".dropFirst())
      let fraction = digits.reversed().drop { $0 == "0" }.reversed()
      return "\(percent)" + (fraction.isEmpty ? "" : "." + String(fraction)) + "%"
    }
  }
}

extension LoadReport {
  /// More quarantined records than the load's limit allows.
  package struct ExcessRejects: Hashable, Sendable, Codable {
    /// Of a delivery that was loaded before, those that are still quarantined.
    package var quarantined: Int64
    package var read: Int64
    /// Whether the whole delivery has no accepted record.
    package var isEveryRecord: Bool
    /// The limit as `--max-rejects` takes it.
    package var limit: String
  }
}

extension LoadReport.ExcessRejects: CustomStringConvertible {
  package var description: String {
    let found =
      isEveryRecord
      ? "every record was quarantined (\(read))"
      : "\(quarantined) of \(read) records were quarantined; --max-rejects allows \(limit)"
    return found
      + ". Correct and replay them ('vaultload quarantine'), or accept them with --max-rejects"
      + (isEveryRecord ? " 100%" : "")
  }
}
