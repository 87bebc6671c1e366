import VaultHash
import VaultModel

/// Why a record was refused.
///
/// The names are stable: jobs may match on them.
package enum QuarantineReason: String, Hashable, Sendable, CaseIterable {
  // The record's bytes
  case unterminatedQuote = "unterminated_quote"
  case malformedQuoting = "malformed_quoting"
  case recordTooLong = "record_too_long"
  case tooFewColumns = "too_few_columns"
  case tooManyColumns = "too_many_columns"
  case malformedJSON = "malformed_json"
  case unknownMember = "unknown_member"
  // A value
  case invalidNumber = "invalid_number"
  case invalidTime = "invalid_time"
  case invalidBoolean = "invalid_boolean"
  case invalidUUID = "invalid_uuid"
  case invalidJSON = "invalid_json"
  case invalidArray = "invalid_array"
  case invalidBytes = "invalid_bytes"
  case invalidAddress = "invalid_address"
  case invalidUTF8 = "invalid_utf8"
  case nulCharacter = "nul_character"
  case outOfRange = "out_of_range"
  case tooLong = "too_long"
  case tooManyDecimals = "too_many_decimals"
  case needsConversion = "needs_conversion"
  // The record among others
  case tooManyElements = "too_many_elements"
  case keyTooLong = "key_too_long"
  case otherTenant = "other_tenant"
  case unknownTenant = "unknown_tenant"
  case ambiguousTenant = "ambiguous_tenant"
  case missingBusinessKey = "missing_business_key"
  case conflictingVersions = "conflicting_versions"
  case conflictingEvent = "conflicting_event"
  case conflictingMembers = "conflicting_members"
  case missingMemberKey = "missing_member_key"
  case missingLoadDate = "missing_load_date"
  case futureLoadDate = "future_load_date"
  case missingOrder = "missing_order"

  /// The reason that a value of `type` gives with a fault.
  init(_ fault: ValueFault, type: SQLType) {
    switch fault {
    case .invalidSyntax: self = Self.invalidSyntax(of: type)
    case .outOfRange: self = .outOfRange
    case .tooLong: self = .tooLong
    case .tooManyDecimals: self = .tooManyDecimals
    case .needsConversion: self = .needsConversion
    case .invalidUTF8: self = .invalidUTF8
    case .containsNUL: self = .nulCharacter
    }
  }

  private static func invalidSyntax(of type: SQLType) -> QuarantineReason {
    switch type {
    case .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric: .invalidNumber
    case .date, .time, .timestamp, .timestamptz, .interval: .invalidTime
    case .bool: .invalidBoolean
    case .uuid: .invalidUUID
    case .jsonb: .invalidJSON
    case .array: .invalidArray
    case .bytea: .invalidBytes
    case .inet: .invalidAddress
    case .text, .varchar: .invalidUTF8
    }
  }
}
