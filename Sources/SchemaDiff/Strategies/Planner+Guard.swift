import PostgresSchema

/// What stops a way back that would lose rows.
extension Planner {
  var isGuarded: Bool {
    switch removal {
    case .ofApproved: false
    case .ofEmpty: true
    }
  }

  /// The statement, and before it, on a way back, a look at whether anything would be lost.
  ///
  /// Rows that the table has from the beginning nobody delivered, and nobody misses.
  func guarded(
    _ statement: SQL, dropping identity: ObjectIdentity, from table: QualifiedName,
    unlessOnly rows: [CatalogRow]
  ) -> SQL {
    guard isGuarded else { return statement }
    let delivered = rows.compactMap { start.key(of: $0) }.map { "(\($0)) IS NOT TRUE" as SQL }
    let filter: SQL = delivered.isEmpty ? "" : " WHERE \(delivered.joined(separator: " AND "))"
    return lossGuard(
      identity, table, "SELECT FROM \(table)\(filter)", "rows would be lost") + statement
  }

  func guarded(
    _ statement: SQL, dropping identity: ObjectIdentity, column: String, of table: QualifiedName
  ) -> SQL {
    guard isGuarded else { return statement }
    return lossGuard(
      identity, table, "SELECT FROM \(table) WHERE \(id: column) IS NOT NULL",
      "values would be lost") + statement
  }

  /// The lock comes first: else a loader could write between the look and the drop.
  private func lossGuard(
    _ identity: ObjectIdentity, _ table: QualifiedName, _ query: SQL, _ loss: String
  ) -> SQL {
    let name = identity.description
    let block = CodeBlock(
      """
      BEGIN
        IF EXISTS (\(query))
          AND \(literal: name) <> ALL (string_to_array(
            coalesce(current_setting('vaultwright.lose', true), ''), chr(10)))
        THEN
          RAISE EXCEPTION USING ERRCODE = 'P0001',
            MESSAGE = \(literal: "\(name) is not empty: \(loss)"),
            HINT = \(literal: "Where that is meant, say so by name: --lose '\(name)'");
        END IF;
      END
      """)
    return "LOCK TABLE \(table) IN ACCESS EXCLUSIVE MODE;\n\(block.sql)\n"
  }
}
