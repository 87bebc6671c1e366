import DataVault

let translation = Hub("translation", about: "A text in another language") {
  Key("translation_id", .uuid)
}

let localeTranslations = Source(
  LocaleTranslations.self, about: "The texts of all tenants in other languages"
) { row in
  tenant.key(row.tenantId)
  translation.key(row.translationId)
  user.key(row.translatedBy, as: "translator")
  user.key(row.approvedBy, as: "approver")

  Link("translation_credit", drivenBy: translation, about: "Who translated, and who approved it") {
    translation
    user.as("translator").optional
    user.as("approver").optional
  }

  Satellite("translation", of: translation, about: "What a text is in another language") {
    row.sourceText
    row.sourceLocale
    row.targetLocale
    row.translatedText
    row.approved
    row.approvedAt
    row.context
    row.domain.about("SALES or SUPPORT")
    row.qualityScore.about("0 to 1")
    row.createdAt
  }

  Satellite("translation_use", of: translation, about: "How often a translation was shown") {
    row.usageCount
    row.lastUsed
  }
}
