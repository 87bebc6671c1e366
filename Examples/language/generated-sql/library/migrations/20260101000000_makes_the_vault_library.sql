-- vaultwright: migration
-- vault: library
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: 4df06cb11fc398738294c54d4d3957692038551353b7ce014a05c3c8407ed7c7
-- requires: PostgreSQL 15
-- does: makes the vault library
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260101000000_makes_the_vault_library.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault library', 0));
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'library') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'library'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault library
-- Public libraries: who borrowed which book where, and what was paid
--
-- fingerprint  4df06cb11fc398738294c54d4d3957692038551353b7ce014a05c3c8407ed7c7
-- hash spec    vw1 with sha256
--
-- Generated from vault.json: change the model, not this file.
-- Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1
--
-- Contents, each under a line that begins with its name:
--   Before anything is made (1)
--   Roles (1)
--   Schemas (6)
--   Hashes and keys (7)
--   Tenants (2)
--   Bookkeeping (22)
--   States (2)
--   Health of any vault (6)
--   Hubs (8)
--   Links (9)
--   Satellites (18)
--   Reference tables (3)
--   Indexes (30)
--   Hash diffs (14)
--   Current versions (12)
--   Hubs as they are (8)
--   Hubs as they were (8)
--   Links with business keys (9)
--   Masked columns (3)
--   Snapshot calendars (2)
--   Point-in-time tables (8)
--   Bridges (3)
--   Marts (5)
--   Monitors (2)
--   Quality (6)
--   Health (4)
--   Ghost rows (19)
--   Foreign keys (68)
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
  FOREACH needed IN ARRAY ARRAY['library_owner', 'library_loader', 'library_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "library_owner" NOLOGIN; CREATE ROLE "library_loader" NOLOGIN; CREATE ROLE "library_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "auth";

CREATE SCHEMA IF NOT EXISTS "business";

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

CREATE TABLE "business"."branch_h" (
  "branch_hk"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "branch_code"   character varying(10),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "branch_h_pkey" PRIMARY KEY ("branch_hk"),
  CONSTRAINT "branch_h_hk_check" CHECK (octet_length("branch_hk") = 32),
  CONSTRAINT "branch_h_key_check" CHECK ("branch_code" IS NOT NULL OR "branch_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."branch_h" IS 'A place where books are lent. Owner: facilities.';

CREATE TABLE "business"."desk_event_h" (
  "desk_event_hk" bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "digest"        character varying(64),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "desk_event_h_pkey" PRIMARY KEY ("desk_event_hk"),
  CONSTRAINT "desk_event_h_hk_check" CHECK (octet_length("desk_event_hk") = 32),
  CONSTRAINT "desk_event_h_key_check" CHECK ("digest" IS NOT NULL OR "desk_event_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."desk_event_h" IS 'What somebody asked for; the desk''s log has no key';

CREATE TABLE "business"."loan_h" (
  "loan_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "branch_code"   character varying(10),
  "loan_number"   bigint,
  "loan_bk"       text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "loan_h_pkey" PRIMARY KEY ("loan_hk"),
  CONSTRAINT "loan_h_hk_check" CHECK (octet_length("loan_hk") = 32),
  CONSTRAINT "loan_h_key_check" CHECK ("branch_code" IS NOT NULL OR "loan_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."loan_h" IS 'What a member takes home at a time';

CREATE TABLE "business"."member_h" (
  "member_hk"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "member_number" text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "member_h_pkey" PRIMARY KEY ("member_hk"),
  CONSTRAINT "member_h_hk_check" CHECK (octet_length("member_hk") = 32),
  CONSTRAINT "member_h_key_check" CHECK ("member_number" IS NOT NULL OR "member_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."member_h" IS 'Somebody who borrows books. Kept for 3650 days.';

CREATE TABLE "business"."reservation_h" (
  "reservation_hk"     bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "reservation_number" bigint,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "reservation_h_pkey" PRIMARY KEY ("reservation_hk"),
  CONSTRAINT "reservation_h_hk_check" CHECK (octet_length("reservation_hk") = 32),
  CONSTRAINT "reservation_h_key_check" CHECK ("reservation_number" IS NOT NULL OR "reservation_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."reservation_h" IS 'A book that is put aside';

CREATE TABLE "auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "library_code"  text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("library_code" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "auth"."tenant_h" IS 'A library with its own members and books';

CREATE TABLE "business"."title_h" (
  "title_hk"      bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "isbn"          character varying(13),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "title_h_pkey" PRIMARY KEY ("title_hk"),
  CONSTRAINT "title_h_hk_check" CHECK (octet_length("title_hk") = 32),
  CONSTRAINT "title_h_key_check" CHECK ("isbn" IS NOT NULL OR "title_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."title_h" IS 'A book, the same for every library';

CREATE TABLE "business"."topic_h" (
  "topic_hk"      bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "topic"         text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "topic_h_pkey" PRIMARY KEY ("topic_hk"),
  CONSTRAINT "topic_h_hk_check" CHECK (octet_length("topic_hk") = 32),
  CONSTRAINT "topic_h_key_check" CHECK ("topic" IS NOT NULL OR "topic_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."topic_h" IS 'A word that the desk files its questions under';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, or for each event, never changed. An optional
-- participant that is missing has the zero key. Columns between the keys and the payload, if any,
-- tell rows of the same participants apart.

CREATE TABLE "business"."branch_parent_l" (
  "branch_parent_hk" bytea                    NOT NULL,
  "tenant_hk"        bytea                    NOT NULL,
  "upper_hk"         bytea                    NOT NULL,
  "lower_hk"         bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "branch_parent_l_pkey" PRIMARY KEY ("branch_parent_hk"),
  CONSTRAINT "branch_parent_l_hk_check" CHECK (octet_length("branch_parent_hk") = 32)
);
COMMENT ON TABLE "business"."branch_parent_l" IS 'Which branch stands above which';
COMMENT ON COLUMN "business"."branch_parent_l"."upper_hk" IS 'Hash key of hub branch.';
COMMENT ON COLUMN "business"."branch_parent_l"."lower_hk" IS 'Hash key of hub branch.';

CREATE TABLE "business"."desk_event_member_l" (
  "desk_event_member_hk" bytea                    NOT NULL,
  "tenant_hk"            bytea                    NOT NULL,
  "desk_event_hk"        bytea                    NOT NULL,
  "member_hk"            bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "desk_event_member_l_pkey" PRIMARY KEY ("desk_event_member_hk"),
  CONSTRAINT "desk_event_member_l_hk_check" CHECK (octet_length("desk_event_member_hk") = 32)
);
COMMENT ON TABLE "business"."desk_event_member_l" IS 'Whose account was asked about';

CREATE TABLE "business"."desk_event_title_l" (
  "desk_event_title_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "desk_event_hk"       bytea                    NOT NULL,
  "title_hk"            bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "desk_event_title_l_pkey" PRIMARY KEY ("desk_event_title_hk"),
  CONSTRAINT "desk_event_title_l_hk_check" CHECK (octet_length("desk_event_title_hk") = 32)
);
COMMENT ON TABLE "business"."desk_event_title_l" IS 'What was asked for';

CREATE TABLE "business"."desk_event_topic_l" (
  "desk_event_topic_hk" bytea                    NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "desk_event_hk"       bytea                    NOT NULL,
  "topic_hk"            bytea                    NOT NULL,
  "place"               integer                  NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "desk_event_topic_l_pkey" PRIMARY KEY ("desk_event_topic_hk"),
  CONSTRAINT "desk_event_topic_l_hk_check" CHECK (octet_length("desk_event_topic_hk") = 32)
);
COMMENT ON TABLE "business"."desk_event_topic_l" IS 'In this order';

CREATE TABLE "business"."loan_line_l" (
  "loan_line_hk"  bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "loan_hk"       bytea                    NOT NULL,
  "title_hk"      bytea                    NOT NULL,
  "line_number"   integer                  NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "loan_line_l_pkey" PRIMARY KEY ("loan_line_hk"),
  CONSTRAINT "loan_line_l_hk_check" CHECK (octet_length("loan_line_hk") = 32)
);
COMMENT ON TABLE "business"."loan_line_l" IS 'A book of a loan';

CREATE TABLE "business"."loan_member_l" (
  "loan_member_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "loan_hk"        bytea                    NOT NULL,
  "member_hk"      bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "loan_member_l_pkey" PRIMARY KEY ("loan_member_hk"),
  CONSTRAINT "loan_member_l_hk_check" CHECK (octet_length("loan_member_hk") = 32)
);
COMMENT ON TABLE "business"."loan_member_l" IS 'Who borrows; corrected at times';

CREATE TABLE "business"."loan_place_l" (
  "loan_place_hk" bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "loan_hk"       bytea                    NOT NULL,
  "branch_hk"     bytea                    NOT NULL,
  "librarian_hk"  bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "loan_place_l_pkey" PRIMARY KEY ("loan_place_hk"),
  CONSTRAINT "loan_place_l_hk_check" CHECK (octet_length("loan_place_hk") = 32)
);
COMMENT ON TABLE "business"."loan_place_l" IS 'Where a loan was made, and by whom';
COMMENT ON COLUMN "business"."loan_place_l"."librarian_hk" IS 'Hash key of hub member.';

CREATE TABLE "business"."member_same_l" (
  "member_same_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "kept_hk"        bytea                    NOT NULL,
  "duplicate_hk"   bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "member_same_l_pkey" PRIMARY KEY ("member_same_hk"),
  CONSTRAINT "member_same_l_hk_check" CHECK (octet_length("member_same_hk") = 32)
);
COMMENT ON TABLE "business"."member_same_l" IS 'Two numbers of one person';
COMMENT ON COLUMN "business"."member_same_l"."kept_hk" IS 'Hash key of hub member.';
COMMENT ON COLUMN "business"."member_same_l"."duplicate_hk" IS 'Hash key of hub member.';

CREATE TABLE "business"."payment_l" (
  "payment_hk"    bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "payer_hk"      bytea                    NOT NULL,
  "branch_hk"     bytea                    NOT NULL,
  "payment_id"    uuid                     NOT NULL,
  "hash_diff"     bytea                    NOT NULL,
  "amount"        numeric(12,2),
  "currency_code" character varying(3),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "payment_l_pkey" PRIMARY KEY ("payment_hk"),
  CONSTRAINT "payment_l_hk_check" CHECK (octet_length("payment_hk") = 32)
);
COMMENT ON TABLE "business"."payment_l" IS 'A fee that was paid';
COMMENT ON COLUMN "business"."payment_l"."payer_hk" IS 'Hash key of hub member.';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
-- whether the source has the key from load_date on, and operation by what this is known.

CREATE TABLE "business"."branch_profile_s" (
  "branch_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "title"         character varying(100),
  "opens_at"      time without time zone,
  "touched_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "branch_profile_s_pkey" PRIMARY KEY ("branch_hk", "load_date")
) WITH (fillfactor = 70);
COMMENT ON TABLE "business"."branch_profile_s" IS 'Name and opening time of a branch';

CREATE TABLE "business"."branch_status_s" (
  "branch_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "branch_status_s_pkey" PRIMARY KEY ("branch_hk", "load_date")
);
COMMENT ON TABLE "business"."branch_status_s" IS 'Whether a branch is still on the register';

CREATE TABLE "business"."branch_tracking_s" (
  "branch_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  CONSTRAINT "branch_tracking_s_pkey" PRIMARY KEY ("branch_hk", "load_date", "record_source")
);
COMMENT ON TABLE "business"."branch_tracking_s" IS 'When rows of hub branch were seen, and where. Kept for 90 days.';

CREATE TABLE "business"."desk_question_s" (
  "desk_event_hk" bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "question"      text,
  "happened_at"   timestamp with time zone,
  "asked_by"      text,
  "channel"       character varying(10),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "desk_question_s_pkey" PRIMARY KEY ("desk_event_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."desk_question_s" IS 'The question, as it was written down';
COMMENT ON COLUMN "business"."desk_question_s"."asked_by" IS '[personal]';

CREATE TABLE "business"."loan_member_effectivity_s" (
  "loan_member_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "loan_member_effectivity_s_pkey" PRIMARY KEY ("loan_member_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."loan_member_effectivity_s" IS 'From when to when a partner held';

CREATE TABLE "business"."loan_member_status_s" (
  "loan_member_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"     boolean                  NOT NULL,
  "operation"      text                     NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "loan_member_status_s_pkey" PRIMARY KEY ("loan_member_hk", "load_date")
);
COMMENT ON TABLE "business"."loan_member_status_s" IS 'Whether a loan still has its member';

CREATE TABLE "business"."loan_reminder_s" (
  "loan_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "letters"       integer,
  "sent_on"       date,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "loan_reminder_s_pkey" PRIMARY KEY ("loan_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."loan_reminder_s" IS 'How often a member was reminded of a loan';

CREATE TABLE "business"."loan_term_s" (
  "loan_member_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "due_on"         date,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "loan_term_s_pkey" PRIMARY KEY ("loan_member_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."loan_term_s" IS 'Until when a loan runs';

CREATE TABLE "business"."member_phone_s" (
  "member_hk"     bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "phone_kind"    character varying(10)    NOT NULL,
  "phone_number"  character varying(30),
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "member_phone_s_pkey" PRIMARY KEY ("member_hk", "load_date", "phone_kind")
) PARTITION BY RANGE ("load_date");
CREATE TABLE "business"."member_phone_s_2026" PARTITION OF "business"."member_phone_s"
  FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_phone_s_2027" PARTITION OF "business"."member_phone_s"
  FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_phone_s_2028" PARTITION OF "business"."member_phone_s"
  FOR VALUES FROM ('2028-01-01 00:00:00+00') TO ('2029-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_phone_s_2029" PARTITION OF "business"."member_phone_s"
  FOR VALUES FROM ('2029-01-01 00:00:00+00') TO ('2030-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_phone_s_2030" PARTITION OF "business"."member_phone_s"
  FOR VALUES FROM ('2030-01-01 00:00:00+00') TO ('2031-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_phone_s_default" PARTITION OF "business"."member_phone_s" DEFAULT WITH (fillfactor = 85);
COMMENT ON TABLE "business"."member_phone_s" IS 'How a member is called';
COMMENT ON COLUMN "business"."member_phone_s"."phone_number" IS '[personal]';

CREATE TABLE "business"."member_profile_s" (
  "member_hk"       bytea                    NOT NULL,
  "load_date"       timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"   timestamp with time zone,
  "hash_diff"       bytea                    NOT NULL,
  "full_name"       text,
  "email"           character varying(255),
  "card_number"     character varying(20),
  "shelf_pin_token" text,
  "income"          numeric(12,2),
  "birth_date"      date,
  "country_code"    character varying(2),
  "last_seen"       timestamp with time zone,
  "tenant_hk"       bytea                    NOT NULL,
  "record_source"   character varying(100)   NOT NULL,
  CONSTRAINT "member_profile_s_pkey" PRIMARY KEY ("member_hk", "load_date")
) PARTITION BY RANGE ("load_date");
CREATE TABLE "business"."member_profile_s_2026_01" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_02" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-02-01 00:00:00+00') TO ('2026-03-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_03" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-03-01 00:00:00+00') TO ('2026-04-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_04" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-04-01 00:00:00+00') TO ('2026-05-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_05" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-05-01 00:00:00+00') TO ('2026-06-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_06" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-06-01 00:00:00+00') TO ('2026-07-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_07" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-07-01 00:00:00+00') TO ('2026-08-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_08" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-08-01 00:00:00+00') TO ('2026-09-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_09" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-09-01 00:00:00+00') TO ('2026-10-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_10" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_11" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_2026_12" PARTITION OF "business"."member_profile_s"
  FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00') WITH (fillfactor = 85);
CREATE TABLE "business"."member_profile_s_default" PARTITION OF "business"."member_profile_s" DEFAULT WITH (fillfactor = 85);
COMMENT ON TABLE "business"."member_profile_s" IS 'Who a member is. Owner: membership. Kept for 730 days.';
COMMENT ON COLUMN "business"."member_profile_s"."full_name" IS '[personal]';
COMMENT ON COLUMN "business"."member_profile_s"."email" IS '[personal]';
COMMENT ON COLUMN "business"."member_profile_s"."card_number" IS '[confidential]';
COMMENT ON COLUMN "business"."member_profile_s"."shelf_pin_token" IS '[confidential] Opens the shelf of reserved books';
COMMENT ON COLUMN "business"."member_profile_s"."income" IS '[confidential] Decides on the fee';
COMMENT ON COLUMN "business"."member_profile_s"."birth_date" IS '[personal]';

CREATE TABLE "business"."payment_note_s" (
  "payment_hk"    bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "hash_diff"     bytea                    NOT NULL,
  "note"          text,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "payment_note_s_pkey" PRIMARY KEY ("payment_hk")
);
COMMENT ON TABLE "business"."payment_note_s" IS 'What the till wrote';

CREATE TABLE "business"."reservation_note_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "note"           text,
  "picked_up_on"   date,
  "signature"      bytea,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_note_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."reservation_note_s" IS 'What the desk noted';

CREATE TABLE "business"."reservation_note_status_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"     boolean                  NOT NULL,
  "operation"      text                     NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_note_status_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
);
COMMENT ON TABLE "business"."reservation_note_status_s" IS 'When rows of hub reservation came and went';

CREATE TABLE "business"."reservation_shelf_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "shelf"          text,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_shelf_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."reservation_shelf_s" IS 'Where the book waits';

CREATE TABLE "business"."reservation_status_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"     boolean                  NOT NULL,
  "operation"      text                     NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_status_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
);
COMMENT ON TABLE "business"."reservation_status_s" IS 'Whether a reservation still stands';

CREATE TABLE "business"."reservation_wish_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "wish"           text,
  "edition"        text,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_wish_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."reservation_wish_s" IS 'What is wished for';

CREATE TABLE "business"."reservation_wish_status_s" (
  "reservation_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"     boolean                  NOT NULL,
  "operation"      text                     NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "reservation_wish_status_s_pkey" PRIMARY KEY ("reservation_hk", "load_date")
);
COMMENT ON TABLE "business"."reservation_wish_status_s" IS 'When rows of hub reservation came and went';

CREATE TABLE "business"."title_catalogue_s" (
  "title_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "book_title"    text,
  "subjects"      text[],
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "title_catalogue_s_pkey" PRIMARY KEY ("title_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."title_catalogue_s" IS 'What the catalogue says of a book';

-- Reference tables ------------------------------------------------------------
--
-- Code lists, known by their own keys and the same for all tenants. One without history keeps the
-- newest payload beside the key; one with history keeps versions in a table of their own.

CREATE TABLE "ref"."country_r" (
  "country_code"  character varying(2)     NOT NULL,
  "region"        text                     NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "country_r_pkey" PRIMARY KEY ("country_code", "region")
);
COMMENT ON TABLE "ref"."country_r" IS 'Where a member lives. Owner: cataloguing.';

CREATE TABLE "ref"."country_s" (
  "country_code"  character varying(2)     NOT NULL,
  "region"        text                     NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "country_name"  text,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "country_s_pkey" PRIMARY KEY ("country_code", "region", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "ref"."country_s" IS 'Versions of code list country. Owner: cataloguing.';

CREATE TABLE "ref"."currency_r" (
  "currency_code" character varying(3)     NOT NULL,
  "decimals"      smallint,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "currency_r_pkey" PRIMARY KEY ("currency_code")
);
COMMENT ON TABLE "ref"."currency_r" IS 'What fees are paid in';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.
-- Where a hub has an index without the tenant, records look their tenant up by the key alone.

CREATE INDEX "branch_h_key_idx" ON "business"."branch_h" ("tenant_hk", "branch_code");

CREATE INDEX "desk_event_h_key_idx" ON "business"."desk_event_h" ("tenant_hk", "digest");

CREATE INDEX "loan_h_key_idx" ON "business"."loan_h" ("tenant_hk", "branch_code", "loan_number");

CREATE INDEX "member_h_key_idx" ON "business"."member_h" ("tenant_hk", "member_number");

CREATE INDEX "reservation_h_key_idx"
  ON "business"."reservation_h" ("tenant_hk", "reservation_number");

CREATE INDEX "tenant_h_key_idx" ON "auth"."tenant_h" ("library_code");

CREATE INDEX "title_h_key_idx" ON "business"."title_h" ("tenant_hk", "isbn");

CREATE INDEX "topic_h_key_idx" ON "business"."topic_h" ("tenant_hk", "topic");

CREATE INDEX "branch_parent_l_upper_hk_idx" ON "business"."branch_parent_l" ("upper_hk");

CREATE INDEX "branch_parent_l_lower_hk_idx" ON "business"."branch_parent_l" ("lower_hk");

CREATE INDEX "desk_event_member_l_desk_event_hk_idx"
  ON "business"."desk_event_member_l" ("desk_event_hk");

CREATE INDEX "desk_event_member_l_member_hk_idx" ON "business"."desk_event_member_l" ("member_hk");

CREATE INDEX "desk_event_title_l_desk_event_hk_idx"
  ON "business"."desk_event_title_l" ("desk_event_hk");

CREATE INDEX "desk_event_title_l_title_hk_idx" ON "business"."desk_event_title_l" ("title_hk");

CREATE INDEX "desk_event_topic_l_desk_event_hk_idx"
  ON "business"."desk_event_topic_l" ("desk_event_hk");

CREATE INDEX "desk_event_topic_l_topic_hk_idx" ON "business"."desk_event_topic_l" ("topic_hk");

CREATE INDEX "loan_line_l_loan_hk_idx" ON "business"."loan_line_l" ("loan_hk");

CREATE INDEX "loan_line_l_title_hk_idx" ON "business"."loan_line_l" ("title_hk");

CREATE INDEX "loan_member_l_loan_hk_idx" ON "business"."loan_member_l" ("loan_hk");

CREATE INDEX "loan_member_l_member_hk_idx" ON "business"."loan_member_l" ("member_hk");

CREATE INDEX "loan_place_l_loan_hk_idx" ON "business"."loan_place_l" ("loan_hk");

CREATE INDEX "loan_place_l_branch_hk_idx" ON "business"."loan_place_l" ("branch_hk");

CREATE INDEX "loan_place_l_librarian_hk_idx" ON "business"."loan_place_l" ("librarian_hk");

CREATE INDEX "member_same_l_kept_hk_idx" ON "business"."member_same_l" ("kept_hk");

CREATE INDEX "member_same_l_duplicate_hk_idx" ON "business"."member_same_l" ("duplicate_hk");

CREATE INDEX "payment_l_payer_hk_idx" ON "business"."payment_l" ("payer_hk");

CREATE INDEX "payment_l_branch_hk_idx" ON "business"."payment_l" ("branch_hk");

CREATE INDEX "loan_h_lookup_idx" ON "business"."loan_h" ("loan_bk");

CREATE INDEX "branch_h_load_date_idx" ON "business"."branch_h" ("load_date");

CREATE INDEX "member_profile_s_email_idx" ON "business"."member_profile_s" ("email");

-- Hash diffs ------------------------------------------------------------------
--
-- Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
-- needs them.

CREATE FUNCTION "util"."payment_hash_diff"("version" "business"."payment_l")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'amount', version."amount"::text), (2, 'currency_code', version."currency_code"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."branch_profile_hash_diff"("version" "business"."branch_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'branch_name', version."title"::text), (2, 'opens_at', version."opens_at"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."desk_question_hash_diff"("version" "business"."desk_question_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'asked_by', version."asked_by"::text), (2, 'channel', version."channel"::text),
    (3, 'happened_at', version."happened_at"::text), (4, 'question', version."question"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."loan_member_effectivity_hash_diff"("version" "business"."loan_member_effectivity_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"('')
$body$;

CREATE FUNCTION "util"."loan_reminder_hash_diff"("version" "business"."loan_reminder_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'letters', version."letters"::text), (2, 'sent_on', version."sent_on"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."loan_term_hash_diff"("version" "business"."loan_term_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'due_on', version."due_on"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."member_phone_hash_diff"("version" "business"."member_phone_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'phone_kind', version."phone_kind"::text), (2, 'phone_number', version."phone_number"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."member_profile_hash_diff"("version" "business"."member_profile_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'birth_date', version."birth_date"::text), (2, 'card_number', version."card_number"::text),
    (3, 'country_code', version."country_code"::text), (4, 'email', version."email"::text),
    (5, 'full_name', version."full_name"::text), (6, 'income', version."income"::text),
    (7, 'shelf_pin_token', version."shelf_pin_token"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."payment_note_hash_diff"("version" "business"."payment_note_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'note', version."note"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."reservation_note_hash_diff"("version" "business"."reservation_note_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'note', version."note"::text), (2, 'picked_up_on', version."picked_up_on"::text),
    (3, 'signature', version."signature"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."reservation_shelf_hash_diff"("version" "business"."reservation_shelf_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'shelf', version."shelf"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."reservation_wish_hash_diff"("version" "business"."reservation_wish_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'edition', version."edition"::text), (2, 'wish', version."wish"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."title_catalogue_hash_diff"("version" "business"."title_catalogue_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'book_title', version."book_title"::text), (2, 'subjects', version."subjects"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

CREATE FUNCTION "util"."country_hash_diff"("version" "ref"."country_s")
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp SET "TimeZone" = 'UTC' SET "DateStyle" = 'ISO, YMD'
  SET "IntervalStyle" = 'iso_8601' SET bytea_output = 'hex' SET extra_float_digits = 1
AS $body$
  SELECT "util"."hash_binary"(coalesce(
    string_agg(name || '=' || replace(replace(value, E'\\', E'\\\\'), '|', E'\\|'), '|' ORDER BY place), ''))
  FROM (VALUES
    (1, 'country_name', version."country_name"::text)
  ) AS hashed(place, name, value) WHERE value IS NOT NULL
$body$;

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "business"."branch_profile_current" WITH (security_invoker = true) AS
SELECT
  version."branch_hk", version."load_date", version."hash_diff", version."title",
  version."opens_at", version."touched_at", version."tenant_hk", version."record_source"
FROM "business"."branch_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."branch_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."branch_profile_current" IS 'Name and opening time of a branch (as it is now)';

CREATE VIEW "business"."desk_question_current" WITH (security_invoker = true) AS
SELECT
  version."desk_event_hk", version."load_date", version."hash_diff", version."question",
  version."happened_at", version."asked_by", version."channel", version."tenant_hk",
  version."record_source"
FROM "business"."desk_question_s" AS version
WHERE version.load_end_date IS NULL AND version."desk_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."desk_question_current" IS 'The question, as it was written down (as it is now)';

CREATE VIEW "business"."loan_member_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."loan_member_hk", version."load_date", version."hash_diff", version."tenant_hk",
  version."record_source"
FROM "business"."loan_member_effectivity_s" AS version
WHERE version.load_end_date IS NULL AND version."loan_member_hk" <> "util"."zero_key"()
  AND NOT EXISTS (
    SELECT FROM "business"."loan_member_l" AS own
    WHERE own."loan_member_hk" = version."loan_member_hk"
      AND own."member_hk" = "util"."zero_key"());
COMMENT ON VIEW "business"."loan_member_effectivity_current" IS 'From when to when a partner held (as it is now)';

CREATE VIEW "business"."loan_reminder_current" WITH (security_invoker = true) AS
SELECT
  version."loan_hk", version."load_date", version."hash_diff", version."letters", version."sent_on",
  version."tenant_hk", version."record_source"
FROM "business"."loan_reminder_s" AS version
WHERE version.load_end_date IS NULL AND version."loan_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."loan_reminder_current" IS 'How often a member was reminded of a loan (as it is now)';

CREATE VIEW "business"."loan_term_current" WITH (security_invoker = true) AS
SELECT
  version."loan_member_hk", version."load_date", version."hash_diff", version."due_on",
  version."tenant_hk", version."record_source"
FROM "business"."loan_term_s" AS version
WHERE version.load_end_date IS NULL AND version."loan_member_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."loan_term_current" IS 'Until when a loan runs (as it is now)';

CREATE VIEW "business"."member_phone_current" WITH (security_invoker = true) AS
SELECT
  version."member_hk", version."load_date", version."hash_diff", version."phone_kind",
  version."phone_number", version."tenant_hk", version."record_source"
FROM "business"."member_phone_s" AS version
WHERE version.load_end_date IS NULL AND version."member_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."member_phone_current" IS 'How a member is called (as it is now)';

CREATE VIEW "business"."member_profile_current" WITH (security_invoker = true) AS
SELECT
  version."member_hk", version."load_date", version."hash_diff", version."full_name",
  version."email", version."card_number", version."shelf_pin_token", version."income",
  version."birth_date", version."country_code", version."last_seen", version."tenant_hk",
  version."record_source"
FROM "business"."member_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."member_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."member_profile_current" IS 'Who a member is (as it is now)';

CREATE VIEW "business"."reservation_note_current" WITH (security_invoker = true) AS
SELECT
  version."reservation_hk", version."load_date", version."hash_diff", version."note",
  version."picked_up_on", version."signature", version."tenant_hk", version."record_source"
FROM "business"."reservation_note_s" AS version
WHERE version.load_end_date IS NULL AND version."reservation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."reservation_note_current" IS 'What the desk noted (as it is now)';

CREATE VIEW "business"."reservation_shelf_current" WITH (security_invoker = true) AS
SELECT
  version."reservation_hk", version."load_date", version."hash_diff", version."shelf",
  version."tenant_hk", version."record_source"
FROM "business"."reservation_shelf_s" AS version
WHERE version.load_end_date IS NULL AND version."reservation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."reservation_shelf_current" IS 'Where the book waits (as it is now)';

CREATE VIEW "business"."reservation_wish_current" WITH (security_invoker = true) AS
SELECT
  version."reservation_hk", version."load_date", version."hash_diff", version."wish",
  version."edition", version."tenant_hk", version."record_source"
FROM "business"."reservation_wish_s" AS version
WHERE version.load_end_date IS NULL AND version."reservation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."reservation_wish_current" IS 'What is wished for (as it is now)';

CREATE VIEW "business"."title_catalogue_current" WITH (security_invoker = true) AS
SELECT
  version."title_hk", version."load_date", version."hash_diff", version."book_title",
  version."subjects", version."tenant_hk", version."record_source"
FROM "business"."title_catalogue_s" AS version
WHERE version.load_end_date IS NULL AND version."title_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."title_catalogue_current" IS 'What the catalogue says of a book (as it is now)';

CREATE VIEW "ref"."country_current" WITH (security_invoker = true) AS
SELECT
  version."country_code", version."region", version."load_date", version."hash_diff",
  version."country_name", version."record_source"
FROM "ref"."country_s" AS version
WHERE version.load_end_date IS NULL;
COMMENT ON VIEW "ref"."country_current" IS 'Where a member lives (as it is now)';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
-- source has the key, and is NULL where it never said so.

CREATE VIEW "business"."branch_now" WITH (security_invoker = true) AS
SELECT
  hub."branch_hk", hub."tenant_hk", hub."branch_code", hub."load_date", hub."record_source",
  s1."title", s1."opens_at", s1."touched_at", s2.is_present AS "is_present"
FROM "business"."branch_h" AS hub
LEFT JOIN "business"."branch_profile_current" AS s1 ON s1."branch_hk" = hub."branch_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."branch_hk") status."branch_hk", status.is_present
  FROM "business"."branch_status_s" AS status
  ORDER BY status."branch_hk", status.load_date DESC
) AS s2 ON s2."branch_hk" = hub."branch_hk"
WHERE hub."branch_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."branch_now" IS 'A place where books are lent (as it is now)';

CREATE VIEW "business"."desk_event_now" WITH (security_invoker = true) AS
SELECT
  hub."desk_event_hk", hub."tenant_hk", hub."digest", hub."load_date", hub."record_source",
  s1."question", s1."happened_at", s1."asked_by", s1."channel"
FROM "business"."desk_event_h" AS hub
LEFT JOIN "business"."desk_question_current" AS s1 ON s1."desk_event_hk" = hub."desk_event_hk"
WHERE hub."desk_event_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."desk_event_now" IS 'What somebody asked for; the desk''s log has no key (as it is now)';

CREATE VIEW "business"."loan_now" WITH (security_invoker = true) AS
SELECT
  hub."loan_hk", hub."tenant_hk", hub."branch_code", hub."loan_number", hub."loan_bk",
  hub."load_date", hub."record_source", s1."letters", s1."sent_on"
FROM "business"."loan_h" AS hub
LEFT JOIN "business"."loan_reminder_current" AS s1 ON s1."loan_hk" = hub."loan_hk"
WHERE hub."loan_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."loan_now" IS 'What a member takes home at a time (as it is now)';

CREATE VIEW "business"."member_now" WITH (security_invoker = true) AS
SELECT
  hub."member_hk", hub."tenant_hk", hub."member_number", hub."load_date", hub."record_source",
  s1.members AS "member_phone", s2."full_name", s2."email", s2."card_number", s2."shelf_pin_token",
  s2."income", s2."birth_date", s2."country_code", s2."last_seen"
FROM "business"."member_h" AS hub
LEFT JOIN (
  SELECT member."member_hk", jsonb_agg((SELECT to_jsonb(shown) FROM (SELECT member."phone_kind", member."phone_number") AS shown) ORDER BY member."phone_kind" COLLATE "C") AS members
  FROM "business"."member_phone_current" AS member
  GROUP BY member."member_hk"
) AS s1 ON s1."member_hk" = hub."member_hk"
LEFT JOIN "business"."member_profile_current" AS s2 ON s2."member_hk" = hub."member_hk"
WHERE hub."member_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."member_now" IS 'Somebody who borrows books (as it is now)';

CREATE VIEW "business"."reservation_now" WITH (security_invoker = true) AS
SELECT
  hub."reservation_hk", hub."tenant_hk", hub."reservation_number", hub."load_date",
  hub."record_source", s1."note", s1."picked_up_on", s1."signature",
  s2.is_present AS "reservation_note_status_is_present", s3."shelf",
  s4.is_present AS "reservation_status_is_present", s5."wish", s5."edition",
  s6.is_present AS "reservation_wish_status_is_present"
FROM "business"."reservation_h" AS hub
LEFT JOIN "business"."reservation_note_current" AS s1 ON s1."reservation_hk" = hub."reservation_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_note_status_s" AS status
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s2 ON s2."reservation_hk" = hub."reservation_hk"
LEFT JOIN "business"."reservation_shelf_current" AS s3 ON s3."reservation_hk" = hub."reservation_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_status_s" AS status
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s4 ON s4."reservation_hk" = hub."reservation_hk"
LEFT JOIN "business"."reservation_wish_current" AS s5 ON s5."reservation_hk" = hub."reservation_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_wish_status_s" AS status
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s6 ON s6."reservation_hk" = hub."reservation_hk"
WHERE hub."reservation_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."reservation_now" IS 'A book that is put aside (as it is now)';

CREATE VIEW "auth"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk", hub."library_code", hub."load_date", hub."record_source"
FROM "auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "auth"."tenant_now" IS 'A library with its own members and books (as it is now)';

CREATE VIEW "business"."title_now" WITH (security_invoker = true) AS
SELECT
  hub."title_hk", hub."tenant_hk", hub."isbn", hub."load_date", hub."record_source",
  s1."book_title", s1."subjects"
FROM "business"."title_h" AS hub
LEFT JOIN "business"."title_catalogue_current" AS s1 ON s1."title_hk" = hub."title_hk"
WHERE hub."title_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."title_now" IS 'A book, the same for every library (as it is now)';

CREATE VIEW "business"."topic_now" WITH (security_invoker = true) AS
SELECT
  hub."topic_hk", hub."tenant_hk", hub."topic", hub."load_date", hub."record_source"
FROM "business"."topic_h" AS hub
WHERE hub."topic_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."topic_now" IS 'A word that the desk files its questions under (as it is now)';

-- Hubs as they were -----------------------------------------------------------
--
-- The same columns for an instant: what the vault knows to have been in force then. They run with
-- the rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "business"."branch_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."branch_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."branch_hk", hub."tenant_hk", hub."branch_code", hub."load_date", hub."record_source",
  s1."title", s1."opens_at", s1."touched_at", s2.is_present AS "is_present"
FROM "business"."branch_h" AS hub
LEFT JOIN "business"."branch_profile_s" AS s1 ON s1."branch_hk" = hub."branch_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."branch_hk") status."branch_hk", status.is_present
  FROM "business"."branch_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."branch_hk", status.load_date DESC
) AS s2 ON s2."branch_hk" = hub."branch_hk"
WHERE hub."branch_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."branch_profile_s" AS earlier
    WHERE earlier."branch_hk" = hub."branch_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."branch_status_s" AS earlier
    WHERE earlier."branch_hk" = hub."branch_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."branch_tracking_s" AS earlier
    WHERE earlier."branch_hk" = hub."branch_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."branch_as_of"(timestamp with time zone) IS 'A place where books are lent (as it was at an instant)';

CREATE FUNCTION "business"."desk_event_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."desk_event_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."desk_event_hk", hub."tenant_hk", hub."digest", hub."load_date", hub."record_source",
  s1."question", s1."happened_at", s1."asked_by", s1."channel"
FROM "business"."desk_event_h" AS hub
LEFT JOIN "business"."desk_question_s" AS s1 ON s1."desk_event_hk" = hub."desk_event_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."desk_event_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."desk_question_s" AS earlier
    WHERE earlier."desk_event_hk" = hub."desk_event_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."desk_event_as_of"(timestamp with time zone) IS 'What somebody asked for; the desk''s log has no key (as it was at an instant)';

CREATE FUNCTION "business"."loan_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."loan_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."loan_hk", hub."tenant_hk", hub."branch_code", hub."loan_number", hub."loan_bk",
  hub."load_date", hub."record_source", s1."letters", s1."sent_on"
FROM "business"."loan_h" AS hub
LEFT JOIN "business"."loan_reminder_s" AS s1 ON s1."loan_hk" = hub."loan_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."loan_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."loan_reminder_s" AS earlier
    WHERE earlier."loan_hk" = hub."loan_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."loan_as_of"(timestamp with time zone) IS 'What a member takes home at a time (as it was at an instant)';

CREATE FUNCTION "business"."member_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."member_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."member_hk", hub."tenant_hk", hub."member_number", hub."load_date", hub."record_source",
  s1.members AS "member_phone", s2."full_name", s2."email", s2."card_number", s2."shelf_pin_token",
  s2."income", s2."birth_date", s2."country_code", s2."last_seen"
FROM "business"."member_h" AS hub
LEFT JOIN (
  SELECT member."member_hk", jsonb_agg((SELECT to_jsonb(shown) FROM (SELECT member."phone_kind", member."phone_number") AS shown) ORDER BY member."phone_kind" COLLATE "C") AS members
  FROM "business"."member_phone_s" AS member
  WHERE member.load_date <= $1 AND (member.load_end_date > $1 OR member.load_end_date IS NULL)
  GROUP BY member."member_hk"
) AS s1 ON s1."member_hk" = hub."member_hk"
LEFT JOIN "business"."member_profile_s" AS s2 ON s2."member_hk" = hub."member_hk"
  AND s2.load_date <= $1 AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
WHERE hub."member_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."member_phone_s" AS earlier
    WHERE earlier."member_hk" = hub."member_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."member_profile_s" AS earlier
    WHERE earlier."member_hk" = hub."member_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."member_as_of"(timestamp with time zone) IS 'Somebody who borrows books (as it was at an instant)';

CREATE FUNCTION "business"."reservation_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."reservation_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."reservation_hk", hub."tenant_hk", hub."reservation_number", hub."load_date",
  hub."record_source", s1."note", s1."picked_up_on", s1."signature",
  s2.is_present AS "reservation_note_status_is_present", s3."shelf",
  s4.is_present AS "reservation_status_is_present", s5."wish", s5."edition",
  s6.is_present AS "reservation_wish_status_is_present"
FROM "business"."reservation_h" AS hub
LEFT JOIN "business"."reservation_note_s" AS s1 ON s1."reservation_hk" = hub."reservation_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_note_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s2 ON s2."reservation_hk" = hub."reservation_hk"
LEFT JOIN "business"."reservation_shelf_s" AS s3 ON s3."reservation_hk" = hub."reservation_hk"
  AND s3.load_date <= $1 AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s4 ON s4."reservation_hk" = hub."reservation_hk"
LEFT JOIN "business"."reservation_wish_s" AS s5 ON s5."reservation_hk" = hub."reservation_hk"
  AND s5.load_date <= $1 AND (s5.load_end_date > $1 OR s5.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."reservation_hk") status."reservation_hk", status.is_present
  FROM "business"."reservation_wish_status_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."reservation_hk", status.load_date DESC
) AS s6 ON s6."reservation_hk" = hub."reservation_hk"
WHERE hub."reservation_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."reservation_note_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."reservation_note_status_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."reservation_shelf_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."reservation_status_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."reservation_wish_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1)
    OR EXISTS (SELECT FROM "business"."reservation_wish_status_s" AS earlier
    WHERE earlier."reservation_hk" = hub."reservation_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."reservation_as_of"(timestamp with time zone) IS 'A book that is put aside (as it was at an instant)';

CREATE FUNCTION "auth"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "auth"."tenant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk", hub."library_code", hub."load_date", hub."record_source"
FROM "auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "auth"."tenant_as_of"(timestamp with time zone) IS 'A library with its own members and books (as it was at an instant)';

CREATE FUNCTION "business"."title_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."title_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."title_hk", hub."tenant_hk", hub."isbn", hub."load_date", hub."record_source",
  s1."book_title", s1."subjects"
FROM "business"."title_h" AS hub
LEFT JOIN "business"."title_catalogue_s" AS s1 ON s1."title_hk" = hub."title_hk"
  AND s1.load_date <= $1 AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."title_hk" <> "util"."zero_key"()
  AND (hub.load_date <= $1
    OR EXISTS (SELECT FROM "business"."title_catalogue_s" AS earlier
    WHERE earlier."title_hk" = hub."title_hk" AND earlier.load_date <= $1))
$body$;
COMMENT ON FUNCTION "business"."title_as_of"(timestamp with time zone) IS 'A book, the same for every library (as it was at an instant)';

CREATE FUNCTION "business"."topic_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."topic_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."topic_hk", hub."tenant_hk", hub."topic", hub."load_date", hub."record_source"
FROM "business"."topic_h" AS hub
WHERE hub."topic_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "business"."topic_as_of"(timestamp with time zone) IS 'A word that the desk files its questions under (as it was at an instant)';

-- Links with business keys ----------------------------------------------------
--
-- Each link with the business keys of those who take part, as <role>_<part>. A participant that is
-- missing has the ghost's: NULL.

CREATE VIEW "business"."branch_parent_keys" WITH (security_invoker = true) AS
SELECT
  link."branch_parent_hk", link."tenant_hk", h1."branch_code" AS "upper_branch_code",
  h2."branch_code" AS "lower_branch_code", link."load_date", link."record_source"
FROM "business"."branch_parent_l" AS link
LEFT JOIN "business"."branch_h" AS h1 ON h1."branch_hk" = link."upper_hk"
LEFT JOIN "business"."branch_h" AS h2 ON h2."branch_hk" = link."lower_hk";
COMMENT ON VIEW "business"."branch_parent_keys" IS 'Which branch stands above which (with business keys)';

CREATE VIEW "business"."desk_event_member_keys" WITH (security_invoker = true) AS
SELECT
  link."desk_event_member_hk", link."tenant_hk", h1."digest" AS "desk_event_digest",
  h2."member_number" AS "member_member_number", link."load_date", link."record_source"
FROM "business"."desk_event_member_l" AS link
LEFT JOIN "business"."desk_event_h" AS h1 ON h1."desk_event_hk" = link."desk_event_hk"
LEFT JOIN "business"."member_h" AS h2 ON h2."member_hk" = link."member_hk";
COMMENT ON VIEW "business"."desk_event_member_keys" IS 'Whose account was asked about (with business keys)';

CREATE VIEW "business"."desk_event_title_keys" WITH (security_invoker = true) AS
SELECT
  link."desk_event_title_hk", link."tenant_hk", h1."digest" AS "desk_event_digest",
  h2."isbn" AS "title_isbn", link."load_date", link."record_source"
FROM "business"."desk_event_title_l" AS link
LEFT JOIN "business"."desk_event_h" AS h1 ON h1."desk_event_hk" = link."desk_event_hk"
LEFT JOIN "business"."title_h" AS h2 ON h2."title_hk" = link."title_hk";
COMMENT ON VIEW "business"."desk_event_title_keys" IS 'What was asked for (with business keys)';

CREATE VIEW "business"."desk_event_topic_keys" WITH (security_invoker = true) AS
SELECT
  link."desk_event_topic_hk", link."tenant_hk", h1."digest" AS "desk_event_digest",
  h2."topic" AS "topic_topic", link."place", link."load_date", link."record_source"
FROM "business"."desk_event_topic_l" AS link
LEFT JOIN "business"."desk_event_h" AS h1 ON h1."desk_event_hk" = link."desk_event_hk"
LEFT JOIN "business"."topic_h" AS h2 ON h2."topic_hk" = link."topic_hk";
COMMENT ON VIEW "business"."desk_event_topic_keys" IS 'In this order (with business keys)';

CREATE VIEW "business"."loan_line_keys" WITH (security_invoker = true) AS
SELECT
  link."loan_line_hk", link."tenant_hk", h1."branch_code" AS "loan_branch_code",
  h1."loan_number" AS "loan_loan_number", h2."isbn" AS "title_isbn", link."line_number",
  link."load_date", link."record_source"
FROM "business"."loan_line_l" AS link
LEFT JOIN "business"."loan_h" AS h1 ON h1."loan_hk" = link."loan_hk"
LEFT JOIN "business"."title_h" AS h2 ON h2."title_hk" = link."title_hk";
COMMENT ON VIEW "business"."loan_line_keys" IS 'A book of a loan (with business keys)';

CREATE VIEW "business"."loan_member_keys" WITH (security_invoker = true) AS
SELECT
  link."loan_member_hk", link."tenant_hk", h1."branch_code" AS "loan_branch_code",
  h1."loan_number" AS "loan_loan_number", h2."member_number" AS "member_member_number",
  link."load_date", link."record_source"
FROM "business"."loan_member_l" AS link
LEFT JOIN "business"."loan_h" AS h1 ON h1."loan_hk" = link."loan_hk"
LEFT JOIN "business"."member_h" AS h2 ON h2."member_hk" = link."member_hk";
COMMENT ON VIEW "business"."loan_member_keys" IS 'Who borrows; corrected at times (with business keys)';

CREATE VIEW "business"."loan_place_keys" WITH (security_invoker = true) AS
SELECT
  link."loan_place_hk", link."tenant_hk", h1."branch_code" AS "loan_branch_code",
  h1."loan_number" AS "loan_loan_number", h2."branch_code" AS "branch_branch_code",
  h3."member_number" AS "librarian_member_number", link."load_date", link."record_source"
FROM "business"."loan_place_l" AS link
LEFT JOIN "business"."loan_h" AS h1 ON h1."loan_hk" = link."loan_hk"
LEFT JOIN "business"."branch_h" AS h2 ON h2."branch_hk" = link."branch_hk"
LEFT JOIN "business"."member_h" AS h3 ON h3."member_hk" = link."librarian_hk";
COMMENT ON VIEW "business"."loan_place_keys" IS 'Where a loan was made, and by whom (with business keys)';

CREATE VIEW "business"."member_same_keys" WITH (security_invoker = true) AS
SELECT
  link."member_same_hk", link."tenant_hk", h1."member_number" AS "kept_member_number",
  h2."member_number" AS "duplicate_member_number", link."load_date", link."record_source"
FROM "business"."member_same_l" AS link
LEFT JOIN "business"."member_h" AS h1 ON h1."member_hk" = link."kept_hk"
LEFT JOIN "business"."member_h" AS h2 ON h2."member_hk" = link."duplicate_hk";
COMMENT ON VIEW "business"."member_same_keys" IS 'Two numbers of one person (with business keys)';

CREATE VIEW "business"."payment_keys" WITH (security_invoker = true) AS
SELECT
  link."payment_hk", link."tenant_hk", h1."member_number" AS "payer_member_number",
  h2."branch_code" AS "branch_branch_code", link."payment_id", link."load_date",
  link."record_source"
FROM "business"."payment_l" AS link
LEFT JOIN "business"."member_h" AS h1 ON h1."member_hk" = link."payer_hk"
LEFT JOIN "business"."branch_h" AS h2 ON h2."branch_hk" = link."branch_hk";
COMMENT ON VIEW "business"."payment_keys" IS 'A fee that was paid (with business keys)';

-- Masked columns --------------------------------------------------------------
--
-- They run with their owner's rights, so that whoever reads them needs none on the tables, and show
-- the tenant of the session as the tables' policies do. To give them to a role: GRANT USAGE on their
-- schema and on util, and SELECT on them. Hash diffs are left out: a short value could be guessed
-- from one. A token hides its value from all who cannot read metadata.masking_key.

CREATE TABLE IF NOT EXISTS "metadata"."masking_key" (
  "is_current" boolean NOT NULL DEFAULT true,
  "secret"     bytea   NOT NULL,
  CONSTRAINT "masking_key_pkey" PRIMARY KEY ("is_current"),
  CONSTRAINT "masking_key_single_check" CHECK (is_current)
);
COMMENT ON TABLE "metadata"."masking_key" IS 'What tokens of masked values are made with.';
COMMENT ON COLUMN "metadata"."masking_key"."is_current" IS 'There is one row.';
COMMENT ON COLUMN "metadata"."masking_key"."secret" IS 'Goes into every token; nobody but owners reads it.';

INSERT INTO "metadata"."masking_key" ("secret")
  VALUES (sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid()), 'UTF8'))) ON CONFLICT DO NOTHING;

CREATE VIEW "business"."member_profile_masked" WITH (security_barrier = true) AS
SELECT
  stored."member_hk", stored."load_date",
  CASE WHEN stored."full_name" IS NOT NULL THEN '***' END AS "full_name",
  CASE WHEN stored."email" ~ '^[^@]+@[^@]+$'
    THEN left(stored."email", 1) || '***@' || split_part(stored."email", '@', 2)
    WHEN stored."email" IS NOT NULL THEN '***' END AS "email",
  CASE WHEN length(stored."card_number") > 4
    THEN repeat('*', length(stored."card_number") - 4) || right(stored."card_number", 4)
    ELSE repeat('*', length(stored."card_number")) END AS "card_number",
  (
    SELECT encode(sha256(key.secret || sha256(key.secret || convert_to(stored."shelf_pin_token", 'UTF8'))), 'hex')
    FROM "metadata"."masking_key" AS key) AS "shelf_pin_token",
  NULL::numeric(12,2) AS "income", stored."birth_date", stored."country_code", stored."last_seen",
  stored."tenant_hk", stored."record_source"
FROM "business"."member_profile_s" AS stored
WHERE stored.load_end_date IS NULL
  AND stored."member_hk" <> "util"."zero_key"()
  AND stored.tenant_hk = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "business"."member_profile_masked" IS 'Who a member is (masked)';

-- Snapshot calendars ----------------------------------------------------------
--
-- The instants for which the tables below are kept, each at midnight UTC. A flag says for which grain
-- an instant is kept: one that is past its days may still be among the weeks or months. Everything
-- from here on can be dropped and made anew from the vault.

CREATE TABLE "business"."snapshot" (
  "snapshot_date" timestamp with time zone NOT NULL,
  "is_daily"      boolean                  NOT NULL,
  "is_weekly"     boolean                  NOT NULL,
  "is_monthly"    boolean                  NOT NULL,
  CONSTRAINT "snapshot_pkey" PRIMARY KEY ("snapshot_date"),
  CONSTRAINT "snapshot_grain_check" CHECK ("is_daily" OR "is_weekly" OR "is_monthly")
);
COMMENT ON TABLE "business"."snapshot" IS 'The instants that are asked for';
COMMENT ON COLUMN "business"."snapshot"."is_daily" IS 'Whether it is one of the 90 last days.';
COMMENT ON COLUMN "business"."snapshot"."is_weekly" IS 'Whether it is one of the 52 last Mondays.';
COMMENT ON COLUMN "business"."snapshot"."is_monthly" IS 'Whether it is one of the 60 last firsts of a month.';

CREATE FUNCTION "business"."refresh_snapshot"("until" timestamp with time zone DEFAULT now())
  RETURNS TABLE (
    "rows_added" bigint,
    "rows_changed" bigint,
    "rows_removed" bigint)
  LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
BEGIN
  IF until IS NULL OR NOT isfinite(until) THEN
    RAISE EXCEPTION 'a calendar goes up to a day, not to %', coalesce(until::text, 'NULL')
      USING ERRCODE = 'invalid_parameter_value';
  END IF;
  -- Readers go on reading; another refresh waits.
  LOCK TABLE "business"."snapshot" IN SHARE ROW EXCLUSIVE MODE;
  RETURN QUERY
  WITH kept AS (
    SELECT
      marked.midnight AT TIME ZONE 'UTC' AS snapshot_date,
      bool_or(marked."is_daily") AS "is_daily",
      bool_or(marked."is_weekly") AS "is_weekly",
      bool_or(marked."is_monthly") AS "is_monthly"
    FROM (
      SELECT true, false, false,
        date_trunc('day', until AT TIME ZONE 'UTC') - make_interval(days => step)
      FROM generate_series(0, 89) AS step
      UNION ALL
      SELECT false, true, false,
        date_trunc('week', until AT TIME ZONE 'UTC') - make_interval(weeks => step)
      FROM generate_series(0, 51) AS step
      UNION ALL
      SELECT false, false, true,
        date_trunc('month', until AT TIME ZONE 'UTC') - make_interval(months => step)
      FROM generate_series(0, 59) AS step
    ) AS marked("is_daily", "is_weekly", "is_monthly", midnight)
    GROUP BY marked.midnight
  ), difference AS MATERIALIZED (
    SELECT
      coalesce(stored."snapshot_date", kept."snapshot_date") AS "snapshot_date",
      kept."is_daily",
      kept."is_weekly",
      kept."is_monthly",
      stored."snapshot_date" IS NULL AS is_missing,
      kept."snapshot_date" IS NULL AS is_superfluous
    FROM (
      SELECT * FROM "business"."snapshot" AS stored
      WHERE stored.snapshot_date <= until
    ) AS stored
    FULL JOIN kept
      ON stored."snapshot_date" = kept."snapshot_date"
    WHERE stored."snapshot_date" IS NULL OR kept."snapshot_date" IS NULL
      OR ROW(stored."is_daily",
      stored."is_weekly",
      stored."is_monthly")
        IS DISTINCT FROM ROW(kept."is_daily",
      kept."is_weekly",
      kept."is_monthly")
  ), removed AS (
    DELETE FROM "business"."snapshot" AS stored
    USING difference
    WHERE difference.is_superfluous
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), changed AS (
    UPDATE "business"."snapshot" AS stored
    SET
      "is_daily" = difference."is_daily",
      "is_weekly" = difference."is_weekly",
      "is_monthly" = difference."is_monthly"
    FROM difference
    WHERE NOT difference.is_superfluous AND NOT difference.is_missing
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), added AS (
    INSERT INTO "business"."snapshot" (
      "snapshot_date",
      "is_daily",
      "is_weekly",
      "is_monthly")
    SELECT
      difference."snapshot_date",
      difference."is_daily",
      difference."is_weekly",
      difference."is_monthly"
    FROM difference
    WHERE difference.is_missing
    RETURNING true
  )
  SELECT
    (SELECT count(*) FROM added),
    (SELECT count(*) FROM changed),
    (SELECT count(*) FROM removed);
END
$body$;
COMMENT ON FUNCTION "business"."refresh_snapshot"(timestamp with time zone) IS 'Adds the instants that are missing up to a day, and removes those past their retention. Later instants stay as they are.';

-- Point-in-time tables --------------------------------------------------------
--
-- For each key and each instant (snapshot_date), which version of each satellite was in force; the
-- ghost's where none was. So a query joins satellites by equality. No row stands before the key was known. The
-- view says what should stand, the function brings the table to it and leaves alone what is right.

CREATE TABLE "business"."loan_member_pit" (
  "loan_member_hk"      bytea                    NOT NULL,
  "snapshot_date"       timestamp with time zone NOT NULL,
  "tenant_hk"           bytea                    NOT NULL,
  "loan_term_hk"        bytea                    NOT NULL,
  "loan_term_load_date" timestamp with time zone NOT NULL,
  CONSTRAINT "loan_member_pit_pkey" PRIMARY KEY ("loan_member_hk", "snapshot_date")
);
COMMENT ON TABLE "business"."loan_member_pit" IS 'The term of each loan';

CREATE INDEX "loan_member_pit_snapshot_date_idx" ON "business"."loan_member_pit" ("snapshot_date");

CREATE VIEW "business"."loan_member_pit_expected" WITH (security_invoker = true) AS
SELECT
  parent."loan_member_hk",
  instant.snapshot_date,
  parent.tenant_hk,
  coalesce(s1."loan_member_hk", "util"."zero_key"()) AS "loan_term_hk",
  coalesce(s1.load_date, '1900-01-01 00:00:00+00') AS "loan_term_load_date"
FROM "business"."loan_member_l" AS parent
CROSS JOIN LATERAL (SELECT least(parent.load_date, (
    SELECT min(earlier.load_date) FROM "business"."loan_member_effectivity_s" AS earlier
    WHERE earlier."loan_member_hk" = parent."loan_member_hk"), (
    SELECT min(earlier.load_date) FROM "business"."loan_member_status_s" AS earlier
    WHERE earlier."loan_member_hk" = parent."loan_member_hk"), (
    SELECT min(earlier.load_date) FROM "business"."loan_term_s" AS earlier
    WHERE earlier."loan_member_hk" = parent."loan_member_hk")) AS load_date OFFSET 0) AS known
JOIN "business"."snapshot" AS instant ON instant.snapshot_date >= known.load_date
LEFT JOIN LATERAL (
  SELECT "loan_member_hk", load_date, load_end_date
  FROM "business"."loan_term_s" AS newest
  WHERE newest."loan_member_hk" = parent."loan_member_hk" AND newest.load_date <= instant.snapshot_date
  ORDER BY newest.load_date DESC
  LIMIT 1
) AS s1 ON s1.load_end_date > instant.snapshot_date OR s1.load_end_date IS NULL;
COMMENT ON VIEW "business"."loan_member_pit_expected" IS 'The rows that business.loan_member_pit should hold';

CREATE FUNCTION "business"."refresh_loan_member_pit"("first_snapshot" timestamp with time zone DEFAULT NULL, "last_snapshot" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "rows_added" bigint,
    "rows_changed" bigint,
    "rows_removed" bigint)
  LANGUAGE sql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  -- Readers go on reading; another refresh waits.
  LOCK TABLE "business"."loan_member_pit" IN SHARE ROW EXCLUSIVE MODE;
  WITH expected AS MATERIALIZED (
    SELECT
      standing."loan_member_hk",
      standing."snapshot_date",
      standing."tenant_hk",
      standing."loan_term_hk",
      standing."loan_term_load_date"
    FROM "business"."loan_member_pit_expected" AS standing
    WHERE standing.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
  ), difference AS MATERIALIZED (
    SELECT
      coalesce(stored."loan_member_hk", expected."loan_member_hk") AS "loan_member_hk",
      coalesce(stored."snapshot_date", expected."snapshot_date") AS "snapshot_date",
      expected."tenant_hk",
      expected."loan_term_hk",
      expected."loan_term_load_date",
      stored."loan_member_hk" IS NULL AS is_missing,
      expected."loan_member_hk" IS NULL AS is_superfluous
    FROM (
      SELECT * FROM "business"."loan_member_pit" AS stored
      WHERE stored.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
    ) AS stored
    FULL JOIN expected
      ON stored."loan_member_hk" = expected."loan_member_hk"
      AND stored."snapshot_date" = expected."snapshot_date"
    WHERE stored."loan_member_hk" IS NULL OR expected."loan_member_hk" IS NULL
      OR ROW(stored."tenant_hk",
      stored."loan_term_hk",
      stored."loan_term_load_date")
        IS DISTINCT FROM ROW(expected."tenant_hk",
      expected."loan_term_hk",
      expected."loan_term_load_date")
  ), removed AS (
    DELETE FROM "business"."loan_member_pit" AS stored
    USING difference
    WHERE difference.is_superfluous
      AND stored."loan_member_hk" = difference."loan_member_hk"
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), changed AS (
    UPDATE "business"."loan_member_pit" AS stored
    SET
      "tenant_hk" = difference."tenant_hk",
      "loan_term_hk" = difference."loan_term_hk",
      "loan_term_load_date" = difference."loan_term_load_date"
    FROM difference
    WHERE NOT difference.is_superfluous AND NOT difference.is_missing
      AND stored."loan_member_hk" = difference."loan_member_hk"
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), added AS (
    INSERT INTO "business"."loan_member_pit" (
      "loan_member_hk",
      "snapshot_date",
      "tenant_hk",
      "loan_term_hk",
      "loan_term_load_date")
    SELECT
      difference."loan_member_hk",
      difference."snapshot_date",
      difference."tenant_hk",
      difference."loan_term_hk",
      difference."loan_term_load_date"
    FROM difference
    WHERE difference.is_missing
    RETURNING true
  )
  SELECT
    (SELECT count(*) FROM added),
    (SELECT count(*) FROM changed),
    (SELECT count(*) FROM removed)
$body$;
COMMENT ON FUNCTION "business"."refresh_loan_member_pit"(timestamp with time zone, timestamp with time zone) IS 'Adds, changes and removes the rows of business.loan_member_pit that are not as they should be, from the first to the last of the snapshots named; NULL names no end.';

CREATE TABLE "business"."member_pit" (
  "member_hk"                bytea                    NOT NULL,
  "snapshot_date"            timestamp with time zone NOT NULL,
  "tenant_hk"                bytea                    NOT NULL,
  "member_profile_hk"        bytea                    NOT NULL,
  "member_profile_load_date" timestamp with time zone NOT NULL,
  CONSTRAINT "member_pit_pkey" PRIMARY KEY ("member_hk", "snapshot_date")
);
COMMENT ON TABLE "business"."member_pit" IS 'Versions of hub member in force at each instant. Owner: reporting.';

CREATE INDEX "member_pit_snapshot_date_idx" ON "business"."member_pit" ("snapshot_date");

CREATE VIEW "business"."member_pit_expected" WITH (security_invoker = true) AS
SELECT
  parent."member_hk",
  instant.snapshot_date,
  parent.tenant_hk,
  coalesce(s1."member_hk", "util"."zero_key"()) AS "member_profile_hk",
  coalesce(s1.load_date, '1900-01-01 00:00:00+00') AS "member_profile_load_date"
FROM "business"."member_h" AS parent
CROSS JOIN LATERAL (SELECT least(parent.load_date, (
    SELECT min(earlier.load_date) FROM "business"."member_phone_s" AS earlier
    WHERE earlier."member_hk" = parent."member_hk"), (
    SELECT min(earlier.load_date) FROM "business"."member_profile_s" AS earlier
    WHERE earlier."member_hk" = parent."member_hk")) AS load_date OFFSET 0) AS known
JOIN "business"."snapshot" AS instant ON instant.snapshot_date >= known.load_date
LEFT JOIN LATERAL (
  SELECT "member_hk", load_date, load_end_date
  FROM "business"."member_profile_s" AS newest
  WHERE newest."member_hk" = parent."member_hk" AND newest.load_date <= instant.snapshot_date
  ORDER BY newest.load_date DESC
  LIMIT 1
) AS s1 ON s1.load_end_date > instant.snapshot_date OR s1.load_end_date IS NULL;
COMMENT ON VIEW "business"."member_pit_expected" IS 'The rows that business.member_pit should hold';

CREATE FUNCTION "business"."refresh_member_pit"("first_snapshot" timestamp with time zone DEFAULT NULL, "last_snapshot" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "rows_added" bigint,
    "rows_changed" bigint,
    "rows_removed" bigint)
  LANGUAGE sql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  -- Readers go on reading; another refresh waits.
  LOCK TABLE "business"."member_pit" IN SHARE ROW EXCLUSIVE MODE;
  WITH expected AS MATERIALIZED (
    SELECT
      standing."member_hk",
      standing."snapshot_date",
      standing."tenant_hk",
      standing."member_profile_hk",
      standing."member_profile_load_date"
    FROM "business"."member_pit_expected" AS standing
    WHERE standing.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
  ), difference AS MATERIALIZED (
    SELECT
      coalesce(stored."member_hk", expected."member_hk") AS "member_hk",
      coalesce(stored."snapshot_date", expected."snapshot_date") AS "snapshot_date",
      expected."tenant_hk",
      expected."member_profile_hk",
      expected."member_profile_load_date",
      stored."member_hk" IS NULL AS is_missing,
      expected."member_hk" IS NULL AS is_superfluous
    FROM (
      SELECT * FROM "business"."member_pit" AS stored
      WHERE stored.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
    ) AS stored
    FULL JOIN expected
      ON stored."member_hk" = expected."member_hk"
      AND stored."snapshot_date" = expected."snapshot_date"
    WHERE stored."member_hk" IS NULL OR expected."member_hk" IS NULL
      OR ROW(stored."tenant_hk",
      stored."member_profile_hk",
      stored."member_profile_load_date")
        IS DISTINCT FROM ROW(expected."tenant_hk",
      expected."member_profile_hk",
      expected."member_profile_load_date")
  ), removed AS (
    DELETE FROM "business"."member_pit" AS stored
    USING difference
    WHERE difference.is_superfluous
      AND stored."member_hk" = difference."member_hk"
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), changed AS (
    UPDATE "business"."member_pit" AS stored
    SET
      "tenant_hk" = difference."tenant_hk",
      "member_profile_hk" = difference."member_profile_hk",
      "member_profile_load_date" = difference."member_profile_load_date"
    FROM difference
    WHERE NOT difference.is_superfluous AND NOT difference.is_missing
      AND stored."member_hk" = difference."member_hk"
      AND stored."snapshot_date" = difference."snapshot_date"
    RETURNING true
  ), added AS (
    INSERT INTO "business"."member_pit" (
      "member_hk",
      "snapshot_date",
      "tenant_hk",
      "member_profile_hk",
      "member_profile_load_date")
    SELECT
      difference."member_hk",
      difference."snapshot_date",
      difference."tenant_hk",
      difference."member_profile_hk",
      difference."member_profile_load_date"
    FROM difference
    WHERE difference.is_missing
    RETURNING true
  )
  SELECT
    (SELECT count(*) FROM added),
    (SELECT count(*) FROM changed),
    (SELECT count(*) FROM removed)
$body$;
COMMENT ON FUNCTION "business"."refresh_member_pit"(timestamp with time zone, timestamp with time zone) IS 'Adds, changes and removes the rows of business.member_pit that are not as they should be, from the first to the last of the snapshots named; NULL names no end.';

-- Bridges ---------------------------------------------------------------------
--
-- For each instant, the whole paths of links that held then, each by the keys along it. A path may
-- end at the zero key, but neither begins there nor goes on from there: two unknown keys are not
-- the same. A path stays within a tenant, also where it goes through a hub that all tenants share.
-- The keys of the links tell paths apart, for one key may have many partners.

CREATE TABLE "business"."member_loan_bridge" (
  "snapshot_date"  timestamp with time zone NOT NULL,
  "member_hk"      bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "loan_member_hk" bytea                    NOT NULL,
  "loan_hk"        bytea                    NOT NULL,
  "loan_line_hk"   bytea                    NOT NULL,
  "title_hk"       bytea                    NOT NULL,
  CONSTRAINT "member_loan_bridge_pkey" PRIMARY KEY ("snapshot_date", "member_hk", "loan_member_hk", "loan_line_hk")
) WITH (fillfactor = 90);
COMMENT ON TABLE "business"."member_loan_bridge" IS 'From a member to the books at home';

CREATE VIEW "business"."member_loan_bridge_expected" WITH (security_invoker = true) AS
SELECT
  instant.snapshot_date,
  l1."member_hk" AS "member_hk",
  l1.tenant_hk,
  l1."loan_member_hk" AS "loan_member_hk",
  l1."loan_hk" AS "loan_hk",
  l2."loan_line_hk" AS "loan_line_hk",
  l2."title_hk" AS "title_hk"
FROM "business"."snapshot" AS instant
JOIN "business"."loan_member_l" AS l1
  ON (l1.load_date <= instant.snapshot_date
    OR EXISTS (SELECT FROM "business"."loan_member_effectivity_s" AS earlier
    WHERE earlier."loan_member_hk" = l1."loan_member_hk" AND earlier.load_date <= instant.snapshot_date)
    OR EXISTS (SELECT FROM "business"."loan_member_status_s" AS earlier
    WHERE earlier."loan_member_hk" = l1."loan_member_hk" AND earlier.load_date <= instant.snapshot_date)
    OR EXISTS (SELECT FROM "business"."loan_term_s" AS earlier
    WHERE earlier."loan_member_hk" = l1."loan_member_hk" AND earlier.load_date <= instant.snapshot_date))
  AND l1."member_hk" <> "util"."zero_key"()
JOIN "business"."loan_line_l" AS l2
  ON l2.load_date <= instant.snapshot_date
  AND l2."loan_hk" = l1."loan_hk"
  AND l2.tenant_hk = l1.tenant_hk
  AND l2."loan_hk" <> "util"."zero_key"()
WHERE EXISTS (
    SELECT FROM (
      SELECT "loan_member_hk", load_date, load_end_date
      FROM "business"."loan_member_effectivity_s" AS newest
      WHERE newest."loan_member_hk" = l1."loan_member_hk" AND newest.load_date <= instant.snapshot_date
      ORDER BY newest.load_date DESC
      LIMIT 1
    ) AS version
    WHERE (version.load_end_date > instant.snapshot_date OR version.load_end_date IS NULL) AND NOT EXISTS (
    SELECT FROM "business"."loan_member_l" AS own
    WHERE own."loan_member_hk" = l1."loan_member_hk" AND own."member_hk" = "util"."zero_key"()))
  AND coalesce((
    SELECT status.is_present
    FROM "business"."loan_member_status_s" AS status
    WHERE status."loan_member_hk" = l1."loan_member_hk" AND status.load_date <= instant.snapshot_date
    ORDER BY status.load_date DESC
    LIMIT 1), true);
COMMENT ON VIEW "business"."member_loan_bridge_expected" IS 'The rows that business.member_loan_bridge should hold';

CREATE FUNCTION "business"."refresh_member_loan_bridge"("first_snapshot" timestamp with time zone DEFAULT NULL, "last_snapshot" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "rows_added" bigint,
    "rows_changed" bigint,
    "rows_removed" bigint)
  LANGUAGE sql VOLATILE PARALLEL UNSAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  -- Readers go on reading; another refresh waits.
  LOCK TABLE "business"."member_loan_bridge" IN SHARE ROW EXCLUSIVE MODE;
  WITH expected AS MATERIALIZED (
    SELECT
      standing."snapshot_date",
      standing."member_hk",
      standing."tenant_hk",
      standing."loan_member_hk",
      standing."loan_hk",
      standing."loan_line_hk",
      standing."title_hk"
    FROM "business"."member_loan_bridge_expected" AS standing
    WHERE standing.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
  ), difference AS MATERIALIZED (
    SELECT
      coalesce(stored."snapshot_date", expected."snapshot_date") AS "snapshot_date",
      coalesce(stored."member_hk", expected."member_hk") AS "member_hk",
      coalesce(stored."loan_member_hk", expected."loan_member_hk") AS "loan_member_hk",
      coalesce(stored."loan_line_hk", expected."loan_line_hk") AS "loan_line_hk",
      expected."tenant_hk",
      expected."loan_hk",
      expected."title_hk",
      stored."snapshot_date" IS NULL AS is_missing,
      expected."snapshot_date" IS NULL AS is_superfluous
    FROM (
      SELECT * FROM "business"."member_loan_bridge" AS stored
      WHERE stored.snapshot_date
      BETWEEN coalesce($1, '-infinity') AND coalesce($2, 'infinity')
    ) AS stored
    FULL JOIN expected
      ON stored."snapshot_date" = expected."snapshot_date"
      AND stored."member_hk" = expected."member_hk"
      AND stored."loan_member_hk" = expected."loan_member_hk"
      AND stored."loan_line_hk" = expected."loan_line_hk"
    WHERE stored."snapshot_date" IS NULL OR expected."snapshot_date" IS NULL
      OR ROW(stored."tenant_hk",
      stored."loan_hk",
      stored."title_hk")
        IS DISTINCT FROM ROW(expected."tenant_hk",
      expected."loan_hk",
      expected."title_hk")
  ), removed AS (
    DELETE FROM "business"."member_loan_bridge" AS stored
    USING difference
    WHERE difference.is_superfluous
      AND stored."snapshot_date" = difference."snapshot_date"
      AND stored."member_hk" = difference."member_hk"
      AND stored."loan_member_hk" = difference."loan_member_hk"
      AND stored."loan_line_hk" = difference."loan_line_hk"
    RETURNING true
  ), changed AS (
    UPDATE "business"."member_loan_bridge" AS stored
    SET
      "tenant_hk" = difference."tenant_hk",
      "loan_hk" = difference."loan_hk",
      "title_hk" = difference."title_hk"
    FROM difference
    WHERE NOT difference.is_superfluous AND NOT difference.is_missing
      AND stored."snapshot_date" = difference."snapshot_date"
      AND stored."member_hk" = difference."member_hk"
      AND stored."loan_member_hk" = difference."loan_member_hk"
      AND stored."loan_line_hk" = difference."loan_line_hk"
    RETURNING true
  ), added AS (
    INSERT INTO "business"."member_loan_bridge" (
      "snapshot_date",
      "member_hk",
      "loan_member_hk",
      "loan_line_hk",
      "tenant_hk",
      "loan_hk",
      "title_hk")
    SELECT
      difference."snapshot_date",
      difference."member_hk",
      difference."loan_member_hk",
      difference."loan_line_hk",
      difference."tenant_hk",
      difference."loan_hk",
      difference."title_hk"
    FROM difference
    WHERE difference.is_missing
    RETURNING true
  )
  SELECT
    (SELECT count(*) FROM added),
    (SELECT count(*) FROM changed),
    (SELECT count(*) FROM removed)
$body$;
COMMENT ON FUNCTION "business"."refresh_member_loan_bridge"(timestamp with time zone, timestamp with time zone) IS 'Adds, changes and removes the rows of business.member_loan_bridge that are not as they should be, from the first to the last of the snapshots named; NULL names no end.';

-- Marts -----------------------------------------------------------------------
--
-- The queries are the authors' own. A plain mart runs with its reader's rights. Kept rows know no
-- row-level security, so a view shows each reader its tenant's; whoever loads refreshes the rows by
-- a function, beside readers.

CREATE VIEW "infomart"."book_count" WITH (security_invoker = true) AS
SELECT count(*) AS books FROM business.title_h
;
COMMENT ON VIEW "infomart"."book_count" IS 'How many books the catalogue holds';

CREATE MATERIALIZED VIEW "infomart"."fees_stored" AS
SELECT tenant_hk, payer_hk, sum(amount) AS paid
FROM business.payment_l
GROUP BY tenant_hk, payer_hk
;
COMMENT ON MATERIALIZED VIEW "infomart"."fees_stored" IS 'Rows of infomart.fees, as of its last refresh';

CREATE UNIQUE INDEX "fees_stored_key_idx" ON "infomart"."fees_stored" ("tenant_hk", "payer_hk");

CREATE VIEW "infomart"."fees" WITH (security_barrier = true) AS
SELECT kept.*
FROM "infomart"."fees_stored" AS kept
WHERE kept."tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]);
COMMENT ON VIEW "infomart"."fees" IS 'What each member has paid. Owner: finance.';

CREATE FUNCTION "infomart"."refresh_fees"()
  RETURNS void LANGUAGE sql VOLATILE PARALLEL UNSAFE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp
AS $body$
  REFRESH MATERIALIZED VIEW CONCURRENTLY "infomart"."fees_stored"
$body$;
COMMENT ON FUNCTION "infomart"."refresh_fees"() IS 'Computes the rows of infomart.fees anew, while readers go on reading the old ones.';

-- Monitors --------------------------------------------------------------------
--
-- The queries are the authors' own, and run with their reader's rights. Each tenant has a row for
-- each metric, also where nothing was measured: value is then NULL and the state unknown. direction is
-- 'above' where greater figures are bad, and 'below' where smaller ones are. Where a threshold, warning
-- or critical, is passed, advice says what to do.

CREATE VIEW "infomart"."desk" WITH (security_invoker = true) AS
SELECT judged.tenant_hk, judged.metric, judged.value, judged.warning, judged.critical,
  judged.direction, judged.state,
  CASE WHEN judged.state IN ('warning', 'critical') THEN judged.advice END AS advice
FROM (
  SELECT figure.*, "util"."threshold_state"(
      figure.value, figure.warning, figure.critical, figure.direction) AS state
  FROM (
  SELECT tenant.tenant_hk, 'average_fee'::text AS metric,
    measured.value::numeric AS value, 1::numeric AS warning,
    0.5::numeric AS critical,
    'below'::text AS direction,
    'See whether fees are split'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg(amount) AS value FROM business.payment_l GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  UNION ALL
  SELECT tenant.tenant_hk, 'overdue_share'::text AS metric,
    measured.value::numeric AS value, 0.1::numeric AS warning,
    0.3::numeric AS critical,
    'above'::text AS direction,
    'Send reminders'::text AS advice
  FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
  LEFT JOIN (
SELECT tenant_hk, avg((due_on < current_date)::integer) AS value
FROM business.loan_term_current
GROUP BY tenant_hk
  ) AS measured ON measured.tenant_hk = tenant.tenant_hk
  ) AS figure
) AS judged;
COMMENT ON VIEW "infomart"."desk" IS 'Whether fees are paid and books come home. Owner: front desk.';

CREATE FUNCTION "util"."monitor_desk"()
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
  FROM "infomart"."desk" AS shown
$body$;
COMMENT ON FUNCTION "util"."monitor_desk"() IS 'The rows of infomart.desk.';

-- Quality ---------------------------------------------------------------------
--
-- A function for each rule counts the rows that hold now and were loaded within a window, and those of
-- them that are good; measure_quality calls them all and keeps what they say.

CREATE FUNCTION "util"."library_quality_loan_due_later"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
due_on >= load_date::date
  ))
  FROM "business"."loan_term_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."library_quality_loan_due_later"(timestamp with time zone, timestamp with time zone) IS 'Rule loan_due_later: rows of business.loan_term_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."library_quality_loan_fresh"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", least(count(*), 1),
    coalesce(max(stored.load_date) >= now() -'2 days'::interval, false)::integer::bigint
  FROM "business"."loan_place_l" AS stored
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."library_quality_loan_fresh"(timestamp with time zone, timestamp with time zone) IS 'Rule loan_fresh: rows of business.loan_place_l that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."library_quality_member_email_present"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
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
  FROM "business"."member_profile_current" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."library_quality_member_email_present"(timestamp with time zone, timestamp with time zone) IS 'Rule member_email_present: rows of business.member_profile_s that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."library_quality_member_number_unique"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
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
tenant_hk, member_number
    ) AS occurrences
    FROM "business"."member_h" AS stored
    WHERE num_nulls(
tenant_hk, member_number
    ) = 0 AND stored."member_hk" <> "util"."zero_key"()
  ) AS candidate
  WHERE candidate.load_date >= coalesce($1, '-infinity')
    AND candidate.load_date < coalesce($2, 'infinity')
  GROUP BY candidate."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."library_quality_member_number_unique"(timestamp with time zone, timestamp with time zone) IS 'Rule member_number_unique: rows of business.member_h that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."library_quality_payment_positive"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "rows_measured" bigint,
    "rows_good" bigint)
  LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT stored."tenant_hk", count(*), count(*) FILTER (WHERE (
amount > 0
  ))
  FROM "business"."payment_l" AS stored
  WHERE stored.load_date >= coalesce($1, '-infinity')
    AND stored.load_date < coalesce($2, 'infinity')
  GROUP BY stored."tenant_hk"
$body$;
COMMENT ON FUNCTION "util"."library_quality_payment_positive"(timestamp with time zone, timestamp with time zone) IS 'Rule payment_positive: rows of business.payment_l that hold now, loaded within the window, and the good ones among them; NULL names no end.';

CREATE FUNCTION "util"."library_measure_quality"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
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
    SELECT 'library', shared.rule, shared.tenant_hk, coalesce($1, '-infinity'),
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
        SELECT 'loan_due_later', 0.9::double precision, 'info', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."library_quality_loan_due_later"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'loan_fresh', 1.0::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."library_quality_loan_fresh"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'member_email_present', 0.98::double precision, 'warning', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."library_quality_member_email_present"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'member_number_unique', 1.0::double precision, 'critical', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."library_quality_member_number_unique"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
        UNION ALL
        SELECT 'payment_positive', 1.0::double precision, 'error', coalesce(counted.tenant_hk, tenant.tenant_hk),
      coalesce(counted.rows_measured, 0), coalesce(counted.rows_good, 0)
    FROM (
      SELECT tenant_hk FROM "auth"."tenant_h" WHERE tenant_hk <> "util"."zero_key"()) AS tenant
    FULL JOIN "util"."library_quality_payment_positive"($1, $2) AS counted ON counted.tenant_hk = tenant.tenant_hk
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
COMMENT ON FUNCTION "util"."library_measure_quality"(timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the rows loaded from the first instant up to the second; NULL names no end, and without names all rules are measured.';

-- Health ----------------------------------------------------------------------
--
-- How the vault is, from what can be measured of it. What cannot be computed is a warning and says
-- why, so that one thing that is missing or wrong hides nothing else.

CREATE FUNCTION "util"."library_monitor_loads"()
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
    WHERE load.vault_name = 'library'
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
    WHERE known.vault_name = 'library' AND known.component = 'source'
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
    WHERE origin.vault_name = 'library' AND origin.has_closed_versions
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
COMMENT ON FUNCTION "util"."library_monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

CREATE FUNCTION "util"."library_validate_completeness"()
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
    WHERE version.vault_name = 'library'
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
    WHERE load.vault_name = 'library' AND load.status = 'loaded'
  ), expected(component, name) AS (
    SELECT object.component, object.object_name COLLATE "C" FROM "metadata"."expected_object" AS object
    WHERE object.vault_name = 'library'
    UNION
    SELECT 'column',
      (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
    FROM metadata.lineage AS lineage
    JOIN "metadata"."expected_object" AS object
      ON object.vault_name = lineage.vault_name AND object.component = 'table'
        AND object.object_name = lineage.target_table
    WHERE lineage.vault_name = 'library' AND lineage.is_active
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
COMMENT ON FUNCTION "util"."library_validate_completeness"() IS 'What the model has, and whether the database has it. Of sources, whether they were loaded; of shapes, whether a table''s columns are those that its last migration left.';

CREATE FUNCTION "util"."library_validate_tenant_isolation"()
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
    SELECT * FROM "metadata"."key_origin" AS origin WHERE origin.vault_name = 'library'
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
            WHERE reader.rolname = 'library_reader'
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
      WHERE expected.vault_name = 'library' AND expected.component = 'foreign_key'
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
COMMENT ON FUNCTION "util"."library_validate_tenant_isolation"() IS 'Whether each table keeps its tenants apart, and each row to its own. Reads all rows of the tables that have tenants, and makes keys anew; a share is that of the rows in which nothing is wrong.';

CREATE FUNCTION "util"."library_comprehensive_health_check"()
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
FROM "util"."library_monitor_loads"() AS figure
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
  WHERE result.vault_name = 'library' AND result.loaded_from = '-infinity'
    AND result.loaded_until = 'infinity' -- a window tells of some rows only
  ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
) AS newest ON newest.rule = rule.name
WHERE rule.vault_name = 'library'
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
FROM "util"."library_validate_tenant_isolation"() AS checked
$body$),
        ('completeness', 'completeness', $body$
SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
  component.present, component.expected,
  array_to_string(component.missing[1:10], ', ')
    || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
  component.advice)
FROM "util"."library_validate_completeness"() AS component
$body$),
        ('performance', 'desk', $body$
SELECT 'desk' || '.' || shown.metric, shown.state,
  format('%s%s should not be %s %s: %s', shown.value,
    ' of tenant ' || encode(shown.tenant_hk, 'hex'), shown.direction,
    CASE shown.state WHEN 'critical' THEN shown.critical ELSE shown.warning END, shown.advice)
FROM "infomart"."desk" AS shown
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
    SELECT jsonb_build_object('vault', 'library', 'checked_at', now(),
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
COMMENT ON FUNCTION "util"."library_comprehensive_health_check"() IS 'How the vault is, in parts, each with its state, and the worst known state of them. Quality is what the rules came to when all rows were last measured.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "auth"."tenant_h" ("tenant_hk", "library_code", "load_date", "record_source")
  VALUES ("util"."hash_binary"('SYSTEM'), 'SYSTEM', '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."branch_h" ("branch_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."desk_event_h" ("desk_event_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."loan_h" ("loan_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."member_h" ("member_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."reservation_h" ("reservation_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."title_h" ("title_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."topic_h" ("topic_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."branch_profile_s"
    ("branch_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."desk_question_s"
    ("desk_event_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."loan_reminder_s"
    ("loan_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."loan_term_s"
    ("loan_member_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."member_phone_s"
    ("member_hk", "tenant_hk", "hash_diff", "phone_kind", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '', '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."member_profile_s"
    ("member_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."reservation_note_s"
    ("reservation_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."reservation_shelf_s"
    ("reservation_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."reservation_wish_s"
    ("reservation_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."title_catalogue_s"
    ("title_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Foreign keys ----------------------------------------------------------------
--
-- Added last, when the ghosts are there. A vault that loads many tables side by side has none.

ALTER TABLE "business"."branch_h" ADD CONSTRAINT "branch_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."desk_event_h" ADD CONSTRAINT "desk_event_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_h" ADD CONSTRAINT "loan_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."member_h" ADD CONSTRAINT "member_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_h" ADD CONSTRAINT "reservation_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."title_h" ADD CONSTRAINT "title_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."topic_h" ADD CONSTRAINT "topic_h_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."branch_parent_l" ADD CONSTRAINT "branch_parent_l_lower_hk_fkey"
  FOREIGN KEY ("lower_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."branch_parent_l" ADD CONSTRAINT "branch_parent_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."branch_parent_l" ADD CONSTRAINT "branch_parent_l_upper_hk_fkey"
  FOREIGN KEY ("upper_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."desk_event_member_l" ADD CONSTRAINT "desk_event_member_l_desk_event_hk_fkey"
  FOREIGN KEY ("desk_event_hk") REFERENCES "business"."desk_event_h" NOT VALID;

ALTER TABLE "business"."desk_event_member_l" ADD CONSTRAINT "desk_event_member_l_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;

ALTER TABLE "business"."desk_event_member_l" ADD CONSTRAINT "desk_event_member_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."desk_event_title_l" ADD CONSTRAINT "desk_event_title_l_desk_event_hk_fkey"
  FOREIGN KEY ("desk_event_hk") REFERENCES "business"."desk_event_h" NOT VALID;

ALTER TABLE "business"."desk_event_title_l" ADD CONSTRAINT "desk_event_title_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."desk_event_title_l" ADD CONSTRAINT "desk_event_title_l_title_hk_fkey"
  FOREIGN KEY ("title_hk") REFERENCES "business"."title_h" NOT VALID;

ALTER TABLE "business"."desk_event_topic_l" ADD CONSTRAINT "desk_event_topic_l_desk_event_hk_fkey"
  FOREIGN KEY ("desk_event_hk") REFERENCES "business"."desk_event_h" NOT VALID;

ALTER TABLE "business"."desk_event_topic_l" ADD CONSTRAINT "desk_event_topic_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."desk_event_topic_l" ADD CONSTRAINT "desk_event_topic_l_topic_hk_fkey"
  FOREIGN KEY ("topic_hk") REFERENCES "business"."topic_h" NOT VALID;

ALTER TABLE "business"."loan_member_l" ADD CONSTRAINT "loan_member_l_loan_hk_fkey"
  FOREIGN KEY ("loan_hk") REFERENCES "business"."loan_h" NOT VALID;

ALTER TABLE "business"."loan_member_l" ADD CONSTRAINT "loan_member_l_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;

ALTER TABLE "business"."loan_member_l" ADD CONSTRAINT "loan_member_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_place_l" ADD CONSTRAINT "loan_place_l_branch_hk_fkey"
  FOREIGN KEY ("branch_hk") REFERENCES "business"."branch_h";

ALTER TABLE "business"."loan_place_l" ADD CONSTRAINT "loan_place_l_librarian_hk_fkey"
  FOREIGN KEY ("librarian_hk") REFERENCES "business"."member_h";

ALTER TABLE "business"."loan_place_l" ADD CONSTRAINT "loan_place_l_loan_hk_fkey"
  FOREIGN KEY ("loan_hk") REFERENCES "business"."loan_h";

ALTER TABLE "business"."loan_place_l" ADD CONSTRAINT "loan_place_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h";

DO $body1$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE $body$ALTER TABLE "business"."member_same_l" ADD CONSTRAINT "member_same_l_duplicate_hk_fkey"
  FOREIGN KEY ("duplicate_hk") REFERENCES "business"."member_h" NOT ENFORCED$body$;
  END IF;
END
$body1$;

DO $body1$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE $body$ALTER TABLE "business"."member_same_l" ADD CONSTRAINT "member_same_l_kept_hk_fkey"
  FOREIGN KEY ("kept_hk") REFERENCES "business"."member_h" NOT ENFORCED$body$;
  END IF;
END
$body1$;

DO $body1$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE $body$ALTER TABLE "business"."member_same_l" ADD CONSTRAINT "member_same_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT ENFORCED$body$;
  END IF;
END
$body1$;

ALTER TABLE "business"."payment_l" ADD CONSTRAINT "payment_l_branch_hk_fkey"
  FOREIGN KEY ("branch_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."payment_l" ADD CONSTRAINT "payment_l_payer_hk_fkey"
  FOREIGN KEY ("payer_hk") REFERENCES "business"."member_h" NOT VALID;

ALTER TABLE "business"."payment_l" ADD CONSTRAINT "payment_l_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."branch_profile_s" ADD CONSTRAINT "branch_profile_s_branch_hk_fkey"
  FOREIGN KEY ("branch_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."branch_profile_s" ADD CONSTRAINT "branch_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."branch_status_s" ADD CONSTRAINT "branch_status_s_branch_hk_fkey"
  FOREIGN KEY ("branch_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."branch_status_s" ADD CONSTRAINT "branch_status_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."branch_tracking_s" ADD CONSTRAINT "branch_tracking_s_branch_hk_fkey"
  FOREIGN KEY ("branch_hk") REFERENCES "business"."branch_h" NOT VALID;

ALTER TABLE "business"."branch_tracking_s" ADD CONSTRAINT "branch_tracking_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."desk_question_s" ADD CONSTRAINT "desk_question_s_desk_event_hk_fkey"
  FOREIGN KEY ("desk_event_hk") REFERENCES "business"."desk_event_h" NOT VALID;

ALTER TABLE "business"."desk_question_s" ADD CONSTRAINT "desk_question_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_member_effectivity_s" ADD CONSTRAINT "loan_member_effectivity_s_loan_member_hk_fkey"
  FOREIGN KEY ("loan_member_hk") REFERENCES "business"."loan_member_l" NOT VALID;

ALTER TABLE "business"."loan_member_effectivity_s" ADD CONSTRAINT "loan_member_effectivity_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_member_status_s" ADD CONSTRAINT "loan_member_status_s_loan_member_hk_fkey"
  FOREIGN KEY ("loan_member_hk") REFERENCES "business"."loan_member_l" NOT VALID;

ALTER TABLE "business"."loan_member_status_s" ADD CONSTRAINT "loan_member_status_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_reminder_s" ADD CONSTRAINT "loan_reminder_s_loan_hk_fkey"
  FOREIGN KEY ("loan_hk") REFERENCES "business"."loan_h" NOT VALID;

ALTER TABLE "business"."loan_reminder_s" ADD CONSTRAINT "loan_reminder_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."loan_term_s" ADD CONSTRAINT "loan_term_s_loan_member_hk_fkey"
  FOREIGN KEY ("loan_member_hk") REFERENCES "business"."loan_member_l" NOT VALID;

ALTER TABLE "business"."loan_term_s" ADD CONSTRAINT "loan_term_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."member_phone_s_2026" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2027" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2028" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2029" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2030" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_default" ADD CONSTRAINT "member_phone_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;

ALTER TABLE "business"."member_phone_s_2026" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2027" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2028" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2029" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_2030" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_phone_s_default" ADD CONSTRAINT "member_phone_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."member_profile_s_2026_01" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_02" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_03" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_04" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_05" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_06" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_07" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_08" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_09" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_10" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_11" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_12" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_default" ADD CONSTRAINT "member_profile_s_member_hk_fkey"
  FOREIGN KEY ("member_hk") REFERENCES "business"."member_h" NOT VALID;

ALTER TABLE "business"."member_profile_s_2026_01" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_02" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_03" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_04" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_05" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_06" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_07" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_08" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_09" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_10" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_11" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_2026_12" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;
ALTER TABLE "business"."member_profile_s_default" ADD CONSTRAINT "member_profile_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."payment_note_s" ADD CONSTRAINT "payment_note_s_payment_hk_fkey"
  FOREIGN KEY ("payment_hk") REFERENCES "business"."payment_l" NOT VALID;

ALTER TABLE "business"."payment_note_s" ADD CONSTRAINT "payment_note_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_note_s" ADD CONSTRAINT "reservation_note_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_note_s" ADD CONSTRAINT "reservation_note_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_note_status_s" ADD CONSTRAINT "reservation_note_status_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_note_status_s" ADD CONSTRAINT "reservation_note_status_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_shelf_s" ADD CONSTRAINT "reservation_shelf_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_shelf_s" ADD CONSTRAINT "reservation_shelf_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_status_s" ADD CONSTRAINT "reservation_status_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_status_s" ADD CONSTRAINT "reservation_status_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_wish_s" ADD CONSTRAINT "reservation_wish_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_wish_s" ADD CONSTRAINT "reservation_wish_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."reservation_wish_status_s" ADD CONSTRAINT "reservation_wish_status_s_reservation_hk_fkey"
  FOREIGN KEY ("reservation_hk") REFERENCES "business"."reservation_h" NOT VALID;

ALTER TABLE "business"."reservation_wish_status_s" ADD CONSTRAINT "reservation_wish_status_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."title_catalogue_s" ADD CONSTRAINT "title_catalogue_s_tenant_hk_fkey"
  FOREIGN KEY ("tenant_hk") REFERENCES "auth"."tenant_h" NOT VALID;

ALTER TABLE "business"."title_catalogue_s" ADD CONSTRAINT "title_catalogue_s_title_hk_fkey"
  FOREIGN KEY ("title_hk") REFERENCES "business"."title_h" NOT VALID;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
VALUES ('library', 'business.desk_question_s', 'asked_by', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('library', 'business.member_phone_s', 'phone_number', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('library', 'business.member_profile_s', 'full_name', 'personal', 'redact', 730, 'membership', NULL, NULL),
       ('library', 'business.member_profile_s', 'email', 'personal', 'email', 730, 'membership', NULL, NULL),
       ('library', 'business.member_profile_s', 'card_number', 'confidential', 'lastFour', 730, 'membership', NULL, NULL),
       ('library', 'business.member_profile_s', 'shelf_pin_token', 'confidential', 'token', 730, 'membership', 'Opens the shelf of reserved books', NULL),
       ('library', 'business.member_profile_s', 'income', 'confidential', 'nullify', 730, 'membership', 'Decides on the fee', NULL),
       ('library', 'business.member_profile_s', 'birth_date', 'personal', NULL, 730, 'membership', NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'library', listed."source", item.value, listed."target_table",
  CASE made."kind" WHEN 'hash' THEN 'hash_diff' ELSE item.value END, made."kind", NULL
FROM (VALUES
  ('branches', 'business.branch_profile_s', '{opens_at}'),
  ('countries', 'ref.country_s', '{country_name}'),
  ('desk_events', 'business.desk_question_s', '{happened_at, question}'),
  ('loans', 'business.loan_term_s', '{due_on}'),
  ('member_phones', 'business.member_phone_s', '{phone_kind, phone_number}'),
  ('members', 'business.member_profile_s', '{birth_date, card_number, country_code, email, full_name, income,
    shelf_pin_token}'),
  ('payments', 'business.payment_l', '{amount, currency_code}'),
  ('payments', 'business.payment_note_s', '{note}'),
  ('pickups', 'business.reservation_note_s', '{note, picked_up_on, signature}'),
  ('reminders', 'business.loan_reminder_s', '{letters, sent_on}'),
  ('reservations', 'business.reservation_shelf_s', '{shelf}'),
  ('titles', 'business.title_catalogue_s', '{subjects}'),
  ('wishes', 'business.reservation_wish_s', '{edition, wish}')
) AS listed("source", "target_table", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
CROSS JOIN (VALUES ('direct'), ('hash')) AS made("kind")
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'library', listed."source", item.value, listed."target_table",
  coalesce(listed."target_column", item.value), listed."kind", listed."expression"
FROM (VALUES
  ('branches', 'business.branch_profile_s', 'hash_diff', 'hash', NULL, '{branch_name}'),
  ('branches', 'business.branch_profile_s', 'title', 'direct', NULL, '{branch_name}'),
  ('branches', 'business.branch_profile_s', NULL, 'direct', NULL, '{touched_at}'),
  ('currencies', 'ref.currency_r', NULL, 'direct', NULL, '{decimals}'),
  ('desk_events', 'business.desk_question_s', 'asked_by', 'direct', NULL, '{family_name, given_name}'),
  ('desk_events', 'business.desk_question_s', 'hash_diff', 'hash', NULL, '{family_name, given_name}'),
  ('members', 'business.member_profile_s', NULL, 'direct', NULL, '{last_seen}'),
  ('titles', 'business.title_catalogue_s', 'book_title', 'direct', NULL, '{title}'),
  ('titles', 'business.title_catalogue_s', 'hash_diff', 'hash', NULL, '{title}'),
  ('business.loan_member_l', 'business.loan_member_pit', NULL, 'direct', NULL, '{loan_member_hk, tenant_hk}'),
  ('business.snapshot', 'business.loan_member_pit', NULL, 'direct', NULL, '{snapshot_date}'),
  ('business.loan_term_s', 'business.loan_member_pit', 'loan_term_hk', 'calculation', 'coalesce(s1."loan_member_hk", "util"."zero_key"())', '{loan_member_hk}'),
  ('business.loan_term_s', 'business.loan_member_pit', 'loan_term_load_date', 'calculation', 'coalesce(s1.load_date, ''1900-01-01 00:00:00+00'')', '{load_date}'),
  ('business.member_h', 'business.member_pit', NULL, 'direct', NULL, '{member_hk, tenant_hk}'),
  ('business.snapshot', 'business.member_pit', NULL, 'direct', NULL, '{snapshot_date}'),
  ('business.member_profile_s', 'business.member_pit', 'member_profile_hk', 'calculation', 'coalesce(s1."member_hk", "util"."zero_key"())', '{member_hk}'),
  ('business.member_profile_s', 'business.member_pit', 'member_profile_load_date', 'calculation', 'coalesce(s1.load_date, ''1900-01-01 00:00:00+00'')', '{load_date}'),
  ('business.snapshot', 'business.member_loan_bridge', NULL, 'direct', NULL, '{snapshot_date}'),
  ('business.loan_member_l', 'business.member_loan_bridge', NULL, 'direct', NULL, '{member_hk, tenant_hk,
    loan_member_hk, loan_hk}'),
  ('business.loan_line_l', 'business.member_loan_bridge', NULL, 'direct', NULL, '{loan_line_hk, title_hk}'),
  ('business.title_h', 'infomart.book_count', 'books', 'rows', 'count(*)', '{"*"}'),
  ('business.payment_l', 'infomart.fees', NULL, 'direct', NULL, '{tenant_hk, payer_hk}'),
  ('business.payment_l', 'infomart.fees', 'paid', 'aggregation', 'sum(amount)', '{amount}')
) AS listed("source", "target_table", "target_column", "kind", "expression", "source_column")
CROSS JOIN unnest(listed."source_column"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'library', listed."source", listed."source_column", item.value, listed."target_column",
  listed."kind", NULL
FROM (VALUES
  ('branches', 'branch_code', 'branch_code', 'key', '{business.branch_h}'),
  ('branches', 'branch_code', 'branch_hk', 'hash', '{business.branch_h, business.branch_profile_s,
    business.branch_status_s, business.branch_tracking_s}'),
  ('branches', 'branch_code', 'branch_parent_hk', 'hash', '{business.branch_parent_l}'),
  ('branches', 'branch_code', 'lower_hk', 'hash', '{business.branch_parent_l}'),
  ('branches', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('branches', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.branch_h, business.branch_parent_l,
    business.branch_profile_s, business.branch_status_s, business.branch_tracking_s}'),
  ('branches', 'parent_branch_code', 'branch_code', 'key', '{business.branch_h}'),
  ('branches', 'parent_branch_code', 'branch_hk', 'hash', '{business.branch_h}'),
  ('branches', 'parent_branch_code', 'branch_parent_hk', 'hash', '{business.branch_parent_l}'),
  ('branches', 'parent_branch_code', 'upper_hk', 'hash', '{business.branch_parent_l}'),
  ('branches', '*', '*', 'load', '{auth.tenant_h, business.branch_h, business.branch_parent_l,
    business.branch_profile_s, business.branch_status_s, business.branch_tracking_s}'),
  ('countries', 'country_code', 'country_code', 'key', '{ref.country_r, ref.country_s}'),
  ('countries', 'region', 'region', 'key', '{ref.country_r, ref.country_s}'),
  ('countries', '*', '*', 'load', '{ref.country_r, ref.country_s}'),
  ('currencies', 'currency_code', 'currency_code', 'key', '{ref.currency_r}'),
  ('currencies', '*', '*', 'load', '{ref.currency_r}'),
  ('desk_events', 'family_name', 'desk_event_hk', 'hash', '{business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s}'),
  ('desk_events', 'family_name', 'digest', 'key', '{business.desk_event_h}'),
  ('desk_events', 'family_name', 'desk_event_member_hk', 'hash', '{business.desk_event_member_l}'),
  ('desk_events', 'family_name', 'desk_event_title_hk', 'hash', '{business.desk_event_title_l}'),
  ('desk_events', 'family_name', 'desk_event_topic_hk', 'hash', '{business.desk_event_topic_l}'),
  ('desk_events', 'given_name', 'desk_event_hk', 'hash', '{business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s}'),
  ('desk_events', 'given_name', 'digest', 'key', '{business.desk_event_h}'),
  ('desk_events', 'given_name', 'desk_event_member_hk', 'hash', '{business.desk_event_member_l}'),
  ('desk_events', 'given_name', 'desk_event_title_hk', 'hash', '{business.desk_event_title_l}'),
  ('desk_events', 'given_name', 'desk_event_topic_hk', 'hash', '{business.desk_event_topic_l}'),
  ('desk_events', 'happened_at', 'desk_event_hk', 'hash', '{business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s}'),
  ('desk_events', 'happened_at', 'digest', 'key', '{business.desk_event_h}'),
  ('desk_events', 'happened_at', 'desk_event_member_hk', 'hash', '{business.desk_event_member_l}'),
  ('desk_events', 'happened_at', 'desk_event_title_hk', 'hash', '{business.desk_event_title_l}'),
  ('desk_events', 'happened_at', 'desk_event_topic_hk', 'hash', '{business.desk_event_topic_l}'),
  ('desk_events', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('desk_events', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.desk_event_h,
    business.desk_event_member_l, business.desk_event_title_l, business.desk_event_topic_l,
    business.desk_question_s, business.member_h, business.topic_h}'),
  ('desk_events', 'question', 'desk_event_hk', 'hash', '{business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s}'),
  ('desk_events', 'question', 'digest', 'key', '{business.desk_event_h}'),
  ('desk_events', 'question', 'desk_event_member_hk', 'hash', '{business.desk_event_member_l}'),
  ('desk_events', 'question', 'desk_event_title_hk', 'hash', '{business.desk_event_title_l}'),
  ('desk_events', 'question', 'desk_event_topic_hk', 'hash', '{business.desk_event_topic_l}'),
  ('desk_events', 'subject', 'desk_event_member_hk', 'hash', '{business.desk_event_member_l}'),
  ('desk_events', 'subject', 'member_hk', 'hash', '{business.desk_event_member_l, business.member_h}'),
  ('desk_events', 'subject', 'desk_event_title_hk', 'hash', '{business.desk_event_title_l}'),
  ('desk_events', 'subject', 'title_hk', 'hash', '{business.desk_event_title_l, business.title_h}'),
  ('desk_events', 'subject', 'member_number', 'key', '{business.member_h}'),
  ('desk_events', 'subject', 'isbn', 'key', '{business.title_h}'),
  ('desk_events', 'topics', 'desk_event_topic_hk', 'hash', '{business.desk_event_topic_l}'),
  ('desk_events', 'topics', 'place', 'key', '{business.desk_event_topic_l}'),
  ('desk_events', 'topics', 'topic_hk', 'hash', '{business.desk_event_topic_l, business.topic_h}'),
  ('desk_events', 'topics', 'topic', 'key', '{business.topic_h}'),
  ('desk_events', '*', '*', 'load', '{auth.tenant_h, business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s, business.member_h,
    business.title_h, business.topic_h}'),
  ('loan_lines', 'isbn', 'loan_line_hk', 'hash', '{business.loan_line_l}'),
  ('loan_lines', 'isbn', 'title_hk', 'hash', '{business.loan_line_l, business.title_h}'),
  ('loan_lines', 'isbn', 'isbn', 'key', '{business.title_h}'),
  ('loan_lines', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('loan_lines', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.loan_h, business.loan_line_l}'),
  ('loan_lines', 'line_number', 'line_number', 'key', '{business.loan_line_l}'),
  ('loan_lines', 'line_number', 'loan_line_hk', 'hash', '{business.loan_line_l}'),
  ('loan_lines', 'loan_number', 'loan_hk', 'hash', '{business.loan_h, business.loan_line_l}'),
  ('loan_lines', 'loan_number', 'loan_number', 'key', '{business.loan_h}'),
  ('loan_lines', 'loan_number', 'loan_line_hk', 'hash', '{business.loan_line_l}'),
  ('loan_lines', 'loan_number', 'loan_bk', 'key', '{business.loan_h}'),
  ('loan_lines', '*', '*', 'load', '{auth.tenant_h, business.loan_h, business.loan_line_l, business.title_h}'),
  ('loans', 'branch_code', 'branch_code', 'key', '{business.branch_h, business.loan_h}'),
  ('loans', 'branch_code', 'branch_hk', 'hash', '{business.branch_h, business.loan_place_l}'),
  ('loans', 'branch_code', 'loan_hk', 'hash', '{business.loan_h, business.loan_member_l, business.loan_place_l}'),
  ('loans', 'branch_code', 'loan_member_hk', 'hash', '{business.loan_member_l, business.loan_member_effectivity_s,
    business.loan_member_status_s, business.loan_term_s}'),
  ('loans', 'branch_code', 'loan_place_hk', 'hash', '{business.loan_place_l}'),
  ('loans', 'librarian_number', 'librarian_hk', 'hash', '{business.loan_place_l}'),
  ('loans', 'librarian_number', 'loan_place_hk', 'hash', '{business.loan_place_l}'),
  ('loans', 'librarian_number', 'member_hk', 'hash', '{business.member_h}'),
  ('loans', 'librarian_number', 'member_number', 'key', '{business.member_h}'),
  ('loans', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('loans', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.branch_h, business.loan_h,
    business.loan_member_effectivity_s, business.loan_member_l, business.loan_member_status_s,
    business.loan_place_l, business.loan_term_s, business.member_h}'),
  ('loans', 'loan_number', 'loan_hk', 'hash', '{business.loan_h, business.loan_member_l, business.loan_place_l}'),
  ('loans', 'loan_number', 'loan_number', 'key', '{business.loan_h}'),
  ('loans', 'loan_number', 'loan_member_hk', 'hash', '{business.loan_member_l, business.loan_member_effectivity_s,
    business.loan_member_status_s, business.loan_term_s}'),
  ('loans', 'loan_number', 'loan_place_hk', 'hash', '{business.loan_place_l}'),
  ('loans', 'member_number', 'loan_member_hk', 'hash', '{business.loan_member_l,
    business.loan_member_effectivity_s, business.loan_member_status_s, business.loan_term_s}'),
  ('loans', 'member_number', 'member_hk', 'hash', '{business.loan_member_l, business.member_h}'),
  ('loans', 'member_number', 'member_number', 'key', '{business.member_h}'),
  ('loans', 'branch_code', 'loan_bk', 'key', '{business.loan_h}'),
  ('loans', 'loan_number', 'loan_bk', 'key', '{business.loan_h}'),
  ('loans', '*', '*', 'load', '{auth.tenant_h, business.branch_h, business.loan_h,
    business.loan_member_effectivity_s, business.loan_member_l, business.loan_member_status_s,
    business.loan_place_l, business.loan_term_s, business.member_h}'),
  ('member_matches', 'duplicate_member', 'member_hk', 'hash', '{business.member_h}'),
  ('member_matches', 'duplicate_member', 'member_number', 'key', '{business.member_h}'),
  ('member_matches', 'duplicate_member', 'duplicate_hk', 'hash', '{business.member_same_l}'),
  ('member_matches', 'duplicate_member', 'member_same_hk', 'hash', '{business.member_same_l}'),
  ('member_matches', 'kept_member', 'member_hk', 'hash', '{business.member_h}'),
  ('member_matches', 'kept_member', 'member_number', 'key', '{business.member_h}'),
  ('member_matches', 'kept_member', 'kept_hk', 'hash', '{business.member_same_l}'),
  ('member_matches', 'kept_member', 'member_same_hk', 'hash', '{business.member_same_l}'),
  ('member_matches', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('member_matches', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.member_h,
    business.member_same_l}'),
  ('member_matches', '*', '*', 'load', '{auth.tenant_h, business.member_h, business.member_same_l}'),
  ('member_phones', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('member_phones', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.member_h,
    business.member_phone_s}'),
  ('member_phones', 'member_number', 'member_hk', 'hash', '{business.member_h, business.member_phone_s}'),
  ('member_phones', 'member_number', 'member_number', 'key', '{business.member_h}'),
  ('member_phones', '*', '*', 'load', '{auth.tenant_h, business.member_h, business.member_phone_s}'),
  ('members', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('members', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.member_h, business.member_profile_s}'),
  ('members', 'member_number', 'member_hk', 'hash', '{business.member_h, business.member_profile_s}'),
  ('members', 'member_number', 'member_number', 'key', '{business.member_h}'),
  ('members', '*', '*', 'load', '{auth.tenant_h, business.member_h, business.member_profile_s}'),
  ('payments', 'branch_code', 'branch_code', 'key', '{business.branch_h}'),
  ('payments', 'branch_code', 'branch_hk', 'hash', '{business.branch_h, business.payment_l}'),
  ('payments', 'branch_code', 'payment_hk', 'hash', '{business.payment_l, business.payment_note_s}'),
  ('payments', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('payments', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.branch_h, business.member_h,
    business.payment_l, business.payment_note_s}'),
  ('payments', 'payer_number', 'member_hk', 'hash', '{business.member_h}'),
  ('payments', 'payer_number', 'member_number', 'key', '{business.member_h}'),
  ('payments', 'payer_number', 'payer_hk', 'hash', '{business.payment_l}'),
  ('payments', 'payer_number', 'payment_hk', 'hash', '{business.payment_l, business.payment_note_s}'),
  ('payments', 'payment_id', 'payment_hk', 'hash', '{business.payment_l, business.payment_note_s}'),
  ('payments', 'payment_id', 'payment_id', 'key', '{business.payment_l}'),
  ('payments', '*', '*', 'load', '{auth.tenant_h, business.branch_h, business.member_h, business.payment_l,
    business.payment_note_s}'),
  ('pickups', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('pickups', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.reservation_h,
    business.reservation_note_s, business.reservation_note_status_s}'),
  ('pickups', 'reservation_number', 'reservation_hk', 'hash', '{business.reservation_h,
    business.reservation_note_s, business.reservation_note_status_s}'),
  ('pickups', 'reservation_number', 'reservation_number', 'key', '{business.reservation_h}'),
  ('pickups', '*', '*', 'load', '{auth.tenant_h, business.reservation_h, business.reservation_note_s,
    business.reservation_note_status_s}'),
  ('reminders', 'branch_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('reminders', 'branch_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.loan_h, business.loan_reminder_s}'),
  ('reminders', 'branch_code', 'branch_code', 'key', '{business.loan_h}'),
  ('reminders', 'branch_code', 'loan_hk', 'hash', '{business.loan_h, business.loan_reminder_s}'),
  ('reminders', 'loan_number', 'library_code', 'key', '{auth.tenant_h}'),
  ('reminders', 'loan_number', 'tenant_hk', 'hash', '{auth.tenant_h, business.loan_h, business.loan_reminder_s}'),
  ('reminders', 'loan_number', 'loan_hk', 'hash', '{business.loan_h, business.loan_reminder_s}'),
  ('reminders', 'loan_number', 'loan_number', 'key', '{business.loan_h}'),
  ('reminders', 'branch_code', 'loan_bk', 'key', '{business.loan_h}'),
  ('reminders', 'loan_number', 'loan_bk', 'key', '{business.loan_h}'),
  ('reminders', '*', '*', 'load', '{auth.tenant_h, business.loan_h, business.loan_reminder_s}'),
  ('reservations', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('reservations', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.reservation_h,
    business.reservation_shelf_s, business.reservation_status_s}'),
  ('reservations', 'reservation_number', 'reservation_hk', 'hash', '{business.reservation_h,
    business.reservation_shelf_s, business.reservation_status_s}'),
  ('reservations', 'reservation_number', 'reservation_number', 'key', '{business.reservation_h}'),
  ('reservations', '*', '*', 'load', '{auth.tenant_h, business.reservation_h, business.reservation_shelf_s,
    business.reservation_status_s}'),
  ('titles', 'isbn', 'isbn', 'key', '{business.title_h}'),
  ('titles', 'isbn', 'title_hk', 'hash', '{business.title_h, business.title_catalogue_s}'),
  ('titles', '*', '*', 'load', '{auth.tenant_h, business.title_catalogue_s, business.title_h}'),
  ('wishes', 'library_code', 'library_code', 'key', '{auth.tenant_h}'),
  ('wishes', 'library_code', 'tenant_hk', 'hash', '{auth.tenant_h, business.reservation_h,
    business.reservation_wish_s, business.reservation_wish_status_s}'),
  ('wishes', 'reservation_number', 'reservation_hk', 'hash', '{business.reservation_h, business.reservation_wish_s,
    business.reservation_wish_status_s}'),
  ('wishes', 'reservation_number', 'reservation_number', 'key', '{business.reservation_h}'),
  ('wishes', '*', '*', 'load', '{auth.tenant_h, business.reservation_h, business.reservation_wish_s,
    business.reservation_wish_status_s}')
) AS listed("source", "source_column", "target_column", "kind", "target_table")
CROSS JOIN unnest(listed."target_table"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."quality_rule"
    ("vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share",
    "severity")
VALUES ('library', 'loan_due_later', NULL, 'consistency', 'business.loan_term_s', 'due_on >= load_date::date', 0.9, 'info'),
       ('library', 'loan_fresh', NULL, 'timeliness', 'business.loan_place_l', '2 days', 1.0, 'warning'),
       ('library', 'member_email_present', NULL, 'completeness', 'business.member_profile_s', 'email IS NOT NULL', 0.98, 'warning'),
       ('library', 'member_number_unique', NULL, 'uniqueness', 'business.member_h', 'tenant_hk, member_number', 1.0, 'critical'),
       ('library', 'payment_positive', NULL, 'validity', 'business.payment_l', 'amount > 0', 1.0, 'error')
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
SELECT 'library', item.value, listed."kind", listed."key_column", listed."key_parts"::text[],
  listed."parents"::text[], listed."parent_columns"::text[], listed."is_of_all_tenants",
  listed."has_closed_versions"
FROM (VALUES
  ('hub', 'branch_hk', '{branch_code}', '{}', '{}', false, false, '{business.branch_h}'),
  ('hub', 'desk_event_hk', '{digest}', '{}', '{}', false, false, '{business.desk_event_h}'),
  ('hub', 'loan_hk', '{branch_code,loan_number}', '{}', '{}', false, false, '{business.loan_h}'),
  ('hub', 'member_hk', '{member_number}', '{}', '{}', false, false, '{business.member_h}'),
  ('hub', 'reservation_hk', '{reservation_number}', '{}', '{}', false, false, '{business.reservation_h}'),
  ('tenant', 'tenant_hk', '{library_code}', '{}', '{}', false, false, '{auth.tenant_h}'),
  ('shared_hub', 'title_hk', '{isbn}', '{}', '{}', true, false, '{business.title_h}'),
  ('hub', 'topic_hk', '{topic}', '{}', '{}', false, false, '{business.topic_h}'),
  ('event', 'branch_parent_hk', '{}', '{business.branch_h,business.branch_h}', '{upper_hk,lower_hk}', false, false, '{business.branch_parent_l}'),
  ('event', 'desk_event_member_hk', '{}', '{business.desk_event_h,business.member_h}', '{desk_event_hk,member_hk}', false, false, '{business.desk_event_member_l}'),
  ('event', 'desk_event_title_hk', '{}', '{business.desk_event_h,business.title_h}', '{desk_event_hk,title_hk}', false, false, '{business.desk_event_title_l}'),
  ('event', 'desk_event_topic_hk', '{place}', '{business.desk_event_h,business.topic_h}', '{desk_event_hk,topic_hk}', false, false, '{business.desk_event_topic_l}'),
  ('event', 'loan_line_hk', '{line_number}', '{business.loan_h,business.title_h}', '{loan_hk,title_hk}', false, false, '{business.loan_line_l}'),
  ('event', 'loan_member_hk', '{}', '{business.loan_h,business.member_h}', '{loan_hk,member_hk}', false, false, '{business.loan_member_l}'),
  ('event', 'loan_place_hk', '{}', '{business.loan_h,business.branch_h,business.member_h}', '{loan_hk,branch_hk,librarian_hk}', false, false, '{business.loan_place_l}'),
  ('event', 'member_same_hk', '{}', '{business.member_h,business.member_h}', '{kept_hk,duplicate_hk}', false, false, '{business.member_same_l}'),
  ('event', 'payment_hk', '{payment_id}', '{business.member_h,business.branch_h}', '{payer_hk,branch_hk}', false, false, '{business.payment_l}'),
  ('part', 'branch_hk', '{}', '{business.branch_h}', '{branch_hk}', false, true, '{business.branch_profile_s}'),
  ('part', 'branch_hk', '{}', '{business.branch_h}', '{branch_hk}', false, false, '{business.branch_status_s,
    business.branch_tracking_s}'),
  ('part', 'desk_event_hk', '{}', '{business.desk_event_h}', '{desk_event_hk}', false, true, '{business.desk_question_s}'),
  ('part', 'loan_member_hk', '{}', '{business.loan_member_l}', '{loan_member_hk}', false, true, '{business.loan_member_effectivity_s,
    business.loan_term_s}'),
  ('part', 'loan_member_hk', '{}', '{business.loan_member_l}', '{loan_member_hk}', false, false, '{business.loan_member_status_s,
    business.loan_member_pit}'),
  ('part', 'loan_hk', '{}', '{business.loan_h}', '{loan_hk}', false, true, '{business.loan_reminder_s}'),
  ('part', 'member_hk', '{phone_kind}', '{business.member_h}', '{member_hk}', false, true, '{business.member_phone_s}'),
  ('part', 'member_hk', '{}', '{business.member_h}', '{member_hk}', false, true, '{business.member_profile_s}'),
  ('part', 'payment_hk', '{}', '{business.payment_l}', '{payment_hk}', false, false, '{business.payment_note_s}'),
  ('part', 'reservation_hk', '{}', '{business.reservation_h}', '{reservation_hk}', false, true, '{business.reservation_note_s,
    business.reservation_shelf_s, business.reservation_wish_s}'),
  ('part', 'reservation_hk', '{}', '{business.reservation_h}', '{reservation_hk}', false, false, '{business.reservation_note_status_s,
    business.reservation_status_s, business.reservation_wish_status_s}'),
  ('part', 'title_hk', '{}', '{business.title_h}', '{title_hk}', true, true, '{business.title_catalogue_s}'),
  ('part', 'member_hk', '{}', '{business.member_h}', '{member_hk}', false, false, '{business.member_pit,
    business.member_loan_bridge}')
) AS listed("kind", "key_column", "key_parts", "parents", "parent_columns", "is_of_all_tenants", "has_closed_versions", "table_name")
CROSS JOIN unnest(listed."table_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
SELECT 'library', item.value, 1,
  "util"."table_checksum"(to_regclass(
    format('%I.%I', split_part(item.value, '.', 1), split_part(item.value, '.', 2)))),
  'The table as it was made', 'ADDITIVE'
FROM unnest('{auth.tenant_h, business.branch_h, business.branch_parent_l, business.branch_profile_s,
    business.branch_status_s, business.branch_tracking_s, business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s, business.loan_h,
    business.loan_line_l, business.loan_member_effectivity_s, business.loan_member_l, business.loan_member_status_s,
    business.loan_place_l, business.loan_reminder_s, business.loan_term_s, business.member_h,
    business.member_phone_s, business.member_profile_s, business.member_same_l, business.payment_l,
    business.payment_note_s, business.reservation_h, business.reservation_note_s,
    business.reservation_note_status_s, business.reservation_shelf_s, business.reservation_status_s,
    business.reservation_wish_s, business.reservation_wish_status_s, business.title_catalogue_s, business.title_h,
    business.topic_h, ref.country_r, ref.country_s, ref.currency_r}'::text[]) AS item(value)
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
    business.branch_h, business.desk_event_h, business.loan_h, business.member_h,
    business.reservation_h, auth.tenant_h, business.topic_h, business.branch_parent_l,
    business.desk_event_member_l, business.desk_event_title_l, business.desk_event_topic_l,
    business.loan_line_l, business.loan_member_l, business.loan_place_l, business.member_same_l,
    business.payment_l, business.branch_profile_s, business.branch_status_s,
    business.branch_tracking_s, business.desk_question_s, business.loan_member_effectivity_s,
    business.loan_member_status_s, business.loan_reminder_s, business.loan_term_s,
    business.member_phone_s, business.member_profile_s, business.payment_note_s,
    business.reservation_note_s, business.reservation_note_status_s, business.reservation_shelf_s,
    business.reservation_status_s, business.reservation_wish_s, business.reservation_wish_status_s,
    business.loan_member_pit, business.member_pit, business.member_loan_bridge}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "library_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "library_loader", "library_owner"
      USING (true)', secured);
  END LOOP;
END
$body$;

DO $body$
DECLARE
  secured regclass;
BEGIN
  FOREACH secured IN ARRAY '{
    business.title_h, business.title_catalogue_s}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "library_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"("util"."hash_binary"(''SYSTEM'')))::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "library_loader", "library_owner"
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
    EXECUTE format('CREATE POLICY "library" ON %s TO "library_owner", "library_loader", "pg_read_all_data"
      USING (vault_name = ''library'')', secured);
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
    EXECUTE format('CREATE POLICY "library" ON %s TO "library_owner", "library_loader", "pg_read_all_data"
      USING (load_id IN (SELECT load.load_id FROM metadata.load AS load WHERE load.vault_name = ''library''))', secured);
  END LOOP;
END
$body$;

GRANT USAGE ON SCHEMA "util", "metadata", "auth", "business", "infomart", "ref" TO "library_owner", "library_loader";

GRANT USAGE ON SCHEMA "util", "auth", "business", "infomart", "ref" TO "library_reader";

GRANT ALL ON
  "business"."branch_h", "business"."desk_event_h", "business"."loan_h", "business"."member_h",
  "business"."reservation_h", "auth"."tenant_h", "business"."title_h", "business"."topic_h",
  "business"."branch_parent_l", "business"."desk_event_member_l", "business"."desk_event_title_l",
  "business"."desk_event_topic_l", "business"."loan_line_l", "business"."loan_member_l",
  "business"."loan_place_l", "business"."member_same_l", "business"."payment_l",
  "business"."branch_profile_s", "business"."branch_status_s", "business"."branch_tracking_s",
  "business"."desk_question_s", "business"."loan_member_effectivity_s",
  "business"."loan_member_status_s", "business"."loan_reminder_s", "business"."loan_term_s",
  "business"."member_phone_s", "business"."member_profile_s", "business"."payment_note_s",
  "business"."reservation_note_s", "business"."reservation_note_status_s",
  "business"."reservation_shelf_s", "business"."reservation_status_s",
  "business"."reservation_wish_s", "business"."reservation_wish_status_s",
  "business"."title_catalogue_s", "ref"."country_r", "ref"."country_s", "ref"."currency_r",
  "business"."snapshot", "business"."loan_member_pit", "business"."member_pit",
  "business"."member_loan_bridge", "business"."branch_profile_current",
  "business"."desk_question_current", "business"."loan_member_effectivity_current",
  "business"."loan_reminder_current", "business"."loan_term_current",
  "business"."member_phone_current", "business"."member_profile_current",
  "business"."reservation_note_current", "business"."reservation_shelf_current",
  "business"."reservation_wish_current", "business"."title_catalogue_current",
  "ref"."country_current", "business"."branch_now", "business"."desk_event_now",
  "business"."loan_now", "business"."member_now", "business"."reservation_now", "auth"."tenant_now",
  "business"."title_now", "business"."topic_now", "business"."branch_parent_keys",
  "business"."desk_event_member_keys", "business"."desk_event_title_keys",
  "business"."desk_event_topic_keys", "business"."loan_line_keys", "business"."loan_member_keys",
  "business"."loan_place_keys", "business"."member_same_keys", "business"."payment_keys",
  "business"."member_profile_masked", "business"."loan_member_pit_expected",
  "business"."member_pit_expected", "business"."member_loan_bridge_expected",
  "infomart"."book_count", "infomart"."fees", "infomart"."desk", "infomart"."fees_stored"
TO "library_owner";

GRANT SELECT ON
  "business"."branch_h", "business"."desk_event_h", "business"."loan_h", "business"."member_h",
  "business"."reservation_h", "auth"."tenant_h", "business"."title_h", "business"."topic_h",
  "business"."branch_parent_l", "business"."desk_event_member_l", "business"."desk_event_title_l",
  "business"."desk_event_topic_l", "business"."loan_line_l", "business"."loan_member_l",
  "business"."loan_place_l", "business"."member_same_l", "business"."payment_l",
  "business"."branch_profile_s", "business"."branch_status_s", "business"."branch_tracking_s",
  "business"."desk_question_s", "business"."loan_member_effectivity_s",
  "business"."loan_member_status_s", "business"."loan_reminder_s", "business"."loan_term_s",
  "business"."member_phone_s", "business"."member_profile_s", "business"."payment_note_s",
  "business"."reservation_note_s", "business"."reservation_note_status_s",
  "business"."reservation_shelf_s", "business"."reservation_status_s",
  "business"."reservation_wish_s", "business"."reservation_wish_status_s",
  "business"."title_catalogue_s", "ref"."country_r", "ref"."country_s", "ref"."currency_r",
  "business"."snapshot", "business"."loan_member_pit", "business"."member_pit",
  "business"."member_loan_bridge", "business"."branch_profile_current",
  "business"."desk_question_current", "business"."loan_member_effectivity_current",
  "business"."loan_reminder_current", "business"."loan_term_current",
  "business"."member_phone_current", "business"."member_profile_current",
  "business"."reservation_note_current", "business"."reservation_shelf_current",
  "business"."reservation_wish_current", "business"."title_catalogue_current",
  "ref"."country_current", "business"."branch_now", "business"."desk_event_now",
  "business"."loan_now", "business"."member_now", "business"."reservation_now", "auth"."tenant_now",
  "business"."title_now", "business"."topic_now", "business"."branch_parent_keys",
  "business"."desk_event_member_keys", "business"."desk_event_title_keys",
  "business"."desk_event_topic_keys", "business"."loan_line_keys", "business"."loan_member_keys",
  "business"."loan_place_keys", "business"."member_same_keys", "business"."payment_keys",
  "business"."member_profile_masked", "business"."loan_member_pit_expected",
  "business"."member_pit_expected", "business"."member_loan_bridge_expected",
  "infomart"."book_count", "infomart"."fees", "infomart"."desk"
TO "library_loader", "library_reader";

GRANT SELECT ON "infomart"."fees_stored" TO "library_loader";

GRANT INSERT ON
  "business"."branch_h", "business"."desk_event_h", "business"."loan_h", "business"."member_h",
  "business"."reservation_h", "auth"."tenant_h", "business"."title_h", "business"."topic_h",
  "business"."branch_parent_l", "business"."desk_event_member_l", "business"."desk_event_title_l",
  "business"."desk_event_topic_l", "business"."loan_line_l", "business"."loan_member_l",
  "business"."loan_place_l", "business"."member_same_l", "business"."payment_l",
  "business"."branch_profile_s", "business"."branch_status_s", "business"."branch_tracking_s",
  "business"."desk_question_s", "business"."loan_member_effectivity_s",
  "business"."loan_member_status_s", "business"."loan_reminder_s", "business"."loan_term_s",
  "business"."member_phone_s", "business"."member_profile_s", "business"."payment_note_s",
  "business"."reservation_note_s", "business"."reservation_note_status_s",
  "business"."reservation_shelf_s", "business"."reservation_status_s",
  "business"."reservation_wish_s", "business"."reservation_wish_status_s",
  "business"."title_catalogue_s", "ref"."country_r", "ref"."country_s", "ref"."currency_r"
TO "library_loader";

GRANT INSERT, UPDATE, DELETE ON
  "business"."snapshot", "business"."loan_member_pit", "business"."member_pit",
  "business"."member_loan_bridge"
TO "library_loader";

GRANT UPDATE ("load_end_date") ON
  "business"."branch_profile_s", "business"."desk_question_s",
  "business"."loan_member_effectivity_s", "business"."loan_reminder_s", "business"."loan_term_s",
  "business"."member_phone_s", "business"."member_profile_s", "business"."reservation_note_s",
  "business"."reservation_shelf_s", "business"."reservation_wish_s", "business"."title_catalogue_s",
  "ref"."country_s"
TO "library_loader";

GRANT UPDATE ("decimals", "load_date", "record_source") ON "ref"."currency_r" TO "library_loader";

REVOKE ALL ON FUNCTION "infomart"."refresh_fees"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "infomart"."refresh_fees"() TO "library_owner", "library_loader";

GRANT ALL ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "library_owner";

GRANT SELECT ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "library_loader";

GRANT INSERT ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count", "metadata"."quarantine",
  "metadata"."quality_result", "metadata"."accepted_deletion"
TO "library_loader";

GRANT UPDATE ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count"
TO "library_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON "metadata"."quarantine" TO "library_loader";

-- What must be there ----------------------------------------------------------
--
-- What must be there; util.validate_completeness compares.

INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'library', listed."component", item.value
FROM (VALUES
  ('foreign_key', '{business.branch_h.branch_h_tenant_hk_fkey,
    business.branch_parent_l.branch_parent_l_lower_hk_fkey, business.branch_parent_l.branch_parent_l_tenant_hk_fkey,
    business.branch_parent_l.branch_parent_l_upper_hk_fkey,
    business.branch_profile_s.branch_profile_s_branch_hk_fkey,
    business.branch_profile_s.branch_profile_s_tenant_hk_fkey,
    business.branch_status_s.branch_status_s_branch_hk_fkey,
    business.branch_status_s.branch_status_s_tenant_hk_fkey,
    business.branch_tracking_s.branch_tracking_s_branch_hk_fkey,
    business.branch_tracking_s.branch_tracking_s_tenant_hk_fkey, business.desk_event_h.desk_event_h_tenant_hk_fkey,
    business.desk_event_member_l.desk_event_member_l_desk_event_hk_fkey,
    business.desk_event_member_l.desk_event_member_l_member_hk_fkey,
    business.desk_event_member_l.desk_event_member_l_tenant_hk_fkey,
    business.desk_event_title_l.desk_event_title_l_desk_event_hk_fkey,
    business.desk_event_title_l.desk_event_title_l_tenant_hk_fkey,
    business.desk_event_title_l.desk_event_title_l_title_hk_fkey,
    business.desk_event_topic_l.desk_event_topic_l_desk_event_hk_fkey,
    business.desk_event_topic_l.desk_event_topic_l_tenant_hk_fkey,
    business.desk_event_topic_l.desk_event_topic_l_topic_hk_fkey,
    business.desk_question_s.desk_question_s_desk_event_hk_fkey,
    business.desk_question_s.desk_question_s_tenant_hk_fkey, business.loan_h.loan_h_tenant_hk_fkey,
    business.loan_member_effectivity_s.loan_member_effectivity_s_loan_member_hk_fkey,
    business.loan_member_effectivity_s.loan_member_effectivity_s_tenant_hk_fkey,
    business.loan_member_l.loan_member_l_loan_hk_fkey, business.loan_member_l.loan_member_l_member_hk_fkey,
    business.loan_member_l.loan_member_l_tenant_hk_fkey,
    business.loan_member_status_s.loan_member_status_s_loan_member_hk_fkey,
    business.loan_member_status_s.loan_member_status_s_tenant_hk_fkey,
    business.loan_place_l.loan_place_l_branch_hk_fkey, business.loan_place_l.loan_place_l_librarian_hk_fkey,
    business.loan_place_l.loan_place_l_loan_hk_fkey, business.loan_place_l.loan_place_l_tenant_hk_fkey,
    business.loan_reminder_s.loan_reminder_s_loan_hk_fkey, business.loan_reminder_s.loan_reminder_s_tenant_hk_fkey,
    business.loan_term_s.loan_term_s_loan_member_hk_fkey, business.loan_term_s.loan_term_s_tenant_hk_fkey,
    business.member_h.member_h_tenant_hk_fkey, business.member_phone_s_2026.member_phone_s_member_hk_fkey,
    business.member_phone_s_2026.member_phone_s_tenant_hk_fkey,
    business.member_phone_s_2027.member_phone_s_member_hk_fkey,
    business.member_phone_s_2027.member_phone_s_tenant_hk_fkey,
    business.member_phone_s_2028.member_phone_s_member_hk_fkey,
    business.member_phone_s_2028.member_phone_s_tenant_hk_fkey,
    business.member_phone_s_2029.member_phone_s_member_hk_fkey,
    business.member_phone_s_2029.member_phone_s_tenant_hk_fkey,
    business.member_phone_s_2030.member_phone_s_member_hk_fkey,
    business.member_phone_s_2030.member_phone_s_tenant_hk_fkey,
    business.member_phone_s_default.member_phone_s_member_hk_fkey,
    business.member_phone_s_default.member_phone_s_tenant_hk_fkey,
    business.member_profile_s_2026_01.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_01.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_02.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_02.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_03.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_03.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_04.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_04.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_05.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_05.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_06.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_06.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_07.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_07.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_08.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_08.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_09.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_09.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_10.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_10.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_11.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_11.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_2026_12.member_profile_s_member_hk_fkey,
    business.member_profile_s_2026_12.member_profile_s_tenant_hk_fkey,
    business.member_profile_s_default.member_profile_s_member_hk_fkey,
    business.member_profile_s_default.member_profile_s_tenant_hk_fkey, business.payment_l.payment_l_branch_hk_fkey,
    business.payment_l.payment_l_payer_hk_fkey, business.payment_l.payment_l_tenant_hk_fkey,
    business.payment_note_s.payment_note_s_payment_hk_fkey, business.payment_note_s.payment_note_s_tenant_hk_fkey,
    business.reservation_h.reservation_h_tenant_hk_fkey,
    business.reservation_note_s.reservation_note_s_reservation_hk_fkey,
    business.reservation_note_s.reservation_note_s_tenant_hk_fkey,
    business.reservation_note_status_s.reservation_note_status_s_reservation_hk_fkey,
    business.reservation_note_status_s.reservation_note_status_s_tenant_hk_fkey,
    business.reservation_shelf_s.reservation_shelf_s_reservation_hk_fkey,
    business.reservation_shelf_s.reservation_shelf_s_tenant_hk_fkey,
    business.reservation_status_s.reservation_status_s_reservation_hk_fkey,
    business.reservation_status_s.reservation_status_s_tenant_hk_fkey,
    business.reservation_wish_s.reservation_wish_s_reservation_hk_fkey,
    business.reservation_wish_s.reservation_wish_s_tenant_hk_fkey,
    business.reservation_wish_status_s.reservation_wish_status_s_reservation_hk_fkey,
    business.reservation_wish_status_s.reservation_wish_status_s_tenant_hk_fkey,
    business.title_catalogue_s.title_catalogue_s_tenant_hk_fkey,
    business.title_catalogue_s.title_catalogue_s_title_hk_fkey, business.title_h.title_h_tenant_hk_fkey,
    business.topic_h.topic_h_tenant_hk_fkey}'),
  ('function', '{auth.tenant_as_of, business.branch_as_of, business.desk_event_as_of, business.loan_as_of,
    business.member_as_of, business.refresh_loan_member_pit, business.refresh_member_loan_bridge,
    business.refresh_member_pit, business.refresh_snapshot, business.reservation_as_of, business.title_as_of,
    business.topic_as_of, infomart.refresh_fees, util.branch_profile_hash_diff, util.business_key,
    util.canonical_text, util.comprehensive_health_check, util.country_hash_diff, util.current_load_date,
    util.desk_question_hash_diff, util.escape_key_part, util.generate_tenant_derived_hk, util.hash_binary,
    util.library_comprehensive_health_check, util.library_measure_quality, util.library_monitor_loads,
    util.library_quality_loan_due_later, util.library_quality_loan_fresh, util.library_quality_member_email_present,
    util.library_quality_member_number_unique, util.library_quality_payment_positive,
    util.library_validate_completeness, util.library_validate_tenant_isolation,
    util.loan_member_effectivity_hash_diff, util.loan_reminder_hash_diff, util.loan_term_hash_diff,
    util.measure_quality, util.member_phone_hash_diff, util.member_profile_hash_diff, util.monitor_desk,
    util.monitor_loads, util.payment_hash_diff, util.payment_note_hash_diff, util.reservation_note_hash_diff,
    util.reservation_shelf_hash_diff, util.reservation_wish_hash_diff, util.session_tenant, util.table_checksum,
    util.threshold_state, util.title_catalogue_hash_diff, util.trace_lineage, util.validate_completeness,
    util.validate_tenant_isolation, util.vault_function, util.visible_tenants, util.worst_state, util.zero_key}'),
  ('index', '{auth.tenant_h_key_idx, auth.tenant_h_pkey, business.branch_h_key_idx,
    business.branch_h_load_date_idx, business.branch_h_pkey, business.branch_parent_l_lower_hk_idx,
    business.branch_parent_l_pkey, business.branch_parent_l_upper_hk_idx, business.branch_profile_s_pkey,
    business.branch_status_s_pkey, business.branch_tracking_s_pkey, business.desk_event_h_key_idx,
    business.desk_event_h_pkey, business.desk_event_member_l_desk_event_hk_idx,
    business.desk_event_member_l_member_hk_idx, business.desk_event_member_l_pkey,
    business.desk_event_title_l_desk_event_hk_idx, business.desk_event_title_l_pkey,
    business.desk_event_title_l_title_hk_idx, business.desk_event_topic_l_desk_event_hk_idx,
    business.desk_event_topic_l_pkey, business.desk_event_topic_l_topic_hk_idx, business.desk_question_s_pkey,
    business.loan_h_key_idx, business.loan_h_lookup_idx, business.loan_h_pkey, business.loan_line_l_loan_hk_idx,
    business.loan_line_l_pkey, business.loan_line_l_title_hk_idx, business.loan_member_effectivity_s_pkey,
    business.loan_member_l_loan_hk_idx, business.loan_member_l_member_hk_idx, business.loan_member_l_pkey,
    business.loan_member_pit_pkey, business.loan_member_pit_snapshot_date_idx, business.loan_member_status_s_pkey,
    business.loan_place_l_branch_hk_idx, business.loan_place_l_librarian_hk_idx, business.loan_place_l_loan_hk_idx,
    business.loan_place_l_pkey, business.loan_reminder_s_pkey, business.loan_term_s_pkey, business.member_h_key_idx,
    business.member_h_pkey, business.member_loan_bridge_pkey, business.member_phone_s_pkey,
    business.member_pit_pkey, business.member_pit_snapshot_date_idx, business.member_profile_s_email_idx,
    business.member_profile_s_pkey, business.member_same_l_duplicate_hk_idx, business.member_same_l_kept_hk_idx,
    business.member_same_l_pkey, business.payment_l_branch_hk_idx, business.payment_l_payer_hk_idx,
    business.payment_l_pkey, business.payment_note_s_pkey, business.reservation_h_key_idx,
    business.reservation_h_pkey, business.reservation_note_s_pkey, business.reservation_note_status_s_pkey,
    business.reservation_shelf_s_pkey, business.reservation_status_s_pkey, business.reservation_wish_s_pkey,
    business.reservation_wish_status_s_pkey, business.snapshot_pkey, business.title_catalogue_s_pkey,
    business.title_h_key_idx, business.title_h_pkey, business.topic_h_key_idx, business.topic_h_pkey,
    infomart.fees_stored_key_idx, metadata.accepted_deletion_pkey, metadata.data_versions_pkey,
    metadata.expected_object_pkey, metadata.hash_revision_pkey, metadata.key_origin_pkey, metadata.lineage_pkey,
    metadata.load_checkpoint_pkey, metadata.load_count_pkey, metadata.load_delivery_idx, metadata.load_pkey,
    metadata.masking_key_pkey, metadata.migration_progress_pkey, metadata.privacy_registry_pkey,
    metadata.quality_result_pkey, metadata.quality_result_rule_idx, metadata.quality_rule_pkey,
    metadata.quarantine_load_idx, metadata.quarantine_pkey, metadata.quarantine_source_idx,
    metadata.schema_migrations_pkey, metadata.vault_pkey, ref.country_r_pkey, ref.country_s_pkey,
    ref.currency_r_pkey}'),
  ('policy', '{auth.tenant_h.all_tenants, auth.tenant_h.tenant_readers, business.branch_h.all_tenants,
    business.branch_h.tenant_readers, business.branch_parent_l.all_tenants, business.branch_parent_l.tenant_readers,
    business.branch_profile_s.all_tenants, business.branch_profile_s.tenant_readers,
    business.branch_status_s.all_tenants, business.branch_status_s.tenant_readers,
    business.branch_tracking_s.all_tenants, business.branch_tracking_s.tenant_readers,
    business.desk_event_h.all_tenants, business.desk_event_h.tenant_readers,
    business.desk_event_member_l.all_tenants, business.desk_event_member_l.tenant_readers,
    business.desk_event_title_l.all_tenants, business.desk_event_title_l.tenant_readers,
    business.desk_event_topic_l.all_tenants, business.desk_event_topic_l.tenant_readers,
    business.desk_question_s.all_tenants, business.desk_question_s.tenant_readers, business.loan_h.all_tenants,
    business.loan_h.tenant_readers, business.loan_line_l.all_tenants, business.loan_line_l.tenant_readers,
    business.loan_member_effectivity_s.all_tenants, business.loan_member_effectivity_s.tenant_readers,
    business.loan_member_l.all_tenants, business.loan_member_l.tenant_readers, business.loan_member_pit.all_tenants,
    business.loan_member_pit.tenant_readers, business.loan_member_status_s.all_tenants,
    business.loan_member_status_s.tenant_readers, business.loan_place_l.all_tenants,
    business.loan_place_l.tenant_readers, business.loan_reminder_s.all_tenants,
    business.loan_reminder_s.tenant_readers, business.loan_term_s.all_tenants, business.loan_term_s.tenant_readers,
    business.member_h.all_tenants, business.member_h.tenant_readers, business.member_loan_bridge.all_tenants,
    business.member_loan_bridge.tenant_readers, business.member_phone_s.all_tenants,
    business.member_phone_s.tenant_readers, business.member_pit.all_tenants, business.member_pit.tenant_readers,
    business.member_profile_s.all_tenants, business.member_profile_s.tenant_readers,
    business.member_same_l.all_tenants, business.member_same_l.tenant_readers, business.payment_l.all_tenants,
    business.payment_l.tenant_readers, business.payment_note_s.all_tenants, business.payment_note_s.tenant_readers,
    business.reservation_h.all_tenants, business.reservation_h.tenant_readers,
    business.reservation_note_s.all_tenants, business.reservation_note_s.tenant_readers,
    business.reservation_note_status_s.all_tenants, business.reservation_note_status_s.tenant_readers,
    business.reservation_shelf_s.all_tenants, business.reservation_shelf_s.tenant_readers,
    business.reservation_status_s.all_tenants, business.reservation_status_s.tenant_readers,
    business.reservation_wish_s.all_tenants, business.reservation_wish_s.tenant_readers,
    business.reservation_wish_status_s.all_tenants, business.reservation_wish_status_s.tenant_readers,
    business.title_catalogue_s.all_tenants, business.title_catalogue_s.tenant_readers, business.title_h.all_tenants,
    business.title_h.tenant_readers, business.topic_h.all_tenants, business.topic_h.tenant_readers,
    metadata.accepted_deletion.library, metadata.data_versions.library, metadata.expected_object.library,
    metadata.hash_revision.library, metadata.key_origin.library, metadata.lineage.library, metadata.load.library,
    metadata.load_checkpoint.library, metadata.load_count.library, metadata.migration_progress.library,
    metadata.privacy_registry.library, metadata.quality_result.library, metadata.quality_rule.library,
    metadata.quarantine.library, metadata.schema_migrations.library, metadata.vault.library}'),
  ('source', '{branches, countries, currencies, desk_events, loan_lines, loans, member_matches, member_phones,
    members, payments, pickups, reminders, reservations, titles, wishes}'),
  ('table', '{auth.tenant_h, business.branch_h, business.branch_parent_l, business.branch_profile_s,
    business.branch_status_s, business.branch_tracking_s, business.desk_event_h, business.desk_event_member_l,
    business.desk_event_title_l, business.desk_event_topic_l, business.desk_question_s, business.loan_h,
    business.loan_line_l, business.loan_member_effectivity_s, business.loan_member_l, business.loan_member_pit,
    business.loan_member_status_s, business.loan_place_l, business.loan_reminder_s, business.loan_term_s,
    business.member_h, business.member_loan_bridge, business.member_phone_s, business.member_phone_s_2026,
    business.member_phone_s_2027, business.member_phone_s_2028, business.member_phone_s_2029,
    business.member_phone_s_2030, business.member_phone_s_default, business.member_pit, business.member_profile_s,
    business.member_profile_s_2026_01, business.member_profile_s_2026_02, business.member_profile_s_2026_03,
    business.member_profile_s_2026_04, business.member_profile_s_2026_05, business.member_profile_s_2026_06,
    business.member_profile_s_2026_07, business.member_profile_s_2026_08, business.member_profile_s_2026_09,
    business.member_profile_s_2026_10, business.member_profile_s_2026_11, business.member_profile_s_2026_12,
    business.member_profile_s_default, business.member_same_l, business.payment_l, business.payment_note_s,
    business.reservation_h, business.reservation_note_s, business.reservation_note_status_s,
    business.reservation_shelf_s, business.reservation_status_s, business.reservation_wish_s,
    business.reservation_wish_status_s, business.snapshot, business.title_catalogue_s, business.title_h,
    business.topic_h, metadata.accepted_deletion, metadata.data_versions, metadata.expected_object,
    metadata.hash_revision, metadata.key_origin, metadata.lineage, metadata.load, metadata.load_checkpoint,
    metadata.load_count, metadata.masking_key, metadata.migration_progress, metadata.privacy_registry,
    metadata.quality_result, metadata.quality_rule, metadata.quarantine, metadata.schema_migrations, metadata.vault,
    ref.country_r, ref.country_s, ref.currency_r}'),
  ('view', '{auth.tenant_now, business.branch_now, business.branch_parent_keys, business.branch_profile_current,
    business.desk_event_member_keys, business.desk_event_now, business.desk_event_title_keys,
    business.desk_event_topic_keys, business.desk_question_current, business.loan_line_keys,
    business.loan_member_effectivity_current, business.loan_member_keys, business.loan_member_pit_expected,
    business.loan_now, business.loan_place_keys, business.loan_reminder_current, business.loan_term_current,
    business.member_loan_bridge_expected, business.member_now, business.member_phone_current,
    business.member_pit_expected, business.member_profile_current, business.member_profile_masked,
    business.member_same_keys, business.payment_keys, business.reservation_note_current, business.reservation_now,
    business.reservation_shelf_current, business.reservation_wish_current, business.title_catalogue_current,
    business.title_now, business.topic_now, infomart.book_count, infomart.desk, infomart.fees, infomart.fees_stored,
    ref.country_current}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault"
    ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
  VALUES ('library', '4df06cb11fc398738294c54d4d3957692038551353b7ce014a05c3c8407ed7c7', 'vw1', 'sha256', 4);
