import PostgresSchema
import VaultModel

extension CompiledVault.Satellite {
  static let remark = """
    The versions of a key: each holds from load_date until load_end_date, which is NULL while it is
    open and the only column that is ever updated. Room is left in each page, so that closing a
    version stays within it and leaves the indexes alone.
    """

  var physicalTable: Table {
    Table(
      QualifiedName(table),
      columns: [.hashKey(parentHashKey), .loadDate, .loadEndDate, .hashDiff] + payload
        + tenantColumn + [.recordSource],
      primaryKey: PrimaryKey(
        ObjectName.make(table.name, suffix: "_pkey"), [parentHashKey, StandardColumn.loadDate]),
      storage: [.fillFactor(85)], comment: about)
  }

  /// The open versions as rows; load_end_date is left out, for it is NULL in all of them.
  var currentView: View {
    let columns = physicalTable.columns.map(\.name).filter { $0 != StandardColumn.loadEndDate }
    let name = QualifiedName(
      schema: table.schema,
      name: ObjectName.make(table.name.droppingSuffix("_s"), suffix: "_current"))
    return View(
      name, rights: .ofReader,
      query: """
        SELECT
          \(columns.map { SQL.identifier($0) }.joined(separator: ",\n  "))
        FROM \(QualifiedName(table))
        WHERE \(id: StandardColumn.loadEndDate) IS NULL
          AND \(id: parentHashKey) <> \(UtilityName.zeroKey)()
        """,
      comment: about.map { "\($0) (as it is now)" })
  }

  private var payload: [Column] {
    attributes.map { Column($0.name, DataType($0.type), comment: $0.comment) }
  }

  /// None where the parent is the tenants' hub: its hash key is the tenant key.
  private var tenantColumn: [Column] {
    parentHashKey == StandardColumn.tenantKey ? [] : [.tenantKey]
  }
}

extension CompiledVault.Attribute {
  /// What the attribute is, and how careful one has to be with it.
  fileprivate var comment: String? {
    switch (about, sensitivity) {
    case (let about, .none): about
    case (nil, let sensitivity): "[\(sensitivity.rawValue)]"
    case (let about?, let sensitivity): "[\(sensitivity.rawValue)] \(about)"
    }
  }
}

extension String {
  /// The text without an ending that it may have.
  fileprivate func droppingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
