import DataVault

let bookingRevenue = Mart(
  "booking_revenue", schema: "infomart", storedBy: ["tenant_hk", "month", "currency"],
  about: "What bookings earn each tenant, month by month; amounts in cents"
) {
  """
  SELECT booking.tenant_hk, date_trunc('month', booking.slot_date)::date AS month, money.currency,
    count(*) AS bookings,
    count(*) FILTER (WHERE state.status = 'CANCELLED') AS cancellations,
    coalesce(sum(money.price_cents)
      FILTER (WHERE state.status IN ('CONFIRMED', 'COMPLETED')), 0) AS revenue_cents,
    coalesce(sum(money.cancellation_fee_cents)
      FILTER (WHERE state.status = 'CANCELLED'), 0) AS fee_cents,
    coalesce(sum(refunded.amount), 0) AS refunded_cents
  FROM ude_business.booking_current AS booking
  JOIN ude_business.booking_status_current AS state USING (booking_hk)
  JOIN ude_business.booking_money_current AS money USING (booking_hk)
  LEFT JOIN (
    SELECT party.booking_hk, sum(refund.amount) AS amount
    FROM ude_business.booking_refund_l AS party
    JOIN ude_business.booking_refund_effectivity_current USING (booking_refund_hk)
    JOIN ude_business.refund_current AS refund USING (refund_hk)
    JOIN ude_business.refund_status_current AS state USING (refund_hk)
    WHERE state.status = 'PROCESSED'
    GROUP BY party.booking_hk
  ) AS refunded USING (booking_hk)
  GROUP BY booking.tenant_hk, month, money.currency
  """
}

let bookingInvoiceUnique = QualityRule(
  "booking_invoice_unique", on: "booking_financial", .uniqueness, "invoice_number",
  severity: .critical, about: "An invoice that is there twice is paid twice")

let bookingPriced = QualityRule(
  "booking_priced", on: "booking_money", .validity, "price_cents >= 0", severity: .critical)

let userEmailPresent = QualityRule(
  "user_email_present", on: "user_identity", .completeness, "email <> ''", atLeast: 0.98)
