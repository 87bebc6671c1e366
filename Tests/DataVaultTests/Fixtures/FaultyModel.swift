import DataVault
import Testing
import VaultModel

/// A model with one fault, and what must be said of it.
struct FaultyModel: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let rule: ModelRule
  let message: String
  let line: Int
  let vault: @Sendable () -> Vault

  init(
    _ fault: String, _ rule: ModelRule, _ message: String, line: Int,
    vault: @escaping @Sendable () -> Vault
  ) {
    testDescription = fault
    self.rule = rule
    self.message = message
    self.line = line
    self.vault = vault
  }

  static let tenant = Hub("tenant") { Key("code", .text) }
  static let job = Hub("job") { Key("number", .int8) }
  static let worker = Hub("worker") { Key("badge", .text) }

  /// A vault with one source, which keys the tenant.
  static func vault(@SourceBuilder of elements: (Jobs) -> [SourceElement]) -> Vault {
    let all = { (row: Jobs) in [.key(tenant.key(row.tenant))] + elements(row) }
    let source = Source(Jobs.self, all)
    return Vault("v", tenant: tenant) { source }
  }

  static let calendar = SnapshotCalendar("snapshot", daily: 10)

  /// A vault with links and satellites, from one line of the source that is written here.
  static func catalogue(
    _ conventions: VaultConventions = VaultConventions(), line: Int = #line,
    @VaultBuilder of elements: () -> [VaultElement]
  ) -> Vault {
    let source = Source(Jobs.self) { row in
      tenant.key(row.tenant)
      job.key(row.number)
      worker.key(row.doneBy)
      Link("job_worker") {
        job
        worker
      }
      Link("chief", kind: .hierarchy) {
        worker
        worker.as("chief_worker")
      }
      Satellite("job", of: job) { row.title }
      Satellite("worker_hours", of: worker) { row.hours }
      Satellite("worker_branch", of: worker, members: row.branch) { row.branch }
      worker.key(row.inspectedBy, as: "chief_worker")
    }
    let all = { [.source(source), .calendar(calendar)] + elements() }
    return Vault("v", tenant: tenant, conventions: conventions, line: line, contents: all)
  }

  static let all =
    ofNames + ofHubs + ofLinks + ofSatellites + ofSources + ofKeys + ofKinds + ofAssistance
    + ofMonitors + ofOptions + ofFeeds + ofExclusions + ofLookUps + ofDeliveries
}
