import DataVault

/// The UUID is the key: an e-mail address or a phone number is missing at times, and both change.
let customer = Hub("customer", about: "A person or firm that has work done") {
  Key("customer_id", .uuid)
}

/// `addresses` is one JSON document, and stays one: arrays of PostgreSQL alone are taken apart.
///
/// A mart reads its elements with `jsonb_array_elements`, each by its `id`.
let customers = Source(Customers.self, about: "The customers of all firms") { row in
  tenant.key(row.tenantId)
  customer.key(row.id)
  business.key(row.businessId)

  Link("customer_business", drivenBy: customer, about: "Whose customer it is") {
    customer
    business
  }

  Satellite("customer_identity", of: customer, about: "Who a customer is, and how to reach it") {
    row.firstName.sensitive(.personal)
    row.lastName.sensitive(.personal)
    row.companyName.sensitive(.personal)
    row.email.sensitive(.personal).masked(.email).about("Unique within a tenant, as it is written")
    row.phone.sensitive(.personal).masked(.lastFour).about("Unique within a tenant")
    row.secondaryPhone.sensitive(.personal).masked(.lastFour)
  }

  Satellite("customer_address", of: customer, about: "Where a customer lives and has work done") {
    row.addresses.sensitive(.personal).about("A list of objects, each with an id")
    row.preferredAddressId.sensitive(.personal).about("The id of one of them")
  }

  Satellite("customer_consent", of: customer, about: "What a customer may be sent, and how") {
    row.marketingConsent
    row.communicationPreferences
  }

  Satellite(
    "customer_value", of: customer, about: "What a customer has brought, as the source counts"
  ) {
    row.lifetimeValue
    row.totalJobs
    row.lastInteractionAt
  }

  Satellite("customer_insight", of: customer, about: "What the system thinks of a customer") {
    row.customerInsights.sensitive(.confidential)
    row.riskScore.sensitive(.confidential).about("How likely the customer leaves, from 0 to 1")
  }

  Satellite("customer_misc", of: customer, about: "What else is known of a customer") {
    row.customerType.about("individual or business")
    row.customerSince
    row.source.about("website, referral, manual and the like")
    row.tags
    row.customFields
    row.createdAt
    row.updatedAt.notHashed()
  }

  StatusSatellite(of: customer, named: "customer_presence", about: "Whether it is still on file")
}

/// Events by themselves: what is added to one later lies in a satellite that has versions.
let customerInteractions = Source(
  CustomerInteractions.self, about: "Every call, message and meeting with a customer"
) { row in
  tenant.key(row.tenantId)
  customer.key(row.customerId)

  let interaction = Link(
    "customer_interaction", kind: .nonHistorized, dependentKeys: row.id.named("interaction_id"),
    about: "A customer was spoken with"
  ) {
    customer
  } payload: {
    row.interactionType.about("call, email, sms, meeting or job")
    row.direction.about("inbound or outbound")
    row.channel.about("phone, email, website or social")
    row.metadata
    row.sentimentScore.about("From -1, angry, to 1, pleased")
    row.createdAt
  }
  interaction

  Satellite(
    "customer_interaction_text", of: interaction, kind: .nonHistorized, about: "What was said"
  ) {
    row.subject.sensitive(.personal)
    row.content.sensitive(.personal)
    row.aiSummary.sensitive(.personal)
  }

  Satellite(
    "customer_interaction_storage", of: interaction, about: "Where the source keeps it; moves on"
  ) {
    row.storageTier.about("hot, warm, cold or archive")
  }
}
