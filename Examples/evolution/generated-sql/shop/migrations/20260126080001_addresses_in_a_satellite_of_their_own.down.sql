-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: ADDITIVE
-- from: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+2
-- to: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1
-- requires: PostgreSQL 15
-- does: takes back: addresses in a satellite of their own, and foreign keys (step 2 of 3)
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260126080001_addresses_in_a_satellite_of_their_own.down.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '1min';

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

-- The version that the vault is in now.
UPDATE "metadata"."vault" SET fingerprint = 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1', applied_at = now()
WHERE vault_name = 'shop';
