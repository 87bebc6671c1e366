import DataVault

/// The UUID is the key: a user's address and the role would name an executive as well, but its row has
/// no address.
let executive = Hub("executive", about: "A simulated executive on the board of a user") {
  Key("executive_id", .uuid)
}

let shadowBoardExecutives = Source(
  ShadowBoardExecutives.self, about: "The boards of all users"
) { row in
  tenant.key(unnamedInstallation)
  executive.key(row.id)
  user.key(row.userId)
  registryEntry.key(row.registryId)

  Link("executive_board", about: "On whose board an executive sits, and under which name") {
    executive
    user.optional
    registryEntry.optional
  }

  Satellite("executive", of: executive, about: "What an executive looks, sounds and acts like") {
    row.appearance.sensitive(.personal)
    row.voiceModelId.sensitive(.personal)
    row.voiceCharacteristics.sensitive(.personal)
    row.personalityProfile.sensitive(.personal)
    row.communicationStyle.sensitive(.personal)
  }

  Satellite("executive_seat", of: executive, about: "What an executive is on the board") {
    row.role.about("As in the code list executive_role")
    row.createdAt
  }

  Satellite("executive_state", of: executive, about: "What an executive is at") {
    row.isActive
    row.onCall
    row.currentActivity
    row.lastActive.notHashed()
  }

  StatusSatellite(of: executive, about: "Whether an executive is still on a board")
}

/// A period's figures grow while it lasts and are corrected later, so that they are versions of a
/// satellite and no event.
///
/// The period alone tells no two reports without an executive apart: the report's own number is part
/// of the key.
let executivePerformance = Source(
  ExecutivePerformance.self, about: "What executives achieved, by periods"
) { row in
  tenant.key(unnamedInstallation)
  executive.key(row.executiveId)

  let report = Link(
    "executive_performance", dependentKeys: row.periodStart, row.id.named("report_id"),
    about: "An executive's report on one period"
  ) {
    executive.optional
  }
  report

  Satellite("executive_performance", of: report, about: "What an executive achieved in a period") {
    row.periodEnd
    row.decisionsMade
    row.valueGenerated.about("In US dollars, with cents")
    row.accuracyRate.about("In percent")
    row.activeMinutes
    row.callsHandled
    row.emailsSent
  }
}
