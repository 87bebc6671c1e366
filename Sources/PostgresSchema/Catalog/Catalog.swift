/// What a database holds, as its own catalogs know it: things by their identity, in no order.
///
/// A vault that was lowered and a database that is read both become one of these; so comparing
/// needs no text. Two catalogs are equal when a reader and a loader could not tell them apart: the
/// order of columns is no part of that.
package struct Catalog: Sendable {
  package private(set) var entries: [ObjectIdentity: CatalogEntry] = [:]
  /// The order in which a table that is made gets its columns.
  package var columnOrder: [QualifiedName: [String]] = [:]

  package init() {}

  package subscript(identity: ObjectIdentity) -> CatalogEntry? { entries[identity] }

  /// Adds a thing, or puts it in the place of the one of its identity.
  package mutating func add(_ object: CatalogObject, peculiarity: String? = nil) {
    entries[object.identity] = CatalogEntry(object: object, peculiarity: peculiarity)
    if case .column(let column, let table) = object {
      columnOrder[table, default: []].append(column.name)
    }
  }

  package mutating func remove(_ identity: ObjectIdentity) { entries[identity] = nil }

  /// All identities, sorted.
  package var identities: [ObjectIdentity] { entries.keys.sorted() }
}

extension Catalog: Hashable {
  package static func == (left: Catalog, right: Catalog) -> Bool { left.entries == right.entries }
  package func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}

/// A thing, and what there is to it that no schema of ours can say.
package struct CatalogEntry: Hashable, Sendable {
  package var object: CatalogObject
  /// As the server spells it: that an index is invalid, a policy restrictive, a column generated.
  ///
  /// Nil for all that is made from a `Schema`.
  package var peculiarity: String?

  package init(object: CatalogObject, peculiarity: String? = nil) {
    self.object = object
    self.peculiarity = peculiarity
  }
}
