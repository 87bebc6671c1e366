package import PostgresClient
import PostgresSchema
import VaultHash
package import VaultModel

/// One load: a delivery of a source, brought into the vault.
///
///     bytes ─read→ Record ─decode→ Row ─route→ TargetRow ─hash→ Keyed ─stage→ ─detect→ ─merge→ vault + Report
package struct Load: Sendable {
  package var vault: CompiledVault
  package var source: CompiledVault.Source
  /// Paths, in the order in which they are read; `-` for standard input.
  package var inputs: [String]
  /// Taken instead of the paths where it is set.
  package var table: TableInput?
  package var options: LoadOptions

  package init(
    vault: CompiledVault, source: CompiledVault.Source, inputs: [String],
    options: LoadOptions = LoadOptions()
  ) {
    self.vault = vault
    self.source = source
    self.inputs = inputs
    self.options = options
  }

  /// Runs the load to its end; `log` is told what a user should know meanwhile.
  ///
  /// - Throws: `InputError`, `PostgresError`, `RegisterError`, `MergeError`, `RoutePlanError`,
  ///   `DigestError`, `ScratchError`.
  package func run(
    into database: ConnectionTarget, progress: Progress, log: @escaping @Sendable (String) -> Void
  ) async throws -> LoadReport {
    let plan = try self.plan
    // First of all what is quick to tell: a database that is not there, before gigabytes are read.
    let mark = try await onOwnThread { try confirmVault(in: database) }
    let delivery = try await onOwnThread {
      try table?.fetch(
        after: mark, without: Set(source.excluded.map(\.name)), read: options.reading)
        ?? Delivery.identify(inputs, read: options.reading)
    }
    let header = try await onOwnThread { try matchHeader(of: delivery, plan: plan) }
    let begun = ContinuousClock.now
    let retrying = Retrying(backoff: options.backoff, progress: progress, log: log)
    var report = try await retrying.run {
      let work = LoadWork(
        load: self, plan: plan, delivery: delivery, header: header, progress: progress)
      async let reading = onOwnThread { work.read(lookingInto: database) }
      var report = try await onOwnThread { try work.write(into: database, log: log) }
      report.ignored = try await reading
      return report
    }
    report.warnings += header.problems.map { $0.description }
    report.seconds = Double((ContinuousClock.now - begun) / .milliseconds(1)) / 1000
    return report
  }

  /// Makes sure that a database is there and holds this very vault.
  ///
  /// - Throws: `PostgresError`, `RegisterError`.
  package static func confirm(_ vault: CompiledVault, in database: ConnectionTarget) throws {
    let connection = try Connection(to: database, applicationName: "vaultload")
    try LoadRegister.requireVault(vault, on: connection)
  }

  private var plan: RoutePlan {
    get throws(RoutePlanError) {
      var plan = try RoutePlan(source: source, of: vault)
      if let tenant = options.tenant { try plan.limit(to: tenant) }
      return plan
    }
  }

  /// Makes sure of the vault and tells how far the source was loaded, where it goes by a mark.
  private func confirmVault(in database: ConnectionTarget) throws -> String? {
    let connection = try Connection(to: database, applicationName: "vaultload \(source.name)")
    try LoadRegister.requireVault(vault, on: connection)
    guard let column = table?.since else { return nil }
    return try LoadRegister(on: connection, vault: vault, source: source).mark(of: column)
  }

  private func matchHeader(of delivery: Delivery, plan: RoutePlan) throws -> HeaderMatch {
    guard let first = delivery.inputs.first else { throw InputError.noHeader(input: "-") }
    if let columns = first.rowColumns {
      return try HeaderMatch(
        header: columns.map(\.name), plan: plan, input: first.name,
        tolerance: options.headerTolerance)
    }
    switch options.format.layout {
    case .ndjson:
      return HeaderMatch(namedFieldsOf: plan, tolerance: options.headerTolerance)
    case .delimited(let layout):
      let reader = CSVReader(try first.open(in: options.format.encoding), as: layout)
      guard let names = try reader.header() else { throw InputError.noHeader(input: first.name) }
      return try HeaderMatch(
        header: names, plan: plan, input: first.name, tolerance: options.headerTolerance)
    }
  }
}

/// The two threads of a load and what they share.
private struct LoadWork: Sendable {
  let load: Load
  let plan: RoutePlan
  let delivery: Delivery
  let header: HeaderMatch
  let progress: Progress
  let channel: BatchChannel
  /// Where the vault stands in the delivery: the reader begins once it is known.
  let start = Handover<LoadSession.Start>()

  init(
    load: Load, plan: RoutePlan, delivery: Delivery, header: HeaderMatch, progress: Progress
  ) {
    self.load = load
    self.plan = plan
    self.delivery = delivery
    self.header = header
    self.progress = progress
    channel = BatchChannel(plan: plan)
  }

  /// Reads the delivery; what goes wrong is handed to the writer.
  ///
  /// Gives how often members of JSON records were passed over, by name.
  func read(lookingInto database: ConnectionTarget) -> [String: Int64] {
    guard let start = start.wait() else { return [:] }
    var plan = plan
    plan.readsByKey = plan.readsByKey || start.sharesDate
    do {
      return try TenantLookUp.with(plan, header: header, for: start.loadID, in: database) {
        lookUp in
        let reader = try DeliveryReader(
          delivery, as: load.options.format, header: header, plan: plan,
          limit: load.options.batchLimit,
          resumePosition: start.position, channel: channel, progress: progress, lookUp: lookUp,
          latestDate: start.latestDate)
        reader.run()
        return reader.ignored
      }
    } catch {
      channel.full.finish(throwing: error)
      return [:]
    }
  }

  func write(
    into database: ConnectionTarget, log: (String) -> Void
  ) throws -> LoadReport {
    defer {
      start.give(nil)
      channel.close()
    }
    return try SourceLock.hold(of: load.source, in: load.vault, database: database) {
      log("another load of source \"\(load.source.name)\" is running; waiting for its end")
    } _: { lock in
      let connection = try Connection(
        to: database, applicationName: "vaultload \(load.source.name)")
      let session = LoadSession(
        load: load, plan: plan, delivery: delivery, header: header, channel: channel,
        progress: progress, lock: lock, on: connection)
      return try session.run(startReading: { start.give($0) }, log: log)
    }
  }
}
