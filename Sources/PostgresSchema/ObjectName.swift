/// Names that PostgreSQL keeps whole.
///
/// It cuts an identifier at 63 bytes with no more than a notice; two long names may then be one.
package enum ObjectName {
  /// The most bytes that an identifier can have.
  package static let limit = 63

  /// Joins a name and a suffix; a name too long for that is cut and told apart by a checksum of all of it.
  package static func make(_ base: String, suffix: String) -> String {
    let whole = base + suffix
    guard whole.utf8.count > limit else { return whole }
    let end = "_" + checksum(of: base) + suffix
    var start = base
    while start.utf8.count + end.utf8.count > limit, !start.isEmpty { start.removeLast() }
    return start + end
  }

  /// Eight hexadecimal digits that differ where the texts do, as a rule.
  ///
  /// See Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm" (FNV-1a, 32 bits).
  package static func checksum(of text: String) -> String {
    let sum = text.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
