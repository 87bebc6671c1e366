package import PostgresClient
import PostgresSchema
package import VaultModel
import VaultSQL

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a vault is: what its own function in the database says.
package struct HealthReport: Hashable, Sendable, Codable {
  package enum State: String, Hashable, Sendable, Codable {
    case ok
    case warning
    case critical
    /// Nothing could be measured.
    case unknown
  }

  /// What was judged, and how much of it is in which state.
  package struct Part: Hashable, Sendable, Codable {
    package var state: State
    package var ok: Int
    package var warning: Int
    package var critical: Int
    package var unknown: Int
    /// What is not as it should be, or cannot be computed.
    package var findings: [Complaint]
  }

  package struct Complaint: Hashable, Sendable, Codable {
    package var subject: String
    package var state: State
    package var detail: String
  }

  package var vault: String
  package var checkedAt: String
  /// The worst one that is known.
  package var state: State
  /// By name: loads, quality, tenant_isolation, completeness, performance.
  package var parts: [String: Part]

  private enum CodingKeys: String, CodingKey {
    case vault
    case checkedAt = "checked_at"
    case state
    case parts
  }
}

extension HealthReport {
  /// Asks the database.
  ///
  /// - Throws: `RegisterError`, `PostgresError`, `HealthError`.
  package init(of vault: CompiledVault, on connection: Connection) throws {
    try LoadRegister.requireVault(vault, on: connection)
    let rows = try connection.query("SELECT \(vault.name(of: .comprehensiveHealthCheck))()")
    try self.init(of: vault.name, told: rows.text(0, 0))
  }

  /// Reads what the function in the database gives.
  init(of vault: String, told text: String?) throws(HealthError) {
    do {
      self = try JSONDecoder().decode(HealthReport.self, from: Data((text ?? "").utf8))
    } catch { throw .unreadable(vault) }
  }
}

/// Why it cannot be told how a vault is.
package enum HealthError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another release made the function.
  case unreadable(String)

  package var description: String {
    switch self {
    case .unreadable(let vault):
      "what the vault \"\(vault)\" says of its health is not what this program reads; bring its "
        + "functions up to date: let 'vaultc generate' write a migration, and apply it with "
        + "'vaultc apply'"
    }
  }
}
