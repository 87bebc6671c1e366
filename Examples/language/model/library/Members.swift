import DataVault

let member = Hub("member", about: "Somebody who borrows books") {
  Key("member_number", .text, presence: .mayBeEmpty)
}
.kept(days: 3_650)

let members = Source(Members.self, about: "The register of members") { row in
  tenant.key(row.tenant)
  member.key(row.number)

  Satellite("member_profile", of: member, about: "Who a member is") {
    row.fullName.sensitive(.personal).masked(.redact)
    row.email.sensitive(.personal).masked(.email)
    row.cardNumber.sensitive(.confidential).masked(.lastFour)
    row.shelfPin.sensitive(.confidential).masked(.token).about("Opens the shelf of reserved books")
    row.income.sensitive(.confidential).masked(.nullify).about("Decides on the fee")
    row.birthDate.sensitive(.personal)
    row.country
    row.lastSeen.notHashed()
  }
  .owned(by: "membership")
  .kept(days: 730)
  .indexed("email")
  .partitioned(by: .month, from: "2026-01", through: "2026-12")
}

let phones = Source(Phones.self, delivery: .delta, about: "All numbers of a member") { row in
  tenant.key(row.tenant)
  member.key(row.member)

  Satellite("member_phone", of: member, members: row.kind, about: "How a member is called") {
    row.kind
    row.number.sensitive(.personal)
  }
  .partitioned(by: .year, from: "2026", through: "2030")
}

let memberMatches = Source(
  MemberMatches.self, named: "member_matches", about: "Members that registered twice"
) { row in
  tenant.key(row.tenant)
  member.key(row.kept, as: "kept")
  member.key(row.duplicate, as: "duplicate")

  Link("member_same", kind: .sameAs, about: "Two numbers of one person") {
    member.as("kept")
    member.as("duplicate")
  }
  .foreignKeys(.notEnforced)
}
