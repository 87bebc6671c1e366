import DataVault

let payment = Hub("payment", about: "An attempt to pay for a booking") {
  Key("attempt_id", .uuid)
}

let paymentAttempts = Source(PaymentAttempts.self, about: "The payments, tried and made") { row in
  tenant.key(of: booking, row.bookingId)
  payment.key(row.attemptId)
  booking.key(row.bookingId)

  Link("booking_payment", about: "What is paid for") {
    payment
    booking
  }

  Satellite("payment", of: payment, about: "How much is paid, and by which means") {
    row.amount.about("In cents")
    row.currency
    row.paymentMethod.about("CREDIT_CARD, DEBIT_CARD, BANK_TRANSFER, DIGITAL_WALLET or CRYPTO")
    row.gatewayReference.sensitive(.confidential)
    row.attemptedAt
  }

  Satellite("payment_status", of: payment, about: "What became of an attempt") {
    row.status.about("PENDING, PROCESSING, COMPLETED, FAILED or REFUNDED")
    row.errorMessage
    row.gatewayResponse.sensitive(.confidential)
    row.processedAt
    row.retryCount
  }
}

/// One record for each booking at most, so that it describes the booking.
let bookingFinancials = Source(
  BookingFinancials.self, about: "What each booking comes to, and who gets which part"
) { row in
  tenant.key(of: booking, row.bookingId)
  booking.key(row.bookingId)

  Satellite("booking_financial", of: booking, about: "A booking's invoice; amounts in cents") {
    row.financialId
    row.basePrice
    row.taxes
    row.fees
    row.commission
    row.discount
    row.totalAmount
    row.currency
    row.paymentTerms
    row.invoiceNumber.about("Unique where it is there")
    row.taxId.sensitive(.confidential)
    row.revenueShare.sensitive(.confidential)
    row.verificationId
    row.createdAt
    row.updatedAt.notHashed()
  }

  When(row.verificationId, .isPresent) {
    verification.key(row.verificationId)
    Link("booking_verification", about: "The proof of a booking's invoice") {
      booking
      verification
    }
  }
}
