import DataVault

let tenant = Hub("tenant", schema: "auth", about: "A library with its own members and books") {
  Key("library_code", .text, normalized: .trim, .uppercase)
}

let branch = Hub("branch", about: "A place where books are lent") {
  Key("branch_code", .varchar(10), normalized: .trim, .uppercase, .emptyAsNull)
}
.owned(by: "facilities")
.indexed("load_date")

let branchParent = Link(
  "branch_parent", kind: .hierarchy, about: "Which branch stands above which"
) {
  branch.as("upper").optional
  branch.as("lower")
}

let branches = Source(Branches.self, about: "The register of branches") { row in
  tenant.key(row.tenant.or("CENTRAL"))
  branch.key(row.code)
  branch.key(row.code, as: "lower")
  branch.key(row.parentCode, as: "upper")

  branchParent

  Satellite("branch_profile", of: branch, about: "Name and opening time of a branch") {
    row.name.named("title").renamed(from: "branch_name")
    row.opensAt
    row.touchedAt.notHashed()
  }
  .fillFactor(70)

  Absences(atMost: 0.2)
  StatusSatellite(of: branch, about: "Whether a branch is still on the register")
  TrackingSatellite(of: branch).kept(days: 90)
}

let countries = Source(Countries.self, about: "ISO 3166") { row in
  Reference(
    "country", key: row.code, row.region, normalized: .trim, .uppercase, history: true,
    about: "Where a member lives"
  ) {
    row.name
  }
  .owned(by: "cataloguing")
}

let currencies = Source(Currencies.self, about: "ISO 4217") { row in
  Reference("currency", key: row.code, about: "What fees are paid in") { row.decimals }
}
