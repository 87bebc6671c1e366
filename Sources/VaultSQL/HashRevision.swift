package import PostgresSchema
package import VaultModel

/// What is hashed of a table's rows, where the model has changed that since the table was made.
///
/// Rows of an earlier revision are hashed anew before they are compared, and prove nothing when
/// stored hashes are checked.
package struct HashRevision: Hashable, Sendable {
  package var vault: String
  package var table: CompiledVault.TableName
  /// Counts from 1, the way that the table began with.
  package var number: Int

  package init(_ number: Int, of table: CompiledVault.TableName, in vault: String) {
    self.number = number
    self.table = table
    self.vault = vault
  }

  /// The instant from which on rows are of this revision, as a query in parentheses.
  package var since: SQL {
    """
    (SELECT since FROM metadata.hash_revision WHERE vault_name = \(literal: vault) \
    AND table_name = \(literal: table.description) AND revision = \(number))
    """
  }

  /// The hash diff of a row as it would be made today, so that a change of what is hashed alone makes
  /// no versions (semantics, section 3).
  package func hashDiff(of row: SQL, by function: CompiledVault.TableName) -> SQL {
    guard let isCurrent = holds(for: row) else { return "\(row).hash_diff" }
    return """
      CASE WHEN \(isCurrent) THEN \(row).hash_diff \
      ELSE \(QualifiedName(function))(\(row)) END
      """
  }

  /// The condition on a row that it is of this revision; nil where no row is of another.
  package func holds(for row: SQL) -> SQL? {
    number > 1 ? "\(row).load_date >= \(since)" : nil
  }
}

extension CompiledVault {
  /// The revisions of all tables that have hash diffs, in the order of the vault's lists.
  package var hashRevisions: [HashRevision] {
    satellites.filter(\.hasHashDiff).map { revision(of: $0) }
      + links.filter { !$0.attributes.isEmpty }.map { revision(of: $0) }
      + references.compactMap { revision(of: $0) }
  }

  package func revision(of satellite: Satellite) -> HashRevision {
    HashRevision(satellite.past.hashRevision, of: satellite.table, in: name)
  }

  package func revision(of link: Link) -> HashRevision {
    HashRevision(link.past.hashRevision, of: link.table, in: name)
  }

  /// Nil where no versions are kept: then there is no hash diff.
  package func revision(of reference: ReferenceTable) -> HashRevision? {
    reference.history.map {
      HashRevision(reference.past.hashRevision, of: $0.table, in: name)
    }
  }
}
