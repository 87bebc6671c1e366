import DataVault

struct BookingFinancials: SourceTable {
  static let name = "ude.booking_financials"

  let financialId = Column("financial_id", .uuid)
  let bookingId = Column("booking_id", .uuid)
  let basePrice = Column("base_price", .int4)
  let taxes = Column("taxes", .int4)
  let fees = Column("fees", .int4)
  let commission = Column("commission", .int4)
  let discount = Column("discount", .int4)
  let totalAmount = Column("total_amount", .int4)
  let currency = Column("currency", .text)
  let paymentTerms = Column("payment_terms", .text)
  let invoiceNumber = Column("invoice_number", .text)
  let taxId = Column("tax_id", .text)
  let revenueShare = Column("revenue_share", .jsonb)
  let createdAt = Column("created_at", .timestamptz)
  let updatedAt = Column("updated_at", .timestamptz)
  let verificationId = Column("verification_id", .uuid)
}
