import DataVault

/// The UUID is the key: a drift names its state by nothing else.
let terraformState = Hub(
  "terraform_state", schema: "util", about: "What Terraform knows of one component"
) {
  Key("state_id", .uuid)
}

let terraformApplier = Link(
  "terraform_applier", schema: "util", drivenBy: terraformState,
  about: "Who applied a state last; the source declares no foreign key"
) {
  terraformState
  user.as("applier")
}

/// A state file holds the values of all outputs, passwords among them: only its digest is kept, and
/// tells whether two versions are one.
let terraformStates = Source(
  TerraformStates.self, about: "The states of all environments and components"
) { row in
  tenant.key(row.tenantId)
  terraformState.key(row.stateId)
  user.key(row.appliedBy, as: "applier")

  terraformApplier

  Satellite("terraform_state", of: terraformState, about: "Which version is applied where") {
    row.environment.about("DEV, STAGING, PRODUCTION or DR")
    row.component
    row.version
    RowHash(of: row.stateFile).named("state_file_digest")
      .about("Hash of the state file's name and text, as lower-case hex")
    row.plannedChanges
    row.lastApplied
    row.createdAt
  }

  Satellite(
    "terraform_drift_check", of: terraformState,
    about: "Whether the last look at the real infrastructure found a difference"
  ) {
    row.driftDetectionEnabled
    row.lastDriftCheck
    row.driftDetected
  }
}

let infrastructureDrifts = Source(
  InfrastructureDrifts.self, about: "Differences between what Terraform knows and what there is"
) { row in
  tenant.key(row.tenantId)
  terraformState.key(row.stateId)

  let drift = Link(
    "drift", schema: "util", dependentKeys: row.driftId,
    about: "A resource that differs from its state"
  ) {
    terraformState
  }
  drift

  Satellite("drift", of: drift, about: "What differs, how bad it is and what was done") {
    row.resourceType
    row.resourceName
    row.expectedConfig
    row.actualConfig
    row.driftSeverity.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.detectedAt
    row.autoRemediable
    row.resolvedAt
    row.resolutionAction
  }
}
