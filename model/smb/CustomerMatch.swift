import DataVault

/// The result of a rule, not a table: customers of one tenant whose e-mail addresses are the same
/// once blanks and case are left out of account.
///
/// `Examples/smb/customer_matches.sql` finds them in the vault itself.
struct CustomerMatches: SourceTable {
  static let name = "smb.customer_matches"

  let tenantId = Column("tenant_id", .uuid)
  let duplicateId = Column("duplicate_id", .uuid)
  let keptId = Column("kept_id", .uuid)
}

let customerMatches = Source(
  CustomerMatches.self, recordSource: "rule: same e-mail address",
  about: "Pairs of customers that are one, found by a rule"
) { row in
  tenant.key(row.tenantId)
  customer.key(row.duplicateId, as: "duplicate")
  customer.key(row.keptId, as: "kept")

  Link("customer_match", kind: .sameAs, about: "Two rows of one customer") {
    customer.as("duplicate")
    customer.as("kept")
  }
}
