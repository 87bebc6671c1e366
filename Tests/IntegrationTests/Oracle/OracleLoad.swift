/// A load of one of the kinds vault's sources, as the oracle and the program are given it.
struct OracleLoad {
  struct Record {
    /// The sequence that the record belongs to.
    ///
    /// Sequences have keys of their own, so that many of them go through one database.
    var sequence: Int
    /// One a column of the source; the empty string is NULL.
    var fields: [String]

    var line: String { fields.joined(separator: ",") }
  }

  var source: String
  /// The load date, a day of January 2026.
  var day: Int
  var records: [Record]
  /// So many records a transaction.
  var batch: Int
  /// Whether the load before was the very same: it must change nothing.
  var isReplay = false

  /// The load date as the oracle counts: microseconds from the beginning of January 2026.
  var date: Int64 { Int64(day - 1) * 86_400_000_000 }
}
