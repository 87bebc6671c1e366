import DataVault

/// The UUID is the key: a draft has no number.
let invoice = Hub("invoice", about: "A bill, or the estimate of one") {
  Key("invoice_id", .uuid)
}

let invoices = Source(Invoices.self, about: "The bills of all firms") { row in
  tenant.key(row.tenantId)
  invoice.key(row.id)
  job.key(row.jobId)
  customer.key(row.customerId)
  business.key(row.businessId)

  Link("invoice_party", drivenBy: invoice, about: "Who bills whom, and for which job") {
    invoice
    job.optional
    customer
    business
  }

  Satellite("invoice", of: invoice, about: "Number and terms of a bill") {
    row.invoiceNumber
    row.invoiceType.about("estimate, invoice or recurring")
    row.paymentTerms
    row.lateFeePercentage
    row.discountTerms
    row.notes
    row.pdfUrl
    row.onlinePaymentUrl
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("invoice_status", of: invoice, about: "What became of a bill, and when") {
    row.status.about("draft, sent, viewed, paid, overdue or cancelled")
    row.issueDate
    row.dueDate
    row.sentDate
    row.viewedDate
    row.paidDate
  }

  Satellite(
    "invoice_money", of: invoice, about: "The amounts of a bill, in the firm's own currency"
  ) {
    row.subtotal
    row.taxAmount
    row.discountAmount
    row.totalAmount
    row.amountPaid
  }

  StatusSatellite(of: invoice, named: "invoice_presence", about: "Whether a bill is still on file")
}

let invoiceLineItems = Source(InvoiceLineItems.self, about: "The lines of all bills") { row in
  tenant.key(row.tenantId)
  invoice.key(row.invoiceId)

  let line = Link(
    "invoice_line", dependentKeys: row.id.named("line_id"), about: "A line of a bill"
  ) {
    invoice
  }
  line

  Satellite("invoice_line", of: line, about: "What is billed") {
    row.description
    row.quantity
    row.unitPrice
    row.totalPrice
    row.itemType.about("service, material, labor or fee")
    row.sortOrder
  }
}
