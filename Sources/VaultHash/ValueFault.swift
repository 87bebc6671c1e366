/// Why a source's text is no value of its column's type.
///
/// Nothing is ever cut or rounded to fit.
package enum ValueFault: Error, Hashable, Sendable {
  /// The text is not how the type is written: `2024-02-30`, `12 34`, `maybe`.
  case invalidSyntax(expected: String)
  /// A number or a time beyond what the type holds.
  case outOfRange(expected: String)
  /// More characters than the column holds.
  case tooLong(limit: Int, actual: Int)
  /// Decimals other than zeros that the column has no room for.
  case tooManyDecimals(scale: Int)
  /// A part of the value that the type has no room for, and that a declared conversion would use.
  case needsConversion(of: Excess)
  /// The bytes are not UTF-8, from this offset on.
  case invalidUTF8(offset: Int)
  /// PostgreSQL's text cannot hold U+0000.
  case containsNUL(offset: Int)

  /// What a type has no room for.
  package enum Excess: Hashable, Sendable {
    /// An offset from UTC other than zero.
    case offset
    /// A time of day other than midnight.
    case timeOfDay
  }
}
