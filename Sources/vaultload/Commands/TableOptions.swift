import ArgumentParser
import PostgresClient
import PostgresSchema
import VaultLoader

/// A PostgreSQL database that the delivery comes from.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A PostgreSQL database to read from, as postgresql://… or key=value text.", valueName: "url"))
  var from: String?

  @Option(help: ArgumentHelp("The table to read, in full.", valueName: "schema.table"))
  var table: String?

  @Option(help: ArgumentHelp("A SELECT to read instead of a table.", valueName: "sql"))
  var query: String?

  @Option(
    help: ArgumentHelp(
      "Read only rows whose value of this column is at least the greatest one loaded before; for "
        + "sources of changes.", valueName: "column"))
  var since: String?

  func validate() throws {
    guard from != nil else {
      if table != nil || query != nil || since != nil {
        throw ValidationError("--table, --query and --since need --from")
      }
      return
    }
    if (table == nil) == (query == nil) {
      throw ValidationError("--from needs either --table or --query")
    }
    if let table, qualified(table) == nil {
      throw ValidationError("--table must be a name like crm.customers")
    }
  }

  /// What is read; nil where the delivery comes in files.
  var input: TableInput? {
    guard let from else { return nil }
    let database = ConnectionTarget.url(from)
    if let query { return TableInput(from: database, .query(query), since: since) }
    return table.flatMap(qualified).map { TableInput(from: database, .table($0), since: since) }
  }

  private func qualified(_ text: String) -> QualifiedName? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts.contains("") else { return nil }
    return QualifiedName(schema: parts[0], name: parts[1])
  }
}
