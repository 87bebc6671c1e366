import DataVault

extension FaultyModel {
  static let ofSources = [
    FaultyModel(
      "a vault without sources", .emptyVault, "the vault 'v' lists no source", line: #line + 2
    ) {
      Vault("v", tenant: tenant) {}
    },
    FaultyModel(
      "a vault's name in capitals", .invalidName,
      "the vault 'Big' has a name that SQL would want quoted", line: #line + 3
    ) {
      let source = Source(Jobs.self) { row in tenant.key(row.tenant) }
      return Vault("Big", tenant: tenant) { source }
    },
    FaultyModel(
      "a source without a tenant", .missingTenantKey,
      "the source 'jobs' does not say whose its records are", line: #line + 2
    ) {
      let source = Source(Jobs.self) { row in job.key(row.number) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a tenant in another role only", .missingTenantKey,
      "the source 'jobs' does not say whose its records are", line: #line + 2
    ) {
      let source = Source(Jobs.self) { row in tenant.key(row.tenant, as: "client") }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a long record source", .recordSource,
      "the source 'jobs' has a record source of 101 characters; 1 to 100 are stored",
      line: #line + 2
    ) {
      let source = Source(Jobs.self, recordSource: String(repeating: "ü", count: 101)) { row in
        tenant.key(row.tenant)
      }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a source's name with a blank", .invalidName,
      "the source 'all jobs' has a name that SQL would want quoted", line: #line + 2
    ) {
      let source = Source(Jobs.self, named: "all jobs") { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a table with a column twice", .duplicateColumn,
      "the table of the source 'broken' has two columns 'a'", line: BrokenTable.repeatedLine
    ) {
      let source = Source(BrokenTable.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a column of a type that there is not", .typeLimits,
      "the column 'n' of the source 'odd' cannot be numeric(0,0): a number has 1 to 1000 digits",
      line: OddTable.oddLine
    ) {
      let source = Source(OddTable.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a conversion to UTC of a text", .columnReading,
      "the column 'note' of the source 'misread' is text, which .at(.utc) does not convert",
      line: MisreadTable.noteLine
    ) {
      let source = Source(MisreadTable.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "base64 of a number", .columnReading,
      "the column 'number' of the source 'misencoded' is integer, which .encoded(as: .base64) does not convert",
      line: MisencodedTable.numberLine
    ) {
      let source = Source(MisencodedTable.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a value for an absent column that its type cannot have", .columnReading,
      "the column 'count' of the source 'misfilled' is integer, which .whenAbsent(\"none\") is no value of",
      line: MisfilledTable.countLine
    ) {
      let source = Source(MisfilledTable.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a conversion of a value that is made", .columnReading,
      ".at(.utc) is declared for 'each(tags)', which is no column of the source 'visits'",
      line: #line + 4
    ) {
      let source = Source(Visits.self) { row in
        tenant.key(row.tenant)
        Each(row.tags) { tag in
          worker.key(tag.at(.utc))
        }
      }
      return Vault("v", tenant: tenant) { source }
    },
  ]
}

private struct BrokenTable: SourceTable {
  static let name = "broken"
  static let repeatedLine = #line + 4

  let tenant = Column("tenant", .text)
  let first = Column("a", .text)
  let second = Column("a", .text)
}

private struct OddTable: SourceTable {
  static let name = "odd"
  static let oddLine = #line + 3

  let tenant = Column("tenant", .text)
  let number = Column("n", .numeric(0, 0))
}

private struct MisreadTable: SourceTable {
  static let name = "misread"
  static let noteLine = #line + 3

  let tenant = Column("tenant", .text)
  let note = Column("note", .text).at(.utc)
}

private struct MisencodedTable: SourceTable {
  static let name = "misencoded"
  static let numberLine = #line + 3

  let tenant = Column("tenant", .text)
  let number = Column("number", .int4).encoded(as: .base64)
}

private struct MisfilledTable: SourceTable {
  static let name = "misfilled"
  static let countLine = #line + 3

  let tenant = Column("tenant", .text)
  let count = Column("count", .int4).whenAbsent("none")
}
