import DataVault

extension FaultyModel {
  /// Faults of what the model leaves out.
  static let ofExclusions = [
    FaultyModel(
      "a column that is excluded and taken", .exclusion,
      "the source 'jobs' excludes the column 'title', and takes it all the same", line: #line + 4
    ) {
      vault { row in
        Satellite("s", of: tenant) { row.title }
        Excluded(row.title, because: "a secret")
      }
    },
    FaultyModel(
      "a column that is excluded and part of a combined one", .exclusion,
      "the source 'jobs' excludes the column 'branch', and takes it all the same", line: #line + 6
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          Combined(row.branch, row.title, separatedBy: "-").named("label")
        }
        Excluded(row.branch, because: "a secret")
      }
    },
    FaultyModel(
      "a column that is excluded and decides", .exclusion,
      "the source 'jobs' excludes the column 'title', and takes it all the same", line: #line + 6
    ) {
      vault { row in
        When(row.title, .isPresent) {
          job.key(row.number)
        }
        Excluded(row.title, because: "a secret")
      }
    },
    FaultyModel(
      "columns that are excluded without a reason", .exclusion,
      "the source 'jobs' excludes columns without a reason", line: #line + 2
    ) {
      vault { row in Excluded(row.title, row.branch, because: " ") }
    },
    FaultyModel(
      "a column that is excluded twice", .exclusion,
      "the source 'jobs' excludes the column 'title' twice", line: #line + 4
    ) {
      vault { row in
        Excluded(row.title, because: "a secret")
        Excluded(row.title, because: "long")
      }
    },
    FaultyModel(
      "a column of another table that is excluded", .unknownColumn,
      "the source 'jobs' has no column 'note'", line: #line + 2
    ) {
      vault { _ in Excluded(Visits().note, because: "a secret") }
    },
    FaultyModel(
      "columns that are excluded under a condition", .exclusion,
      "the source 'jobs' excludes columns under a condition, or for the elements of an array",
      line: #line + 5
    ) {
      vault { row in
        When(row.branch, is: "north") {
          job.key(row.number)
          Excluded(row.title, because: "a secret")
        }
      }
    },
    FaultyModel(
      "the elements of an array that are excluded", .exclusion,
      "the source 'jobs' excludes columns under a condition, or for the elements of an array",
      line: #line + 5
    ) {
      let source = Source(Visits.self, named: "jobs") { row in
        tenant.key(row.tenant)
        Each(row.badges) { badge in
          Excluded(badge, because: "a secret")
        }
      }
      return Vault("v", tenant: tenant) { source }
    },
    FaultyModel(
      "a table that is excluded and read", .exclusion,
      "the vault 'v' excludes the table 'shop.jobs', and lists the source 'jobs', which reads it",
      line: #line + 3
    ) {
      catalogue {
        ExcludedTable("shop.jobs", because: "of no use")
      }
    },
    FaultyModel(
      "a table that is excluded without a reason", .exclusion,
      "the vault 'v' excludes the table 'shop.history' without a reason", line: #line + 3
    ) {
      catalogue {
        ExcludedTable("shop.history", because: "")
      }
    },
    FaultyModel(
      "a table that is excluded twice", .exclusion,
      "the vault 'v' excludes the table 'shop.history' twice", line: #line + 4
    ) {
      catalogue {
        ExcludedTable("shop.history", because: "of no use")
        ExcludedTable("shop.history", because: "of no use")
      }
    },
  ]
}
