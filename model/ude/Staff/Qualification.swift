import DataVault

// What staff have learned, and how well they do.

let staffQualifications = Source(
  StaffQualifications.self, about: "The certificates of staff"
) { row in
  tenant.key(of: staff, row.staffId)
  staff.key(row.staffId)

  Satellite(
    "staff_qualification", of: staff, members: row.qualificationId,
    about: "All certificates of a person, each valid until it expires"
  ) {
    row.qualificationId
    row.certificate
    row.issuingAuthority
    row.issueDate
    row.expiryDate
    row.docUrl
    row.verified
    row.verifiedBy.about("The user who looked at the certificate")
    row.verifiedAt
    row.verificationNotes
    row.skillsCovered
  }
}

let trainingRecords = Source(TrainingRecords.self, about: "The trainings of staff") { row in
  tenant.key(of: staff, row.staffId)
  staff.key(row.staffId)

  Link(
    "training", kind: .nonHistorized, dependentKeys: row.trainingId,
    about: "A training that somebody has done"
  ) {
    staff
  } payload: {
    row.trainingName
    row.trainingType.about("ONLINE, IN_PERSON, WORKSHOP or CERTIFICATION")
    row.completedDate
    row.durationHours
    row.provider
    row.certificateUrl
    row.skillsAcquired
    row.effectivenessRating.about("1 to 5")
    row.createdAt
  }
}

/// A review's date may be corrected, so that it describes the review and is no part of its key.
let performanceReviews = Source(
  PerformanceReviews.self, about: "What was said of the work of staff"
) { row in
  tenant.key(of: staff, row.staffId)
  staff.key(row.staffId)
  staff.key(row.reviewerId, as: "reviewer")

  let review = Link("review", dependentKeys: row.reviewId, about: "Who was reviewed by whom") {
    staff
    staff.as("reviewer")
  }
  review

  Satellite("review", of: review, about: "How somebody did") {
    row.reviewDate
    row.rating.sensitive(.confidential).about("1 to 5")
    row.goalsAchievement.sensitive(.confidential).about("0 to 1")
    row.strengths.sensitive(.confidential)
    row.improvementAreas.sensitive(.confidential)
    row.feedback.sensitive(.confidential)
    row.goalsNextPeriod.sensitive(.confidential)
    row.createdAt
    row.updatedAt.notHashed()
  }
}
