import VaultHash

/// A record that was refused, with all that is needed to find, mend and deliver it again.
package struct QuarantinedRecord: Hashable, Sendable {
  package var origin: Origin
  package var reason: QuarantineReason
  /// The column at fault, where it is one.
  package var column: String?
  package var detail: String
  /// The record's bytes as they stand in the input, without the line end and without the values of
  /// excluded columns; empty where these cannot be told from the others.
  package var content: [UInt8]

  /// Where the record stands.
  package struct Origin: Hashable, Sendable {
    package var input: String
    /// Counts from 1; the header is not a record.
    package var record: Int64
    /// The line on which the record begins, counted from 1, the header included.
    package var line: Int64
    /// In bytes of the decompressed input.
    package var offset: Int64
  }
}

/// Why a record cannot be routed; becomes a `QuarantinedRecord` once its place is known.
struct Refusal: Error {
  var reason: QuarantineReason
  var column: String?
  var detail: String
}

extension Refusal {
  init(_ fault: CSVFault) {
    switch fault {
    case .unterminatedQuote:
      self.init(
        reason: .unterminatedQuote,
        detail: "a quote is opened and never closed; double it to mean the character")
    case .textAfterQuote:
      self.init(
        reason: .malformedQuoting,
        detail: "a closing quote is followed by neither a delimiter nor a line end")
    case .strayQuote:
      self.init(
        reason: .malformedQuoting,
        detail: "a quote stands within a field that does not begin with one")
    case .tooLong(let limit):
      self.init(
        reason: .recordTooLong,
        detail: "longer than \(limit >> 20) MiB; only its beginning is kept here")
    }
  }

  init(_ fault: ValueFault, in column: RoutePlan.Column) {
    self.init(
      reason: QuarantineReason(fault, type: column.type), column: column.name,
      detail: fault.explanation(in: column))
  }
}

extension ValueFault {
  /// What is wrong with a value of a column, and what to do about it.
  func explanation(in column: RoutePlan.Column) -> String {
    switch self {
    case .invalidSyntax(let expected): "not \(expected)"
    case .outOfRange(let expected): "out of range: expected \(expected)"
    case .tooLong(let limit, let actual): "\(actual) characters, the column holds \(limit)"
    case .tooManyDecimals(let scale):
      "more than \(scale) decimals; a value is never rounded"
    case .needsConversion(let excess):
      "\(excess.sentence); to convert such values to UTC declare the source's column with .at(.utc): "
        + "Column(\"\(column.name)\", …).at(.utc)"
    case .invalidUTF8(let offset): "not UTF-8 from byte \(offset) of the field on"
    case .containsNUL(let offset): "a NUL character at byte \(offset) of the field"
    }
  }
}

extension ValueFault.Excess {
  fileprivate var sentence: String {
    switch self {
    case .offset: "an offset from UTC, which the column's type cannot hold"
    case .timeOfDay: "a time of day other than midnight, which a date cannot hold"
    }
  }
}
