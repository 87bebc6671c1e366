import DataVault

let deployment = Hub("ai_deployment_status", about: "A model put to work in an environment") {
  Key("deployment_id", .varchar(255))
}

let deployments = Source(AiDeployments.self, about: "The deployments of all models") { row in
  tenant.key(row.tenantId)
  model.key(row.modelName, row.modelVersion)
  deployment.key(row.deploymentId)

  Link("ai_model_deployment", about: "Which model a deployment runs") {
    model
    deployment
  }

  Satellite("ai_deployment_status", of: deployment, about: "What became of a deployment") {
    row.id
    row.deploymentEnvironment.about("DEV, STAGING or PROD")
    row.deploymentStatus.about("DEPLOYING, ACTIVE, INACTIVE or FAILED")
    row.deploymentTimestamp
    row.endpointUrl
    row.healthCheckUrl
    row.scalingConfig
    row.resourceAllocation
    row.trafficPercentage
    row.canaryDeployment
    row.rollbackVersion
    row.deploymentNotes
    row.updatedAt.notHashed()
  }
}
