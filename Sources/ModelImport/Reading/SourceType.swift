package import VaultModel

/// What becomes of a source's type in a model.
package struct SourceType: Hashable, Sendable {
  package let type: SQLType
  /// Whether the language has the type, or one that holds the same texts.
  package let isKept: Bool

  /// Reads a type as `format_type` prints it.
  package init(_ name: String) {
    if name.hasSuffix("[]") {
      let element = SourceType(String(name.dropLast(2)))
      type = .array(element.type)
      isKept = element.isKept
      return
    }
    let known = Self.known(name)
    type = known ?? .text
    isKept = known != nil
  }

  private static func known(_ name: String) -> SQLType? {
    switch SQLType(sqlName: name) {
    // PostgreSQL takes a scale that is negative, or greater than the number of digits.
    case .numeric(let precision, let scale) where !(0...precision).contains(scale):
      return .unconstrainedNumeric
    case let type?: return type
    case nil: break
    }
    if name.hasPrefix("interval") { return .interval }
    // How many digits a second has is a limit, and no other type.
    switch name.replacing(/\([0-6]\)/, with: "") {
    case "timestamp without time zone": return .timestamp
    case "timestamp with time zone": return .timestamptz
    case "time without time zone": return .time
    case "character varying": return .text
    case "oid": return .int8
    default: return nil
    }
  }
}

extension SQLType {
  /// The type as a model writes it: `.varchar(100)`.
  package var swiftText: String {
    switch self {
    case .bool: ".bool"
    case .int2: ".int2"
    case .int4: ".int4"
    case .int8: ".int8"
    case .float4: ".float4"
    case .float8: ".float8"
    case .numeric(let precision, let scale): ".numeric(\(precision), \(scale))"
    case .unconstrainedNumeric: ".unconstrainedNumeric"
    case .text: ".text"
    case .varchar(let limit): ".varchar(\(limit))"
    case .bytea: ".bytea"
    case .uuid: ".uuid"
    case .date: ".date"
    case .time: ".time"
    case .timestamp: ".timestamp"
    case .timestamptz: ".timestamptz"
    case .interval: ".interval"
    case .jsonb: ".jsonb"
    case .inet: ".inet"
    case .array(let element): ".array(\(element.swiftText))"
    }
  }

  /// Reads what `swiftText` writes; nil where the text says something else.
  init?(swiftText: String) {
    if let match = swiftText.wholeMatch(of: /\.array\((.*)\)/) {
      guard let element = SQLType(swiftText: String(match.1)) else { return nil }
      self = .array(element)
    } else if let match = swiftText.wholeMatch(of: /\.varchar\((\d+)\)/), let limit = Int(match.1) {
      self = .varchar(limit)
    } else if let match = swiftText.wholeMatch(of: /\.numeric\((\d+), (\d+)\)/),
      let precision = Int(match.1), let scale = Int(match.2)
    {
      self = .numeric(precision, scale)
    } else if let plain = Self.plain.first(where: { $0.swiftText == swiftText }) {
      self = plain
    } else {
      return nil
    }
  }

  private static let plain: [SQLType] = [
    .bool, .int2, .int4, .int8, .float4, .float8, .unconstrainedNumeric, .text, .bytea, .uuid,
    .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet,
  ]

  /// The type that holds the values of both with the same texts; nil where there is none.
  func widened(by other: SQLType) -> SQLType? {
    switch (self, other) {
    case _ where self == other: self
    case (.varchar(let one), .varchar(let two)): .varchar(max(one, two))
    case (.text, .varchar), (.varchar, .text): .text
    case (.int2, .int4), (.int4, .int2): .int4
    case (.int2, .int8), (.int4, .int8), (.int8, .int2), (.int8, .int4): .int8
    default: nil
    }
  }
}
