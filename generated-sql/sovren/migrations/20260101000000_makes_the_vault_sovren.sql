-- vaultwright: migration
-- vault: sovren
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: 24e0bc0b78df683d9c180caed90d13b7f0074eeb71854904d3f6adb30aa93fcf
-- requires: PostgreSQL 15
-- does: makes the vault sovren
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260101000000_makes_the_vault_sovren.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault sovren', 0));
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'sovren') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'sovren'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault sovren
-- An AI assistant platform: its users, their simulated boards, memories and timelines
--
-- fingerprint  24e0bc0b78df683d9c180caed90d13b7f0074eeb71854904d3f6adb30aa93fcf
-- hash spec    vw1 with sha256
--
-- Generated from vault.json: change the model, not this file.
-- Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1
--
-- Contents, each under a line that begins with its name:
--   Before anything is made (1)
--   Roles (1)
--   Schemas (7)
--   Hashes and keys (8)
--   Tenants (2)
--   Bookkeeping (22)
--   States (2)
--   Health of any vault (6)
--   Hubs (14)
--   Links (20)
--   Satellites (28)
--   Reference tables (2)
--   Indexes (52)
--   Hash diffs (29)
--   Current versions (26)
--   Hubs as they are (14)
--   Hubs as they were (14)
--   Links with business keys (20)
--   Masked columns (1)
--   Marts (5)
--   Monitors (2)
--   Quality (5)
--   Health (4)
--   Ghost rows (40)
--   Registers (7)
--   Who may do what (19)
--   What must be there (1)
--   This vault (1)

-- The text below is UTF-8, whatever the client's settings are.
SET client_encoding = 'UTF8';
-- Names without a schema are the server's own, whatever public holds.
SET search_path = pg_catalog, pg_temp;

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

-- Roles -----------------------------------------------------------------------
--
-- Nobody logs in as one of these: grant them to those who do. They belong to the whole server.

DO $body$
DECLARE
  needed text;
BEGIN
  FOREACH needed IN ARRAY ARRAY['sovren_owner', 'sovren_loader', 'sovren_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "sovren_owner" NOLOGIN; CREATE ROLE "sovren_loader" NOLOGIN; CREATE ROLE "sovren_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "sovren_auth";

CREATE SCHEMA IF NOT EXISTS "sovren_business";

CREATE SCHEMA IF NOT EXISTS "sovren_infomart";

CREATE SCHEMA IF NOT EXISTS "sovren_ref";

CREATE SCHEMA IF NOT EXISTS "sovren_util";

-- Hashes and keys -------------------------------------------------------------
--
-- What the loader does in Swift, once more in SQL: both give the same bytes for every value.
-- All vaults of a database share these functions.

CREATE OR REPLACE FUNCTION "util"."current_load_date"()
  RETURNS timestamp with time zone LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT transaction_timestamp()
$body$;
COMMENT ON FUNCTION "util"."current_load_date"() IS 'The load date of rows that are written without one: the same for a whole transaction.';

CREATE OR REPLACE FUNCTION "util"."hash_binary"("value" text)
  RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT sha256(convert_to(value, 'UTF8'))
$body$;
COMMENT ON FUNCTION "util"."hash_binary"(text) IS 'The SHA-256 digest of a text''s UTF-8 bytes, which all keys and hash diffs are.';

CREATE OR REPLACE FUNCTION "util"."zero_key"()
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT decode(repeat('00', 32), 'hex')
$body$;
COMMENT ON FUNCTION "util"."zero_key"() IS 'The hash key that stands for a missing business key: as many zeros as a hash has bytes.';

CREATE OR REPLACE FUNCTION "util"."escape_key_part"("part" text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT coalesce(replace(replace(part, E'\\', E'\\\\'), '|', E'\\|'), E'\\N')
$body$;
COMMENT ON FUNCTION "util"."escape_key_part"(text) IS  E'A key part such that parts joined with | can be told apart: \\ → \\\\, | → \\|, NULL → \\N.';

CREATE OR REPLACE FUNCTION "util"."business_key"(VARIADIC "parts" text[])
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
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
  RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT "util"."hash_binary"(encode(tenant_hk, 'hex') || '|' || business_key)
$body$;
COMMENT ON FUNCTION "util"."generate_tenant_derived_hk"(bytea, text) IS 'The hash key of a business key within a tenant: equal keys of two tenants never meet.';

CREATE OR REPLACE FUNCTION "util"."canonical_text"("value" anyelement)
  RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT CASE WHEN value IS NOT NULL THEN format('%s', value) END
$body$;
COMMENT ON FUNCTION "util"."canonical_text"(anyelement) IS 'The text of a value that is hashed: what PostgreSQL prints, whatever the session has set.';

CREATE OR REPLACE FUNCTION "util"."json_text"("value" jsonb)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE
    WHEN value::text ~ E'\\.[0-9]*0(?![0-9])' THEN regexp_replace(
      value::text,
      E'("(?:[^"\\\\]|\\\\.)*")|\\.0+(?![0-9])|(\\.[0-9]*[1-9])0+(?![0-9])', E'\\1\\2', 'g')
    ELSE value::text
  END
$body$;
COMMENT ON FUNCTION "util"."json_text"(jsonb) IS 'The text of JSON that is hashed: its numbers without zeros at the end of their decimals, so that 1.0 is 1.';

-- Tenants ---------------------------------------------------------------------
--
-- A session names its tenant by SET app.tenant_hk = '<hash key in hex>'. What is no hash key names
-- nobody.

CREATE OR REPLACE FUNCTION "util"."session_tenant"()
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE WHEN setting ~ E'^(\\\\x)?[0-9A-Fa-f]{64}$'
    THEN decode(right(setting, 64), 'hex')
  END
  FROM (VALUES (current_setting('app.tenant_hk', true))) AS session(setting)
$body$;
COMMENT ON FUNCTION "util"."session_tenant"() IS 'The tenant that app.tenant_hk names; NULL where it is not set, or no hash key.';

CREATE OR REPLACE FUNCTION "util"."visible_tenants"("shared_tenant" bytea DEFAULT NULL)
  RETURNS bytea[] LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE WHEN tenant IS NOT NULL
    THEN array_remove(ARRAY[tenant, "util"."zero_key"(), shared_tenant], NULL)
  END
  FROM (VALUES ("util"."session_tenant"())) AS session(tenant)
$body$;
COMMENT ON FUNCTION "util"."visible_tenants"(bytea) IS 'The tenants whose rows the session may read: its own, the ghosts'', and the one that shared hubs belong to. NULL where the session names no tenant.';

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
COMMENT ON COLUMN "metadata"."vault"."fingerprint" IS 'Digest of everything in its vault.json.';
COMMENT ON COLUMN "metadata"."vault"."hash_spec" IS 'By what rules values become the bytes that are hashed.';
COMMENT ON COLUMN "metadata"."vault"."hash_algorithm" IS 'The digest under hash keys and hash diffs.';
COMMENT ON COLUMN "metadata"."vault"."format" IS 'Number of the format of its vault.json.';
COMMENT ON COLUMN "metadata"."vault"."applied_at" IS 'When it was applied.';

CREATE TABLE IF NOT EXISTS "metadata"."load" (
  "load_id"          bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
  "vault_name"       text                     NOT NULL,
  "source"           text                     NOT NULL,
  "delivery_digest"  bytea                    NOT NULL,
  "inputs"           jsonb                    NOT NULL,
  "status"           text                     NOT NULL,
  "load_date"        timestamp with time zone,
  "started_at"       timestamp with time zone NOT NULL DEFAULT now(),
  "ended_at"         timestamp with time zone,
  "program_version"  text                     NOT NULL,
  "message"          text,
  "reading"          jsonb,
  "replayed_load_id" bigint,
  "dictated_date"    timestamp with time zone,
  "last_date"        timestamp with time zone,
  "seen_again_at"    timestamp with time zone,
  "presence"         text,
  "tenants"          bytea[],
  CONSTRAINT "load_pkey" PRIMARY KEY ("load_id"),
  CONSTRAINT "load_status_check" CHECK ("status" IN ('running', 'loaded', 'stopped', 'failed'))
);
COMMENT ON TABLE "metadata"."load" IS 'Each load of a delivery; the digest is by what a delivery is known again.';
COMMENT ON COLUMN "metadata"."load"."load_id" IS 'Number of the load.';
COMMENT ON COLUMN "metadata"."load"."source" IS 'Name of the source in the model.';
COMMENT ON COLUMN "metadata"."load"."delivery_digest" IS 'Digest of the delivery''s bytes.';
COMMENT ON COLUMN "metadata"."load"."inputs" IS 'The files that were read.';
COMMENT ON COLUMN "metadata"."load"."status" IS 'How far the load has come, or how it ended.';
COMMENT ON COLUMN "metadata"."load"."load_date" IS 'The load date of its first versions; NULL until the first batch.';
COMMENT ON COLUMN "metadata"."load"."started_at" IS 'When the load began.';
COMMENT ON COLUMN "metadata"."load"."ended_at" IS 'When it ended; NULL while it runs.';
COMMENT ON COLUMN "metadata"."load"."program_version" IS 'Version of the loader.';
COMMENT ON COLUMN "metadata"."load"."message" IS 'Why it stopped or failed.';
COMMENT ON COLUMN "metadata"."load"."reading" IS 'How the inputs were read: layout, encoding, header, and so on.';
COMMENT ON COLUMN "metadata"."load"."replayed_load_id" IS 'The load whose held back records it brings, mended; NULL for all others.';
COMMENT ON COLUMN "metadata"."load"."dictated_date" IS 'The load date that was asked for; NULL where the clock gave it.';
COMMENT ON COLUMN "metadata"."load"."last_date" IS 'The load date of its last versions: a key''s versions of one load are 1 µs apart.';
COMMENT ON COLUMN "metadata"."load"."seen_again_at" IS 'When the same delivery last arrived again and was skipped.';
COMMENT ON COLUMN "metadata"."load"."presence" IS 'Whether its absent keys were closed: applied, or held_back until confirmed; NULL without presence.';
COMMENT ON COLUMN "metadata"."load"."tenants" IS 'Tenants whose records a snapshot holds; NULL for all others.';

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
COMMENT ON COLUMN "metadata"."load_checkpoint"."load_id" IS 'Number of the load.';
COMMENT ON COLUMN "metadata"."load_checkpoint"."records" IS 'Records that are done, counted from the first.';
COMMENT ON COLUMN "metadata"."load_checkpoint"."batches" IS 'Batches that are committed.';
COMMENT ON COLUMN "metadata"."load_checkpoint"."updated_at" IS 'When the last batch was committed.';

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
  "rows_restated"       bigint NOT NULL DEFAULT 0,
  CONSTRAINT "load_count_pkey" PRIMARY KEY ("load_id", "target"),
  CONSTRAINT "load_count_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "metadata"."load"
);
COMMENT ON TABLE "metadata"."load_count" IS 'What became of the records of a load: the classes add up to the records read.';
COMMENT ON COLUMN "metadata"."load_count"."load_id" IS 'Number of the load.';
COMMENT ON COLUMN "metadata"."load_count"."target" IS 'A table of the vault; empty for the records over all.';
COMMENT ON COLUMN "metadata"."load_count"."records_read" IS 'Records of the delivery that concern the target.';
COMMENT ON COLUMN "metadata"."load_count"."records_new" IS 'Stored as the first of their key.';
COMMENT ON COLUMN "metadata"."load_count"."records_changed" IS 'Stored as a new version of a known key.';
COMMENT ON COLUMN "metadata"."load_count"."records_unchanged" IS 'Not stored: equal to the version in force.';
COMMENT ON COLUMN "metadata"."load_count"."records_duplicate" IS 'Not stored: equal to a record of the same delivery.';
COMMENT ON COLUMN "metadata"."load_count"."records_late" IS 'Stored between versions that were there before.';
COMMENT ON COLUMN "metadata"."load_count"."records_quarantined" IS 'Held back.';
COMMENT ON COLUMN "metadata"."load_count"."rows_restated" IS 'Stored besides: what the next delivery said, behind a late record.';

CREATE TABLE IF NOT EXISTS "metadata"."quarantine" (
  "quarantine_id"     bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
  "load_id"           bigint                   NOT NULL,
  "source"            text                     NOT NULL,
  "input"             text                     NOT NULL,
  "record"            bigint                   NOT NULL,
  "line"              bigint                   NOT NULL,
  "byte_offset"       bigint                   NOT NULL,
  "reason"            text                     NOT NULL,
  "column_name"       text,
  "detail"            text                     NOT NULL,
  "content"           bytea                    NOT NULL,
  "quarantined_at"    timestamp with time zone NOT NULL DEFAULT now(),
  "resolution"        text,
  "resolved_at"       timestamp with time zone,
  "resolved_by"       bigint,
  "resolution_reason" text,
  CONSTRAINT "quarantine_pkey" PRIMARY KEY ("quarantine_id"),
  CONSTRAINT "quarantine_load_id_fkey" FOREIGN KEY ("load_id") REFERENCES "metadata"."load"
);
COMMENT ON TABLE "metadata"."quarantine" IS 'Records that could not be loaded: their bytes, their place and the reason.';
COMMENT ON COLUMN "metadata"."quarantine"."quarantine_id" IS 'Number of the record that was held back.';
COMMENT ON COLUMN "metadata"."quarantine"."load_id" IS 'Number of the load.';
COMMENT ON COLUMN "metadata"."quarantine"."source" IS 'Name of the source in the model.';
COMMENT ON COLUMN "metadata"."quarantine"."input" IS 'Name of the file.';
COMMENT ON COLUMN "metadata"."quarantine"."record" IS 'Place in the file, counted in records from 1.';
COMMENT ON COLUMN "metadata"."quarantine"."line" IS 'Place in the file, counted in lines from 1.';
COMMENT ON COLUMN "metadata"."quarantine"."byte_offset" IS 'Place in the file, counted in bytes from 0.';
COMMENT ON COLUMN "metadata"."quarantine"."reason" IS 'Class of the fault.';
COMMENT ON COLUMN "metadata"."quarantine"."column_name" IS 'Name of the column; NULL where it is the record as a whole.';
COMMENT ON COLUMN "metadata"."quarantine"."detail" IS 'What is wrong, in a sentence.';
COMMENT ON COLUMN "metadata"."quarantine"."content" IS 'The record as it was delivered.';
COMMENT ON COLUMN "metadata"."quarantine"."quarantined_at" IS 'When it was held back.';
COMMENT ON COLUMN "metadata"."quarantine"."resolution" IS 'What became of it: replayed or discarded; NULL while it is open.';
COMMENT ON COLUMN "metadata"."quarantine"."resolved_at" IS 'When that was decided.';
COMMENT ON COLUMN "metadata"."quarantine"."resolved_by" IS 'The load that brought it, mended.';
COMMENT ON COLUMN "metadata"."quarantine"."resolution_reason" IS 'Why it was discarded.';

CREATE INDEX IF NOT EXISTS "quarantine_load_idx" ON "metadata"."quarantine" ("load_id");

CREATE INDEX IF NOT EXISTS "quarantine_source_idx"
  ON "metadata"."quarantine" ("source", "quarantined_at");

CREATE TABLE IF NOT EXISTS "metadata"."schema_migrations" (
  "vault_name"        text                     NOT NULL,
  "version"           text                     NOT NULL,
  "applied_at"        timestamp with time zone NOT NULL DEFAULT now(),
  "description"       text                     NOT NULL,
  "migration_script"  text                     NOT NULL,
  "rollback_script"   text,
  "checksum"          bytea                    NOT NULL,
  "author"            text                     NOT NULL,
  "notes"             text,
  "rollback_strategy" jsonb                    NOT NULL,
  "duration"          interval,
  "rolled_back_at"    timestamp with time zone,
  CONSTRAINT "schema_migrations_pkey" PRIMARY KEY ("vault_name", "version", "applied_at")
);
COMMENT ON TABLE "metadata"."schema_migrations" IS 'The changes of schema that were applied, and those of them that were taken back.';
COMMENT ON COLUMN "metadata"."schema_migrations"."version" IS 'Number of the change.';
COMMENT ON COLUMN "metadata"."schema_migrations"."applied_at" IS 'When it was applied.';
COMMENT ON COLUMN "metadata"."schema_migrations"."description" IS 'What it does, in a sentence.';
COMMENT ON COLUMN "metadata"."schema_migrations"."migration_script" IS 'What was run.';
COMMENT ON COLUMN "metadata"."schema_migrations"."rollback_script" IS 'What would undo it; NULL where nothing can.';
COMMENT ON COLUMN "metadata"."schema_migrations"."checksum" IS 'SHA-256 of the migration''s file.';
COMMENT ON COLUMN "metadata"."schema_migrations"."author" IS 'Who applied it.';
COMMENT ON COLUMN "metadata"."schema_migrations"."notes" IS 'What was said about it.';
COMMENT ON COLUMN "metadata"."schema_migrations"."rollback_strategy" IS 'By which file, and at what cost, one can go back.';
COMMENT ON COLUMN "metadata"."schema_migrations"."duration" IS 'NULL where the database was found to be in this version already.';
COMMENT ON COLUMN "metadata"."schema_migrations"."rolled_back_at" IS 'When it was taken back; NULL while it holds.';

CREATE TABLE IF NOT EXISTS "metadata"."migration_progress" (
  "vault_name" text                     NOT NULL,
  "version"    text                     NOT NULL,
  "direction"  text                     NOT NULL,
  "statement"  integer                  NOT NULL,
  "checksum"   bytea                    NOT NULL,
  "started_at" timestamp with time zone NOT NULL DEFAULT now(),
  "ended_at"   timestamp with time zone,
  CONSTRAINT "migration_progress_pkey" PRIMARY KEY ("vault_name", "version", "direction", "statement"),
  CONSTRAINT "migration_progress_direction_check" CHECK ("direction" IN ('up', 'down'))
);
COMMENT ON TABLE "metadata"."migration_progress" IS 'How far a migration has come that runs outside a transaction: an interrupted one goes on from here. Empty where none is under way.';
COMMENT ON COLUMN "metadata"."migration_progress"."version" IS 'Number of the change.';
COMMENT ON COLUMN "metadata"."migration_progress"."direction" IS 'Whether the migration or its way back is under way.';
COMMENT ON COLUMN "metadata"."migration_progress"."statement" IS 'Its place in the file, from 1.';
COMMENT ON COLUMN "metadata"."migration_progress"."checksum" IS 'SHA-256 of the file.';
COMMENT ON COLUMN "metadata"."migration_progress"."started_at" IS 'When the statement began.';
COMMENT ON COLUMN "metadata"."migration_progress"."ended_at" IS 'When it ended; NULL where nobody knows that it did.';

CREATE TABLE IF NOT EXISTS "metadata"."data_versions" (
  "vault_name"          text                     NOT NULL,
  "table_name"          text                     NOT NULL,
  "version"             integer                  NOT NULL,
  "checksum"            bytea,
  "description"         text                     NOT NULL,
  "compatibility_level" text                     NOT NULL,
  "since"               timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "data_versions_pkey" PRIMARY KEY ("vault_name", "table_name", "version"),
  CONSTRAINT "data_versions_compatibility_check" CHECK ("compatibility_level" IN ('ADDITIVE', 'NON_BREAKING', 'BREAKING'))
);
COMMENT ON TABLE "metadata"."data_versions" IS 'The shapes that each table has had, and whether readers of the former can go on.';
COMMENT ON COLUMN "metadata"."data_versions"."version" IS 'Number of the shape, from 1.';
COMMENT ON COLUMN "metadata"."data_versions"."checksum" IS 'util.table_checksum of the table in this version; NULL where it is gone.';
COMMENT ON COLUMN "metadata"."data_versions"."description" IS 'What made this shape of the one before it.';
COMMENT ON COLUMN "metadata"."data_versions"."compatibility_level" IS 'Whether readers of the former shape can go on.';
COMMENT ON COLUMN "metadata"."data_versions"."since" IS 'From when on the table has this shape.';

CREATE TABLE IF NOT EXISTS "metadata"."privacy_registry" (
  "vault_name"     text    NOT NULL,
  "table_name"     text    NOT NULL,
  "column_name"    text    NOT NULL,
  "sensitivity"    text    NOT NULL,
  "masking"        text,
  "retention_days" integer,
  "owner"          text,
  "about"          text,
  "derived_from"   text,
  CONSTRAINT "privacy_registry_pkey" PRIMARY KEY ("vault_name", "table_name", "column_name", "sensitivity")
);
COMMENT ON TABLE "metadata"."privacy_registry" IS 'The columns that tell of persons, or could do harm in the wrong hands.';
COMMENT ON COLUMN "metadata"."privacy_registry"."column_name" IS 'Name of the column; NULL where it is the record as a whole.';
COMMENT ON COLUMN "metadata"."privacy_registry"."sensitivity" IS 'How careful one has to be with the column.';
COMMENT ON COLUMN "metadata"."privacy_registry"."masking" IS 'How it is shown to those who may not see it.';
COMMENT ON COLUMN "metadata"."privacy_registry"."retention_days" IS 'How long rows are kept, in days; NULL without a limit.';
COMMENT ON COLUMN "metadata"."privacy_registry"."owner" IS 'Who answers for it.';
COMMENT ON COLUMN "metadata"."privacy_registry"."about" IS 'What the model says of it.';
COMMENT ON COLUMN "metadata"."privacy_registry"."derived_from" IS 'The columns from which one of a mart has its class; NULL where the model says it.';

CREATE TABLE IF NOT EXISTS "metadata"."lineage" (
  "vault_name"    text                     NOT NULL,
  "source"        text                     NOT NULL,
  "source_column" text                     NOT NULL,
  "target_table"  text                     NOT NULL,
  "target_column" text                     NOT NULL,
  "kind"          text                     NOT NULL,
  "expression"    text,
  "is_active"     boolean                  NOT NULL DEFAULT true,
  "recorded_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "recorded_by"   text                     NOT NULL DEFAULT CURRENT_USER,
  CONSTRAINT "lineage_pkey" PRIMARY KEY ("vault_name", "source", "source_column", "target_table", "target_column", "kind"),
  CONSTRAINT "lineage_kind_check" CHECK ("kind" IN ('direct', 'key', 'hash', 'load', 'calculation', 'aggregation', 'condition', 'rows', 'table'))
);
COMMENT ON TABLE "metadata"."lineage" IS 'Which column becomes which: from sources to the vault, and from there to marts.';
COMMENT ON COLUMN "metadata"."lineage"."source" IS 'Name of a source of records, or a table of the vault with its schema.';
COMMENT ON COLUMN "metadata"."lineage"."source_column" IS '* is the rows, or columns, as a whole.';
COMMENT ON COLUMN "metadata"."lineage"."target_table" IS 'Name of the table in the vault.';
COMMENT ON COLUMN "metadata"."lineage"."target_column" IS '* is the rows as a whole.';
COMMENT ON COLUMN "metadata"."lineage"."kind" IS 'To the vault: direct, key (a part of one), hash, load (rows for records). To what is made of it: direct, calculation, aggregation, condition (it decides), rows, table (some column).';
COMMENT ON COLUMN "metadata"."lineage"."expression" IS 'What the author of a mart wrote, where it is no column alone.';
COMMENT ON COLUMN "metadata"."lineage"."is_active" IS 'Whether the model still has it.';
COMMENT ON COLUMN "metadata"."lineage"."recorded_at" IS 'When the row was written.';
COMMENT ON COLUMN "metadata"."lineage"."recorded_by" IS 'Who wrote it.';

CREATE TABLE IF NOT EXISTS "metadata"."quality_rule" (
  "vault_name"    text             NOT NULL,
  "name"          text             NOT NULL,
  "about"         text,
  "dimension"     text             NOT NULL,
  "table_name"    text             NOT NULL,
  "condition"     text             NOT NULL,
  "minimum_share" double precision NOT NULL,
  "severity"      text             NOT NULL,
  CONSTRAINT "quality_rule_pkey" PRIMARY KEY ("vault_name", "name")
);
COMMENT ON TABLE "metadata"."quality_rule" IS 'What should hold for the rows of a table.';
COMMENT ON COLUMN "metadata"."quality_rule"."name" IS 'Name of the rule.';
COMMENT ON COLUMN "metadata"."quality_rule"."about" IS 'What the model says of it.';
COMMENT ON COLUMN "metadata"."quality_rule"."dimension" IS 'The kind of quality.';
COMMENT ON COLUMN "metadata"."quality_rule"."condition" IS 'SQL that holds for a row that is good.';
COMMENT ON COLUMN "metadata"."quality_rule"."minimum_share" IS 'The share of good rows that is asked for, of 1.';
COMMENT ON COLUMN "metadata"."quality_rule"."severity" IS 'What it means when the rule is broken.';

CREATE TABLE IF NOT EXISTS "metadata"."quality_result" (
  "result_id"     bigint                   NOT NULL GENERATED ALWAYS AS IDENTITY,
  "vault_name"    text                     NOT NULL,
  "rule"          text                     NOT NULL,
  "tenant_key"    bytea,
  "measured_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "loaded_from"   timestamp with time zone NOT NULL,
  "loaded_until"  timestamp with time zone NOT NULL,
  "rows_measured" bigint                   NOT NULL,
  "rows_good"     bigint                   NOT NULL,
  "share"         numeric,
  "minimum_share" double precision         NOT NULL,
  "severity"      text                     NOT NULL,
  "state"         text                     NOT NULL,
  CONSTRAINT "quality_result_pkey" PRIMARY KEY ("result_id"),
  CONSTRAINT "quality_result_state_check" CHECK ("state" IN ('passed', 'failed', 'unknown'))
);
COMMENT ON TABLE "metadata"."quality_result" IS 'What the quality rules came to, each time they were measured.';
COMMENT ON COLUMN "metadata"."quality_result"."result_id" IS 'Number of the result.';
COMMENT ON COLUMN "metadata"."quality_result"."rule" IS 'Name of the rule.';
COMMENT ON COLUMN "metadata"."quality_result"."tenant_key" IS 'Whose rows; NULL where the table''s rows are nobody''s own.';
COMMENT ON COLUMN "metadata"."quality_result"."measured_at" IS 'When; the same for all rules of a run.';
COMMENT ON COLUMN "metadata"."quality_result"."loaded_from" IS 'Rows loaded before were left out.';
COMMENT ON COLUMN "metadata"."quality_result"."loaded_until" IS 'Rows loaded then or later were left out.';
COMMENT ON COLUMN "metadata"."quality_result"."rows_measured" IS 'How many rows were looked at.';
COMMENT ON COLUMN "metadata"."quality_result"."rows_good" IS 'How many of them are good.';
COMMENT ON COLUMN "metadata"."quality_result"."share" IS 'Of the good rows, of 1; NULL where there is no row.';
COMMENT ON COLUMN "metadata"."quality_result"."minimum_share" IS 'The share of good rows that is asked for, of 1.';
COMMENT ON COLUMN "metadata"."quality_result"."severity" IS 'What it means when the rule is broken.';
COMMENT ON COLUMN "metadata"."quality_result"."state" IS 'passed, failed, or unknown where there is no row.';

CREATE TABLE IF NOT EXISTS "metadata"."hash_revision" (
  "vault_name" text                     NOT NULL,
  "table_name" text                     NOT NULL,
  "revision"   integer                  NOT NULL,
  "since"      timestamp with time zone NOT NULL,
  CONSTRAINT "hash_revision_pkey" PRIMARY KEY ("vault_name", "table_name", "revision")
);
COMMENT ON TABLE "metadata"."hash_revision" IS 'Since when a table''s hash diffs are made of other attributes than at first.';
COMMENT ON COLUMN "metadata"."hash_revision"."revision" IS 'Counts from 1 the ways its diffs were made in.';
COMMENT ON COLUMN "metadata"."hash_revision"."since" IS 'Rows loaded before are hashed anew, from their payload, before they are compared.';

CREATE TABLE IF NOT EXISTS "metadata"."expected_object" (
  "vault_name"  text NOT NULL,
  "component"   text NOT NULL,
  "object_name" text NOT NULL,
  CONSTRAINT "expected_object_pkey" PRIMARY KEY ("vault_name", "component", "object_name")
);
COMMENT ON TABLE "metadata"."expected_object" IS 'What each vault consists of, as its model says.';
COMMENT ON COLUMN "metadata"."expected_object"."component" IS 'Its kind: table, view, index, function, policy, foreign_key or source.';
COMMENT ON COLUMN "metadata"."expected_object"."object_name" IS 'schema.name, with a third part where it is a part of a table; a source''s own name.';

CREATE TABLE IF NOT EXISTS "metadata"."key_origin" (
  "vault_name"          text    NOT NULL,
  "table_name"          text    NOT NULL,
  "kind"                text    NOT NULL,
  "key_column"          text    NOT NULL,
  "key_parts"           text[]  NOT NULL,
  "parents"             text[]  NOT NULL,
  "parent_columns"      text[]  NOT NULL,
  "is_of_all_tenants"   boolean NOT NULL,
  "has_closed_versions" boolean NOT NULL,
  CONSTRAINT "key_origin_pkey" PRIMARY KEY ("vault_name", "table_name"),
  CONSTRAINT "key_origin_kind_check" CHECK ("kind" IN ('tenant', 'hub', 'shared_hub', 'link', 'event', 'part'))
);
COMMENT ON TABLE "metadata"."key_origin" IS 'From what the keys of each table derive, and so which tenant a row belongs to.';
COMMENT ON COLUMN "metadata"."key_origin"."kind" IS 'tenant, hub and shared_hub (the system tenant''s), link, event (a link without a ghost), part (rows about one of these).';
COMMENT ON COLUMN "metadata"."key_origin"."key_column" IS 'The hash key, or the key of the parent.';
COMMENT ON COLUMN "metadata"."key_origin"."key_parts" IS 'Columns of a hub''s business key, or those that tell rows of a link, or members of a set, apart.';
COMMENT ON COLUMN "metadata"."key_origin"."parents" IS 'A link''s hubs in the order of hashing, or the table that a part is about.';
COMMENT ON COLUMN "metadata"."key_origin"."parent_columns" IS 'The columns that have the parents'' keys.';
COMMENT ON COLUMN "metadata"."key_origin"."is_of_all_tenants" IS 'Whether all tenants read the system tenant''s rows.';
COMMENT ON COLUMN "metadata"."key_origin"."has_closed_versions" IS 'Whether its rows are versions, of which each key has one that is open.';

CREATE TABLE IF NOT EXISTS "metadata"."accepted_deletion" (
  "vault_name"   text                     NOT NULL,
  "target"       text                     NOT NULL,
  "rows_missing" bigint                   NOT NULL,
  "rows_present" bigint                   NOT NULL,
  "accepted_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "accepted_by"  text                     NOT NULL DEFAULT SESSION_USER,
  CONSTRAINT "accepted_deletion_pkey" PRIMARY KEY ("vault_name", "target", "accepted_at")
);
COMMENT ON TABLE "metadata"."accepted_deletion" IS 'Rows whose deletion by hand was accepted: verifications count without them.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."target" IS 'Table of the vault.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."rows_missing" IS 'Rows that loads stored and that were missing, without those accepted before.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."rows_present" IS 'Rows of loads that were present then.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."accepted_at" IS 'When the deletion was accepted.';
COMMENT ON COLUMN "metadata"."accepted_deletion"."accepted_by" IS 'Role that accepted it.';

CREATE INDEX IF NOT EXISTS "quality_result_rule_idx"
  ON "metadata"."quality_result" ("vault_name", "rule", "measured_at");

CREATE OR REPLACE FUNCTION "util"."table_checksum"("relation" regclass)
  RETURNS bytea LANGUAGE sql STABLE STRICT PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT sha256(convert_to(string_agg(
    concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
      CASE WHEN attnotnull THEN 'NOT NULL' END),
    E'\n' ORDER BY attname), 'UTF8'))
  FROM pg_attribute
  WHERE attrelid = relation AND attnum > 0 AND NOT attisdropped
