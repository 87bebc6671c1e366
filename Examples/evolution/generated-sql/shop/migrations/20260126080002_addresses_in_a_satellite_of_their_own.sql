-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: NON_BREAKING
-- from: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2
-- to: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043
-- requires: PostgreSQL 15
-- does: addresses in a satellite of their own, and foreign keys (step 3 of 3)
-- locks: up to SHARE UPDATE EXCLUSIVE on business.customer_h, business.customer_profile_s
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260126080002_addresses_in_a_satellite_of_their_own.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault shop', 0));
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Makes sure that all rows meet foreign key customer_h_tenant_hk_fkey on business.customer_h
-- (SHARE UPDATE EXCLUSIVE on business.customer_h; ROW SHARE on business.tenant_h; reads every row)
ALTER TABLE "business"."customer_h" VALIDATE CONSTRAINT "customer_h_tenant_hk_fkey";

-- validate: rows of business.customer_h may not meet customer_h_tenant_hk_fkey
--   SELECT conname FROM pg_catalog.pg_constraint
--   WHERE conrelid = to_regclass('"business"."customer_h"') AND conname = 'customer_h_tenant_hk_fkey'
--     AND NOT convalidated

-- Makes sure that all rows meet foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s
-- (ROW SHARE on business.customer_h; SHARE UPDATE EXCLUSIVE on business.customer_profile_s; reads every row)
ALTER TABLE "business"."customer_profile_s" VALIDATE CONSTRAINT "customer_profile_s_customer_hk_fkey";

-- validate: rows of business.customer_profile_s may not meet customer_profile_s_customer_hk_fkey
--   SELECT conname FROM pg_catalog.pg_constraint
--   WHERE conrelid = to_regclass('"business"."customer_profile_s"') AND conname = 'customer_profile_s_customer_hk_fkey'
--     AND NOT convalidated

-- Makes sure that all rows meet foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s; ROW SHARE on business.tenant_h; reads every row)
ALTER TABLE "business"."customer_profile_s" VALIDATE CONSTRAINT "customer_profile_s_tenant_hk_fkey";

-- validate: rows of business.customer_profile_s may not meet customer_profile_s_tenant_hk_fkey
--   SELECT conname FROM pg_catalog.pg_constraint
--   WHERE conrelid = to_regclass('"business"."customer_profile_s"') AND conname = 'customer_profile_s_tenant_hk_fkey'
--     AND NOT convalidated

-- The version that the vault is in now.
INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_h', '"business"."customer_h"', 'Makes sure that all rows meet foreign key customer_h_tenant_hk_fkey on business.customer_h', 'NON_BREAKING'),
      ('business.customer_profile_s', '"business"."customer_profile_s"', 'Makes sure that all rows meet foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s; Makes sure that all rows meet foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s', 'NON_BREAKING')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043', applied_at = now()
WHERE vault_name = 'shop';
