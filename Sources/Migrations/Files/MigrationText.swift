import PostgresSchema
import SchemaDiff

/// The text of one migration's file.
///
/// It does the same under psql as under `apply`: its first statement stops it where the database is
/// not in the version that it starts from, its last one writes down the version that it leads to.
struct MigrationText {
  private let header: MigrationHeader
  private let fileName: String
  private let steps: [PlannedStep]

  init(_ header: MigrationHeader, fileName: String, _ steps: [PlannedStep]) {
    self.header = header
    self.fileName = fileName
    self.steps = steps
  }

  var text: String {
    let heading = header.text + locks + instruction + exemptions
    let parts = [heading, settings, guardBlock.text] + body + [closing]
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The strongest lock on what was there before, which is held to the end of the transaction.
  private var locks: String {
    let all = steps.flatMap(\.statements).flatMap(\.locks)
    guard let strongest = all.map(\.value).max() else { return "" }
    let places = Set(all.filter { $0.value == strongest }.map { "\($0.key)" }).sorted()
    let shown =
      places.count > 3 ? "\(places.count) tables and views" : places.joined(separator: ", ")
    return "-- locks: up to \(strongest.rawValue) on \(shown)\n"
  }

  private var instruction: String {
    switch header.transaction {
    case .whole: "--\n-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f \(fileName)"
    case .none:
      "--\n-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f \(fileName)"
    }
  }

  /// A statement that waits for its lock makes all others wait behind it, so it waits briefly; an
  /// index that is built beside readers and writers makes nobody wait.
  private var settings: String {
    let statements = steps.flatMap(\.statements)
    let isLong = header.transaction == .none || statements.contains { $0.scans || $0.rewrites }
    return """
      SET client_encoding = 'UTF8';
      SET search_path = pg_catalog, pg_temp;
      SET lock_timeout = '\(header.transaction == .none ? "1min" : "2s")';
      SET statement_timeout = '\(isLong ? "0" : "1min")';
      """
  }

  private var guardBlock: SQL {
    VersionGuard(of: header.vaultName, from: header.from, transaction: header.transaction).sql
  }
}

// MARK: What the plan does

extension MigrationText {
  private var body: [String] {
    // In a file of many steps each keeps its own mode.
    let mustGroup = header.transaction == .none
    return steps.flatMap { step -> [String] in
      let texts = step.statements.map(text)
      let isGroup = mustGroup && step.transaction == .whole
      return isGroup ? ["BEGIN;\nSET LOCAL lock_timeout = '2s';"] + texts + ["COMMIT;"] : texts
    }
  }

  private func text(of statement: PlannedStatement) -> String {
    let locks = statement.locks.sorted { $0.key < $1.key }.map {
      "\($0.value.rawValue) on \($0.key)"
    }
    let cost = [
      statement.rewrites ? "writes every row anew" : nil, statement.scans ? "reads every row" : nil,
    ].compactMap(\.self)
    let remarks = locks + cost
    let about =
      statement.about + (remarks.isEmpty ? "" : "\n(\(remarks.joined(separator: "; ")))")
    let validations = statement.validations.map { validation in
      MigrationFile.comment(for: validation)
    }
    let text = "\(SQL.comment(about).text)\n\(statement.sql.text)"
    return ([text] + validations).joined(separator: "\n\n")
  }

  /// What squawk is not to warn of: the plan has looked at it, and its class says what it means.
  private var exemptions: String {
    let scripts = steps.flatMap(\.statements).compactMap { try? SQLScript($0.sql.text) }
    let rules = Set(scripts.flatMap(\.statements).compactMap { SquawkRule(brokenBy: $0)?.rawValue })
    return rules.isEmpty
      ? "" : "\n-- squawk-ignore-file \(rules.sorted().joined(separator: ", "))"
  }

  /// The registers, then the version, together where the file is many transactions.
  private var closing: String {
    let registers = TableShapes(changedBy: steps, in: header.vaultName).sql.map { [$0.text] } ?? []
    let statements = registers + [versionUpdate.text]
    let lines = header.transaction == .none ? ["BEGIN;"] + statements + ["COMMIT;"] : statements
    return "-- The version that the vault is in now.\n" + lines.joined(separator: "\n\n")
  }

  private var versionUpdate: SQL {
    guard let to = header.to else {
      return "DELETE FROM \(Register.vault) WHERE vault_name = \(literal: header.vaultName);"
    }
    return """
      UPDATE \(Register.vault) SET fingerprint = \(literal: to), applied_at = now()
      WHERE vault_name = \(literal: header.vaultName);
      """
  }
}
