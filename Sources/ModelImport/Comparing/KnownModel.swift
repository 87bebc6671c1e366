/// What a model folder holds already, as far as an import must know it.
package struct KnownModel: Hashable, Sendable {
  /// By the table's full name in the source.
  package var tables: [String: Table] = [:]
  /// The names of top-level constants.
  package var constants: Set<String> = []
  /// The names of hubs, links, satellites and reference tables.
  package var vaultNames: Set<String> = []
  /// The names of files, without folder and ending.
  package var fileNames: Set<String> = []
  /// Tables that the model leaves out, by full name.
  package var excludedTables: Set<String> = []
  /// The constant of the hub of tenants.
  package var tenant: String?
  /// What that hub is called in the vault.
  package var tenantName: String?

  package init() {}

  /// Whether there is no model yet.
  package var isEmpty: Bool { tables.isEmpty }

  /// Whether the model says something of a table, if only that it is left out.
  func knows(_ table: SourceDatabase.TableName) -> Bool {
    tables[table.description] != nil || excludedTables.contains(table.description)
  }
}

extension KnownModel {
  /// A table's shape as a file of the model has it.
  package struct Table: Hashable, Sendable {
    package var structName: String
    package var place: Place
    package var columns: [Column]
    /// What the source of the table keys first, after the tenant; nil where it has none.
    package var key: Key?
    package var source: Source?

    package init(structName: String, place: Place, columns: [Column]) {
      self.structName = structName
      self.place = place
      self.columns = columns
    }
  }

  /// The source that loads a table.
  package struct Source: Hashable, Sendable {
    package var constant: String
    package var place: Place
  }

  package struct Column: Hashable, Sendable {
    package var property: String
    package var name: String
    /// As it is written, `.varchar(100)`.
    package var type: String
    package var line: Int
  }

  /// `customer.key(row.id)`: a hub and the properties that hold its key.
  package struct Key: Hashable, Sendable {
    package var hub: String
    package var hubName: String
    package var properties: [String]
  }

  /// A file, relative to the model's folder, and a line in it.
  package struct Place: Hashable, Sendable, CustomStringConvertible {
    package var file: String
    package var line: Int

    package var description: String { "\(file):\(line)" }
  }
}
