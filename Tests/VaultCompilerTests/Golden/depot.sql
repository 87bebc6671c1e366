-- Vault depot
-- Machines, parcels and the people who hand them on.
--
-- fingerprint  c0ffee00sha256
-- hash spec    vw1 with sha256
--
-- Generated from vault.json: change the model, not this file.
-- Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1 -f schema.sql

-- The text below is UTF-8, whatever the client's settings are.
SET client_encoding = 'UTF8';

-- Before anything is made -----------------------------------------------------
--
-- Nothing is made in a database that cannot hold this vault. The lock is held until the transaction
-- ends: two changes of a schema at once would collide in what all vaults share.

DO $body$
DECLARE
  other record;
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  IF current_setting('server_version_num')::integer < 150000 THEN
    RAISE EXCEPTION 'this vault needs PostgreSQL 15 or newer'
      USING ERRCODE = 'feature_not_supported';
  END IF;
  IF getdatabaseencoding() <> 'UTF8' THEN
    RAISE EXCEPTION 'this vault needs a database in UTF8, and this one is in %', getdatabaseencoding()
      USING ERRCODE = 'feature_not_supported',
        HINT = 'Make one with CREATE DATABASE … ENCODING ''UTF8'' TEMPLATE template0.';
  END IF;
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    SELECT vault_name, hash_spec, hash_algorithm INTO other FROM "metadata"."vault"
    WHERE (hash_spec, hash_algorithm) <> ('vw1', 'sha256')
    LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'vault "%" in this database hashes by % with %, so this vault cannot share it',
        other.vault_name, other.hash_spec, other.hash_algorithm
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = 'Take a database of its own, or the same hash spec and algorithm.';
    END IF;
  END IF;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "auth";

CREATE SCHEMA IF NOT EXISTS "business";

-- Hashes and keys -------------------------------------------------------------
--
-- What the loader does in Swift, once more in SQL: both give the same bytes for every value.
-- All vaults of a database share these functions.

CREATE OR REPLACE FUNCTION "util"."current_load_date"()
  RETURNS timestamp with time zone
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT transaction_timestamp()
$body$;
COMMENT ON FUNCTION "util"."current_load_date"() IS 'The load date of rows that are written without one: the same for a whole transaction.';

CREATE OR REPLACE FUNCTION "util"."hash_binary"("value" text)
  RETURNS bytea
  LANGUAGE sql
  IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT sha256(convert_to(value, 'UTF8'))
$body$;
COMMENT ON FUNCTION "util"."hash_binary"(text) IS 'The SHA-256 digest of a text''s UTF-8 bytes, which all keys and hash diffs are.';

CREATE OR REPLACE FUNCTION "util"."zero_key"()
  RETURNS bytea
  LANGUAGE sql
  IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT decode(repeat('00', 32), 'hex')
$body$;
COMMENT ON FUNCTION "util"."zero_key"() IS 'The hash key that stands for a missing business key: as many zeros as a hash has bytes.';

CREATE OR REPLACE FUNCTION "util"."escape_key_part"("part" text)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT coalesce(replace(replace(part, E'\\', E'\\\\'), '|', E'\\|'), E'\\N')
$body$;
COMMENT ON FUNCTION "util"."escape_key_part"(text) IS  E'A key part such that parts joined with | can be told apart: \\ → \\\\, | → \\|, NULL → \\N.';

CREATE OR REPLACE FUNCTION "util"."business_key"(VARIADIC "parts" text[])
  RETURNS text
  LANGUAGE sql
  IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE cardinality(parts)
    WHEN 1 THEN parts[1]
    ELSE (
      SELECT string_agg("util"."escape_key_part"(part), '|' ORDER BY place)
      FROM unnest(parts) WITH ORDINALITY AS listed(part, place))
  END
$body$;
COMMENT ON FUNCTION "util"."business_key"(VARIADIC text[]) IS 'The text of a business key: one part as it is, several escaped and joined with |.';

