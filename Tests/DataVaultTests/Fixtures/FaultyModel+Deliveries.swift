import DataVault

extension FaultyModel {
  static let ofDeliveries = [
    FaultyModel(
      "a load date in a snapshot", .delivery,
      "the source 'jobs' has the line 'LoadDate' and delivers snapshots: one extract has one date",
      line: #line + 2
    ) {
      source { row in LoadDate(row.changed) }
    },
    FaultyModel(
      "an order in a snapshot", .delivery,
      "the source 'jobs' has the line 'Ordered' and delivers snapshots: a key occurs once in an "
        + "extract", line: #line + 2
    ) {
      source { row in Ordered(by: row.sequence) }
    },
    FaultyModel(
      "a deletion in a snapshot", .delivery,
      "the source 'jobs' has the line 'Deleted' and delivers snapshots: an extract leaves out "
        + "deleted rows", line: #line + 2
    ) {
      source { row in Deleted(when: row.isDeleted) }
    },
    FaultyModel(
      "a load date that is a number", .delivery,
      "LoadDate of the source 'jobs' needs a timestamptz, timestamp or date, but the column "
        + "'sequence' is bigint", line: #line + 2
    ) {
      source(.delta) { row in LoadDate(row.sequence) }
    },
    FaultyModel(
      "an order by truth", .delivery,
      "Ordered of the source 'jobs' needs a whole number, a numeric, a date, a timestamp or a text, "
        + "but the column 'is_deleted' is boolean", line: #line + 2
    ) {
      source(.delta) { row in Ordered(by: row.isDeleted) }
    },
    FaultyModel(
      "a deletion whose column is never true", .delivery,
      "the source 'jobs' takes 'operation' for true or false, but the column is text",
      line: #line + 2
    ) {
      source(.delta) { row in Deleted(when: row.operation) }
    },
    FaultyModel(
      "a deletion by any truth", .delivery,
      "the source 'jobs' takes any value of 'is_deleted' for a deletion, also false",
      line: #line + 2
    ) {
      source(.delta) { row in Deleted(whenPresent: row.isDeleted) }
    },
    FaultyModel(
      "a deletion by a value that its type does not read", .delivery,
      "the source 'jobs' marks deletions by the value 'D' of 'sequence', which bigint never is",
      line: #line + 2
    ) {
      source(.delta) { row in Deleted(when: row.sequence, is: "1", "D") }
    },
    FaultyModel(
      "a load date that is made", .unknownColumn,
      "LoadDate of the source 'jobs' names a value that is no column of its records",
      line: #line + 2
    ) {
      source(.delta) { row in LoadDate(Constant("2026-01-01", .date).attribute.column) }
    },
    FaultyModel(
      "an order of another table", .unknownColumn,
      "the source 'jobs' has no column 'number'", line: #line + 2
    ) {
      source(.delta) { _ in Ordered(by: Jobs().number) }
    },
    FaultyModel(
      "two orders", .delivery, "the source 'jobs' has the line 'Ordered' twice", line: #line + 4
    ) {
      source(.delta) { row in
        Ordered(by: row.sequence)
        Ordered(by: row.changed)
      }
    },
    FaultyModel(
      "an order under a condition", .delivery,
      "the source 'jobs' has the line 'Ordered' under a condition, or for the elements of an array",
      line: #line + 5
    ) {
      source(.delta) { row in
        When(row.operation, is: "I") {
          job.key(row.id)
          Ordered(by: row.sequence)
        }
      }
    },
    FaultyModel(
      "a limit beyond all", .delivery,
      "the source 'jobs' limits absences to 20.0, which is no share",
      line: #line + 5
    ) {
      source { row in
        job.key(row.id)
        StatusSatellite(of: job)
        Absences(atMost: 20)
      }
    },
    FaultyModel(
      "a limit of absences that nothing stores", .delivery,
      "the source 'jobs' limits absences, which no delivery of it has", line: #line + 2
    ) {
      source { _ in Absences(atMost: 0.2) }
    },
    FaultyModel(
      "a status satellite that never says absent", .delivery,
      "the satellite 'job_status' would never say 'absent': the source 'jobs' delivers changes, and "
        + "no record of it is a deletion", line: #line + 4
    ) {
      source(.delta) { row in
        job.key(row.id)
        StatusSatellite(of: job)
      }
    },
  ]

  private static func source(
    _ delivery: Delivery = .snapshot, @SourceBuilder _ lines: (Changes) -> [SourceElement]
  ) -> Vault {
    let all = { (row: Changes) in [.key(tenant.key(row.tenant))] + lines(row) }
    let source = Source(Changes.self, named: "jobs", delivery: delivery, all)
    return Vault("v", tenant: tenant) { source }
  }
}

/// Changes of jobs, with all that a delivery can be dated and ordered by.
struct Changes: SourceTable {
  static let name = "shop.changes"

  let tenant = Column("tenant", .text)
  let id = Column("id", .int8)
  let sequence = Column("sequence", .int8)
  let operation = Column("operation", .text)
  let isDeleted = Column("is_deleted", .bool)
  let changed = Column("changed", .timestamptz)
}
