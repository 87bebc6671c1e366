-- Customers of one tenant whose e-mail addresses are the same but for case and blanks. The one that
-- has been a customer longest is kept; of two, the one with the smaller key.
SELECT tenant_id, customer_id AS duplicate_id, kept_id
FROM (
  SELECT tenant.tenant_id, customer.customer_id,
    first_value(customer.customer_id) OVER (
      PARTITION BY customer.tenant_hk, upper(btrim(customer.email))
      ORDER BY customer.customer_since, customer.customer_id) AS kept_id
  FROM smb_business.customer_now AS customer
  JOIN smb_auth.tenant_h AS tenant USING (tenant_hk)
  WHERE customer.is_present AND btrim(customer.email) <> ''
) AS matched
WHERE customer_id <> kept_id
ORDER BY tenant_id, duplicate_id;
