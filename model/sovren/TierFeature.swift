import DataVault

/// Which features there are is the same everywhere; which of them are on, each installation decides.
let tierSetting = Hub("tier_setting", about: "A feature of a tier, as an installation has it") {
  Key("tier_type", .varchar(10))
  Key("feature_name", .varchar(100))
}

/// Feeds a code list, which knows no tenant, and beside it what differs from tenant to tenant.
let tierFeatures = Source(TierFeatures.self, about: "What the tiers offer") { row in
  tenant.key(unnamedInstallation)
  tierSetting.key(row.tierType, row.featureName)

  Reference(
    "tier_feature", key: row.tierType, row.featureName, about: "The features that a tier may offer"
  ) {}

  Satellite("tier_setting", of: tierSetting, about: "Whether a feature is on") {
    row.id
    row.enabled
  }
}
