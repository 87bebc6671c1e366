import DataVault

struct CulturalContexts: SourceTable {
  static let name = "ude.cultural_contexts"

  let contextId = Column("context_id", .uuid)
  let countryCode = Column("country_code", .text)
  let languageCode = Column("language_code", .text)
  let dateFormat = Column("date_format", .text)
  let timeFormat = Column("time_format", .text)
  let currency = Column("currency", .text)
  let timezone = Column("timezone", .text)
  let workweekStart = Column("workweek_start", .text)
  let workweekEnd = Column("workweek_end", .text)
  let holidayCalendar = Column("holiday_calendar", .jsonb)
  let communicationStyle = Column("communication_style", .text)
  let formalityLevel = Column("formality_level", .text)
  let businessNorms = Column("business_norms", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
