import VaultHash
import VaultModel

/// Why a text is refused that the server would read: by rule, never by accident.
///
/// A loader refuses what it could read in two ways; a source that means it writes it plainly.
enum DeliberateRefusal: Hashable {
  /// `1.005` for `numeric(5,2)`, `abcd` for `varchar(3)`: the server's cast would round or cut.
  case doesNotFit
  /// `01/02/2024`, `Jan 2 2024`, `2024.033`, `noon`, `now`: spellings other than ISO 8601.
  case unusualTime
  /// `1 day 2:3`, `@ 1 c`, `P0001-02-03`, `1-2`: shorthands, SQL's own and alternative ISO forms.
  case unusualInterval
  /// `10.1/16`, `10`: addresses with octets left out.
  case shortenedAddress
  /// `0x1p3`, `-nan`, `infinite` and the like, which the C library reads.
  case hexadecimalNumber
  /// `1e 5`: blanks within a number.
  case blankInNumber

  init?(_ fault: ValueFault, of text: String, as type: SQLType) {
    switch (fault, type) {
    case (.tooManyDecimals, _), (.tooLong, _): self = .doesNotFit
    case (.invalidSyntax, .array(let element)):
      guard let refusal = DeliberateRefusal(fault, of: text, as: element) else { return nil }
      self = refusal
    case (.invalidSyntax, .date), (.invalidSyntax, .time), (.invalidSyntax, .timestamp),
      (.invalidSyntax, .timestamptz):
      self = .unusualTime
    case (.invalidSyntax, .interval): self = .unusualInterval
    case (.invalidSyntax, .inet): self = .shortenedAddress
    case (.invalidSyntax, .float4), (.invalidSyntax, .float8):
      guard text.contains("x") || text.contains(/[-+][nN]/) else { return nil }
      self = .hexadecimalNumber
    case (.invalidSyntax, .unconstrainedNumeric), (.invalidSyntax, .numeric):
      guard text.contains(/[eE]\s/) || text.contains(/\s[eE]/) else { return nil }
      self = .blankInNumber
    default: return nil
    }
  }
}
