package import PostgresClient
import PostgresSchema

/// The vaults that a database says it holds, each with its version.
package struct HeldVaults: Hashable, Sendable {
  package var fingerprints: [String: String] = [:]
  /// How each makes its hashes: the rules and the algorithm.
  package var hashing: [String: [String]] = [:]
  /// The vaults with a policy on the table: one vault's roles see no other's row.
  private var withPolicy: Set<String> = []

  /// Reads them; a database without the tool's bookkeeping holds none.
  package init(in connection: Connection) throws(PostgresError) {
    let table = QualifiedName(schema: "metadata", name: "vault")
    let isThere = try connection.query(
      "SELECT to_regclass($1) IS NOT NULL", [.text(table.sql.text)])
    guard isThere.boolean(0, 0) == true else { return }
    let rows = try connection.query(
      "SELECT vault_name, fingerprint, hash_spec, hash_algorithm FROM \(table)")
    for row in rows.indices {
      let name = rows.text(row, 0) ?? ""
      fingerprints[name] = rows.text(row, 1)
      hashing[name] = [rows.text(row, 2) ?? "", rows.text(row, 3) ?? ""]
    }
    let policies = try connection.query(
      """
      SELECT polname FROM pg_catalog.pg_policy
      WHERE polrelid = pg_catalog.to_regclass(\(literal: table.sql.text))
      """)
    withPolicy = Set(policies.texts().compactMap(\.self))
  }

  /// Whose the things are that a vault's model does not have.
  package func unexpectedObjects(beside vaultName: String) -> UnexpectedObjects {
    withPolicy.union(fingerprints.keys).contains { $0 != vaultName } ? .belongToOthers : .differ
  }
}
