import VaultHash
import VaultModel

/// A load date that the source dictates.
package struct LoadDate: Hashable, Sendable {
  /// As PostgreSQL prints it in UTC.
  package let text: String

  /// Reads what PostgreSQL reads as `timestamptz`; without a zone it is UTC.
  package init?(_ text: String) {
    var output = ByteBuffer()
    let input = Array(text.utf8)
    do {
      try input.withUnsafeBytes { try Canonicalizer(.timestamptz).append($0, to: &output) }
    } catch {
      return nil
    }
    let canonical = String(decoding: output.bytes, as: UTF8.self)
    guard canonical.first?.isNumber == true, !canonical.hasSuffix("BC") else { return nil }
    self.text = canonical
  }
}

extension LoadDate: Comparable {
  /// Whether a date is before another: the texts of dates after Christ, in UTC, sort as they do.
  package static func < (left: LoadDate, right: LoadDate) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
