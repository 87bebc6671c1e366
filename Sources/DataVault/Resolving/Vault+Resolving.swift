extension Vault {
  /// Checks the model and compiles it, every reference resolved and every name spelt out.
  ///
  /// All findings come at once, sorted by place. Lists are sorted by name, so that the order of
  /// declarations changes nothing.
  package func resolve() -> ResolvedModel {
    let inventory = Inventory(of: self)
    return ResolvedModel(findings: findings(on: inventory)) { compiled(from: inventory) }
  }

  private func findings(on inventory: Inventory) -> [Finding] {
    var findings = ownFindings() + inventory.duplicateNames()
    findings += inventory.hubs.flatMap { $0.findings(tenant: tenant) }
    findings += inventory.links.flatMap { $0.findings(tenant: tenant) }
    findings += inventory.satellites.flatMap { $0.findings(tenant: tenant) }
    findings += sources.flatMap { $0.findings(tenant: tenant) }
    return findings.sortedByPlace()
  }
}

extension [Finding] {
  fileprivate func sortedByPlace() -> [Finding] {
    func key(_ finding: Finding) -> (String, Int, String, String) {
      (finding.place?.file ?? "", finding.place?.line ?? 0, finding.rule, finding.message)
    }
    return sorted { key($0) < key($1) }
  }
}
