import DataVault

/// A hub and no code list, since each tenant has its own and a code list is read by all.
let culture = Hub("culture", about: "How a tenant speaks and does business in one country") {
  Key("context_id", .uuid)
}

let culturalContexts = Source(
  CulturalContexts.self, about: "Formats, holidays and manners by country and language"
) { row in
  tenant.key(row.tenantId)
  culture.key(row.contextId)

  Satellite("culture", of: culture, about: "How dates are written and people are addressed") {
    row.countryCode
    row.languageCode
    row.dateFormat
    row.timeFormat
    row.currency
    row.timezone
    row.workweekStart.about("MONDAY, SUNDAY or SATURDAY")
    row.workweekEnd.about("FRIDAY, SATURDAY or SUNDAY")
    row.holidayCalendar
    row.communicationStyle.about("DIRECT, INDIRECT, FORMAL or INFORMAL")
    row.formalityLevel.about("HIGH, MEDIUM or LOW")
    row.businessNorms
    row.createdAt
    row.updatedAt.notHashed()
  }
}
