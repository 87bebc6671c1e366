import DataVault

let crmIntegration = Hub("crm_integration", about: "A user's connection with a CRM system") {
  Key("integration_id", .uuid)
}

let crmIntegrations = Source(CrmIntegrations.self, about: "The connections of all users") { row in
  tenant.key(unnamedInstallation)
  crmIntegration.key(row.id)
  user.key(row.userId)

  Link("crm_integration_user", about: "Whose a connection is") {
    crmIntegration
    user.optional
  }

  Satellite("crm_integration", of: crmIntegration, about: "With what is connected, and how often") {
    row.crmType.about("hubspot, salesforce and the like")
    row.tierRequired.about("SMB or ENTERPRISE")
    row.syncFrequency.about("In seconds")
    row.createdAt
  }

  Satellite("crm_integration_state", of: crmIntegration, about: "Whether a connection works") {
    row.connectionStatus.about("disconnected, connected or error")
    row.lastSync
  }

  Excluded(row.authData, because: "OAuth tokens: a secret")
}

/// The key is that of the CRM system, in its own spelling: `contact|eu` with `7` and `contact` with
/// `eu|7` are two records.
///
/// One that no connection is known for has a key without that part.
let crmRecord = Hub("crm_record", about: "A contact, deal, company or ticket in a CRM system") {
  Key("integration_id", .uuid, presence: .optional)
  Key("entity_type", .varchar(50))
  Key("entity_id", .varchar(255))
}

let crmUnifiedData = Source(CrmUnifiedData.self, about: "The records of all CRM systems") { row in
  tenant.key(unnamedInstallation)
  crmRecord.key(row.integrationId, row.entityType, row.entityId)
  crmIntegration.key(row.integrationId)

  Link("crm_record_integration", about: "By which connection a record came") {
    crmRecord
    crmIntegration.optional
  }

  Satellite("crm_record", of: crmRecord, about: "What the CRM system says of it") {
    row.data.sensitive(.personal)
  }

  Satellite("crm_record_sync", of: crmRecord, about: "How often and when a record was read") {
    row.id.about("The platform's own number of it, which nothing refers to")
    row.sourceCrm.about("As crm_type of the connection")
    row.syncVersion
    row.lastModified.notHashed()
  }

  Satellite("crm_record_insight", of: crmRecord, about: "What the assistant makes of a record") {
    row.aiInsights
    row.executiveAssignments.about("Which executives look after it")
  }
}
