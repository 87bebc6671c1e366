package import PostgresClient
import PostgresSchema
package import VaultModel

/// Loads refused records that were mended, as a part of the load that refused them.
///
/// They take that load's date, so that what came later stays later: the rule of late records puts
/// them in their place.
package struct QuarantineReplay: Sendable {
  private let vault: CompiledVault
  private let file: String
  private let reasons: String

  /// Takes the file of records and, where it was moved, that of their reasons.
  package init(of vault: CompiledVault, file: String, reasons: String? = nil) {
    self.vault = vault
    self.file = file
    self.reasons = reasons ?? reasonsPath(of: file)
  }

  /// The load that the replay makes, and the records that it settles.
  package struct Prepared: Sendable {
    package var load: Load
    package var replayedLoad: Int64
    var ids: [Int64]
    /// The load that settled all of them before.
    package var settledBy: Int64?
  }

  /// Finds out what belongs to the file, and that it fits.
  ///
  /// - Throws: `QuarantineError`, `InputError`, `RegisterError`, `PostgresError`.
  package func prepare(on connection: Connection) throws -> Prepared {
    try LoadRegister.requireVault(vault, on: connection)
    let ids = try ReasonsFile(reasons).ids
    let open = try openness(of: ids, on: connection)
    guard let load = try QuarantinedLoad.find(open.load, on: connection) else {
      throw QuarantineError.unknownRecord(ids.first ?? 0)
    }
    guard load.vault == vault.name else {
      throw QuarantineError.otherVault(load: load.id, load.vault)
    }
    guard var source = vault.sources.first(where: { $0.name == load.source }) else {
      throw QuarantineError.otherSource(load: load.id, load.source)
    }
    guard load.status == "loaded" else {
      throw QuarantineError.unfinishedLoad(load.id, status: load.status)
    }
    let reading = try load.requireReading()
    source.recordSource = reading.recordSource
    var options = reading.options
    options.loadDate = load.loadDate
    options.replayedLoad = load.id
    if open.settledBy == nil {
      let records = try countRecords(as: reading.format)
      guard records == ids.count else {
        throw QuarantineError.recordCount(
          file: file, records: records, reasons: reasons, rows: ids.count)
      }
    }
    return Prepared(
      load: Load(vault: vault, source: source, inputs: [file], options: options),
      replayedLoad: load.id, ids: ids, settledBy: open.settledBy)
  }

  /// Tells which load refused the records; and which replayed them, where one replayed them all.
  private func openness(
    of ids: [Int64], on connection: Connection
  ) throws -> (load: Int64, settledBy: Int64?) {
    let rows = try connection.query(
      """
      SELECT quarantine_id, load_id, resolution, resolved_by FROM metadata.quarantine
      WHERE quarantine_id = ANY ($1::bigint[])
      """, [.integers(ids)])
    let found = rows.indices.map { row in
      (
        id: rows.integer(row, 0) ?? 0, load: rows.integer(row, 1) ?? 0,
        isOpen: rows.isNull(row, 2), settledBy: rows.integer(row, 3)
      )
    }
    let known = Set(found.map(\.id))
    if let unknown = ids.first(where: { !known.contains($0) }) {
      throw QuarantineError.unknownRecord(unknown)
    }
    guard let first = found.first else {
      throw QuarantineError.malformedReasons(reasons, "tells of no record")
    }
    guard known.count == ids.count, found.allSatisfy({ $0.load == first.load }) else {
      throw QuarantineError.malformedReasons(
        reasons, "tells of a record twice, or of records of several loads")
    }
    let settled = found.filter { !$0.isOpen }
    guard !settled.isEmpty else { return (first.load, nil) }
    guard let load = first.settledBy, found.allSatisfy({ $0.settledBy == load }) else {
      throw QuarantineError.resolvedMeanwhile(settled.map(\.id).sorted())
    }
    return (first.load, load)
  }

  private func countRecords(as format: InputFormat) throws -> Int {
    let delivery = try Delivery.identify([file])
    let text = try delivery.inputs[0].open(in: format.encoding)
    switch format.layout {
    case .delimited(let layout):
      let reader = CSVReader(text, as: layout)
      _ = try reader.header()
      return try count(reader)
    case .ndjson:
      return try count(NDJSONReader(text, members: JSONMembers([]), unknown: .passedOver))
    }
  }

  private func count(_ reader: some RecordReader) throws -> Int {
    var count = 0
    while try reader.next() { count += 1 }
    return count
  }
}

extension QuarantineReplay.Prepared {
  /// Writes down that the load has seen to the records; those that are wrong still, it has refused anew.
  ///
  /// - Throws: `PostgresError`.
  package func settle(by loadID: Int64, on connection: Connection) throws(PostgresError) {
    _ = try connection.query(
      """
      UPDATE metadata.quarantine
      SET resolution = 'replayed', resolved_at = now(), resolved_by = $2
      WHERE quarantine_id = ANY ($1::bigint[]) AND resolution IS NULL
      """, [.integers(ids), .integer(loadID)])
  }
}
