import DataVault

/// The UUID is the key: other tables know nothing else of a tenant, and two firms may share a name.
let tenant = Hub("tenant", schema: "auth", about: "A firm, or a group of firms, that subscribes") {
  Key("tenant_id", .uuid)
}

let tenants = Source(Tenants.self, about: "The platform's register of subscribers") { row in
  tenant.key(row.id)

  Satellite("tenant_profile", of: tenant, about: "Name, trade and place of a subscriber") {
    row.businessName
    row.industryVertical.about("landscaping, plumbing, salon and the like")
    row.region.about("Where the tenant's data must stay: us-east, us-west, ca or eu")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("tenant_plan", of: tenant, about: "What a tenant subscribes to") {
    row.planTier.about("starter, growth or premium")
    row.subscriptionStatus.about("active, trial, past_due or cancelled")
    row.settings
  }

  When(row.planTier, .isPresent) {
    Reference("plan_tier", key: row.planTier, about: "The plans that there are") {}
  }
  When(row.region, .isPresent) {
    Reference("region", key: row.region, about: "Where data may have to stay") {}
  }
}
