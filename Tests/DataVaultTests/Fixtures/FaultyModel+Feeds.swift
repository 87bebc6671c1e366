import DataVault

extension FaultyModel {
  /// A vault with one source of visits, which keys the tenant.
  private static func visits(@SourceBuilder of elements: (Visits) -> [SourceElement]) -> Vault {
    let all = { (row: Visits) in [.key(tenant.key(row.tenant))] + elements(row) }
    let source = Source(Visits.self, all)
    return Vault("v", tenant: tenant) { source }
  }

  static let ofFeeds = ofConditions + ofArrays + ofDerivedInputs

  private static let ofConditions = [
    FaultyModel(
      "a link outside of the condition that its hub is keyed under", .feedScope,
      "the link 'job_worker' needs the key 'job', which the source 'visits' has only where 'kind' is "
        + "'job' or 'task'", line: #line + 5
    ) {
      visits { row in
        When(row.kind, in: ["job", "task"]) { job.key(row.number) }
        worker.key(row.badge)
        Link("job_worker") {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a link under another condition than its hub's key", .feedScope,
      "the link 'job_worker' needs the key 'job', which the source 'visits' has only where 'kind' is "
        + "'job'", line: #line + 6
    ) {
      visits { row in
        When(row.kind, is: "job") { job.key(row.number) }
        worker.key(row.badge)
        When(row.kind, .isPresent) {
          Link("job_worker") {
            job
            worker
          }
        }
      }
    },
    FaultyModel(
      "a satellite outside of the condition that its link stands under", .feedScope,
      "the satellite 'crew' needs the link 'job_worker', which the source 'visits' has only where "
        + "'kind' is missing", line: #line + 10
    ) {
      visits { row in
        job.key(row.number)
        worker.key(row.badge)
        let link = Link("job_worker") {
          job
          worker
        }
        When(row.kind, .isMissing) { link }
        Satellite("crew", of: link) { row.note }
      }
    },
    FaultyModel(
      "a tenant that only some records name", .missingTenantKey,
      "the source 'visits' does not say whose its records are", line: #line + 2
    ) {
      let source = Source(Visits.self) { row in
        When(row.kind, is: "job") { tenant.key(row.tenant) }
      }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a condition that feeds nothing", .emptyFeed, "the condition on 'kind' feeds nothing",
      line: #line + 2
    ) {
      visits { row in When(row.kind, is: "job") {} }
    },
    FaultyModel(
      "a condition without values", .condition, "the condition on 'kind' lists no value",
      line: #line + 2
    ) {
      visits { row in When(row.kind, in: []) { job.key(row.number) } }
    },
    FaultyModel(
      "a condition that never holds", .condition,
      "the condition asks whether 'number' is 'many', which integer never is", line: #line + 2
    ) {
      visits { row in When(row.number, is: "many") { worker.key(row.badge) } }
    },
    FaultyModel(
      "a condition on a column of another table", .unknownColumn,
      "the source 'visits' has no column 'title'", line: #line + 2
    ) {
      visits { row in When(Jobs().title, .isPresent) { worker.key(row.badge) } }
    },
  ]

  private static let ofArrays = [
    FaultyModel(
      "the elements of what is no array", .arrayColumn,
      "'note' has no elements: it is text", line: #line + 2
    ) {
      visits { row in Each(row.note) { note in worker.key(note) } }
    },
    FaultyModel(
      "an array within an array", .arrayColumn,
      "each element of 'badges' would feed within another Each", line: #line + 3
    ) {
      visits { row in
        Each(row.tags) { _ in Each(row.badges) { badge in worker.key(badge) } }
      }
    },
    FaultyModel(
      "elements that feed nothing", .emptyFeed, "each element of 'badges' feeds nothing",
      line: #line + 2
    ) {
      visits { row in Each(row.badges) { _ in } }
    },
    FaultyModel(
      "a link outside of the array that its hub is keyed by", .feedScope,
      "the link 'job_worker' needs the key 'worker', which the source 'visits' has only for each "
        + "element of 'badges'", line: #line + 5
    ) {
      visits { row in
        job.key(row.number)
        Each(row.badges) { badge in worker.key(badge) }
        Link("job_worker") {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a driving key with a partner for each element", .drivingKey,
      "the link 'job_worker' has a partner for each element of 'badges', and a driving key has one at "
        + "a time", line: #line + 6
    ) {
      visits { row in
        job.key(row.number)
        Each(row.badges) { badge in
          worker.key(badge)
          Link("job_worker", drivenBy: job) {
            job
            worker
          }
        }
      }
    },
    FaultyModel(
      "a set of members for each element", .memberKey,
      "the satellite 'notes' has a set of members for each element of 'badges', whose records are not "
        + "read together", line: #line + 5
    ) {
      visits { row in
        Each(row.badges) { badge in
          worker.key(badge)
          Satellite("notes", of: worker, members: row.note) { row.note }
        }
      }
    },
  ]

  private static let ofDerivedInputs = [
    FaultyModel(
      "a constant that its type does not read", .constant,
      "the constant is integer, which 'seven' is not", line: #line + 4
    ) {
      visits { row in
        job.key(row.number)
        Satellite("job", of: job) { Constant("seven", .int4).named("weekday") }
      }
    },
    FaultyModel(
      "columns of another table combined", .unknownColumn,
      "the source 'visits' has no column 'title'", line: #line + 5
    ) {
      visits { row in
        job.key(row.number)
        Satellite("job", of: job) {
          Combined(row.note, Jobs().title, separatedBy: " ").named("text")
        }
      }
    },
    FaultyModel(
      "a combined key", .combinedKey,
      "the key part 'badge' of the hub 'worker' is combined: two records may give one text",
      line: #line + 2
    ) {
      visits { row in worker.key(Combined(row.badge, row.kind, separatedBy: "-")) }
    },
    FaultyModel(
      "a row's hash in a key of numbers", .keyType,
      "the key part 'number' of the hub 'job' is bigint, but the column 'row_hash(note)' of the source "
        + "'visits' is character varying(64)", line: #line + 2
    ) {
      visits { row in job.key(RowHash(of: row.note)) }
    },
    FaultyModel(
      "a column with the name of a value that is made", .duplicateColumn,
      "the source 'odd_visits' makes a value 'each(badges)', and has a column of that name",
      line: OddVisits.oddLine
    ) {
      let source = Source(OddVisits.self) { row in
        tenant.key(row.tenant)
        Each(row.badges) { badge in worker.key(badge) }
      }
      return Vault("v", tenant: tenant) { source }
    },
  ]
}

struct Visits: SourceTable {
  static let name = "shop.visits"

  let tenant = Column("tenant", .text)
  let kind = Column("kind", .text)
  let number = Column("number", .int4)
  let badge = Column("badge", .text)
  let note = Column("note", .text)
  let badges = Column("badges", .array(.text))
  let tags = Column("tags", .array(.text))
}

private struct OddVisits: SourceTable {
  static let name = "odd_visits"
  static let oddLine = #line + 4

  let tenant = Column("tenant", .text)
  let badges = Column("badges", .array(.text))
  let odd = Column("each(badges)", .text)
}
