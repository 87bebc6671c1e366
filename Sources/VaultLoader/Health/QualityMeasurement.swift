package import PostgresClient
import PostgresSchema
package import VaultModel
import VaultSQL

/// Has a database measure the quality rules of a vault; it keeps the results.
package struct QualityMeasurement: Sendable {
  private let vault: CompiledVault
  private let rules: [String]?
  private let loadedFrom: LoadDate?
  private let loadedUntil: LoadDate?

  /// Takes some rules or all, and rows loaded from one instant up to another; nil names no end.
  ///
  /// - Throws: `QualityError`, where the vault has no such rule.
  package init(
    of vault: CompiledVault, rules: [String]? = nil, loadedFrom: LoadDate? = nil,
    loadedUntil: LoadDate? = nil
  ) throws(QualityError) {
    for rule in rules ?? [] where !vault.qualityRules.contains(where: { $0.name == rule }) {
      throw .unknownRule(rule, known: vault.qualityRules.map(\.name))
    }
    self.vault = vault
    self.rules = rules
    self.loadedFrom = loadedFrom
    self.loadedUntil = loadedUntil
  }

  /// Measures all rules on one state of the database.
  ///
  /// - Throws: `RegisterError`, `PostgresError`.
  package func run(on connection: Connection) throws -> QualityReport {
    let begun = ContinuousClock.now
    try LoadRegister.requireVault(vault, on: connection)
    let rows = try connection.query(
      """
      SELECT rule, encode(tenant_hk, 'hex'), rows_measured, rows_good, share, minimum_share, severity,
        state
      FROM \(vault.name(of: .measureQuality))($1::timestamptz, $2::timestamptz, $3::text[])
      """,
      [
        loadedFrom.map { Parameter.text($0.text) } ?? .null,
        loadedUntil.map { Parameter.text($0.text) } ?? .null,
        rules.map { Parameter.texts($0) } ?? .null,
      ])
    return QualityReport(
      vault: vault.name, results: rows.indices.map { QualityReport.Result(of: rows, at: $0) },
      seconds: Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000)
  }
}

/// What quality rules came to, for people and for machines.
package struct QualityReport: Hashable, Sendable, Codable {
  /// A rule and a tenant.
  package struct Result: Hashable, Sendable, Codable {
    package var rule: String
    /// The tenant's hash key in hex; nil where the rows are nobody's own.
    package var tenant: String?
    package var rowsMeasured: Int64
    package var rowsGood: Int64
    /// Of the good rows, of 1; nil where there is no row.
    package var share: Double?
    package var minimumShare: Double
    package var severity: QualitySeverity
    package var state: State

    /// Whether a run ends with findings because of it.
    package var isFinding: Bool { state == .failed && severity.isFinding }
  }

  package enum State: String, Hashable, Sendable, Codable {
    case passed
    case failed
    /// There was no row to look at.
    case unknown
  }

  package var vault: String
  package var results: [Result]
  package var seconds: Double

  package var findings: [Result] { results.filter(\.isFinding) }
}

extension QualityReport.Result {
  fileprivate init(of rows: Rows, at row: Int) {
    rule = rows.text(row, 0) ?? ""
    tenant = rows.text(row, 1)
    rowsMeasured = rows.integer(row, 2) ?? 0
    rowsGood = rows.integer(row, 3) ?? 0
    share = rows.text(row, 4).flatMap { Double($0) }
    minimumShare = rows.text(row, 5).flatMap { Double($0) } ?? 1
    // The register's own checks let nothing else in.
    severity = rows.text(row, 6).flatMap { QualitySeverity(rawValue: $0) } ?? .critical
    state = rows.text(row, 7).flatMap { QualityReport.State(rawValue: $0) } ?? .unknown
  }
}

/// Why a measurement cannot begin.
package enum QualityError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownRule(String, known: [String])

  package var description: String {
    switch self {
    case .unknownRule(let name, let known):
      "there is no quality rule \"\(name)\"; there is: "
        + (known.isEmpty ? "none" : known.joined(separator: ", "))
    }
  }
}
