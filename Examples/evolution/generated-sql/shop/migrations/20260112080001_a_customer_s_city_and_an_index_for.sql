-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: ADDITIVE
-- from: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1
-- to: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2
-- requires: PostgreSQL 15
-- does: a customer's city, and an index for looking up e-mail addresses (step 2 of 2)
-- locks: up to SHARE UPDATE EXCLUSIVE on business.customer_profile_s
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260112080001_a_customer_s_city_and_an_index_for.sql
-- squawk-ignore-file prefer-robust-stmts

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '1min';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Drops what an interrupted build of index business.customer_profile_s_email_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_email_idx";

-- Builds index business.customer_profile_s_email_idx beside running loads
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s; reads every row)
CREATE INDEX CONCURRENTLY "customer_profile_s_email_idx" ON "business"."customer_profile_s" ("email");

-- Makes sure that index business.customer_profile_s_email_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"business"."customer_profile_s_email_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'business.customer_profile_s_email_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- validate: the index business.customer_profile_s_email_idx is missing or cannot be used
--   SELECT 'business.customer_profile_s_email_idx' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index
--     WHERE indexrelid = to_regclass('"business"."customer_profile_s_email_idx"') AND indisvalid)

-- The version that the vault is in now.
BEGIN;

UPDATE "metadata"."vault" SET fingerprint = 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
