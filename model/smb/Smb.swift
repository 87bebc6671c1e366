public import DataVault

/// The table of contents: every source that feeds the vault, and with it all that the vault holds.
///
/// What holds for all files:
///
/// - A source's children know their parent's UUID and nothing else of it, so the UUID is the key of
///   nearly every hub. Numbers and addresses that people use are payload: each may be missing, and
///   some change.
/// - A link is named by the relation. Where a record names its partners anew every day, the link is
///   driven by the record's own hub: its effectivity satellite tells which partners hold.
/// - What is known of persons lies in satellites of its own, so that it can be erased and masked.
/// - A column that decides whether a link is fed, and an array that feeds one for each element, are
///   payload as well: every record can be rebuilt as it was delivered.
/// - What a hub's full extract no longer has is gone: `*_presence` tells since when.
public let vault = Vault(
  "smb", tenant: tenant,
  conventions: VaultConventions(naming: NamingPolicy(schema: "smb_*")),
  about: "An assistant for small firms: their customers, jobs, money and messages"
) {
  tenants
  businesses
  businessWebsiteAnalysis
  users
  teamAssignments
  customers
  customerMatches
  customerInteractions
  jobs
  jobMaterials
  jobStatusHistory
  invoices
  invoiceLineItems
  financialTransactions
  communications
  communicationTemplates
  calendarEvents
  calendarAvailability
  documents
  documentProcessingJobs
  integrations
  integrationSyncLogs
  aiContextCache
  aiConversations
  businessMetrics
  businessEvents
  businessEventsArchive
  auditLogs
  dataLineage

  customerLifetimeValue
  firmHealth

  QualityRule(
    "customer_email_present", on: "customer_identity", .completeness, "email IS NOT NULL",
    atLeast: 0.9, severity: .warning)
  QualityRule(
    "job_number_present", on: "job_s", .completeness, "job_number IS NOT NULL", atLeast: 0.95,
    severity: .warning)
  QualityRule(
    "invoice_total_adds_up", on: "invoice_money", .consistency,
    "total_amount = subtotal + tax_amount - discount_amount", severity: .critical)
  QualityRule(
    "transaction_number_present", on: "transaction_s", .completeness,
    "transaction_number IS NOT NULL", atLeast: 0.95, severity: .info)
}
