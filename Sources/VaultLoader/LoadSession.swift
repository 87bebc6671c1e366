import PostgresClient
import PostgresSchema
import VaultHash
import VaultModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The writing side of a load: one connection, from the look at the vault to the report.
struct LoadSession {
  /// Where the reader begins.
  struct Start {
    var loadID: Int64
    /// Records up to here are settled already.
    var position: Int64
    /// Whether earlier loads share its date: then what it says of a key is read together.
    var sharesDate: Bool
    /// Records with load dates behind it are quarantined.
    var latestDate: Instant
  }

  private let load: Load
  private let plan: RoutePlan
  private let delivery: Delivery
  private let header: HeaderMatch
  private let channel: BatchChannel
  private let progress: Progress
  private let connection: Connection
  private let lock: SourceLock
  private let register: LoadRegister

  init(
    load: Load, plan: RoutePlan, delivery: Delivery, header: HeaderMatch, channel: BatchChannel,
    progress: Progress, lock: SourceLock, on connection: Connection
  ) {
    self.load = load
    self.plan = plan
    self.delivery = delivery
    self.header = header
    self.channel = channel
    self.progress = progress
    self.connection = connection
    self.lock = lock
    register = LoadRegister(on: connection, vault: load.vault, source: load.source)
  }

  /// Writes what the reader gives, from where `startReading` is told to begin.
  ///
  /// - Throws: `RegisterError`, `PostgresError`, `MergeError`, and what the reader threw.
  func run(startReading: (Start) -> Void, log: (String) -> Void) throws -> LoadReport {
    try LoadRegister.requireVault(load.vault, on: connection)
    if load.options.isRehearsal {
      return try connection.rehearse { try open(startReading: startReading, log: log) }
    }
    return try open(startReading: startReading, log: log)
  }

  private func open(startReading: (Start) -> Void, log: (String) -> Void) throws -> LoadReport {
    let entry = LoadRegister.Entry(
      inputs: try delivery.inputsJSON(),
      reading: StoredReading(
        load.options, header: header.header, recordSource: load.source.recordSource),
      loadDate: load.options.loadDate, replayedLoad: load.options.replayedLoad,
      confirmsFuture: load.options.confirmation.future)
    let opening = try register.open(
      delivery, as: entry, again: load.options.again,
      confirmsAbsences: load.options.confirmation.absences)
    switch opening {
    case .alreadyLoaded(let load): return try report(of: load)
    case .open(let open):
      if open.isResumed { log("going on with load \(open.id) behind record \(open.position)") }
      progress.noteCommitted(open.position)
      return try write(open, startReading: startReading, log: log)
    }
  }

  private func write(
    _ open: LoadRegister.OpenLoad, startReading: (Start) -> Void, log: (String) -> Void
  ) throws -> LoadReport {
    let writer: BatchWriter
    let isStopped: Bool
    let absences: LoadReport.Absences?
    do {
      writer = try BatchWriter(
        open, replaying: load.options.replayedLoad, plan: plan,
        tenantArgument: load.options.tenant, lock: lock, on: connection)
      startReading(
        Start(
          loadID: open.id, position: open.position,
          sharesDate: try register.sharesDate(open),
          latestDate: load.options.confirmation.future ? .max : try register.latestDate()))
      isStopped = try writeBatches(with: writer)
      if let later = writer.newestLaterDate { log(try lateness(of: open.id, before: later)) }
      absences = try lookForAbsences(with: writer, isStopped: isStopped)
      // What must be confirmed, the end of the load tells as an error.
      if let absences, absences != LoadReport.Absences(), !absences.needsConfirmation {
        log("\(absences)")
      }
      try register.end(open.id, as: isStopped ? "stopped" : "loaded")
    } catch {
      // The cause is what counts; where the database is gone, the load stays "running" and is gone
      // on with all the same.
      try? register.end(open.id, as: "failed", message: "\(error)")
      throw error
    }
    var report = report(
      isStopped ? .stopped : .loaded, id: open.id,
      loadDate: try register.loadDateText(of: open.id), counts: writer.load.counts,
      resumed: open.isResumed, quarantine: try register.quarantineReasons(of: open.id))
    report.absences = absences
    report.excessRejects = load.options.rejectLimit.excess(
      of: report.records.quarantined, among: report.records.read, isWhole: !isStopped)
    report.warnings += try RestoredRows(vault: load.vault, connection: connection)
      .warnings(of: open.id, storing: writer.load.counts)
    return report
  }

