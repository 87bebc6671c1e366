import PostgresSchema
import PostgresSyntax

/// A name that a script gives.
struct GivenName: Hashable {
  var scope: Scope
  var name: String
  var place: TextPlace

  /// What shares one set of names.
  enum Scope: Hashable {
    /// Tables, views and indexes of a schema.
    case relations(schema: String)
    case types(schema: String)
    case named(kind: String, schema: String)
    case columns(QualifiedName)
    case constraints(QualifiedName)
  }
}

extension Operation {
  /// Every name that the operation gives to something new, as its statement writes it: the grammar cuts
  /// names as the server does.
  func givenNames(in statement: ScannedStatement) -> [GivenName] {
    givenNames.map { given in
      // A character that would not fit whole is left out.
      guard given.name.utf8.count > ObjectName.limit - 4 else { return given }
      var given = given
      let written = statement.tokens.lazy.filter { $0.place >= given.place }
        .filter { $0.kind == .word || $0.kind == .quotedName }.map(statement.identifier)
      given.name = written.first { $0.cut == given.name } ?? given.name
      return given
    }
  }

  private var givenNames: [GivenName] {
    switch kind {
    case .createTable(let table):
      relation(table.name)
        + table.columns.map { column in
          GivenName(scope: .columns(table.name), name: column.name, place: column.place)
        } + table.constraints.compactMap { constraint(of: table.name, $0) }
    case .createIndex(let index):
      index.name.map { relation(QualifiedName(schema: index.table.schema, name: $0)) } ?? []
    case .createView(let view): view.replaces ? [] : relation(view.name)
    case .createNamed(let kind, let name):
      [GivenName(scope: .named(kind: kind, schema: name.schema), name: name.name, place: place)]
    case .createDomain(let name, _):
      [GivenName(scope: .types(schema: name.schema), name: name.name, place: place)]
    case .alterTable(let table, let action): names(givenBy: action, to: table)
    default: []
    }
  }

  private func names(givenBy action: TableAction, to table: QualifiedName) -> [GivenName] {
    switch action {
    case .addColumn(let column, _):
      [GivenName(scope: .columns(table), name: column.name, place: column.place)]
    case .renameColumn(_, let new):
      [GivenName(scope: .columns(table), name: new, place: place)]
    case .renameTable(let new): relation(QualifiedName(schema: table.schema, name: new))
    case .addConstraint(let added): [constraint(of: table, added)].compactMap { $0 }
    default: []
    }
  }

  private func relation(_ name: QualifiedName) -> [GivenName] {
    [GivenName(scope: .relations(schema: name.schema), name: name.name, place: place)]
  }

  private func constraint(of table: QualifiedName, _ constraint: TableConstraint) -> GivenName? {
    constraint.name.map {
      GivenName(scope: .constraints(table), name: $0, place: place)
    }
  }
}

extension String {
  /// As the server keeps a name: whole characters within 63 bytes.
  var cut: String {
    guard utf8.count > ObjectName.limit else { return self }
    var scalars = unicodeScalars
    while String(scalars).utf8.count > ObjectName.limit { scalars.removeLast() }
    return String(scalars)
  }
}
