import DataVault

struct ShadowBoardExecutives: SourceTable {
  static let name = "sovren.shadow_board_executives"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let registryId = Column("registry_id", .uuid)
  let role = Column("role", .varchar(10))
  let appearance = Column("appearance", .jsonb)
  let voiceModelId = Column("voice_model_id", .uuid)
  let voiceCharacteristics = Column("voice_characteristics", .jsonb)
  let personalityProfile = Column("personality_profile", .jsonb)
  let communicationStyle = Column("communication_style", .jsonb)
  let isActive = Column("is_active", .bool)
  let currentActivity = Column("current_activity", .varchar(100))
  let onCall = Column("on_call", .bool)
  let createdAt = Column("created_at", .timestamptz)
  let lastActive = Column("last_active", .timestamptz)
}
