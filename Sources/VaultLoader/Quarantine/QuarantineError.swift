/// Why refused records cannot be exported or replayed.
package enum QuarantineError: Error, Hashable, Sendable {
  case nothingOpen(String)
  case fileExists(String)
  case cannotWrite(String, String)
  /// The loads with open records, where one file shall hold them.
  case severalLoads([Int64])
  /// A release that did not write it down made the load.
  case unknownReading(load: Int64)
  case unfinishedLoad(Int64, status: String)
  /// The file of reasons is none.
  case malformedReasons(String, String)
  case unknownRecord(Int64)
  case otherVault(load: Int64, String)
  case otherSource(load: Int64, String)
  case recordCount(file: String, records: Int, reasons: String, rows: Int)
  /// Some of the records were seen to since they were exported.
  case resolvedMeanwhile([Int64])
}

extension QuarantineError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothingOpen(let scope):
      "no refused record \(scope) is open; 'vaultload quarantine list' shows what became of them"
    case .fileExists(let path):
      "\(path): is there already, and may hold what somebody has mended; move it away or name "
        + "another file with --output"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    case .severalLoads(let loads):
      "loads \(loads.map { "\($0)" }.joined(separator: ", ")) have open records, and a file holds "
        + "those of one: choose one with --load, or name a folder with --output"
    case .unknownReading(let load):
      "load \(load) was made by a release that did not keep how its input was read; mend its "
        + "records in a file of your own, and deliver that"
    case .unfinishedLoad(let load, let status):
      "load \(load) is \(status), not loaded; let it end first: the same 'vaultload run' goes on"
    case .malformedReasons(let path, let problem):
      "\(path): \(problem); it must be the file that 'vaultload quarantine export' wrote beside the "
        + "records, less the lines of records that are left out"
    case .unknownRecord(let id):
      "the quarantine of this database has no record \(id); was it exported from another database?"
    case .otherVault(let load, let name):
      "load \(load) is of vault \"\(name)\", and vault.json is another's"
    case .otherSource(let load, let name):
      "load \(load) is of source \"\(name)\", which vault.json does not have"
    case .recordCount(let file, let records, let reasons, let rows):
      "\(file) holds \(records) records and \(reasons) tells of \(rows): they belong together, line "
        + "by line; take a record that shall not be loaded out of both"
    case .resolvedMeanwhile(let records):
      "records \(records.prefix(10).map { "\($0)" }.joined(separator: ", ")) of the quarantine were "
        + "replayed or discarded since they were exported; take them out of both files, or export "
        + "anew"
    }
  }
}
