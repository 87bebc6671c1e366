package import PostgresSchema

/// One thing that a statement does to a schema; an `ALTER TABLE` may do several.
package struct Operation: Hashable, Sendable {
  package var kind: Kind
  /// Where it is written.
  package var place: TextPlace

  // Indirect: an operation is handed to every rule, and most of them are large.
  package indirect enum Kind: Hashable, Sendable {
    case createTable(CreatedTable)
    case createIndex(CreatedIndex)
    case createView(CreatedView)
    case createFunction(QualifiedName, isVolatile: Bool)
    case createDomain(QualifiedName, isConstrained: Bool)
    case createTrigger(table: QualifiedName)
    case createPolicy(table: QualifiedName)
    case createNamed(kind: String, QualifiedName)
    case alterTable(QualifiedName, TableAction)
    case alterIndex(QualifiedName, IndexAction)
    case alterDomain(QualifiedName, addsConstraint: Bool, isNotValid: Bool)
    case addEnumValue(type: QualifiedName, value: String)
    case drop(Dropped)
    case truncate([QualifiedName], cascades: Bool)
    case reindex(target: String, QualifiedName, isConcurrent: Bool)
    case refresh(QualifiedName, isConcurrent: Bool)
    case rewrite(command: String, QualifiedName?)
    case lockTables([QualifiedName], LockStrength)
    case writeRows(WrittenRows)
    case begin
    case commit
    case rollback
    /// A savepoint, a rollback to one, or a step of a two-phase commit.
    case savepoint
    /// SET or RESET. The value is empty for the default, the parameter for RESET ALL.
    case set(parameter: String, value: String)
    case doBlock(body: String)
    case revoke
    /// What can run in no transaction, such as VACUUM.
    case outsideTransaction(command: String)
    case other
    /// Rejected by the grammar of PostgreSQL 15: syntax of a later version, or no SQL.
    case notUnderstood(SyntaxError)
  }
}

/// A table that a statement makes.
package struct CreatedTable: Hashable, Sendable {
  package var name: QualifiedName
  package var columns: [ColumnDefinition] = []
  package var constraints: [TableConstraint] = []
  package var isTemporary = false
  package var skipsExisting = false
  package var isPartitioned = false
  /// The table that it is a partition of from its first moment on.
  package var parent: QualifiedName?
  package var isDefaultPartition = false
  package var like: QualifiedName?
}

/// An index that a statement builds.
package struct CreatedIndex: Hashable, Sendable {
  package var name: String?
  package var table: QualifiedName
  /// True if the statement names the table's schema.
  package var namesSchema = true
  package var columns: [String] = []
  /// What its predicate names; empty where it has none.
  package var predicate: Set<String> = []
  package var isUnique = false
  package var isConcurrent = false
  package var skipsExisting = false
  package var isOnlyParent = false
}

/// A view that a statement makes.
package struct CreatedView: Hashable, Sendable {
  package var name: QualifiedName
  /// In order; nil where the query does not tell them.
  package var columns: [String]?
  /// Every name within its query.
  package var names: Set<String>
  package var isMaterialized = false
  package var replaces = false
}

/// Objects that a statement removes.
package struct Dropped: Hashable, Sendable {
  /// In lower case: `table`, `materialized view`, `index`.
  package var kind: String
  package var names: [QualifiedName] = []
  /// The table of a policy, trigger or rule.
  package var table: QualifiedName?
  package var isConcurrent = false
  package var skipsMissing = false
  package var cascades = false
}

/// Rows that a statement changes or removes.
package struct WrittenRows: Hashable, Sendable {
  package var verb: Verb
  package var table: QualifiedName
  package var hasCondition: Bool
  /// Those that an update sets.
  package var columns: [String] = []

  package enum Verb: String, Hashable, Sendable { case insert, update, delete, merge }
}

/// The lock of `LOCK TABLE`, in words of SQL.
package struct LockStrength: Hashable, Sendable {
  package var words: String
}

/// What `ALTER TABLE` does.
package enum TableAction: Hashable, Sendable {
  case addColumn(ColumnDefinition, skipsExisting: Bool)
  case dropColumn(String, cascades: Bool)
  case changeType(column: String, to: ColumnType, hasUsing: Bool, hasCollation: Bool)
  case setNotNull(column: String)
  case dropNotNull(column: String)
  case setDefault(column: String)
  case dropDefault(column: String)
  case setStatistics
  case addConstraint(TableConstraint)
  case validateConstraint(String)
  case dropConstraint(String, cascades: Bool)
  case alterConstraint(String)
  case renameColumn(String, to: String)
  case renameTable(to: String)
  case renameConstraint(String, to: String)
  case setSchema(String)
  case attachPartition(QualifiedName, isDefault: Bool)
  case detachPartition(QualifiedName, isConcurrent: Bool)
  case rewrite(String)
  case setOptions
  case triggers
  case rowSecurity(isDisabled: Bool)
  case other
}

/// What `ALTER INDEX` does.
package enum IndexAction: Hashable, Sendable {
  case rename(to: String)
  case attach
  case other
}
