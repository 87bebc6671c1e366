import DataVault

struct MemoryPalace: SourceTable {
  static let name = "sovren.memory_palace"

  let id = Column("id", .uuid)
  let userId = Column("user_id", .uuid)
  let memoryType = Column("memory_type", .varchar(50))
  let content = Column("content", .jsonb)
  let occurredAt = Column("occurred_at", .timestamptz)
  let rememberedAt = Column("remembered_at", .timestamptz)
  let forgetAfter = Column("forget_after", .timestamptz)
  let causedBy = Column("caused_by", .array(.uuid))
  let ledTo = Column("led_to", .array(.uuid))
  let importanceScore = Column("importance_score", .numeric(5, 2))
  let accessCount = Column("access_count", .int4)
  let storedDimensions = Column("stored_dimensions", .array(.int4))
}
