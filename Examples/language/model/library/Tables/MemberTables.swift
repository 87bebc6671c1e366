import DataVault

struct Members: SourceTable {
  static let name = "lending.members"

  let tenant = Column("library_code", .text)
  let number = Column("member_number", .text)
  let country = Column("country_code", .varchar(2))
  let fullName = Column("full_name", .text)
  let email = Column("email", .varchar(255))
  let cardNumber = Column("card_number", .varchar(20))
  let shelfPin = Column("shelf_pin_token", .text)
  let income = Column("income", .numeric(12, 2))
  let birthDate = Column("birth_date", .date)
  let lastSeen = Column("last_seen", .timestamptz)
}

struct Phones: SourceTable {
  static let name = "lending.member_phones"

  let tenant = Column("library_code", .text)
  let member = Column("member_number", .text)
  let kind = Column("phone_kind", .varchar(10))
  let number = Column("phone_number", .varchar(30))
}

struct MemberMatches: SourceTable {
  static let name = "matching.members"

  let tenant = Column("library_code", .text)
  let kept = Column("kept_member", .text)
  let duplicate = Column("duplicate_member", .text)
}
