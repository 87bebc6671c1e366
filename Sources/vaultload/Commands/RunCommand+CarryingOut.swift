import ArgumentParser
import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

extension RunCommand {
  /// Runs the loads, answers with metrics meanwhile, and measures the quality rules, as far as asked for.
  ///
  /// - Throws: what the program is to end with.
  func carryOut(
    _ plan: RunPlan, in database: ConnectionTarget, alsoInto file: String? = nil
  ) async throws {
    var end = try await observed(plan) { plan in
      try await plan.carryOut(in: database, reportedAs: reportFormat, alsoInto: file)
    }
    if check, end.isStopped {
      printToStandardError("the quality rules were not measured: the run was stopped")
    } else if check {
      do {
        try await measureQuality(of: plan.vault, in: database)
      } catch {
        // That loads failed says more.
        if end.failure != nil, !(error is ExitCode) {
          printToStandardError("vaultload: error: \(error)")
        }
        end.failure = end.failure ?? error
      }
    }
    if let failure = end.failure { throw failure }
  }

  /// Answers with metrics for as long as the body runs, where that is asked for.
  private func observed<Value: Sendable>(
    _ plan: RunPlan, _ body: @Sendable (RunPlan) async throws -> Value
  ) async throws -> Value {
    guard let metricsListen else { return try await body(plan) }
    let metrics = LiveMetrics()
    var plan = plan
    for index in plan.entries.indices { plan.entries[index].observers.live = metrics }
    return try await MetricsListener.with(metricsListen, telling: metrics) { [plan] in
      try await body(plan)
    }
  }

  /// Tells of broken rules on standard error: standard output holds the loads' report alone.
  private func measureQuality(
    of vault: CompiledVault, in database: ConnectionTarget
  ) async throws {
    let report = try await QualityMeasurement(of: vault).report(from: database)
    for complaint in report.complaints { printToStandardError(complaint) }
    if !report.findings.isEmpty { throw ExitCode.findings }
  }
}
