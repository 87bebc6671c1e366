import DataVault

let refund = Hub("refund", about: "Money that is given back for a booking") {
  Key("refund_id", .uuid)
}

let refunds = Source(Refunds.self, about: "The refunds, asked for and paid") { row in
  tenant.key(of: booking, row.bookingId)
  refund.key(row.refundId)
  booking.key(row.bookingId)
  user.key(row.requestedBy, as: "requester")
  user.key(row.approvedBy, as: "approver")
  user.key(row.processor, as: "processor")

  Link(
    "booking_refund", drivenBy: refund,
    about: "What is refunded, and who asked for it, approved it and paid it"
  ) {
    refund
    booking
    user.as("requester")
    user.as("approver").optional
    user.as("processor").optional
  }

  Satellite("refund", of: refund, about: "How much is given back, and why") {
    row.amount.about("In cents, of the booking's currency")
    row.reason
    row.requestedAt
    row.gatewayReference.sensitive(.confidential)
    row.notes
  }

  Satellite("refund_status", of: refund, about: "How far a refund came") {
    row.status.about("REQUESTED, APPROVED, PROCESSED, REJECTED or FAILED")
    row.approvedAt
    row.processedAt
  }
}

/// What is approved is told by `action_type`; the types known so far all mean a booking.
let approvalChains = Source(
  ApprovalChains.self, about: "Who has to agree to a refund, a discount or a cancellation"
) { row in
  tenant.key(of: user, row.approverId)
  user.key(row.approverId, as: "approver")

  let approval = Link(
    "approval", dependentKeys: row.chainId, about: "Who is asked to agree to something"
  ) {
    user.as("approver")
  }
  approval

  When(row.actionType, in: ["REFUND", "DISCOUNT", "CANCELLATION"]) {
    booking.key(row.actionId)
    Link("approval_booking", dependentKeys: row.chainId, about: "Which booking it is about") {
      booking
      user.as("approver")
    }
  }

  Satellite("approval", of: approval, about: "What was asked, and what the answer was") {
    row.actionId
    row.actionType.about("REFUND, DISCOUNT or CANCELLATION")
    row.approvalStep.about("Counted from 1")
    row.decision.about("APPROVED, REJECTED, PENDING or ESCALATED")
    row.comments
    row.decidedAt
    row.slaDeadline
    row.createdAt
    row.escalationReason
  }
}
