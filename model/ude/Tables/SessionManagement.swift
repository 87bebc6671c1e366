import DataVault

struct SessionManagement: SourceTable {
  static let name = "ude.session_management"

  let sessionId = Column("session_id", .uuid)
  let userId = Column("user_id", .uuid)
  let deviceFingerprint = Column("device_fingerprint", .text)
  let ipAddress = Column("ip_address", .inet)
  let userAgent = Column("user_agent", .text)
  let loginTime = Column("login_time", .timestamptz)
  let lastActivity = Column("last_activity", .timestamptz)
  let expirationTime = Column("expiration_time", .timestamptz)
  let isActive = Column("is_active", .bool)
  let forcedLogout = Column("forced_logout", .bool)
  let logoutReason = Column("logout_reason", .text)
  let sessionTokenHash = Column("session_token_hash", .text)
  let refreshTokenHash = Column("refresh_token_hash", .text)
  let riskScore = Column("risk_score", .float8)
  let domainLockedUntil = Column("domain_locked_until", .timestamptz)
  let domainLockReason = Column("domain_lock_reason", .text)
  let domainLockOwner = Column("domain_lock_owner", .text)
  let coherenceScore = Column("coherence_score", .float8)
  let domainTransitionCount = Column("domain_transition_count", .int4)
  let lastDomainTransition = Column("last_domain_transition", .timestamptz)
  let currentDomain = Column("current_domain", .text)
}
