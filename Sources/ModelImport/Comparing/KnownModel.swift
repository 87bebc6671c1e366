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
    /// The constant of the source that loads it, with its line.
    package var source: (constant: String, place: Place)? {
      get { sourceConstant.flatMap { constant in sourcePlace.map { (constant, $0) } } }
      set { (sourceConstant, sourcePlace) = (newValue?.constant, newValue?.place) }
    }
    private var sourceConstant: String?
    private var sourcePlace: Place?

    package init(structName: String, place: Place, columns: [Column]) {
      self.structName = structName
      self.place = place
      self.columns = columns
    }
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
