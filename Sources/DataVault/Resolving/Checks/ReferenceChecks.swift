extension Reference {
  /// What is wrong with the reference table by itself.
  func findings() -> [Finding] {
    var findings = Finding.invalidName(name, of: what, at: place)
    if keys.isEmpty {
      findings.append(
        Finding(
          .emptyReference, "\(what) has no key", at: place, fix: "name its columns: key: row.…"))
    }
    if hasHistory, attributes.isEmpty {
      findings.append(
        Finding(
          .emptyReference, "\(what) keeps the history of no column", at: place,
          fix: "leave out 'history:', or name the columns beside the key"))
    }
    if !normalization.isEmpty, !keys.contains(where: { $0.column.type.isText }) {
      findings.append(
        Finding(
          .keyNormalization, "the key of \(what) is normalised, but no part of it is a text",
          at: place, fix: "leave out 'normalized:'"))
    }
    return findings
      + (keys + attributes).findings(
        in: what, at: place, reserved: StandardColumn.ofReferences)
  }

  private var what: String { "the reference '\(name)'" }
}
