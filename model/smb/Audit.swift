import DataVault

/// The log knows which table a row was in: of customers the vault knows more, and has a link.
let auditLogs = Source(AuditLogs.self, about: "Who changed or saw which row of the source") { row in
  tenant.key(row.tenantId)
  user.key(row.userId)

  let audit = Link(
    "audit", kind: .nonHistorized, dependentKeys: row.id.named("audit_id"),
    about: "A row was changed or seen"
  ) {
    user.optional
  } payload: {
    row.action.about("CREATE, UPDATE, DELETE or VIEW")
    row.tableName
    row.recordId.about("The key of the row")
    row.changedFields
    row.sessionId
    row.requestId
    row.source.about("web, mobile, api or system")
    row.createdAt
  }
  audit

  Satellite("audit_detail", of: audit, kind: .nonHistorized, about: "By whom, and what it said") {
    row.userEmail.sensitive(.personal).masked(.email)
    row.ipAddress.sensitive(.personal)
    row.userAgent.sensitive(.personal)
    row.oldValues.sensitive(.personal)
    row.newValues.sensitive(.personal)
  }

  When(row.tableName, is: "customers") {
    When(row.recordId, .isPresent) {
      customer.key(row.recordId)
      Link(
        "audit_customer", dependentKeys: row.id.named("audit_id"),
        about: "The customer whose row it was"
      ) {
        customer
      }
    }
  }
}

/// The source's own notes, the same for all tenants.
///
/// A code list, and not rows of `metadata.lineage`, which is the compiler's.
let dataLineage = Source(
  DataLineage.self, about: "What the source says of where its figures come from"
) { row in
  Reference(
    "data_lineage", key: row.id.named("data_lineage_id"), history: true,
    about: "Which column of the source is made of which"
  ) {
    row.sourceTable
    row.sourceColumn
    row.targetTable
    row.targetColumn
    row.transformationType.about("direct, aggregation, calculation or join")
    row.transformationSql
    row.createdBy
    row.createdAt
    row.isActive
  }
}
