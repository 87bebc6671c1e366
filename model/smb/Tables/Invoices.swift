import DataVault

struct Invoices: SourceTable {
  static let name = "smb.invoices"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let businessId = Column("business_id", .uuid)
  let customerId = Column("customer_id", .uuid)
  let jobId = Column("job_id", .uuid)
  let invoiceType = Column("invoice_type", .varchar(20))
  let invoiceNumber = Column("invoice_number", .varchar(100))
  let status = Column("status", .varchar(50))
  let subtotal = Column("subtotal", .numeric(12, 2))
  let taxAmount = Column("tax_amount", .numeric(12, 2))
  let discountAmount = Column("discount_amount", .numeric(12, 2))
  let totalAmount = Column("total_amount", .numeric(12, 2))
  let amountPaid = Column("amount_paid", .numeric(12, 2))
  let issueDate = Column("issue_date", .date)
  let dueDate = Column("due_date", .date)
  let sentDate = Column("sent_date", .date)
  let viewedDate = Column("viewed_date", .date)
  let paidDate = Column("paid_date", .date)
  let paymentTerms = Column("payment_terms", .varchar(100))
  let lateFeePercentage = Column("late_fee_percentage", .numeric(5, 2))
  let discountTerms = Column("discount_terms", .varchar(255))
  let notes = Column("notes", .text)
  let pdfUrl = Column("pdf_url", .varchar(500))
  let onlinePaymentUrl = Column("online_payment_url", .varchar(500))
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
}
