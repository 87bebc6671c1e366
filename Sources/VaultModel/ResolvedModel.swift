/// What a model says: its vault, and everything that its author should know.
///
/// The model's own process prints this value; `vaultc` reads it.
package struct ResolvedModel: Hashable, Sendable, Codable {
  /// Nil exactly where a finding is an error.
  package let vault: CompiledVault?
  /// Sorted by place.
  package let findings: [Finding]

  /// Compiles the vault where no finding is an error.
  package init(findings: [Finding], vault: () -> CompiledVault) {
    self.findings = findings
    self.vault = findings.contains { $0.severity == .error } ? nil : vault()
  }
}