$body$;
COMMENT ON FUNCTION "util"."table_checksum"(regclass) IS 'One for tables whose columns are equal in name, type and NOT NULL, in whatever order.';

CREATE OR REPLACE FUNCTION "util"."trace_lineage"("table_name" text, "column_name" text DEFAULT NULL)
  RETURNS TABLE (
    "direction" text,
    "step" integer,
    "vault_name" text,
    "source" text,
    "source_column" text,
    "target_table" text,
    "target_column" text,
    "kind" text,
    "expression" text)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  WITH RECURSIVE edge AS MATERIALIZED (
    SELECT * FROM metadata.lineage WHERE is_active
  ), upstream AS (
    SELECT 1 AS step, edge.*
    FROM edge
    WHERE edge.target_table = $1 AND ($2 IS NULL OR edge.target_column = $2
        OR edge.target_column = '*' AND NOT EXISTS (
          SELECT FROM edge AS own
          WHERE own.target_table = $1 AND own.target_column = $2))
    UNION
    SELECT found.step + 1, edge.*
    FROM upstream AS found
    JOIN edge ON edge.target_table = found.source
      AND (found.source_column IS NULL OR edge.target_column = found.source_column
        OR edge.target_column = '*' AND NOT EXISTS (
          SELECT FROM edge AS own
          WHERE own.target_table = found.source AND own.target_column = found.source_column))
    WHERE found.step < 10
  ), downstream AS (
    SELECT 1 AS step, edge.*
    FROM edge
    WHERE edge.source = $1 AND ($2 IS NULL OR edge.source_column = $2 OR edge.kind = 'table')
    UNION
    SELECT found.step + 1, edge.*
    FROM downstream AS found
    JOIN edge ON edge.source = found.target_table
      AND (found.target_column IS NULL OR edge.source_column = found.target_column OR edge.kind = 'table')
    WHERE found.step < 10
  ), walk AS (
    SELECT 'upstream' AS direction, upstream.* FROM upstream
    UNION ALL
    SELECT 'downstream' AS direction, downstream.* FROM downstream
  )
  SELECT direction, min(step), vault_name, source, source_column, target_table, target_column, kind,
    expression
  FROM walk
  GROUP BY direction, vault_name, source, source_column, target_table, target_column, kind,
    expression
  ORDER BY direction DESC, min(step), vault_name, source, source_column, target_table,
    target_column, kind
$body$;
COMMENT ON FUNCTION "util"."trace_lineage"(text, text) IS 'The steps by which a column came to be, and what was made of it, up to 10 each way. The table is one with its schema, or a source of records; without a column all of them are meant.';

-- States ----------------------------------------------------------------------
--
-- What is measured is ok, a warning or critical; what could not be measured is unknown, and never
-- taken for good. All vaults of a database share these functions.

CREATE OR REPLACE FUNCTION "util"."threshold_state"("value" numeric, "warning" numeric, "critical" numeric, "direction" text)
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE
    WHEN value IS NULL OR value = 'NaN' THEN 'unknown'
    WHEN direction = 'above' AND value > critical THEN 'critical'
    WHEN direction = 'below' AND value < critical THEN 'critical'
    WHEN direction = 'above' AND value > warning THEN 'warning'
    WHEN direction = 'below' AND value < warning THEN 'warning'
    ELSE 'ok'
  END
$body$;
COMMENT ON FUNCTION "util"."threshold_state"(numeric, numeric, numeric, text) IS 'How a figure stands to its thresholds: ''above'' says that greater figures are bad, ''below'' that smaller ones are; a threshold that is NULL is passed by none.';

CREATE OR REPLACE FUNCTION "util"."worst_state"("states" text[])
  RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE
    WHEN 'critical' = ANY (states) THEN 'critical'
    WHEN 'warning' = ANY (states) THEN 'warning'
    WHEN 'ok' = ANY (states) THEN 'ok'
    ELSE 'unknown'
  END
$body$;
COMMENT ON FUNCTION "util"."worst_state"(text[]) IS 'The worst of the states that are known; unknown where none is.';

-- Health of any vault ---------------------------------------------------------
--
-- Each vault has functions of its own that tell how it is; these find them by the vault's name, which
-- may be left out where the database holds one vault. All vaults of a database share them.

CREATE OR REPLACE FUNCTION "util"."vault_function"("vault" text, "function_name" text)
  RETURNS regproc LANGUAGE plpgsql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
  own regproc[];
BEGIN
  SELECT array_agg(expected.object_name::regproc) INTO own
  FROM "metadata"."expected_object" AS expected
  WHERE expected.component = 'function'
    AND expected.vault_name = coalesce(vault, expected.vault_name)
    AND expected.object_name <> 'util.' || function_name
    AND split_part(expected.object_name, '.', 2)
      IN (function_name, expected.vault_name || '_' || function_name);
  IF own IS NULL THEN
    RAISE EXCEPTION 'this database holds no vault %', coalesce('"' || vault || '"', 'at all')
      USING ERRCODE = 'undefined_object', HINT = 'SELECT vault_name FROM metadata.vault lists them.';
  END IF;
  IF cardinality(own) > 1 THEN
    RAISE EXCEPTION 'this database holds several vaults' USING ERRCODE = 'ambiguous_parameter',
      HINT = 'Name one; SELECT vault_name FROM metadata.vault lists them.';
  END IF;
  RETURN own[1];
END
$body$;
COMMENT ON FUNCTION "util"."vault_function"(text, text) IS 'A vault''s own function of the name; NULL names the database''s only vault.';

