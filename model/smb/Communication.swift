import DataVault

let communication = Hub("communication", about: "A message or call, in or out") {
  Key("communication_id", .uuid)
}

let template = Hub("template", about: "A text that messages are made from") {
  Key("template_id", .uuid)
}

/// `recipient_id` is a customer's only where the type says so; of others no table is known.
let communications = Source(Communications.self, about: "Every message and call") { row in
  tenant.key(row.tenantId)
  communication.key(row.id)
  user.key(row.senderId, as: "sender")
  business.key(row.businessId)

  Link("communication_party", drivenBy: communication, about: "Who wrote or called, and for whom") {
    communication
    user.as("sender").optional
    business
  }

  When(row.recipientType, is: "customer") {
    When(row.recipientId, .isPresent) {
      customer.key(row.recipientId)
      Link("communication_customer", about: "Which customer was addressed") {
        communication
        customer
      }
    }
  }

  When(row.replyToId, .isPresent) {
    communication.key(row.id, as: "reply")
    communication.key(row.replyToId, as: "answered")
    Link("communication_reply", kind: .hierarchy, about: "Which message answers which") {
      communication.as("reply")
      communication.as("answered")
    }
  }

  Satellite("communication", of: communication, about: "What was said, and to whom") {
    row.recipientInfo.sensitive(.personal).about("Who an external recipient is")
    row.subject.sensitive(.personal)
    row.content.sensitive(.personal)
    row.attachments.sensitive(.personal).about("References to files")
    row.mediaUrls.sensitive(.personal).about("Recordings of voice and video")
  }

  Satellite(
    "communication_channel", of: communication, about: "How it went, and what it belongs to"
  ) {
    row.recipientType.about("customer, team or external")
    row.recipientId
    row.communicationType.about("email, sms, call, video_call, chat or social")
    row.direction.about("inbound or outbound")
    row.contentType.about("text, html, voice, video or image")
    row.threadId.about("The same for all messages of one exchange")
    row.campaignId
    row.externalId.about("The provider's own key")
    row.provider.about("twilio, sendgrid, zoom and the like")
    row.providerMetadata
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("communication_status", of: communication, about: "Whether it arrived and was read") {
    row.status.about("draft, sent, delivered, read, replied or failed")
    row.deliveryStatus.about("As the provider tells it")
    row.readAt
    row.repliedAt
  }

  Satellite("communication_analysis", of: communication, about: "What the system made of it") {
    row.aiGenerated
    row.aiModelUsed
    row.sentimentScore.about("From -1, angry, to 1, pleased")
    row.intentClassification
    row.autoResponseUsed
  }
}

let communicationTemplates = Source(
  CommunicationTemplates.self, about: "The texts that firms make messages from"
) { row in
  tenant.key(row.tenantId)
  template.key(row.id)
  business.key(row.businessId)

  Link("template_business", drivenBy: template, about: "Whose text it is") {
    template
    business
  }

  Satellite("template", of: template, about: "A text, and what it is for") {
    row.templateName
    row.templateType.about("welcome, reminder, follow_up or invoice")
    row.communicationType.about("email, sms or call_script")
    row.subjectTemplate
    row.contentTemplate
    row.variables.about("What is filled in")
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("template_usage", of: template, about: "How often a text is used") {
    row.usageCount
    row.lastUsedAt
  }
}
