import PostgresSchema
import PostgresSyntax
package import VaultModel
import VaultSQL

/// Which columns of the vault become which columns of its marts, point-in-time tables and bridges.
///
/// What no index or register tells: it is read from the queries themselves.
struct DerivedLineage {
  /// How a column comes from another one; the names are those of the register.
  enum Kind: String {
    case direct
    case calculation
    case aggregation
    /// The column decides about the value, and is not in it.
    case condition
    /// Some column of the table, which one the query does not tell.
    case table
    /// The rows of the table, whatever stands in them.
    case rows
  }

  struct Step: Hashable {
    var source: QualifiedName
    /// `*` is all of them.
    var column: String
    var table: QualifiedName
    var target: String
    var kind: Kind
    /// What the author wrote; nil where that is the column itself.
    var expression: String?
  }

  /// In the order in which one is made of another; each target's in byte order.
  private(set) var steps: [Step] = []
  /// What could not be made out, with the mart that it is of.
  private(set) var gaps: [(mart: String, text: String)] = []

  /// Reads the queries.
  ///
  /// - Parameters:
  ///   - vault: Whose they are.
  ///   - objects: The tables, views and functions that they may name.
  init(of vault: CompiledVault, objects: [SchemaObject]) {
    let relations = KnownRelations(objects)
    let snapshots =
      vault.pointInTimes.map { ($0.table, $0.expectedView) }
      + vault.bridges.map { ($0.table, $0.expectedView) }
    for (table, view) in snapshots {
      guard let origins = relations[QualifiedName(view)] else { continue }
      add(origins, to: QualifiedName(table))
    }
    for mart in vault.martsInOrder {
      let name = QualifiedName(mart.view)
      let origins = relations.read(SQL(trusted: mart.query))
      add(origins, to: name)
      gaps += origins.gaps.map { (mart: mart.name, text: $0) }
      relations.know(name, by: origins.columns.map(\.name))
      if let stored = mart.stored {
        relations.know(QualifiedName(stored.table), by: origins.columns.map(\.name), as: name)
      }
    }
  }

  private mutating func add(_ origins: QueryOrigins, to table: QualifiedName) {
    for column in origins.columns {
      let values = column.origins.map { Step(of: $0, to: table, column) }
      let conditions = column.conditions.subtracting(column.origins)
        .map { Step(of: $0, to: table, column, deciding: true) }
      let found = values + conditions
      steps += found.sorted { $0.order.precedesByBytes($1.order) }
    }
    guard origins.columns.isEmpty else { return }
    steps += origins.tables.sorted().map {
      Step(source: $0, column: "*", table: table, target: "*", kind: .table)
    }
  }
}

extension DerivedLineage.Step {
  fileprivate init(
    of origin: OutputColumn.Origin, to table: QualifiedName, _ column: OutputColumn,
    deciding isCondition: Bool = false
  ) {
    let own = column.making == .direct ? nil : column.expression
    switch origin {
    case .column(let source, let name):
      let kind: DerivedLineage.Kind =
        switch column.making {
        case .direct: .direct
        case .calculation: .calculation
        case .aggregation: .aggregation
        }
      self.init(
        source: source, column: name, table: table, target: column.name,
        kind: isCondition ? .condition : kind, expression: own)
    case .anyColumn(let source):
      self.init(
        source: source, column: "*", table: table, target: column.name,
        kind: isCondition ? .condition : .table, expression: own)
    case .rows(let source):
      self.init(
        source: source, column: "*", table: table, target: column.name, kind: .rows,
        expression: own)
    }
  }

  fileprivate var order: String { "\(source)\0\(column)\0\(kind.rawValue)" }
}

/// What the vault's tables, views and functions give, read where something asks for it.
private final class KnownRelations {
  private var known: [QualifiedName: QueryOrigins] = [:]
  private var unread: [QualifiedName: SQL] = [:]

  init(_ objects: [SchemaObject]) {
    for object in objects {
      switch object {
      case .table(let table):
        known[table.name] = .table(table.name, table.columns.map(\.name))
      case .view(let view): unread[view.name] = view.query
      case .function(let function) where function.language == .sql:
        unread[function.name] = function.body
      case .codeBlock, .namespace, .installedExtension, .function, .index, .materializedView, .rows,
        .roles, .rowSecurity, .grant, .foreignKey:
        break
      }
    }
  }

  subscript(name: QualifiedName) -> QueryOrigins? {
    if let origins = known[name] { return origins }
    // Taken out first: what names itself is asked for but once.
    guard let query = unread.removeValue(forKey: name) else { return nil }
    let origins = read(query)
    known[name] = origins
    return origins
  }

  func read(_ query: SQL) -> QueryOrigins {
    QueryOrigins(of: query.text) { self[$0] }
  }

  /// Has a relation stand for itself, or for another one, in the queries that name it.
  func know(_ name: QualifiedName, by columns: [String], as other: QualifiedName? = nil) {
    known[name] = .table(other ?? name, columns)
  }
}

// MARK: For authors

extension CompiledVault {
  /// What the lineage of marts cannot tell, as advice to their author.
  package var lineageFindings: [Finding] {
    derivedLineage.gaps.map { gap in
      Finding(
        rule: "mart-lineage", severity: .advice,
        message:
          "the lineage of the mart '\(gap.mart)' knows tables, and not each column: \(gap.text)",
        place: nil, fix: "name each column with its table, and each table with its schema")
    }
  }
}
