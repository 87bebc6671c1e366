package import PostgresClient
import PostgresSchema

/// Writes refused records into files of their source's own format, each with the reasons beside it.
package struct QuarantineExport: Sendable {
  package enum Scope: Hashable, Sendable {
    case load(Int64)
    /// All loads of a source that have open records.
    case source(String)
  }

  /// What was written for one load.
  package struct Written: Hashable, Sendable, Codable {
    package var loadID: Int64
    package var file: String
    package var reasons: String
    package var records: Int
    /// Records that are no records by themselves: they stand in one field.
    package var quotedWhole: Int
    /// Records of which the quarantine holds but the beginning or nothing, which are not in the file.
    package var cutOff: Int
  }

  private let scope: Scope
  private let output: Output

  private enum Output: Sendable {
    case file(String)
    case folder(String)
  }

  /// Exports to a file, or into a folder, the current one where none is named.
  package init(_ scope: Scope, to output: String?) {
    self.scope = scope
    let path = output ?? "."
    self.output = isFolder(path) ? .folder(path) : .file(path)
  }

  /// Writes the files; on an error those that were begun are taken away again.
  ///
  /// - Throws: `QuarantineError`, `RegisterError.noVault`, `PostgresError`.
  package func run(on connection: Connection) throws -> [Written] {
    let loads = try openLoads(on: connection)
    guard !loads.isEmpty else { throw QuarantineError.nothingOpen(scope.phrase) }
    if case .file = output, loads.count > 1 {
      throw QuarantineError.severalLoads(loads.map(\.id))
    }
    return try connection.snapshot { try loads.map { try export($0, on: connection) } }
  }

  private func openLoads(on connection: Connection) throws -> [QuarantinedLoad] {
    let condition: SQL =
      switch scope {
      case .load(let id): "load_id = \(id)"
      case .source(let name): "source = \(literal: name)"
      }
    let ids = try requiringVault { () throws(PostgresError) in
      try connection.query(
        """
        SELECT DISTINCT load_id FROM metadata.quarantine
        WHERE \(condition) AND resolution IS NULL ORDER BY load_id
        """)
    }
    return try ids.indices.compactMap {
      try QuarantinedLoad.find(ids.integer($0, 0) ?? 0, on: connection)
    }
  }

  private func export(
    _ load: QuarantinedLoad, on connection: Connection
  ) throws -> Written {
    let reading = try load.requireReading()
    let path = self.path(of: load, reading)
    let records = try ExportFile(path)
    do {
      let reasons = try ExportFile(reasonsPath(of: path))
      do {
        return try write(load, reading, to: (path, records, reasons), on: connection)
      } catch {
        reasons.remove()
        throw error
      }
    } catch {
      records.remove()
      throw error
    }
  }

  private func write(
    _ load: QuarantinedLoad, _ reading: StoredReading,
    to files: (path: String, records: ExportFile, reasons: ExportFile), on connection: Connection
  ) throws -> Written {
    var written = Written(
      loadID: load.id, file: files.path, reasons: reasonsPath(of: files.path), records: 0,
      quotedWhole: 0, cutOff: 0)
    let format = reading.format
    try files.records.append(format.encoding.mark)
    if case .delimited(let layout) = format.layout {
      let names = reading.header.map { ExportedRecord.field($0, as: layout) }
      let line = Array(names.joined(separator: [layout.delimiter])) + [LineByte.lineFeed]
      try files.records.append(format.encoding.bytes(of: line))
    }
    try files.reasons.append(ReasonsFile.header)
    try forEachOpenRecord(of: load.id, on: connection) { record in
      let isCut = record.reason == QuarantineReason.recordTooLong.rawValue
      guard !isCut, !record.content.isEmpty else {
        written.cutOff += 1
        return
      }
      let exported = ExportedRecord(Array(record.content), as: format.layout)
      try files.records.append(
        format.encoding.bytes(of: exported.text + [LineByte.lineFeed]))
      try files.reasons.append(ReasonsFile.line(of: record))
      written.records += 1
      written.quotedWhole += exported.isAsDelivered ? 0 : 1
    }
    try files.records.flush()
    try files.reasons.flush()
    return written
  }

  /// A few at a time: a record may have megabytes.
  private func forEachOpenRecord(
    of load: Int64, on connection: Connection, _ body: (StoredQuarantine) throws -> Void
  ) throws {
    var last: Int64 = 0
    while true {
      let page = try StoredQuarantine.open(of: load, behind: last, limit: 16, on: connection)
      for record in page { try body(record) }
      guard let end = page.last?.quarantineID else { return }
      last = end
    }
  }

  private func path(of load: QuarantinedLoad, _ reading: StoredReading) -> String {
    switch output {
    case .file(let path): return path
    case .folder(let folder):
      let ending =
        switch reading.layout {
        case .ndjson: "ndjson"
        case .delimited: reading.delimiter == "\t" ? "tsv" : "csv"
        }
      let name = "\(load.source).load-\(load.id).\(ending)"
      return folder == "." ? name : "\(folder)/\(name)"
    }
  }
}

extension QuarantineExport.Scope {
  fileprivate var phrase: String {
    switch self {
    case .load(let id): "of load \(id)"
    case .source(let name): "of source \"\(name)\""
    }
  }
}

/// Where the reasons stand that belong to a file of records: `users.load-7.csv.reasons.csv`.
package func reasonsPath(of file: String) -> String { file + ".reasons.csv" }
