import DataVault

extension FaultyModel {
  /// Faults of hubs, links, satellites and reference tables of every kind.
  static let ofKinds = [
    FaultyModel(
      "a shared tenant", .sharedTenant,
      "the tenant hub 'company' is shared, and so would belong to no tenant",
      line: #line + 2
    ) {
      let company = Hub("company", shared: true) { Key("code", .text) }
      let source = Source(Jobs.self) { row in company.key(row.tenant) }
      return Vault("v", tenant: company) { source }
    },
    FaultyModel(
      "a system tenant of another type", .systemTenant,
      "the vault 'v' shares hubs under the tenant 'nobody', which is not bigint",
      line: #line + 8
    ) {
      let company = Hub("company") { Key("code", .int8) }
      let zone = Hub("zone", shared: true) { Key("number", .int8) }
      let source = Source(Jobs.self) { row in
        company.key(row.number)
        zone.key(row.number)
      }
      return Vault("v", tenant: company, systemTenant: "nobody") { source }
    },
    FaultyModel(
      "a hub of tenants in a schema of none", .exemptSchema,
      "the hub 'odd' lies in the schema 'ref', whose tables belong to no tenant",
      line: #line + 2
    ) {
      let odd = Hub("odd", schema: "ref") { Key("number", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a link in the schema of everybody", .exemptSchema,
      "the link 'l' lies in the schema 'public', whose tables belong to no tenant",
      line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("l", schema: "public") {
          tenant
          job
        }
      }
    },
    FaultyModel(
      "a hierarchy of two hubs", .linkKind,
      "the link 'l' is of the kind 'hierarchy', which joins one hub with itself",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", kind: .hierarchy) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a relation with a payload", .linkKind,
      "the link 'l' has a payload, which only an event holds in its own table",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l") {
          job
          worker
        } payload: {
          row.hours
        }
      }
    },
    FaultyModel(
      "a link that is driven from outside", .drivingKey,
      "the link 'l' is driven by 'boss', which does not take part in it",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", drivenBy: worker.as("boss")) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a link that is driven by all", .drivingKey,
      "the link 'l' is driven by all of its participants",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", drivenBy: job, worker) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "an event that is driven", .drivingKey,
      "the link 'l' is an event, and so has no partner at a time",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", kind: .nonHistorized, drivenBy: job) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a dependent key like a column of every link", .reservedName,
      "the attribute 'load_date' of the link 'l' has the name of a column that the "
        + "loader fills",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", dependentKeys: Jobs().hours.named("load_date")) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a dependent key of another table", .unknownColumn,
      "the source 'jobs' has no column 'done_by_name'",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l", dependentKeys: ImportedJobs().doneByName) {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a set without members", .memberKey,
      "the satellite 's' is multi-active, but says nothing of what tells its members apart",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant, kind: .multiActive) { row.title }
      }
    },
    FaultyModel(
      "a member key that the satellite does not hold", .memberKey,
      "the satellite 's' tells members apart by 'branch', which it does not hold",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant, members: row.branch) { row.title }
      }
    },
    FaultyModel(
      "an event with members", .memberKey,
      "the satellite 's' has members, which the kind 'nonHistorized' has not",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant, kind: .nonHistorized, members: row.title) { row.title }
      }
    },
    FaultyModel(
      "an effectivity satellite by hand", .satelliteKind,
      "the satellite 's' is declared as an effectivity satellite",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant, kind: .effectivity) { row.title }
      }
    },
    FaultyModel(
      "a status with columns", .satelliteKind,
      "the satellite 's' is of the kind 'status', which holds no columns of a source",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant, kind: .status) { row.title }
      }
    },
    FaultyModel(
      "a number with stars", .masking,
      "the attribute 'price' of the satellite 's' is masked as 'lastFour', but "
        + "numeric(12,2) is not a text",
      line: #line + 4
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.price.masked(.lastFour)
        }
      }
    },
    FaultyModel(
      "a former name of another attribute", .formerName,
      "the satellite 's' would hash two attributes under the name 'hours'",
      line: #line + 5
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.hours
          row.title.renamed(from: "hours")
        }
      }
    },
    FaultyModel(
      "a column in two satellites", .repeatedColumn,
      "the satellite 'b' takes the column 'title', as 'a' does",
      line: #line + 4
    ) {
      vault { row in
        Satellite("a", of: tenant) { row.title }
        Satellite("b", of: tenant) { row.title }
      }
    },
    FaultyModel(
      "a reference without a key", .emptyReference,
      "the reference 'r' has no key",
      line: #line + 3
    ) {
      vault { row in
        Reference("r") { row.title }
      }
    },
    FaultyModel(
      "a history of nothing", .emptyReference,
      "the reference 'r' keeps the history of no column",
      line: #line + 3
    ) {
      vault { row in
        Reference("r", key: row.branch, history: true) {}
      }
    },
    FaultyModel(
      "a reference fed from another table", .unknownColumn,
      "the source 'jobs' has no column 'done_by_name'",
      line: #line + 3
    ) {
      vault { row in
        Reference("r", key: row.branch) { ImportedJobs().doneByName }
      }
    },
    FaultyModel(
      "a word of SQL", .reservedWord,
      "the satellite 's' has a column 'user', a word of SQL: every query must quote it",
      line: #line + 4
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.title.named("user")
        }
      }
    },
  ]
}
