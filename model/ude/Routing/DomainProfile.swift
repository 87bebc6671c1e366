import DataVault

let tenantDomainProfiles = Source(
  TenantDomainProfiles.self, about: "How each tenant wants sales and support told apart"
) { row in
  tenant.key(row.tenantId)

  Satellite("tenant_domain", of: tenant, about: "A tenant's rules for routing; one profile each") {
    row.domainMode.about("SALES_ONLY, SUPPORT_ONLY or HYBRID")
    row.domainRoutingPolicy.about("How to disambiguate, from which confidence on, with which bias")
    row.allowedActions.about("What needs a person's approval or a second factor, and up to where")
    row.responseStyle
    row.featureFlags
    row.coherenceThreshold.about("0 to 1")
    row.domainLockTtlMinutes
    row.createdAt
    row.updatedAt.notHashed()
  }
}
