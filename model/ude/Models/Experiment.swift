import DataVault

let experiment = Hub("experiment", about: "A model tried out on a part of the traffic") {
  Key("experiment_id", .uuid)
}

/// Not called `experiment`: a link and its hub would both have the key `experiment_hk`.
let experimentModel = Link(
  "experiment_model", drivenBy: experiment,
  about: "Which model is tried out, and who answers for it"
) {
  experiment
  model
  user.as("owner")
}

let modelExperiments = Source(ModelExperiments.self, about: "All experiments") { row in
  tenant.key(row.tenantId)
  experiment.key(row.experimentId)
  model.key(row.modelVersion)
  user.key(row.experimentOwner, as: "owner")

  experimentModel

  Satellite("experiment", of: experiment, about: "What is tried, for how long, to which end") {
    row.trafficPercentage.about("0 to 100")
    row.startTime
    row.endTime
    row.successCriteria
    row.createdAt
  }

  Satellite("experiment_result", of: experiment, about: "What came of it so far, and in the end") {
    row.results
    row.promotionDecision.about("PROMOTE, REJECT or MODIFY; NULL until it is taken")
  }
}

let experimentEnrollments = Source(
  ExperimentEnrollments.self, about: "Which users take part in experiments"
) { row in
  tenant.key(row.tenantId)
  experiment.key(row.experimentId)
  user.key(row.userId)

  let enrollment = Link(
    "enrollment", dependentKeys: row.enrollmentId, about: "A user's part in an experiment"
  ) {
    experiment
    user
  }
  enrollment

  Satellite("enrollment", of: enrollment, about: "Which variant a user gets") {
    row.variant
    row.assignedAt
    row.quantumBackend.about("CLASSICAL, HYBRID or QUANTUM")
    row.precisionLevel.about("LOW, MEDIUM, HIGH or ULTRA")
  }
}