CREATE OR REPLACE FUNCTION "util"."generate_tenant_derived_hk"("tenant_hk" bytea, "business_key" text)
  RETURNS bytea
  LANGUAGE sql
  IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT "util"."hash_binary"(encode(tenant_hk, 'hex') || '|' || business_key)
$body$;
COMMENT ON FUNCTION "util"."generate_tenant_derived_hk"(bytea, text) IS 'The hash key of a business key within a tenant: equal keys of two tenants never meet.';

CREATE OR REPLACE FUNCTION "util"."canonical_text"("value" anyelement)
  RETURNS text
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  SET "TimeZone" = 'UTC'
  SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601'
  SET bytea_output = 'hex'
  SET extra_float_digits = 1
AS $body$
  SELECT CASE WHEN value IS NOT NULL THEN format('%s', value) END
$body$;
COMMENT ON FUNCTION "util"."canonical_text"(anyelement) IS 'The text of a value that is hashed: what PostgreSQL prints, whatever the session has set.';

-- Bookkeeping -----------------------------------------------------------------
--
-- Which vaults this database holds, what was loaded, how far, and what was held back.
-- All vaults of a database share these tables; the loader writes them.

CREATE TABLE IF NOT EXISTS "metadata"."vault" (
  "vault_name"     text                     NOT NULL,
  "fingerprint"    text                     NOT NULL,
  "hash_spec"      text                     NOT NULL,
  "hash_algorithm" text                     NOT NULL,
  "format"         integer                  NOT NULL,
  "applied_at"     timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "vault_pkey" PRIMARY KEY ("vault_name")
);
COMMENT ON TABLE "metadata"."vault" IS 'The vaults of this database, each in the version that was applied.';

CREATE TABLE IF NOT EXISTS "metadata"."load" (
  "load_id"         bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
  "vault_name"      text                     NOT NULL,
  "source"          text                     NOT NULL,
  "delivery_digest" bytea                    NOT NULL,
  "inputs"          jsonb                    NOT NULL,
  "status"          text                     NOT NULL,
  "load_date"       timestamp with time zone,
  "started_at"      timestamp with time zone NOT NULL DEFAULT now(),
  "ended_at"        timestamp with time zone,
  "program_version" text                     NOT NULL,
  "message"         text,
  CONSTRAINT "load_pkey" PRIMARY KEY ("load_id"),
  CONSTRAINT "load_status_check" CHECK ("status" IN ('running', 'loaded', 'stopped', 'failed'))
);
COMMENT ON TABLE "metadata"."load" IS 'Each load of a delivery; the digest is by what a delivery is known again.';

CREATE INDEX IF NOT EXISTS "load_delivery_idx"
  ON "metadata"."load" ("vault_name", "source", "delivery_digest");

CREATE TABLE IF NOT EXISTS "metadata"."load_checkpoint" (
  "load_id"    bigint                   NOT NULL,
  "records"    bigint                   NOT NULL,
  "batches"    bigint                   NOT NULL,
  "updated_at" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "load_checkpoint_pkey" PRIMARY KEY ("load_id"),
  CONSTRAINT "load_checkpoint_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "metadata"."load"
);
COMMENT ON TABLE "metadata"."load_checkpoint" IS 'How far a load has come: written in the transaction of each batch.';

CREATE TABLE IF NOT EXISTS "metadata"."load_count" (
  "load_id"             bigint NOT NULL,
  "target"              text   NOT NULL,
  "records_read"        bigint NOT NULL DEFAULT 0,
  "records_new"         bigint NOT NULL DEFAULT 0,
  "records_changed"     bigint NOT NULL DEFAULT 0,
  "records_unchanged"   bigint NOT NULL DEFAULT 0,
  "records_duplicate"   bigint NOT NULL DEFAULT 0,
  "records_late"        bigint NOT NULL DEFAULT 0,
  "records_quarantined" bigint NOT NULL DEFAULT 0,
  CONSTRAINT "load_count_pkey" PRIMARY KEY ("load_id", "target"),
  CONSTRAINT "load_count_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "metadata"."load"
);
COMMENT ON TABLE "metadata"."load_count" IS 'What became of the records of a load: the classes add up to the records read.';
COMMENT ON COLUMN "metadata"."load_count"."target" IS 'A table of the vault; empty for the records over all.';

