import DataVault

struct ZeroTrustPolicies: SourceTable {
  static let name = "ude.zero_trust_policies"

  let policyId = Column("policy_id", .uuid)
  let resource = Column("resource", .text)
  let requiredClaims = Column("required_claims", .jsonb)
  let maxTrustLevel = Column("max_trust_level", .int4)
  let authenticationFactors = Column("authentication_factors", .jsonb)
  let sessionTimeout = Column("session_timeout", .int4)
  let geoRestrictions = Column("geo_restrictions", .jsonb)
  let riskThreshold = Column("risk_threshold", .float8)
  let mfaRequired = Column("mfa_required", .bool)
  let isActive = Column("is_active", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
