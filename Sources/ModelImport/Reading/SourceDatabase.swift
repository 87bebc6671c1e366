package import VaultModel

/// The tables of a source system, as far as a model can be made of them.
package struct SourceDatabase: Hashable, Sendable {
  /// By schema and name; partitions stand for nothing of their own and are left out.
  package var tables: [Table]

  package init(tables: [Table]) { self.tables = tables.sorted { $0.name < $1.name } }

  package func table(_ name: TableName) -> Table? { tables.first { $0.name == name } }
}

extension SourceDatabase {
  /// A table's schema and name, as the catalogs hold them.
  package struct TableName: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var schema: String
    package var name: String

    package init(schema: String, name: String) {
      self.schema = schema
      self.name = name
    }

    package var description: String { "\(schema).\(name)" }

    package static func < (one: TableName, other: TableName) -> Bool {
      (one.schema, one.name) < (other.schema, other.name)
    }
  }

  /// A table with what its keys say.
  package struct Table: Hashable, Sendable {
    package var name: TableName
    package var comment: String?
    package var columns: [Column]
    /// Empty where it has none.
    package var primaryKey: [String]
    /// Columns that no two rows share, by constraint or by a whole index, but for the primary key.
    package var uniqueKeys: [[String]]
    package var foreignKeys: [ForeignKey]

    package init(
      name: TableName, comment: String? = nil, columns: [Column], primaryKey: [String] = [],
      uniqueKeys: [[String]] = [], foreignKeys: [ForeignKey] = []
    ) {
      self.name = name
      self.comment = comment
      self.columns = columns
      self.primaryKey = primaryKey
      self.uniqueKeys = uniqueKeys
      self.foreignKeys = foreignKeys
    }

    package func column(_ name: String) -> Column? { columns.first { $0.name == name } }
  }

  /// A column with its type in a model.
  package struct Column: Hashable, Sendable {
    package var name: String
    /// The type as PostgreSQL prints it; a domain and an enumeration by their own names.
    package var sourceType: String
    /// What a model calls it; `text` where the language has no such type.
    package var type: SQLType
    /// Whether the language has the type, or one that holds the same texts.
    package var isTypeKept: Bool
    package var isNullable: Bool
    /// The default's expression; `identity` where the source numbers its rows.
    package var preset: String?
    /// Computed by the source from other columns.
    package var isGenerated: Bool
    package var comment: String?
    /// What a CHECK or an enumeration allows, in its order; empty where anything goes.
    package var allowedValues: [String]

    package init(
      name: String, sourceType: String, type: SQLType, isTypeKept: Bool = true,
      isNullable: Bool = true, preset: String? = nil, isGenerated: Bool = false,
      comment: String? = nil, allowedValues: [String] = []
    ) {
      self.name = name
      self.sourceType = sourceType
      self.type = type
      self.isTypeKept = isTypeKept
      self.isNullable = isNullable
      self.preset = preset
      self.isGenerated = isGenerated
      self.comment = comment
      self.allowedValues = allowedValues
    }
  }

  /// Columns that hold the key of a row elsewhere.
  package struct ForeignKey: Hashable, Sendable {
    package var columns: [String]
    package var table: TableName
    /// The columns that they are equal to, in the same order.
    package var referenced: [String]

    package init(columns: [String], table: TableName, referenced: [String]) {
      self.columns = columns
      self.table = table
      self.referenced = referenced
    }
  }
}
