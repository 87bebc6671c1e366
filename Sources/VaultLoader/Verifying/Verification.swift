package import PostgresClient
import PostgresSchema
package import VaultModel
package import VaultSQL

/// Asks a database whether what it holds of a vault is as the rules of the vault want it.
package struct Verification: Sendable {
  private let vault: CompiledVault
  private let checks: [VaultCheck]
  /// How many faults of a check are told one by one.
  private let shown: Int

  /// Takes the checks of some rules and tables; nil takes all.
  ///
  /// - Throws: `VerificationError`, where a table is none of the vault's.
  package init(
    of vault: CompiledVault, rules: [VaultCheck.Rule]? = nil, tables: [String]? = nil, shown: Int
  ) throws(VerificationError) {
    let all = VaultSQL.checks(of: vault)
    for table in tables ?? [] where !all.contains(where: { $0.table.description == table }) {
      throw .unknownTable(
        table, known: Set(all.map(\.table)).sorted().map(\.description))
    }
    self.vault = vault
    self.shown = shown
    checks = all.filter { check in
      (rules?.contains(check.rule) ?? true) && (tables?.contains(check.table.description) ?? true)
    }
  }

  /// Runs the checks, all on the same state of the database, however long they take.
  ///
  /// - Throws: `RegisterError`, `PostgresError`.
  package func run(on connection: Connection) throws -> VerificationReport {
    let begun = ContinuousClock.now
    try requireRegisters(on: connection)
    let results = try connection.snapshot {
      try checks.map { try result(of: $0, on: connection) }
    }
    return VerificationReport(
      vault: vault.name, checks: results,
      seconds: Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000)
  }

  /// Accepts that rows of loads were deleted by hand: verifications count without them from now on.
  ///
  /// Gives the number of accepted rows by table.
  ///
  /// - Throws: `RegisterError`, `PostgresError`.
  package func acceptDeleted(on connection: Connection) throws -> [(table: String, rows: Int64)] {
    try requireRegisters(on: connection)
    return try connection.transaction {
      try vault.deletionAcceptances.flatMap { statement in
        let rows = try connection.query(statement)
        return rows.indices.map { (rows.text($0, 0) ?? "", rows.integer($0, 1) ?? 0) }
      }
    }
  }

  private func requireRegisters(on connection: Connection) throws {
    try LoadRegister.requireVault(vault, on: connection)
    try BookkeepingFitness.requireAcceptedDeletions(of: vault, on: connection)
  }

  private func result(
    of check: VaultCheck, on connection: Connection
  ) throws(PostgresError) -> VerificationReport.Check {
    let rows = try connection.query(check.listing(limit: shown))
    return VerificationReport.Check(
      rule: check.rule, table: check.table.description, column: check.column,
      faults: rows.count == 0 ? 0 : rows.integer(0, 2) ?? 0,
      examples: rows.indices.map { row in
        VerificationReport.Fault(place: rows.text(row, 0) ?? "", fault: rows.text(row, 1) ?? "")
      })
  }
}

/// Why a verification cannot begin.
package enum VerificationError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownTable(String, known: [String])

  package var description: String {
    switch self {
    case .unknownTable(let name, let known):
      "there is nothing to verify in \"\(name)\"; there is in: \(known.joined(separator: ", "))"
    }
  }
}
