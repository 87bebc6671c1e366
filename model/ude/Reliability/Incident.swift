import DataVault

let incident = Hub("incident", schema: "util", about: "Something that broke, and who mended it") {
  Key("incident_id", .uuid)
}

let incidentCommander = Link(
  "incident_commander", schema: "util", drivenBy: incident,
  about: "Who leads the work on an incident; one at a time"
) {
  incident
  user.as("commander")
}

let incidentCommand = Source(IncidentCommand.self, about: "All incidents") { row in
  tenant.key(row.tenantId)
  incident.key(row.incidentId)
  user.key(row.commander, as: "commander")

  incidentCommander

  Satellite("incident", of: incident, about: "What happened") {
    row.title
    row.severity.about("SEV1, the worst, to SEV4")
    row.detectedAt
    row.createdAt
  }

  Satellite("incident_status", of: incident, about: "How far the work on an incident is") {
    row.status.about("DETECTED, INVESTIGATING, IDENTIFIED, MONITORING or RESOLVED")
    row.resolutionEta
    row.rootCause
    row.resolution
    row.impactAssessment
    row.communicationPlan
    row.resolvedAt
    row.updatedAt.notHashed()
  }
}

let incidentTimeline = Source(
  IncidentTimeline.self, about: "What was seen and done during incidents"
) { row in
  tenant.key(row.tenantId)
  incident.key(row.incidentId)
  user.key(row.author, as: "author")

  Link(
    "incident_event", schema: "util", kind: .nonHistorized, dependentKeys: row.timelineId,
    about: "One entry of an incident's log, and who wrote it"
  ) {
    incident
    user.as("author")
  } payload: {
    row.eventType.about("DETECTION, INVESTIGATION, MITIGATION, RESOLUTION or COMMUNICATION")
    row.description
    row.timestamp
    row.metadata
  }
}