CREATE TABLE IF NOT EXISTS "metadata"."quarantine" (
  "quarantine_id"  bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
  "load_id"        bigint                   NOT NULL,
  "source"         text                     NOT NULL,
  "input"          text                     NOT NULL,
  "record"         bigint                   NOT NULL,
  "line"           bigint                   NOT NULL,
  "byte_offset"    bigint                   NOT NULL,
  "reason"         text                     NOT NULL,
  "column_name"    text,
  "detail"         text                     NOT NULL,
  "content"        bytea                    NOT NULL,
  "quarantined_at" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "quarantine_pkey" PRIMARY KEY ("quarantine_id"),
  CONSTRAINT "quarantine_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "metadata"."load"
);
COMMENT ON TABLE "metadata"."quarantine" IS 'Records that could not be loaded: their bytes, their place and the reason.';

CREATE INDEX IF NOT EXISTS "quarantine_load_idx"
  ON "metadata"."quarantine" ("load_id");

CREATE INDEX IF NOT EXISTS "quarantine_source_idx"
  ON "metadata"."quarantine" ("source", "quarantined_at");

-- Hubs ------------------------------------------------------------------------
--
-- One row for each business key of each tenant, never changed. Parts of a key are nullable for the
-- ghost row alone: a check says so.

CREATE TABLE "business"."machine_h" (
  "machine_hk"    bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "serial_number" text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "machine_h_pkey" PRIMARY KEY ("machine_hk"),
  CONSTRAINT "machine_h_hk_check" CHECK (octet_length("machine_hk") = 32),
  CONSTRAINT "machine_h_key_check" CHECK ("serial_number" IS NOT NULL OR "machine_hk" = "util"."zero_key"())
);

