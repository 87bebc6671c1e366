import PostgresSchema
package import PostgresSyntax

/// What PostgreSQL does to a table whose column gets another type, as measured on 15, 16 and 18.
package struct TypeChange: Hashable {
  private var old: ColumnType
  private var new: ColumnType

  package init(from old: ColumnType, to new: ColumnType) {
    self.old = old
    self.new = new
  }

  /// Nil where one of the types is not understood.
  init?(from old: DataType, to new: DataType) {
    guard let old = ColumnType(old), let new = ColumnType(new) else { return nil }
    self.init(from: old, to: new)
  }

  /// Whether the server looks at no row, and every value keeps its text, so that stored hashes hold.
  var isHarmless: Bool { isInCatalogOnly && !isNarrowing && !changesText }

  /// Whether the catalog alone changes, whatever the settings of the session.
  package var isInCatalogOnly: Bool {
    if old == new { return true }
    // Arrays are written anew even where their elements would not be.
    guard !old.isArray, !new.isArray else { return false }
    return switch (old.name, new.name) {
    case ("varchar", "text"), ("cidr", "inet"): true
    case ("text", "varchar"): new.modifiers.isEmpty
    case ("varchar", "varchar"), ("varbit", "varbit"), ("interval", "interval"),
      ("timestamp", "timestamp"), ("timestamptz", "timestamptz"), ("time", "time"),
      ("timetz", "timetz"):
      isWider
    case ("numeric", "numeric"): new.modifiers.isEmpty || (isWider && old.scale == new.scale)
    default: false
    }
  }

  /// Whether that is so in a session with `TimeZone` UTC alone.
  package var needsUTC: Bool {
    Set([old.name, new.name]) == ["timestamp", "timestamptz"] && old.modifiers == new.modifiers
  }

  /// Whether values that are there may not fit, or are rounded.
  package var isNarrowing: Bool {
    if let limits = Self.ranks[old.name].flatMap({ rank in Self.ranks[new.name].map { (rank, $0) } }
    ) {
      return limits.1 < limits.0
    }
    return switch (old.name, new.name) {
    case ("text", "varchar"), ("text", "bpchar"): !new.modifiers.isEmpty
    case ("numeric", "numeric"):
      !new.modifiers.isEmpty && (old.modifiers.isEmpty || !isWider || new.scale < old.scale)
    case ("varchar", "varchar"), ("varchar", "bpchar"), ("bpchar", "varchar"),
      ("timestamp", "timestamp"), ("timestamptz", "timestamptz"), ("interval", "interval"),
      ("time", "time"):
      !isWider
    case ("float8", "float4"): true
    case ("numeric", _): Self.ranks[new.name] != nil
    default: false
    }
  }

  /// Whether the text of a value is another one, and so the hash of its row.
  package var changesText: Bool {
    guard isInCatalogOnly else { return true }
    return old.name == "cidr" && new.name == "inet"
  }

  /// Whole digits or the length, or no limit at all.
  private var isWider: Bool {
    guard let limit = new.modifiers.first else { return true }
    guard let before = old.modifiers.first else { return false }
    return limit - new.scale >= before - old.scale && new.scale >= old.scale
  }

  private static let ranks = ["int2": 2, "int4": 4, "int8": 8]
}

extension ColumnType {
  /// Digits behind the point.
  fileprivate var scale: Int { name == "numeric" && modifiers.count > 1 ? modifiers[1] : 0 }
}
