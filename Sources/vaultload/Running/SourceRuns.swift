import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel
import VaultSQL

/// Carries a plan out: so many loads at a time, each with a connection and threads of its own.
///
/// One that fails stops no other.
struct SourceRuns: Sendable {
  /// How it went with a source.
  enum End: Sendable {
    case reported(LoadReport)
    case failed(any Error)
    /// The run was stopped before its turn.
    case notBegun

    var isStopped: Bool {
      switch self {
      case .reported(let report): report.status == .stopped
      case .failed: false
      case .notBegun: true
      }
    }
  }

  let plan: RunPlan
  let database: ConnectionTarget

  /// Runs all loads; gives an end for each, in the plan's order.
  func run() async throws -> [End] {
    let runs = await confirmed()
    let progress = plan.entries.map { _ in Progress() }
    return try await withProgressDisplay(of: progress) {
      await runs.withSnapshots { snapshots in await runs.run(progress, reading: snapshots) }
    }
  }

  /// The runs after a look at the database: where that takes no load, each of them fails for it.
  private func confirmed() async -> SourceRuns {
    // The only load looks for itself.
    guard plan.reportForm == .ofAllSources else { return self }
    do {
      try await onOwnThread { [plan, database] in try Load.confirm(plan.vault, in: database) }
      return self
    } catch {
      var plan = plan
      for index in plan.entries.indices { plan.entries[index].load = .failure(error) }
      return SourceRuns(plan: plan, database: database)
    }
  }

  private func run(_ progress: [Progress], reading snapshots: Snapshots) async -> [End] {
    var ends = plan.entries.map { _ in End.notBegun }
    for turn in plan.turns {
      await withTaskGroup(of: (Int, End).self) { group in
        let (ready, lacking) = readiness(of: turn, after: ends)
        for (index, teller) in lacking {
          ends[index] = .failed(CommandError.tenantsUntold(teller: teller))
        }
        for (begun, index) in ready.enumerated() {
          if begun >= plan.jobs, let (done, end) = await group.next() { ends[done] = end }
          group.addTask {
            (index, await self.end(of: index, progress[index], reading: snapshots))
          }
        }
        for await (done, end) in group { ends[done] = end }
      }
    }
    return ends
  }

  /// The sources of a turn that can be loaded, and for the others what they lack.
  private func readiness(
    of turn: [Int], after ends: [End]
  ) -> (ready: [Int], lacking: [(place: Int, teller: String)]) {
    let lacking = turn.compactMap { place in
      plan.lackingTeller(for: place, after: ends).map { (place: place, teller: $0) }
    }
    return (turn.filter { place in !lacking.contains { $0.place == place } }, lacking)
  }

  private func end(
    of index: Int, _ progress: Progress, reading snapshots: Snapshots
  ) async -> End {
    let entry = plan.entries[index]
    if progress.isStopRequested { return .notBegun }
    do {
      let run = LoadRun(
        vault: plan.vault.name, source: entry.source,
        inputs: (try? entry.load.get().inputNames) ?? [])
      entry.observers.live?.begin(run, progress)
      let observation = try await observation(of: run, in: entry.observers)
      return .reported(
        try await observation.observing(in: database) {
          var load = try entry.load.get()
          if let table = load.table { load.table?.snapshot = try snapshots[table.database]?.get() }
          return try await self.run(load, progress, observation)
        })
    } catch {
      return .failed(error)
    }
  }

  /// Begins to observe a run; one that cannot be observed has ended.
  private func observation(
    of run: LoadRun, in places: ObservationPlaces
  ) async throws -> RunObservation {
    do {
      return try await RunObservation(
        of: run, plan.vault.lineage(ofSource: run.source), in: places)
    } catch {
      places.live?.end(run, with: MetricsText(of: run, report: nil, lostLineageEvents: 0))
      throw error
    }
  }

  private func run(
    _ load: Load, _ progress: Progress, _ observation: RunObservation
  ) async throws -> LoadReport {
    let prefix = plan.reportForm == .ofAllSources ? "\(load.source.name): " : ""
    return try await load.run(into: database, progress: progress) { message in
      printToStandardError(prefix + message)
      observation.note(message)
    }
  }

  /// By the database; of one that cannot be read why.
  private typealias Snapshots = [ConnectionTarget: Result<SharedSnapshot, any Error>]

  /// Gives the body one moment of each database that several sources are read from.
  private func withSnapshots(_ body: (Snapshots) async -> [End]) async -> [End] {
    let databases = plan.entries.compactMap { try? $0.load.get().table?.database }
    let readers = Dictionary(databases.map { ($0, 1) }, uniquingKeysWith: +)
    return await withSnapshots(of: readers.filter { $0.value > 1 }.map { $0 }[...], [:], body)
  }

  private func withSnapshots(
    of databases: ArraySlice<(key: ConnectionTarget, value: Int)>, _ held: Snapshots,
    _ body: (Snapshots) async -> [End]
  ) async -> [End] {
    guard let (database, readers) = databases.first else { return await body(held) }
    let rest = databases.dropFirst()
    do {
      return try await SharedSnapshot.hold(of: database, readers: readers) { snapshot in
        await withSnapshots(
          of: rest, held.merging([database: .success(snapshot)]) { $1 }, body)
      }
    } catch {
      return await withSnapshots(of: rest, held.merging([database: .failure(error)]) { $1 }, body)
    }
  }
}

extension CompiledVault {
  /// Which columns the source of this name feeds; nil where there is none.
  fileprivate func lineage(ofSource name: String) -> SourceLineage? {
    sources.first { $0.name == name }.map { SourceLineage(of: $0, in: self) }
  }
}

extension Load {
  /// What stands in reports and lineage for the inputs.
  fileprivate var inputNames: [String] { table.map { [$0.name] } ?? inputs }
}

extension RunReport {
  /// Puts together how it went with each source of a plan.
  init(of plan: RunPlan, _ ends: [SourceRuns.End], seconds: Double) {
    let sources = zip(plan.entries, ends).map { entry, end in
      RunReport.Source(entry, end)
    }
    self.init(
      vault: plan.vault.name, sources: sources, undelivered: plan.undelivered,
      strangers: plan.strangers,
      exitCode: sources.map { ExitCode($0.exitCode) }.worst.rawValue, seconds: seconds)
  }
}

extension RunReport.Source {
  init(_ entry: RunPlan.Entry, _ end: SourceRuns.End) {
    switch end {
    case .notBegun:
      self.init(
        source: entry.source, outcome: .notBegun, exitCode: StopSignal.exitCode?.rawValue ?? 0)
    case .failed(let error):
      self.init(
        source: entry.source, outcome: .failed, exitCode: ExitCode(for: error).rawValue,
        message: "\(error)")
    case .reported(let report):
      let finding = report.finding
      self.init(
        source: entry.source, outcome: Outcome(report.status),
        exitCode: (report.signalCode ?? finding?.exitCode)?.rawValue ?? 0,
        message: finding?.description, report: report)
    }
  }
}
