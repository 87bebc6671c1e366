-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: BREAKING
-- from: 62ff683e4cb0c350d9fc54aa1dac3bdcbe964c056e04f5619968b0e30ab0e0d6+1
-- to: 996cad67fb1b2ce168ac31cb975f2e3e6cd09faad0f86b4b9085d9277dd1b560
-- requires: PostgreSQL 15
-- does: takes back: addresses in a satellite of their own, and foreign keys (step 1 of 3)
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260126080000_addresses_in_a_satellite_of_their_own.down.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '1min';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM '62ff683e4cb0c350d9fc54aa1dac3bdcbe964c056e04f5619968b0e30ab0e0d6+1' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), '62ff683e4cb0c350d9fc54aa1dac3bdcbe964c056e04f5619968b0e30ab0e0d6+1'
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
-- squawk-ignore ban-drop-function
DROP FUNCTION "util"."customer_contact_hash_diff"("business"."customer_contact_s");

-- Takes function business.customer_as_of(timestamp with time zone) away until what it reads is changed
-- squawk-ignore ban-drop-function
DROP FUNCTION "business"."customer_as_of"(timestamp with time zone);

-- Takes view business.customer_now away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_now)
-- squawk-ignore ban-drop-view
DROP VIEW "business"."customer_now";

-- Takes view business.customer_profile_current away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_profile_current)
-- squawk-ignore ban-drop-view
DROP VIEW "business"."customer_profile_current";

-- Drops view business.customer_contact_current
-- (ACCESS EXCLUSIVE on business.customer_contact_current)
-- squawk-ignore ban-drop-view
DROP VIEW "business"."customer_contact_current";

-- Drops table business.customer_contact_s with all its rows
-- (ACCESS EXCLUSIVE on business.customer_contact_s; ACCESS EXCLUSIVE on business.customer_h; ACCESS EXCLUSIVE on business.tenant_h; reads every row)
-- squawk-ignore ban-drop-table
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
WHERE version.load_end_date IS NULL
  AND version."customer_hk" <> "util"."zero_key"();
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
  RETURNS SETOF "business"."customer_now"
  LANGUAGE sql STABLE PARALLEL SAFE
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
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."customer_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (
    SELECT FROM "business"."customer_profile_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."customer_as_of"(timestamp with time zone) IS 'Somebody who buys (as it was at an instant)';

