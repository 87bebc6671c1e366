extension SQLType {
  /// The type as PostgreSQL's `format_type` prints it: `numeric(36,18)`, `timestamp with time zone`, `text[]`.
  public var sqlName: String {
    switch self {
    case .bool: "boolean"
    case .int2: "smallint"
    case .int4: "integer"
    case .int8: "bigint"
    case .float4: "real"
    case .float8: "double precision"
    case .numeric(let precision, let scale): "numeric(\(precision),\(scale))"
    case .unconstrainedNumeric: "numeric"
    case .text: "text"
    case .varchar(let limit): "character varying(\(limit))"
    case .bytea: "bytea"
    case .uuid: "uuid"
    case .date: "date"
    case .time: "time without time zone"
    case .timestamp: "timestamp without time zone"
    case .timestamptz: "timestamp with time zone"
    case .interval: "interval"
    case .jsonb: "jsonb"
    case .inet: "inet"
    case .array(let element): element.sqlName + "[]"
    }
  }

  /// Reads what `sqlName` prints; nil where the text names no type that a model can have.
  public init?(sqlName: String) {
    if sqlName.hasSuffix("[]") {
      guard let element = SQLType(sqlName: String(sqlName.dropLast(2))) else { return nil }
      self = .array(element)
      return
    }
    if let plain = Self.plainTypes.first(where: { $0.sqlName == sqlName }) {
      self = plain
      return
    }
    guard let open = sqlName.firstIndex(of: "("), sqlName.hasSuffix(")") else { return nil }
    let numbers = sqlName[sqlName.index(after: open)...].dropLast()
      .split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    switch (sqlName[..<open], numbers.count, numbers.first ?? nil, numbers.last ?? nil) {
    case ("numeric", 2, let precision?, let scale?): self = .numeric(precision, scale)
    case ("character varying", 1, let limit?, _): self = .varchar(limit)
    default: return nil
    }
  }

  private static let plainTypes: [SQLType] = [
    .bool, .int2, .int4, .int8, .float4, .float8, .unconstrainedNumeric, .text, .bytea, .uuid,
    .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet,
  ]
}

extension SQLType: CustomStringConvertible {
  /// The type's name in SQL.
  public var description: String { sqlName }
}

extension SQLType: Codable {
  /// Reads the type from its SQL name.
  ///
  /// - Throws: `DecodingError.dataCorrupted` where the text names no known type.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let type = SQLType(sqlName: name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(name)' is not a type that a vault can hold")
    }
    self = type
  }

  /// Writes the type's SQL name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(sqlName)
  }
}
