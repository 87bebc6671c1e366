import DataVault

let config = Hub("config", schema: "util", about: "A setting of the platform in one environment") {
  Key("config_key", .text)
  Key("environment", .text)
}

let systemConfigurations = Source(
  SystemConfigurations.self, about: "The settings of the platform in all environments"
) { row in
  tenant.key(systemTenant)
  config.key(row.configKey, row.environment)

  Satellite("config", of: config, about: "What a setting is set to") {
    row.configId
    row.configValue.sensitive(.confidential).about("May hold addresses of services and limits")
    row.configType.about("FEATURE_FLAG, RUNTIME_PARAM, BUSINESS_RULE or SECURITY_POLICY")
    row.version
    row.createdBy.about("A user of any tenant")
    row.createdAt
  }

  Satellite("config_effectivity", of: config, about: "From when to when a setting is in force") {
    row.effectiveFrom
    row.effectiveUntil.about("NULL while no end is set")
  }

  StatusSatellite(
    of: config, named: "config_presence",
    about: "Whether a setting is still there; it leaves one environment for another")
}
