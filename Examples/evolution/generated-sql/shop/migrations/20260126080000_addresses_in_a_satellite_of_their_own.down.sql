-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: BREAKING
-- from: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1
-- to: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a
-- requires: PostgreSQL 15
-- does: takes back: addresses in a satellite of their own, and foreign keys (step 1 of 3)
-- locks: up to ACCESS EXCLUSIVE on 7 tables and views
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260126080000_addresses_in_a_satellite_of_their_own.down.sql
-- squawk-ignore-file ban-drop-function, ban-drop-table, ban-drop-view, prefer-robust-stmts

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

BEGIN;
SET LOCAL lock_timeout = '2s';

-- Drops foreign key customer_h_tenant_hk_fkey on business.customer_h
-- (ACCESS EXCLUSIVE on business.customer_h; ACCESS EXCLUSIVE on business.tenant_h)
ALTER TABLE "business"."customer_h" DROP CONSTRAINT IF EXISTS "customer_h_tenant_hk_fkey";

-- Drops foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s
-- (ACCESS EXCLUSIVE on business.customer_h; ACCESS EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" DROP CONSTRAINT IF EXISTS "customer_profile_s_customer_hk_fkey";

-- Drops foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s
-- (ACCESS EXCLUSIVE on business.customer_profile_s; ACCESS EXCLUSIVE on business.tenant_h)
ALTER TABLE "business"."customer_profile_s" DROP CONSTRAINT IF EXISTS "customer_profile_s_tenant_hk_fkey";

-- Drops function util.customer_contact_hash_diff("business"."customer_contact_s")
DROP FUNCTION "util"."customer_contact_hash_diff"("business"."customer_contact_s");

-- Takes function business.customer_as_of(timestamp with time zone) away until what it reads is changed
DROP FUNCTION "business"."customer_as_of"(timestamp with time zone);

-- Takes view business.customer_now away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_now)
DROP VIEW "business"."customer_now";

-- Takes view business.customer_profile_current away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_profile_current)
DROP VIEW "business"."customer_profile_current";

-- Drops view business.customer_contact_current
-- (ACCESS EXCLUSIVE on business.customer_contact_current)
DROP VIEW "business"."customer_contact_current";

-- Drops table business.customer_contact_s with all its rows
-- (ACCESS EXCLUSIVE on business.customer_contact_s; ACCESS EXCLUSIVE on business.customer_h; ACCESS EXCLUSIVE on business.tenant_h; reads every row)
LOCK TABLE "business"."customer_contact_s" IN ACCESS EXCLUSIVE MODE;
DO $body$
BEGIN
  IF EXISTS (SELECT FROM "business"."customer_contact_s" WHERE ("customer_hk" = "util"."zero_key"() AND "load_date" = '1900-01-01 00:00:00+00') IS NOT TRUE)
    AND 'table business.customer_contact_s' <> ALL (string_to_array(
      coalesce(current_setting('vaultwright.lose', true), ''), chr(10)))
  THEN
    RAISE EXCEPTION USING ERRCODE = 'P0001',
      MESSAGE = 'table business.customer_contact_s is not empty: rows would be lost',
      HINT = 'Where that is meant, say so by name: --lose ''table business.customer_contact_s''';
  END IF;
END
$body$;
DROP TABLE "business"."customer_contact_s";

-- Makes view business.customer_profile_current anew
-- (ACCESS EXCLUSIVE on business.customer_profile_current; ACCESS SHARE on business.customer_profile_s)
CREATE VIEW "business"."customer_profile_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."name", version."mail",
  coalesce(version."visits_5", version."visits"::bigint) AS "visits", version."tenant_hk",
  version."record_source"
FROM "business"."customer_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."customer_profile_current" IS 'What is known of a customer (as it is now)';

-- validate: business.customer_profile_current is missing
--   SELECT 'business.customer_profile_current' WHERE to_regclass('"business"."customer_profile_current"') IS NULL

-- Makes view business.customer_now anew
-- (ACCESS SHARE on business.customer_h; ACCESS EXCLUSIVE on business.customer_now; ACCESS SHARE on business.customer_profile_current)
CREATE VIEW "business"."customer_now" WITH (security_invoker = true) AS
SELECT
  hub."customer_hk", hub."tenant_hk", hub."number", hub."load_date", hub."record_source", s1."name",
  s1."mail", s1."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN "business"."customer_profile_current" AS s1 ON s1."customer_hk" = hub."customer_hk"
WHERE hub."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."customer_now" IS 'Somebody who buys (as it is now)';

-- validate: business.customer_now is missing
--   SELECT 'business.customer_now' WHERE to_regclass('"business"."customer_now"') IS NULL

-- Makes function business.customer_as_of(timestamp with time zone) anew
-- (ACCESS SHARE on business.customer_h; ACCESS SHARE on business.customer_now; ACCESS SHARE on business.customer_profile_s)
CREATE OR REPLACE FUNCTION "business"."customer_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."customer_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."customer_hk", hub."tenant_hk", hub."number", hub."load_date", hub."record_source", s1."name",
  s1."mail", s1."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN (SELECT
  version."customer_hk", version."load_date", version."load_end_date", version."hash_diff",
  version."name", version."mail",
  coalesce(version."visits_5", version."visits"::bigint) AS "visits", version."tenant_hk",
  version."record_source" FROM "business"."customer_profile_s" AS version) AS s1 ON s1."customer_hk" = hub."customer_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."customer_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."customer_profile_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."customer_as_of"(timestamp with time zone) IS 'Somebody who buys (as it was at an instant)';

