import DataVault

struct GlobalExecutiveRegistry: SourceTable {
  static let name = "sovren.global_executive_registry"

  let id = Column("id", .uuid)
  let firstName = Column("first_name", .varchar(50))
  let lastName = Column("last_name", .varchar(50))
  let role = Column("role", .varchar(10))
  let fullName = Column("full_name", .varchar(101))
  let reservedByUser = Column("reserved_by_user", .uuid)
  let reservedAt = Column("reserved_at", .timestamptz)
}
