import DataVault

let deployment = Hub("deployment", about: "A model put to work in an environment") {
  Key("deployment_id", .uuid)
}

/// Not called `deployment`: a link and its hub would both have the key `deployment_hk`.
///
/// The source declares no foreign key for the deployer.
let deploymentModel = Link(
  "deployment_model", drivenBy: deployment,
  about: "Which model a deployment runs, and who deployed it"
) {
  deployment
  model
  user.as("deployer")
}

let modelDeploymentVersions = Source(
  ModelDeploymentVersions.self, about: "The deployments of all models"
) { row in
  tenant.key(row.tenantId)
  deployment.key(row.deploymentId)
  model.key(row.modelId)
  user.key(row.deployedBy, as: "deployer")

  deploymentModel

  Satellite("deployment", of: deployment, about: "Which version runs where, and how") {
    row.environment.about("DEV, STAGING or PRODUCTION")
    row.version
    row.deploymentConfig
    row.deployedAt
  }

  Satellite("deployment_status", of: deployment, about: "What became of a deployment") {
    row.status.about("DEPLOYING, ACTIVE, FAILED, ROLLING_BACK or ROLLED_BACK")
    row.rollbackReason
    row.performanceMetrics
    row.resourceUtilization
  }
}
