import DataVault

struct LocaleTranslations: SourceTable {
  static let name = "ude.locale_translations"

  let translationId = Column("translation_id", .uuid)
  let sourceText = Column("source_text", .text)
  let sourceLocale = Column("source_locale", .text)
  let targetLocale = Column("target_locale", .text)
  let translatedText = Column("translated_text", .text)
  let translatedBy = Column("translated_by", .uuid)
  let approved = Column("approved", .bool)
  let approvedBy = Column("approved_by", .uuid)
  let approvedAt = Column("approved_at", .timestamptz)
  let context = Column("context", .text)
  let domain = Column("domain", .text)
  let qualityScore = Column("quality_score", .float8)
  let usageCount = Column("usage_count", .int4)
  let lastUsed = Column("last_used", .timestamptz)
  let createdAt = Column("created_at", .timestamptz)
  let tenantId = Column("tenant_id", .uuid)
}
