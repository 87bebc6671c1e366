import DataVault

let calendarEvent = Hub("calendar_event", about: "Something that takes time: a job, a meeting") {
  Key("calendar_event_id", .uuid)
}

/// Who is asked to come now is told by the versions of `calendar_attendance`.
///
/// The link keeps all who ever were.
let calendarEvents = Source(CalendarEvents.self, about: "The calendars of all firms") { row in
  tenant.key(row.tenantId)
  calendarEvent.key(row.id)
  customer.key(row.customerId)
  job.key(row.jobId)
  user.key(row.createdBy, as: "creator")
  business.key(row.businessId)

  Link(
    "calendar_event_party", drivenBy: calendarEvent, about: "Whose time it takes, and what for"
  ) {
    calendarEvent
    customer.optional
    job.optional
    user.as("creator").optional
    business
  }

  Each(row.assignedUsers) { member in
    When(member, .isPresent) {
      user.key(member, as: "attendee")
      Link("calendar_attendee", about: "Who has ever been asked to come") {
        calendarEvent
        user.as("attendee")
      }
    }
  }

  Satellite("calendar_attendance", of: calendarEvent, about: "Who is asked to come") {
    row.assignedUsers.about("Users, by their UUID, in the source's order")
  }

  Satellite(
    "calendar_event", of: calendarEvent, about: "What an event is about, where and with whom"
  ) {
    row.title.sensitive(.personal)
    row.description.sensitive(.personal)
    row.externalParticipants.sensitive(.personal)
    row.locationAddress.sensitive(.personal)
    row.virtualMeetingUrl.sensitive(.personal)
    row.virtualMeetingId.sensitive(.personal)
  }

  Satellite("calendar_event_time", of: calendarEvent, about: "Kind and time of an event") {
    row.eventType.about("job, meeting, block or personal")
    row.startTime
    row.endTime
    row.allDay
    row.timezone
    row.isRecurring
    row.recurrenceRule.about("As RFC 5545 has it: FREQ=WEEKLY;BYDAY=MO")
    row.recurrenceEndDate
    row.locationType.about("on_site, virtual or office")
    row.tags
    row.customFields
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite(
    "calendar_event_status", of: calendarEvent, about: "Whether it stands, and stands well"
  ) {
    row.status.about("scheduled, confirmed, in_progress, completed or cancelled")
    row.confirmationStatus.about("pending, confirmed or declined")
    row.travelTimeMinutes
    row.optimalStartTime.about("When the system would have it")
    row.schedulingConfidence.about("From 0 to 1")
    row.priority.about("From 1 to 5")
  }

  StatusSatellite(
    of: calendarEvent, named: "calendar_event_presence", about: "Whether it is still on file")
}

/// The slots of one person are one set: any difference closes all of it and opens it anew.
///
/// A slot is told by its own key, since a date that overrides the week is missing in most of them.
let calendarAvailability = Source(
  CalendarAvailability.self, about: "When people, and firms as a whole, can be booked"
) { row in
  tenant.key(row.tenantId)
  business.key(row.businessId)
  user.key(row.userId)

  let availability = Link("user_availability", about: "Whose slots; of nobody: the firm's own") {
    business
    user.optional
  }
  availability

  Satellite("user_availability", of: availability, members: row.id, about: "The slots in force") {
    row.id.named("slot_id")
    row.dayOfWeek.about("From 0, Sunday, to 6")
    row.startTime
    row.endTime
    row.available
    row.maxConcurrentBookings
    row.bufferTimeMinutes
    row.effectiveFrom
    row.effectiveTo
    row.dateOverride.about("The one day that the slot is for, whatever the week says")
    row.createdAt
  }
}