CREATE TABLE "business"."person_h" (
  "person_hk"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "country"       character varying(2),
  "number"        bigint,
  "person_bk"     text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "person_h_pkey" PRIMARY KEY ("person_hk"),
  CONSTRAINT "person_h_hk_check" CHECK (octet_length("person_hk") = 32),
  CONSTRAINT "person_h_key_check" CHECK (num_nonnulls("country", "number") > 0 OR "person_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."person_h" IS 'Somebody''s part in it, "named" or not: it''s theirs';
COMMENT ON COLUMN "business"."person_h"."person_bk" IS 'The parts of the key, escaped and joined as they are hashed.';

CREATE TABLE "business"."reading_h" (
  "reading_hk"    bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "meter"         text,
  "read_at"       timestamp with time zone,
  "reading_bk"    text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "reading_h_pkey" PRIMARY KEY ("reading_hk"),
  CONSTRAINT "reading_h_hk_check" CHECK (octet_length("reading_hk") = 32),
  CONSTRAINT "reading_h_key_check" CHECK (("meter" IS NOT NULL AND "read_at" IS NOT NULL) OR "reading_hk" = "util"."zero_key"())
);
COMMENT ON COLUMN "business"."reading_h"."reading_bk" IS 'The parts of the key, escaped and joined as they are hashed.';

CREATE TABLE "auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "tenant_id"     uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("tenant_id" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "auth"."tenant_h" IS 'Whose data it is';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, never changed. An optional participant that is
-- missing has the zero key.

CREATE TABLE "business"."handover_l" (
  "handover_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "giver_hk"      bytea                    NOT NULL,
  "taker_hk"      bytea                    NOT NULL,
  "reading_hk"    bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "handover_l_pkey" PRIMARY KEY ("handover_hk"),
  CONSTRAINT "handover_l_hk_check" CHECK (octet_length("handover_hk") = 32)
);
COMMENT ON TABLE "business"."handover_l" IS 'A parcel goes from one to another, perhaps past a meter';

-- Satellites ------------------------------------------------------------------
--
-- The versions of a key: each holds from load_date until load_end_date, which is NULL while it is
-- open and the only column that is ever updated. Room is left in each page, so that closing a
-- version stays within it and leaves the indexes alone.

CREATE TABLE "business"."everything_s" (
  "machine_hk"    bytea                       NOT NULL,
  "load_date"     timestamp with time zone    NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                       NOT NULL,
  "is_live"       boolean,
  "small"         smallint,
  "middle"        integer,
  "large"         bigint,
  "rough"         real,
  "fine"          double precision,
  "amount"        numeric(36,18),
  "count"         numeric,
  "title"         text,
  "code"          character varying(100),
  "content"       bytea,
  "identity"      uuid,
  "built_on"      date,
  "opens_at"      time without time zone,
  "seen_here"     timestamp without time zone,
  "seen"          timestamp with time zone,
  "warranty"      interval,
  "settings"      jsonb,
  "address"       inet,
  "tags"          text[],
  "switches"      boolean[],
  "second_title"  text,
  "tenant_hk"     bytea                       NOT NULL,
  "record_source" character varying(100)      NOT NULL,
  CONSTRAINT "everything_s_pkey" PRIMARY KEY ("machine_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."everything_s" IS 'One column of each type';

CREATE TABLE "business"."handover_note_s" (
  "handover_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "note"          text,
  "touched_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "handover_note_s_pkey" PRIMARY KEY ("handover_hk", "load_date")
) WITH (fillfactor = 85);

CREATE TABLE "auth"."tenant_profile_s" (
  "tenant_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "email"         text,
  "limit"         numeric(12,2),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_profile_s_pkey" PRIMARY KEY ("tenant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON COLUMN "auth"."tenant_profile_s"."email" IS '[personal] Where bills go';
COMMENT ON COLUMN "auth"."tenant_profile_s"."limit" IS '[confidential]';

CREATE TABLE "business"."visits_s" (
  "person_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "visits"        integer,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "visits_s_pkey" PRIMARY KEY ("person_hk", "load_date")
) WITH (fillfactor = 85);

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only: an index that holds load_end_date would make every closing of a version write to all
-- indexes of the table.

CREATE INDEX "machine_h_key_idx"
  ON "business"."machine_h" ("tenant_hk", "serial_number");

CREATE INDEX "person_h_key_idx"
  ON "business"."person_h" ("tenant_hk", "country", "number");

CREATE INDEX "reading_h_key_idx"
  ON "business"."reading_h" ("tenant_hk", "meter", "read_at");

CREATE INDEX "tenant_h_key_idx"
  ON "auth"."tenant_h" ("tenant_id");

CREATE INDEX "handover_l_tenant_hk_idx"
  ON "business"."handover_l" ("tenant_hk");

CREATE INDEX "handover_l_giver_hk_idx"
  ON "business"."handover_l" ("giver_hk");

CREATE INDEX "handover_l_taker_hk_idx"
  ON "business"."handover_l" ("taker_hk");

CREATE INDEX "handover_l_reading_hk_idx"
  ON "business"."handover_l" ("reading_hk");

-- Hash diffs ------------------------------------------------------------------
--
-- These recompute what the loader stored; verifying a vault needs them.

CREATE FUNCTION "util"."everything_hash_diff"("version" "business"."everything_s")
  RETURNS bytea
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  SET "TimeZone" = 'UTC'
  SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601'
  SET bytea_output = 'hex'
  SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place),
    ''))
  FROM (
    VALUES
      (1,  'Zweiter Titel', version."second_title"::text),
      (2,  'address',       abbrev(version."address")),
      (3,  'amount',        version."amount"::text),
      (4,  'built_on',      version."built_on"::text),
      (5,  'code',          version."code"::text),
      (6,  'content',       version."content"::text),
      (7,  'count',         version."count"::text),
      (8,  'fine',          version."fine"::text),
      (9,  'identity',      version."identity"::text),
      (10, 'is_live',       left(version."is_live"::text, 1)),
      (11, 'large',         version."large"::text),
      (12, 'middle',        version."middle"::text),
      (13, 'opens_at',      version."opens_at"::text),
      (14, 'rough',         version."rough"::text),
      (15, 'seen',          version."seen"::text),
      (16, 'seen_here',     version."seen_here"::text),
      (17, 'settings',      version."settings"::text),
      (18, 'small',         version."small"::text),
      (19, 'switches',      version."switches"::text),
      (20, 'tags',          version."tags"::text),
      (21, 'title',         version."title"::text),
      (22, 'warranty',      version."warranty"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "util"."everything_hash_diff"("business"."everything_s") IS 'The hash diff of a row of business.everything_s, from its stored payload.';

CREATE FUNCTION "util"."handover_note_hash_diff"("version" "business"."handover_note_s")
  RETURNS bytea
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  SET "TimeZone" = 'UTC'
  SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601'
  SET bytea_output = 'hex'
  SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place),
    ''))
  FROM (
    VALUES
      (1, 'note', version."note"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "util"."handover_note_hash_diff"("business"."handover_note_s") IS 'The hash diff of a row of business.handover_note_s, from its stored payload.';

CREATE FUNCTION "util"."tenant_profile_hash_diff"("version" "auth"."tenant_profile_s")
  RETURNS bytea
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  SET "TimeZone" = 'UTC'
  SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601'
  SET bytea_output = 'hex'
  SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place),
    ''))
  FROM (
    VALUES
      (1, 'email', version."email"::text),
      (2, 'limit', version."limit"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "util"."tenant_profile_hash_diff"("auth"."tenant_profile_s") IS 'The hash diff of a row of auth.tenant_profile_s, from its stored payload.';

CREATE FUNCTION "util"."visits_hash_diff"("version" "business"."visits_s")
  RETURNS bytea
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  SET "TimeZone" = 'UTC'
  SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601'
  SET bytea_output = 'hex'
  SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;
COMMENT ON FUNCTION "util"."visits_hash_diff"("business"."visits_s") IS 'The hash diff of a row of business.visits_s, from its stored payload.';

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "business"."everything_current" WITH (security_invoker = true) AS
SELECT
  "machine_hk",
  "load_date",
  "hash_diff",
  "is_live",
  "small",
  "middle",
  "large",
  "rough",
  "fine",
  "amount",
  "count",
  "title",
  "code",
  "content",
  "identity",
  "built_on",
  "opens_at",
  "seen_here",
  "seen",
  "warranty",
  "settings",
  "address",
  "tags",
  "switches",
  "second_title",
  "tenant_hk",
  "record_source"
FROM "business"."everything_s"
WHERE "load_end_date" IS NULL
  AND "machine_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."everything_current" IS 'One column of each type (as it is now)';

CREATE VIEW "business"."handover_note_current" WITH (security_invoker = true) AS
SELECT
  "handover_hk",
  "load_date",
  "hash_diff",
  "note",
  "touched_at",
  "tenant_hk",
  "record_source"
FROM "business"."handover_note_s"
WHERE "load_end_date" IS NULL
  AND "handover_hk" <> "util"."zero_key"();

CREATE VIEW "auth"."tenant_profile_current" WITH (security_invoker = true) AS
SELECT
  "tenant_hk",
  "load_date",
  "hash_diff",
  "email",
  "limit",
  "record_source"
FROM "auth"."tenant_profile_s"
WHERE "load_end_date" IS NULL
  AND "tenant_hk" <> "util"."zero_key"();

CREATE VIEW "business"."visits_current" WITH (security_invoker = true) AS
SELECT
  "person_hk",
  "load_date",
  "hash_diff",
  "visits",
  "tenant_hk",
  "record_source"
FROM "business"."visits_s"
WHERE "load_end_date" IS NULL
  AND "person_hk" <> "util"."zero_key"();

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "business"."machine_h" ("machine_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "business"."person_h" ("person_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "business"."reading_h" ("reading_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "business"."everything_s" ("machine_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "business"."handover_note_s" ("handover_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "auth"."tenant_profile_s" ("tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "business"."visits_s" ("person_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault" ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
VALUES ('depot', 'c0ffee00sha256', 'vw1', 'sha256', 1);
