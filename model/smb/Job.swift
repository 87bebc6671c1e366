import DataVault

/// The UUID is the key: a job has no number at first, and may be given another one.
let job = Hub("job", about: "A piece of work for a customer") {
  Key("job_id", .uuid)
}

/// Who is on the team now is told by the versions of `job_team`.
///
/// A link is never taken back, and the partner that a driving key has at a time is the one who
/// answers for the job.
let jobs = Source(Jobs.self, about: "The jobs of all firms") { row in
  tenant.key(row.tenantId)
  job.key(row.id)
  customer.key(row.customerId)
  business.key(row.businessId)
  user.key(row.primaryAssignee, as: "assignee")

  Link("job_customer", drivenBy: job, about: "Who works for whom") {
    job
    customer
    business
  }

  Link("job_assignee", drivenBy: job, about: "Who answers for a job") {
    job
    user.as("assignee").optional
  }

  Each(row.assignedTeamMembers) { member in
    When(member, .isPresent) {
      user.key(member, as: "team_member")
      Link("job_team_member", about: "Who has ever been on a job's team") {
        job
        user.as("team_member")
      }
    }
  }

  Satellite("job_team", of: job, about: "Who is on a job's team, in the source's order") {
    row.assignedTeamMembers.about("Users, by their UUID")
  }

  Satellite("job", of: job, about: "What is to be done") {
    row.jobNumber.about("What people call the job by; unique, and changed now and then")
    row.title
    row.description
    row.jobType.about("lawn_care, tree_service and the like; each trade has its own")
    row.priority.about("low, medium, high or urgent")
    row.tags
    row.customFields
    row.attachments.about("References to files")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("job_schedule", of: job, about: "When a job is to be done, and was") {
    row.scheduledStart
    row.scheduledEnd
    row.actualStart
    row.actualEnd
    row.estimatedDuration
    row.travelTime
  }

  Satellite("job_status", of: job, about: "How far a job has come") {
    row.status.about("quoted, scheduled, in_progress, completed or cancelled")
    row.workflowStage
    row.completionPercentage
    row.archived
  }

  Satellite(
    "job_money", of: job, about: "What a job costs and brings; in the firm's own currency"
  ) {
    row.quotedAmount
    row.finalAmount
    row.costOfGoods
    row.laborCost
    row.profitMargin.about("In percent")
  }

  Satellite("job_place", of: job, about: "Where a job is done; mostly somebody's home") {
    row.serviceAddress.sensitive(.personal)
    row.locationNotes.sensitive(.personal)
  }

  Satellite("job_insight", of: job, about: "What the system thinks of a job") {
    row.complexityScore.about("From 0 to 1")
    row.riskFactors
    row.optimizationSuggestions
  }

  When(row.status, .isPresent) {
    Reference("job_status", key: row.status, about: "The stages of a job that are in use") {}
  }

  StatusSatellite(of: job, named: "job_presence", about: "Whether a job is still on file")
}

let jobMaterials = Source(JobMaterials.self, about: "What was used up on jobs") { row in
  tenant.key(row.tenantId)
  job.key(row.jobId)

  let material = Link(
    "job_material", dependentKeys: row.id.named("material_id"), about: "Something used on a job"
  ) {
    job
  }
  material

  Satellite("job_material", of: material, about: "What it was, and what it cost") {
    row.materialName
    row.quantity
    row.unit.about("each, m, kg, hour and the like")
    row.unitCost
    row.totalCost
    row.supplier
    row.notes
  }
}

/// Reasons beside what `job_status_s` tells without them.
///
/// The link is not called `job_status` as well: the two would share their hash function.
let jobStatusHistory = Source(
  JobStatusHistory.self, about: "Every change of a job's status, with its reason"
) { row in
  tenant.key(row.tenantId)
  job.key(row.jobId)
  user.key(row.changedBy, as: "changer")

  Link(
    "job_status_change", kind: .nonHistorized, dependentKeys: row.id.named("change_id"),
    about: "A job was moved to another status"
  ) {
    job
    user.as("changer").optional
  } payload: {
    row.oldStatus
    row.newStatus
    row.changeReason
    row.metadata
    row.createdAt
  }
}
