import DataVault

extension FaultyModel {
  private static let looking = Hub("looking") { Key("looking_note", .text) }
  private static let told = Hub("told") { Key("told_kind", .text) }

  private static let jobs = Source(Jobs.self) { row in
    tenant.key(row.tenant)
    job.key(row.number)
  }

  /// A vault of jobs, which know their tenants, and of visits, which do not.
  private static func visits(
    _ conventions: VaultConventions = VaultConventions(),
    @SourceBuilder of elements: (Visits) -> [SourceElement]
  ) -> Vault {
    let visits = Source(Visits.self, elements)
    return Vault("v", tenant: tenant, conventions: conventions) {
      jobs
      visits
    }
  }

  static let ofLookUps = [
    FaultyModel(
      "another hub than the tenants' looked up", .tenantLookUp,
      "the source 'visits' looks up the hub 'looking', and only tenants are looked up",
      line: #line + 4
    ) {
      visits { row in
        tenant.key(row.tenant)
        looking.key(of: job, row.number)
      }
    },
    FaultyModel(
      "tenants looked up in their own hub", .tenantLookUp,
      "the source 'visits' looks its tenants up in the hub 'tenant', whose keys belong to themselves",
      line: #line + 2
    ) {
      visits { row in tenant.key(of: tenant, row.tenant) }
    },
    FaultyModel(
      "tenants looked up in a shared hub", .tenantLookUp,
      "the source 'visits' looks its tenants up in the hub 'shared_job', whose keys belong to all of "
        + "them", line: #line + 4
    ) {
      let shared = Hub("shared_job", shared: true) { Key("number", .int8) }
      return visits { row in
        tenant.key(of: shared, row.number)
        shared.key(row.number)
      }
    },
    FaultyModel(
      "tenants looked up in a hub that nobody else brings", .tenantLookUp,
      "the source 'visits' looks its tenants up in the hub 'worker', and no other source tells whose its "
        + "keys are", line: #line + 3
    ) {
      visits { row in
        tenant.key(of: worker, row.badge)
        worker.key(row.badge)
      }
    },
    FaultyModel(
      "a looked-up key of another type", .keyType,
      "the key part 'number' of the hub 'job' is bigint, but the column 'note' of the source 'visits' is "
        + "text", line: #line + 2
    ) {
      visits { row in tenant.key(of: job, row.note) }
    },
    FaultyModel(
      "a looked-up key of too many parts", .keyParts,
      "the source 'visits' gives 2 of 1 key parts of 'job'", line: #line + 2
    ) {
      visits { row in tenant.key(of: job, row.number, row.note) }
    },
    FaultyModel(
      "a looked-up key that is made", .tenantLookUp,
      "the source 'visits' looks its tenants up by 'combined(kind, note, '-')', which is no column of "
        + "its records", line: #line + 2
    ) {
      visits { row in tenant.key(of: job, Combined(row.kind, row.note, separatedBy: "-")) }
    },
    FaultyModel(
      "a looked-up key from another table", .unknownColumn,
      "the source 'visits' has no column 'lot'", line: #line + 2
    ) {
      visits { _ in tenant.key(of: job, Column("lot", .int8)) }
    },
    FaultyModel(
      "a tenant that stands in and is none", .keyType,
      "the key part 'code' of the hub 'tenant' is integer, which 'SYSTEM' is not", line: #line + 4
    ) {
      let tenant = Hub("tenant") { Key("code", .int4) }
      let visits = Source(Visits.self) { row in
        tenant.key(of: job, row.number).or("SYSTEM")
      }
      let jobs = Source(Jobs.self) { row in
        tenant.key(row.number)
        job.key(row.number)
      }
      return Vault("v", tenant: tenant) {
        jobs
        visits
      }
    },
    FaultyModel(
      "sources of which each would have to be first", .tenantLookUp,
      "each of the sources 'jobs', 'visits' looks its tenants up in what another one of them brings",
      line: #line + 3
    ) {
      let jobs = Source(Jobs.self) { row in
        tenant.key(of: told, row.title)
        looking.key(row.title)
        Satellite("looking", of: looking) { row.hours }
      }
      let visits = Source(Visits.self) { row in
        tenant.key(of: looking, row.note)
        told.key(row.kind)
        Satellite("told", of: told) { row.badge }
      }
      return Vault("v", tenant: tenant) {
        jobs
        visits
      }
    },
  ]
}
