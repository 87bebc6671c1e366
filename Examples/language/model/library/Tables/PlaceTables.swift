import DataVault

struct Branches: SourceTable {
  static let name = "lending.branches"

  let tenant = Column("library_code", .text)
  let code = Column("branch_code", .varchar(10))
  let parentCode = Column("parent_branch_code", .varchar(10))
  let name = Column("branch_name", .varchar(100))
  let opensAt = Column("opens_at", .time)
  let touchedAt = Column("touched_at", .timestamptz)
}

struct Countries: SourceTable {
  static let name = "iso.countries"

  let code = Column("country_code", .varchar(2))
  let region = Column("region", .text)
  let name = Column("country_name", .text)
}

struct Currencies: SourceTable {
  static let name = "iso.currencies"

  let code = Column("currency_code", .varchar(3))
  let decimals = Column("decimals", .int2)
}
