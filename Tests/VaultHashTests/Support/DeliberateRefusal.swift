import VaultHash
import VaultModel

/// Why a text is refused that the server would read: by rule, never by accident.
///
/// A loader refuses what it could read in two ways; a source that means it writes it plainly.
enum DeliberateRefusal: Hashable {
  /// `1.005` for `numeric(5,2)`, `abcd` for `varchar(3)`: the server's cast would round or cut.
  case doesNotFit
  /// `2024-01-01 00:00+05` for a timestamp, `2024-01-01 23:30` for a date: the server would cut.
  case needsConversion
  /// Spellings other than ISO 8601: `01/02/2024`, `Jan 2 2024`, `1999-033`, `24-11-2`, `12:34 PM`,
  /// `now`, zones by name; and punctuation that the server passes over: `1145%12-16`, `16:`, `{05:04`.
  case unusualTime
  /// Shorthands, SQL's own and other ISO forms: `@ 1 c`, `1-2`, `P0001-02-03`, `PT5`; punctuation that
  /// the server passes over: `1]`; numbers with more digits than the server keeps: `P2147410.583648D`.
  case unusualInterval
  /// Octets left out, or with zeros in front: `10.1/16`, `1/8`, `10.0.0.010`, `::1.2`, `10.0.0.1.`.
  case unusualAddress
  /// `0x1p3`, `-nan` and the like, which the C library reads.
  case unusualFloat
  /// `0e1234567890`: zero with an exponent of ten digits.
  case hugeExponent
  /// `1e 5`: blanks within a number.
  case blankInNumber

  init?(_ fault: ValueFault, of text: String, as type: SQLType) {
    switch (fault, type) {
    case (.tooManyDecimals, _), (.tooLong, _): self = .doesNotFit
    case (.needsConversion, _): self = .needsConversion
    case (_, .array(let element)):
      guard let refusal = DeliberateRefusal(fault, of: text, as: element) else { return nil }
      self = refusal
    case (.invalidSyntax, .date), (.invalidSyntax, .time), (.invalidSyntax, .timestamp),
      (.invalidSyntax, .timestamptz):
      self = .unusualTime
    case (.invalidSyntax, .interval): self = .unusualInterval
    case (.invalidSyntax, .inet): self = .unusualAddress
    case (.invalidSyntax, .float4), (.invalidSyntax, .float8):
      guard text.contains(/[xX]/) || text.contains(/[-+][nN]/) else { return nil }
      self = .unusualFloat
    case (.outOfRange, .float4), (.outOfRange, .float8):
      guard text.contains(/[eE][-+]?\d{10}/) else { return nil }
      self = .hugeExponent
    case (.invalidSyntax, .unconstrainedNumeric), (.invalidSyntax, .numeric):
      guard text.contains(/[eE]\s/) || text.contains(/\s[eE]/) else { return nil }
      self = .blankInNumber
    default: return nil
    }
  }
}