-- Makes function util.customer_profile_hash_diff("business"."customer_profile_s") anew
-- (ACCESS SHARE on business.customer_profile_s)
CREATE OR REPLACE FUNCTION "util"."customer_profile_hash_diff"("version" "business"."customer_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'email', version."mail"::text), (2, 'name', version."name"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Gives shop_owner ALL on 2 tables and views
GRANT ALL ON
  "business"."customer_profile_current", "business"."customer_now"
TO "shop_owner";

-- Gives shop_loader SELECT on 2 tables and views
GRANT SELECT ON
  "business"."customer_profile_current", "business"."customer_now"
TO "shop_loader";

-- Gives shop_reader SELECT on 2 tables and views
GRANT SELECT ON
  "business"."customer_profile_current", "business"."customer_now"
TO "shop_reader";

-- Takes 11 rows out of metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
DELETE FROM "metadata"."expected_object" WHERE "vault_name" = 'shop' AND "component" = 'foreign_key' AND "object_name" = 'business.customer_contact_s.customer_contact_s_customer_hk_fkey'
  OR "vault_name" = 'shop' AND "component" = 'foreign_key' AND "object_name" = 'business.customer_contact_s.customer_contact_s_tenant_hk_fkey'
  OR "vault_name" = 'shop' AND "component" = 'foreign_key' AND "object_name" = 'business.customer_h.customer_h_tenant_hk_fkey'
  OR "vault_name" = 'shop' AND "component" = 'foreign_key' AND "object_name" = 'business.customer_profile_s.customer_profile_s_customer_hk_fkey'
  OR "vault_name" = 'shop' AND "component" = 'foreign_key' AND "object_name" = 'business.customer_profile_s.customer_profile_s_tenant_hk_fkey'
  OR "vault_name" = 'shop' AND "component" = 'function' AND "object_name" = 'util.customer_contact_hash_diff'
  OR "vault_name" = 'shop' AND "component" = 'index' AND "object_name" = 'business.customer_contact_s_pkey'
  OR "vault_name" = 'shop' AND "component" = 'policy' AND "object_name" = 'business.customer_contact_s.all_tenants'
  OR "vault_name" = 'shop' AND "component" = 'policy' AND "object_name" = 'business.customer_contact_s.tenant_readers'
  OR "vault_name" = 'shop' AND "component" = 'table' AND "object_name" = 'business.customer_contact_s'
  OR "vault_name" = 'shop' AND "component" = 'view' AND "object_name" = 'business.customer_contact_current';

-- Takes a row out of metadata.hash_revision
-- (ROW EXCLUSIVE on metadata.hash_revision)
DELETE FROM "metadata"."hash_revision" WHERE "vault_name" = 'shop' AND "table_name" = 'business.customer_profile_s' AND "revision" = 3;

-- Takes a row out of metadata.key_origin
-- (ROW EXCLUSIVE on metadata.key_origin)
DELETE FROM "metadata"."key_origin" WHERE "vault_name" = 'shop' AND "table_name" = 'business.customer_contact_s';

-- Takes 5 rows out of metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
DELETE FROM "metadata"."lineage" WHERE "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = '*' AND "target_table" = 'business.customer_contact_s' AND "target_column" = '*' AND "kind" = 'load'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'mail' AND "target_table" = 'business.customer_contact_s' AND "target_column" = 'hash_diff' AND "kind" = 'hash'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'mail' AND "target_table" = 'business.customer_contact_s' AND "target_column" = 'mail' AND "kind" = 'direct'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'number' AND "target_table" = 'business.customer_contact_s' AND "target_column" = 'customer_hk' AND "kind" = 'hash'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'shop' AND "target_table" = 'business.customer_contact_s' AND "target_column" = 'tenant_hk' AND "kind" = 'hash';

-- Takes a row out of metadata.privacy_registry
-- (ROW EXCLUSIVE on metadata.privacy_registry)
DELETE FROM "metadata"."privacy_registry" WHERE "vault_name" = 'shop' AND "table_name" = 'business.customer_contact_s' AND "column_name" = 'mail' AND "sensitivity" = 'personal';

-- Adds a row to metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
  VALUES ('shop', 'index', 'business.customer_profile_s_mail_idx') ON CONFLICT DO NOTHING;

-- Adds a row to metadata.hash_revision
-- (ROW EXCLUSIVE on metadata.hash_revision)
INSERT INTO "metadata"."hash_revision" ("vault_name", "table_name", "revision", "since")
  VALUES ('shop', 'business.customer_profile_s', 2, (SELECT greatest(clock_timestamp(), max(load_date) + interval '1 microsecond') FROM "business"."customer_profile_s")) ON CONFLICT DO NOTHING;

-- Adds 2 rows to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('shop', 'customers', 'mail', 'business.customer_profile_s', 'hash_diff', 'hash', NULL),
       ('shop', 'customers', 'mail', 'business.customer_profile_s', 'mail', 'direct', NULL)
ON CONFLICT DO NOTHING;

COMMIT;

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

INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_contact_s', '"business"."customer_contact_s"', 'Drops table business.customer_contact_s with all its rows', 'BREAKING'),
      ('business.customer_h', '"business"."customer_h"', 'Drops foreign key customer_h_tenant_hk_fkey on business.customer_h', 'NON_BREAKING'),
      ('business.customer_profile_s', '"business"."customer_profile_s"', 'Drops foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s; Drops foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s', 'NON_BREAKING')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
