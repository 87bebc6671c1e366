package import VaultModel

/// A model that is proposed for a source, ready to be written in the language.
package struct Proposal: Hashable, Sendable {
  /// The vault's name.
  package var vault: String
  /// What the vault is for.
  package var about: String
  /// Whether the vault's schemas begin with its name.
  package var hasOwnSchemas: Bool
  package var shapes: [TableShape]
  package var subjects: [Subject]
  /// Tables that have no column to load, by full name.
  package var emptyTables: [String]
}

extension Proposal {
  /// The shape of a source table, as a file of its own.
  package struct TableShape: Hashable, Sendable {
    package var structName: String
    /// Schema and name in the source.
    package var table: String
    package var columns: [ShapeColumn]
  }

  package struct ShapeColumn: Hashable, Sendable {
    package var property: String
    package var name: String
    package var type: SQLType
    /// Said above the column.
    package var remark: Remark?

    package init(property: String, name: String, type: SQLType, remark: Remark? = nil) {
      self.property = property
      self.name = name
      self.type = type
      self.remark = remark
    }
  }

  /// What a file is about: a concept, what feeds it, and what hangs on it.
  package struct Subject: Hashable, Sendable {
    /// The file's name without its ending.
    package var fileName: String
    package var hubs: [Hub]
    package var sources: [Source]
  }

  /// A sentence for whoever reads the model.
  package enum Remark: Hashable, Sendable {
    case note(String)
    /// What the import could not know.
    case decide(String)
  }

  package struct Hub: Hashable, Sendable {
    package var constant: String
    package var name: String
    package var schema: String?
    package var about: String
    package var keys: [Key]
    package var remarks: [Remark] = []
  }

  package struct Key: Hashable, Sendable {
    package var name: String
    package var type: SQLType
  }

  package struct Source: Hashable, Sendable {
    package var constant: String
    package var structName: String
    package var table: String
    /// Where the table's own name would not do.
    package var name: String?
    package var about: String
    package var remarks: [Remark] = []
    package var elements: [Element]
  }

  package enum Element: Hashable, Sendable {
    case key(HubKey)
    case link(Link)
    case satellite(Satellite)
    case reference(Reference)
    case excluded(Exclusion)
  }

  package struct HubKey: Hashable, Sendable {
    package var hub: String
    /// As Swift writes them: `row.id`, `"shop"`, `RowHash()`.
    package var values: [String]
    package var role: String?
    package var remarks: [Remark] = []
  }

  package struct Participant: Hashable, Sendable {
    package var hub: String
    package var role: String?
    package var isOptional = false
  }

  package struct Link: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case relation, hierarchy, event }

    package var name: String
    /// What satellites call it by; nil where it has none.
    package var constant: String?
    package var kind = Kind.relation
    package var dependentKeys: [Attribute] = []
    /// Participants that have one partner at a time.
    package var drivers: [Participant] = []
    package var about: String
    package var participants: [Participant]
    package var payload: [Attribute] = []
  }

  package struct Satellite: Hashable, Sendable {
    package var name: String
    /// The constant of a hub or a link.
    package var parent: String
    /// Whether its rows are written once.
    package var isEvent = false
    package var about: String
    package var attributes: [Attribute]
  }

  package struct Reference: Hashable, Sendable {
    package var name: String
    package var keys: [Attribute]
    package var about: String
    package var attributes: [Attribute]
  }

  package struct Attribute: Hashable, Sendable {
    package var property: String
    /// Where the column's own would not do.
    package var name: String?
    package var sensitivity = Sensitivity.none
    package var isHashed = true
    package var about: String?
    package var remarks: [Remark] = []
  }

  package struct Exclusion: Hashable, Sendable {
    package var properties: [String]
    package var reason: String
    package var remarks: [Remark] = []
  }
}
