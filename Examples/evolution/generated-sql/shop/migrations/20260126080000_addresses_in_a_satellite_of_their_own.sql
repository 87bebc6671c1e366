-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: BREAKING
-- from: 9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a
-- to: afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1
-- requires: PostgreSQL 15
-- does: addresses in a satellite of their own, and foreign keys (step 1 of 3)
-- locks: up to ACCESS EXCLUSIVE on business.customer_now, business.customer_profile_current
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260126080000_addresses_in_a_satellite_of_their_own.sql
-- squawk-ignore-file ban-drop-function, ban-drop-view

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
DECLARE
  held text;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault shop', 0));
  SELECT fingerprint INTO held FROM "metadata"."vault" WHERE vault_name = 'shop';
  IF held IS DISTINCT FROM '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a' THEN
    RAISE EXCEPTION 'vault "%" is in version %, and this migration starts from %',
      'shop', coalesce(held, 'nothing'), '9e145a6c38e95cb5a49cf8f38622d1fddbb026e1f6776ea455d3c4ba39b00c0a'
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

-- Makes table business.customer_contact_s
CREATE TABLE "business"."customer_contact_s" (
  "customer_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "mail"          character varying(120),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "customer_contact_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."customer_contact_s" IS 'How a customer is reached';
COMMENT ON COLUMN "business"."customer_contact_s"."mail" IS '[personal]';
ALTER TABLE "business"."customer_contact_s" ENABLE ROW LEVEL SECURITY;

-- validate: business.customer_contact_s is missing
--   SELECT 'business.customer_contact_s' WHERE to_regclass('"business"."customer_contact_s"') IS NULL

-- Adds foreign key customer_contact_s_customer_hk_fkey on business.customer_contact_s
-- (SHARE ROW EXCLUSIVE on business.customer_h)
ALTER TABLE "business"."customer_contact_s" ADD CONSTRAINT "customer_contact_s_customer_hk_fkey"
  FOREIGN KEY ("customer_hk") REFERENCES "business"."customer_h";

-- Adds foreign key customer_contact_s_tenant_hk_fkey on business.customer_contact_s
-- (SHARE ROW EXCLUSIVE on business.tenant_h)
ALTER TABLE "business"."customer_contact_s" ADD CONSTRAINT "customer_contact_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "business"."tenant_h";

-- Adds foreign key customer_h_tenant_hk_fkey on business.customer_h
-- (SHARE ROW EXCLUSIVE on business.customer_h; SHARE ROW EXCLUSIVE on business.tenant_h)
ALTER TABLE "business"."customer_h" ADD CONSTRAINT "customer_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "business"."tenant_h" NOT VALID;

-- Adds foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s
-- (SHARE ROW EXCLUSIVE on business.customer_h; SHARE ROW EXCLUSIVE on business.customer_profile_s)
ALTER TABLE "business"."customer_profile_s" ADD CONSTRAINT "customer_profile_s_customer_hk_fkey"
  FOREIGN KEY ("customer_hk") REFERENCES "business"."customer_h" NOT VALID;

-- Adds foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s
-- (SHARE ROW EXCLUSIVE on business.customer_profile_s; SHARE ROW EXCLUSIVE on business.tenant_h)
ALTER TABLE "business"."customer_profile_s" ADD CONSTRAINT "customer_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "business"."tenant_h" NOT VALID;

-- Makes view business.customer_contact_current
CREATE VIEW "business"."customer_contact_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."mail",
  version."tenant_hk", version."record_source"
FROM "business"."customer_contact_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."customer_contact_current" IS 'How a customer is reached (as it is now)';

-- validate: business.customer_contact_current is missing
--   SELECT 'business.customer_contact_current' WHERE to_regclass('"business"."customer_contact_current"') IS NULL

-- Makes view business.customer_profile_current anew
-- (ACCESS EXCLUSIVE on business.customer_profile_current; ACCESS SHARE on business.customer_profile_s)
CREATE VIEW "business"."customer_profile_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."name",
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
  hub."customer_hk", hub."tenant_hk", hub."number", hub."load_date", hub."record_source", s1."mail",
  s2."name", s2."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN "business"."customer_contact_current" AS s1 ON s1."customer_hk" = hub."customer_hk"
LEFT JOIN "business"."customer_profile_current" AS s2 ON s2."customer_hk" = hub."customer_hk"
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
  hub."customer_hk", hub."tenant_hk", hub."number", hub."load_date", hub."record_source", s1."mail",
  s2."name", s2."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN "business"."customer_contact_s" AS s1 ON s1."customer_hk" = hub."customer_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN (SELECT
  version."customer_hk", version."load_date", version."load_end_date", version."hash_diff",
  version."name", coalesce(version."visits_5", version."visits"::bigint) AS "visits",
  version."tenant_hk", version."record_source" FROM "business"."customer_profile_s" AS version) AS s2 ON s2."customer_hk" = hub."customer_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."customer_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."customer_contact_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."customer_profile_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."customer_as_of"(timestamp with time zone) IS 'Somebody who buys (as it was at an instant)';

-- Makes function util.customer_contact_hash_diff("business"."customer_contact_s")
CREATE OR REPLACE FUNCTION "util"."customer_contact_hash_diff"("version" "business"."customer_contact_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'mail', version."mail"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

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
    (1, 'name', version."name"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Lets shop_loader, shop_owner see rows of business.customer_contact_s
CREATE POLICY "all_tenants" ON "business"."customer_contact_s" TO "shop_loader", "shop_owner"
  USING (true);

-- Lets shop_reader see rows of business.customer_contact_s
CREATE POLICY "tenant_readers" ON "business"."customer_contact_s" FOR SELECT TO "shop_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));

-- Gives shop_owner ALL on 4 tables and views
GRANT ALL ON
  "business"."customer_contact_s", "business"."customer_contact_current",
  "business"."customer_profile_current", "business"."customer_now"
TO "shop_owner";

-- Gives shop_loader INSERT, SELECT, UPDATE ("load_end_date") on business.customer_contact_s
GRANT INSERT, SELECT, UPDATE ("load_end_date") ON "business"."customer_contact_s" TO "shop_loader";

-- Gives shop_reader SELECT on 4 tables and views
GRANT SELECT ON
  "business"."customer_contact_s", "business"."customer_contact_current",
  "business"."customer_profile_current", "business"."customer_now"
TO "shop_reader";

-- Gives shop_loader SELECT on 3 tables and views
GRANT SELECT ON
  "business"."customer_contact_current", "business"."customer_profile_current",
  "business"."customer_now"
TO "shop_loader";

-- Takes a row out of metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
DELETE FROM "metadata"."expected_object" WHERE "vault_name" = 'shop' AND "component" = 'index' AND "object_name" = 'business.customer_profile_s_mail_idx';

-- Takes a row out of metadata.hash_revision
-- (ROW EXCLUSIVE on metadata.hash_revision)
DELETE FROM "metadata"."hash_revision" WHERE "vault_name" = 'shop' AND "table_name" = 'business.customer_profile_s' AND "revision" = 2;

-- Takes 2 rows out of metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
DELETE FROM "metadata"."lineage" WHERE "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'mail' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'hash_diff' AND "kind" = 'hash'
  OR "vault_name" = 'shop' AND "source" = 'customers' AND "source_column" = 'mail' AND "target_table" = 'business.customer_profile_s' AND "target_column" = 'mail' AND "kind" = 'direct';

-- Adds a row to business.customer_contact_s
-- (ROW SHARE on business.customer_h; ROW SHARE on business.tenant_h)
INSERT INTO "business"."customer_contact_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Adds a row to metadata.data_versions
-- (ROW EXCLUSIVE on metadata.data_versions)
INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
  VALUES ('shop', 'business.customer_contact_s', 1, "util"."table_checksum"('"business"."customer_contact_s"'), 'The table as it was made', 'ADDITIVE') ON CONFLICT DO NOTHING;

-- Adds 11 rows to metadata.expected_object
-- (ROW EXCLUSIVE on metadata.expected_object)
INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'shop', listed."component", item.value
FROM (VALUES
  ('foreign_key', '{business.customer_contact_s.customer_contact_s_customer_hk_fkey,
    business.customer_contact_s.customer_contact_s_tenant_hk_fkey, business.customer_h.customer_h_tenant_hk_fkey,
    business.customer_profile_s.customer_profile_s_customer_hk_fkey,
    business.customer_profile_s.customer_profile_s_tenant_hk_fkey}'),
  ('function', '{util.customer_contact_hash_diff}'),
  ('index', '{business.customer_contact_s_pkey}'),
  ('policy', '{business.customer_contact_s.all_tenants, business.customer_contact_s.tenant_readers}'),
  ('table', '{business.customer_contact_s}'),
  ('view', '{business.customer_contact_current}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- Adds a row to metadata.hash_revision
-- (ROW EXCLUSIVE on metadata.hash_revision)
INSERT INTO "metadata"."hash_revision" ("vault_name", "table_name", "revision", "since")
  VALUES ('shop', 'business.customer_profile_s', 3, (SELECT greatest(clock_timestamp(), max(load_date) + interval '1 microsecond') FROM "business"."customer_profile_s")) ON CONFLICT DO NOTHING;

-- Adds a row to metadata.key_origin
-- (ROW EXCLUSIVE on metadata.key_origin)
INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
  VALUES ('shop', 'business.customer_contact_s', 'part', 'customer_hk', '{}', '{business.customer_h}', '{customer_hk}', false, true) ON CONFLICT DO NOTHING;

-- Adds 3 rows to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('shop', 'customers', '*', 'business.customer_contact_s', '*', 'load', NULL),
       ('shop', 'customers', 'number', 'business.customer_contact_s', 'customer_hk', 'hash', NULL),
       ('shop', 'customers', 'shop', 'business.customer_contact_s', 'tenant_hk', 'hash', NULL)
ON CONFLICT DO NOTHING;

-- Adds 2 rows to metadata.lineage
-- (ROW EXCLUSIVE on metadata.lineage)
INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('shop', 'customers', 'mail', 'business.customer_contact_s', 'hash_diff', 'hash', NULL),
       ('shop', 'customers', 'mail', 'business.customer_contact_s', 'mail', 'direct', NULL)
ON CONFLICT DO NOTHING;

-- Adds a row to metadata.privacy_registry
-- (ROW EXCLUSIVE on metadata.privacy_registry)
INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
  VALUES ('shop', 'business.customer_contact_s', 'mail', 'personal', NULL, NULL, NULL, NULL, NULL) ON CONFLICT DO NOTHING;

-- Fills customer_contact with the versions that its attributes had in customer_profile
-- (ACCESS SHARE on business.customer_profile_s; reads every row)
WITH point (hash_key, at) AS (
  SELECT "customer_hk", load_date FROM "business"."customer_profile_s" WHERE "customer_hk" <> "util"."zero_key"()
  UNION SELECT "customer_hk", load_end_date FROM "business"."customer_profile_s" AS version
  WHERE "customer_hk" <> "util"."zero_key"() AND NOT (version.load_end_date IS NULL)
),
state AS (
  SELECT point.hash_key,
    point.at,
    origin_1."customer_hk" IS NOT NULL AS holds,
    origin_1."mail" AS "mail",
    coalesce(origin_1."tenant_hk") AS "tenant_hk",
    coalesce(origin_1."record_source") AS "record_source"
  FROM point
  LEFT JOIN "business"."customer_profile_s" AS origin_1 ON origin_1."customer_hk" = point.hash_key
    AND origin_1.load_date <= point.at AND (origin_1.load_end_date IS NULL OR point.at < origin_1.load_end_date)
),
hashed AS (
  SELECT state.*, CASE WHEN holds THEN "util"."customer_contact_hash_diff"(ROW(hash_key, at, NULL, NULL, "mail", "tenant_hk", "record_source")::"business"."customer_contact_s") END AS diff FROM state
),
marked AS (
  SELECT hashed.*, lag(diff) OVER (PARTITION BY hash_key ORDER BY at) AS former FROM hashed
),
kept AS (
  SELECT marked.*, lead(at) OVER (PARTITION BY hash_key ORDER BY at) AS next
  FROM marked WHERE diff IS DISTINCT FROM former
)
INSERT INTO "business"."customer_contact_s" ("customer_hk", "load_date", "load_end_date", "hash_diff", "mail", "tenant_hk", "record_source")
SELECT hash_key, at, next, diff, "mail", "tenant_hk", "record_source"
FROM kept WHERE holds;

-- validate: customer_contact says what customer_profile said at every instant
--   WITH point (hash_key, at) AS (
--     SELECT "customer_hk", load_date FROM "business"."customer_profile_s" WHERE "customer_hk" <> "util"."zero_key"()
--     UNION SELECT "customer_hk", load_end_date FROM "business"."customer_profile_s" AS version
--     WHERE "customer_hk" <> "util"."zero_key"() AND NOT (version.load_end_date IS NULL)
--   ),
--   state AS (
--     SELECT point.hash_key,
--       point.at,
--       origin_1."customer_hk" IS NOT NULL AS holds,
--       origin_1."mail" AS "mail",
--       coalesce(origin_1."tenant_hk") AS "tenant_hk",
--       coalesce(origin_1."record_source") AS "record_source"
--     FROM point
--     LEFT JOIN "business"."customer_profile_s" AS origin_1 ON origin_1."customer_hk" = point.hash_key
--       AND origin_1.load_date <= point.at AND (origin_1.load_end_date IS NULL OR point.at < origin_1.load_end_date)
--   )
--   SELECT state.hash_key, state.at FROM state
--   LEFT JOIN "business"."customer_contact_s" AS stored ON stored."customer_hk" = state.hash_key
--     AND stored.load_date <= state.at AND (stored.load_end_date IS NULL OR state.at < stored.load_end_date)
--   WHERE (stored."customer_hk" IS NOT NULL) <> state.holds
--     OR state.holds AND (stored."mail" IS DISTINCT FROM state."mail")
--   LIMIT 10

-- The version that the vault is in now.
INSERT INTO "metadata"."data_versions"
  (vault_name, table_name, version, checksum, description, compatibility_level)
SELECT 'shop', changed.table_name, coalesce(latest.version, 0) + 1,
  "util"."table_checksum"(to_regclass(changed.relation)), changed.about, changed.class
FROM (
  VALUES ('business.customer_contact_s', '"business"."customer_contact_s"', 'Makes table business.customer_contact_s; Adds foreign key customer_contact_s_customer_hk_fkey on business.customer_contact_s; Adds foreign key customer_contact_s_tenant_hk_fkey on business.customer_contact_s; Fills customer_contact with the versions that its attributes had in customer_profile', 'ADDITIVE'),
      ('business.customer_h', '"business"."customer_h"', 'Adds foreign key customer_h_tenant_hk_fkey on business.customer_h', 'BREAKING'),
      ('business.customer_profile_s', '"business"."customer_profile_s"', 'Adds foreign key customer_profile_s_customer_hk_fkey on business.customer_profile_s; Adds foreign key customer_profile_s_tenant_hk_fkey on business.customer_profile_s', 'BREAKING')
) AS changed(table_name, relation, about, class)
LEFT JOIN LATERAL (
  SELECT version, checksum FROM "metadata"."data_versions" AS known
  WHERE known.vault_name = 'shop' AND known.table_name = changed.table_name
  ORDER BY version DESC LIMIT 1
) AS latest ON true
WHERE "util"."table_checksum"(to_regclass(changed.relation))
  IS DISTINCT FROM latest.checksum;

UPDATE "metadata"."vault" SET fingerprint = 'afb5779b7797bd92a9174b15fc8625ee2078135bf85b0f4f878d98cce1f96043+1', applied_at = now()
WHERE vault_name = 'shop';
