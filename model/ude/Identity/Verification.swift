import DataVault

/// Shared, since the log names no tenant and the records of every tenant refer to it.
let verification = Hub(
  "verification", schema: "util", shared: true,
  about: "A proof that nobody has tampered with a record"
) {
  Key("verification_id", .uuid)
}

let integrityVerificationLog = Source(
  IntegrityVerificationLog.self, about: "The proofs that were made of rows of many tables"
) { row in
  tenant.key(systemTenant)
  verification.key(row.verificationId)

  Satellite("verification", of: verification, about: "What was proved, how, and whether it held") {
    row.artifactType
    row.artifactId.about("The key of what was proved; which table it is in, artifact_type says")
    row.verificationMethod.about(
      "MERKLE_PROOF, DIGITAL_SIGNATURE, QUANTUM_SIGNATURE or HASH_VERIFICATION")
    row.verificationResult.about("SUCCESS, FAILURE or INCONCLUSIVE")
    row.verifiedAt
    row.verifierId.about("A user of any tenant")
    row.evidence.sensitive(.confidential)
    row.errorDetails
  }
}

let systemSelfChecks = Source(
  SystemSelfChecks.self, about: "What components of the platform found when they checked themselves"
) { row in
  tenant.key(systemTenant)

  Link(
    "self_check", schema: "util", kind: .nonHistorized, dependentKeys: row.checkId,
    about: "One check of one component"
  ) {
    tenant
  } payload: {
    row.checkName
    row.component
    row.status.about("PASS, FAIL, WARNING or UNKNOWN")
    row.details
    row.performedAt
    row.nextScheduled
    row.severity.about("LOW, MEDIUM, HIGH or CRITICAL")
    row.autoRemediationAttempted
    row.remediationResult
    row.quantumHealthIndicator.about("0 to 1")
    row.proactiveHealingTriggered
  }
}
