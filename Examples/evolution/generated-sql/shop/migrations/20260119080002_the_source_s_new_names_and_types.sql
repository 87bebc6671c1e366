-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: ADDITIVE
-- from: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+2
-- to: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a
-- requires: PostgreSQL 15
-- does: the source's new names and types (step 3 of 3)
-- locks: up to SHARE UPDATE EXCLUSIVE on business.customer_profile_s
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260119080002_the_source_s_new_names_and_types.sql
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
  IF held IS DISTINCT FROM '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+2' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+2'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Drops what an interrupted build of index business.customer_profile_s_mail_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_mail_idx";

-- Builds index business.customer_profile_s_mail_idx beside running loads
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s; reads every row)
CREATE INDEX CONCURRENTLY "customer_profile_s_mail_idx" ON "business"."customer_profile_s" ("mail");

-- Makes sure that index business.customer_profile_s_mail_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"business"."customer_profile_s_mail_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'business.customer_profile_s_mail_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- validate: the index business.customer_profile_s_mail_idx is missing or cannot be used
--   SELECT 'business.customer_profile_s_mail_idx' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index
--     WHERE indexrelid = to_regclass('"business"."customer_profile_s_mail_idx"') AND indisvalid)

-- The version that the vault is in now.
BEGIN;

UPDATE "metadata"."vault" SET fingerprint = '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
