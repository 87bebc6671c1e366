package import VaultModel

/// How a cast to text prints a value of a type, which the compatibility specs hash.
///
/// For two types it is not what their output functions print: a cast of `true` says `true` where the
/// output function says `t`, and a cast of a single host's address keeps its mask.
package enum CastForm: Hashable, Sendable {
  /// As the canonical text.
  case canonical
  case boolean
  case address

  package init(_ type: SQLType) {
    switch type {
    case .bool: self = .boolean
    case .inet: self = .address
    case .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text, .varchar,
      .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .array:
      self = .canonical
    }
  }

  /// What stands behind the canonical text in the cast's.
  func suffix(of canonical: UnsafeRawBufferPointer) -> StaticString {
    switch self {
    case .canonical: ""
    case .boolean: canonical.first == UInt8(ascii: "t") ? "rue" : "alse"
    case .address where canonical.contains(UInt8(ascii: "/")): ""
    case .address: canonical.contains(UInt8(ascii: ":")) ? "/128" : "/32"
    }
  }
}
