import PostgresClient
import PostgresSchema
import PostgresSyntax
import TestSupport
import Testing

/// What a server says of a view is what its text was read to say.
@Suite struct RandomQueryTests {
  @Test(arguments: Seed.several(2))
  func `relations and output columns are those that the server finds`(seed: Seed) async throws {
    try await withScratchDatabase { connection, _ in
      try connection.execute(SQL(trusted: RandomQuery.tables))
      let tables = try Self.columns(of: "relkind = 'r'", in: connection)
      var queries = RandomQuery(seed)
      var made = 0
      for number in 0..<150 {
        let query = queries.next()
        let comment: Comment = "\(seed.testDescription), \(number): \(query)"
        try connection.execute("DROP VIEW IF EXISTS public.v")
        do throws(PostgresError) {
          try connection.execute("CREATE VIEW public.v AS \(SQL(trusted: query))")
        } catch {
          // Two columns of one name, the only thing wrong that is not avoided.
          #expect(error.code == SQLState("42701"), comment)
          continue
        }
        made += 1
        let view = try Self.columns(of: "oid = 'public.v'::regclass", in: connection)
        #expect(SQL(trusted: query).outputColumns == view.values.first, comment)
        let origins = QueryOrigins(of: query) { name in tables[name].map { .table(name, $0) } }
        #expect(origins.gaps == [], comment)
        #expect(origins.columns.map(\.name) == view.values.first, comment)

        let used = try Self.usedColumns(in: connection)
        let dependencies = SQL(trusted: query).dependencies
        #expect(dependencies.intersection(tables.keys) == Set(used.map(\.table)), comment)
        #expect(
          dependencies.subtracting(tables.keys)
            .isSubset(of: [QualifiedName(schema: "s", name: "doubled")]), comment)
        for origin in origins.columns.flatMap({ $0.origins.union($0.conditions) }) {
          guard case .column(let table, let column) = origin else { continue }
          #expect(used.contains(UsedColumn(table: table, column: column)), comment)
        }
      }
      #expect(made > 75, "\(seed.testDescription)")
    }
  }

  @Test func `a query that the grammar rejects depends on whatever it names`() {
    let query = "SELECT o.id FROM S.Orders AS o JOIN \"Sales\".\"Order\" ON o.id > 1_000"
    let orders = QualifiedName(schema: "s", name: "orders")
    let others = QualifiedName(schema: "Sales", name: "Order")
    #expect(SQL(trusted: query).dependencies.isSuperset(of: [orders, others]))
    let origins = QueryOrigins(of: query) { $0.schema == "o" ? nil : .table($0, ["id"]) }
    #expect(origins.tables == [orders, others])
    #expect(origins.columns.isEmpty && origins.gaps.count == 1)
  }

  private struct UsedColumn: Hashable {
    var table: QualifiedName
    /// Nil for the table as a whole.
    var column: String?
  }

  /// The columns of relations, in order.
  private static func columns(
    of relations: SQL, in connection: Connection
  ) throws -> [QualifiedName: [String]] {
    let rows = try connection.query(
      """
      SELECT relation.relnamespace::regnamespace::text, relation.relname, field.attname
      FROM (SELECT * FROM pg_class WHERE \(relations)) AS relation
      JOIN pg_attribute AS field ON field.attrelid = relation.oid AND field.attnum > 0
      WHERE relation.relnamespace::regnamespace::text IN ('s', '"Sales"', 'public')
      ORDER BY field.attnum
      """)
    var columns: [QualifiedName: [String]] = [:]
    for row in rows.indices {
      let schema = (rows.text(row, 0) ?? "").replacing("\"", with: "")
      let name = QualifiedName(schema: schema, name: rows.text(row, 1) ?? "")
      columns[name, default: []].append(rows.text(row, 2) ?? "")
    }
    return columns
  }

  /// What the view depends on, as `pg_depend` has it.
  private static func usedColumns(in connection: Connection) throws -> Set<UsedColumn> {
    let rows = try connection.query(
      """
      SELECT DISTINCT space.nspname, relation.relname, field.attname
      FROM pg_rewrite AS rule
      JOIN pg_depend AS used ON used.classid = 'pg_rewrite'::regclass AND used.objid = rule.oid
        AND used.refclassid = 'pg_class'::regclass AND used.refobjid <> rule.ev_class
      JOIN pg_class AS relation ON relation.oid = used.refobjid
      JOIN pg_namespace AS space ON space.oid = relation.relnamespace
      LEFT JOIN pg_attribute AS field
        ON field.attrelid = relation.oid AND field.attnum = used.refobjsubid AND field.attnum > 0
      WHERE rule.ev_class = 'public.v'::regclass
      """)
    return Set(
      rows.indices.map { row in
        UsedColumn(
          table: QualifiedName(schema: rows.text(row, 0) ?? "", name: rows.text(row, 1) ?? ""),
          column: rows.text(row, 2))
      })
  }
}
