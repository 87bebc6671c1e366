import DataVault

extension FaultyModel {
  static let ofLinks = [
    FaultyModel(
      "a link that joins one hub", .tooFewParticipants,
      "the link 'l' joins 1 hubs; it needs two or more", line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("l") { job }
      }
    },
    FaultyModel(
      "a hub that is joined with itself without roles", .duplicateRole,
      "the link 'l' has two participants in the role 'job'", line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("l") {
          job
          job
        }
      }
    },
    FaultyModel(
      "a link named like its participant", .reservedName,
      "the link 'job' would have two columns 'job_hk': its own and a participant's",
      line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("job") {
          tenant
          job
        }
      }
    },
    FaultyModel(
      "another hub in the tenant's role", .reservedName,
      "the link 'l' would have two columns 'tenant_hk': its own and a participant's",
      line: #line + 6
    ) {
      let source = Source(Jobs.self) { row in
        company.key(row.tenant)
        job.key(row.number)
        job.key("7", as: "tenant")
        Link("l") {
          job
          job.as("tenant")
        }
      }
      return Vault("v", tenant: company) { source }
    },
    FaultyModel(
      "a tenant that may be missing", .optionalKey,
      "the link 'l' may lack the tenant, whose key every other key needs", line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("l") {
          job
          tenant.optional
        }
      }
    },
    FaultyModel(
      "a hub that the source does not key", .missingKey,
      "the link 'l' needs 'worker', which the source 'jobs' does not key", line: #line + 4
    ) {
      vault { row in
        job.key(row.number)
        Link("l") {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a role that the source does not key", .missingKey,
      "the link 'l' needs 'boss', which the source 'jobs' does not key", line: #line + 5
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("l") {
          job
          worker.as("boss")
        }
      }
    },
    FaultyModel(
      "a key that one link needs and another does not", .optionalKey,
      "the link 'strict' needs 'worker', which another link of the source 'jobs' may lack",
      line: #line + 9
    ) {
      vault { row in
        job.key(row.number)
        worker.key(row.doneBy)
        Link("loose") {
          job
          worker.optional
        }
        Link("strict") {
          job
          worker
        }
      }
    },
    FaultyModel(
      "a link that is fed twice", .repeatedFeed, "the source 'jobs' feeds the link 'l' twice",
      line: #line + 6
    ) {
      let link = Link("l") {
        tenant
        job
      }
      let source = Source(Jobs.self) { row in
        tenant.key(row.tenant)
        job.key(row.number)
        link
        link
      }
      return Vault("v", tenant: tenant) { source }
    },
  ]

  private static let company = Hub("company") { Key("code", .text) }
}
