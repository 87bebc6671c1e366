package import PostgresSchema

/// Where the columns of a query come from, as far as its text tells.
///
///     let reading = QueryOrigins(of: "SELECT o.id, sum(o.price) AS paid FROM s.orders AS o GROUP BY 1") { name in
///       name.name == "orders" ? .table(name, ["id", "price"]) : nil
///     }
///     reading.columns  // id: direct of s.orders.id; paid: an aggregation of s.orders.price
///
/// Conditions, groups and orders of the whole query are not looked at: they decide which rows there are,
/// and not what stands in them.
package struct QueryOrigins: Hashable, Sendable {
  /// In the query's order.
  package var columns: [OutputColumn]
  /// The tables whose rows it reads.
  package var tables: Set<QualifiedName>
  /// What could not be made out, in words; columns that it touches come from whole tables then.
  package var gaps: [String]

  init(columns: [OutputColumn] = [], tables: Set<QualifiedName> = [], gaps: [String] = []) {
    self.columns = columns
    self.tables = tables
    self.gaps = gaps
  }

  /// The columns of a table, each of which comes from itself.
  package static func table(_ name: QualifiedName, _ columns: [String]) -> QueryOrigins {
    QueryOrigins(
      columns: columns.map {
        OutputColumn(name: $0, ColumnValue(.direct, [.column(name, $0)]))
      }, tables: [name])
  }

  /// Reads a query.
  ///
  /// - Parameters:
  ///   - query: One SELECT.
  ///   - relations: Tells the columns of the tables and views that it may name; nil for any other.
  package init(of query: String, relations: (QualifiedName) -> QueryOrigins?) {
    guard let statement = try? SQLScript(query).statements.first else {
      self.init(gaps: ["the query cannot be read"])
      return
    }
    self = withoutActuallyEscaping(relations) { relations in
      DeepStack.run {
        do throws(SyntaxError) {
          return try SyntaxTree.read(statement) { root in
            var reader = QueryReader(of: statement, relations: relations)
            var result = reader.read(root, in: QueryScope())
            result.gaps = reader.gaps
            return result
          }
        } catch {
          // What is not understood reads every relation that it names.
          let named = statement.sql.qualifiedNames.compactMap(relations)
          return QueryOrigins(
            tables: named.reduce(into: []) { $0.formUnion($1.tables) },
            gaps: ["the query cannot be read: \(error.message)"])
        }
      }
    }
  }
}

/// A column that a query gives.
package struct OutputColumn: Hashable, Sendable {
  /// As PostgreSQL names it.
  package var name: String
  package var making: Making
  package var origins: Set<Origin>
  /// What decides about the value without being in it: what is counted, FILTER, EXISTS.
  package var conditions: Set<Origin>
  /// The words that the query has for it, on one line.
  package var expression: String

  init(name: String, _ value: ColumnValue, expression: String = "") {
    self.name = name
    making = value.making
    origins = value.origins
    conditions = value.conditions
    self.expression = expression
  }

  package enum Making: Int, Hashable, Sendable, Comparable {
    /// The value as it is.
    case direct
    case calculation
    /// Made of the values of many rows.
    case aggregation

    package static func < (one: Making, other: Making) -> Bool { one.rawValue < other.rawValue }
  }

  /// What a value comes from.
  package enum Origin: Hashable, Sendable {
    case column(QualifiedName, String)
    /// Some column of the table, which one cannot be told.
    case anyColumn(QualifiedName)
    /// Which rows the table has, as a count does.
    case rows(QualifiedName)
  }
}
