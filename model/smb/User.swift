import DataVault

/// The UUID is the key: it is what other tables know, and an address may change.
let user = Hub("user", schema: "auth", about: "Somebody who works for a firm, with an account") {
  Key("user_id", .uuid)
}

let team = Hub("team", schema: "auth", about: "A crew; nothing but its members is known") {
  Key("team_id", .uuid)
}

let users = Source(Users.self, about: "The accounts of all tenants") { row in
  tenant.key(row.tenantId)
  user.key(row.id)
  business.key(row.businessId)

  Link("business_user", drivenBy: user, about: "Which firm somebody works for") {
    business
    user
  }

  Satellite("user_identity", of: user, about: "Who somebody is") {
    row.email.sensitive(.personal).masked(.email)
    row.phone.sensitive(.personal).masked(.lastFour)
    row.firstName.sensitive(.personal)
    row.lastName.sensitive(.personal)
    row.displayName.sensitive(.personal)
    row.avatarUrl.sensitive(.personal)
    row.emergencyContact.sensitive(.personal)
  }

  Satellite("user_role", of: user, about: "What somebody does, can and may") {
    row.role.about("owner, admin, manager, employee or contractor")
    row.permissions
    row.active
    row.title
    row.department
    row.profileColor.about("As #RRGGBB")
    row.workSchedule.about("The hours of each day of the week")
    row.skills
    row.certifications
    row.serviceAreas.about("Places, or kinds of work")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("user_pay", of: user, about: "What an hour of somebody costs") {
    row.hourlyRate.sensitive(.confidential)
  }

  Satellite("user_performance", of: user, about: "How well somebody does, as the system sees it") {
    row.jobCompletionRate.sensitive(.confidential).about("In percent")
    row.customerSatisfactionScore.sensitive(.confidential).about("From 0 to 5")
    row.averageJobDuration.sensitive(.confidential)
    row.performanceInsights.sensitive(.confidential)
    row.trainingRecommendations.sensitive(.confidential)
  }

  Satellite(
    "user_login", of: user, about: "When somebody was last there, and how that is secured"
  ) {
    row.lastLoginAt
    row.emailVerifiedAt
    row.phoneVerifiedAt
    row.twoFactorEnabled
  }

  Excluded(row.passwordHash, because: "a secret: who has it can try passwords at leisure")
}

/// Somebody may leave a team and join it again: the assignment's own key is part of the link.
let teamAssignments = Source(TeamAssignments.self, about: "Who is in which team") { row in
  tenant.key(row.tenantId)
  team.key(row.teamId)
  user.key(row.userId)

  let membership = Link(
    "team_member", schema: "auth", dependentKeys: row.id.named("assignment_id"),
    about: "A stay of somebody in a team"
  ) {
    team
    user
  }
  membership

  Satellite("team_member_effectivity", of: membership, about: "From when to when, and as what") {
    row.roleInTeam.about("lead, member or supervisor")
    row.joinedAt
    row.leftAt.about("NULL as long as the stay lasts")
  }
}
