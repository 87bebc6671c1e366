import PostgresSchema
import VaultModel
import VaultSQL

/// Views in which the model's masking rules hold, for roles that may read these and nothing else.
enum MaskedViews {
  static let remark = """
    They run with their owner's rights, so that whoever reads them needs none on the tables, and show
    the tenant of the session as the tables' policies do. To give them to a role: GRANT USAGE on their
    schema and on util, and SELECT on them. Hash diffs are left out: a short value could be guessed
    from one. A token hides its value from all who cannot read metadata.masking_key.
    """

  /// One secret for all vaults of the database, so that equal values have equal tokens.
  static let key = Bookkeeping.name("masking_key")

  static let keyTable = Table(
    key, ownership: .shared,
    columns: [
      Column(
        "is_current", .boolean, .notNull, filling: .byDefault("true"), comment: "There is one row."),
      Column(
        "secret", .bytea, .notNull, comment: "Goes into every token; nobody but owners reads it."),
    ],
    primaryKey: PrimaryKey("masking_key_pkey", ["is_current"]),
    checks: [Check("masking_key_single_check", "is_current")],
    comment: "What tokens of masked values are made with.")

  /// Drawn by the server, so that it stands in no file.
  static let keyRow = RowInsert(
    into: key, columns: ["secret"],
    rows: [
      ["sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid()), 'UTF8'))"]
    ], existing: .isKept)
}

extension CompiledVault {
  /// The masked views, and before them what tokens need.
  var masking: [SchemaObject] {
    let ofLinks = links.compactMap { $0.masked(in: self) }
    let ofAllTenants = tablesOfAllTenants
    let ofSatellites = satellites.compactMap { satellite in
      satellite.masked(
        in: self, isOfAllTenants: ofAllTenants.contains(QualifiedName(satellite.table)))
    }
    let ofReferences = references.compactMap { $0.masked(in: self) }
    let views = (ofLinks + ofSatellites + ofReferences).map { SchemaObject.view($0) }
    guard hasTokens else { return views }
    return [.table(MaskedViews.keyTable), .rows(MaskedViews.keyRow)] + views
  }

  private var hasTokens: Bool {
    let attributes =
      links.flatMap(\.attributes) + satellites.flatMap(\.attributes)
      + references.flatMap(\.attributes)
    return attributes.shown.contains { $0.masking == .token }
  }
}

extension CompiledVault.Link {
  fileprivate func masked(in vault: CompiledVault) -> View? {
    MaskedRows(
      name: maskedView, rows: "\(QualifiedName(table))", source: .table,
      columns: table(in: vault).columns, attributes: attributes,
      conditions: [vault.isVisible("stored.tenant_hk")],
      about: about ?? "Rows of link \(name)"
    ).view
  }
}

extension CompiledVault.Satellite {
  /// The open versions; of an event's payload, all rows.
  fileprivate func masked(in vault: CompiledVault, isOfAllTenants: Bool) -> View? {
    // A view with its reader's rights in between would ask for the reader's rights on the table.
    let rows: SQL = intervals(in: vault).map { "(\n\($0.query)\n)" } ?? "\(QualifiedName(table))"
    let isOpen = hasVersions ? [vault.isOpen("stored")] : []
    return MaskedRows(
      name: maskedView, rows: rows, source: versionSource(in: vault),
      columns: physicalTable(in: vault).columns,
      attributes: attributes,
      conditions: isOpen + [
        "stored.\(id: parentHashKey) <> \(UtilityName.zeroKey)()",
        vault.isVisible("stored.tenant_hk", isOfAllTenants: isOfAllTenants),
      ], about: about ?? "Versions of \(name)"
    ).view
  }
}

extension CompiledVault.ReferenceTable {
  /// The newest row of each code, which is the same for all tenants.
  fileprivate func masked(in vault: CompiledVault) -> View? {
    guard let table = tables(in: vault).last else { return nil }
    let current = currentVersions(in: vault)
    return MaskedRows(
      name: maskedView, rows: current.map { "(\n\($0.query)\n)" } ?? "\(table.name)",
      source: current == nil ? .table : .view, columns: table.columns, attributes: attributes,
      conditions: [],
      about: about ?? "Code list \(name)"
    ).view
  }
}

/// The rows of a table, with masks over some of its columns.
private struct MaskedRows {
  let name: CompiledVault.TableName
  let rows: SQL
  let source: RowSource
  let columns: [Column]
  let attributes: [CompiledVault.Attribute]
  let conditions: [SQL]
  let about: String

  /// Nil where nothing is masked.
  var view: View? {
    guard attributes.shown.contains(where: { $0.masking != nil }) else { return nil }
    let byName = Dictionary(attributes.shown.map { ($0.shownName, $0) }) { first, _ in first }
    let shown = columns.filter {
      ![StandardColumn.loadEndDate, StandardColumn.hashDiff].contains($0.name)
    }
    .shown(attributes, of: "stored", from: source)
    .map { column in
      var selected = column
      if let attribute = byName[column.name], let masking = attribute.masking {
        selected.expression = masking.mask(over: selected.expression, of: attribute.type)
      }
      return selected
    }
    let filter: SQL =
      conditions.isEmpty ? "" : "\nWHERE \(conditions.joined(separator: "\n  AND "))"
    return View(
      QualifiedName(name), rights: .ofOwner,
      query: "\(shown.selected)\nFROM \(rows) AS stored\(filter)",
      comment: "\(about) (masked)")
  }
}

extension Masking {
  /// What is shown of a value; NULL stays NULL.
  fileprivate func mask(over value: SQL, of type: SQLType) -> SQL {
    switch self {
    case .nullify: "NULL::\(DataType(type).sql)"
    case .redact: "CASE WHEN \(value) IS NOT NULL THEN '***' END"
    case .token:
      // The outer hash keeps anyone from lengthening a value whose token is known.
      """
      (
          SELECT encode(sha256(key.secret || sha256(key.secret || convert_to(\(value), 'UTF8'))), 'hex')
          FROM \(MaskedViews.key) AS key)
      """
    case .lastFour:
      """
      CASE WHEN length(\(value)) > 4
          THEN repeat('*', length(\(value)) - 4) || right(\(value), 4)
          ELSE repeat('*', length(\(value))) END
      """
    case .email:
      """
      CASE WHEN \(value) ~ '^[^@]+@[^@]+$'
          THEN left(\(value), 1) || '***@' || split_part(\(value), '@', 2)
          WHEN \(value) IS NOT NULL THEN '***' END
      """
    }
  }
}
