import DataVault

/// The UUID is the key: type and key of a context are free texts, and either may be missing.
let aiContext = Hub("ai_context", about: "What the assistant remembers of something") {
  Key("ai_context_id", .uuid)
}

let conversation = Hub("conversation", about: "A talk with the assistant") {
  Key("session_id", .varchar(100))
}

let aiContextCache = Source(AiContextCache.self, about: "The assistant's memory") { row in
  tenant.key(row.tenantId)
  aiContext.key(row.id)
  business.key(row.businessId)

  Link("ai_context_business", drivenBy: aiContext, about: "For which firm it is remembered") {
    aiContext
    business
  }

  Satellite("ai_context", of: aiContext, about: "What is remembered") {
    row.contextData.sensitive(.personal)
    row.embeddings.sensitive(.personal).about("1536 numbers that stand for the content")
  }

  Satellite("ai_context_state", of: aiContext, about: "Of what, by whom made, and for how long") {
    row.contextType.about("customer_profile, business_summary or workflow_state")
    row.contextKey
    row.confidenceScore.about("From 0 to 1")
    row.generatedBy.about("The model that made it")
    row.generatedAt
    row.expiresAt
    row.accessCount.notHashed()
    row.lastAccessedAt.notHashed()
  }
}

/// A message may come without a session, so it names its firm itself.
///
/// The session's text is payload as well, since NULL and the empty one are both no session.
let aiConversations = Source(
  AiConversations.self, about: "Every message to and from the assistant"
) { row in
  tenant.key(row.tenantId)
  conversation.key(row.sessionId)
  user.key(row.userId)
  business.key(row.businessId)

  Link("conversation_party", about: "Who talks with the assistant, and for whom") {
    conversation.optional
    user.optional
    business
  }

  let message = Link(
    "conversation_message", kind: .nonHistorized, dependentKeys: row.id.named("message_id"),
    about: "Something was said"
  ) {
    conversation.optional
    user.optional
    business
  } payload: {
    row.sessionId
    row.conversationType.about("customer_inquiry, business_question or workflow_help")
    row.messageOrder
    row.role.about("user, assistant or system")
    row.modelUsed
    row.tokensUsed
    row.responseTimeMs
    row.createdAt
  }
  message

  Satellite("conversation_text", of: message, kind: .nonHistorized, about: "What was said") {
    row.content.sensitive(.personal)
  }

  Satellite(
    "conversation_feedback", of: message, about: "How it was liked; said later, if at all"
  ) {
    row.feedbackScore.about("From 1 to 5")
  }
}
