-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: ADDITIVE
-- from: fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d
-- to: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1
-- requires: PostgreSQL 15
-- does: a customer's city, and an index for looking up e-mail addresses (step 1 of 2)
-- locks: up to ACCESS EXCLUSIVE on business.customer_now, business.customer_profile_current, business.customer_profile_s
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260112080000_a_customer_s_city_and_an_index_for.sql
-- squawk-ignore-file ban-drop-function, ban-drop-view

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
  IF held IS DISTINCT FROM 'fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), 'fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d'
      USING ERRCODE = 'object_not_in_prerequisite_state',
        HINT = '"vaultc status" shows which migrations are missing.';
  END IF;
END
$body$;

-- Takes function business.customer_as_of(timestamp with time zone) away until what it reads is changed
DROP FUNCTION "business"."customer_as_of"(timestamp with time zone);

-- Takes view business.customer_now away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_now)
DROP VIEW "business"."customer_now";

-- Takes view business.customer_profile_current away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_profile_current)
DROP VIEW "business"."customer_profile_current";

-- Adds column business.customer_profile_s.city
-- (ACCESS EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" ADD COLUMN "city" text;

-- validate: business.customer_profile_s has no column city
--   SELECT 'city' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
--     WHERE attrelid = to_regclass('"business"."customer_profile_s"') AND attname = 'city'
--       AND NOT attisdropped)

-- Makes view business.customer_profile_current anew
-- (ACCESS EXCLUSIVE on business.customer_profile_current; ACCESS SHARE on business.customer_profile_s)
CREATE VIEW "business"."customer_profile_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."name", version."email",
  version."visits", version."city", version."tenant_hk", version."record_source"
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
  s1."email", s1."visits", s1."city"
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
  s1."email", s1."visits", s1."city"
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
    (1, 'city', version."city"::text), (2, 'email', version."email"::text),
    (3, 'name', version."name"::text)
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

-- Adds a row to metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
  VALUES ('shop', 'index', 'business.customer_profile_s_email_idx') ON CONFLICT DO NOTHING;

-- Adds 2 rows to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('shop', 'customers', 'city', 'business.customer_profile_s', 'city', 'direct', NULL),
       ('shop', 'customers', 'city', 'business.customer_profile_s', 'hash_diff', 'hash', NULL)
ON CONFLICT DO NOTHING;

-- The version that the vault is in now.
INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_profile_s', '"business"."customer_profile_s"', 'Adds column business.customer_profile_s.city', 'ADDITIVE')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = 'dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2+1', applied_at = now()
WHERE vault_name = 'shop';