CREATE OR REPLACE FUNCTION "util"."measure_quality"("vault" text DEFAULT NULL, "loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
  RETURNS TABLE (
    "rule" text,
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint,
    "share" numeric,
    "minimum_share" double precision,
    "severity" text,
    "state" text)
  LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
BEGIN
  RETURN QUERY EXECUTE format('SELECT * FROM %s($1, $2, $3)',
    "util"."vault_function"(vault, 'measure_quality'))
    USING $2, $3, $4;
END
$body$;
COMMENT ON FUNCTION "util"."measure_quality"(text, timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the vault named; NULL names the database''s only one.';

CREATE OR REPLACE FUNCTION "util"."monitor_loads"("vault" text DEFAULT NULL)
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
BEGIN
  RETURN QUERY EXECUTE format('SELECT * FROM %s()',
    "util"."vault_function"(vault, 'monitor_loads'));
END
$body$;
COMMENT ON FUNCTION "util"."monitor_loads"(text) IS 'Figures of the loads of each source, with thresholds. Of the vault named; NULL names the database''s only one.';

CREATE OR REPLACE FUNCTION "util"."validate_completeness"("vault" text DEFAULT NULL)
  RETURNS TABLE (
    "component" text,
    "expected" bigint,
    "present" bigint,
    "percent" numeric,
    "state" text,
    "missing" text[],
    "advice" text)
  LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
BEGIN
  RETURN QUERY EXECUTE format('SELECT * FROM %s()',
    "util"."vault_function"(vault, 'validate_completeness'));
END
$body$;
COMMENT ON FUNCTION "util"."validate_completeness"(text) IS 'What the model has, and whether the database has it. Of the vault named; NULL names the database''s only one.';

CREATE OR REPLACE FUNCTION "util"."validate_tenant_isolation"("vault" text DEFAULT NULL)
  RETURNS TABLE (
    "table_name" text,
    "has_tenant" boolean,
    "has_policies" boolean,
    "has_foreign_keys" boolean,
    "rows_checked" bigint,
    "rows_underived" bigint,
    "rows_of_another" bigint,
    "rows_wrong" bigint,
    "share" numeric,
    "state" text)
  LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
BEGIN
  RETURN QUERY EXECUTE format('SELECT * FROM %s()',
    "util"."vault_function"(vault, 'validate_tenant_isolation'));
END
$body$;
COMMENT ON FUNCTION "util"."validate_tenant_isolation"(text) IS 'Whether each table keeps its tenants apart, and each row to its own. Of the vault named; NULL names the database''s only one.';

CREATE OR REPLACE FUNCTION "util"."comprehensive_health_check"("vault" text DEFAULT NULL)
  RETURNS jsonb LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
  report jsonb;
BEGIN
  EXECUTE format('SELECT * FROM %s()',
    "util"."vault_function"(vault, 'comprehensive_health_check')) INTO report;
  RETURN report;
END
$body$;
COMMENT ON FUNCTION "util"."comprehensive_health_check"(text) IS 'How the vault is, in parts, each with its state, and the worst known state of them. Of the vault named; NULL names the database''s only one.';

-- Hubs ------------------------------------------------------------------------
--
-- One row for each business key of each tenant, never changed. Parts of a key are nullable for the
-- ghost row alone: a check says so. Where a key has several parts, <hub>_bk has them escaped and
-- joined, as they are hashed.
--
-- In all tables: <name>_hk is the hash key of the hub or link of that name, tenant_hk that of the
-- tenant to which the row belongs, load_date when the row was loaded, record_source where it came
-- from. hash_diff is the hash of the payload, by which changes are seen.

CREATE TABLE "sovren_business"."assistant_h" (
  "assistant_hk"  bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "assistant_id"  uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "assistant_h_pkey" PRIMARY KEY ("assistant_hk"),
  CONSTRAINT "assistant_h_hk_check" CHECK (octet_length("assistant_hk") = 32),
  CONSTRAINT "assistant_h_key_check" CHECK ("assistant_id" IS NOT NULL OR "assistant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."assistant_h" IS 'The AI assistant of one user';

CREATE TABLE "sovren_business"."crm_integration_h" (
  "crm_integration_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "integration_id"     uuid,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "crm_integration_h_pkey" PRIMARY KEY ("crm_integration_hk"),
  CONSTRAINT "crm_integration_h_hk_check" CHECK (octet_length("crm_integration_hk") = 32),
  CONSTRAINT "crm_integration_h_key_check" CHECK ("integration_id" IS NOT NULL OR "crm_integration_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."crm_integration_h" IS 'A user''s connection with a CRM system';

CREATE TABLE "sovren_business"."crm_record_h" (
  "crm_record_hk"  bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "integration_id" uuid,
  "entity_type"    character varying(50),
  "entity_id"      character varying(255),
  "crm_record_bk"  text,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "crm_record_h_pkey" PRIMARY KEY ("crm_record_hk"),
  CONSTRAINT "crm_record_h_hk_check" CHECK (octet_length("crm_record_hk") = 32),
  CONSTRAINT "crm_record_h_key_check" CHECK (("entity_type" IS NOT NULL AND "entity_id" IS NOT NULL) OR "crm_record_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."crm_record_h" IS 'A contact, deal, company or ticket in a CRM system';

CREATE TABLE "sovren_business"."entity_location_h" (
  "entity_location_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "index_id"           uuid,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "entity_location_h_pkey" PRIMARY KEY ("entity_location_hk"),
  CONSTRAINT "entity_location_h_hk_check" CHECK (octet_length("entity_location_hk") = 32),
  CONSTRAINT "entity_location_h_key_check" CHECK ("index_id" IS NOT NULL OR "entity_location_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."entity_location_h" IS 'An entry of the index: where something is kept';

CREATE TABLE "sovren_business"."executive_h" (
  "executive_hk"  bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "executive_id"  uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "executive_h_pkey" PRIMARY KEY ("executive_hk"),
  CONSTRAINT "executive_h_hk_check" CHECK (octet_length("executive_hk") = 32),
  CONSTRAINT "executive_h_key_check" CHECK ("executive_id" IS NOT NULL OR "executive_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."executive_h" IS 'A simulated executive on the board of a user';

CREATE TABLE "sovren_business"."executive_name_h" (
  "executive_name_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "first_name"        character varying(50),
  "last_name"         character varying(50),
  "role"              character varying(10),
  "executive_name_bk" text,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "executive_name_h_pkey" PRIMARY KEY ("executive_name_hk"),
  CONSTRAINT "executive_name_h_hk_check" CHECK (octet_length("executive_name_hk") = 32),
  CONSTRAINT "executive_name_h_key_check" CHECK (("first_name" IS NOT NULL AND "last_name" IS NOT NULL AND "role" IS NOT NULL) OR "executive_name_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."executive_name_h" IS 'The name of a simulated executive in a role';

CREATE TABLE "sovren_business"."memory_h" (
  "memory_hk"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "memory_id"     uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "memory_h_pkey" PRIMARY KEY ("memory_hk"),
  CONSTRAINT "memory_h_hk_check" CHECK (octet_length("memory_hk") = 32),
  CONSTRAINT "memory_h_key_check" CHECK ("memory_id" IS NOT NULL OR "memory_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."memory_h" IS 'Something that a user''s assistant remembers';

CREATE TABLE "sovren_business"."registry_entry_h" (
  "registry_entry_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "registry_id"       uuid,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "registry_entry_h_pkey" PRIMARY KEY ("registry_entry_hk"),
  CONSTRAINT "registry_entry_h_hk_check" CHECK (octet_length("registry_entry_hk") = 32),
  CONSTRAINT "registry_entry_h_key_check" CHECK ("registry_id" IS NOT NULL OR "registry_entry_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."registry_entry_h" IS 'An entry of an installation''s register of names';

CREATE TABLE "sovren_business"."shard_h" (
  "shard_hk"      bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "shard_id"      uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "shard_h_pkey" PRIMARY KEY ("shard_hk"),
  CONSTRAINT "shard_h_hk_check" CHECK (octet_length("shard_hk") = 32),
  CONSTRAINT "shard_h_key_check" CHECK ("shard_id" IS NOT NULL OR "shard_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."shard_h" IS 'A piece of data that one dimension holds';

CREATE TABLE "sovren_auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "installation"  character varying(100),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("installation" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_auth"."tenant_h" IS 'An installation of the platform';

CREATE TABLE "sovren_business"."tier_setting_h" (
  "tier_setting_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "tier_type"       character varying(10),
  "feature_name"    character varying(100),
  "tier_setting_bk" text,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "tier_setting_h_pkey" PRIMARY KEY ("tier_setting_hk"),
  CONSTRAINT "tier_setting_h_hk_check" CHECK (octet_length("tier_setting_hk") = 32),
  CONSTRAINT "tier_setting_h_key_check" CHECK (("tier_type" IS NOT NULL AND "feature_name" IS NOT NULL) OR "tier_setting_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."tier_setting_h" IS 'A feature of a tier, as an installation has it';

CREATE TABLE "sovren_business"."timeline_h" (
  "timeline_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "timeline_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "timeline_h_pkey" PRIMARY KEY ("timeline_hk"),
  CONSTRAINT "timeline_h_hk_check" CHECK (octet_length("timeline_hk") = 32),
  CONSTRAINT "timeline_h_key_check" CHECK ("timeline_id" IS NOT NULL OR "timeline_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."timeline_h" IS 'A course that events may take';

CREATE TABLE "sovren_business"."timeline_branch_h" (
  "timeline_branch_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "branch_id"          uuid,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "timeline_branch_h_pkey" PRIMARY KEY ("timeline_branch_hk"),
  CONSTRAINT "timeline_branch_h_hk_check" CHECK (octet_length("timeline_branch_hk") = 32),
  CONSTRAINT "timeline_branch_h_key_check" CHECK ("branch_id" IS NOT NULL OR "timeline_branch_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_business"."timeline_branch_h" IS 'The register''s row of a timeline';

CREATE TABLE "sovren_auth"."user_h" (
  "user_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "user_id"       uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_h_pkey" PRIMARY KEY ("user_hk"),
  CONSTRAINT "user_h_hk_check" CHECK (octet_length("user_hk") = 32),
  CONSTRAINT "user_h_key_check" CHECK ("user_id" IS NOT NULL OR "user_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "sovren_auth"."user_h" IS 'A customer of the platform';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, or for each event, never changed. An optional
-- participant that is missing has the zero key. Columns between the keys and the payload, if any,
-- tell rows of the same participants apart.

CREATE TABLE "sovren_business"."activity_l" (
  "activity_hk"         bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "assistant_hk"        bytea                    NOT NULL,
  "activity_id"         uuid                     NOT NULL,
  "hash_diff"           bytea                    NOT NULL,
  "action_type"         character varying(100),
  "action_data"         jsonb,
  "occurred_at"         timestamp with time zone,
  "perceived_at"        timestamp with time zone,
  "influenced_until"    timestamp with time zone,
  "dimensional_impact"  integer[],
  "causality_chain"     uuid[],
  "parallel_outcomes"   jsonb,
  "response_time_ms"    numeric(6,2),
  "dimensions_computed" integer,
  "universes_explored"  integer,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "activity_l_pkey" PRIMARY KEY ("activity_hk"),
  CONSTRAINT "activity_l_hk_check" CHECK (octet_length("activity_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."activity_l" IS 'One action of an assistant';
COMMENT ON COLUMN "sovren_business"."activity_l"."action_type" IS 'prediction, negotiation, call, analysis, email and the like';
COMMENT ON COLUMN "sovren_business"."activity_l"."perceived_at" IS 'When the user became aware of it';
COMMENT ON COLUMN "sovren_business"."activity_l"."influenced_until" IS 'Until when it acts; may be for ever';
COMMENT ON COLUMN "sovren_business"."activity_l"."causality_chain" IS 'The actions that it caused, by their numbers';
COMMENT ON COLUMN "sovren_business"."activity_l"."parallel_outcomes" IS 'What became of it elsewhere';

CREATE TABLE "sovren_business"."assistant_user_l" (
  "assistant_user_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "assistant_hk"      bytea                    NOT NULL,
  "user_hk"           bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "assistant_user_l_pkey" PRIMARY KEY ("assistant_user_hk"),
  CONSTRAINT "assistant_user_l_hk_check" CHECK (octet_length("assistant_user_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."assistant_user_l" IS 'Whose an assistant is: one user has one';

CREATE TABLE "sovren_business"."causal_event_l" (
  "causal_event_hk"          bytea                    NOT NULL,
  "tenant_hk"                bytea                    NOT NULL,
  "timeline_branch_hk"       bytea                    NOT NULL,
  "event_id"                 uuid                     NOT NULL,
  "hash_diff"                bytea                    NOT NULL,
  "event_type"               character varying(100),
  "event_data"               jsonb,
  "caused_by"                uuid[],
  "probability_given_causes" numeric(5,4),
  "occurred_at"              timestamp with time zone,
  "detected_at"              timestamp with time zone,
  "downstream_effects"       jsonb,
  "prevented_disasters"      integer,
  "created_opportunities"    integer,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "causal_event_l_pkey" PRIMARY KEY ("causal_event_hk"),
  CONSTRAINT "causal_event_l_hk_check" CHECK (octet_length("causal_event_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."causal_event_l" IS 'One event on a timeline; written once';
COMMENT ON COLUMN "sovren_business"."causal_event_l"."event_type" IS 'deal_won, deal_lost, hire, outage and the like';
COMMENT ON COLUMN "sovren_business"."causal_event_l"."probability_given_causes" IS 'From 0 to 1';

CREATE TABLE "sovren_business"."causal_event_cause_l" (
  "causal_event_cause_hk" bytea                    NOT NULL,
  "tenant_hk"             bytea                    NOT NULL,
  "timeline_branch_hk"    bytea                    NOT NULL,
  "event_id"              uuid                     NOT NULL,
  "cause_id"              uuid                     NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "causal_event_cause_l_pkey" PRIMARY KEY ("causal_event_cause_hk"),
  CONSTRAINT "causal_event_cause_l_hk_check" CHECK (octet_length("causal_event_cause_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."causal_event_cause_l" IS 'Which event was caused by which; both are rows of causal_event';

CREATE TABLE "sovren_business"."crm_contact_l" (
  "crm_contact_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "duplicate_hk"   bytea                    NOT NULL,
  "kept_hk"        bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "crm_contact_l_pkey" PRIMARY KEY ("crm_contact_hk"),
  CONSTRAINT "crm_contact_l_hk_check" CHECK (octet_length("crm_contact_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."crm_contact_l" IS 'Two records of one person';
COMMENT ON COLUMN "sovren_business"."crm_contact_l"."duplicate_hk" IS 'Hash key of hub crm_record.';
COMMENT ON COLUMN "sovren_business"."crm_contact_l"."kept_hk" IS 'Hash key of hub crm_record.';

CREATE TABLE "sovren_business"."crm_integration_user_l" (
  "crm_integration_user_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "crm_integration_hk"      bytea                    NOT NULL,
  "user_hk"                 bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "crm_integration_user_l_pkey" PRIMARY KEY ("crm_integration_user_hk"),
  CONSTRAINT "crm_integration_user_l_hk_check" CHECK (octet_length("crm_integration_user_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."crm_integration_user_l" IS 'Whose a connection is';

CREATE TABLE "sovren_business"."crm_record_integration_l" (
  "crm_record_integration_hk" bytea                    NOT NULL,
  "tenant_hk"                 bytea                    NOT NULL,
  "crm_record_hk"             bytea                    NOT NULL,
  "crm_integration_hk"        bytea                    NOT NULL,
  "load_date"                 timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"             character varying(100)   NOT NULL,
  CONSTRAINT "crm_record_integration_l_pkey" PRIMARY KEY ("crm_record_integration_hk"),
  CONSTRAINT "crm_record_integration_l_hk_check" CHECK (octet_length("crm_record_integration_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."crm_record_integration_l" IS 'By which connection a record came';

CREATE TABLE "sovren_business"."executive_board_l" (
  "executive_board_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "executive_hk"       bytea                    NOT NULL,
  "user_hk"            bytea                    NOT NULL,
  "registry_entry_hk"  bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "executive_board_l_pkey" PRIMARY KEY ("executive_board_hk"),
  CONSTRAINT "executive_board_l_hk_check" CHECK (octet_length("executive_board_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."executive_board_l" IS 'On whose board an executive sits, and under which name';

CREATE TABLE "sovren_business"."executive_location_l" (
  "executive_location_hk" bytea                    NOT NULL,
  "tenant_hk"             bytea                    NOT NULL,
  "entity_location_hk"    bytea                    NOT NULL,
  "executive_hk"          bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "executive_location_l_pkey" PRIMARY KEY ("executive_location_hk"),
  CONSTRAINT "executive_location_l_hk_check" CHECK (octet_length("executive_location_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."executive_location_l" IS 'Where an executive is kept';

CREATE TABLE "sovren_business"."executive_performance_l" (
  "executive_performance_hk" bytea                    NOT NULL,
  "tenant_hk"                bytea                    NOT NULL,
  "executive_hk"             bytea                    NOT NULL,
  "period_start"             timestamp with time zone NOT NULL,
  "report_id"                uuid                     NOT NULL,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "executive_performance_l_pkey" PRIMARY KEY ("executive_performance_hk"),
  CONSTRAINT "executive_performance_l_hk_check" CHECK (octet_length("executive_performance_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."executive_performance_l" IS 'An executive''s report on one period';

CREATE TABLE "sovren_business"."memory_cause_l" (
  "memory_cause_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "cause_hk"        bytea                    NOT NULL,
  "memory_hk"       bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "memory_cause_l_pkey" PRIMARY KEY ("memory_cause_hk"),
  CONSTRAINT "memory_cause_l_hk_check" CHECK (octet_length("memory_cause_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."memory_cause_l" IS 'What a memory says that it was caused by';
COMMENT ON COLUMN "sovren_business"."memory_cause_l"."cause_hk" IS 'Hash key of hub memory.';

CREATE TABLE "sovren_business"."memory_effect_l" (
  "memory_effect_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "memory_hk"        bytea                    NOT NULL,
  "effect_hk"        bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "memory_effect_l_pkey" PRIMARY KEY ("memory_effect_hk"),
  CONSTRAINT "memory_effect_l_hk_check" CHECK (octet_length("memory_effect_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."memory_effect_l" IS 'What a memory says that it led to';
COMMENT ON COLUMN "sovren_business"."memory_effect_l"."effect_hk" IS 'Hash key of hub memory.';

CREATE TABLE "sovren_business"."memory_location_l" (
  "memory_location_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "entity_location_hk" bytea                    NOT NULL,
  "memory_hk"          bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "memory_location_l_pkey" PRIMARY KEY ("memory_location_hk"),
  CONSTRAINT "memory_location_l_hk_check" CHECK (octet_length("memory_location_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."memory_location_l" IS 'Where a memory is kept';

CREATE TABLE "sovren_business"."memory_user_l" (
  "memory_user_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "memory_hk"      bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "memory_user_l_pkey" PRIMARY KEY ("memory_user_hk"),
  CONSTRAINT "memory_user_l_hk_check" CHECK (octet_length("memory_user_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."memory_user_l" IS 'Whose a memory is';

CREATE TABLE "sovren_business"."name_reservation_l" (
  "name_reservation_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "executive_name_hk"   bytea                    NOT NULL,
  "registry_entry_hk"   bytea                    NOT NULL,
  "reserved_by_hk"      bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "name_reservation_l_pkey" PRIMARY KEY ("name_reservation_hk"),
  CONSTRAINT "name_reservation_l_hk_check" CHECK (octet_length("name_reservation_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."name_reservation_l" IS 'Who has reserved which name';
COMMENT ON COLUMN "sovren_business"."name_reservation_l"."reserved_by_hk" IS 'Hash key of hub user.';

CREATE TABLE "sovren_business"."shard_pair_l" (
  "shard_pair_hk" bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "shard_hk"      bytea                    NOT NULL,
  "partner_hk"    bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "shard_pair_l_pkey" PRIMARY KEY ("shard_pair_hk"),
  CONSTRAINT "shard_pair_l_hk_check" CHECK (octet_length("shard_pair_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."shard_pair_l" IS 'Which shards are entangled';
COMMENT ON COLUMN "sovren_business"."shard_pair_l"."partner_hk" IS 'Hash key of hub shard.';

CREATE TABLE "sovren_business"."snapshot_l" (
  "snapshot_hk"           bytea                    NOT NULL,
  "tenant_hk"             bytea                    NOT NULL,
  "user_hk"               bytea                    NOT NULL,
  "snapshot_id"           uuid                     NOT NULL,
  "hash_diff"             bytea                    NOT NULL,
  "neural_patterns"       jsonb,
  "thought_vectors"       double precision[],
  "active_memories"       uuid[],
  "past_state"            jsonb,
  "present_state"         jsonb,
  "future_predictions"    jsonb,
  "quantum_superposition" jsonb,
  "collapsed_realities"   integer,
  "snapshot_time"         timestamp with time zone,
  "computation_time_ms"   integer,
  "dimensions_accessed"   integer[],
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "snapshot_l_pkey" PRIMARY KEY ("snapshot_hk"),
  CONSTRAINT "snapshot_l_hk_check" CHECK (octet_length("snapshot_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."snapshot_l" IS 'One picture of a user''s mind; written once';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."neural_patterns" IS '[confidential]';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."thought_vectors" IS '[confidential] 11 floats';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."active_memories" IS 'The memories that were awake, by their UUIDs';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."past_state" IS '[confidential]';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."present_state" IS '[confidential]';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."future_predictions" IS '[confidential]';
COMMENT ON COLUMN "sovren_business"."snapshot_l"."quantum_superposition" IS '[confidential]';

CREATE TABLE "sovren_business"."timeline_location_l" (
  "timeline_location_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "entity_location_hk"   bytea                    NOT NULL,
  "timeline_branch_hk"   bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "timeline_location_l_pkey" PRIMARY KEY ("timeline_location_hk"),
  CONSTRAINT "timeline_location_l_hk_check" CHECK (octet_length("timeline_location_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."timeline_location_l" IS 'Where a timeline is kept';

CREATE TABLE "sovren_business"."timeline_parent_l" (
  "timeline_parent_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "child_hk"           bytea                    NOT NULL,
  "parent_hk"          bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "timeline_parent_l_pkey" PRIMARY KEY ("timeline_parent_hk"),
  CONSTRAINT "timeline_parent_l_hk_check" CHECK (octet_length("timeline_parent_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."timeline_parent_l" IS 'From which timeline one branched off';
COMMENT ON COLUMN "sovren_business"."timeline_parent_l"."child_hk" IS 'Hash key of hub timeline.';
COMMENT ON COLUMN "sovren_business"."timeline_parent_l"."parent_hk" IS 'Hash key of hub timeline.';

CREATE TABLE "sovren_business"."timeline_user_l" (
  "timeline_user_hk"   bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "timeline_branch_hk" bytea                    NOT NULL,
  "timeline_hk"        bytea                    NOT NULL,
  "user_hk"            bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "timeline_user_l_pkey" PRIMARY KEY ("timeline_user_hk"),
  CONSTRAINT "timeline_user_l_hk_check" CHECK (octet_length("timeline_user_hk") = 32)
);
COMMENT ON TABLE "sovren_business"."timeline_user_l" IS 'Which timeline a branch is, and whose';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
-- whether the source has the key from load_date on, and operation by what this is known.

CREATE TABLE "sovren_business"."assistant_look_s" (
  "assistant_hk"       bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "android_appearance" jsonb,
  "created_at"         timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "assistant_look_s_pkey" PRIMARY KEY ("assistant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."assistant_look_s" IS 'What an assistant looks like';

CREATE TABLE "sovren_business"."assistant_state_s" (
  "assistant_hk"         bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "consciousness_level"  numeric(5,2),
  "neural_activity"      jsonb,
  "dimensional_position" integer[],
  "temporal_advantage"   numeric(5,2),
  "prediction_accuracy"  numeric(5,4),
  "last_active"          timestamp with time zone,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "assistant_state_s_pkey" PRIMARY KEY ("assistant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."assistant_state_s" IS 'What an assistant is at';
COMMENT ON COLUMN "sovren_business"."assistant_state_s"."consciousness_level" IS 'From 0 to 100';
COMMENT ON COLUMN "sovren_business"."assistant_state_s"."dimensional_position" IS 'Where it is in 11 dimensions';
COMMENT ON COLUMN "sovren_business"."assistant_state_s"."temporal_advantage" IS 'Years ahead';
COMMENT ON COLUMN "sovren_business"."assistant_state_s"."prediction_accuracy" IS 'From 0 to 1';

CREATE TABLE "sovren_business"."crm_integration_s" (
  "crm_integration_hk" bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "crm_type"           character varying(50),
  "tier_required"      character varying(10),
  "sync_frequency"     integer,
  "created_at"         timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "crm_integration_s_pkey" PRIMARY KEY ("crm_integration_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."crm_integration_s" IS 'With what is connected, and how often';
COMMENT ON COLUMN "sovren_business"."crm_integration_s"."crm_type" IS 'hubspot, salesforce and the like';
COMMENT ON COLUMN "sovren_business"."crm_integration_s"."tier_required" IS 'SMB or ENTERPRISE';
COMMENT ON COLUMN "sovren_business"."crm_integration_s"."sync_frequency" IS 'In seconds';

CREATE TABLE "sovren_business"."crm_integration_state_s" (
  "crm_integration_hk" bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "connection_status"  character varying(20),
  "last_sync"          timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "crm_integration_state_s_pkey" PRIMARY KEY ("crm_integration_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."crm_integration_state_s" IS 'Whether a connection works';
COMMENT ON COLUMN "sovren_business"."crm_integration_state_s"."connection_status" IS 'disconnected, connected or error';

CREATE TABLE "sovren_business"."crm_record_s" (
  "crm_record_hk" bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "data"          jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "crm_record_s_pkey" PRIMARY KEY ("crm_record_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."crm_record_s" IS 'What the CRM system says of it';
COMMENT ON COLUMN "sovren_business"."crm_record_s"."data" IS '[personal]';

CREATE TABLE "sovren_business"."crm_record_insight_s" (
  "crm_record_hk"         bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "ai_insights"           jsonb,
  "executive_assignments" jsonb,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "crm_record_insight_s_pkey" PRIMARY KEY ("crm_record_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."crm_record_insight_s" IS 'What the assistant makes of a record';
COMMENT ON COLUMN "sovren_business"."crm_record_insight_s"."executive_assignments" IS 'Which executives look after it';

CREATE TABLE "sovren_business"."crm_record_sync_s" (
  "crm_record_hk" bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "id"            uuid,
  "source_crm"    character varying(50),
  "sync_version"  integer,
  "last_modified" timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "crm_record_sync_s_pkey" PRIMARY KEY ("crm_record_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."crm_record_sync_s" IS 'How often and when a record was read';
COMMENT ON COLUMN "sovren_business"."crm_record_sync_s"."id" IS 'The platform''s own number of it, which nothing refers to';
COMMENT ON COLUMN "sovren_business"."crm_record_sync_s"."source_crm" IS 'As crm_type of the connection';

CREATE TABLE "sovren_business"."entity_location_s" (
  "entity_location_hk"  bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "entity_type"         character varying(50),
  "entity_id"           uuid,
  "dimension_locations" integer[],
  "primary_dimension"   integer,
  "superposition"       boolean,
  "coherence_level"     numeric(5,2),
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "entity_location_s_pkey" PRIMARY KEY ("entity_location_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."entity_location_s" IS 'Of what an entry is, and where that is kept';
COMMENT ON COLUMN "sovren_business"."entity_location_s"."entity_type" IS 'memory, executive or timeline';
COMMENT ON COLUMN "sovren_business"."entity_location_s"."coherence_level" IS 'From 0 to 100';

CREATE TABLE "sovren_business"."executive_s" (
  "executive_hk"          bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "appearance"            jsonb,
  "voice_model_id"        uuid,
  "voice_characteristics" jsonb,
  "personality_profile"   jsonb,
  "communication_style"   jsonb,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "executive_s_pkey" PRIMARY KEY ("executive_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."executive_s" IS 'What an executive looks, sounds and acts like';
COMMENT ON COLUMN "sovren_business"."executive_s"."appearance" IS '[personal]';
COMMENT ON COLUMN "sovren_business"."executive_s"."voice_model_id" IS '[personal]';
COMMENT ON COLUMN "sovren_business"."executive_s"."voice_characteristics" IS '[personal]';
COMMENT ON COLUMN "sovren_business"."executive_s"."personality_profile" IS '[personal]';
COMMENT ON COLUMN "sovren_business"."executive_s"."communication_style" IS '[personal]';

CREATE TABLE "sovren_business"."executive_performance_s" (
  "executive_performance_hk" bytea                    NOT NULL,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"            timestamp with time zone,
  "hash_diff"                bytea                    NOT NULL,
  "period_end"               timestamp with time zone,
  "decisions_made"           integer,
  "value_generated"          numeric(12,2),
  "accuracy_rate"            numeric(5,2),
  "active_minutes"           integer,
  "calls_handled"            integer,
  "emails_sent"              integer,
  "tenant_hk"                bytea                    NOT NULL,
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "executive_performance_s_pkey" PRIMARY KEY ("executive_performance_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."executive_performance_s" IS 'What an executive achieved in a period';
COMMENT ON COLUMN "sovren_business"."executive_performance_s"."value_generated" IS 'In US dollars, with cents';
COMMENT ON COLUMN "sovren_business"."executive_performance_s"."accuracy_rate" IS 'In percent';

CREATE TABLE "sovren_business"."executive_seat_s" (
  "executive_hk"  bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "role"          character varying(10),
  "created_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "executive_seat_s_pkey" PRIMARY KEY ("executive_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."executive_seat_s" IS 'What an executive is on the board';
COMMENT ON COLUMN "sovren_business"."executive_seat_s"."role" IS 'As in the code list executive_role';

CREATE TABLE "sovren_business"."executive_state_s" (
  "executive_hk"     bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "is_active"        boolean,
  "on_call"          boolean,
  "current_activity" character varying(100),
  "last_active"      timestamp with time zone,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "executive_state_s_pkey" PRIMARY KEY ("executive_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."executive_state_s" IS 'What an executive is at';

CREATE TABLE "sovren_business"."executive_status_s" (
  "executive_hk"  bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "executive_status_s_pkey" PRIMARY KEY ("executive_hk", "load_date")
);
COMMENT ON TABLE "sovren_business"."executive_status_s" IS 'Whether an executive is still on a board';

CREATE TABLE "sovren_business"."memory_s" (
  "memory_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "memory_type"   character varying(50),
  "occurred_at"   timestamp with time zone,
  "remembered_at" timestamp with time zone,
  "forget_after"  timestamp with time zone,
  "caused_by"     uuid[],
  "led_to"        uuid[],
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "memory_s_pkey" PRIMARY KEY ("memory_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."memory_s" IS 'Of when and from what a memory is';
COMMENT ON COLUMN "sovren_business"."memory_s"."memory_type" IS 'episodic, semantic or procedural';
COMMENT ON COLUMN "sovren_business"."memory_s"."forget_after" IS 'When it may be forgotten; may be never';

CREATE TABLE "sovren_business"."memory_content_s" (
  "memory_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "content"       jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "memory_content_s_pkey" PRIMARY KEY ("memory_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."memory_content_s" IS 'What is remembered';
COMMENT ON COLUMN "sovren_business"."memory_content_s"."content" IS '[personal]';

CREATE TABLE "sovren_business"."memory_status_s" (
  "memory_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "memory_status_s_pkey" PRIMARY KEY ("memory_hk", "load_date")
);
COMMENT ON TABLE "sovren_business"."memory_status_s" IS 'Whether a memory is still remembered, or was forgotten';

CREATE TABLE "sovren_business"."memory_use_s" (
  "memory_hk"         bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "importance_score"  numeric(5,2),
  "access_count"      integer,
  "stored_dimensions" integer[],
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "memory_use_s_pkey" PRIMARY KEY ("memory_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."memory_use_s" IS 'What a memory is worth, and how often it is needed';
COMMENT ON COLUMN "sovren_business"."memory_use_s"."importance_score" IS 'From 0 to 100';
COMMENT ON COLUMN "sovren_business"."memory_use_s"."stored_dimensions" IS 'Which dimensions hold it';

CREATE TABLE "sovren_business"."name_reservation_s" (
  "name_reservation_hk" bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "reserved_at"         timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "name_reservation_s_pkey" PRIMARY KEY ("name_reservation_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."name_reservation_s" IS 'Since when a name is reserved';

CREATE TABLE "sovren_business"."name_reservation_effectivity_s" (
  "name_reservation_hk" bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "name_reservation_effectivity_s_pkey" PRIMARY KEY ("name_reservation_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."name_reservation_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "sovren_business"."shard_s" (
  "shard_hk"           bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "dimension_number"   integer,
  "data_type"          character varying(50),
  "data_payload"       bytea,
  "quantum_signature"  character varying(256),
  "entanglement_pairs" uuid[],
  "replicated_to"      integer[],
  "replication_factor" integer,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "shard_s_pkey" PRIMARY KEY ("shard_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."shard_s" IS 'What a shard holds, and where else it is held';
COMMENT ON COLUMN "sovren_business"."shard_s"."dimension_number" IS 'From 1 to 11';
COMMENT ON COLUMN "sovren_business"."shard_s"."data_type" IS 'neural, causal or archive';
COMMENT ON COLUMN "sovren_business"."shard_s"."data_payload" IS 'Compressed';
COMMENT ON COLUMN "sovren_business"."shard_s"."replicated_to" IS 'The other dimensions that hold a copy';

CREATE TABLE "sovren_business"."shard_use_s" (
  "shard_hk"         bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "last_accessed"    timestamp with time zone,
  "access_frequency" integer,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "shard_use_s_pkey" PRIMARY KEY ("shard_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."shard_use_s" IS 'When and how often a shard is read';

CREATE TABLE "sovren_business"."tier_setting_s" (
  "tier_setting_hk" bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "id"              uuid,
  "enabled"         boolean,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "tier_setting_s_pkey" PRIMARY KEY ("tier_setting_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."tier_setting_s" IS 'Whether a feature is on';

CREATE TABLE "sovren_business"."timeline_s" (
  "timeline_branch_hk" bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "divergence_point"   timestamp with time zone,
  "divergence_event"   jsonb,
  "parent_timeline"    uuid,
  "created_at"         timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "timeline_s_pkey" PRIMARY KEY ("timeline_branch_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."timeline_s" IS 'Where and by what a timeline branched off';
COMMENT ON COLUMN "sovren_business"."timeline_s"."parent_timeline" IS 'NULL for the prime timeline';

CREATE TABLE "sovren_business"."timeline_state_s" (
  "timeline_branch_hk" bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "probability"        numeric(5,4),
  "impact_score"       numeric(7,2),
  "is_active"          boolean,
  "collapsed"          boolean,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "timeline_state_s_pkey" PRIMARY KEY ("timeline_branch_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_business"."timeline_state_s" IS 'How likely and how grave it is';
COMMENT ON COLUMN "sovren_business"."timeline_state_s"."probability" IS 'From 0 to 1';
COMMENT ON COLUMN "sovren_business"."timeline_state_s"."impact_score" IS 'What it would mean to the business';

CREATE TABLE "sovren_auth"."user_s" (
  "user_hk"                 bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "email"                   character varying(255),
  "temporal_origin"         timestamp with time zone,
  "dimensional_coordinates" integer[],
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "user_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_auth"."user_s" IS 'Who a user is, and from where and when';
COMMENT ON COLUMN "sovren_auth"."user_s"."email" IS '[personal] Unique, as it is spelt; changed now and then';
COMMENT ON COLUMN "sovren_auth"."user_s"."temporal_origin" IS '[personal] When the user first existed: may lie before Christ, or at no time at all';
COMMENT ON COLUMN "sovren_auth"."user_s"."dimensional_coordinates" IS '[personal] A place in 11 dimensions';

CREATE TABLE "sovren_auth"."user_score_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "sovren_score"  integer,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_score_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_auth"."user_score_s" IS 'What the platform thinks of a user';
COMMENT ON COLUMN "sovren_auth"."user_score_s"."sovren_score" IS 'From 0 to 1000';

CREATE TABLE "sovren_auth"."user_signature_s" (
  "user_hk"                 bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "consciousness_signature" jsonb,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "user_signature_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_auth"."user_signature_s" IS 'By what a user is recognised';
COMMENT ON COLUMN "sovren_auth"."user_signature_s"."consciousness_signature" IS '[confidential] A neural fingerprint';

CREATE TABLE "sovren_auth"."user_tier_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "tier"          character varying(10),
  "created_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_tier_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "sovren_auth"."user_tier_s" IS 'Which class of customer a user is';
COMMENT ON COLUMN "sovren_auth"."user_tier_s"."tier" IS 'SMB or ENTERPRISE';

-- Reference tables ------------------------------------------------------------
--
-- Code lists, known by their own keys and the same for all tenants. One without history keeps the
-- newest payload beside the key; one with history keeps versions in a table of their own.

CREATE TABLE "sovren_ref"."executive_role_r" (
  "role"          character varying(10)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "executive_role_r_pkey" PRIMARY KEY ("role")
);
COMMENT ON TABLE "sovren_ref"."executive_role_r" IS 'CEO, CFO, CTO, CMO, COO, CHRO, CLO or CSO';

CREATE TABLE "sovren_ref"."tier_feature_r" (
  "tier_type"     character varying(10)    NOT NULL,
  "feature_name"  character varying(100)   NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tier_feature_r_pkey" PRIMARY KEY ("tier_type", "feature_name")
);
COMMENT ON TABLE "sovren_ref"."tier_feature_r" IS 'The features that a tier may offer';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.

CREATE INDEX "assistant_h_key_idx" ON "sovren_business"."assistant_h" ("tenant_hk", "assistant_id");

CREATE INDEX "crm_integration_h_key_idx"
  ON "sovren_business"."crm_integration_h" ("tenant_hk", "integration_id");

CREATE INDEX "crm_record_h_key_idx"
  ON "sovren_business"."crm_record_h" ("tenant_hk", "integration_id", "entity_type", "entity_id");

CREATE INDEX "entity_location_h_key_idx"
  ON "sovren_business"."entity_location_h" ("tenant_hk", "index_id");

CREATE INDEX "executive_h_key_idx" ON "sovren_business"."executive_h" ("tenant_hk", "executive_id");

CREATE INDEX "executive_name_h_key_idx"
  ON "sovren_business"."executive_name_h" ("tenant_hk", "first_name", "last_name", "role");

CREATE INDEX "memory_h_key_idx" ON "sovren_business"."memory_h" ("tenant_hk", "memory_id");

CREATE INDEX "registry_entry_h_key_idx"
  ON "sovren_business"."registry_entry_h" ("tenant_hk", "registry_id");

CREATE INDEX "shard_h_key_idx" ON "sovren_business"."shard_h" ("tenant_hk", "shard_id");

CREATE INDEX "tenant_h_key_idx" ON "sovren_auth"."tenant_h" ("installation");

CREATE INDEX "tier_setting_h_key_idx"
  ON "sovren_business"."tier_setting_h" ("tenant_hk", "tier_type", "feature_name");

CREATE INDEX "timeline_h_key_idx" ON "sovren_business"."timeline_h" ("tenant_hk", "timeline_id");

CREATE INDEX "timeline_branch_h_key_idx"
  ON "sovren_business"."timeline_branch_h" ("tenant_hk", "branch_id");

CREATE INDEX "user_h_key_idx" ON "sovren_auth"."user_h" ("tenant_hk", "user_id");

CREATE INDEX "activity_l_assistant_hk_idx" ON "sovren_business"."activity_l" ("assistant_hk");

CREATE INDEX "assistant_user_l_assistant_hk_idx"
  ON "sovren_business"."assistant_user_l" ("assistant_hk");

CREATE INDEX "assistant_user_l_user_hk_idx" ON "sovren_business"."assistant_user_l" ("user_hk");

CREATE INDEX "causal_event_l_timeline_branch_hk_idx"
  ON "sovren_business"."causal_event_l" ("timeline_branch_hk");

CREATE INDEX "causal_event_cause_l_timeline_branch_hk_idx"
  ON "sovren_business"."causal_event_cause_l" ("timeline_branch_hk");

CREATE INDEX "crm_contact_l_duplicate_hk_idx" ON "sovren_business"."crm_contact_l" ("duplicate_hk");

CREATE INDEX "crm_contact_l_kept_hk_idx" ON "sovren_business"."crm_contact_l" ("kept_hk");

CREATE INDEX "crm_integration_user_l_crm_integration_hk_idx"
  ON "sovren_business"."crm_integration_user_l" ("crm_integration_hk");

CREATE INDEX "crm_integration_user_l_user_hk_idx"
  ON "sovren_business"."crm_integration_user_l" ("user_hk");

CREATE INDEX "crm_record_integration_l_crm_record_hk_idx"
  ON "sovren_business"."crm_record_integration_l" ("crm_record_hk");

CREATE INDEX "crm_record_integration_l_crm_integration_hk_idx"
  ON "sovren_business"."crm_record_integration_l" ("crm_integration_hk");

CREATE INDEX "executive_board_l_executive_hk_idx"
  ON "sovren_business"."executive_board_l" ("executive_hk");

CREATE INDEX "executive_board_l_user_hk_idx" ON "sovren_business"."executive_board_l" ("user_hk");

CREATE INDEX "executive_board_l_registry_entry_hk_idx"
  ON "sovren_business"."executive_board_l" ("registry_entry_hk");

CREATE INDEX "executive_location_l_entity_location_hk_idx"
  ON "sovren_business"."executive_location_l" ("entity_location_hk");

CREATE INDEX "executive_location_l_executive_hk_idx"
  ON "sovren_business"."executive_location_l" ("executive_hk");

CREATE INDEX "executive_performance_l_executive_hk_idx"
  ON "sovren_business"."executive_performance_l" ("executive_hk");

CREATE INDEX "memory_cause_l_cause_hk_idx" ON "sovren_business"."memory_cause_l" ("cause_hk");

CREATE INDEX "memory_cause_l_memory_hk_idx" ON "sovren_business"."memory_cause_l" ("memory_hk");

CREATE INDEX "memory_effect_l_memory_hk_idx" ON "sovren_business"."memory_effect_l" ("memory_hk");

CREATE INDEX "memory_effect_l_effect_hk_idx" ON "sovren_business"."memory_effect_l" ("effect_hk");

CREATE INDEX "memory_location_l_entity_location_hk_idx"
  ON "sovren_business"."memory_location_l" ("entity_location_hk");

CREATE INDEX "memory_location_l_memory_hk_idx"
  ON "sovren_business"."memory_location_l" ("memory_hk");

CREATE INDEX "memory_user_l_memory_hk_idx" ON "sovren_business"."memory_user_l" ("memory_hk");

CREATE INDEX "memory_user_l_user_hk_idx" ON "sovren_business"."memory_user_l" ("user_hk");

CREATE INDEX "name_reservation_l_executive_name_hk_idx"
  ON "sovren_business"."name_reservation_l" ("executive_name_hk");

CREATE INDEX "name_reservation_l_registry_entry_hk_idx"
  ON "sovren_business"."name_reservation_l" ("registry_entry_hk");

CREATE INDEX "name_reservation_l_reserved_by_hk_idx"
  ON "sovren_business"."name_reservation_l" ("reserved_by_hk");

CREATE INDEX "shard_pair_l_shard_hk_idx" ON "sovren_business"."shard_pair_l" ("shard_hk");

CREATE INDEX "shard_pair_l_partner_hk_idx" ON "sovren_business"."shard_pair_l" ("partner_hk");

CREATE INDEX "snapshot_l_user_hk_idx" ON "sovren_business"."snapshot_l" ("user_hk");

CREATE INDEX "timeline_location_l_entity_location_hk_idx"
  ON "sovren_business"."timeline_location_l" ("entity_location_hk");

CREATE INDEX "timeline_location_l_timeline_branch_hk_idx"
  ON "sovren_business"."timeline_location_l" ("timeline_branch_hk");

CREATE INDEX "timeline_parent_l_child_hk_idx" ON "sovren_business"."timeline_parent_l" ("child_hk");

CREATE INDEX "timeline_parent_l_parent_hk_idx"
  ON "sovren_business"."timeline_parent_l" ("parent_hk");

CREATE INDEX "timeline_user_l_timeline_branch_hk_idx"
  ON "sovren_business"."timeline_user_l" ("timeline_branch_hk");

CREATE INDEX "timeline_user_l_timeline_hk_idx"
  ON "sovren_business"."timeline_user_l" ("timeline_hk");

CREATE INDEX "timeline_user_l_user_hk_idx" ON "sovren_business"."timeline_user_l" ("user_hk");

-- Hash diffs ------------------------------------------------------------------
--
-- Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
-- needs them.

CREATE FUNCTION "sovren_util"."activity_hash_diff"("version" "sovren_business"."activity_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'action_data', "util"."json_text"(version."action_data")),
    (2, 'action_type', version."action_type"::text),
    (3, 'causality_chain', version."causality_chain"::text),
    (4, 'dimensional_impact', version."dimensional_impact"::text),
    (5, 'dimensions_computed', version."dimensions_computed"::text),
    (6, 'influenced_until', version."influenced_until"::text),
    (7, 'occurred_at', version."occurred_at"::text),
    (8, 'parallel_outcomes', "util"."json_text"(version."parallel_outcomes")),
    (9, 'perceived_at', version."perceived_at"::text),
    (10, 'response_time_ms', version."response_time_ms"::text),
    (11, 'universes_explored', version."universes_explored"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."causal_event_hash_diff"("version" "sovren_business"."causal_event_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'caused_by', version."caused_by"::text),
    (2, 'created_opportunities', version."created_opportunities"::text),
    (3, 'detected_at', version."detected_at"::text),
    (4, 'downstream_effects', "util"."json_text"(version."downstream_effects")),
    (5, 'event_data', "util"."json_text"(version."event_data")),
    (6, 'event_type', version."event_type"::text), (7, 'occurred_at', version."occurred_at"::text),
    (8, 'prevented_disasters', version."prevented_disasters"::text),
    (9, 'probability_given_causes', version."probability_given_causes"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."snapshot_hash_diff"("version" "sovren_business"."snapshot_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'active_memories', version."active_memories"::text),
    (2, 'collapsed_realities', version."collapsed_realities"::text),
    (3, 'computation_time_ms', version."computation_time_ms"::text),
    (4, 'dimensions_accessed', version."dimensions_accessed"::text),
    (5, 'future_predictions', "util"."json_text"(version."future_predictions")),
    (6, 'neural_patterns', "util"."json_text"(version."neural_patterns")),
    (7, 'past_state', "util"."json_text"(version."past_state")),
    (8, 'present_state', "util"."json_text"(version."present_state")),
    (9, 'quantum_superposition', "util"."json_text"(version."quantum_superposition")),
    (10, 'snapshot_time', version."snapshot_time"::text),
    (11, 'thought_vectors', version."thought_vectors"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."assistant_look_hash_diff"("version" "sovren_business"."assistant_look_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'android_appearance', "util"."json_text"(version."android_appearance")),
    (2, 'created_at', version."created_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."assistant_state_hash_diff"("version" "sovren_business"."assistant_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'consciousness_level', version."consciousness_level"::text),
    (2, 'dimensional_position', version."dimensional_position"::text),
    (3, 'neural_activity', "util"."json_text"(version."neural_activity")),
    (4, 'prediction_accuracy', version."prediction_accuracy"::text),
    (5, 'temporal_advantage', version."temporal_advantage"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."crm_integration_hash_diff"("version" "sovren_business"."crm_integration_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'crm_type', version."crm_type"::text),
    (3, 'sync_frequency', version."sync_frequency"::text),
    (4, 'tier_required', version."tier_required"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."crm_integration_state_hash_diff"("version" "sovren_business"."crm_integration_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'connection_status', version."connection_status"::text),
    (2, 'last_sync', version."last_sync"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."crm_record_hash_diff"("version" "sovren_business"."crm_record_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'data', "util"."json_text"(version."data"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."crm_record_insight_hash_diff"("version" "sovren_business"."crm_record_insight_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_insights', "util"."json_text"(version."ai_insights")),
    (2, 'executive_assignments', "util"."json_text"(version."executive_assignments"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."crm_record_sync_hash_diff"("version" "sovren_business"."crm_record_sync_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'id', version."id"::text), (2, 'source_crm', version."source_crm"::text),
    (3, 'sync_version', version."sync_version"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."entity_location_hash_diff"("version" "sovren_business"."entity_location_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'coherence_level', version."coherence_level"::text),
    (2, 'dimension_locations', version."dimension_locations"::text),
    (3, 'entity_id', version."entity_id"::text), (4, 'entity_type', version."entity_type"::text),
    (5, 'primary_dimension', version."primary_dimension"::text),
    (6, 'superposition', left(version."superposition"::text, 1))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."executive_hash_diff"("version" "sovren_business"."executive_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'appearance', "util"."json_text"(version."appearance")),
    (2, 'communication_style', "util"."json_text"(version."communication_style")),
    (3, 'personality_profile', "util"."json_text"(version."personality_profile")),
    (4, 'voice_characteristics', "util"."json_text"(version."voice_characteristics")),
    (5, 'voice_model_id', version."voice_model_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."executive_performance_hash_diff"("version" "sovren_business"."executive_performance_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'accuracy_rate', version."accuracy_rate"::text),
    (2, 'active_minutes', version."active_minutes"::text),
    (3, 'calls_handled', version."calls_handled"::text),
    (4, 'decisions_made', version."decisions_made"::text),
    (5, 'emails_sent', version."emails_sent"::text), (6, 'period_end', version."period_end"::text),
    (7, 'value_generated', version."value_generated"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."executive_seat_hash_diff"("version" "sovren_business"."executive_seat_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'role', version."role"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."executive_state_hash_diff"("version" "sovren_business"."executive_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'current_activity', version."current_activity"::text),
    (2, 'is_active', left(version."is_active"::text, 1)),
    (3, 'on_call', left(version."on_call"::text, 1))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."memory_hash_diff"("version" "sovren_business"."memory_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'caused_by', version."caused_by"::text), (2, 'forget_after', version."forget_after"::text),
    (3, 'led_to', version."led_to"::text), (4, 'memory_type', version."memory_type"::text),
    (5, 'occurred_at', version."occurred_at"::text),
    (6, 'remembered_at', version."remembered_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."memory_content_hash_diff"("version" "sovren_business"."memory_content_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'content', "util"."json_text"(version."content"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."memory_use_hash_diff"("version" "sovren_business"."memory_use_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'access_count', version."access_count"::text),
    (2, 'importance_score', version."importance_score"::text),
    (3, 'stored_dimensions', version."stored_dimensions"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."name_reservation_hash_diff"("version" "sovren_business"."name_reservation_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'reserved_at', version."reserved_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."name_reservation_effectivity_hash_diff"("version" "sovren_business"."name_reservation_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "sovren_util"."shard_hash_diff"("version" "sovren_business"."shard_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'data_payload', version."data_payload"::text), (2, 'data_type', version."data_type"::text),
    (3, 'dimension_number', version."dimension_number"::text),
    (4, 'entanglement_pairs', version."entanglement_pairs"::text),
    (5, 'quantum_signature', version."quantum_signature"::text),
    (6, 'replicated_to', version."replicated_to"::text),
    (7, 'replication_factor', version."replication_factor"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."shard_use_hash_diff"("version" "sovren_business"."shard_use_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'access_frequency', version."access_frequency"::text),
    (2, 'last_accessed', version."last_accessed"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."tier_setting_hash_diff"("version" "sovren_business"."tier_setting_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'enabled', left(version."enabled"::text, 1)), (2, 'id', version."id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."timeline_hash_diff"("version" "sovren_business"."timeline_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text),
    (2, 'divergence_event', "util"."json_text"(version."divergence_event")),
    (3, 'divergence_point', version."divergence_point"::text),
    (4, 'parent_timeline', version."parent_timeline"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."timeline_state_hash_diff"("version" "sovren_business"."timeline_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'collapsed', left(version."collapsed"::text, 1)),
    (2, 'impact_score', version."impact_score"::text),
    (3, 'is_active', left(version."is_active"::text, 1)),
    (4, 'probability', version."probability"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."user_hash_diff"("version" "sovren_auth"."user_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'dimensional_coordinates', version."dimensional_coordinates"::text),
    (2, 'email', version."email"::text), (3, 'temporal_origin', version."temporal_origin"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."user_score_hash_diff"("version" "sovren_auth"."user_score_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'sovren_score', version."sovren_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."user_signature_hash_diff"("version" "sovren_auth"."user_signature_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'consciousness_signature', "util"."json_text"(version."consciousness_signature"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "sovren_util"."user_tier_hash_diff"("version" "sovren_auth"."user_tier_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'tier', version."tier"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "sovren_business"."assistant_look_current" WITH (security_invoker = true) AS
SELECT
  version."assistant_hk", version."load_date", version."hash_diff", version."android_appearance",
  version."created_at", version."tenant_hk", version."record_source"
FROM "sovren_business"."assistant_look_s" AS version
WHERE version.load_end_date IS NULL AND version."assistant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."assistant_look_current" IS 'What an assistant looks like (as it is now)';

CREATE VIEW "sovren_business"."assistant_state_current" WITH (security_invoker = true) AS
SELECT
  version."assistant_hk", version."load_date", version."hash_diff", version."consciousness_level",
  version."neural_activity", version."dimensional_position", version."temporal_advantage",
  version."prediction_accuracy", version."last_active", version."tenant_hk", version."record_source"
FROM "sovren_business"."assistant_state_s" AS version
WHERE version.load_end_date IS NULL AND version."assistant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."assistant_state_current" IS 'What an assistant is at (as it is now)';

CREATE VIEW "sovren_business"."crm_integration_current" WITH (security_invoker = true) AS
SELECT
  version."crm_integration_hk", version."load_date", version."hash_diff", version."crm_type",
  version."tier_required", version."sync_frequency", version."created_at", version."tenant_hk",
  version."record_source"
FROM "sovren_business"."crm_integration_s" AS version
WHERE version.load_end_date IS NULL AND version."crm_integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_integration_current" IS 'With what is connected, and how often (as it is now)';

CREATE VIEW "sovren_business"."crm_integration_state_current" WITH (security_invoker = true) AS
SELECT
  version."crm_integration_hk", version."load_date", version."hash_diff",
  version."connection_status", version."last_sync", version."tenant_hk", version."record_source"
FROM "sovren_business"."crm_integration_state_s" AS version
WHERE version.load_end_date IS NULL AND version."crm_integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_integration_state_current" IS 'Whether a connection works (as it is now)';

CREATE VIEW "sovren_business"."crm_record_current" WITH (security_invoker = true) AS
SELECT
  version."crm_record_hk", version."load_date", version."hash_diff", version."data",
  version."tenant_hk", version."record_source"
FROM "sovren_business"."crm_record_s" AS version
WHERE version.load_end_date IS NULL AND version."crm_record_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_record_current" IS 'What the CRM system says of it (as it is now)';

CREATE VIEW "sovren_business"."crm_record_insight_current" WITH (security_invoker = true) AS
SELECT
  version."crm_record_hk", version."load_date", version."hash_diff", version."ai_insights",
  version."executive_assignments", version."tenant_hk", version."record_source"
FROM "sovren_business"."crm_record_insight_s" AS version
WHERE version.load_end_date IS NULL AND version."crm_record_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_record_insight_current" IS 'What the assistant makes of a record (as it is now)';

CREATE VIEW "sovren_business"."crm_record_sync_current" WITH (security_invoker = true) AS
SELECT
  version."crm_record_hk", version."load_date", version."hash_diff", version."id",
  version."source_crm", version."sync_version", version."last_modified", version."tenant_hk",
  version."record_source"
FROM "sovren_business"."crm_record_sync_s" AS version
WHERE version.load_end_date IS NULL AND version."crm_record_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_record_sync_current" IS 'How often and when a record was read (as it is now)';

CREATE VIEW "sovren_business"."entity_location_current" WITH (security_invoker = true) AS
SELECT
  version."entity_location_hk", version."load_date", version."hash_diff", version."entity_type",
  version."entity_id", version."dimension_locations", version."primary_dimension",
  version."superposition", version."coherence_level", version."tenant_hk", version."record_source"
FROM "sovren_business"."entity_location_s" AS version
WHERE version.load_end_date IS NULL AND version."entity_location_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."entity_location_current" IS 'Of what an entry is, and where that is kept (as it is now)';

CREATE VIEW "sovren_business"."executive_current" WITH (security_invoker = true) AS
SELECT
  version."executive_hk", version."load_date", version."hash_diff", version."appearance",
  version."voice_model_id", version."voice_characteristics", version."personality_profile",
  version."communication_style", version."tenant_hk", version."record_source"
FROM "sovren_business"."executive_s" AS version
WHERE version.load_end_date IS NULL AND version."executive_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_current" IS 'What an executive looks, sounds and acts like (as it is now)';

CREATE VIEW "sovren_business"."executive_performance_current" WITH (security_invoker = true) AS
SELECT
  version."executive_performance_hk", version."load_date", version."hash_diff",
  version."period_end", version."decisions_made", version."value_generated",
  version."accuracy_rate", version."active_minutes", version."calls_handled", version."emails_sent",
  version."tenant_hk", version."record_source"
FROM "sovren_business"."executive_performance_s" AS version
WHERE version.load_end_date IS NULL AND version."executive_performance_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_performance_current" IS 'What an executive achieved in a period (as it is now)';

CREATE VIEW "sovren_business"."executive_seat_current" WITH (security_invoker = true) AS
SELECT
  version."executive_hk", version."load_date", version."hash_diff", version."role",
  version."created_at", version."tenant_hk", version."record_source"
FROM "sovren_business"."executive_seat_s" AS version
WHERE version.load_end_date IS NULL AND version."executive_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_seat_current" IS 'What an executive is on the board (as it is now)';

CREATE VIEW "sovren_business"."executive_state_current" WITH (security_invoker = true) AS
SELECT
  version."executive_hk", version."load_date", version."hash_diff", version."is_active",
  version."on_call", version."current_activity", version."last_active", version."tenant_hk",
  version."record_source"
FROM "sovren_business"."executive_state_s" AS version
WHERE version.load_end_date IS NULL AND version."executive_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_state_current" IS 'What an executive is at (as it is now)';

CREATE VIEW "sovren_business"."memory_current" WITH (security_invoker = true) AS
SELECT
  version."memory_hk", version."load_date", version."hash_diff", version."memory_type",
  version."occurred_at", version."remembered_at", version."forget_after", version."caused_by",
  version."led_to", version."tenant_hk", version."record_source"
FROM "sovren_business"."memory_s" AS version
WHERE version.load_end_date IS NULL AND version."memory_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."memory_current" IS 'Of when and from what a memory is (as it is now)';

CREATE VIEW "sovren_business"."memory_content_current" WITH (security_invoker = true) AS
SELECT
  version."memory_hk", version."load_date", version."hash_diff", version."content",
  version."tenant_hk", version."record_source"
FROM "sovren_business"."memory_content_s" AS version
WHERE version.load_end_date IS NULL AND version."memory_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."memory_content_current" IS 'What is remembered (as it is now)';

CREATE VIEW "sovren_business"."memory_use_current" WITH (security_invoker = true) AS
SELECT
  version."memory_hk", version."load_date", version."hash_diff", version."importance_score",
  version."access_count", version."stored_dimensions", version."tenant_hk", version."record_source"
FROM "sovren_business"."memory_use_s" AS version
WHERE version.load_end_date IS NULL AND version."memory_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."memory_use_current" IS 'What a memory is worth, and how often it is needed (as it is now)';

CREATE VIEW "sovren_business"."name_reservation_current" WITH (security_invoker = true) AS
SELECT
  version."name_reservation_hk", version."load_date", version."hash_diff", version."reserved_at",
  version."tenant_hk", version."record_source"
FROM "sovren_business"."name_reservation_s" AS version
WHERE version.load_end_date IS NULL AND version."name_reservation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."name_reservation_current" IS 'Since when a name is reserved (as it is now)';

CREATE VIEW "sovren_business"."name_reservation_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."name_reservation_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "sovren_business"."name_reservation_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."name_reservation_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "sovren_business"."name_reservation_l" AS own
    WHERE own."name_reservation_hk" = version."name_reservation_hk"
      AND own."executive_name_hk" = "util"."zero_key"() AND own."reserved_by_hk" = "util"."zero_key"());
COMMENT ON VIEW "sovren_business"."name_reservation_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "sovren_business"."shard_current" WITH (security_invoker = true) AS
SELECT
  version."shard_hk", version."load_date", version."hash_diff", version."dimension_number",
  version."data_type", version."data_payload", version."quantum_signature",
  version."entanglement_pairs", version."replicated_to", version."replication_factor",
  version."tenant_hk", version."record_source"
FROM "sovren_business"."shard_s" AS version
WHERE version.load_end_date IS NULL AND version."shard_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."shard_current" IS 'What a shard holds, and where else it is held (as it is now)';

CREATE VIEW "sovren_business"."shard_use_current" WITH (security_invoker = true) AS
SELECT
  version."shard_hk", version."load_date", version."hash_diff", version."last_accessed",
  version."access_frequency", version."tenant_hk", version."record_source"
FROM "sovren_business"."shard_use_s" AS version
WHERE version.load_end_date IS NULL AND version."shard_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."shard_use_current" IS 'When and how often a shard is read (as it is now)';

CREATE VIEW "sovren_business"."tier_setting_current" WITH (security_invoker = true) AS
SELECT
  version."tier_setting_hk", version."load_date", version."hash_diff", version."id",
  version."enabled", version."tenant_hk", version."record_source"
FROM "sovren_business"."tier_setting_s" AS version
WHERE version.load_end_date IS NULL AND version."tier_setting_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."tier_setting_current" IS 'Whether a feature is on (as it is now)';

CREATE VIEW "sovren_business"."timeline_current" WITH (security_invoker = true) AS
SELECT
  version."timeline_branch_hk", version."load_date", version."hash_diff",
  version."divergence_point", version."divergence_event", version."parent_timeline",
  version."created_at", version."tenant_hk", version."record_source"
FROM "sovren_business"."timeline_s" AS version
WHERE version.load_end_date IS NULL AND version."timeline_branch_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."timeline_current" IS 'Where and by what a timeline branched off (as it is now)';

CREATE VIEW "sovren_business"."timeline_state_current" WITH (security_invoker = true) AS
SELECT
  version."timeline_branch_hk", version."load_date", version."hash_diff", version."probability",
  version."impact_score", version."is_active", version."collapsed", version."tenant_hk",
  version."record_source"
FROM "sovren_business"."timeline_state_s" AS version
WHERE version.load_end_date IS NULL AND version."timeline_branch_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."timeline_state_current" IS 'How likely and how grave it is (as it is now)';

CREATE VIEW "sovren_auth"."user_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."email",
  version."temporal_origin", version."dimensional_coordinates", version."tenant_hk",
  version."record_source"
FROM "sovren_auth"."user_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."user_current" IS 'Who a user is, and from where and when (as it is now)';

CREATE VIEW "sovren_auth"."user_score_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."sovren_score",
  version."tenant_hk", version."record_source"
FROM "sovren_auth"."user_score_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."user_score_current" IS 'What the platform thinks of a user (as it is now)';

CREATE VIEW "sovren_auth"."user_signature_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."consciousness_signature",
  version."tenant_hk", version."record_source"
FROM "sovren_auth"."user_signature_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."user_signature_current" IS 'By what a user is recognised (as it is now)';

CREATE VIEW "sovren_auth"."user_tier_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."tier", version."created_at",
  version."tenant_hk", version."record_source"
FROM "sovren_auth"."user_tier_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."user_tier_current" IS 'Which class of customer a user is (as it is now)';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
-- source has the key, and is NULL where it never said so.

CREATE VIEW "sovren_business"."assistant_now" WITH (security_invoker = true) AS
SELECT
  hub."assistant_hk", hub."tenant_hk", hub."assistant_id", hub."load_date", hub."record_source",
  s1."android_appearance", s1."created_at", s2."consciousness_level", s2."neural_activity",
  s2."dimensional_position", s2."temporal_advantage", s2."prediction_accuracy", s2."last_active"
FROM "sovren_business"."assistant_h" AS hub
LEFT JOIN "sovren_business"."assistant_look_current" AS s1 ON s1."assistant_hk" = hub."assistant_hk"
LEFT JOIN "sovren_business"."assistant_state_current" AS s2 ON s2."assistant_hk" = hub."assistant_hk"
WHERE hub."assistant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."assistant_now" IS 'The AI assistant of one user (as it is now)';

CREATE VIEW "sovren_business"."crm_integration_now" WITH (security_invoker = true) AS
SELECT
  hub."crm_integration_hk", hub."tenant_hk", hub."integration_id", hub."load_date",
  hub."record_source", s1."crm_type", s1."tier_required", s1."sync_frequency", s1."created_at",
  s2."connection_status", s2."last_sync"
FROM "sovren_business"."crm_integration_h" AS hub
LEFT JOIN "sovren_business"."crm_integration_current" AS s1 ON s1."crm_integration_hk" = hub."crm_integration_hk"
LEFT JOIN "sovren_business"."crm_integration_state_current" AS s2 ON s2."crm_integration_hk" = hub."crm_integration_hk"
WHERE hub."crm_integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_integration_now" IS 'A user''s connection with a CRM system (as it is now)';

CREATE VIEW "sovren_business"."crm_record_now" WITH (security_invoker = true) AS
SELECT
  hub."crm_record_hk", hub."tenant_hk", hub."integration_id", hub."entity_type", hub."entity_id",
  hub."crm_record_bk", hub."load_date", hub."record_source", s1."data", s2."ai_insights",
  s2."executive_assignments", s3."id", s3."source_crm", s3."sync_version", s3."last_modified"
FROM "sovren_business"."crm_record_h" AS hub
LEFT JOIN "sovren_business"."crm_record_current" AS s1 ON s1."crm_record_hk" = hub."crm_record_hk"
LEFT JOIN "sovren_business"."crm_record_insight_current" AS s2 ON s2."crm_record_hk" = hub."crm_record_hk"
LEFT JOIN "sovren_business"."crm_record_sync_current" AS s3 ON s3."crm_record_hk" = hub."crm_record_hk"
WHERE hub."crm_record_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."crm_record_now" IS 'A contact, deal, company or ticket in a CRM system (as it is now)';

CREATE VIEW "sovren_business"."entity_location_now" WITH (security_invoker = true) AS
SELECT
  hub."entity_location_hk", hub."tenant_hk", hub."index_id", hub."load_date", hub."record_source",
  s1."entity_type", s1."entity_id", s1."dimension_locations", s1."primary_dimension",
  s1."superposition", s1."coherence_level"
FROM "sovren_business"."entity_location_h" AS hub
LEFT JOIN "sovren_business"."entity_location_current" AS s1 ON s1."entity_location_hk" = hub."entity_location_hk"
WHERE hub."entity_location_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."entity_location_now" IS 'An entry of the index: where something is kept (as it is now)';

CREATE VIEW "sovren_business"."executive_now" WITH (security_invoker = true) AS
SELECT
  hub."executive_hk", hub."tenant_hk", hub."executive_id", hub."load_date", hub."record_source",
  s1."appearance", s1."voice_model_id", s1."voice_characteristics", s1."personality_profile",
  s1."communication_style", s2."role", s2."created_at", s3."is_active", s3."on_call",
  s3."current_activity", s3."last_active", s4.is_present AS "is_present"
FROM "sovren_business"."executive_h" AS hub
LEFT JOIN "sovren_business"."executive_current" AS s1 ON s1."executive_hk" = hub."executive_hk"
LEFT JOIN "sovren_business"."executive_seat_current" AS s2 ON s2."executive_hk" = hub."executive_hk"
LEFT JOIN "sovren_business"."executive_state_current" AS s3 ON s3."executive_hk" = hub."executive_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."executive_hk") status."executive_hk", status.is_present
  FROM "sovren_business"."executive_status_s" AS status
  ORDER BY status."executive_hk", status.load_date DESC
) AS s4 ON s4."executive_hk" = hub."executive_hk"
WHERE hub."executive_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_now" IS 'A simulated executive on the board of a user (as it is now)';

CREATE VIEW "sovren_business"."executive_name_now" WITH (security_invoker = true) AS
SELECT
  hub."executive_name_hk", hub."tenant_hk", hub."first_name", hub."last_name", hub."role",
  hub."executive_name_bk", hub."load_date", hub."record_source"
FROM "sovren_business"."executive_name_h" AS hub
WHERE hub."executive_name_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."executive_name_now" IS 'The name of a simulated executive in a role (as it is now)';

CREATE VIEW "sovren_business"."memory_now" WITH (security_invoker = true) AS
SELECT
  hub."memory_hk", hub."tenant_hk", hub."memory_id", hub."load_date", hub."record_source",
  s1."memory_type", s1."occurred_at", s1."remembered_at", s1."forget_after", s1."caused_by",
  s1."led_to", s2."content", s3.is_present AS "is_present", s4."importance_score",
  s4."access_count", s4."stored_dimensions"
FROM "sovren_business"."memory_h" AS hub
LEFT JOIN "sovren_business"."memory_current" AS s1 ON s1."memory_hk" = hub."memory_hk"
LEFT JOIN "sovren_business"."memory_content_current" AS s2 ON s2."memory_hk" = hub."memory_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."memory_hk") status."memory_hk", status.is_present
  FROM "sovren_business"."memory_status_s" AS status
  ORDER BY status."memory_hk", status.load_date DESC
) AS s3 ON s3."memory_hk" = hub."memory_hk"
LEFT JOIN "sovren_business"."memory_use_current" AS s4 ON s4."memory_hk" = hub."memory_hk"
WHERE hub."memory_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."memory_now" IS 'Something that a user''s assistant remembers (as it is now)';

CREATE VIEW "sovren_business"."registry_entry_now" WITH (security_invoker = true) AS
SELECT
  hub."registry_entry_hk", hub."tenant_hk", hub."registry_id", hub."load_date", hub."record_source"
FROM "sovren_business"."registry_entry_h" AS hub
WHERE hub."registry_entry_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."registry_entry_now" IS 'An entry of an installation''s register of names (as it is now)';

CREATE VIEW "sovren_business"."shard_now" WITH (security_invoker = true) AS
SELECT
  hub."shard_hk", hub."tenant_hk", hub."shard_id", hub."load_date", hub."record_source",
  s1."dimension_number", s1."data_type", s1."data_payload", s1."quantum_signature",
  s1."entanglement_pairs", s1."replicated_to", s1."replication_factor", s2."last_accessed",
  s2."access_frequency"
FROM "sovren_business"."shard_h" AS hub
LEFT JOIN "sovren_business"."shard_current" AS s1 ON s1."shard_hk" = hub."shard_hk"
LEFT JOIN "sovren_business"."shard_use_current" AS s2 ON s2."shard_hk" = hub."shard_hk"
WHERE hub."shard_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."shard_now" IS 'A piece of data that one dimension holds (as it is now)';

CREATE VIEW "sovren_auth"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk", hub."installation", hub."load_date", hub."record_source"
FROM "sovren_auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."tenant_now" IS 'An installation of the platform (as it is now)';

CREATE VIEW "sovren_business"."tier_setting_now" WITH (security_invoker = true) AS
SELECT
  hub."tier_setting_hk", hub."tenant_hk", hub."tier_type", hub."feature_name",
  hub."tier_setting_bk", hub."load_date", hub."record_source", s1."id", s1."enabled"
FROM "sovren_business"."tier_setting_h" AS hub
LEFT JOIN "sovren_business"."tier_setting_current" AS s1 ON s1."tier_setting_hk" = hub."tier_setting_hk"
WHERE hub."tier_setting_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."tier_setting_now" IS 'A feature of a tier, as an installation has it (as it is now)';

CREATE VIEW "sovren_business"."timeline_now" WITH (security_invoker = true) AS
SELECT
  hub."timeline_hk", hub."tenant_hk", hub."timeline_id", hub."load_date", hub."record_source"
FROM "sovren_business"."timeline_h" AS hub
WHERE hub."timeline_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."timeline_now" IS 'A course that events may take (as it is now)';

CREATE VIEW "sovren_business"."timeline_branch_now" WITH (security_invoker = true) AS
SELECT
  hub."timeline_branch_hk", hub."tenant_hk", hub."branch_id", hub."load_date", hub."record_source",
  s1."divergence_point", s1."divergence_event", s1."parent_timeline", s1."created_at",
  s2."probability", s2."impact_score", s2."is_active", s2."collapsed"
FROM "sovren_business"."timeline_branch_h" AS hub
LEFT JOIN "sovren_business"."timeline_current" AS s1 ON s1."timeline_branch_hk" = hub."timeline_branch_hk"
LEFT JOIN "sovren_business"."timeline_state_current" AS s2 ON s2."timeline_branch_hk" = hub."timeline_branch_hk"
WHERE hub."timeline_branch_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_business"."timeline_branch_now" IS 'The register''s row of a timeline (as it is now)';

CREATE VIEW "sovren_auth"."user_now" WITH (security_invoker = true) AS
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source", s1."email",
  s1."temporal_origin", s1."dimensional_coordinates", s2."sovren_score",
  s3."consciousness_signature", s4."tier", s4."created_at"
FROM "sovren_auth"."user_h" AS hub
LEFT JOIN "sovren_auth"."user_current" AS s1 ON s1."user_hk" = hub."user_hk"
LEFT JOIN "sovren_auth"."user_score_current" AS s2 ON s2."user_hk" = hub."user_hk"
LEFT JOIN "sovren_auth"."user_signature_current" AS s3 ON s3."user_hk" = hub."user_hk"
LEFT JOIN "sovren_auth"."user_tier_current" AS s4 ON s4."user_hk" = hub."user_hk"
WHERE hub."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "sovren_auth"."user_now" IS 'A customer of the platform (as it is now)';

-- Hubs as they were -----------------------------------------------------------
--
-- The same columns for an instant: what the vault knows to have been in force then. They run with
-- the rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "sovren_business"."assistant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."assistant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."assistant_hk", hub."tenant_hk", hub."assistant_id", hub."load_date", hub."record_source",
  s1."android_appearance", s1."created_at", s2."consciousness_level", s2."neural_activity",
  s2."dimensional_position", s2."temporal_advantage", s2."prediction_accuracy", s2."last_active"
FROM "sovren_business"."assistant_h" AS hub
LEFT JOIN "sovren_business"."assistant_look_s" AS s1 ON s1."assistant_hk" = hub."assistant_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."assistant_state_s" AS s2 ON s2."assistant_hk" = hub."assistant_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."assistant_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."assistant_look_s" AS earlier
    WHERE earlier."assistant_hk" = hub."assistant_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."assistant_state_s" AS earlier
    WHERE earlier."assistant_hk" = hub."assistant_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."assistant_as_of"(timestamp with time zone) IS 'The AI assistant of one user (as it was at an instant)';

CREATE FUNCTION "sovren_business"."crm_integration_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."crm_integration_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."crm_integration_hk", hub."tenant_hk", hub."integration_id", hub."load_date",
  hub."record_source", s1."crm_type", s1."tier_required", s1."sync_frequency", s1."created_at",
  s2."connection_status", s2."last_sync"
FROM "sovren_business"."crm_integration_h" AS hub
LEFT JOIN "sovren_business"."crm_integration_s" AS s1 ON s1."crm_integration_hk" = hub."crm_integration_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."crm_integration_state_s" AS s2 ON s2."crm_integration_hk" = hub."crm_integration_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."crm_integration_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."crm_integration_s" AS earlier
    WHERE earlier."crm_integration_hk" = hub."crm_integration_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."crm_integration_state_s" AS earlier
    WHERE earlier."crm_integration_hk" = hub."crm_integration_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."crm_integration_as_of"(timestamp with time zone) IS 'A user''s connection with a CRM system (as it was at an instant)';

CREATE FUNCTION "sovren_business"."crm_record_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."crm_record_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."crm_record_hk", hub."tenant_hk", hub."integration_id", hub."entity_type", hub."entity_id",
  hub."crm_record_bk", hub."load_date", hub."record_source", s1."data", s2."ai_insights",
  s2."executive_assignments", s3."id", s3."source_crm", s3."sync_version", s3."last_modified"
FROM "sovren_business"."crm_record_h" AS hub
LEFT JOIN "sovren_business"."crm_record_s" AS s1 ON s1."crm_record_hk" = hub."crm_record_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."crm_record_insight_s" AS s2 ON s2."crm_record_hk" = hub."crm_record_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "sovren_business"."crm_record_sync_s" AS s3 ON s3."crm_record_hk" = hub."crm_record_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
WHERE hub."crm_record_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."crm_record_s" AS earlier
    WHERE earlier."crm_record_hk" = hub."crm_record_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."crm_record_insight_s" AS earlier
    WHERE earlier."crm_record_hk" = hub."crm_record_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."crm_record_sync_s" AS earlier
    WHERE earlier."crm_record_hk" = hub."crm_record_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."crm_record_as_of"(timestamp with time zone) IS 'A contact, deal, company or ticket in a CRM system (as it was at an instant)';

CREATE FUNCTION "sovren_business"."entity_location_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."entity_location_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."entity_location_hk", hub."tenant_hk", hub."index_id", hub."load_date", hub."record_source",
  s1."entity_type", s1."entity_id", s1."dimension_locations", s1."primary_dimension",
  s1."superposition", s1."coherence_level"
FROM "sovren_business"."entity_location_h" AS hub
LEFT JOIN "sovren_business"."entity_location_s" AS s1 ON s1."entity_location_hk" = hub."entity_location_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."entity_location_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."entity_location_s" AS earlier
    WHERE earlier."entity_location_hk" = hub."entity_location_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."entity_location_as_of"(timestamp with time zone) IS 'An entry of the index: where something is kept (as it was at an instant)';

CREATE FUNCTION "sovren_business"."executive_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."executive_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."executive_hk", hub."tenant_hk", hub."executive_id", hub."load_date", hub."record_source",
  s1."appearance", s1."voice_model_id", s1."voice_characteristics", s1."personality_profile",
  s1."communication_style", s2."role", s2."created_at", s3."is_active", s3."on_call",
  s3."current_activity", s3."last_active", s4.is_present AS "is_present"
FROM "sovren_business"."executive_h" AS hub
LEFT JOIN "sovren_business"."executive_s" AS s1 ON s1."executive_hk" = hub."executive_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."executive_seat_s" AS s2 ON s2."executive_hk" = hub."executive_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "sovren_business"."executive_state_s" AS s3 ON s3."executive_hk" = hub."executive_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."executive_hk") status."executive_hk", status.is_present
  FROM "sovren_business"."executive_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."executive_hk", status.load_date DESC
) AS s4 ON s4."executive_hk" = hub."executive_hk"
WHERE hub."executive_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."executive_s" AS earlier
    WHERE earlier."executive_hk" = hub."executive_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."executive_seat_s" AS earlier
    WHERE earlier."executive_hk" = hub."executive_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."executive_state_s" AS earlier
    WHERE earlier."executive_hk" = hub."executive_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."executive_status_s" AS earlier
    WHERE earlier."executive_hk" = hub."executive_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."executive_as_of"(timestamp with time zone) IS 'A simulated executive on the board of a user (as it was at an instant)';

CREATE FUNCTION "sovren_business"."executive_name_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."executive_name_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."executive_name_hk", hub."tenant_hk", hub."first_name", hub."last_name", hub."role",
  hub."executive_name_bk", hub."load_date", hub."record_source"
FROM "sovren_business"."executive_name_h" AS hub
WHERE hub."executive_name_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "sovren_business"."executive_name_as_of"(timestamp with time zone) IS 'The name of a simulated executive in a role (as it was at an instant)';

CREATE FUNCTION "sovren_business"."memory_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."memory_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."memory_hk", hub."tenant_hk", hub."memory_id", hub."load_date", hub."record_source",
  s1."memory_type", s1."occurred_at", s1."remembered_at", s1."forget_after", s1."caused_by",
  s1."led_to", s2."content", s3.is_present AS "is_present", s4."importance_score",
  s4."access_count", s4."stored_dimensions"
FROM "sovren_business"."memory_h" AS hub
LEFT JOIN "sovren_business"."memory_s" AS s1 ON s1."memory_hk" = hub."memory_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."memory_content_s" AS s2 ON s2."memory_hk" = hub."memory_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."memory_hk") status."memory_hk", status.is_present
  FROM "sovren_business"."memory_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."memory_hk", status.load_date DESC
) AS s3 ON s3."memory_hk" = hub."memory_hk"
LEFT JOIN "sovren_business"."memory_use_s" AS s4 ON s4."memory_hk" = hub."memory_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."memory_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."memory_s" AS earlier
    WHERE earlier."memory_hk" = hub."memory_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."memory_content_s" AS earlier
    WHERE earlier."memory_hk" = hub."memory_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."memory_status_s" AS earlier
    WHERE earlier."memory_hk" = hub."memory_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."memory_use_s" AS earlier
    WHERE earlier."memory_hk" = hub."memory_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."memory_as_of"(timestamp with time zone) IS 'Something that a user''s assistant remembers (as it was at an instant)';

CREATE FUNCTION "sovren_business"."registry_entry_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."registry_entry_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."registry_entry_hk", hub."tenant_hk", hub."registry_id", hub."load_date", hub."record_source"
FROM "sovren_business"."registry_entry_h" AS hub
WHERE hub."registry_entry_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "sovren_business"."registry_entry_as_of"(timestamp with time zone) IS 'An entry of an installation''s register of names (as it was at an instant)';

CREATE FUNCTION "sovren_business"."shard_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."shard_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."shard_hk", hub."tenant_hk", hub."shard_id", hub."load_date", hub."record_source",
  s1."dimension_number", s1."data_type", s1."data_payload", s1."quantum_signature",
  s1."entanglement_pairs", s1."replicated_to", s1."replication_factor", s2."last_accessed",
  s2."access_frequency"
FROM "sovren_business"."shard_h" AS hub
LEFT JOIN "sovren_business"."shard_s" AS s1 ON s1."shard_hk" = hub."shard_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."shard_use_s" AS s2 ON s2."shard_hk" = hub."shard_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."shard_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."shard_s" AS earlier
    WHERE earlier."shard_hk" = hub."shard_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."shard_use_s" AS earlier
    WHERE earlier."shard_hk" = hub."shard_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."shard_as_of"(timestamp with time zone) IS 'A piece of data that one dimension holds (as it was at an instant)';

CREATE FUNCTION "sovren_auth"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_auth"."tenant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk", hub."installation", hub."load_date", hub."record_source"
FROM "sovren_auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "sovren_auth"."tenant_as_of"(timestamp with time zone) IS 'An installation of the platform (as it was at an instant)';

CREATE FUNCTION "sovren_business"."tier_setting_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."tier_setting_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tier_setting_hk", hub."tenant_hk", hub."tier_type", hub."feature_name",
  hub."tier_setting_bk", hub."load_date", hub."record_source", s1."id", s1."enabled"
FROM "sovren_business"."tier_setting_h" AS hub
LEFT JOIN "sovren_business"."tier_setting_s" AS s1 ON s1."tier_setting_hk" = hub."tier_setting_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."tier_setting_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."tier_setting_s" AS earlier
    WHERE earlier."tier_setting_hk" = hub."tier_setting_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."tier_setting_as_of"(timestamp with time zone) IS 'A feature of a tier, as an installation has it (as it was at an instant)';

CREATE FUNCTION "sovren_business"."timeline_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."timeline_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."timeline_hk", hub."tenant_hk", hub."timeline_id", hub."load_date", hub."record_source"
FROM "sovren_business"."timeline_h" AS hub
WHERE hub."timeline_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "sovren_business"."timeline_as_of"(timestamp with time zone) IS 'A course that events may take (as it was at an instant)';

CREATE FUNCTION "sovren_business"."timeline_branch_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_business"."timeline_branch_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."timeline_branch_hk", hub."tenant_hk", hub."branch_id", hub."load_date", hub."record_source",
  s1."divergence_point", s1."divergence_event", s1."parent_timeline", s1."created_at",
  s2."probability", s2."impact_score", s2."is_active", s2."collapsed"
FROM "sovren_business"."timeline_branch_h" AS hub
LEFT JOIN "sovren_business"."timeline_s" AS s1 ON s1."timeline_branch_hk" = hub."timeline_branch_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_business"."timeline_state_s" AS s2 ON s2."timeline_branch_hk" = hub."timeline_branch_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."timeline_branch_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_business"."timeline_s" AS earlier
    WHERE earlier."timeline_branch_hk" = hub."timeline_branch_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_business"."timeline_state_s" AS earlier
    WHERE earlier."timeline_branch_hk" = hub."timeline_branch_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_business"."timeline_branch_as_of"(timestamp with time zone) IS 'The register''s row of a timeline (as it was at an instant)';

CREATE FUNCTION "sovren_auth"."user_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "sovren_auth"."user_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source", s1."email",
  s1."temporal_origin", s1."dimensional_coordinates", s2."sovren_score",
  s3."consciousness_signature", s4."tier", s4."created_at"
FROM "sovren_auth"."user_h" AS hub
LEFT JOIN "sovren_auth"."user_s" AS s1 ON s1."user_hk" = hub."user_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "sovren_auth"."user_score_s" AS s2 ON s2."user_hk" = hub."user_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "sovren_auth"."user_signature_s" AS s3 ON s3."user_hk" = hub."user_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "sovren_auth"."user_tier_s" AS s4 ON s4."user_hk" = hub."user_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."user_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "sovren_auth"."user_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_auth"."user_score_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_auth"."user_signature_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "sovren_auth"."user_tier_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "sovren_auth"."user_as_of"(timestamp with time zone) IS 'A customer of the platform (as it was at an instant)';

-- Links with business keys ----------------------------------------------------
--
-- Each link with the business keys of those who take part, as <role>_<part>. A participant that is
-- missing has the ghost's: NULL.

CREATE VIEW "sovren_business"."activity_keys" WITH (security_invoker = true) AS
SELECT
  link."activity_hk", link."tenant_hk", h1."assistant_id" AS "assistant_assistant_id",
  link."activity_id", link."load_date", link."record_source"
FROM "sovren_business"."activity_l" AS link
LEFT JOIN "sovren_business"."assistant_h" AS h1 ON h1."assistant_hk" = link."assistant_hk";
COMMENT ON VIEW "sovren_business"."activity_keys" IS 'One action of an assistant (with business keys)';

CREATE VIEW "sovren_business"."assistant_user_keys" WITH (security_invoker = true) AS
SELECT
  link."assistant_user_hk", link."tenant_hk", h1."assistant_id" AS "assistant_assistant_id",
  h2."user_id" AS "user_user_id", link."load_date", link."record_source"
FROM "sovren_business"."assistant_user_l" AS link
LEFT JOIN "sovren_business"."assistant_h" AS h1 ON h1."assistant_hk" = link."assistant_hk"
LEFT JOIN "sovren_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "sovren_business"."assistant_user_keys" IS 'Whose an assistant is: one user has one (with business keys)';

CREATE VIEW "sovren_business"."causal_event_keys" WITH (security_invoker = true) AS
SELECT
  link."causal_event_hk", link."tenant_hk", h1."branch_id" AS "timeline_branch_branch_id",
  link."event_id", link."load_date", link."record_source"
FROM "sovren_business"."causal_event_l" AS link
LEFT JOIN "sovren_business"."timeline_branch_h" AS h1 ON h1."timeline_branch_hk" = link."timeline_branch_hk";
COMMENT ON VIEW "sovren_business"."causal_event_keys" IS 'One event on a timeline; written once (with business keys)';

CREATE VIEW "sovren_business"."causal_event_cause_keys" WITH (security_invoker = true) AS
SELECT
  link."causal_event_cause_hk", link."tenant_hk", h1."branch_id" AS "timeline_branch_branch_id",
  link."event_id", link."cause_id", link."load_date", link."record_source"
FROM "sovren_business"."causal_event_cause_l" AS link
LEFT JOIN "sovren_business"."timeline_branch_h" AS h1 ON h1."timeline_branch_hk" = link."timeline_branch_hk";
COMMENT ON VIEW "sovren_business"."causal_event_cause_keys" IS 'Which event was caused by which; both are rows of causal_event (with business keys)';

CREATE VIEW "sovren_business"."crm_contact_keys" WITH (security_invoker = true) AS
SELECT
  link."crm_contact_hk", link."tenant_hk", h1."integration_id" AS "duplicate_integration_id",
  h1."entity_type" AS "duplicate_entity_type", h1."entity_id" AS "duplicate_entity_id",
  h2."integration_id" AS "kept_integration_id", h2."entity_type" AS "kept_entity_type",
  h2."entity_id" AS "kept_entity_id", link."load_date", link."record_source"
FROM "sovren_business"."crm_contact_l" AS link
LEFT JOIN "sovren_business"."crm_record_h" AS h1 ON h1."crm_record_hk" = link."duplicate_hk"
LEFT JOIN "sovren_business"."crm_record_h" AS h2 ON h2."crm_record_hk" = link."kept_hk";
COMMENT ON VIEW "sovren_business"."crm_contact_keys" IS 'Two records of one person (with business keys)';

CREATE VIEW "sovren_business"."crm_integration_user_keys" WITH (security_invoker = true) AS
SELECT
  link."crm_integration_user_hk", link."tenant_hk",
  h1."integration_id" AS "crm_integration_integration_id", h2."user_id" AS "user_user_id",
  link."load_date", link."record_source"
FROM "sovren_business"."crm_integration_user_l" AS link
LEFT JOIN "sovren_business"."crm_integration_h" AS h1 ON h1."crm_integration_hk" = link."crm_integration_hk"
LEFT JOIN "sovren_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "sovren_business"."crm_integration_user_keys" IS 'Whose a connection is (with business keys)';

CREATE VIEW "sovren_business"."crm_record_integration_keys" WITH (security_invoker = true) AS
SELECT
  link."crm_record_integration_hk", link."tenant_hk",
  h1."integration_id" AS "crm_record_integration_id", h1."entity_type" AS "crm_record_entity_type",
  h1."entity_id" AS "crm_record_entity_id", h2."integration_id" AS "crm_integration_integration_id",
  link."load_date", link."record_source"
FROM "sovren_business"."crm_record_integration_l" AS link
LEFT JOIN "sovren_business"."crm_record_h" AS h1 ON h1."crm_record_hk" = link."crm_record_hk"
LEFT JOIN "sovren_business"."crm_integration_h" AS h2 ON h2."crm_integration_hk" = link."crm_integration_hk";
COMMENT ON VIEW "sovren_business"."crm_record_integration_keys" IS 'By which connection a record came (with business keys)';

CREATE VIEW "sovren_business"."executive_board_keys" WITH (security_invoker = true) AS
SELECT
  link."executive_board_hk", link."tenant_hk", h1."executive_id" AS "executive_executive_id",
  h2."user_id" AS "user_user_id", h3."registry_id" AS "registry_entry_registry_id",
  link."load_date", link."record_source"
FROM "sovren_business"."executive_board_l" AS link
LEFT JOIN "sovren_business"."executive_h" AS h1 ON h1."executive_hk" = link."executive_hk"
LEFT JOIN "sovren_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "sovren_business"."registry_entry_h" AS h3 ON h3."registry_entry_hk" = link."registry_entry_hk";
COMMENT ON VIEW "sovren_business"."executive_board_keys" IS 'On whose board an executive sits, and under which name (with business keys)';

CREATE VIEW "sovren_business"."executive_location_keys" WITH (security_invoker = true) AS
SELECT
  link."executive_location_hk", link."tenant_hk", h1."index_id" AS "entity_location_index_id",
  h2."executive_id" AS "executive_executive_id", link."load_date", link."record_source"
FROM "sovren_business"."executive_location_l" AS link
LEFT JOIN "sovren_business"."entity_location_h" AS h1 ON h1."entity_location_hk" = link."entity_location_hk"
LEFT JOIN "sovren_business"."executive_h" AS h2 ON h2."executive_hk" = link."executive_hk";
COMMENT ON VIEW "sovren_business"."executive_location_keys" IS 'Where an executive is kept (with business keys)';

CREATE VIEW "sovren_business"."executive_performance_keys" WITH (security_invoker = true) AS
SELECT
  link."executive_performance_hk", link."tenant_hk", h1."executive_id" AS "executive_executive_id",
  link."period_start", link."report_id", link."load_date", link."record_source"
FROM "sovren_business"."executive_performance_l" AS link
LEFT JOIN "sovren_business"."executive_h" AS h1 ON h1."executive_hk" = link."executive_hk";
COMMENT ON VIEW "sovren_business"."executive_performance_keys" IS 'An executive''s report on one period (with business keys)';

CREATE VIEW "sovren_business"."memory_cause_keys" WITH (security_invoker = true) AS
SELECT
  link."memory_cause_hk", link."tenant_hk", h1."memory_id" AS "cause_memory_id",
  h2."memory_id" AS "memory_memory_id", link."load_date", link."record_source"
FROM "sovren_business"."memory_cause_l" AS link
LEFT JOIN "sovren_business"."memory_h" AS h1 ON h1."memory_hk" = link."cause_hk"
LEFT JOIN "sovren_business"."memory_h" AS h2 ON h2."memory_hk" = link."memory_hk";
COMMENT ON VIEW "sovren_business"."memory_cause_keys" IS 'What a memory says that it was caused by (with business keys)';

CREATE VIEW "sovren_business"."memory_effect_keys" WITH (security_invoker = true) AS
SELECT
  link."memory_effect_hk", link."tenant_hk", h1."memory_id" AS "memory_memory_id",
  h2."memory_id" AS "effect_memory_id", link."load_date", link."record_source"
FROM "sovren_business"."memory_effect_l" AS link
LEFT JOIN "sovren_business"."memory_h" AS h1 ON h1."memory_hk" = link."memory_hk"
LEFT JOIN "sovren_business"."memory_h" AS h2 ON h2."memory_hk" = link."effect_hk";
COMMENT ON VIEW "sovren_business"."memory_effect_keys" IS 'What a memory says that it led to (with business keys)';

CREATE VIEW "sovren_business"."memory_location_keys" WITH (security_invoker = true) AS
SELECT
  link."memory_location_hk", link."tenant_hk", h1."index_id" AS "entity_location_index_id",
  h2."memory_id" AS "memory_memory_id", link."load_date", link."record_source"
FROM "sovren_business"."memory_location_l" AS link
LEFT JOIN "sovren_business"."entity_location_h" AS h1 ON h1."entity_location_hk" = link."entity_location_hk"
LEFT JOIN "sovren_business"."memory_h" AS h2 ON h2."memory_hk" = link."memory_hk";
COMMENT ON VIEW "sovren_business"."memory_location_keys" IS 'Where a memory is kept (with business keys)';

CREATE VIEW "sovren_business"."memory_user_keys" WITH (security_invoker = true) AS
SELECT
  link."memory_user_hk", link."tenant_hk", h1."memory_id" AS "memory_memory_id",
  h2."user_id" AS "user_user_id", link."load_date", link."record_source"
FROM "sovren_business"."memory_user_l" AS link
LEFT JOIN "sovren_business"."memory_h" AS h1 ON h1."memory_hk" = link."memory_hk"
LEFT JOIN "sovren_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "sovren_business"."memory_user_keys" IS 'Whose a memory is (with business keys)';

CREATE VIEW "sovren_business"."name_reservation_keys" WITH (security_invoker = true) AS
SELECT
  link."name_reservation_hk", link."tenant_hk", h1."first_name" AS "executive_name_first_name",
  h1."last_name" AS "executive_name_last_name", h1."role" AS "executive_name_role",
  h2."registry_id" AS "registry_entry_registry_id", h3."user_id" AS "reserved_by_user_id",
  link."load_date", link."record_source"
FROM "sovren_business"."name_reservation_l" AS link
LEFT JOIN "sovren_business"."executive_name_h" AS h1 ON h1."executive_name_hk" = link."executive_name_hk"
LEFT JOIN "sovren_business"."registry_entry_h" AS h2 ON h2."registry_entry_hk" = link."registry_entry_hk"
LEFT JOIN "sovren_auth"."user_h" AS h3 ON h3."user_hk" = link."reserved_by_hk";
COMMENT ON VIEW "sovren_business"."name_reservation_keys" IS 'Who has reserved which name (with business keys)';

CREATE VIEW "sovren_business"."shard_pair_keys" WITH (security_invoker = true) AS
SELECT
  link."shard_pair_hk", link."tenant_hk", h1."shard_id" AS "shard_shard_id",
  h2."shard_id" AS "partner_shard_id", link."load_date", link."record_source"
FROM "sovren_business"."shard_pair_l" AS link
LEFT JOIN "sovren_business"."shard_h" AS h1 ON h1."shard_hk" = link."shard_hk"
LEFT JOIN "sovren_business"."shard_h" AS h2 ON h2."shard_hk" = link."partner_hk";
COMMENT ON VIEW "sovren_business"."shard_pair_keys" IS 'Which shards are entangled (with business keys)';

CREATE VIEW "sovren_business"."snapshot_keys" WITH (security_invoker = true) AS
SELECT
  link."snapshot_hk", link."tenant_hk", h1."user_id" AS "user_user_id", link."snapshot_id",
  link."load_date", link."record_source"
FROM "sovren_business"."snapshot_l" AS link
LEFT JOIN "sovren_auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk";
COMMENT ON VIEW "sovren_business"."snapshot_keys" IS 'One picture of a user''s mind; written once (with business keys)';

CREATE VIEW "sovren_business"."timeline_location_keys" WITH (security_invoker = true) AS
SELECT
  link."timeline_location_hk", link."tenant_hk", h1."index_id" AS "entity_location_index_id",
  h2."branch_id" AS "timeline_branch_branch_id", link."load_date", link."record_source"
FROM "sovren_business"."timeline_location_l" AS link
LEFT JOIN "sovren_business"."entity_location_h" AS h1 ON h1."entity_location_hk" = link."entity_location_hk"
LEFT JOIN "sovren_business"."timeline_branch_h" AS h2 ON h2."timeline_branch_hk" = link."timeline_branch_hk";
COMMENT ON VIEW "sovren_business"."timeline_location_keys" IS 'Where a timeline is kept (with business keys)';

CREATE VIEW "sovren_business"."timeline_parent_keys" WITH (security_invoker = true) AS
SELECT
  link."timeline_parent_hk", link."tenant_hk", h1."timeline_id" AS "child_timeline_id",
  h2."timeline_id" AS "parent_timeline_id", link."load_date", link."record_source"
FROM "sovren_business"."timeline_parent_l" AS link
LEFT JOIN "sovren_business"."timeline_h" AS h1 ON h1."timeline_hk" = link."child_hk"
LEFT JOIN "sovren_business"."timeline_h" AS h2 ON h2."timeline_hk" = link."parent_hk";
COMMENT ON VIEW "sovren_business"."timeline_parent_keys" IS 'From which timeline one branched off (with business keys)';

CREATE VIEW "sovren_business"."timeline_user_keys" WITH (security_invoker = true) AS
SELECT
  link."timeline_user_hk", link."tenant_hk", h1."branch_id" AS "timeline_branch_branch_id",
  h2."timeline_id" AS "timeline_timeline_id", h3."user_id" AS "user_user_id", link."load_date",
  link."record_source"
FROM "sovren_business"."timeline_user_l" AS link
LEFT JOIN "sovren_business"."timeline_branch_h" AS h1 ON h1."timeline_branch_hk" = link."timeline_branch_hk"
LEFT JOIN "sovren_business"."timeline_h" AS h2 ON h2."timeline_hk" = link."timeline_hk"
LEFT JOIN "sovren_auth"."user_h" AS h3 ON h3."user_hk" = link."user_hk";
COMMENT ON VIEW "sovren_business"."timeline_user_keys" IS 'Which timeline a branch is, and whose (with business keys)';

-- Masked columns --------------------------------------------------------------
--
-- They run with their owner's rights, so that whoever reads them needs none on the tables, and show
-- the tenant of the session as the tables' policies do. To give them to a role: GRANT USAGE on their
-- schema and on util, and SELECT on them. Hash diffs are left out: a short value could be guessed
-- from one. A token hides its value from all who cannot read metadata.masking_key.

CREATE VIEW "sovren_auth"."user_masked" WITH (security_barrier = true) AS
SELECT
  stored."user_hk", stored."load_date",
  CASE WHEN stored."email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."email", 1) || '***@' || split_part(stored."email", '@', 2)
    WHEN stored."email" IS NOT NULL THEN '***' END AS "email",
  stored."temporal_origin", stored."dimensional_coordinates", stored."tenant_hk",
  stored."record_source"
FROM "sovren_auth"."user_s" AS stored
WHERE stored.load_end_date IS NULL
  AND stored."user_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "sovren_auth"."user_masked" IS 'Who a user is, and from where and when (masked)';

-- Marts -----------------------------------------------------------------------
--
-- The queries are the authors' own. A plain mart runs with its reader's rights. Kept rows know no
-- row-level security, so a view shows each reader its tenant's; whoever loads refreshes the rows by
-- a function, beside readers.

CREATE MATERIALIZED VIEW "sovren_infomart"."executive_performance_stored" AS
WITH achieved AS (
  SELECT report.executive_hk,
    count(*) AS reports,
    min(report.period_start) AS first_period,
    max(report.period_start) AS last_period,
    sum(figures.decisions_made) AS decisions_made,
    sum(figures.value_generated) AS value_generated,
    sum(figures.accuracy_rate * figures.decisions_made)
      / nullif(sum(figures.decisions_made) FILTER (WHERE figures.accuracy_rate IS NOT NULL), 0)
      AS accuracy_rate,
    sum(figures.active_minutes) AS active_minutes,
    sum(figures.calls_handled) AS calls_handled,
    sum(figures.emails_sent) AS emails_sent
  FROM sovren_business.executive_performance_l AS report
  JOIN sovren_business.executive_performance_current AS figures USING (executive_performance_hk)
  GROUP BY report.executive_hk
)
SELECT executive.tenant_hk, executive.executive_hk, executive.executive_id, executive.role,
  executive.is_active, coalesce(achieved.reports, 0) AS reports, achieved.first_period,
  achieved.last_period, coalesce(achieved.decisions_made, 0) AS decisions_made,
  coalesce(achieved.value_generated, 0) AS value_generated, achieved.accuracy_rate,
  coalesce(achieved.active_minutes, 0) AS active_minutes,
  coalesce(achieved.calls_handled, 0) AS calls_handled,
  coalesce(achieved.emails_sent, 0) AS emails_sent
FROM sovren_business.executive_now AS executive
LEFT JOIN achieved USING (executive_hk)
WHERE executive.is_present
;
COMMENT ON MATERIALIZED VIEW "sovren_infomart"."executive_performance_stored" IS 'Rows of sovren_infomart.executive_performance, as of its last refresh';

CREATE UNIQUE INDEX "executive_performance_stored_key_idx"
  ON "sovren_infomart"."executive_performance_stored" ("executive_hk");

CREATE VIEW "sovren_infomart"."executive_performance" WITH (security_barrier = true) AS
SELECT kept.*
FROM "sovren_infomart"."executive_performance_stored" AS kept
WHERE kept."tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "sovren_infomart"."executive_performance" IS 'What each executive on a board has achieved over all periods';

CREATE FUNCTION "sovren_infomart"."refresh_executive_performance"()
  RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $body$
  REFRESH MATERIALIZED VIEW CONCURRENTLY "sovren_infomart"."executive_performance_stored"
$body$;
COMMENT ON FUNCTION "sovren_infomart"."refresh_executive_performance"() IS 'Computes the rows of sovren_infomart.executive_performance anew, while readers go on reading the old ones.';

CREATE VIEW "sovren_infomart"."memory_chain" WITH (security_invoker = true) AS
SELECT tenant_hk, cause_hk, memory_hk AS effect_hk FROM sovren_business.memory_cause_l
UNION
SELECT tenant_hk, memory_hk, effect_hk FROM sovren_business.memory_effect_l
;
COMMENT ON VIEW "sovren_infomart"."memory_chain" IS 'Which memory led to which, whichever of them says so';

-- Monitors --------------------------------------------------------------------
--
-- The queries are the authors' own, and run with their reader's rights. Each tenant has a row for
-- each metric, also where nothing was measured: value is then NULL and the state unknown. direction is
-- 'above' where greater figures are bad, and 'below' where smaller ones are. Where a threshold, warning
-- or critical, is passed, advice says what to do.

CREATE VIEW "sovren_infomart"."board_health" WITH (security_invoker = true) AS
SELECT judged.tenant_hk, judged.metric, judged.value, judged.warning, judged.critical,
  judged.direction, judged.state,
  CASE WHEN judged.state IN ('warning', 'critical') THEN judged.advice END AS advice
FROM (
  SELECT figure.*, "util"."threshold_state"(
      figure.value, figure.warning, figure.critical, figure.direction) AS state
  FROM (
  SELECT tenant.tenant_hk, 'average_accuracy_percent'::text AS metric,
    measured.value::numeric AS value, 80::numeric AS warning,
    60::numeric AS critical,
    'below'::text AS direction,
    'Look for the least accurate ones in sovren_infomart.executive_performance.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(accuracy_rate) AS value
FROM sovren_business.executive_performance_current
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'idle_executive_share'::text AS metric,
    measured.value::numeric AS value, 0.3::numeric AS warning,
    0.6::numeric AS critical,
    'above'::text AS direction,
    'Give idle executives work, or take them off their boards.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN is_active THEN 0 ELSE 1 END) AS value
FROM sovren_business.executive_state_current
WHERE is_active IS NOT NULL
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'broken_connection_share'::text AS metric,
    measured.value::numeric AS value, 0.1::numeric AS warning,
    0.3::numeric AS critical,
    'above'::text AS direction,
    'Have the users sign in to their CRM systems again.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN connection_status = 'error' THEN 1 ELSE 0 END) AS value
FROM sovren_business.crm_integration_state_current
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  ) AS figure
) AS judged;
COMMENT ON VIEW "sovren_infomart"."board_health" IS 'Whether the simulated boards decide well, work, and are connected';

CREATE FUNCTION "sovren_util"."monitor_board_health"()
  RETURNS TABLE (
    "tenant_hk" bytea,
    "metric" text,
    "value" numeric,
    "warning" numeric,
    "critical" numeric,
    "direction" text,
    "state" text,
    "advice" text)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT shown."tenant_hk", shown."metric", shown."value", shown."warning", shown."critical", shown."direction", shown."state", shown."advice"
  FROM "sovren_infomart"."board_health" AS shown
$body$;
COMMENT ON FUNCTION "sovren_util"."monitor_board_health"() IS 'The rows of sovren_infomart.board_health.';

-- Quality ---------------------------------------------------------------------
--
-- A function for each rule counts the rows that hold now and were loaded within a window, and those of
-- them that are good; measure_quality calls them all and keeps what they say.

CREATE FUNCTION "sovren_util"."quality_accuracy_within_bounds"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
accuracy_rate IS NULL OR accuracy_rate BETWEEN 0 AND 100
  ))
  FROM "sovren_business"."executive_performance_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "sovren_util"."quality_accuracy_within_bounds"(timestamp with time zone, timestamp with time zone) IS 'An accuracy is a share, in percent: rows of sovren_business.executive_performance_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "sovren_util"."quality_connection_state_known"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
connection_status IN ('disconnected', 'connected', 'error')
  ))
  FROM "sovren_business"."crm_integration_state_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "sovren_util"."quality_connection_state_known"(timestamp with time zone, timestamp with time zone) IS 'The share of broken connections knows these states and no others: rows of sovren_business.crm_integration_state_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "sovren_util"."quality_counted_work_not_negative"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
coalesce(decisions_made, 0) >= 0 AND coalesce(active_minutes, 0) >= 0
  AND coalesce(calls_handled, 0) >= 0 AND coalesce(emails_sent, 0) >= 0
  ))
  FROM "sovren_business"."executive_performance_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "sovren_util"."quality_counted_work_not_negative"(timestamp with time zone, timestamp with time zone) IS 'Nobody undoes what was counted: rows of sovren_business.executive_performance_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "sovren_util"."quality_executive_has_role"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
role IS NOT NULL
  ))
  FROM "sovren_business"."executive_seat_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "sovren_util"."quality_executive_has_role"(timestamp with time zone, timestamp with time zone) IS 'An executive without a role sits on no board: rows of sovren_business.executive_seat_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "sovren_util"."measure_quality"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
  RETURNS TABLE (
    "rule" text,
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint,
    "share" numeric,
    "minimum_share" double precision,
    "severity" text,
    "state" text)
  LANGUAGE sql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  WITH kept AS (
    INSERT INTO "metadata"."quality_result" (
      vault_name, rule, tenant_key, loaded_from, loaded_until, rows_measured, rows_good, share,
      minimum_share, severity, state)
    SELECT 'sovren', shared.rule, shared.tenant_hk, coalesce($1, '-infinity'),
      coalesce($2, 'infinity'), shared.rows_measured, shared.rows_good, shared.share,
      shared.minimum_share, shared.severity, CASE
        WHEN shared.share IS NULL THEN 'unknown'
        WHEN shared.share >= shared.minimum_share::numeric THEN 'passed'
        ELSE 'failed'
      END
    FROM (
      SELECT measured.*,
        measured.rows_good::numeric / nullif(measured.rows_measured, 0) AS share
      FROM (
        SELECT 'accuracy_within_bounds', 1.0::double precision, 'error', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "sovren_util"."quality_accuracy_within_bounds"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'connection_state_known', 0.99::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "sovren_util"."quality_connection_state_known"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'counted_work_not_negative', 0.99::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "sovren_util"."quality_counted_work_not_negative"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'executive_has_role', 1.0::double precision, 'error', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "sovren_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "sovren_util"."quality_executive_has_role"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
      ) AS measured(rule, minimum_share, severity, tenant_hk, rows_measured, rows_good)
      WHERE $3 IS NULL OR measured.rule = ANY ($3)
    ) AS shared
    RETURNING *
  )
  SELECT kept.rule, kept.tenant_key, kept.rows_measured, kept.rows_good, kept.share,
    kept.minimum_share, kept.severity, kept.state
  FROM kept
  ORDER BY kept.rule, kept.tenant_key
$body$;
COMMENT ON FUNCTION "sovren_util"."measure_quality"(timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the rows loaded from the first instant up to the second; NULL names no end, and without names all rules are measured.';

-- Health ----------------------------------------------------------------------
--
-- How the vault is, from what can be measured of it. What cannot be computed is a warning and says
-- why, so that one thing that is missing or wrong hides nothing else.

CREATE FUNCTION "sovren_util"."monitor_loads"()
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
  looked_into "metadata"."key_origin";
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
    WHERE load.vault_name = 'sovren'
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
    WHERE known.vault_name = 'sovren' AND known.component = 'source'
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
    SELECT * FROM "metadata"."key_origin" AS origin
    WHERE origin.vault_name = 'sovren' AND origin.has_closed_versions
  LOOP
    BEGIN
      EXECUTE format('SELECT coalesce(sum(of_key.versions), 0), count(*) FILTER (WHERE of_key.versions > 1)
      FROM (
        SELECT count(*) AS versions FROM %I.%I AS version
        WHERE version.load_end_date IS NULL AND version.%I <> "util"."zero_key"()
        GROUP BY %s) AS of_key',
        split_part(looked_into.table_name, '.', 1), split_part(looked_into.table_name, '.', 2),
        looked_into.key_column,
        (SELECT string_agg(format('version.%I', part), ', ')
          FROM unnest(looked_into.key_column || looked_into.key_parts) AS part))
      INTO versions, keys;
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
COMMENT ON FUNCTION "sovren_util"."monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

CREATE FUNCTION "sovren_util"."validate_completeness"()
  RETURNS TABLE (
    "component" text,
    "expected" bigint,
    "present" bigint,
    "percent" numeric,
    "state" text,
    "missing" text[],
    "advice" text)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  WITH shape AS (
    SELECT DISTINCT ON (version.table_name) version.table_name, version.checksum
    FROM metadata.data_versions AS version
    WHERE version.vault_name = 'sovren'
    ORDER BY version.table_name, version.version DESC
  ), there(component, name) AS (
    SELECT CASE
        WHEN c.relkind IN ('r', 'p') THEN 'table'
        WHEN c.relkind IN ('v', 'm') THEN 'view'
        ELSE 'index'
      END, n.nspname || '.' || c.relname
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    LEFT JOIN pg_index AS i ON i.indexrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'i', 'I') AND i.indisvalid IS NOT false
    UNION
    SELECT 'column', n.nspname || '.' || c.relname || '.' || a.attname
    FROM pg_attribute AS a
    JOIN pg_class AS c ON c.oid = a.attrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped
    UNION
    SELECT 'shape', shape.table_name COLLATE "C" FROM shape
    WHERE shape.checksum = "util"."table_checksum"(to_regclass(shape.table_name))
    UNION
    SELECT 'policy', n.nspname || '.' || c.relname || '.' || p.polname
    FROM pg_policy AS p
    JOIN pg_class AS c ON c.oid = p.polrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relrowsecurity
    UNION
    SELECT 'function', n.nspname || '.' || p.proname
    FROM pg_proc AS p
    JOIN pg_namespace AS n ON n.oid = p.pronamespace
    UNION
    SELECT 'foreign_key', n.nspname || '.' || c.relname || '.' || k.conname
    FROM pg_constraint AS k
    JOIN pg_class AS c ON c.oid = k.conrelid
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE k.contype = 'f'
    UNION
    SELECT 'source', load.source COLLATE "C" FROM metadata.load AS load
    WHERE load.vault_name = 'sovren' AND load.status = 'loaded'
  ), expected(component, name) AS (
    SELECT object.component, object.object_name COLLATE "C" FROM "metadata"."expected_object" AS object
    WHERE object.vault_name = 'sovren'
    UNION
    SELECT 'column',
      (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
    FROM metadata.lineage AS lineage
    JOIN "metadata"."expected_object" AS object
      ON object.vault_name = lineage.vault_name AND object.component = 'table'
        AND object.object_name = lineage.target_table
    WHERE lineage.vault_name = 'sovren' AND lineage.is_active
      AND lineage.target_column <> '*' -- a table as a whole
    UNION
    SELECT 'shape', shape.table_name COLLATE "C" FROM shape WHERE shape.checksum IS NOT NULL
  )
  SELECT kind.component, count(expected.name), count(there.name),
    round(100.0 * count(there.name) / nullif(count(expected.name), 0), 2),
    CASE
      WHEN count(expected.name) = 0 THEN 'unknown'
      WHEN count(expected.name) = count(there.name) THEN 'ok'
      ELSE kind.lost
    END,
    coalesce(
      array_agg(expected.name ORDER BY expected.name)
        FILTER (WHERE expected.name IS NOT NULL AND there.name IS NULL),
      '{}'),
    CASE WHEN count(expected.name) > count(there.name) THEN kind.advice END
  FROM (VALUES
    (1, 'table', 'critical', 'Restore it, or find who dropped it: vaultc drift tells what differs.'),
      (2, 'column', 'critical', 'Restore it, or find who dropped it: vaultc drift tells what differs.'),
      (3, 'shape', 'critical', 'The table''s columns are not those of its last migration: vaultc drift tells which.'),
      (4, 'policy', 'critical', 'Without it tenants see each other''s rows: run its statements anew.'),
      (5, 'function', 'critical', 'Run the statements of vaultc schema that make it.'),
      (6, 'foreign_key', 'warning', 'Run the statement of vaultc schema that adds it.'),
      (7, 'view', 'warning', 'Run the statements of vaultc schema that make it, and its grants.'),
      (8, 'index', 'warning', 'Make it CONCURRENTLY, as vaultc schema has it; drop it first where it is invalid.'),
      (9, 'source', 'warning', 'Load it: vaultload run.')
  ) AS kind(place, component, lost, advice)
  LEFT JOIN expected ON expected.component = kind.component
  LEFT JOIN there ON there.component = expected.component AND there.name = expected.name
  GROUP BY kind.place, kind.component, kind.lost, kind.advice
  ORDER BY kind.place
$body$;
COMMENT ON FUNCTION "sovren_util"."validate_completeness"() IS 'What the model has, and whether the database has it. Of sources, whether they were loaded; of shapes, whether a table''s columns are those that its last migration left.';

CREATE FUNCTION "sovren_util"."validate_tenant_isolation"()
  RETURNS TABLE (
    "table_name" text,
    "has_tenant" boolean,
    "has_policies" boolean,
    "has_foreign_keys" boolean,
    "rows_checked" bigint,
    "rows_underived" bigint,
    "rows_of_another" bigint,
    "rows_wrong" bigint,
    "share" numeric,
    "state" text)
  LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
DECLARE
  checked "metadata"."key_origin";
  relation regclass;
  -- What a server leaves out of a condition that it keeps, or adds to it.
  noise CONSTANT text := '[][()"[:space:]]|::[a-z]+|VARIADIC ARRAY| AS visible_tenants';
  visible text;
  stored text;
  derived text;
  underived text;
  of_another text;
BEGIN
  FOR checked IN
    SELECT * FROM "metadata"."key_origin" AS origin WHERE origin.vault_name = 'sovren'
    ORDER BY origin.table_name COLLATE "C"
  LOOP
    table_name := checked.table_name;
    relation := to_regclass(checked.table_name);
    visible := regexp_replace(
      CASE WHEN checked.is_of_all_tenants
        THEN '"tenant_hk" = ANY ((SELECT "util"."visible_tenants"("util"."hash_binary"(''SYSTEM'')))::bytea[])'
        ELSE '"tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[])'
      END, noise, '', 'g');
    has_tenant := EXISTS (
      SELECT FROM pg_attribute AS a
      WHERE a.attrelid = relation AND a.attname = 'tenant_hk' AND a.attnotnull
        AND NOT a.attisdropped);
    has_policies := coalesce((
      SELECT c.relrowsecurity AND count(p.polname) = 2
        AND count(*) FILTER (WHERE p.polname = 'all_tenants' AND NOT EXISTS (
          SELECT FROM unnest(p.polroles) AS granted(role)
          WHERE granted.role = 0 OR EXISTS (
            SELECT FROM pg_roles AS reader
            WHERE reader.rolname = 'sovren_reader'
              AND pg_has_role(reader.oid, granted.role, 'USAGE')))) = 1
        AND count(*) FILTER (
          WHERE p.polname = 'tenant_readers' AND p.polcmd = 'r'
            AND regexp_replace(pg_get_expr(p.polqual, p.polrelid), noise, '', 'g') = visible
        ) = 1
      FROM pg_class AS c
      LEFT JOIN pg_policy AS p ON p.polrelid = c.oid
      WHERE c.oid = relation
      GROUP BY c.relrowsecurity), false);
    has_foreign_keys := (
      SELECT bool_and(EXISTS (
        SELECT FROM pg_constraint AS c
        WHERE c.conrelid = relation AND c.contype = 'f'
          AND c.conname = split_part(expected.object_name, '.', 3)))
      FROM "metadata"."expected_object" AS expected
      WHERE expected.vault_name = 'sovren' AND expected.component = 'foreign_key'
        AND starts_with(expected.object_name, checked.table_name || '.'));
    SELECT
      concat(format('%I.%I AS stored', split_part(checked.table_name, '.', 1),
          split_part(checked.table_name, '.', 2)),
        string_agg(format(' LEFT JOIN %I.%I AS parent%s ON parent%3$s.%I = stored.%I',
          split_part(parent.name, '.', 1), split_part(parent.name, '.', 2), parent.place,
          origin.key_column, parent.key_column), NULL ORDER BY parent.place),
        CASE WHEN checked.kind <> 'event'
          THEN format(' WHERE stored.%I <> "util"."zero_key"()', checked.key_column) END),
      concat_ws(', ',
        string_agg((
          SELECT string_agg(format('"util"."canonical_text"(parent%s.%I)', parent.place, part.name), ', '
            ORDER BY part.place)
          FROM unnest(origin.key_parts) WITH ORDINALITY AS part(name, place)),
          ', ' ORDER BY parent.place),
        (
          SELECT string_agg(format('"util"."canonical_text"(stored.%I)', part.name), ', ' ORDER BY part.place)
          FROM unnest(checked.key_parts) WITH ORDINALITY AS part(name, place))),
      coalesce(
        string_agg(
          CASE checked.kind WHEN 'part'
            THEN 'coalesce(parent1.tenant_hk <> stored.tenant_hk, false)'
            ELSE format('coalesce(stored.%I <> "util"."zero_key"()
              AND parent%s.tenant_hk <> stored.tenant_hk, false)',
              parent.key_column, parent.place) END,
          ' OR ' ORDER BY parent.place)
        FILTER (WHERE checked.kind = 'part' OR origin.kind = 'hub'), 'false')
    INTO stored, derived, of_another
    FROM unnest(checked.parents, checked.parent_columns) WITH ORDINALITY
      AS parent(name, key_column, place)
    JOIN "metadata"."key_origin" AS origin
      ON origin.vault_name = checked.vault_name AND origin.table_name = parent.name;
    underived := CASE
      WHEN checked.kind = 'part' THEN 'false'
      WHEN checked.kind = 'tenant' THEN format(
        'stored.%I IS DISTINCT FROM "util"."hash_binary"("util"."business_key"(%s))',
        checked.key_column, derived)
      ELSE format('stored.%I IS DISTINCT FROM "util"."generate_tenant_derived_hk"(
        stored.tenant_hk, "util"."business_key"(%s))', checked.key_column, derived)
    END;
    of_another := CASE checked.kind
      WHEN 'hub' THEN 'NOT EXISTS (SELECT FROM "sovren_auth"."tenant_h" AS known
        WHERE known.tenant_hk = stored.tenant_hk)'
      WHEN 'shared_hub' THEN 'stored.tenant_hk <> "util"."hash_binary"(''SYSTEM'')'
      ELSE of_another
    END;
    BEGIN
      -- OFFSET keeps the server from working the hashes out once for each of the counts.
      EXECUTE format(
        'SELECT count(*), count(*) FILTER (WHERE row_is.underived),
          count(*) FILTER (WHERE row_is.of_another),
          count(*) FILTER (WHERE row_is.underived OR row_is.of_another)
        FROM (SELECT %s AS underived, %s AS of_another FROM %s OFFSET 0) AS row_is',
        underived, of_another, stored)
      INTO rows_checked, rows_underived, rows_of_another, rows_wrong;
    EXCEPTION WHEN undefined_table OR undefined_column OR undefined_function THEN
      rows_checked := NULL;
      rows_underived := NULL;
      rows_of_another := NULL;
      rows_wrong := NULL;
    END;
    share := (rows_checked - rows_wrong)::numeric / nullif(rows_checked, 0);
    state := CASE
      WHEN NOT (has_tenant AND has_policies) OR NOT has_foreign_keys OR rows_wrong > 0
        OR rows_checked IS NULL THEN 'critical'
      WHEN rows_checked = 0 THEN 'unknown'
      ELSE 'ok'
    END;
    RETURN NEXT;
  END LOOP;
END
$body$;
COMMENT ON FUNCTION "sovren_util"."validate_tenant_isolation"() IS 'Whether each table keeps its tenants apart, and each row to its own. Reads all rows of the tables that have tenants, and makes keys anew; a share is that of the rows in which nothing is wrong.';

CREATE FUNCTION "sovren_util"."comprehensive_health_check"()
  RETURNS jsonb LANGUAGE plpgsql STABLE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body1$
DECLARE
  asked record;
  judged jsonb;
  answers jsonb := '[]';
BEGIN
  FOR asked IN
    SELECT listed.part, listed.subject, listed.query
    FROM (VALUES
      ('loads', 'loads', $body$
SELECT coalesce(figure.source, 'all satellites'), figure.state,
  format('%s is %s, and should not be %s %s: %s', figure.metric, figure.value, figure.direction,
    CASE figure.state WHEN 'critical' THEN figure.critical ELSE figure.warning END,
    figure.advice)
FROM "sovren_util"."monitor_loads"() AS figure
$body$),
        ('quality', 'quality', $body$
SELECT rule.name, CASE
    WHEN newest.state = 'passed' OR newest.state = 'failed' AND rule.severity = 'info' THEN 'ok'
    WHEN newest.state = 'failed' AND rule.severity = 'warning' THEN 'warning'
    WHEN newest.state = 'failed' THEN 'critical'
    ELSE 'unknown'
  END, format('%s of %s rows of %s%s are good, a share of %s is asked for', newest.rows_good,
    newest.rows_measured, rule.table_name,
    ' of tenant ' || encode(newest.tenant_key, 'hex'), rule.minimum_share)
FROM metadata.quality_rule AS rule
LEFT JOIN (
  SELECT DISTINCT ON (result.rule, result.tenant_key) result.*
  FROM "metadata"."quality_result" AS result
  WHERE result.vault_name = 'sovren' AND result.loaded_from = '-infinity'
    AND result.loaded_until = 'infinity' -- a window tells of some rows only
  ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
) AS newest ON newest.rule = rule.name
WHERE rule.vault_name = 'sovren'
$body$),
        ('tenant_isolation', 'tenant_isolation', $body$
SELECT checked.table_name, checked.state, concat_ws('; ',
  CASE WHEN NOT checked.has_tenant THEN 'the tenant''s column is missing or may be NULL' END,
  CASE WHEN NOT checked.has_policies
    THEN 'its policies are not those that keep tenants apart' END,
  CASE WHEN NOT checked.has_foreign_keys THEN 'foreign keys are missing' END,
  CASE WHEN checked.rows_checked IS NULL THEN 'its rows cannot be read' END,
  CASE WHEN checked.rows_underived > 0
    THEN checked.rows_underived || ' keys do not derive from their tenant' END,
  CASE WHEN checked.rows_of_another > 0
    THEN checked.rows_of_another || ' rows speak of what is another tenant''s' END)
FROM "sovren_util"."validate_tenant_isolation"() AS checked
$body$),
        ('completeness', 'completeness', $body$
SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
  component.present, component.expected,
  array_to_string(component.missing[1:10], ', ')
    || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
  component.advice)
FROM "sovren_util"."validate_completeness"() AS component
$body$),
        ('performance', 'board_health', $body$
SELECT 'board_health' || '.' || shown.metric, shown.state,
  format('%s%s should not be %s %s: %s', shown.value,
    ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
    CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
FROM "sovren_infomart"."board_health" AS shown
$body$)
    ) AS listed(part, subject, query)
  LOOP
    BEGIN
      EXECUTE format(
          'SELECT jsonb_build_object(''state'', "util"."worst_state"(array_agg(judged.state)),
            ''ok'', count(*) FILTER (WHERE judged.state = ''ok''),
            ''warning'', count(*) FILTER (WHERE judged.state = ''warning''),
            ''critical'', count(*) FILTER (WHERE judged.state = ''critical''),
            ''unknown'', count(*) FILTER (WHERE judged.state = ''unknown''),
            ''findings'', coalesce(
              jsonb_agg(to_jsonb(judged) ORDER BY judged.state, judged.subject, judged.detail)
                FILTER (WHERE judged.state IN (''warning'', ''critical'')), ''[]''))
          FROM (%s) AS judged(subject, state, detail)', asked.query) INTO judged;
    EXCEPTION WHEN OTHERS THEN
      judged := jsonb_build_object('state', 'warning', 'warning', 1, 'findings',
        jsonb_build_array(jsonb_build_object('subject', asked.subject, 'state', 'warning',
          'detail', 'cannot be computed: ' || SQLERRM)));
    END;
    answers := answers || (judged || jsonb_build_object('part', asked.part));
  END LOOP;
  RETURN (
    SELECT jsonb_build_object('vault', 'sovren', 'checked_at', now(),
      'state', "util"."worst_state"(array_agg(part.summary ->> 'state')),
      'parts', jsonb_object_agg(part.name, part.summary))
    FROM (
      SELECT answer.part AS name, jsonb_build_object(
        'state', "util"."worst_state"(array_agg(answer.state)),
        'ok', coalesce(sum(answer.ok), 0),
        'warning', coalesce(sum(answer.warning), 0),
        'critical', coalesce(sum(answer.critical), 0),
        'unknown', coalesce(sum(answer.unknown), 0),
        'findings', jsonb_path_query_array(jsonb_agg(answer.findings), '$[*][*]')) AS summary
      FROM jsonb_to_recordset(answers) AS answer(
        part text, state text, ok bigint, warning bigint, critical bigint, unknown bigint, findings jsonb)
      GROUP BY answer.part
    ) AS part
  );
END
$body1$;
COMMENT ON FUNCTION "sovren_util"."comprehensive_health_check"() IS 'How the vault is, in parts, each with its state, and the worst known state of them. Quality is what the rules came to when all rows were last measured.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "sovren_auth"."tenant_h" ("tenant_hk", "installation", "load_date", "record_source")
  VALUES ("util"."hash_binary"('SYSTEM'), 'SYSTEM', '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."assistant_h"
    ("assistant_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_integration_h"
    ("crm_integration_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_record_h"
    ("crm_record_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."entity_location_h"
    ("entity_location_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_h"
    ("executive_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_name_h"
    ("executive_name_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."memory_h" ("memory_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."registry_entry_h"
    ("registry_entry_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."shard_h" ("shard_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."tier_setting_h"
    ("tier_setting_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."timeline_h"
    ("timeline_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."timeline_branch_h"
    ("timeline_branch_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."user_h" ("user_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."assistant_look_s"
    ("assistant_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."assistant_state_s"
    ("assistant_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_integration_s"
    ("crm_integration_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_integration_state_s"
    ("crm_integration_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_record_s"
    ("crm_record_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_record_insight_s"
    ("crm_record_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."crm_record_sync_s"
    ("crm_record_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."entity_location_s"
    ("entity_location_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_s"
    ("executive_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_performance_s"
    ("executive_performance_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_seat_s"
    ("executive_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."executive_state_s"
    ("executive_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."memory_s"
    ("memory_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."memory_content_s"
    ("memory_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."memory_use_s"
    ("memory_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."name_reservation_s"
    ("name_reservation_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."shard_s"
    ("shard_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."shard_use_s"
    ("shard_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."tier_setting_s"
    ("tier_setting_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."timeline_s"
    ("timeline_branch_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_business"."timeline_state_s"
    ("timeline_branch_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."user_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."user_score_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."user_signature_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "sovren_auth"."user_tier_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
VALUES ('sovren', 'sovren_business.snapshot_l', 'neural_patterns', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.snapshot_l', 'thought_vectors', 'confidential', NULL, NULL, NULL, '11 floats', NULL),
       ('sovren', 'sovren_business.snapshot_l', 'past_state', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.snapshot_l', 'present_state', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.snapshot_l', 'future_predictions', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.snapshot_l', 'quantum_superposition', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.crm_record_s', 'data', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.executive_s', 'appearance', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.executive_s', 'voice_model_id', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.executive_s', 'voice_characteristics', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.executive_s', 'personality_profile', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.executive_s', 'communication_style', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_business.memory_content_s', 'content', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('sovren', 'sovren_auth.user_s', 'email', 'personal', 'email', NULL, NULL, 'Unique, as it is spelt; changed now and then', NULL),
       ('sovren', 'sovren_auth.user_s', 'temporal_origin', 'personal', NULL, NULL, NULL, 'When the user first existed: may lie before Christ, or at no time at all', NULL),
       ('sovren', 'sovren_auth.user_s', 'dimensional_coordinates', 'personal', NULL, NULL, NULL, 'A place in 11 dimensions', NULL),
       ('sovren', 'sovren_auth.user_signature_s', 'consciousness_signature', 'confidential', NULL, NULL, NULL, 'A neural fingerprint', NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'sovren', listed."source", item.value, listed."target_table",
  CASE made."kind" WHEN 'hash' THEN 'hash_diff' ELSE item.value END, made."kind", NULL
FROM (VALUES
  ('causal_chains', 'sovren_business.causal_event_l', '{caused_by, created_opportunities, detected_at,
    downstream_effects, event_data, event_type, occurred_at, prevented_disasters, probability_given_causes}'),
  ('consciousness_snapshots', 'sovren_business.snapshot_l', '{active_memories, collapsed_realities,
    computation_time_ms, dimensions_accessed, future_predictions, neural_patterns, past_state, present_state,
    quantum_superposition, snapshot_time, thought_vectors}'),
  ('crm_integrations', 'sovren_business.crm_integration_state_s', '{connection_status, last_sync}'),
  ('crm_integrations', 'sovren_business.crm_integration_s', '{created_at, crm_type, sync_frequency, tier_required}'),
  ('crm_unified_data', 'sovren_business.crm_record_insight_s', '{ai_insights, executive_assignments}'),
  ('crm_unified_data', 'sovren_business.crm_record_s', '{data}'),
  ('crm_unified_data', 'sovren_business.crm_record_sync_s', '{id, source_crm, sync_version}'),
  ('dimensional_index', 'sovren_business.entity_location_s', '{coherence_level, dimension_locations, entity_id,
    entity_type, primary_dimension, superposition}'),
  ('dimensional_shards', 'sovren_business.shard_use_s', '{access_frequency, last_accessed}'),
  ('dimensional_shards', 'sovren_business.shard_s', '{data_payload, data_type, dimension_number,
    entanglement_pairs, quantum_signature, replicated_to, replication_factor}'),
  ('executive_performance', 'sovren_business.executive_performance_s', '{accuracy_rate, active_minutes,
    calls_handled, decisions_made, emails_sent, period_end, value_generated}'),
  ('global_executive_registry', 'sovren_business.name_reservation_s', '{reserved_at}'),
  ('memory_palace', 'sovren_business.memory_use_s', '{access_count, importance_score, stored_dimensions}'),
  ('memory_palace', 'sovren_business.memory_s', '{caused_by, forget_after, led_to, memory_type, occurred_at,
    remembered_at}'),
  ('memory_palace', 'sovren_business.memory_content_s', '{content}'),
  ('shadow_board_executives', 'sovren_business.executive_s', '{appearance, communication_style,
    personality_profile, voice_characteristics, voice_model_id}'),
  ('shadow_board_executives', 'sovren_business.executive_seat_s', '{created_at, role}'),
  ('shadow_board_executives', 'sovren_business.executive_state_s', '{current_activity, is_active, on_call}'),
  ('sovren_activity_temporal', 'sovren_business.activity_l', '{action_data, action_type, causality_chain,
    dimensional_impact, dimensions_computed, influenced_until, occurred_at, parallel_outcomes, perceived_at,
    response_time_ms, universes_explored}'),
  ('sovren_ai_state', 'sovren_business.assistant_look_s', '{android_appearance, created_at}'),
  ('sovren_ai_state', 'sovren_business.assistant_state_s', '{consciousness_level, dimensional_position,
    neural_activity, prediction_accuracy, temporal_advantage}'),
  ('tier_features', 'sovren_business.tier_setting_s', '{enabled, id}'),
  ('timeline_branches', 'sovren_business.timeline_state_s', '{collapsed, impact_score, is_active, probability}'),
  ('timeline_branches', 'sovren_business.timeline_s', '{created_at, divergence_event, divergence_point,
    parent_timeline}'),
  ('users', 'sovren_auth.user_signature_s', '{consciousness_signature}'),
  ('users', 'sovren_auth.user_tier_s', '{created_at, tier}'),
  ('users', 'sovren_auth.user_s', '{dimensional_coordinates, email, temporal_origin}'),
  ('users', 'sovren_auth.user_score_s', '{sovren_score}')
) AS listed("source", "target_table", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
CROSS JOIN (VALUES ('direct'), ('hash')) AS made("kind")
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'sovren', listed."source", item.value, listed."target_table",
  coalesce(listed."target_column", item.value), listed."kind", listed."expression"
FROM (VALUES
  ('crm_unified_data', 'sovren_business.crm_record_sync_s', NULL, 'direct', NULL, '{last_modified}'),
  ('shadow_board_executives', 'sovren_business.executive_state_s', NULL, 'direct', NULL, '{last_active}'),
  ('sovren_ai_state', 'sovren_business.assistant_state_s', NULL, 'direct', NULL, '{last_active}'),
  ('sovren_business.executive_h', 'sovren_infomart.executive_performance', NULL, 'direct', NULL, '{tenant_hk,
    executive_hk, executive_id}'),
  ('sovren_business.executive_seat_s', 'sovren_infomart.executive_performance', NULL, 'direct', NULL, '{role}'),
  ('sovren_business.executive_state_s', 'sovren_infomart.executive_performance', NULL, 'direct', NULL, '{is_active}'),
  ('sovren_business.executive_performance_l', 'sovren_infomart.executive_performance', 'reports', 'rows', 'coalesce(achieved.reports, 0)', '{"*"}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', 'reports', 'rows', 'coalesce(achieved.reports, 0)', '{"*"}'),
  ('sovren_business.executive_performance_l', 'sovren_infomart.executive_performance', 'first_period', 'aggregation', 'achieved.first_period', '{period_start}'),
  ('sovren_business.executive_performance_l', 'sovren_infomart.executive_performance', 'last_period', 'aggregation', 'achieved.last_period', '{period_start}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'coalesce(achieved.decisions_made, 0)', '{decisions_made}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'coalesce(achieved.value_generated, 0)', '{value_generated}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'achieved.accuracy_rate', '{accuracy_rate}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', 'accuracy_rate', 'aggregation', 'achieved.accuracy_rate', '{decisions_made}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'coalesce(achieved.active_minutes, 0)', '{active_minutes}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'coalesce(achieved.calls_handled, 0)', '{calls_handled}'),
  ('sovren_business.executive_performance_s', 'sovren_infomart.executive_performance', NULL, 'aggregation', 'coalesce(achieved.emails_sent, 0)', '{emails_sent}'),
  ('sovren_business.memory_cause_l', 'sovren_infomart.memory_chain', NULL, 'direct', NULL, '{tenant_hk, cause_hk}'),
  ('sovren_business.memory_effect_l', 'sovren_infomart.memory_chain', NULL, 'direct', NULL, '{tenant_hk, effect_hk}'),
  ('sovren_business.memory_effect_l', 'sovren_infomart.memory_chain', 'cause_hk', 'direct', NULL, '{memory_hk}'),
  ('sovren_business.memory_cause_l', 'sovren_infomart.memory_chain', 'effect_hk', 'direct', NULL, '{memory_hk}')
) AS listed("source", "target_table", "target_column", "kind", "expression", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'sovren', listed."source", listed."source_column", item.value, listed."target_column",
  listed."kind", NULL
FROM (VALUES
  ('causal_chains', 'caused_by', 'causal_event_cause_hk', 'hash', '{sovren_business.causal_event_cause_l}'),
  ('causal_chains', 'caused_by', 'cause_id', 'key', '{sovren_business.causal_event_cause_l}'),
  ('causal_chains', 'id', 'causal_event_cause_hk', 'hash', '{sovren_business.causal_event_cause_l}'),
  ('causal_chains', 'id', 'event_id', 'key', '{sovren_business.causal_event_cause_l, sovren_business.causal_event_l}'),
  ('causal_chains', 'id', 'causal_event_hk', 'hash', '{sovren_business.causal_event_l}'),
  ('causal_chains', 'timeline_id', 'causal_event_cause_hk', 'hash', '{sovren_business.causal_event_cause_l}'),
  ('causal_chains', 'timeline_id', 'timeline_branch_hk', 'hash', '{sovren_business.causal_event_cause_l,
    sovren_business.causal_event_l, sovren_business.timeline_branch_h}'),
  ('causal_chains', 'timeline_id', 'causal_event_hk', 'hash', '{sovren_business.causal_event_l}'),
  ('causal_chains', 'timeline_id', 'branch_id', 'key', '{sovren_business.timeline_branch_h}'),
  ('causal_chains', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.causal_event_cause_l,
    sovren_business.causal_event_l, sovren_business.timeline_branch_h}'),
  ('consciousness_snapshots', 'id', 'snapshot_hk', 'hash', '{sovren_business.snapshot_l}'),
  ('consciousness_snapshots', 'id', 'snapshot_id', 'key', '{sovren_business.snapshot_l}'),
  ('consciousness_snapshots', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.snapshot_l}'),
  ('consciousness_snapshots', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('consciousness_snapshots', 'user_id', 'snapshot_hk', 'hash', '{sovren_business.snapshot_l}'),
  ('consciousness_snapshots', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_business.snapshot_l}'),
  ('crm_contacts', 'duplicate_entity_id', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_entity_id', 'duplicate_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_entity_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_entity_id', 'entity_id', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_entity_type', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_entity_type', 'duplicate_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_entity_type', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_entity_type', 'entity_type', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_integration_id', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_integration_id', 'duplicate_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'duplicate_integration_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_integration_id', 'integration_id', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_id', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_entity_id', 'kept_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_entity_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_id', 'entity_id', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_type', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_entity_type', 'kept_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_entity_type', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_type', 'entity_type', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_integration_id', 'crm_contact_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_integration_id', 'kept_hk', 'hash', '{sovren_business.crm_contact_l}'),
  ('crm_contacts', 'kept_integration_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_integration_id', 'integration_id', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_entity_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_entity_type', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'duplicate_integration_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_entity_type', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', 'kept_integration_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_contacts', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.crm_contact_l,
    sovren_business.crm_record_h}'),
  ('crm_integrations', 'id', 'crm_integration_hk', 'hash', '{sovren_business.crm_integration_h,
    sovren_business.crm_integration_user_l, sovren_business.crm_integration_s,
    sovren_business.crm_integration_state_s}'),
  ('crm_integrations', 'id', 'integration_id', 'key', '{sovren_business.crm_integration_h}'),
  ('crm_integrations', 'id', 'crm_integration_user_hk', 'hash', '{sovren_business.crm_integration_user_l}'),
  ('crm_integrations', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.crm_integration_user_l}'),
  ('crm_integrations', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('crm_integrations', 'user_id', 'crm_integration_user_hk', 'hash', '{sovren_business.crm_integration_user_l}'),
  ('crm_integrations', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_business.crm_integration_h, sovren_business.crm_integration_s, sovren_business.crm_integration_state_s,
    sovren_business.crm_integration_user_l}'),
  ('crm_unified_data', 'entity_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h,
    sovren_business.crm_record_integration_l, sovren_business.crm_record_insight_s, sovren_business.crm_record_s,
    sovren_business.crm_record_sync_s}'),
  ('crm_unified_data', 'entity_id', 'entity_id', 'key', '{sovren_business.crm_record_h}'),
  ('crm_unified_data', 'entity_id', 'crm_record_integration_hk', 'hash', '{sovren_business.crm_record_integration_l}'),
  ('crm_unified_data', 'entity_type', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h,
    sovren_business.crm_record_integration_l, sovren_business.crm_record_insight_s, sovren_business.crm_record_s,
    sovren_business.crm_record_sync_s}'),
  ('crm_unified_data', 'entity_type', 'entity_type', 'key', '{sovren_business.crm_record_h}'),
  ('crm_unified_data', 'entity_type', 'crm_record_integration_hk', 'hash', '{sovren_business.crm_record_integration_l}'),
  ('crm_unified_data', 'integration_id', 'crm_integration_hk', 'hash', '{sovren_business.crm_integration_h,
    sovren_business.crm_record_integration_l}'),
  ('crm_unified_data', 'integration_id', 'integration_id', 'key', '{sovren_business.crm_integration_h,
    sovren_business.crm_record_h}'),
  ('crm_unified_data', 'integration_id', 'crm_record_hk', 'hash', '{sovren_business.crm_record_h,
    sovren_business.crm_record_integration_l, sovren_business.crm_record_insight_s, sovren_business.crm_record_s,
    sovren_business.crm_record_sync_s}'),
  ('crm_unified_data', 'integration_id', 'crm_record_integration_hk', 'hash', '{sovren_business.crm_record_integration_l}'),
  ('crm_unified_data', 'entity_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_unified_data', 'entity_type', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_unified_data', 'integration_id', 'crm_record_bk', 'key', '{sovren_business.crm_record_h}'),
  ('crm_unified_data', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.crm_integration_h,
    sovren_business.crm_record_h, sovren_business.crm_record_insight_s, sovren_business.crm_record_integration_l,
    sovren_business.crm_record_s, sovren_business.crm_record_sync_s}'),
  ('dimensional_index', 'entity_id', 'executive_hk', 'hash', '{sovren_business.executive_h,
    sovren_business.executive_location_l}'),
  ('dimensional_index', 'entity_id', 'executive_id', 'key', '{sovren_business.executive_h}'),
  ('dimensional_index', 'entity_id', 'executive_location_hk', 'hash', '{sovren_business.executive_location_l}'),
  ('dimensional_index', 'entity_id', 'memory_hk', 'hash', '{sovren_business.memory_h,
    sovren_business.memory_location_l}'),
  ('dimensional_index', 'entity_id', 'memory_id', 'key', '{sovren_business.memory_h}'),
  ('dimensional_index', 'entity_id', 'memory_location_hk', 'hash', '{sovren_business.memory_location_l}'),
  ('dimensional_index', 'entity_id', 'branch_id', 'key', '{sovren_business.timeline_branch_h}'),
  ('dimensional_index', 'entity_id', 'timeline_branch_hk', 'hash', '{sovren_business.timeline_branch_h,
    sovren_business.timeline_location_l}'),
  ('dimensional_index', 'entity_id', 'timeline_location_hk', 'hash', '{sovren_business.timeline_location_l}'),
  ('dimensional_index', 'id', 'entity_location_hk', 'hash', '{sovren_business.entity_location_h,
    sovren_business.executive_location_l, sovren_business.memory_location_l, sovren_business.timeline_location_l,
    sovren_business.entity_location_s}'),
  ('dimensional_index', 'id', 'index_id', 'key', '{sovren_business.entity_location_h}'),
  ('dimensional_index', 'id', 'executive_location_hk', 'hash', '{sovren_business.executive_location_l}'),
  ('dimensional_index', 'id', 'memory_location_hk', 'hash', '{sovren_business.memory_location_l}'),
  ('dimensional_index', 'id', 'timeline_location_hk', 'hash', '{sovren_business.timeline_location_l}'),
  ('dimensional_index', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.entity_location_h,
    sovren_business.entity_location_s, sovren_business.executive_h, sovren_business.executive_location_l,
    sovren_business.memory_h, sovren_business.memory_location_l, sovren_business.timeline_branch_h,
    sovren_business.timeline_location_l}'),
  ('dimensional_shards', 'entanglement_pairs', 'shard_hk', 'hash', '{sovren_business.shard_h}'),
  ('dimensional_shards', 'entanglement_pairs', 'shard_id', 'key', '{sovren_business.shard_h}'),
  ('dimensional_shards', 'entanglement_pairs', 'partner_hk', 'hash', '{sovren_business.shard_pair_l}'),
  ('dimensional_shards', 'entanglement_pairs', 'shard_pair_hk', 'hash', '{sovren_business.shard_pair_l}'),
  ('dimensional_shards', 'id', 'shard_hk', 'hash', '{sovren_business.shard_h, sovren_business.shard_pair_l,
    sovren_business.shard_s, sovren_business.shard_use_s}'),
  ('dimensional_shards', 'id', 'shard_id', 'key', '{sovren_business.shard_h}'),
  ('dimensional_shards', 'id', 'shard_pair_hk', 'hash', '{sovren_business.shard_pair_l}'),
  ('dimensional_shards', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.shard_h,
    sovren_business.shard_pair_l, sovren_business.shard_s, sovren_business.shard_use_s}'),
  ('executive_performance', 'executive_id', 'executive_hk', 'hash', '{sovren_business.executive_h,
    sovren_business.executive_performance_l}'),
  ('executive_performance', 'executive_id', 'executive_id', 'key', '{sovren_business.executive_h}'),
  ('executive_performance', 'executive_id', 'executive_performance_hk', 'hash', '{sovren_business.executive_performance_l,
    sovren_business.executive_performance_s}'),
  ('executive_performance', 'id', 'executive_performance_hk', 'hash', '{sovren_business.executive_performance_l,
    sovren_business.executive_performance_s}'),
  ('executive_performance', 'id', 'report_id', 'key', '{sovren_business.executive_performance_l}'),
  ('executive_performance', 'period_start', 'executive_performance_hk', 'hash', '{sovren_business.executive_performance_l,
    sovren_business.executive_performance_s}'),
  ('executive_performance', 'period_start', 'period_start', 'key', '{sovren_business.executive_performance_l}'),
  ('executive_performance', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.executive_h,
    sovren_business.executive_performance_l, sovren_business.executive_performance_s}'),
  ('global_executive_registry', 'first_name', 'executive_name_hk', 'hash', '{sovren_business.executive_name_h,
    sovren_business.name_reservation_l}'),
  ('global_executive_registry', 'first_name', 'first_name', 'key', '{sovren_business.executive_name_h}'),
  ('global_executive_registry', 'first_name', 'name_reservation_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_s}'),
  ('global_executive_registry', 'id', 'name_reservation_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_s}'),
  ('global_executive_registry', 'id', 'registry_entry_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.registry_entry_h}'),
  ('global_executive_registry', 'id', 'registry_id', 'key', '{sovren_business.registry_entry_h}'),
  ('global_executive_registry', 'last_name', 'executive_name_hk', 'hash', '{sovren_business.executive_name_h,
    sovren_business.name_reservation_l}'),
  ('global_executive_registry', 'last_name', 'last_name', 'key', '{sovren_business.executive_name_h}'),
  ('global_executive_registry', 'last_name', 'name_reservation_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_s}'),
  ('global_executive_registry', 'reserved_by_user', 'user_hk', 'hash', '{sovren_auth.user_h}'),
  ('global_executive_registry', 'reserved_by_user', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('global_executive_registry', 'reserved_by_user', 'name_reservation_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_s}'),
  ('global_executive_registry', 'reserved_by_user', 'reserved_by_hk', 'hash', '{sovren_business.name_reservation_l}'),
  ('global_executive_registry', 'role', 'executive_name_hk', 'hash', '{sovren_business.executive_name_h,
    sovren_business.name_reservation_l}'),
  ('global_executive_registry', 'role', 'role', 'key', '{sovren_business.executive_name_h,
    sovren_ref.executive_role_r}'),
  ('global_executive_registry', 'role', 'name_reservation_hk', 'hash', '{sovren_business.name_reservation_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_s}'),
  ('global_executive_registry', 'first_name', 'executive_name_bk', 'key', '{sovren_business.executive_name_h}'),
  ('global_executive_registry', 'last_name', 'executive_name_bk', 'key', '{sovren_business.executive_name_h}'),
  ('global_executive_registry', 'role', 'executive_name_bk', 'key', '{sovren_business.executive_name_h}'),
  ('global_executive_registry', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_business.executive_name_h, sovren_business.name_reservation_effectivity_s,
    sovren_business.name_reservation_l, sovren_business.name_reservation_s, sovren_business.registry_entry_h,
    sovren_ref.executive_role_r}'),
  ('memory_palace', 'caused_by', 'cause_hk', 'hash', '{sovren_business.memory_cause_l}'),
  ('memory_palace', 'caused_by', 'memory_cause_hk', 'hash', '{sovren_business.memory_cause_l}'),
  ('memory_palace', 'caused_by', 'memory_hk', 'hash', '{sovren_business.memory_h}'),
  ('memory_palace', 'caused_by', 'memory_id', 'key', '{sovren_business.memory_h}'),
  ('memory_palace', 'id', 'memory_cause_hk', 'hash', '{sovren_business.memory_cause_l}'),
  ('memory_palace', 'id', 'memory_hk', 'hash', '{sovren_business.memory_cause_l, sovren_business.memory_effect_l,
    sovren_business.memory_h, sovren_business.memory_user_l, sovren_business.memory_content_s,
    sovren_business.memory_s, sovren_business.memory_status_s, sovren_business.memory_use_s}'),
  ('memory_palace', 'id', 'memory_effect_hk', 'hash', '{sovren_business.memory_effect_l}'),
  ('memory_palace', 'id', 'memory_id', 'key', '{sovren_business.memory_h}'),
  ('memory_palace', 'id', 'memory_user_hk', 'hash', '{sovren_business.memory_user_l}'),
  ('memory_palace', 'led_to', 'effect_hk', 'hash', '{sovren_business.memory_effect_l}'),
  ('memory_palace', 'led_to', 'memory_effect_hk', 'hash', '{sovren_business.memory_effect_l}'),
  ('memory_palace', 'led_to', 'memory_hk', 'hash', '{sovren_business.memory_h}'),
  ('memory_palace', 'led_to', 'memory_id', 'key', '{sovren_business.memory_h}'),
  ('memory_palace', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.memory_user_l}'),
  ('memory_palace', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('memory_palace', 'user_id', 'memory_user_hk', 'hash', '{sovren_business.memory_user_l}'),
  ('memory_palace', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h, sovren_business.memory_cause_l,
    sovren_business.memory_content_s, sovren_business.memory_effect_l, sovren_business.memory_h,
    sovren_business.memory_s, sovren_business.memory_status_s, sovren_business.memory_use_s,
    sovren_business.memory_user_l}'),
  ('shadow_board_executives', 'id', 'executive_board_hk', 'hash', '{sovren_business.executive_board_l}'),
  ('shadow_board_executives', 'id', 'executive_hk', 'hash', '{sovren_business.executive_board_l,
    sovren_business.executive_h, sovren_business.executive_s, sovren_business.executive_seat_s,
    sovren_business.executive_state_s, sovren_business.executive_status_s}'),
  ('shadow_board_executives', 'id', 'executive_id', 'key', '{sovren_business.executive_h}'),
  ('shadow_board_executives', 'registry_id', 'executive_board_hk', 'hash', '{sovren_business.executive_board_l}'),
  ('shadow_board_executives', 'registry_id', 'registry_entry_hk', 'hash', '{sovren_business.executive_board_l,
    sovren_business.registry_entry_h}'),
  ('shadow_board_executives', 'registry_id', 'registry_id', 'key', '{sovren_business.registry_entry_h}'),
  ('shadow_board_executives', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.executive_board_l}'),
  ('shadow_board_executives', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('shadow_board_executives', 'user_id', 'executive_board_hk', 'hash', '{sovren_business.executive_board_l}'),
  ('shadow_board_executives', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_business.executive_board_l, sovren_business.executive_h, sovren_business.executive_s,
    sovren_business.executive_seat_s, sovren_business.executive_state_s, sovren_business.executive_status_s,
    sovren_business.registry_entry_h}'),
  ('sovren_activity_temporal', 'id', 'activity_hk', 'hash', '{sovren_business.activity_l}'),
  ('sovren_activity_temporal', 'id', 'activity_id', 'key', '{sovren_business.activity_l}'),
  ('sovren_activity_temporal', 'sovren_id', 'activity_hk', 'hash', '{sovren_business.activity_l}'),
  ('sovren_activity_temporal', 'sovren_id', 'assistant_hk', 'hash', '{sovren_business.activity_l,
    sovren_business.assistant_h}'),
  ('sovren_activity_temporal', 'sovren_id', 'assistant_id', 'key', '{sovren_business.assistant_h}'),
  ('sovren_activity_temporal', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.activity_l,
    sovren_business.assistant_h}'),
  ('sovren_ai_state', 'id', 'assistant_hk', 'hash', '{sovren_business.assistant_h,
    sovren_business.assistant_user_l, sovren_business.assistant_look_s, sovren_business.assistant_state_s}'),
  ('sovren_ai_state', 'id', 'assistant_id', 'key', '{sovren_business.assistant_h}'),
  ('sovren_ai_state', 'id', 'assistant_user_hk', 'hash', '{sovren_business.assistant_user_l}'),
  ('sovren_ai_state', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.assistant_user_l}'),
  ('sovren_ai_state', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('sovren_ai_state', 'user_id', 'assistant_user_hk', 'hash', '{sovren_business.assistant_user_l}'),
  ('sovren_ai_state', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h, sovren_business.assistant_h,
    sovren_business.assistant_look_s, sovren_business.assistant_state_s, sovren_business.assistant_user_l}'),
  ('tier_features', 'feature_name', 'feature_name', 'key', '{sovren_business.tier_setting_h,
    sovren_ref.tier_feature_r}'),
  ('tier_features', 'feature_name', 'tier_setting_hk', 'hash', '{sovren_business.tier_setting_h,
    sovren_business.tier_setting_s}'),
  ('tier_features', 'tier_type', 'tier_setting_hk', 'hash', '{sovren_business.tier_setting_h,
    sovren_business.tier_setting_s}'),
  ('tier_features', 'tier_type', 'tier_type', 'key', '{sovren_business.tier_setting_h, sovren_ref.tier_feature_r}'),
  ('tier_features', 'feature_name', 'tier_setting_bk', 'key', '{sovren_business.tier_setting_h}'),
  ('tier_features', 'tier_type', 'tier_setting_bk', 'key', '{sovren_business.tier_setting_h}'),
  ('tier_features', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_business.tier_setting_h,
    sovren_business.tier_setting_s, sovren_ref.tier_feature_r}'),
  ('timeline_branches', 'id', 'branch_id', 'key', '{sovren_business.timeline_branch_h}'),
  ('timeline_branches', 'id', 'timeline_branch_hk', 'hash', '{sovren_business.timeline_branch_h,
    sovren_business.timeline_user_l, sovren_business.timeline_s, sovren_business.timeline_state_s}'),
  ('timeline_branches', 'id', 'timeline_user_hk', 'hash', '{sovren_business.timeline_user_l}'),
  ('timeline_branches', 'parent_timeline', 'timeline_hk', 'hash', '{sovren_business.timeline_h}'),
  ('timeline_branches', 'parent_timeline', 'timeline_id', 'key', '{sovren_business.timeline_h}'),
  ('timeline_branches', 'parent_timeline', 'parent_hk', 'hash', '{sovren_business.timeline_parent_l}'),
  ('timeline_branches', 'parent_timeline', 'timeline_parent_hk', 'hash', '{sovren_business.timeline_parent_l}'),
  ('timeline_branches', 'timeline_id', 'timeline_hk', 'hash', '{sovren_business.timeline_h,
    sovren_business.timeline_user_l}'),
  ('timeline_branches', 'timeline_id', 'timeline_id', 'key', '{sovren_business.timeline_h}'),
  ('timeline_branches', 'timeline_id', 'child_hk', 'hash', '{sovren_business.timeline_parent_l}'),
  ('timeline_branches', 'timeline_id', 'timeline_parent_hk', 'hash', '{sovren_business.timeline_parent_l}'),
  ('timeline_branches', 'timeline_id', 'timeline_user_hk', 'hash', '{sovren_business.timeline_user_l}'),
  ('timeline_branches', 'user_id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_business.timeline_user_l}'),
  ('timeline_branches', 'user_id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('timeline_branches', 'user_id', 'timeline_user_hk', 'hash', '{sovren_business.timeline_user_l}'),
  ('timeline_branches', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_business.timeline_branch_h, sovren_business.timeline_h, sovren_business.timeline_parent_l,
    sovren_business.timeline_s, sovren_business.timeline_state_s, sovren_business.timeline_user_l}'),
  ('users', 'id', 'user_hk', 'hash', '{sovren_auth.user_h, sovren_auth.user_s, sovren_auth.user_score_s,
    sovren_auth.user_signature_s, sovren_auth.user_tier_s}'),
  ('users', 'id', 'user_id', 'key', '{sovren_auth.user_h}'),
  ('users', '*', '*', 'load', '{sovren_auth.tenant_h, sovren_auth.user_h, sovren_auth.user_s,
    sovren_auth.user_score_s, sovren_auth.user_signature_s, sovren_auth.user_tier_s}')
) AS listed("source", "source_column", "target_column", "kind", "target_table")
CROSS JOIN unnest(listed."target_table"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."quality_rule"
    ("vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
    "severity")
VALUES ('sovren', 'accuracy_within_bounds', 'An accuracy is a share, in percent', 'validity', 'sovren_business.executive_performance_s', 'accuracy_rate IS NULL OR accuracy_rate BETWEEN 0 AND 100', 1.0, 'error'),
       ('sovren', 'connection_state_known', 'The share of broken connections knows these states and no others', 'validity', 'sovren_business.crm_integration_state_s', 'connection_status IN (''disconnected'', ''connected'', ''error'')', 0.99, 'warning'),
       ('sovren', 'counted_work_not_negative', 'Nobody undoes what was counted', 'consistency', 'sovren_business.executive_performance_s', 'coalesce(decisions_made, 0) >= 0 AND coalesce(active_minutes, 0) >= 0
  AND coalesce(calls_handled, 0) >= 0 AND coalesce(emails_sent, 0) >= 0', 0.99, 'warning'),
       ('sovren', 'executive_has_role', 'An executive without a role sits on no board', 'completeness', 'sovren_business.executive_seat_s', 'role IS NOT NULL', 1.0, 'error')
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
SELECT 'sovren', item.value, listed."kind", listed."key_column", listed."key_parts"::text[],
  listed."parents"::text[], listed."parent_columns"::text[], listed."is_of_all_tenants",
  listed."has_closed_versions"
FROM (VALUES
  ('hub', 'assistant_hk', '{assistant_id}', '{}', '{}', false, false, '{sovren_business.assistant_h}'),
  ('hub', 'crm_integration_hk', '{integration_id}', '{}', '{}', false, false, '{sovren_business.crm_integration_h}'),
  ('hub', 'crm_record_hk', '{integration_id,entity_type,entity_id}', '{}', '{}', false, false, '{sovren_business.crm_record_h}'),
  ('hub', 'entity_location_hk', '{index_id}', '{}', '{}', false, false, '{sovren_business.entity_location_h}'),
  ('hub', 'executive_hk', '{executive_id}', '{}', '{}', false, false, '{sovren_business.executive_h}'),
  ('shared_hub', 'executive_name_hk', '{first_name,last_name,role}', '{}', '{}', true, false, '{sovren_business.executive_name_h}'),
  ('hub', 'memory_hk', '{memory_id}', '{}', '{}', false, false, '{sovren_business.memory_h}'),
  ('hub', 'registry_entry_hk', '{registry_id}', '{}', '{}', false, false, '{sovren_business.registry_entry_h}'),
  ('hub', 'shard_hk', '{shard_id}', '{}', '{}', false, false, '{sovren_business.shard_h}'),
  ('tenant', 'tenant_hk', '{installation}', '{}', '{}', false, false, '{sovren_auth.tenant_h}'),
  ('hub', 'tier_setting_hk', '{tier_type,feature_name}', '{}', '{}', false, false, '{sovren_business.tier_setting_h}'),
  ('hub', 'timeline_hk', '{timeline_id}', '{}', '{}', false, false, '{sovren_business.timeline_h}'),
  ('hub', 'timeline_branch_hk', '{branch_id}', '{}', '{}', false, false, '{sovren_business.timeline_branch_h}'),
  ('hub', 'user_hk', '{user_id}', '{}', '{}', false, false, '{sovren_auth.user_h}'),
  ('event', 'activity_hk', '{activity_id}', '{sovren_business.assistant_h}', '{assistant_hk}', false, false, '{sovren_business.activity_l}'),
  ('event', 'assistant_user_hk', '{}', '{sovren_business.assistant_h,sovren_auth.user_h}', '{assistant_hk,user_hk}', false, false, '{sovren_business.assistant_user_l}'),
  ('event', 'causal_event_hk', '{event_id}', '{sovren_business.timeline_branch_h}', '{timeline_branch_hk}', false, false, '{sovren_business.causal_event_l}'),
  ('event', 'causal_event_cause_hk', '{event_id,cause_id}', '{sovren_business.timeline_branch_h}', '{timeline_branch_hk}', false, false, '{sovren_business.causal_event_cause_l}'),
  ('event', 'crm_contact_hk', '{}', '{sovren_business.crm_record_h,sovren_business.crm_record_h}', '{duplicate_hk,kept_hk}', false, false, '{sovren_business.crm_contact_l}'),
  ('event', 'crm_integration_user_hk', '{}', '{sovren_business.crm_integration_h,sovren_auth.user_h}', '{crm_integration_hk,user_hk}', false, false, '{sovren_business.crm_integration_user_l}'),
  ('event', 'crm_record_integration_hk', '{}', '{sovren_business.crm_record_h,sovren_business.crm_integration_h}', '{crm_record_hk,crm_integration_hk}', false, false, '{sovren_business.crm_record_integration_l}'),
  ('event', 'executive_board_hk', '{}', '{sovren_business.executive_h,sovren_auth.user_h,sovren_business.registry_entry_h}', '{executive_hk,user_hk,registry_entry_hk}', false, false, '{sovren_business.executive_board_l}'),
  ('event', 'executive_location_hk', '{}', '{sovren_business.entity_location_h,sovren_business.executive_h}', '{entity_location_hk,executive_hk}', false, false, '{sovren_business.executive_location_l}'),
  ('event', 'executive_performance_hk', '{period_start,report_id}', '{sovren_business.executive_h}', '{executive_hk}', false, false, '{sovren_business.executive_performance_l}'),
  ('event', 'memory_cause_hk', '{}', '{sovren_business.memory_h,sovren_business.memory_h}', '{cause_hk,memory_hk}', false, false, '{sovren_business.memory_cause_l}'),
  ('event', 'memory_effect_hk', '{}', '{sovren_business.memory_h,sovren_business.memory_h}', '{memory_hk,effect_hk}', false, false, '{sovren_business.memory_effect_l}'),
  ('event', 'memory_location_hk', '{}', '{sovren_business.entity_location_h,sovren_business.memory_h}', '{entity_location_hk,memory_hk}', false, false, '{sovren_business.memory_location_l}'),
  ('event', 'memory_user_hk', '{}', '{sovren_business.memory_h,sovren_auth.user_h}', '{memory_hk,user_hk}', false, false, '{sovren_business.memory_user_l}'),
  ('event', 'name_reservation_hk', '{}', '{sovren_business.executive_name_h,sovren_business.registry_entry_h,sovren_auth.user_h}', '{executive_name_hk,registry_entry_hk,reserved_by_hk}', false, false, '{sovren_business.name_reservation_l}'),
  ('event', 'shard_pair_hk', '{}', '{sovren_business.shard_h,sovren_business.shard_h}', '{shard_hk,partner_hk}', false, false, '{sovren_business.shard_pair_l}'),
  ('event', 'snapshot_hk', '{snapshot_id}', '{sovren_auth.user_h}', '{user_hk}', false, false, '{sovren_business.snapshot_l}'),
  ('event', 'timeline_location_hk', '{}', '{sovren_business.entity_location_h,sovren_business.timeline_branch_h}', '{entity_location_hk,timeline_branch_hk}', false, false, '{sovren_business.timeline_location_l}'),
  ('event', 'timeline_parent_hk', '{}', '{sovren_business.timeline_h,sovren_business.timeline_h}', '{child_hk,parent_hk}', false, false, '{sovren_business.timeline_parent_l}'),
  ('event', 'timeline_user_hk', '{}', '{sovren_business.timeline_branch_h,sovren_business.timeline_h,sovren_auth.user_h}', '{timeline_branch_hk,timeline_hk,user_hk}', false, false, '{sovren_business.timeline_user_l}'),
  ('part', 'assistant_hk', '{}', '{sovren_business.assistant_h}', '{assistant_hk}', false, true, '{sovren_business.assistant_look_s,
    sovren_business.assistant_state_s}'),
  ('part', 'crm_integration_hk', '{}', '{sovren_business.crm_integration_h}', '{crm_integration_hk}', false, true, '{sovren_business.crm_integration_s,
    sovren_business.crm_integration_state_s}'),
  ('part', 'crm_record_hk', '{}', '{sovren_business.crm_record_h}', '{crm_record_hk}', false, true, '{sovren_business.crm_record_s,
    sovren_business.crm_record_insight_s, sovren_business.crm_record_sync_s}'),
  ('part', 'entity_location_hk', '{}', '{sovren_business.entity_location_h}', '{entity_location_hk}', false, true, '{sovren_business.entity_location_s}'),
  ('part', 'executive_hk', '{}', '{sovren_business.executive_h}', '{executive_hk}', false, true, '{sovren_business.executive_s,
    sovren_business.executive_seat_s, sovren_business.executive_state_s}'),
  ('part', 'executive_performance_hk', '{}', '{sovren_business.executive_performance_l}', '{executive_performance_hk}', false, true, '{sovren_business.executive_performance_s}'),
  ('part', 'executive_hk', '{}', '{sovren_business.executive_h}', '{executive_hk}', false, false, '{sovren_business.executive_status_s}'),
  ('part', 'memory_hk', '{}', '{sovren_business.memory_h}', '{memory_hk}', false, true, '{sovren_business.memory_s,
    sovren_business.memory_content_s, sovren_business.memory_use_s}'),
  ('part', 'memory_hk', '{}', '{sovren_business.memory_h}', '{memory_hk}', false, false, '{sovren_business.memory_status_s}'),
  ('part', 'name_reservation_hk', '{}', '{sovren_business.name_reservation_l}', '{name_reservation_hk}', false, true, '{sovren_business.name_reservation_s,
    sovren_business.name_reservation_effectivity_s}'),
  ('part', 'shard_hk', '{}', '{sovren_business.shard_h}', '{shard_hk}', false, true, '{sovren_business.shard_s,
    sovren_business.shard_use_s}'),
  ('part', 'tier_setting_hk', '{}', '{sovren_business.tier_setting_h}', '{tier_setting_hk}', false, true, '{sovren_business.tier_setting_s}'),
  ('part', 'timeline_branch_hk', '{}', '{sovren_business.timeline_branch_h}', '{timeline_branch_hk}', false, true, '{sovren_business.timeline_s,
    sovren_business.timeline_state_s}'),
  ('part', 'user_hk', '{}', '{sovren_auth.user_h}', '{user_hk}', false, true, '{sovren_auth.user_s,
    sovren_auth.user_score_s, sovren_auth.user_signature_s, sovren_auth.user_tier_s}')
) AS listed("kind", "key_column", "key_parts", "parents", "parent_columns", "is_of_all_tenants", "has_closed_versions", "table_name")
CROSS JOIN unnest(listed."table_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
SELECT 'sovren', item.value, 1,
  "util"."table_checksum"(to_regclass(
    format('%I.%I', split_part(item.value, '.', 1), split_part(item.value, '.', 2)))),
  'The table as it was made', 'ADDITIVE'
FROM unnest('{sovren_auth.tenant_h, sovren_auth.user_h, sovren_auth.user_s, sovren_auth.user_score_s,
    sovren_auth.user_signature_s, sovren_auth.user_tier_s, sovren_business.activity_l, sovren_business.assistant_h,
    sovren_business.assistant_look_s, sovren_business.assistant_state_s, sovren_business.assistant_user_l,
    sovren_business.causal_event_cause_l, sovren_business.causal_event_l, sovren_business.crm_contact_l,
    sovren_business.crm_integration_h, sovren_business.crm_integration_s, sovren_business.crm_integration_state_s,
    sovren_business.crm_integration_user_l, sovren_business.crm_record_h, sovren_business.crm_record_insight_s,
    sovren_business.crm_record_integration_l, sovren_business.crm_record_s, sovren_business.crm_record_sync_s,
    sovren_business.entity_location_h, sovren_business.entity_location_s, sovren_business.executive_board_l,
    sovren_business.executive_h, sovren_business.executive_location_l, sovren_business.executive_name_h,
    sovren_business.executive_performance_l, sovren_business.executive_performance_s, sovren_business.executive_s,
    sovren_business.executive_seat_s, sovren_business.executive_state_s, sovren_business.executive_status_s,
    sovren_business.memory_cause_l, sovren_business.memory_content_s, sovren_business.memory_effect_l,
    sovren_business.memory_h, sovren_business.memory_location_l, sovren_business.memory_s,
    sovren_business.memory_status_s, sovren_business.memory_use_s, sovren_business.memory_user_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_l,
    sovren_business.name_reservation_s, sovren_business.registry_entry_h, sovren_business.shard_h,
    sovren_business.shard_pair_l, sovren_business.shard_s, sovren_business.shard_use_s, sovren_business.snapshot_l,
    sovren_business.tier_setting_h, sovren_business.tier_setting_s, sovren_business.timeline_branch_h,
    sovren_business.timeline_h, sovren_business.timeline_location_l, sovren_business.timeline_parent_l,
    sovren_business.timeline_s, sovren_business.timeline_state_s, sovren_business.timeline_user_l,
    sovren_ref.executive_role_r, sovren_ref.tier_feature_r}'::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- Who may do what -------------------------------------------------------------
--
-- Readers see the tenant that app.tenant_hk names, what all tenants share, and the ghosts; without
-- a tenant they see nothing. Loaders and owners see and write all tenants. Whoever made the tables
-- owns them and is bound by no policy. Of the bookkeeping, which all vaults of a database share,
-- the roles of a vault see and change the vault's own rows.

DO $body$
DECLARE
  secured regclass;
BEGIN
  FOREACH secured IN ARRAY '{
    sovren_business.assistant_h, sovren_business.crm_integration_h, sovren_business.crm_record_h,
    sovren_business.entity_location_h, sovren_business.executive_h, sovren_business.memory_h,
    sovren_business.registry_entry_h, sovren_business.shard_h, sovren_auth.tenant_h,
    sovren_business.tier_setting_h, sovren_business.timeline_h, sovren_business.timeline_branch_h,
    sovren_auth.user_h, sovren_business.activity_l, sovren_business.assistant_user_l,
    sovren_business.causal_event_l, sovren_business.causal_event_cause_l,
    sovren_business.crm_contact_l, sovren_business.crm_integration_user_l,
    sovren_business.crm_record_integration_l, sovren_business.executive_board_l,
    sovren_business.executive_location_l, sovren_business.executive_performance_l,
    sovren_business.memory_cause_l, sovren_business.memory_effect_l,
    sovren_business.memory_location_l, sovren_business.memory_user_l,
    sovren_business.name_reservation_l, sovren_business.shard_pair_l, sovren_business.snapshot_l,
    sovren_business.timeline_location_l, sovren_business.timeline_parent_l,
    sovren_business.timeline_user_l, sovren_business.assistant_look_s,
    sovren_business.assistant_state_s, sovren_business.crm_integration_s,
    sovren_business.crm_integration_state_s, sovren_business.crm_record_s,
    sovren_business.crm_record_insight_s, sovren_business.crm_record_sync_s,
    sovren_business.entity_location_s, sovren_business.executive_s,
    sovren_business.executive_performance_s, sovren_business.executive_seat_s,
    sovren_business.executive_state_s, sovren_business.executive_status_s, sovren_business.memory_s,
    sovren_business.memory_content_s, sovren_business.memory_status_s, sovren_business.memory_use_s,
    sovren_business.name_reservation_s, sovren_business.name_reservation_effectivity_s,
    sovren_business.shard_s, sovren_business.shard_use_s, sovren_business.tier_setting_s,
    sovren_business.timeline_s, sovren_business.timeline_state_s, sovren_auth.user_s,
    sovren_auth.user_score_s, sovren_auth.user_signature_s, sovren_auth.user_tier_s}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "sovren_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "sovren_loader", "sovren_owner"
      USING (true)', secured);
  END LOOP;
END
$body$;

ALTER TABLE "sovren_business"."executive_name_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "sovren_business"."executive_name_h" FOR SELECT TO "sovren_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"("util"."hash_binary"('SYSTEM')))::bytea[]));
CREATE POLICY "all_tenants" ON "sovren_business"."executive_name_h" TO "sovren_loader", "sovren_owner"
  USING (true);

DO $body$
DECLARE
  secured regclass;
BEGIN
  FOREACH secured IN ARRAY '{
    metadata.vault, metadata.load, metadata.schema_migrations, metadata.migration_progress,
    metadata.data_versions, metadata.privacy_registry, metadata.lineage, metadata.quality_rule,
    metadata.quality_result, metadata.hash_revision, metadata.expected_object, metadata.key_origin,
    metadata.accepted_deletion}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "sovren" ON %s TO "sovren_owner", "sovren_loader", "pg_read_all_data"
      USING (vault_name = ''sovren'')', secured);
  END LOOP;
END
$body$;

DO $body$
DECLARE
  secured regclass;
BEGIN
  FOREACH secured IN ARRAY '{
    metadata.load_checkpoint, metadata.load_count, metadata.quarantine}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "sovren" ON %s TO "sovren_owner", "sovren_loader", "pg_read_all_data"
      USING (load_id IN (SELECT load.load_id FROM metadata.load AS load WHERE load.vault_name = ''sovren''))', secured);
  END LOOP;
END
$body$;

GRANT USAGE ON SCHEMA "util", "metadata", "sovren_auth", "sovren_business", "sovren_infomart", "sovren_ref", "sovren_util" TO "sovren_owner", "sovren_loader";

GRANT USAGE ON SCHEMA "util", "sovren_auth", "sovren_business", "sovren_infomart", "sovren_ref", "sovren_util" TO "sovren_reader";

GRANT ALL ON
  "sovren_business"."assistant_h", "sovren_business"."crm_integration_h",
  "sovren_business"."crm_record_h", "sovren_business"."entity_location_h",
  "sovren_business"."executive_h", "sovren_business"."executive_name_h",
  "sovren_business"."memory_h", "sovren_business"."registry_entry_h", "sovren_business"."shard_h",
  "sovren_auth"."tenant_h", "sovren_business"."tier_setting_h", "sovren_business"."timeline_h",
  "sovren_business"."timeline_branch_h", "sovren_auth"."user_h", "sovren_business"."activity_l",
  "sovren_business"."assistant_user_l", "sovren_business"."causal_event_l",
  "sovren_business"."causal_event_cause_l", "sovren_business"."crm_contact_l",
  "sovren_business"."crm_integration_user_l", "sovren_business"."crm_record_integration_l",
  "sovren_business"."executive_board_l", "sovren_business"."executive_location_l",
  "sovren_business"."executive_performance_l", "sovren_business"."memory_cause_l",
  "sovren_business"."memory_effect_l", "sovren_business"."memory_location_l",
  "sovren_business"."memory_user_l", "sovren_business"."name_reservation_l",
  "sovren_business"."shard_pair_l", "sovren_business"."snapshot_l",
  "sovren_business"."timeline_location_l", "sovren_business"."timeline_parent_l",
  "sovren_business"."timeline_user_l", "sovren_business"."assistant_look_s",
  "sovren_business"."assistant_state_s", "sovren_business"."crm_integration_s",
  "sovren_business"."crm_integration_state_s", "sovren_business"."crm_record_s",
  "sovren_business"."crm_record_insight_s", "sovren_business"."crm_record_sync_s",
  "sovren_business"."entity_location_s", "sovren_business"."executive_s",
  "sovren_business"."executive_performance_s", "sovren_business"."executive_seat_s",
  "sovren_business"."executive_state_s", "sovren_business"."executive_status_s",
  "sovren_business"."memory_s", "sovren_business"."memory_content_s",
  "sovren_business"."memory_status_s", "sovren_business"."memory_use_s",
  "sovren_business"."name_reservation_s", "sovren_business"."name_reservation_effectivity_s",
  "sovren_business"."shard_s", "sovren_business"."shard_use_s", "sovren_business"."tier_setting_s",
  "sovren_business"."timeline_s", "sovren_business"."timeline_state_s", "sovren_auth"."user_s",
  "sovren_auth"."user_score_s", "sovren_auth"."user_signature_s", "sovren_auth"."user_tier_s",
  "sovren_ref"."executive_role_r", "sovren_ref"."tier_feature_r",
  "sovren_business"."assistant_look_current", "sovren_business"."assistant_state_current",
  "sovren_business"."crm_integration_current", "sovren_business"."crm_integration_state_current",
  "sovren_business"."crm_record_current", "sovren_business"."crm_record_insight_current",
  "sovren_business"."crm_record_sync_current", "sovren_business"."entity_location_current",
  "sovren_business"."executive_current", "sovren_business"."executive_performance_current",
  "sovren_business"."executive_seat_current", "sovren_business"."executive_state_current",
  "sovren_business"."memory_current", "sovren_business"."memory_content_current",
  "sovren_business"."memory_use_current", "sovren_business"."name_reservation_current",
  "sovren_business"."name_reservation_effectivity_current", "sovren_business"."shard_current",
  "sovren_business"."shard_use_current", "sovren_business"."tier_setting_current",
  "sovren_business"."timeline_current", "sovren_business"."timeline_state_current",
  "sovren_auth"."user_current", "sovren_auth"."user_score_current",
  "sovren_auth"."user_signature_current", "sovren_auth"."user_tier_current",
  "sovren_business"."assistant_now", "sovren_business"."crm_integration_now",
  "sovren_business"."crm_record_now", "sovren_business"."entity_location_now",
  "sovren_business"."executive_now", "sovren_business"."executive_name_now",
  "sovren_business"."memory_now", "sovren_business"."registry_entry_now",
  "sovren_business"."shard_now", "sovren_auth"."tenant_now", "sovren_business"."tier_setting_now",
  "sovren_business"."timeline_now", "sovren_business"."timeline_branch_now",
  "sovren_auth"."user_now", "sovren_business"."activity_keys",
  "sovren_business"."assistant_user_keys", "sovren_business"."causal_event_keys",
  "sovren_business"."causal_event_cause_keys", "sovren_business"."crm_contact_keys",
  "sovren_business"."crm_integration_user_keys", "sovren_business"."crm_record_integration_keys",
  "sovren_business"."executive_board_keys", "sovren_business"."executive_location_keys",
  "sovren_business"."executive_performance_keys", "sovren_business"."memory_cause_keys",
  "sovren_business"."memory_effect_keys", "sovren_business"."memory_location_keys",
  "sovren_business"."memory_user_keys", "sovren_business"."name_reservation_keys",
  "sovren_business"."shard_pair_keys", "sovren_business"."snapshot_keys",
  "sovren_business"."timeline_location_keys", "sovren_business"."timeline_parent_keys",
  "sovren_business"."timeline_user_keys", "sovren_auth"."user_masked",
  "sovren_infomart"."executive_performance", "sovren_infomart"."memory_chain",
  "sovren_infomart"."board_health", "sovren_infomart"."executive_performance_stored"
TO "sovren_owner";

GRANT SELECT ON
  "sovren_business"."assistant_h", "sovren_business"."crm_integration_h",
  "sovren_business"."crm_record_h", "sovren_business"."entity_location_h",
  "sovren_business"."executive_h", "sovren_business"."executive_name_h",
  "sovren_business"."memory_h", "sovren_business"."registry_entry_h", "sovren_business"."shard_h",
  "sovren_auth"."tenant_h", "sovren_business"."tier_setting_h", "sovren_business"."timeline_h",
  "sovren_business"."timeline_branch_h", "sovren_auth"."user_h", "sovren_business"."activity_l",
  "sovren_business"."assistant_user_l", "sovren_business"."causal_event_l",
  "sovren_business"."causal_event_cause_l", "sovren_business"."crm_contact_l",
  "sovren_business"."crm_integration_user_l", "sovren_business"."crm_record_integration_l",
  "sovren_business"."executive_board_l", "sovren_business"."executive_location_l",
  "sovren_business"."executive_performance_l", "sovren_business"."memory_cause_l",
  "sovren_business"."memory_effect_l", "sovren_business"."memory_location_l",
  "sovren_business"."memory_user_l", "sovren_business"."name_reservation_l",
  "sovren_business"."shard_pair_l", "sovren_business"."snapshot_l",
  "sovren_business"."timeline_location_l", "sovren_business"."timeline_parent_l",
  "sovren_business"."timeline_user_l", "sovren_business"."assistant_look_s",
  "sovren_business"."assistant_state_s", "sovren_business"."crm_integration_s",
  "sovren_business"."crm_integration_state_s", "sovren_business"."crm_record_s",
  "sovren_business"."crm_record_insight_s", "sovren_business"."crm_record_sync_s",
  "sovren_business"."entity_location_s", "sovren_business"."executive_s",
  "sovren_business"."executive_performance_s", "sovren_business"."executive_seat_s",
  "sovren_business"."executive_state_s", "sovren_business"."executive_status_s",
  "sovren_business"."memory_s", "sovren_business"."memory_content_s",
  "sovren_business"."memory_status_s", "sovren_business"."memory_use_s",
  "sovren_business"."name_reservation_s", "sovren_business"."name_reservation_effectivity_s",
  "sovren_business"."shard_s", "sovren_business"."shard_use_s", "sovren_business"."tier_setting_s",
  "sovren_business"."timeline_s", "sovren_business"."timeline_state_s", "sovren_auth"."user_s",
  "sovren_auth"."user_score_s", "sovren_auth"."user_signature_s", "sovren_auth"."user_tier_s",
  "sovren_ref"."executive_role_r", "sovren_ref"."tier_feature_r",
  "sovren_business"."assistant_look_current", "sovren_business"."assistant_state_current",
  "sovren_business"."crm_integration_current", "sovren_business"."crm_integration_state_current",
  "sovren_business"."crm_record_current", "sovren_business"."crm_record_insight_current",
  "sovren_business"."crm_record_sync_current", "sovren_business"."entity_location_current",
  "sovren_business"."executive_current", "sovren_business"."executive_performance_current",
  "sovren_business"."executive_seat_current", "sovren_business"."executive_state_current",
  "sovren_business"."memory_current", "sovren_business"."memory_content_current",
  "sovren_business"."memory_use_current", "sovren_business"."name_reservation_current",
  "sovren_business"."name_reservation_effectivity_current", "sovren_business"."shard_current",
  "sovren_business"."shard_use_current", "sovren_business"."tier_setting_current",
  "sovren_business"."timeline_current", "sovren_business"."timeline_state_current",
  "sovren_auth"."user_current", "sovren_auth"."user_score_current",
  "sovren_auth"."user_signature_current", "sovren_auth"."user_tier_current",
  "sovren_business"."assistant_now", "sovren_business"."crm_integration_now",
  "sovren_business"."crm_record_now", "sovren_business"."entity_location_now",
  "sovren_business"."executive_now", "sovren_business"."executive_name_now",
  "sovren_business"."memory_now", "sovren_business"."registry_entry_now",
  "sovren_business"."shard_now", "sovren_auth"."tenant_now", "sovren_business"."tier_setting_now",
  "sovren_business"."timeline_now", "sovren_business"."timeline_branch_now",
  "sovren_auth"."user_now", "sovren_business"."activity_keys",
  "sovren_business"."assistant_user_keys", "sovren_business"."causal_event_keys",
  "sovren_business"."causal_event_cause_keys", "sovren_business"."crm_contact_keys",
  "sovren_business"."crm_integration_user_keys", "sovren_business"."crm_record_integration_keys",
  "sovren_business"."executive_board_keys", "sovren_business"."executive_location_keys",
  "sovren_business"."executive_performance_keys", "sovren_business"."memory_cause_keys",
  "sovren_business"."memory_effect_keys", "sovren_business"."memory_location_keys",
  "sovren_business"."memory_user_keys", "sovren_business"."name_reservation_keys",
  "sovren_business"."shard_pair_keys", "sovren_business"."snapshot_keys",
  "sovren_business"."timeline_location_keys", "sovren_business"."timeline_parent_keys",
  "sovren_business"."timeline_user_keys", "sovren_auth"."user_masked",
  "sovren_infomart"."executive_performance", "sovren_infomart"."memory_chain",
  "sovren_infomart"."board_health"
TO "sovren_loader", "sovren_reader";

GRANT SELECT ON "sovren_infomart"."executive_performance_stored" TO "sovren_loader";

GRANT INSERT ON
  "sovren_business"."assistant_h", "sovren_business"."crm_integration_h",
  "sovren_business"."crm_record_h", "sovren_business"."entity_location_h",
  "sovren_business"."executive_h", "sovren_business"."executive_name_h",
  "sovren_business"."memory_h", "sovren_business"."registry_entry_h", "sovren_business"."shard_h",
  "sovren_auth"."tenant_h", "sovren_business"."tier_setting_h", "sovren_business"."timeline_h",
  "sovren_business"."timeline_branch_h", "sovren_auth"."user_h", "sovren_business"."activity_l",
  "sovren_business"."assistant_user_l", "sovren_business"."causal_event_l",
  "sovren_business"."causal_event_cause_l", "sovren_business"."crm_contact_l",
  "sovren_business"."crm_integration_user_l", "sovren_business"."crm_record_integration_l",
  "sovren_business"."executive_board_l", "sovren_business"."executive_location_l",
  "sovren_business"."executive_performance_l", "sovren_business"."memory_cause_l",
  "sovren_business"."memory_effect_l", "sovren_business"."memory_location_l",
  "sovren_business"."memory_user_l", "sovren_business"."name_reservation_l",
  "sovren_business"."shard_pair_l", "sovren_business"."snapshot_l",
  "sovren_business"."timeline_location_l", "sovren_business"."timeline_parent_l",
  "sovren_business"."timeline_user_l", "sovren_business"."assistant_look_s",
  "sovren_business"."assistant_state_s", "sovren_business"."crm_integration_s",
  "sovren_business"."crm_integration_state_s", "sovren_business"."crm_record_s",
  "sovren_business"."crm_record_insight_s", "sovren_business"."crm_record_sync_s",
  "sovren_business"."entity_location_s", "sovren_business"."executive_s",
  "sovren_business"."executive_performance_s", "sovren_business"."executive_seat_s",
  "sovren_business"."executive_state_s", "sovren_business"."executive_status_s",
  "sovren_business"."memory_s", "sovren_business"."memory_content_s",
  "sovren_business"."memory_status_s", "sovren_business"."memory_use_s",
  "sovren_business"."name_reservation_s", "sovren_business"."name_reservation_effectivity_s",
  "sovren_business"."shard_s", "sovren_business"."shard_use_s", "sovren_business"."tier_setting_s",
  "sovren_business"."timeline_s", "sovren_business"."timeline_state_s", "sovren_auth"."user_s",
  "sovren_auth"."user_score_s", "sovren_auth"."user_signature_s", "sovren_auth"."user_tier_s",
  "sovren_ref"."executive_role_r", "sovren_ref"."tier_feature_r"
TO "sovren_loader";

GRANT UPDATE ("load_end_date") ON
  "sovren_business"."assistant_look_s", "sovren_business"."assistant_state_s",
  "sovren_business"."crm_integration_s", "sovren_business"."crm_integration_state_s",
  "sovren_business"."crm_record_s", "sovren_business"."crm_record_insight_s",
  "sovren_business"."crm_record_sync_s", "sovren_business"."entity_location_s",
  "sovren_business"."executive_s", "sovren_business"."executive_performance_s",
  "sovren_business"."executive_seat_s", "sovren_business"."executive_state_s",
  "sovren_business"."memory_s", "sovren_business"."memory_content_s",
  "sovren_business"."memory_use_s", "sovren_business"."name_reservation_s",
  "sovren_business"."name_reservation_effectivity_s", "sovren_business"."shard_s",
  "sovren_business"."shard_use_s", "sovren_business"."tier_setting_s",
  "sovren_business"."timeline_s", "sovren_business"."timeline_state_s", "sovren_auth"."user_s",
  "sovren_auth"."user_score_s", "sovren_auth"."user_signature_s", "sovren_auth"."user_tier_s"
TO "sovren_loader";

GRANT UPDATE ("load_date", "record_source") ON "sovren_ref"."executive_role_r" TO "sovren_loader";

GRANT UPDATE ("load_date", "record_source") ON "sovren_ref"."tier_feature_r" TO "sovren_loader";

REVOKE ALL ON FUNCTION "sovren_infomart"."refresh_executive_performance"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "sovren_infomart"."refresh_executive_performance"() TO "sovren_owner", "sovren_loader";

GRANT ALL ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "sovren_owner";

GRANT SELECT ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "sovren_loader";

GRANT INSERT ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count", "metadata"."quarantine",
  "metadata"."quality_result", "metadata"."accepted_deletion"
TO "sovren_loader";

GRANT UPDATE ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count"
TO "sovren_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON "metadata"."quarantine" TO "sovren_loader";

-- What must be there ----------------------------------------------------------
--
-- What must be there; util.validate_completeness compares.

INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'sovren', listed."component", item.value
FROM (VALUES
  ('function', '{sovren_auth.tenant_as_of, sovren_auth.user_as_of, sovren_business.assistant_as_of,
    sovren_business.crm_integration_as_of, sovren_business.crm_record_as_of, sovren_business.entity_location_as_of,
    sovren_business.executive_as_of, sovren_business.executive_name_as_of, sovren_business.memory_as_of,
    sovren_business.registry_entry_as_of, sovren_business.shard_as_of, sovren_business.tier_setting_as_of,
    sovren_business.timeline_as_of, sovren_business.timeline_branch_as_of,
    sovren_infomart.refresh_executive_performance, sovren_util.activity_hash_diff,
    sovren_util.assistant_look_hash_diff, sovren_util.assistant_state_hash_diff, sovren_util.causal_event_hash_diff,
    sovren_util.comprehensive_health_check, sovren_util.crm_integration_hash_diff,
    sovren_util.crm_integration_state_hash_diff, sovren_util.crm_record_hash_diff,
    sovren_util.crm_record_insight_hash_diff, sovren_util.crm_record_sync_hash_diff,
    sovren_util.entity_location_hash_diff, sovren_util.executive_hash_diff,
    sovren_util.executive_performance_hash_diff, sovren_util.executive_seat_hash_diff,
    sovren_util.executive_state_hash_diff, sovren_util.measure_quality, sovren_util.memory_content_hash_diff,
    sovren_util.memory_hash_diff, sovren_util.memory_use_hash_diff, sovren_util.monitor_board_health,
    sovren_util.monitor_loads, sovren_util.name_reservation_effectivity_hash_diff,
    sovren_util.name_reservation_hash_diff, sovren_util.quality_accuracy_within_bounds,
    sovren_util.quality_connection_state_known, sovren_util.quality_counted_work_not_negative,
    sovren_util.quality_executive_has_role, sovren_util.shard_hash_diff, sovren_util.shard_use_hash_diff,
    sovren_util.snapshot_hash_diff, sovren_util.tier_setting_hash_diff, sovren_util.timeline_hash_diff,
    sovren_util.timeline_state_hash_diff, sovren_util.user_hash_diff, sovren_util.user_score_hash_diff,
    sovren_util.user_signature_hash_diff, sovren_util.user_tier_hash_diff, sovren_util.validate_completeness,
    sovren_util.validate_tenant_isolation, util.business_key, util.canonical_text, util.comprehensive_health_check,
    util.current_load_date, util.escape_key_part, util.generate_tenant_derived_hk, util.hash_binary, util.json_text,
    util.measure_quality, util.monitor_loads, util.session_tenant, util.table_checksum, util.threshold_state,
    util.trace_lineage, util.validate_completeness, util.validate_tenant_isolation, util.vault_function,
    util.visible_tenants, util.worst_state, util.zero_key}'),
  ('index', '{metadata.accepted_deletion_pkey, metadata.data_versions_pkey, metadata.expected_object_pkey,
    metadata.hash_revision_pkey, metadata.key_origin_pkey, metadata.lineage_pkey, metadata.load_checkpoint_pkey,
    metadata.load_count_pkey, metadata.load_delivery_idx, metadata.load_pkey, metadata.migration_progress_pkey,
    metadata.privacy_registry_pkey, metadata.quality_result_pkey, metadata.quality_result_rule_idx,
    metadata.quality_rule_pkey, metadata.quarantine_load_idx, metadata.quarantine_pkey,
    metadata.quarantine_source_idx, metadata.schema_migrations_pkey, metadata.vault_pkey,
    sovren_auth.tenant_h_key_idx, sovren_auth.tenant_h_pkey, sovren_auth.user_h_key_idx, sovren_auth.user_h_pkey,
    sovren_auth.user_s_pkey, sovren_auth.user_score_s_pkey, sovren_auth.user_signature_s_pkey,
    sovren_auth.user_tier_s_pkey, sovren_business.activity_l_assistant_hk_idx, sovren_business.activity_l_pkey,
    sovren_business.assistant_h_key_idx, sovren_business.assistant_h_pkey, sovren_business.assistant_look_s_pkey,
    sovren_business.assistant_state_s_pkey, sovren_business.assistant_user_l_assistant_hk_idx,
    sovren_business.assistant_user_l_pkey, sovren_business.assistant_user_l_user_hk_idx,
    sovren_business.causal_event_cause_l_pkey, sovren_business.causal_event_cause_l_timeline_branch_hk_idx,
    sovren_business.causal_event_l_pkey, sovren_business.causal_event_l_timeline_branch_hk_idx,
    sovren_business.crm_contact_l_duplicate_hk_idx, sovren_business.crm_contact_l_kept_hk_idx,
    sovren_business.crm_contact_l_pkey, sovren_business.crm_integration_h_key_idx,
    sovren_business.crm_integration_h_pkey, sovren_business.crm_integration_s_pkey,
    sovren_business.crm_integration_state_s_pkey, sovren_business.crm_integration_user_l_crm_integration_hk_idx,
    sovren_business.crm_integration_user_l_pkey, sovren_business.crm_integration_user_l_user_hk_idx,
    sovren_business.crm_record_h_key_idx, sovren_business.crm_record_h_pkey,
    sovren_business.crm_record_insight_s_pkey, sovren_business.crm_record_integration_l_crm_integration_hk_idx,
    sovren_business.crm_record_integration_l_crm_record_hk_idx, sovren_business.crm_record_integration_l_pkey,
    sovren_business.crm_record_s_pkey, sovren_business.crm_record_sync_s_pkey,
    sovren_business.entity_location_h_key_idx, sovren_business.entity_location_h_pkey,
    sovren_business.entity_location_s_pkey, sovren_business.executive_board_l_executive_hk_idx,
    sovren_business.executive_board_l_pkey, sovren_business.executive_board_l_registry_entry_hk_idx,
    sovren_business.executive_board_l_user_hk_idx, sovren_business.executive_h_key_idx,
    sovren_business.executive_h_pkey, sovren_business.executive_location_l_entity_location_hk_idx,
    sovren_business.executive_location_l_executive_hk_idx, sovren_business.executive_location_l_pkey,
    sovren_business.executive_name_h_key_idx, sovren_business.executive_name_h_pkey,
    sovren_business.executive_performance_l_executive_hk_idx, sovren_business.executive_performance_l_pkey,
    sovren_business.executive_performance_s_pkey, sovren_business.executive_s_pkey,
    sovren_business.executive_seat_s_pkey, sovren_business.executive_state_s_pkey,
    sovren_business.executive_status_s_pkey, sovren_business.memory_cause_l_cause_hk_idx,
    sovren_business.memory_cause_l_memory_hk_idx, sovren_business.memory_cause_l_pkey,
    sovren_business.memory_content_s_pkey, sovren_business.memory_effect_l_effect_hk_idx,
    sovren_business.memory_effect_l_memory_hk_idx, sovren_business.memory_effect_l_pkey,
    sovren_business.memory_h_key_idx, sovren_business.memory_h_pkey,
    sovren_business.memory_location_l_entity_location_hk_idx, sovren_business.memory_location_l_memory_hk_idx,
    sovren_business.memory_location_l_pkey, sovren_business.memory_s_pkey, sovren_business.memory_status_s_pkey,
    sovren_business.memory_use_s_pkey, sovren_business.memory_user_l_memory_hk_idx,
    sovren_business.memory_user_l_pkey, sovren_business.memory_user_l_user_hk_idx,
    sovren_business.name_reservation_effectivity_s_pkey, sovren_business.name_reservation_l_executive_name_hk_idx,
    sovren_business.name_reservation_l_pkey, sovren_business.name_reservation_l_registry_entry_hk_idx,
    sovren_business.name_reservation_l_reserved_by_hk_idx, sovren_business.name_reservation_s_pkey,
    sovren_business.registry_entry_h_key_idx, sovren_business.registry_entry_h_pkey,
    sovren_business.shard_h_key_idx, sovren_business.shard_h_pkey, sovren_business.shard_pair_l_partner_hk_idx,
    sovren_business.shard_pair_l_pkey, sovren_business.shard_pair_l_shard_hk_idx, sovren_business.shard_s_pkey,
    sovren_business.shard_use_s_pkey, sovren_business.snapshot_l_pkey, sovren_business.snapshot_l_user_hk_idx,
    sovren_business.tier_setting_h_key_idx, sovren_business.tier_setting_h_pkey,
    sovren_business.tier_setting_s_pkey, sovren_business.timeline_branch_h_key_idx,
    sovren_business.timeline_branch_h_pkey, sovren_business.timeline_h_key_idx, sovren_business.timeline_h_pkey,
    sovren_business.timeline_location_l_entity_location_hk_idx, sovren_business.timeline_location_l_pkey,
    sovren_business.timeline_location_l_timeline_branch_hk_idx, sovren_business.timeline_parent_l_child_hk_idx,
    sovren_business.timeline_parent_l_parent_hk_idx, sovren_business.timeline_parent_l_pkey,
    sovren_business.timeline_s_pkey, sovren_business.timeline_state_s_pkey, sovren_business.timeline_user_l_pkey,
    sovren_business.timeline_user_l_timeline_branch_hk_idx, sovren_business.timeline_user_l_timeline_hk_idx,
    sovren_business.timeline_user_l_user_hk_idx, sovren_infomart.executive_performance_stored_key_idx,
    sovren_ref.executive_role_r_pkey, sovren_ref.tier_feature_r_pkey}'),
  ('policy', '{metadata.accepted_deletion.sovren, metadata.data_versions.sovren, metadata.expected_object.sovren,
    metadata.hash_revision.sovren, metadata.key_origin.sovren, metadata.lineage.sovren, metadata.load.sovren,
    metadata.load_checkpoint.sovren, metadata.load_count.sovren, metadata.migration_progress.sovren,
    metadata.privacy_registry.sovren, metadata.quality_result.sovren, metadata.quality_rule.sovren,
    metadata.quarantine.sovren, metadata.schema_migrations.sovren, metadata.vault.sovren,
    sovren_auth.tenant_h.all_tenants, sovren_auth.tenant_h.tenant_readers, sovren_auth.user_h.all_tenants,
    sovren_auth.user_h.tenant_readers, sovren_auth.user_s.all_tenants, sovren_auth.user_s.tenant_readers,
    sovren_auth.user_score_s.all_tenants, sovren_auth.user_score_s.tenant_readers,
    sovren_auth.user_signature_s.all_tenants, sovren_auth.user_signature_s.tenant_readers,
    sovren_auth.user_tier_s.all_tenants, sovren_auth.user_tier_s.tenant_readers,
    sovren_business.activity_l.all_tenants, sovren_business.activity_l.tenant_readers,
    sovren_business.assistant_h.all_tenants, sovren_business.assistant_h.tenant_readers,
    sovren_business.assistant_look_s.all_tenants, sovren_business.assistant_look_s.tenant_readers,
    sovren_business.assistant_state_s.all_tenants, sovren_business.assistant_state_s.tenant_readers,
    sovren_business.assistant_user_l.all_tenants, sovren_business.assistant_user_l.tenant_readers,
    sovren_business.causal_event_cause_l.all_tenants, sovren_business.causal_event_cause_l.tenant_readers,
    sovren_business.causal_event_l.all_tenants, sovren_business.causal_event_l.tenant_readers,
    sovren_business.crm_contact_l.all_tenants, sovren_business.crm_contact_l.tenant_readers,
    sovren_business.crm_integration_h.all_tenants, sovren_business.crm_integration_h.tenant_readers,
    sovren_business.crm_integration_s.all_tenants, sovren_business.crm_integration_s.tenant_readers,
    sovren_business.crm_integration_state_s.all_tenants, sovren_business.crm_integration_state_s.tenant_readers,
    sovren_business.crm_integration_user_l.all_tenants, sovren_business.crm_integration_user_l.tenant_readers,
    sovren_business.crm_record_h.all_tenants, sovren_business.crm_record_h.tenant_readers,
    sovren_business.crm_record_insight_s.all_tenants, sovren_business.crm_record_insight_s.tenant_readers,
    sovren_business.crm_record_integration_l.all_tenants, sovren_business.crm_record_integration_l.tenant_readers,
    sovren_business.crm_record_s.all_tenants, sovren_business.crm_record_s.tenant_readers,
    sovren_business.crm_record_sync_s.all_tenants, sovren_business.crm_record_sync_s.tenant_readers,
    sovren_business.entity_location_h.all_tenants, sovren_business.entity_location_h.tenant_readers,
    sovren_business.entity_location_s.all_tenants, sovren_business.entity_location_s.tenant_readers,
    sovren_business.executive_board_l.all_tenants, sovren_business.executive_board_l.tenant_readers,
    sovren_business.executive_h.all_tenants, sovren_business.executive_h.tenant_readers,
    sovren_business.executive_location_l.all_tenants, sovren_business.executive_location_l.tenant_readers,
    sovren_business.executive_name_h.all_tenants, sovren_business.executive_name_h.tenant_readers,
    sovren_business.executive_performance_l.all_tenants, sovren_business.executive_performance_l.tenant_readers,
    sovren_business.executive_performance_s.all_tenants, sovren_business.executive_performance_s.tenant_readers,
    sovren_business.executive_s.all_tenants, sovren_business.executive_s.tenant_readers,
    sovren_business.executive_seat_s.all_tenants, sovren_business.executive_seat_s.tenant_readers,
    sovren_business.executive_state_s.all_tenants, sovren_business.executive_state_s.tenant_readers,
    sovren_business.executive_status_s.all_tenants, sovren_business.executive_status_s.tenant_readers,
    sovren_business.memory_cause_l.all_tenants, sovren_business.memory_cause_l.tenant_readers,
    sovren_business.memory_content_s.all_tenants, sovren_business.memory_content_s.tenant_readers,
    sovren_business.memory_effect_l.all_tenants, sovren_business.memory_effect_l.tenant_readers,
    sovren_business.memory_h.all_tenants, sovren_business.memory_h.tenant_readers,
    sovren_business.memory_location_l.all_tenants, sovren_business.memory_location_l.tenant_readers,
    sovren_business.memory_s.all_tenants, sovren_business.memory_s.tenant_readers,
    sovren_business.memory_status_s.all_tenants, sovren_business.memory_status_s.tenant_readers,
    sovren_business.memory_use_s.all_tenants, sovren_business.memory_use_s.tenant_readers,
    sovren_business.memory_user_l.all_tenants, sovren_business.memory_user_l.tenant_readers,
    sovren_business.name_reservation_effectivity_s.all_tenants,
    sovren_business.name_reservation_effectivity_s.tenant_readers, sovren_business.name_reservation_l.all_tenants,
    sovren_business.name_reservation_l.tenant_readers, sovren_business.name_reservation_s.all_tenants,
    sovren_business.name_reservation_s.tenant_readers, sovren_business.registry_entry_h.all_tenants,
    sovren_business.registry_entry_h.tenant_readers, sovren_business.shard_h.all_tenants,
    sovren_business.shard_h.tenant_readers, sovren_business.shard_pair_l.all_tenants,
    sovren_business.shard_pair_l.tenant_readers, sovren_business.shard_s.all_tenants,
    sovren_business.shard_s.tenant_readers, sovren_business.shard_use_s.all_tenants,
    sovren_business.shard_use_s.tenant_readers, sovren_business.snapshot_l.all_tenants,
    sovren_business.snapshot_l.tenant_readers, sovren_business.tier_setting_h.all_tenants,
    sovren_business.tier_setting_h.tenant_readers, sovren_business.tier_setting_s.all_tenants,
    sovren_business.tier_setting_s.tenant_readers, sovren_business.timeline_branch_h.all_tenants,
    sovren_business.timeline_branch_h.tenant_readers, sovren_business.timeline_h.all_tenants,
    sovren_business.timeline_h.tenant_readers, sovren_business.timeline_location_l.all_tenants,
    sovren_business.timeline_location_l.tenant_readers, sovren_business.timeline_parent_l.all_tenants,
    sovren_business.timeline_parent_l.tenant_readers, sovren_business.timeline_s.all_tenants,
    sovren_business.timeline_s.tenant_readers, sovren_business.timeline_state_s.all_tenants,
    sovren_business.timeline_state_s.tenant_readers, sovren_business.timeline_user_l.all_tenants,
    sovren_business.timeline_user_l.tenant_readers}'),
  ('source', '{causal_chains, consciousness_snapshots, crm_contacts, crm_integrations, crm_unified_data,
    dimensional_index, dimensional_shards, executive_performance, global_executive_registry, memory_palace,
    shadow_board_executives, sovren_activity_temporal, sovren_ai_state, tier_features, timeline_branches, users}'),
  ('table', '{metadata.accepted_deletion, metadata.data_versions, metadata.expected_object, metadata.hash_revision,
    metadata.key_origin, metadata.lineage, metadata.load, metadata.load_checkpoint, metadata.load_count,
    metadata.migration_progress, metadata.privacy_registry, metadata.quality_result, metadata.quality_rule,
    metadata.quarantine, metadata.schema_migrations, metadata.vault, sovren_auth.tenant_h, sovren_auth.user_h,
    sovren_auth.user_s, sovren_auth.user_score_s, sovren_auth.user_signature_s, sovren_auth.user_tier_s,
    sovren_business.activity_l, sovren_business.assistant_h, sovren_business.assistant_look_s,
    sovren_business.assistant_state_s, sovren_business.assistant_user_l, sovren_business.causal_event_cause_l,
    sovren_business.causal_event_l, sovren_business.crm_contact_l, sovren_business.crm_integration_h,
    sovren_business.crm_integration_s, sovren_business.crm_integration_state_s,
    sovren_business.crm_integration_user_l, sovren_business.crm_record_h, sovren_business.crm_record_insight_s,
    sovren_business.crm_record_integration_l, sovren_business.crm_record_s, sovren_business.crm_record_sync_s,
    sovren_business.entity_location_h, sovren_business.entity_location_s, sovren_business.executive_board_l,
    sovren_business.executive_h, sovren_business.executive_location_l, sovren_business.executive_name_h,
    sovren_business.executive_performance_l, sovren_business.executive_performance_s, sovren_business.executive_s,
    sovren_business.executive_seat_s, sovren_business.executive_state_s, sovren_business.executive_status_s,
    sovren_business.memory_cause_l, sovren_business.memory_content_s, sovren_business.memory_effect_l,
    sovren_business.memory_h, sovren_business.memory_location_l, sovren_business.memory_s,
    sovren_business.memory_status_s, sovren_business.memory_use_s, sovren_business.memory_user_l,
    sovren_business.name_reservation_effectivity_s, sovren_business.name_reservation_l,
    sovren_business.name_reservation_s, sovren_business.registry_entry_h, sovren_business.shard_h,
    sovren_business.shard_pair_l, sovren_business.shard_s, sovren_business.shard_use_s, sovren_business.snapshot_l,
    sovren_business.tier_setting_h, sovren_business.tier_setting_s, sovren_business.timeline_branch_h,
    sovren_business.timeline_h, sovren_business.timeline_location_l, sovren_business.timeline_parent_l,
    sovren_business.timeline_s, sovren_business.timeline_state_s, sovren_business.timeline_user_l,
    sovren_ref.executive_role_r, sovren_ref.tier_feature_r}'),
  ('view', '{sovren_auth.tenant_now, sovren_auth.user_current, sovren_auth.user_masked, sovren_auth.user_now,
    sovren_auth.user_score_current, sovren_auth.user_signature_current, sovren_auth.user_tier_current,
    sovren_business.activity_keys, sovren_business.assistant_look_current, sovren_business.assistant_now,
    sovren_business.assistant_state_current, sovren_business.assistant_user_keys,
    sovren_business.causal_event_cause_keys, sovren_business.causal_event_keys, sovren_business.crm_contact_keys,
    sovren_business.crm_integration_current, sovren_business.crm_integration_now,
    sovren_business.crm_integration_state_current, sovren_business.crm_integration_user_keys,
    sovren_business.crm_record_current, sovren_business.crm_record_insight_current,
    sovren_business.crm_record_integration_keys, sovren_business.crm_record_now,
    sovren_business.crm_record_sync_current, sovren_business.entity_location_current,
    sovren_business.entity_location_now, sovren_business.executive_board_keys, sovren_business.executive_current,
    sovren_business.executive_location_keys, sovren_business.executive_name_now, sovren_business.executive_now,
    sovren_business.executive_performance_current, sovren_business.executive_performance_keys,
    sovren_business.executive_seat_current, sovren_business.executive_state_current,
    sovren_business.memory_cause_keys, sovren_business.memory_content_current, sovren_business.memory_current,
    sovren_business.memory_effect_keys, sovren_business.memory_location_keys, sovren_business.memory_now,
    sovren_business.memory_use_current, sovren_business.memory_user_keys, sovren_business.name_reservation_current,
    sovren_business.name_reservation_effectivity_current, sovren_business.name_reservation_keys,
    sovren_business.registry_entry_now, sovren_business.shard_current, sovren_business.shard_now,
    sovren_business.shard_pair_keys, sovren_business.shard_use_current, sovren_business.snapshot_keys,
    sovren_business.tier_setting_current, sovren_business.tier_setting_now, sovren_business.timeline_branch_now,
    sovren_business.timeline_current, sovren_business.timeline_location_keys, sovren_business.timeline_now,
    sovren_business.timeline_parent_keys, sovren_business.timeline_state_current,
    sovren_business.timeline_user_keys, sovren_infomart.board_health, sovren_infomart.executive_performance,
    sovren_infomart.executive_performance_stored, sovren_infomart.memory_chain}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault"
    ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
  VALUES ('sovren', '24e0bc0b78df683d9c180caed90d13b7f0074eeb71854904d3f6adb30aa93fcf', 'vw1', 'sha256', 4);