-- Makes function util.customer_profile_hash_diff("business"."customer_profile_s") anew
-- (ACCESS SHARE on business.customer_profile_s)
CREATE OR REPLACE FUNCTION "util"."customer_profile_hash_diff"("version" "business"."customer_profile_s")
  RETURNS bytea
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'email', version."mail"::text), (2, 'name', version."name"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;

-- Makes function util.shop_monitor_loads() anew
-- (ACCESS SHARE on metadata.expected_object; ACCESS SHARE on metadata.load; ACCESS SHARE on metadata.load_count)
CREATE OR REPLACE FUNCTION "util"."shop_monitor_loads"()
  RETURNS TABLE (
    "source" text,
    "metric" text,
    "value" numeric,
    "warning" numeric,
    "critical" numeric,
    "direction" text,
    "state" text,
    "advice" text)
  LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
  looked_into record;
  versions bigint;
  keys bigint;
  open_versions bigint := 0;
  torn_keys bigint := 0;
  all_read boolean := true;
BEGIN
  RETURN QUERY
  WITH looked_at AS (
    SELECT load.load_id, load.source, load.status, load.started_at, load.ended_at,
      counted.records_read, counted.records_quarantined, load.status = 'loaded' AS is_whole,
      load.started_at >= now() - interval '7 days' AS is_recent,
      max(greatest(load.ended_at, load.seen_again_at)) FILTER (WHERE load.status = 'loaded')
        OVER (PARTITION BY load.source) AS last_success
    FROM metadata.load AS load
    LEFT JOIN metadata.load_count AS counted
      ON counted.load_id = load.load_id AND counted.target = ''
    WHERE load.vault_name = 'shop'
  ), of_source AS (
    SELECT known.object_name AS name,
      round((extract(epoch FROM now() - max(looked_at.last_success)) / 3600)::numeric, 3) AS "hours_since_load",
      sum(looked_at.records_quarantined) FILTER (WHERE looked_at.is_recent)
          / nullif(sum(looked_at.records_read) FILTER (WHERE looked_at.is_recent), 0) AS "bad_share",
      round((sum(looked_at.records_read) FILTER (WHERE looked_at.is_recent AND looked_at.is_whole)
          / nullif(extract(epoch FROM sum(looked_at.ended_at - looked_at.started_at)
            FILTER (WHERE looked_at.is_recent AND looked_at.is_whole)), 0))::numeric, 1) AS "records_per_second",
      CASE WHEN count(looked_at.load_id) > 0 THEN count(*) FILTER (
          WHERE looked_at.status = 'failed'
            AND looked_at.started_at > coalesce(looked_at.last_success, '-infinity')) END AS "failed_loads"
    FROM "metadata"."expected_object" AS known
    LEFT JOIN looked_at ON looked_at.source = known.object_name
    WHERE known.vault_name = 'shop' AND known.component = 'source'
    GROUP BY known.object_name
  )
  SELECT of_source.name, figure.name, figure.value, figure.warning, figure.critical,
    figure.direction,
    "util"."threshold_state"(
      figure.value, figure.warning, figure.critical, figure.direction),
    figure.advice
  FROM of_source
  CROSS JOIN LATERAL (VALUES
      (1, 'hours_since_load', of_source."hours_since_load"::numeric, 36::numeric, NULL::numeric, 'above',
          'See whether the source delivers, and whether its job runs.'),
      (2, 'bad_share', of_source."bad_share"::numeric, 0.01::numeric, 0.05::numeric, 'above',
          'vaultload quarantine list says why records were refused.'),
      (3, 'records_per_second', of_source."records_per_second"::numeric, NULL::numeric, NULL::numeric, 'below',
          'See what else the server does while it loads.'),
      (4, 'failed_loads', of_source."failed_loads"::numeric, 0::numeric, 2::numeric, 'above',
          'vaultload status says why loads failed.')
  ) AS figure(place, name, value, warning, critical, direction, advice)
  ORDER BY of_source.name, figure.place;
  FOR looked_into IN
    SELECT listed.counts FROM (VALUES
      ('SELECT coalesce(sum(of_key.versions), 0), count(*) FILTER (WHERE of_key.versions > 1) FROM (SELECT count(*) AS versions FROM "business"."customer_profile_s" AS version WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"() GROUP BY version."customer_hk") AS of_key')
    ) AS listed(counts)
  LOOP
    BEGIN
      EXECUTE looked_into.counts INTO versions, keys;
      open_versions := open_versions + versions;
      torn_keys := torn_keys + keys;
    EXCEPTION WHEN undefined_table OR undefined_column THEN
      all_read := false;
    END;
  END LOOP;
  -- Where no version is open, nothing was looked at; what cannot be read may hold anything.
  torn_keys := CASE WHEN torn_keys > 0 OR all_read AND open_versions > 0 THEN torn_keys END;
  open_versions := CASE WHEN all_read THEN nullif(open_versions, 0) END;
  RETURN QUERY VALUES
    (NULL::text, 'open_versions', open_versions::numeric, NULL::numeric, NULL::numeric, 'above',
      "util"."threshold_state"(open_versions, NULL, NULL, 'above'), NULL::text),
    (NULL, 'keys_with_several_open_versions', torn_keys, 0, 0, 'above',
      "util"."threshold_state"(torn_keys, 0, 0, 'above'),
      'vaultload verify --rule open_rows says which.');
END
$body$;
COMMENT ON FUNCTION "util"."shop_monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

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
VALUES ('shop', 'index', 'business.customer_profile_s_mail_idx')
ON CONFLICT DO NOTHING;

-- Adds a row to metadata.hash_revision
-- (ROW EXCLUSIVE on metadata.hash_revision)
INSERT INTO "metadata"."hash_revision" ("vault_name", "table_name", "revision", "since")
VALUES ('shop', 'business.customer_profile_s', 2, (SELECT greatest(clock_timestamp(), max(load_date) + interval '1 microsecond') FROM "business"."customer_profile_s"))
ON CONFLICT DO NOTHING;

-- Adds 2 rows to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage" ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'shop', 'customers', item.value, 'business.customer_profile_s',
  coalesce(listed."target_column", item.value), listed."kind", NULL
FROM (VALUES
  ('hash_diff', 'hash', '{mail}'),
  (NULL, 'direct', '{mail}')
) AS listed("target_column", "kind", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

COMMIT;

-- Drops what an interrupted build of index business.customer_profile_s_mail_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_mail_idx";

-- Builds index business.customer_profile_s_mail_idx beside running loads
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s; reads every row)
-- squawk-ignore prefer-robust-stmts
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

UPDATE "metadata"."vault" SET fingerprint = '996cad67fb1b2ce168ac31cb975f2e3e6cd09faad0f86b4b9085d9277dd1b560', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
