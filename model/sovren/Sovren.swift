public import DataVault

/// The table of contents: every source that feeds the vault, and with it all that the vault holds.
///
/// Four conventions hold throughout:
///
/// - The source has no tenant column. One installation is one tenant, and a load names it:
///   `vaultload run --tenant tenant-00`.
/// - Other tables know a row by its UUID alone, so that a hub takes that as its key; what the business
///   calls it by (an address, a signature) is payload. The two hubs with natural keys, the names of
///   executives and the records of CRM systems, are those whose records carry all parts of them.
/// - A reference that the source may leave empty is an optional participant, so that its record is
///   stored all the same.
/// - An array of keys is kept as it came, in a satellite or an event, and becomes a link besides: the
///   first is the record's history, the second is what queries join.
public let vault = Vault(
  "sovren", tenant: tenant,
  conventions: VaultConventions(naming: NamingPolicy(schema: "sovren_*")),
  about: "An AI assistant platform: its users, their simulated boards, memories and timelines"
) {
  users
  tierFeatures

  sovrenAiState
  sovrenActivityTemporal

  globalExecutiveRegistry
  shadowBoardExecutives
  executivePerformance

  crmIntegrations
  crmUnifiedData
  crmContacts

  memoryPalace
  memoryChain
  consciousnessSnapshots

  timelineBranches
  causalChains

  dimensionalShards
  dimensionalIndex

  executivePerformanceMart
  boardHealth
  qualityRules
}
