import DataVault

struct InvoiceLineItems: SourceTable {
  static let name = "smb.invoice_line_items"

  let id = Column("id", .uuid)
  let tenantId = Column("tenant_id", .uuid)
  let invoiceId = Column("invoice_id", .uuid)
  let description = Column("description", .text)
  let quantity = Column("quantity", .numeric(10, 2))
  let unitPrice = Column("unit_price", .numeric(10, 2))
  let totalPrice = Column("total_price", .numeric(12, 2))
  let itemType = Column("item_type", .varchar(50))
  let sortOrder = Column("sort_order", .int4)
}
