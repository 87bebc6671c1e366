/// The business key of one hub in a source's records, as `hub.key(…)` gives it.
public struct HubKey: Hashable, Sendable {
  package let hub: Hub
  package let role: String
  package let values: [KeyValue]
  /// What its value is looked up by, where records do not hold it.
  package var lookUp: LookedUpTenant?
  package let place: ModelPlace
}

/// Where one part of a business key comes from.
public enum KeyValue: Hashable, Sendable {
  /// A column of the source.
  case column(Column)
  /// The same text for every record.
  case constant(String)
  /// A column of the source, and the text that stands in where it is NULL.
  case fallback(Column, String)
}

/// What can be written as a part of a business key: a column, a text, a column with a fallback.
public protocol KeyValueConvertible: Sendable {
  /// The part of the key.
  var keyValue: KeyValue { get }
}

extension KeyValue: KeyValueConvertible {
  /// Itself.
  public var keyValue: KeyValue { self }
}

extension Column: KeyValueConvertible {
  /// The column's value.
  public var keyValue: KeyValue { .column(self) }

  /// The column's value, or a constant where it is NULL.
  public func or(_ constant: String) -> KeyValue { .fallback(self, constant) }
}

extension String: KeyValueConvertible {
  /// The text as a constant, the same for every record.
  public var keyValue: KeyValue { .constant(self) }
}

extension KeyValue {
  package var column: Column? {
    switch self {
    case .column(let column), .fallback(let column, _): column
    case .constant: nil
    }
  }

  package var constant: String? {
    switch self {
    case .constant(let text), .fallback(_, let text): text
    case .column: nil
    }
  }
}
