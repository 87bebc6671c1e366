import DataVault

struct Titles: SourceTable {
  static let name = "catalogue.titles"

  let isbn = Column("isbn", .varchar(13))
  let title = Column("title", .text)
  let subjects = Column("subjects", .array(.text))
}

struct Loans: SourceTable {
  static let name = "lending.loans"

  let tenant = Column("library_code", .text)
  let loanNumber = Column("loan_number", .int8)
  let member = Column("member_number", .text)
  let branch = Column("branch_code", .varchar(10))
  let librarian = Column("librarian_number", .text)
  let dueOn = Column("due_on", .date)
}

struct LoanLines: SourceTable {
  static let name = "lending.loan_lines"

  let tenant = Column("library_code", .text)
  let loanNumber = Column("loan_number", .int8)
  let lineNumber = Column("line_number", .int4)
  let isbn = Column("isbn", .varchar(13))
}

struct Reminders: SourceTable {
  static let name = "printer.reminders"

  let branch = Column("branch_code", .varchar(10))
  let loanNumber = Column("loan_number", .int8)
  let letters = Column("letters", .int4)
  let sentOn = Column("sent_on", .date)
}

struct Payments: SourceTable {
  static let name = "fees.payments"

  let tenant = Column("library_code", .text)
  let id = Column("payment_id", .uuid)
  let payer = Column("payer_number", .text)
  let branch = Column("branch_code", .varchar(10))
  let amount = Column("amount", .numeric(12, 2))
  let currency = Column("currency_code", .varchar(3))
  let note = Column("note", .text)
}

struct Reservations: SourceTable {
  static let name = "lending.reservations"

  let tenant = Column("library_code", .text)
  let number = Column("reservation_number", .int8)
  let shelf = Column("shelf", .text).withoutPadding()
  let operation = Column("operation", .text)
  let sequence = Column("sequence", .int8)
  let changedAt = Column("changed_at", .timestamptz)
}

struct Pickups: SourceTable {
  static let name = "lending.pickups"

  let tenant = Column("library_code", .text)
  let number = Column("reservation_number", .int8)
  let note = Column("note", .text)
  let pickedUpOn = Column("picked_up_on", .date).at(.utc)
  let signature = Column("signature", .bytea).encoded(as: .base64)
  let withdrawnAt = Column("withdrawn_at", .timestamptz)
}

struct Wishes: SourceTable {
  static let name = "lending.wishes"

  let tenant = Column("library_code", .text)
  let number = Column("reservation_number", .int8)
  let wish = Column("wish", .text)
  let edition = Column("edition", .text).whenAbsent("any")
  let isDropped = Column("is_dropped", .bool)
}
