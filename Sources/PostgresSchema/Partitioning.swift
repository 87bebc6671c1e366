/// How a table is split by ranges of a column; what lies in no range lies in a default partition.
package struct Partitioning: Hashable, Sendable {
  package var column: String
  package var partitions: [Partition]
  package var defaultPartition: QualifiedName

  package init(by column: String, _ partitions: [Partition], otherwise name: QualifiedName) {
    self.column = column
    self.partitions = partitions
    defaultPartition = name
  }

  /// All partitions, the default one last.
  package var names: [QualifiedName] { partitions.map(\.name) + [defaultPartition] }
}

/// The rows of a table from one value, which is in it, to another, which is not.
package struct Partition: Hashable, Sendable {
  package var name: QualifiedName
  package var start: SQL
  package var end: SQL

  package init(_ name: QualifiedName, from start: SQL, to end: SQL) {
    self.name = name
    self.start = start
    self.end = end
  }
}
