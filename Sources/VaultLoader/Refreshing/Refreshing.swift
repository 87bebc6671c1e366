package import PostgresClient
import PostgresSchema
package import VaultModel
import VaultSQL

/// Brings what is derived from a vault up to date, by the functions that the compiler made for it.
package struct Refreshing: Sendable {
  private let vault: CompiledVault
  private let steps: [RefreshStep]

  /// Takes what is named so, of whatever kind; nil takes all.
  ///
  /// - Throws: `RefreshError`, where nothing has such a name.
  package init(of vault: CompiledVault, names: [String]? = nil) throws(RefreshError) {
    let all = vault.refreshSteps
    for name in names ?? [] where !all.contains(where: { $0.name == name }) {
      throw .unknownName(name, known: all.map(\.name))
    }
    self.vault = vault
    steps = all.filter { names?.contains($0.name) ?? true }
  }

  /// Refreshes one after the other, each in a transaction of its own, and tells of each.
  ///
  /// - Throws: `RegisterError`, `PostgresError`; what was refreshed before stays so.
  package func run(on connection: Connection) throws -> RefreshReport {
    try LoadRegister.requireVault(vault, on: connection)
    return RefreshReport(
      vault: vault.name, refreshed: try steps.map { try refresh($0, on: connection) })
  }

  private func refresh(
    _ step: RefreshStep, on connection: Connection
  ) throws(PostgresError) -> RefreshReport.Refreshed {
    let begun = ContinuousClock.now
    let rows = try connection.query(step.call)
    let counts = step.countsRows ? (0..<3).map { rows.integer(0, $0) } : [nil, nil, nil]
    return RefreshReport.Refreshed(
      kind: step.kind, name: step.name, table: step.table.description, rowsAdded: counts[0],
      rowsChanged: counts[1], rowsRemoved: counts[2],
      seconds: Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000)
  }
}

/// What a refresh did, for people and for machines.
package struct RefreshReport: Hashable, Sendable, Codable {
  /// The server computes a mart's rows anew and does not say what differs: its counts are nil.
  package struct Refreshed: Hashable, Sendable, Codable {
    package var kind: RefreshStep.Kind
    package var name: String
    package var table: String
    package var rowsAdded: Int64?
    package var rowsChanged: Int64?
    package var rowsRemoved: Int64?
    package var seconds: Double
  }

  package var vault: String
  package var refreshed: [Refreshed]
}

/// Why a refresh cannot begin.
package enum RefreshError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownName(String, known: [String])

  package var description: String {
    switch self {
    case .unknownName(let name, let known):
      "there is nothing to refresh that is called \"\(name)\"; there is: "
        + (known.isEmpty ? "nothing" : known.joined(separator: ", "))
    }
  }
}