  private func lookForAbsences(
    with writer: BatchWriter, isStopped: Bool
  ) throws -> LoadReport.Absences? {
    // Mended records are a part of an extract: what they lack is not absent.
    if load.options.replayedLoad != nil { return nil }
    if isStopped { return writer.absencesWhenStopped }
    return try writer.sweep(load.options.confirmation)
  }

  /// Says of a late load that it is one.
  private func lateness(of id: Int64, before later: Instant) throws(PostgresError) -> String {
    let newest = try connection.query("SELECT \(instant: later)").text(0, 0) ?? ""
    return
      "late: load date \(try register.loadDateText(of: id) ?? "") is before \(newest), that of the "
      + "newest load of source \"\(load.source.name)\"; its records take their place in the history"
  }

  /// The report of a delivery that was loaded before.
  ///
  /// What it left in the quarantine counts as it did then, so that a retry does not end well.
  private func report(of repeated: LoadRegister.Repeat) throws -> LoadReport {
    var report = report(
      .alreadyLoaded, id: repeated.id, loadDate: repeated.loadDate, counts: LoadCounts())
    report.openQuarantine = repeated.openQuarantine
    let counts = try LoadCounts.read(loadID: repeated.id, on: connection)
    report.excessRejects = load.options.rejectLimit.excess(
      of: repeated.openQuarantine, among: counts.records.read, isWhole: true)
    if repeated.holdsAbsencesBack {
      report.absences = LoadReport.Absences(heldBackBecause: .awaitingConfirmation)
    }
    return report
  }

  /// Writes batch after batch; true where a stop was asked for before the end.
  private func writeBatches(with writer: BatchWriter) throws -> Bool {
    while let batch = try channel.full.take() {
      if batch.isSettled { try writer.noteSettled(batch) } else { try writer.write(batch) }
      progress.noteCommitted(writer.load.position)
      batch.removeAll()
      _ = channel.empty.put(batch)
      // A rehearsal has but one transaction, whose end would drop them.
      if load.options.isRehearsal { try connection.dropStagingTables() }
      if load.options.rejectLimit.isPassed(by: writer.load.counts.records.quarantined) {
        return true
      }
      if progress.isStopRequested { return true }
    }
    return false
  }

  private func report(
    _ status: LoadReport.Status, id: Int64, loadDate: String?, counts: LoadCounts,
    resumed: Bool = false, quarantine: [String: Int64] = [:]
  ) -> LoadReport {
    LoadReport(
      status: load.options.isRehearsal && status == .loaded ? .rehearsed : status, loadID: id,
      vault: load.vault.name, source: load.source.name,
      inputs: delivery.inputs.map(\.name), resumed: resumed, loadDate: loadDate,
      records: counts.records,
      targets: plan.targets.map { table in
        LoadReport.Target(
          table: table.description, counts: counts.targets[table.description] ?? RecordCounts())
      }, quarantine: quarantine, warnings: [], seconds: 0)
  }
}

extension Delivery {
  private struct InputEntry: Encodable {
    var name: String
    var bytes: Int64
    var sha256: String
    var mark: HighWaterMark?
  }

  /// The inputs as `metadata.load` keeps them.
  fileprivate func inputsJSON() throws -> String {
    let entries = inputs.map { input in
      InputEntry(
        name: input.name, bytes: input.byteCount,
        sha256: String(input.digest.withUnsafeBytes { hexText($0) }.dropFirst(2)),
        mark: mark)
    }
    return String(decoding: try JSONEncoder().encode(entries), as: UTF8.self)
  }
}
