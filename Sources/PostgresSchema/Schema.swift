/// What a database holds, in an order in which it can be made: nothing stands before what it needs.
package struct Schema: Hashable, Sendable {
  package var sections: [Section]

  package init(sections: [Section]) { self.sections = sections }

  package var objects: [SchemaObject] { sections.flatMap(\.objects) }

  /// How many things the database will list: rows and code blocks are not among them.
  package var objectCount: Int { objects.reduce(0) { $0 + $1.listedCount } }
}

/// A chapter of the schema's text.
package struct Section: Hashable, Sendable {
  package var title: String
  /// What a reader should know before reading on.
  package var remark: String?
  package var objects: [SchemaObject]

  package init(_ title: String, remark: String? = nil, objects: [SchemaObject]) {
    self.title = title
    self.remark = remark
    self.objects = objects
  }
}

/// One thing of a schema.
package enum SchemaObject: Hashable, Sendable {
  case codeBlock(CodeBlock)
  case namespace(Namespace)
  case installedExtension(InstalledExtension)
  case function(Function)
  case table(Table)
  case index(Index)
  case view(View)
  case materializedView(MaterializedView)
  case rows(RowInsert)
  case roles(RequiredRoles)
  case rowSecurity(RowSecurity)
  case grant(Grant)
  case foreignKey(AddedForeignKey)
}

extension SchemaObject {
  fileprivate var listedCount: Int {
    switch self {
    case .codeBlock, .rows, .roles, .rowSecurity, .grant, .foreignKey: 0
    case .table(let table): 1 + (table.partitioning?.names.count ?? 0)
    case .namespace, .installedExtension, .function, .index, .view, .materializedView: 1
    }
  }
}

/// Whether an object is there for one owner or for all who use the database.
package enum Ownership: Hashable, Sendable {
  /// It must not be there yet.
  case own
  /// It may be there already, and then it is the same.
  case shared
}
