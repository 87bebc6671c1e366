import PostgresClient
import PostgresSchema

extension Connection {
  /// Tells the planner for the rest of the transaction that every look-up goes through an index: a hash
  /// join would read the whole vault for each batch.
  ///
  /// - Throws: `PostgresError`.
  func lookUpByIndexAlone() throws(PostgresError) {
    try execute(
      """
      SET LOCAL enable_hashjoin = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL enable_seqscan = off;
      SET LOCAL enable_bitmapscan = off;
      SET LOCAL enable_material = off;
      SET LOCAL enable_memoize = off;
      SET LOCAL jit = off
      """)
  }
}
