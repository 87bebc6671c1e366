-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: ADDITIVE
-- from: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2
-- to: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1
-- requires: PostgreSQL 15
-- does: takes back: a customer's city, and an index for looking up e-mail addresses (step 2 of 2)
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260112080001_a_customer_s_city_and_an_index_for.down.sql

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
  IF held IS DISTINCT FROM 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- The version that the vault is in now.
UPDATE "metadata"."vault" SET fingerprint = 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1', applied_at = now()
WHERE vault_name = 'shop';
