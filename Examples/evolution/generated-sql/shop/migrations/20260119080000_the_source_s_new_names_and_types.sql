-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: BREAKING
-- from: dfecadb129db00fd95b6f2d1e6038ff4637ba5e56f0a82c0966f10f9a55224d2
-- to: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+1
-- requires: PostgreSQL 15
-- does: the source's new names and types (step 1 of 3)
-- locks: up to ACCESS EXCLUSIVE on business.customer_now, business.customer_profile_current, business.customer_profile_s
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260119080000_the_source_s_new_names_and_types.sql
-- squawk-ignore-file ban-drop-function, ban-drop-view, changing-column-type, renaming-column

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

-- Takes function business.customer_as_of(timestamp with time zone) away until what it reads is changed
DROP FUNCTION "business"."customer_as_of"(timestamp with time zone);

-- Takes view business.customer_now away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_now)
DROP VIEW "business"."customer_now";

-- Takes view business.customer_profile_current away until what it reads is changed
-- (ACCESS EXCLUSIVE on business.customer_profile_current)
DROP VIEW "business"."customer_profile_current";

-- Names column business.customer_profile_s.email mail from now on
-- (ACCESS EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" RENAME COLUMN "email" TO "mail";

-- column business.customer_profile_s.mail takes character varying(120) as well
-- (ACCESS EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" ALTER COLUMN "mail" TYPE character varying(120);

-- Adds column business.customer_profile_s.visits_5
-- (ACCESS EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" ADD COLUMN "visits_5" bigint;

-- validate: business.customer_profile_s has no column visits_5
--   SELECT 'visits_5' WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_attribute
--     WHERE attrelid = to_regclass('"business"."customer_profile_s"') AND attname = 'visits_5'
--       AND NOT attisdropped)

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

-- Takes a row out of metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
DELETE FROM "metadata"."expected_object" WHERE "vault_name" = 'shop' AND "component" = 'index' AND "object_name" = 'business.customer_profile_s_email_idx';

-- Takes 5 rows out of metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
DELETE FROM "metadata"."lineage" WHERE "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'city' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'city' AND "kind" = 'direct'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'city' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'hash_diff' AND "kind" = 'hash'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'email' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'email' AND "kind" = 'direct'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'email' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'hash_diff' AND "kind" = 'hash'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'visits' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'visits' AND "kind" = 'direct';

-- Takes a row out of metadata.privacy_registry
-- (ROW EXCLUSIVE on metadata.privacy_registry)
DELETE FROM "metadata"."privacy_registry" WHERE "vault_name" = 'shop' AND "table_name" = 'business.customer_profile_s' AND "column_name" = 'email' AND "sensitivity" = 'personal';

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

-- Adds a row to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
  VALUES ('shop', 'customers', 'visits', 'business.customer_profile_s', 'visits_5', 'direct', NULL) ON CONFLICT DO NOTHING;

-- Adds a row to metadata.privacy_registry
-- (ROW EXCLUSIVE on metadata.privacy_registry)
INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
  VALUES ('shop', 'business.customer_profile_s', 'mail', 'personal', NULL, NULL, NULL, NULL, NULL) ON CONFLICT DO NOTHING;

-- The version that the vault is in now.
INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_profile_s', '"business"."customer_profile_s"', 'Names column business.customer_profile_s.email mail from now on; column business.customer_profile_s.mail takes character varying(120) as well; Adds column business.customer_profile_s.visits_5', 'BREAKING')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a+1', applied_at = now()
WHERE vault_name = 'shop';
