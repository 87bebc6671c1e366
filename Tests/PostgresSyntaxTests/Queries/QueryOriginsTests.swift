import PostgresSchema
import PostgresSyntax
import Testing

/// Where a query's columns come from, written as `name <kind of> s.table.column`.
@Suite struct QueryOriginsTests {
  private static let tables: [String: [String]] = [
    "orders": ["id", "customer_id", "price", "status", "placed_at", "tags", "doc", "ÉtÉ"],
    "customers": ["id", "name", "email", "first"], "items": ["order_id", "sku", "price"],
  ]

  private static let view: QueryOrigins = QueryOrigins(
    of: "SELECT o.id, upper(o.status) AS state FROM s.orders AS o", relations: relation)

  private static func relation(_ name: QualifiedName) -> QueryOrigins? {
    if name.name == "open_orders" { return view }
    return tables[name.name].map { .table(name, $0) }
  }

  private static func origins(_ query: String) -> QueryOrigins {
    QueryOrigins(of: query, relations: relation)
  }

  /// `paid: aggregation orders.price`, the origins sorted; `*` is any column, `#` the rows, `?` what decides.
  private static func told(_ query: String) -> [String] {
    origins(query).columns.map { column in
      let told =
        column.origins.map(name).sorted() + column.conditions.map { "?" + name($0) }.sorted()
      return "\(column.name): \(column.making) \(told.joined(separator: " "))"
    }
  }

