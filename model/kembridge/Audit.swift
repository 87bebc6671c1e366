import DataVault

/// The source parts its log by month; here it is one table: events have no load date in their key.
let auditLogs = Source(AuditLogs.self, about: "What happened in an installation") { row in
  tenant.key(onlyInstallation)
  user.key(row.userId)
  transfer.key(row.transactionId)

  let audit = Link(
    "audit", kind: .nonHistorized, dependentKeys: row.id.named("audit_id"),
    about: "Something happened; events of the system itself have no user"
  ) {
    user.optional
    transfer.optional
  } payload: {
    row.eventType.about("login, transaction, key_generation and the like")
    row.eventCategory.about("auth, finance, security, system or admin")
    row.eventData
    row.severity.about("debug, info, warning, error or critical")
    row.createdAt
  }
  audit

  Satellite("audit_client", of: audit, kind: .nonHistorized, about: "From where it came") {
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
  }

  When(row.severity, .isPresent) {
    Reference("severity", key: row.severity, about: "How bad events may be") {}
  }
}
