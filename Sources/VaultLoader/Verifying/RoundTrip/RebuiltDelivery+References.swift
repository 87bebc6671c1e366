import PostgresSchema
import VaultModel
import VaultSQL

extension RebuiltDelivery {
  func reference(_ index: Int) -> [Comparison] {
    let feed = plan.references[index]
    let table = QualifiedName(feed.reference.table)
    let pairs = attributePairs(
      feed.reference.attributes, columns: feed.columns, hashed: feed.hashed)
    // One text of all parts, NULL among them, so that rows are found by their hashes.
    let stored = feed.parts.map { canonical($0.definition.name) }
    let delivered = feed.parts.indices.map { place -> SQL in
      "\(id: DeliveredRows.part(feed.firstPart + place))"
    }
    let storedKey: SQL =
      "\(UtilityName.businessKey)(VARIADIC ARRAY[\((stored + ["''"]).joined())])"
    let deliveredKey: SQL =
      "\(UtilityName.businessKey)(VARIADIC ARRAY[\((delivered + ["''"]).joined())])"
    let matching: SQL = "\(storedKey) = delivered.code"
    let coded: SQL =
      "SELECT *, \(deliveredKey) AS code FROM (\(tellingRows(.reference, index))) AS fed"
    if let history = feed.reference.history {
      let isDerived = plan.vault.conventions.closing == .insertOnly
      let name = QualifiedName(history.table)
      return [
        Comparison(
          of: table, rows: coded, source: "\(table) AS version", matching: matching,
          isChosen: false, pairs: partPairs(feed.parts, from: feed.firstPart)),
        Comparison(
          of: name,
          rows: """
            SELECT *, count(*) OVER (PARTITION BY code, dated) AS key_records FROM (\(coded)) AS coded
            """,
          source: isDerived ? derivedVersions(of: history.table, feed) : "\(name) AS version",
          matching: "\(matching) AND \(isInForce(stretch(in: history.table)))",
          isChosen: hasStretch(in: history.table), pairs: pairs),
      ]
    }
    // Of several rows of one code the last one stands.
    let last: SQL = "SELECT DISTINCT ON (code) * FROM (\(coded)) AS coded ORDER BY code, id DESC"
    let keeps = !overwritten.contains(feed.reference.table.description)
    return [
      Comparison(
        of: table, rows: last, source: "\(table) AS version", matching: matching, isChosen: false,
        pairs: partPairs(feed.parts, from: feed.firstPart) + (keeps ? pairs : []))
    ]
  }

  /// The versions of a code list that never closes them, with their ends.
  func derivedVersions(
    of table: CompiledVault.TableName, _ feed: RoutePlan.Reference
  ) -> SQL {
    let key = feed.parts.map { SQL.identifier($0.definition.name) }.joined()
    return """
      (SELECT *, lead(load_date) OVER (PARTITION BY \(key) ORDER BY load_date) AS load_end_date
        FROM \(QualifiedName(table))) AS version
      """
  }
}
