import DataVault

let document = Hub("document", about: "A file of a firm, in one version") {
  Key("document_id", .uuid)
}

/// What a document is about is named by a type and a key: each type has a link of its own.
///
/// Whom it is shared with now is told by `document_s`; the link keeps all who ever were.
let documents = Source(Documents.self, about: "The files of all firms") { row in
  tenant.key(row.tenantId)
  document.key(row.id)
  user.key(row.uploadedBy, as: "uploader")
  business.key(row.businessId)

  Link("document_owner", drivenBy: document, about: "Whose file it is, and who brought it") {
    document
    user.as("uploader").optional
    business
  }

  When(row.relatedEntityId, .isPresent) {
    When(row.relatedEntityType, is: "customer") {
      customer.key(row.relatedEntityId)
      Link("document_customer", about: "The customer that a document is about") {
        document
        customer
      }
    }
    When(row.relatedEntityType, is: "job") {
      job.key(row.relatedEntityId)
      Link("document_job", about: "The job that a document is about") {
        document
        job
      }
    }
    When(row.relatedEntityType, is: "invoice") {
      invoice.key(row.relatedEntityId)
      Link("document_invoice", about: "The bill that a document is about") {
        document
        invoice
      }
    }
    When(row.relatedEntityType, is: "user") {
      user.key(row.relatedEntityId, as: "subject")
      Link("document_user", about: "The employee that a document is about") {
        document
        user.as("subject")
      }
    }
  }

  When(row.parentDocumentId, .isPresent) {
    document.key(row.id, as: "version")
    document.key(row.parentDocumentId, as: "parent")
    Link("document_version", kind: .hierarchy, about: "Which document another one comes after") {
      document.as("version")
      document.as("parent")
    }
  }

  Each(row.sharedWith) { member in
    When(member, .isPresent) {
      user.key(member, as: "reader")
      Link("document_share", about: "With whom a document has ever been shared") {
        document
        user.as("reader")
      }
    }
  }

  Satellite("document", of: document, about: "The file, where it lies and who may see it") {
    row.filename
    row.originalFilename
    row.fileType.about("image, document, video, audio or other")
    row.mimeType
    row.fileSizeBytes
    row.fileUrl
    row.relatedEntityType.about("customer, job, invoice or user")
    row.relatedEntityId
    row.folderPath
    row.tags
    row.aiClassification.about("What kind of document the system takes it for")
    row.confidenceScore.about("How sure it is, from 0 to 1")
    row.visibility.about("private, team or customer")
    row.sharedWith.about("Users, by their UUID, in the source's order")
    row.publicUrl
    row.version
    row.isLatestVersion
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("document_text", of: document, about: "What a document says") {
    row.description.sensitive(.personal)
    row.aiExtractedText.sensitive(.personal)
    row.aiContentSummary.sensitive(.personal)
    row.aiDetectedEntities.sensitive(.personal).about("Names, dates, amounts and the like")
  }

  StatusSatellite(
    of: document, named: "document_presence", about: "Whether a document is still on file")
}

let documentProcessingJobs = Source(
  DocumentProcessingJobs.self, about: "What was done to documents by machines"
) { row in
  tenant.key(row.tenantId)
  document.key(row.documentId)

  let processing = Link(
    "document_processing", dependentKeys: row.id.named("processing_id"),
    about: "A document is read by a machine"
  ) {
    document
  }
  processing

  Satellite("document_processing", of: processing, about: "How far it came, and what of it") {
    row.processingType.about("ocr, classification or extraction")
    row.status.about("pending, processing, completed or failed")
    row.result
    row.errorMessage
    row.startedAt
    row.completedAt
  }
}
