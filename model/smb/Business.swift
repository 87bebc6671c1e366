import DataVault

let business = Hub("business", about: "A firm of a tenant, with a name and an address of its own") {
  Key("business_id", .uuid)
}

let businesses = Source(Businesses.self, about: "The firms of all tenants") { row in
  tenant.key(row.tenantId)
  business.key(row.id)

  Satellite("business", of: business, about: "Name, trade and settings of a firm") {
    row.legalName
    row.displayName
    row.industryType
    row.businessType.about("home_services, personal_care, professional and the like")
    row.timezone
    row.businessHours.about("The hours of each day of the week")
    row.settings
    row.branding.about("Colours, logos and the like")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("business_contact", of: business, about: "How a firm is reached; often its owner") {
    row.phone.sensitive(.personal)
    row.email.sensitive(.personal).masked(.email)
    row.website.sensitive(.personal)
    row.address.sensitive(.personal)
  }
}

/// The table names the firm, and no tenant: that is the firm's.
let businessWebsiteAnalysis = Source(
  BusinessWebsiteAnalysis.self, about: "What was read off the websites of firms, to set them up"
) { row in
  tenant.key(of: business, row.businessId)
  business.key(row.businessId)

  Link(
    "website_analysis", kind: .nonHistorized, dependentKeys: row.id.named("analysis_id"),
    about: "A website was read"
  ) {
    business
  } payload: {
    row.websiteUrl
    row.analysisData.about("What the site says of the firm")
    row.confidenceScore.about("From 0 to 1")
    row.analyzedAt
  }
}
