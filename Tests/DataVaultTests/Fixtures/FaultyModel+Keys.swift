import DataVault

extension FaultyModel {
  static let ofKeys = [
    FaultyModel(
      "too few key parts", .keyParts, "the source 'jobs' gives 1 of 2 key parts of 'pair'",
      line: #line + 6
    ) {
      let pair = Hub("pair") {
        Key("a", .text)
        Key("b", .text)
      }
      return vault { row in pair.key(row.title) }
    },
    FaultyModel(
      "a text for a number", .keyType,
      "the key part 'number' of the hub 'job' is bigint, but the column 'title' of the source 'jobs' "
        + "is text",
      line: #line + 2
    ) {
      vault { row in job.key(row.title) }
    },
    FaultyModel(
      "a longer text than the key holds", .keyType,
      "the key part 'a' of the hub 'short' is character varying(5), but the column 'branch' of the "
        + "source 'jobs' is character varying(8)",
      line: #line + 3
    ) {
      let short = Hub("short") { Key("a", .varchar(5)) }
      return vault { row in short.key(row.branch) }
    },
    FaultyModel(
      "a constant that is no number", .keyType,
      "the key part 'number' of the hub 'job' is bigint, which 'number' is not", line: #line + 2
    ) {
      vault { _ in job.key("number") }
    },
    FaultyModel(
      "a fallback that is no number", .keyType,
      "the key part 'number' of the hub 'job' is bigint, which 'none' is not", line: #line + 2
    ) {
      vault { row in job.key(row.number.or("none")) }
    },
    FaultyModel(
      "a key from another table", .unknownColumn,
      "the source 'jobs' has no column 'done_by_name'", line: #line + 2
    ) {
      vault { _ in worker.key(ImportedJobs().doneByName) }
    },
    FaultyModel(
      "a key from a column of another type", .unknownColumn,
      "the source 'jobs' has the column 'number' as integer, not bigint", line: #line + 2
    ) {
      vault { _ in job.key(ImportedJobs().number) }
    },
    FaultyModel(
      "two keys in one role", .duplicateRole, "the source 'jobs' has two keys in the role 'worker'",
      line: #line + 4
    ) {
      vault { row in
        worker.key(row.doneBy)
        worker.key(row.inspectedBy)
      }
    },
  ]
}
