/// A PostgreSQL type that a key, an attribute or a source column may have.
///
/// See PostgreSQL's manual, chapter 8 "Data Types".
public indirect enum SQLType: Hashable, Sendable {
  case bool
  case int2
  case int4
  case int8
  case float4
  case float8
  /// A decimal number of `precision` digits, `scale` of them behind the point: `.numeric(36, 18)`.
  case numeric(Int, Int)
  /// A decimal number of any length; the number of decimals is part of the value.
  case unconstrainedNumeric
  case text
  /// Text of at most so many characters: `.varchar(100)`.
  case varchar(Int)
  case bytea
  case uuid
  case date
  case time
  case timestamp
  case timestamptz
  case interval
  case jsonb
  case inet
  case array(SQLType)
}

extension SQLType {
  /// Whether its values are JSON, or arrays of it.
  package var holdsJSON: Bool {
    switch self {
    case .jsonb: true
    case .array(let element): element.holdsJSON
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .text,
      .varchar, .bytea, .uuid, .date, .time, .timestamp, .timestamptz, .interval, .inet:
      false
    }
  }

  /// Whether its values are texts, of which the empty one is a value.
  package var isText: Bool {
    switch self {
    case .text, .varchar: true
    case .bool, .int2, .int4, .int8, .float4, .float8, .numeric, .unconstrainedNumeric, .bytea,
      .uuid, .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet, .array:
      false
    }
  }
}
