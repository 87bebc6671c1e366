import DataVault

/// A hub of its own and not the mere key of an event, since verifications refer to a change.
let changeEvent = Hub("change_event", schema: "util", about: "A change of one row of the source") {
  Key("event_id", .uuid)
}

/// The tenant is the row's own, and where it has none the platform.
///
/// The user of a change is not asked: whoever works for the platform changes its rows as a tenant's
/// user, and such a change is no row of that tenant.
let changeEvents = Source(
  ChangeEvents.self, about: "What the source's own triggers wrote of changed rows"
) { row in
  tenant.key(row.tenantId.or(systemTenant))
  changeEvent.key(row.eventId)
  user.key(row.userId)
  correlation.key(row.correlationId)

  let change = Link(
    "change_origin", schema: "util", kind: .nonHistorized,
    about: "Who changed which row, and within which operation"
  ) {
    changeEvent
    user.optional
    correlation.optional
  } payload: {
    row.tenantId.about("NULL where the change belongs to the platform")
    row.entityType.about("booking, user, inventory, order and the like")
    row.entityId.about("The key of the changed row; which table it is in, entity_type says")
    row.operation.about("INSERT, UPDATE, DELETE or SOFT_DELETE")
    row.timestamp
    row.version
  }
  change

  Satellite(
    "change_value", of: change, kind: .nonHistorized, about: "The row before and after the change"
  ) {
    row.oldValues.sensitive(.personal)
    row.newValues.sensitive(.personal)
    row.payload.sensitive(.personal)
  }
}

let changeVerification = Source(
  ChangeVerification.self, about: "The checks that changes were put to"
) { row in
  tenant.key(of: changeEvent, row.eventId)
  changeEvent.key(row.eventId)

  let check = Link(
    "change_verification", schema: "util", dependentKeys: row.verificationId,
    about: "Which change was checked"
  ) {
    changeEvent
  }
  check

  // A participant of the link itself would make another row of it once the verifier is known.
  When(row.verifier, .isPresent) {
    user.key(row.verifier, as: "verifier")
    Link(
      "change_verifier", schema: "util", dependentKeys: row.verificationId,
      about: "Who checked the change"
    ) {
      changeEvent
      user.as("verifier")
    }
  }

  Satellite("change_verification", of: check, about: "How far a check came, and what it found") {
    row.verificationStatus.about("PENDING, VERIFIED, FAILED or REJECTED")
    row.verifiedAt
    row.verifier.about("The user who checks, once it is known")
    row.integrityCheck
    row.verificationMethod.about("AUTOMATED, MANUAL or MULTI_PARTY")
    row.evidence.sensitive(.confidential)
    row.notes
  }
}
