import DataVault

/// A model with one of each: roles, optional participants, shared objects, constants, refinements.
enum Workshop {
  static let tenant = Hub("tenant", schema: "auth", about: "Whose data it is") {
    Key("tenant_code", .text)
  }

  static let job = Hub("job", about: "A piece of work") {
    Key("branch", .varchar(10), normalized: .trim, .uppercase)
    Key("number", .int8)
  }

  static let worker = Hub("worker") {
    Key("badge", .text, normalized: .trim, .emptyAsNull)
  }

  static let crew = Link("crew", about: "Who did a job, and who looked it over") {
    job
    worker
    worker.as("inspector").optional
  }

  static let jobs = Source(Jobs.self, about: "The jobs of all branches") { row in
    worker.key(row.inspectedBy, as: "inspector")
    worker.key(row.doneBy)
    job.key(row.branch, row.number)
    tenant.key(row.tenant.or("house"))

    crew

    Satellite("job", of: job, about: "What a job is") {
      row.title
      row.price.named("net_price").about("In euro").sensitive(.confidential)
      row.touchedAt.notHashed()
    }

    Satellite("crew", of: crew) {
      row.hours
    }
  }

  static let imports = Source(
    ImportedJobs.self, named: "imports", delivery: .delta, recordSource: "branch south"
  ) { row in
    tenant.key("south")
    job.key("S", row.number)
    worker.key(row.doneBy)
    worker.key(row.inspectedBy, as: "inspector")

    crew

    Satellite("worker_south", of: worker, about: "What the south knows of its workers") {
      row.doneByName.sensitive(.personal)
    }
  }

  static let vault = Vault("workshop", tenant: tenant, about: "Jobs and workers") {
    jobs
    imports
  }
}

struct Jobs: SourceTable {
  static let name = "shop.jobs"

  let tenant = Column("tenant", .text)
  let branch = Column("branch", .varchar(8))
  let number = Column("number", .int4)
  let title = Column("title", .text)
  let price = Column("price", .numeric(12, 2))
  let doneBy = Column("done_by", .varchar(20))
  let inspectedBy = Column("inspected_by", .varchar(20))
  let hours = Column("hours", .interval)
  let touchedAt = Column("touched_at", .timestamptz)
}

struct ImportedJobs: SourceTable {
  static let name = "south.jobs"

  let number = Column("number", .int8)
  let doneBy = Column("done_by", .text)
  let inspectedBy = Column("inspected_by", .text)
  let doneByName = Column("done_by_name", .text)
}
