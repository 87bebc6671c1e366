package import VaultSQL

/// What a verification found, for people and for machines.
package struct VerificationReport: Hashable, Sendable, Codable {
  /// A check that was made.
  package struct Check: Hashable, Sendable, Codable {
    package var rule: VaultCheck.Rule
    package var table: String
    package var column: String?
    /// How many there are in all.
    package var faults: Int64
    /// The first of them.
    package var examples: [Fault]
  }

  package struct Fault: Hashable, Sendable, Codable {
    package var place: String
    package var fault: String
  }

  package var vault: String
  package var checks: [Check]
  package var seconds: Double

  /// The checks that found something wrong with the vault.
  package var findings: [Check] { checks.filter { $0.faults > 0 && !$0.rule.isOfRefresh } }
  /// The checks that found what a refresh mends.
  package var warnings: [Check] { checks.filter { $0.faults > 0 && $0.rule.isOfRefresh } }
  package var isClean: Bool { findings.isEmpty }
}
