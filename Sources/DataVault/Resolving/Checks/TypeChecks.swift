extension Finding {
  /// Finds a type that PostgreSQL would refuse.
  static func typeLimits(of type: SQLType, _ what: String, at place: ModelPlace) -> [Finding] {
    guard let fault = type.fault else { return [] }
    return [
      Finding(.typeLimits, "\(what) cannot be \(type): \(fault.reason)", at: place, fix: fault.fix)
    ]
  }
}

extension SQLType {
  /// Why PostgreSQL would refuse the type, and what to write instead.
  fileprivate var fault: (reason: String, fix: String)? {
    switch self {
    case .numeric(let precision, let scale):
      guard (1...1_000).contains(precision) else {
        return ("a number has 1 to 1000 digits", "correct the first figure")
      }
      guard (0...precision).contains(scale) else {
        return ("0 to \(precision) of its digits can be decimals", "correct the second figure")
      }
      return nil
    case .varchar(let limit):
      guard (1...10_485_760).contains(limit) else {
        return ("the limit is 1 to 10485760 characters", "correct the limit, or take .text")
      }
      return nil
    case .array(let element):
      if case .array = element {
        return ("an array type says nothing of its dimensions", "write .array once")
      }
      return element.fault
    case .bool, .int2, .int4, .int8, .float4, .float8, .unconstrainedNumeric, .text, .bytea, .uuid,
      .date, .time, .timestamp, .timestamptz, .interval, .jsonb, .inet:
      return nil
    }
  }

  /// Whether every value of another type is one of this type, with the same canonical text.
  func holds(_ other: SQLType) -> Bool {
    switch (self, other) {
    case _ where self == other: true
    case (.text, .varchar): true
    case (.varchar(let limit), .varchar(let other)): other <= limit
    case (.int8, .int4), (.int8, .int2), (.int4, .int2): true
    case (.unconstrainedNumeric, .numeric): true
    case (.unconstrainedNumeric, .int2), (.unconstrainedNumeric, .int4),
      (.unconstrainedNumeric, .int8):
      true
    default: false
    }
  }

  /// Whether a constant can be read as the type, as far as the model alone can tell.
  func reads(_ constant: String) -> Bool {
    switch self {
    case .uuid:
      constant.wholeMatch(of: /[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}/) != nil
    case .int2: Int16(constant) != nil
    case .int4: Int32(constant) != nil
    case .int8: Int64(constant) != nil
    case .bool: ["t", "f", "true", "false"].contains(constant)
    case .varchar(let limit): constant.unicodeScalars.count <= limit
    case .float4, .float8, .numeric, .unconstrainedNumeric, .text, .bytea, .date, .time,
      .timestamp, .timestamptz, .interval, .jsonb, .inet, .array:
      true
    }
  }
}
