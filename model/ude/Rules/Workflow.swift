import DataVault

/// The UUID is the key, since the instances know nothing else; `name` is payload.
let workflow = Hub("workflow", about: "Steps that are taken one after the other") {
  Key("workflow_id", .uuid)
}

let workflowInstance = Hub("workflow_instance", about: "One run of a workflow") {
  Key("instance_id", .uuid)
}

let workflowDefinitions = Source(
  WorkflowDefinitions.self, about: "The workflows of all tenants"
) { row in
  tenant.key(row.tenantId)
  workflow.key(row.workflowId)
  user.key(row.createdBy, as: "author")

  Link("workflow_author", drivenBy: workflow, about: "Who answers for a workflow") {
    workflow
    user.as("author")
  }

  Satellite("workflow", of: workflow, about: "Which steps a workflow has") {
    row.name.about("Unique over all tenants")
    row.description
    row.version
    row.definition
    row.inputSchema
    row.outputSchema
    row.timeoutSeconds
    row.retryPolicy
    row.errorHandling
    row.isActive
    row.createdAt
    row.updatedAt.notHashed()
  }
}

let workflowInstances = Source(
  WorkflowInstances.self, about: "The runs of all workflows"
) { row in
  tenant.key(row.tenantId)
  workflowInstance.key(row.instanceId)
  workflow.key(row.workflowId)

  Link("workflow_run", about: "Which workflow is run") {
    workflowInstance
    workflow
  }

  Satellite("workflow_instance", of: workflowInstance, about: "What a run was started with") {
    row.inputData.sensitive(.confidential)
    row.createdAt
  }

  Satellite("workflow_instance_status", of: workflowInstance, about: "How far a run came") {
    row.currentState
    row.status.about("RUNNING, COMPLETED, FAILED, CANCELLED or PAUSED")
    row.context.sensitive(.confidential)
    row.outputData.sensitive(.confidential)
    row.startedAt
    row.completedAt
    row.errorMessage
    row.executionTimeMs
    row.quantumCallId.about("The run on a quantum computer, a call_id of quantum_call_l")
    row.updatedAt.notHashed()
  }
}

let workflowExecutionLog = Source(
  WorkflowExecutionLog.self, about: "What was done in each run, step by step"
) { row in
  tenant.key(row.tenantId)
  workflowInstance.key(row.instanceId)

  let step = Link("workflow_step", dependentKeys: row.logId, about: "In which run a step is") {
    workflowInstance
  }
  step

  Satellite("workflow_step", of: step, about: "What a step did; it is completed or undone later") {
    row.stepName
    row.stepType
    row.inputData.sensitive(.confidential)
    row.outputData.sensitive(.confidential)
    row.status.about("STARTED, COMPLETED, FAILED or COMPENSATED")
    row.startedAt
    row.completedAt
    row.errorMessage
    row.executionTimeMs
    row.retryCount
  }
}
