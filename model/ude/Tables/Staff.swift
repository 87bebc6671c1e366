import DataVault

struct Staff: SourceTable {
  static let name = "ude.staff"

  let staffId = Column("staff_id", .uuid)
  let name = Column("name", .text)
  let email = Column("email", .text)
  let roles = Column("roles", .jsonb)
  let skills = Column("skills", .jsonb)
  let availabilityRule = Column("availability_rule", .jsonb)
  let maxParallel = Column("max_parallel", .int4)
  let location = Column("location", .text)
  let hourlyCost = Column("hourly_cost", .float8)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
  let status = Column("status", .text)
  let employmentType = Column("employment_type", .text)
}
