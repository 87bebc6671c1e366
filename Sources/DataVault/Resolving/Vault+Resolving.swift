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
    let footprints = footprints(of: inventory)
    var findings = ownFindings(on: inventory) + inventory.duplicateNames()
    findings += inventory.hubs.flatMap { $0.findings(names) }
    findings += inventory.links.flatMap { $0.findings(names) }
    findings += inventory.satellites.flatMap { $0.findings(names) }
    findings += inventory.references.flatMap { $0.findings() }
    findings += sources.flatMap { $0.findings(names) }
    findings += lookUpFindings()
    findings += assistanceFindings(on: inventory)
    findings += marts.flatMap { $0.findings() }
    findings += monitors.flatMap { $0.findings() }
    findings += qualityRules.flatMap { $0.findings(among: footprints) }
    findings += footprints.flatMap { $0.findings() } + footprints.collisions()
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
