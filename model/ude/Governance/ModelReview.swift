import DataVault

/// One approver has one say in one model: the source keeps the two unique together.
let modelApproval = Link("model_approval", about: "Who has a say in the approval of a model") {
  model
  user.as("approver")
}

let modelApprovalBoard = Source(
  ModelApprovalBoard.self, about: "What the board said of each model"
) { row in
  tenant.key(row.tenantId)
  model.key(row.modelId)
  user.key(row.approverId, as: "approver")

  modelApproval

  Satellite("model_approval", of: modelApproval, about: "What an approver said, and why") {
    row.approvalId.about("The source's own number")
    row.approvalStatus.about("APPROVED, REJECTED or PENDING")
    row.approvalCriteria
    row.approvalNotes
    row.approvedAt
    row.createdAt
  }
}

let aiEthicsReviews = Source(AiEthicsReviews.self, about: "Reviews of models by ethics") { row in
  tenant.key(row.tenantId)
  model.key(row.modelId)
  user.key(row.reviewerId, as: "reviewer")

  let ethicsReview = Link(
    "ethics_review", dependentKeys: row.reviewId,
    about: "A review of a model by one reviewer"
  ) {
    model
    user.as("reviewer")
  }
  ethicsReview

  Satellite("ethics_review", of: ethicsReview, about: "What worries the reviewer, and what helps") {
    row.reviewDate
    row.ethicalConcerns
    row.mitigationMeasures
    row.riskLevel.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.approvalStatus.about("APPROVED, CONDITIONAL or REJECTED")
    row.followUpRequired
    row.createdAt
  }
}
