import TestSupport

/// Makes random queries that a server takes.
struct RandomQuery {
  /// Two schemas; some names need their quotes, and one is a column in one place and a table in another.
  static let tables = """
    CREATE SCHEMA s;
    CREATE SCHEMA "Sales";
    CREATE TABLE s.orders (id int, price int, status text, "Kind" text);
    CREATE TABLE s.items (order_id int, price int, sku text, "from" text);
    CREATE TABLE "Sales"."Order" ("Id" int, orders int, "Status" text);
    CREATE FUNCTION s.doubled(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN $1 * 2;
    """

  private enum Kind: CaseIterable { case number, text }

  private struct Column {
    var sql: String
    var kind: Kind
  }

  private struct Rows {
    var sql: String
    var columns: [Column]
  }

  private static let relations: [(names: [String], columns: [(String, Kind)])] = [
    (
      ["s.orders", "S.Orders", "\"s\".\"orders\""],
      [("id", .number), ("PRICE", .number), ("status", .text), ("\"Kind\"", .text)]
    ),
    (
      ["s.items", "s.ITEMS"],
      [("order_id", .number), ("price", .number), ("sku", .text), ("\"from\"", .text)]
    ),
    (
      ["\"Sales\".\"Order\""],
      [("\"Id\"", .number), ("Orders", .number), ("\"Status\"", .text)]
    ),
  ]

  private var random: SplitMix64
  private var names = 0
  private var depth = 0

  init(_ seed: Seed) { random = seed.generator }

  /// A SELECT with one to four columns.
  mutating func next() -> String {
    names = 0
    depth = 0
    let kinds = (0..<number(1...4)).map { _ in one(Kind.allCases) }
    return query(kinds, outer: [])
  }

  private mutating func query(_ kinds: [Kind], outer: [Column]) -> String {
    depth += 1
    defer { depth -= 1 }
    if depth < 4, happens(6) {
      let name = fresh("cte")
      let inner = kinds.map { _ in one(Kind.allCases) }
      let columns = inner.indices.map { "\(name)_\($0)" }
      let known = zip(columns, inner).map { Column(sql: "\(name).\($0)", kind: $1) }
      let body = query(inner, outer: [])
      let select = select(
        kinds, from: [Rows(sql: name, columns: known)], outer: outer, comment: happens(3))
      return "WITH \(name) (\(columns.joined(separator: ", "))) AS (\(body)) \(select)"
    }
    if depth < 4, happens(7) {
      let word = one(["UNION", "UNION ALL", "EXCEPT", "INTERSECT"])
      return "(\(query(kinds, outer: outer))) \(word) (\(query(kinds, outer: outer)))"
    }
    return select(kinds, from: [rows(outer: outer)], outer: outer, comment: happens(5))
  }

  private mutating func select(
    _ kinds: [Kind], from first: [Rows], outer: [Column], comment: Bool
  ) -> String {
    var from = first[0].sql
    var known = first[0].columns + outer
    joining: for _ in 0..<(happens(2) ? number(1...2) : 0) {
      let isLateral = happens(3)
      let other = rows(outer: isLateral ? known : outer)
      let isQuery = other.sql.hasPrefix("(")
      let sides = other.columns + known
      switch number(0...2) {
      case 0:
        // A join after a comma does not see the items before the comma.
        from = "\(from), \(isLateral && isQuery ? "LATERAL " : "")\(other.sql)"
        known = sides
        break joining
      case 1:
        from += " CROSS JOIN \(isLateral && isQuery ? "LATERAL " : "")\(other.sql)"
      default:
        from += " LEFT JOIN \(isLateral && isQuery ? "LATERAL " : "")\(other.sql)"
        from += " ON \(condition(sides))"
      }
      known = sides
    }
    let items = kinds.map { kind -> String in
      let value = expression(kind, known)
      return happens(2) ? "\(value) AS \(fresh("out"))" : value
    }
    var text =
      "SELECT \(items.joined(separator: comment ? " /* , s.items */, " : ", ")) FROM \(from)"
    if happens(2) { text += " WHERE \(condition(known))" }
    return text
  }

  /// A table, or a query in its place, with a name or without.
  private mutating func rows(outer: [Column]) -> Rows {
    depth += 1
    defer { depth -= 1 }
    let alias = fresh("t")
    if depth < 5, happens(4) {
      let kinds = (0..<number(1...3)).map { _ in one(Kind.allCases) }
      let columns = kinds.indices.map { "\(alias)_\($0)" }
      return Rows(
        sql: "(\(query(kinds, outer: []))) AS \(alias) (\(columns.joined(separator: ", ")))",
        columns: zip(columns, kinds).map { Column(sql: "\(alias).\($0)", kind: $1) })
    }
    let relation = one(Self.relations)
    return Rows(
      sql: "\(one(relation.names)) \(happens(2) ? "AS " : "")\(alias)",
      columns: relation.columns.map { Column(sql: "\(alias).\($0.0)", kind: $0.1) })
  }

  private mutating func condition(_ known: [Column]) -> String {
    depth += 1
    defer { depth -= 1 }
    let kind = one(Kind.allCases)
    switch number(0...(depth < 4 ? 4 : 2)) {
    case 0: return "\(expression(kind, known)) IS DISTINCT FROM \(expression(kind, known))"
    case 1: return "\(expression(.text, known)) LIKE 'from s.items %'"
    case 2: return "NOT (\(expression(kind, known)) = \(expression(kind, known)))"
    case 3: return "EXISTS (\(query([kind], outer: known)))"
    default: return "\(expression(kind, known)) IN (\(query([kind], outer: known)))"
    }
  }

  private mutating func expression(_ kind: Kind, _ known: [Column]) -> String {
    depth += 1
    defer { depth -= 1 }
    let columns = known.filter { $0.kind == kind }.map(\.sql)
    guard depth < 6, !happens(2), !columns.isEmpty else {
      return columns.isEmpty ? (kind == .number ? "7" : "'it''s -- s.orders'::text") : one(columns)
    }
    let other = expression(kind, known)
    switch (kind, number(0...5)) {
    case (.number, 0): return "(\(other) + \(expression(.number, known)))"
    case (.number, 1): return "length(\(expression(.text, known)))"
    case (.number, 2): return "s.Doubled(\(other))"
    case (.number, 3): return "(SELECT max(m) FROM (\(query([.number], outer: known))) AS q (m))"
    case (.number, _): return "CASE WHEN \(condition(known)) THEN \(other) ELSE 0 END"
    case (.text, 0): return "(\(other) || \(expression(.text, known)))"
    case (.text, 1): return "upper(\(other))"
    case (.text, 2): return "CAST(\(expression(.number, known)) AS text)"
    case (.text, 3): return "\(other) COLLATE \"C\""
    case (.text, _): return "coalesce(\(other), $q$ from s.items $q$)"
    }
  }

  private mutating func fresh(_ stem: String) -> String {
    names += 1
    return "\(stem)\(names)"
  }

  private mutating func one<Element>(_ choices: [Element]) -> Element {
    choices[number(0...(choices.count - 1))]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func happens(_ times: Int) -> Bool { number(1...times) == 1 }
}
