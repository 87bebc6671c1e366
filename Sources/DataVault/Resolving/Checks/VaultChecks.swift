extension Vault {
  /// What is wrong with the table of contents itself.
  func ownFindings() -> [Finding] {
    var findings = Finding.invalidName(name, of: "the vault '\(name)'", at: place)
    if sources.isEmpty {
      findings.append(
        Finding(
          .emptyVault, "the vault '\(name)' lists no source", at: place,
          fix: "name the sources that feed it, one a line"))
    }
    return findings
  }
}
