-- vaultwright: migration
-- vault: shop
-- transaction: none
-- class: BREAKING
-- from: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1
-- to: fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d
-- requires: PostgreSQL 15
-- does: takes back: a customer's city, and an index for looking up e-mail addresses (step 1 of 2)
-- locks: up to ACCESS EXCLUSIVE on business.customer_now, business.customer_profile_current, business.customer_profile_s
--
-- Run it by 'vaultc apply', which resumes it; or: psql -v ON_ERROR_STOP=1 -f 20260112080000_a_customer_s_city_and_an_index_for.down.sql
-- squawk-ignore-file ban-drop-column, ban-drop-function, ban-drop-view

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

BEGIN;
SET LOCAL lock_timeout = '2s';

-- Takes function business.customer_as_of(timestamp with time zone) away until what it reads is changed
DROP FUNCTION "business"."customer_as_of"(timestamp with time zone);

-- Takes view business.customer_now away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_now)
DROP VIEW "business"."customer_now";

-- Takes view business.customer_profile_current away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_profile_current)
DROP VIEW "business"."customer_profile_current";

-- Drops column business.customer_profile_s.city with all its values
-- (ACCESS EXCLUSIVE on business.customer_profile_s; reads every row)
LOCK TABLE "business"."customer_profile_s" IN ACCESS EXCLUSIVE MODE;
DO $body$
BEGIN
  IF EXISTS (SELECT FROM "business"."customer_profile_s" WHERE "city" IS NOT NULL)
    AND 'column business.customer_profile_s.city' <> ALL (string_to_array(
      coalesce(current_setting('vaultwright.lose', true), ''), chr(10)))
  THEN
    RAISE EXCEPTION USING ERRCODE = 'P0001',
      MESSAGE = 'column business.customer_profile_s.city is not empty: values would be lost',
      HINT = 'Where that is meant, say so by name: --lose ''column business.customer_profile_s.city''';
  END IF;
END
$body$;
ALTER TABLE "business"."customer_profile_s" DROP COLUMN "city";

-- Makes view business.customer_profile_current anew
-- (ACCESS EXCLUSIVE on business.customer_profile_current; ACCESS SHARE on business.customer_profile_s)
CREATE VIEW "business"."customer_profile_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."name", version."email",
  version."visits", version."tenant_hk", version."record_source"
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
  s1."email", s1."visits"
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
  s1."email", s1."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN "business"."customer_profile_s" AS s1 ON s1."customer_hk" = hub."customer_hk"
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
    (1, 'email', version."email"::text), (2, 'name', version."name"::text)
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

-- Takes a row out of metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
DELETE FROM "metadata"."expected_object" WHERE "vault_name" = 'shop' AND "component" = 'index' AND "object_name" = 'business.customer_profile_s_email_idx';

-- Takes 2 rows out of metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
DELETE FROM "metadata"."lineage" WHERE "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'city' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'city' AND "kind" = 'direct'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'city' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'hash_diff' AND "kind" = 'hash';

COMMIT;

-- Drops index business.customer_profile_s_email_idx
-- (SHARE UPDATE EXCLUSIVE on business.customer_profile_s)
DROP INDEX CONCURRENTLY IF EXISTS "business"."customer_profile_s_email_idx";

-- The version that the vault is in now.
BEGIN;

INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_profile_s', '"business"."customer_profile_s"', 'Drops column business.customer_profile_s.city with all its values', 'BREAKING')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = 'fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d', applied_at = now()
WHERE vault_name = 'shop';

COMMIT;
