-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: NON_BREAKING
-- from: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+1
-- to: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+2
-- requires: PostgreSQL 15
-- does: the source's new names and types (step 2 of 3)
-- locks: up to SHARE UPDATE EXCLUSIVE on business.customer_profile_s
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260119080001_the_source_s_new_names_and_types.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '1min';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+1' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+1'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Drops index business.customer_profile_s_email_idx
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s)
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_email_idx";

-- The version that the vault is in now.
BEGIN;

UPDATE "metadata"."vault" SET fingerprint = '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+2', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