  private static func name(_ origin: OutputColumn.Origin) -> String {
    switch origin {
    case .column(let table, let name): "\(table.name).\(name)"
    case .anyColumn(let table): "\(table.name).*"
    case .rows(let table): "\(table.name)#"
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let columns: [String]

    init(_ query: String, _ columns: String...) {
      testDescription = query
      self.columns = columns
    }
  }

  private static let plain = [
    Case("SELECT id FROM s.orders", "id: direct orders.id"),
    Case("SELECT o.id AS key FROM s.orders o", "key: direct orders.id"),
    Case(
      "SELECT s.orders.id, orders.price p FROM s.orders",
      "id: direct orders.id", "p: direct orders.price"),
    Case("SELECT \"o\".\"id\" AS \"The Key\" FROM s.orders AS \"o\"", "The Key: direct orders.id"),
    Case("select O.ID from S.Orders as O", "id: direct orders.id"),
    Case(
      "SELECT price * 2 AS double, 'x' || status FROM s.orders",
      "double: calculation orders.price", "?column?: calculation orders.status"),
    Case(
      "SELECT coalesce(o.price, 0)::numeric(12, 2) FROM s.orders o",
      "coalesce: calculation orders.price"),
    Case(
      "SELECT CASE WHEN status = 'a' THEN price ELSE 0 END AS p FROM s.orders",
      "p: calculation orders.price orders.status"),
    Case(
      "SELECT CAST(placed_at AS timestamp with time zone) FROM s.orders",
      "placed_at: calculation orders.placed_at"),
    Case(
      "SELECT extract(year FROM placed_at) AS y, placed_at AT TIME ZONE 'UTC' AS at FROM s.orders",
      "y: calculation orders.placed_at", "at: calculation orders.placed_at"),
    Case(
      "SELECT placed_at - interval '1 day' AS before, date '2026-01-01' AS day FROM s.orders",
      "before: calculation orders.placed_at", "day: calculation orders#"),
    Case(
      "SELECT doc ->> 'status' AS state, tags[1] FROM s.orders",
      "state: calculation orders.doc", "tags: calculation orders.tags"),
    Case(
      "SELECT status IS NOT DISTINCT FROM 'x' AS same FROM s.orders",
      "same: calculation orders.status"),
    Case(
      "SELECT DISTINCT ON (customer_id) customer_id, price FROM s.orders ORDER BY 1, placed_at",
      "customer_id: direct orders.customer_id", "price: direct orders.price"),
    Case(
      "SELECT c.first, first FROM s.customers c",
      "first: direct customers.first", "first: direct customers.first"),
    Case(
      "SELECT x.price AS p -- o.id, from\nFROM /* s.items */ s.orders AS x",
      "p: direct orders.price"),
    Case(
      "SELECT 1 AS one, now() AS at FROM s.orders",
      "one: calculation orders#", "at: calculation orders#"),
    Case(
      "SELECT status COLLATE \"C\" AS n, status COLLATE pg_catalog.\"C\" FROM s.orders",
      "n: calculation orders.status", "status: calculation orders.status"),
    Case(
      """
      SELECT timestamp with time zone '2026-01-01' AS a, timestamp(3) without time zone '2026-01-01' b,
        double precision '1' AS c, character varying(3) 'x' AS d FROM s.orders
      """, "a: calculation orders#", "b: calculation orders#", "c: calculation orders#",
      "d: calculation orders#"),
    Case("SELECT U&\"id\", ÉTÉ AS x FROM s.orders", "id: direct orders.id", "x: direct orders.ÉtÉ"),
  ]

  private static let aggregates = [
    Case(
      "SELECT customer_id, sum(price) AS paid, count(*) n FROM s.orders GROUP BY 1",
      "customer_id: direct orders.customer_id", "paid: aggregation orders.price",
      "n: aggregation orders#"),
    Case(
      "SELECT count(DISTINCT o.customer_id) FILTER (WHERE status = 'paid') FROM s.orders o",
      "count: aggregation ?orders.customer_id ?orders.status"),
    Case(
      "SELECT row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC) AS r FROM s.orders",
      "r: calculation orders.customer_id orders.placed_at"),
    Case(
      "SELECT lag(price) OVER w AS last FROM s.orders WINDOW w AS (ORDER BY placed_at)",
      "last: calculation orders.placed_at orders.price"),
    Case(
      "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS median FROM s.orders",
      "median: aggregation orders.price"),
    Case(
      "SELECT jsonb_agg(o) AS all FROM s.items o",
      "all: aggregation items.order_id items.price items.sku"),
    Case(
      "SELECT round(100.0 * avg(price), 2) AS share FROM s.orders HAVING count(*) > 1",
      "share: aggregation orders.price"),
  ]

  private static let joins = [
    Case(
      "SELECT c.name, o.price FROM s.orders o JOIN s.customers c ON c.id = o.customer_id",
      "name: direct customers.name", "price: direct orders.price"),
    Case(
      "SELECT name, status FROM s.orders LEFT OUTER JOIN s.customers ON customers.id = customer_id",
      "name: direct customers.name", "status: direct orders.status"),
    Case(
      "SELECT id, name FROM s.orders JOIN s.customers USING (id)",
      "id: direct customers.id orders.id", "name: direct customers.name"),
    Case(
      "SELECT o.*, i.sku FROM s.customers o, s.items i",
      "id: direct customers.id", "name: direct customers.name", "email: direct customers.email",
      "first: direct customers.first", "sku: direct items.sku"),
    Case(
      "SELECT * FROM s.items", "order_id: direct items.order_id", "sku: direct items.sku",
      "price: direct items.price"),
    Case("SELECT n.p FROM (SELECT price AS p, id FROM s.orders) AS n", "p: direct orders.price"),
    Case("SELECT n.b FROM (SELECT price, id FROM s.orders) AS n (a, b)", "b: direct orders.id"),
    Case(
      """
      SELECT o.id, last.sku FROM s.orders o
      LEFT JOIN LATERAL (SELECT i.sku, o.price AS p FROM s.items i WHERE i.order_id = o.id) last ON true
      """, "id: direct orders.id", "sku: direct items.sku"),
    Case(
      "SELECT (a.sku).y AS z, tag FROM s.orders o CROSS JOIN unnest(o.tags) AS tag, s.items a",
      "z: calculation items.sku", "tag: calculation orders.tags"),
    Case(
      "SELECT e.key, v FROM s.orders o, jsonb_each(o.doc) WITH ORDINALITY AS e(key, v, n)",
      "key: calculation orders.doc", "v: calculation orders.doc"),
    Case(
      "SELECT d.day FROM generate_series(date '2026-01-01', now(), '1 day') AS d(day)",
      "day: calculation "),
    Case("SELECT state FROM s.open_orders", "state: calculation orders.status"),
    Case("SELECT a.id FROM (s.orders a JOIN s.customers b ON a.id = b.id)", "id: direct orders.id"),
    Case(
      "SELECT j.email, status FROM (s.orders JOIN s.customers USING (id)) AS j",
      "email: direct customers.email", "status: direct orders.status"),
    Case(
      "SELECT j.b FROM (s.items JOIN s.items AS i ON true) j (a, b)",
      "b: calculation items.order_id items.price items.sku"),
    Case(
      "SELECT j.* FROM (s.items AS a CROSS JOIN LATERAL (SELECT a.sku AS other) AS b) AS j",
      "order_id: direct items.order_id", "sku: direct items.sku", "price: direct items.price",
      "other: direct items.sku"),
    Case(
      "SELECT o.id FROM s.orders o JOIN s.items i ON left(i.sku, 2) = 'ab' JOIN s.customers c ON true",
      "id: direct orders.id"),
  ]

  private static let queries = [
    Case(
      "WITH paid AS (SELECT id, price FROM s.orders) SELECT p.price FROM paid p",
      "price: direct orders.price"),
    Case(
      "WITH a (x) AS MATERIALIZED (SELECT id FROM s.orders), b AS (SELECT x + 1 AS y FROM a) SELECT y FROM b",
      "y: calculation orders.id"),
    Case(
      "SELECT id FROM s.orders UNION ALL SELECT order_id FROM s.items ORDER BY 1",
      "id: direct items.order_id orders.id"),
    Case(
      "(SELECT id FROM s.orders) EXCEPT (SELECT id FROM s.customers)",
      "id: direct customers.id orders.id"),
    Case(
      """
      WITH RECURSIVE tree AS (
        SELECT id, customer_id AS parent FROM s.orders
        UNION ALL SELECT o.id, tree.parent FROM s.orders o JOIN tree ON o.customer_id = tree.id)
      SELECT id, parent FROM tree
      """, "id: direct orders.id", "parent: direct orders.customer_id"),
    Case(
      "SELECT (SELECT max(i.price) FROM s.items i WHERE i.order_id = o.id) AS dearest FROM s.orders o",
      "dearest: aggregation items.price"),
    Case(
      "SELECT EXISTS (SELECT FROM s.items i WHERE i.order_id = o.id) AS has FROM s.orders o",
      "has: calculation ?items.order_id ?orders.id"),
    Case(
      "SELECT o.id IN (SELECT order_id FROM s.items) AS has FROM s.orders o",
      "has: calculation items.order_id orders.id"),
    Case(
      "SELECT k, o.id FROM s.orders o, (VALUES ('a'), ('b')) AS v (k)",
      "k: calculation orders#", "id: direct orders.id"),
    Case("SELECT ARRAY(SELECT sku FROM s.items) FROM s.orders", "array: calculation items.sku"),
  ]

  /// The words of all queries.
  static let queryWords = (plain + aggregates + joins + queries).map { one in
    let spaced = ["(", ")", "[", "]", ",", ".", "::"].reduce(one.testDescription) {
      $0.replacing($1, with: " \($1) ")
    }
    return spaced.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  @Test(arguments: plain + aggregates + joins + queries)
  func `each column comes from what the query says`(_ one: Case) {
    #expect(Self.told(one.testDescription) == one.columns)
  }

  @Test(arguments: [
    ("SELECT o.nothing FROM s.orders o JOIN s.items i ON true", "'o.nothing'"),
    ("SELECT moon FROM s.orders", "'moon'"),
    ("SELECT x.a FROM other.thing x", "other.thing is no table or view"),
    ("SELECT id FROM orders", "'orders' is read without its schema"),
    ("SELECT a.x FROM (s.orders AS a JOIN s.items ON true) AS j", "'a.x'"),
    ("SELECT * FROM other.thing", "behind a star"), ("DELETE FROM s.orders", "is no SELECT"),
    ("SELECT 'open", "cannot be read"),
  ])
  func `what cannot be made out is told`(query: String, gap: String) {
    let gaps = Self.origins(query).gaps
    #expect(gaps.contains { $0.contains(gap) }, "\(gaps)")
  }

  @Test func `a column that cannot be made out comes from some column of the tables that are read`()
  {
    #expect(
      Self.told("SELECT moon FROM s.orders, other.thing t")
        == ["moon: calculation thing.*"])
    #expect(Self.told("SELECT moon FROM s.orders") == ["moon: calculation orders.*"])
  }

  @Test func `a query that can be made out has no gaps`() {
    for one in Self.plain + Self.aggregates + Self.joins + Self.queries {
      #expect(Self.origins(one.testDescription).gaps == [], "\(one.testDescription)")
    }
  }

  @Test func `the tables are those whose rows are read`() {
    let query = "SELECT o.id FROM s.open_orders o JOIN (SELECT id FROM s.customers) c USING (id)"
    #expect(Self.origins(query).tables.map(\.name).sorted() == ["customers", "orders"])
  }

  @Test func `an expression is kept as its author wrote it, on one line`() {
    let query = "SELECT\n  sum( o.price\n    * 2) AS paid FROM s.orders o"
    #expect(Self.origins(query).columns.map(\.expression) == ["sum( o.price * 2)"])
  }
}
