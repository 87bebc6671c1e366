import DataVault

struct Documents: SourceTable {
  static let name = "smb.documents"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let filename = Column("filename", .varchar(255))
  let originalFilename = Column("original_filename", .varchar(255))
  let fileType = Column("file_type", .varchar(100))
  let mimeType = Column("mime_type", .varchar(100))
  let fileSizeBytes = Column("file_size_bytes", .int8)
  let fileUrl = Column("file_url", .varchar(500))
  let relatedEntityType = Column("related_entity_type", .varchar(50))
  let relatedEntityId = Column("related_entity_id", .uuid)
  let folderPath = Column("folder_path", .varchar(500))
  let tags = Column("tags", .array(.text))
  let description = Column("description", .text)
  let aiExtractedText = Column("ai_extracted_text", .text)
  let aiContentSummary = Column("ai_content_summary", .text)
  let aiDetectedEntities = Column("ai_detected_entities", .jsonb)
  let aiClassification = Column("ai_classification", .varchar(100))
  let confidenceScore = Column("confidence_score", .numeric(3, 2))
  let visibility = Column("visibility", .varchar(20))
  let sharedWith = Column("shared_with", .array(.uuid))
  let publicUrl = Column("public_url", .varchar(500))
  let version = Column("version", .int4)
  let parentDocumentId = Column("parent_document_id", .uuid)
  let isLatestVersion = Column("is_latest_version", .bool)
  let uploadedBy = Column("uploaded_by", .uuid)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
