import DataVault

/// The result of a rule, not a table: contacts in several systems that are one person.
///
/// The rule is the business's matter. `Examples/sovren/crm_contacts.sql` has one, which asks the vault
/// itself: what two systems say of them is the same.
struct CrmContacts: SourceTable {
  static let name = "sovren.crm_contacts"

  let duplicateIntegrationId = Column("duplicate_integration_id", .uuid)
  let duplicateEntityType = Column("duplicate_entity_type", .varchar(50))
  let duplicateEntityId = Column("duplicate_entity_id", .varchar(255))
  let keptIntegrationId = Column("kept_integration_id", .uuid)
  let keptEntityType = Column("kept_entity_type", .varchar(50))
  let keptEntityId = Column("kept_entity_id", .varchar(255))
}

let crmContacts = Source(
  CrmContacts.self, recordSource: "rule: same person",
  about: "Pairs of contacts that are one person, found by a rule"
) { row in
  tenant.key(unnamedInstallation)
  crmRecord.key(
    row.duplicateIntegrationId, row.duplicateEntityType, row.duplicateEntityId, as: "duplicate")
  crmRecord.key(row.keptIntegrationId, row.keptEntityType, row.keptEntityId, as: "kept")

  Link("crm_contact", kind: .sameAs, about: "Two records of one person") {
    crmRecord.as("duplicate")
    crmRecord.as("kept")
  }
}
