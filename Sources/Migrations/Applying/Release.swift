package import PostgresSchema

/// A version of a vault's schema, ready to be applied.
package struct Release: Hashable, Sendable {
  package var vaultName: String
  /// Tells versions of the vault apart; `script` writes it into `metadata.vault`.
  package var fingerprint: String
  /// Makes the whole schema, and ends with the vault's row in `metadata.vault`.
  package var script: SQL
  /// How many schemas, tables, indexes, functions and views the script makes.
  package var objectCount: Int

  package init(vaultName: String, fingerprint: String, script: SQL, objectCount: Int) {
    self.vaultName = vaultName
    self.fingerprint = fingerprint
    self.script = script
    self.objectCount = objectCount
  }
}
