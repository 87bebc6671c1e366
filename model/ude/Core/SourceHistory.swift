import DataVault

// What the source says of its own making; the vault's own history stands in `metadata`.

let schemaMigrations = Source(
  SchemaMigrations.self, about: "The changes of the source's own schema, as they were applied"
) { row in
  tenant.key(systemTenant)

  Link(
    "source_migration", schema: "util", kind: .nonHistorized, dependentKeys: row.migrationId,
    about: "A change of the source's schema"
  ) {
    tenant
  } payload: {
    row.version
    row.description
    row.appliedAt
    row.dataMigrationScript
    row.dataRollbackScript
    row.checksum
    row.author.about("A user of any tenant")
    row.notes
    row.rollbackStrategy
  }
}

let dataVersions = Source(
  DataVersions.self, about: "The versions that the source gave to the content of its tables"
) { row in
  tenant.key(systemTenant)

  Link(
    "source_data_version", schema: "util", kind: .nonHistorized, dependentKeys: row.versionId,
    about: "A state of the content of one of the source's tables"
  ) {
    tenant
  } payload: {
    row.tableName
    row.version
    row.checksum
    row.createdAt
    row.changeDescription
    row.compatibilityLevel.about("BREAKING, NON_BREAKING or ADDITIVE")
  }
}
