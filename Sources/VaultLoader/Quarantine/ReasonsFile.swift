/// The file that tells of each record of another file why it was refused, line by line.
struct ReasonsFile {
  /// The records' numbers in the quarantine, in the order of the file.
  private(set) var ids: [Int64] = []

  private static let columns = [
    "quarantine_id", "load_id", "input", "record", "line", "byte_offset", "reason", "column_name",
    "detail",
  ]

  static var header: [UInt8] { csvLine(columns) }

  static func line(of record: StoredQuarantine) -> [UInt8] {
    csvLine([
      "\(record.quarantineID)", "\(record.loadID)", record.input, "\(record.record)",
      "\(record.line)", "\(record.byteOffset)", record.reason, record.columnName ?? "",
      record.detail,
    ])
  }

  private static func csvLine(_ fields: [String]) -> [UInt8] {
    let format = DelimitedFormat()
    return fields.map { ExportedRecord.field($0, as: format) }.joined(separator: [format.delimiter])
      + [LineByte.lineFeed]
  }

  /// Reads the file.
  ///
  /// - Throws: `InputError`, `QuarantineError.malformedReasons`.
  init(_ path: String) throws {
    let reader = CSVReader(try FileBytes(path: path, name: path))
    guard let header = try reader.header(),
      let column = header.firstIndex(of: Self.columns[0])
    else { throw QuarantineError.malformedReasons(path, "line 1 names no quarantine_id") }
    while try reader.next() {
      guard reader.fault == nil, reader.fields.indices.contains(column),
        let id = Int64(String(decoding: reader.bytes(of: reader.fields[column]), as: UTF8.self))
      else {
        throw QuarantineError.malformedReasons(path, "line \(reader.line) has no quarantine_id")
      }
      ids.append(id)
    }
  }
}
