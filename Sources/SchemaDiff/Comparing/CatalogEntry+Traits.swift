package import PostgresSchema

/// One of the things that there are to say about an object, such as a column's type.
package struct Trait: Hashable, Sendable {
  package var name: String
  /// Nil where there is none, as of a comment.
  package var value: String?
}

extension CatalogEntry {
  /// All that is compared of a thing beside its identity, named as a person would.
  package var traits: [Trait] {
    object.traits.map { Trait(name: $0.0, value: $0.1) }
      + [Trait(name: Self.peculiarityName, value: peculiarity)]
  }

  /// What no schema of ours can say has no name, for it is a sentence's end: `is invalid`.
  package static let peculiarityName = ""
}

extension CatalogObject {
  fileprivate var traits: [(String, String?)] {
    switch self {
    case .role, .right, .row: []
    case .namespace(let namespace): [("comment", namespace.comment)]
    case .installedExtension(let installed): [("schema", installed.schema)]
    case .table(let table): table.traits
    case .column(let column, _): column.traits
    case .primaryKey(let key, _): [("columns", key.columns.listed)]
    case .check(let check, _): [("condition", check.condition.text)]
    case .foreignKey(let key, _, let watch):
      [("column", key.column), ("table", key.table.description), ("watch", watch.text)]
    case .partition(let partition): partition.traits
    case .index(let index):
      [
        ("table", index.table.description), ("columns", index.columns.listed),
        ("uniqueness", index.uniqueness == .unique ? "unique" : "not unique"),
      ]
    case .view(let view):
      [
        ("query", view.query.text), ("security context", view.rights.text),
        ("comment", view.comment),
      ]
    case .materializedView(let view): [("query", view.query.text), ("comment", view.comment)]
    case .function(let function): function.traits
    case .policy(let policy, _):
      [
        ("command", policy.command == .reading ? "SELECT" : "ALL"), ("roles", policy.roles.listed),
        ("condition", policy.condition.text),
      ]
    }
  }
}

extension TableFrame {
  fileprivate var traits: [(String, String?)] {
    [
      ("row security", hasRowSecurity ? "on" : "off"), ("column that splits it", partitionColumn),
      ("fill factor", storage.text), ("comment", comment),
    ]
  }
}

extension Column {
  fileprivate var traits: [(String, String?)] {
    let value: String? =
      switch filling {
      case .given: nil
      case .byDefault(let value): value.text
      case .identity: "GENERATED ALWAYS AS IDENTITY"
      }
    return [
      ("type", type.sql.text), ("nullability", nullability == .notNull ? "NOT NULL" : "NULL"),
      ("default", value), ("comment", comment),
    ]
  }
}

extension CatalogPartition {
  fileprivate var traits: [(String, String?)] {
    [
      ("table", parent.description),
      (
        "range",
        range.map { "from \($0.start.text) to \($0.end.text)" } ?? "all that is in no other"
      ),
      ("fill factor", storage.text),
    ]
  }
}

extension Function {
  fileprivate var traits: [(String, String?)] {
    let names = arguments.map { argument in
      let filling = argument.defaultValue.map { " DEFAULT \($0.text)" } ?? ""
      return "\(argument.mode == .variadic ? "VARIADIC " : "")\(argument.name)\(filling)"
    }
    return [
      ("body", body.text), ("arguments", names.listed), ("result", result.sql.text),
      ("language", language.rawValue), ("volatility", volatility.text),
      ("call with NULL", nullInput == .givesNull ? "gives NULL" : "is made"),
      ("parallel safety", parallelism.rawValue),
      ("settings", settings.map { "\($0.name.text) = \($0.value.text)" }.listed),
      ("security context", rights == .ofOwner ? "its owner" : "its caller"), ("comment", comment),
    ]
  }
}

// MARK: Words

extension [String] {
  fileprivate var listed: String? { isEmpty ? nil : joined(separator: ", ") }
}

extension [StorageParameter] {
  fileprivate var text: String? {
    map { parameter in
      switch parameter {
      case .fillFactor(let percent): "\(percent)"
      }
    }.listed
  }
}

extension AddedForeignKey.Watch {
  fileprivate var text: String {
    switch self {
    case .ofAllRows: "of all rows"
    case .ofNewRows: "of new rows alone (NOT VALID)"
    case .none: "none (NOT ENFORCED)"
    }
  }
}

extension View.Rights {
  fileprivate var text: String {
    switch self {
    case .ofOwner: "its owner"
    case .ofReader: "its reader"
    }
  }
}

extension Function.Volatility {
  fileprivate var text: String {
    switch self {
    case .always: "IMMUTABLE"
    case .withinStatement: "STABLE"
    case .never: "VOLATILE"
    }
  }
}
