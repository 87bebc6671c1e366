-- vaultwright: migration
-- vault: aiml
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: 51aa1f5fd9a8a0fc649b8a9fcd6f04041bbeb086f15d24fc77e478fc9992a205
-- requires: PostgreSQL 15
-- does: makes the vault aiml
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260101000000_makes_the_vault_aiml.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault aiml', 0));
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'aiml') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'aiml'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault aiml
-- A multi-tenant AI platform: who asked which model what, and how the models did
--
-- fingerprint  51aa1f5fd9a8a0fc649b8a9fcd6f04041bbeb086f15d24fc77e478fc9992a205
-- hash spec    vw1 with sha256
--
-- Generated from vault.json: change the model, not this file.
-- Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1
--
-- Contents, each under a line that begins with its name:
--   Before anything is made (1)
--   Roles (1)
--   Schemas (8)
--   Hashes and keys (8)
--   Tenants (2)
--   Bookkeeping (22)
--   States (2)
--   Health of any vault (6)
--   Hubs (12)
--   Links (6)
--   Satellites (16)
--   Reference tables (3)
--   Indexes (25)
--   Hash diffs (16)
--   Current versions (16)
--   Hubs as they are (12)
--   Hubs as they were (12)
--   Links with business keys (6)
--   Marts (9)
--   Monitors (2)
--   Quality (7)
--   Health (4)
--   Ghost rows (28)
--   Registers (7)
--   Who may do what (20)
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
  FOREACH needed IN ARRAY ARRAY['aiml_owner', 'aiml_loader', 'aiml_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "aiml_owner" NOLOGIN; CREATE ROLE "aiml_loader" NOLOGIN; CREATE ROLE "aiml_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "ai_monitoring";

CREATE SCHEMA IF NOT EXISTS "auth";

CREATE SCHEMA IF NOT EXISTS "business";

CREATE SCHEMA IF NOT EXISTS "compliance";

CREATE SCHEMA IF NOT EXISTS "infomart";

CREATE SCHEMA IF NOT EXISTS "ref";

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

CREATE TABLE "business"."ai_access_decision_h" (
  "ai_access_decision_hk" bytea                    NOT NULL,
  "tenant_hk"             bytea                    NOT NULL,
  "decision_id"           uuid,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "ai_access_decision_h_pkey" PRIMARY KEY ("ai_access_decision_hk"),
  CONSTRAINT "ai_access_decision_h_hk_check" CHECK (octet_length("ai_access_decision_hk") = 32),
  CONSTRAINT "ai_access_decision_h_key_check" CHECK ("decision_id" IS NOT NULL OR "ai_access_decision_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_access_decision_h" IS 'The answer of the gateway to a request for a model';

CREATE TABLE "business"."ai_deployment_status_h" (
  "ai_deployment_status_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "deployment_id"           character varying(255),
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_deployment_status_h_pkey" PRIMARY KEY ("ai_deployment_status_hk"),
  CONSTRAINT "ai_deployment_status_h_hk_check" CHECK (octet_length("ai_deployment_status_hk") = 32),
  CONSTRAINT "ai_deployment_status_h_key_check" CHECK ("deployment_id" IS NOT NULL OR "ai_deployment_status_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_deployment_status_h" IS 'A model put to work in an environment';

CREATE TABLE "business"."ai_feature_pipeline_h" (
  "ai_feature_pipeline_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "pipeline_id"            character varying(255),
  "execution_timestamp"    timestamp with time zone,
  "ai_feature_pipeline_bk" text,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "ai_feature_pipeline_h_pkey" PRIMARY KEY ("ai_feature_pipeline_hk"),
  CONSTRAINT "ai_feature_pipeline_h_hk_check" CHECK (octet_length("ai_feature_pipeline_hk") = 32),
  CONSTRAINT "ai_feature_pipeline_h_key_check" CHECK (("pipeline_id" IS NOT NULL AND "execution_timestamp" IS NOT NULL) OR "ai_feature_pipeline_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_feature_pipeline_h" IS 'One run of a feature pipeline';

CREATE TABLE "business"."ai_interaction_h" (
  "ai_interaction_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "interaction_id"    uuid,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "ai_interaction_h_pkey" PRIMARY KEY ("ai_interaction_hk"),
  CONSTRAINT "ai_interaction_h_hk_check" CHECK (octet_length("ai_interaction_hk") = 32),
  CONSTRAINT "ai_interaction_h_key_check" CHECK ("interaction_id" IS NOT NULL OR "ai_interaction_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_interaction_h" IS 'One question to a model, and its answer';

CREATE TABLE "business"."ai_model_h" (
  "ai_model_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "model_name"    character varying(100),
  "model_version" character varying(50),
  "ai_model_bk"   text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_h_pkey" PRIMARY KEY ("ai_model_hk"),
  CONSTRAINT "ai_model_h_hk_check" CHECK (octet_length("ai_model_hk") = 32),
  CONSTRAINT "ai_model_h_key_check" CHECK (("model_name" IS NOT NULL AND "model_version" IS NOT NULL) OR "ai_model_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_model_h" IS 'One version of a machine-learning model';

CREATE TABLE "business"."ai_model_performance_h" (
  "ai_model_performance_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "model_name"              character varying(100),
  "model_version"           character varying(50),
  "evaluation_date"         date,
  "ai_model_performance_bk" text,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_performance_h_pkey" PRIMARY KEY ("ai_model_performance_hk"),
  CONSTRAINT "ai_model_performance_h_hk_check" CHECK (octet_length("ai_model_performance_hk") = 32),
  CONSTRAINT "ai_model_performance_h_key_check" CHECK (("model_name" IS NOT NULL AND "model_version" IS NOT NULL AND "evaluation_date" IS NOT NULL) OR "ai_model_performance_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_model_performance_h" IS 'The evaluation of one version of a model on one day';

CREATE TABLE "business"."ai_training_execution_h" (
  "ai_training_execution_hk" bytea                    NOT NULL,
  "tenant_hk"                bytea                    NOT NULL,
  "training_job_id"          character varying(255),
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "ai_training_execution_h_pkey" PRIMARY KEY ("ai_training_execution_hk"),
  CONSTRAINT "ai_training_execution_h_hk_check" CHECK (octet_length("ai_training_execution_hk") = 32),
  CONSTRAINT "ai_training_execution_h_key_check" CHECK ("training_job_id" IS NOT NULL OR "ai_training_execution_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."ai_training_execution_h" IS 'One run of a training job';

CREATE TABLE "util"."query_h" (
  "query_hk"          bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "query_fingerprint" character varying(64),
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "query_h_pkey" PRIMARY KEY ("query_hk"),
  CONSTRAINT "query_h_hk_check" CHECK (octet_length("query_hk") = 32),
  CONSTRAINT "query_h_key_check" CHECK ("query_fingerprint" IS NOT NULL OR "query_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "util"."query_h" IS 'A form of query, whatever its values';

CREATE TABLE "util"."query_performance_h" (
  "query_performance_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "query_id"             uuid,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "query_performance_h_pkey" PRIMARY KEY ("query_performance_hk"),
  CONSTRAINT "query_performance_h_hk_check" CHECK (octet_length("query_performance_hk") = 32),
  CONSTRAINT "query_performance_h_key_check" CHECK ("query_id" IS NOT NULL OR "query_performance_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "util"."query_performance_h" IS 'One execution of a query';

CREATE TABLE "auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "tenant_id"     uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("tenant_id" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "auth"."tenant_h" IS 'A customer organisation of the platform';

CREATE TABLE "auth"."token_h" (
  "token_hk"      bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "token_hash"    bytea,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "token_h_pkey" PRIMARY KEY ("token_hk"),
  CONSTRAINT "token_h_hk_check" CHECK (octet_length("token_hk") = 32),
  CONSTRAINT "token_h_key_check" CHECK ("token_hash" IS NOT NULL OR "token_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "auth"."token_h" IS 'An access token, known by its SHA-256 digest';

CREATE TABLE "auth"."user_h" (
  "user_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "user_id"       uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_h_pkey" PRIMARY KEY ("user_hk"),
  CONSTRAINT "user_h_hk_check" CHECK (octet_length("user_hk") = 32),
  CONSTRAINT "user_h_key_check" CHECK ("user_id" IS NOT NULL OR "user_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "auth"."user_h" IS 'A person or service that uses the platform';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, or for each event, never changed. An optional
-- participant that is missing has the zero key. Columns between the keys and the payload, if any,
-- tell rows of the same participants apart.

CREATE TABLE "business"."ai_model_deployment_l" (
  "ai_model_deployment_hk"  bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "ai_model_hk"             bytea                    NOT NULL,
  "ai_deployment_status_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_deployment_l_pkey" PRIMARY KEY ("ai_model_deployment_hk"),
  CONSTRAINT "ai_model_deployment_l_hk_check" CHECK (octet_length("ai_model_deployment_hk") = 32)
);
COMMENT ON TABLE "business"."ai_model_deployment_l" IS 'Which model a deployment runs';

CREATE TABLE "business"."ai_model_evaluation_l" (
  "ai_model_evaluation_hk"  bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "ai_model_hk"             bytea                    NOT NULL,
  "ai_model_performance_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_evaluation_l_pkey" PRIMARY KEY ("ai_model_evaluation_hk"),
  CONSTRAINT "ai_model_evaluation_l_hk_check" CHECK (octet_length("ai_model_evaluation_hk") = 32)
);
COMMENT ON TABLE "business"."ai_model_evaluation_l" IS 'Which model an evaluation is about';

CREATE TABLE "util"."query_execution_l" (
  "query_execution_hk"   bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "query_hk"             bytea                    NOT NULL,
  "query_performance_hk" bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "query_execution_l_pkey" PRIMARY KEY ("query_execution_hk"),
  CONSTRAINT "query_execution_l_hk_check" CHECK (octet_length("query_execution_hk") = 32)
);
COMMENT ON TABLE "util"."query_execution_l" IS 'Which form of query was executed';

CREATE TABLE "business"."user_ai_access_decision_l" (
  "user_ai_access_decision_hk" bytea                    NOT NULL,
  "tenant_hk"                  bytea                    NOT NULL,
  "user_hk"                    bytea                    NOT NULL,
  "ai_interaction_hk"          bytea                    NOT NULL,
  "ai_access_decision_hk"      bytea                    NOT NULL,
  "load_date"                  timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"              character varying(100)   NOT NULL,
  CONSTRAINT "user_ai_access_decision_l_pkey" PRIMARY KEY ("user_ai_access_decision_hk"),
  CONSTRAINT "user_ai_access_decision_l_hk_check" CHECK (octet_length("user_ai_access_decision_hk") = 32)
);
COMMENT ON TABLE "business"."user_ai_access_decision_l" IS 'Who asked; a refused request led to no interaction';

CREATE TABLE "business"."user_ai_interaction_l" (
  "user_ai_interaction_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "user_hk"                bytea                    NOT NULL,
  "ai_interaction_hk"      bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "user_ai_interaction_l_pkey" PRIMARY KEY ("user_ai_interaction_hk"),
  CONSTRAINT "user_ai_interaction_l_hk_check" CHECK (octet_length("user_ai_interaction_hk") = 32)
);
COMMENT ON TABLE "business"."user_ai_interaction_l" IS 'Who asked';

CREATE TABLE "auth"."user_token_l" (
  "user_token_hk" bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "user_hk"       bytea                    NOT NULL,
  "token_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_token_l_pkey" PRIMARY KEY ("user_token_hk"),
  CONSTRAINT "user_token_l_hk_check" CHECK (octet_length("user_token_hk") = 32)
);
COMMENT ON TABLE "auth"."user_token_l" IS 'Whose a token is';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
-- whether the source has the key from load_date on, and operation by what this is known.

CREATE TABLE "business"."ai_access_decision_s" (
  "ai_access_decision_hk" bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "requested_model"       character varying(100),
  "context_type"          character varying(50),
  "access_granted"        boolean,
  "risk_score"            integer,
  "access_level"          character varying(50),
  "required_actions"      text[],
  "compliance_flags"      text[],
  "rate_limit_remaining"  integer,
  "decided_at"            timestamp with time zone,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "ai_access_decision_s_pkey" PRIMARY KEY ("ai_access_decision_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_access_decision_s" IS 'What was decided, and why';
COMMENT ON COLUMN "business"."ai_access_decision_s"."access_level" IS 'STANDARD, ELEVATED or RESTRICTED';
COMMENT ON COLUMN "business"."ai_access_decision_s"."required_actions" IS 'CONTENT_SIZE_REVIEW, PII_SANITIZATION_REQUIRED and the like';
COMMENT ON COLUMN "business"."ai_access_decision_s"."compliance_flags" IS 'PII_DETECTED, COMPLIANCE_CONTEXT_DETECTED and the like';

CREATE TABLE "business"."ai_access_request_s" (
  "ai_access_decision_hk" bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "content_preview"       text,
  "ip_address"            inet,
  "user_agent"            text,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "ai_access_request_s_pkey" PRIMARY KEY ("ai_access_decision_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_access_request_s" IS 'What was asked for, and from where';
COMMENT ON COLUMN "business"."ai_access_request_s"."content_preview" IS '[personal]';
COMMENT ON COLUMN "business"."ai_access_request_s"."ip_address" IS '[personal]';
COMMENT ON COLUMN "business"."ai_access_request_s"."user_agent" IS '[personal]';

CREATE TABLE "business"."ai_deployment_status_s" (
  "ai_deployment_status_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "id"                      uuid,
  "deployment_environment"  character varying(50),
  "deployment_status"       character varying(50),
  "deployment_timestamp"    timestamp with time zone,
  "endpoint_url"            character varying(500),
  "health_check_url"        character varying(500),
  "scaling_config"          jsonb,
  "resource_allocation"     jsonb,
  "traffic_percentage"      numeric(5,2),
  "canary_deployment"       boolean,
  "rollback_version"        character varying(50),
  "deployment_notes"        text,
  "updated_at"              timestamp with time zone,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_deployment_status_s_pkey" PRIMARY KEY ("ai_deployment_status_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_deployment_status_s" IS 'What became of a deployment';
COMMENT ON COLUMN "business"."ai_deployment_status_s"."deployment_environment" IS 'DEV, STAGING or PROD';
COMMENT ON COLUMN "business"."ai_deployment_status_s"."deployment_status" IS 'DEPLOYING, ACTIVE, INACTIVE or FAILED';

CREATE TABLE "business"."ai_feature_pipeline_s" (
  "ai_feature_pipeline_hk"  bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "run_id"                  uuid,
  "pipeline_name"           character varying(200),
  "pipeline_version"        character varying(50),
  "execution_status"        character varying(50),
  "input_data_sources"      jsonb,
  "feature_transformations" jsonb,
  "output_feature_store"    character varying(200),
  "data_quality_score"      numeric(5,4),
  "feature_drift_detected"  boolean,
  "processing_time_minutes" integer,
  "records_processed"       integer,
  "features_generated"      integer,
  "data_lineage"            jsonb,
  "error_details"           text,
  "updated_at"              timestamp with time zone,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_feature_pipeline_s_pkey" PRIMARY KEY ("ai_feature_pipeline_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_feature_pipeline_s" IS 'What a run read, made of it and wrote';
COMMENT ON COLUMN "business"."ai_feature_pipeline_s"."execution_status" IS 'RUNNING, COMPLETED or FAILED';
COMMENT ON COLUMN "business"."ai_feature_pipeline_s"."data_lineage" IS 'The pipeline''s own account of what came from where';

CREATE TABLE "business"."ai_interaction_details_s" (
  "ai_interaction_hk"     bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "ai_interaction_bk"     character varying(100),
  "interaction_timestamp" timestamp with time zone,
  "model_used"            character varying(100),
  "context_type"          character varying(50),
  "processing_time_ms"    integer,
  "token_count_input"     integer,
  "token_count_output"    integer,
  "security_level"        character varying(20),
  "updated_at"            timestamp with time zone,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "ai_interaction_details_s_pkey" PRIMARY KEY ("ai_interaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_interaction_details_s" IS 'How an interaction went';
COMMENT ON COLUMN "business"."ai_interaction_details_s"."ai_interaction_bk" IS 'The tenant''s own number of it; every tenant begins at one';
COMMENT ON COLUMN "business"."ai_interaction_details_s"."context_type" IS 'business_analysis, general, compliance or medical';
COMMENT ON COLUMN "business"."ai_interaction_details_s"."security_level" IS 'safe, review, unsafe or blocked';

CREATE TABLE "business"."ai_interaction_text_s" (
  "ai_interaction_hk" bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "question_text"     text,
  "response_text"     text,
  "ip_address"        inet,
  "user_agent"        text,
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "ai_interaction_text_s_pkey" PRIMARY KEY ("ai_interaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_interaction_text_s" IS 'What was said and from where; apart from the details, so that it can be erased. Kept for 2557 days.';
COMMENT ON COLUMN "business"."ai_interaction_text_s"."question_text" IS '[personal]';
COMMENT ON COLUMN "business"."ai_interaction_text_s"."response_text" IS '[personal]';
COMMENT ON COLUMN "business"."ai_interaction_text_s"."ip_address" IS '[personal]';
COMMENT ON COLUMN "business"."ai_interaction_text_s"."user_agent" IS '[personal]';

CREATE TABLE "business"."ai_model_s" (
  "ai_model_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "model_id"      uuid,
  "provider"      character varying(100),
  "model_type"    character varying(50),
  "created_at"    timestamp with time zone,
  "retired_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_s_pkey" PRIMARY KEY ("ai_model_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_model_s" IS 'What a model is and where it comes from';
COMMENT ON COLUMN "business"."ai_model_s"."model_id" IS 'The register''s own number, which evaluations refer to';

CREATE TABLE "business"."ai_model_performance_s" (
  "ai_model_performance_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "evaluation_id"           uuid,
  "model_id"                uuid,
  "accuracy_score"          numeric(5,4),
  "precision_score"         numeric(5,4),
  "recall_score"            numeric(5,4),
  "f1_score"                numeric(5,4),
  "auc_score"               numeric(5,4),
  "training_data_size"      integer,
  "test_data_size"          integer,
  "inference_time_ms"       integer,
  "memory_usage_mb"         integer,
  "cpu_utilization_percent" numeric(5,2),
  "model_drift_score"       numeric(5,4),
  "data_drift_score"        numeric(5,4),
  "performance_degradation" boolean,
  "retraining_recommended"  boolean,
  "evaluation_metrics"      jsonb,
  "updated_at"              timestamp with time zone,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "ai_model_performance_s_pkey" PRIMARY KEY ("ai_model_performance_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_model_performance_s" IS 'How well a model did in an evaluation';
COMMENT ON COLUMN "business"."ai_model_performance_s"."model_id" IS 'The register''s number of the model, where the register knows it';

CREATE TABLE "business"."ai_training_execution_s" (
  "ai_training_execution_hk"  bytea                    NOT NULL,
  "load_date"                 timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"             timestamp with time zone,
  "hash_diff"                 bytea                    NOT NULL,
  "job_id"                    uuid,
  "model_name"                character varying(100),
  "training_start_time"       timestamp with time zone,
  "training_end_time"         timestamp with time zone,
  "training_status"           character varying(50),
  "training_duration_minutes" integer,
  "dataset_version"           character varying(50),
  "hyperparameters"           jsonb,
  "training_loss"             numeric(10,6),
  "validation_loss"           numeric(10,6),
  "epochs_completed"          integer,
  "early_stopping_triggered"  boolean,
  "resource_utilization"      jsonb,
  "error_message"             text,
  "artifacts_location"        character varying(500),
  "model_checkpoints"         jsonb,
  "updated_at"                timestamp with time zone,
  "tenant_hk"                 bytea                    NOT NULL,
  "record_source"             character varying(100)   NOT NULL,
  CONSTRAINT "ai_training_execution_s_pkey" PRIMARY KEY ("ai_training_execution_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."ai_training_execution_s" IS 'How far a training came, and what of it';
COMMENT ON COLUMN "business"."ai_training_execution_s"."training_status" IS 'RUNNING, COMPLETED, FAILED or CANCELLED';

CREATE TABLE "util"."query_performance_s" (
  "query_performance_hk" bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "tenant_id"            uuid,
  "query_text"           text,
  "execution_timestamp"  timestamp with time zone,
  "execution_time_ms"    numeric(12,3),
  "rows_returned"        bigint,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "query_performance_s_pkey" PRIMARY KEY ("query_performance_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "util"."query_performance_s" IS 'How long a query took. Kept for 30 days.';
COMMENT ON COLUMN "util"."query_performance_s"."tenant_id" IS 'NULL where the platform itself asked';

CREATE TABLE "auth"."tenant_profile_s" (
  "tenant_hk"          bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "tenant_bk"          character varying(100),
  "tenant_name"        character varying(255),
  "tenant_status"      character varying(20),
  "data_region"        character varying(20),
  "compliance_regimes" text[],
  "created_at"         timestamp with time zone,
  "updated_at"         timestamp with time zone,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "tenant_profile_s_pkey" PRIMARY KEY ("tenant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."tenant_profile_s" IS 'Name, standing and obligations of a tenant';
COMMENT ON COLUMN "auth"."tenant_profile_s"."tenant_bk" IS 'The short name that people use; unique, and changed now and then';
COMMENT ON COLUMN "auth"."tenant_profile_s"."tenant_status" IS 'ACTIVE, SUSPENDED, TRIAL or CLOSED';
COMMENT ON COLUMN "auth"."tenant_profile_s"."data_region" IS 'Where the tenant''s data must stay: us-east, us-west, ca, eu or apac';
COMMENT ON COLUMN "auth"."tenant_profile_s"."compliance_regimes" IS 'HIPAA, GDPR, SOX and the like';

CREATE TABLE "auth"."token_s" (
  "token_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "token_id"      uuid,
  "issued_at"     timestamp with time zone,
  "expires_at"    timestamp with time zone,
  "revoked"       boolean,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "token_s_pkey" PRIMARY KEY ("token_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."token_s" IS 'The life of a token';

CREATE TABLE "auth"."token_client_s" (
  "token_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "ip_address"    inet,
  "user_agent"    text,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "token_client_s_pkey" PRIMARY KEY ("token_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."token_client_s" IS 'Where a token was asked for from';
COMMENT ON COLUMN "auth"."token_client_s"."ip_address" IS '[personal]';
COMMENT ON COLUMN "auth"."token_client_s"."user_agent" IS '[personal]';

CREATE TABLE "auth"."user_login_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "last_login_at" timestamp with time zone,
  "is_active"     boolean,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_login_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."user_login_s" IS 'Whether and when a user was last there';

CREATE TABLE "auth"."user_profile_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "user_email"    character varying(255),
  "first_name"    character varying(100),
  "last_name"     character varying(100),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_profile_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."user_profile_s" IS 'Who a user is';
COMMENT ON COLUMN "auth"."user_profile_s"."user_email" IS '[personal]';
COMMENT ON COLUMN "auth"."user_profile_s"."first_name" IS '[personal]';
COMMENT ON COLUMN "auth"."user_profile_s"."last_name" IS '[personal]';

CREATE TABLE "auth"."user_role_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "role_name"     character varying(50),
  "created_at"    timestamp with time zone,
  "updated_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_role_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "auth"."user_role_s" IS 'What a user is to the tenant';
COMMENT ON COLUMN "auth"."user_role_s"."role_name" IS 'owner, admin, analyst, member or service';

-- Reference tables ------------------------------------------------------------
--
-- Code lists, known by their own keys and the same for all tenants. One without history keeps the
-- newest payload beside the key; one with history keeps versions in a table of their own.

CREATE TABLE "ref"."context_type_r" (
  "context_type"  character varying(50)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "context_type_r_pkey" PRIMARY KEY ("context_type")
);
COMMENT ON TABLE "ref"."context_type_r" IS 'What questions are about';

CREATE TABLE "ref"."region_r" (
  "data_region"   character varying(20)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "region_r_pkey" PRIMARY KEY ("data_region")
);
COMMENT ON TABLE "ref"."region_r" IS 'Where data may have to stay';

CREATE TABLE "ref"."security_level_r" (
  "security_level" character varying(20)    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "security_level_r_pkey" PRIMARY KEY ("security_level")
);
COMMENT ON TABLE "ref"."security_level_r" IS 'How safe answers may be';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.

CREATE INDEX "ai_access_decision_h_key_idx"
  ON "business"."ai_access_decision_h" ("tenant_hk", "decision_id");

CREATE INDEX "ai_deployment_status_h_key_idx"
  ON "business"."ai_deployment_status_h" ("tenant_hk", "deployment_id");

CREATE INDEX "ai_feature_pipeline_h_key_idx"
  ON "business"."ai_feature_pipeline_h" ("tenant_hk", "pipeline_id", "execution_timestamp");

CREATE INDEX "ai_interaction_h_key_idx"
  ON "business"."ai_interaction_h" ("tenant_hk", "interaction_id");

CREATE INDEX "ai_model_h_key_idx"
  ON "business"."ai_model_h" ("tenant_hk", "model_name", "model_version");

CREATE INDEX "ai_model_performance_h_key_idx"
  ON "business"."ai_model_performance_h" ("tenant_hk", "model_name", "model_version", "evaluation_date");

CREATE INDEX "ai_training_execution_h_key_idx"
  ON "business"."ai_training_execution_h" ("tenant_hk", "training_job_id");

CREATE INDEX "query_h_key_idx" ON "util"."query_h" ("tenant_hk", "query_fingerprint");

CREATE INDEX "query_performance_h_key_idx"
  ON "util"."query_performance_h" ("tenant_hk", "query_id");

CREATE INDEX "tenant_h_key_idx" ON "auth"."tenant_h" ("tenant_id");

CREATE INDEX "token_h_key_idx" ON "auth"."token_h" ("tenant_hk", "token_hash");

CREATE INDEX "user_h_key_idx" ON "auth"."user_h" ("tenant_hk", "user_id");

CREATE INDEX "ai_model_deployment_l_ai_model_hk_idx"
  ON "business"."ai_model_deployment_l" ("ai_model_hk");

CREATE INDEX "ai_model_deployment_l_ai_deployment_status_hk_idx"
  ON "business"."ai_model_deployment_l" ("ai_deployment_status_hk");

CREATE INDEX "ai_model_evaluation_l_ai_model_hk_idx"
  ON "business"."ai_model_evaluation_l" ("ai_model_hk");

CREATE INDEX "ai_model_evaluation_l_ai_model_performance_hk_idx"
  ON "business"."ai_model_evaluation_l" ("ai_model_performance_hk");

CREATE INDEX "query_execution_l_query_hk_idx" ON "util"."query_execution_l" ("query_hk");

CREATE INDEX "query_execution_l_query_performance_hk_idx"
  ON "util"."query_execution_l" ("query_performance_hk");

CREATE INDEX "user_ai_access_decision_l_user_hk_idx"
  ON "business"."user_ai_access_decision_l" ("user_hk");

CREATE INDEX "user_ai_access_decision_l_ai_interaction_hk_idx"
  ON "business"."user_ai_access_decision_l" ("ai_interaction_hk");

CREATE INDEX "user_ai_access_decision_l_ai_access_decision_hk_idx"
  ON "business"."user_ai_access_decision_l" ("ai_access_decision_hk");

CREATE INDEX "user_ai_interaction_l_user_hk_idx" ON "business"."user_ai_interaction_l" ("user_hk");

CREATE INDEX "user_ai_interaction_l_ai_interaction_hk_idx"
  ON "business"."user_ai_interaction_l" ("ai_interaction_hk");

CREATE INDEX "user_token_l_user_hk_idx" ON "auth"."user_token_l" ("user_hk");

CREATE INDEX "user_token_l_token_hk_idx" ON "auth"."user_token_l" ("token_hk");

-- Hash diffs ------------------------------------------------------------------
--
-- Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
-- needs them.

CREATE FUNCTION "util"."ai_access_decision_hash_diff"("version" "business"."ai_access_decision_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'access_granted', left(version."access_granted"::text, 1)),
    (2, 'access_level', version."access_level"::text),
    (3, 'compliance_flags', version."compliance_flags"::text),
    (4, 'context_type', version."context_type"::text),
    (5, 'decided_at', version."decided_at"::text),
    (6, 'rate_limit_remaining', version."rate_limit_remaining"::text),
    (7, 'requested_model', version."requested_model"::text),
    (8, 'required_actions', version."required_actions"::text),
    (9, 'risk_score', version."risk_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_access_request_hash_diff"("version" "business"."ai_access_request_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'content_preview', version."content_preview"::text),
    (2, 'ip_address', abbrev(version."ip_address")), (3, 'user_agent', version."user_agent"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_deployment_status_hash_diff"("version" "business"."ai_deployment_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'canary_deployment', left(version."canary_deployment"::text, 1)),
    (2, 'deployment_environment', version."deployment_environment"::text),
    (3, 'deployment_notes', version."deployment_notes"::text),
    (4, 'deployment_status', version."deployment_status"::text),
    (5, 'deployment_timestamp', version."deployment_timestamp"::text),
    (6, 'endpoint_url', version."endpoint_url"::text),
    (7, 'health_check_url', version."health_check_url"::text), (8, 'id', version."id"::text),
    (9, 'resource_allocation', "util"."json_text"(version."resource_allocation")),
    (10, 'rollback_version', version."rollback_version"::text),
    (11, 'scaling_config', "util"."json_text"(version."scaling_config")),
    (12, 'traffic_percentage', version."traffic_percentage"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_feature_pipeline_hash_diff"("version" "business"."ai_feature_pipeline_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'data_lineage', "util"."json_text"(version."data_lineage")),
    (2, 'data_quality_score', version."data_quality_score"::text),
    (3, 'error_details', version."error_details"::text),
    (4, 'execution_status', version."execution_status"::text),
    (5, 'feature_drift_detected', left(version."feature_drift_detected"::text, 1)),
    (6, 'feature_transformations', "util"."json_text"(version."feature_transformations")),
    (7, 'features_generated', version."features_generated"::text),
    (8, 'input_data_sources', "util"."json_text"(version."input_data_sources")),
    (9, 'output_feature_store', version."output_feature_store"::text),
    (10, 'pipeline_name', version."pipeline_name"::text),
    (11, 'pipeline_version', version."pipeline_version"::text),
    (12, 'processing_time_minutes', version."processing_time_minutes"::text),
    (13, 'records_processed', version."records_processed"::text),
    (14, 'run_id', version."run_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_interaction_details_hash_diff"("version" "business"."ai_interaction_details_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_interaction_bk', version."ai_interaction_bk"::text),
    (2, 'context_type', version."context_type"::text),
    (3, 'interaction_timestamp', version."interaction_timestamp"::text),
    (4, 'model_used', version."model_used"::text),
    (5, 'processing_time_ms', version."processing_time_ms"::text),
    (6, 'security_level', version."security_level"::text),
    (7, 'token_count_input', version."token_count_input"::text),
    (8, 'token_count_output', version."token_count_output"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_interaction_text_hash_diff"("version" "business"."ai_interaction_text_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ip_address', abbrev(version."ip_address")),
    (2, 'question_text', version."question_text"::text),
    (3, 'response_text', version."response_text"::text),
    (4, 'user_agent', version."user_agent"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_model_hash_diff"("version" "business"."ai_model_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'model_id', version."model_id"::text),
    (3, 'model_type', version."model_type"::text), (4, 'provider', version."provider"::text),
    (5, 'retired_at', version."retired_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_model_performance_hash_diff"("version" "business"."ai_model_performance_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'accuracy_score', version."accuracy_score"::text),
    (2, 'auc_score', version."auc_score"::text),
    (3, 'cpu_utilization_percent', version."cpu_utilization_percent"::text),
    (4, 'data_drift_score', version."data_drift_score"::text),
    (5, 'evaluation_id', version."evaluation_id"::text),
    (6, 'evaluation_metrics', "util"."json_text"(version."evaluation_metrics")),
    (7, 'f1_score', version."f1_score"::text),
    (8, 'inference_time_ms', version."inference_time_ms"::text),
    (9, 'memory_usage_mb', version."memory_usage_mb"::text),
    (10, 'model_drift_score', version."model_drift_score"::text),
    (11, 'model_id', version."model_id"::text),
    (12, 'performance_degradation', left(version."performance_degradation"::text, 1)),
    (13, 'precision_score', version."precision_score"::text),
    (14, 'recall_score', version."recall_score"::text),
    (15, 'retraining_recommended', left(version."retraining_recommended"::text, 1)),
    (16, 'test_data_size', version."test_data_size"::text),
    (17, 'training_data_size', version."training_data_size"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."ai_training_execution_hash_diff"("version" "business"."ai_training_execution_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'artifacts_location', version."artifacts_location"::text),
    (2, 'dataset_version', version."dataset_version"::text),
    (3, 'early_stopping_triggered', left(version."early_stopping_triggered"::text, 1)),
    (4, 'epochs_completed', version."epochs_completed"::text),
    (5, 'error_message', version."error_message"::text),
    (6, 'hyperparameters', "util"."json_text"(version."hyperparameters")),
    (7, 'job_id', version."job_id"::text),
    (8, 'model_checkpoints', "util"."json_text"(version."model_checkpoints")),
    (9, 'model_name', version."model_name"::text),
    (10, 'resource_utilization', "util"."json_text"(version."resource_utilization")),
    (11, 'training_duration_minutes', version."training_duration_minutes"::text),
    (12, 'training_end_time', version."training_end_time"::text),
    (13, 'training_loss', version."training_loss"::text),
    (14, 'training_start_time', version."training_start_time"::text),
    (15, 'training_status', version."training_status"::text),
    (16, 'validation_loss', version."validation_loss"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."query_performance_hash_diff"("version" "util"."query_performance_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'execution_time_ms', version."execution_time_ms"::text),
    (2, 'execution_timestamp', version."execution_timestamp"::text),
    (3, 'query_text', version."query_text"::text),
    (4, 'rows_returned', version."rows_returned"::text), (5, 'tenant_id', version."tenant_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."tenant_profile_hash_diff"("version" "auth"."tenant_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'compliance_regimes', version."compliance_regimes"::text),
    (2, 'created_at', version."created_at"::text), (3, 'data_region', version."data_region"::text),
    (4, 'tenant_bk', version."tenant_bk"::text), (5, 'tenant_name', version."tenant_name"::text),
    (6, 'tenant_status', version."tenant_status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."token_hash_diff"("version" "auth"."token_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'expires_at', version."expires_at"::text), (2, 'issued_at', version."issued_at"::text),
    (3, 'revoked', left(version."revoked"::text, 1)), (4, 'token_id', version."token_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."token_client_hash_diff"("version" "auth"."token_client_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ip_address', abbrev(version."ip_address")), (2, 'user_agent', version."user_agent"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."user_login_hash_diff"("version" "auth"."user_login_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'is_active', left(version."is_active"::text, 1)),
    (2, 'last_login_at', version."last_login_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."user_profile_hash_diff"("version" "auth"."user_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'first_name', version."first_name"::text), (2, 'last_name', version."last_name"::text),
    (3, 'user_email', version."user_email"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."user_role_hash_diff"("version" "auth"."user_role_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'role_name', version."role_name"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "business"."ai_access_decision_current" WITH (security_invoker = true) AS
SELECT
  version."ai_access_decision_hk", version."load_date", version."hash_diff",
  version."requested_model", version."context_type", version."access_granted", version."risk_score",
  version."access_level", version."required_actions", version."compliance_flags",
  version."rate_limit_remaining", version."decided_at", version."tenant_hk", version."record_source"
FROM "business"."ai_access_decision_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_access_decision_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_access_decision_current" IS 'What was decided, and why (as it is now)';

CREATE VIEW "business"."ai_access_request_current" WITH (security_invoker = true) AS
SELECT
  version."ai_access_decision_hk", version."load_date", version."hash_diff",
  version."content_preview", version."ip_address", version."user_agent", version."tenant_hk",
  version."record_source"
FROM "business"."ai_access_request_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_access_decision_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_access_request_current" IS 'What was asked for, and from where (as it is now)';

CREATE VIEW "business"."ai_deployment_status_current" WITH (security_invoker = true) AS
SELECT
  version."ai_deployment_status_hk", version."load_date", version."hash_diff", version."id",
  version."deployment_environment", version."deployment_status", version."deployment_timestamp",
  version."endpoint_url", version."health_check_url", version."scaling_config",
  version."resource_allocation", version."traffic_percentage", version."canary_deployment",
  version."rollback_version", version."deployment_notes", version."updated_at", version."tenant_hk",
  version."record_source"
FROM "business"."ai_deployment_status_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_deployment_status_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_deployment_status_current" IS 'What became of a deployment (as it is now)';

CREATE VIEW "business"."ai_feature_pipeline_current" WITH (security_invoker = true) AS
SELECT
  version."ai_feature_pipeline_hk", version."load_date", version."hash_diff", version."run_id",
  version."pipeline_name", version."pipeline_version", version."execution_status",
  version."input_data_sources", version."feature_transformations", version."output_feature_store",
  version."data_quality_score", version."feature_drift_detected", version."processing_time_minutes",
  version."records_processed", version."features_generated", version."data_lineage",
  version."error_details", version."updated_at", version."tenant_hk", version."record_source"
FROM "business"."ai_feature_pipeline_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_feature_pipeline_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_feature_pipeline_current" IS 'What a run read, made of it and wrote (as it is now)';

CREATE VIEW "business"."ai_interaction_details_current" WITH (security_invoker = true) AS
SELECT
  version."ai_interaction_hk", version."load_date", version."hash_diff",
  version."ai_interaction_bk", version."interaction_timestamp", version."model_used",
  version."context_type", version."processing_time_ms", version."token_count_input",
  version."token_count_output", version."security_level", version."updated_at", version."tenant_hk",
  version."record_source"
FROM "business"."ai_interaction_details_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_interaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_interaction_details_current" IS 'How an interaction went (as it is now)';

CREATE VIEW "business"."ai_interaction_text_current" WITH (security_invoker = true) AS
SELECT
  version."ai_interaction_hk", version."load_date", version."hash_diff", version."question_text",
  version."response_text", version."ip_address", version."user_agent", version."tenant_hk",
  version."record_source"
FROM "business"."ai_interaction_text_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_interaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_interaction_text_current" IS 'What was said and from where; apart from the details, so that it can be erased (as it is now)';

CREATE VIEW "business"."ai_model_current" WITH (security_invoker = true) AS
SELECT
  version."ai_model_hk", version."load_date", version."hash_diff", version."model_id",
  version."provider", version."model_type", version."created_at", version."retired_at",
  version."tenant_hk", version."record_source"
FROM "business"."ai_model_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_model_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_model_current" IS 'What a model is and where it comes from (as it is now)';

CREATE VIEW "business"."ai_model_performance_current" WITH (security_invoker = true) AS
SELECT
  version."ai_model_performance_hk", version."load_date", version."hash_diff",
  version."evaluation_id", version."model_id", version."accuracy_score", version."precision_score",
  version."recall_score", version."f1_score", version."auc_score", version."training_data_size",
  version."test_data_size", version."inference_time_ms", version."memory_usage_mb",
  version."cpu_utilization_percent", version."model_drift_score", version."data_drift_score",
  version."performance_degradation", version."retraining_recommended", version."evaluation_metrics",
  version."updated_at", version."tenant_hk", version."record_source"
FROM "business"."ai_model_performance_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_model_performance_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_model_performance_current" IS 'How well a model did in an evaluation (as it is now)';

CREATE VIEW "business"."ai_training_execution_current" WITH (security_invoker = true) AS
SELECT
  version."ai_training_execution_hk", version."load_date", version."hash_diff", version."job_id",
  version."model_name", version."training_start_time", version."training_end_time",
  version."training_status", version."training_duration_minutes", version."dataset_version",
  version."hyperparameters", version."training_loss", version."validation_loss",
  version."epochs_completed", version."early_stopping_triggered", version."resource_utilization",
  version."error_message", version."artifacts_location", version."model_checkpoints",
  version."updated_at", version."tenant_hk", version."record_source"
FROM "business"."ai_training_execution_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_training_execution_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_training_execution_current" IS 'How far a training came, and what of it (as it is now)';

CREATE VIEW "util"."query_performance_current" WITH (security_invoker = true) AS
SELECT
  version."query_performance_hk", version."load_date", version."hash_diff", version."tenant_id",
  version."query_text", version."execution_timestamp", version."execution_time_ms",
  version."rows_returned", version."tenant_hk", version."record_source"
FROM "util"."query_performance_s" AS version
WHERE version.load_end_date IS NULL AND version."query_performance_hk" <> "util"."zero_key"();
COMMENT ON VIEW "util"."query_performance_current" IS 'How long a query took (as it is now)';

CREATE VIEW "auth"."tenant_profile_current" WITH (security_invoker = true) AS
SELECT
  version."tenant_hk", version."load_date", version."hash_diff", version."tenant_bk",
  version."tenant_name", version."tenant_status", version."data_region",
  version."compliance_regimes", version."created_at", version."updated_at", version."record_source"
FROM "auth"."tenant_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."tenant_profile_current" IS 'Name, standing and obligations of a tenant (as it is now)';

CREATE VIEW "auth"."token_current" WITH (security_invoker = true) AS
SELECT
  version."token_hk", version."load_date", version."hash_diff", version."token_id",
  version."issued_at", version."expires_at", version."revoked", version."tenant_hk",
  version."record_source"
FROM "auth"."token_s" AS version
WHERE version.load_end_date IS NULL AND version."token_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."token_current" IS 'The life of a token (as it is now)';

CREATE VIEW "auth"."token_client_current" WITH (security_invoker = true) AS
SELECT
  version."token_hk", version."load_date", version."hash_diff", version."ip_address",
  version."user_agent", version."tenant_hk", version."record_source"
FROM "auth"."token_client_s" AS version
WHERE version.load_end_date IS NULL AND version."token_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."token_client_current" IS 'Where a token was asked for from (as it is now)';

CREATE VIEW "auth"."user_login_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."last_login_at",
  version."is_active", version."tenant_hk", version."record_source"
FROM "auth"."user_login_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."user_login_current" IS 'Whether and when a user was last there (as it is now)';

CREATE VIEW "auth"."user_profile_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."user_email",
  version."first_name", version."last_name", version."tenant_hk", version."record_source"
FROM "auth"."user_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."user_profile_current" IS 'Who a user is (as it is now)';

CREATE VIEW "auth"."user_role_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."role_name",
  version."created_at", version."updated_at", version."tenant_hk", version."record_source"
FROM "auth"."user_role_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."user_role_current" IS 'What a user is to the tenant (as it is now)';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
-- source has the key, and is NULL where it never said so.

CREATE VIEW "business"."ai_access_decision_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_access_decision_hk", hub."tenant_hk", hub."decision_id", hub."load_date",
  hub."record_source", s1."requested_model", s1."context_type", s1."access_granted",
  s1."risk_score", s1."access_level", s1."required_actions", s1."compliance_flags",
  s1."rate_limit_remaining", s1."decided_at", s2."content_preview", s2."ip_address", s2."user_agent"
FROM "business"."ai_access_decision_h" AS hub
LEFT JOIN "business"."ai_access_decision_current" AS s1 ON s1."ai_access_decision_hk" = hub."ai_access_decision_hk"
LEFT JOIN "business"."ai_access_request_current" AS s2 ON s2."ai_access_decision_hk" = hub."ai_access_decision_hk"
WHERE hub."ai_access_decision_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_access_decision_now" IS 'The answer of the gateway to a request for a model (as it is now)';

CREATE VIEW "business"."ai_deployment_status_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_deployment_status_hk", hub."tenant_hk", hub."deployment_id", hub."load_date",
  hub."record_source", s1."id", s1."deployment_environment", s1."deployment_status",
  s1."deployment_timestamp", s1."endpoint_url", s1."health_check_url", s1."scaling_config",
  s1."resource_allocation", s1."traffic_percentage", s1."canary_deployment", s1."rollback_version",
  s1."deployment_notes", s1."updated_at"
FROM "business"."ai_deployment_status_h" AS hub
LEFT JOIN "business"."ai_deployment_status_current" AS s1 ON s1."ai_deployment_status_hk" = hub."ai_deployment_status_hk"
WHERE hub."ai_deployment_status_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_deployment_status_now" IS 'A model put to work in an environment (as it is now)';

CREATE VIEW "business"."ai_feature_pipeline_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_feature_pipeline_hk", hub."tenant_hk", hub."pipeline_id", hub."execution_timestamp",
  hub."ai_feature_pipeline_bk", hub."load_date", hub."record_source", s1."run_id",
  s1."pipeline_name", s1."pipeline_version", s1."execution_status", s1."input_data_sources",
  s1."feature_transformations", s1."output_feature_store", s1."data_quality_score",
  s1."feature_drift_detected", s1."processing_time_minutes", s1."records_processed",
  s1."features_generated", s1."data_lineage", s1."error_details", s1."updated_at"
FROM "business"."ai_feature_pipeline_h" AS hub
LEFT JOIN "business"."ai_feature_pipeline_current" AS s1 ON s1."ai_feature_pipeline_hk" = hub."ai_feature_pipeline_hk"
WHERE hub."ai_feature_pipeline_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_feature_pipeline_now" IS 'One run of a feature pipeline (as it is now)';

CREATE VIEW "business"."ai_interaction_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_interaction_hk", hub."tenant_hk", hub."interaction_id", hub."load_date",
  hub."record_source", s1."ai_interaction_bk", s1."interaction_timestamp", s1."model_used",
  s1."context_type", s1."processing_time_ms", s1."token_count_input", s1."token_count_output",
  s1."security_level", s1."updated_at", s2."question_text", s2."response_text", s2."ip_address",
  s2."user_agent"
FROM "business"."ai_interaction_h" AS hub
LEFT JOIN "business"."ai_interaction_details_current" AS s1 ON s1."ai_interaction_hk" = hub."ai_interaction_hk"
LEFT JOIN "business"."ai_interaction_text_current" AS s2 ON s2."ai_interaction_hk" = hub."ai_interaction_hk"
WHERE hub."ai_interaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_interaction_now" IS 'One question to a model, and its answer (as it is now)';

CREATE VIEW "business"."ai_model_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_model_hk", hub."tenant_hk", hub."model_name", hub."model_version", hub."ai_model_bk",
  hub."load_date", hub."record_source", s1."model_id", s1."provider", s1."model_type",
  s1."created_at", s1."retired_at"
FROM "business"."ai_model_h" AS hub
LEFT JOIN "business"."ai_model_current" AS s1 ON s1."ai_model_hk" = hub."ai_model_hk"
WHERE hub."ai_model_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_model_now" IS 'One version of a machine-learning model (as it is now)';

CREATE VIEW "business"."ai_model_performance_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_model_performance_hk", hub."tenant_hk", hub."model_name", hub."model_version",
  hub."evaluation_date", hub."ai_model_performance_bk", hub."load_date", hub."record_source",
  s1."evaluation_id", s1."model_id", s1."accuracy_score", s1."precision_score", s1."recall_score",
  s1."f1_score", s1."auc_score", s1."training_data_size", s1."test_data_size",
  s1."inference_time_ms", s1."memory_usage_mb", s1."cpu_utilization_percent",
  s1."model_drift_score", s1."data_drift_score", s1."performance_degradation",
  s1."retraining_recommended", s1."evaluation_metrics", s1."updated_at"
FROM "business"."ai_model_performance_h" AS hub
LEFT JOIN "business"."ai_model_performance_current" AS s1 ON s1."ai_model_performance_hk" = hub."ai_model_performance_hk"
WHERE hub."ai_model_performance_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_model_performance_now" IS 'The evaluation of one version of a model on one day (as it is now)';

CREATE VIEW "business"."ai_training_execution_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_training_execution_hk", hub."tenant_hk", hub."training_job_id", hub."load_date",
  hub."record_source", s1."job_id", s1."model_name", s1."training_start_time",
  s1."training_end_time", s1."training_status", s1."training_duration_minutes",
  s1."dataset_version", s1."hyperparameters", s1."training_loss", s1."validation_loss",
  s1."epochs_completed", s1."early_stopping_triggered", s1."resource_utilization",
  s1."error_message", s1."artifacts_location", s1."model_checkpoints", s1."updated_at"
FROM "business"."ai_training_execution_h" AS hub
LEFT JOIN "business"."ai_training_execution_current" AS s1 ON s1."ai_training_execution_hk" = hub."ai_training_execution_hk"
WHERE hub."ai_training_execution_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."ai_training_execution_now" IS 'One run of a training job (as it is now)';

CREATE VIEW "util"."query_now" WITH (security_invoker = true) AS
SELECT
  hub."query_hk", hub."tenant_hk", hub."query_fingerprint", hub."load_date", hub."record_source"
FROM "util"."query_h" AS hub
WHERE hub."query_hk" <> "util"."zero_key"();
COMMENT ON VIEW "util"."query_now" IS 'A form of query, whatever its values (as it is now)';

CREATE VIEW "util"."query_performance_now" WITH (security_invoker = true) AS
SELECT
  hub."query_performance_hk", hub."tenant_hk", hub."query_id", hub."load_date", hub."record_source",
  s1."tenant_id", s1."query_text", s1."execution_timestamp", s1."execution_time_ms",
  s1."rows_returned"
FROM "util"."query_performance_h" AS hub
LEFT JOIN "util"."query_performance_current" AS s1 ON s1."query_performance_hk" = hub."query_performance_hk"
WHERE hub."query_performance_hk" <> "util"."zero_key"();
COMMENT ON VIEW "util"."query_performance_now" IS 'One execution of a query (as it is now)';

CREATE VIEW "auth"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk", hub."tenant_id", hub."load_date", hub."record_source", s1."tenant_bk",
  s1."tenant_name", s1."tenant_status", s1."data_region", s1."compliance_regimes", s1."created_at",
  s1."updated_at"
FROM "auth"."tenant_h" AS hub
LEFT JOIN "auth"."tenant_profile_current" AS s1 ON s1."tenant_hk" = hub."tenant_hk"
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."tenant_now" IS 'A customer organisation of the platform (as it is now)';

CREATE VIEW "auth"."token_now" WITH (security_invoker = true) AS
SELECT
  hub."token_hk", hub."tenant_hk", hub."token_hash", hub."load_date", hub."record_source",
  s1."token_id", s1."issued_at", s1."expires_at", s1."revoked", s2."ip_address", s2."user_agent"
FROM "auth"."token_h" AS hub
LEFT JOIN "auth"."token_current" AS s1 ON s1."token_hk" = hub."token_hk"
LEFT JOIN "auth"."token_client_current" AS s2 ON s2."token_hk" = hub."token_hk"
WHERE hub."token_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."token_now" IS 'An access token, known by its SHA-256 digest (as it is now)';

CREATE VIEW "auth"."user_now" WITH (security_invoker = true) AS
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source",
  s1."last_login_at", s1."is_active", s2."user_email", s2."first_name", s2."last_name",
  s3."role_name", s3."created_at", s3."updated_at"
FROM "auth"."user_h" AS hub
LEFT JOIN "auth"."user_login_current" AS s1 ON s1."user_hk" = hub."user_hk"
LEFT JOIN "auth"."user_profile_current" AS s2 ON s2."user_hk" = hub."user_hk"
LEFT JOIN "auth"."user_role_current" AS s3 ON s3."user_hk" = hub."user_hk"
WHERE hub."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."user_now" IS 'A person or service that uses the platform (as it is now)';

-- Hubs as they were -----------------------------------------------------------
--
-- The same columns for an instant: what the vault knows to have been in force then. They run with
-- the rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "business"."ai_access_decision_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_access_decision_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_access_decision_hk", hub."tenant_hk", hub."decision_id", hub."load_date",
  hub."record_source", s1."requested_model", s1."context_type", s1."access_granted",
  s1."risk_score", s1."access_level", s1."required_actions", s1."compliance_flags",
  s1."rate_limit_remaining", s1."decided_at", s2."content_preview", s2."ip_address", s2."user_agent"
FROM "business"."ai_access_decision_h" AS hub
LEFT JOIN "business"."ai_access_decision_s" AS s1 ON s1."ai_access_decision_hk" = hub."ai_access_decision_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "business"."ai_access_request_s" AS s2 ON s2."ai_access_decision_hk" = hub."ai_access_decision_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."ai_access_decision_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_access_decision_s" AS earlier
    WHERE earlier."ai_access_decision_hk" = hub."ai_access_decision_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."ai_access_request_s" AS earlier
    WHERE earlier."ai_access_decision_hk" = hub."ai_access_decision_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_access_decision_as_of"(timestamp with time zone) IS 'The answer of the gateway to a request for a model (as it was at an instant)';

CREATE FUNCTION "business"."ai_deployment_status_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_deployment_status_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_deployment_status_hk", hub."tenant_hk", hub."deployment_id", hub."load_date",
  hub."record_source", s1."id", s1."deployment_environment", s1."deployment_status",
  s1."deployment_timestamp", s1."endpoint_url", s1."health_check_url", s1."scaling_config",
  s1."resource_allocation", s1."traffic_percentage", s1."canary_deployment", s1."rollback_version",
  s1."deployment_notes", s1."updated_at"
FROM "business"."ai_deployment_status_h" AS hub
LEFT JOIN "business"."ai_deployment_status_s" AS s1 ON s1."ai_deployment_status_hk" = hub."ai_deployment_status_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."ai_deployment_status_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_deployment_status_s" AS earlier
    WHERE earlier."ai_deployment_status_hk" = hub."ai_deployment_status_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_deployment_status_as_of"(timestamp with time zone) IS 'A model put to work in an environment (as it was at an instant)';

CREATE FUNCTION "business"."ai_feature_pipeline_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_feature_pipeline_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_feature_pipeline_hk", hub."tenant_hk", hub."pipeline_id", hub."execution_timestamp",
  hub."ai_feature_pipeline_bk", hub."load_date", hub."record_source", s1."run_id",
  s1."pipeline_name", s1."pipeline_version", s1."execution_status", s1."input_data_sources",
  s1."feature_transformations", s1."output_feature_store", s1."data_quality_score",
  s1."feature_drift_detected", s1."processing_time_minutes", s1."records_processed",
  s1."features_generated", s1."data_lineage", s1."error_details", s1."updated_at"
FROM "business"."ai_feature_pipeline_h" AS hub
LEFT JOIN "business"."ai_feature_pipeline_s" AS s1 ON s1."ai_feature_pipeline_hk" = hub."ai_feature_pipeline_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."ai_feature_pipeline_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_feature_pipeline_s" AS earlier
    WHERE earlier."ai_feature_pipeline_hk" = hub."ai_feature_pipeline_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_feature_pipeline_as_of"(timestamp with time zone) IS 'One run of a feature pipeline (as it was at an instant)';

CREATE FUNCTION "business"."ai_interaction_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_interaction_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_interaction_hk", hub."tenant_hk", hub."interaction_id", hub."load_date",
  hub."record_source", s1."ai_interaction_bk", s1."interaction_timestamp", s1."model_used",
  s1."context_type", s1."processing_time_ms", s1."token_count_input", s1."token_count_output",
  s1."security_level", s1."updated_at", s2."question_text", s2."response_text", s2."ip_address",
  s2."user_agent"
FROM "business"."ai_interaction_h" AS hub
LEFT JOIN "business"."ai_interaction_details_s" AS s1 ON s1."ai_interaction_hk" = hub."ai_interaction_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "business"."ai_interaction_text_s" AS s2 ON s2."ai_interaction_hk" = hub."ai_interaction_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."ai_interaction_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_interaction_details_s" AS earlier
    WHERE earlier."ai_interaction_hk" = hub."ai_interaction_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."ai_interaction_text_s" AS earlier
    WHERE earlier."ai_interaction_hk" = hub."ai_interaction_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_interaction_as_of"(timestamp with time zone) IS 'One question to a model, and its answer (as it was at an instant)';

CREATE FUNCTION "business"."ai_model_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_model_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_model_hk", hub."tenant_hk", hub."model_name", hub."model_version", hub."ai_model_bk",
  hub."load_date", hub."record_source", s1."model_id", s1."provider", s1."model_type",
  s1."created_at", s1."retired_at"
FROM "business"."ai_model_h" AS hub
LEFT JOIN "business"."ai_model_s" AS s1 ON s1."ai_model_hk" = hub."ai_model_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."ai_model_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_model_s" AS earlier
    WHERE earlier."ai_model_hk" = hub."ai_model_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_model_as_of"(timestamp with time zone) IS 'One version of a machine-learning model (as it was at an instant)';

CREATE FUNCTION "business"."ai_model_performance_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_model_performance_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_model_performance_hk", hub."tenant_hk", hub."model_name", hub."model_version",
  hub."evaluation_date", hub."ai_model_performance_bk", hub."load_date", hub."record_source",
  s1."evaluation_id", s1."model_id", s1."accuracy_score", s1."precision_score", s1."recall_score",
  s1."f1_score", s1."auc_score", s1."training_data_size", s1."test_data_size",
  s1."inference_time_ms", s1."memory_usage_mb", s1."cpu_utilization_percent",
  s1."model_drift_score", s1."data_drift_score", s1."performance_degradation",
  s1."retraining_recommended", s1."evaluation_metrics", s1."updated_at"
FROM "business"."ai_model_performance_h" AS hub
LEFT JOIN "business"."ai_model_performance_s" AS s1 ON s1."ai_model_performance_hk" = hub."ai_model_performance_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."ai_model_performance_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_model_performance_s" AS earlier
    WHERE earlier."ai_model_performance_hk" = hub."ai_model_performance_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_model_performance_as_of"(timestamp with time zone) IS 'The evaluation of one version of a model on one day (as it was at an instant)';

CREATE FUNCTION "business"."ai_training_execution_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."ai_training_execution_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_training_execution_hk", hub."tenant_hk", hub."training_job_id", hub."load_date",
  hub."record_source", s1."job_id", s1."model_name", s1."training_start_time",
  s1."training_end_time", s1."training_status", s1."training_duration_minutes",
  s1."dataset_version", s1."hyperparameters", s1."training_loss", s1."validation_loss",
  s1."epochs_completed", s1."early_stopping_triggered", s1."resource_utilization",
  s1."error_message", s1."artifacts_location", s1."model_checkpoints", s1."updated_at"
FROM "business"."ai_training_execution_h" AS hub
LEFT JOIN "business"."ai_training_execution_s" AS s1 ON s1."ai_training_execution_hk" = hub."ai_training_execution_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."ai_training_execution_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."ai_training_execution_s" AS earlier
    WHERE earlier."ai_training_execution_hk" = hub."ai_training_execution_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."ai_training_execution_as_of"(timestamp with time zone) IS 'One run of a training job (as it was at an instant)';

CREATE FUNCTION "util"."query_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "util"."query_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."query_hk", hub."tenant_hk", hub."query_fingerprint", hub."load_date", hub."record_source"
FROM "util"."query_h" AS hub
WHERE hub."query_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "util"."query_as_of"(timestamp with time zone) IS 'A form of query, whatever its values (as it was at an instant)';

CREATE FUNCTION "util"."query_performance_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "util"."query_performance_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."query_performance_hk", hub."tenant_hk", hub."query_id", hub."load_date", hub."record_source",
  s1."tenant_id", s1."query_text", s1."execution_timestamp", s1."execution_time_ms",
  s1."rows_returned"
FROM "util"."query_performance_h" AS hub
LEFT JOIN "util"."query_performance_s" AS s1 ON s1."query_performance_hk" = hub."query_performance_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."query_performance_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "util"."query_performance_s" AS earlier
    WHERE earlier."query_performance_hk" = hub."query_performance_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "util"."query_performance_as_of"(timestamp with time zone) IS 'One execution of a query (as it was at an instant)';

CREATE FUNCTION "auth"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "auth"."tenant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk", hub."tenant_id", hub."load_date", hub."record_source", s1."tenant_bk",
  s1."tenant_name", s1."tenant_status", s1."data_region", s1."compliance_regimes", s1."created_at",
  s1."updated_at"
FROM "auth"."tenant_h" AS hub
LEFT JOIN "auth"."tenant_profile_s" AS s1 ON s1."tenant_hk" = hub."tenant_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "auth"."tenant_profile_s" AS earlier
    WHERE earlier."tenant_hk" = hub."tenant_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "auth"."tenant_as_of"(timestamp with time zone) IS 'A customer organisation of the platform (as it was at an instant)';

CREATE FUNCTION "auth"."token_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "auth"."token_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."token_hk", hub."tenant_hk", hub."token_hash", hub."load_date", hub."record_source",
  s1."token_id", s1."issued_at", s1."expires_at", s1."revoked", s2."ip_address", s2."user_agent"
FROM "auth"."token_h" AS hub
LEFT JOIN "auth"."token_s" AS s1 ON s1."token_hk" = hub."token_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "auth"."token_client_s" AS s2 ON s2."token_hk" = hub."token_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."token_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "auth"."token_s" AS earlier
    WHERE earlier."token_hk" = hub."token_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "auth"."token_client_s" AS earlier
    WHERE earlier."token_hk" = hub."token_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "auth"."token_as_of"(timestamp with time zone) IS 'An access token, known by its SHA-256 digest (as it was at an instant)';

CREATE FUNCTION "auth"."user_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "auth"."user_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source",
  s1."last_login_at", s1."is_active", s2."user_email", s2."first_name", s2."last_name",
  s3."role_name", s3."created_at", s3."updated_at"
FROM "auth"."user_h" AS hub
LEFT JOIN "auth"."user_login_s" AS s1 ON s1."user_hk" = hub."user_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "auth"."user_profile_s" AS s2 ON s2."user_hk" = hub."user_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "auth"."user_role_s" AS s3 ON s3."user_hk" = hub."user_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
WHERE hub."user_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "auth"."user_login_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "auth"."user_profile_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "auth"."user_role_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "auth"."user_as_of"(timestamp with time zone) IS 'A person or service that uses the platform (as it was at an instant)';

-- Links with business keys ----------------------------------------------------
--
-- Each link with the business keys of those who take part, as <role>_<part>. A participant that is
-- missing has the ghost's: NULL.

CREATE VIEW "business"."ai_model_deployment_keys" WITH (security_invoker = true) AS
SELECT
  link."ai_model_deployment_hk", link."tenant_hk", h1."model_name" AS "ai_model_model_name",
  h1."model_version" AS "ai_model_model_version",
  h2."deployment_id" AS "ai_deployment_status_deployment_id", link."load_date", link."record_source"
FROM "business"."ai_model_deployment_l" AS link
LEFT JOIN "business"."ai_model_h" AS h1 ON h1."ai_model_hk" = link."ai_model_hk"
LEFT JOIN "business"."ai_deployment_status_h" AS h2 ON h2."ai_deployment_status_hk" = link."ai_deployment_status_hk";
COMMENT ON VIEW "business"."ai_model_deployment_keys" IS 'Which model a deployment runs (with business keys)';

CREATE VIEW "business"."ai_model_evaluation_keys" WITH (security_invoker = true) AS
SELECT
  link."ai_model_evaluation_hk", link."tenant_hk", h1."model_name" AS "ai_model_model_name",
  h1."model_version" AS "ai_model_model_version",
  h2."model_name" AS "ai_model_performance_model_name",
  h2."model_version" AS "ai_model_performance_model_version",
  h2."evaluation_date" AS "ai_model_performance_evaluation_date", link."load_date",
  link."record_source"
FROM "business"."ai_model_evaluation_l" AS link
LEFT JOIN "business"."ai_model_h" AS h1 ON h1."ai_model_hk" = link."ai_model_hk"
LEFT JOIN "business"."ai_model_performance_h" AS h2 ON h2."ai_model_performance_hk" = link."ai_model_performance_hk";
COMMENT ON VIEW "business"."ai_model_evaluation_keys" IS 'Which model an evaluation is about (with business keys)';

CREATE VIEW "util"."query_execution_keys" WITH (security_invoker = true) AS
SELECT
  link."query_execution_hk", link."tenant_hk", h1."query_fingerprint" AS "query_query_fingerprint",
  h2."query_id" AS "query_performance_query_id", link."load_date", link."record_source"
FROM "util"."query_execution_l" AS link
LEFT JOIN "util"."query_h" AS h1 ON h1."query_hk" = link."query_hk"
LEFT JOIN "util"."query_performance_h" AS h2 ON h2."query_performance_hk" = link."query_performance_hk";
COMMENT ON VIEW "util"."query_execution_keys" IS 'Which form of query was executed (with business keys)';

CREATE VIEW "business"."user_ai_access_decision_keys" WITH (security_invoker = true) AS
SELECT
  link."user_ai_access_decision_hk", link."tenant_hk", h1."user_id" AS "user_user_id",
  h2."interaction_id" AS "ai_interaction_interaction_id",
  h3."decision_id" AS "ai_access_decision_decision_id", link."load_date", link."record_source"
FROM "business"."user_ai_access_decision_l" AS link
LEFT JOIN "auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk"
LEFT JOIN "business"."ai_interaction_h" AS h2 ON h2."ai_interaction_hk" = link."ai_interaction_hk"
LEFT JOIN "business"."ai_access_decision_h" AS h3 ON h3."ai_access_decision_hk" = link."ai_access_decision_hk";
COMMENT ON VIEW "business"."user_ai_access_decision_keys" IS 'Who asked; a refused request led to no interaction (with business keys)';

CREATE VIEW "business"."user_ai_interaction_keys" WITH (security_invoker = true) AS
SELECT
  link."user_ai_interaction_hk", link."tenant_hk", h1."user_id" AS "user_user_id",
  h2."interaction_id" AS "ai_interaction_interaction_id", link."load_date", link."record_source"
FROM "business"."user_ai_interaction_l" AS link
LEFT JOIN "auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk"
LEFT JOIN "business"."ai_interaction_h" AS h2 ON h2."ai_interaction_hk" = link."ai_interaction_hk";
COMMENT ON VIEW "business"."user_ai_interaction_keys" IS 'Who asked (with business keys)';

CREATE VIEW "auth"."user_token_keys" WITH (security_invoker = true) AS
SELECT
  link."user_token_hk", link."tenant_hk", h1."user_id" AS "user_user_id",
  h2."token_hash" AS "token_token_hash", link."load_date", link."record_source"
FROM "auth"."user_token_l" AS link
LEFT JOIN "auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk"
LEFT JOIN "auth"."token_h" AS h2 ON h2."token_hk" = link."token_hk";
COMMENT ON VIEW "auth"."user_token_keys" IS 'Whose a token is (with business keys)';

-- Marts -----------------------------------------------------------------------
--
-- The queries are the authors' own. A plain mart runs with its reader's rights. Kept rows know no
-- row-level security, so a view shows each reader its tenant's; whoever loads refreshes the rows by
-- a function, beside readers.

CREATE MATERIALIZED VIEW "compliance"."ai_compliance_dashboard_stored" AS
WITH asked AS (
  SELECT details.tenant_hk,
    date_trunc('month', details.interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_month,
    count(*) AS interactions,
    count(*) FILTER (WHERE details.context_type = 'medical') AS medical_questions,
    count(*) FILTER (WHERE details.context_type = 'compliance') AS compliance_questions,
    count(*) FILTER (
      WHERE details.interaction_timestamp < now() - interval '2557 days'
        AND num_nonnulls(said.question_text, said.response_text) > 0) AS retention_breaches,
    count(*) FILTER (
      WHERE num_nulls(said.ip_address, said.user_agent) > 0) AS audit_gaps
  FROM business.ai_interaction_details_current AS details
  LEFT JOIN business.ai_interaction_text_current AS said USING (ai_interaction_hk)
  GROUP BY 1, 2
), requested AS (
  SELECT tenant_hk,
    date_trunc('month', decided_at AT TIME ZONE 'UTC')::date AS activity_month,
    count(*) AS requests,
    count(*) FILTER (WHERE 'PII_DETECTED' = ANY (compliance_flags)) AS privacy_questions,
    count(*) FILTER (WHERE NOT access_granted) AS refused_requests
  FROM business.ai_access_decision_current
  GROUP BY 1, 2
), counted AS (
  SELECT tenant_hk, activity_month, coalesce(interactions, 0) AS interactions,
    coalesce(medical_questions, 0) AS medical_questions,
    coalesce(compliance_questions, 0) AS compliance_questions,
    coalesce(privacy_questions, 0) AS privacy_questions, coalesce(requests, 0) AS requests,
    coalesce(refused_requests, 0) AS refused_requests,
    coalesce(retention_breaches, 0) AS retention_breaches, coalesce(audit_gaps, 0) AS audit_gaps
  FROM asked FULL JOIN requested USING (tenant_hk, activity_month)
)
SELECT counted.*, profile.data_region, profile.compliance_regimes
FROM counted LEFT JOIN auth.tenant_profile_current AS profile USING (tenant_hk)
;
COMMENT ON MATERIALIZED VIEW "compliance"."ai_compliance_dashboard_stored" IS 'Rows of compliance.ai_compliance_dashboard, as of its last refresh';

CREATE UNIQUE INDEX "ai_compliance_dashboard_stored_key_idx"
  ON "compliance"."ai_compliance_dashboard_stored" ("tenant_hk", "activity_month");

CREATE VIEW "compliance"."ai_compliance_dashboard" WITH (security_barrier = true) AS
SELECT kept.*
FROM "compliance"."ai_compliance_dashboard_stored" AS kept
WHERE kept."tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "compliance"."ai_compliance_dashboard" IS 'What an auditor asks of each tenant and month (UTC): sensitive questions, breaches, gaps';

CREATE FUNCTION "compliance"."refresh_ai_compliance_dashboard"()
  RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $body$
  REFRESH MATERIALIZED VIEW CONCURRENTLY "compliance"."ai_compliance_dashboard_stored"
$body$;
COMMENT ON FUNCTION "compliance"."refresh_ai_compliance_dashboard"() IS 'Computes the rows of compliance.ai_compliance_dashboard anew, while readers go on reading the old ones.';

CREATE MATERIALIZED VIEW "infomart"."ai_comprehensive_analytics_stored" AS
WITH asked AS (
  SELECT tenant_hk, model_used,
    (interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_date,
    count(*) AS interactions,
    avg(processing_time_ms) AS average_response_ms,
    percentile_disc(0.95) WITHIN GROUP (ORDER BY processing_time_ms) AS slow_response_ms,
    sum(token_count_input) AS tokens_in,
    sum(token_count_output) AS tokens_out,
    count(*) FILTER (WHERE security_level IN ('unsafe', 'blocked')) AS unsafe_interactions,
    avg(CASE WHEN security_level = 'safe' THEN 1 ELSE 0 END) AS safety_score
  FROM business.ai_interaction_details_current
  GROUP BY 1, 2, 3
), people AS (
  SELECT details.tenant_hk, details.model_used,
    (details.interaction_timestamp AT TIME ZONE 'UTC')::date AS activity_date,
    count(DISTINCT who.user_hk) AS users
  FROM business.ai_interaction_details_current AS details
  JOIN business.user_ai_interaction_l AS who USING (ai_interaction_hk)
  GROUP BY 1, 2, 3
), requested AS (
  SELECT tenant_hk, requested_model AS model_used,
    (decided_at AT TIME ZONE 'UTC')::date AS activity_date,
    count(*) AS requests,
    count(*) FILTER (WHERE NOT access_granted) AS refused_requests,
    avg(risk_score) AS average_risk_score
  FROM business.ai_access_decision_current
  GROUP BY 1, 2, 3
)
SELECT tenant_hk, model_used, activity_date, coalesce(interactions, 0) AS interactions,
  coalesce(users, 0) AS users, average_response_ms, slow_response_ms, tokens_in, tokens_out,
  coalesce(unsafe_interactions, 0) AS unsafe_interactions, safety_score,
  coalesce(requests, 0) AS requests, coalesce(refused_requests, 0) AS refused_requests,
  average_risk_score
FROM asked
LEFT JOIN people USING (tenant_hk, model_used, activity_date)
FULL JOIN requested USING (tenant_hk, model_used, activity_date)
;
COMMENT ON MATERIALIZED VIEW "infomart"."ai_comprehensive_analytics_stored" IS 'Rows of infomart.ai_comprehensive_analytics, as of its last refresh';

CREATE UNIQUE INDEX "ai_comprehensive_analytics_stored_key_idx"
  ON "infomart"."ai_comprehensive_analytics_stored" ("tenant_hk", "model_used", "activity_date");

CREATE VIEW "infomart"."ai_comprehensive_analytics" WITH (security_barrier = true) AS
SELECT kept.*
FROM "infomart"."ai_comprehensive_analytics_stored" AS kept
WHERE kept."tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "infomart"."ai_comprehensive_analytics" IS 'What each tenant asked of each model on each day (UTC), how fast and how safely';

CREATE FUNCTION "infomart"."refresh_ai_comprehensive_analytics"()
  RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $body$
  REFRESH MATERIALIZED VIEW CONCURRENTLY "infomart"."ai_comprehensive_analytics_stored"
$body$;
COMMENT ON FUNCTION "infomart"."refresh_ai_comprehensive_analytics"() IS 'Computes the rows of infomart.ai_comprehensive_analytics anew, while readers go on reading the old ones.';

CREATE VIEW "ai_monitoring"."recent_interactions" WITH (security_invoker = true) AS
SELECT asked.tenant_hk, asked.ai_interaction_hk, asked.interaction_timestamp, asked.model_used,
  asked.processing_time_ms, asked.security_level
FROM (
  SELECT details.*,
    max(details.interaction_timestamp) OVER (PARTITION BY details.tenant_hk) AS newest
  FROM business.ai_interaction_details_current AS details
) AS asked
WHERE asked.interaction_timestamp > asked.newest - interval '30 days'
;
COMMENT ON VIEW "ai_monitoring"."recent_interactions" IS 'The interactions of each tenant''s last thirty days';

-- Monitors --------------------------------------------------------------------
--
-- The queries are the authors' own, and run with their reader's rights. Each tenant has a row for
-- each metric, also where nothing was measured: value is then NULL and the state unknown. direction is
-- 'above' where greater figures are bad, and 'below' where smaller ones are. Where a threshold, warning
-- or critical, is passed, advice says what to do.

CREATE VIEW "ai_monitoring"."ai_performance" WITH (security_invoker = true) AS
SELECT judged.tenant_hk, judged.metric, judged.value, judged.warning, judged.critical,
  judged.direction, judged.state,
  CASE WHEN judged.state IN ('warning', 'critical') THEN judged.advice END AS advice
FROM (
  SELECT figure.*, "util"."threshold_state"(
      figure.value, figure.warning, figure.critical, figure.direction) AS state
  FROM (
  SELECT tenant.tenant_hk, 'average_response_ms'::text AS metric,
    measured.value::numeric AS value, 2000::numeric AS warning,
    5000::numeric AS critical,
    'above'::text AS direction,
    'Look for the slow model in infomart.ai_comprehensive_analytics, and scale it.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(processing_time_ms) AS value
FROM ai_monitoring.recent_interactions
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'average_safety_score'::text AS metric,
    measured.value::numeric AS value, 0.95::numeric AS warning,
    0.9::numeric AS critical,
    'below'::text AS direction,
    'Read the unsafe and blocked interactions, and tighten the gateway''s rules.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN security_level = 'safe' THEN 1 ELSE 0 END) AS value
FROM ai_monitoring.recent_interactions
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'refused_request_share'::text AS metric,
    measured.value::numeric AS value, 0.2::numeric AS warning,
    0.4::numeric AS critical,
    'above'::text AS direction,
    'See by which flags the gateway refuses, and whether somebody tries its limits.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN access_granted THEN 0 ELSE 1 END) AS value
FROM business.ai_access_decision_current
WHERE access_granted IS NOT NULL
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'worst_model_drift'::text AS metric,
    measured.value::numeric AS value, 0.3::numeric AS warning,
    0.6::numeric AS critical,
    'above'::text AS direction,
    'Train the model anew on newer data.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT newest.tenant_hk, max(newest.model_drift_score) AS value
FROM (
  SELECT DISTINCT ON (hub.tenant_hk, hub.model_name, hub.model_version)
    hub.tenant_hk, scores.model_drift_score
  FROM business.ai_model_performance_h AS hub
  JOIN business.ai_model_performance_current AS scores USING (ai_model_performance_hk)
  WHERE scores.model_drift_score IS NOT NULL
  ORDER BY hub.tenant_hk, hub.model_name, hub.model_version, hub.evaluation_date DESC
) AS newest
GROUP BY newest.tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'failed_training_share'::text AS metric,
    measured.value::numeric AS value, 0.1::numeric AS warning,
    0.3::numeric AS critical,
    'above'::text AS direction,
    'Read the error messages of the failed trainings.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN training_status = 'FAILED' THEN 1 ELSE 0 END) AS value
FROM business.ai_training_execution_current
WHERE training_status IN ('COMPLETED', 'FAILED')
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'average_pipeline_quality'::text AS metric,
    measured.value::numeric AS value, 0.9::numeric AS warning,
    0.7::numeric AS critical,
    'below'::text AS direction,
    'Look at the runs with the lowest score, and at what they read.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(data_quality_score) AS value
FROM business.ai_feature_pipeline_current
WHERE execution_status = 'COMPLETED'
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  ) AS figure
) AS judged;
COMMENT ON VIEW "ai_monitoring"."ai_performance" IS 'Whether the models of each tenant answer fast, safely and as they were trained to';

CREATE FUNCTION "util"."monitor_ai_performance"()
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
  FROM "ai_monitoring"."ai_performance" AS shown
$body$;
COMMENT ON FUNCTION "util"."monitor_ai_performance"() IS 'The rows of ai_monitoring.ai_performance.';

-- Quality ---------------------------------------------------------------------
--
-- A function for each rule counts the rows that hold now and were loaded within a window, and those of
-- them that are good; measure_quality calls them all and keeps what they say.

CREATE FUNCTION "util"."aiml_quality_evaluations_go_on"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", least(count(*), 1),
    coalesce(max(stored.load_date) >= now() -'30 days'::interval, false)::integer::bigint
  FROM "business"."ai_model_performance_current" AS stored
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_evaluations_go_on"(timestamp with time zone, timestamp with time zone) IS 'A model that nobody evaluates drifts unseen: rows of business.ai_model_performance_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_quality_interaction_has_origin"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
ip_address IS NOT NULL AND user_agent IS NOT NULL
  ))
  FROM "business"."ai_interaction_text_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_interaction_has_origin"(timestamp with time zone, timestamp with time zone) IS 'An auditor wants to know where each question came from: rows of business.ai_interaction_text_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_quality_interaction_security_known"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
security_level IN ('safe', 'review', 'unsafe', 'blocked')
  ))
  FROM "business"."ai_interaction_details_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_interaction_security_known"(timestamp with time zone, timestamp with time zone) IS 'The safety score knows these levels and no others: rows of business.ai_interaction_details_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_quality_scores_within_bounds"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
coalesce(accuracy_score, 0) BETWEEN 0 AND 1 AND coalesce(precision_score, 0) BETWEEN 0 AND 1
  AND coalesce(recall_score, 0) BETWEEN 0 AND 1 AND coalesce(f1_score, 0) BETWEEN 0 AND 1
  AND coalesce(auc_score, 0) BETWEEN 0 AND 1
  ))
  FROM "business"."ai_model_performance_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_scores_within_bounds"(timestamp with time zone, timestamp with time zone) IS 'Scores are shares: rows of business.ai_model_performance_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_quality_training_ends_after_its_start"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
training_end_time IS NULL OR training_end_time >= training_start_time
  ))
  FROM "business"."ai_training_execution_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_training_ends_after_its_start"(timestamp with time zone, timestamp with time zone) IS 'A clock that goes wrong spoils all durations: rows of business.ai_training_execution_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_quality_user_email_unique"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT candidate."tenant_hk", count(*), count(*) FILTER (WHERE candidate.occurrences = 1)
  FROM (
    SELECT stored."tenant_hk", stored."load_date", count(*) OVER (PARTITION BY stored."tenant_hk", 
upper(btrim(user_email))
    ) AS occurrences
    FROM "auth"."user_profile_current" AS stored
    WHERE num_nulls(
upper(btrim(user_email))
    ) = 0
  ) AS candidate
  WHERE candidate.load_date >= coalesce($1, '-infinity')
    AND candidate.load_date < coalesce($2, 'infinity')
  GROUP BY candidate."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."aiml_quality_user_email_unique"(timestamp with time zone, timestamp with time zone) IS 'Within a tenant an address is one person''s: rows of auth.user_profile_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."aiml_measure_quality"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
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
    SELECT 'aiml', shared.rule, shared.tenant_hk, coalesce($1, '-infinity'),
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
        SELECT 'evaluations_go_on', 1.0::double precision, 'info', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_evaluations_go_on"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'interaction_has_origin', 0.95::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_interaction_has_origin"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'interaction_security_known', 1.0::double precision, 'error', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_interaction_security_known"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'scores_within_bounds', 1.0::double precision, 'critical', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_scores_within_bounds"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'training_ends_after_its_start', 0.9::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_training_ends_after_its_start"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'user_email_unique', 0.99::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."aiml_quality_user_email_unique"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
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
COMMENT ON FUNCTION "util"."aiml_measure_quality"(timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the rows loaded from the first instant up to the second; NULL names no end, and without names all rules are measured.';

-- Health ----------------------------------------------------------------------
--
-- How the vault is, from what can be measured of it. What cannot be computed is a warning and says
-- why, so that one thing that is missing or wrong hides nothing else.

CREATE FUNCTION "util"."aiml_monitor_loads"()
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
    WHERE load.vault_name = 'aiml'
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
    WHERE known.vault_name = 'aiml' AND known.component = 'source'
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
    WHERE origin.vault_name = 'aiml' AND origin.has_closed_versions
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
COMMENT ON FUNCTION "util"."aiml_monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

CREATE FUNCTION "util"."aiml_validate_completeness"()
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
    WHERE version.vault_name = 'aiml'
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
    WHERE load.vault_name = 'aiml' AND load.status = 'loaded'
  ), expected(component, name) AS (
    SELECT object.component, object.object_name COLLATE "C" FROM "metadata"."expected_object" AS object
    WHERE object.vault_name = 'aiml'
    UNION
    SELECT 'column',
      (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
    FROM metadata.lineage AS lineage
    JOIN "metadata"."expected_object" AS object
      ON object.vault_name = lineage.vault_name AND object.component = 'table'
        AND object.object_name = lineage.target_table
    WHERE lineage.vault_name = 'aiml' AND lineage.is_active
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
COMMENT ON FUNCTION "util"."aiml_validate_completeness"() IS 'What the model has, and whether the database has it. Of sources, whether they were loaded; of shapes, whether a table''s columns are those that its last migration left.';

CREATE FUNCTION "util"."aiml_validate_tenant_isolation"()
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
    SELECT * FROM "metadata"."key_origin" AS origin WHERE origin.vault_name = 'aiml'
    ORDER BY origin.table_name COLLATE "C"
  LOOP
    table_name := checked.table_name;
    relation := to_regclass(checked.table_name);
    visible := regexp_replace(
      CASE WHEN checked.is_of_all_tenants
        THEN '"tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[])'
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
            WHERE reader.rolname = 'aiml_reader'
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
      WHERE expected.vault_name = 'aiml' AND expected.component = 'foreign_key'
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
      WHEN 'hub' THEN 'NOT EXISTS (SELECT FROM "auth"."tenant_h" AS known
        WHERE known.tenant_hk = stored.tenant_hk)'
      WHEN 'shared_hub' THEN 'stored.tenant_hk <> NULL'
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
COMMENT ON FUNCTION "util"."aiml_validate_tenant_isolation"() IS 'Whether each table keeps its tenants apart, and each row to its own. Reads all rows of the tables that have tenants, and makes keys anew; a share is that of the rows in which nothing is wrong.';

CREATE FUNCTION "util"."aiml_comprehensive_health_check"()
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
FROM "util"."aiml_monitor_loads"() AS figure
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
  WHERE result.vault_name = 'aiml' AND result.loaded_from = '-infinity'
    AND result.loaded_until = 'infinity' -- a window tells of some rows only
  ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
) AS newest ON newest.rule = rule.name
WHERE rule.vault_name = 'aiml'
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
FROM "util"."aiml_validate_tenant_isolation"() AS checked
$body$),
        ('completeness', 'completeness', $body$
SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
  component.present, component.expected,
  array_to_string(component.missing[1:10], ', ')
    || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
  component.advice)
FROM "util"."aiml_validate_completeness"() AS component
$body$),
        ('performance', 'ai_performance', $body$
SELECT 'ai_performance' || '.' || shown.metric, shown.state,
  format('%s%s should not be %s %s: %s', shown.value,
    ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
    CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
FROM "ai_monitoring"."ai_performance" AS shown
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
    SELECT jsonb_build_object('vault', 'aiml', 'checked_at', now(),
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
COMMENT ON FUNCTION "util"."aiml_comprehensive_health_check"() IS 'How the vault is, in parts, each with its state, and the worst known state of them. Quality is what the rules came to when all rows were last measured.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "business"."ai_access_decision_h"
    ("ai_access_decision_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_deployment_status_h"
    ("ai_deployment_status_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_feature_pipeline_h"
    ("ai_feature_pipeline_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_interaction_h"
    ("ai_interaction_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_model_h" ("ai_model_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_model_performance_h"
    ("ai_model_performance_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_training_execution_h"
    ("ai_training_execution_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "util"."query_h" ("query_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "util"."query_performance_h"
    ("query_performance_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."token_h" ("token_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."user_h" ("user_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_access_decision_s"
    ("ai_access_decision_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_access_request_s"
    ("ai_access_decision_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_deployment_status_s"
    ("ai_deployment_status_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_feature_pipeline_s"
    ("ai_feature_pipeline_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_interaction_details_s"
    ("ai_interaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_interaction_text_s"
    ("ai_interaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_model_s"
    ("ai_model_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_model_performance_s"
    ("ai_model_performance_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."ai_training_execution_s"
    ("ai_training_execution_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "util"."query_performance_s"
    ("query_performance_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."tenant_profile_s" ("tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."token_s" ("token_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."token_client_s"
    ("token_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."user_login_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."user_profile_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."user_role_s" ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
VALUES ('aiml', 'business.ai_access_request_s', 'content_preview', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'business.ai_access_request_s', 'ip_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'business.ai_access_request_s', 'user_agent', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'business.ai_interaction_text_s', 'question_text', 'personal', NULL, 2557, NULL, NULL, NULL),
       ('aiml', 'business.ai_interaction_text_s', 'response_text', 'personal', NULL, 2557, NULL, NULL, NULL),
       ('aiml', 'business.ai_interaction_text_s', 'ip_address', 'personal', NULL, 2557, NULL, NULL, NULL),
       ('aiml', 'business.ai_interaction_text_s', 'user_agent', 'personal', NULL, 2557, NULL, NULL, NULL),
       ('aiml', 'auth.token_client_s', 'ip_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'auth.token_client_s', 'user_agent', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'auth.user_profile_s', 'user_email', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'auth.user_profile_s', 'first_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('aiml', 'auth.user_profile_s', 'last_name', 'personal', NULL, NULL, NULL, NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'aiml', listed."source", item.value, listed."target_table",
  CASE made."kind" WHEN 'hash' THEN 'hash_diff' ELSE item.value END, made."kind", NULL
FROM (VALUES
  ('access_tokens', 'auth.token_s', '{expires_at, issued_at, revoked, token_id}'),
  ('access_tokens', 'auth.token_client_s', '{ip_address, user_agent}'),
  ('ai_access_decisions', 'business.ai_access_decision_s', '{access_granted, access_level, compliance_flags,
    context_type, decided_at, rate_limit_remaining, requested_model, required_actions, risk_score}'),
  ('ai_access_decisions', 'business.ai_access_request_s', '{content_preview, ip_address, user_agent}'),
  ('ai_deployments', 'business.ai_deployment_status_s', '{canary_deployment, deployment_environment,
    deployment_notes, deployment_status, deployment_timestamp, endpoint_url, health_check_url, id,
    resource_allocation, rollback_version, scaling_config, traffic_percentage}'),
  ('ai_feature_pipeline_runs', 'business.ai_feature_pipeline_s', '{data_lineage, data_quality_score, error_details,
    execution_status, feature_drift_detected, feature_transformations, features_generated, input_data_sources,
    output_feature_store, pipeline_name, pipeline_version, processing_time_minutes, records_processed, run_id}'),
  ('ai_interactions', 'business.ai_interaction_details_s', '{ai_interaction_bk, context_type,
    interaction_timestamp, model_used, processing_time_ms, security_level, token_count_input, token_count_output}'),
  ('ai_interactions', 'business.ai_interaction_text_s', '{ip_address, question_text, response_text, user_agent}'),
  ('ai_model_evaluations', 'business.ai_model_performance_s', '{accuracy_score, auc_score, cpu_utilization_percent,
    data_drift_score, evaluation_id, evaluation_metrics, f1_score, inference_time_ms, memory_usage_mb,
    model_drift_score, model_id, performance_degradation, precision_score, recall_score, retraining_recommended,
    test_data_size, training_data_size}'),
  ('ai_models', 'business.ai_model_s', '{created_at, model_id, model_type, provider, retired_at}'),
  ('ai_training_jobs', 'business.ai_training_execution_s', '{artifacts_location, dataset_version,
    early_stopping_triggered, epochs_completed, error_message, hyperparameters, job_id, model_checkpoints,
    model_name, resource_utilization, training_duration_minutes, training_end_time, training_loss,
    training_start_time, training_status, validation_loss}'),
  ('query_performance', 'util.query_performance_s', '{execution_time_ms, execution_timestamp, query_text,
    rows_returned, tenant_id}'),
  ('tenants', 'auth.tenant_profile_s', '{compliance_regimes, created_at, data_region, tenant_bk, tenant_name,
    tenant_status}'),
  ('users', 'auth.user_role_s', '{created_at, role_name}'),
  ('users', 'auth.user_profile_s', '{first_name, last_name, user_email}'),
  ('users', 'auth.user_login_s', '{is_active, last_login_at}')
) AS listed("source", "target_table", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
CROSS JOIN (VALUES ('direct'), ('hash')) AS made("kind")
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'aiml', listed."source", item.value, listed."target_table",
  coalesce(listed."target_column", item.value), listed."kind", listed."expression"
FROM (VALUES
  ('ai_deployments', 'business.ai_deployment_status_s', NULL, 'direct', NULL, '{updated_at}'),
  ('ai_feature_pipeline_runs', 'business.ai_feature_pipeline_s', NULL, 'direct', NULL, '{updated_at}'),
  ('ai_interactions', 'business.ai_interaction_details_s', NULL, 'direct', NULL, '{updated_at}'),
  ('ai_model_evaluations', 'business.ai_model_performance_s', NULL, 'direct', NULL, '{updated_at}'),
  ('ai_training_jobs', 'business.ai_training_execution_s', NULL, 'direct', NULL, '{updated_at}'),
  ('tenants', 'auth.tenant_profile_s', NULL, 'direct', NULL, '{updated_at}'),
  ('users', 'auth.user_role_s', NULL, 'direct', NULL, '{updated_at}'),
  ('business.ai_access_decision_s', 'compliance.ai_compliance_dashboard', NULL, 'direct', NULL, '{tenant_hk}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', NULL, 'direct', NULL, '{tenant_hk}'),
  ('business.ai_access_decision_s', 'compliance.ai_compliance_dashboard', 'activity_month', 'calculation', 'activity_month', '{decided_at}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', 'activity_month', 'calculation', 'activity_month', '{interaction_timestamp}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', 'interactions', 'rows', 'coalesce(interactions, 0)', '{"*"}'),
  ('business.ai_interaction_text_s', 'compliance.ai_compliance_dashboard', 'interactions', 'rows', 'coalesce(interactions, 0)', '{"*"}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', 'medical_questions', 'condition', 'coalesce(medical_questions, 0)', '{context_type}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', 'compliance_questions', 'condition', 'coalesce(compliance_questions, 0)', '{context_type}'),
  ('business.ai_access_decision_s', 'compliance.ai_compliance_dashboard', 'privacy_questions', 'condition', 'coalesce(privacy_questions, 0)', '{compliance_flags}'),
  ('business.ai_access_decision_s', 'compliance.ai_compliance_dashboard', 'requests', 'rows', 'coalesce(requests, 0)', '{"*"}'),
  ('business.ai_access_decision_s', 'compliance.ai_compliance_dashboard', 'refused_requests', 'condition', 'coalesce(refused_requests, 0)', '{access_granted}'),
  ('business.ai_interaction_details_s', 'compliance.ai_compliance_dashboard', 'retention_breaches', 'condition', 'coalesce(retention_breaches, 0)', '{interaction_timestamp}'),
  ('business.ai_interaction_text_s', 'compliance.ai_compliance_dashboard', 'retention_breaches', 'condition', 'coalesce(retention_breaches, 0)', '{question_text,
    response_text}'),
  ('business.ai_interaction_text_s', 'compliance.ai_compliance_dashboard', 'audit_gaps', 'condition', 'coalesce(audit_gaps, 0)', '{ip_address,
    user_agent}'),
  ('auth.tenant_profile_s', 'compliance.ai_compliance_dashboard', NULL, 'direct', NULL, '{data_region,
    compliance_regimes}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', NULL, 'direct', NULL, '{tenant_hk}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', NULL, 'direct', NULL, '{tenant_hk,
    model_used}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', 'model_used', 'direct', NULL, '{requested_model}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', 'activity_date', 'calculation', 'activity_date', '{decided_at}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'activity_date', 'calculation', 'activity_date', '{interaction_timestamp}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'interactions', 'rows', 'coalesce(interactions, 0)', '{"*"}'),
  ('business.user_ai_interaction_l', 'infomart.ai_comprehensive_analytics', 'users', 'condition', 'coalesce(users, 0)', '{user_hk}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'average_response_ms', 'aggregation', 'average_response_ms', '{processing_time_ms}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'slow_response_ms', 'aggregation', 'slow_response_ms', '{processing_time_ms}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'tokens_in', 'aggregation', 'tokens_in', '{token_count_input}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'tokens_out', 'aggregation', 'tokens_out', '{token_count_output}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'unsafe_interactions', 'condition', 'coalesce(unsafe_interactions, 0)', '{security_level}'),
  ('business.ai_interaction_details_s', 'infomart.ai_comprehensive_analytics', 'safety_score', 'aggregation', 'safety_score', '{security_level}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', 'requests', 'rows', 'coalesce(requests, 0)', '{"*"}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', 'refused_requests', 'condition', 'coalesce(refused_requests, 0)', '{access_granted}'),
  ('business.ai_access_decision_s', 'infomart.ai_comprehensive_analytics', 'average_risk_score', 'aggregation', 'average_risk_score', '{risk_score}'),
  ('business.ai_interaction_details_s', 'ai_monitoring.recent_interactions', NULL, 'direct', NULL, '{tenant_hk,
    ai_interaction_hk, interaction_timestamp, model_used, processing_time_ms, security_level}')
) AS listed("source", "target_table", "target_column", "kind", "expression", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'aiml', listed."source", listed."source_column", item.value, listed."target_column",
  listed."kind", NULL
FROM (VALUES
  ('access_tokens', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, auth.token_client_s, auth.token_h,
    auth.token_s, auth.user_h, auth.user_token_l}'),
  ('access_tokens', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('access_tokens', 'token_hash', 'token_hash', 'key', '{auth.token_h}'),
  ('access_tokens', 'token_hash', 'token_hk', 'hash', '{auth.token_h, auth.user_token_l, auth.token_client_s,
    auth.token_s}'),
  ('access_tokens', 'token_hash', 'user_token_hk', 'hash', '{auth.user_token_l}'),
  ('access_tokens', 'user_id', 'user_hk', 'hash', '{auth.user_h, auth.user_token_l}'),
  ('access_tokens', 'user_id', 'user_id', 'key', '{auth.user_h}'),
  ('access_tokens', 'user_id', 'user_token_hk', 'hash', '{auth.user_token_l}'),
  ('access_tokens', '*', '*', 'load', '{auth.tenant_h, auth.token_client_s, auth.token_h, auth.token_s,
    auth.user_h, auth.user_token_l}'),
  ('ai_access_decisions', 'decision_id', 'ai_access_decision_hk', 'hash', '{business.ai_access_decision_h,
    business.user_ai_access_decision_l, business.ai_access_decision_s, business.ai_access_request_s}'),
  ('ai_access_decisions', 'decision_id', 'decision_id', 'key', '{business.ai_access_decision_h}'),
  ('ai_access_decisions', 'decision_id', 'user_ai_access_decision_hk', 'hash', '{business.user_ai_access_decision_l}'),
  ('ai_access_decisions', 'interaction_id', 'ai_interaction_hk', 'hash', '{business.ai_interaction_h,
    business.user_ai_access_decision_l}'),
  ('ai_access_decisions', 'interaction_id', 'interaction_id', 'key', '{business.ai_interaction_h}'),
  ('ai_access_decisions', 'interaction_id', 'user_ai_access_decision_hk', 'hash', '{business.user_ai_access_decision_l}'),
  ('ai_access_decisions', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, auth.user_h,
    business.ai_access_decision_h, business.ai_access_decision_s, business.ai_access_request_s,
    business.ai_interaction_h, business.user_ai_access_decision_l}'),
  ('ai_access_decisions', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_access_decisions', 'user_id', 'user_hk', 'hash', '{auth.user_h, business.user_ai_access_decision_l}'),
  ('ai_access_decisions', 'user_id', 'user_id', 'key', '{auth.user_h}'),
  ('ai_access_decisions', 'user_id', 'user_ai_access_decision_hk', 'hash', '{business.user_ai_access_decision_l}'),
  ('ai_access_decisions', '*', '*', 'load', '{auth.tenant_h, auth.user_h, business.ai_access_decision_h,
    business.ai_access_decision_s, business.ai_access_request_s, business.ai_interaction_h,
    business.user_ai_access_decision_l}'),
  ('ai_deployments', 'deployment_id', 'ai_deployment_status_hk', 'hash', '{business.ai_deployment_status_h,
    business.ai_model_deployment_l, business.ai_deployment_status_s}'),
  ('ai_deployments', 'deployment_id', 'deployment_id', 'key', '{business.ai_deployment_status_h}'),
  ('ai_deployments', 'deployment_id', 'ai_model_deployment_hk', 'hash', '{business.ai_model_deployment_l}'),
  ('ai_deployments', 'model_name', 'ai_model_deployment_hk', 'hash', '{business.ai_model_deployment_l}'),
  ('ai_deployments', 'model_name', 'ai_model_hk', 'hash', '{business.ai_model_deployment_l, business.ai_model_h}'),
  ('ai_deployments', 'model_name', 'model_name', 'key', '{business.ai_model_h}'),
  ('ai_deployments', 'model_version', 'ai_model_deployment_hk', 'hash', '{business.ai_model_deployment_l}'),
  ('ai_deployments', 'model_version', 'ai_model_hk', 'hash', '{business.ai_model_deployment_l, business.ai_model_h}'),
  ('ai_deployments', 'model_version', 'model_version', 'key', '{business.ai_model_h}'),
  ('ai_deployments', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, business.ai_deployment_status_h,
    business.ai_deployment_status_s, business.ai_model_deployment_l, business.ai_model_h}'),
  ('ai_deployments', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_deployments', 'model_name', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_deployments', 'model_version', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_deployments', '*', '*', 'load', '{auth.tenant_h, business.ai_deployment_status_h,
    business.ai_deployment_status_s, business.ai_model_deployment_l, business.ai_model_h}'),
  ('ai_feature_pipeline_runs', 'execution_timestamp', 'ai_feature_pipeline_hk', 'hash', '{business.ai_feature_pipeline_h,
    business.ai_feature_pipeline_s}'),
  ('ai_feature_pipeline_runs', 'execution_timestamp', 'execution_timestamp', 'key', '{business.ai_feature_pipeline_h}'),
  ('ai_feature_pipeline_runs', 'pipeline_id', 'ai_feature_pipeline_hk', 'hash', '{business.ai_feature_pipeline_h,
    business.ai_feature_pipeline_s}'),
  ('ai_feature_pipeline_runs', 'pipeline_id', 'pipeline_id', 'key', '{business.ai_feature_pipeline_h}'),
  ('ai_feature_pipeline_runs', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, business.ai_feature_pipeline_h,
    business.ai_feature_pipeline_s}'),
  ('ai_feature_pipeline_runs', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_feature_pipeline_runs', 'execution_timestamp', 'ai_feature_pipeline_bk', 'key', '{business.ai_feature_pipeline_h}'),
  ('ai_feature_pipeline_runs', 'pipeline_id', 'ai_feature_pipeline_bk', 'key', '{business.ai_feature_pipeline_h}'),
  ('ai_feature_pipeline_runs', '*', '*', 'load', '{auth.tenant_h, business.ai_feature_pipeline_h,
    business.ai_feature_pipeline_s}'),
  ('ai_interactions', 'context_type', 'context_type', 'key', '{ref.context_type_r}'),
  ('ai_interactions', 'interaction_id', 'ai_interaction_hk', 'hash', '{business.ai_interaction_h,
    business.user_ai_interaction_l, business.ai_interaction_details_s, business.ai_interaction_text_s}'),
  ('ai_interactions', 'interaction_id', 'interaction_id', 'key', '{business.ai_interaction_h}'),
  ('ai_interactions', 'interaction_id', 'user_ai_interaction_hk', 'hash', '{business.user_ai_interaction_l}'),
  ('ai_interactions', 'security_level', 'security_level', 'key', '{ref.security_level_r}'),
  ('ai_interactions', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, auth.user_h,
    business.ai_interaction_details_s, business.ai_interaction_h, business.ai_interaction_text_s,
    business.user_ai_interaction_l}'),
  ('ai_interactions', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_interactions', 'user_id', 'user_hk', 'hash', '{auth.user_h, business.user_ai_interaction_l}'),
  ('ai_interactions', 'user_id', 'user_id', 'key', '{auth.user_h}'),
  ('ai_interactions', 'user_id', 'user_ai_interaction_hk', 'hash', '{business.user_ai_interaction_l}'),
  ('ai_interactions', '*', '*', 'load', '{auth.tenant_h, auth.user_h, business.ai_interaction_details_s,
    business.ai_interaction_h, business.ai_interaction_text_s, business.user_ai_interaction_l, ref.context_type_r,
    ref.security_level_r}'),
  ('ai_model_evaluations', 'evaluation_date', 'ai_model_evaluation_hk', 'hash', '{business.ai_model_evaluation_l}'),
  ('ai_model_evaluations', 'evaluation_date', 'ai_model_performance_hk', 'hash', '{business.ai_model_evaluation_l,
    business.ai_model_performance_h, business.ai_model_performance_s}'),
  ('ai_model_evaluations', 'evaluation_date', 'evaluation_date', 'key', '{business.ai_model_performance_h}'),
  ('ai_model_evaluations', 'model_name', 'ai_model_evaluation_hk', 'hash', '{business.ai_model_evaluation_l}'),
  ('ai_model_evaluations', 'model_name', 'ai_model_hk', 'hash', '{business.ai_model_evaluation_l,
    business.ai_model_h}'),
  ('ai_model_evaluations', 'model_name', 'ai_model_performance_hk', 'hash', '{business.ai_model_evaluation_l,
    business.ai_model_performance_h, business.ai_model_performance_s}'),
  ('ai_model_evaluations', 'model_name', 'model_name', 'key', '{business.ai_model_h,
    business.ai_model_performance_h}'),
  ('ai_model_evaluations', 'model_version', 'ai_model_evaluation_hk', 'hash', '{business.ai_model_evaluation_l}'),
  ('ai_model_evaluations', 'model_version', 'ai_model_hk', 'hash', '{business.ai_model_evaluation_l,
    business.ai_model_h}'),
  ('ai_model_evaluations', 'model_version', 'ai_model_performance_hk', 'hash', '{business.ai_model_evaluation_l,
    business.ai_model_performance_h, business.ai_model_performance_s}'),
  ('ai_model_evaluations', 'model_version', 'model_version', 'key', '{business.ai_model_h,
    business.ai_model_performance_h}'),
  ('ai_model_evaluations', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, business.ai_model_evaluation_l,
    business.ai_model_h, business.ai_model_performance_h, business.ai_model_performance_s}'),
  ('ai_model_evaluations', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_model_evaluations', 'evaluation_date', 'ai_model_performance_bk', 'key', '{business.ai_model_performance_h}'),
  ('ai_model_evaluations', 'model_name', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_model_evaluations', 'model_name', 'ai_model_performance_bk', 'key', '{business.ai_model_performance_h}'),
  ('ai_model_evaluations', 'model_version', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_model_evaluations', 'model_version', 'ai_model_performance_bk', 'key', '{business.ai_model_performance_h}'),
  ('ai_model_evaluations', '*', '*', 'load', '{auth.tenant_h, business.ai_model_evaluation_l, business.ai_model_h,
    business.ai_model_performance_h, business.ai_model_performance_s}'),
  ('ai_models', 'model_name', 'ai_model_hk', 'hash', '{business.ai_model_h, business.ai_model_s}'),
  ('ai_models', 'model_name', 'model_name', 'key', '{business.ai_model_h}'),
  ('ai_models', 'model_version', 'ai_model_hk', 'hash', '{business.ai_model_h, business.ai_model_s}'),
  ('ai_models', 'model_version', 'model_version', 'key', '{business.ai_model_h}'),
  ('ai_models', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, business.ai_model_h, business.ai_model_s}'),
  ('ai_models', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_models', 'model_name', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_models', 'model_version', 'ai_model_bk', 'key', '{business.ai_model_h}'),
  ('ai_models', '*', '*', 'load', '{auth.tenant_h, business.ai_model_h, business.ai_model_s}'),
  ('ai_training_jobs', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, business.ai_training_execution_h,
    business.ai_training_execution_s}'),
  ('ai_training_jobs', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('ai_training_jobs', 'training_job_id', 'ai_training_execution_hk', 'hash', '{business.ai_training_execution_h,
    business.ai_training_execution_s}'),
  ('ai_training_jobs', 'training_job_id', 'training_job_id', 'key', '{business.ai_training_execution_h}'),
  ('ai_training_jobs', '*', '*', 'load', '{auth.tenant_h, business.ai_training_execution_h,
    business.ai_training_execution_s}'),
  ('query_performance', 'query_fingerprint', 'query_execution_hk', 'hash', '{util.query_execution_l}'),
  ('query_performance', 'query_fingerprint', 'query_hk', 'hash', '{util.query_execution_l, util.query_h}'),
  ('query_performance', 'query_fingerprint', 'query_fingerprint', 'key', '{util.query_h}'),
  ('query_performance', 'query_id', 'query_execution_hk', 'hash', '{util.query_execution_l}'),
  ('query_performance', 'query_id', 'query_performance_hk', 'hash', '{util.query_execution_l,
    util.query_performance_h, util.query_performance_s}'),
  ('query_performance', 'query_id', 'query_id', 'key', '{util.query_performance_h}'),
  ('query_performance', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, util.query_execution_l, util.query_h,
    util.query_performance_h, util.query_performance_s}'),
  ('query_performance', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('query_performance', '*', '*', 'load', '{auth.tenant_h, util.query_execution_l, util.query_h,
    util.query_performance_h, util.query_performance_s}'),
  ('tenants', 'data_region', 'data_region', 'key', '{ref.region_r}'),
  ('tenants', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, auth.tenant_profile_s}'),
  ('tenants', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('tenants', '*', '*', 'load', '{auth.tenant_h, auth.tenant_profile_s, ref.region_r}'),
  ('users', 'tenant_id', 'tenant_hk', 'hash', '{auth.tenant_h, auth.user_h, auth.user_login_s, auth.user_profile_s,
    auth.user_role_s}'),
  ('users', 'tenant_id', 'tenant_id', 'key', '{auth.tenant_h}'),
  ('users', 'user_id', 'user_hk', 'hash', '{auth.user_h, auth.user_login_s, auth.user_profile_s, auth.user_role_s}'),
  ('users', 'user_id', 'user_id', 'key', '{auth.user_h}'),
  ('users', '*', '*', 'load', '{auth.tenant_h, auth.user_h, auth.user_login_s, auth.user_profile_s,
    auth.user_role_s}')
) AS listed("source", "source_column", "target_column", "kind", "target_table")
CROSS JOIN unnest(listed."target_table"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."quality_rule"
    ("vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
    "severity")
VALUES ('aiml', 'evaluations_go_on', 'A model that nobody evaluates drifts unseen', 'timeliness', 'business.ai_model_performance_s', '30 days', 1.0, 'info'),
       ('aiml', 'interaction_has_origin', 'An auditor wants to know where each question came from', 'completeness', 'business.ai_interaction_text_s', 'ip_address IS NOT NULL AND user_agent IS NOT NULL', 0.95, 'warning'),
       ('aiml', 'interaction_security_known', 'The safety score knows these levels and no others', 'validity', 'business.ai_interaction_details_s', 'security_level IN (''safe'', ''review'', ''unsafe'', ''blocked'')', 1.0, 'error'),
       ('aiml', 'scores_within_bounds', 'Scores are shares', 'validity', 'business.ai_model_performance_s', 'coalesce(accuracy_score, 0) BETWEEN 0 AND 1 AND coalesce(precision_score, 0) BETWEEN 0 AND 1
  AND coalesce(recall_score, 0) BETWEEN 0 AND 1 AND coalesce(f1_score, 0) BETWEEN 0 AND 1
  AND coalesce(auc_score, 0) BETWEEN 0 AND 1', 1.0, 'critical'),
       ('aiml', 'training_ends_after_its_start', 'A clock that goes wrong spoils all durations', 'consistency', 'business.ai_training_execution_s', 'training_end_time IS NULL OR training_end_time >= training_start_time', 0.9, 'warning'),
       ('aiml', 'user_email_unique', 'Within a tenant an address is one person''s', 'uniqueness', 'auth.user_profile_s', 'upper(btrim(user_email))', 0.99, 'warning')
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
SELECT 'aiml', item.value, listed."kind", listed."key_column", listed."key_parts"::text[],
  listed."parents"::text[], listed."parent_columns"::text[], false, listed."has_closed_versions"
FROM (VALUES
  ('hub', 'ai_access_decision_hk', '{decision_id}', '{}', '{}', false, '{business.ai_access_decision_h}'),
  ('hub', 'ai_deployment_status_hk', '{deployment_id}', '{}', '{}', false, '{business.ai_deployment_status_h}'),
  ('hub', 'ai_feature_pipeline_hk', '{pipeline_id,execution_timestamp}', '{}', '{}', false, '{business.ai_feature_pipeline_h}'),
  ('hub', 'ai_interaction_hk', '{interaction_id}', '{}', '{}', false, '{business.ai_interaction_h}'),
  ('hub', 'ai_model_hk', '{model_name,model_version}', '{}', '{}', false, '{business.ai_model_h}'),
  ('hub', 'ai_model_performance_hk', '{model_name,model_version,evaluation_date}', '{}', '{}', false, '{business.ai_model_performance_h}'),
  ('hub', 'ai_training_execution_hk', '{training_job_id}', '{}', '{}', false, '{business.ai_training_execution_h}'),
  ('hub', 'query_hk', '{query_fingerprint}', '{}', '{}', false, '{util.query_h}'),
  ('hub', 'query_performance_hk', '{query_id}', '{}', '{}', false, '{util.query_performance_h}'),
  ('tenant', 'tenant_hk', '{tenant_id}', '{}', '{}', false, '{auth.tenant_h}'),
  ('hub', 'token_hk', '{token_hash}', '{}', '{}', false, '{auth.token_h}'),
  ('hub', 'user_hk', '{user_id}', '{}', '{}', false, '{auth.user_h}'),
  ('event', 'ai_model_deployment_hk', '{}', '{business.ai_model_h,business.ai_deployment_status_h}', '{ai_model_hk,ai_deployment_status_hk}', false, '{business.ai_model_deployment_l}'),
  ('event', 'ai_model_evaluation_hk', '{}', '{business.ai_model_h,business.ai_model_performance_h}', '{ai_model_hk,ai_model_performance_hk}', false, '{business.ai_model_evaluation_l}'),
  ('event', 'query_execution_hk', '{}', '{util.query_h,util.query_performance_h}', '{query_hk,query_performance_hk}', false, '{util.query_execution_l}'),
  ('event', 'user_ai_access_decision_hk', '{}', '{auth.user_h,business.ai_interaction_h,business.ai_access_decision_h}', '{user_hk,ai_interaction_hk,ai_access_decision_hk}', false, '{business.user_ai_access_decision_l}'),
  ('event', 'user_ai_interaction_hk', '{}', '{auth.user_h,business.ai_interaction_h}', '{user_hk,ai_interaction_hk}', false, '{business.user_ai_interaction_l}'),
  ('event', 'user_token_hk', '{}', '{auth.user_h,auth.token_h}', '{user_hk,token_hk}', false, '{auth.user_token_l}'),
  ('part', 'ai_access_decision_hk', '{}', '{business.ai_access_decision_h}', '{ai_access_decision_hk}', true, '{business.ai_access_decision_s,
    business.ai_access_request_s}'),
  ('part', 'ai_deployment_status_hk', '{}', '{business.ai_deployment_status_h}', '{ai_deployment_status_hk}', true, '{business.ai_deployment_status_s}'),
  ('part', 'ai_feature_pipeline_hk', '{}', '{business.ai_feature_pipeline_h}', '{ai_feature_pipeline_hk}', true, '{business.ai_feature_pipeline_s}'),
  ('part', 'ai_interaction_hk', '{}', '{business.ai_interaction_h}', '{ai_interaction_hk}', true, '{business.ai_interaction_details_s,
    business.ai_interaction_text_s}'),
  ('part', 'ai_model_hk', '{}', '{business.ai_model_h}', '{ai_model_hk}', true, '{business.ai_model_s}'),
  ('part', 'ai_model_performance_hk', '{}', '{business.ai_model_performance_h}', '{ai_model_performance_hk}', true, '{business.ai_model_performance_s}'),
  ('part', 'ai_training_execution_hk', '{}', '{business.ai_training_execution_h}', '{ai_training_execution_hk}', true, '{business.ai_training_execution_s}'),
  ('part', 'query_performance_hk', '{}', '{util.query_performance_h}', '{query_performance_hk}', true, '{util.query_performance_s}'),
  ('part', 'tenant_hk', '{}', '{}', '{}', true, '{auth.tenant_profile_s}'),
  ('part', 'token_hk', '{}', '{auth.token_h}', '{token_hk}', true, '{auth.token_s, auth.token_client_s}'),
  ('part', 'user_hk', '{}', '{auth.user_h}', '{user_hk}', true, '{auth.user_login_s, auth.user_profile_s,
    auth.user_role_s}')
) AS listed("kind", "key_column", "key_parts", "parents", "parent_columns", "has_closed_versions", "table_name")
CROSS JOIN unnest(listed."table_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
SELECT 'aiml', item.value, 1,
  "util"."table_checksum"(to_regclass(
    format('%I.%I', split_part(item.value, '.', 1), split_part(item.value, '.', 2)))),
  'The table as it was made', 'ADDITIVE'
FROM unnest('{auth.tenant_h, auth.tenant_profile_s, auth.token_client_s, auth.token_h, auth.token_s, auth.user_h,
    auth.user_login_s, auth.user_profile_s, auth.user_role_s, auth.user_token_l, business.ai_access_decision_h,
    business.ai_access_decision_s, business.ai_access_request_s, business.ai_deployment_status_h,
    business.ai_deployment_status_s, business.ai_feature_pipeline_h, business.ai_feature_pipeline_s,
    business.ai_interaction_details_s, business.ai_interaction_h, business.ai_interaction_text_s,
    business.ai_model_deployment_l, business.ai_model_evaluation_l, business.ai_model_h,
    business.ai_model_performance_h, business.ai_model_performance_s, business.ai_model_s,
    business.ai_training_execution_h, business.ai_training_execution_s, business.user_ai_access_decision_l,
    business.user_ai_interaction_l, ref.context_type_r, ref.region_r, ref.security_level_r, util.query_execution_l,
    util.query_h, util.query_performance_h, util.query_performance_s}'::text[]) AS item(value)
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
    business.ai_access_decision_h, business.ai_deployment_status_h, business.ai_feature_pipeline_h,
    business.ai_interaction_h, business.ai_model_h, business.ai_model_performance_h,
    business.ai_training_execution_h, util.query_h, util.query_performance_h, auth.tenant_h,
    auth.token_h, auth.user_h, business.ai_model_deployment_l, business.ai_model_evaluation_l,
    util.query_execution_l, business.user_ai_access_decision_l, business.user_ai_interaction_l,
    auth.user_token_l, business.ai_access_decision_s, business.ai_access_request_s,
    business.ai_deployment_status_s, business.ai_feature_pipeline_s,
    business.ai_interaction_details_s, business.ai_interaction_text_s, business.ai_model_s,
    business.ai_model_performance_s, business.ai_training_execution_s, util.query_performance_s,
    auth.tenant_profile_s, auth.token_s, auth.token_client_s, auth.user_login_s,
    auth.user_profile_s, auth.user_role_s}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "aiml_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "aiml_loader", "aiml_owner"
      USING (true)', secured);
  END LOOP;
END
$body$;

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
    EXECUTE format('CREATE POLICY "aiml" ON %s TO "aiml_owner", "aiml_loader", "pg_read_all_data"
      USING (vault_name = ''aiml'')', secured);
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
    EXECUTE format('CREATE POLICY "aiml" ON %s TO "aiml_owner", "aiml_loader", "pg_read_all_data"
      USING (load_id IN (SELECT load.load_id FROM metadata.load AS load WHERE load.vault_name = ''aiml''))', secured);
  END LOOP;
END
$body$;

GRANT USAGE ON SCHEMA "util", "metadata", "ai_monitoring", "auth", "business", "compliance", "infomart", "ref" TO "aiml_owner", "aiml_loader";

GRANT USAGE ON SCHEMA "util", "ai_monitoring", "auth", "business", "compliance", "infomart", "ref" TO "aiml_reader";

GRANT ALL ON
  "business"."ai_access_decision_h", "business"."ai_deployment_status_h",
  "business"."ai_feature_pipeline_h", "business"."ai_interaction_h", "business"."ai_model_h",
  "business"."ai_model_performance_h", "business"."ai_training_execution_h", "util"."query_h",
  "util"."query_performance_h", "auth"."tenant_h", "auth"."token_h", "auth"."user_h",
  "business"."ai_model_deployment_l", "business"."ai_model_evaluation_l",
  "util"."query_execution_l", "business"."user_ai_access_decision_l",
  "business"."user_ai_interaction_l", "auth"."user_token_l", "business"."ai_access_decision_s",
  "business"."ai_access_request_s", "business"."ai_deployment_status_s",
  "business"."ai_feature_pipeline_s", "business"."ai_interaction_details_s",
  "business"."ai_interaction_text_s", "business"."ai_model_s", "business"."ai_model_performance_s",
  "business"."ai_training_execution_s", "util"."query_performance_s", "auth"."tenant_profile_s",
  "auth"."token_s", "auth"."token_client_s", "auth"."user_login_s", "auth"."user_profile_s",
  "auth"."user_role_s", "ref"."context_type_r", "ref"."region_r", "ref"."security_level_r",
  "business"."ai_access_decision_current", "business"."ai_access_request_current",
  "business"."ai_deployment_status_current", "business"."ai_feature_pipeline_current",
  "business"."ai_interaction_details_current", "business"."ai_interaction_text_current",
  "business"."ai_model_current", "business"."ai_model_performance_current",
  "business"."ai_training_execution_current", "util"."query_performance_current",
  "auth"."tenant_profile_current", "auth"."token_current", "auth"."token_client_current",
  "auth"."user_login_current", "auth"."user_profile_current", "auth"."user_role_current",
  "business"."ai_access_decision_now", "business"."ai_deployment_status_now",
  "business"."ai_feature_pipeline_now", "business"."ai_interaction_now", "business"."ai_model_now",
  "business"."ai_model_performance_now", "business"."ai_training_execution_now", "util"."query_now",
  "util"."query_performance_now", "auth"."tenant_now", "auth"."token_now", "auth"."user_now",
  "business"."ai_model_deployment_keys", "business"."ai_model_evaluation_keys",
  "util"."query_execution_keys", "business"."user_ai_access_decision_keys",
  "business"."user_ai_interaction_keys", "auth"."user_token_keys",
  "compliance"."ai_compliance_dashboard", "infomart"."ai_comprehensive_analytics",
  "ai_monitoring"."recent_interactions", "ai_monitoring"."ai_performance",
  "compliance"."ai_compliance_dashboard_stored", "infomart"."ai_comprehensive_analytics_stored"
TO "aiml_owner";

GRANT SELECT ON
  "business"."ai_access_decision_h", "business"."ai_deployment_status_h",
  "business"."ai_feature_pipeline_h", "business"."ai_interaction_h", "business"."ai_model_h",
  "business"."ai_model_performance_h", "business"."ai_training_execution_h", "util"."query_h",
  "util"."query_performance_h", "auth"."tenant_h", "auth"."token_h", "auth"."user_h",
  "business"."ai_model_deployment_l", "business"."ai_model_evaluation_l",
  "util"."query_execution_l", "business"."user_ai_access_decision_l",
  "business"."user_ai_interaction_l", "auth"."user_token_l", "business"."ai_access_decision_s",
  "business"."ai_access_request_s", "business"."ai_deployment_status_s",
  "business"."ai_feature_pipeline_s", "business"."ai_interaction_details_s",
  "business"."ai_interaction_text_s", "business"."ai_model_s", "business"."ai_model_performance_s",
  "business"."ai_training_execution_s", "util"."query_performance_s", "auth"."tenant_profile_s",
  "auth"."token_s", "auth"."token_client_s", "auth"."user_login_s", "auth"."user_profile_s",
  "auth"."user_role_s", "ref"."context_type_r", "ref"."region_r", "ref"."security_level_r",
  "business"."ai_access_decision_current", "business"."ai_access_request_current",
  "business"."ai_deployment_status_current", "business"."ai_feature_pipeline_current",
  "business"."ai_interaction_details_current", "business"."ai_interaction_text_current",
  "business"."ai_model_current", "business"."ai_model_performance_current",
  "business"."ai_training_execution_current", "util"."query_performance_current",
  "auth"."tenant_profile_current", "auth"."token_current", "auth"."token_client_current",
  "auth"."user_login_current", "auth"."user_profile_current", "auth"."user_role_current",
  "business"."ai_access_decision_now", "business"."ai_deployment_status_now",
  "business"."ai_feature_pipeline_now", "business"."ai_interaction_now", "business"."ai_model_now",
  "business"."ai_model_performance_now", "business"."ai_training_execution_now", "util"."query_now",
  "util"."query_performance_now", "auth"."tenant_now", "auth"."token_now", "auth"."user_now",
  "business"."ai_model_deployment_keys", "business"."ai_model_evaluation_keys",
  "util"."query_execution_keys", "business"."user_ai_access_decision_keys",
  "business"."user_ai_interaction_keys", "auth"."user_token_keys",
  "compliance"."ai_compliance_dashboard", "infomart"."ai_comprehensive_analytics",
  "ai_monitoring"."recent_interactions", "ai_monitoring"."ai_performance"
TO "aiml_loader", "aiml_reader";

GRANT SELECT ON
  "compliance"."ai_compliance_dashboard_stored", "infomart"."ai_comprehensive_analytics_stored"
TO "aiml_loader";

GRANT INSERT ON
  "business"."ai_access_decision_h", "business"."ai_deployment_status_h",
  "business"."ai_feature_pipeline_h", "business"."ai_interaction_h", "business"."ai_model_h",
  "business"."ai_model_performance_h", "business"."ai_training_execution_h", "util"."query_h",
  "util"."query_performance_h", "auth"."tenant_h", "auth"."token_h", "auth"."user_h",
  "business"."ai_model_deployment_l", "business"."ai_model_evaluation_l",
  "util"."query_execution_l", "business"."user_ai_access_decision_l",
  "business"."user_ai_interaction_l", "auth"."user_token_l", "business"."ai_access_decision_s",
  "business"."ai_access_request_s", "business"."ai_deployment_status_s",
  "business"."ai_feature_pipeline_s", "business"."ai_interaction_details_s",
  "business"."ai_interaction_text_s", "business"."ai_model_s", "business"."ai_model_performance_s",
  "business"."ai_training_execution_s", "util"."query_performance_s", "auth"."tenant_profile_s",
  "auth"."token_s", "auth"."token_client_s", "auth"."user_login_s", "auth"."user_profile_s",
  "auth"."user_role_s", "ref"."context_type_r", "ref"."region_r", "ref"."security_level_r"
TO "aiml_loader";

GRANT UPDATE ("load_end_date") ON
  "business"."ai_access_decision_s", "business"."ai_access_request_s",
  "business"."ai_deployment_status_s", "business"."ai_feature_pipeline_s",
  "business"."ai_interaction_details_s", "business"."ai_interaction_text_s",
  "business"."ai_model_s", "business"."ai_model_performance_s",
  "business"."ai_training_execution_s", "util"."query_performance_s", "auth"."tenant_profile_s",
  "auth"."token_s", "auth"."token_client_s", "auth"."user_login_s", "auth"."user_profile_s",
  "auth"."user_role_s"
TO "aiml_loader";

GRANT UPDATE ("load_date", "record_source") ON "ref"."context_type_r" TO "aiml_loader";

GRANT UPDATE ("load_date", "record_source") ON "ref"."region_r" TO "aiml_loader";

GRANT UPDATE ("load_date", "record_source") ON "ref"."security_level_r" TO "aiml_loader";

REVOKE ALL ON FUNCTION "compliance"."refresh_ai_compliance_dashboard"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "compliance"."refresh_ai_compliance_dashboard"() TO "aiml_owner", "aiml_loader";

REVOKE ALL ON FUNCTION "infomart"."refresh_ai_comprehensive_analytics"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "infomart"."refresh_ai_comprehensive_analytics"() TO "aiml_owner", "aiml_loader";

GRANT ALL ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "aiml_owner";

GRANT SELECT ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "aiml_loader";

GRANT INSERT ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count", "metadata"."quarantine",
  "metadata"."quality_result", "metadata"."accepted_deletion"
TO "aiml_loader";

GRANT UPDATE ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count"
TO "aiml_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON "metadata"."quarantine" TO "aiml_loader";

-- What must be there ----------------------------------------------------------
--
-- What must be there; util.validate_completeness compares.

INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'aiml', listed."component", item.value
FROM (VALUES
  ('function', '{auth.tenant_as_of, auth.token_as_of, auth.user_as_of, business.ai_access_decision_as_of,
    business.ai_deployment_status_as_of, business.ai_feature_pipeline_as_of, business.ai_interaction_as_of,
    business.ai_model_as_of, business.ai_model_performance_as_of, business.ai_training_execution_as_of,
    compliance.refresh_ai_compliance_dashboard, infomart.refresh_ai_comprehensive_analytics,
    util.ai_access_decision_hash_diff, util.ai_access_request_hash_diff, util.ai_deployment_status_hash_diff,
    util.ai_feature_pipeline_hash_diff, util.ai_interaction_details_hash_diff, util.ai_interaction_text_hash_diff,
    util.ai_model_hash_diff, util.ai_model_performance_hash_diff, util.ai_training_execution_hash_diff,
    util.aiml_comprehensive_health_check, util.aiml_measure_quality, util.aiml_monitor_loads,
    util.aiml_quality_evaluations_go_on, util.aiml_quality_interaction_has_origin,
    util.aiml_quality_interaction_security_known, util.aiml_quality_scores_within_bounds,
    util.aiml_quality_training_ends_after_its_start, util.aiml_quality_user_email_unique,
    util.aiml_validate_completeness, util.aiml_validate_tenant_isolation, util.business_key, util.canonical_text,
    util.comprehensive_health_check, util.current_load_date, util.escape_key_part, util.generate_tenant_derived_hk,
    util.hash_binary, util.json_text, util.measure_quality, util.monitor_ai_performance, util.monitor_loads,
    util.query_as_of, util.query_performance_as_of, util.query_performance_hash_diff, util.session_tenant,
    util.table_checksum, util.tenant_profile_hash_diff, util.threshold_state, util.token_client_hash_diff,
    util.token_hash_diff, util.trace_lineage, util.user_login_hash_diff, util.user_profile_hash_diff,
    util.user_role_hash_diff, util.validate_completeness, util.validate_tenant_isolation, util.vault_function,
    util.visible_tenants, util.worst_state, util.zero_key}'),
  ('index', '{auth.tenant_h_key_idx, auth.tenant_h_pkey, auth.tenant_profile_s_pkey, auth.token_client_s_pkey,
    auth.token_h_key_idx, auth.token_h_pkey, auth.token_s_pkey, auth.user_h_key_idx, auth.user_h_pkey,
    auth.user_login_s_pkey, auth.user_profile_s_pkey, auth.user_role_s_pkey, auth.user_token_l_pkey,
    auth.user_token_l_token_hk_idx, auth.user_token_l_user_hk_idx, business.ai_access_decision_h_key_idx,
    business.ai_access_decision_h_pkey, business.ai_access_decision_s_pkey, business.ai_access_request_s_pkey,
    business.ai_deployment_status_h_key_idx, business.ai_deployment_status_h_pkey,
    business.ai_deployment_status_s_pkey, business.ai_feature_pipeline_h_key_idx,
    business.ai_feature_pipeline_h_pkey, business.ai_feature_pipeline_s_pkey,
    business.ai_interaction_details_s_pkey, business.ai_interaction_h_key_idx, business.ai_interaction_h_pkey,
    business.ai_interaction_text_s_pkey, business.ai_model_deployment_l_ai_deployment_status_hk_idx,
    business.ai_model_deployment_l_ai_model_hk_idx, business.ai_model_deployment_l_pkey,
    business.ai_model_evaluation_l_ai_model_hk_idx, business.ai_model_evaluation_l_ai_model_performance_hk_idx,
    business.ai_model_evaluation_l_pkey, business.ai_model_h_key_idx, business.ai_model_h_pkey,
    business.ai_model_performance_h_key_idx, business.ai_model_performance_h_pkey,
    business.ai_model_performance_s_pkey, business.ai_model_s_pkey, business.ai_training_execution_h_key_idx,
    business.ai_training_execution_h_pkey, business.ai_training_execution_s_pkey,
    business.user_ai_access_decision_l_ai_access_decision_hk_idx,
    business.user_ai_access_decision_l_ai_interaction_hk_idx, business.user_ai_access_decision_l_pkey,
    business.user_ai_access_decision_l_user_hk_idx, business.user_ai_interaction_l_ai_interaction_hk_idx,
    business.user_ai_interaction_l_pkey, business.user_ai_interaction_l_user_hk_idx,
    compliance.ai_compliance_dashboard_stored_key_idx, infomart.ai_comprehensive_analytics_stored_key_idx,
    metadata.accepted_deletion_pkey, metadata.data_versions_pkey, metadata.expected_object_pkey,
    metadata.hash_revision_pkey, metadata.key_origin_pkey, metadata.lineage_pkey, metadata.load_checkpoint_pkey,
    metadata.load_count_pkey, metadata.load_delivery_idx, metadata.load_pkey, metadata.migration_progress_pkey,
    metadata.privacy_registry_pkey, metadata.quality_result_pkey, metadata.quality_result_rule_idx,
    metadata.quality_rule_pkey, metadata.quarantine_load_idx, metadata.quarantine_pkey,
    metadata.quarantine_source_idx, metadata.schema_migrations_pkey, metadata.vault_pkey, ref.context_type_r_pkey,
    ref.region_r_pkey, ref.security_level_r_pkey, util.query_execution_l_pkey, util.query_execution_l_query_hk_idx,
    util.query_execution_l_query_performance_hk_idx, util.query_h_key_idx, util.query_h_pkey,
    util.query_performance_h_key_idx, util.query_performance_h_pkey, util.query_performance_s_pkey}'),
  ('policy', '{auth.tenant_h.all_tenants, auth.tenant_h.tenant_readers, auth.tenant_profile_s.all_tenants,
    auth.tenant_profile_s.tenant_readers, auth.token_client_s.all_tenants, auth.token_client_s.tenant_readers,
    auth.token_h.all_tenants, auth.token_h.tenant_readers, auth.token_s.all_tenants, auth.token_s.tenant_readers,
    auth.user_h.all_tenants, auth.user_h.tenant_readers, auth.user_login_s.all_tenants,
    auth.user_login_s.tenant_readers, auth.user_profile_s.all_tenants, auth.user_profile_s.tenant_readers,
    auth.user_role_s.all_tenants, auth.user_role_s.tenant_readers, auth.user_token_l.all_tenants,
    auth.user_token_l.tenant_readers, business.ai_access_decision_h.all_tenants,
    business.ai_access_decision_h.tenant_readers, business.ai_access_decision_s.all_tenants,
    business.ai_access_decision_s.tenant_readers, business.ai_access_request_s.all_tenants,
    business.ai_access_request_s.tenant_readers, business.ai_deployment_status_h.all_tenants,
    business.ai_deployment_status_h.tenant_readers, business.ai_deployment_status_s.all_tenants,
    business.ai_deployment_status_s.tenant_readers, business.ai_feature_pipeline_h.all_tenants,
    business.ai_feature_pipeline_h.tenant_readers, business.ai_feature_pipeline_s.all_tenants,
    business.ai_feature_pipeline_s.tenant_readers, business.ai_interaction_details_s.all_tenants,
    business.ai_interaction_details_s.tenant_readers, business.ai_interaction_h.all_tenants,
    business.ai_interaction_h.tenant_readers, business.ai_interaction_text_s.all_tenants,
    business.ai_interaction_text_s.tenant_readers, business.ai_model_deployment_l.all_tenants,
    business.ai_model_deployment_l.tenant_readers, business.ai_model_evaluation_l.all_tenants,
    business.ai_model_evaluation_l.tenant_readers, business.ai_model_h.all_tenants,
    business.ai_model_h.tenant_readers, business.ai_model_performance_h.all_tenants,
    business.ai_model_performance_h.tenant_readers, business.ai_model_performance_s.all_tenants,
    business.ai_model_performance_s.tenant_readers, business.ai_model_s.all_tenants,
    business.ai_model_s.tenant_readers, business.ai_training_execution_h.all_tenants,
    business.ai_training_execution_h.tenant_readers, business.ai_training_execution_s.all_tenants,
    business.ai_training_execution_s.tenant_readers, business.user_ai_access_decision_l.all_tenants,
    business.user_ai_access_decision_l.tenant_readers, business.user_ai_interaction_l.all_tenants,
    business.user_ai_interaction_l.tenant_readers, metadata.accepted_deletion.aiml, metadata.data_versions.aiml,
    metadata.expected_object.aiml, metadata.hash_revision.aiml, metadata.key_origin.aiml, metadata.lineage.aiml,
    metadata.load.aiml, metadata.load_checkpoint.aiml, metadata.load_count.aiml, metadata.migration_progress.aiml,
    metadata.privacy_registry.aiml, metadata.quality_result.aiml, metadata.quality_rule.aiml,
    metadata.quarantine.aiml, metadata.schema_migrations.aiml, metadata.vault.aiml,
    util.query_execution_l.all_tenants, util.query_execution_l.tenant_readers, util.query_h.all_tenants,
    util.query_h.tenant_readers, util.query_performance_h.all_tenants, util.query_performance_h.tenant_readers,
    util.query_performance_s.all_tenants, util.query_performance_s.tenant_readers}'),
  ('source', '{access_tokens, ai_access_decisions, ai_deployments, ai_feature_pipeline_runs, ai_interactions,
    ai_model_evaluations, ai_models, ai_training_jobs, query_performance, tenants, users}'),
  ('table', '{auth.tenant_h, auth.tenant_profile_s, auth.token_client_s, auth.token_h, auth.token_s, auth.user_h,
    auth.user_login_s, auth.user_profile_s, auth.user_role_s, auth.user_token_l, business.ai_access_decision_h,
    business.ai_access_decision_s, business.ai_access_request_s, business.ai_deployment_status_h,
    business.ai_deployment_status_s, business.ai_feature_pipeline_h, business.ai_feature_pipeline_s,
    business.ai_interaction_details_s, business.ai_interaction_h, business.ai_interaction_text_s,
    business.ai_model_deployment_l, business.ai_model_evaluation_l, business.ai_model_h,
    business.ai_model_performance_h, business.ai_model_performance_s, business.ai_model_s,
    business.ai_training_execution_h, business.ai_training_execution_s, business.user_ai_access_decision_l,
    business.user_ai_interaction_l, metadata.accepted_deletion, metadata.data_versions, metadata.expected_object,
    metadata.hash_revision, metadata.key_origin, metadata.lineage, metadata.load, metadata.load_checkpoint,
    metadata.load_count, metadata.migration_progress, metadata.privacy_registry, metadata.quality_result,
    metadata.quality_rule, metadata.quarantine, metadata.schema_migrations, metadata.vault, ref.context_type_r,
    ref.region_r, ref.security_level_r, util.query_execution_l, util.query_h, util.query_performance_h,
    util.query_performance_s}'),
  ('view', '{ai_monitoring.ai_performance, ai_monitoring.recent_interactions, auth.tenant_now,
    auth.tenant_profile_current, auth.token_client_current, auth.token_current, auth.token_now,
    auth.user_login_current, auth.user_now, auth.user_profile_current, auth.user_role_current, auth.user_token_keys,
    business.ai_access_decision_current, business.ai_access_decision_now, business.ai_access_request_current,
    business.ai_deployment_status_current, business.ai_deployment_status_now, business.ai_feature_pipeline_current,
    business.ai_feature_pipeline_now, business.ai_interaction_details_current, business.ai_interaction_now,
    business.ai_interaction_text_current, business.ai_model_current, business.ai_model_deployment_keys,
    business.ai_model_evaluation_keys, business.ai_model_now, business.ai_model_performance_current,
    business.ai_model_performance_now, business.ai_training_execution_current, business.ai_training_execution_now,
    business.user_ai_access_decision_keys, business.user_ai_interaction_keys, compliance.ai_compliance_dashboard,
    compliance.ai_compliance_dashboard_stored, infomart.ai_comprehensive_analytics,
    infomart.ai_comprehensive_analytics_stored, util.query_execution_keys, util.query_now,
    util.query_performance_current, util.query_performance_now}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault"
    ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
  VALUES ('aiml', '51aa1f5fd9a8a0fc649b8a9fcd6f04041bbeb086f15d24fc77e478fc9992a205', 'vw1', 'sha256', 4);
