import DataVault

let assistant = Hub("assistant", about: "The AI assistant of one user") {
  Key("assistant_id", .uuid)
}

let sovrenAiState = Source(
  SovrenAiState.self, about: "The assistants, each as it is at the moment"
) { row in
  tenant.key(unnamedInstallation)
  assistant.key(row.id)
  user.key(row.userId)

  Link("assistant_user", about: "Whose an assistant is: one user has one") {
    assistant
    user.optional
  }

  Satellite("assistant_state", of: assistant, about: "What an assistant is at") {
    row.consciousnessLevel.about("From 0 to 100")
    row.neuralActivity
    row.dimensionalPosition.about("Where it is in 11 dimensions")
    row.temporalAdvantage.about("Years ahead")
    row.predictionAccuracy.about("From 0 to 1")
    row.lastActive.notHashed()
  }

  Satellite("assistant_look", of: assistant, about: "What an assistant looks like") {
    row.androidAppearance
    row.createdAt
  }
}

/// What an assistant did is written once, in the source by the year in which it occurred.
///
/// A user may notice an action before it occurs, so that none of its three times says when the
/// platform told of it. Here it is one table: a link's key holds no date to split it by.
let sovrenActivityTemporal = Source(
  SovrenActivityTemporal.self, about: "What the assistants did"
) { row in
  tenant.key(unnamedInstallation)
  assistant.key(row.sovrenId)

  Link(
    "activity", kind: .nonHistorized, dependentKeys: row.id.named("activity_id"),
    about: "One action of an assistant"
  ) {
    assistant.optional
  } payload: {
    row.actionType.about("prediction, negotiation, call, analysis, email and the like")
    row.actionData
    row.occurredAt
    row.perceivedAt.about("When the user became aware of it")
    row.influencedUntil.about("Until when it acts; may be for ever")
    row.dimensionalImpact
    row.causalityChain.about("The actions that it caused, by their numbers")
    row.parallelOutcomes.about("What became of it elsewhere")
    row.responseTimeMs
    row.dimensionsComputed
    row.universesExplored
  }
}
