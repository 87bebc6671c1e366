import DataVault

struct DomainRoutingDecisions: SourceTable {
  static let name = "ude.domain_routing_decisions"

  let decisionId = Column("decision_id", .uuid)
  let sessionId = Column("session_id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let inputText = Column("input_text", .text)
  let finalDomain = Column("final_domain", .text)
  let domainConfidence = Column("domain_confidence", .float8)
  let entropy = Column("entropy", .float8)
  let disambiguationUsed = Column("disambiguation_used", .bool)
  let clarificationQuestion = Column("clarification_question", .text)
  let userClarificationResponse = Column("user_clarification_response", .text)
  let evaluationContext = Column("evaluation_context", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let processingTimeMs = Column("processing_time_ms", .int4)
  let explanationArtifactId = Column("explanation_artifact_id", .uuid)
}
