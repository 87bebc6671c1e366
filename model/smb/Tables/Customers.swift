import DataVault

struct Customers: SourceTable {
  static let name = "smb.customers"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let customerType = Column("customer_type", .varchar(50))
  let firstName = Column("first_name", .varchar(100))
  let lastName = Column("last_name", .varchar(100))
  let companyName = Column("company_name", .varchar(255))
  let email = Column("email", .varchar(255))
  let phone = Column("phone", .varchar(20))
  let secondaryPhone = Column("secondary_phone", .varchar(20))
  let addresses = Column("addresses", .jsonb)
  let preferredAddressId = Column("preferred_address_id", .varchar(50))
  let customerSince = Column("customer_since", .date)
  let lastInteractionAt = Column("last_interaction_at", .timestamptz)
  let lifetimeValue = Column("lifetime_value", .numeric(12, 2))
  let totalJobs = Column("total_jobs", .int4)
  let communicationPreferences = Column("communication_preferences", .jsonb)
  let marketingConsent = Column("marketing_consent", .bool)
  let customerInsights = Column("customer_insights", .jsonb)
  let riskScore = Column("risk_score", .numeric(3, 2))
  let source = Column("source", .varchar(100))
  let tags = Column("tags", .array(.text))
  let customFields = Column("custom_fields", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
