-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: NON_BREAKING
-- from: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1
-- to: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2
-- requires: PostgreSQL 15
-- does: addresses in a satellite of their own, and foreign keys (step 2 of 3)
-- locks: up to SHARE UPDATE EXCLUSIVE on business.customer_profile_s
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260126080001_addresses_in_a_satellite_of_their_own.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '1min';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Drops index business.customer_profile_s_mail_idx
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s)
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_mail_idx";

-- The version that the vault is in now.
BEGIN;

UPDATE "metadata"."vault" SET fingerprint = 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
