import PostgresClient
import PostgresSchema

extension CatalogReader {
  /// Rights of everybody but the owners, who have all and are not compared.
  mutating func readRights() throws(PostgresError) {
    let rows = try connection.query(rightsQuery)
    var found: [RightHolder: [FoundRight]] = [:]
    for row in rows.indices {
      guard let target = target(in: rows, at: row) else { continue }
      let holder = RightHolder(target: target, role: rows.text(row, 4))
      let right = FoundRight(
        privilege: rows.text(row, 5) ?? "", column: rows.text(row, 6),
        isGrantable: rows.boolean(row, 7) == true)
      found[holder, default: []].append(right)
    }
    for (holder, rights) in found {
      for right in rights.joined {
        add(
          .right(GrantedRight(right.inCatalog, on: holder.target, to: holder.role)),
          peculiarity: right.isGrantable ? "may be passed on" : nil)
      }
    }
  }

  private func target(in rows: Rows, at row: Int) -> GrantedRight.Target? {
    switch rows.text(row, 0) {
    case "namespace": .namespace(rows.text(row, 1) ?? "")
    case "function": rows.integer(row, 3).flatMap { signatures[$0] }.map { .function($0) }
    default: .relation(rows.name(row, 1))
    }
  }

  private var rightsQuery: SQL {
    """
    SELECT r.kind, r.schema, r.name, r.number,
      CASE WHEN a.grantee <> 0 THEN pg_get_userbyid(a.grantee) END, a.privilege_type, r.part,
      a.is_grantable
    FROM (
      SELECT 'namespace', n.nspname, NULL::name, NULL::oid, NULL::name, n.nspacl, n.nspowner
      FROM pg_namespace AS n WHERE \(isInScope)
      UNION ALL
      SELECT 'relation', n.nspname, c.relname, NULL, NULL, c.relacl, c.relowner
      FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE \(isInScope) AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
      UNION ALL
      SELECT 'column', n.nspname, c.relname, NULL, t.attname, t.attacl, c.relowner
      FROM pg_attribute AS t JOIN pg_class AS c ON c.oid = t.attrelid
      JOIN pg_namespace AS n ON n.oid = c.relnamespace
      WHERE \(isInScope) AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND t.attacl IS NOT NULL
        AND NOT t.attisdropped
      UNION ALL
      SELECT 'function', n.nspname, NULL, p.oid, NULL,
        coalesce(p.proacl, acldefault('f', p.proowner)), p.proowner
      FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace WHERE \(isInScope)
    ) AS r(kind, schema, name, number, part, rights, owner),
      LATERAL aclexplode(r.rights) AS a
    WHERE a.grantee <> r.owner
    """
  }
}

/// Who has rights, and on what.
private struct RightHolder: Hashable {
  var target: GrantedRight.Target
  /// Nil for everybody.
  var role: String?
}

private struct FoundRight: Hashable {
  var privilege: String
  var column: String?
  var isGrantable: Bool

  /// As grants of a schema say it.
  var inCatalog: Grant.Privilege {
    switch (privilege, column) {
    case ("ALL", nil): .all
    case ("SELECT", nil): .select
    case ("INSERT", nil): .insert
    case ("UPDATE", nil): .update
    case ("UPDATE", let column?): .updateOf([column])
    case ("DELETE", nil): .delete
    case ("USAGE", nil): .usage
    case ("EXECUTE", nil): .execute
    case (let name, nil): .other(SQL(trusted: name))
    case (let name, let column?): .other("\(SQL(trusted: name)) (\(id: column))")
    }
  }
}

extension [FoundRight] {
  /// What every version of the server gives with ALL; version 17 added one, which an upgrade does not.
  private static let everything: Set<String> = [
    "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER",
  ]

  /// All rights on a relation are one, which the narrower ones say nothing beside.
  fileprivate var joined: [FoundRight] {
    let whole = filter { $0.column == nil }
    guard Self.everything.isSubset(of: whole.map(\.privilege)) else { return self }
    return [
      FoundRight(
        privilege: "ALL", column: nil, isGrantable: whole.contains { $0.isGrantable })
    ]
  }
}
