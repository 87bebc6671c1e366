package import PostgresSchema

/// Works out what brings a database from one catalog to another.
///
/// Pure: equal catalogs give equal plans. Nothing that holds a user's rows is dropped unless it is
/// approved, tables, columns and partitions by name; nothing that would rewrite a table is planned.
/// Both are questions instead.
package func plan(
  from start: Catalog, to target: Catalog, renames: [ColumnRename] = [],
  approvedDrops: Set<ObjectIdentity> = []
) -> Plan {
  var planner = Planner(
    from: start, to: target, renames: renames, removal: .ofApproved(approvedDrops))
  return planner.plan()
}

/// Works out the way back: from the catalog that a plan led to, to the one that it began with.
///
/// What would lose rows or values stops where there are some, unless the session's setting
/// `vaultwright.lose` lists the thing, as its description names it, on a line of its own. The renames
/// are those of the plan that is undone, as they stood there.
package func rollback(
  from end: Catalog, to start: Catalog, renames: [ColumnRename] = []
) -> Plan {
  let reversed = renames.reversed().map { ColumnRename($0.table, from: $0.to, to: $0.from) }
  var planner = Planner(from: end, to: start, renames: reversed, removal: .ofEmpty)
  return planner.plan()
}
