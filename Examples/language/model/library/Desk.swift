import DataVault

let deskEvent = Hub("desk_event", about: "What somebody asked for; the desk's log has no key") {
  Key("digest", .varchar(64))
}

let topic = Hub("topic", about: "A word that the desk files its questions under") {
  Key("topic", .text, normalized: .trim)
}

let deskEvents = Source(
  DeskEvents.self, named: "desk_events", delivery: .delta, about: "The log of the help desk"
) { row in
  tenant.key(row.tenant)
  deskEvent.key(RowHash(of: row.happenedAt, row.givenName, row.familyName, row.question))

  When(row.subjectKind, is: "member") {
    member.key(row.subject)
    Link("desk_event_member", about: "Whose account was asked about") {
      deskEvent
      member
    }
  }

  When(row.subjectKind, in: ["book", "map"]) {
    title.key(row.subject)
    Link("desk_event_title", about: "What was asked for") {
      deskEvent
      title
    }
  }

  Each(row.topics) { word, position in
    topic.key(word)
    Link("desk_event_topic", dependentKeys: position.named("place"), about: "In this order") {
      deskEvent
      topic
    }
  }

  Satellite("desk_question", of: deskEvent, about: "The question, as it was written down") {
    row.question
    row.happenedAt
    Combined(row.givenName, row.familyName, separatedBy: " ").named("asked_by")
      .sensitive(.personal)
    Constant("desk", .varchar(10)).named("channel")
  }
}
