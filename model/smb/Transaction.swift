import DataVault

/// The UUID is the key: a transaction's number may be missing, and nobody keeps it unique.
let transaction = Hub("transaction", about: "Money that comes in or goes out") {
  Key("transaction_id", .uuid)
}

let financialTransactions = Source(
  FinancialTransactions.self, about: "The books of all firms"
) { row in
  tenant.key(row.tenantId)
  transaction.key(row.id)
  invoice.key(row.invoiceId)
  job.key(row.jobId)
  customer.key(row.customerId)
  business.key(row.businessId)

  Link("transaction_party", drivenBy: transaction, about: "Whose money it is, and what for") {
    transaction
    invoice.optional
    job.optional
    customer.optional
    business
  }

  Satellite("transaction", of: transaction, about: "What was paid or is to be, how and what for") {
    row.transactionType.about("invoice, payment, expense or refund")
    row.transactionNumber
    row.amount.about("In the currency's main unit; negative where it goes out")
    row.currency.about("ISO 4217")
    row.category.about("revenue, materials, labor or overhead")
    row.subcategory
    row.accountCode.about("The account in the firm's bookkeeping")
    row.transactionDate
    row.dueDate
    row.paymentMethod.about("cash, check, credit_card, ach or stripe")
    row.paymentProcessor
    row.processorTransactionId
    row.taxAmount
    row.taxRate.about("0.0825 is 8.25 percent")
    row.taxExempt
    row.description
    row.notes
    row.tags
    row.metadata
    row.createdAt
    row.updatedAt.notHashed()
  }

  Satellite("transaction_status", of: transaction, about: "What became of a transaction") {
    row.status.about("pending, completed, failed or cancelled")
    row.paidDate
    row.storageTier.about("Where the source keeps it: hot, warm, cold or archive")
  }

  Satellite("transaction_insight", of: transaction, about: "What the system thinks of it") {
    row.aiCategoryConfidence.about("How sure the category is, from 0 to 1")
    row.anomalyScore.about("How unusual the transaction is, from 0 to 1")
  }

  When(row.currency, .isPresent) {
    Reference("currency", key: row.currency, about: "The currencies that money moves in") {}
  }
  When(row.paymentMethod, .isPresent) {
    Reference("payment_method", key: row.paymentMethod, about: "The ways in which money moves") {}
  }

  StatusSatellite(
    of: transaction, named: "transaction_presence", about: "Whether it is still in the books")
}
