import DataVault

let integration = Hub("integration", about: "The connection of a firm to another program") {
  Key("integration_id", .uuid)
}

let integrations = Source(Integrations.self, about: "The connections of all firms") { row in
  tenant.key(row.tenantId)
  integration.key(row.id)
  business.key(row.businessId)

  Link("integration_business", drivenBy: integration, about: "Whose connection it is") {
    integration
    business
  }

  Satellite("integration", of: integration, about: "What is connected, and how it is set up") {
    row.provider.about("quickbooks, stripe, google_calendar and the like")
    row.integrationType.about("accounting, payment, calendar or crm")
    row.displayName
    row.authType.about("oauth2, api_key or username_password")
    row.tokenExpiresAt
    row.syncFrequency
    row.syncSettings
    row.fieldMappings
    row.enabledFeatures
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("integration_state", of: integration, about: "Whether a connection works") {
    row.status.about("pending, connected, error or disconnected")
    row.lastSyncAt
    row.nextSyncAt
    row.lastError
    row.errorCount
    row.retryAfter
  }

  Excluded(
    row.encryptedCredentials, row.refreshTokenEncrypted,
    because: "secrets: they open the other program")
}

/// A run is written when it starts and completed later, so it is no event but has versions.
let integrationSyncLogs = Source(
  IntegrationSyncLogs.self, about: "Every run of a connection"
) { row in
  tenant.key(row.tenantId)
  integration.key(row.integrationId)

  let run = Link(
    "integration_sync", dependentKeys: row.id.named("log_id"), about: "A run of a connection"
  ) {
    integration
  }
  run

  Satellite("integration_sync", of: run, about: "How far a run came, and how much it moved") {
    row.syncType.about("full, incremental or manual")
    row.status.about("started, completed or failed")
    row.recordsProcessed
    row.recordsCreated
    row.recordsUpdated
    row.recordsFailed
    row.errorDetails
    row.startedAt
    row.completedAt
  }
}
