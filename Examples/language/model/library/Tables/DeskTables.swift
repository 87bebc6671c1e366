import DataVault

struct DeskEvents: SourceTable {
  static let name = "desk.events"

  let tenant = Column("library_code", .text)
  let happenedAt = Column("happened_at", .timestamptz)
  let givenName = Column("given_name", .text)
  let familyName = Column("family_name", .text)
  let question = Column("question", .text)
  let subjectKind = Column("subject_kind", .varchar(10))
  let subject = Column("subject", .varchar(13))
  let topics = Column("topics", .array(.text))
}
