/// A foreign key that is added to a table that is there.
package struct AddedForeignKey: Hashable, Sendable {
  /// The tables that get it: one, or the partitions of one.
  package var tables: [QualifiedName]
  package var key: ForeignKey
  package var watch: Watch

  package init(_ key: ForeignKey, to tables: [QualifiedName], watch: Watch) {
    self.key = key
    self.tables = tables
    self.watch = watch
  }

  /// How the server sees to it that the key is kept.
  package enum Watch: Hashable, Sendable {
    case ofAllRows
    /// Not of those that were there before.
    case ofNewRows
    /// Not at all; servers before version 18 cannot have such a key and get none.
    case none
  }
}
