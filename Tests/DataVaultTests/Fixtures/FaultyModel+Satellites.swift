import DataVault

extension FaultyModel {
  static let ofSatellites = [
    FaultyModel(
      "a satellite without columns", .emptySatellite, "the satellite 's' holds no column",
      line: #line + 3
    ) {
      vault { _ in
        Satellite("s", of: tenant) {}
      }
    },
    FaultyModel(
      "a column that is taken twice", .duplicateColumn,
      "the satellite 's' takes the column 'title' twice", line: #line + 5
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.title
          row.title.named("heading")
        }
      }
    },
    FaultyModel(
      "two attributes of one name", .duplicateColumn,
      "the satellite 's' has two attributes 'title'",
      line: #line + 5
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.title
          row.hours.named("title")
        }
      }
    },
    FaultyModel(
      "an attribute that the loader fills", .reservedName,
      "the attribute 'load_end_date' of the satellite 's' has the name of a column "
        + "that the loader fills",
      line: #line + 4
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.title.named("load_end_date")
        }
      }
    },
    FaultyModel(
      "an attribute like the parent's key", .reservedName,
      "the attribute 'job_hk' of the satellite 's' has the name of a column that the loader fills",
      line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        Satellite("s", of: job) {
          row.title.named("job_hk")
        }
      }
    },
    FaultyModel(
      "a secret", .secretInClear,
      "the attribute 'api_key' of the satellite 's' looks like a secret, and is stored as it comes",
      line: #line + 4
    ) {
      vault { row in
        Satellite("s", of: tenant) {
          row.title.named("api_key")
        }
      }
    },
    FaultyModel(
      "a satellite of a hub that the source does not key", .missingKey,
      "the satellite 's' needs 'job', which the source 'jobs' does not key", line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: job) { row.title }
      }
    },
    FaultyModel(
      "a satellite of a participant that is called optional", .optionalKey,
      "the satellite 's' describes 'job', which a record may lack", line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Satellite("s", of: job.optional) { row.title }
      }
    },
    FaultyModel(
      "a satellite of a key that a link may lack", .optionalKey,
      "the satellite 's' describes 'job', which a link of the source 'jobs' may lack",
      line: #line + 8
    ) {
      vault { row in
        job.key(row.number)
        Link("l") {
          tenant
          job.optional
        }
        Satellite("s", of: job) { row.title }
      }
    },
    FaultyModel(
      "a satellite of a link that the source does not feed", .missingLink,
      "the source 'jobs' feeds the satellite 's', but not its link 'l'", line: #line + 8
    ) {
      vault { row in
        let link = Link("l") {
          tenant
          job
        }
        job.key(row.number)
        Satellite("s", of: link) { row.title }
      }
    },
    FaultyModel(
      "a column of another table", .unknownColumn, "the source 'jobs' has no column 'done_by_name'",
      line: #line + 4
    ) {
      vault { _ in
        Satellite("s", of: tenant) {
          ImportedJobs().doneByName
        }
      }
    },
  ]
}
