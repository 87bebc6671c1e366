import DataVault

let title = Hub("title", shared: true, about: "A book, the same for every library") {
  Key("isbn", .varchar(13), normalized: .trim)
}

let loan = Hub("loan", about: "What a member takes home at a time") {
  Key("branch_code", .varchar(10))
  Key("loan_number", .int8, presence: .optional)
}

let loanMember = Link("loan_member", drivenBy: loan, about: "Who borrows; corrected at times") {
  loan
  member
}

let titles = Source(Titles.self, about: "The catalogue of all libraries") { row in
  tenant.key("SYSTEM")
  title.key(row.isbn)

  Satellite("title_catalogue", of: title, about: "What the catalogue says of a book") {
    row.title.named("book_title")
    row.subjects
  }
}

let loans = Source(Loans.self, about: "Loans of all branches") { row in
  tenant.key(row.tenant)
  loan.key(row.branch, row.loanNumber)
  member.key(row.member)
  member.key(row.librarian, as: "librarian")
  branch.key(row.branch)

  loanMember

  Link("loan_place", about: "Where a loan was made, and by whom") {
    loan
    branch
    member.as("librarian").optional
  }
  .foreignKeys(.enforced)

  Satellite("loan_term", of: loanMember, about: "Until when a loan runs") {
    row.dueOn
  }
  StatusSatellite(of: loanMember, about: "Whether a loan still has its member")
}

let loanLines = Source(LoanLines.self, about: "The books of a loan") { row in
  tenant.key(row.tenant)
  loan.key("CENTRAL", row.loanNumber)
  title.key(row.isbn)

  Link("loan_line", dependentKeys: row.lineNumber, about: "A book of a loan") {
    loan
    title
  }
  .foreignKeys(.none)
}

let reminders = Source(
  Reminders.self, delivery: .delta, about: "Letters of a printer, who knows no libraries"
) { row in
  tenant.key(of: loan, row.branch, row.loanNumber).or("SYSTEM")
  loan.key(row.branch, row.loanNumber)

  Satellite("loan_reminder", of: loan, about: "How often a member was reminded of a loan") {
    row.letters
    row.sentOn
  }
}

let payments = Source(
  Payments.self, delivery: .delta, recordSource: "till", about: "What members paid"
) { row in
  tenant.key(row.tenant)
  member.key(row.payer, as: "payer")
  branch.key(row.branch)

  let payment = Link(
    "payment", kind: .nonHistorized, dependentKeys: row.id, about: "A fee that was paid"
  ) {
    member.as("payer")
    branch
  } payload: {
    row.amount
    row.currency
  }
  payment

  Satellite("payment_note", of: payment, kind: .nonHistorized, about: "What the till wrote") {
    row.note
  }
}
