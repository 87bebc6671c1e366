/// What a change of an attribute's type asks for.
enum TypeEvolution: Hashable {
  case none
  /// The catalog alone changes, and every stored value keeps its canonical text.
  case inPlace
  /// Every stored value is one of the new type, but in other bytes: it gets a column of its own.
  case successor
  /// Some stored value may be none of the new type.
  case impossible

  init(from old: SQLType, to new: SQLType) {
    if old == new {
      self = .none
    } else if old.isWidenedInPlace(to: new) {
      self = .inPlace
    } else {
      self = old.isAlways(a: new) ? .successor : .impossible
    }
  }
}

extension SQLType {
  /// Measured: these take no rewrite and no scan, and PostgreSQL prints the values as before.
  fileprivate func isWidenedInPlace(to new: SQLType) -> Bool {
    switch (self, new) {
    case (.varchar(let old), .varchar(let new)): new >= old
    case (.varchar, .text): true
    case (.numeric(let oldPrecision, let oldScale), .numeric(let precision, let scale)):
      scale == oldScale && precision >= oldPrecision
    default: false
    }
  }

  /// Whether a cast succeeds for every value, and gives the same under all settings of a session.
  fileprivate func isAlways(a new: SQLType) -> Bool {
    if let digits = integerDigits {
      switch new {
      case .int2, .int4, .int8: return (new.integerDigits ?? 0) >= digits
      case .numeric(let precision, let scale): return precision - scale >= digits
      case .unconstrainedNumeric, .text: return true
      case .varchar(let limit): return limit > digits
      default: return false
      }
    }
    switch (self, new) {
    case (.numeric(let oldPrecision, let oldScale), .numeric(let precision, let scale)):
      return scale >= oldScale && precision - scale >= oldPrecision - oldScale
    case (.numeric, .unconstrainedNumeric), (.float4, .float8), (.date, .timestamp): return true
    case (.numeric, .text), (.unconstrainedNumeric, .text), (.uuid, .text): return true
    case (.uuid, .varchar(let limit)): return limit >= 36
    default: return false
    }
  }

  /// The digits of the longest value, for whole numbers.
  private var integerDigits: Int? {
    switch self {
    case .int2: 5
    case .int4: 10
    case .int8: 19
    default: nil
    }
  }
}
