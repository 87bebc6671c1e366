public import DataVault

let snapshot = SnapshotCalendar(
  "snapshot", daily: 90, weekly: 52, monthly: 60, about: "The instants that are asked for")

/// The table of contents: every source that feeds the vault, and what is made of them.
public let vault = Vault(
  "library", tenant: tenant, systemTenant: "SYSTEM",
  conventions: VaultConventions(
    hash: .sha256, rules: .vw1, openMarker: .null, closing: .close, foreignKeys: .notValid,
    naming: NamingPolicy(bridge: "*_bridge"),
    roles: Roles(owner: "library_owner", loader: "library_loader", reader: "library_reader")),
  about: "Public libraries: who borrowed which book where, and what was paid"
) {
  branches
  countries
  currencies
  members
  phones
  memberMatches
  titles
  loans
  loanLines
  reminders
  payments
  deskEvents
  reservations
  pickups
  wishes

  snapshot
  PointInTime("member", of: member, at: snapshot, over: ["member_profile"])
    .owned(by: "reporting")
  PointInTime("loan_member", of: loanMember, at: snapshot, about: "The term of each loan")
  Bridge(
    "member_loan", from: member, through: ["loan_member", "loan_line"], at: snapshot,
    about: "From a member to the books at home"
  )
  .fillFactor(90)

  Mart("fees", storedBy: ["tenant_hk", "payer_hk"], about: "What each member has paid") {
    """
    SELECT tenant_hk, payer_hk, sum(amount) AS paid
    FROM business.payment_l
    GROUP BY tenant_hk, payer_hk
    """
  }
  .owned(by: "finance")
  Mart("book_count", tenantColumn: nil, about: "How many books the catalogue holds") {
    "SELECT count(*) AS books FROM business.title_h"
  }

  Monitor("desk", about: "Whether fees are paid and books come home") {
    Metric(
      "average_fee", warning: .below(1), critical: .below(0.5), advice: "See whether fees are split"
    ) {
      "SELECT tenant_hk, avg(amount) AS value FROM business.payment_l GROUP BY tenant_hk"
    }
    Metric(
      "overdue_share", warning: .above(0.1), critical: .above(0.3), advice: "Send reminders"
    ) {
      """
      SELECT tenant_hk, avg((due_on < current_date)::integer) AS value
      FROM business.loan_term_current
      GROUP BY tenant_hk
      """
    }
  }
  .owned(by: "front desk")

  QualityRule(
    "member_email_present", on: "member_profile", .completeness, "email IS NOT NULL",
    atLeast: 0.98, severity: .warning)
  QualityRule(
    "member_number_unique", on: "member_h", .uniqueness, "tenant_hk, member_number",
    severity: .critical)
  QualityRule("payment_positive", on: "payment", .validity, "amount > 0", severity: .error)
  QualityRule(
    "loan_due_later", on: "loan_term", .consistency, "due_on >= load_date::date", atLeast: 0.9,
    severity: .info)
  QualityRule("loan_fresh", on: "loan_place", .timeliness, "2 days", severity: .warning)
}
