import ArgumentParser
import PostgresClient
import PostgresSchema
import VaultLoader

/// A PostgreSQL database that deliveries come from.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A PostgreSQL database to read from, as postgresql://… or key=value text.", valueName: "url"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The table to read, in full; else the one that is called as the source.",
      valueName: "schema.table"))
  var table: String?

  @Option(help: ArgumentHelp("A SELECT to read instead of a table.", valueName: "sql"))
  var query: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "What stands for :'name' in the query, as a text that the server casts as it needs.",
      valueName: "name=value"))
  var parameter: [String] = []

  @Option(
    help: ArgumentHelp(
      "The schema of the tables that are called as their sources; else the database's search path.",
      valueName: "schema"))
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "Read only rows whose value of this column is at least the greatest one loaded before; for "
        + "sources of changes.", valueName: "column"))
  var since: String?

  func validate() throws {
    guard from != nil else {
      if table != nil || query != nil || since != nil || schema != nil || !parameter.isEmpty {
        throw ValidationError("--table, --query, --parameter, --schema and --since need --from")
      }
      return
    }
    if table != nil, query != nil {
      throw ValidationError("--from takes either --table or --query")
    }
    if let table, QualifiedName(dotted: table) == nil {
      throw ValidationError("--table must be a name like crm.customers")
    }
    if query == nil, !parameter.isEmpty { throw ValidationError("--parameter needs --query") }
    _ = try parameters
  }

  var database: ConnectionTarget? { from.map { .url($0) } }

  /// The table or query that was named.
  ///
  /// - Throws: `QueryError`.
  func namedInput() throws -> TableInput? {
    guard let database else { return nil }
    if let query {
      let sql = try QueryParameters(parameters).bind(in: query)
      return TableInput(from: database, .query(sql), since: since)
    }
    return table.flatMap { QualifiedName(dotted: $0) }
      .map { TableInput(from: database, .table($0), since: since) }
  }

  private var parameters: [String: String] {
    get throws {
      var values: [String: String] = [:]
      for text in parameter {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw ValidationError("--parameter must be like from=2026-01-31, and '\(text)' is not")
        }
        guard values.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
          throw ValidationError("--parameter gives '\(parts[0])' twice")
        }
      }
      return values
    }
  }
}

extension QualifiedName {
  /// Takes `schema.table` apart.
  init?(dotted text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts.contains("") else { return nil }
    self.init(schema: parts[0], name: parts[1])
  }
}
