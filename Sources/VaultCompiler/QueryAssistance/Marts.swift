package import PostgresSchema
package import VaultModel
import VaultSQL

/// What marts become.
enum Marts {
  static let remark = """
    The queries are the authors' own. A plain mart runs with its reader's rights. Kept rows know no
    row-level security, so a view shows each reader its tenant's; whoever loads refreshes the rows by
    a function, beside readers.
    """
}

extension CompiledVault {
  /// The relations of all marts, each behind those that its query names.
  var martObjects: [SchemaObject] { martsInOrder.flatMap(objects) }

  private func objects(of mart: Mart) -> [SchemaObject] {
    guard let stored = mart.stored else { return [.view(mart.plainView)] }
    return [
      .materializedView(mart.materializedView(stored)),
      .index(
        Index(
          ObjectName.make(stored.table.name, suffix: "_key_idx"), on: QualifiedName(stored.table),
          stored.key, uniqueness: .unique)),
      .view(readersView(of: mart, over: stored)),
      .function(mart.refresh(stored)),
    ]
  }

  /// The owner's rights reach the kept rows; the condition is what row-level security would be.
  private func readersView(of mart: Mart, over stored: StoredMart) -> View {
    let condition: SQL =
      mart.tenantColumn.map { "\nWHERE \(isVisible("kept.\(id: $0)"))" } ?? ""
    return View(
      QualifiedName(mart.view), rights: .ofOwner,
      query: "SELECT kept.*\nFROM \(QualifiedName(stored.table)) AS kept\(condition)",
      comment: mart.comment)
  }
}

extension CompiledVault.Mart {
  fileprivate var comment: String { traits.comment(about ?? "Mart \(name)") }

  fileprivate var plainView: View {
    View(QualifiedName(view), rights: .ofReader, query: authoredQuery, comment: comment)
  }

  fileprivate func materializedView(_ stored: CompiledVault.StoredMart) -> MaterializedView {
    MaterializedView(
      QualifiedName(stored.table), query: authoredQuery,
      comment: "Rows of \(view), as of its last refresh")
  }

  /// Runs with its owner's rights: only an owner may refresh.
  fileprivate func refresh(_ stored: CompiledVault.StoredMart) -> Function {
    Function(
      QualifiedName(stored.refreshFunction), [], returns: DataType("void"), volatility: .never,
      parallelism: .unsafe, settings: [.systemSearchPath], rights: .ofOwner,
      body: "  REFRESH MATERIALIZED VIEW CONCURRENTLY \(QualifiedName(stored.table))",
      comment: "Computes the rows of \(view) anew, while readers go on reading the old ones.")
  }

  /// The end of the line keeps a comment at the query's end from hiding what follows.
  private var authoredQuery: SQL { SQL(trusted: query + "\n") }
}

// MARK: What authors wrote

extension CompiledVault {
  /// The queries that the vault takes as they are: only a server finds what is wrong with them.
  package var authoredQueries: [AuthoredQuery] {
    let ofMarts = martsInOrder.map { mart in
      let opening =
        mart.stored.map { mart.materializedView($0).opening } ?? mart.plainView.opening
      return AuthoredQuery(
        author: "mart '\(mart.name)'", opening: opening, query: SQL(trusted: mart.query))
    }
    return ofMarts + authoredMetrics + authoredConditions
  }
}
