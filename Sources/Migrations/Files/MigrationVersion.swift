import VaultHash

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The second by which a migration is named and ordered, in UTC: `YYYYMMDDHHMMSS`.
package struct MigrationVersion: Hashable, Sendable {
  /// Fourteen digits.
  package let text: String
  private let secondsSince2000: Int

  /// Reads a version; nil where the text names no second that there is.
  package init?(_ text: String) {
    guard text.utf8.count == 14, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    func number(_ start: Int, _ count: Int) -> Int {
      Int(text.dropFirst(start).prefix(count)) ?? 0
    }
    let (year, month, day) = (number(0, 4), number(4, 2), number(6, 2))
    let (hour, minute, second) = (number(8, 2), number(10, 2), number(12, 2))
    guard year > 0, (1...12).contains(month),
      (1...CivilDate.daysInMonth(month, year: year)).contains(day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    self.text = text
    secondsSince2000 =
      CivilDate.day(year: year, month: month, day: day) * 86_400 + hour * 3_600 + minute * 60
      + second
  }

  /// Takes a second, counted from the start of 1970.
  package init(secondsSince1970 seconds: Int) { self.init(secondsSince2000: seconds - 946_684_800) }

  private init(secondsSince2000 seconds: Int) {
    let day = seconds.flooredQuotient(by: 86_400)
    let rest = seconds - day * 86_400
    let (year, month, dayOfMonth) = CivilDate.components(ofDay: day)
    let parts = [month, dayOfMonth, rest / 3_600, rest / 60 % 60, rest % 60]
    text = parts.reduce(into: Self.digits(year, 4)) { $0 += Self.digits($1, 2) }
    secondsSince2000 = seconds
  }

  /// The second after it: the steps of one plan are named by seconds in a row.
  package var next: MigrationVersion { MigrationVersion(secondsSince2000: secondsSince2000 + 1) }

  /// The clock's second, or the one after the last version, which may be ahead of the clock: a plan of
  /// several steps takes a second for each.
  package static func now(after last: MigrationVersion?) -> MigrationVersion {
    let now = MigrationVersion(secondsSince1970: Int(Date().timeIntervalSince1970))
    return last.map { max(now, $0.next) } ?? now
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}

extension MigrationVersion: Comparable, CustomStringConvertible {
  package static func < (left: MigrationVersion, right: MigrationVersion) -> Bool {
    left.secondsSince2000 < right.secondsSince2000
  }

  package var description: String { text }
}

extension Int {
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
