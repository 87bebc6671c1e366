// What is wrong with what the model leaves out.

extension Source {
  /// Finds columns that are left out without a reason, twice, or though something takes them.
  func exclusionFindings() -> [Finding] {
    let mapped = mappedColumns
    var seen: Set<String> = []
    return exclusions.flatMap { excluded in
      let nesting = nestingFindings(on: excluded)
      guard nesting.isEmpty else { return nesting }
      var findings = Finding.reasonless(excluded.reason, "\(what) excludes columns", excluded.place)
      for column in excluded.columns {
        findings += columnFindings(column, at: excluded.place)
        if mapped.contains(column.name) {
          findings.append(
            Finding(
              .exclusion, "\(what) excludes the column '\(column.name)', and takes it all the same",
              at: excluded.place, fix: "leave it out here, or there where it is taken"))
        }
        if !seen.insert(column.name).inserted {
          findings.append(
            Finding(
              .exclusion, "\(what) excludes the column '\(column.name)' twice", at: excluded.place,
              fix: "name it once"))
        }
      }
      return findings
    }
  }

  /// A column is left out of all records or of none: a delivery has it or lacks it.
  private func nestingFindings(on excluded: Excluded) -> [Finding] {
    guard !elements.contains(.excluded(excluded)) else { return [] }
    return [
      Finding(
        .exclusion, "\(what) excludes columns under a condition, or for the elements of an array",
        at: excluded.place, fix: "write the line in the source itself")
    ]
  }
}

extension Vault {
  /// Finds tables that are left out without a reason, twice, or though a source reads them.
  func excludedTableFindings() -> [Finding] {
    var seen: Set<String> = []
    return excludedTables.flatMap { table in
      let what = "the vault '\(name)' excludes the table '\(table.name)'"
      var findings = Finding.reasonless(table.reason, what, table.place)
      if let source = sources.first(where: { $0.table == table.name }) {
        findings.append(
          Finding(
            .exclusion, "\(what), and lists the source '\(source.name)', which reads it",
            at: table.place, fix: "leave out this line, or the source"))
      }
      if !seen.insert(table.name).inserted {
        findings.append(
          Finding(.exclusion, "\(what) twice", at: table.place, fix: "keep one of the two lines"))
      }
      return findings
    }
  }
}

extension Finding {
  fileprivate static func reasonless(
    _ reason: String, _ what: String, _ place: ModelPlace
  ) -> [Finding] {
    guard reason.allSatisfy(\.isWhitespace) else { return [] }
    return [
      Finding(
        .exclusion, "\(what) without a reason", at: place,
        fix: "say why: because: \"a secret\"")
    ]
  }
}
