import DataVault

let governanceCouncil = Source(
  GovernanceCouncil.self, about: "Who decides on models and policies"
) { row in
  tenant.key(row.tenantId)
  user.key(row.memberId, as: "member")

  let councilMember = Link(
    "council_member", dependentKeys: row.councilId,
    about: "A user's seat in the council; one user may have several"
  ) {
    user.as("member")
  }
  councilMember

  Satellite("council_member", of: councilMember, about: "What a member speaks for") {
    row.role.about("CHAIR, SECURITY, LEGAL, ML_LEAD, SRE, PRODUCT or ETHICS")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite(
    "council_member_effectivity", of: councilMember,
    about: "From when to when a seat is held, as the register says it"
  ) {
    row.tenureStart
    row.tenureEnd
    row.isActive
  }
}
