import DataVault

struct TeamAssignments: SourceTable {
  static let name = "smb.team_assignments"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let teamId = Column("team_id", .uuid)
  let userId = Column("user_id", .uuid)
  let roleInTeam = Column("role_in_team", .varchar(50))
  let joinedAt = Column("joined_at", .timestamptz)
  let leftAt = Column("left_at", .timestamptz)
}
