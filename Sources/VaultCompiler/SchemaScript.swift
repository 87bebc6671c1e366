package import VaultModel
import PostgresSchema

/// The text that `vaultc schema` prints: all that makes the vault in a database of PostgreSQL 15 or newer.
///
/// It has no clock and no user in it: equal vaults give equal bytes. It runs with
/// `psql -1`, and as the first migration through `apply`.
package func schemaSQL(for vault: CompiledVault) -> String {
  let schema = lower(vault)
  let header: SQL = """
    \(SQL.comment(vault.headerText(over: schema)))

    -- The text below is UTF-8, whatever the client's settings are.
    SET client_encoding = 'UTF8';
    -- Names without a schema are the server's own, whatever public holds.
    SET search_path = pg_catalog, pg_temp;
    """
  return header.text + "\n\n" + schema.sql.text
}

extension CompiledVault {
  fileprivate func headerText(over schema: Schema) -> String {
    let introduction = about.map { "\($0)\n" } ?? ""
    return """
      Vault \(name)
      \(introduction)
      fingerprint  \(fingerprint)
      hash spec    \(hashSpec.id.rawValue) with \(hashSpec.algorithm.rawValue)

      Generated from vault.json: change the model, not this file.
      Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1

      Contents, each under a line that begins with its name:
      \(schema.contents)
      """
  }
}

extension Schema {
  /// The chapters, with how many statements each has.
  fileprivate var contents: String {
    sections.map { "  \($0.title) (\($0.objects.count))" }.joined(separator: "\n")
  }
}
