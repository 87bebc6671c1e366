import DataVault

let timeline = Hub("timeline", about: "A course that events may take") {
  Key("timeline_id", .uuid)
}

/// A branch names its parent by the timeline, causal events name a branch by its row: the two keys
/// meet in the link `timeline_user`, and neither has to be looked up.
let timelineBranch = Hub("timeline_branch", about: "The register's row of a timeline") {
  Key("branch_id", .uuid)
}

let timelineBranches = Source(TimelineBranches.self, about: "The timelines of all users") { row in
  tenant.key(unnamedInstallation)
  timelineBranch.key(row.id)
  timeline.key(row.timelineId)
  user.key(row.userId)

  Link("timeline_user", about: "Which timeline a branch is, and whose") {
    timelineBranch
    timeline
    user.optional
  }

  When(row.parentTimeline, .isPresent) {
    timeline.key(row.timelineId, as: "child")
    timeline.key(row.parentTimeline, as: "parent")
    Link("timeline_parent", kind: .hierarchy, about: "From which timeline one branched off") {
      timeline.as("child")
      timeline.as("parent")
    }
  }

  Satellite("timeline", of: timelineBranch, about: "Where and by what a timeline branched off") {
    row.divergencePoint
    row.divergenceEvent
    row.parentTimeline.about("NULL for the prime timeline")
    row.createdAt
  }

  Satellite("timeline_state", of: timelineBranch, about: "How likely and how grave it is") {
    row.probability.about("From 0 to 1")
    row.impactScore.about("What it would mean to the business")
    row.isActive
    row.collapsed
  }
}

/// The column `timeline_id` of the source holds no timeline, but the row of its branch.
let causalChains = Source(
  CausalChains.self, about: "What happened on the timelines, and why"
) { row in
  tenant.key(unnamedInstallation)
  timelineBranch.key(row.timelineId)

  Link(
    "causal_event", kind: .nonHistorized, dependentKeys: row.id.named("event_id"),
    about: "One event on a timeline; written once"
  ) {
    timelineBranch.optional
  } payload: {
    row.eventType.about("deal_won, deal_lost, hire, outage and the like")
    row.eventData
    row.causedBy
    row.probabilityGivenCauses.about("From 0 to 1")
    row.occurredAt
    row.detectedAt
    row.downstreamEffects
    row.preventedDisasters
    row.createdOpportunities
  }

  Each(row.causedBy) { cause in
    Link(
      "causal_event_cause", dependentKeys: row.id.named("event_id"), cause.named("cause_id"),
      about: "Which event was caused by which; both are rows of causal_event"
    ) {
      timelineBranch.optional
    }
  }
}
