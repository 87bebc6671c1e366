public import DataVault

/// The table of contents: every source that feeds the vault, and with it all that the vault holds.
///
/// What holds for all files:
///
/// - The source has no tenants: a whole installation is one. A load names it, `--tenant north`; the
///   same wallet in two installations is two.
/// - Other tables know a row's UUID and nothing else of it, so the UUID is the key of nearly every
///   hub. Names, addresses and hashes of transactions are payload: they come later, or change.
/// - Amounts have 36 digits, 18 of them decimals, and keep them all.
public let vault = Vault(
  "kembridge", tenant: tenant,
  conventions: VaultConventions(naming: NamingPolicy(schema: "kembridge_*")),
  about: "A bridge between blockchains: who moved what, signed in how, with which keys"
) {
  users
  userAuthMethods
  userSessions
  quantumKeys
  transactions
  auditLogs

  bridgeVolume
  bridgeRisk
  bridgeSafety

  QualityRule(
    "transfer_amount_positive", on: "transfer_terms", .validity,
    "amount_in > 0 AND (amount_out IS NULL OR amount_out > 0)", severity: .critical)
  QualityRule(
    "transfer_between_chains", on: "transfer_terms", .validity,
    "source_chain <> destination_chain", severity: .critical)
  QualityRule(
    "transfer_completed_once_done", on: "transfer_status", .consistency,
    "(status IN ('confirmed', 'failed', 'cancelled')) = (completed_at IS NOT NULL)",
    severity: .warning)
}
