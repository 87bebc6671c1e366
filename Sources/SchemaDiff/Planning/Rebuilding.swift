import PostgresSchema

/// Which views and functions have to go before something else is changed, and come back afterwards.
///
/// The server knows no other way: a view pins the columns that it reads, and `CASCADE` is never used.
struct Rebuilding {
  private(set) var identities: Set<ObjectIdentity> = []

  init(from start: CatalogIndex, to target: CatalogIndex, changes: [Change]) {
    var dropped: Set<QualifiedName> = []
    var retyped: Set<QualifiedName> = []
    for change in changes {
      switch change {
      case .removed(let entry): note(entry, in: &dropped, &retyped)
      case .altered(let before, let after): note(before, after, in: &dropped, &retyped)
      case .added, .renamedColumn: break
      }
    }
    // Until nothing more depends on anything that goes.
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for (identity, mentioned) in start.references where !identities.contains(identity) {
        guard let object = start.catalog[identity]?.object,
          object.isHeld(mentioned, dropped: dropped, retyped: retyped)
        else { continue }
        identities.insert(identity)
        dropped.insert(object.callName ?? QualifiedName(schema: identity.schema, name: ""))
        isGrowing = true
      }
    }
  }

  private mutating func note(
    _ entry: CatalogEntry, in dropped: inout Set<QualifiedName>,
    _ retyped: inout Set<QualifiedName>
  ) {
    switch entry.object {
    case .table(let frame): dropped.insert(frame.name)
    case .column(_, let table): retyped.insert(table)
    case .view(let view):
      dropped.insert(view.name)
      identities.insert(entry.object.identity)
    case .materializedView(let view):
      dropped.insert(view.name)
      identities.insert(entry.object.identity)
    case .function(let function):
      dropped.insert(function.name)
      identities.insert(entry.object.identity)
    case .role, .namespace, .installedExtension, .primaryKey, .check, .foreignKey, .partition,
      .index, .policy, .right, .row:
      break
    }
  }

  private mutating func note(
    _ before: CatalogEntry, _ after: CatalogEntry, in dropped: inout Set<QualifiedName>,
    _ retyped: inout Set<QualifiedName>
  ) {
    switch (before.object, after.object) {
    case (.column(let old, let table), .column(let new, _)) where old.type != new.type:
      retyped.insert(table)
    case (.view(let old), .view(let new))
    where old.query != new.query || before.peculiarity != after.peculiarity:
      note(before, in: &dropped, &retyped)
    case (.materializedView(let old), .materializedView(let new))
    where old.query != new.query || before.peculiarity != after.peculiarity:
      note(before, in: &dropped, &retyped)
    case (.function(let old), .function(let new)) where !old.canBeReplaced(by: new):
      note(before, in: &dropped, &retyped)
    default: break
    }
  }
}

extension CatalogObject {
  /// The name by which a query would mention a view or function.
  var callName: QualifiedName? {
    switch self {
    case .view(let view): view.name
    case .materializedView(let view): view.name
    case .function(let function): function.name
    case .role, .namespace, .installedExtension, .table, .column, .primaryKey, .check, .foreignKey,
      .partition, .index, .policy, .right, .row:
      nil
    }
  }

  fileprivate func isHeld(
    _ mentioned: Set<QualifiedName>, dropped: Set<QualifiedName>, retyped: Set<QualifiedName>
  ) -> Bool {
    if case .function(let function) = self {
      return !function.heldNames.isDisjoint(with: dropped)
    }
    return !mentioned.isDisjoint(with: dropped) || !mentioned.isDisjoint(with: retyped)
  }
}

extension Function {
  /// Whether `CREATE OR REPLACE` takes the other one in its place.
  func canBeReplaced(by other: Function) -> Bool {
    guard result == other.result, arguments.count == other.arguments.count else { return false }
    return zip(arguments, other.arguments).allSatisfy { old, new in
      old.name == new.name && old.mode == new.mode
        && (old.defaultValue == nil || new.defaultValue != nil)
    }
  }
}
