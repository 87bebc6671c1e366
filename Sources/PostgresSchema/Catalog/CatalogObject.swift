/// The smallest thing that is compared, made and removed by itself.
///
/// The `ownership` of what has one is always `.own` here: it says how a thing is made, not what it is.
package enum CatalogObject: Hashable, Sendable {
  case role(String)
  case namespace(Namespace)
  case installedExtension(InstalledExtension)
  case table(TableFrame)
  case column(Column, of: QualifiedName)
  case primaryKey(PrimaryKey, of: QualifiedName)
  case check(Check, of: QualifiedName)
  case foreignKey(ForeignKey, of: QualifiedName, AddedForeignKey.Watch)
  case partition(CatalogPartition)
  case index(Index)
  case view(View)
  case materializedView(MaterializedView)
  case function(Function)
  case policy(Policy, of: QualifiedName)
  case right(GrantedRight)
  case row(CatalogRow)
}

/// A table without its columns and constraints, which are things of their own.
package struct TableFrame: Hashable, Sendable {
  package var name: QualifiedName
  package var storage: [StorageParameter]
  /// The column by whose ranges the table is split; nil where it is one.
  package var partitionColumn: String?
  package var hasRowSecurity: Bool
  package var comment: String?

  package init(
    _ name: QualifiedName, storage: [StorageParameter] = [], partitionColumn: String? = nil,
    hasRowSecurity: Bool = false, comment: String? = nil
  ) {
    self.name = name
    self.storage = storage
    self.partitionColumn = partitionColumn
    self.hasRowSecurity = hasRowSecurity
    self.comment = comment
  }
}

/// A part of a split table.
package struct CatalogPartition: Hashable, Sendable {
  package var name: QualifiedName
  package var parent: QualifiedName
  /// Nil for the default partition.
  package var range: Range?
  package var storage: [StorageParameter]

  package init(
    _ name: QualifiedName, of parent: QualifiedName, range: Range?,
    storage: [StorageParameter] = []
  ) {
    self.name = name
    self.parent = parent
    self.range = range
    self.storage = storage
  }

  /// From one value, which is in it, to another, which is not.
  package struct Range: Hashable, Sendable {
    package var start: SQL
    package var end: SQL

    package init(from start: SQL, to end: SQL) {
      self.start = start
      self.end = end
    }
  }
}

/// One right of one role on one thing, or on one column of it.
package struct GrantedRight: Hashable, Sendable {
  package var target: Target
  /// Nil for everybody.
  package var role: String?
  package var privilege: Grant.Privilege

  package init(_ privilege: Grant.Privilege, on target: Target, to role: String?) {
    self.target = target
    self.role = role
    self.privilege = privilege
  }

  package enum Target: Hashable, Sendable {
    case namespace(String)
    case relation(QualifiedName)
    case function(FunctionSignature)
  }
}

/// The name of a function with the types by which the server tells functions of one name apart.
package struct FunctionSignature: Hashable, Sendable {
  package var name: QualifiedName
  package var argumentTypes: [DataType]

  package init(_ name: QualifiedName, _ argumentTypes: [DataType]) {
    self.name = name
    self.argumentTypes = argumentTypes
  }
}

/// A row that a table holds from the beginning, as a model has it; a database that is read gives none.
package struct CatalogRow: Hashable, Sendable {
  package var table: QualifiedName
  package var columns: [String]
  package var values: [SQL]
  /// How it is written among others of its table.
  package var listing: RowListing?

  package init(
    in table: QualifiedName, columns: [String], values: [SQL], listing: RowListing? = nil
  ) {
    self.table = table
    self.columns = columns
    self.values = values
    self.listing = listing
  }
}
