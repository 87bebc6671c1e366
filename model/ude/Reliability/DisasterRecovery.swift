import DataVault

let runbook = Hub("runbook", schema: "util", about: "What to do after a disaster of one kind") {
  Key("runbook_id", .uuid)
}

let backupStrategy = Hub(
  "backup_strategy", schema: "util", about: "How a component is backed up"
) {
  Key("strategy_id", .uuid)
}

let drRunbooks = Source(DrRunbooks.self, about: "The runbooks for disasters") { row in
  tenant.key(row.tenantId)
  runbook.key(row.runbookId)

  Satellite("runbook", of: runbook, about: "The steps, and what they promise") {
    row.scenario
    row.severity.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.recoverySteps
    row.assignedTeam
    row.estimatedDowntime.about("As the runbook's author reckons; the source names no unit")
    row.rpoMinutes.about("How much data may be lost, in minutes")
    row.rtoMinutes.about("How long recovery may take, in minutes")
    row.dataClass.about("CRITICAL, IMPORTANT or NON_ESSENTIAL")
    row.successCriteria
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("runbook_test", of: runbook, about: "When a runbook was last tried, and how it went") {
    row.recoveryTestRequired
    row.lastTested
    row.testResults
  }
}

let backupStrategies = Source(BackupStrategies.self, about: "What is backed up, and how often") {
  row in
  tenant.key(row.tenantId)
  backupStrategy.key(row.strategyId)

  Satellite(
    "backup_strategy", of: backupStrategy, about: "What is backed up, how often, and for how long"
  ) {
    row.component
    row.backupFrequency.about("HOURLY, DAILY, WEEKLY or MONTHLY")
    row.retentionDays
    row.encryptionRequired
    row.verificationRequired
    row.backupLocation
    row.createdAt
  }

  Satellite("backup_run", of: backupStrategy, about: "How the last backups went") {
    row.lastSuccessfulBackup
    row.backupSizeBytes
    row.successRate.about("0 to 1")
  }
}
