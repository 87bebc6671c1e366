-- vaultwright: migration
-- vault: smb
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: b13515f03f1c566bea2df8f40ad9b31a7a339d11fb6e4099b06c2b91ac8d7bc9
-- requires: PostgreSQL 15
-- does: makes the vault smb
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260101000000_makes_the_vault_smb.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault smb', 0));
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'smb') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'smb'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault smb
-- An assistant for small firms: their customers, jobs, money and messages
--
-- fingerprint  b13515f03f1c566bea2df8f40ad9b31a7a339d11fb6e4099b06c2b91ac8d7bc9
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
--   Hubs (15)
--   Links (38)
--   Satellites (73)
--   Reference tables (7)
--   Indexes (98)
--   Hash diffs (75)
--   Current versions (65)
--   Hubs as they are (15)
--   Hubs as they were (15)
--   Links with business keys (38)
--   Masked columns (4)
--   Marts (4)
--   Monitors (2)
--   Quality (5)
--   Health (4)
--   Ghost rows (67)
--   Registers (7)
--   Who may do what (21)
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
  FOREACH needed IN ARRAY ARRAY['smb_owner', 'smb_loader', 'smb_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "smb_owner" NOLOGIN; CREATE ROLE "smb_loader" NOLOGIN; CREATE ROLE "smb_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "smb_auth";

CREATE SCHEMA IF NOT EXISTS "smb_business";

CREATE SCHEMA IF NOT EXISTS "smb_infomart";

CREATE SCHEMA IF NOT EXISTS "smb_ref";

CREATE SCHEMA IF NOT EXISTS "smb_util";

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

CREATE TABLE "smb_business"."ai_context_h" (
  "ai_context_hk" bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "ai_context_id" uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "ai_context_h_pkey" PRIMARY KEY ("ai_context_hk"),
  CONSTRAINT "ai_context_h_hk_check" CHECK (octet_length("ai_context_hk") = 32),
  CONSTRAINT "ai_context_h_key_check" CHECK ("ai_context_id" IS NOT NULL OR "ai_context_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."ai_context_h" IS 'What the assistant remembers of something';

CREATE TABLE "smb_business"."business_h" (
  "business_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "business_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "business_h_pkey" PRIMARY KEY ("business_hk"),
  CONSTRAINT "business_h_hk_check" CHECK (octet_length("business_hk") = 32),
  CONSTRAINT "business_h_key_check" CHECK ("business_id" IS NOT NULL OR "business_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."business_h" IS 'A firm of a tenant, with a name and an address of its own';

CREATE TABLE "smb_business"."calendar_event_h" (
  "calendar_event_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "calendar_event_id" uuid,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_h_pkey" PRIMARY KEY ("calendar_event_hk"),
  CONSTRAINT "calendar_event_h_hk_check" CHECK (octet_length("calendar_event_hk") = 32),
  CONSTRAINT "calendar_event_h_key_check" CHECK ("calendar_event_id" IS NOT NULL OR "calendar_event_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."calendar_event_h" IS 'Something that takes time: a job, a meeting';

CREATE TABLE "smb_business"."communication_h" (
  "communication_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "communication_id" uuid,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "communication_h_pkey" PRIMARY KEY ("communication_hk"),
  CONSTRAINT "communication_h_hk_check" CHECK (octet_length("communication_hk") = 32),
  CONSTRAINT "communication_h_key_check" CHECK ("communication_id" IS NOT NULL OR "communication_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."communication_h" IS 'A message or call, in or out';

CREATE TABLE "smb_business"."conversation_h" (
  "conversation_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "session_id"      character varying(100),
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "conversation_h_pkey" PRIMARY KEY ("conversation_hk"),
  CONSTRAINT "conversation_h_hk_check" CHECK (octet_length("conversation_hk") = 32),
  CONSTRAINT "conversation_h_key_check" CHECK ("session_id" IS NOT NULL OR "conversation_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."conversation_h" IS 'A talk with the assistant';

CREATE TABLE "smb_business"."customer_h" (
  "customer_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "customer_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "customer_h_pkey" PRIMARY KEY ("customer_hk"),
  CONSTRAINT "customer_h_hk_check" CHECK (octet_length("customer_hk") = 32),
  CONSTRAINT "customer_h_key_check" CHECK ("customer_id" IS NOT NULL OR "customer_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."customer_h" IS 'A person or firm that has work done';

CREATE TABLE "smb_business"."document_h" (
  "document_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "document_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "document_h_pkey" PRIMARY KEY ("document_hk"),
  CONSTRAINT "document_h_hk_check" CHECK (octet_length("document_hk") = 32),
  CONSTRAINT "document_h_key_check" CHECK ("document_id" IS NOT NULL OR "document_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."document_h" IS 'A file of a firm, in one version';

CREATE TABLE "smb_business"."integration_h" (
  "integration_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "integration_id" uuid,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "integration_h_pkey" PRIMARY KEY ("integration_hk"),
  CONSTRAINT "integration_h_hk_check" CHECK (octet_length("integration_hk") = 32),
  CONSTRAINT "integration_h_key_check" CHECK ("integration_id" IS NOT NULL OR "integration_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."integration_h" IS 'The connection of a firm to another program';

CREATE TABLE "smb_business"."invoice_h" (
  "invoice_hk"    bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "invoice_id"    uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "invoice_h_pkey" PRIMARY KEY ("invoice_hk"),
  CONSTRAINT "invoice_h_hk_check" CHECK (octet_length("invoice_hk") = 32),
  CONSTRAINT "invoice_h_key_check" CHECK ("invoice_id" IS NOT NULL OR "invoice_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."invoice_h" IS 'A bill, or the estimate of one';

CREATE TABLE "smb_business"."job_h" (
  "job_hk"        bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "job_id"        uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "job_h_pkey" PRIMARY KEY ("job_hk"),
  CONSTRAINT "job_h_hk_check" CHECK (octet_length("job_hk") = 32),
  CONSTRAINT "job_h_key_check" CHECK ("job_id" IS NOT NULL OR "job_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."job_h" IS 'A piece of work for a customer';

CREATE TABLE "smb_auth"."team_h" (
  "team_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "team_id"       uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "team_h_pkey" PRIMARY KEY ("team_hk"),
  CONSTRAINT "team_h_hk_check" CHECK (octet_length("team_hk") = 32),
  CONSTRAINT "team_h_key_check" CHECK ("team_id" IS NOT NULL OR "team_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_auth"."team_h" IS 'A crew; nothing but its members is known';

CREATE TABLE "smb_business"."template_h" (
  "template_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "template_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "template_h_pkey" PRIMARY KEY ("template_hk"),
  CONSTRAINT "template_h_hk_check" CHECK (octet_length("template_hk") = 32),
  CONSTRAINT "template_h_key_check" CHECK ("template_id" IS NOT NULL OR "template_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."template_h" IS 'A text that messages are made from';

CREATE TABLE "smb_auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "tenant_id"     uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("tenant_id" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_auth"."tenant_h" IS 'A firm, or a group of firms, that subscribes';

CREATE TABLE "smb_business"."transaction_h" (
  "transaction_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "transaction_id" uuid,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "transaction_h_pkey" PRIMARY KEY ("transaction_hk"),
  CONSTRAINT "transaction_h_hk_check" CHECK (octet_length("transaction_hk") = 32),
  CONSTRAINT "transaction_h_key_check" CHECK ("transaction_id" IS NOT NULL OR "transaction_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_business"."transaction_h" IS 'Money that comes in or goes out';

CREATE TABLE "smb_auth"."user_h" (
  "user_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "user_id"       uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_h_pkey" PRIMARY KEY ("user_hk"),
  CONSTRAINT "user_h_hk_check" CHECK (octet_length("user_hk") = 32),
  CONSTRAINT "user_h_key_check" CHECK ("user_id" IS NOT NULL OR "user_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "smb_auth"."user_h" IS 'Somebody who works for a firm, with an account';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, or for each event, never changed. An optional
-- participant that is missing has the zero key. Columns between the keys and the payload, if any,
-- tell rows of the same participants apart.

CREATE TABLE "smb_business"."ai_context_business_l" (
  "ai_context_business_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "ai_context_hk"          bytea                    NOT NULL,
  "business_hk"            bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "ai_context_business_l_pkey" PRIMARY KEY ("ai_context_business_hk"),
  CONSTRAINT "ai_context_business_l_hk_check" CHECK (octet_length("ai_context_business_hk") = 32)
);
COMMENT ON TABLE "smb_business"."ai_context_business_l" IS 'For which firm it is remembered';

CREATE TABLE "smb_business"."audit_l" (
  "audit_hk"       bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "audit_id"       uuid                     NOT NULL,
  "hash_diff"      bytea                    NOT NULL,
  "action"         character varying(50),
  "table_name"     character varying(100),
  "record_id"      uuid,
  "changed_fields" text[],
  "session_id"     character varying(100),
  "request_id"     character varying(100),
  "source"         character varying(50),
  "created_at"     timestamp with time zone,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "audit_l_pkey" PRIMARY KEY ("audit_hk"),
  CONSTRAINT "audit_l_hk_check" CHECK (octet_length("audit_hk") = 32)
);
COMMENT ON TABLE "smb_business"."audit_l" IS 'A row was changed or seen';
COMMENT ON COLUMN "smb_business"."audit_l"."action" IS 'CREATE, UPDATE, DELETE or VIEW';
COMMENT ON COLUMN "smb_business"."audit_l"."record_id" IS 'The key of the row';
COMMENT ON COLUMN "smb_business"."audit_l"."source" IS 'web, mobile, api or system';

CREATE TABLE "smb_business"."audit_customer_l" (
  "audit_customer_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "customer_hk"       bytea                    NOT NULL,
  "audit_id"          uuid                     NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "audit_customer_l_pkey" PRIMARY KEY ("audit_customer_hk"),
  CONSTRAINT "audit_customer_l_hk_check" CHECK (octet_length("audit_customer_hk") = 32)
);
COMMENT ON TABLE "smb_business"."audit_customer_l" IS 'The customer whose row it was';

CREATE TABLE "smb_business"."business_event_l" (
  "business_event_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "business_hk"       bytea                    NOT NULL,
  "user_hk"           bytea                    NOT NULL,
  "customer_hk"       bytea                    NOT NULL,
  "job_hk"            bytea                    NOT NULL,
  "row_hash"          character varying(64)    NOT NULL,
  "hash_diff"         bytea                    NOT NULL,
  "happened_at"       timestamp with time zone,
  "event_type"        character varying(100),
  "event_name"        character varying(100),
  "properties"        jsonb,
  "session_id"        character varying(100),
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "business_event_l_pkey" PRIMARY KEY ("business_event_hk"),
  CONSTRAINT "business_event_l_hk_check" CHECK (octet_length("business_event_hk") = 32)
);
COMMENT ON TABLE "smb_business"."business_event_l" IS 'Somebody did something on a page';
COMMENT ON COLUMN "smb_business"."business_event_l"."event_type" IS 'page_view, button_click or form_submit';

CREATE TABLE "smb_business"."business_metric_l" (
  "business_metric_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "business_hk"        bytea                    NOT NULL,
  "row_hash"           character varying(64)    NOT NULL,
  "hash_diff"          bytea                    NOT NULL,
  "measured_at"        timestamp with time zone,
  "metric_type"        character varying(100),
  "metric_name"        character varying(100),
  "value"              numeric(15,4),
  "dimensions"         jsonb,
  "metadata"           jsonb,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "business_metric_l_pkey" PRIMARY KEY ("business_metric_hk"),
  CONSTRAINT "business_metric_l_hk_check" CHECK (octet_length("business_metric_hk") = 32)
);
COMMENT ON TABLE "smb_business"."business_metric_l" IS 'Something was measured';
COMMENT ON COLUMN "smb_business"."business_metric_l"."metric_type" IS 'revenue, jobs_completed or customer_acquired';
COMMENT ON COLUMN "smb_business"."business_metric_l"."metric_name" IS 'daily_total, rolling_7d, by_location and the like';
COMMENT ON COLUMN "smb_business"."business_metric_l"."dimensions" IS 'Where, by whom and the like';

CREATE TABLE "smb_business"."business_user_l" (
  "business_user_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "business_hk"      bytea                    NOT NULL,
  "user_hk"          bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "business_user_l_pkey" PRIMARY KEY ("business_user_hk"),
  CONSTRAINT "business_user_l_hk_check" CHECK (octet_length("business_user_hk") = 32)
);
COMMENT ON TABLE "smb_business"."business_user_l" IS 'Which firm somebody works for';

CREATE TABLE "smb_business"."calendar_attendee_l" (
  "calendar_attendee_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "calendar_event_hk"    bytea                    NOT NULL,
  "attendee_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "calendar_attendee_l_pkey" PRIMARY KEY ("calendar_attendee_hk"),
  CONSTRAINT "calendar_attendee_l_hk_check" CHECK (octet_length("calendar_attendee_hk") = 32)
);
COMMENT ON TABLE "smb_business"."calendar_attendee_l" IS 'Who has ever been asked to come';
COMMENT ON COLUMN "smb_business"."calendar_attendee_l"."attendee_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."calendar_event_party_l" (
  "calendar_event_party_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "calendar_event_hk"       bytea                    NOT NULL,
  "customer_hk"             bytea                    NOT NULL,
  "job_hk"                  bytea                    NOT NULL,
  "creator_hk"              bytea                    NOT NULL,
  "business_hk"             bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_party_l_pkey" PRIMARY KEY ("calendar_event_party_hk"),
  CONSTRAINT "calendar_event_party_l_hk_check" CHECK (octet_length("calendar_event_party_hk") = 32)
);
COMMENT ON TABLE "smb_business"."calendar_event_party_l" IS 'Whose time it takes, and what for';
COMMENT ON COLUMN "smb_business"."calendar_event_party_l"."creator_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."communication_customer_l" (
  "communication_customer_hk" bytea                    NOT NULL,
  "tenant_hk"                 bytea                    NOT NULL,
  "communication_hk"          bytea                    NOT NULL,
  "customer_hk"               bytea                    NOT NULL,
  "load_date"                 timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"             character varying(100)   NOT NULL,
  CONSTRAINT "communication_customer_l_pkey" PRIMARY KEY ("communication_customer_hk"),
  CONSTRAINT "communication_customer_l_hk_check" CHECK (octet_length("communication_customer_hk") = 32)
);
COMMENT ON TABLE "smb_business"."communication_customer_l" IS 'Which customer was addressed';

CREATE TABLE "smb_business"."communication_party_l" (
  "communication_party_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "communication_hk"       bytea                    NOT NULL,
  "sender_hk"              bytea                    NOT NULL,
  "business_hk"            bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "communication_party_l_pkey" PRIMARY KEY ("communication_party_hk"),
  CONSTRAINT "communication_party_l_hk_check" CHECK (octet_length("communication_party_hk") = 32)
);
COMMENT ON TABLE "smb_business"."communication_party_l" IS 'Who wrote or called, and for whom';
COMMENT ON COLUMN "smb_business"."communication_party_l"."sender_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."communication_reply_l" (
  "communication_reply_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "reply_hk"               bytea                    NOT NULL,
  "answered_hk"            bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "communication_reply_l_pkey" PRIMARY KEY ("communication_reply_hk"),
  CONSTRAINT "communication_reply_l_hk_check" CHECK (octet_length("communication_reply_hk") = 32)
);
COMMENT ON TABLE "smb_business"."communication_reply_l" IS 'Which message answers which';
COMMENT ON COLUMN "smb_business"."communication_reply_l"."reply_hk" IS 'Hash key of hub communication.';
COMMENT ON COLUMN "smb_business"."communication_reply_l"."answered_hk" IS 'Hash key of hub communication.';

CREATE TABLE "smb_business"."conversation_message_l" (
  "conversation_message_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "conversation_hk"         bytea                    NOT NULL,
  "user_hk"                 bytea                    NOT NULL,
  "business_hk"             bytea                    NOT NULL,
  "message_id"              uuid                     NOT NULL,
  "hash_diff"               bytea                    NOT NULL,
  "session_id"              character varying(100),
  "conversation_type"       character varying(100),
  "message_order"           integer,
  "role"                    character varying(20),
  "model_used"              character varying(100),
  "tokens_used"             integer,
  "response_time_ms"        integer,
  "created_at"              timestamp with time zone,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "conversation_message_l_pkey" PRIMARY KEY ("conversation_message_hk"),
  CONSTRAINT "conversation_message_l_hk_check" CHECK (octet_length("conversation_message_hk") = 32)
);
COMMENT ON TABLE "smb_business"."conversation_message_l" IS 'Something was said';
COMMENT ON COLUMN "smb_business"."conversation_message_l"."conversation_type" IS 'customer_inquiry, business_question or workflow_help';
COMMENT ON COLUMN "smb_business"."conversation_message_l"."role" IS 'user, assistant or system';

CREATE TABLE "smb_business"."conversation_party_l" (
  "conversation_party_hk" bytea                    NOT NULL,
  "tenant_hk"             bytea                    NOT NULL,
  "conversation_hk"       bytea                    NOT NULL,
  "user_hk"               bytea                    NOT NULL,
  "business_hk"           bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "conversation_party_l_pkey" PRIMARY KEY ("conversation_party_hk"),
  CONSTRAINT "conversation_party_l_hk_check" CHECK (octet_length("conversation_party_hk") = 32)
);
COMMENT ON TABLE "smb_business"."conversation_party_l" IS 'Who talks with the assistant, and for whom';

CREATE TABLE "smb_business"."customer_business_l" (
  "customer_business_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "customer_hk"          bytea                    NOT NULL,
  "business_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "customer_business_l_pkey" PRIMARY KEY ("customer_business_hk"),
  CONSTRAINT "customer_business_l_hk_check" CHECK (octet_length("customer_business_hk") = 32)
);
COMMENT ON TABLE "smb_business"."customer_business_l" IS 'Whose customer it is';

CREATE TABLE "smb_business"."customer_interaction_l" (
  "customer_interaction_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "customer_hk"             bytea                    NOT NULL,
  "interaction_id"          uuid                     NOT NULL,
  "hash_diff"               bytea                    NOT NULL,
  "interaction_type"        character varying(100),
  "direction"               character varying(20),
  "channel"                 character varying(50),
  "metadata"                jsonb,
  "sentiment_score"         numeric(3,2),
  "created_at"              timestamp with time zone,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "customer_interaction_l_pkey" PRIMARY KEY ("customer_interaction_hk"),
  CONSTRAINT "customer_interaction_l_hk_check" CHECK (octet_length("customer_interaction_hk") = 32)
);
COMMENT ON TABLE "smb_business"."customer_interaction_l" IS 'A customer was spoken with';
COMMENT ON COLUMN "smb_business"."customer_interaction_l"."interaction_type" IS 'call, email, sms, meeting or job';
COMMENT ON COLUMN "smb_business"."customer_interaction_l"."direction" IS 'inbound or outbound';
COMMENT ON COLUMN "smb_business"."customer_interaction_l"."channel" IS 'phone, email, website or social';
COMMENT ON COLUMN "smb_business"."customer_interaction_l"."sentiment_score" IS 'From -1, angry, to 1, pleased';

CREATE TABLE "smb_business"."customer_match_l" (
  "customer_match_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "duplicate_hk"      bytea                    NOT NULL,
  "kept_hk"           bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "customer_match_l_pkey" PRIMARY KEY ("customer_match_hk"),
  CONSTRAINT "customer_match_l_hk_check" CHECK (octet_length("customer_match_hk") = 32)
);
COMMENT ON TABLE "smb_business"."customer_match_l" IS 'Two rows of one customer';
COMMENT ON COLUMN "smb_business"."customer_match_l"."duplicate_hk" IS 'Hash key of hub customer.';
COMMENT ON COLUMN "smb_business"."customer_match_l"."kept_hk" IS 'Hash key of hub customer.';

CREATE TABLE "smb_business"."document_customer_l" (
  "document_customer_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "document_hk"          bytea                    NOT NULL,
  "customer_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "document_customer_l_pkey" PRIMARY KEY ("document_customer_hk"),
  CONSTRAINT "document_customer_l_hk_check" CHECK (octet_length("document_customer_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_customer_l" IS 'The customer that a document is about';

CREATE TABLE "smb_business"."document_invoice_l" (
  "document_invoice_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "document_hk"         bytea                    NOT NULL,
  "invoice_hk"          bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "document_invoice_l_pkey" PRIMARY KEY ("document_invoice_hk"),
  CONSTRAINT "document_invoice_l_hk_check" CHECK (octet_length("document_invoice_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_invoice_l" IS 'The bill that a document is about';

CREATE TABLE "smb_business"."document_job_l" (
  "document_job_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "document_hk"     bytea                    NOT NULL,
  "job_hk"          bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "document_job_l_pkey" PRIMARY KEY ("document_job_hk"),
  CONSTRAINT "document_job_l_hk_check" CHECK (octet_length("document_job_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_job_l" IS 'The job that a document is about';

CREATE TABLE "smb_business"."document_owner_l" (
  "document_owner_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "document_hk"       bytea                    NOT NULL,
  "uploader_hk"       bytea                    NOT NULL,
  "business_hk"       bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "document_owner_l_pkey" PRIMARY KEY ("document_owner_hk"),
  CONSTRAINT "document_owner_l_hk_check" CHECK (octet_length("document_owner_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_owner_l" IS 'Whose file it is, and who brought it';
COMMENT ON COLUMN "smb_business"."document_owner_l"."uploader_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."document_processing_l" (
  "document_processing_hk" bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "document_hk"            bytea                    NOT NULL,
  "processing_id"          uuid                     NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "document_processing_l_pkey" PRIMARY KEY ("document_processing_hk"),
  CONSTRAINT "document_processing_l_hk_check" CHECK (octet_length("document_processing_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_processing_l" IS 'A document is read by a machine';

CREATE TABLE "smb_business"."document_share_l" (
  "document_share_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "document_hk"       bytea                    NOT NULL,
  "reader_hk"         bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "document_share_l_pkey" PRIMARY KEY ("document_share_hk"),
  CONSTRAINT "document_share_l_hk_check" CHECK (octet_length("document_share_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_share_l" IS 'With whom a document has ever been shared';
COMMENT ON COLUMN "smb_business"."document_share_l"."reader_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."document_user_l" (
  "document_user_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "document_hk"      bytea                    NOT NULL,
  "subject_hk"       bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "document_user_l_pkey" PRIMARY KEY ("document_user_hk"),
  CONSTRAINT "document_user_l_hk_check" CHECK (octet_length("document_user_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_user_l" IS 'The employee that a document is about';
COMMENT ON COLUMN "smb_business"."document_user_l"."subject_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."document_version_l" (
  "document_version_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "version_hk"          bytea                    NOT NULL,
  "parent_hk"           bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "document_version_l_pkey" PRIMARY KEY ("document_version_hk"),
  CONSTRAINT "document_version_l_hk_check" CHECK (octet_length("document_version_hk") = 32)
);
COMMENT ON TABLE "smb_business"."document_version_l" IS 'Which document another one comes after';
COMMENT ON COLUMN "smb_business"."document_version_l"."version_hk" IS 'Hash key of hub document.';
COMMENT ON COLUMN "smb_business"."document_version_l"."parent_hk" IS 'Hash key of hub document.';

CREATE TABLE "smb_business"."integration_business_l" (
  "integration_business_hk" bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "integration_hk"          bytea                    NOT NULL,
  "business_hk"             bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "integration_business_l_pkey" PRIMARY KEY ("integration_business_hk"),
  CONSTRAINT "integration_business_l_hk_check" CHECK (octet_length("integration_business_hk") = 32)
);
COMMENT ON TABLE "smb_business"."integration_business_l" IS 'Whose connection it is';

CREATE TABLE "smb_business"."integration_sync_l" (
  "integration_sync_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "integration_hk"      bytea                    NOT NULL,
  "log_id"              uuid                     NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "integration_sync_l_pkey" PRIMARY KEY ("integration_sync_hk"),
  CONSTRAINT "integration_sync_l_hk_check" CHECK (octet_length("integration_sync_hk") = 32)
);
COMMENT ON TABLE "smb_business"."integration_sync_l" IS 'A run of a connection';

CREATE TABLE "smb_business"."invoice_line_l" (
  "invoice_line_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "invoice_hk"      bytea                    NOT NULL,
  "line_id"         uuid                     NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "invoice_line_l_pkey" PRIMARY KEY ("invoice_line_hk"),
  CONSTRAINT "invoice_line_l_hk_check" CHECK (octet_length("invoice_line_hk") = 32)
);
COMMENT ON TABLE "smb_business"."invoice_line_l" IS 'A line of a bill';

CREATE TABLE "smb_business"."invoice_party_l" (
  "invoice_party_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "invoice_hk"       bytea                    NOT NULL,
  "job_hk"           bytea                    NOT NULL,
  "customer_hk"      bytea                    NOT NULL,
  "business_hk"      bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "invoice_party_l_pkey" PRIMARY KEY ("invoice_party_hk"),
  CONSTRAINT "invoice_party_l_hk_check" CHECK (octet_length("invoice_party_hk") = 32)
);
COMMENT ON TABLE "smb_business"."invoice_party_l" IS 'Who bills whom, and for which job';

CREATE TABLE "smb_business"."job_assignee_l" (
  "job_assignee_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "job_hk"          bytea                    NOT NULL,
  "assignee_hk"     bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_assignee_l_pkey" PRIMARY KEY ("job_assignee_hk"),
  CONSTRAINT "job_assignee_l_hk_check" CHECK (octet_length("job_assignee_hk") = 32)
);
COMMENT ON TABLE "smb_business"."job_assignee_l" IS 'Who answers for a job';
COMMENT ON COLUMN "smb_business"."job_assignee_l"."assignee_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."job_customer_l" (
  "job_customer_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "job_hk"          bytea                    NOT NULL,
  "customer_hk"     bytea                    NOT NULL,
  "business_hk"     bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_customer_l_pkey" PRIMARY KEY ("job_customer_hk"),
  CONSTRAINT "job_customer_l_hk_check" CHECK (octet_length("job_customer_hk") = 32)
);
COMMENT ON TABLE "smb_business"."job_customer_l" IS 'Who works for whom';

CREATE TABLE "smb_business"."job_material_l" (
  "job_material_hk" bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "job_hk"          bytea                    NOT NULL,
  "material_id"     uuid                     NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_material_l_pkey" PRIMARY KEY ("job_material_hk"),
  CONSTRAINT "job_material_l_hk_check" CHECK (octet_length("job_material_hk") = 32)
);
COMMENT ON TABLE "smb_business"."job_material_l" IS 'Something used on a job';

CREATE TABLE "smb_business"."job_status_change_l" (
  "job_status_change_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "job_hk"               bytea                    NOT NULL,
  "changer_hk"           bytea                    NOT NULL,
  "change_id"            uuid                     NOT NULL,
  "hash_diff"            bytea                    NOT NULL,
  "old_status"           character varying(50),
  "new_status"           character varying(50),
  "change_reason"        text,
  "metadata"             jsonb,
  "created_at"           timestamp with time zone,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "job_status_change_l_pkey" PRIMARY KEY ("job_status_change_hk"),
  CONSTRAINT "job_status_change_l_hk_check" CHECK (octet_length("job_status_change_hk") = 32)
);
COMMENT ON TABLE "smb_business"."job_status_change_l" IS 'A job was moved to another status';
COMMENT ON COLUMN "smb_business"."job_status_change_l"."changer_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_business"."job_team_member_l" (
  "job_team_member_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "job_hk"             bytea                    NOT NULL,
  "team_member_hk"     bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "job_team_member_l_pkey" PRIMARY KEY ("job_team_member_hk"),
  CONSTRAINT "job_team_member_l_hk_check" CHECK (octet_length("job_team_member_hk") = 32)
);
COMMENT ON TABLE "smb_business"."job_team_member_l" IS 'Who has ever been on a job''s team';
COMMENT ON COLUMN "smb_business"."job_team_member_l"."team_member_hk" IS 'Hash key of hub user.';

CREATE TABLE "smb_auth"."team_member_l" (
  "team_member_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "team_hk"        bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "assignment_id"  uuid                     NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "team_member_l_pkey" PRIMARY KEY ("team_member_hk"),
  CONSTRAINT "team_member_l_hk_check" CHECK (octet_length("team_member_hk") = 32)
);
COMMENT ON TABLE "smb_auth"."team_member_l" IS 'A stay of somebody in a team';

CREATE TABLE "smb_business"."template_business_l" (
  "template_business_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "template_hk"          bytea                    NOT NULL,
  "business_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "template_business_l_pkey" PRIMARY KEY ("template_business_hk"),
  CONSTRAINT "template_business_l_hk_check" CHECK (octet_length("template_business_hk") = 32)
);
COMMENT ON TABLE "smb_business"."template_business_l" IS 'Whose text it is';

CREATE TABLE "smb_business"."transaction_party_l" (
  "transaction_party_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "transaction_hk"       bytea                    NOT NULL,
  "invoice_hk"           bytea                    NOT NULL,
  "job_hk"               bytea                    NOT NULL,
  "customer_hk"          bytea                    NOT NULL,
  "business_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "transaction_party_l_pkey" PRIMARY KEY ("transaction_party_hk"),
  CONSTRAINT "transaction_party_l_hk_check" CHECK (octet_length("transaction_party_hk") = 32)
);
COMMENT ON TABLE "smb_business"."transaction_party_l" IS 'Whose money it is, and what for';

CREATE TABLE "smb_business"."user_availability_l" (
  "user_availability_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "business_hk"          bytea                    NOT NULL,
  "user_hk"              bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "user_availability_l_pkey" PRIMARY KEY ("user_availability_hk"),
  CONSTRAINT "user_availability_l_hk_check" CHECK (octet_length("user_availability_hk") = 32)
);
COMMENT ON TABLE "smb_business"."user_availability_l" IS 'Whose slots; of nobody: the firm''s own';

CREATE TABLE "smb_business"."website_analysis_l" (
  "website_analysis_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "business_hk"         bytea                    NOT NULL,
  "analysis_id"         uuid                     NOT NULL,
  "hash_diff"           bytea                    NOT NULL,
  "website_url"         character varying(500),
  "analysis_data"       jsonb,
  "confidence_score"    numeric(3,2),
  "analyzed_at"         timestamp with time zone,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "website_analysis_l_pkey" PRIMARY KEY ("website_analysis_hk"),
  CONSTRAINT "website_analysis_l_hk_check" CHECK (octet_length("website_analysis_hk") = 32)
);
COMMENT ON TABLE "smb_business"."website_analysis_l" IS 'A website was read';
COMMENT ON COLUMN "smb_business"."website_analysis_l"."analysis_data" IS 'What the site says of the firm';
COMMENT ON COLUMN "smb_business"."website_analysis_l"."confidence_score" IS 'From 0 to 1';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
-- whether the source has the key from load_date on, and operation by what this is known.

CREATE TABLE "smb_business"."ai_context_s" (
  "ai_context_hk" bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "context_data"  jsonb,
  "embeddings"    real[],
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "ai_context_s_pkey" PRIMARY KEY ("ai_context_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."ai_context_s" IS 'What is remembered';
COMMENT ON COLUMN "smb_business"."ai_context_s"."context_data" IS '[personal]';
COMMENT ON COLUMN "smb_business"."ai_context_s"."embeddings" IS '[personal] 1536 numbers that stand for the content';

CREATE TABLE "smb_business"."ai_context_business_effectivity_s" (
  "ai_context_business_hk" bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"          timestamp with time zone,
  "hash_diff"              bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "ai_context_business_effectivity_s_pkey" PRIMARY KEY ("ai_context_business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."ai_context_business_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."ai_context_state_s" (
  "ai_context_hk"    bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "context_type"     character varying(100),
  "context_key"      character varying(255),
  "confidence_score" numeric(3,2),
  "generated_by"     character varying(100),
  "generated_at"     timestamp with time zone,
  "expires_at"       timestamp with time zone,
  "access_count"     integer,
  "last_accessed_at" timestamp with time zone,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "ai_context_state_s_pkey" PRIMARY KEY ("ai_context_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."ai_context_state_s" IS 'Of what, by whom made, and for how long';
COMMENT ON COLUMN "smb_business"."ai_context_state_s"."context_type" IS 'customer_profile, business_summary or workflow_state';
COMMENT ON COLUMN "smb_business"."ai_context_state_s"."confidence_score" IS 'From 0 to 1';
COMMENT ON COLUMN "smb_business"."ai_context_state_s"."generated_by" IS 'The model that made it';

CREATE TABLE "smb_business"."audit_detail_s" (
  "audit_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "hash_diff"     bytea                    NOT NULL,
  "user_email"    character varying(255),
  "ip_address"    inet,
  "user_agent"    text,
  "old_values"    jsonb,
  "new_values"    jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "audit_detail_s_pkey" PRIMARY KEY ("audit_hk")
);
COMMENT ON TABLE "smb_business"."audit_detail_s" IS 'By whom, and what it said';
COMMENT ON COLUMN "smb_business"."audit_detail_s"."user_email" IS '[personal]';
COMMENT ON COLUMN "smb_business"."audit_detail_s"."ip_address" IS '[personal]';
COMMENT ON COLUMN "smb_business"."audit_detail_s"."user_agent" IS '[personal]';
COMMENT ON COLUMN "smb_business"."audit_detail_s"."old_values" IS '[personal]';
COMMENT ON COLUMN "smb_business"."audit_detail_s"."new_values" IS '[personal]';

CREATE TABLE "smb_business"."business_s" (
  "business_hk"    bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "legal_name"     character varying(255),
  "display_name"   character varying(255),
  "industry_type"  character varying(100),
  "business_type"  character varying(100),
  "timezone"       character varying(50),
  "business_hours" jsonb,
  "settings"       jsonb,
  "branding"       jsonb,
  "created_at"     timestamp with time zone,
  "updated_at"     timestamp with time zone,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "business_s_pkey" PRIMARY KEY ("business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."business_s" IS 'Name, trade and settings of a firm';
COMMENT ON COLUMN "smb_business"."business_s"."business_type" IS 'home_services, personal_care, professional and the like';
COMMENT ON COLUMN "smb_business"."business_s"."business_hours" IS 'The hours of each day of the week';
COMMENT ON COLUMN "smb_business"."business_s"."branding" IS 'Colours, logos and the like';

CREATE TABLE "smb_business"."business_contact_s" (
  "business_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "phone"         character varying(20),
  "email"         character varying(255),
  "website"       character varying(255),
  "address"       jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "business_contact_s_pkey" PRIMARY KEY ("business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."business_contact_s" IS 'How a firm is reached; often its owner';
COMMENT ON COLUMN "smb_business"."business_contact_s"."phone" IS '[personal]';
COMMENT ON COLUMN "smb_business"."business_contact_s"."email" IS '[personal]';
COMMENT ON COLUMN "smb_business"."business_contact_s"."website" IS '[personal]';
COMMENT ON COLUMN "smb_business"."business_contact_s"."address" IS '[personal]';

CREATE TABLE "smb_business"."business_user_effectivity_s" (
  "business_user_hk" bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "business_user_effectivity_s_pkey" PRIMARY KEY ("business_user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."business_user_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."calendar_attendance_s" (
  "calendar_event_hk" bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "assigned_users"    uuid[],
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "calendar_attendance_s_pkey" PRIMARY KEY ("calendar_event_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."calendar_attendance_s" IS 'Who is asked to come';
COMMENT ON COLUMN "smb_business"."calendar_attendance_s"."assigned_users" IS 'Users, by their UUID, in the source''s order';

CREATE TABLE "smb_business"."calendar_event_s" (
  "calendar_event_hk"     bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "title"                 character varying(255),
  "description"           text,
  "external_participants" jsonb,
  "location_address"      jsonb,
  "virtual_meeting_url"   character varying(500),
  "virtual_meeting_id"    character varying(100),
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_s_pkey" PRIMARY KEY ("calendar_event_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."calendar_event_s" IS 'What an event is about, where and with whom';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."title" IS '[personal]';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."description" IS '[personal]';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."external_participants" IS '[personal]';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."location_address" IS '[personal]';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."virtual_meeting_url" IS '[personal]';
COMMENT ON COLUMN "smb_business"."calendar_event_s"."virtual_meeting_id" IS '[personal]';

CREATE TABLE "smb_business"."calendar_event_party_effectivity_s" (
  "calendar_event_party_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_party_effectivity_s_pkey" PRIMARY KEY ("calendar_event_party_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."calendar_event_party_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."calendar_event_presence_s" (
  "calendar_event_hk" bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"        boolean                  NOT NULL,
  "operation"         text                     NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_presence_s_pkey" PRIMARY KEY ("calendar_event_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."calendar_event_presence_s" IS 'Whether it is still on file';

CREATE TABLE "smb_business"."calendar_event_status_s" (
  "calendar_event_hk"     bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "status"                character varying(50),
  "confirmation_status"   character varying(50),
  "travel_time_minutes"   integer,
  "optimal_start_time"    timestamp with time zone,
  "scheduling_confidence" numeric(3,2),
  "priority"              integer,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_status_s_pkey" PRIMARY KEY ("calendar_event_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."calendar_event_status_s" IS 'Whether it stands, and stands well';
COMMENT ON COLUMN "smb_business"."calendar_event_status_s"."status" IS 'scheduled, confirmed, in_progress, completed or cancelled';
COMMENT ON COLUMN "smb_business"."calendar_event_status_s"."confirmation_status" IS 'pending, confirmed or declined';
COMMENT ON COLUMN "smb_business"."calendar_event_status_s"."optimal_start_time" IS 'When the system would have it';
COMMENT ON COLUMN "smb_business"."calendar_event_status_s"."scheduling_confidence" IS 'From 0 to 1';
COMMENT ON COLUMN "smb_business"."calendar_event_status_s"."priority" IS 'From 1 to 5';

CREATE TABLE "smb_business"."calendar_event_time_s" (
  "calendar_event_hk"   bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "event_type"          character varying(100),
  "start_time"          timestamp with time zone,
  "end_time"            timestamp with time zone,
  "all_day"             boolean,
  "timezone"            character varying(50),
  "is_recurring"        boolean,
  "recurrence_rule"     character varying(500),
  "recurrence_end_date" date,
  "location_type"       character varying(20),
  "tags"                text[],
  "custom_fields"       jsonb,
  "created_at"          timestamp with time zone,
  "updated_at"          timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "calendar_event_time_s_pkey" PRIMARY KEY ("calendar_event_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."calendar_event_time_s" IS 'Kind and time of an event';
COMMENT ON COLUMN "smb_business"."calendar_event_time_s"."event_type" IS 'job, meeting, block or personal';
COMMENT ON COLUMN "smb_business"."calendar_event_time_s"."recurrence_rule" IS 'As RFC 5545 has it: FREQ=WEEKLY;BYDAY=MO';
COMMENT ON COLUMN "smb_business"."calendar_event_time_s"."location_type" IS 'on_site, virtual or office';

CREATE TABLE "smb_business"."communication_s" (
  "communication_hk" bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "recipient_info"   jsonb,
  "subject"          character varying(255),
  "content"          text,
  "attachments"      jsonb,
  "media_urls"       jsonb,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "communication_s_pkey" PRIMARY KEY ("communication_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."communication_s" IS 'What was said, and to whom';
COMMENT ON COLUMN "smb_business"."communication_s"."recipient_info" IS '[personal] Who an external recipient is';
COMMENT ON COLUMN "smb_business"."communication_s"."subject" IS '[personal]';
COMMENT ON COLUMN "smb_business"."communication_s"."content" IS '[personal]';
COMMENT ON COLUMN "smb_business"."communication_s"."attachments" IS '[personal] References to files';
COMMENT ON COLUMN "smb_business"."communication_s"."media_urls" IS '[personal] Recordings of voice and video';

CREATE TABLE "smb_business"."communication_analysis_s" (
  "communication_hk"      bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "ai_generated"          boolean,
  "ai_model_used"         character varying(100),
  "sentiment_score"       numeric(3,2),
  "intent_classification" character varying(100),
  "auto_response_used"    boolean,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "communication_analysis_s_pkey" PRIMARY KEY ("communication_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."communication_analysis_s" IS 'What the system made of it';
COMMENT ON COLUMN "smb_business"."communication_analysis_s"."sentiment_score" IS 'From -1, angry, to 1, pleased';

CREATE TABLE "smb_business"."communication_channel_s" (
  "communication_hk"   bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "recipient_type"     character varying(20),
  "recipient_id"       uuid,
  "communication_type" character varying(50),
  "direction"          character varying(20),
  "content_type"       character varying(50),
  "thread_id"          uuid,
  "campaign_id"        uuid,
  "external_id"        character varying(255),
  "provider"           character varying(50),
  "provider_metadata"  jsonb,
  "created_at"         timestamp with time zone,
  "updated_at"         timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "communication_channel_s_pkey" PRIMARY KEY ("communication_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."communication_channel_s" IS 'How it went, and what it belongs to';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."recipient_type" IS 'customer, team or external';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."communication_type" IS 'email, sms, call, video_call, chat or social';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."direction" IS 'inbound or outbound';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."content_type" IS 'text, html, voice, video or image';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."thread_id" IS 'The same for all messages of one exchange';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."external_id" IS 'The provider''s own key';
COMMENT ON COLUMN "smb_business"."communication_channel_s"."provider" IS 'twilio, sendgrid, zoom and the like';

CREATE TABLE "smb_business"."communication_party_effectivity_s" (
  "communication_party_hk" bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"          timestamp with time zone,
  "hash_diff"              bytea                    NOT NULL,
  "tenant_hk"              bytea                    NOT NULL,
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "communication_party_effectivity_s_pkey" PRIMARY KEY ("communication_party_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."communication_party_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."communication_status_s" (
  "communication_hk" bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "status"           character varying(50),
  "delivery_status"  jsonb,
  "read_at"          timestamp with time zone,
  "replied_at"       timestamp with time zone,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "communication_status_s_pkey" PRIMARY KEY ("communication_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."communication_status_s" IS 'Whether it arrived and was read';
COMMENT ON COLUMN "smb_business"."communication_status_s"."status" IS 'draft, sent, delivered, read, replied or failed';
COMMENT ON COLUMN "smb_business"."communication_status_s"."delivery_status" IS 'As the provider tells it';

CREATE TABLE "smb_business"."conversation_feedback_s" (
  "conversation_message_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "feedback_score"          integer,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "conversation_feedback_s_pkey" PRIMARY KEY ("conversation_message_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."conversation_feedback_s" IS 'How it was liked; said later, if at all';
COMMENT ON COLUMN "smb_business"."conversation_feedback_s"."feedback_score" IS 'From 1 to 5';

CREATE TABLE "smb_business"."conversation_text_s" (
  "conversation_message_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "hash_diff"               bytea                    NOT NULL,
  "content"                 text,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "conversation_text_s_pkey" PRIMARY KEY ("conversation_message_hk")
);
COMMENT ON TABLE "smb_business"."conversation_text_s" IS 'What was said';
COMMENT ON COLUMN "smb_business"."conversation_text_s"."content" IS '[personal]';

CREATE TABLE "smb_business"."customer_address_s" (
  "customer_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "addresses"            jsonb,
  "preferred_address_id" character varying(50),
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "customer_address_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_address_s" IS 'Where a customer lives and has work done';
COMMENT ON COLUMN "smb_business"."customer_address_s"."addresses" IS '[personal] A list of objects, each with an id';
COMMENT ON COLUMN "smb_business"."customer_address_s"."preferred_address_id" IS '[personal] The id of one of them';

CREATE TABLE "smb_business"."customer_business_effectivity_s" (
  "customer_business_hk" bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "customer_business_effectivity_s_pkey" PRIMARY KEY ("customer_business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_business_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."customer_consent_s" (
  "customer_hk"               bytea                    NOT NULL,
  "load_date"                 timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"             timestamp with time zone,
  "hash_diff"                 bytea                    NOT NULL,
  "marketing_consent"         boolean,
  "communication_preferences" jsonb,
  "tenant_hk"                 bytea                    NOT NULL,
  "record_source"             character varying(100)   NOT NULL,
  CONSTRAINT "customer_consent_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_consent_s" IS 'What a customer may be sent, and how';

CREATE TABLE "smb_business"."customer_identity_s" (
  "customer_hk"     bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "first_name"      character varying(100),
  "last_name"       character varying(100),
  "company_name"    character varying(255),
  "email"           character varying(255),
  "phone"           character varying(20),
  "secondary_phone" character varying(20),
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "customer_identity_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_identity_s" IS 'Who a customer is, and how to reach it';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."first_name" IS '[personal]';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."last_name" IS '[personal]';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."company_name" IS '[personal]';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."email" IS '[personal] Unique within a tenant, as it is written';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."phone" IS '[personal] Unique within a tenant';
COMMENT ON COLUMN "smb_business"."customer_identity_s"."secondary_phone" IS '[personal]';

CREATE TABLE "smb_business"."customer_insight_s" (
  "customer_hk"       bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "customer_insights" jsonb,
  "risk_score"        numeric(3,2),
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "customer_insight_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_insight_s" IS 'What the system thinks of a customer';
COMMENT ON COLUMN "smb_business"."customer_insight_s"."customer_insights" IS '[confidential]';
COMMENT ON COLUMN "smb_business"."customer_insight_s"."risk_score" IS '[confidential] How likely the customer leaves, from 0 to 1';

CREATE TABLE "smb_business"."customer_interaction_storage_s" (
  "customer_interaction_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "storage_tier"            character varying(20),
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "customer_interaction_storage_s_pkey" PRIMARY KEY ("customer_interaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_interaction_storage_s" IS 'Where the source keeps it; moves on';
COMMENT ON COLUMN "smb_business"."customer_interaction_storage_s"."storage_tier" IS 'hot, warm, cold or archive';

CREATE TABLE "smb_business"."customer_interaction_text_s" (
  "customer_interaction_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "hash_diff"               bytea                    NOT NULL,
  "subject"                 character varying(255),
  "content"                 text,
  "ai_summary"              text,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "customer_interaction_text_s_pkey" PRIMARY KEY ("customer_interaction_hk")
);
COMMENT ON TABLE "smb_business"."customer_interaction_text_s" IS 'What was said';
COMMENT ON COLUMN "smb_business"."customer_interaction_text_s"."subject" IS '[personal]';
COMMENT ON COLUMN "smb_business"."customer_interaction_text_s"."content" IS '[personal]';
COMMENT ON COLUMN "smb_business"."customer_interaction_text_s"."ai_summary" IS '[personal]';

CREATE TABLE "smb_business"."customer_misc_s" (
  "customer_hk"    bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "customer_type"  character varying(50),
  "customer_since" date,
  "source"         character varying(100),
  "tags"           text[],
  "custom_fields"  jsonb,
  "created_at"     timestamp with time zone,
  "updated_at"     timestamp with time zone,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "customer_misc_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_misc_s" IS 'What else is known of a customer';
COMMENT ON COLUMN "smb_business"."customer_misc_s"."customer_type" IS 'individual or business';
COMMENT ON COLUMN "smb_business"."customer_misc_s"."source" IS 'website, referral, manual and the like';

CREATE TABLE "smb_business"."customer_presence_s" (
  "customer_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "customer_presence_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."customer_presence_s" IS 'Whether it is still on file';

CREATE TABLE "smb_business"."customer_value_s" (
  "customer_hk"         bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "lifetime_value"      numeric(12,2),
  "total_jobs"          integer,
  "last_interaction_at" timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "customer_value_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."customer_value_s" IS 'What a customer has brought, as the source counts';

CREATE TABLE "smb_business"."document_s" (
  "document_hk"         bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "filename"            character varying(255),
  "original_filename"   character varying(255),
  "file_type"           character varying(100),
  "mime_type"           character varying(100),
  "file_size_bytes"     bigint,
  "file_url"            character varying(500),
  "related_entity_type" character varying(50),
  "related_entity_id"   uuid,
  "folder_path"         character varying(500),
  "tags"                text[],
  "ai_classification"   character varying(100),
  "confidence_score"    numeric(3,2),
  "visibility"          character varying(20),
  "shared_with"         uuid[],
  "public_url"          character varying(500),
  "version"             integer,
  "is_latest_version"   boolean,
  "created_at"          timestamp with time zone,
  "updated_at"          timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "document_s_pkey" PRIMARY KEY ("document_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."document_s" IS 'The file, where it lies and who may see it';
COMMENT ON COLUMN "smb_business"."document_s"."file_type" IS 'image, document, video, audio or other';
COMMENT ON COLUMN "smb_business"."document_s"."related_entity_type" IS 'customer, job, invoice or user';
COMMENT ON COLUMN "smb_business"."document_s"."ai_classification" IS 'What kind of document the system takes it for';
COMMENT ON COLUMN "smb_business"."document_s"."confidence_score" IS 'How sure it is, from 0 to 1';
COMMENT ON COLUMN "smb_business"."document_s"."visibility" IS 'private, team or customer';
COMMENT ON COLUMN "smb_business"."document_s"."shared_with" IS 'Users, by their UUID, in the source''s order';

CREATE TABLE "smb_business"."document_owner_effectivity_s" (
  "document_owner_hk" bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "document_owner_effectivity_s_pkey" PRIMARY KEY ("document_owner_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."document_owner_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."document_presence_s" (
  "document_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "document_presence_s_pkey" PRIMARY KEY ("document_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."document_presence_s" IS 'Whether a document is still on file';

CREATE TABLE "smb_business"."document_processing_s" (
  "document_processing_hk" bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"          timestamp with time zone,
  "hash_diff"              bytea                    NOT NULL,
  "processing_type"        character varying(50),
  "status"                 character varying(50),
  "result"                 jsonb,
  "error_message"          text,
  "started_at"             timestamp with time zone,
  "completed_at"           timestamp with time zone,
  "tenant_hk"              bytea                    NOT NULL,
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "document_processing_s_pkey" PRIMARY KEY ("document_processing_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."document_processing_s" IS 'How far it came, and what of it';
COMMENT ON COLUMN "smb_business"."document_processing_s"."processing_type" IS 'ocr, classification or extraction';
COMMENT ON COLUMN "smb_business"."document_processing_s"."status" IS 'pending, processing, completed or failed';

CREATE TABLE "smb_business"."document_text_s" (
  "document_hk"          bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "description"          text,
  "ai_extracted_text"    text,
  "ai_content_summary"   text,
  "ai_detected_entities" jsonb,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "document_text_s_pkey" PRIMARY KEY ("document_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."document_text_s" IS 'What a document says';
COMMENT ON COLUMN "smb_business"."document_text_s"."description" IS '[personal]';
COMMENT ON COLUMN "smb_business"."document_text_s"."ai_extracted_text" IS '[personal]';
COMMENT ON COLUMN "smb_business"."document_text_s"."ai_content_summary" IS '[personal]';
COMMENT ON COLUMN "smb_business"."document_text_s"."ai_detected_entities" IS '[personal] Names, dates, amounts and the like';

CREATE TABLE "smb_business"."integration_s" (
  "integration_hk"   bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "provider"         character varying(100),
  "integration_type" character varying(50),
  "display_name"     character varying(255),
  "auth_type"        character varying(50),
  "token_expires_at" timestamp with time zone,
  "sync_frequency"   interval,
  "sync_settings"    jsonb,
  "field_mappings"   jsonb,
  "enabled_features" text[],
  "created_at"       timestamp with time zone,
  "updated_at"       timestamp with time zone,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "integration_s_pkey" PRIMARY KEY ("integration_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."integration_s" IS 'What is connected, and how it is set up';
COMMENT ON COLUMN "smb_business"."integration_s"."provider" IS 'quickbooks, stripe, google_calendar and the like';
COMMENT ON COLUMN "smb_business"."integration_s"."integration_type" IS 'accounting, payment, calendar or crm';
COMMENT ON COLUMN "smb_business"."integration_s"."auth_type" IS 'oauth2, api_key or username_password';

CREATE TABLE "smb_business"."integration_business_effectivity_s" (
  "integration_business_hk" bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "integration_business_effectivity_s_pkey" PRIMARY KEY ("integration_business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."integration_business_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."integration_state_s" (
  "integration_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "status"         character varying(50),
  "last_sync_at"   timestamp with time zone,
  "next_sync_at"   timestamp with time zone,
  "last_error"     text,
  "error_count"    integer,
  "retry_after"    timestamp with time zone,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "integration_state_s_pkey" PRIMARY KEY ("integration_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."integration_state_s" IS 'Whether a connection works';
COMMENT ON COLUMN "smb_business"."integration_state_s"."status" IS 'pending, connected, error or disconnected';

CREATE TABLE "smb_business"."integration_sync_s" (
  "integration_sync_hk" bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "sync_type"           character varying(50),
  "status"              character varying(50),
  "records_processed"   integer,
  "records_created"     integer,
  "records_updated"     integer,
  "records_failed"      integer,
  "error_details"       jsonb,
  "started_at"          timestamp with time zone,
  "completed_at"        timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "integration_sync_s_pkey" PRIMARY KEY ("integration_sync_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."integration_sync_s" IS 'How far a run came, and how much it moved';
COMMENT ON COLUMN "smb_business"."integration_sync_s"."sync_type" IS 'full, incremental or manual';
COMMENT ON COLUMN "smb_business"."integration_sync_s"."status" IS 'started, completed or failed';

CREATE TABLE "smb_business"."invoice_s" (
  "invoice_hk"          bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "invoice_number"      character varying(100),
  "invoice_type"        character varying(20),
  "payment_terms"       character varying(100),
  "late_fee_percentage" numeric(5,2),
  "discount_terms"      character varying(255),
  "notes"               text,
  "pdf_url"             character varying(500),
  "online_payment_url"  character varying(500),
  "created_at"          timestamp with time zone,
  "updated_at"          timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "invoice_s_pkey" PRIMARY KEY ("invoice_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."invoice_s" IS 'Number and terms of a bill';
COMMENT ON COLUMN "smb_business"."invoice_s"."invoice_type" IS 'estimate, invoice or recurring';

CREATE TABLE "smb_business"."invoice_line_s" (
  "invoice_line_hk" bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "description"     text,
  "quantity"        numeric(10,2),
  "unit_price"      numeric(10,2),
  "total_price"     numeric(12,2),
  "item_type"       character varying(50),
  "sort_order"      integer,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "invoice_line_s_pkey" PRIMARY KEY ("invoice_line_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."invoice_line_s" IS 'What is billed';
COMMENT ON COLUMN "smb_business"."invoice_line_s"."item_type" IS 'service, material, labor or fee';

CREATE TABLE "smb_business"."invoice_money_s" (
  "invoice_hk"      bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "subtotal"        numeric(12,2),
  "tax_amount"      numeric(12,2),
  "discount_amount" numeric(12,2),
  "total_amount"    numeric(12,2),
  "amount_paid"     numeric(12,2),
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "invoice_money_s_pkey" PRIMARY KEY ("invoice_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."invoice_money_s" IS 'The amounts of a bill, in the firm''s own currency';

CREATE TABLE "smb_business"."invoice_party_effectivity_s" (
  "invoice_party_hk" bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "invoice_party_effectivity_s_pkey" PRIMARY KEY ("invoice_party_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."invoice_party_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."invoice_presence_s" (
  "invoice_hk"    bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "invoice_presence_s_pkey" PRIMARY KEY ("invoice_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."invoice_presence_s" IS 'Whether a bill is still on file';

CREATE TABLE "smb_business"."invoice_status_s" (
  "invoice_hk"    bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "status"        character varying(50),
  "issue_date"    date,
  "due_date"      date,
  "sent_date"     date,
  "viewed_date"   date,
  "paid_date"     date,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "invoice_status_s_pkey" PRIMARY KEY ("invoice_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."invoice_status_s" IS 'What became of a bill, and when';
COMMENT ON COLUMN "smb_business"."invoice_status_s"."status" IS 'draft, sent, viewed, paid, overdue or cancelled';

CREATE TABLE "smb_business"."job_s" (
  "job_hk"        bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "job_number"    character varying(100),
  "title"         character varying(255),
  "description"   text,
  "job_type"      character varying(100),
  "priority"      character varying(20),
  "tags"          text[],
  "custom_fields" jsonb,
  "attachments"   jsonb,
  "created_at"    timestamp with time zone,
  "updated_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "job_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_s" IS 'What is to be done';
COMMENT ON COLUMN "smb_business"."job_s"."job_number" IS 'What people call the job by; unique, and changed now and then';
COMMENT ON COLUMN "smb_business"."job_s"."job_type" IS 'lawn_care, tree_service and the like; each trade has its own';
COMMENT ON COLUMN "smb_business"."job_s"."priority" IS 'low, medium, high or urgent';
COMMENT ON COLUMN "smb_business"."job_s"."attachments" IS 'References to files';

CREATE TABLE "smb_business"."job_assignee_effectivity_s" (
  "job_assignee_hk" bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_assignee_effectivity_s_pkey" PRIMARY KEY ("job_assignee_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_assignee_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."job_customer_effectivity_s" (
  "job_customer_hk" bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_customer_effectivity_s_pkey" PRIMARY KEY ("job_customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_customer_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."job_insight_s" (
  "job_hk"                   bytea                    NOT NULL,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"            timestamp with time zone,
  "hash_diff"                bytea                    NOT NULL,
  "complexity_score"         numeric(3,2),
  "risk_factors"             jsonb,
  "optimization_suggestions" jsonb,
  "tenant_hk"                bytea                    NOT NULL,
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "job_insight_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_insight_s" IS 'What the system thinks of a job';
COMMENT ON COLUMN "smb_business"."job_insight_s"."complexity_score" IS 'From 0 to 1';

CREATE TABLE "smb_business"."job_material_s" (
  "job_material_hk" bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "material_name"   character varying(255),
  "quantity"        numeric(10,2),
  "unit"            character varying(50),
  "unit_cost"       numeric(10,2),
  "total_cost"      numeric(12,2),
  "supplier"        character varying(255),
  "notes"           text,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_material_s_pkey" PRIMARY KEY ("job_material_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_material_s" IS 'What it was, and what it cost';
COMMENT ON COLUMN "smb_business"."job_material_s"."unit" IS 'each, m, kg, hour and the like';

CREATE TABLE "smb_business"."job_money_s" (
  "job_hk"        bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "quoted_amount" numeric(12,2),
  "final_amount"  numeric(12,2),
  "cost_of_goods" numeric(12,2),
  "labor_cost"    numeric(12,2),
  "profit_margin" numeric(5,2),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "job_money_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_money_s" IS 'What a job costs and brings; in the firm''s own currency';
COMMENT ON COLUMN "smb_business"."job_money_s"."profit_margin" IS 'In percent';

CREATE TABLE "smb_business"."job_place_s" (
  "job_hk"          bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "service_address" jsonb,
  "location_notes"  text,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "job_place_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_place_s" IS 'Where a job is done; mostly somebody''s home';
COMMENT ON COLUMN "smb_business"."job_place_s"."service_address" IS '[personal]';
COMMENT ON COLUMN "smb_business"."job_place_s"."location_notes" IS '[personal]';

CREATE TABLE "smb_business"."job_presence_s" (
  "job_hk"        bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "job_presence_s_pkey" PRIMARY KEY ("job_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."job_presence_s" IS 'Whether a job is still on file';

CREATE TABLE "smb_business"."job_schedule_s" (
  "job_hk"             bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "scheduled_start"    timestamp with time zone,
  "scheduled_end"      timestamp with time zone,
  "actual_start"       timestamp with time zone,
  "actual_end"         timestamp with time zone,
  "estimated_duration" interval,
  "travel_time"        interval,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "job_schedule_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_schedule_s" IS 'When a job is to be done, and was';

CREATE TABLE "smb_business"."job_status_s" (
  "job_hk"                bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "status"                character varying(50),
  "workflow_stage"        character varying(100),
  "completion_percentage" integer,
  "archived"              boolean,
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "job_status_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_status_s" IS 'How far a job has come';
COMMENT ON COLUMN "smb_business"."job_status_s"."status" IS 'quoted, scheduled, in_progress, completed or cancelled';

CREATE TABLE "smb_business"."job_team_s" (
  "job_hk"                bytea                    NOT NULL,
  "load_date"             timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"         timestamp with time zone,
  "hash_diff"             bytea                    NOT NULL,
  "assigned_team_members" uuid[],
  "tenant_hk"             bytea                    NOT NULL,
  "record_source"         character varying(100)   NOT NULL,
  CONSTRAINT "job_team_s_pkey" PRIMARY KEY ("job_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."job_team_s" IS 'Who is on a job''s team, in the source''s order';
COMMENT ON COLUMN "smb_business"."job_team_s"."assigned_team_members" IS 'Users, by their UUID';

CREATE TABLE "smb_auth"."team_member_effectivity_s" (
  "team_member_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "role_in_team"   character varying(50),
  "joined_at"      timestamp with time zone,
  "left_at"        timestamp with time zone,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "team_member_effectivity_s_pkey" PRIMARY KEY ("team_member_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."team_member_effectivity_s" IS 'From when to when, and as what';
COMMENT ON COLUMN "smb_auth"."team_member_effectivity_s"."role_in_team" IS 'lead, member or supervisor';
COMMENT ON COLUMN "smb_auth"."team_member_effectivity_s"."left_at" IS 'NULL as long as the stay lasts';

CREATE TABLE "smb_business"."template_s" (
  "template_hk"        bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "template_name"      character varying(255),
  "template_type"      character varying(50),
  "communication_type" character varying(50),
  "subject_template"   text,
  "content_template"   text,
  "variables"          jsonb,
  "created_at"         timestamp with time zone,
  "updated_at"         timestamp with time zone,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "template_s_pkey" PRIMARY KEY ("template_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."template_s" IS 'A text, and what it is for';
COMMENT ON COLUMN "smb_business"."template_s"."template_type" IS 'welcome, reminder, follow_up or invoice';
COMMENT ON COLUMN "smb_business"."template_s"."communication_type" IS 'email, sms or call_script';
COMMENT ON COLUMN "smb_business"."template_s"."variables" IS 'What is filled in';

CREATE TABLE "smb_business"."template_business_effectivity_s" (
  "template_business_hk" bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "template_business_effectivity_s_pkey" PRIMARY KEY ("template_business_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."template_business_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."template_usage_s" (
  "template_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "usage_count"   integer,
  "last_used_at"  timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "template_usage_s_pkey" PRIMARY KEY ("template_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."template_usage_s" IS 'How often a text is used';

CREATE TABLE "smb_auth"."tenant_plan_s" (
  "tenant_hk"           bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "plan_tier"           character varying(50),
  "subscription_status" character varying(50),
  "settings"            jsonb,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "tenant_plan_s_pkey" PRIMARY KEY ("tenant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."tenant_plan_s" IS 'What a tenant subscribes to';
COMMENT ON COLUMN "smb_auth"."tenant_plan_s"."plan_tier" IS 'starter, growth or premium';
COMMENT ON COLUMN "smb_auth"."tenant_plan_s"."subscription_status" IS 'active, trial, past_due or cancelled';

CREATE TABLE "smb_auth"."tenant_profile_s" (
  "tenant_hk"         bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "business_name"     character varying(255),
  "industry_vertical" character varying(100),
  "region"            character varying(10),
  "created_at"        timestamp with time zone,
  "updated_at"        timestamp with time zone,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "tenant_profile_s_pkey" PRIMARY KEY ("tenant_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."tenant_profile_s" IS 'Name, trade and place of a subscriber';
COMMENT ON COLUMN "smb_auth"."tenant_profile_s"."industry_vertical" IS 'landscaping, plumbing, salon and the like';
COMMENT ON COLUMN "smb_auth"."tenant_profile_s"."region" IS 'Where the tenant''s data must stay: us-east, us-west, ca or eu';

CREATE TABLE "smb_business"."transaction_s" (
  "transaction_hk"           bytea                    NOT NULL,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"            timestamp with time zone,
  "hash_diff"                bytea                    NOT NULL,
  "transaction_type"         character varying(50),
  "transaction_number"       character varying(100),
  "amount"                   numeric(12,2),
  "currency"                 character varying(3),
  "category"                 character varying(100),
  "subcategory"              character varying(100),
  "account_code"             character varying(50),
  "transaction_date"         date,
  "due_date"                 date,
  "payment_method"           character varying(50),
  "payment_processor"        character varying(50),
  "processor_transaction_id" character varying(255),
  "tax_amount"               numeric(12,2),
  "tax_rate"                 numeric(5,4),
  "tax_exempt"               boolean,
  "description"              text,
  "notes"                    text,
  "tags"                     text[],
  "metadata"                 jsonb,
  "created_at"               timestamp with time zone,
  "updated_at"               timestamp with time zone,
  "tenant_hk"                bytea                    NOT NULL,
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "transaction_s_pkey" PRIMARY KEY ("transaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."transaction_s" IS 'What was paid or is to be, how and what for';
COMMENT ON COLUMN "smb_business"."transaction_s"."transaction_type" IS 'invoice, payment, expense or refund';
COMMENT ON COLUMN "smb_business"."transaction_s"."amount" IS 'In the currency''s main unit; negative where it goes out';
COMMENT ON COLUMN "smb_business"."transaction_s"."currency" IS 'ISO 4217';
COMMENT ON COLUMN "smb_business"."transaction_s"."category" IS 'revenue, materials, labor or overhead';
COMMENT ON COLUMN "smb_business"."transaction_s"."account_code" IS 'The account in the firm''s bookkeeping';
COMMENT ON COLUMN "smb_business"."transaction_s"."payment_method" IS 'cash, check, credit_card, ach or stripe';
COMMENT ON COLUMN "smb_business"."transaction_s"."tax_rate" IS '0.0825 is 8.25 percent';

CREATE TABLE "smb_business"."transaction_insight_s" (
  "transaction_hk"         bytea                    NOT NULL,
  "load_date"              timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"          timestamp with time zone,
  "hash_diff"              bytea                    NOT NULL,
  "ai_category_confidence" numeric(3,2),
  "anomaly_score"          numeric(3,2),
  "tenant_hk"              bytea                    NOT NULL,
  "record_source"          character varying(100)   NOT NULL,
  CONSTRAINT "transaction_insight_s_pkey" PRIMARY KEY ("transaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."transaction_insight_s" IS 'What the system thinks of it';
COMMENT ON COLUMN "smb_business"."transaction_insight_s"."ai_category_confidence" IS 'How sure the category is, from 0 to 1';
COMMENT ON COLUMN "smb_business"."transaction_insight_s"."anomaly_score" IS 'How unusual the transaction is, from 0 to 1';

CREATE TABLE "smb_business"."transaction_party_effectivity_s" (
  "transaction_party_hk" bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "transaction_party_effectivity_s_pkey" PRIMARY KEY ("transaction_party_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."transaction_party_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "smb_business"."transaction_presence_s" (
  "transaction_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"     boolean                  NOT NULL,
  "operation"      text                     NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "transaction_presence_s_pkey" PRIMARY KEY ("transaction_hk", "load_date")
);
COMMENT ON TABLE "smb_business"."transaction_presence_s" IS 'Whether it is still in the books';

CREATE TABLE "smb_business"."transaction_status_s" (
  "transaction_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "status"         character varying(50),
  "paid_date"      date,
  "storage_tier"   character varying(20),
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "transaction_status_s_pkey" PRIMARY KEY ("transaction_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."transaction_status_s" IS 'What became of a transaction';
COMMENT ON COLUMN "smb_business"."transaction_status_s"."status" IS 'pending, completed, failed or cancelled';
COMMENT ON COLUMN "smb_business"."transaction_status_s"."storage_tier" IS 'Where the source keeps it: hot, warm, cold or archive';

CREATE TABLE "smb_business"."user_availability_s" (
  "user_availability_hk"    bytea                    NOT NULL,
  "load_date"               timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"           timestamp with time zone,
  "hash_diff"               bytea                    NOT NULL,
  "slot_id"                 uuid                     NOT NULL,
  "day_of_week"             integer,
  "start_time"              time without time zone,
  "end_time"                time without time zone,
  "available"               boolean,
  "max_concurrent_bookings" integer,
  "buffer_time_minutes"     integer,
  "effective_from"          date,
  "effective_to"            date,
  "date_override"           date,
  "created_at"              timestamp with time zone,
  "tenant_hk"               bytea                    NOT NULL,
  "record_source"           character varying(100)   NOT NULL,
  CONSTRAINT "user_availability_s_pkey" PRIMARY KEY ("user_availability_hk", "load_date", "slot_id")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_business"."user_availability_s" IS 'The slots in force';
COMMENT ON COLUMN "smb_business"."user_availability_s"."day_of_week" IS 'From 0, Sunday, to 6';
COMMENT ON COLUMN "smb_business"."user_availability_s"."date_override" IS 'The one day that the slot is for, whatever the week says';

CREATE TABLE "smb_auth"."user_identity_s" (
  "user_hk"           bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "email"             character varying(255),
  "phone"             character varying(20),
  "first_name"        character varying(100),
  "last_name"         character varying(100),
  "display_name"      character varying(255),
  "avatar_url"        character varying(500),
  "emergency_contact" jsonb,
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "user_identity_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."user_identity_s" IS 'Who somebody is';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."email" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."phone" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."first_name" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."last_name" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."display_name" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."avatar_url" IS '[personal]';
COMMENT ON COLUMN "smb_auth"."user_identity_s"."emergency_contact" IS '[personal]';

CREATE TABLE "smb_auth"."user_login_s" (
  "user_hk"            bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "last_login_at"      timestamp with time zone,
  "email_verified_at"  timestamp with time zone,
  "phone_verified_at"  timestamp with time zone,
  "two_factor_enabled" boolean,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "user_login_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."user_login_s" IS 'When somebody was last there, and how that is secured';

CREATE TABLE "smb_auth"."user_pay_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "hourly_rate"   numeric(8,2),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_pay_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."user_pay_s" IS 'What an hour of somebody costs';
COMMENT ON COLUMN "smb_auth"."user_pay_s"."hourly_rate" IS '[confidential]';

CREATE TABLE "smb_auth"."user_performance_s" (
  "user_hk"                     bytea                    NOT NULL,
  "load_date"                   timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"               timestamp with time zone,
  "hash_diff"                   bytea                    NOT NULL,
  "job_completion_rate"         numeric(5,2),
  "customer_satisfaction_score" numeric(3,2),
  "average_job_duration"        interval,
  "performance_insights"        jsonb,
  "training_recommendations"    jsonb,
  "tenant_hk"                   bytea                    NOT NULL,
  "record_source"               character varying(100)   NOT NULL,
  CONSTRAINT "user_performance_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."user_performance_s" IS 'How well somebody does, as the system sees it';
COMMENT ON COLUMN "smb_auth"."user_performance_s"."job_completion_rate" IS '[confidential] In percent';
COMMENT ON COLUMN "smb_auth"."user_performance_s"."customer_satisfaction_score" IS '[confidential] From 0 to 5';
COMMENT ON COLUMN "smb_auth"."user_performance_s"."average_job_duration" IS '[confidential]';
COMMENT ON COLUMN "smb_auth"."user_performance_s"."performance_insights" IS '[confidential]';
COMMENT ON COLUMN "smb_auth"."user_performance_s"."training_recommendations" IS '[confidential]';

CREATE TABLE "smb_auth"."user_role_s" (
  "user_hk"        bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "role"           character varying(50),
  "permissions"    jsonb,
  "active"         boolean,
  "title"          character varying(100),
  "department"     character varying(100),
  "profile_color"  character varying(7),
  "work_schedule"  jsonb,
  "skills"         text[],
  "certifications" jsonb,
  "service_areas"  text[],
  "created_at"     timestamp with time zone,
  "updated_at"     timestamp with time zone,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "user_role_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_auth"."user_role_s" IS 'What somebody does, can and may';
COMMENT ON COLUMN "smb_auth"."user_role_s"."role" IS 'owner, admin, manager, employee or contractor';
COMMENT ON COLUMN "smb_auth"."user_role_s"."profile_color" IS 'As #RRGGBB';
COMMENT ON COLUMN "smb_auth"."user_role_s"."work_schedule" IS 'The hours of each day of the week';
COMMENT ON COLUMN "smb_auth"."user_role_s"."service_areas" IS 'Places, or kinds of work';

-- Reference tables ------------------------------------------------------------
--
-- Code lists, known by their own keys and the same for all tenants. One without history keeps the
-- newest payload beside the key; one with history keeps versions in a table of their own.

CREATE TABLE "smb_ref"."currency_r" (
  "currency"      character varying(3)     NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "currency_r_pkey" PRIMARY KEY ("currency")
);
COMMENT ON TABLE "smb_ref"."currency_r" IS 'The currencies that money moves in';

CREATE TABLE "smb_ref"."data_lineage_r" (
  "data_lineage_id" uuid                     NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "data_lineage_r_pkey" PRIMARY KEY ("data_lineage_id")
);
COMMENT ON TABLE "smb_ref"."data_lineage_r" IS 'Which column of the source is made of which';

CREATE TABLE "smb_ref"."data_lineage_s" (
  "data_lineage_id"     uuid                        NOT NULL,
  "load_date"           timestamp with time zone    NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                       NOT NULL,
  "source_table"        character varying(255),
  "source_column"       character varying(255),
  "target_table"        character varying(255),
  "target_column"       character varying(255),
  "transformation_type" character varying(50),
  "transformation_sql"  text,
  "created_by"          character varying(255),
  "created_at"          timestamp without time zone,
  "is_active"           boolean,
  "record_source"       character varying(100)      NOT NULL,
  CONSTRAINT "data_lineage_s_pkey" PRIMARY KEY ("data_lineage_id", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "smb_ref"."data_lineage_s" IS 'Versions of code list data_lineage';
COMMENT ON COLUMN "smb_ref"."data_lineage_s"."transformation_type" IS 'direct, aggregation, calculation or join';

CREATE TABLE "smb_ref"."job_status_r" (
  "status"        character varying(50)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "job_status_r_pkey" PRIMARY KEY ("status")
);
COMMENT ON TABLE "smb_ref"."job_status_r" IS 'The stages of a job that are in use';

CREATE TABLE "smb_ref"."payment_method_r" (
  "payment_method" character varying(50)    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "payment_method_r_pkey" PRIMARY KEY ("payment_method")
);
COMMENT ON TABLE "smb_ref"."payment_method_r" IS 'The ways in which money moves';

CREATE TABLE "smb_ref"."plan_tier_r" (
  "plan_tier"     character varying(50)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "plan_tier_r_pkey" PRIMARY KEY ("plan_tier")
);
COMMENT ON TABLE "smb_ref"."plan_tier_r" IS 'The plans that there are';

CREATE TABLE "smb_ref"."region_r" (
  "region"        character varying(10)    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "region_r_pkey" PRIMARY KEY ("region")
);
COMMENT ON TABLE "smb_ref"."region_r" IS 'Where data may have to stay';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.
-- Where a hub has an index without the tenant, records look their tenant up by the key alone.

CREATE INDEX "ai_context_h_key_idx" ON "smb_business"."ai_context_h" ("tenant_hk", "ai_context_id");

CREATE INDEX "business_h_key_idx" ON "smb_business"."business_h" ("tenant_hk", "business_id");

CREATE INDEX "calendar_event_h_key_idx"
  ON "smb_business"."calendar_event_h" ("tenant_hk", "calendar_event_id");

CREATE INDEX "communication_h_key_idx"
  ON "smb_business"."communication_h" ("tenant_hk", "communication_id");

CREATE INDEX "conversation_h_key_idx"
  ON "smb_business"."conversation_h" ("tenant_hk", "session_id");

CREATE INDEX "customer_h_key_idx" ON "smb_business"."customer_h" ("tenant_hk", "customer_id");

CREATE INDEX "document_h_key_idx" ON "smb_business"."document_h" ("tenant_hk", "document_id");

CREATE INDEX "integration_h_key_idx"
  ON "smb_business"."integration_h" ("tenant_hk", "integration_id");

CREATE INDEX "invoice_h_key_idx" ON "smb_business"."invoice_h" ("tenant_hk", "invoice_id");

CREATE INDEX "job_h_key_idx" ON "smb_business"."job_h" ("tenant_hk", "job_id");

CREATE INDEX "team_h_key_idx" ON "smb_auth"."team_h" ("tenant_hk", "team_id");

CREATE INDEX "template_h_key_idx" ON "smb_business"."template_h" ("tenant_hk", "template_id");

CREATE INDEX "tenant_h_key_idx" ON "smb_auth"."tenant_h" ("tenant_id");

CREATE INDEX "transaction_h_key_idx"
  ON "smb_business"."transaction_h" ("tenant_hk", "transaction_id");

CREATE INDEX "user_h_key_idx" ON "smb_auth"."user_h" ("tenant_hk", "user_id");

CREATE INDEX "ai_context_business_l_ai_context_hk_idx"
  ON "smb_business"."ai_context_business_l" ("ai_context_hk");

CREATE INDEX "ai_context_business_l_business_hk_idx"
  ON "smb_business"."ai_context_business_l" ("business_hk");

CREATE INDEX "audit_l_user_hk_idx" ON "smb_business"."audit_l" ("user_hk");

CREATE INDEX "audit_customer_l_customer_hk_idx"
  ON "smb_business"."audit_customer_l" ("customer_hk");

CREATE INDEX "business_event_l_business_hk_idx"
  ON "smb_business"."business_event_l" ("business_hk");

CREATE INDEX "business_event_l_user_hk_idx" ON "smb_business"."business_event_l" ("user_hk");

CREATE INDEX "business_event_l_customer_hk_idx"
  ON "smb_business"."business_event_l" ("customer_hk");

CREATE INDEX "business_event_l_job_hk_idx" ON "smb_business"."business_event_l" ("job_hk");

CREATE INDEX "business_metric_l_business_hk_idx"
  ON "smb_business"."business_metric_l" ("business_hk");

CREATE INDEX "business_user_l_business_hk_idx" ON "smb_business"."business_user_l" ("business_hk");

CREATE INDEX "business_user_l_user_hk_idx" ON "smb_business"."business_user_l" ("user_hk");

CREATE INDEX "calendar_attendee_l_calendar_event_hk_idx"
  ON "smb_business"."calendar_attendee_l" ("calendar_event_hk");

CREATE INDEX "calendar_attendee_l_attendee_hk_idx"
  ON "smb_business"."calendar_attendee_l" ("attendee_hk");

CREATE INDEX "calendar_event_party_l_calendar_event_hk_idx"
  ON "smb_business"."calendar_event_party_l" ("calendar_event_hk");

CREATE INDEX "calendar_event_party_l_customer_hk_idx"
  ON "smb_business"."calendar_event_party_l" ("customer_hk");

CREATE INDEX "calendar_event_party_l_job_hk_idx"
  ON "smb_business"."calendar_event_party_l" ("job_hk");

CREATE INDEX "calendar_event_party_l_creator_hk_idx"
  ON "smb_business"."calendar_event_party_l" ("creator_hk");

CREATE INDEX "calendar_event_party_l_business_hk_idx"
  ON "smb_business"."calendar_event_party_l" ("business_hk");

CREATE INDEX "communication_customer_l_communication_hk_idx"
  ON "smb_business"."communication_customer_l" ("communication_hk");

CREATE INDEX "communication_customer_l_customer_hk_idx"
  ON "smb_business"."communication_customer_l" ("customer_hk");

CREATE INDEX "communication_party_l_communication_hk_idx"
  ON "smb_business"."communication_party_l" ("communication_hk");

CREATE INDEX "communication_party_l_sender_hk_idx"
  ON "smb_business"."communication_party_l" ("sender_hk");

CREATE INDEX "communication_party_l_business_hk_idx"
  ON "smb_business"."communication_party_l" ("business_hk");

CREATE INDEX "communication_reply_l_reply_hk_idx"
  ON "smb_business"."communication_reply_l" ("reply_hk");

CREATE INDEX "communication_reply_l_answered_hk_idx"
  ON "smb_business"."communication_reply_l" ("answered_hk");

CREATE INDEX "conversation_message_l_conversation_hk_idx"
  ON "smb_business"."conversation_message_l" ("conversation_hk");

CREATE INDEX "conversation_message_l_user_hk_idx"
  ON "smb_business"."conversation_message_l" ("user_hk");

CREATE INDEX "conversation_message_l_business_hk_idx"
  ON "smb_business"."conversation_message_l" ("business_hk");

CREATE INDEX "conversation_party_l_conversation_hk_idx"
  ON "smb_business"."conversation_party_l" ("conversation_hk");

CREATE INDEX "conversation_party_l_user_hk_idx"
  ON "smb_business"."conversation_party_l" ("user_hk");

CREATE INDEX "conversation_party_l_business_hk_idx"
  ON "smb_business"."conversation_party_l" ("business_hk");

CREATE INDEX "customer_business_l_customer_hk_idx"
  ON "smb_business"."customer_business_l" ("customer_hk");

CREATE INDEX "customer_business_l_business_hk_idx"
  ON "smb_business"."customer_business_l" ("business_hk");

CREATE INDEX "customer_interaction_l_customer_hk_idx"
  ON "smb_business"."customer_interaction_l" ("customer_hk");

CREATE INDEX "customer_match_l_duplicate_hk_idx"
  ON "smb_business"."customer_match_l" ("duplicate_hk");

CREATE INDEX "customer_match_l_kept_hk_idx" ON "smb_business"."customer_match_l" ("kept_hk");

CREATE INDEX "document_customer_l_document_hk_idx"
  ON "smb_business"."document_customer_l" ("document_hk");

CREATE INDEX "document_customer_l_customer_hk_idx"
  ON "smb_business"."document_customer_l" ("customer_hk");

CREATE INDEX "document_invoice_l_document_hk_idx"
  ON "smb_business"."document_invoice_l" ("document_hk");

CREATE INDEX "document_invoice_l_invoice_hk_idx"
  ON "smb_business"."document_invoice_l" ("invoice_hk");

CREATE INDEX "document_job_l_document_hk_idx" ON "smb_business"."document_job_l" ("document_hk");

CREATE INDEX "document_job_l_job_hk_idx" ON "smb_business"."document_job_l" ("job_hk");

CREATE INDEX "document_owner_l_document_hk_idx"
  ON "smb_business"."document_owner_l" ("document_hk");

CREATE INDEX "document_owner_l_uploader_hk_idx"
  ON "smb_business"."document_owner_l" ("uploader_hk");

CREATE INDEX "document_owner_l_business_hk_idx"
  ON "smb_business"."document_owner_l" ("business_hk");

CREATE INDEX "document_processing_l_document_hk_idx"
  ON "smb_business"."document_processing_l" ("document_hk");

CREATE INDEX "document_share_l_document_hk_idx"
  ON "smb_business"."document_share_l" ("document_hk");

CREATE INDEX "document_share_l_reader_hk_idx" ON "smb_business"."document_share_l" ("reader_hk");

CREATE INDEX "document_user_l_document_hk_idx" ON "smb_business"."document_user_l" ("document_hk");

CREATE INDEX "document_user_l_subject_hk_idx" ON "smb_business"."document_user_l" ("subject_hk");

CREATE INDEX "document_version_l_version_hk_idx"
  ON "smb_business"."document_version_l" ("version_hk");

CREATE INDEX "document_version_l_parent_hk_idx"
  ON "smb_business"."document_version_l" ("parent_hk");

CREATE INDEX "integration_business_l_integration_hk_idx"
  ON "smb_business"."integration_business_l" ("integration_hk");

CREATE INDEX "integration_business_l_business_hk_idx"
  ON "smb_business"."integration_business_l" ("business_hk");

CREATE INDEX "integration_sync_l_integration_hk_idx"
  ON "smb_business"."integration_sync_l" ("integration_hk");

CREATE INDEX "invoice_line_l_invoice_hk_idx" ON "smb_business"."invoice_line_l" ("invoice_hk");

CREATE INDEX "invoice_party_l_invoice_hk_idx" ON "smb_business"."invoice_party_l" ("invoice_hk");

CREATE INDEX "invoice_party_l_job_hk_idx" ON "smb_business"."invoice_party_l" ("job_hk");

CREATE INDEX "invoice_party_l_customer_hk_idx" ON "smb_business"."invoice_party_l" ("customer_hk");

CREATE INDEX "invoice_party_l_business_hk_idx" ON "smb_business"."invoice_party_l" ("business_hk");

CREATE INDEX "job_assignee_l_job_hk_idx" ON "smb_business"."job_assignee_l" ("job_hk");

CREATE INDEX "job_assignee_l_assignee_hk_idx" ON "smb_business"."job_assignee_l" ("assignee_hk");

CREATE INDEX "job_customer_l_job_hk_idx" ON "smb_business"."job_customer_l" ("job_hk");

CREATE INDEX "job_customer_l_customer_hk_idx" ON "smb_business"."job_customer_l" ("customer_hk");

CREATE INDEX "job_customer_l_business_hk_idx" ON "smb_business"."job_customer_l" ("business_hk");

CREATE INDEX "job_material_l_job_hk_idx" ON "smb_business"."job_material_l" ("job_hk");

CREATE INDEX "job_status_change_l_job_hk_idx" ON "smb_business"."job_status_change_l" ("job_hk");

CREATE INDEX "job_status_change_l_changer_hk_idx"
  ON "smb_business"."job_status_change_l" ("changer_hk");

CREATE INDEX "job_team_member_l_job_hk_idx" ON "smb_business"."job_team_member_l" ("job_hk");

CREATE INDEX "job_team_member_l_team_member_hk_idx"
  ON "smb_business"."job_team_member_l" ("team_member_hk");

CREATE INDEX "team_member_l_team_hk_idx" ON "smb_auth"."team_member_l" ("team_hk");

CREATE INDEX "team_member_l_user_hk_idx" ON "smb_auth"."team_member_l" ("user_hk");

CREATE INDEX "template_business_l_template_hk_idx"
  ON "smb_business"."template_business_l" ("template_hk");

CREATE INDEX "template_business_l_business_hk_idx"
  ON "smb_business"."template_business_l" ("business_hk");

CREATE INDEX "transaction_party_l_transaction_hk_idx"
  ON "smb_business"."transaction_party_l" ("transaction_hk");

CREATE INDEX "transaction_party_l_invoice_hk_idx"
  ON "smb_business"."transaction_party_l" ("invoice_hk");

CREATE INDEX "transaction_party_l_job_hk_idx" ON "smb_business"."transaction_party_l" ("job_hk");

CREATE INDEX "transaction_party_l_customer_hk_idx"
  ON "smb_business"."transaction_party_l" ("customer_hk");

CREATE INDEX "transaction_party_l_business_hk_idx"
  ON "smb_business"."transaction_party_l" ("business_hk");

CREATE INDEX "user_availability_l_business_hk_idx"
  ON "smb_business"."user_availability_l" ("business_hk");

CREATE INDEX "user_availability_l_user_hk_idx" ON "smb_business"."user_availability_l" ("user_hk");

CREATE INDEX "website_analysis_l_business_hk_idx"
  ON "smb_business"."website_analysis_l" ("business_hk");

CREATE INDEX "business_h_lookup_idx" ON "smb_business"."business_h" ("business_id");

-- Hash diffs ------------------------------------------------------------------
--
-- Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
-- needs them.

CREATE FUNCTION "smb_util"."audit_hash_diff"("version" "smb_business"."audit_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'action', version."action"::text), (2, 'changed_fields', version."changed_fields"::text),
    (3, 'created_at', version."created_at"::text), (4, 'record_id', version."record_id"::text),
    (5, 'request_id', version."request_id"::text), (6, 'session_id', version."session_id"::text),
    (7, 'source', version."source"::text), (8, 'table_name', version."table_name"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."business_event_hash_diff"("version" "smb_business"."business_event_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'event_name', version."event_name"::text), (2, 'event_type', version."event_type"::text),
    (3, 'happened_at', version."happened_at"::text),
    (4, 'properties', "util"."json_text"(version."properties")),
    (5, 'session_id', version."session_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."business_metric_hash_diff"("version" "smb_business"."business_metric_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'dimensions', "util"."json_text"(version."dimensions")),
    (2, 'measured_at', version."measured_at"::text),
    (3, 'metadata', "util"."json_text"(version."metadata")),
    (4, 'metric_name', version."metric_name"::text),
    (5, 'metric_type', version."metric_type"::text), (6, 'value', version."value"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."conversation_message_hash_diff"("version" "smb_business"."conversation_message_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'conversation_type', version."conversation_type"::text),
    (2, 'created_at', version."created_at"::text),
    (3, 'message_order', version."message_order"::text),
    (4, 'model_used', version."model_used"::text),
    (5, 'response_time_ms', version."response_time_ms"::text), (6, 'role', version."role"::text),
    (7, 'session_id', version."session_id"::text), (8, 'tokens_used', version."tokens_used"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_interaction_hash_diff"("version" "smb_business"."customer_interaction_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'channel', version."channel"::text), (2, 'created_at', version."created_at"::text),
    (3, 'direction', version."direction"::text),
    (4, 'interaction_type', version."interaction_type"::text),
    (5, 'metadata', "util"."json_text"(version."metadata")),
    (6, 'sentiment_score', version."sentiment_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_status_change_hash_diff"("version" "smb_business"."job_status_change_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'change_reason', version."change_reason"::text),
    (2, 'created_at', version."created_at"::text),
    (3, 'metadata', "util"."json_text"(version."metadata")),
    (4, 'new_status', version."new_status"::text), (5, 'old_status', version."old_status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."website_analysis_hash_diff"("version" "smb_business"."website_analysis_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'analysis_data', "util"."json_text"(version."analysis_data")),
    (2, 'analyzed_at', version."analyzed_at"::text),
    (3, 'confidence_score', version."confidence_score"::text),
    (4, 'website_url', version."website_url"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."ai_context_hash_diff"("version" "smb_business"."ai_context_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'context_data', "util"."json_text"(version."context_data")),
    (2, 'embeddings', version."embeddings"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."ai_context_business_effectivity_hash_diff"("version" "smb_business"."ai_context_business_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."ai_context_state_hash_diff"("version" "smb_business"."ai_context_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'confidence_score', version."confidence_score"::text),
    (2, 'context_key', version."context_key"::text),
    (3, 'context_type', version."context_type"::text),
    (4, 'expires_at', version."expires_at"::text),
    (5, 'generated_at', version."generated_at"::text),
    (6, 'generated_by', version."generated_by"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."audit_detail_hash_diff"("version" "smb_business"."audit_detail_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ip_address', abbrev(version."ip_address")),
    (2, 'new_values', "util"."json_text"(version."new_values")),
    (3, 'old_values', "util"."json_text"(version."old_values")),
    (4, 'user_agent', version."user_agent"::text), (5, 'user_email', version."user_email"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."business_hash_diff"("version" "smb_business"."business_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'branding', "util"."json_text"(version."branding")),
    (2, 'business_hours', "util"."json_text"(version."business_hours")),
    (3, 'business_type', version."business_type"::text),
    (4, 'created_at', version."created_at"::text),
    (5, 'display_name', version."display_name"::text),
    (6, 'industry_type', version."industry_type"::text),
    (7, 'legal_name', version."legal_name"::text),
    (8, 'settings', "util"."json_text"(version."settings")),
    (9, 'timezone', version."timezone"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."business_contact_hash_diff"("version" "smb_business"."business_contact_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'address', "util"."json_text"(version."address")), (2, 'email', version."email"::text),
    (3, 'phone', version."phone"::text), (4, 'website', version."website"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."business_user_effectivity_hash_diff"("version" "smb_business"."business_user_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."calendar_attendance_hash_diff"("version" "smb_business"."calendar_attendance_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'assigned_users', version."assigned_users"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."calendar_event_hash_diff"("version" "smb_business"."calendar_event_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'description', version."description"::text),
    (2, 'external_participants', "util"."json_text"(version."external_participants")),
    (3, 'location_address', "util"."json_text"(version."location_address")),
    (4, 'title', version."title"::text),
    (5, 'virtual_meeting_id', version."virtual_meeting_id"::text),
    (6, 'virtual_meeting_url', version."virtual_meeting_url"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."calendar_event_party_effectivity_hash_diff"("version" "smb_business"."calendar_event_party_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."calendar_event_status_hash_diff"("version" "smb_business"."calendar_event_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'confirmation_status', version."confirmation_status"::text),
    (2, 'optimal_start_time', version."optimal_start_time"::text),
    (3, 'priority', version."priority"::text),
    (4, 'scheduling_confidence', version."scheduling_confidence"::text),
    (5, 'status', version."status"::text),
    (6, 'travel_time_minutes', version."travel_time_minutes"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."calendar_event_time_hash_diff"("version" "smb_business"."calendar_event_time_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'all_day', left(version."all_day"::text, 1)), (2, 'created_at', version."created_at"::text),
    (3, 'custom_fields', "util"."json_text"(version."custom_fields")),
    (4, 'end_time', version."end_time"::text), (5, 'event_type', version."event_type"::text),
    (6, 'is_recurring', left(version."is_recurring"::text, 1)),
    (7, 'location_type', version."location_type"::text),
    (8, 'recurrence_end_date', version."recurrence_end_date"::text),
    (9, 'recurrence_rule', version."recurrence_rule"::text),
    (10, 'start_time', version."start_time"::text), (11, 'tags', version."tags"::text),
    (12, 'timezone', version."timezone"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."communication_hash_diff"("version" "smb_business"."communication_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'attachments', "util"."json_text"(version."attachments")),
    (2, 'content', version."content"::text),
    (3, 'media_urls', "util"."json_text"(version."media_urls")),
    (4, 'recipient_info', "util"."json_text"(version."recipient_info")),
    (5, 'subject', version."subject"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."communication_analysis_hash_diff"("version" "smb_business"."communication_analysis_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_generated', left(version."ai_generated"::text, 1)),
    (2, 'ai_model_used', version."ai_model_used"::text),
    (3, 'auto_response_used', left(version."auto_response_used"::text, 1)),
    (4, 'intent_classification', version."intent_classification"::text),
    (5, 'sentiment_score', version."sentiment_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."communication_channel_hash_diff"("version" "smb_business"."communication_channel_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'campaign_id', version."campaign_id"::text),
    (2, 'communication_type', version."communication_type"::text),
    (3, 'content_type', version."content_type"::text),
    (4, 'created_at', version."created_at"::text), (5, 'direction', version."direction"::text),
    (6, 'external_id', version."external_id"::text), (7, 'provider', version."provider"::text),
    (8, 'provider_metadata', "util"."json_text"(version."provider_metadata")),
    (9, 'recipient_id', version."recipient_id"::text),
    (10, 'recipient_type', version."recipient_type"::text),
    (11, 'thread_id', version."thread_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."communication_party_effectivity_hash_diff"("version" "smb_business"."communication_party_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."communication_status_hash_diff"("version" "smb_business"."communication_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'delivery_status', "util"."json_text"(version."delivery_status")),
    (2, 'read_at', version."read_at"::text), (3, 'replied_at', version."replied_at"::text),
    (4, 'status', version."status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."conversation_feedback_hash_diff"("version" "smb_business"."conversation_feedback_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'feedback_score', version."feedback_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."conversation_text_hash_diff"("version" "smb_business"."conversation_text_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'content', version."content"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_address_hash_diff"("version" "smb_business"."customer_address_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'addresses', "util"."json_text"(version."addresses")),
    (2, 'preferred_address_id', version."preferred_address_id"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_business_effectivity_hash_diff"("version" "smb_business"."customer_business_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."customer_consent_hash_diff"("version" "smb_business"."customer_consent_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'communication_preferences', "util"."json_text"(version."communication_preferences")),
    (2, 'marketing_consent', left(version."marketing_consent"::text, 1))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_identity_hash_diff"("version" "smb_business"."customer_identity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'company_name', version."company_name"::text), (2, 'email', version."email"::text),
    (3, 'first_name', version."first_name"::text), (4, 'last_name', version."last_name"::text),
    (5, 'phone', version."phone"::text), (6, 'secondary_phone', version."secondary_phone"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_insight_hash_diff"("version" "smb_business"."customer_insight_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'customer_insights', "util"."json_text"(version."customer_insights")),
    (2, 'risk_score', version."risk_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_interaction_storage_hash_diff"("version" "smb_business"."customer_interaction_storage_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'storage_tier', version."storage_tier"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_interaction_text_hash_diff"("version" "smb_business"."customer_interaction_text_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_summary', version."ai_summary"::text), (2, 'content', version."content"::text),
    (3, 'subject', version."subject"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_misc_hash_diff"("version" "smb_business"."customer_misc_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text),
    (2, 'custom_fields', "util"."json_text"(version."custom_fields")),
    (3, 'customer_since', version."customer_since"::text),
    (4, 'customer_type', version."customer_type"::text), (5, 'source', version."source"::text),
    (6, 'tags', version."tags"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."customer_value_hash_diff"("version" "smb_business"."customer_value_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'last_interaction_at', version."last_interaction_at"::text),
    (2, 'lifetime_value', version."lifetime_value"::text),
    (3, 'total_jobs', version."total_jobs"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."document_hash_diff"("version" "smb_business"."document_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_classification', version."ai_classification"::text),
    (2, 'confidence_score', version."confidence_score"::text),
    (3, 'created_at', version."created_at"::text),
    (4, 'file_size_bytes', version."file_size_bytes"::text),
    (5, 'file_type', version."file_type"::text), (6, 'file_url', version."file_url"::text),
    (7, 'filename', version."filename"::text), (8, 'folder_path', version."folder_path"::text),
    (9, 'is_latest_version', left(version."is_latest_version"::text, 1)),
    (10, 'mime_type', version."mime_type"::text),
    (11, 'original_filename', version."original_filename"::text),
    (12, 'public_url', version."public_url"::text),
    (13, 'related_entity_id', version."related_entity_id"::text),
    (14, 'related_entity_type', version."related_entity_type"::text),
    (15, 'shared_with', version."shared_with"::text), (16, 'tags', version."tags"::text),
    (17, 'version', version."version"::text), (18, 'visibility', version."visibility"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."document_owner_effectivity_hash_diff"("version" "smb_business"."document_owner_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."document_processing_hash_diff"("version" "smb_business"."document_processing_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'completed_at', version."completed_at"::text),
    (2, 'error_message', version."error_message"::text),
    (3, 'processing_type', version."processing_type"::text),
    (4, 'result', "util"."json_text"(version."result")),
    (5, 'started_at', version."started_at"::text), (6, 'status', version."status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."document_text_hash_diff"("version" "smb_business"."document_text_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_content_summary', version."ai_content_summary"::text),
    (2, 'ai_detected_entities', "util"."json_text"(version."ai_detected_entities")),
    (3, 'ai_extracted_text', version."ai_extracted_text"::text),
    (4, 'description', version."description"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."integration_hash_diff"("version" "smb_business"."integration_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'auth_type', version."auth_type"::text), (2, 'created_at', version."created_at"::text),
    (3, 'display_name', version."display_name"::text),
    (4, 'enabled_features', version."enabled_features"::text),
    (5, 'field_mappings', "util"."json_text"(version."field_mappings")),
    (6, 'integration_type', version."integration_type"::text),
    (7, 'provider', version."provider"::text),
    (8, 'sync_frequency', version."sync_frequency"::text),
    (9, 'sync_settings', "util"."json_text"(version."sync_settings")),
    (10, 'token_expires_at', version."token_expires_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."integration_business_effectivity_hash_diff"("version" "smb_business"."integration_business_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."integration_state_hash_diff"("version" "smb_business"."integration_state_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'error_count', version."error_count"::text), (2, 'last_error', version."last_error"::text),
    (3, 'last_sync_at', version."last_sync_at"::text),
    (4, 'next_sync_at', version."next_sync_at"::text),
    (5, 'retry_after', version."retry_after"::text), (6, 'status', version."status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."integration_sync_hash_diff"("version" "smb_business"."integration_sync_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'completed_at', version."completed_at"::text),
    (2, 'error_details', "util"."json_text"(version."error_details")),
    (3, 'records_created', version."records_created"::text),
    (4, 'records_failed', version."records_failed"::text),
    (5, 'records_processed', version."records_processed"::text),
    (6, 'records_updated', version."records_updated"::text),
    (7, 'started_at', version."started_at"::text), (8, 'status', version."status"::text),
    (9, 'sync_type', version."sync_type"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."invoice_hash_diff"("version" "smb_business"."invoice_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text),
    (2, 'discount_terms', version."discount_terms"::text),
    (3, 'invoice_number', version."invoice_number"::text),
    (4, 'invoice_type', version."invoice_type"::text),
    (5, 'late_fee_percentage', version."late_fee_percentage"::text),
    (6, 'notes', version."notes"::text),
    (7, 'online_payment_url', version."online_payment_url"::text),
    (8, 'payment_terms', version."payment_terms"::text), (9, 'pdf_url', version."pdf_url"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."invoice_line_hash_diff"("version" "smb_business"."invoice_line_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'description', version."description"::text), (2, 'item_type', version."item_type"::text),
    (3, 'quantity', version."quantity"::text), (4, 'sort_order', version."sort_order"::text),
    (5, 'total_price', version."total_price"::text), (6, 'unit_price', version."unit_price"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."invoice_money_hash_diff"("version" "smb_business"."invoice_money_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'amount_paid', version."amount_paid"::text),
    (2, 'discount_amount', version."discount_amount"::text),
    (3, 'subtotal', version."subtotal"::text), (4, 'tax_amount', version."tax_amount"::text),
    (5, 'total_amount', version."total_amount"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."invoice_party_effectivity_hash_diff"("version" "smb_business"."invoice_party_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."invoice_status_hash_diff"("version" "smb_business"."invoice_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'due_date', version."due_date"::text), (2, 'issue_date', version."issue_date"::text),
    (3, 'paid_date', version."paid_date"::text), (4, 'sent_date', version."sent_date"::text),
    (5, 'status', version."status"::text), (6, 'viewed_date', version."viewed_date"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_hash_diff"("version" "smb_business"."job_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'attachments', "util"."json_text"(version."attachments")),
    (2, 'created_at', version."created_at"::text),
    (3, 'custom_fields', "util"."json_text"(version."custom_fields")),
    (4, 'description', version."description"::text), (5, 'job_number', version."job_number"::text),
    (6, 'job_type', version."job_type"::text), (7, 'priority', version."priority"::text),
    (8, 'tags', version."tags"::text), (9, 'title', version."title"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_assignee_effectivity_hash_diff"("version" "smb_business"."job_assignee_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."job_customer_effectivity_hash_diff"("version" "smb_business"."job_customer_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."job_insight_hash_diff"("version" "smb_business"."job_insight_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'complexity_score', version."complexity_score"::text),
    (2, 'optimization_suggestions', "util"."json_text"(version."optimization_suggestions")),
    (3, 'risk_factors', "util"."json_text"(version."risk_factors"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_material_hash_diff"("version" "smb_business"."job_material_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'material_name', version."material_name"::text), (2, 'notes', version."notes"::text),
    (3, 'quantity', version."quantity"::text), (4, 'supplier', version."supplier"::text),
    (5, 'total_cost', version."total_cost"::text), (6, 'unit', version."unit"::text),
    (7, 'unit_cost', version."unit_cost"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_money_hash_diff"("version" "smb_business"."job_money_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'cost_of_goods', version."cost_of_goods"::text),
    (2, 'final_amount', version."final_amount"::text),
    (3, 'labor_cost', version."labor_cost"::text),
    (4, 'profit_margin', version."profit_margin"::text),
    (5, 'quoted_amount', version."quoted_amount"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_place_hash_diff"("version" "smb_business"."job_place_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'location_notes', version."location_notes"::text),
    (2, 'service_address', "util"."json_text"(version."service_address"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_schedule_hash_diff"("version" "smb_business"."job_schedule_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'actual_end', version."actual_end"::text),
    (2, 'actual_start', version."actual_start"::text),
    (3, 'estimated_duration', version."estimated_duration"::text),
    (4, 'scheduled_end', version."scheduled_end"::text),
    (5, 'scheduled_start', version."scheduled_start"::text),
    (6, 'travel_time', version."travel_time"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_status_hash_diff"("version" "smb_business"."job_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'archived', left(version."archived"::text, 1)),
    (2, 'completion_percentage', version."completion_percentage"::text),
    (3, 'status', version."status"::text), (4, 'workflow_stage', version."workflow_stage"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."job_team_hash_diff"("version" "smb_business"."job_team_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'assigned_team_members', version."assigned_team_members"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."team_member_effectivity_hash_diff"("version" "smb_auth"."team_member_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'joined_at', version."joined_at"::text), (2, 'left_at', version."left_at"::text),
    (3, 'role_in_team', version."role_in_team"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."template_hash_diff"("version" "smb_business"."template_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'communication_type', version."communication_type"::text),
    (2, 'content_template', version."content_template"::text),
    (3, 'created_at', version."created_at"::text),
    (4, 'subject_template', version."subject_template"::text),
    (5, 'template_name', version."template_name"::text),
    (6, 'template_type', version."template_type"::text),
    (7, 'variables', "util"."json_text"(version."variables"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."template_business_effectivity_hash_diff"("version" "smb_business"."template_business_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."template_usage_hash_diff"("version" "smb_business"."template_usage_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'last_used_at', version."last_used_at"::text),
    (2, 'usage_count', version."usage_count"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."tenant_plan_hash_diff"("version" "smb_auth"."tenant_plan_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'plan_tier', version."plan_tier"::text),
    (2, 'settings', "util"."json_text"(version."settings")),
    (3, 'subscription_status', version."subscription_status"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."tenant_profile_hash_diff"("version" "smb_auth"."tenant_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'business_name', version."business_name"::text),
    (2, 'created_at', version."created_at"::text),
    (3, 'industry_vertical', version."industry_vertical"::text),
    (4, 'region', version."region"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."transaction_hash_diff"("version" "smb_business"."transaction_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'account_code', version."account_code"::text), (2, 'amount', version."amount"::text),
    (3, 'category', version."category"::text), (4, 'created_at', version."created_at"::text),
    (5, 'currency', version."currency"::text), (6, 'description', version."description"::text),
    (7, 'due_date', version."due_date"::text),
    (8, 'metadata', "util"."json_text"(version."metadata")), (9, 'notes', version."notes"::text),
    (10, 'payment_method', version."payment_method"::text),
    (11, 'payment_processor', version."payment_processor"::text),
    (12, 'processor_transaction_id', version."processor_transaction_id"::text),
    (13, 'subcategory', version."subcategory"::text), (14, 'tags', version."tags"::text),
    (15, 'tax_amount', version."tax_amount"::text),
    (16, 'tax_exempt', left(version."tax_exempt"::text, 1)),
    (17, 'tax_rate', version."tax_rate"::text),
    (18, 'transaction_date', version."transaction_date"::text),
    (19, 'transaction_number', version."transaction_number"::text),
    (20, 'transaction_type', version."transaction_type"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."transaction_insight_hash_diff"("version" "smb_business"."transaction_insight_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'ai_category_confidence', version."ai_category_confidence"::text),
    (2, 'anomaly_score', version."anomaly_score"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."transaction_party_effectivity_hash_diff"("version" "smb_business"."transaction_party_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "smb_util"."transaction_status_hash_diff"("version" "smb_business"."transaction_status_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'paid_date', version."paid_date"::text), (2, 'status', version."status"::text),
    (3, 'storage_tier', version."storage_tier"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_availability_hash_diff"("version" "smb_business"."user_availability_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'available', left(version."available"::text, 1)),
    (2, 'buffer_time_minutes', version."buffer_time_minutes"::text),
    (3, 'created_at', version."created_at"::text),
    (4, 'date_override', version."date_override"::text),
    (5, 'day_of_week', version."day_of_week"::text),
    (6, 'effective_from', version."effective_from"::text),
    (7, 'effective_to', version."effective_to"::text), (8, 'end_time', version."end_time"::text),
    (9, 'max_concurrent_bookings', version."max_concurrent_bookings"::text),
    (10, 'slot_id', version."slot_id"::text), (11, 'start_time', version."start_time"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_identity_hash_diff"("version" "smb_auth"."user_identity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'avatar_url', version."avatar_url"::text),
    (2, 'display_name', version."display_name"::text), (3, 'email', version."email"::text),
    (4, 'emergency_contact', "util"."json_text"(version."emergency_contact")),
    (5, 'first_name', version."first_name"::text), (6, 'last_name', version."last_name"::text),
    (7, 'phone', version."phone"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_login_hash_diff"("version" "smb_auth"."user_login_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'email_verified_at', version."email_verified_at"::text),
    (2, 'last_login_at', version."last_login_at"::text),
    (3, 'phone_verified_at', version."phone_verified_at"::text),
    (4, 'two_factor_enabled', left(version."two_factor_enabled"::text, 1))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_pay_hash_diff"("version" "smb_auth"."user_pay_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'hourly_rate', version."hourly_rate"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_performance_hash_diff"("version" "smb_auth"."user_performance_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'average_job_duration', version."average_job_duration"::text),
    (2, 'customer_satisfaction_score', version."customer_satisfaction_score"::text),
    (3, 'job_completion_rate', version."job_completion_rate"::text),
    (4, 'performance_insights', "util"."json_text"(version."performance_insights")),
    (5, 'training_recommendations', "util"."json_text"(version."training_recommendations"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."user_role_hash_diff"("version" "smb_auth"."user_role_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'active', left(version."active"::text, 1)),
    (2, 'certifications', "util"."json_text"(version."certifications")),
    (3, 'created_at', version."created_at"::text), (4, 'department', version."department"::text),
    (5, 'permissions', "util"."json_text"(version."permissions")),
    (6, 'profile_color', version."profile_color"::text), (7, 'role', version."role"::text),
    (8, 'service_areas', version."service_areas"::text), (9, 'skills', version."skills"::text),
    (10, 'title', version."title"::text),
    (11, 'work_schedule', "util"."json_text"(version."work_schedule"))
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "smb_util"."data_lineage_hash_diff"("version" "smb_ref"."data_lineage_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'created_at', version."created_at"::text), (2, 'created_by', version."created_by"::text),
    (3, 'is_active', left(version."is_active"::text, 1)),
    (4, 'source_column', version."source_column"::text),
    (5, 'source_table', version."source_table"::text),
    (6, 'target_column', version."target_column"::text),
    (7, 'target_table', version."target_table"::text),
    (8, 'transformation_sql', version."transformation_sql"::text),
    (9, 'transformation_type', version."transformation_type"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "smb_business"."ai_context_current" WITH (security_invoker = true) AS
SELECT
  version."ai_context_hk", version."load_date", version."hash_diff", version."context_data",
  version."embeddings", version."tenant_hk", version."record_source"
FROM "smb_business"."ai_context_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_context_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."ai_context_current" IS 'What is remembered (as it is now)';

CREATE VIEW "smb_business"."ai_context_business_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."ai_context_business_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."ai_context_business_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_context_business_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."ai_context_business_l" AS own
    WHERE own."ai_context_business_hk" = version."ai_context_business_hk"
      AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."ai_context_business_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."ai_context_state_current" WITH (security_invoker = true) AS
SELECT
  version."ai_context_hk", version."load_date", version."hash_diff", version."context_type",
  version."context_key", version."confidence_score", version."generated_by", version."generated_at",
  version."expires_at", version."access_count", version."last_accessed_at", version."tenant_hk",
  version."record_source"
FROM "smb_business"."ai_context_state_s" AS version
WHERE version.load_end_date IS NULL AND version."ai_context_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."ai_context_state_current" IS 'Of what, by whom made, and for how long (as it is now)';

CREATE VIEW "smb_business"."business_current" WITH (security_invoker = true) AS
SELECT
  version."business_hk", version."load_date", version."hash_diff", version."legal_name",
  version."display_name", version."industry_type", version."business_type", version."timezone",
  version."business_hours", version."settings", version."branding", version."created_at",
  version."updated_at", version."tenant_hk", version."record_source"
FROM "smb_business"."business_s" AS version
WHERE version.load_end_date IS NULL AND version."business_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."business_current" IS 'Name, trade and settings of a firm (as it is now)';

CREATE VIEW "smb_business"."business_contact_current" WITH (security_invoker = true) AS
SELECT
  version."business_hk", version."load_date", version."hash_diff", version."phone", version."email",
  version."website", version."address", version."tenant_hk", version."record_source"
FROM "smb_business"."business_contact_s" AS version
WHERE version.load_end_date IS NULL AND version."business_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."business_contact_current" IS 'How a firm is reached; often its owner (as it is now)';

CREATE VIEW "smb_business"."business_user_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."business_user_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."business_user_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."business_user_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."business_user_l" AS own
    WHERE own."business_user_hk" = version."business_user_hk"
      AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."business_user_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."calendar_attendance_current" WITH (security_invoker = true) AS
SELECT
  version."calendar_event_hk", version."load_date", version."hash_diff", version."assigned_users",
  version."tenant_hk", version."record_source"
FROM "smb_business"."calendar_attendance_s" AS version
WHERE version.load_end_date IS NULL AND version."calendar_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."calendar_attendance_current" IS 'Who is asked to come (as it is now)';

CREATE VIEW "smb_business"."calendar_event_current" WITH (security_invoker = true) AS
SELECT
  version."calendar_event_hk", version."load_date", version."hash_diff", version."title",
  version."description", version."external_participants", version."location_address",
  version."virtual_meeting_url", version."virtual_meeting_id", version."tenant_hk",
  version."record_source"
FROM "smb_business"."calendar_event_s" AS version
WHERE version.load_end_date IS NULL AND version."calendar_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."calendar_event_current" IS 'What an event is about, where and with whom (as it is now)';

CREATE VIEW "smb_business"."calendar_event_party_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."calendar_event_party_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."calendar_event_party_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."calendar_event_party_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."calendar_event_party_l" AS own
    WHERE own."calendar_event_party_hk" = version."calendar_event_party_hk"
      AND own."customer_hk" = "util"."zero_key"() AND own."job_hk" = "util"."zero_key"() AND own."creator_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."calendar_event_party_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."calendar_event_status_current" WITH (security_invoker = true) AS
SELECT
  version."calendar_event_hk", version."load_date", version."hash_diff", version."status",
  version."confirmation_status", version."travel_time_minutes", version."optimal_start_time",
  version."scheduling_confidence", version."priority", version."tenant_hk", version."record_source"
FROM "smb_business"."calendar_event_status_s" AS version
WHERE version.load_end_date IS NULL AND version."calendar_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."calendar_event_status_current" IS 'Whether it stands, and stands well (as it is now)';

CREATE VIEW "smb_business"."calendar_event_time_current" WITH (security_invoker = true) AS
SELECT
  version."calendar_event_hk", version."load_date", version."hash_diff", version."event_type",
  version."start_time", version."end_time", version."all_day", version."timezone",
  version."is_recurring", version."recurrence_rule", version."recurrence_end_date",
  version."location_type", version."tags", version."custom_fields", version."created_at",
  version."updated_at", version."tenant_hk", version."record_source"
FROM "smb_business"."calendar_event_time_s" AS version
WHERE version.load_end_date IS NULL AND version."calendar_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."calendar_event_time_current" IS 'Kind and time of an event (as it is now)';

CREATE VIEW "smb_business"."communication_current" WITH (security_invoker = true) AS
SELECT
  version."communication_hk", version."load_date", version."hash_diff", version."recipient_info",
  version."subject", version."content", version."attachments", version."media_urls",
  version."tenant_hk", version."record_source"
FROM "smb_business"."communication_s" AS version
WHERE version.load_end_date IS NULL AND version."communication_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."communication_current" IS 'What was said, and to whom (as it is now)';

CREATE VIEW "smb_business"."communication_analysis_current" WITH (security_invoker = true) AS
SELECT
  version."communication_hk", version."load_date", version."hash_diff", version."ai_generated",
  version."ai_model_used", version."sentiment_score", version."intent_classification",
  version."auto_response_used", version."tenant_hk", version."record_source"
FROM "smb_business"."communication_analysis_s" AS version
WHERE version.load_end_date IS NULL AND version."communication_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."communication_analysis_current" IS 'What the system made of it (as it is now)';

CREATE VIEW "smb_business"."communication_channel_current" WITH (security_invoker = true) AS
SELECT
  version."communication_hk", version."load_date", version."hash_diff", version."recipient_type",
  version."recipient_id", version."communication_type", version."direction", version."content_type",
  version."thread_id", version."campaign_id", version."external_id", version."provider",
  version."provider_metadata", version."created_at", version."updated_at", version."tenant_hk",
  version."record_source"
FROM "smb_business"."communication_channel_s" AS version
WHERE version.load_end_date IS NULL AND version."communication_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."communication_channel_current" IS 'How it went, and what it belongs to (as it is now)';

CREATE VIEW "smb_business"."communication_party_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."communication_party_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."communication_party_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."communication_party_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."communication_party_l" AS own
    WHERE own."communication_party_hk" = version."communication_party_hk"
      AND own."sender_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."communication_party_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."communication_status_current" WITH (security_invoker = true) AS
SELECT
  version."communication_hk", version."load_date", version."hash_diff", version."status",
  version."delivery_status", version."read_at", version."replied_at", version."tenant_hk",
  version."record_source"
FROM "smb_business"."communication_status_s" AS version
WHERE version.load_end_date IS NULL AND version."communication_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."communication_status_current" IS 'Whether it arrived and was read (as it is now)';

CREATE VIEW "smb_business"."conversation_feedback_current" WITH (security_invoker = true) AS
SELECT
  version."conversation_message_hk", version."load_date", version."hash_diff",
  version."feedback_score", version."tenant_hk", version."record_source"
FROM "smb_business"."conversation_feedback_s" AS version
WHERE version.load_end_date IS NULL AND version."conversation_message_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."conversation_feedback_current" IS 'How it was liked; said later, if at all (as it is now)';

CREATE VIEW "smb_business"."customer_address_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."addresses",
  version."preferred_address_id", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_address_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_address_current" IS 'Where a customer lives and has work done (as it is now)';

CREATE VIEW "smb_business"."customer_business_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."customer_business_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."customer_business_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_business_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."customer_business_l" AS own
    WHERE own."customer_business_hk" = version."customer_business_hk"
      AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."customer_business_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."customer_consent_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."marketing_consent",
  version."communication_preferences", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_consent_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_consent_current" IS 'What a customer may be sent, and how (as it is now)';

CREATE VIEW "smb_business"."customer_identity_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."first_name",
  version."last_name", version."company_name", version."email", version."phone",
  version."secondary_phone", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_identity_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_identity_current" IS 'Who a customer is, and how to reach it (as it is now)';

CREATE VIEW "smb_business"."customer_insight_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."customer_insights",
  version."risk_score", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_insight_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_insight_current" IS 'What the system thinks of a customer (as it is now)';

CREATE VIEW "smb_business"."customer_interaction_storage_current" WITH (security_invoker = true) AS
SELECT
  version."customer_interaction_hk", version."load_date", version."hash_diff",
  version."storage_tier", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_interaction_storage_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_interaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_interaction_storage_current" IS 'Where the source keeps it; moves on (as it is now)';

CREATE VIEW "smb_business"."customer_misc_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."customer_type",
  version."customer_since", version."source", version."tags", version."custom_fields",
  version."created_at", version."updated_at", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_misc_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_misc_current" IS 'What else is known of a customer (as it is now)';

CREATE VIEW "smb_business"."customer_value_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."lifetime_value",
  version."total_jobs", version."last_interaction_at", version."tenant_hk", version."record_source"
FROM "smb_business"."customer_value_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_value_current" IS 'What a customer has brought, as the source counts (as it is now)';

CREATE VIEW "smb_business"."document_current" WITH (security_invoker = true) AS
SELECT
  version."document_hk", version."load_date", version."hash_diff", version."filename",
  version."original_filename", version."file_type", version."mime_type", version."file_size_bytes",
  version."file_url", version."related_entity_type", version."related_entity_id",
  version."folder_path", version."tags", version."ai_classification", version."confidence_score",
  version."visibility", version."shared_with", version."public_url", version."version",
  version."is_latest_version", version."created_at", version."updated_at", version."tenant_hk",
  version."record_source"
FROM "smb_business"."document_s" AS version
WHERE version.load_end_date IS NULL AND version."document_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."document_current" IS 'The file, where it lies and who may see it (as it is now)';

CREATE VIEW "smb_business"."document_owner_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."document_owner_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."document_owner_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."document_owner_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."document_owner_l" AS own
    WHERE own."document_owner_hk" = version."document_owner_hk"
      AND own."uploader_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."document_owner_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."document_processing_current" WITH (security_invoker = true) AS
SELECT
  version."document_processing_hk", version."load_date", version."hash_diff",
  version."processing_type", version."status", version."result", version."error_message",
  version."started_at", version."completed_at", version."tenant_hk", version."record_source"
FROM "smb_business"."document_processing_s" AS version
WHERE version.load_end_date IS NULL AND version."document_processing_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."document_processing_current" IS 'How far it came, and what of it (as it is now)';

CREATE VIEW "smb_business"."document_text_current" WITH (security_invoker = true) AS
SELECT
  version."document_hk", version."load_date", version."hash_diff", version."description",
  version."ai_extracted_text", version."ai_content_summary", version."ai_detected_entities",
  version."tenant_hk", version."record_source"
FROM "smb_business"."document_text_s" AS version
WHERE version.load_end_date IS NULL AND version."document_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."document_text_current" IS 'What a document says (as it is now)';

CREATE VIEW "smb_business"."integration_current" WITH (security_invoker = true) AS
SELECT
  version."integration_hk", version."load_date", version."hash_diff", version."provider",
  version."integration_type", version."display_name", version."auth_type",
  version."token_expires_at", version."sync_frequency", version."sync_settings",
  version."field_mappings", version."enabled_features", version."created_at", version."updated_at",
  version."tenant_hk", version."record_source"
FROM "smb_business"."integration_s" AS version
WHERE version.load_end_date IS NULL AND version."integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."integration_current" IS 'What is connected, and how it is set up (as it is now)';

CREATE VIEW "smb_business"."integration_business_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."integration_business_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."integration_business_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."integration_business_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."integration_business_l" AS own
    WHERE own."integration_business_hk" = version."integration_business_hk"
      AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."integration_business_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."integration_state_current" WITH (security_invoker = true) AS
SELECT
  version."integration_hk", version."load_date", version."hash_diff", version."status",
  version."last_sync_at", version."next_sync_at", version."last_error", version."error_count",
  version."retry_after", version."tenant_hk", version."record_source"
FROM "smb_business"."integration_state_s" AS version
WHERE version.load_end_date IS NULL AND version."integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."integration_state_current" IS 'Whether a connection works (as it is now)';

CREATE VIEW "smb_business"."integration_sync_current" WITH (security_invoker = true) AS
SELECT
  version."integration_sync_hk", version."load_date", version."hash_diff", version."sync_type",
  version."status", version."records_processed", version."records_created",
  version."records_updated", version."records_failed", version."error_details",
  version."started_at", version."completed_at", version."tenant_hk", version."record_source"
FROM "smb_business"."integration_sync_s" AS version
WHERE version.load_end_date IS NULL AND version."integration_sync_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."integration_sync_current" IS 'How far a run came, and how much it moved (as it is now)';

CREATE VIEW "smb_business"."invoice_current" WITH (security_invoker = true) AS
SELECT
  version."invoice_hk", version."load_date", version."hash_diff", version."invoice_number",
  version."invoice_type", version."payment_terms", version."late_fee_percentage",
  version."discount_terms", version."notes", version."pdf_url", version."online_payment_url",
  version."created_at", version."updated_at", version."tenant_hk", version."record_source"
FROM "smb_business"."invoice_s" AS version
WHERE version.load_end_date IS NULL AND version."invoice_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."invoice_current" IS 'Number and terms of a bill (as it is now)';

CREATE VIEW "smb_business"."invoice_line_current" WITH (security_invoker = true) AS
SELECT
  version."invoice_line_hk", version."load_date", version."hash_diff", version."description",
  version."quantity", version."unit_price", version."total_price", version."item_type",
  version."sort_order", version."tenant_hk", version."record_source"
FROM "smb_business"."invoice_line_s" AS version
WHERE version.load_end_date IS NULL AND version."invoice_line_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."invoice_line_current" IS 'What is billed (as it is now)';

CREATE VIEW "smb_business"."invoice_money_current" WITH (security_invoker = true) AS
SELECT
  version."invoice_hk", version."load_date", version."hash_diff", version."subtotal",
  version."tax_amount", version."discount_amount", version."total_amount", version."amount_paid",
  version."tenant_hk", version."record_source"
FROM "smb_business"."invoice_money_s" AS version
WHERE version.load_end_date IS NULL AND version."invoice_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."invoice_money_current" IS 'The amounts of a bill, in the firm''s own currency (as it is now)';

CREATE VIEW "smb_business"."invoice_party_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."invoice_party_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."invoice_party_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."invoice_party_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."invoice_party_l" AS own
    WHERE own."invoice_party_hk" = version."invoice_party_hk"
      AND own."job_hk" = "util"."zero_key"() AND own."customer_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."invoice_party_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."invoice_status_current" WITH (security_invoker = true) AS
SELECT
  version."invoice_hk", version."load_date", version."hash_diff", version."status",
  version."issue_date", version."due_date", version."sent_date", version."viewed_date",
  version."paid_date", version."tenant_hk", version."record_source"
FROM "smb_business"."invoice_status_s" AS version
WHERE version.load_end_date IS NULL AND version."invoice_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."invoice_status_current" IS 'What became of a bill, and when (as it is now)';

CREATE VIEW "smb_business"."job_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."job_number", version."title",
  version."description", version."job_type", version."priority", version."tags",
  version."custom_fields", version."attachments", version."created_at", version."updated_at",
  version."tenant_hk", version."record_source"
FROM "smb_business"."job_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_current" IS 'What is to be done (as it is now)';

CREATE VIEW "smb_business"."job_assignee_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."job_assignee_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."job_assignee_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."job_assignee_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."job_assignee_l" AS own
    WHERE own."job_assignee_hk" = version."job_assignee_hk"
      AND own."assignee_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."job_assignee_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."job_customer_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."job_customer_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."job_customer_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."job_customer_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."job_customer_l" AS own
    WHERE own."job_customer_hk" = version."job_customer_hk"
      AND own."customer_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."job_customer_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."job_insight_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."complexity_score",
  version."risk_factors", version."optimization_suggestions", version."tenant_hk",
  version."record_source"
FROM "smb_business"."job_insight_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_insight_current" IS 'What the system thinks of a job (as it is now)';

CREATE VIEW "smb_business"."job_material_current" WITH (security_invoker = true) AS
SELECT
  version."job_material_hk", version."load_date", version."hash_diff", version."material_name",
  version."quantity", version."unit", version."unit_cost", version."total_cost", version."supplier",
  version."notes", version."tenant_hk", version."record_source"
FROM "smb_business"."job_material_s" AS version
WHERE version.load_end_date IS NULL AND version."job_material_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_material_current" IS 'What it was, and what it cost (as it is now)';

CREATE VIEW "smb_business"."job_money_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."quoted_amount",
  version."final_amount", version."cost_of_goods", version."labor_cost", version."profit_margin",
  version."tenant_hk", version."record_source"
FROM "smb_business"."job_money_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_money_current" IS 'What a job costs and brings; in the firm''s own currency (as it is now)';

CREATE VIEW "smb_business"."job_place_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."service_address",
  version."location_notes", version."tenant_hk", version."record_source"
FROM "smb_business"."job_place_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_place_current" IS 'Where a job is done; mostly somebody''s home (as it is now)';

CREATE VIEW "smb_business"."job_schedule_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."scheduled_start",
  version."scheduled_end", version."actual_start", version."actual_end",
  version."estimated_duration", version."travel_time", version."tenant_hk", version."record_source"
FROM "smb_business"."job_schedule_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_schedule_current" IS 'When a job is to be done, and was (as it is now)';

CREATE VIEW "smb_business"."job_status_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."status",
  version."workflow_stage", version."completion_percentage", version."archived",
  version."tenant_hk", version."record_source"
FROM "smb_business"."job_status_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_status_current" IS 'How far a job has come (as it is now)';

CREATE VIEW "smb_business"."job_team_current" WITH (security_invoker = true) AS
SELECT
  version."job_hk", version."load_date", version."hash_diff", version."assigned_team_members",
  version."tenant_hk", version."record_source"
FROM "smb_business"."job_team_s" AS version
WHERE version.load_end_date IS NULL AND version."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_team_current" IS 'Who is on a job''s team, in the source''s order (as it is now)';

CREATE VIEW "smb_auth"."team_member_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."team_member_hk", version."load_date", version."hash_diff", version."role_in_team",
  version."joined_at", version."left_at", version."tenant_hk", version."record_source"
FROM "smb_auth"."team_member_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."team_member_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."team_member_effectivity_current" IS 'From when to when, and as what (as it is now)';

CREATE VIEW "smb_business"."template_current" WITH (security_invoker = true) AS
SELECT
  version."template_hk", version."load_date", version."hash_diff", version."template_name",
  version."template_type", version."communication_type", version."subject_template",
  version."content_template", version."variables", version."created_at", version."updated_at",
  version."tenant_hk", version."record_source"
FROM "smb_business"."template_s" AS version
WHERE version.load_end_date IS NULL AND version."template_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."template_current" IS 'A text, and what it is for (as it is now)';

CREATE VIEW "smb_business"."template_business_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."template_business_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."template_business_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."template_business_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."template_business_l" AS own
    WHERE own."template_business_hk" = version."template_business_hk"
      AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."template_business_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."template_usage_current" WITH (security_invoker = true) AS
SELECT
  version."template_hk", version."load_date", version."hash_diff", version."usage_count",
  version."last_used_at", version."tenant_hk", version."record_source"
FROM "smb_business"."template_usage_s" AS version
WHERE version.load_end_date IS NULL AND version."template_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."template_usage_current" IS 'How often a text is used (as it is now)';

CREATE VIEW "smb_auth"."tenant_plan_current" WITH (security_invoker = true) AS
SELECT
  version."tenant_hk", version."load_date", version."hash_diff", version."plan_tier",
  version."subscription_status", version."settings", version."record_source"
FROM "smb_auth"."tenant_plan_s" AS version
WHERE version.load_end_date IS NULL AND version."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."tenant_plan_current" IS 'What a tenant subscribes to (as it is now)';

CREATE VIEW "smb_auth"."tenant_profile_current" WITH (security_invoker = true) AS
SELECT
  version."tenant_hk", version."load_date", version."hash_diff", version."business_name",
  version."industry_vertical", version."region", version."created_at", version."updated_at",
  version."record_source"
FROM "smb_auth"."tenant_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."tenant_profile_current" IS 'Name, trade and place of a subscriber (as it is now)';

CREATE VIEW "smb_business"."transaction_current" WITH (security_invoker = true) AS
SELECT
  version."transaction_hk", version."load_date", version."hash_diff", version."transaction_type",
  version."transaction_number", version."amount", version."currency", version."category",
  version."subcategory", version."account_code", version."transaction_date", version."due_date",
  version."payment_method", version."payment_processor", version."processor_transaction_id",
  version."tax_amount", version."tax_rate", version."tax_exempt", version."description",
  version."notes", version."tags", version."metadata", version."created_at", version."updated_at",
  version."tenant_hk", version."record_source"
FROM "smb_business"."transaction_s" AS version
WHERE version.load_end_date IS NULL AND version."transaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."transaction_current" IS 'What was paid or is to be, how and what for (as it is now)';

CREATE VIEW "smb_business"."transaction_insight_current" WITH (security_invoker = true) AS
SELECT
  version."transaction_hk", version."load_date", version."hash_diff",
  version."ai_category_confidence", version."anomaly_score", version."tenant_hk",
  version."record_source"
FROM "smb_business"."transaction_insight_s" AS version
WHERE version.load_end_date IS NULL AND version."transaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."transaction_insight_current" IS 'What the system thinks of it (as it is now)';

CREATE VIEW "smb_business"."transaction_party_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."transaction_party_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "smb_business"."transaction_party_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."transaction_party_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "smb_business"."transaction_party_l" AS own
    WHERE own."transaction_party_hk" = version."transaction_party_hk"
      AND own."invoice_hk" = "util"."zero_key"() AND own."job_hk" = "util"."zero_key"() AND own."customer_hk" = "util"."zero_key"() AND own."business_hk" = "util"."zero_key"());
COMMENT ON VIEW "smb_business"."transaction_party_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "smb_business"."transaction_status_current" WITH (security_invoker = true) AS
SELECT
  version."transaction_hk", version."load_date", version."hash_diff", version."status",
  version."paid_date", version."storage_tier", version."tenant_hk", version."record_source"
FROM "smb_business"."transaction_status_s" AS version
WHERE version.load_end_date IS NULL AND version."transaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."transaction_status_current" IS 'What became of a transaction (as it is now)';

CREATE VIEW "smb_business"."user_availability_current" WITH (security_invoker = true) AS
SELECT
  version."user_availability_hk", version."load_date", version."hash_diff", version."slot_id",
  version."day_of_week", version."start_time", version."end_time", version."available",
  version."max_concurrent_bookings", version."buffer_time_minutes", version."effective_from",
  version."effective_to", version."date_override", version."created_at", version."tenant_hk",
  version."record_source"
FROM "smb_business"."user_availability_s" AS version
WHERE version.load_end_date IS NULL AND version."user_availability_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."user_availability_current" IS 'The slots in force (as it is now)';

CREATE VIEW "smb_auth"."user_identity_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."email", version."phone",
  version."first_name", version."last_name", version."display_name", version."avatar_url",
  version."emergency_contact", version."tenant_hk", version."record_source"
FROM "smb_auth"."user_identity_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_identity_current" IS 'Who somebody is (as it is now)';

CREATE VIEW "smb_auth"."user_login_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."last_login_at",
  version."email_verified_at", version."phone_verified_at", version."two_factor_enabled",
  version."tenant_hk", version."record_source"
FROM "smb_auth"."user_login_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_login_current" IS 'When somebody was last there, and how that is secured (as it is now)';

CREATE VIEW "smb_auth"."user_pay_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."hourly_rate",
  version."tenant_hk", version."record_source"
FROM "smb_auth"."user_pay_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_pay_current" IS 'What an hour of somebody costs (as it is now)';

CREATE VIEW "smb_auth"."user_performance_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."job_completion_rate",
  version."customer_satisfaction_score", version."average_job_duration",
  version."performance_insights", version."training_recommendations", version."tenant_hk",
  version."record_source"
FROM "smb_auth"."user_performance_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_performance_current" IS 'How well somebody does, as the system sees it (as it is now)';

CREATE VIEW "smb_auth"."user_role_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk", version."load_date", version."hash_diff", version."role",
  version."permissions", version."active", version."title", version."department",
  version."profile_color", version."work_schedule", version."skills", version."certifications",
  version."service_areas", version."created_at", version."updated_at", version."tenant_hk",
  version."record_source"
FROM "smb_auth"."user_role_s" AS version
WHERE version.load_end_date IS NULL AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_role_current" IS 'What somebody does, can and may (as it is now)';

CREATE VIEW "smb_ref"."data_lineage_current" WITH (security_invoker = true) AS
SELECT
  version."data_lineage_id", version."load_date", version."hash_diff", version."source_table",
  version."source_column", version."target_table", version."target_column",
  version."transformation_type", version."transformation_sql", version."created_by",
  version."created_at", version."is_active", version."record_source"
FROM "smb_ref"."data_lineage_s" AS version
WHERE version.load_end_date IS NULL;
COMMENT ON VIEW "smb_ref"."data_lineage_current" IS 'Which column of the source is made of which (as it is now)';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
-- source has the key, and is NULL where it never said so.

CREATE VIEW "smb_business"."ai_context_now" WITH (security_invoker = true) AS
SELECT
  hub."ai_context_hk", hub."tenant_hk", hub."ai_context_id", hub."load_date", hub."record_source",
  s1."context_data", s1."embeddings", s2."context_type", s2."context_key", s2."confidence_score",
  s2."generated_by", s2."generated_at", s2."expires_at", s2."access_count", s2."last_accessed_at"
FROM "smb_business"."ai_context_h" AS hub
LEFT JOIN "smb_business"."ai_context_current" AS s1 ON s1."ai_context_hk" = hub."ai_context_hk"
LEFT JOIN "smb_business"."ai_context_state_current" AS s2 ON s2."ai_context_hk" = hub."ai_context_hk"
WHERE hub."ai_context_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."ai_context_now" IS 'What the assistant remembers of something (as it is now)';

CREATE VIEW "smb_business"."business_now" WITH (security_invoker = true) AS
SELECT
  hub."business_hk", hub."tenant_hk", hub."business_id", hub."load_date", hub."record_source",
  s1."legal_name", s1."display_name", s1."industry_type", s1."business_type", s1."timezone",
  s1."business_hours", s1."settings", s1."branding", s1."created_at", s1."updated_at", s2."phone",
  s2."email", s2."website", s2."address"
FROM "smb_business"."business_h" AS hub
LEFT JOIN "smb_business"."business_current" AS s1 ON s1."business_hk" = hub."business_hk"
LEFT JOIN "smb_business"."business_contact_current" AS s2 ON s2."business_hk" = hub."business_hk"
WHERE hub."business_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."business_now" IS 'A firm of a tenant, with a name and an address of its own (as it is now)';

CREATE VIEW "smb_business"."calendar_event_now" WITH (security_invoker = true) AS
SELECT
  hub."calendar_event_hk", hub."tenant_hk", hub."calendar_event_id", hub."load_date",
  hub."record_source", s1."assigned_users", s2."title", s2."description",
  s2."external_participants", s2."location_address", s2."virtual_meeting_url",
  s2."virtual_meeting_id", s3.is_present AS "is_present", s4."status", s4."confirmation_status",
  s4."travel_time_minutes", s4."optimal_start_time", s4."scheduling_confidence", s4."priority",
  s5."event_type", s5."start_time", s5."end_time", s5."all_day", s5."timezone", s5."is_recurring",
  s5."recurrence_rule", s5."recurrence_end_date", s5."location_type", s5."tags", s5."custom_fields",
  s5."created_at", s5."updated_at"
FROM "smb_business"."calendar_event_h" AS hub
LEFT JOIN "smb_business"."calendar_attendance_current" AS s1 ON s1."calendar_event_hk" = hub."calendar_event_hk"
LEFT JOIN "smb_business"."calendar_event_current" AS s2 ON s2."calendar_event_hk" = hub."calendar_event_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."calendar_event_hk") status."calendar_event_hk", status.is_present
  FROM "smb_business"."calendar_event_presence_s" AS status
  ORDER BY status."calendar_event_hk", status.load_date DESC
) AS s3 ON s3."calendar_event_hk" = hub."calendar_event_hk"
LEFT JOIN "smb_business"."calendar_event_status_current" AS s4 ON s4."calendar_event_hk" = hub."calendar_event_hk"
LEFT JOIN "smb_business"."calendar_event_time_current" AS s5 ON s5."calendar_event_hk" = hub."calendar_event_hk"
WHERE hub."calendar_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."calendar_event_now" IS 'Something that takes time: a job, a meeting (as it is now)';

CREATE VIEW "smb_business"."communication_now" WITH (security_invoker = true) AS
SELECT
  hub."communication_hk", hub."tenant_hk", hub."communication_id", hub."load_date",
  hub."record_source", s1."recipient_info", s1."subject", s1."content", s1."attachments",
  s1."media_urls", s2."ai_generated", s2."ai_model_used", s2."sentiment_score",
  s2."intent_classification", s2."auto_response_used", s3."recipient_type", s3."recipient_id",
  s3."communication_type", s3."direction", s3."content_type", s3."thread_id", s3."campaign_id",
  s3."external_id", s3."provider", s3."provider_metadata", s3."created_at", s3."updated_at",
  s4."status", s4."delivery_status", s4."read_at", s4."replied_at"
FROM "smb_business"."communication_h" AS hub
LEFT JOIN "smb_business"."communication_current" AS s1 ON s1."communication_hk" = hub."communication_hk"
LEFT JOIN "smb_business"."communication_analysis_current" AS s2 ON s2."communication_hk" = hub."communication_hk"
LEFT JOIN "smb_business"."communication_channel_current" AS s3 ON s3."communication_hk" = hub."communication_hk"
LEFT JOIN "smb_business"."communication_status_current" AS s4 ON s4."communication_hk" = hub."communication_hk"
WHERE hub."communication_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."communication_now" IS 'A message or call, in or out (as it is now)';

CREATE VIEW "smb_business"."conversation_now" WITH (security_invoker = true) AS
SELECT
  hub."conversation_hk", hub."tenant_hk", hub."session_id", hub."load_date", hub."record_source"
FROM "smb_business"."conversation_h" AS hub
WHERE hub."conversation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."conversation_now" IS 'A talk with the assistant (as it is now)';

CREATE VIEW "smb_business"."customer_now" WITH (security_invoker = true) AS
SELECT
  hub."customer_hk", hub."tenant_hk", hub."customer_id", hub."load_date", hub."record_source",
  s1."addresses", s1."preferred_address_id", s2."marketing_consent", s2."communication_preferences",
  s3."first_name", s3."last_name", s3."company_name", s3."email", s3."phone", s3."secondary_phone",
  s4."customer_insights", s4."risk_score", s5."customer_type", s5."customer_since", s5."source",
  s5."tags", s5."custom_fields", s5."created_at", s5."updated_at", s6.is_present AS "is_present",
  s7."lifetime_value", s7."total_jobs", s7."last_interaction_at"
FROM "smb_business"."customer_h" AS hub
LEFT JOIN "smb_business"."customer_address_current" AS s1 ON s1."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_consent_current" AS s2 ON s2."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_identity_current" AS s3 ON s3."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_insight_current" AS s4 ON s4."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_misc_current" AS s5 ON s5."customer_hk" = hub."customer_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."customer_hk") status."customer_hk", status.is_present
  FROM "smb_business"."customer_presence_s" AS status
  ORDER BY status."customer_hk", status.load_date DESC
) AS s6 ON s6."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_value_current" AS s7 ON s7."customer_hk" = hub."customer_hk"
WHERE hub."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."customer_now" IS 'A person or firm that has work done (as it is now)';

CREATE VIEW "smb_business"."document_now" WITH (security_invoker = true) AS
SELECT
  hub."document_hk", hub."tenant_hk", hub."document_id", hub."load_date", hub."record_source",
  s1."filename", s1."original_filename", s1."file_type", s1."mime_type", s1."file_size_bytes",
  s1."file_url", s1."related_entity_type", s1."related_entity_id", s1."folder_path", s1."tags",
  s1."ai_classification", s1."confidence_score", s1."visibility", s1."shared_with", s1."public_url",
  s1."version", s1."is_latest_version", s1."created_at", s1."updated_at",
  s2.is_present AS "is_present", s3."description", s3."ai_extracted_text", s3."ai_content_summary",
  s3."ai_detected_entities"
FROM "smb_business"."document_h" AS hub
LEFT JOIN "smb_business"."document_current" AS s1 ON s1."document_hk" = hub."document_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."document_hk") status."document_hk", status.is_present
  FROM "smb_business"."document_presence_s" AS status
  ORDER BY status."document_hk", status.load_date DESC
) AS s2 ON s2."document_hk" = hub."document_hk"
LEFT JOIN "smb_business"."document_text_current" AS s3 ON s3."document_hk" = hub."document_hk"
WHERE hub."document_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."document_now" IS 'A file of a firm, in one version (as it is now)';

CREATE VIEW "smb_business"."integration_now" WITH (security_invoker = true) AS
SELECT
  hub."integration_hk", hub."tenant_hk", hub."integration_id", hub."load_date", hub."record_source",
  s1."provider", s1."integration_type", s1."display_name", s1."auth_type", s1."token_expires_at",
  s1."sync_frequency", s1."sync_settings", s1."field_mappings", s1."enabled_features",
  s1."created_at", s1."updated_at", s2."status", s2."last_sync_at", s2."next_sync_at",
  s2."last_error", s2."error_count", s2."retry_after"
FROM "smb_business"."integration_h" AS hub
LEFT JOIN "smb_business"."integration_current" AS s1 ON s1."integration_hk" = hub."integration_hk"
LEFT JOIN "smb_business"."integration_state_current" AS s2 ON s2."integration_hk" = hub."integration_hk"
WHERE hub."integration_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."integration_now" IS 'The connection of a firm to another program (as it is now)';

CREATE VIEW "smb_business"."invoice_now" WITH (security_invoker = true) AS
SELECT
  hub."invoice_hk", hub."tenant_hk", hub."invoice_id", hub."load_date", hub."record_source",
  s1."invoice_number", s1."invoice_type", s1."payment_terms", s1."late_fee_percentage",
  s1."discount_terms", s1."notes", s1."pdf_url", s1."online_payment_url", s1."created_at",
  s1."updated_at", s2."subtotal", s2."tax_amount", s2."discount_amount", s2."total_amount",
  s2."amount_paid", s3.is_present AS "is_present", s4."status", s4."issue_date", s4."due_date",
  s4."sent_date", s4."viewed_date", s4."paid_date"
FROM "smb_business"."invoice_h" AS hub
LEFT JOIN "smb_business"."invoice_current" AS s1 ON s1."invoice_hk" = hub."invoice_hk"
LEFT JOIN "smb_business"."invoice_money_current" AS s2 ON s2."invoice_hk" = hub."invoice_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."invoice_hk") status."invoice_hk", status.is_present
  FROM "smb_business"."invoice_presence_s" AS status
  ORDER BY status."invoice_hk", status.load_date DESC
) AS s3 ON s3."invoice_hk" = hub."invoice_hk"
LEFT JOIN "smb_business"."invoice_status_current" AS s4 ON s4."invoice_hk" = hub."invoice_hk"
WHERE hub."invoice_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."invoice_now" IS 'A bill, or the estimate of one (as it is now)';

CREATE VIEW "smb_business"."job_now" WITH (security_invoker = true) AS
SELECT
  hub."job_hk", hub."tenant_hk", hub."job_id", hub."load_date", hub."record_source",
  s1."job_number", s1."title", s1."description", s1."job_type", s1."priority", s1."tags",
  s1."custom_fields", s1."attachments", s1."created_at", s1."updated_at", s2."complexity_score",
  s2."risk_factors", s2."optimization_suggestions", s3."quoted_amount", s3."final_amount",
  s3."cost_of_goods", s3."labor_cost", s3."profit_margin", s4."service_address",
  s4."location_notes", s5.is_present AS "is_present", s6."scheduled_start", s6."scheduled_end",
  s6."actual_start", s6."actual_end", s6."estimated_duration", s6."travel_time", s7."status",
  s7."workflow_stage", s7."completion_percentage", s7."archived", s8."assigned_team_members"
FROM "smb_business"."job_h" AS hub
LEFT JOIN "smb_business"."job_current" AS s1 ON s1."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_insight_current" AS s2 ON s2."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_money_current" AS s3 ON s3."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_place_current" AS s4 ON s4."job_hk" = hub."job_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."job_hk") status."job_hk", status.is_present
  FROM "smb_business"."job_presence_s" AS status
  ORDER BY status."job_hk", status.load_date DESC
) AS s5 ON s5."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_schedule_current" AS s6 ON s6."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_status_current" AS s7 ON s7."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_team_current" AS s8 ON s8."job_hk" = hub."job_hk"
WHERE hub."job_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."job_now" IS 'A piece of work for a customer (as it is now)';

CREATE VIEW "smb_auth"."team_now" WITH (security_invoker = true) AS
SELECT
  hub."team_hk", hub."tenant_hk", hub."team_id", hub."load_date", hub."record_source"
FROM "smb_auth"."team_h" AS hub
WHERE hub."team_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."team_now" IS 'A crew; nothing but its members is known (as it is now)';

CREATE VIEW "smb_business"."template_now" WITH (security_invoker = true) AS
SELECT
  hub."template_hk", hub."tenant_hk", hub."template_id", hub."load_date", hub."record_source",
  s1."template_name", s1."template_type", s1."communication_type", s1."subject_template",
  s1."content_template", s1."variables", s1."created_at", s1."updated_at", s2."usage_count",
  s2."last_used_at"
FROM "smb_business"."template_h" AS hub
LEFT JOIN "smb_business"."template_current" AS s1 ON s1."template_hk" = hub."template_hk"
LEFT JOIN "smb_business"."template_usage_current" AS s2 ON s2."template_hk" = hub."template_hk"
WHERE hub."template_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."template_now" IS 'A text that messages are made from (as it is now)';

CREATE VIEW "smb_auth"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk", hub."tenant_id", hub."load_date", hub."record_source", s1."plan_tier",
  s1."subscription_status", s1."settings", s2."business_name", s2."industry_vertical", s2."region",
  s2."created_at", s2."updated_at"
FROM "smb_auth"."tenant_h" AS hub
LEFT JOIN "smb_auth"."tenant_plan_current" AS s1 ON s1."tenant_hk" = hub."tenant_hk"
LEFT JOIN "smb_auth"."tenant_profile_current" AS s2 ON s2."tenant_hk" = hub."tenant_hk"
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."tenant_now" IS 'A firm, or a group of firms, that subscribes (as it is now)';

CREATE VIEW "smb_business"."transaction_now" WITH (security_invoker = true) AS
SELECT
  hub."transaction_hk", hub."tenant_hk", hub."transaction_id", hub."load_date", hub."record_source",
  s1."transaction_type", s1."transaction_number", s1."amount", s1."currency", s1."category",
  s1."subcategory", s1."account_code", s1."transaction_date", s1."due_date", s1."payment_method",
  s1."payment_processor", s1."processor_transaction_id", s1."tax_amount", s1."tax_rate",
  s1."tax_exempt", s1."description", s1."notes", s1."tags", s1."metadata", s1."created_at",
  s1."updated_at", s2."ai_category_confidence", s2."anomaly_score", s3.is_present AS "is_present",
  s4."status", s4."paid_date", s4."storage_tier"
FROM "smb_business"."transaction_h" AS hub
LEFT JOIN "smb_business"."transaction_current" AS s1 ON s1."transaction_hk" = hub."transaction_hk"
LEFT JOIN "smb_business"."transaction_insight_current" AS s2 ON s2."transaction_hk" = hub."transaction_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."transaction_hk") status."transaction_hk", status.is_present
  FROM "smb_business"."transaction_presence_s" AS status
  ORDER BY status."transaction_hk", status.load_date DESC
) AS s3 ON s3."transaction_hk" = hub."transaction_hk"
LEFT JOIN "smb_business"."transaction_status_current" AS s4 ON s4."transaction_hk" = hub."transaction_hk"
WHERE hub."transaction_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_business"."transaction_now" IS 'Money that comes in or goes out (as it is now)';

CREATE VIEW "smb_auth"."user_now" WITH (security_invoker = true) AS
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source", s1."email",
  s1."phone", s1."first_name", s1."last_name", s1."display_name", s1."avatar_url",
  s1."emergency_contact", s2."last_login_at", s2."email_verified_at", s2."phone_verified_at",
  s2."two_factor_enabled", s3."hourly_rate", s4."job_completion_rate",
  s4."customer_satisfaction_score", s4."average_job_duration", s4."performance_insights",
  s4."training_recommendations", s5."role", s5."permissions", s5."active", s5."title",
  s5."department", s5."profile_color", s5."work_schedule", s5."skills", s5."certifications",
  s5."service_areas", s5."created_at", s5."updated_at"
FROM "smb_auth"."user_h" AS hub
LEFT JOIN "smb_auth"."user_identity_current" AS s1 ON s1."user_hk" = hub."user_hk"
LEFT JOIN "smb_auth"."user_login_current" AS s2 ON s2."user_hk" = hub."user_hk"
LEFT JOIN "smb_auth"."user_pay_current" AS s3 ON s3."user_hk" = hub."user_hk"
LEFT JOIN "smb_auth"."user_performance_current" AS s4 ON s4."user_hk" = hub."user_hk"
LEFT JOIN "smb_auth"."user_role_current" AS s5 ON s5."user_hk" = hub."user_hk"
WHERE hub."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "smb_auth"."user_now" IS 'Somebody who works for a firm, with an account (as it is now)';

-- Hubs as they were -----------------------------------------------------------
--
-- The same columns for an instant: what the vault knows to have been in force then. They run with
-- the rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "smb_business"."ai_context_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."ai_context_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."ai_context_hk", hub."tenant_hk", hub."ai_context_id", hub."load_date", hub."record_source",
  s1."context_data", s1."embeddings", s2."context_type", s2."context_key", s2."confidence_score",
  s2."generated_by", s2."generated_at", s2."expires_at", s2."access_count", s2."last_accessed_at"
FROM "smb_business"."ai_context_h" AS hub
LEFT JOIN "smb_business"."ai_context_s" AS s1 ON s1."ai_context_hk" = hub."ai_context_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."ai_context_state_s" AS s2 ON s2."ai_context_hk" = hub."ai_context_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."ai_context_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."ai_context_s" AS earlier
    WHERE earlier."ai_context_hk" = hub."ai_context_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."ai_context_state_s" AS earlier
    WHERE earlier."ai_context_hk" = hub."ai_context_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."ai_context_as_of"(timestamp with time zone) IS 'What the assistant remembers of something (as it was at an instant)';

CREATE FUNCTION "smb_business"."business_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."business_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."business_hk", hub."tenant_hk", hub."business_id", hub."load_date", hub."record_source",
  s1."legal_name", s1."display_name", s1."industry_type", s1."business_type", s1."timezone",
  s1."business_hours", s1."settings", s1."branding", s1."created_at", s1."updated_at", s2."phone",
  s2."email", s2."website", s2."address"
FROM "smb_business"."business_h" AS hub
LEFT JOIN "smb_business"."business_s" AS s1 ON s1."business_hk" = hub."business_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."business_contact_s" AS s2 ON s2."business_hk" = hub."business_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."business_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."business_s" AS earlier
    WHERE earlier."business_hk" = hub."business_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."business_contact_s" AS earlier
    WHERE earlier."business_hk" = hub."business_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."business_as_of"(timestamp with time zone) IS 'A firm of a tenant, with a name and an address of its own (as it was at an instant)';

CREATE FUNCTION "smb_business"."calendar_event_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."calendar_event_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."calendar_event_hk", hub."tenant_hk", hub."calendar_event_id", hub."load_date",
  hub."record_source", s1."assigned_users", s2."title", s2."description",
  s2."external_participants", s2."location_address", s2."virtual_meeting_url",
  s2."virtual_meeting_id", s3.is_present AS "is_present", s4."status", s4."confirmation_status",
  s4."travel_time_minutes", s4."optimal_start_time", s4."scheduling_confidence", s4."priority",
  s5."event_type", s5."start_time", s5."end_time", s5."all_day", s5."timezone", s5."is_recurring",
  s5."recurrence_rule", s5."recurrence_end_date", s5."location_type", s5."tags", s5."custom_fields",
  s5."created_at", s5."updated_at"
FROM "smb_business"."calendar_event_h" AS hub
LEFT JOIN "smb_business"."calendar_attendance_s" AS s1 ON s1."calendar_event_hk" = hub."calendar_event_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."calendar_event_s" AS s2 ON s2."calendar_event_hk" = hub."calendar_event_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."calendar_event_hk") status."calendar_event_hk", status.is_present
  FROM "smb_business"."calendar_event_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."calendar_event_hk", status.load_date DESC
) AS s3 ON s3."calendar_event_hk" = hub."calendar_event_hk"
LEFT JOIN "smb_business"."calendar_event_status_s" AS s4 ON s4."calendar_event_hk" = hub."calendar_event_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
LEFT JOIN "smb_business"."calendar_event_time_s" AS s5 ON s5."calendar_event_hk" = hub."calendar_event_hk"
  AND s5.load_date <= $1 AND (s5.load_end_date > $1 OR s5.load_end_date IS NULL)
WHERE hub."calendar_event_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."calendar_attendance_s" AS earlier
    WHERE earlier."calendar_event_hk" = hub."calendar_event_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."calendar_event_s" AS earlier
    WHERE earlier."calendar_event_hk" = hub."calendar_event_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."calendar_event_presence_s" AS earlier
    WHERE earlier."calendar_event_hk" = hub."calendar_event_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."calendar_event_status_s" AS earlier
    WHERE earlier."calendar_event_hk" = hub."calendar_event_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."calendar_event_time_s" AS earlier
    WHERE earlier."calendar_event_hk" = hub."calendar_event_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."calendar_event_as_of"(timestamp with time zone) IS 'Something that takes time: a job, a meeting (as it was at an instant)';

CREATE FUNCTION "smb_business"."communication_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."communication_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."communication_hk", hub."tenant_hk", hub."communication_id", hub."load_date",
  hub."record_source", s1."recipient_info", s1."subject", s1."content", s1."attachments",
  s1."media_urls", s2."ai_generated", s2."ai_model_used", s2."sentiment_score",
  s2."intent_classification", s2."auto_response_used", s3."recipient_type", s3."recipient_id",
  s3."communication_type", s3."direction", s3."content_type", s3."thread_id", s3."campaign_id",
  s3."external_id", s3."provider", s3."provider_metadata", s3."created_at", s3."updated_at",
  s4."status", s4."delivery_status", s4."read_at", s4."replied_at"
FROM "smb_business"."communication_h" AS hub
LEFT JOIN "smb_business"."communication_s" AS s1 ON s1."communication_hk" = hub."communication_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."communication_analysis_s" AS s2 ON s2."communication_hk" = hub."communication_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "smb_business"."communication_channel_s" AS s3 ON s3."communication_hk" = hub."communication_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "smb_business"."communication_status_s" AS s4 ON s4."communication_hk" = hub."communication_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."communication_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."communication_s" AS earlier
    WHERE earlier."communication_hk" = hub."communication_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."communication_analysis_s" AS earlier
    WHERE earlier."communication_hk" = hub."communication_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."communication_channel_s" AS earlier
    WHERE earlier."communication_hk" = hub."communication_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."communication_status_s" AS earlier
    WHERE earlier."communication_hk" = hub."communication_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."communication_as_of"(timestamp with time zone) IS 'A message or call, in or out (as it was at an instant)';

CREATE FUNCTION "smb_business"."conversation_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."conversation_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."conversation_hk", hub."tenant_hk", hub."session_id", hub."load_date", hub."record_source"
FROM "smb_business"."conversation_h" AS hub
WHERE hub."conversation_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "smb_business"."conversation_as_of"(timestamp with time zone) IS 'A talk with the assistant (as it was at an instant)';

CREATE FUNCTION "smb_business"."customer_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."customer_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."customer_hk", hub."tenant_hk", hub."customer_id", hub."load_date", hub."record_source",
  s1."addresses", s1."preferred_address_id", s2."marketing_consent", s2."communication_preferences",
  s3."first_name", s3."last_name", s3."company_name", s3."email", s3."phone", s3."secondary_phone",
  s4."customer_insights", s4."risk_score", s5."customer_type", s5."customer_since", s5."source",
  s5."tags", s5."custom_fields", s5."created_at", s5."updated_at", s6.is_present AS "is_present",
  s7."lifetime_value", s7."total_jobs", s7."last_interaction_at"
FROM "smb_business"."customer_h" AS hub
LEFT JOIN "smb_business"."customer_address_s" AS s1 ON s1."customer_hk" = hub."customer_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."customer_consent_s" AS s2 ON s2."customer_hk" = hub."customer_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "smb_business"."customer_identity_s" AS s3 ON s3."customer_hk" = hub."customer_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "smb_business"."customer_insight_s" AS s4 ON s4."customer_hk" = hub."customer_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
LEFT JOIN "smb_business"."customer_misc_s" AS s5 ON s5."customer_hk" = hub."customer_hk"
  AND s5.load_date <= $1 AND (s5.load_end_date > $1 OR s5.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."customer_hk") status."customer_hk", status.is_present
  FROM "smb_business"."customer_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."customer_hk", status.load_date DESC
) AS s6 ON s6."customer_hk" = hub."customer_hk"
LEFT JOIN "smb_business"."customer_value_s" AS s7 ON s7."customer_hk" = hub."customer_hk"
  AND s7.load_date <= $1 AND (s7.load_end_date > $1 OR s7.load_end_date IS NULL)
WHERE hub."customer_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."customer_address_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_consent_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_identity_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_insight_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_misc_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_presence_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."customer_value_s" AS earlier
    WHERE earlier."customer_hk" = hub."customer_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."customer_as_of"(timestamp with time zone) IS 'A person or firm that has work done (as it was at an instant)';

CREATE FUNCTION "smb_business"."document_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."document_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."document_hk", hub."tenant_hk", hub."document_id", hub."load_date", hub."record_source",
  s1."filename", s1."original_filename", s1."file_type", s1."mime_type", s1."file_size_bytes",
  s1."file_url", s1."related_entity_type", s1."related_entity_id", s1."folder_path", s1."tags",
  s1."ai_classification", s1."confidence_score", s1."visibility", s1."shared_with", s1."public_url",
  s1."version", s1."is_latest_version", s1."created_at", s1."updated_at",
  s2.is_present AS "is_present", s3."description", s3."ai_extracted_text", s3."ai_content_summary",
  s3."ai_detected_entities"
FROM "smb_business"."document_h" AS hub
LEFT JOIN "smb_business"."document_s" AS s1 ON s1."document_hk" = hub."document_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."document_hk") status."document_hk", status.is_present
  FROM "smb_business"."document_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."document_hk", status.load_date DESC
) AS s2 ON s2."document_hk" = hub."document_hk"
LEFT JOIN "smb_business"."document_text_s" AS s3 ON s3."document_hk" = hub."document_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
WHERE hub."document_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."document_s" AS earlier
    WHERE earlier."document_hk" = hub."document_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."document_presence_s" AS earlier
    WHERE earlier."document_hk" = hub."document_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."document_text_s" AS earlier
    WHERE earlier."document_hk" = hub."document_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."document_as_of"(timestamp with time zone) IS 'A file of a firm, in one version (as it was at an instant)';

CREATE FUNCTION "smb_business"."integration_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."integration_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."integration_hk", hub."tenant_hk", hub."integration_id", hub."load_date", hub."record_source",
  s1."provider", s1."integration_type", s1."display_name", s1."auth_type", s1."token_expires_at",
  s1."sync_frequency", s1."sync_settings", s1."field_mappings", s1."enabled_features",
  s1."created_at", s1."updated_at", s2."status", s2."last_sync_at", s2."next_sync_at",
  s2."last_error", s2."error_count", s2."retry_after"
FROM "smb_business"."integration_h" AS hub
LEFT JOIN "smb_business"."integration_s" AS s1 ON s1."integration_hk" = hub."integration_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."integration_state_s" AS s2 ON s2."integration_hk" = hub."integration_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."integration_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."integration_s" AS earlier
    WHERE earlier."integration_hk" = hub."integration_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."integration_state_s" AS earlier
    WHERE earlier."integration_hk" = hub."integration_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."integration_as_of"(timestamp with time zone) IS 'The connection of a firm to another program (as it was at an instant)';

CREATE FUNCTION "smb_business"."invoice_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."invoice_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."invoice_hk", hub."tenant_hk", hub."invoice_id", hub."load_date", hub."record_source",
  s1."invoice_number", s1."invoice_type", s1."payment_terms", s1."late_fee_percentage",
  s1."discount_terms", s1."notes", s1."pdf_url", s1."online_payment_url", s1."created_at",
  s1."updated_at", s2."subtotal", s2."tax_amount", s2."discount_amount", s2."total_amount",
  s2."amount_paid", s3.is_present AS "is_present", s4."status", s4."issue_date", s4."due_date",
  s4."sent_date", s4."viewed_date", s4."paid_date"
FROM "smb_business"."invoice_h" AS hub
LEFT JOIN "smb_business"."invoice_s" AS s1 ON s1."invoice_hk" = hub."invoice_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."invoice_money_s" AS s2 ON s2."invoice_hk" = hub."invoice_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."invoice_hk") status."invoice_hk", status.is_present
  FROM "smb_business"."invoice_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."invoice_hk", status.load_date DESC
) AS s3 ON s3."invoice_hk" = hub."invoice_hk"
LEFT JOIN "smb_business"."invoice_status_s" AS s4 ON s4."invoice_hk" = hub."invoice_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."invoice_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."invoice_s" AS earlier
    WHERE earlier."invoice_hk" = hub."invoice_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."invoice_money_s" AS earlier
    WHERE earlier."invoice_hk" = hub."invoice_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."invoice_presence_s" AS earlier
    WHERE earlier."invoice_hk" = hub."invoice_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."invoice_status_s" AS earlier
    WHERE earlier."invoice_hk" = hub."invoice_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."invoice_as_of"(timestamp with time zone) IS 'A bill, or the estimate of one (as it was at an instant)';

CREATE FUNCTION "smb_business"."job_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."job_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."job_hk", hub."tenant_hk", hub."job_id", hub."load_date", hub."record_source",
  s1."job_number", s1."title", s1."description", s1."job_type", s1."priority", s1."tags",
  s1."custom_fields", s1."attachments", s1."created_at", s1."updated_at", s2."complexity_score",
  s2."risk_factors", s2."optimization_suggestions", s3."quoted_amount", s3."final_amount",
  s3."cost_of_goods", s3."labor_cost", s3."profit_margin", s4."service_address",
  s4."location_notes", s5.is_present AS "is_present", s6."scheduled_start", s6."scheduled_end",
  s6."actual_start", s6."actual_end", s6."estimated_duration", s6."travel_time", s7."status",
  s7."workflow_stage", s7."completion_percentage", s7."archived", s8."assigned_team_members"
FROM "smb_business"."job_h" AS hub
LEFT JOIN "smb_business"."job_s" AS s1 ON s1."job_hk" = hub."job_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."job_insight_s" AS s2 ON s2."job_hk" = hub."job_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "smb_business"."job_money_s" AS s3 ON s3."job_hk" = hub."job_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "smb_business"."job_place_s" AS s4 ON s4."job_hk" = hub."job_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."job_hk") status."job_hk", status.is_present
  FROM "smb_business"."job_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."job_hk", status.load_date DESC
) AS s5 ON s5."job_hk" = hub."job_hk"
LEFT JOIN "smb_business"."job_schedule_s" AS s6 ON s6."job_hk" = hub."job_hk"
  AND s6.load_date <= $1 AND (s6.load_end_date > $1 OR s6.load_end_date IS NULL)
LEFT JOIN "smb_business"."job_status_s" AS s7 ON s7."job_hk" = hub."job_hk"
  AND s7.load_date <= $1 AND (s7.load_end_date > $1 OR s7.load_end_date IS NULL)
LEFT JOIN "smb_business"."job_team_s" AS s8 ON s8."job_hk" = hub."job_hk"
  AND s8.load_date <= $1 AND (s8.load_end_date > $1 OR s8.load_end_date IS NULL)
WHERE hub."job_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."job_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_insight_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_money_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_place_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_presence_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_schedule_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_status_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."job_team_s" AS earlier
    WHERE earlier."job_hk" = hub."job_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."job_as_of"(timestamp with time zone) IS 'A piece of work for a customer (as it was at an instant)';

CREATE FUNCTION "smb_auth"."team_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_auth"."team_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."team_hk", hub."tenant_hk", hub."team_id", hub."load_date", hub."record_source"
FROM "smb_auth"."team_h" AS hub
WHERE hub."team_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "smb_auth"."team_as_of"(timestamp with time zone) IS 'A crew; nothing but its members is known (as it was at an instant)';

CREATE FUNCTION "smb_business"."template_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."template_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."template_hk", hub."tenant_hk", hub."template_id", hub."load_date", hub."record_source",
  s1."template_name", s1."template_type", s1."communication_type", s1."subject_template",
  s1."content_template", s1."variables", s1."created_at", s1."updated_at", s2."usage_count",
  s2."last_used_at"
FROM "smb_business"."template_h" AS hub
LEFT JOIN "smb_business"."template_s" AS s1 ON s1."template_hk" = hub."template_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."template_usage_s" AS s2 ON s2."template_hk" = hub."template_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."template_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."template_s" AS earlier
    WHERE earlier."template_hk" = hub."template_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."template_usage_s" AS earlier
    WHERE earlier."template_hk" = hub."template_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."template_as_of"(timestamp with time zone) IS 'A text that messages are made from (as it was at an instant)';

CREATE FUNCTION "smb_auth"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_auth"."tenant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk", hub."tenant_id", hub."load_date", hub."record_source", s1."plan_tier",
  s1."subscription_status", s1."settings", s2."business_name", s2."industry_vertical", s2."region",
  s2."created_at", s2."updated_at"
FROM "smb_auth"."tenant_h" AS hub
LEFT JOIN "smb_auth"."tenant_plan_s" AS s1 ON s1."tenant_hk" = hub."tenant_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_auth"."tenant_profile_s" AS s2 ON s2."tenant_hk" = hub."tenant_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_auth"."tenant_plan_s" AS earlier
    WHERE earlier."tenant_hk" = hub."tenant_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_auth"."tenant_profile_s" AS earlier
    WHERE earlier."tenant_hk" = hub."tenant_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_auth"."tenant_as_of"(timestamp with time zone) IS 'A firm, or a group of firms, that subscribes (as it was at an instant)';

CREATE FUNCTION "smb_business"."transaction_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_business"."transaction_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."transaction_hk", hub."tenant_hk", hub."transaction_id", hub."load_date", hub."record_source",
  s1."transaction_type", s1."transaction_number", s1."amount", s1."currency", s1."category",
  s1."subcategory", s1."account_code", s1."transaction_date", s1."due_date", s1."payment_method",
  s1."payment_processor", s1."processor_transaction_id", s1."tax_amount", s1."tax_rate",
  s1."tax_exempt", s1."description", s1."notes", s1."tags", s1."metadata", s1."created_at",
  s1."updated_at", s2."ai_category_confidence", s2."anomaly_score", s3.is_present AS "is_present",
  s4."status", s4."paid_date", s4."storage_tier"
FROM "smb_business"."transaction_h" AS hub
LEFT JOIN "smb_business"."transaction_s" AS s1 ON s1."transaction_hk" = hub."transaction_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_business"."transaction_insight_s" AS s2 ON s2."transaction_hk" = hub."transaction_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."transaction_hk") status."transaction_hk", status.is_present
  FROM "smb_business"."transaction_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."transaction_hk", status.load_date DESC
) AS s3 ON s3."transaction_hk" = hub."transaction_hk"
LEFT JOIN "smb_business"."transaction_status_s" AS s4 ON s4."transaction_hk" = hub."transaction_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."transaction_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_business"."transaction_s" AS earlier
    WHERE earlier."transaction_hk" = hub."transaction_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."transaction_insight_s" AS earlier
    WHERE earlier."transaction_hk" = hub."transaction_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."transaction_presence_s" AS earlier
    WHERE earlier."transaction_hk" = hub."transaction_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_business"."transaction_status_s" AS earlier
    WHERE earlier."transaction_hk" = hub."transaction_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_business"."transaction_as_of"(timestamp with time zone) IS 'Money that comes in or goes out (as it was at an instant)';

CREATE FUNCTION "smb_auth"."user_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "smb_auth"."user_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."user_hk", hub."tenant_hk", hub."user_id", hub."load_date", hub."record_source", s1."email",
  s1."phone", s1."first_name", s1."last_name", s1."display_name", s1."avatar_url",
  s1."emergency_contact", s2."last_login_at", s2."email_verified_at", s2."phone_verified_at",
  s2."two_factor_enabled", s3."hourly_rate", s4."job_completion_rate",
  s4."customer_satisfaction_score", s4."average_job_duration", s4."performance_insights",
  s4."training_recommendations", s5."role", s5."permissions", s5."active", s5."title",
  s5."department", s5."profile_color", s5."work_schedule", s5."skills", s5."certifications",
  s5."service_areas", s5."created_at", s5."updated_at"
FROM "smb_auth"."user_h" AS hub
LEFT JOIN "smb_auth"."user_identity_s" AS s1 ON s1."user_hk" = hub."user_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "smb_auth"."user_login_s" AS s2 ON s2."user_hk" = hub."user_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "smb_auth"."user_pay_s" AS s3 ON s3."user_hk" = hub."user_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "smb_auth"."user_performance_s" AS s4 ON s4."user_hk" = hub."user_hk"
  AND s4.load_date <= $1 AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
LEFT JOIN "smb_auth"."user_role_s" AS s5 ON s5."user_hk" = hub."user_hk"
  AND s5.load_date <= $1 AND (s5.load_end_date > $1 OR s5.load_end_date IS NULL)
WHERE hub."user_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "smb_auth"."user_identity_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_auth"."user_login_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_auth"."user_pay_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_auth"."user_performance_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "smb_auth"."user_role_s" AS earlier
    WHERE earlier."user_hk" = hub."user_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "smb_auth"."user_as_of"(timestamp with time zone) IS 'Somebody who works for a firm, with an account (as it was at an instant)';

-- Links with business keys ----------------------------------------------------
--
-- Each link with the business keys of those who take part, as <role>_<part>. A participant that is
-- missing has the ghost's: NULL.

CREATE VIEW "smb_business"."ai_context_business_keys" WITH (security_invoker = true) AS
SELECT
  link."ai_context_business_hk", link."tenant_hk", h1."ai_context_id" AS "ai_context_ai_context_id",
  h2."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."ai_context_business_l" AS link
LEFT JOIN "smb_business"."ai_context_h" AS h1 ON h1."ai_context_hk" = link."ai_context_hk"
LEFT JOIN "smb_business"."business_h" AS h2 ON h2."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."ai_context_business_keys" IS 'For which firm it is remembered (with business keys)';

CREATE VIEW "smb_business"."audit_keys" WITH (security_invoker = true) AS
SELECT
  link."audit_hk", link."tenant_hk", h1."user_id" AS "user_user_id", link."audit_id",
  link."load_date", link."record_source"
FROM "smb_business"."audit_l" AS link
LEFT JOIN "smb_auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk";
COMMENT ON VIEW "smb_business"."audit_keys" IS 'A row was changed or seen (with business keys)';

CREATE VIEW "smb_business"."audit_customer_keys" WITH (security_invoker = true) AS
SELECT
  link."audit_customer_hk", link."tenant_hk", h1."customer_id" AS "customer_customer_id",
  link."audit_id", link."load_date", link."record_source"
FROM "smb_business"."audit_customer_l" AS link
LEFT JOIN "smb_business"."customer_h" AS h1 ON h1."customer_hk" = link."customer_hk";
COMMENT ON VIEW "smb_business"."audit_customer_keys" IS 'The customer whose row it was (with business keys)';

CREATE VIEW "smb_business"."business_event_keys" WITH (security_invoker = true) AS
SELECT
  link."business_event_hk", link."tenant_hk", h1."business_id" AS "business_business_id",
  h2."user_id" AS "user_user_id", h3."customer_id" AS "customer_customer_id",
  h4."job_id" AS "job_job_id", link."row_hash", link."load_date", link."record_source"
FROM "smb_business"."business_event_l" AS link
LEFT JOIN "smb_business"."business_h" AS h1 ON h1."business_hk" = link."business_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "smb_business"."customer_h" AS h3 ON h3."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."job_h" AS h4 ON h4."job_hk" = link."job_hk";
COMMENT ON VIEW "smb_business"."business_event_keys" IS 'Somebody did something on a page (with business keys)';

CREATE VIEW "smb_business"."business_metric_keys" WITH (security_invoker = true) AS
SELECT
  link."business_metric_hk", link."tenant_hk", h1."business_id" AS "business_business_id",
  link."row_hash", link."load_date", link."record_source"
FROM "smb_business"."business_metric_l" AS link
LEFT JOIN "smb_business"."business_h" AS h1 ON h1."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."business_metric_keys" IS 'Something was measured (with business keys)';

CREATE VIEW "smb_business"."business_user_keys" WITH (security_invoker = true) AS
SELECT
  link."business_user_hk", link."tenant_hk", h1."business_id" AS "business_business_id",
  h2."user_id" AS "user_user_id", link."load_date", link."record_source"
FROM "smb_business"."business_user_l" AS link
LEFT JOIN "smb_business"."business_h" AS h1 ON h1."business_hk" = link."business_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "smb_business"."business_user_keys" IS 'Which firm somebody works for (with business keys)';

CREATE VIEW "smb_business"."calendar_attendee_keys" WITH (security_invoker = true) AS
SELECT
  link."calendar_attendee_hk", link."tenant_hk",
  h1."calendar_event_id" AS "calendar_event_calendar_event_id", h2."user_id" AS "attendee_user_id",
  link."load_date", link."record_source"
FROM "smb_business"."calendar_attendee_l" AS link
LEFT JOIN "smb_business"."calendar_event_h" AS h1 ON h1."calendar_event_hk" = link."calendar_event_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."attendee_hk";
COMMENT ON VIEW "smb_business"."calendar_attendee_keys" IS 'Who has ever been asked to come (with business keys)';

CREATE VIEW "smb_business"."calendar_event_party_keys" WITH (security_invoker = true) AS
SELECT
  link."calendar_event_party_hk", link."tenant_hk",
  h1."calendar_event_id" AS "calendar_event_calendar_event_id",
  h2."customer_id" AS "customer_customer_id", h3."job_id" AS "job_job_id",
  h4."user_id" AS "creator_user_id", h5."business_id" AS "business_business_id", link."load_date",
  link."record_source"
FROM "smb_business"."calendar_event_party_l" AS link
LEFT JOIN "smb_business"."calendar_event_h" AS h1 ON h1."calendar_event_hk" = link."calendar_event_hk"
LEFT JOIN "smb_business"."customer_h" AS h2 ON h2."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."job_h" AS h3 ON h3."job_hk" = link."job_hk"
LEFT JOIN "smb_auth"."user_h" AS h4 ON h4."user_hk" = link."creator_hk"
LEFT JOIN "smb_business"."business_h" AS h5 ON h5."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."calendar_event_party_keys" IS 'Whose time it takes, and what for (with business keys)';

CREATE VIEW "smb_business"."communication_customer_keys" WITH (security_invoker = true) AS
SELECT
  link."communication_customer_hk", link."tenant_hk",
  h1."communication_id" AS "communication_communication_id",
  h2."customer_id" AS "customer_customer_id", link."load_date", link."record_source"
FROM "smb_business"."communication_customer_l" AS link
LEFT JOIN "smb_business"."communication_h" AS h1 ON h1."communication_hk" = link."communication_hk"
LEFT JOIN "smb_business"."customer_h" AS h2 ON h2."customer_hk" = link."customer_hk";
COMMENT ON VIEW "smb_business"."communication_customer_keys" IS 'Which customer was addressed (with business keys)';

CREATE VIEW "smb_business"."communication_party_keys" WITH (security_invoker = true) AS
SELECT
  link."communication_party_hk", link."tenant_hk",
  h1."communication_id" AS "communication_communication_id", h2."user_id" AS "sender_user_id",
  h3."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."communication_party_l" AS link
LEFT JOIN "smb_business"."communication_h" AS h1 ON h1."communication_hk" = link."communication_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."sender_hk"
LEFT JOIN "smb_business"."business_h" AS h3 ON h3."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."communication_party_keys" IS 'Who wrote or called, and for whom (with business keys)';

CREATE VIEW "smb_business"."communication_reply_keys" WITH (security_invoker = true) AS
SELECT
  link."communication_reply_hk", link."tenant_hk",
  h1."communication_id" AS "reply_communication_id",
  h2."communication_id" AS "answered_communication_id", link."load_date", link."record_source"
FROM "smb_business"."communication_reply_l" AS link
LEFT JOIN "smb_business"."communication_h" AS h1 ON h1."communication_hk" = link."reply_hk"
LEFT JOIN "smb_business"."communication_h" AS h2 ON h2."communication_hk" = link."answered_hk";
COMMENT ON VIEW "smb_business"."communication_reply_keys" IS 'Which message answers which (with business keys)';

CREATE VIEW "smb_business"."conversation_message_keys" WITH (security_invoker = true) AS
SELECT
  link."conversation_message_hk", link."tenant_hk", h1."session_id" AS "conversation_session_id",
  h2."user_id" AS "user_user_id", h3."business_id" AS "business_business_id", link."message_id",
  link."load_date", link."record_source"
FROM "smb_business"."conversation_message_l" AS link
LEFT JOIN "smb_business"."conversation_h" AS h1 ON h1."conversation_hk" = link."conversation_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "smb_business"."business_h" AS h3 ON h3."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."conversation_message_keys" IS 'Something was said (with business keys)';

CREATE VIEW "smb_business"."conversation_party_keys" WITH (security_invoker = true) AS
SELECT
  link."conversation_party_hk", link."tenant_hk", h1."session_id" AS "conversation_session_id",
  h2."user_id" AS "user_user_id", h3."business_id" AS "business_business_id", link."load_date",
  link."record_source"
FROM "smb_business"."conversation_party_l" AS link
LEFT JOIN "smb_business"."conversation_h" AS h1 ON h1."conversation_hk" = link."conversation_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "smb_business"."business_h" AS h3 ON h3."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."conversation_party_keys" IS 'Who talks with the assistant, and for whom (with business keys)';

CREATE VIEW "smb_business"."customer_business_keys" WITH (security_invoker = true) AS
SELECT
  link."customer_business_hk", link."tenant_hk", h1."customer_id" AS "customer_customer_id",
  h2."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."customer_business_l" AS link
LEFT JOIN "smb_business"."customer_h" AS h1 ON h1."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."business_h" AS h2 ON h2."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."customer_business_keys" IS 'Whose customer it is (with business keys)';

CREATE VIEW "smb_business"."customer_interaction_keys" WITH (security_invoker = true) AS
SELECT
  link."customer_interaction_hk", link."tenant_hk", h1."customer_id" AS "customer_customer_id",
  link."interaction_id", link."load_date", link."record_source"
FROM "smb_business"."customer_interaction_l" AS link
LEFT JOIN "smb_business"."customer_h" AS h1 ON h1."customer_hk" = link."customer_hk";
COMMENT ON VIEW "smb_business"."customer_interaction_keys" IS 'A customer was spoken with (with business keys)';

CREATE VIEW "smb_business"."customer_match_keys" WITH (security_invoker = true) AS
SELECT
  link."customer_match_hk", link."tenant_hk", h1."customer_id" AS "duplicate_customer_id",
  h2."customer_id" AS "kept_customer_id", link."load_date", link."record_source"
FROM "smb_business"."customer_match_l" AS link
LEFT JOIN "smb_business"."customer_h" AS h1 ON h1."customer_hk" = link."duplicate_hk"
LEFT JOIN "smb_business"."customer_h" AS h2 ON h2."customer_hk" = link."kept_hk";
COMMENT ON VIEW "smb_business"."customer_match_keys" IS 'Two rows of one customer (with business keys)';

CREATE VIEW "smb_business"."document_customer_keys" WITH (security_invoker = true) AS
SELECT
  link."document_customer_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."customer_id" AS "customer_customer_id", link."load_date", link."record_source"
FROM "smb_business"."document_customer_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_business"."customer_h" AS h2 ON h2."customer_hk" = link."customer_hk";
COMMENT ON VIEW "smb_business"."document_customer_keys" IS 'The customer that a document is about (with business keys)';

CREATE VIEW "smb_business"."document_invoice_keys" WITH (security_invoker = true) AS
SELECT
  link."document_invoice_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."invoice_id" AS "invoice_invoice_id", link."load_date", link."record_source"
FROM "smb_business"."document_invoice_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_business"."invoice_h" AS h2 ON h2."invoice_hk" = link."invoice_hk";
COMMENT ON VIEW "smb_business"."document_invoice_keys" IS 'The bill that a document is about (with business keys)';

CREATE VIEW "smb_business"."document_job_keys" WITH (security_invoker = true) AS
SELECT
  link."document_job_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."job_id" AS "job_job_id", link."load_date", link."record_source"
FROM "smb_business"."document_job_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_business"."job_h" AS h2 ON h2."job_hk" = link."job_hk";
COMMENT ON VIEW "smb_business"."document_job_keys" IS 'The job that a document is about (with business keys)';

CREATE VIEW "smb_business"."document_owner_keys" WITH (security_invoker = true) AS
SELECT
  link."document_owner_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."user_id" AS "uploader_user_id", h3."business_id" AS "business_business_id", link."load_date",
  link."record_source"
FROM "smb_business"."document_owner_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."uploader_hk"
LEFT JOIN "smb_business"."business_h" AS h3 ON h3."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."document_owner_keys" IS 'Whose file it is, and who brought it (with business keys)';

CREATE VIEW "smb_business"."document_processing_keys" WITH (security_invoker = true) AS
SELECT
  link."document_processing_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  link."processing_id", link."load_date", link."record_source"
FROM "smb_business"."document_processing_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk";
COMMENT ON VIEW "smb_business"."document_processing_keys" IS 'A document is read by a machine (with business keys)';

CREATE VIEW "smb_business"."document_share_keys" WITH (security_invoker = true) AS
SELECT
  link."document_share_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."user_id" AS "reader_user_id", link."load_date", link."record_source"
FROM "smb_business"."document_share_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."reader_hk";
COMMENT ON VIEW "smb_business"."document_share_keys" IS 'With whom a document has ever been shared (with business keys)';

CREATE VIEW "smb_business"."document_user_keys" WITH (security_invoker = true) AS
SELECT
  link."document_user_hk", link."tenant_hk", h1."document_id" AS "document_document_id",
  h2."user_id" AS "subject_user_id", link."load_date", link."record_source"
FROM "smb_business"."document_user_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."document_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."subject_hk";
COMMENT ON VIEW "smb_business"."document_user_keys" IS 'The employee that a document is about (with business keys)';

CREATE VIEW "smb_business"."document_version_keys" WITH (security_invoker = true) AS
SELECT
  link."document_version_hk", link."tenant_hk", h1."document_id" AS "version_document_id",
  h2."document_id" AS "parent_document_id", link."load_date", link."record_source"
FROM "smb_business"."document_version_l" AS link
LEFT JOIN "smb_business"."document_h" AS h1 ON h1."document_hk" = link."version_hk"
LEFT JOIN "smb_business"."document_h" AS h2 ON h2."document_hk" = link."parent_hk";
COMMENT ON VIEW "smb_business"."document_version_keys" IS 'Which document another one comes after (with business keys)';

CREATE VIEW "smb_business"."integration_business_keys" WITH (security_invoker = true) AS
SELECT
  link."integration_business_hk", link."tenant_hk",
  h1."integration_id" AS "integration_integration_id", h2."business_id" AS "business_business_id",
  link."load_date", link."record_source"
FROM "smb_business"."integration_business_l" AS link
LEFT JOIN "smb_business"."integration_h" AS h1 ON h1."integration_hk" = link."integration_hk"
LEFT JOIN "smb_business"."business_h" AS h2 ON h2."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."integration_business_keys" IS 'Whose connection it is (with business keys)';

CREATE VIEW "smb_business"."integration_sync_keys" WITH (security_invoker = true) AS
SELECT
  link."integration_sync_hk", link."tenant_hk", h1."integration_id" AS "integration_integration_id",
  link."log_id", link."load_date", link."record_source"
FROM "smb_business"."integration_sync_l" AS link
LEFT JOIN "smb_business"."integration_h" AS h1 ON h1."integration_hk" = link."integration_hk";
COMMENT ON VIEW "smb_business"."integration_sync_keys" IS 'A run of a connection (with business keys)';

CREATE VIEW "smb_business"."invoice_line_keys" WITH (security_invoker = true) AS
SELECT
  link."invoice_line_hk", link."tenant_hk", h1."invoice_id" AS "invoice_invoice_id", link."line_id",
  link."load_date", link."record_source"
FROM "smb_business"."invoice_line_l" AS link
LEFT JOIN "smb_business"."invoice_h" AS h1 ON h1."invoice_hk" = link."invoice_hk";
COMMENT ON VIEW "smb_business"."invoice_line_keys" IS 'A line of a bill (with business keys)';

CREATE VIEW "smb_business"."invoice_party_keys" WITH (security_invoker = true) AS
SELECT
  link."invoice_party_hk", link."tenant_hk", h1."invoice_id" AS "invoice_invoice_id",
  h2."job_id" AS "job_job_id", h3."customer_id" AS "customer_customer_id",
  h4."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."invoice_party_l" AS link
LEFT JOIN "smb_business"."invoice_h" AS h1 ON h1."invoice_hk" = link."invoice_hk"
LEFT JOIN "smb_business"."job_h" AS h2 ON h2."job_hk" = link."job_hk"
LEFT JOIN "smb_business"."customer_h" AS h3 ON h3."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."business_h" AS h4 ON h4."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."invoice_party_keys" IS 'Who bills whom, and for which job (with business keys)';

CREATE VIEW "smb_business"."job_assignee_keys" WITH (security_invoker = true) AS
SELECT
  link."job_assignee_hk", link."tenant_hk", h1."job_id" AS "job_job_id",
  h2."user_id" AS "assignee_user_id", link."load_date", link."record_source"
FROM "smb_business"."job_assignee_l" AS link
LEFT JOIN "smb_business"."job_h" AS h1 ON h1."job_hk" = link."job_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."assignee_hk";
COMMENT ON VIEW "smb_business"."job_assignee_keys" IS 'Who answers for a job (with business keys)';

CREATE VIEW "smb_business"."job_customer_keys" WITH (security_invoker = true) AS
SELECT
  link."job_customer_hk", link."tenant_hk", h1."job_id" AS "job_job_id",
  h2."customer_id" AS "customer_customer_id", h3."business_id" AS "business_business_id",
  link."load_date", link."record_source"
FROM "smb_business"."job_customer_l" AS link
LEFT JOIN "smb_business"."job_h" AS h1 ON h1."job_hk" = link."job_hk"
LEFT JOIN "smb_business"."customer_h" AS h2 ON h2."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."business_h" AS h3 ON h3."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."job_customer_keys" IS 'Who works for whom (with business keys)';

CREATE VIEW "smb_business"."job_material_keys" WITH (security_invoker = true) AS
SELECT
  link."job_material_hk", link."tenant_hk", h1."job_id" AS "job_job_id", link."material_id",
  link."load_date", link."record_source"
FROM "smb_business"."job_material_l" AS link
LEFT JOIN "smb_business"."job_h" AS h1 ON h1."job_hk" = link."job_hk";
COMMENT ON VIEW "smb_business"."job_material_keys" IS 'Something used on a job (with business keys)';

CREATE VIEW "smb_business"."job_status_change_keys" WITH (security_invoker = true) AS
SELECT
  link."job_status_change_hk", link."tenant_hk", h1."job_id" AS "job_job_id",
  h2."user_id" AS "changer_user_id", link."change_id", link."load_date", link."record_source"
FROM "smb_business"."job_status_change_l" AS link
LEFT JOIN "smb_business"."job_h" AS h1 ON h1."job_hk" = link."job_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."changer_hk";
COMMENT ON VIEW "smb_business"."job_status_change_keys" IS 'A job was moved to another status (with business keys)';

CREATE VIEW "smb_business"."job_team_member_keys" WITH (security_invoker = true) AS
SELECT
  link."job_team_member_hk", link."tenant_hk", h1."job_id" AS "job_job_id",
  h2."user_id" AS "team_member_user_id", link."load_date", link."record_source"
FROM "smb_business"."job_team_member_l" AS link
LEFT JOIN "smb_business"."job_h" AS h1 ON h1."job_hk" = link."job_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."team_member_hk";
COMMENT ON VIEW "smb_business"."job_team_member_keys" IS 'Who has ever been on a job''s team (with business keys)';

CREATE VIEW "smb_auth"."team_member_keys" WITH (security_invoker = true) AS
SELECT
  link."team_member_hk", link."tenant_hk", h1."team_id" AS "team_team_id",
  h2."user_id" AS "user_user_id", link."assignment_id", link."load_date", link."record_source"
FROM "smb_auth"."team_member_l" AS link
LEFT JOIN "smb_auth"."team_h" AS h1 ON h1."team_hk" = link."team_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "smb_auth"."team_member_keys" IS 'A stay of somebody in a team (with business keys)';

CREATE VIEW "smb_business"."template_business_keys" WITH (security_invoker = true) AS
SELECT
  link."template_business_hk", link."tenant_hk", h1."template_id" AS "template_template_id",
  h2."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."template_business_l" AS link
LEFT JOIN "smb_business"."template_h" AS h1 ON h1."template_hk" = link."template_hk"
LEFT JOIN "smb_business"."business_h" AS h2 ON h2."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."template_business_keys" IS 'Whose text it is (with business keys)';

CREATE VIEW "smb_business"."transaction_party_keys" WITH (security_invoker = true) AS
SELECT
  link."transaction_party_hk", link."tenant_hk",
  h1."transaction_id" AS "transaction_transaction_id", h2."invoice_id" AS "invoice_invoice_id",
  h3."job_id" AS "job_job_id", h4."customer_id" AS "customer_customer_id",
  h5."business_id" AS "business_business_id", link."load_date", link."record_source"
FROM "smb_business"."transaction_party_l" AS link
LEFT JOIN "smb_business"."transaction_h" AS h1 ON h1."transaction_hk" = link."transaction_hk"
LEFT JOIN "smb_business"."invoice_h" AS h2 ON h2."invoice_hk" = link."invoice_hk"
LEFT JOIN "smb_business"."job_h" AS h3 ON h3."job_hk" = link."job_hk"
LEFT JOIN "smb_business"."customer_h" AS h4 ON h4."customer_hk" = link."customer_hk"
LEFT JOIN "smb_business"."business_h" AS h5 ON h5."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."transaction_party_keys" IS 'Whose money it is, and what for (with business keys)';

CREATE VIEW "smb_business"."user_availability_keys" WITH (security_invoker = true) AS
SELECT
  link."user_availability_hk", link."tenant_hk", h1."business_id" AS "business_business_id",
  h2."user_id" AS "user_user_id", link."load_date", link."record_source"
FROM "smb_business"."user_availability_l" AS link
LEFT JOIN "smb_business"."business_h" AS h1 ON h1."business_hk" = link."business_hk"
LEFT JOIN "smb_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "smb_business"."user_availability_keys" IS 'Whose slots; of nobody: the firm''s own (with business keys)';

CREATE VIEW "smb_business"."website_analysis_keys" WITH (security_invoker = true) AS
SELECT
  link."website_analysis_hk", link."tenant_hk", h1."business_id" AS "business_business_id",
  link."analysis_id", link."load_date", link."record_source"
FROM "smb_business"."website_analysis_l" AS link
LEFT JOIN "smb_business"."business_h" AS h1 ON h1."business_hk" = link."business_hk";
COMMENT ON VIEW "smb_business"."website_analysis_keys" IS 'A website was read (with business keys)';

-- Masked columns --------------------------------------------------------------
--
-- They run with their owner's rights, so that whoever reads them needs none on the tables, and show
-- the tenant of the session as the tables' policies do. To give them to a role: GRANT USAGE on their
-- schema and on util, and SELECT on them. Hash diffs are left out: a short value could be guessed
-- from one. A token hides its value from all who cannot read metadata.masking_key.

CREATE VIEW "smb_business"."audit_detail_masked" WITH (security_barrier = true) AS
SELECT
  stored."audit_hk", stored."load_date",
  CASE WHEN stored."user_email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."user_email", 1) || '***@' || split_part(stored."user_email", '@', 2)
    WHEN stored."user_email" IS NOT NULL THEN '***' END AS "user_email",
  stored."ip_address", stored."user_agent", stored."old_values", stored."new_values",
  stored."tenant_hk", stored."record_source"
FROM "smb_business"."audit_detail_s" AS stored
WHERE stored."audit_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "smb_business"."audit_detail_masked" IS 'By whom, and what it said (masked)';

CREATE VIEW "smb_business"."business_contact_masked" WITH (security_barrier = true) AS
SELECT
  stored."business_hk", stored."load_date", stored."phone",
  CASE WHEN stored."email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."email", 1) || '***@' || split_part(stored."email", '@', 2)
    WHEN stored."email" IS NOT NULL THEN '***' END AS "email",
  stored."website", stored."address", stored."tenant_hk", stored."record_source"
FROM "smb_business"."business_contact_s" AS stored
WHERE stored.load_end_date IS NULL
  AND stored."business_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "smb_business"."business_contact_masked" IS 'How a firm is reached; often its owner (masked)';

CREATE VIEW "smb_business"."customer_identity_masked" WITH (security_barrier = true) AS
SELECT
  stored."customer_hk", stored."load_date", stored."first_name", stored."last_name",
  stored."company_name",
  CASE WHEN stored."email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."email", 1) || '***@' || split_part(stored."email", '@', 2)
    WHEN stored."email" IS NOT NULL THEN '***' END AS "email",
  CASE WHEN length(stored."phone") > 4
    THEN repeat('*', length(stored."phone") - 4) || right(stored."phone", 4)
    ELSE repeat('*', length(stored."phone")) END AS "phone",
  CASE WHEN length(stored."secondary_phone") > 4
    THEN repeat('*', length(stored."secondary_phone") - 4) || right(stored."secondary_phone", 4)
    ELSE repeat('*', length(stored."secondary_phone")) END AS "secondary_phone",
  stored."tenant_hk", stored."record_source"
FROM "smb_business"."customer_identity_s" AS stored
WHERE stored.load_end_date IS NULL
  AND stored."customer_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "smb_business"."customer_identity_masked" IS 'Who a customer is, and how to reach it (masked)';

CREATE VIEW "smb_auth"."user_identity_masked" WITH (security_barrier = true) AS
SELECT
  stored."user_hk", stored."load_date",
  CASE WHEN stored."email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."email", 1) || '***@' || split_part(stored."email", '@', 2)
    WHEN stored."email" IS NOT NULL THEN '***' END AS "email",
  CASE WHEN length(stored."phone") > 4
    THEN repeat('*', length(stored."phone") - 4) || right(stored."phone", 4)
    ELSE repeat('*', length(stored."phone")) END AS "phone",
  stored."first_name", stored."last_name", stored."display_name", stored."avatar_url",
  stored."emergency_contact", stored."tenant_hk", stored."record_source"
FROM "smb_auth"."user_identity_s" AS stored
WHERE stored.load_end_date IS NULL
  AND stored."user_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "smb_auth"."user_identity_masked" IS 'Who somebody is (masked)';

-- Marts -----------------------------------------------------------------------
--
-- The queries are the authors' own. A plain mart runs with its reader's rights. Kept rows know no
-- row-level security, so a view shows each reader its tenant's; whoever loads refreshes the rows by
-- a function, beside readers.

CREATE MATERIALIZED VIEW "smb_infomart"."customer_lifetime_value_stored" AS
WITH worked AS (
  SELECT party.customer_hk,
    count(*) AS jobs,
    count(*) FILTER (WHERE state.status = 'completed') AS completed_jobs,
    count(*) FILTER (WHERE state.status = 'cancelled') AS cancelled_jobs,
    sum(money.final_amount) FILTER (WHERE state.status = 'completed') AS completed_amount,
    max(planned.actual_end) AS last_job_at
  FROM smb_business.job_customer_l AS party
  JOIN smb_business.job_customer_effectivity_current USING (job_customer_hk)
  JOIN smb_business.job_status_current AS state USING (job_hk)
  LEFT JOIN smb_business.job_money_current AS money USING (job_hk)
  LEFT JOIN smb_business.job_schedule_current AS planned USING (job_hk)
  GROUP BY party.customer_hk
), billed AS (
  SELECT party.customer_hk,
    count(*) AS invoices,
    sum(money.total_amount) AS billed_amount,
    sum(money.amount_paid) AS paid_amount,
    sum(money.total_amount - coalesce(money.amount_paid, 0))
      FILTER (WHERE state.status = 'overdue') AS overdue_amount
  FROM smb_business.invoice_party_l AS party
  JOIN smb_business.invoice_party_effectivity_current USING (invoice_party_hk)
  JOIN smb_business.invoice_current AS bill USING (invoice_hk)
  JOIN smb_business.invoice_status_current AS state USING (invoice_hk)
  LEFT JOIN smb_business.invoice_money_current AS money USING (invoice_hk)
  WHERE bill.invoice_type IS DISTINCT FROM 'estimate'
    AND coalesce(state.status, 'unknown') NOT IN ('draft', 'cancelled')
  GROUP BY party.customer_hk
), matched AS (
  SELECT DISTINCT ON (match.duplicate_hk)
    match.duplicate_hk AS customer_hk, kept.customer_id
  FROM smb_business.customer_match_l AS match
  JOIN smb_business.customer_h AS kept ON kept.customer_hk = match.kept_hk
  ORDER BY match.duplicate_hk, match.load_date DESC
)
SELECT customer.tenant_hk, customer.customer_hk, customer.customer_id,
  coalesce(matched.customer_id, customer.customer_id) AS counts_as, customer.customer_since,
  coalesce(worked.jobs, 0) AS jobs,
  coalesce(worked.completed_jobs, 0) AS completed_jobs,
  coalesce(worked.cancelled_jobs, 0) AS cancelled_jobs,
  worked.completed_amount, worked.last_job_at,
  coalesce(billed.invoices, 0) AS invoices,
  billed.billed_amount, billed.paid_amount, billed.overdue_amount,
  customer.lifetime_value AS lifetime_value_at_source
FROM smb_business.customer_now AS customer
LEFT JOIN worked USING (customer_hk)
LEFT JOIN billed USING (customer_hk)
LEFT JOIN matched USING (customer_hk)
WHERE customer.is_present
;
COMMENT ON MATERIALIZED VIEW "smb_infomart"."customer_lifetime_value_stored" IS 'Rows of smb_infomart.customer_lifetime_value, as of its last refresh';

CREATE UNIQUE INDEX "customer_lifetime_value_stored_key_idx"
  ON "smb_infomart"."customer_lifetime_value_stored" ("customer_hk");

CREATE VIEW "smb_infomart"."customer_lifetime_value" WITH (security_barrier = true) AS
SELECT kept.*
FROM "smb_infomart"."customer_lifetime_value_stored" AS kept
WHERE kept."tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "smb_infomart"."customer_lifetime_value" IS 'What each customer on file has brought and owes, and how much work was done for it. A bill is what was asked for: no estimate, no draft, nothing cancelled';

CREATE FUNCTION "smb_infomart"."refresh_customer_lifetime_value"()
  RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $body$
  REFRESH MATERIALIZED VIEW CONCURRENTLY "smb_infomart"."customer_lifetime_value_stored"
$body$;
COMMENT ON FUNCTION "smb_infomart"."refresh_customer_lifetime_value"() IS 'Computes the rows of smb_infomart.customer_lifetime_value anew, while readers go on reading the old ones.';

-- Monitors --------------------------------------------------------------------
--
-- The queries are the authors' own, and run with their reader's rights. Each tenant has a row for
-- each metric, also where nothing was measured: value is then NULL and the state unknown. direction is
-- 'above' where greater figures are bad, and 'below' where smaller ones are. Where a threshold, warning
-- or critical, is passed, advice says what to do.

CREATE VIEW "smb_infomart"."firm_health" WITH (security_invoker = true) AS
SELECT judged.tenant_hk, judged.metric, judged.value, judged.warning, judged.critical,
  judged.direction, judged.state,
  CASE WHEN judged.state IN ('warning', 'critical') THEN judged.advice END AS advice
FROM (
  SELECT figure.*, "util"."threshold_state"(
      figure.value, figure.warning, figure.critical, figure.direction) AS state
  FROM (
  SELECT tenant.tenant_hk, 'overdue_invoice_share'::text AS metric,
    measured.value::numeric AS value, 0.1::numeric AS warning,
    0.3::numeric AS critical,
    'above'::text AS direction,
    'Send reminders; smb_infomart.customer_lifetime_value shows who owes most.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT state.tenant_hk, avg(CASE WHEN state.status = 'overdue' THEN 1 ELSE 0 END) AS value
FROM smb_business.invoice_status_current AS state
JOIN smb_business.invoice_current AS bill USING (invoice_hk)
WHERE bill.invoice_type IS DISTINCT FROM 'estimate'
  AND state.status IN ('sent', 'viewed', 'paid', 'overdue')
GROUP BY state.tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'cancelled_job_share'::text AS metric,
    measured.value::numeric AS value, 0.15::numeric AS warning,
    0.3::numeric AS critical,
    'above'::text AS direction,
    'Ask why customers withdraw: job_status_change_l has the reasons.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END) AS value
FROM smb_business.job_status_current
WHERE status IN ('completed', 'cancelled')
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'failed_payment_share'::text AS metric,
    measured.value::numeric AS value, 0.05::numeric AS warning,
    0.15::numeric AS critical,
    'above'::text AS direction,
    'See whether one processor or one method fails.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT state.tenant_hk, avg(CASE WHEN state.status = 'failed' THEN 1 ELSE 0 END) AS value
FROM smb_business.transaction_status_current AS state
JOIN smb_business.transaction_current AS paid USING (transaction_hk)
WHERE paid.transaction_type = 'payment' AND state.status IN ('completed', 'failed')
GROUP BY state.tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'average_profit_margin'::text AS metric,
    measured.value::numeric AS value, 15::numeric AS warning,
    5::numeric AS critical,
    'below'::text AS direction,
    'Compare quoted and final amounts by type of job.'::text AS advice
  FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT money.tenant_hk, avg(money.profit_margin) AS value
FROM smb_business.job_money_current AS money
JOIN smb_business.job_status_current AS state USING (job_hk)
WHERE state.status = 'completed'
GROUP BY money.tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  ) AS figure
) AS judged;
COMMENT ON VIEW "smb_infomart"."firm_health" IS 'Whether the firms of each tenant are paid for what they do';

CREATE FUNCTION "smb_util"."monitor_firm_health"()
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
  FROM "smb_infomart"."firm_health" AS shown
$body$;
COMMENT ON FUNCTION "smb_util"."monitor_firm_health"() IS 'The rows of smb_infomart.firm_health.';

-- Quality ---------------------------------------------------------------------
--
-- A function for each rule counts the rows that hold now and were loaded within a window, and those of
-- them that are good; measure_quality calls them all and keeps what they say.

CREATE FUNCTION "smb_util"."quality_customer_email_present"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
email IS NOT NULL
  ))
  FROM "smb_business"."customer_identity_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "smb_util"."quality_customer_email_present"(timestamp with time zone, timestamp with time zone) IS 'Rule customer_email_present: rows of smb_business.customer_identity_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "smb_util"."quality_invoice_total_adds_up"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
total_amount = subtotal + tax_amount - discount_amount
  ))
  FROM "smb_business"."invoice_money_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "smb_util"."quality_invoice_total_adds_up"(timestamp with time zone, timestamp with time zone) IS 'Rule invoice_total_adds_up: rows of smb_business.invoice_money_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "smb_util"."quality_job_number_present"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
job_number IS NOT NULL
  ))
  FROM "smb_business"."job_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "smb_util"."quality_job_number_present"(timestamp with time zone, timestamp with time zone) IS 'Rule job_number_present: rows of smb_business.job_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "smb_util"."quality_transaction_number_present"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
transaction_number IS NOT NULL
  ))
  FROM "smb_business"."transaction_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "smb_util"."quality_transaction_number_present"(timestamp with time zone, timestamp with time zone) IS 'Rule transaction_number_present: rows of smb_business.transaction_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "smb_util"."measure_quality"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
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
    SELECT 'smb', shared.rule, shared.tenant_hk, coalesce($1, '-infinity'),
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
        SELECT 'customer_email_present', 0.9::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "smb_util"."quality_customer_email_present"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'invoice_total_adds_up', 1.0::double precision, 'critical', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "smb_util"."quality_invoice_total_adds_up"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'job_number_present', 0.95::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "smb_util"."quality_job_number_present"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'transaction_number_present', 0.95::double precision, 'info', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "smb_auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "smb_util"."quality_transaction_number_present"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
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
COMMENT ON FUNCTION "smb_util"."measure_quality"(timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the rows loaded from the first instant up to the second; NULL names no end, and without names all rules are measured.';

-- Health ----------------------------------------------------------------------
--
-- How the vault is, from what can be measured of it. What cannot be computed is a warning and says
-- why, so that one thing that is missing or wrong hides nothing else.

CREATE FUNCTION "smb_util"."monitor_loads"()
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
    WHERE load.vault_name = 'smb'
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
    WHERE known.vault_name = 'smb' AND known.component = 'source'
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
    WHERE origin.vault_name = 'smb' AND origin.has_closed_versions
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
COMMENT ON FUNCTION "smb_util"."monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

CREATE FUNCTION "smb_util"."validate_completeness"()
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
    WHERE version.vault_name = 'smb'
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
    WHERE load.vault_name = 'smb' AND load.status = 'loaded'
  ), expected(component, name) AS (
    SELECT object.component, object.object_name COLLATE "C" FROM "metadata"."expected_object" AS object
    WHERE object.vault_name = 'smb'
    UNION
    SELECT 'column',
      (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
    FROM metadata.lineage AS lineage
    JOIN "metadata"."expected_object" AS object
      ON object.vault_name = lineage.vault_name AND object.component = 'table'
        AND object.object_name = lineage.target_table
    WHERE lineage.vault_name = 'smb' AND lineage.is_active
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
COMMENT ON FUNCTION "smb_util"."validate_completeness"() IS 'What the model has, and whether the database has it. Of sources, whether they were loaded; of shapes, whether a table''s columns are those that its last migration left.';

CREATE FUNCTION "smb_util"."validate_tenant_isolation"()
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
    SELECT * FROM "metadata"."key_origin" AS origin WHERE origin.vault_name = 'smb'
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
            WHERE reader.rolname = 'smb_reader'
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
      WHERE expected.vault_name = 'smb' AND expected.component = 'foreign_key'
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
      WHEN 'hub' THEN 'NOT EXISTS (SELECT FROM "smb_auth"."tenant_h" AS known
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
COMMENT ON FUNCTION "smb_util"."validate_tenant_isolation"() IS 'Whether each table keeps its tenants apart, and each row to its own. Reads all rows of the tables that have tenants, and makes keys anew; a share is that of the rows in which nothing is wrong.';

CREATE FUNCTION "smb_util"."comprehensive_health_check"()
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
FROM "smb_util"."monitor_loads"() AS figure
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
  WHERE result.vault_name = 'smb' AND result.loaded_from = '-infinity'
    AND result.loaded_until = 'infinity' -- a window tells of some rows only
  ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
) AS newest ON newest.rule = rule.name
WHERE rule.vault_name = 'smb'
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
FROM "smb_util"."validate_tenant_isolation"() AS checked
$body$),
        ('completeness', 'completeness', $body$
SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
  component.present, component.expected,
  array_to_string(component.missing[1:10], ', ')
    || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
  component.advice)
FROM "smb_util"."validate_completeness"() AS component
$body$),
        ('performance', 'firm_health', $body$
SELECT 'firm_health' || '.' || shown.metric, shown.state,
  format('%s%s should not be %s %s: %s', shown.value,
    ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
    CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
FROM "smb_infomart"."firm_health" AS shown
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
    SELECT jsonb_build_object('vault', 'smb', 'checked_at', now(),
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
COMMENT ON FUNCTION "smb_util"."comprehensive_health_check"() IS 'How the vault is, in parts, each with its state, and the worst known state of them. Quality is what the rules came to when all rows were last measured.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "smb_business"."ai_context_h"
    ("ai_context_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."business_h" ("business_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."calendar_event_h"
    ("calendar_event_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."communication_h"
    ("communication_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."conversation_h"
    ("conversation_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_h" ("customer_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."document_h" ("document_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."integration_h"
    ("integration_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."invoice_h" ("invoice_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_h" ("job_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."team_h" ("team_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."template_h" ("template_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."transaction_h"
    ("transaction_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_h" ("user_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."ai_context_s"
    ("ai_context_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."ai_context_state_s"
    ("ai_context_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."business_s"
    ("business_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."business_contact_s"
    ("business_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."calendar_attendance_s"
    ("calendar_event_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."calendar_event_s"
    ("calendar_event_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."calendar_event_status_s"
    ("calendar_event_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."calendar_event_time_s"
    ("calendar_event_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."communication_s"
    ("communication_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."communication_analysis_s"
    ("communication_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."communication_channel_s"
    ("communication_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."communication_status_s"
    ("communication_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."conversation_feedback_s"
    ("conversation_message_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_address_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_consent_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_identity_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_insight_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_interaction_storage_s"
    ("customer_interaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_misc_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."customer_value_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."document_s"
    ("document_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."document_processing_s"
    ("document_processing_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."document_text_s"
    ("document_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."integration_s"
    ("integration_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."integration_state_s"
    ("integration_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."integration_sync_s"
    ("integration_sync_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."invoice_s"
    ("invoice_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."invoice_line_s"
    ("invoice_line_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."invoice_money_s"
    ("invoice_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."invoice_status_s"
    ("invoice_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_insight_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_material_s"
    ("job_material_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_money_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_place_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_schedule_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_status_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."job_team_s"
    ("job_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."team_member_effectivity_s"
    ("team_member_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."template_s"
    ("template_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."template_usage_s"
    ("template_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."tenant_plan_s" ("tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."tenant_profile_s" ("tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."transaction_s"
    ("transaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."transaction_insight_s"
    ("transaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."transaction_status_s"
    ("transaction_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_business"."user_availability_s"
    ("user_availability_hk", "tenant_hk", "hash_diff", "slot_id", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '00000000-0000-0000-0000-000000000000', '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_identity_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_login_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_pay_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_performance_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "smb_auth"."user_role_s"
    ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
VALUES ('smb', 'smb_business.ai_context_s', 'context_data', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.ai_context_s', 'embeddings', 'personal', NULL, NULL, NULL, '1536 numbers that stand for the content', NULL),
       ('smb', 'smb_business.audit_detail_s', 'user_email', 'personal', 'email', NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.audit_detail_s', 'ip_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.audit_detail_s', 'user_agent', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.audit_detail_s', 'old_values', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.audit_detail_s', 'new_values', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.business_contact_s', 'phone', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.business_contact_s', 'email', 'personal', 'email', NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.business_contact_s', 'website', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.business_contact_s', 'address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'title', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'description', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'external_participants', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'location_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'virtual_meeting_url', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.calendar_event_s', 'virtual_meeting_id', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.communication_s', 'recipient_info', 'personal', NULL, NULL, NULL, 'Who an external recipient is', NULL),
       ('smb', 'smb_business.communication_s', 'subject', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.communication_s', 'content', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.communication_s', 'attachments', 'personal', NULL, NULL, NULL, 'References to files', NULL),
       ('smb', 'smb_business.communication_s', 'media_urls', 'personal', NULL, NULL, NULL, 'Recordings of voice and video', NULL),
       ('smb', 'smb_business.conversation_text_s', 'content', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_address_s', 'addresses', 'personal', NULL, NULL, NULL, 'A list of objects, each with an id', NULL),
       ('smb', 'smb_business.customer_address_s', 'preferred_address_id', 'personal', NULL, NULL, NULL, 'The id of one of them', NULL),
       ('smb', 'smb_business.customer_identity_s', 'first_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_identity_s', 'last_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_identity_s', 'company_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_identity_s', 'email', 'personal', 'email', NULL, NULL, 'Unique within a tenant, as it is written', NULL),
       ('smb', 'smb_business.customer_identity_s', 'phone', 'personal', 'lastFour', NULL, NULL, 'Unique within a tenant', NULL),
       ('smb', 'smb_business.customer_identity_s', 'secondary_phone', 'personal', 'lastFour', NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_insight_s', 'customer_insights', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_insight_s', 'risk_score', 'confidential', NULL, NULL, NULL, 'How likely the customer leaves, from 0 to 1', NULL),
       ('smb', 'smb_business.customer_interaction_text_s', 'subject', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_interaction_text_s', 'content', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.customer_interaction_text_s', 'ai_summary', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.document_text_s', 'description', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.document_text_s', 'ai_extracted_text', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.document_text_s', 'ai_content_summary', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.document_text_s', 'ai_detected_entities', 'personal', NULL, NULL, NULL, 'Names, dates, amounts and the like', NULL),
       ('smb', 'smb_business.job_place_s', 'service_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_business.job_place_s', 'location_notes', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'email', 'personal', 'email', NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'phone', 'personal', 'lastFour', NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'first_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'last_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'display_name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'avatar_url', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_identity_s', 'emergency_contact', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_pay_s', 'hourly_rate', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_performance_s', 'job_completion_rate', 'confidential', NULL, NULL, NULL, 'In percent', NULL),
       ('smb', 'smb_auth.user_performance_s', 'customer_satisfaction_score', 'confidential', NULL, NULL, NULL, 'From 0 to 5', NULL),
       ('smb', 'smb_auth.user_performance_s', 'average_job_duration', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_performance_s', 'performance_insights', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('smb', 'smb_auth.user_performance_s', 'training_recommendations', 'confidential', NULL, NULL, NULL, NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'smb', listed."source", item.value, listed."target_table",
  CASE made."kind" WHEN 'hash' THEN 'hash_diff' ELSE item.value END, made."kind", NULL
FROM (VALUES
  ('ai_context_cache', 'smb_business.ai_context_state_s', '{confidence_score, context_key, context_type,
    expires_at, generated_at, generated_by}'),
  ('ai_context_cache', 'smb_business.ai_context_s', '{context_data, embeddings}'),
  ('ai_conversations', 'smb_business.conversation_text_s', '{content}'),
  ('ai_conversations', 'smb_business.conversation_message_l', '{conversation_type, created_at, message_order,
    model_used, response_time_ms, role, session_id, tokens_used}'),
  ('ai_conversations', 'smb_business.conversation_feedback_s', '{feedback_score}'),
  ('audit_logs', 'smb_business.audit_l', '{action, changed_fields, created_at, record_id, request_id, session_id,
    source, table_name}'),
  ('audit_logs', 'smb_business.audit_detail_s', '{ip_address, new_values, old_values, user_agent, user_email}'),
  ('business_events', 'smb_business.business_event_l', '{event_name, event_type, properties, session_id}'),
  ('business_events_archive', 'smb_business.business_event_l', '{event_name, event_type, properties, session_id}'),
  ('business_metrics', 'smb_business.business_metric_l', '{dimensions, metadata, metric_name, metric_type, value}'),
  ('business_website_analysis', 'smb_business.website_analysis_l', '{analysis_data, analyzed_at, confidence_score,
    website_url}'),
  ('businesses', 'smb_business.business_contact_s', '{address, email, phone, website}'),
  ('businesses', 'smb_business.business_s', '{branding, business_hours, business_type, created_at, display_name,
    industry_type, legal_name, settings, timezone}'),
  ('calendar_availability', 'smb_business.user_availability_s', '{available, buffer_time_minutes, created_at,
    date_override, day_of_week, effective_from, effective_to, end_time, max_concurrent_bookings, start_time}'),
  ('calendar_events', 'smb_business.calendar_event_time_s', '{all_day, created_at, custom_fields, end_time,
    event_type, is_recurring, location_type, recurrence_end_date, recurrence_rule, start_time, tags, timezone}'),
  ('calendar_events', 'smb_business.calendar_attendance_s', '{assigned_users}'),
  ('calendar_events', 'smb_business.calendar_event_status_s', '{confirmation_status, optimal_start_time, priority,
    scheduling_confidence, status, travel_time_minutes}'),
  ('calendar_events', 'smb_business.calendar_event_s', '{description, external_participants, location_address,
    title, virtual_meeting_id, virtual_meeting_url}'),
  ('communication_templates', 'smb_business.template_s', '{communication_type, content_template, created_at,
    subject_template, template_name, template_type, variables}'),
  ('communication_templates', 'smb_business.template_usage_s', '{last_used_at, usage_count}'),
  ('communications', 'smb_business.communication_analysis_s', '{ai_generated, ai_model_used, auto_response_used,
    intent_classification, sentiment_score}'),
  ('communications', 'smb_business.communication_s', '{attachments, content, media_urls, recipient_info, subject}'),
  ('communications', 'smb_business.communication_channel_s', '{campaign_id, communication_type, content_type,
    created_at, direction, external_id, provider, provider_metadata, recipient_id, recipient_type, thread_id}'),
  ('communications', 'smb_business.communication_status_s', '{delivery_status, read_at, replied_at, status}'),
  ('customer_interactions', 'smb_business.customer_interaction_text_s', '{ai_summary, content, subject}'),
  ('customer_interactions', 'smb_business.customer_interaction_l', '{channel, created_at, direction,
    interaction_type, metadata, sentiment_score}'),
  ('customer_interactions', 'smb_business.customer_interaction_storage_s', '{storage_tier}'),
  ('customers', 'smb_business.customer_address_s', '{addresses, preferred_address_id}'),
  ('customers', 'smb_business.customer_consent_s', '{communication_preferences, marketing_consent}'),
  ('customers', 'smb_business.customer_identity_s', '{company_name, email, first_name, last_name, phone,
    secondary_phone}'),
  ('customers', 'smb_business.customer_misc_s', '{created_at, custom_fields, customer_since, customer_type, source,
    tags}'),
  ('customers', 'smb_business.customer_insight_s', '{customer_insights, risk_score}'),
  ('customers', 'smb_business.customer_value_s', '{last_interaction_at, lifetime_value, total_jobs}'),
  ('data_lineage', 'smb_ref.data_lineage_s', '{created_at, created_by, is_active, source_column, source_table,
    target_column, target_table, transformation_sql, transformation_type}'),
  ('document_processing_jobs', 'smb_business.document_processing_s', '{completed_at, error_message,
    processing_type, result, started_at, status}'),
  ('documents', 'smb_business.document_s', '{ai_classification, confidence_score, created_at, file_size_bytes,
    file_type, file_url, filename, folder_path, is_latest_version, mime_type, original_filename, public_url,
    related_entity_id, related_entity_type, shared_with, tags, version, visibility}'),
  ('documents', 'smb_business.document_text_s', '{ai_content_summary, ai_detected_entities, ai_extracted_text,
    description}'),
  ('financial_transactions', 'smb_business.transaction_s', '{account_code, amount, category, created_at, currency,
    description, due_date, metadata, notes, payment_method, payment_processor, processor_transaction_id,
    subcategory, tags, tax_amount, tax_exempt, tax_rate, transaction_date, transaction_number, transaction_type}'),
  ('financial_transactions', 'smb_business.transaction_insight_s', '{ai_category_confidence, anomaly_score}'),
  ('financial_transactions', 'smb_business.transaction_status_s', '{paid_date, status, storage_tier}'),
  ('integration_sync_logs', 'smb_business.integration_sync_s', '{completed_at, error_details, records_created,
    records_failed, records_processed, records_updated, started_at, status, sync_type}'),
  ('integrations', 'smb_business.integration_s', '{auth_type, created_at, display_name, enabled_features,
    field_mappings, integration_type, provider, sync_frequency, sync_settings, token_expires_at}'),
  ('integrations', 'smb_business.integration_state_s', '{error_count, last_error, last_sync_at, next_sync_at,
    retry_after, status}'),
  ('invoice_line_items', 'smb_business.invoice_line_s', '{description, item_type, quantity, sort_order,
    total_price, unit_price}'),
  ('invoices', 'smb_business.invoice_money_s', '{amount_paid, discount_amount, subtotal, tax_amount, total_amount}'),
  ('invoices', 'smb_business.invoice_s', '{created_at, discount_terms, invoice_number, invoice_type,
    late_fee_percentage, notes, online_payment_url, payment_terms, pdf_url}'),
  ('invoices', 'smb_business.invoice_status_s', '{due_date, issue_date, paid_date, sent_date, status, viewed_date}'),
  ('job_materials', 'smb_business.job_material_s', '{material_name, notes, quantity, supplier, total_cost, unit,
    unit_cost}'),
  ('job_status_history', 'smb_business.job_status_change_l', '{change_reason, created_at, metadata, new_status,
    old_status}'),
  ('jobs', 'smb_business.job_schedule_s', '{actual_end, actual_start, estimated_duration, scheduled_end,
    scheduled_start, travel_time}'),
  ('jobs', 'smb_business.job_status_s', '{archived, completion_percentage, status, workflow_stage}'),
  ('jobs', 'smb_business.job_team_s', '{assigned_team_members}'),
  ('jobs', 'smb_business.job_s', '{attachments, created_at, custom_fields, description, job_number, job_type,
    priority, tags, title}'),
  ('jobs', 'smb_business.job_insight_s', '{complexity_score, optimization_suggestions, risk_factors}'),
  ('jobs', 'smb_business.job_money_s', '{cost_of_goods, final_amount, labor_cost, profit_margin, quoted_amount}'),
  ('jobs', 'smb_business.job_place_s', '{location_notes, service_address}'),
  ('team_assignments', 'smb_auth.team_member_effectivity_s', '{joined_at, left_at, role_in_team}'),
  ('tenants', 'smb_auth.tenant_profile_s', '{business_name, created_at, industry_vertical, region}'),
  ('tenants', 'smb_auth.tenant_plan_s', '{plan_tier, settings, subscription_status}'),
  ('users', 'smb_auth.user_role_s', '{active, certifications, created_at, department, permissions, profile_color,
    role, service_areas, skills, title, work_schedule}'),
  ('users', 'smb_auth.user_identity_s', '{avatar_url, display_name, email, emergency_contact, first_name,
    last_name, phone}'),
  ('users', 'smb_auth.user_performance_s', '{average_job_duration, customer_satisfaction_score,
    job_completion_rate, performance_insights, training_recommendations}'),
  ('users', 'smb_auth.user_login_s', '{email_verified_at, last_login_at, phone_verified_at, two_factor_enabled}'),
  ('users', 'smb_auth.user_pay_s', '{hourly_rate}')
) AS listed("source", "target_table", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
CROSS JOIN (VALUES ('direct'), ('hash')) AS made("kind")
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'smb', listed."source", item.value, listed."target_table",
  coalesce(listed."target_column", item.value), listed."kind", listed."expression"
FROM (VALUES
  ('ai_context_cache', 'smb_business.ai_context_state_s', NULL, 'direct', NULL, '{access_count, last_accessed_at}'),
  ('business_events', 'smb_business.business_event_l', 'happened_at', 'direct', NULL, '{time}'),
  ('business_events', 'smb_business.business_event_l', 'hash_diff', 'hash', NULL, '{time}'),
  ('business_events_archive', 'smb_business.business_event_l', 'happened_at', 'direct', NULL, '{time}'),
  ('business_events_archive', 'smb_business.business_event_l', 'hash_diff', 'hash', NULL, '{time}'),
  ('business_metrics', 'smb_business.business_metric_l', 'hash_diff', 'hash', NULL, '{time}'),
  ('business_metrics', 'smb_business.business_metric_l', 'measured_at', 'direct', NULL, '{time}'),
  ('businesses', 'smb_business.business_s', NULL, 'direct', NULL, '{updated_at}'),
  ('calendar_availability', 'smb_business.user_availability_s', 'hash_diff', 'hash', NULL, '{id}'),
  ('calendar_availability', 'smb_business.user_availability_s', 'slot_id', 'direct', NULL, '{id}'),
  ('calendar_events', 'smb_business.calendar_event_time_s', NULL, 'direct', NULL, '{updated_at}'),
  ('communication_templates', 'smb_business.template_s', NULL, 'direct', NULL, '{updated_at}'),
  ('communications', 'smb_business.communication_channel_s', NULL, 'direct', NULL, '{updated_at}'),
  ('customers', 'smb_business.customer_misc_s', NULL, 'direct', NULL, '{updated_at}'),
  ('documents', 'smb_business.document_s', NULL, 'direct', NULL, '{updated_at}'),
  ('financial_transactions', 'smb_business.transaction_s', NULL, 'direct', NULL, '{updated_at}'),
  ('integrations', 'smb_business.integration_s', NULL, 'direct', NULL, '{updated_at}'),
  ('invoices', 'smb_business.invoice_s', NULL, 'direct', NULL, '{updated_at}'),
  ('jobs', 'smb_business.job_s', NULL, 'direct', NULL, '{updated_at}'),
  ('tenants', 'smb_auth.tenant_profile_s', NULL, 'direct', NULL, '{updated_at}'),
  ('users', 'smb_auth.user_role_s', NULL, 'direct', NULL, '{updated_at}'),
  ('smb_business.customer_h', 'smb_infomart.customer_lifetime_value', NULL, 'direct', NULL, '{tenant_hk,
    customer_hk, customer_id}'),
  ('smb_business.customer_h', 'smb_infomart.customer_lifetime_value', 'counts_as', 'calculation', 'coalesce(matched.customer_id, customer.customer_id)', '{customer_id}'),
  ('smb_business.customer_misc_s', 'smb_infomart.customer_lifetime_value', NULL, 'direct', NULL, '{customer_since}'),
  ('smb_business.job_customer_effectivity_s', 'smb_infomart.customer_lifetime_value', 'jobs', 'rows', 'coalesce(worked.jobs, 0)', '{"*"}'),
  ('smb_business.job_customer_l', 'smb_infomart.customer_lifetime_value', 'jobs', 'rows', 'coalesce(worked.jobs, 0)', '{"*"}'),
  ('smb_business.job_money_s', 'smb_infomart.customer_lifetime_value', 'jobs', 'rows', 'coalesce(worked.jobs, 0)', '{"*"}'),
  ('smb_business.job_schedule_s', 'smb_infomart.customer_lifetime_value', 'jobs', 'rows', 'coalesce(worked.jobs, 0)', '{"*"}'),
  ('smb_business.job_status_s', 'smb_infomart.customer_lifetime_value', 'jobs', 'rows', 'coalesce(worked.jobs, 0)', '{"*"}'),
  ('smb_business.job_status_s', 'smb_infomart.customer_lifetime_value', 'completed_jobs', 'condition', 'coalesce(worked.completed_jobs, 0)', '{status}'),
  ('smb_business.job_status_s', 'smb_infomart.customer_lifetime_value', 'cancelled_jobs', 'condition', 'coalesce(worked.cancelled_jobs, 0)', '{status}'),
  ('smb_business.job_money_s', 'smb_infomart.customer_lifetime_value', 'completed_amount', 'aggregation', 'worked.completed_amount', '{final_amount}'),
  ('smb_business.job_status_s', 'smb_infomart.customer_lifetime_value', 'completed_amount', 'condition', 'worked.completed_amount', '{status}'),
  ('smb_business.job_schedule_s', 'smb_infomart.customer_lifetime_value', 'last_job_at', 'aggregation', 'worked.last_job_at', '{actual_end}'),
  ('smb_business.invoice_money_s', 'smb_infomart.customer_lifetime_value', 'invoices', 'rows', 'coalesce(billed.invoices, 0)', '{"*"}'),
  ('smb_business.invoice_party_effectivity_s', 'smb_infomart.customer_lifetime_value', 'invoices', 'rows', 'coalesce(billed.invoices, 0)', '{"*"}'),
  ('smb_business.invoice_party_l', 'smb_infomart.customer_lifetime_value', 'invoices', 'rows', 'coalesce(billed.invoices, 0)', '{"*"}'),
  ('smb_business.invoice_s', 'smb_infomart.customer_lifetime_value', 'invoices', 'rows', 'coalesce(billed.invoices, 0)', '{"*"}'),
  ('smb_business.invoice_status_s', 'smb_infomart.customer_lifetime_value', 'invoices', 'rows', 'coalesce(billed.invoices, 0)', '{"*"}'),
  ('smb_business.invoice_money_s', 'smb_infomart.customer_lifetime_value', 'billed_amount', 'aggregation', 'billed.billed_amount', '{total_amount}'),
  ('smb_business.invoice_money_s', 'smb_infomart.customer_lifetime_value', 'paid_amount', 'aggregation', 'billed.paid_amount', '{amount_paid}'),
  ('smb_business.invoice_money_s', 'smb_infomart.customer_lifetime_value', 'overdue_amount', 'aggregation', 'billed.overdue_amount', '{amount_paid,
    total_amount}'),
  ('smb_business.invoice_status_s', 'smb_infomart.customer_lifetime_value', 'overdue_amount', 'condition', 'billed.overdue_amount', '{status}'),
  ('smb_business.customer_value_s', 'smb_infomart.customer_lifetime_value', 'lifetime_value_at_source', 'direct', NULL, '{lifetime_value}')
) AS listed("source", "target_table", "target_column", "kind", "expression", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'smb', listed."source", listed."source_column", item.value, listed."target_column", listed."kind",
  NULL
FROM (VALUES
  ('ai_context_cache', 'business_id', 'ai_context_business_hk', 'hash', '{smb_business.ai_context_business_l,
    smb_business.ai_context_business_effectivity_s}'),
  ('ai_context_cache', 'business_id', 'business_hk', 'hash', '{smb_business.ai_context_business_l,
    smb_business.business_h}'),
  ('ai_context_cache', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('ai_context_cache', 'id', 'ai_context_business_hk', 'hash', '{smb_business.ai_context_business_l,
    smb_business.ai_context_business_effectivity_s}'),
  ('ai_context_cache', 'id', 'ai_context_hk', 'hash', '{smb_business.ai_context_business_l,
    smb_business.ai_context_h, smb_business.ai_context_s, smb_business.ai_context_state_s}'),
  ('ai_context_cache', 'id', 'ai_context_id', 'key', '{smb_business.ai_context_h}'),
  ('ai_context_cache', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h,
    smb_business.ai_context_business_effectivity_s, smb_business.ai_context_business_l, smb_business.ai_context_h,
    smb_business.ai_context_s, smb_business.ai_context_state_s, smb_business.business_h}'),
  ('ai_context_cache', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('ai_context_cache', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.ai_context_business_effectivity_s,
    smb_business.ai_context_business_l, smb_business.ai_context_h, smb_business.ai_context_s,
    smb_business.ai_context_state_s, smb_business.business_h}'),
  ('ai_conversations', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.conversation_message_l, smb_business.conversation_party_l}'),
  ('ai_conversations', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('ai_conversations', 'business_id', 'conversation_message_hk', 'hash', '{smb_business.conversation_message_l,
    smb_business.conversation_feedback_s, smb_business.conversation_text_s}'),
  ('ai_conversations', 'business_id', 'conversation_party_hk', 'hash', '{smb_business.conversation_party_l}'),
  ('ai_conversations', 'id', 'conversation_message_hk', 'hash', '{smb_business.conversation_message_l,
    smb_business.conversation_feedback_s, smb_business.conversation_text_s}'),
  ('ai_conversations', 'id', 'message_id', 'key', '{smb_business.conversation_message_l}'),
  ('ai_conversations', 'session_id', 'conversation_hk', 'hash', '{smb_business.conversation_h,
    smb_business.conversation_message_l, smb_business.conversation_party_l}'),
  ('ai_conversations', 'session_id', 'session_id', 'key', '{smb_business.conversation_h}'),
  ('ai_conversations', 'session_id', 'conversation_message_hk', 'hash', '{smb_business.conversation_message_l,
    smb_business.conversation_feedback_s, smb_business.conversation_text_s}'),
  ('ai_conversations', 'session_id', 'conversation_party_hk', 'hash', '{smb_business.conversation_party_l}'),
  ('ai_conversations', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_h, smb_business.conversation_feedback_s, smb_business.conversation_h,
    smb_business.conversation_message_l, smb_business.conversation_party_l, smb_business.conversation_text_s}'),
  ('ai_conversations', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('ai_conversations', 'user_id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.conversation_message_l,
    smb_business.conversation_party_l}'),
  ('ai_conversations', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('ai_conversations', 'user_id', 'conversation_message_hk', 'hash', '{smb_business.conversation_message_l,
    smb_business.conversation_feedback_s, smb_business.conversation_text_s}'),
  ('ai_conversations', 'user_id', 'conversation_party_hk', 'hash', '{smb_business.conversation_party_l}'),
  ('ai_conversations', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.conversation_feedback_s, smb_business.conversation_h, smb_business.conversation_message_l,
    smb_business.conversation_party_l, smb_business.conversation_text_s}'),
  ('audit_logs', 'id', 'audit_customer_hk', 'hash', '{smb_business.audit_customer_l}'),
  ('audit_logs', 'id', 'audit_id', 'key', '{smb_business.audit_customer_l, smb_business.audit_l}'),
  ('audit_logs', 'id', 'audit_hk', 'hash', '{smb_business.audit_l, smb_business.audit_detail_s}'),
  ('audit_logs', 'record_id', 'audit_customer_hk', 'hash', '{smb_business.audit_customer_l}'),
  ('audit_logs', 'record_id', 'customer_hk', 'hash', '{smb_business.audit_customer_l, smb_business.customer_h}'),
  ('audit_logs', 'record_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('audit_logs', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.audit_customer_l, smb_business.audit_detail_s, smb_business.audit_l, smb_business.customer_h}'),
  ('audit_logs', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('audit_logs', 'user_id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.audit_l}'),
  ('audit_logs', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('audit_logs', 'user_id', 'audit_hk', 'hash', '{smb_business.audit_l, smb_business.audit_detail_s}'),
  ('audit_logs', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.audit_customer_l,
    smb_business.audit_detail_s, smb_business.audit_l, smb_business.customer_h}'),
  ('business_events', 'business_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'business_id', 'business_hk', 'hash', '{smb_business.business_event_l,
    smb_business.business_h}'),
  ('business_events', 'business_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('business_events', 'customer_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'customer_id', 'customer_hk', 'hash', '{smb_business.business_event_l,
    smb_business.customer_h}'),
  ('business_events', 'customer_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('business_events', 'event_name', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'event_name', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'event_type', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'event_type', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'job_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'job_id', 'job_hk', 'hash', '{smb_business.business_event_l, smb_business.job_h}'),
  ('business_events', 'job_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('business_events', 'properties', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'properties', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'session_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'session_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_event_l, smb_business.business_h, smb_business.customer_h, smb_business.job_h}'),
  ('business_events', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('business_events', 'tenant_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'tenant_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'time', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'time', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', 'user_id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.business_event_l}'),
  ('business_events', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('business_events', 'user_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events', 'user_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_event_l,
    smb_business.business_h, smb_business.customer_h, smb_business.job_h}'),
  ('business_events_archive', 'business_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'business_id', 'business_hk', 'hash', '{smb_business.business_event_l,
    smb_business.business_h}'),
  ('business_events_archive', 'business_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('business_events_archive', 'customer_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'customer_id', 'customer_hk', 'hash', '{smb_business.business_event_l,
    smb_business.customer_h}'),
  ('business_events_archive', 'customer_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('business_events_archive', 'event_name', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'event_name', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'event_type', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'event_type', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'job_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'job_id', 'job_hk', 'hash', '{smb_business.business_event_l, smb_business.job_h}'),
  ('business_events_archive', 'job_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('business_events_archive', 'properties', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'properties', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'session_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'session_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_event_l, smb_business.business_h, smb_business.customer_h, smb_business.job_h}'),
  ('business_events_archive', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('business_events_archive', 'tenant_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'tenant_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'time', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'time', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', 'user_id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.business_event_l}'),
  ('business_events_archive', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('business_events_archive', 'user_id', 'business_event_hk', 'hash', '{smb_business.business_event_l}'),
  ('business_events_archive', 'user_id', 'row_hash', 'key', '{smb_business.business_event_l}'),
  ('business_events_archive', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_event_l, smb_business.business_h, smb_business.customer_h, smb_business.job_h}'),
  ('business_metrics', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.business_metric_l}'),
  ('business_metrics', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('business_metrics', 'business_id', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'business_id', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'dimensions', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'dimensions', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metadata', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metadata', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metric_name', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metric_name', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metric_type', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'metric_type', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.business_metric_l}'),
  ('business_metrics', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('business_metrics', 'tenant_id', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'tenant_id', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'time', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'time', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', 'value', 'business_metric_hk', 'hash', '{smb_business.business_metric_l}'),
  ('business_metrics', 'value', 'row_hash', 'key', '{smb_business.business_metric_l}'),
  ('business_metrics', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.business_metric_l}'),
  ('business_website_analysis', 'business_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.website_analysis_l}'),
  ('business_website_analysis', 'business_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('business_website_analysis', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.website_analysis_l}'),
  ('business_website_analysis', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('business_website_analysis', 'business_id', 'website_analysis_hk', 'hash', '{smb_business.website_analysis_l}'),
  ('business_website_analysis', 'id', 'analysis_id', 'key', '{smb_business.website_analysis_l}'),
  ('business_website_analysis', 'id', 'website_analysis_hk', 'hash', '{smb_business.website_analysis_l}'),
  ('business_website_analysis', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.website_analysis_l}'),
  ('businesses', 'id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.business_contact_s,
    smb_business.business_s}'),
  ('businesses', 'id', 'business_id', 'key', '{smb_business.business_h}'),
  ('businesses', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_contact_s,
    smb_business.business_h, smb_business.business_s}'),
  ('businesses', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('businesses', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_contact_s, smb_business.business_h,
    smb_business.business_s}'),
  ('calendar_availability', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.user_availability_l}'),
  ('calendar_availability', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('calendar_availability', 'business_id', 'user_availability_hk', 'hash', '{smb_business.user_availability_l,
    smb_business.user_availability_s}'),
  ('calendar_availability', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_h, smb_business.user_availability_l, smb_business.user_availability_s}'),
  ('calendar_availability', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('calendar_availability', 'user_id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.user_availability_l}'),
  ('calendar_availability', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('calendar_availability', 'user_id', 'user_availability_hk', 'hash', '{smb_business.user_availability_l,
    smb_business.user_availability_s}'),
  ('calendar_availability', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.user_availability_l, smb_business.user_availability_s}'),
  ('calendar_events', 'assigned_users', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('calendar_events', 'assigned_users', 'user_id', 'key', '{smb_auth.user_h}'),
  ('calendar_events', 'assigned_users', 'attendee_hk', 'hash', '{smb_business.calendar_attendee_l}'),
  ('calendar_events', 'assigned_users', 'calendar_attendee_hk', 'hash', '{smb_business.calendar_attendee_l}'),
  ('calendar_events', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.calendar_event_party_l}'),
  ('calendar_events', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('calendar_events', 'business_id', 'calendar_event_party_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.calendar_event_party_effectivity_s}'),
  ('calendar_events', 'created_by', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('calendar_events', 'created_by', 'user_id', 'key', '{smb_auth.user_h}'),
  ('calendar_events', 'created_by', 'calendar_event_party_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.calendar_event_party_effectivity_s}'),
  ('calendar_events', 'created_by', 'creator_hk', 'hash', '{smb_business.calendar_event_party_l}'),
  ('calendar_events', 'customer_id', 'calendar_event_party_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.calendar_event_party_effectivity_s}'),
  ('calendar_events', 'customer_id', 'customer_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.customer_h}'),
  ('calendar_events', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('calendar_events', 'id', 'calendar_attendee_hk', 'hash', '{smb_business.calendar_attendee_l}'),
  ('calendar_events', 'id', 'calendar_event_hk', 'hash', '{smb_business.calendar_attendee_l,
    smb_business.calendar_event_h, smb_business.calendar_event_party_l, smb_business.calendar_attendance_s,
    smb_business.calendar_event_presence_s, smb_business.calendar_event_s, smb_business.calendar_event_status_s,
    smb_business.calendar_event_time_s}'),
  ('calendar_events', 'id', 'calendar_event_id', 'key', '{smb_business.calendar_event_h}'),
  ('calendar_events', 'id', 'calendar_event_party_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.calendar_event_party_effectivity_s}'),
  ('calendar_events', 'job_id', 'calendar_event_party_hk', 'hash', '{smb_business.calendar_event_party_l,
    smb_business.calendar_event_party_effectivity_s}'),
  ('calendar_events', 'job_id', 'job_hk', 'hash', '{smb_business.calendar_event_party_l, smb_business.job_h}'),
  ('calendar_events', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('calendar_events', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_h, smb_business.calendar_attendance_s, smb_business.calendar_attendee_l,
    smb_business.calendar_event_h, smb_business.calendar_event_party_effectivity_s,
    smb_business.calendar_event_party_l, smb_business.calendar_event_presence_s, smb_business.calendar_event_s,
    smb_business.calendar_event_status_s, smb_business.calendar_event_time_s, smb_business.customer_h,
    smb_business.job_h}'),
  ('calendar_events', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('calendar_events', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.calendar_attendance_s, smb_business.calendar_attendee_l, smb_business.calendar_event_h,
    smb_business.calendar_event_party_effectivity_s, smb_business.calendar_event_party_l,
    smb_business.calendar_event_presence_s, smb_business.calendar_event_s, smb_business.calendar_event_status_s,
    smb_business.calendar_event_time_s, smb_business.customer_h, smb_business.job_h}'),
  ('communication_templates', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.template_business_l}'),
  ('communication_templates', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('communication_templates', 'business_id', 'template_business_hk', 'hash', '{smb_business.template_business_l,
    smb_business.template_business_effectivity_s}'),
  ('communication_templates', 'id', 'template_business_hk', 'hash', '{smb_business.template_business_l,
    smb_business.template_business_effectivity_s}'),
  ('communication_templates', 'id', 'template_hk', 'hash', '{smb_business.template_business_l,
    smb_business.template_h, smb_business.template_s, smb_business.template_usage_s}'),
  ('communication_templates', 'id', 'template_id', 'key', '{smb_business.template_h}'),
  ('communication_templates', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.template_business_effectivity_s, smb_business.template_business_l, smb_business.template_h,
    smb_business.template_s, smb_business.template_usage_s}'),
  ('communication_templates', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('communication_templates', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.template_business_effectivity_s, smb_business.template_business_l, smb_business.template_h,
    smb_business.template_s, smb_business.template_usage_s}'),
  ('communications', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.communication_party_l}'),
  ('communications', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('communications', 'business_id', 'communication_party_hk', 'hash', '{smb_business.communication_party_l,
    smb_business.communication_party_effectivity_s}'),
  ('communications', 'id', 'communication_customer_hk', 'hash', '{smb_business.communication_customer_l}'),
  ('communications', 'id', 'communication_hk', 'hash', '{smb_business.communication_customer_l,
    smb_business.communication_h, smb_business.communication_party_l, smb_business.communication_analysis_s,
    smb_business.communication_channel_s, smb_business.communication_s, smb_business.communication_status_s}'),
  ('communications', 'id', 'communication_id', 'key', '{smb_business.communication_h}'),
  ('communications', 'id', 'communication_party_hk', 'hash', '{smb_business.communication_party_l,
    smb_business.communication_party_effectivity_s}'),
  ('communications', 'id', 'communication_reply_hk', 'hash', '{smb_business.communication_reply_l}'),
  ('communications', 'id', 'reply_hk', 'hash', '{smb_business.communication_reply_l}'),
  ('communications', 'recipient_id', 'communication_customer_hk', 'hash', '{smb_business.communication_customer_l}'),
  ('communications', 'recipient_id', 'customer_hk', 'hash', '{smb_business.communication_customer_l,
    smb_business.customer_h}'),
  ('communications', 'recipient_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('communications', 'reply_to_id', 'communication_hk', 'hash', '{smb_business.communication_h}'),
  ('communications', 'reply_to_id', 'communication_id', 'key', '{smb_business.communication_h}'),
  ('communications', 'reply_to_id', 'answered_hk', 'hash', '{smb_business.communication_reply_l}'),
  ('communications', 'reply_to_id', 'communication_reply_hk', 'hash', '{smb_business.communication_reply_l}'),
  ('communications', 'sender_id', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('communications', 'sender_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('communications', 'sender_id', 'communication_party_hk', 'hash', '{smb_business.communication_party_l,
    smb_business.communication_party_effectivity_s}'),
  ('communications', 'sender_id', 'sender_hk', 'hash', '{smb_business.communication_party_l}'),
  ('communications', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.business_h, smb_business.communication_analysis_s, smb_business.communication_channel_s,
    smb_business.communication_customer_l, smb_business.communication_h,
    smb_business.communication_party_effectivity_s, smb_business.communication_party_l,
    smb_business.communication_reply_l, smb_business.communication_s, smb_business.communication_status_s,
    smb_business.customer_h}'),
  ('communications', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('communications', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.communication_analysis_s, smb_business.communication_channel_s,
    smb_business.communication_customer_l, smb_business.communication_h,
    smb_business.communication_party_effectivity_s, smb_business.communication_party_l,
    smb_business.communication_reply_l, smb_business.communication_s, smb_business.communication_status_s,
    smb_business.customer_h}'),
  ('customer_interactions', 'customer_id', 'customer_hk', 'hash', '{smb_business.customer_h,
    smb_business.customer_interaction_l}'),
  ('customer_interactions', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('customer_interactions', 'customer_id', 'customer_interaction_hk', 'hash', '{smb_business.customer_interaction_l,
    smb_business.customer_interaction_storage_s, smb_business.customer_interaction_text_s}'),
  ('customer_interactions', 'id', 'customer_interaction_hk', 'hash', '{smb_business.customer_interaction_l,
    smb_business.customer_interaction_storage_s, smb_business.customer_interaction_text_s}'),
  ('customer_interactions', 'id', 'interaction_id', 'key', '{smb_business.customer_interaction_l}'),
  ('customer_interactions', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.customer_h,
    smb_business.customer_interaction_l, smb_business.customer_interaction_storage_s,
    smb_business.customer_interaction_text_s}'),
  ('customer_interactions', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('customer_interactions', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.customer_h,
    smb_business.customer_interaction_l, smb_business.customer_interaction_storage_s,
    smb_business.customer_interaction_text_s}'),
  ('customer_matches', 'duplicate_id', 'customer_hk', 'hash', '{smb_business.customer_h}'),
  ('customer_matches', 'duplicate_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('customer_matches', 'duplicate_id', 'customer_match_hk', 'hash', '{smb_business.customer_match_l}'),
  ('customer_matches', 'duplicate_id', 'duplicate_hk', 'hash', '{smb_business.customer_match_l}'),
  ('customer_matches', 'kept_id', 'customer_hk', 'hash', '{smb_business.customer_h}'),
  ('customer_matches', 'kept_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('customer_matches', 'kept_id', 'customer_match_hk', 'hash', '{smb_business.customer_match_l}'),
  ('customer_matches', 'kept_id', 'kept_hk', 'hash', '{smb_business.customer_match_l}'),
  ('customer_matches', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.customer_h,
    smb_business.customer_match_l}'),
  ('customer_matches', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('customer_matches', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.customer_h,
    smb_business.customer_match_l}'),
  ('customers', 'business_id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.customer_business_l}'),
  ('customers', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('customers', 'business_id', 'customer_business_hk', 'hash', '{smb_business.customer_business_l,
    smb_business.customer_business_effectivity_s}'),
  ('customers', 'id', 'customer_business_hk', 'hash', '{smb_business.customer_business_l,
    smb_business.customer_business_effectivity_s}'),
  ('customers', 'id', 'customer_hk', 'hash', '{smb_business.customer_business_l, smb_business.customer_h,
    smb_business.customer_address_s, smb_business.customer_consent_s, smb_business.customer_identity_s,
    smb_business.customer_insight_s, smb_business.customer_misc_s, smb_business.customer_presence_s,
    smb_business.customer_value_s}'),
  ('customers', 'id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('customers', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.customer_address_s, smb_business.customer_business_effectivity_s, smb_business.customer_business_l,
    smb_business.customer_consent_s, smb_business.customer_h, smb_business.customer_identity_s,
    smb_business.customer_insight_s, smb_business.customer_misc_s, smb_business.customer_presence_s,
    smb_business.customer_value_s}'),
  ('customers', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('customers', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h, smb_business.customer_address_s,
    smb_business.customer_business_effectivity_s, smb_business.customer_business_l, smb_business.customer_consent_s,
    smb_business.customer_h, smb_business.customer_identity_s, smb_business.customer_insight_s,
    smb_business.customer_misc_s, smb_business.customer_presence_s, smb_business.customer_value_s}'),
  ('data_lineage', 'id', 'data_lineage_id', 'key', '{smb_ref.data_lineage_r, smb_ref.data_lineage_s}'),
  ('data_lineage', '*', '*', 'load', '{smb_ref.data_lineage_r, smb_ref.data_lineage_s}'),
  ('document_processing_jobs', 'document_id', 'document_hk', 'hash', '{smb_business.document_h,
    smb_business.document_processing_l}'),
  ('document_processing_jobs', 'document_id', 'document_id', 'key', '{smb_business.document_h}'),
  ('document_processing_jobs', 'document_id', 'document_processing_hk', 'hash', '{smb_business.document_processing_l,
    smb_business.document_processing_s}'),
  ('document_processing_jobs', 'id', 'document_processing_hk', 'hash', '{smb_business.document_processing_l,
    smb_business.document_processing_s}'),
  ('document_processing_jobs', 'id', 'processing_id', 'key', '{smb_business.document_processing_l}'),
  ('document_processing_jobs', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.document_h,
    smb_business.document_processing_l, smb_business.document_processing_s}'),
  ('document_processing_jobs', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('document_processing_jobs', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.document_h,
    smb_business.document_processing_l, smb_business.document_processing_s}'),
  ('documents', 'business_id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.document_owner_l}'),
  ('documents', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('documents', 'business_id', 'document_owner_hk', 'hash', '{smb_business.document_owner_l,
    smb_business.document_owner_effectivity_s}'),
  ('documents', 'id', 'document_customer_hk', 'hash', '{smb_business.document_customer_l}'),
  ('documents', 'id', 'document_hk', 'hash', '{smb_business.document_customer_l, smb_business.document_h,
    smb_business.document_invoice_l, smb_business.document_job_l, smb_business.document_owner_l,
    smb_business.document_share_l, smb_business.document_user_l, smb_business.document_presence_s,
    smb_business.document_s, smb_business.document_text_s}'),
  ('documents', 'id', 'document_id', 'key', '{smb_business.document_h}'),
  ('documents', 'id', 'document_invoice_hk', 'hash', '{smb_business.document_invoice_l}'),
  ('documents', 'id', 'document_job_hk', 'hash', '{smb_business.document_job_l}'),
  ('documents', 'id', 'document_owner_hk', 'hash', '{smb_business.document_owner_l,
    smb_business.document_owner_effectivity_s}'),
  ('documents', 'id', 'document_share_hk', 'hash', '{smb_business.document_share_l}'),
  ('documents', 'id', 'document_user_hk', 'hash', '{smb_business.document_user_l}'),
  ('documents', 'id', 'document_version_hk', 'hash', '{smb_business.document_version_l}'),
  ('documents', 'id', 'version_hk', 'hash', '{smb_business.document_version_l}'),
  ('documents', 'parent_document_id', 'document_hk', 'hash', '{smb_business.document_h}'),
  ('documents', 'parent_document_id', 'document_id', 'key', '{smb_business.document_h}'),
  ('documents', 'parent_document_id', 'document_version_hk', 'hash', '{smb_business.document_version_l}'),
  ('documents', 'parent_document_id', 'parent_hk', 'hash', '{smb_business.document_version_l}'),
  ('documents', 'related_entity_id', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('documents', 'related_entity_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('documents', 'related_entity_id', 'customer_hk', 'hash', '{smb_business.customer_h,
    smb_business.document_customer_l}'),
  ('documents', 'related_entity_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('documents', 'related_entity_id', 'document_customer_hk', 'hash', '{smb_business.document_customer_l}'),
  ('documents', 'related_entity_id', 'document_invoice_hk', 'hash', '{smb_business.document_invoice_l}'),
  ('documents', 'related_entity_id', 'invoice_hk', 'hash', '{smb_business.document_invoice_l,
    smb_business.invoice_h}'),
  ('documents', 'related_entity_id', 'document_job_hk', 'hash', '{smb_business.document_job_l}'),
  ('documents', 'related_entity_id', 'job_hk', 'hash', '{smb_business.document_job_l, smb_business.job_h}'),
  ('documents', 'related_entity_id', 'document_user_hk', 'hash', '{smb_business.document_user_l}'),
  ('documents', 'related_entity_id', 'subject_hk', 'hash', '{smb_business.document_user_l}'),
  ('documents', 'related_entity_id', 'invoice_id', 'key', '{smb_business.invoice_h}'),
  ('documents', 'related_entity_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('documents', 'shared_with', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('documents', 'shared_with', 'user_id', 'key', '{smb_auth.user_h}'),
  ('documents', 'shared_with', 'document_share_hk', 'hash', '{smb_business.document_share_l}'),
  ('documents', 'shared_with', 'reader_hk', 'hash', '{smb_business.document_share_l}'),
  ('documents', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.customer_h, smb_business.document_customer_l, smb_business.document_h,
    smb_business.document_invoice_l, smb_business.document_job_l, smb_business.document_owner_effectivity_s,
    smb_business.document_owner_l, smb_business.document_presence_s, smb_business.document_s,
    smb_business.document_share_l, smb_business.document_text_s, smb_business.document_user_l,
    smb_business.document_version_l, smb_business.invoice_h, smb_business.job_h}'),
  ('documents', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('documents', 'uploaded_by', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('documents', 'uploaded_by', 'user_id', 'key', '{smb_auth.user_h}'),
  ('documents', 'uploaded_by', 'document_owner_hk', 'hash', '{smb_business.document_owner_l,
    smb_business.document_owner_effectivity_s}'),
  ('documents', 'uploaded_by', 'uploader_hk', 'hash', '{smb_business.document_owner_l}'),
  ('documents', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.customer_h, smb_business.document_customer_l, smb_business.document_h,
    smb_business.document_invoice_l, smb_business.document_job_l, smb_business.document_owner_effectivity_s,
    smb_business.document_owner_l, smb_business.document_presence_s, smb_business.document_s,
    smb_business.document_share_l, smb_business.document_text_s, smb_business.document_user_l,
    smb_business.document_version_l, smb_business.invoice_h, smb_business.job_h}'),
  ('financial_transactions', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.transaction_party_l}'),
  ('financial_transactions', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('financial_transactions', 'business_id', 'transaction_party_hk', 'hash', '{smb_business.transaction_party_l,
    smb_business.transaction_party_effectivity_s}'),
  ('financial_transactions', 'currency', 'currency', 'key', '{smb_ref.currency_r}'),
  ('financial_transactions', 'customer_id', 'customer_hk', 'hash', '{smb_business.customer_h,
    smb_business.transaction_party_l}'),
  ('financial_transactions', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('financial_transactions', 'customer_id', 'transaction_party_hk', 'hash', '{smb_business.transaction_party_l,
    smb_business.transaction_party_effectivity_s}'),
  ('financial_transactions', 'id', 'transaction_hk', 'hash', '{smb_business.transaction_h,
    smb_business.transaction_party_l, smb_business.transaction_insight_s, smb_business.transaction_presence_s,
    smb_business.transaction_s, smb_business.transaction_status_s}'),
  ('financial_transactions', 'id', 'transaction_id', 'key', '{smb_business.transaction_h}'),
  ('financial_transactions', 'id', 'transaction_party_hk', 'hash', '{smb_business.transaction_party_l,
    smb_business.transaction_party_effectivity_s}'),
  ('financial_transactions', 'invoice_id', 'invoice_hk', 'hash', '{smb_business.invoice_h,
    smb_business.transaction_party_l}'),
  ('financial_transactions', 'invoice_id', 'invoice_id', 'key', '{smb_business.invoice_h}'),
  ('financial_transactions', 'invoice_id', 'transaction_party_hk', 'hash', '{smb_business.transaction_party_l,
    smb_business.transaction_party_effectivity_s}'),
  ('financial_transactions', 'job_id', 'job_hk', 'hash', '{smb_business.job_h, smb_business.transaction_party_l}'),
  ('financial_transactions', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('financial_transactions', 'job_id', 'transaction_party_hk', 'hash', '{smb_business.transaction_party_l,
    smb_business.transaction_party_effectivity_s}'),
  ('financial_transactions', 'payment_method', 'payment_method', 'key', '{smb_ref.payment_method_r}'),
  ('financial_transactions', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.customer_h, smb_business.invoice_h, smb_business.job_h, smb_business.transaction_h,
    smb_business.transaction_insight_s, smb_business.transaction_party_effectivity_s,
    smb_business.transaction_party_l, smb_business.transaction_presence_s, smb_business.transaction_s,
    smb_business.transaction_status_s}'),
  ('financial_transactions', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('financial_transactions', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.customer_h, smb_business.invoice_h, smb_business.job_h, smb_business.transaction_h,
    smb_business.transaction_insight_s, smb_business.transaction_party_effectivity_s,
    smb_business.transaction_party_l, smb_business.transaction_presence_s, smb_business.transaction_s,
    smb_business.transaction_status_s, smb_ref.currency_r, smb_ref.payment_method_r}'),
  ('integration_sync_logs', 'id', 'integration_sync_hk', 'hash', '{smb_business.integration_sync_l,
    smb_business.integration_sync_s}'),
  ('integration_sync_logs', 'id', 'log_id', 'key', '{smb_business.integration_sync_l}'),
  ('integration_sync_logs', 'integration_id', 'integration_hk', 'hash', '{smb_business.integration_h,
    smb_business.integration_sync_l}'),
  ('integration_sync_logs', 'integration_id', 'integration_id', 'key', '{smb_business.integration_h}'),
  ('integration_sync_logs', 'integration_id', 'integration_sync_hk', 'hash', '{smb_business.integration_sync_l,
    smb_business.integration_sync_s}'),
  ('integration_sync_logs', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.integration_h,
    smb_business.integration_sync_l, smb_business.integration_sync_s}'),
  ('integration_sync_logs', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('integration_sync_logs', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.integration_h,
    smb_business.integration_sync_l, smb_business.integration_sync_s}'),
  ('integrations', 'business_id', 'business_hk', 'hash', '{smb_business.business_h,
    smb_business.integration_business_l}'),
  ('integrations', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('integrations', 'business_id', 'integration_business_hk', 'hash', '{smb_business.integration_business_l,
    smb_business.integration_business_effectivity_s}'),
  ('integrations', 'id', 'integration_business_hk', 'hash', '{smb_business.integration_business_l,
    smb_business.integration_business_effectivity_s}'),
  ('integrations', 'id', 'integration_hk', 'hash', '{smb_business.integration_business_l,
    smb_business.integration_h, smb_business.integration_s, smb_business.integration_state_s}'),
  ('integrations', 'id', 'integration_id', 'key', '{smb_business.integration_h}'),
  ('integrations', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.integration_business_effectivity_s, smb_business.integration_business_l,
    smb_business.integration_h, smb_business.integration_s, smb_business.integration_state_s}'),
  ('integrations', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('integrations', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.integration_business_effectivity_s, smb_business.integration_business_l,
    smb_business.integration_h, smb_business.integration_s, smb_business.integration_state_s}'),
  ('invoice_line_items', 'id', 'invoice_line_hk', 'hash', '{smb_business.invoice_line_l,
    smb_business.invoice_line_s}'),
  ('invoice_line_items', 'id', 'line_id', 'key', '{smb_business.invoice_line_l}'),
  ('invoice_line_items', 'invoice_id', 'invoice_hk', 'hash', '{smb_business.invoice_h, smb_business.invoice_line_l}'),
  ('invoice_line_items', 'invoice_id', 'invoice_id', 'key', '{smb_business.invoice_h}'),
  ('invoice_line_items', 'invoice_id', 'invoice_line_hk', 'hash', '{smb_business.invoice_line_l,
    smb_business.invoice_line_s}'),
  ('invoice_line_items', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.invoice_h,
    smb_business.invoice_line_l, smb_business.invoice_line_s}'),
  ('invoice_line_items', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('invoice_line_items', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.invoice_h,
    smb_business.invoice_line_l, smb_business.invoice_line_s}'),
  ('invoices', 'business_id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.invoice_party_l}'),
  ('invoices', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('invoices', 'business_id', 'invoice_party_hk', 'hash', '{smb_business.invoice_party_l,
    smb_business.invoice_party_effectivity_s}'),
  ('invoices', 'customer_id', 'customer_hk', 'hash', '{smb_business.customer_h, smb_business.invoice_party_l}'),
  ('invoices', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('invoices', 'customer_id', 'invoice_party_hk', 'hash', '{smb_business.invoice_party_l,
    smb_business.invoice_party_effectivity_s}'),
  ('invoices', 'id', 'invoice_hk', 'hash', '{smb_business.invoice_h, smb_business.invoice_party_l,
    smb_business.invoice_money_s, smb_business.invoice_presence_s, smb_business.invoice_s,
    smb_business.invoice_status_s}'),
  ('invoices', 'id', 'invoice_id', 'key', '{smb_business.invoice_h}'),
  ('invoices', 'id', 'invoice_party_hk', 'hash', '{smb_business.invoice_party_l,
    smb_business.invoice_party_effectivity_s}'),
  ('invoices', 'job_id', 'invoice_party_hk', 'hash', '{smb_business.invoice_party_l,
    smb_business.invoice_party_effectivity_s}'),
  ('invoices', 'job_id', 'job_hk', 'hash', '{smb_business.invoice_party_l, smb_business.job_h}'),
  ('invoices', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('invoices', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.business_h,
    smb_business.customer_h, smb_business.invoice_h, smb_business.invoice_money_s,
    smb_business.invoice_party_effectivity_s, smb_business.invoice_party_l, smb_business.invoice_presence_s,
    smb_business.invoice_s, smb_business.invoice_status_s, smb_business.job_h}'),
  ('invoices', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('invoices', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.business_h, smb_business.customer_h,
    smb_business.invoice_h, smb_business.invoice_money_s, smb_business.invoice_party_effectivity_s,
    smb_business.invoice_party_l, smb_business.invoice_presence_s, smb_business.invoice_s,
    smb_business.invoice_status_s, smb_business.job_h}'),
  ('job_materials', 'id', 'job_material_hk', 'hash', '{smb_business.job_material_l, smb_business.job_material_s}'),
  ('job_materials', 'id', 'material_id', 'key', '{smb_business.job_material_l}'),
  ('job_materials', 'job_id', 'job_hk', 'hash', '{smb_business.job_h, smb_business.job_material_l}'),
  ('job_materials', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('job_materials', 'job_id', 'job_material_hk', 'hash', '{smb_business.job_material_l, smb_business.job_material_s}'),
  ('job_materials', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_business.job_h,
    smb_business.job_material_l, smb_business.job_material_s}'),
  ('job_materials', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('job_materials', '*', '*', 'load', '{smb_auth.tenant_h, smb_business.job_h, smb_business.job_material_l,
    smb_business.job_material_s}'),
  ('job_status_history', 'changed_by', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('job_status_history', 'changed_by', 'user_id', 'key', '{smb_auth.user_h}'),
  ('job_status_history', 'changed_by', 'changer_hk', 'hash', '{smb_business.job_status_change_l}'),
  ('job_status_history', 'changed_by', 'job_status_change_hk', 'hash', '{smb_business.job_status_change_l}'),
  ('job_status_history', 'id', 'change_id', 'key', '{smb_business.job_status_change_l}'),
  ('job_status_history', 'id', 'job_status_change_hk', 'hash', '{smb_business.job_status_change_l}'),
  ('job_status_history', 'job_id', 'job_hk', 'hash', '{smb_business.job_h, smb_business.job_status_change_l}'),
  ('job_status_history', 'job_id', 'job_id', 'key', '{smb_business.job_h}'),
  ('job_status_history', 'job_id', 'job_status_change_hk', 'hash', '{smb_business.job_status_change_l}'),
  ('job_status_history', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h,
    smb_business.job_h, smb_business.job_status_change_l}'),
  ('job_status_history', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('job_status_history', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.job_h,
    smb_business.job_status_change_l}'),
  ('jobs', 'assigned_team_members', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('jobs', 'assigned_team_members', 'user_id', 'key', '{smb_auth.user_h}'),
  ('jobs', 'assigned_team_members', 'job_team_member_hk', 'hash', '{smb_business.job_team_member_l}'),
  ('jobs', 'assigned_team_members', 'team_member_hk', 'hash', '{smb_business.job_team_member_l}'),
  ('jobs', 'business_id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.job_customer_l}'),
  ('jobs', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('jobs', 'business_id', 'job_customer_hk', 'hash', '{smb_business.job_customer_l,
    smb_business.job_customer_effectivity_s}'),
  ('jobs', 'customer_id', 'customer_hk', 'hash', '{smb_business.customer_h, smb_business.job_customer_l}'),
  ('jobs', 'customer_id', 'customer_id', 'key', '{smb_business.customer_h}'),
  ('jobs', 'customer_id', 'job_customer_hk', 'hash', '{smb_business.job_customer_l,
    smb_business.job_customer_effectivity_s}'),
  ('jobs', 'id', 'job_assignee_hk', 'hash', '{smb_business.job_assignee_l, smb_business.job_assignee_effectivity_s}'),
  ('jobs', 'id', 'job_hk', 'hash', '{smb_business.job_assignee_l, smb_business.job_customer_l, smb_business.job_h,
    smb_business.job_team_member_l, smb_business.job_insight_s, smb_business.job_money_s, smb_business.job_place_s,
    smb_business.job_presence_s, smb_business.job_s, smb_business.job_schedule_s, smb_business.job_status_s,
    smb_business.job_team_s}'),
  ('jobs', 'id', 'job_customer_hk', 'hash', '{smb_business.job_customer_l, smb_business.job_customer_effectivity_s}'),
  ('jobs', 'id', 'job_id', 'key', '{smb_business.job_h}'),
  ('jobs', 'id', 'job_team_member_hk', 'hash', '{smb_business.job_team_member_l}'),
  ('jobs', 'primary_assignee', 'user_hk', 'hash', '{smb_auth.user_h}'),
  ('jobs', 'primary_assignee', 'user_id', 'key', '{smb_auth.user_h}'),
  ('jobs', 'primary_assignee', 'assignee_hk', 'hash', '{smb_business.job_assignee_l}'),
  ('jobs', 'primary_assignee', 'job_assignee_hk', 'hash', '{smb_business.job_assignee_l,
    smb_business.job_assignee_effectivity_s}'),
  ('jobs', 'status', 'status', 'key', '{smb_ref.job_status_r}'),
  ('jobs', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.customer_h, smb_business.job_assignee_effectivity_s, smb_business.job_assignee_l,
    smb_business.job_customer_effectivity_s, smb_business.job_customer_l, smb_business.job_h,
    smb_business.job_insight_s, smb_business.job_money_s, smb_business.job_place_s, smb_business.job_presence_s,
    smb_business.job_s, smb_business.job_schedule_s, smb_business.job_status_s, smb_business.job_team_member_l,
    smb_business.job_team_s}'),
  ('jobs', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('jobs', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_business.business_h,
    smb_business.customer_h, smb_business.job_assignee_effectivity_s, smb_business.job_assignee_l,
    smb_business.job_customer_effectivity_s, smb_business.job_customer_l, smb_business.job_h,
    smb_business.job_insight_s, smb_business.job_money_s, smb_business.job_place_s, smb_business.job_presence_s,
    smb_business.job_s, smb_business.job_schedule_s, smb_business.job_status_s, smb_business.job_team_member_l,
    smb_business.job_team_s, smb_ref.job_status_r}'),
  ('team_assignments', 'id', 'assignment_id', 'key', '{smb_auth.team_member_l}'),
  ('team_assignments', 'id', 'team_member_hk', 'hash', '{smb_auth.team_member_l, smb_auth.team_member_effectivity_s}'),
  ('team_assignments', 'team_id', 'team_hk', 'hash', '{smb_auth.team_h, smb_auth.team_member_l}'),
  ('team_assignments', 'team_id', 'team_id', 'key', '{smb_auth.team_h}'),
  ('team_assignments', 'team_id', 'team_member_hk', 'hash', '{smb_auth.team_member_l,
    smb_auth.team_member_effectivity_s}'),
  ('team_assignments', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.team_h,
    smb_auth.team_member_effectivity_s, smb_auth.team_member_l, smb_auth.user_h}'),
  ('team_assignments', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('team_assignments', 'user_id', 'team_member_hk', 'hash', '{smb_auth.team_member_l,
    smb_auth.team_member_effectivity_s}'),
  ('team_assignments', 'user_id', 'user_hk', 'hash', '{smb_auth.team_member_l, smb_auth.user_h}'),
  ('team_assignments', 'user_id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('team_assignments', '*', '*', 'load', '{smb_auth.team_h, smb_auth.team_member_effectivity_s,
    smb_auth.team_member_l, smb_auth.tenant_h, smb_auth.user_h}'),
  ('tenants', 'id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.tenant_plan_s, smb_auth.tenant_profile_s}'),
  ('tenants', 'id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('tenants', 'plan_tier', 'plan_tier', 'key', '{smb_ref.plan_tier_r}'),
  ('tenants', 'region', 'region', 'key', '{smb_ref.region_r}'),
  ('tenants', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.tenant_plan_s, smb_auth.tenant_profile_s,
    smb_ref.plan_tier_r, smb_ref.region_r}'),
  ('users', 'business_id', 'business_hk', 'hash', '{smb_business.business_h, smb_business.business_user_l}'),
  ('users', 'business_id', 'business_id', 'key', '{smb_business.business_h}'),
  ('users', 'business_id', 'business_user_hk', 'hash', '{smb_business.business_user_l,
    smb_business.business_user_effectivity_s}'),
  ('users', 'id', 'user_hk', 'hash', '{smb_auth.user_h, smb_business.business_user_l, smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s}'),
  ('users', 'id', 'user_id', 'key', '{smb_auth.user_h}'),
  ('users', 'id', 'business_user_hk', 'hash', '{smb_business.business_user_l,
    smb_business.business_user_effectivity_s}'),
  ('users', 'tenant_id', 'tenant_hk', 'hash', '{smb_auth.tenant_h, smb_auth.user_h, smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s,
    smb_business.business_h, smb_business.business_user_effectivity_s, smb_business.business_user_l}'),
  ('users', 'tenant_id', 'tenant_id', 'key', '{smb_auth.tenant_h}'),
  ('users', '*', '*', 'load', '{smb_auth.tenant_h, smb_auth.user_h, smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s,
    smb_business.business_h, smb_business.business_user_effectivity_s, smb_business.business_user_l}')
) AS listed("source", "source_column", "target_column", "kind", "target_table")
CROSS JOIN unnest(listed."target_table"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."quality_rule"
    ("vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
    "severity")
VALUES ('smb', 'customer_email_present', NULL, 'completeness', 'smb_business.customer_identity_s', 'email IS NOT NULL', 0.9, 'warning'),
       ('smb', 'invoice_total_adds_up', NULL, 'consistency', 'smb_business.invoice_money_s', 'total_amount = subtotal + tax_amount - discount_amount', 1.0, 'critical'),
       ('smb', 'job_number_present', NULL, 'completeness', 'smb_business.job_s', 'job_number IS NOT NULL', 0.95, 'warning'),
       ('smb', 'transaction_number_present', NULL, 'completeness', 'smb_business.transaction_s', 'transaction_number IS NOT NULL', 0.95, 'info')
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
SELECT 'smb', item.value, listed."kind", listed."key_column", listed."key_parts"::text[],
  listed."parents"::text[], listed."parent_columns"::text[], false, listed."has_closed_versions"
FROM (VALUES
  ('hub', 'ai_context_hk', '{ai_context_id}', '{}', '{}', false, '{smb_business.ai_context_h}'),
  ('hub', 'business_hk', '{business_id}', '{}', '{}', false, '{smb_business.business_h}'),
  ('hub', 'calendar_event_hk', '{calendar_event_id}', '{}', '{}', false, '{smb_business.calendar_event_h}'),
  ('hub', 'communication_hk', '{communication_id}', '{}', '{}', false, '{smb_business.communication_h}'),
  ('hub', 'conversation_hk', '{session_id}', '{}', '{}', false, '{smb_business.conversation_h}'),
  ('hub', 'customer_hk', '{customer_id}', '{}', '{}', false, '{smb_business.customer_h}'),
  ('hub', 'document_hk', '{document_id}', '{}', '{}', false, '{smb_business.document_h}'),
  ('hub', 'integration_hk', '{integration_id}', '{}', '{}', false, '{smb_business.integration_h}'),
  ('hub', 'invoice_hk', '{invoice_id}', '{}', '{}', false, '{smb_business.invoice_h}'),
  ('hub', 'job_hk', '{job_id}', '{}', '{}', false, '{smb_business.job_h}'),
  ('hub', 'team_hk', '{team_id}', '{}', '{}', false, '{smb_auth.team_h}'),
  ('hub', 'template_hk', '{template_id}', '{}', '{}', false, '{smb_business.template_h}'),
  ('tenant', 'tenant_hk', '{tenant_id}', '{}', '{}', false, '{smb_auth.tenant_h}'),
  ('hub', 'transaction_hk', '{transaction_id}', '{}', '{}', false, '{smb_business.transaction_h}'),
  ('hub', 'user_hk', '{user_id}', '{}', '{}', false, '{smb_auth.user_h}'),
  ('event', 'ai_context_business_hk', '{}', '{smb_business.ai_context_h,smb_business.business_h}', '{ai_context_hk,business_hk}', false, '{smb_business.ai_context_business_l}'),
  ('event', 'audit_hk', '{audit_id}', '{smb_auth.user_h}', '{user_hk}', false, '{smb_business.audit_l}'),
  ('event', 'audit_customer_hk', '{audit_id}', '{smb_business.customer_h}', '{customer_hk}', false, '{smb_business.audit_customer_l}'),
  ('event', 'business_event_hk', '{row_hash}', '{smb_business.business_h,smb_auth.user_h,smb_business.customer_h,smb_business.job_h}', '{business_hk,user_hk,customer_hk,job_hk}', false, '{smb_business.business_event_l}'),
  ('event', 'business_metric_hk', '{row_hash}', '{smb_business.business_h}', '{business_hk}', false, '{smb_business.business_metric_l}'),
  ('event', 'business_user_hk', '{}', '{smb_business.business_h,smb_auth.user_h}', '{business_hk,user_hk}', false, '{smb_business.business_user_l}'),
  ('event', 'calendar_attendee_hk', '{}', '{smb_business.calendar_event_h,smb_auth.user_h}', '{calendar_event_hk,attendee_hk}', false, '{smb_business.calendar_attendee_l}'),
  ('event', 'calendar_event_party_hk', '{}', '{smb_business.calendar_event_h,smb_business.customer_h,smb_business.job_h,smb_auth.user_h,smb_business.business_h}', '{calendar_event_hk,customer_hk,job_hk,creator_hk,business_hk}', false, '{smb_business.calendar_event_party_l}'),
  ('event', 'communication_customer_hk', '{}', '{smb_business.communication_h,smb_business.customer_h}', '{communication_hk,customer_hk}', false, '{smb_business.communication_customer_l}'),
  ('event', 'communication_party_hk', '{}', '{smb_business.communication_h,smb_auth.user_h,smb_business.business_h}', '{communication_hk,sender_hk,business_hk}', false, '{smb_business.communication_party_l}'),
  ('event', 'communication_reply_hk', '{}', '{smb_business.communication_h,smb_business.communication_h}', '{reply_hk,answered_hk}', false, '{smb_business.communication_reply_l}'),
  ('event', 'conversation_message_hk', '{message_id}', '{smb_business.conversation_h,smb_auth.user_h,smb_business.business_h}', '{conversation_hk,user_hk,business_hk}', false, '{smb_business.conversation_message_l}'),
  ('event', 'conversation_party_hk', '{}', '{smb_business.conversation_h,smb_auth.user_h,smb_business.business_h}', '{conversation_hk,user_hk,business_hk}', false, '{smb_business.conversation_party_l}'),
  ('event', 'customer_business_hk', '{}', '{smb_business.customer_h,smb_business.business_h}', '{customer_hk,business_hk}', false, '{smb_business.customer_business_l}'),
  ('event', 'customer_interaction_hk', '{interaction_id}', '{smb_business.customer_h}', '{customer_hk}', false, '{smb_business.customer_interaction_l}'),
  ('event', 'customer_match_hk', '{}', '{smb_business.customer_h,smb_business.customer_h}', '{duplicate_hk,kept_hk}', false, '{smb_business.customer_match_l}'),
  ('event', 'document_customer_hk', '{}', '{smb_business.document_h,smb_business.customer_h}', '{document_hk,customer_hk}', false, '{smb_business.document_customer_l}'),
  ('event', 'document_invoice_hk', '{}', '{smb_business.document_h,smb_business.invoice_h}', '{document_hk,invoice_hk}', false, '{smb_business.document_invoice_l}'),
  ('event', 'document_job_hk', '{}', '{smb_business.document_h,smb_business.job_h}', '{document_hk,job_hk}', false, '{smb_business.document_job_l}'),
  ('event', 'document_owner_hk', '{}', '{smb_business.document_h,smb_auth.user_h,smb_business.business_h}', '{document_hk,uploader_hk,business_hk}', false, '{smb_business.document_owner_l}'),
  ('event', 'document_processing_hk', '{processing_id}', '{smb_business.document_h}', '{document_hk}', false, '{smb_business.document_processing_l}'),
  ('event', 'document_share_hk', '{}', '{smb_business.document_h,smb_auth.user_h}', '{document_hk,reader_hk}', false, '{smb_business.document_share_l}'),
  ('event', 'document_user_hk', '{}', '{smb_business.document_h,smb_auth.user_h}', '{document_hk,subject_hk}', false, '{smb_business.document_user_l}'),
  ('event', 'document_version_hk', '{}', '{smb_business.document_h,smb_business.document_h}', '{version_hk,parent_hk}', false, '{smb_business.document_version_l}'),
  ('event', 'integration_business_hk', '{}', '{smb_business.integration_h,smb_business.business_h}', '{integration_hk,business_hk}', false, '{smb_business.integration_business_l}'),
  ('event', 'integration_sync_hk', '{log_id}', '{smb_business.integration_h}', '{integration_hk}', false, '{smb_business.integration_sync_l}'),
  ('event', 'invoice_line_hk', '{line_id}', '{smb_business.invoice_h}', '{invoice_hk}', false, '{smb_business.invoice_line_l}'),
  ('event', 'invoice_party_hk', '{}', '{smb_business.invoice_h,smb_business.job_h,smb_business.customer_h,smb_business.business_h}', '{invoice_hk,job_hk,customer_hk,business_hk}', false, '{smb_business.invoice_party_l}'),
  ('event', 'job_assignee_hk', '{}', '{smb_business.job_h,smb_auth.user_h}', '{job_hk,assignee_hk}', false, '{smb_business.job_assignee_l}'),
  ('event', 'job_customer_hk', '{}', '{smb_business.job_h,smb_business.customer_h,smb_business.business_h}', '{job_hk,customer_hk,business_hk}', false, '{smb_business.job_customer_l}'),
  ('event', 'job_material_hk', '{material_id}', '{smb_business.job_h}', '{job_hk}', false, '{smb_business.job_material_l}'),
  ('event', 'job_status_change_hk', '{change_id}', '{smb_business.job_h,smb_auth.user_h}', '{job_hk,changer_hk}', false, '{smb_business.job_status_change_l}'),
  ('event', 'job_team_member_hk', '{}', '{smb_business.job_h,smb_auth.user_h}', '{job_hk,team_member_hk}', false, '{smb_business.job_team_member_l}'),
  ('event', 'team_member_hk', '{assignment_id}', '{smb_auth.team_h,smb_auth.user_h}', '{team_hk,user_hk}', false, '{smb_auth.team_member_l}'),
  ('event', 'template_business_hk', '{}', '{smb_business.template_h,smb_business.business_h}', '{template_hk,business_hk}', false, '{smb_business.template_business_l}'),
  ('event', 'transaction_party_hk', '{}', '{smb_business.transaction_h,smb_business.invoice_h,smb_business.job_h,smb_business.customer_h,smb_business.business_h}', '{transaction_hk,invoice_hk,job_hk,customer_hk,business_hk}', false, '{smb_business.transaction_party_l}'),
  ('event', 'user_availability_hk', '{}', '{smb_business.business_h,smb_auth.user_h}', '{business_hk,user_hk}', false, '{smb_business.user_availability_l}'),
  ('event', 'website_analysis_hk', '{analysis_id}', '{smb_business.business_h}', '{business_hk}', false, '{smb_business.website_analysis_l}'),
  ('part', 'ai_context_hk', '{}', '{smb_business.ai_context_h}', '{ai_context_hk}', true, '{smb_business.ai_context_s,
    smb_business.ai_context_state_s}'),
  ('part', 'ai_context_business_hk', '{}', '{smb_business.ai_context_business_l}', '{ai_context_business_hk}', true, '{smb_business.ai_context_business_effectivity_s}'),
  ('part', 'audit_hk', '{}', '{smb_business.audit_l}', '{audit_hk}', false, '{smb_business.audit_detail_s}'),
  ('part', 'business_hk', '{}', '{smb_business.business_h}', '{business_hk}', true, '{smb_business.business_s,
    smb_business.business_contact_s}'),
  ('part', 'business_user_hk', '{}', '{smb_business.business_user_l}', '{business_user_hk}', true, '{smb_business.business_user_effectivity_s}'),
  ('part', 'calendar_event_hk', '{}', '{smb_business.calendar_event_h}', '{calendar_event_hk}', true, '{smb_business.calendar_attendance_s,
    smb_business.calendar_event_s, smb_business.calendar_event_status_s, smb_business.calendar_event_time_s}'),
  ('part', 'calendar_event_party_hk', '{}', '{smb_business.calendar_event_party_l}', '{calendar_event_party_hk}', true, '{smb_business.calendar_event_party_effectivity_s}'),
  ('part', 'calendar_event_hk', '{}', '{smb_business.calendar_event_h}', '{calendar_event_hk}', false, '{smb_business.calendar_event_presence_s}'),
  ('part', 'communication_hk', '{}', '{smb_business.communication_h}', '{communication_hk}', true, '{smb_business.communication_s,
    smb_business.communication_analysis_s, smb_business.communication_channel_s, smb_business.communication_status_s}'),
  ('part', 'communication_party_hk', '{}', '{smb_business.communication_party_l}', '{communication_party_hk}', true, '{smb_business.communication_party_effectivity_s}'),
  ('part', 'conversation_message_hk', '{}', '{smb_business.conversation_message_l}', '{conversation_message_hk}', true, '{smb_business.conversation_feedback_s}'),
  ('part', 'conversation_message_hk', '{}', '{smb_business.conversation_message_l}', '{conversation_message_hk}', false, '{smb_business.conversation_text_s}'),
  ('part', 'customer_hk', '{}', '{smb_business.customer_h}', '{customer_hk}', true, '{smb_business.customer_address_s,
    smb_business.customer_consent_s, smb_business.customer_identity_s, smb_business.customer_insight_s,
    smb_business.customer_misc_s, smb_business.customer_value_s}'),
  ('part', 'customer_business_hk', '{}', '{smb_business.customer_business_l}', '{customer_business_hk}', true, '{smb_business.customer_business_effectivity_s}'),
  ('part', 'customer_interaction_hk', '{}', '{smb_business.customer_interaction_l}', '{customer_interaction_hk}', true, '{smb_business.customer_interaction_storage_s}'),
  ('part', 'customer_interaction_hk', '{}', '{smb_business.customer_interaction_l}', '{customer_interaction_hk}', false, '{smb_business.customer_interaction_text_s}'),
  ('part', 'customer_hk', '{}', '{smb_business.customer_h}', '{customer_hk}', false, '{smb_business.customer_presence_s}'),
  ('part', 'document_hk', '{}', '{smb_business.document_h}', '{document_hk}', true, '{smb_business.document_s,
    smb_business.document_text_s}'),
  ('part', 'document_owner_hk', '{}', '{smb_business.document_owner_l}', '{document_owner_hk}', true, '{smb_business.document_owner_effectivity_s}'),
  ('part', 'document_hk', '{}', '{smb_business.document_h}', '{document_hk}', false, '{smb_business.document_presence_s}'),
  ('part', 'document_processing_hk', '{}', '{smb_business.document_processing_l}', '{document_processing_hk}', true, '{smb_business.document_processing_s}'),
  ('part', 'integration_hk', '{}', '{smb_business.integration_h}', '{integration_hk}', true, '{smb_business.integration_s,
    smb_business.integration_state_s}'),
  ('part', 'integration_business_hk', '{}', '{smb_business.integration_business_l}', '{integration_business_hk}', true, '{smb_business.integration_business_effectivity_s}'),
  ('part', 'integration_sync_hk', '{}', '{smb_business.integration_sync_l}', '{integration_sync_hk}', true, '{smb_business.integration_sync_s}'),
  ('part', 'invoice_hk', '{}', '{smb_business.invoice_h}', '{invoice_hk}', true, '{smb_business.invoice_s,
    smb_business.invoice_money_s, smb_business.invoice_status_s}'),
  ('part', 'invoice_line_hk', '{}', '{smb_business.invoice_line_l}', '{invoice_line_hk}', true, '{smb_business.invoice_line_s}'),
  ('part', 'invoice_party_hk', '{}', '{smb_business.invoice_party_l}', '{invoice_party_hk}', true, '{smb_business.invoice_party_effectivity_s}'),
  ('part', 'invoice_hk', '{}', '{smb_business.invoice_h}', '{invoice_hk}', false, '{smb_business.invoice_presence_s}'),
  ('part', 'job_hk', '{}', '{smb_business.job_h}', '{job_hk}', true, '{smb_business.job_s,
    smb_business.job_insight_s, smb_business.job_money_s, smb_business.job_place_s, smb_business.job_schedule_s,
    smb_business.job_status_s, smb_business.job_team_s}'),
  ('part', 'job_assignee_hk', '{}', '{smb_business.job_assignee_l}', '{job_assignee_hk}', true, '{smb_business.job_assignee_effectivity_s}'),
  ('part', 'job_customer_hk', '{}', '{smb_business.job_customer_l}', '{job_customer_hk}', true, '{smb_business.job_customer_effectivity_s}'),
  ('part', 'job_material_hk', '{}', '{smb_business.job_material_l}', '{job_material_hk}', true, '{smb_business.job_material_s}'),
  ('part', 'job_hk', '{}', '{smb_business.job_h}', '{job_hk}', false, '{smb_business.job_presence_s}'),
  ('part', 'team_member_hk', '{}', '{smb_auth.team_member_l}', '{team_member_hk}', true, '{smb_auth.team_member_effectivity_s}'),
  ('part', 'template_hk', '{}', '{smb_business.template_h}', '{template_hk}', true, '{smb_business.template_s,
    smb_business.template_usage_s}'),
  ('part', 'template_business_hk', '{}', '{smb_business.template_business_l}', '{template_business_hk}', true, '{smb_business.template_business_effectivity_s}'),
  ('part', 'tenant_hk', '{}', '{}', '{}', true, '{smb_auth.tenant_plan_s, smb_auth.tenant_profile_s}'),
  ('part', 'transaction_hk', '{}', '{smb_business.transaction_h}', '{transaction_hk}', true, '{smb_business.transaction_s,
    smb_business.transaction_insight_s, smb_business.transaction_status_s}'),
  ('part', 'transaction_party_hk', '{}', '{smb_business.transaction_party_l}', '{transaction_party_hk}', true, '{smb_business.transaction_party_effectivity_s}'),
  ('part', 'transaction_hk', '{}', '{smb_business.transaction_h}', '{transaction_hk}', false, '{smb_business.transaction_presence_s}'),
  ('part', 'user_availability_hk', '{slot_id}', '{smb_business.user_availability_l}', '{user_availability_hk}', true, '{smb_business.user_availability_s}'),
  ('part', 'user_hk', '{}', '{smb_auth.user_h}', '{user_hk}', true, '{smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s}')
) AS listed("kind", "key_column", "key_parts", "parents", "parent_columns", "has_closed_versions", "table_name")
CROSS JOIN unnest(listed."table_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
SELECT 'smb', item.value, 1,
  "util"."table_checksum"(to_regclass(
    format('%I.%I', split_part(item.value, '.', 1), split_part(item.value, '.', 2)))),
  'The table as it was made', 'ADDITIVE'
FROM unnest('{smb_auth.team_h, smb_auth.team_member_effectivity_s, smb_auth.team_member_l, smb_auth.tenant_h,
    smb_auth.tenant_plan_s, smb_auth.tenant_profile_s, smb_auth.user_h, smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s,
    smb_business.ai_context_business_effectivity_s, smb_business.ai_context_business_l, smb_business.ai_context_h,
    smb_business.ai_context_s, smb_business.ai_context_state_s, smb_business.audit_customer_l,
    smb_business.audit_detail_s, smb_business.audit_l, smb_business.business_contact_s,
    smb_business.business_event_l, smb_business.business_h, smb_business.business_metric_l, smb_business.business_s,
    smb_business.business_user_effectivity_s, smb_business.business_user_l, smb_business.calendar_attendance_s,
    smb_business.calendar_attendee_l, smb_business.calendar_event_h,
    smb_business.calendar_event_party_effectivity_s, smb_business.calendar_event_party_l,
    smb_business.calendar_event_presence_s, smb_business.calendar_event_s, smb_business.calendar_event_status_s,
    smb_business.calendar_event_time_s, smb_business.communication_analysis_s, smb_business.communication_channel_s,
    smb_business.communication_customer_l, smb_business.communication_h,
    smb_business.communication_party_effectivity_s, smb_business.communication_party_l,
    smb_business.communication_reply_l, smb_business.communication_s, smb_business.communication_status_s,
    smb_business.conversation_feedback_s, smb_business.conversation_h, smb_business.conversation_message_l,
    smb_business.conversation_party_l, smb_business.conversation_text_s, smb_business.customer_address_s,
    smb_business.customer_business_effectivity_s, smb_business.customer_business_l, smb_business.customer_consent_s,
    smb_business.customer_h, smb_business.customer_identity_s, smb_business.customer_insight_s,
    smb_business.customer_interaction_l, smb_business.customer_interaction_storage_s,
    smb_business.customer_interaction_text_s, smb_business.customer_match_l, smb_business.customer_misc_s,
    smb_business.customer_presence_s, smb_business.customer_value_s, smb_business.document_customer_l,
    smb_business.document_h, smb_business.document_invoice_l, smb_business.document_job_l,
    smb_business.document_owner_effectivity_s, smb_business.document_owner_l, smb_business.document_presence_s,
    smb_business.document_processing_l, smb_business.document_processing_s, smb_business.document_s,
    smb_business.document_share_l, smb_business.document_text_s, smb_business.document_user_l,
    smb_business.document_version_l, smb_business.integration_business_effectivity_s,
    smb_business.integration_business_l, smb_business.integration_h, smb_business.integration_s,
    smb_business.integration_state_s, smb_business.integration_sync_l, smb_business.integration_sync_s,
    smb_business.invoice_h, smb_business.invoice_line_l, smb_business.invoice_line_s, smb_business.invoice_money_s,
    smb_business.invoice_party_effectivity_s, smb_business.invoice_party_l, smb_business.invoice_presence_s,
    smb_business.invoice_s, smb_business.invoice_status_s, smb_business.job_assignee_effectivity_s,
    smb_business.job_assignee_l, smb_business.job_customer_effectivity_s, smb_business.job_customer_l,
    smb_business.job_h, smb_business.job_insight_s, smb_business.job_material_l, smb_business.job_material_s,
    smb_business.job_money_s, smb_business.job_place_s, smb_business.job_presence_s, smb_business.job_s,
    smb_business.job_schedule_s, smb_business.job_status_change_l, smb_business.job_status_s,
    smb_business.job_team_member_l, smb_business.job_team_s, smb_business.template_business_effectivity_s,
    smb_business.template_business_l, smb_business.template_h, smb_business.template_s,
    smb_business.template_usage_s, smb_business.transaction_h, smb_business.transaction_insight_s,
    smb_business.transaction_party_effectivity_s, smb_business.transaction_party_l,
    smb_business.transaction_presence_s, smb_business.transaction_s, smb_business.transaction_status_s,
    smb_business.user_availability_l, smb_business.user_availability_s, smb_business.website_analysis_l,
    smb_ref.currency_r, smb_ref.data_lineage_r, smb_ref.data_lineage_s, smb_ref.job_status_r,
    smb_ref.payment_method_r, smb_ref.plan_tier_r, smb_ref.region_r}'::text[]) AS item(value)
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
    smb_business.ai_context_h, smb_business.business_h, smb_business.calendar_event_h,
    smb_business.communication_h, smb_business.conversation_h, smb_business.customer_h,
    smb_business.document_h, smb_business.integration_h, smb_business.invoice_h, smb_business.job_h,
    smb_auth.team_h, smb_business.template_h, smb_auth.tenant_h, smb_business.transaction_h,
    smb_auth.user_h, smb_business.ai_context_business_l, smb_business.audit_l,
    smb_business.audit_customer_l, smb_business.business_event_l, smb_business.business_metric_l,
    smb_business.business_user_l, smb_business.calendar_attendee_l,
    smb_business.calendar_event_party_l, smb_business.communication_customer_l,
    smb_business.communication_party_l, smb_business.communication_reply_l,
    smb_business.conversation_message_l, smb_business.conversation_party_l,
    smb_business.customer_business_l, smb_business.customer_interaction_l,
    smb_business.customer_match_l, smb_business.document_customer_l,
    smb_business.document_invoice_l, smb_business.document_job_l, smb_business.document_owner_l,
    smb_business.document_processing_l, smb_business.document_share_l, smb_business.document_user_l,
    smb_business.document_version_l, smb_business.integration_business_l,
    smb_business.integration_sync_l, smb_business.invoice_line_l, smb_business.invoice_party_l,
    smb_business.job_assignee_l, smb_business.job_customer_l, smb_business.job_material_l,
    smb_business.job_status_change_l, smb_business.job_team_member_l, smb_auth.team_member_l,
    smb_business.template_business_l, smb_business.transaction_party_l,
    smb_business.user_availability_l, smb_business.website_analysis_l, smb_business.ai_context_s,
    smb_business.ai_context_business_effectivity_s, smb_business.ai_context_state_s,
    smb_business.audit_detail_s, smb_business.business_s, smb_business.business_contact_s,
    smb_business.business_user_effectivity_s, smb_business.calendar_attendance_s,
    smb_business.calendar_event_s, smb_business.calendar_event_party_effectivity_s,
    smb_business.calendar_event_presence_s, smb_business.calendar_event_status_s,
    smb_business.calendar_event_time_s, smb_business.communication_s,
    smb_business.communication_analysis_s, smb_business.communication_channel_s,
    smb_business.communication_party_effectivity_s, smb_business.communication_status_s,
    smb_business.conversation_feedback_s, smb_business.conversation_text_s,
    smb_business.customer_address_s, smb_business.customer_business_effectivity_s,
    smb_business.customer_consent_s, smb_business.customer_identity_s,
    smb_business.customer_insight_s, smb_business.customer_interaction_storage_s,
    smb_business.customer_interaction_text_s, smb_business.customer_misc_s,
    smb_business.customer_presence_s, smb_business.customer_value_s, smb_business.document_s,
    smb_business.document_owner_effectivity_s, smb_business.document_presence_s,
    smb_business.document_processing_s, smb_business.document_text_s, smb_business.integration_s,
    smb_business.integration_business_effectivity_s, smb_business.integration_state_s,
    smb_business.integration_sync_s, smb_business.invoice_s, smb_business.invoice_line_s,
    smb_business.invoice_money_s, smb_business.invoice_party_effectivity_s,
    smb_business.invoice_presence_s, smb_business.invoice_status_s, smb_business.job_s,
    smb_business.job_assignee_effectivity_s, smb_business.job_customer_effectivity_s,
    smb_business.job_insight_s, smb_business.job_material_s, smb_business.job_money_s,
    smb_business.job_place_s, smb_business.job_presence_s, smb_business.job_schedule_s,
    smb_business.job_status_s, smb_business.job_team_s, smb_auth.team_member_effectivity_s,
    smb_business.template_s, smb_business.template_business_effectivity_s,
    smb_business.template_usage_s, smb_auth.tenant_plan_s, smb_auth.tenant_profile_s,
    smb_business.transaction_s, smb_business.transaction_insight_s,
    smb_business.transaction_party_effectivity_s, smb_business.transaction_presence_s,
    smb_business.transaction_status_s, smb_business.user_availability_s, smb_auth.user_identity_s,
    smb_auth.user_login_s, smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "smb_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "smb_loader", "smb_owner"
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
    EXECUTE format('CREATE POLICY "smb" ON %s TO "smb_owner", "smb_loader", "pg_read_all_data"
      USING (vault_name = ''smb'')', secured);
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
    EXECUTE format('CREATE POLICY "smb" ON %s TO "smb_owner", "smb_loader", "pg_read_all_data"
      USING (load_id IN (SELECT load.load_id FROM metadata.load AS load WHERE load.vault_name = ''smb''))', secured);
  END LOOP;
END
$body$;

GRANT USAGE ON SCHEMA "util", "metadata", "smb_auth", "smb_business", "smb_infomart", "smb_ref", "smb_util" TO "smb_owner", "smb_loader";

GRANT USAGE ON SCHEMA "util", "smb_auth", "smb_business", "smb_infomart", "smb_ref", "smb_util" TO "smb_reader";

GRANT ALL ON
  "smb_business"."ai_context_h", "smb_business"."business_h", "smb_business"."calendar_event_h",
  "smb_business"."communication_h", "smb_business"."conversation_h", "smb_business"."customer_h",
  "smb_business"."document_h", "smb_business"."integration_h", "smb_business"."invoice_h",
  "smb_business"."job_h", "smb_auth"."team_h", "smb_business"."template_h", "smb_auth"."tenant_h",
  "smb_business"."transaction_h", "smb_auth"."user_h", "smb_business"."ai_context_business_l",
  "smb_business"."audit_l", "smb_business"."audit_customer_l", "smb_business"."business_event_l",
  "smb_business"."business_metric_l", "smb_business"."business_user_l",
  "smb_business"."calendar_attendee_l", "smb_business"."calendar_event_party_l",
  "smb_business"."communication_customer_l", "smb_business"."communication_party_l",
  "smb_business"."communication_reply_l", "smb_business"."conversation_message_l",
  "smb_business"."conversation_party_l", "smb_business"."customer_business_l",
  "smb_business"."customer_interaction_l", "smb_business"."customer_match_l",
  "smb_business"."document_customer_l", "smb_business"."document_invoice_l",
  "smb_business"."document_job_l", "smb_business"."document_owner_l",
  "smb_business"."document_processing_l", "smb_business"."document_share_l",
  "smb_business"."document_user_l", "smb_business"."document_version_l",
  "smb_business"."integration_business_l", "smb_business"."integration_sync_l",
  "smb_business"."invoice_line_l", "smb_business"."invoice_party_l",
  "smb_business"."job_assignee_l", "smb_business"."job_customer_l", "smb_business"."job_material_l",
  "smb_business"."job_status_change_l", "smb_business"."job_team_member_l",
  "smb_auth"."team_member_l", "smb_business"."template_business_l",
  "smb_business"."transaction_party_l", "smb_business"."user_availability_l",
  "smb_business"."website_analysis_l", "smb_business"."ai_context_s",
  "smb_business"."ai_context_business_effectivity_s", "smb_business"."ai_context_state_s",
  "smb_business"."audit_detail_s", "smb_business"."business_s", "smb_business"."business_contact_s",
  "smb_business"."business_user_effectivity_s", "smb_business"."calendar_attendance_s",
  "smb_business"."calendar_event_s", "smb_business"."calendar_event_party_effectivity_s",
  "smb_business"."calendar_event_presence_s", "smb_business"."calendar_event_status_s",
  "smb_business"."calendar_event_time_s", "smb_business"."communication_s",
  "smb_business"."communication_analysis_s", "smb_business"."communication_channel_s",
  "smb_business"."communication_party_effectivity_s", "smb_business"."communication_status_s",
  "smb_business"."conversation_feedback_s", "smb_business"."conversation_text_s",
  "smb_business"."customer_address_s", "smb_business"."customer_business_effectivity_s",
  "smb_business"."customer_consent_s", "smb_business"."customer_identity_s",
  "smb_business"."customer_insight_s", "smb_business"."customer_interaction_storage_s",
  "smb_business"."customer_interaction_text_s", "smb_business"."customer_misc_s",
  "smb_business"."customer_presence_s", "smb_business"."customer_value_s",
  "smb_business"."document_s", "smb_business"."document_owner_effectivity_s",
  "smb_business"."document_presence_s", "smb_business"."document_processing_s",
  "smb_business"."document_text_s", "smb_business"."integration_s",
  "smb_business"."integration_business_effectivity_s", "smb_business"."integration_state_s",
  "smb_business"."integration_sync_s", "smb_business"."invoice_s", "smb_business"."invoice_line_s",
  "smb_business"."invoice_money_s", "smb_business"."invoice_party_effectivity_s",
  "smb_business"."invoice_presence_s", "smb_business"."invoice_status_s", "smb_business"."job_s",
  "smb_business"."job_assignee_effectivity_s", "smb_business"."job_customer_effectivity_s",
  "smb_business"."job_insight_s", "smb_business"."job_material_s", "smb_business"."job_money_s",
  "smb_business"."job_place_s", "smb_business"."job_presence_s", "smb_business"."job_schedule_s",
  "smb_business"."job_status_s", "smb_business"."job_team_s",
  "smb_auth"."team_member_effectivity_s", "smb_business"."template_s",
  "smb_business"."template_business_effectivity_s", "smb_business"."template_usage_s",
  "smb_auth"."tenant_plan_s", "smb_auth"."tenant_profile_s", "smb_business"."transaction_s",
  "smb_business"."transaction_insight_s", "smb_business"."transaction_party_effectivity_s",
  "smb_business"."transaction_presence_s", "smb_business"."transaction_status_s",
  "smb_business"."user_availability_s", "smb_auth"."user_identity_s", "smb_auth"."user_login_s",
  "smb_auth"."user_pay_s", "smb_auth"."user_performance_s", "smb_auth"."user_role_s",
  "smb_ref"."currency_r", "smb_ref"."data_lineage_r", "smb_ref"."data_lineage_s",
  "smb_ref"."job_status_r", "smb_ref"."payment_method_r", "smb_ref"."plan_tier_r",
  "smb_ref"."region_r", "smb_business"."ai_context_current",
  "smb_business"."ai_context_business_effectivity_current",
  "smb_business"."ai_context_state_current", "smb_business"."business_current",
  "smb_business"."business_contact_current", "smb_business"."business_user_effectivity_current",
  "smb_business"."calendar_attendance_current", "smb_business"."calendar_event_current",
  "smb_business"."calendar_event_party_effectivity_current",
  "smb_business"."calendar_event_status_current", "smb_business"."calendar_event_time_current",
  "smb_business"."communication_current", "smb_business"."communication_analysis_current",
  "smb_business"."communication_channel_current",
  "smb_business"."communication_party_effectivity_current",
  "smb_business"."communication_status_current", "smb_business"."conversation_feedback_current",
  "smb_business"."customer_address_current", "smb_business"."customer_business_effectivity_current",
  "smb_business"."customer_consent_current", "smb_business"."customer_identity_current",
  "smb_business"."customer_insight_current", "smb_business"."customer_interaction_storage_current",
  "smb_business"."customer_misc_current", "smb_business"."customer_value_current",
  "smb_business"."document_current", "smb_business"."document_owner_effectivity_current",
  "smb_business"."document_processing_current", "smb_business"."document_text_current",
  "smb_business"."integration_current", "smb_business"."integration_business_effectivity_current",
  "smb_business"."integration_state_current", "smb_business"."integration_sync_current",
  "smb_business"."invoice_current", "smb_business"."invoice_line_current",
  "smb_business"."invoice_money_current", "smb_business"."invoice_party_effectivity_current",
  "smb_business"."invoice_status_current", "smb_business"."job_current",
  "smb_business"."job_assignee_effectivity_current",
  "smb_business"."job_customer_effectivity_current", "smb_business"."job_insight_current",
  "smb_business"."job_material_current", "smb_business"."job_money_current",
  "smb_business"."job_place_current", "smb_business"."job_schedule_current",
  "smb_business"."job_status_current", "smb_business"."job_team_current",
  "smb_auth"."team_member_effectivity_current", "smb_business"."template_current",
  "smb_business"."template_business_effectivity_current", "smb_business"."template_usage_current",
  "smb_auth"."tenant_plan_current", "smb_auth"."tenant_profile_current",
  "smb_business"."transaction_current", "smb_business"."transaction_insight_current",
  "smb_business"."transaction_party_effectivity_current",
  "smb_business"."transaction_status_current", "smb_business"."user_availability_current",
  "smb_auth"."user_identity_current", "smb_auth"."user_login_current",
  "smb_auth"."user_pay_current", "smb_auth"."user_performance_current",
  "smb_auth"."user_role_current", "smb_ref"."data_lineage_current", "smb_business"."ai_context_now",
  "smb_business"."business_now", "smb_business"."calendar_event_now",
  "smb_business"."communication_now", "smb_business"."conversation_now",
  "smb_business"."customer_now", "smb_business"."document_now", "smb_business"."integration_now",
  "smb_business"."invoice_now", "smb_business"."job_now", "smb_auth"."team_now",
  "smb_business"."template_now", "smb_auth"."tenant_now", "smb_business"."transaction_now",
  "smb_auth"."user_now", "smb_business"."ai_context_business_keys", "smb_business"."audit_keys",
  "smb_business"."audit_customer_keys", "smb_business"."business_event_keys",
  "smb_business"."business_metric_keys", "smb_business"."business_user_keys",
  "smb_business"."calendar_attendee_keys", "smb_business"."calendar_event_party_keys",
  "smb_business"."communication_customer_keys", "smb_business"."communication_party_keys",
  "smb_business"."communication_reply_keys", "smb_business"."conversation_message_keys",
  "smb_business"."conversation_party_keys", "smb_business"."customer_business_keys",
  "smb_business"."customer_interaction_keys", "smb_business"."customer_match_keys",
  "smb_business"."document_customer_keys", "smb_business"."document_invoice_keys",
  "smb_business"."document_job_keys", "smb_business"."document_owner_keys",
  "smb_business"."document_processing_keys", "smb_business"."document_share_keys",
  "smb_business"."document_user_keys", "smb_business"."document_version_keys",
  "smb_business"."integration_business_keys", "smb_business"."integration_sync_keys",
  "smb_business"."invoice_line_keys", "smb_business"."invoice_party_keys",
  "smb_business"."job_assignee_keys", "smb_business"."job_customer_keys",
  "smb_business"."job_material_keys", "smb_business"."job_status_change_keys",
  "smb_business"."job_team_member_keys", "smb_auth"."team_member_keys",
  "smb_business"."template_business_keys", "smb_business"."transaction_party_keys",
  "smb_business"."user_availability_keys", "smb_business"."website_analysis_keys",
  "smb_business"."audit_detail_masked", "smb_business"."business_contact_masked",
  "smb_business"."customer_identity_masked", "smb_auth"."user_identity_masked",
  "smb_infomart"."customer_lifetime_value", "smb_infomart"."firm_health",
  "smb_infomart"."customer_lifetime_value_stored"
TO "smb_owner";

GRANT SELECT ON
  "smb_business"."ai_context_h", "smb_business"."business_h", "smb_business"."calendar_event_h",
  "smb_business"."communication_h", "smb_business"."conversation_h", "smb_business"."customer_h",
  "smb_business"."document_h", "smb_business"."integration_h", "smb_business"."invoice_h",
  "smb_business"."job_h", "smb_auth"."team_h", "smb_business"."template_h", "smb_auth"."tenant_h",
  "smb_business"."transaction_h", "smb_auth"."user_h", "smb_business"."ai_context_business_l",
  "smb_business"."audit_l", "smb_business"."audit_customer_l", "smb_business"."business_event_l",
  "smb_business"."business_metric_l", "smb_business"."business_user_l",
  "smb_business"."calendar_attendee_l", "smb_business"."calendar_event_party_l",
  "smb_business"."communication_customer_l", "smb_business"."communication_party_l",
  "smb_business"."communication_reply_l", "smb_business"."conversation_message_l",
  "smb_business"."conversation_party_l", "smb_business"."customer_business_l",
  "smb_business"."customer_interaction_l", "smb_business"."customer_match_l",
  "smb_business"."document_customer_l", "smb_business"."document_invoice_l",
  "smb_business"."document_job_l", "smb_business"."document_owner_l",
  "smb_business"."document_processing_l", "smb_business"."document_share_l",
  "smb_business"."document_user_l", "smb_business"."document_version_l",
  "smb_business"."integration_business_l", "smb_business"."integration_sync_l",
  "smb_business"."invoice_line_l", "smb_business"."invoice_party_l",
  "smb_business"."job_assignee_l", "smb_business"."job_customer_l", "smb_business"."job_material_l",
  "smb_business"."job_status_change_l", "smb_business"."job_team_member_l",
  "smb_auth"."team_member_l", "smb_business"."template_business_l",
  "smb_business"."transaction_party_l", "smb_business"."user_availability_l",
  "smb_business"."website_analysis_l", "smb_business"."ai_context_s",
  "smb_business"."ai_context_business_effectivity_s", "smb_business"."ai_context_state_s",
  "smb_business"."audit_detail_s", "smb_business"."business_s", "smb_business"."business_contact_s",
  "smb_business"."business_user_effectivity_s", "smb_business"."calendar_attendance_s",
  "smb_business"."calendar_event_s", "smb_business"."calendar_event_party_effectivity_s",
  "smb_business"."calendar_event_presence_s", "smb_business"."calendar_event_status_s",
  "smb_business"."calendar_event_time_s", "smb_business"."communication_s",
  "smb_business"."communication_analysis_s", "smb_business"."communication_channel_s",
  "smb_business"."communication_party_effectivity_s", "smb_business"."communication_status_s",
  "smb_business"."conversation_feedback_s", "smb_business"."conversation_text_s",
  "smb_business"."customer_address_s", "smb_business"."customer_business_effectivity_s",
  "smb_business"."customer_consent_s", "smb_business"."customer_identity_s",
  "smb_business"."customer_insight_s", "smb_business"."customer_interaction_storage_s",
  "smb_business"."customer_interaction_text_s", "smb_business"."customer_misc_s",
  "smb_business"."customer_presence_s", "smb_business"."customer_value_s",
  "smb_business"."document_s", "smb_business"."document_owner_effectivity_s",
  "smb_business"."document_presence_s", "smb_business"."document_processing_s",
  "smb_business"."document_text_s", "smb_business"."integration_s",
  "smb_business"."integration_business_effectivity_s", "smb_business"."integration_state_s",
  "smb_business"."integration_sync_s", "smb_business"."invoice_s", "smb_business"."invoice_line_s",
  "smb_business"."invoice_money_s", "smb_business"."invoice_party_effectivity_s",
  "smb_business"."invoice_presence_s", "smb_business"."invoice_status_s", "smb_business"."job_s",
  "smb_business"."job_assignee_effectivity_s", "smb_business"."job_customer_effectivity_s",
  "smb_business"."job_insight_s", "smb_business"."job_material_s", "smb_business"."job_money_s",
  "smb_business"."job_place_s", "smb_business"."job_presence_s", "smb_business"."job_schedule_s",
  "smb_business"."job_status_s", "smb_business"."job_team_s",
  "smb_auth"."team_member_effectivity_s", "smb_business"."template_s",
  "smb_business"."template_business_effectivity_s", "smb_business"."template_usage_s",
  "smb_auth"."tenant_plan_s", "smb_auth"."tenant_profile_s", "smb_business"."transaction_s",
  "smb_business"."transaction_insight_s", "smb_business"."transaction_party_effectivity_s",
  "smb_business"."transaction_presence_s", "smb_business"."transaction_status_s",
  "smb_business"."user_availability_s", "smb_auth"."user_identity_s", "smb_auth"."user_login_s",
  "smb_auth"."user_pay_s", "smb_auth"."user_performance_s", "smb_auth"."user_role_s",
  "smb_ref"."currency_r", "smb_ref"."data_lineage_r", "smb_ref"."data_lineage_s",
  "smb_ref"."job_status_r", "smb_ref"."payment_method_r", "smb_ref"."plan_tier_r",
  "smb_ref"."region_r", "smb_business"."ai_context_current",
  "smb_business"."ai_context_business_effectivity_current",
  "smb_business"."ai_context_state_current", "smb_business"."business_current",
  "smb_business"."business_contact_current", "smb_business"."business_user_effectivity_current",
  "smb_business"."calendar_attendance_current", "smb_business"."calendar_event_current",
  "smb_business"."calendar_event_party_effectivity_current",
  "smb_business"."calendar_event_status_current", "smb_business"."calendar_event_time_current",
  "smb_business"."communication_current", "smb_business"."communication_analysis_current",
  "smb_business"."communication_channel_current",
  "smb_business"."communication_party_effectivity_current",
  "smb_business"."communication_status_current", "smb_business"."conversation_feedback_current",
  "smb_business"."customer_address_current", "smb_business"."customer_business_effectivity_current",
  "smb_business"."customer_consent_current", "smb_business"."customer_identity_current",
  "smb_business"."customer_insight_current", "smb_business"."customer_interaction_storage_current",
  "smb_business"."customer_misc_current", "smb_business"."customer_value_current",
  "smb_business"."document_current", "smb_business"."document_owner_effectivity_current",
  "smb_business"."document_processing_current", "smb_business"."document_text_current",
  "smb_business"."integration_current", "smb_business"."integration_business_effectivity_current",
  "smb_business"."integration_state_current", "smb_business"."integration_sync_current",
  "smb_business"."invoice_current", "smb_business"."invoice_line_current",
  "smb_business"."invoice_money_current", "smb_business"."invoice_party_effectivity_current",
  "smb_business"."invoice_status_current", "smb_business"."job_current",
  "smb_business"."job_assignee_effectivity_current",
  "smb_business"."job_customer_effectivity_current", "smb_business"."job_insight_current",
  "smb_business"."job_material_current", "smb_business"."job_money_current",
  "smb_business"."job_place_current", "smb_business"."job_schedule_current",
  "smb_business"."job_status_current", "smb_business"."job_team_current",
  "smb_auth"."team_member_effectivity_current", "smb_business"."template_current",
  "smb_business"."template_business_effectivity_current", "smb_business"."template_usage_current",
  "smb_auth"."tenant_plan_current", "smb_auth"."tenant_profile_current",
  "smb_business"."transaction_current", "smb_business"."transaction_insight_current",
  "smb_business"."transaction_party_effectivity_current",
  "smb_business"."transaction_status_current", "smb_business"."user_availability_current",
  "smb_auth"."user_identity_current", "smb_auth"."user_login_current",
  "smb_auth"."user_pay_current", "smb_auth"."user_performance_current",
  "smb_auth"."user_role_current", "smb_ref"."data_lineage_current", "smb_business"."ai_context_now",
  "smb_business"."business_now", "smb_business"."calendar_event_now",
  "smb_business"."communication_now", "smb_business"."conversation_now",
  "smb_business"."customer_now", "smb_business"."document_now", "smb_business"."integration_now",
  "smb_business"."invoice_now", "smb_business"."job_now", "smb_auth"."team_now",
  "smb_business"."template_now", "smb_auth"."tenant_now", "smb_business"."transaction_now",
  "smb_auth"."user_now", "smb_business"."ai_context_business_keys", "smb_business"."audit_keys",
  "smb_business"."audit_customer_keys", "smb_business"."business_event_keys",
  "smb_business"."business_metric_keys", "smb_business"."business_user_keys",
  "smb_business"."calendar_attendee_keys", "smb_business"."calendar_event_party_keys",
  "smb_business"."communication_customer_keys", "smb_business"."communication_party_keys",
  "smb_business"."communication_reply_keys", "smb_business"."conversation_message_keys",
  "smb_business"."conversation_party_keys", "smb_business"."customer_business_keys",
  "smb_business"."customer_interaction_keys", "smb_business"."customer_match_keys",
  "smb_business"."document_customer_keys", "smb_business"."document_invoice_keys",
  "smb_business"."document_job_keys", "smb_business"."document_owner_keys",
  "smb_business"."document_processing_keys", "smb_business"."document_share_keys",
  "smb_business"."document_user_keys", "smb_business"."document_version_keys",
  "smb_business"."integration_business_keys", "smb_business"."integration_sync_keys",
  "smb_business"."invoice_line_keys", "smb_business"."invoice_party_keys",
  "smb_business"."job_assignee_keys", "smb_business"."job_customer_keys",
  "smb_business"."job_material_keys", "smb_business"."job_status_change_keys",
  "smb_business"."job_team_member_keys", "smb_auth"."team_member_keys",
  "smb_business"."template_business_keys", "smb_business"."transaction_party_keys",
  "smb_business"."user_availability_keys", "smb_business"."website_analysis_keys",
  "smb_business"."audit_detail_masked", "smb_business"."business_contact_masked",
  "smb_business"."customer_identity_masked", "smb_auth"."user_identity_masked",
  "smb_infomart"."customer_lifetime_value", "smb_infomart"."firm_health"
TO "smb_loader", "smb_reader";

GRANT SELECT ON "smb_infomart"."customer_lifetime_value_stored" TO "smb_loader";

GRANT INSERT ON
  "smb_business"."ai_context_h", "smb_business"."business_h", "smb_business"."calendar_event_h",
  "smb_business"."communication_h", "smb_business"."conversation_h", "smb_business"."customer_h",
  "smb_business"."document_h", "smb_business"."integration_h", "smb_business"."invoice_h",
  "smb_business"."job_h", "smb_auth"."team_h", "smb_business"."template_h", "smb_auth"."tenant_h",
  "smb_business"."transaction_h", "smb_auth"."user_h", "smb_business"."ai_context_business_l",
  "smb_business"."audit_l", "smb_business"."audit_customer_l", "smb_business"."business_event_l",
  "smb_business"."business_metric_l", "smb_business"."business_user_l",
  "smb_business"."calendar_attendee_l", "smb_business"."calendar_event_party_l",
  "smb_business"."communication_customer_l", "smb_business"."communication_party_l",
  "smb_business"."communication_reply_l", "smb_business"."conversation_message_l",
  "smb_business"."conversation_party_l", "smb_business"."customer_business_l",
  "smb_business"."customer_interaction_l", "smb_business"."customer_match_l",
  "smb_business"."document_customer_l", "smb_business"."document_invoice_l",
  "smb_business"."document_job_l", "smb_business"."document_owner_l",
  "smb_business"."document_processing_l", "smb_business"."document_share_l",
  "smb_business"."document_user_l", "smb_business"."document_version_l",
  "smb_business"."integration_business_l", "smb_business"."integration_sync_l",
  "smb_business"."invoice_line_l", "smb_business"."invoice_party_l",
  "smb_business"."job_assignee_l", "smb_business"."job_customer_l", "smb_business"."job_material_l",
  "smb_business"."job_status_change_l", "smb_business"."job_team_member_l",
  "smb_auth"."team_member_l", "smb_business"."template_business_l",
  "smb_business"."transaction_party_l", "smb_business"."user_availability_l",
  "smb_business"."website_analysis_l", "smb_business"."ai_context_s",
  "smb_business"."ai_context_business_effectivity_s", "smb_business"."ai_context_state_s",
  "smb_business"."audit_detail_s", "smb_business"."business_s", "smb_business"."business_contact_s",
  "smb_business"."business_user_effectivity_s", "smb_business"."calendar_attendance_s",
  "smb_business"."calendar_event_s", "smb_business"."calendar_event_party_effectivity_s",
  "smb_business"."calendar_event_presence_s", "smb_business"."calendar_event_status_s",
  "smb_business"."calendar_event_time_s", "smb_business"."communication_s",
  "smb_business"."communication_analysis_s", "smb_business"."communication_channel_s",
  "smb_business"."communication_party_effectivity_s", "smb_business"."communication_status_s",
  "smb_business"."conversation_feedback_s", "smb_business"."conversation_text_s",
  "smb_business"."customer_address_s", "smb_business"."customer_business_effectivity_s",
  "smb_business"."customer_consent_s", "smb_business"."customer_identity_s",
  "smb_business"."customer_insight_s", "smb_business"."customer_interaction_storage_s",
  "smb_business"."customer_interaction_text_s", "smb_business"."customer_misc_s",
  "smb_business"."customer_presence_s", "smb_business"."customer_value_s",
  "smb_business"."document_s", "smb_business"."document_owner_effectivity_s",
  "smb_business"."document_presence_s", "smb_business"."document_processing_s",
  "smb_business"."document_text_s", "smb_business"."integration_s",
  "smb_business"."integration_business_effectivity_s", "smb_business"."integration_state_s",
  "smb_business"."integration_sync_s", "smb_business"."invoice_s", "smb_business"."invoice_line_s",
  "smb_business"."invoice_money_s", "smb_business"."invoice_party_effectivity_s",
  "smb_business"."invoice_presence_s", "smb_business"."invoice_status_s", "smb_business"."job_s",
  "smb_business"."job_assignee_effectivity_s", "smb_business"."job_customer_effectivity_s",
  "smb_business"."job_insight_s", "smb_business"."job_material_s", "smb_business"."job_money_s",
  "smb_business"."job_place_s", "smb_business"."job_presence_s", "smb_business"."job_schedule_s",
  "smb_business"."job_status_s", "smb_business"."job_team_s",
  "smb_auth"."team_member_effectivity_s", "smb_business"."template_s",
  "smb_business"."template_business_effectivity_s", "smb_business"."template_usage_s",
  "smb_auth"."tenant_plan_s", "smb_auth"."tenant_profile_s", "smb_business"."transaction_s",
  "smb_business"."transaction_insight_s", "smb_business"."transaction_party_effectivity_s",
  "smb_business"."transaction_presence_s", "smb_business"."transaction_status_s",
  "smb_business"."user_availability_s", "smb_auth"."user_identity_s", "smb_auth"."user_login_s",
  "smb_auth"."user_pay_s", "smb_auth"."user_performance_s", "smb_auth"."user_role_s",
  "smb_ref"."currency_r", "smb_ref"."data_lineage_r", "smb_ref"."data_lineage_s",
  "smb_ref"."job_status_r", "smb_ref"."payment_method_r", "smb_ref"."plan_tier_r",
  "smb_ref"."region_r"
TO "smb_loader";

GRANT UPDATE ("load_end_date") ON
  "smb_business"."ai_context_s", "smb_business"."ai_context_business_effectivity_s",
  "smb_business"."ai_context_state_s", "smb_business"."business_s",
  "smb_business"."business_contact_s", "smb_business"."business_user_effectivity_s",
  "smb_business"."calendar_attendance_s", "smb_business"."calendar_event_s",
  "smb_business"."calendar_event_party_effectivity_s", "smb_business"."calendar_event_status_s",
  "smb_business"."calendar_event_time_s", "smb_business"."communication_s",
  "smb_business"."communication_analysis_s", "smb_business"."communication_channel_s",
  "smb_business"."communication_party_effectivity_s", "smb_business"."communication_status_s",
  "smb_business"."conversation_feedback_s", "smb_business"."customer_address_s",
  "smb_business"."customer_business_effectivity_s", "smb_business"."customer_consent_s",
  "smb_business"."customer_identity_s", "smb_business"."customer_insight_s",
  "smb_business"."customer_interaction_storage_s", "smb_business"."customer_misc_s",
  "smb_business"."customer_value_s", "smb_business"."document_s",
  "smb_business"."document_owner_effectivity_s", "smb_business"."document_processing_s",
  "smb_business"."document_text_s", "smb_business"."integration_s",
  "smb_business"."integration_business_effectivity_s", "smb_business"."integration_state_s",
  "smb_business"."integration_sync_s", "smb_business"."invoice_s", "smb_business"."invoice_line_s",
  "smb_business"."invoice_money_s", "smb_business"."invoice_party_effectivity_s",
  "smb_business"."invoice_status_s", "smb_business"."job_s",
  "smb_business"."job_assignee_effectivity_s", "smb_business"."job_customer_effectivity_s",
  "smb_business"."job_insight_s", "smb_business"."job_material_s", "smb_business"."job_money_s",
  "smb_business"."job_place_s", "smb_business"."job_schedule_s", "smb_business"."job_status_s",
  "smb_business"."job_team_s", "smb_auth"."team_member_effectivity_s", "smb_business"."template_s",
  "smb_business"."template_business_effectivity_s", "smb_business"."template_usage_s",
  "smb_auth"."tenant_plan_s", "smb_auth"."tenant_profile_s", "smb_business"."transaction_s",
  "smb_business"."transaction_insight_s", "smb_business"."transaction_party_effectivity_s",
  "smb_business"."transaction_status_s", "smb_business"."user_availability_s",
  "smb_auth"."user_identity_s", "smb_auth"."user_login_s", "smb_auth"."user_pay_s",
  "smb_auth"."user_performance_s", "smb_auth"."user_role_s", "smb_ref"."data_lineage_s"
TO "smb_loader";

GRANT UPDATE ("load_date", "record_source") ON "smb_ref"."currency_r" TO "smb_loader";

GRANT UPDATE ("load_date", "record_source") ON "smb_ref"."job_status_r" TO "smb_loader";

GRANT UPDATE ("load_date", "record_source") ON "smb_ref"."payment_method_r" TO "smb_loader";

GRANT UPDATE ("load_date", "record_source") ON "smb_ref"."plan_tier_r" TO "smb_loader";

GRANT UPDATE ("load_date", "record_source") ON "smb_ref"."region_r" TO "smb_loader";

REVOKE ALL ON FUNCTION "smb_infomart"."refresh_customer_lifetime_value"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "smb_infomart"."refresh_customer_lifetime_value"() TO "smb_owner", "smb_loader";

GRANT ALL ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "smb_owner";

GRANT SELECT ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "smb_loader";

GRANT INSERT ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count", "metadata"."quarantine",
  "metadata"."quality_result", "metadata"."accepted_deletion"
TO "smb_loader";

GRANT UPDATE ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count"
TO "smb_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON "metadata"."quarantine" TO "smb_loader";

-- What must be there ----------------------------------------------------------
--
-- What must be there; util.validate_completeness compares.

INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'smb', listed."component", item.value
FROM (VALUES
  ('function', '{smb_auth.team_as_of, smb_auth.tenant_as_of, smb_auth.user_as_of, smb_business.ai_context_as_of,
    smb_business.business_as_of, smb_business.calendar_event_as_of, smb_business.communication_as_of,
    smb_business.conversation_as_of, smb_business.customer_as_of, smb_business.document_as_of,
    smb_business.integration_as_of, smb_business.invoice_as_of, smb_business.job_as_of, smb_business.template_as_of,
    smb_business.transaction_as_of, smb_infomart.refresh_customer_lifetime_value,
    smb_util.ai_context_business_effectivity_hash_diff, smb_util.ai_context_hash_diff,
    smb_util.ai_context_state_hash_diff, smb_util.audit_detail_hash_diff, smb_util.audit_hash_diff,
    smb_util.business_contact_hash_diff, smb_util.business_event_hash_diff, smb_util.business_hash_diff,
    smb_util.business_metric_hash_diff, smb_util.business_user_effectivity_hash_diff,
    smb_util.calendar_attendance_hash_diff, smb_util.calendar_event_hash_diff,
    smb_util.calendar_event_party_effectivity_hash_diff, smb_util.calendar_event_status_hash_diff,
    smb_util.calendar_event_time_hash_diff, smb_util.communication_analysis_hash_diff,
    smb_util.communication_channel_hash_diff, smb_util.communication_hash_diff,
    smb_util.communication_party_effectivity_hash_diff, smb_util.communication_status_hash_diff,
    smb_util.comprehensive_health_check, smb_util.conversation_feedback_hash_diff,
    smb_util.conversation_message_hash_diff, smb_util.conversation_text_hash_diff,
    smb_util.customer_address_hash_diff, smb_util.customer_business_effectivity_hash_diff,
    smb_util.customer_consent_hash_diff, smb_util.customer_identity_hash_diff, smb_util.customer_insight_hash_diff,
    smb_util.customer_interaction_hash_diff, smb_util.customer_interaction_storage_hash_diff,
    smb_util.customer_interaction_text_hash_diff, smb_util.customer_misc_hash_diff,
    smb_util.customer_value_hash_diff, smb_util.data_lineage_hash_diff, smb_util.document_hash_diff,
    smb_util.document_owner_effectivity_hash_diff, smb_util.document_processing_hash_diff,
    smb_util.document_text_hash_diff, smb_util.integration_business_effectivity_hash_diff,
    smb_util.integration_hash_diff, smb_util.integration_state_hash_diff, smb_util.integration_sync_hash_diff,
    smb_util.invoice_hash_diff, smb_util.invoice_line_hash_diff, smb_util.invoice_money_hash_diff,
    smb_util.invoice_party_effectivity_hash_diff, smb_util.invoice_status_hash_diff,
    smb_util.job_assignee_effectivity_hash_diff, smb_util.job_customer_effectivity_hash_diff,
    smb_util.job_hash_diff, smb_util.job_insight_hash_diff, smb_util.job_material_hash_diff,
    smb_util.job_money_hash_diff, smb_util.job_place_hash_diff, smb_util.job_schedule_hash_diff,
    smb_util.job_status_change_hash_diff, smb_util.job_status_hash_diff, smb_util.job_team_hash_diff,
    smb_util.measure_quality, smb_util.monitor_firm_health, smb_util.monitor_loads,
    smb_util.quality_customer_email_present, smb_util.quality_invoice_total_adds_up,
    smb_util.quality_job_number_present, smb_util.quality_transaction_number_present,
    smb_util.team_member_effectivity_hash_diff, smb_util.template_business_effectivity_hash_diff,
    smb_util.template_hash_diff, smb_util.template_usage_hash_diff, smb_util.tenant_plan_hash_diff,
    smb_util.tenant_profile_hash_diff, smb_util.transaction_hash_diff, smb_util.transaction_insight_hash_diff,
    smb_util.transaction_party_effectivity_hash_diff, smb_util.transaction_status_hash_diff,
    smb_util.user_availability_hash_diff, smb_util.user_identity_hash_diff, smb_util.user_login_hash_diff,
    smb_util.user_pay_hash_diff, smb_util.user_performance_hash_diff, smb_util.user_role_hash_diff,
    smb_util.validate_completeness, smb_util.validate_tenant_isolation, smb_util.website_analysis_hash_diff,
    util.business_key, util.canonical_text, util.comprehensive_health_check, util.current_load_date,
    util.escape_key_part, util.generate_tenant_derived_hk, util.hash_binary, util.json_text, util.measure_quality,
    util.monitor_loads, util.session_tenant, util.table_checksum, util.threshold_state, util.trace_lineage,
    util.validate_completeness, util.validate_tenant_isolation, util.vault_function, util.visible_tenants,
    util.worst_state, util.zero_key}'),
  ('index', '{metadata.accepted_deletion_pkey, metadata.data_versions_pkey, metadata.expected_object_pkey,
    metadata.hash_revision_pkey, metadata.key_origin_pkey, metadata.lineage_pkey, metadata.load_checkpoint_pkey,
    metadata.load_count_pkey, metadata.load_delivery_idx, metadata.load_pkey, metadata.migration_progress_pkey,
    metadata.privacy_registry_pkey, metadata.quality_result_pkey, metadata.quality_result_rule_idx,
    metadata.quality_rule_pkey, metadata.quarantine_load_idx, metadata.quarantine_pkey,
    metadata.quarantine_source_idx, metadata.schema_migrations_pkey, metadata.vault_pkey, smb_auth.team_h_key_idx,
    smb_auth.team_h_pkey, smb_auth.team_member_effectivity_s_pkey, smb_auth.team_member_l_pkey,
    smb_auth.team_member_l_team_hk_idx, smb_auth.team_member_l_user_hk_idx, smb_auth.tenant_h_key_idx,
    smb_auth.tenant_h_pkey, smb_auth.tenant_plan_s_pkey, smb_auth.tenant_profile_s_pkey, smb_auth.user_h_key_idx,
    smb_auth.user_h_pkey, smb_auth.user_identity_s_pkey, smb_auth.user_login_s_pkey, smb_auth.user_pay_s_pkey,
    smb_auth.user_performance_s_pkey, smb_auth.user_role_s_pkey,
    smb_business.ai_context_business_effectivity_s_pkey, smb_business.ai_context_business_l_ai_context_hk_idx,
    smb_business.ai_context_business_l_business_hk_idx, smb_business.ai_context_business_l_pkey,
    smb_business.ai_context_h_key_idx, smb_business.ai_context_h_pkey, smb_business.ai_context_s_pkey,
    smb_business.ai_context_state_s_pkey, smb_business.audit_customer_l_customer_hk_idx,
    smb_business.audit_customer_l_pkey, smb_business.audit_detail_s_pkey, smb_business.audit_l_pkey,
    smb_business.audit_l_user_hk_idx, smb_business.business_contact_s_pkey,
    smb_business.business_event_l_business_hk_idx, smb_business.business_event_l_customer_hk_idx,
    smb_business.business_event_l_job_hk_idx, smb_business.business_event_l_pkey,
    smb_business.business_event_l_user_hk_idx, smb_business.business_h_key_idx, smb_business.business_h_lookup_idx,
    smb_business.business_h_pkey, smb_business.business_metric_l_business_hk_idx,
    smb_business.business_metric_l_pkey, smb_business.business_s_pkey,
    smb_business.business_user_effectivity_s_pkey, smb_business.business_user_l_business_hk_idx,
    smb_business.business_user_l_pkey, smb_business.business_user_l_user_hk_idx,
    smb_business.calendar_attendance_s_pkey, smb_business.calendar_attendee_l_attendee_hk_idx,
    smb_business.calendar_attendee_l_calendar_event_hk_idx, smb_business.calendar_attendee_l_pkey,
    smb_business.calendar_event_h_key_idx, smb_business.calendar_event_h_pkey,
    smb_business.calendar_event_party_effectivity_s_pkey, smb_business.calendar_event_party_l_business_hk_idx,
    smb_business.calendar_event_party_l_calendar_event_hk_idx, smb_business.calendar_event_party_l_creator_hk_idx,
    smb_business.calendar_event_party_l_customer_hk_idx, smb_business.calendar_event_party_l_job_hk_idx,
    smb_business.calendar_event_party_l_pkey, smb_business.calendar_event_presence_s_pkey,
    smb_business.calendar_event_s_pkey, smb_business.calendar_event_status_s_pkey,
    smb_business.calendar_event_time_s_pkey, smb_business.communication_analysis_s_pkey,
    smb_business.communication_channel_s_pkey, smb_business.communication_customer_l_communication_hk_idx,
    smb_business.communication_customer_l_customer_hk_idx, smb_business.communication_customer_l_pkey,
    smb_business.communication_h_key_idx, smb_business.communication_h_pkey,
    smb_business.communication_party_effectivity_s_pkey, smb_business.communication_party_l_business_hk_idx,
    smb_business.communication_party_l_communication_hk_idx, smb_business.communication_party_l_pkey,
    smb_business.communication_party_l_sender_hk_idx, smb_business.communication_reply_l_answered_hk_idx,
    smb_business.communication_reply_l_pkey, smb_business.communication_reply_l_reply_hk_idx,
    smb_business.communication_s_pkey, smb_business.communication_status_s_pkey,
    smb_business.conversation_feedback_s_pkey, smb_business.conversation_h_key_idx,
    smb_business.conversation_h_pkey, smb_business.conversation_message_l_business_hk_idx,
    smb_business.conversation_message_l_conversation_hk_idx, smb_business.conversation_message_l_pkey,
    smb_business.conversation_message_l_user_hk_idx, smb_business.conversation_party_l_business_hk_idx,
    smb_business.conversation_party_l_conversation_hk_idx, smb_business.conversation_party_l_pkey,
    smb_business.conversation_party_l_user_hk_idx, smb_business.conversation_text_s_pkey,
    smb_business.customer_address_s_pkey, smb_business.customer_business_effectivity_s_pkey,
    smb_business.customer_business_l_business_hk_idx, smb_business.customer_business_l_customer_hk_idx,
    smb_business.customer_business_l_pkey, smb_business.customer_consent_s_pkey, smb_business.customer_h_key_idx,
    smb_business.customer_h_pkey, smb_business.customer_identity_s_pkey, smb_business.customer_insight_s_pkey,
    smb_business.customer_interaction_l_customer_hk_idx, smb_business.customer_interaction_l_pkey,
    smb_business.customer_interaction_storage_s_pkey, smb_business.customer_interaction_text_s_pkey,
    smb_business.customer_match_l_duplicate_hk_idx, smb_business.customer_match_l_kept_hk_idx,
    smb_business.customer_match_l_pkey, smb_business.customer_misc_s_pkey, smb_business.customer_presence_s_pkey,
    smb_business.customer_value_s_pkey, smb_business.document_customer_l_customer_hk_idx,
    smb_business.document_customer_l_document_hk_idx, smb_business.document_customer_l_pkey,
    smb_business.document_h_key_idx, smb_business.document_h_pkey, smb_business.document_invoice_l_document_hk_idx,
    smb_business.document_invoice_l_invoice_hk_idx, smb_business.document_invoice_l_pkey,
    smb_business.document_job_l_document_hk_idx, smb_business.document_job_l_job_hk_idx,
    smb_business.document_job_l_pkey, smb_business.document_owner_effectivity_s_pkey,
    smb_business.document_owner_l_business_hk_idx, smb_business.document_owner_l_document_hk_idx,
    smb_business.document_owner_l_pkey, smb_business.document_owner_l_uploader_hk_idx,
    smb_business.document_presence_s_pkey, smb_business.document_processing_l_document_hk_idx,
    smb_business.document_processing_l_pkey, smb_business.document_processing_s_pkey, smb_business.document_s_pkey,
    smb_business.document_share_l_document_hk_idx, smb_business.document_share_l_pkey,
    smb_business.document_share_l_reader_hk_idx, smb_business.document_text_s_pkey,
    smb_business.document_user_l_document_hk_idx, smb_business.document_user_l_pkey,
    smb_business.document_user_l_subject_hk_idx, smb_business.document_version_l_parent_hk_idx,
    smb_business.document_version_l_pkey, smb_business.document_version_l_version_hk_idx,
    smb_business.integration_business_effectivity_s_pkey, smb_business.integration_business_l_business_hk_idx,
    smb_business.integration_business_l_integration_hk_idx, smb_business.integration_business_l_pkey,
    smb_business.integration_h_key_idx, smb_business.integration_h_pkey, smb_business.integration_s_pkey,
    smb_business.integration_state_s_pkey, smb_business.integration_sync_l_integration_hk_idx,
    smb_business.integration_sync_l_pkey, smb_business.integration_sync_s_pkey, smb_business.invoice_h_key_idx,
    smb_business.invoice_h_pkey, smb_business.invoice_line_l_invoice_hk_idx, smb_business.invoice_line_l_pkey,
    smb_business.invoice_line_s_pkey, smb_business.invoice_money_s_pkey,
    smb_business.invoice_party_effectivity_s_pkey, smb_business.invoice_party_l_business_hk_idx,
    smb_business.invoice_party_l_customer_hk_idx, smb_business.invoice_party_l_invoice_hk_idx,
    smb_business.invoice_party_l_job_hk_idx, smb_business.invoice_party_l_pkey,
    smb_business.invoice_presence_s_pkey, smb_business.invoice_s_pkey, smb_business.invoice_status_s_pkey,
    smb_business.job_assignee_effectivity_s_pkey, smb_business.job_assignee_l_assignee_hk_idx,
    smb_business.job_assignee_l_job_hk_idx, smb_business.job_assignee_l_pkey,
    smb_business.job_customer_effectivity_s_pkey, smb_business.job_customer_l_business_hk_idx,
    smb_business.job_customer_l_customer_hk_idx, smb_business.job_customer_l_job_hk_idx,
    smb_business.job_customer_l_pkey, smb_business.job_h_key_idx, smb_business.job_h_pkey,
    smb_business.job_insight_s_pkey, smb_business.job_material_l_job_hk_idx, smb_business.job_material_l_pkey,
    smb_business.job_material_s_pkey, smb_business.job_money_s_pkey, smb_business.job_place_s_pkey,
    smb_business.job_presence_s_pkey, smb_business.job_s_pkey, smb_business.job_schedule_s_pkey,
    smb_business.job_status_change_l_changer_hk_idx, smb_business.job_status_change_l_job_hk_idx,
    smb_business.job_status_change_l_pkey, smb_business.job_status_s_pkey,
    smb_business.job_team_member_l_job_hk_idx, smb_business.job_team_member_l_pkey,
    smb_business.job_team_member_l_team_member_hk_idx, smb_business.job_team_s_pkey,
    smb_business.template_business_effectivity_s_pkey, smb_business.template_business_l_business_hk_idx,
    smb_business.template_business_l_pkey, smb_business.template_business_l_template_hk_idx,
    smb_business.template_h_key_idx, smb_business.template_h_pkey, smb_business.template_s_pkey,
    smb_business.template_usage_s_pkey, smb_business.transaction_h_key_idx, smb_business.transaction_h_pkey,
    smb_business.transaction_insight_s_pkey, smb_business.transaction_party_effectivity_s_pkey,
    smb_business.transaction_party_l_business_hk_idx, smb_business.transaction_party_l_customer_hk_idx,
    smb_business.transaction_party_l_invoice_hk_idx, smb_business.transaction_party_l_job_hk_idx,
    smb_business.transaction_party_l_pkey, smb_business.transaction_party_l_transaction_hk_idx,
    smb_business.transaction_presence_s_pkey, smb_business.transaction_s_pkey,
    smb_business.transaction_status_s_pkey, smb_business.user_availability_l_business_hk_idx,
    smb_business.user_availability_l_pkey, smb_business.user_availability_l_user_hk_idx,
    smb_business.user_availability_s_pkey, smb_business.website_analysis_l_business_hk_idx,
    smb_business.website_analysis_l_pkey, smb_infomart.customer_lifetime_value_stored_key_idx,
    smb_ref.currency_r_pkey, smb_ref.data_lineage_r_pkey, smb_ref.data_lineage_s_pkey, smb_ref.job_status_r_pkey,
    smb_ref.payment_method_r_pkey, smb_ref.plan_tier_r_pkey, smb_ref.region_r_pkey}'),
  ('policy', '{metadata.accepted_deletion.smb, metadata.data_versions.smb, metadata.expected_object.smb,
    metadata.hash_revision.smb, metadata.key_origin.smb, metadata.lineage.smb, metadata.load.smb,
    metadata.load_checkpoint.smb, metadata.load_count.smb, metadata.migration_progress.smb,
    metadata.privacy_registry.smb, metadata.quality_result.smb, metadata.quality_rule.smb, metadata.quarantine.smb,
    metadata.schema_migrations.smb, metadata.vault.smb, smb_auth.team_h.all_tenants, smb_auth.team_h.tenant_readers,
    smb_auth.team_member_effectivity_s.all_tenants, smb_auth.team_member_effectivity_s.tenant_readers,
    smb_auth.team_member_l.all_tenants, smb_auth.team_member_l.tenant_readers, smb_auth.tenant_h.all_tenants,
    smb_auth.tenant_h.tenant_readers, smb_auth.tenant_plan_s.all_tenants, smb_auth.tenant_plan_s.tenant_readers,
    smb_auth.tenant_profile_s.all_tenants, smb_auth.tenant_profile_s.tenant_readers, smb_auth.user_h.all_tenants,
    smb_auth.user_h.tenant_readers, smb_auth.user_identity_s.all_tenants, smb_auth.user_identity_s.tenant_readers,
    smb_auth.user_login_s.all_tenants, smb_auth.user_login_s.tenant_readers, smb_auth.user_pay_s.all_tenants,
    smb_auth.user_pay_s.tenant_readers, smb_auth.user_performance_s.all_tenants,
    smb_auth.user_performance_s.tenant_readers, smb_auth.user_role_s.all_tenants,
    smb_auth.user_role_s.tenant_readers, smb_business.ai_context_business_effectivity_s.all_tenants,
    smb_business.ai_context_business_effectivity_s.tenant_readers, smb_business.ai_context_business_l.all_tenants,
    smb_business.ai_context_business_l.tenant_readers, smb_business.ai_context_h.all_tenants,
    smb_business.ai_context_h.tenant_readers, smb_business.ai_context_s.all_tenants,
    smb_business.ai_context_s.tenant_readers, smb_business.ai_context_state_s.all_tenants,
    smb_business.ai_context_state_s.tenant_readers, smb_business.audit_customer_l.all_tenants,
    smb_business.audit_customer_l.tenant_readers, smb_business.audit_detail_s.all_tenants,
    smb_business.audit_detail_s.tenant_readers, smb_business.audit_l.all_tenants,
    smb_business.audit_l.tenant_readers, smb_business.business_contact_s.all_tenants,
    smb_business.business_contact_s.tenant_readers, smb_business.business_event_l.all_tenants,
    smb_business.business_event_l.tenant_readers, smb_business.business_h.all_tenants,
    smb_business.business_h.tenant_readers, smb_business.business_metric_l.all_tenants,
    smb_business.business_metric_l.tenant_readers, smb_business.business_s.all_tenants,
    smb_business.business_s.tenant_readers, smb_business.business_user_effectivity_s.all_tenants,
    smb_business.business_user_effectivity_s.tenant_readers, smb_business.business_user_l.all_tenants,
    smb_business.business_user_l.tenant_readers, smb_business.calendar_attendance_s.all_tenants,
    smb_business.calendar_attendance_s.tenant_readers, smb_business.calendar_attendee_l.all_tenants,
    smb_business.calendar_attendee_l.tenant_readers, smb_business.calendar_event_h.all_tenants,
    smb_business.calendar_event_h.tenant_readers, smb_business.calendar_event_party_effectivity_s.all_tenants,
    smb_business.calendar_event_party_effectivity_s.tenant_readers, smb_business.calendar_event_party_l.all_tenants,
    smb_business.calendar_event_party_l.tenant_readers, smb_business.calendar_event_presence_s.all_tenants,
    smb_business.calendar_event_presence_s.tenant_readers, smb_business.calendar_event_s.all_tenants,
    smb_business.calendar_event_s.tenant_readers, smb_business.calendar_event_status_s.all_tenants,
    smb_business.calendar_event_status_s.tenant_readers, smb_business.calendar_event_time_s.all_tenants,
    smb_business.calendar_event_time_s.tenant_readers, smb_business.communication_analysis_s.all_tenants,
    smb_business.communication_analysis_s.tenant_readers, smb_business.communication_channel_s.all_tenants,
    smb_business.communication_channel_s.tenant_readers, smb_business.communication_customer_l.all_tenants,
    smb_business.communication_customer_l.tenant_readers, smb_business.communication_h.all_tenants,
    smb_business.communication_h.tenant_readers, smb_business.communication_party_effectivity_s.all_tenants,
    smb_business.communication_party_effectivity_s.tenant_readers, smb_business.communication_party_l.all_tenants,
    smb_business.communication_party_l.tenant_readers, smb_business.communication_reply_l.all_tenants,
    smb_business.communication_reply_l.tenant_readers, smb_business.communication_s.all_tenants,
    smb_business.communication_s.tenant_readers, smb_business.communication_status_s.all_tenants,
    smb_business.communication_status_s.tenant_readers, smb_business.conversation_feedback_s.all_tenants,
    smb_business.conversation_feedback_s.tenant_readers, smb_business.conversation_h.all_tenants,
    smb_business.conversation_h.tenant_readers, smb_business.conversation_message_l.all_tenants,
    smb_business.conversation_message_l.tenant_readers, smb_business.conversation_party_l.all_tenants,
    smb_business.conversation_party_l.tenant_readers, smb_business.conversation_text_s.all_tenants,
    smb_business.conversation_text_s.tenant_readers, smb_business.customer_address_s.all_tenants,
    smb_business.customer_address_s.tenant_readers, smb_business.customer_business_effectivity_s.all_tenants,
    smb_business.customer_business_effectivity_s.tenant_readers, smb_business.customer_business_l.all_tenants,
    smb_business.customer_business_l.tenant_readers, smb_business.customer_consent_s.all_tenants,
    smb_business.customer_consent_s.tenant_readers, smb_business.customer_h.all_tenants,
    smb_business.customer_h.tenant_readers, smb_business.customer_identity_s.all_tenants,
    smb_business.customer_identity_s.tenant_readers, smb_business.customer_insight_s.all_tenants,
    smb_business.customer_insight_s.tenant_readers, smb_business.customer_interaction_l.all_tenants,
    smb_business.customer_interaction_l.tenant_readers, smb_business.customer_interaction_storage_s.all_tenants,
    smb_business.customer_interaction_storage_s.tenant_readers,
    smb_business.customer_interaction_text_s.all_tenants, smb_business.customer_interaction_text_s.tenant_readers,
    smb_business.customer_match_l.all_tenants, smb_business.customer_match_l.tenant_readers,
    smb_business.customer_misc_s.all_tenants, smb_business.customer_misc_s.tenant_readers,
    smb_business.customer_presence_s.all_tenants, smb_business.customer_presence_s.tenant_readers,
    smb_business.customer_value_s.all_tenants, smb_business.customer_value_s.tenant_readers,
    smb_business.document_customer_l.all_tenants, smb_business.document_customer_l.tenant_readers,
    smb_business.document_h.all_tenants, smb_business.document_h.tenant_readers,
    smb_business.document_invoice_l.all_tenants, smb_business.document_invoice_l.tenant_readers,
    smb_business.document_job_l.all_tenants, smb_business.document_job_l.tenant_readers,
    smb_business.document_owner_effectivity_s.all_tenants, smb_business.document_owner_effectivity_s.tenant_readers,
    smb_business.document_owner_l.all_tenants, smb_business.document_owner_l.tenant_readers,
    smb_business.document_presence_s.all_tenants, smb_business.document_presence_s.tenant_readers,
    smb_business.document_processing_l.all_tenants, smb_business.document_processing_l.tenant_readers,
    smb_business.document_processing_s.all_tenants, smb_business.document_processing_s.tenant_readers,
    smb_business.document_s.all_tenants, smb_business.document_s.tenant_readers,
    smb_business.document_share_l.all_tenants, smb_business.document_share_l.tenant_readers,
    smb_business.document_text_s.all_tenants, smb_business.document_text_s.tenant_readers,
    smb_business.document_user_l.all_tenants, smb_business.document_user_l.tenant_readers,
    smb_business.document_version_l.all_tenants, smb_business.document_version_l.tenant_readers,
    smb_business.integration_business_effectivity_s.all_tenants,
    smb_business.integration_business_effectivity_s.tenant_readers, smb_business.integration_business_l.all_tenants,
    smb_business.integration_business_l.tenant_readers, smb_business.integration_h.all_tenants,
    smb_business.integration_h.tenant_readers, smb_business.integration_s.all_tenants,
    smb_business.integration_s.tenant_readers, smb_business.integration_state_s.all_tenants,
    smb_business.integration_state_s.tenant_readers, smb_business.integration_sync_l.all_tenants,
    smb_business.integration_sync_l.tenant_readers, smb_business.integration_sync_s.all_tenants,
    smb_business.integration_sync_s.tenant_readers, smb_business.invoice_h.all_tenants,
    smb_business.invoice_h.tenant_readers, smb_business.invoice_line_l.all_tenants,
    smb_business.invoice_line_l.tenant_readers, smb_business.invoice_line_s.all_tenants,
    smb_business.invoice_line_s.tenant_readers, smb_business.invoice_money_s.all_tenants,
    smb_business.invoice_money_s.tenant_readers, smb_business.invoice_party_effectivity_s.all_tenants,
    smb_business.invoice_party_effectivity_s.tenant_readers, smb_business.invoice_party_l.all_tenants,
    smb_business.invoice_party_l.tenant_readers, smb_business.invoice_presence_s.all_tenants,
    smb_business.invoice_presence_s.tenant_readers, smb_business.invoice_s.all_tenants,
    smb_business.invoice_s.tenant_readers, smb_business.invoice_status_s.all_tenants,
    smb_business.invoice_status_s.tenant_readers, smb_business.job_assignee_effectivity_s.all_tenants,
    smb_business.job_assignee_effectivity_s.tenant_readers, smb_business.job_assignee_l.all_tenants,
    smb_business.job_assignee_l.tenant_readers, smb_business.job_customer_effectivity_s.all_tenants,
    smb_business.job_customer_effectivity_s.tenant_readers, smb_business.job_customer_l.all_tenants,
    smb_business.job_customer_l.tenant_readers, smb_business.job_h.all_tenants, smb_business.job_h.tenant_readers,
    smb_business.job_insight_s.all_tenants, smb_business.job_insight_s.tenant_readers,
    smb_business.job_material_l.all_tenants, smb_business.job_material_l.tenant_readers,
    smb_business.job_material_s.all_tenants, smb_business.job_material_s.tenant_readers,
    smb_business.job_money_s.all_tenants, smb_business.job_money_s.tenant_readers,
    smb_business.job_place_s.all_tenants, smb_business.job_place_s.tenant_readers,
    smb_business.job_presence_s.all_tenants, smb_business.job_presence_s.tenant_readers,
    smb_business.job_s.all_tenants, smb_business.job_s.tenant_readers, smb_business.job_schedule_s.all_tenants,
    smb_business.job_schedule_s.tenant_readers, smb_business.job_status_change_l.all_tenants,
    smb_business.job_status_change_l.tenant_readers, smb_business.job_status_s.all_tenants,
    smb_business.job_status_s.tenant_readers, smb_business.job_team_member_l.all_tenants,
    smb_business.job_team_member_l.tenant_readers, smb_business.job_team_s.all_tenants,
    smb_business.job_team_s.tenant_readers, smb_business.template_business_effectivity_s.all_tenants,
    smb_business.template_business_effectivity_s.tenant_readers, smb_business.template_business_l.all_tenants,
    smb_business.template_business_l.tenant_readers, smb_business.template_h.all_tenants,
    smb_business.template_h.tenant_readers, smb_business.template_s.all_tenants,
    smb_business.template_s.tenant_readers, smb_business.template_usage_s.all_tenants,
    smb_business.template_usage_s.tenant_readers, smb_business.transaction_h.all_tenants,
    smb_business.transaction_h.tenant_readers, smb_business.transaction_insight_s.all_tenants,
    smb_business.transaction_insight_s.tenant_readers, smb_business.transaction_party_effectivity_s.all_tenants,
    smb_business.transaction_party_effectivity_s.tenant_readers, smb_business.transaction_party_l.all_tenants,
    smb_business.transaction_party_l.tenant_readers, smb_business.transaction_presence_s.all_tenants,
    smb_business.transaction_presence_s.tenant_readers, smb_business.transaction_s.all_tenants,
    smb_business.transaction_s.tenant_readers, smb_business.transaction_status_s.all_tenants,
    smb_business.transaction_status_s.tenant_readers, smb_business.user_availability_l.all_tenants,
    smb_business.user_availability_l.tenant_readers, smb_business.user_availability_s.all_tenants,
    smb_business.user_availability_s.tenant_readers, smb_business.website_analysis_l.all_tenants,
    smb_business.website_analysis_l.tenant_readers}'),
  ('source', '{ai_context_cache, ai_conversations, audit_logs, business_events, business_events_archive,
    business_metrics, business_website_analysis, businesses, calendar_availability, calendar_events,
    communication_templates, communications, customer_interactions, customer_matches, customers, data_lineage,
    document_processing_jobs, documents, financial_transactions, integration_sync_logs, integrations,
    invoice_line_items, invoices, job_materials, job_status_history, jobs, team_assignments, tenants, users}'),
  ('table', '{metadata.accepted_deletion, metadata.data_versions, metadata.expected_object, metadata.hash_revision,
    metadata.key_origin, metadata.lineage, metadata.load, metadata.load_checkpoint, metadata.load_count,
    metadata.migration_progress, metadata.privacy_registry, metadata.quality_result, metadata.quality_rule,
    metadata.quarantine, metadata.schema_migrations, metadata.vault, smb_auth.team_h,
    smb_auth.team_member_effectivity_s, smb_auth.team_member_l, smb_auth.tenant_h, smb_auth.tenant_plan_s,
    smb_auth.tenant_profile_s, smb_auth.user_h, smb_auth.user_identity_s, smb_auth.user_login_s,
    smb_auth.user_pay_s, smb_auth.user_performance_s, smb_auth.user_role_s,
    smb_business.ai_context_business_effectivity_s, smb_business.ai_context_business_l, smb_business.ai_context_h,
    smb_business.ai_context_s, smb_business.ai_context_state_s, smb_business.audit_customer_l,
    smb_business.audit_detail_s, smb_business.audit_l, smb_business.business_contact_s,
    smb_business.business_event_l, smb_business.business_h, smb_business.business_metric_l, smb_business.business_s,
    smb_business.business_user_effectivity_s, smb_business.business_user_l, smb_business.calendar_attendance_s,
    smb_business.calendar_attendee_l, smb_business.calendar_event_h,
    smb_business.calendar_event_party_effectivity_s, smb_business.calendar_event_party_l,
    smb_business.calendar_event_presence_s, smb_business.calendar_event_s, smb_business.calendar_event_status_s,
    smb_business.calendar_event_time_s, smb_business.communication_analysis_s, smb_business.communication_channel_s,
    smb_business.communication_customer_l, smb_business.communication_h,
    smb_business.communication_party_effectivity_s, smb_business.communication_party_l,
    smb_business.communication_reply_l, smb_business.communication_s, smb_business.communication_status_s,
    smb_business.conversation_feedback_s, smb_business.conversation_h, smb_business.conversation_message_l,
    smb_business.conversation_party_l, smb_business.conversation_text_s, smb_business.customer_address_s,
    smb_business.customer_business_effectivity_s, smb_business.customer_business_l, smb_business.customer_consent_s,
    smb_business.customer_h, smb_business.customer_identity_s, smb_business.customer_insight_s,
    smb_business.customer_interaction_l, smb_business.customer_interaction_storage_s,
    smb_business.customer_interaction_text_s, smb_business.customer_match_l, smb_business.customer_misc_s,
    smb_business.customer_presence_s, smb_business.customer_value_s, smb_business.document_customer_l,
    smb_business.document_h, smb_business.document_invoice_l, smb_business.document_job_l,
    smb_business.document_owner_effectivity_s, smb_business.document_owner_l, smb_business.document_presence_s,
    smb_business.document_processing_l, smb_business.document_processing_s, smb_business.document_s,
    smb_business.document_share_l, smb_business.document_text_s, smb_business.document_user_l,
    smb_business.document_version_l, smb_business.integration_business_effectivity_s,
    smb_business.integration_business_l, smb_business.integration_h, smb_business.integration_s,
    smb_business.integration_state_s, smb_business.integration_sync_l, smb_business.integration_sync_s,
    smb_business.invoice_h, smb_business.invoice_line_l, smb_business.invoice_line_s, smb_business.invoice_money_s,
    smb_business.invoice_party_effectivity_s, smb_business.invoice_party_l, smb_business.invoice_presence_s,
    smb_business.invoice_s, smb_business.invoice_status_s, smb_business.job_assignee_effectivity_s,
    smb_business.job_assignee_l, smb_business.job_customer_effectivity_s, smb_business.job_customer_l,
    smb_business.job_h, smb_business.job_insight_s, smb_business.job_material_l, smb_business.job_material_s,
    smb_business.job_money_s, smb_business.job_place_s, smb_business.job_presence_s, smb_business.job_s,
    smb_business.job_schedule_s, smb_business.job_status_change_l, smb_business.job_status_s,
    smb_business.job_team_member_l, smb_business.job_team_s, smb_business.template_business_effectivity_s,
    smb_business.template_business_l, smb_business.template_h, smb_business.template_s,
    smb_business.template_usage_s, smb_business.transaction_h, smb_business.transaction_insight_s,
    smb_business.transaction_party_effectivity_s, smb_business.transaction_party_l,
    smb_business.transaction_presence_s, smb_business.transaction_s, smb_business.transaction_status_s,
    smb_business.user_availability_l, smb_business.user_availability_s, smb_business.website_analysis_l,
    smb_ref.currency_r, smb_ref.data_lineage_r, smb_ref.data_lineage_s, smb_ref.job_status_r,
    smb_ref.payment_method_r, smb_ref.plan_tier_r, smb_ref.region_r}'),
  ('view', '{smb_auth.team_member_effectivity_current, smb_auth.team_member_keys, smb_auth.team_now,
    smb_auth.tenant_now, smb_auth.tenant_plan_current, smb_auth.tenant_profile_current,
    smb_auth.user_identity_current, smb_auth.user_identity_masked, smb_auth.user_login_current, smb_auth.user_now,
    smb_auth.user_pay_current, smb_auth.user_performance_current, smb_auth.user_role_current,
    smb_business.ai_context_business_effectivity_current, smb_business.ai_context_business_keys,
    smb_business.ai_context_current, smb_business.ai_context_now, smb_business.ai_context_state_current,
    smb_business.audit_customer_keys, smb_business.audit_detail_masked, smb_business.audit_keys,
    smb_business.business_contact_current, smb_business.business_contact_masked, smb_business.business_current,
    smb_business.business_event_keys, smb_business.business_metric_keys, smb_business.business_now,
    smb_business.business_user_effectivity_current, smb_business.business_user_keys,
    smb_business.calendar_attendance_current, smb_business.calendar_attendee_keys,
    smb_business.calendar_event_current, smb_business.calendar_event_now,
    smb_business.calendar_event_party_effectivity_current, smb_business.calendar_event_party_keys,
    smb_business.calendar_event_status_current, smb_business.calendar_event_time_current,
    smb_business.communication_analysis_current, smb_business.communication_channel_current,
    smb_business.communication_current, smb_business.communication_customer_keys, smb_business.communication_now,
    smb_business.communication_party_effectivity_current, smb_business.communication_party_keys,
    smb_business.communication_reply_keys, smb_business.communication_status_current,
    smb_business.conversation_feedback_current, smb_business.conversation_message_keys,
    smb_business.conversation_now, smb_business.conversation_party_keys, smb_business.customer_address_current,
    smb_business.customer_business_effectivity_current, smb_business.customer_business_keys,
    smb_business.customer_consent_current, smb_business.customer_identity_current,
    smb_business.customer_identity_masked, smb_business.customer_insight_current,
    smb_business.customer_interaction_keys, smb_business.customer_interaction_storage_current,
    smb_business.customer_match_keys, smb_business.customer_misc_current, smb_business.customer_now,
    smb_business.customer_value_current, smb_business.document_current, smb_business.document_customer_keys,
    smb_business.document_invoice_keys, smb_business.document_job_keys, smb_business.document_now,
    smb_business.document_owner_effectivity_current, smb_business.document_owner_keys,
    smb_business.document_processing_current, smb_business.document_processing_keys,
    smb_business.document_share_keys, smb_business.document_text_current, smb_business.document_user_keys,
    smb_business.document_version_keys, smb_business.integration_business_effectivity_current,
    smb_business.integration_business_keys, smb_business.integration_current, smb_business.integration_now,
    smb_business.integration_state_current, smb_business.integration_sync_current,
    smb_business.integration_sync_keys, smb_business.invoice_current, smb_business.invoice_line_current,
    smb_business.invoice_line_keys, smb_business.invoice_money_current, smb_business.invoice_now,
    smb_business.invoice_party_effectivity_current, smb_business.invoice_party_keys,
    smb_business.invoice_status_current, smb_business.job_assignee_effectivity_current,
    smb_business.job_assignee_keys, smb_business.job_current, smb_business.job_customer_effectivity_current,
    smb_business.job_customer_keys, smb_business.job_insight_current, smb_business.job_material_current,
    smb_business.job_material_keys, smb_business.job_money_current, smb_business.job_now,
    smb_business.job_place_current, smb_business.job_schedule_current, smb_business.job_status_change_keys,
    smb_business.job_status_current, smb_business.job_team_current, smb_business.job_team_member_keys,
    smb_business.template_business_effectivity_current, smb_business.template_business_keys,
    smb_business.template_current, smb_business.template_now, smb_business.template_usage_current,
    smb_business.transaction_current, smb_business.transaction_insight_current, smb_business.transaction_now,
    smb_business.transaction_party_effectivity_current, smb_business.transaction_party_keys,
    smb_business.transaction_status_current, smb_business.user_availability_current,
    smb_business.user_availability_keys, smb_business.website_analysis_keys, smb_infomart.customer_lifetime_value,
    smb_infomart.customer_lifetime_value_stored, smb_infomart.firm_health, smb_ref.data_lineage_current}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault"
    ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
  VALUES ('smb', 'b13515f03f1c566bea2df8f40ad9b31a7a339d11fb6e4099b06c2b91ac8d7bc9', 'vw1', 'sha256', 4);
