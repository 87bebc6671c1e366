-- vaultwright: migration
-- vault: kembridge
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: bd7c814b37bd0c12f77bd705edf2f5c43dde44167f3df78990723c9e56fb435a
-- requires: PostgreSQL 15
-- does: makes the vault kembridge
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260101000000_makes_the_vault_kembridge.sql

SET client_encoding = 'UTF8';
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'kembridge') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'kembridge'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault kembridge
-- A bridge between blockchains: who moved what, signed in how, with which keys
--
-- fingerprint  bd7c814b37bd0c12f77bd705edf2f5c43dde44167f3df78990723c9e56fb435a
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

-- Roles -----------------------------------------------------------------------
--
-- Nobody logs in as one of these: grant them to those who do. They belong to the whole server.

DO $body$
DECLARE
  needed text;
BEGIN
  FOREACH needed IN ARRAY ARRAY['kembridge_owner', 'kembridge_loader', 'kembridge_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "kembridge_owner" NOLOGIN; CREATE ROLE "kembridge_loader" NOLOGIN; CREATE ROLE "kembridge_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "kembridge_auth";

CREATE SCHEMA IF NOT EXISTS "kembridge_business";

CREATE SCHEMA IF NOT EXISTS "kembridge_util";

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

-- Tenants ---------------------------------------------------------------------
--
-- A session names its tenant by SET app.tenant_hk = '<hash key in hex>'. What is no hash key names
-- nobody.

CREATE OR REPLACE FUNCTION "util"."session_tenant"()
  RETURNS bytea
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
  SELECT CASE WHEN setting ~ E'^(\\\\x)?[0-9A-Fa-f]{64}$'
    THEN decode(right(setting, 64), 'hex')
  END
  FROM (VALUES (current_setting('app.tenant_hk', true))) AS session(setting)
$body$;
COMMENT ON FUNCTION "util"."session_tenant"() IS 'The tenant that app.tenant_hk names; NULL where it is not set, or no hash key.';

CREATE OR REPLACE FUNCTION "util"."visible_tenants"("shared_tenant" bytea DEFAULT NULL)
  RETURNS bytea[]
  LANGUAGE sql
  STABLE PARALLEL SAFE
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
COMMENT ON COLUMN "metadata"."vault"."vault_name" IS 'Name of the vault.';
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
  CONSTRAINT "load_pkey" PRIMARY KEY ("load_id"),
  CONSTRAINT "load_status_check" CHECK ("status" IN ('running', 'loaded', 'stopped', 'failed'))
);
COMMENT ON TABLE "metadata"."load" IS 'Each load of a delivery; the digest is by what a delivery is known again.';
COMMENT ON COLUMN "metadata"."load"."load_id" IS 'Number of the load.';
COMMENT ON COLUMN "metadata"."load"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."load"."source" IS 'Name of the source in the model.';
COMMENT ON COLUMN "metadata"."load"."delivery_digest" IS 'Digest of the delivery''s bytes.';
COMMENT ON COLUMN "metadata"."load"."inputs" IS 'The files that were read.';
COMMENT ON COLUMN "metadata"."load"."status" IS 'How far the load has come, or how it ended.';
COMMENT ON COLUMN "metadata"."load"."load_date" IS 'The load date of all its rows; NULL until the first batch.';
COMMENT ON COLUMN "metadata"."load"."started_at" IS 'When the load began.';
COMMENT ON COLUMN "metadata"."load"."ended_at" IS 'When it ended; NULL while it runs.';
COMMENT ON COLUMN "metadata"."load"."program_version" IS 'Version of the loader.';
COMMENT ON COLUMN "metadata"."load"."message" IS 'Why it stopped or failed.';
COMMENT ON COLUMN "metadata"."load"."reading" IS 'How the inputs were read: layout, encoding, header, and so on.';
COMMENT ON COLUMN "metadata"."load"."replayed_load_id" IS 'The load whose held back records it brings, mended; NULL for all others.';

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

CREATE INDEX IF NOT EXISTS "quarantine_load_idx"
  ON "metadata"."quarantine" ("load_id");

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
COMMENT ON COLUMN "metadata"."schema_migrations"."vault_name" IS 'Name of the vault.';
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
COMMENT ON COLUMN "metadata"."migration_progress"."vault_name" IS 'Name of the vault.';
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
COMMENT ON COLUMN "metadata"."data_versions"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."data_versions"."table_name" IS 'Name of the table.';
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
COMMENT ON COLUMN "metadata"."privacy_registry"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."privacy_registry"."table_name" IS 'Name of the table.';
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
COMMENT ON COLUMN "metadata"."lineage"."vault_name" IS 'Name of the vault.';
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
COMMENT ON COLUMN "metadata"."quality_rule"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."quality_rule"."name" IS 'Name of the rule.';
COMMENT ON COLUMN "metadata"."quality_rule"."about" IS 'What the model says of it.';
COMMENT ON COLUMN "metadata"."quality_rule"."dimension" IS 'The kind of quality.';
COMMENT ON COLUMN "metadata"."quality_rule"."table_name" IS 'Name of the table.';
COMMENT ON COLUMN "metadata"."quality_rule"."condition" IS 'SQL that holds for a row that is good.';
COMMENT ON COLUMN "metadata"."quality_rule"."minimum_share" IS 'The share of good rows that is asked for, of 1.';
COMMENT ON COLUMN "metadata"."quality_rule"."severity" IS 'What it means when the rule is broken.';

CREATE TABLE IF NOT EXISTS "metadata"."hash_revision" (
  "vault_name" text                     NOT NULL,
  "table_name" text                     NOT NULL,
  "revision"   integer                  NOT NULL,
  "since"      timestamp with time zone NOT NULL,
  CONSTRAINT "hash_revision_pkey" PRIMARY KEY ("vault_name", "table_name", "revision")
);
COMMENT ON TABLE "metadata"."hash_revision" IS 'Since when a table''s hash diffs are made of other attributes than at first.';
COMMENT ON COLUMN "metadata"."hash_revision"."vault_name" IS 'Name of the vault.';
COMMENT ON COLUMN "metadata"."hash_revision"."table_name" IS 'Name of the table.';
COMMENT ON COLUMN "metadata"."hash_revision"."revision" IS 'Counts from 1 the ways its diffs were made in.';
COMMENT ON COLUMN "metadata"."hash_revision"."since" IS 'Rows loaded before are hashed anew, from their payload, before they are compared.';

CREATE OR REPLACE FUNCTION "util"."table_checksum"("relation" regclass)
  RETURNS bytea
  LANGUAGE sql
  STABLE STRICT PARALLEL SAFE
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
  LANGUAGE sql
  STABLE PARALLEL SAFE
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

-- Hubs ------------------------------------------------------------------------
--
-- One row for each business key of each tenant, never changed. Parts of a key are nullable for the
-- ghost row alone: a check says so.

CREATE TABLE "kembridge_business"."quantum_key_h" (
  "quantum_key_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "quantum_key_id" uuid,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "quantum_key_h_pkey" PRIMARY KEY ("quantum_key_hk"),
  CONSTRAINT "quantum_key_h_hk_check" CHECK (octet_length("quantum_key_hk") = 32),
  CONSTRAINT "quantum_key_h_key_check" CHECK ("quantum_key_id" IS NOT NULL OR "quantum_key_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_business"."quantum_key_h" IS 'A pair of keys that quantum computers do not break';
COMMENT ON COLUMN "kembridge_business"."quantum_key_h"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_h"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_h"."quantum_key_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_h"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."session_h" (
  "session_hk"     bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "jwt_token_hash" character varying(255),
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "session_h_pkey" PRIMARY KEY ("session_hk"),
  CONSTRAINT "session_h_hk_check" CHECK (octet_length("session_hk") = 32),
  CONSTRAINT "session_h_key_check" CHECK ("jwt_token_hash" IS NOT NULL OR "session_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_auth"."session_h" IS 'A sign-in, known by the digest of its token';
COMMENT ON COLUMN "kembridge_auth"."session_h"."session_hk" IS 'Hash key of hub session.';
COMMENT ON COLUMN "kembridge_auth"."session_h"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_h"."jwt_token_hash" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."session_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_h"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "installation"  character varying(100),
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("installation" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_auth"."tenant_h" IS 'An installation of the bridge';
COMMENT ON COLUMN "kembridge_auth"."tenant_h"."tenant_hk" IS 'Hash key of hub tenant.';
COMMENT ON COLUMN "kembridge_auth"."tenant_h"."installation" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."tenant_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."tenant_h"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_h" (
  "transfer_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "transfer_id"   uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "transfer_h_pkey" PRIMARY KEY ("transfer_hk"),
  CONSTRAINT "transfer_h_hk_check" CHECK (octet_length("transfer_hk") = 32),
  CONSTRAINT "transfer_h_key_check" CHECK ("transfer_id" IS NOT NULL OR "transfer_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_business"."transfer_h" IS 'Tokens that move from one chain to another';
COMMENT ON COLUMN "kembridge_business"."transfer_h"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_h"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_h"."transfer_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_business"."transfer_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_h"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_h" (
  "user_hk"       bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "user_id"       uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_h_pkey" PRIMARY KEY ("user_hk"),
  CONSTRAINT "user_h_hk_check" CHECK (octet_length("user_hk") = 32),
  CONSTRAINT "user_h_key_check" CHECK ("user_id" IS NOT NULL OR "user_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_auth"."user_h" IS 'Somebody who moves tokens over the bridge';
COMMENT ON COLUMN "kembridge_auth"."user_h"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_h"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_h"."user_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."user_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_h"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."wallet_h" (
  "wallet_hk"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "wallet_id"     uuid,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "wallet_h_pkey" PRIMARY KEY ("wallet_hk"),
  CONSTRAINT "wallet_h_hk_check" CHECK (octet_length("wallet_hk") = 32),
  CONSTRAINT "wallet_h_key_check" CHECK ("wallet_id" IS NOT NULL OR "wallet_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "kembridge_auth"."wallet_h" IS 'An address on a chain that signs users in';
COMMENT ON COLUMN "kembridge_auth"."wallet_h"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_h"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_h"."wallet_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."wallet_h"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_h"."record_source" IS 'Where the row came from.';

-- Links -----------------------------------------------------------------------
--
-- One row for each relation between hub rows, or for each event, never changed. An optional
-- participant that is missing has the zero key.

CREATE TABLE "kembridge_business"."audit_l" (
  "audit_hk"       bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "transfer_hk"    bytea                    NOT NULL,
  "audit_id"       uuid                     NOT NULL,
  "hash_diff"      bytea                    NOT NULL,
  "event_type"     character varying(100),
  "event_category" character varying(50),
  "event_data"     jsonb,
  "severity"       character varying(20),
  "created_at"     timestamp with time zone,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "audit_l_pkey" PRIMARY KEY ("audit_hk"),
  CONSTRAINT "audit_l_hk_check" CHECK (octet_length("audit_hk") = 32)
);
COMMENT ON TABLE "kembridge_business"."audit_l" IS 'Something happened; events of the system itself have no user';
COMMENT ON COLUMN "kembridge_business"."audit_l"."audit_hk" IS 'Hash key of link audit.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."audit_id" IS 'Tells rows of the same participants apart.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."event_type" IS 'login, transaction, key_generation and the like';
COMMENT ON COLUMN "kembridge_business"."audit_l"."event_category" IS 'auth, finance, security, system or admin';
COMMENT ON COLUMN "kembridge_business"."audit_l"."event_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."severity" IS 'debug, info, warning, error or critical';
COMMENT ON COLUMN "kembridge_business"."audit_l"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."audit_l"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."key_owner_l" (
  "key_owner_hk"   bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "quantum_key_hk" bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "key_owner_l_pkey" PRIMARY KEY ("key_owner_hk"),
  CONSTRAINT "key_owner_l_hk_check" CHECK (octet_length("key_owner_hk") = 32)
);
COMMENT ON TABLE "kembridge_business"."key_owner_l" IS 'Whose a key is';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."key_owner_hk" IS 'Hash key of link key_owner.';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."key_owner_l"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."session_sign_in_l" (
  "session_sign_in_hk" bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "session_hk"         bytea                    NOT NULL,
  "user_hk"            bytea                    NOT NULL,
  "wallet_hk"          bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "session_sign_in_l_pkey" PRIMARY KEY ("session_sign_in_hk"),
  CONSTRAINT "session_sign_in_l_hk_check" CHECK (octet_length("session_sign_in_hk") = 32)
);
COMMENT ON TABLE "kembridge_auth"."session_sign_in_l" IS 'Who signed in, with which wallet';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."session_sign_in_hk" IS 'Hash key of link session_sign_in.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."session_hk" IS 'Hash key of hub session.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_l"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_party_l" (
  "transfer_party_hk" bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "transfer_hk"       bytea                    NOT NULL,
  "user_hk"           bytea                    NOT NULL,
  "quantum_key_hk"    bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "transfer_party_l_pkey" PRIMARY KEY ("transfer_party_hk"),
  CONSTRAINT "transfer_party_l_hk_check" CHECK (octet_length("transfer_party_hk") = 32)
);
COMMENT ON TABLE "kembridge_business"."transfer_party_l" IS 'Who moves it, and with which key it is locked';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."transfer_party_hk" IS 'Hash key of link transfer_party.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_l"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_wallet_l" (
  "user_wallet_hk" bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "user_hk"        bytea                    NOT NULL,
  "wallet_hk"      bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "user_wallet_l_pkey" PRIMARY KEY ("user_wallet_hk"),
  CONSTRAINT "user_wallet_l_hk_check" CHECK (octet_length("user_wallet_hk") = 32)
);
COMMENT ON TABLE "kembridge_auth"."user_wallet_l" IS 'Whose a wallet is; one that moves to another user is closed with the first';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_l"."record_source" IS 'Where the row came from.';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone.

CREATE TABLE "kembridge_business"."audit_client_s" (
  "audit_hk"      bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "hash_diff"     bytea                    NOT NULL,
  "ip_address"    inet,
  "user_agent"    text,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "audit_client_s_pkey" PRIMARY KEY ("audit_hk")
);
COMMENT ON TABLE "kembridge_business"."audit_client_s" IS 'From where it came';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."audit_hk" IS 'Hash key of link audit.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."ip_address" IS '[personal] As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."user_agent" IS '[personal] As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."audit_client_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."key_owner_effectivity_s" (
  "key_owner_hk"  bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "key_owner_effectivity_s_pkey" PRIMARY KEY ("key_owner_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."key_owner_effectivity_s" IS 'From when to when a partner held';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."key_owner_hk" IS 'Hash key of link key_owner.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."quantum_key_s" (
  "quantum_key_hk"       bytea                    NOT NULL,
  "load_date"            timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"        timestamp with time zone,
  "hash_diff"            bytea                    NOT NULL,
  "key_type"             character varying(50),
  "public_key"           bytea,
  "encryption_algorithm" character varying(100),
  "key_metadata"         jsonb,
  "created_at"           timestamp with time zone,
  "expires_at"           timestamp with time zone,
  "is_active"            boolean,
  "tenant_hk"            bytea                    NOT NULL,
  "record_source"        character varying(100)   NOT NULL,
  CONSTRAINT "quantum_key_s_pkey" PRIMARY KEY ("quantum_key_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."quantum_key_s" IS 'The public half, and how long it is good';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."key_type" IS 'ml-kem-1024, dilithium-5 or sphincs+';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."encryption_algorithm" IS 'What the private half is locked with: aes-256-gcm and the like';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."key_metadata" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."session_s" (
  "session_hk"       bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "id"               uuid,
  "session_data"     jsonb,
  "created_at"       timestamp with time zone,
  "expires_at"       timestamp with time zone,
  "last_activity_at" timestamp with time zone,
  "is_active"        boolean,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "session_s_pkey" PRIMARY KEY ("session_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."session_s" IS 'The life of a session';
COMMENT ON COLUMN "kembridge_auth"."session_s"."session_hk" IS 'Hash key of hub session.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."id" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."session_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."last_activity_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."session_sign_in_effectivity_s" (
  "session_sign_in_hk" bytea                    NOT NULL,
  "load_date"          timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"      timestamp with time zone,
  "hash_diff"          bytea                    NOT NULL,
  "tenant_hk"          bytea                    NOT NULL,
  "record_source"      character varying(100)   NOT NULL,
  CONSTRAINT "session_sign_in_effectivity_s_pkey" PRIMARY KEY ("session_sign_in_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."session_sign_in_effectivity_s" IS 'From when to when a partner held';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."session_sign_in_hk" IS 'Hash key of link session_sign_in.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_cipher_s" (
  "transfer_hk"    bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "encrypted_data" bytea,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "transfer_cipher_s_pkey" PRIMARY KEY ("transfer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."transfer_cipher_s" IS 'What only the key''s owner can read';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."encrypted_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_party_effectivity_s" (
  "transfer_party_hk" bytea                    NOT NULL,
  "load_date"         timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"     timestamp with time zone,
  "hash_diff"         bytea                    NOT NULL,
  "tenant_hk"         bytea                    NOT NULL,
  "record_source"     character varying(100)   NOT NULL,
  CONSTRAINT "transfer_party_effectivity_s_pkey" PRIMARY KEY ("transfer_party_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."transfer_party_effectivity_s" IS 'From when to when a partner held';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."transfer_party_hk" IS 'Hash key of link transfer_party.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_risk_s" (
  "transfer_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "risk_score"    numeric(5,4),
  "risk_factors"  jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "transfer_risk_s_pkey" PRIMARY KEY ("transfer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."transfer_risk_s" IS 'What the system thinks of a transfer';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."risk_score" IS '[confidential] From 0 to 1';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."risk_factors" IS '[confidential] As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_status_s" (
  "transfer_hk"         bytea                    NOT NULL,
  "load_date"           timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"       timestamp with time zone,
  "hash_diff"           bytea                    NOT NULL,
  "status"              character varying(50),
  "source_tx_hash"      character varying(255),
  "destination_tx_hash" character varying(255),
  "completed_at"        timestamp with time zone,
  "expires_at"          timestamp with time zone,
  "updated_at"          timestamp with time zone,
  "tenant_hk"           bytea                    NOT NULL,
  "record_source"       character varying(100)   NOT NULL,
  CONSTRAINT "transfer_status_s_pkey" PRIMARY KEY ("transfer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."transfer_status_s" IS 'How far a transfer has come';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."status" IS 'pending, locked, confirmed, failed, cancelled or expired';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."source_tx_hash" IS 'What the source chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."destination_tx_hash" IS 'What the destination chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."completed_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_business"."transfer_terms_s" (
  "transfer_hk"              bytea                    NOT NULL,
  "load_date"                timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"            timestamp with time zone,
  "hash_diff"                bytea                    NOT NULL,
  "source_chain"             character varying(50),
  "destination_chain"        character varying(50),
  "source_token_symbol"      character varying(100),
  "destination_token_symbol" character varying(100),
  "amount_in"                numeric(36,18),
  "amount_out"               numeric(36,18),
  "created_at"               timestamp with time zone,
  "tenant_hk"                bytea                    NOT NULL,
  "record_source"            character varying(100)   NOT NULL,
  CONSTRAINT "transfer_terms_s_pkey" PRIMARY KEY ("transfer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_business"."transfer_terms_s" IS 'What moves from where to where';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."source_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."destination_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."source_token_symbol" IS 'ETH, USDC, NEAR and the like';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."destination_token_symbol" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."amount_in" IS 'In whole tokens; all 36 digits count';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."amount_out" IS 'In whole tokens, after fees';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_account_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "is_active"     boolean,
  "created_at"    timestamp with time zone,
  "updated_at"    timestamp with time zone,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_account_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."user_account_s" IS 'Since when there is an account, and whether it is open';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_account_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_presence_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "is_present"    boolean                  NOT NULL,
  "operation"     text                     NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_presence_s_pkey" PRIMARY KEY ("user_hk", "load_date")
);
COMMENT ON TABLE "kembridge_auth"."user_presence_s" IS 'Whether a user is still on file';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."is_present" IS 'Whether the source has the key from then on.';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."operation" IS 'What told so.';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_presence_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_profile_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "username"      character varying(255),
  "profile_data"  jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_profile_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."user_profile_s" IS 'Who a user is';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."username" IS '[personal] Unique within an installation, where it is given';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."profile_data" IS '[personal] As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_risk_s" (
  "user_hk"       bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "risk_profile"  jsonb,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "user_risk_s_pkey" PRIMARY KEY ("user_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."user_risk_s" IS 'What the system thinks of a user';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."risk_profile" IS '[confidential] As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."user_wallet_effectivity_s" (
  "user_wallet_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "user_wallet_effectivity_s_pkey" PRIMARY KEY ("user_wallet_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."user_wallet_effectivity_s" IS 'From when to when a partner held';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."wallet_s" (
  "wallet_hk"        bytea                    NOT NULL,
  "load_date"        timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"    timestamp with time zone,
  "hash_diff"        bytea                    NOT NULL,
  "chain_type"       character varying(50),
  "wallet_address"   character varying(255),
  "public_key"       text,
  "signature_params" jsonb,
  "tenant_hk"        bytea                    NOT NULL,
  "record_source"    character varying(100)   NOT NULL,
  CONSTRAINT "wallet_s_pkey" PRIMARY KEY ("wallet_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."wallet_s" IS 'What a wallet is, and how its signatures are checked';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."chain_type" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."wallet_address" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."signature_params" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_s"."record_source" IS 'Where the row came from.';

CREATE TABLE "kembridge_auth"."wallet_use_s" (
  "user_wallet_hk" bytea                    NOT NULL,
  "load_date"      timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date"  timestamp with time zone,
  "hash_diff"      bytea                    NOT NULL,
  "first_used_at"  timestamp with time zone,
  "last_used_at"   timestamp with time zone,
  "is_verified"    boolean,
  "tenant_hk"      bytea                    NOT NULL,
  "record_source"  character varying(100)   NOT NULL,
  CONSTRAINT "wallet_use_s_pkey" PRIMARY KEY ("user_wallet_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "kembridge_auth"."wallet_use_s" IS 'How long a user has signed in with a wallet';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."load_end_date" IS 'When the version ended; NULL while it is open.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."first_used_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."last_used_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."is_verified" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_s"."record_source" IS 'Where the row came from.';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.

CREATE INDEX "quantum_key_h_key_idx"
  ON "kembridge_business"."quantum_key_h" ("tenant_hk", "quantum_key_id");

CREATE INDEX "session_h_key_idx"
  ON "kembridge_auth"."session_h" ("tenant_hk", "jwt_token_hash");

CREATE INDEX "tenant_h_key_idx"
  ON "kembridge_auth"."tenant_h" ("installation");

CREATE INDEX "transfer_h_key_idx"
  ON "kembridge_business"."transfer_h" ("tenant_hk", "transfer_id");

CREATE INDEX "user_h_key_idx"
  ON "kembridge_auth"."user_h" ("tenant_hk", "user_id");

CREATE INDEX "wallet_h_key_idx"
  ON "kembridge_auth"."wallet_h" ("tenant_hk", "wallet_id");

CREATE INDEX "audit_l_user_hk_idx"
  ON "kembridge_business"."audit_l" ("user_hk");

CREATE INDEX "audit_l_transfer_hk_idx"
  ON "kembridge_business"."audit_l" ("transfer_hk");

CREATE INDEX "key_owner_l_quantum_key_hk_idx"
  ON "kembridge_business"."key_owner_l" ("quantum_key_hk");

CREATE INDEX "key_owner_l_user_hk_idx"
  ON "kembridge_business"."key_owner_l" ("user_hk");

CREATE INDEX "session_sign_in_l_session_hk_idx"
  ON "kembridge_auth"."session_sign_in_l" ("session_hk");

CREATE INDEX "session_sign_in_l_user_hk_idx"
  ON "kembridge_auth"."session_sign_in_l" ("user_hk");

CREATE INDEX "session_sign_in_l_wallet_hk_idx"
  ON "kembridge_auth"."session_sign_in_l" ("wallet_hk");

CREATE INDEX "transfer_party_l_transfer_hk_idx"
  ON "kembridge_business"."transfer_party_l" ("transfer_hk");

CREATE INDEX "transfer_party_l_user_hk_idx"
  ON "kembridge_business"."transfer_party_l" ("user_hk");

CREATE INDEX "transfer_party_l_quantum_key_hk_idx"
  ON "kembridge_business"."transfer_party_l" ("quantum_key_hk");

CREATE INDEX "user_wallet_l_user_hk_idx"
  ON "kembridge_auth"."user_wallet_l" ("user_hk");

CREATE INDEX "user_wallet_l_wallet_hk_idx"
  ON "kembridge_auth"."user_wallet_l" ("wallet_hk");

-- Hash diffs ------------------------------------------------------------------
--
-- These recompute what the loader stored; verifying a vault needs them.

CREATE FUNCTION "kembridge_util"."audit_hash_diff"("version" "kembridge_business"."audit_l")
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
      (1, 'created_at',     version."created_at"::text),
      (2, 'event_category', version."event_category"::text),
      (3, 'event_data',     version."event_data"::text),
      (4, 'event_type',     version."event_type"::text),
      (5, 'severity',       version."severity"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."audit_hash_diff"("kembridge_business"."audit_l") IS 'The hash diff of a row of kembridge_business.audit_l, from its stored payload.';

CREATE FUNCTION "kembridge_util"."audit_client_hash_diff"("version" "kembridge_business"."audit_client_s")
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
      (1, 'ip_address', abbrev(version."ip_address")),
      (2, 'user_agent', version."user_agent"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."audit_client_hash_diff"("kembridge_business"."audit_client_s") IS 'The hash diff of a row of kembridge_business.audit_client_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."key_owner_effectivity_hash_diff"("version" "kembridge_business"."key_owner_effectivity_s")
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
COMMENT ON FUNCTION "kembridge_util"."key_owner_effectivity_hash_diff"("kembridge_business"."key_owner_effectivity_s") IS 'The hash diff of a row of kembridge_business.key_owner_effectivity_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."quantum_key_hash_diff"("version" "kembridge_business"."quantum_key_s")
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
      (1, 'created_at',           version."created_at"::text),
      (2, 'encryption_algorithm', version."encryption_algorithm"::text),
      (3, 'expires_at',           version."expires_at"::text),
      (4, 'is_active',            left(version."is_active"::text, 1)),
      (5, 'key_metadata',         version."key_metadata"::text),
      (6, 'key_type',             version."key_type"::text),
      (7, 'public_key',           version."public_key"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."quantum_key_hash_diff"("kembridge_business"."quantum_key_s") IS 'The hash diff of a row of kembridge_business.quantum_key_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."session_hash_diff"("version" "kembridge_auth"."session_s")
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
      (1, 'created_at',       version."created_at"::text),
      (2, 'expires_at',       version."expires_at"::text),
      (3, 'id',               version."id"::text),
      (4, 'is_active',        left(version."is_active"::text, 1)),
      (5, 'last_activity_at', version."last_activity_at"::text),
      (6, 'session_data',     version."session_data"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."session_hash_diff"("kembridge_auth"."session_s") IS 'The hash diff of a row of kembridge_auth.session_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."session_sign_in_effectivity_hash_diff"("version" "kembridge_auth"."session_sign_in_effectivity_s")
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
COMMENT ON FUNCTION "kembridge_util"."session_sign_in_effectivity_hash_diff"("kembridge_auth"."session_sign_in_effectivity_s") IS 'The hash diff of a row of kembridge_auth.session_sign_in_effectivity_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."transfer_cipher_hash_diff"("version" "kembridge_business"."transfer_cipher_s")
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
      (1, 'encrypted_data', version."encrypted_data"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."transfer_cipher_hash_diff"("kembridge_business"."transfer_cipher_s") IS 'The hash diff of a row of kembridge_business.transfer_cipher_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."transfer_party_effectivity_hash_diff"("version" "kembridge_business"."transfer_party_effectivity_s")
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
COMMENT ON FUNCTION "kembridge_util"."transfer_party_effectivity_hash_diff"("kembridge_business"."transfer_party_effectivity_s") IS 'The hash diff of a row of kembridge_business.transfer_party_effectivity_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."transfer_risk_hash_diff"("version" "kembridge_business"."transfer_risk_s")
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
      (1, 'risk_factors', version."risk_factors"::text),
      (2, 'risk_score',   version."risk_score"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."transfer_risk_hash_diff"("kembridge_business"."transfer_risk_s") IS 'The hash diff of a row of kembridge_business.transfer_risk_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."transfer_status_hash_diff"("version" "kembridge_business"."transfer_status_s")
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
      (1, 'completed_at',        version."completed_at"::text),
      (2, 'destination_tx_hash', version."destination_tx_hash"::text),
      (3, 'expires_at',          version."expires_at"::text),
      (4, 'source_tx_hash',      version."source_tx_hash"::text),
      (5, 'status',              version."status"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."transfer_status_hash_diff"("kembridge_business"."transfer_status_s") IS 'The hash diff of a row of kembridge_business.transfer_status_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."transfer_terms_hash_diff"("version" "kembridge_business"."transfer_terms_s")
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
      (1, 'amount_in',                version."amount_in"::text),
      (2, 'amount_out',               version."amount_out"::text),
      (3, 'created_at',               version."created_at"::text),
      (4, 'destination_chain',        version."destination_chain"::text),
      (5, 'destination_token_symbol', version."destination_token_symbol"::text),
      (6, 'source_chain',             version."source_chain"::text),
      (7, 'source_token_symbol',      version."source_token_symbol"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."transfer_terms_hash_diff"("kembridge_business"."transfer_terms_s") IS 'The hash diff of a row of kembridge_business.transfer_terms_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."user_account_hash_diff"("version" "kembridge_auth"."user_account_s")
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
      (1, 'created_at', version."created_at"::text),
      (2, 'is_active',  left(version."is_active"::text, 1))
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."user_account_hash_diff"("kembridge_auth"."user_account_s") IS 'The hash diff of a row of kembridge_auth.user_account_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."user_profile_hash_diff"("version" "kembridge_auth"."user_profile_s")
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
      (1, 'profile_data', version."profile_data"::text),
      (2, 'username',     version."username"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."user_profile_hash_diff"("kembridge_auth"."user_profile_s") IS 'The hash diff of a row of kembridge_auth.user_profile_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."user_risk_hash_diff"("version" "kembridge_auth"."user_risk_s")
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
      (1, 'risk_profile', version."risk_profile"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."user_risk_hash_diff"("kembridge_auth"."user_risk_s") IS 'The hash diff of a row of kembridge_auth.user_risk_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."user_wallet_effectivity_hash_diff"("version" "kembridge_auth"."user_wallet_effectivity_s")
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
COMMENT ON FUNCTION "kembridge_util"."user_wallet_effectivity_hash_diff"("kembridge_auth"."user_wallet_effectivity_s") IS 'The hash diff of a row of kembridge_auth.user_wallet_effectivity_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."wallet_hash_diff"("version" "kembridge_auth"."wallet_s")
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
      (1, 'chain_type',       version."chain_type"::text),
      (2, 'public_key',       version."public_key"::text),
      (3, 'signature_params', version."signature_params"::text),
      (4, 'wallet_address',   version."wallet_address"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."wallet_hash_diff"("kembridge_auth"."wallet_s") IS 'The hash diff of a row of kembridge_auth.wallet_s, from its stored payload.';

CREATE FUNCTION "kembridge_util"."wallet_use_hash_diff"("version" "kembridge_auth"."wallet_use_s")
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
      (1, 'first_used_at', version."first_used_at"::text),
      (2, 'is_verified',   left(version."is_verified"::text, 1)),
      (3, 'last_used_at',  version."last_used_at"::text)
  ) AS hashed(place, name, value)
  WHERE value IS NOT NULL
$body$;
COMMENT ON FUNCTION "kembridge_util"."wallet_use_hash_diff"("kembridge_auth"."wallet_use_s") IS 'The hash diff of a row of kembridge_auth.wallet_use_s, from its stored payload.';

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "kembridge_business"."key_owner_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."key_owner_hk",
  version."load_date",
  version."hash_diff",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."key_owner_effectivity_s" AS version
WHERE version.load_end_date IS NULL
  AND version."key_owner_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."key_owner_effectivity_current" IS 'From when to when a partner held (as it is now)';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_current"."key_owner_hk" IS 'Hash key of link key_owner.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."key_owner_effectivity_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."quantum_key_current" WITH (security_invoker = true) AS
SELECT
  version."quantum_key_hk",
  version."load_date",
  version."hash_diff",
  version."key_type",
  version."public_key",
  version."encryption_algorithm",
  version."key_metadata",
  version."created_at",
  version."expires_at",
  version."is_active",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."quantum_key_s" AS version
WHERE version.load_end_date IS NULL
  AND version."quantum_key_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."quantum_key_current" IS 'The public half, and how long it is good (as it is now)';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."key_type" IS 'ml-kem-1024, dilithium-5 or sphincs+';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."encryption_algorithm" IS 'What the private half is locked with: aes-256-gcm and the like';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."key_metadata" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."session_current" WITH (security_invoker = true) AS
SELECT
  version."session_hk",
  version."load_date",
  version."hash_diff",
  version."id",
  version."session_data",
  version."created_at",
  version."expires_at",
  version."last_activity_at",
  version."is_active",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."session_s" AS version
WHERE version.load_end_date IS NULL
  AND version."session_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."session_current" IS 'The life of a session (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."session_current"."session_hk" IS 'Hash key of hub session.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."id" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."session_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."last_activity_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."session_sign_in_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."session_sign_in_hk",
  version."load_date",
  version."hash_diff",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."session_sign_in_effectivity_s" AS version
WHERE version.load_end_date IS NULL
  AND version."session_sign_in_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."session_sign_in_effectivity_current" IS 'From when to when a partner held (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_current"."session_sign_in_hk" IS 'Hash key of link session_sign_in.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_effectivity_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_cipher_current" WITH (security_invoker = true) AS
SELECT
  version."transfer_hk",
  version."load_date",
  version."hash_diff",
  version."encrypted_data",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."transfer_cipher_s" AS version
WHERE version.load_end_date IS NULL
  AND version."transfer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_cipher_current" IS 'What only the key''s owner can read (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."encrypted_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_cipher_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_party_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."transfer_party_hk",
  version."load_date",
  version."hash_diff",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."transfer_party_effectivity_s" AS version
WHERE version.load_end_date IS NULL
  AND version."transfer_party_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_party_effectivity_current" IS 'From when to when a partner held (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_current"."transfer_party_hk" IS 'Hash key of link transfer_party.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_effectivity_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_risk_current" WITH (security_invoker = true) AS
SELECT
  version."transfer_hk",
  version."load_date",
  version."hash_diff",
  version."risk_score",
  version."risk_factors",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."transfer_risk_s" AS version
WHERE version.load_end_date IS NULL
  AND version."transfer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_risk_current" IS 'What the system thinks of a transfer (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."risk_score" IS '[confidential] From 0 to 1';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."risk_factors" IS '[confidential] As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_risk_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_status_current" WITH (security_invoker = true) AS
SELECT
  version."transfer_hk",
  version."load_date",
  version."hash_diff",
  version."status",
  version."source_tx_hash",
  version."destination_tx_hash",
  version."completed_at",
  version."expires_at",
  version."updated_at",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."transfer_status_s" AS version
WHERE version.load_end_date IS NULL
  AND version."transfer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_status_current" IS 'How far a transfer has come (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."status" IS 'pending, locked, confirmed, failed, cancelled or expired';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."source_tx_hash" IS 'What the source chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."destination_tx_hash" IS 'What the destination chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."completed_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_status_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_terms_current" WITH (security_invoker = true) AS
SELECT
  version."transfer_hk",
  version."load_date",
  version."hash_diff",
  version."source_chain",
  version."destination_chain",
  version."source_token_symbol",
  version."destination_token_symbol",
  version."amount_in",
  version."amount_out",
  version."created_at",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_business"."transfer_terms_s" AS version
WHERE version.load_end_date IS NULL
  AND version."transfer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_terms_current" IS 'What moves from where to where (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."source_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."destination_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."source_token_symbol" IS 'ETH, USDC, NEAR and the like';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."destination_token_symbol" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."amount_in" IS 'In whole tokens; all 36 digits count';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."amount_out" IS 'In whole tokens, after fees';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_terms_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."user_account_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk",
  version."load_date",
  version."hash_diff",
  version."is_active",
  version."created_at",
  version."updated_at",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."user_account_s" AS version
WHERE version.load_end_date IS NULL
  AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."user_account_current" IS 'Since when there is an account, and whether it is open (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_account_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."user_profile_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk",
  version."load_date",
  version."hash_diff",
  version."username",
  version."profile_data",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."user_profile_s" AS version
WHERE version.load_end_date IS NULL
  AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."user_profile_current" IS 'Who a user is (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."username" IS '[personal] Unique within an installation, where it is given';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."profile_data" IS '[personal] As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_profile_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."user_risk_current" WITH (security_invoker = true) AS
SELECT
  version."user_hk",
  version."load_date",
  version."hash_diff",
  version."risk_profile",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."user_risk_s" AS version
WHERE version.load_end_date IS NULL
  AND version."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."user_risk_current" IS 'What the system thinks of a user (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."risk_profile" IS '[confidential] As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_risk_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."user_wallet_effectivity_current" WITH (security_invoker = true) AS
SELECT
  version."user_wallet_hk",
  version."load_date",
  version."hash_diff",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."user_wallet_effectivity_s" AS version
WHERE version.load_end_date IS NULL
  AND version."user_wallet_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."user_wallet_effectivity_current" IS 'From when to when a partner held (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_current"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_effectivity_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."wallet_current" WITH (security_invoker = true) AS
SELECT
  version."wallet_hk",
  version."load_date",
  version."hash_diff",
  version."chain_type",
  version."wallet_address",
  version."public_key",
  version."signature_params",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."wallet_s" AS version
WHERE version.load_end_date IS NULL
  AND version."wallet_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."wallet_current" IS 'What a wallet is, and how its signatures are checked (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."chain_type" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."wallet_address" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."signature_params" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_current"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."wallet_use_current" WITH (security_invoker = true) AS
SELECT
  version."user_wallet_hk",
  version."load_date",
  version."hash_diff",
  version."first_used_at",
  version."last_used_at",
  version."is_verified",
  version."tenant_hk",
  version."record_source"
FROM "kembridge_auth"."wallet_use_s" AS version
WHERE version.load_end_date IS NULL
  AND version."user_wallet_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."wallet_use_current" IS 'How long a user has signed in with a wallet (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."hash_diff" IS 'Hash of the payload, by which changes are seen.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."first_used_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."last_used_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."is_verified" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_use_current"."record_source" IS 'Where the row came from.';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array.

CREATE VIEW "kembridge_business"."quantum_key_now" WITH (security_invoker = true) AS
SELECT
  hub."quantum_key_hk",
  hub."tenant_hk",
  hub."quantum_key_id",
  hub."load_date",
  hub."record_source",
  s1."key_type",
  s1."public_key",
  s1."encryption_algorithm",
  s1."key_metadata",
  s1."created_at",
  s1."expires_at",
  s1."is_active"
FROM "kembridge_business"."quantum_key_h" AS hub
LEFT JOIN "kembridge_business"."quantum_key_current" AS s1 ON s1."quantum_key_hk" = hub."quantum_key_hk"
WHERE hub."quantum_key_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."quantum_key_now" IS 'A pair of keys that quantum computers do not break (as it is now)';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."quantum_key_hk" IS 'Hash key of hub quantum_key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."quantum_key_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."record_source" IS 'Where the row came from.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."key_type" IS 'ml-kem-1024, dilithium-5 or sphincs+';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."encryption_algorithm" IS 'What the private half is locked with: aes-256-gcm and the like';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."key_metadata" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."quantum_key_now"."is_active" IS 'As the source delivers it.';

CREATE VIEW "kembridge_auth"."session_now" WITH (security_invoker = true) AS
SELECT
  hub."session_hk",
  hub."tenant_hk",
  hub."jwt_token_hash",
  hub."load_date",
  hub."record_source",
  s1."id",
  s1."session_data",
  s1."created_at",
  s1."expires_at",
  s1."last_activity_at",
  s1."is_active"
FROM "kembridge_auth"."session_h" AS hub
LEFT JOIN "kembridge_auth"."session_current" AS s1 ON s1."session_hk" = hub."session_hk"
WHERE hub."session_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."session_now" IS 'A sign-in, known by the digest of its token (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."session_now"."session_hk" IS 'Hash key of hub session.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."jwt_token_hash" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."record_source" IS 'Where the row came from.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."id" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."session_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."last_activity_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."session_now"."is_active" IS 'As the source delivers it.';

CREATE VIEW "kembridge_auth"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk",
  hub."installation",
  hub."load_date",
  hub."record_source"
FROM "kembridge_auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."tenant_now" IS 'An installation of the bridge (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."tenant_now"."tenant_hk" IS 'Hash key of hub tenant.';
COMMENT ON COLUMN "kembridge_auth"."tenant_now"."installation" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."tenant_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."tenant_now"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_now" WITH (security_invoker = true) AS
SELECT
  hub."transfer_hk",
  hub."tenant_hk",
  hub."transfer_id",
  hub."load_date",
  hub."record_source",
  s1."encrypted_data",
  s2."risk_score",
  s2."risk_factors",
  s3."status",
  s3."source_tx_hash",
  s3."destination_tx_hash",
  s3."completed_at",
  s3."expires_at",
  s3."updated_at",
  s4."source_chain",
  s4."destination_chain",
  s4."source_token_symbol",
  s4."destination_token_symbol",
  s4."amount_in",
  s4."amount_out",
  s4."created_at"
FROM "kembridge_business"."transfer_h" AS hub
LEFT JOIN "kembridge_business"."transfer_cipher_current" AS s1 ON s1."transfer_hk" = hub."transfer_hk"
LEFT JOIN "kembridge_business"."transfer_risk_current" AS s2 ON s2."transfer_hk" = hub."transfer_hk"
LEFT JOIN "kembridge_business"."transfer_status_current" AS s3 ON s3."transfer_hk" = hub."transfer_hk"
LEFT JOIN "kembridge_business"."transfer_terms_current" AS s4 ON s4."transfer_hk" = hub."transfer_hk"
WHERE hub."transfer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_business"."transfer_now" IS 'Tokens that move from one chain to another (as it is now)';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."transfer_hk" IS 'Hash key of hub transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."transfer_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."record_source" IS 'Where the row came from.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."encrypted_data" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."risk_score" IS '[confidential] From 0 to 1';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."risk_factors" IS '[confidential] As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."status" IS 'pending, locked, confirmed, failed, cancelled or expired';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."source_tx_hash" IS 'What the source chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."destination_tx_hash" IS 'What the destination chain calls it';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."completed_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."expires_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."source_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."destination_chain" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."source_token_symbol" IS 'ETH, USDC, NEAR and the like';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."destination_token_symbol" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."amount_in" IS 'In whole tokens; all 36 digits count';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."amount_out" IS 'In whole tokens, after fees';
COMMENT ON COLUMN "kembridge_business"."transfer_now"."created_at" IS 'As the source delivers it.';

CREATE VIEW "kembridge_auth"."user_now" WITH (security_invoker = true) AS
SELECT
  hub."user_hk",
  hub."tenant_hk",
  hub."user_id",
  hub."load_date",
  hub."record_source",
  s1."is_active",
  s1."created_at",
  s1."updated_at",
  s2.is_present AS "is_present",
  s3."username",
  s3."profile_data",
  s4."risk_profile"
FROM "kembridge_auth"."user_h" AS hub
LEFT JOIN "kembridge_auth"."user_account_current" AS s1 ON s1."user_hk" = hub."user_hk"
LEFT JOIN (
  SELECT DISTINCT ON (status."user_hk") status."user_hk", status.is_present
  FROM "kembridge_auth"."user_presence_s" AS status
  ORDER BY status."user_hk", status.load_date DESC
) AS s2 ON s2."user_hk" = hub."user_hk"
LEFT JOIN "kembridge_auth"."user_profile_current" AS s3 ON s3."user_hk" = hub."user_hk"
LEFT JOIN "kembridge_auth"."user_risk_current" AS s4 ON s4."user_hk" = hub."user_hk"
WHERE hub."user_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."user_now" IS 'Somebody who moves tokens over the bridge (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."user_now"."user_hk" IS 'Hash key of hub user.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."user_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."record_source" IS 'Where the row came from.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."is_active" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."created_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."updated_at" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."is_present" IS 'Whether the source has the key, by user_presence; NULL where it never said so.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."username" IS '[personal] Unique within an installation, where it is given';
COMMENT ON COLUMN "kembridge_auth"."user_now"."profile_data" IS '[personal] As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."user_now"."risk_profile" IS '[confidential] As the source delivers it.';

CREATE VIEW "kembridge_auth"."wallet_now" WITH (security_invoker = true) AS
SELECT
  hub."wallet_hk",
  hub."tenant_hk",
  hub."wallet_id",
  hub."load_date",
  hub."record_source",
  s1."chain_type",
  s1."wallet_address",
  s1."public_key",
  s1."signature_params"
FROM "kembridge_auth"."wallet_h" AS hub
LEFT JOIN "kembridge_auth"."wallet_current" AS s1 ON s1."wallet_hk" = hub."wallet_hk"
WHERE hub."wallet_hk" <> "util"."zero_key"();
COMMENT ON VIEW "kembridge_auth"."wallet_now" IS 'An address on a chain that signs users in (as it is now)';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."wallet_hk" IS 'Hash key of hub wallet.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."wallet_id" IS 'The business key.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."record_source" IS 'Where the row came from.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."chain_type" IS 'ethereum or near';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."wallet_address" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."public_key" IS 'As the source delivers it.';
COMMENT ON COLUMN "kembridge_auth"."wallet_now"."signature_params" IS 'As the source delivers it.';

-- Hubs as they were -----------------------------------------------------------
--
-- The same for an instant: what the vault knows to have been in force then. They run with the
-- rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "kembridge_business"."quantum_key_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "quantum_key_hk" bytea,
    "tenant_hk" bytea,
    "quantum_key_id" uuid,
    "load_date" timestamp with time zone,
    "record_source" character varying,
    "key_type" character varying,
    "public_key" bytea,
    "encryption_algorithm" character varying,
    "key_metadata" jsonb,
    "created_at" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "is_active" boolean)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."quantum_key_hk",
  hub."tenant_hk",
  hub."quantum_key_id",
  hub."load_date",
  hub."record_source",
  s1."key_type",
  s1."public_key",
  s1."encryption_algorithm",
  s1."key_metadata",
  s1."created_at",
  s1."expires_at",
  s1."is_active"
FROM "kembridge_business"."quantum_key_h" AS hub
LEFT JOIN "kembridge_business"."quantum_key_s" AS s1 ON s1."quantum_key_hk" = hub."quantum_key_hk"
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."quantum_key_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_business"."quantum_key_as_of"(timestamp with time zone) IS 'A pair of keys that quantum computers do not break (as it was at an instant)';

CREATE FUNCTION "kembridge_auth"."session_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "session_hk" bytea,
    "tenant_hk" bytea,
    "jwt_token_hash" character varying,
    "load_date" timestamp with time zone,
    "record_source" character varying,
    "id" uuid,
    "session_data" jsonb,
    "created_at" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "last_activity_at" timestamp with time zone,
    "is_active" boolean)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."session_hk",
  hub."tenant_hk",
  hub."jwt_token_hash",
  hub."load_date",
  hub."record_source",
  s1."id",
  s1."session_data",
  s1."created_at",
  s1."expires_at",
  s1."last_activity_at",
  s1."is_active"
FROM "kembridge_auth"."session_h" AS hub
LEFT JOIN "kembridge_auth"."session_s" AS s1 ON s1."session_hk" = hub."session_hk"
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."session_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_auth"."session_as_of"(timestamp with time zone) IS 'A sign-in, known by the digest of its token (as it was at an instant)';

CREATE FUNCTION "kembridge_auth"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "tenant_hk" bytea,
    "installation" character varying,
    "load_date" timestamp with time zone,
    "record_source" character varying)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk",
  hub."installation",
  hub."load_date",
  hub."record_source"
FROM "kembridge_auth"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_auth"."tenant_as_of"(timestamp with time zone) IS 'An installation of the bridge (as it was at an instant)';

CREATE FUNCTION "kembridge_business"."transfer_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "transfer_hk" bytea,
    "tenant_hk" bytea,
    "transfer_id" uuid,
    "load_date" timestamp with time zone,
    "record_source" character varying,
    "encrypted_data" bytea,
    "risk_score" numeric,
    "risk_factors" jsonb,
    "status" character varying,
    "source_tx_hash" character varying,
    "destination_tx_hash" character varying,
    "completed_at" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "source_chain" character varying,
    "destination_chain" character varying,
    "source_token_symbol" character varying,
    "destination_token_symbol" character varying,
    "amount_in" numeric,
    "amount_out" numeric,
    "created_at" timestamp with time zone)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."transfer_hk",
  hub."tenant_hk",
  hub."transfer_id",
  hub."load_date",
  hub."record_source",
  s1."encrypted_data",
  s2."risk_score",
  s2."risk_factors",
  s3."status",
  s3."source_tx_hash",
  s3."destination_tx_hash",
  s3."completed_at",
  s3."expires_at",
  s3."updated_at",
  s4."source_chain",
  s4."destination_chain",
  s4."source_token_symbol",
  s4."destination_token_symbol",
  s4."amount_in",
  s4."amount_out",
  s4."created_at"
FROM "kembridge_business"."transfer_h" AS hub
LEFT JOIN "kembridge_business"."transfer_cipher_s" AS s1 ON s1."transfer_hk" = hub."transfer_hk"
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN "kembridge_business"."transfer_risk_s" AS s2 ON s2."transfer_hk" = hub."transfer_hk"
  AND s2.load_date <= $1
  AND (s2.load_end_date > $1 OR s2.load_end_date IS NULL)
LEFT JOIN "kembridge_business"."transfer_status_s" AS s3 ON s3."transfer_hk" = hub."transfer_hk"
  AND s3.load_date <= $1
  AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "kembridge_business"."transfer_terms_s" AS s4 ON s4."transfer_hk" = hub."transfer_hk"
  AND s4.load_date <= $1
  AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."transfer_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_business"."transfer_as_of"(timestamp with time zone) IS 'Tokens that move from one chain to another (as it was at an instant)';

CREATE FUNCTION "kembridge_auth"."user_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "user_hk" bytea,
    "tenant_hk" bytea,
    "user_id" uuid,
    "load_date" timestamp with time zone,
    "record_source" character varying,
    "is_active" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "is_present" boolean,
    "username" character varying,
    "profile_data" jsonb,
    "risk_profile" jsonb)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."user_hk",
  hub."tenant_hk",
  hub."user_id",
  hub."load_date",
  hub."record_source",
  s1."is_active",
  s1."created_at",
  s1."updated_at",
  s2.is_present AS "is_present",
  s3."username",
  s3."profile_data",
  s4."risk_profile"
FROM "kembridge_auth"."user_h" AS hub
LEFT JOIN "kembridge_auth"."user_account_s" AS s1 ON s1."user_hk" = hub."user_hk"
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
LEFT JOIN (
  SELECT DISTINCT ON (status."user_hk") status."user_hk", status.is_present
  FROM "kembridge_auth"."user_presence_s" AS status
  WHERE status.load_date <= $1
  ORDER BY status."user_hk", status.load_date DESC
) AS s2 ON s2."user_hk" = hub."user_hk"
LEFT JOIN "kembridge_auth"."user_profile_s" AS s3 ON s3."user_hk" = hub."user_hk"
  AND s3.load_date <= $1
  AND (s3.load_end_date > $1 OR s3.load_end_date IS NULL)
LEFT JOIN "kembridge_auth"."user_risk_s" AS s4 ON s4."user_hk" = hub."user_hk"
  AND s4.load_date <= $1
  AND (s4.load_end_date > $1 OR s4.load_end_date IS NULL)
WHERE hub."user_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_auth"."user_as_of"(timestamp with time zone) IS 'Somebody who moves tokens over the bridge (as it was at an instant)';

CREATE FUNCTION "kembridge_auth"."wallet_as_of"("instant" timestamp with time zone)
  RETURNS TABLE (
    "wallet_hk" bytea,
    "tenant_hk" bytea,
    "wallet_id" uuid,
    "load_date" timestamp with time zone,
    "record_source" character varying,
    "chain_type" character varying,
    "wallet_address" character varying,
    "public_key" text,
    "signature_params" jsonb)
  LANGUAGE sql
  STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."wallet_hk",
  hub."tenant_hk",
  hub."wallet_id",
  hub."load_date",
  hub."record_source",
  s1."chain_type",
  s1."wallet_address",
  s1."public_key",
  s1."signature_params"
FROM "kembridge_auth"."wallet_h" AS hub
LEFT JOIN "kembridge_auth"."wallet_s" AS s1 ON s1."wallet_hk" = hub."wallet_hk"
  AND s1.load_date <= $1
  AND (s1.load_end_date > $1 OR s1.load_end_date IS NULL)
WHERE hub."wallet_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "kembridge_auth"."wallet_as_of"(timestamp with time zone) IS 'An address on a chain that signs users in (as it was at an instant)';

-- Links with business keys ----------------------------------------------------
--
-- Each link with the business keys of those who take part, as <role>_<part>. A participant that is
-- missing has the ghost's: NULL.

CREATE VIEW "kembridge_business"."audit_keys" WITH (security_invoker = true) AS
SELECT
  link."audit_hk",
  link."tenant_hk",
  h1."user_id" AS "user_user_id",
  h2."transfer_id" AS "transfer_transfer_id",
  link."audit_id",
  link."load_date",
  link."record_source"
FROM "kembridge_business"."audit_l" AS link
LEFT JOIN "kembridge_auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk"
LEFT JOIN "kembridge_business"."transfer_h" AS h2 ON h2."transfer_hk" = link."transfer_hk";
COMMENT ON VIEW "kembridge_business"."audit_keys" IS 'Something happened; events of the system itself have no user (with business keys)';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."audit_hk" IS 'Hash key of link audit.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."user_user_id" IS 'Business key of the user.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."transfer_transfer_id" IS 'Business key of the transfer.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."audit_id" IS 'Tells rows of the same participants apart.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."audit_keys"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."key_owner_keys" WITH (security_invoker = true) AS
SELECT
  link."key_owner_hk",
  link."tenant_hk",
  h1."quantum_key_id" AS "quantum_key_quantum_key_id",
  h2."user_id" AS "user_user_id",
  link."load_date",
  link."record_source"
FROM "kembridge_business"."key_owner_l" AS link
LEFT JOIN "kembridge_business"."quantum_key_h" AS h1 ON h1."quantum_key_hk" = link."quantum_key_hk"
LEFT JOIN "kembridge_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk";
COMMENT ON VIEW "kembridge_business"."key_owner_keys" IS 'Whose a key is (with business keys)';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."key_owner_hk" IS 'Hash key of link key_owner.';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."quantum_key_quantum_key_id" IS 'Business key of the quantum_key.';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."user_user_id" IS 'Business key of the user.';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."key_owner_keys"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."session_sign_in_keys" WITH (security_invoker = true) AS
SELECT
  link."session_sign_in_hk",
  link."tenant_hk",
  h1."jwt_token_hash" AS "session_jwt_token_hash",
  h2."user_id" AS "user_user_id",
  h3."wallet_id" AS "wallet_wallet_id",
  link."load_date",
  link."record_source"
FROM "kembridge_auth"."session_sign_in_l" AS link
LEFT JOIN "kembridge_auth"."session_h" AS h1 ON h1."session_hk" = link."session_hk"
LEFT JOIN "kembridge_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "kembridge_auth"."wallet_h" AS h3 ON h3."wallet_hk" = link."wallet_hk";
COMMENT ON VIEW "kembridge_auth"."session_sign_in_keys" IS 'Who signed in, with which wallet (with business keys)';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."session_sign_in_hk" IS 'Hash key of link session_sign_in.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."session_jwt_token_hash" IS 'Business key of the session.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."user_user_id" IS 'Business key of the user.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."wallet_wallet_id" IS 'Business key of the wallet.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."session_sign_in_keys"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_business"."transfer_party_keys" WITH (security_invoker = true) AS
SELECT
  link."transfer_party_hk",
  link."tenant_hk",
  h1."transfer_id" AS "transfer_transfer_id",
  h2."user_id" AS "user_user_id",
  h3."quantum_key_id" AS "quantum_key_quantum_key_id",
  link."load_date",
  link."record_source"
FROM "kembridge_business"."transfer_party_l" AS link
LEFT JOIN "kembridge_business"."transfer_h" AS h1 ON h1."transfer_hk" = link."transfer_hk"
LEFT JOIN "kembridge_auth"."user_h" AS h2 ON h2."user_hk" = link."user_hk"
LEFT JOIN "kembridge_business"."quantum_key_h" AS h3 ON h3."quantum_key_hk" = link."quantum_key_hk";
COMMENT ON VIEW "kembridge_business"."transfer_party_keys" IS 'Who moves it, and with which key it is locked (with business keys)';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."transfer_party_hk" IS 'Hash key of link transfer_party.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."transfer_transfer_id" IS 'Business key of the transfer.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."user_user_id" IS 'Business key of the user.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."quantum_key_quantum_key_id" IS 'Business key of the quantum_key.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_business"."transfer_party_keys"."record_source" IS 'Where the row came from.';

CREATE VIEW "kembridge_auth"."user_wallet_keys" WITH (security_invoker = true) AS
SELECT
  link."user_wallet_hk",
  link."tenant_hk",
  h1."user_id" AS "user_user_id",
  h2."wallet_id" AS "wallet_wallet_id",
  link."load_date",
  link."record_source"
FROM "kembridge_auth"."user_wallet_l" AS link
LEFT JOIN "kembridge_auth"."user_h" AS h1 ON h1."user_hk" = link."user_hk"
LEFT JOIN "kembridge_auth"."wallet_h" AS h2 ON h2."wallet_hk" = link."wallet_hk";
COMMENT ON VIEW "kembridge_auth"."user_wallet_keys" IS 'Whose a wallet is; one that moves to another user is closed with the first (with business keys)';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."user_wallet_hk" IS 'Hash key of link user_wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."tenant_hk" IS 'Hash key of the tenant whose row it is.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."user_user_id" IS 'Business key of the user.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."wallet_wallet_id" IS 'Business key of the wallet.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."load_date" IS 'When the row was loaded.';
COMMENT ON COLUMN "kembridge_auth"."user_wallet_keys"."record_source" IS 'Where the row came from.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "kembridge_business"."quantum_key_h" ("quantum_key_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."session_h" ("session_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."tenant_h" ("tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."transfer_h" ("transfer_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."user_h" ("user_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."wallet_h" ("wallet_hk", "tenant_hk", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."quantum_key_s" ("quantum_key_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."session_s" ("session_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."transfer_cipher_s" ("transfer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."transfer_risk_s" ("transfer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."transfer_status_s" ("transfer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_business"."transfer_terms_s" ("transfer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."user_account_s" ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."user_profile_s" ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."user_risk_s" ("user_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."wallet_s" ("wallet_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

INSERT INTO "kembridge_auth"."wallet_use_s" ("user_wallet_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM')
ON CONFLICT DO NOTHING;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry" ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner", "about", "derived_from")
VALUES ('kembridge', 'kembridge_business.audit_client_s', 'ip_address', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('kembridge', 'kembridge_business.audit_client_s', 'user_agent', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('kembridge', 'kembridge_business.transfer_risk_s', 'risk_score', 'confidential', NULL, NULL, NULL, 'From 0 to 1', NULL),
       ('kembridge', 'kembridge_business.transfer_risk_s', 'risk_factors', 'confidential', NULL, NULL, NULL, NULL, NULL),
       ('kembridge', 'kembridge_auth.user_profile_s', 'username', 'personal', NULL, NULL, NULL, 'Unique within an installation, where it is given', NULL),
       ('kembridge', 'kembridge_auth.user_profile_s', 'profile_data', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('kembridge', 'kembridge_auth.user_risk_s', 'risk_profile', 'confidential', NULL, NULL, NULL, NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage" ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('kembridge', 'audit_logs', 'created_at', 'kembridge_business.audit_l', 'created_at', 'direct', NULL),
       ('kembridge', 'audit_logs', 'created_at', 'kembridge_business.audit_l', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'event_category', 'kembridge_business.audit_l', 'event_category', 'direct', NULL),
       ('kembridge', 'audit_logs', 'event_category', 'kembridge_business.audit_l', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'event_data', 'kembridge_business.audit_l', 'event_data', 'direct', NULL),
       ('kembridge', 'audit_logs', 'event_data', 'kembridge_business.audit_l', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'event_type', 'kembridge_business.audit_l', 'event_type', 'direct', NULL),
       ('kembridge', 'audit_logs', 'event_type', 'kembridge_business.audit_l', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'id', 'kembridge_business.audit_l', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'id', 'kembridge_business.audit_l', 'audit_id', 'key', NULL),
       ('kembridge', 'audit_logs', 'ip_address', 'kembridge_business.audit_client_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'ip_address', 'kembridge_business.audit_client_s', 'ip_address', 'direct', NULL),
       ('kembridge', 'audit_logs', 'severity', 'kembridge_business.audit_l', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'severity', 'kembridge_business.audit_l', 'severity', 'direct', NULL),
       ('kembridge', 'audit_logs', 'transaction_id', 'kembridge_business.audit_l', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'transaction_id', 'kembridge_business.audit_l', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'transaction_id', 'kembridge_business.transfer_h', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'transaction_id', 'kembridge_business.transfer_h', 'transfer_id', 'key', NULL),
       ('kembridge', 'audit_logs', 'user_agent', 'kembridge_business.audit_client_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'audit_logs', 'user_agent', 'kembridge_business.audit_client_s', 'user_agent', 'direct', NULL),
       ('kembridge', 'audit_logs', 'user_id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'user_id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'audit_logs', 'user_id', 'kembridge_business.audit_l', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'user_id', 'kembridge_business.audit_l', 'user_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'id', 'kembridge_business.audit_client_s', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'transaction_id', 'kembridge_business.audit_client_s', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', 'user_id', 'kembridge_business.audit_client_s', 'audit_hk', 'hash', NULL),
       ('kembridge', 'audit_logs', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'audit_logs', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'audit_logs', '*', 'kembridge_business.audit_client_s', '*', 'load', NULL),
       ('kembridge', 'audit_logs', '*', 'kembridge_business.audit_l', '*', 'load', NULL),
       ('kembridge', 'audit_logs', '*', 'kembridge_business.transfer_h', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', 'created_at', 'kembridge_business.quantum_key_s', 'created_at', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'created_at', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'encryption_algorithm', 'kembridge_business.quantum_key_s', 'encryption_algorithm', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'encryption_algorithm', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'expires_at', 'kembridge_business.quantum_key_s', 'expires_at', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'expires_at', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.key_owner_l', 'key_owner_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.key_owner_l', 'quantum_key_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.quantum_key_h', 'quantum_key_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.quantum_key_h', 'quantum_key_id', 'key', NULL),
       ('kembridge', 'quantum_keys', 'is_active', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'is_active', 'kembridge_business.quantum_key_s', 'is_active', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'key_metadata', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'key_metadata', 'kembridge_business.quantum_key_s', 'key_metadata', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'key_type', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'key_type', 'kembridge_business.quantum_key_s', 'key_type', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'public_key', 'kembridge_business.quantum_key_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'public_key', 'kembridge_business.quantum_key_s', 'public_key', 'direct', NULL),
       ('kembridge', 'quantum_keys', 'user_id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'user_id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'quantum_keys', 'user_id', 'kembridge_business.key_owner_l', 'key_owner_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'user_id', 'kembridge_business.key_owner_l', 'user_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.key_owner_effectivity_s', 'key_owner_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'id', 'kembridge_business.quantum_key_s', 'quantum_key_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', 'user_id', 'kembridge_business.key_owner_effectivity_s', 'key_owner_hk', 'hash', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_business.key_owner_effectivity_s', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_business.key_owner_l', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_business.quantum_key_h', '*', 'load', NULL),
       ('kembridge', 'quantum_keys', '*', 'kembridge_business.quantum_key_s', '*', 'load', NULL),
       ('kembridge', 'transactions', 'amount_in', 'kembridge_business.transfer_terms_s', 'amount_in', 'direct', NULL),
       ('kembridge', 'transactions', 'amount_in', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'amount_out', 'kembridge_business.transfer_terms_s', 'amount_out', 'direct', NULL),
       ('kembridge', 'transactions', 'amount_out', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'completed_at', 'kembridge_business.transfer_status_s', 'completed_at', 'direct', NULL),
       ('kembridge', 'transactions', 'completed_at', 'kembridge_business.transfer_status_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'created_at', 'kembridge_business.transfer_terms_s', 'created_at', 'direct', NULL),
       ('kembridge', 'transactions', 'created_at', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'destination_chain', 'kembridge_business.transfer_terms_s', 'destination_chain', 'direct', NULL),
       ('kembridge', 'transactions', 'destination_chain', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'destination_token', 'kembridge_business.transfer_terms_s', 'destination_token_symbol', 'direct', NULL),
       ('kembridge', 'transactions', 'destination_token', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'destination_tx_hash', 'kembridge_business.transfer_status_s', 'destination_tx_hash', 'direct', NULL),
       ('kembridge', 'transactions', 'destination_tx_hash', 'kembridge_business.transfer_status_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'encrypted_data', 'kembridge_business.transfer_cipher_s', 'encrypted_data', 'direct', NULL),
       ('kembridge', 'transactions', 'encrypted_data', 'kembridge_business.transfer_cipher_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'expires_at', 'kembridge_business.transfer_status_s', 'expires_at', 'direct', NULL),
       ('kembridge', 'transactions', 'expires_at', 'kembridge_business.transfer_status_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_h', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_h', 'transfer_id', 'key', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_party_l', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_party_l', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'quantum_key_id', 'kembridge_business.quantum_key_h', 'quantum_key_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'quantum_key_id', 'kembridge_business.quantum_key_h', 'quantum_key_id', 'key', NULL),
       ('kembridge', 'transactions', 'quantum_key_id', 'kembridge_business.transfer_party_l', 'quantum_key_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'quantum_key_id', 'kembridge_business.transfer_party_l', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'risk_factors', 'kembridge_business.transfer_risk_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'risk_factors', 'kembridge_business.transfer_risk_s', 'risk_factors', 'direct', NULL),
       ('kembridge', 'transactions', 'risk_score', 'kembridge_business.transfer_risk_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'risk_score', 'kembridge_business.transfer_risk_s', 'risk_score', 'direct', NULL),
       ('kembridge', 'transactions', 'source_chain', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'source_chain', 'kembridge_business.transfer_terms_s', 'source_chain', 'direct', NULL),
       ('kembridge', 'transactions', 'source_token', 'kembridge_business.transfer_terms_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'source_token', 'kembridge_business.transfer_terms_s', 'source_token_symbol', 'direct', NULL),
       ('kembridge', 'transactions', 'source_tx_hash', 'kembridge_business.transfer_status_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'source_tx_hash', 'kembridge_business.transfer_status_s', 'source_tx_hash', 'direct', NULL),
       ('kembridge', 'transactions', 'status', 'kembridge_business.transfer_status_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'transactions', 'status', 'kembridge_business.transfer_status_s', 'status', 'direct', NULL),
       ('kembridge', 'transactions', 'updated_at', 'kembridge_business.transfer_status_s', 'updated_at', 'direct', NULL),
       ('kembridge', 'transactions', 'user_id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'user_id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'transactions', 'user_id', 'kembridge_business.transfer_party_l', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'user_id', 'kembridge_business.transfer_party_l', 'user_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_cipher_s', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_party_effectivity_s', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_risk_s', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_status_s', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'id', 'kembridge_business.transfer_terms_s', 'transfer_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'quantum_key_id', 'kembridge_business.transfer_party_effectivity_s', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', 'user_id', 'kembridge_business.transfer_party_effectivity_s', 'transfer_party_hk', 'hash', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.quantum_key_h', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_cipher_s', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_h', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_party_effectivity_s', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_party_l', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_risk_s', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_status_s', '*', 'load', NULL),
       ('kembridge', 'transactions', '*', 'kembridge_business.transfer_terms_s', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', 'chain_type', 'kembridge_auth.wallet_s', 'chain_type', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'chain_type', 'kembridge_auth.wallet_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'first_used_at', 'kembridge_auth.wallet_use_s', 'first_used_at', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'first_used_at', 'kembridge_auth.wallet_use_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.user_wallet_l', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.user_wallet_l', 'wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.wallet_h', 'wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.wallet_h', 'wallet_id', 'key', NULL),
       ('kembridge', 'user_auth_methods', 'is_verified', 'kembridge_auth.wallet_use_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'is_verified', 'kembridge_auth.wallet_use_s', 'is_verified', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'last_used_at', 'kembridge_auth.wallet_use_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'last_used_at', 'kembridge_auth.wallet_use_s', 'last_used_at', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'public_key', 'kembridge_auth.wallet_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'public_key', 'kembridge_auth.wallet_s', 'public_key', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'signature_params', 'kembridge_auth.wallet_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'signature_params', 'kembridge_auth.wallet_s', 'signature_params', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.user_wallet_l', 'user_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.user_wallet_l', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'wallet_address', 'kembridge_auth.wallet_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'wallet_address', 'kembridge_auth.wallet_s', 'wallet_address', 'direct', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.user_wallet_effectivity_s', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.wallet_s', 'wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'id', 'kembridge_auth.wallet_use_s', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.user_wallet_effectivity_s', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', 'user_id', 'kembridge_auth.wallet_use_s', 'user_wallet_hk', 'hash', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.user_wallet_effectivity_s', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.user_wallet_l', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.wallet_h', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.wallet_s', '*', 'load', NULL),
       ('kembridge', 'user_auth_methods', '*', 'kembridge_auth.wallet_use_s', '*', 'load', NULL),
       ('kembridge', 'user_sessions', 'auth_method_id', 'kembridge_auth.session_sign_in_l', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'auth_method_id', 'kembridge_auth.session_sign_in_l', 'wallet_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'auth_method_id', 'kembridge_auth.wallet_h', 'wallet_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'auth_method_id', 'kembridge_auth.wallet_h', 'wallet_id', 'key', NULL),
       ('kembridge', 'user_sessions', 'created_at', 'kembridge_auth.session_s', 'created_at', 'direct', NULL),
       ('kembridge', 'user_sessions', 'created_at', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'expires_at', 'kembridge_auth.session_s', 'expires_at', 'direct', NULL),
       ('kembridge', 'user_sessions', 'expires_at', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'id', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'id', 'kembridge_auth.session_s', 'id', 'direct', NULL),
       ('kembridge', 'user_sessions', 'is_active', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'is_active', 'kembridge_auth.session_s', 'is_active', 'direct', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_h', 'jwt_token_hash', 'key', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_h', 'session_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_sign_in_l', 'session_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_sign_in_l', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'last_activity_at', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'last_activity_at', 'kembridge_auth.session_s', 'last_activity_at', 'direct', NULL),
       ('kembridge', 'user_sessions', 'session_data', 'kembridge_auth.session_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'user_sessions', 'session_data', 'kembridge_auth.session_s', 'session_data', 'direct', NULL),
       ('kembridge', 'user_sessions', 'user_id', 'kembridge_auth.session_sign_in_l', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'user_id', 'kembridge_auth.session_sign_in_l', 'user_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'user_id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'user_id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'user_sessions', 'auth_method_id', 'kembridge_auth.session_sign_in_effectivity_s', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_s', 'session_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'jwt_token_hash', 'kembridge_auth.session_sign_in_effectivity_s', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', 'user_id', 'kembridge_auth.session_sign_in_effectivity_s', 'session_sign_in_hk', 'hash', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.session_h', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.session_s', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.session_sign_in_effectivity_s', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.session_sign_in_l', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'user_sessions', '*', 'kembridge_auth.wallet_h', '*', 'load', NULL),
       ('kembridge', 'users', 'created_at', 'kembridge_auth.user_account_s', 'created_at', 'direct', NULL),
       ('kembridge', 'users', 'created_at', 'kembridge_auth.user_account_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_h', 'user_hk', 'hash', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_h', 'user_id', 'key', NULL),
       ('kembridge', 'users', 'is_active', 'kembridge_auth.user_account_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'users', 'is_active', 'kembridge_auth.user_account_s', 'is_active', 'direct', NULL),
       ('kembridge', 'users', 'profile_data', 'kembridge_auth.user_profile_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'users', 'profile_data', 'kembridge_auth.user_profile_s', 'profile_data', 'direct', NULL),
       ('kembridge', 'users', 'risk_profile', 'kembridge_auth.user_risk_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'users', 'risk_profile', 'kembridge_auth.user_risk_s', 'risk_profile', 'direct', NULL),
       ('kembridge', 'users', 'updated_at', 'kembridge_auth.user_account_s', 'updated_at', 'direct', NULL),
       ('kembridge', 'users', 'username', 'kembridge_auth.user_profile_s', 'hash_diff', 'hash', NULL),
       ('kembridge', 'users', 'username', 'kembridge_auth.user_profile_s', 'username', 'direct', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_account_s', 'user_hk', 'hash', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_presence_s', 'user_hk', 'hash', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_profile_s', 'user_hk', 'hash', NULL),
       ('kembridge', 'users', 'id', 'kembridge_auth.user_risk_s', 'user_hk', 'hash', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.tenant_h', '*', 'load', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.user_account_s', '*', 'load', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.user_h', '*', 'load', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.user_presence_s', '*', 'load', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.user_profile_s', '*', 'load', NULL),
       ('kembridge', 'users', '*', 'kembridge_auth.user_risk_s', '*', 'load', NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."quality_rule" ("vault_name", "name", "about", "dimension", "table_name", "condition", "minimum_share", "severity")
VALUES ('kembridge', 'transfer_amount_positive', NULL, 'validity', 'kembridge_business.transfer_terms_s', 'amount_in > 0 AND (amount_out IS NULL OR amount_out > 0)', 1.0, 'critical'),
       ('kembridge', 'transfer_between_chains', NULL, 'validity', 'kembridge_business.transfer_terms_s', 'source_chain <> destination_chain', 1.0, 'critical'),
       ('kembridge', 'transfer_completed_once_done', NULL, 'consistency', 'kembridge_business.transfer_status_s', '(status IN (''confirmed'', ''failed'', ''cancelled'')) = (completed_at IS NOT NULL)', 1.0, 'warning')
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions" ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
VALUES ('kembridge', 'kembridge_auth.session_h', 1, "util"."table_checksum"('"kembridge_auth"."session_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.session_s', 1, "util"."table_checksum"('"kembridge_auth"."session_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.session_sign_in_effectivity_s', 1, "util"."table_checksum"('"kembridge_auth"."session_sign_in_effectivity_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.session_sign_in_l', 1, "util"."table_checksum"('"kembridge_auth"."session_sign_in_l"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.tenant_h', 1, "util"."table_checksum"('"kembridge_auth"."tenant_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_account_s', 1, "util"."table_checksum"('"kembridge_auth"."user_account_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_h', 1, "util"."table_checksum"('"kembridge_auth"."user_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_presence_s', 1, "util"."table_checksum"('"kembridge_auth"."user_presence_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_profile_s', 1, "util"."table_checksum"('"kembridge_auth"."user_profile_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_risk_s', 1, "util"."table_checksum"('"kembridge_auth"."user_risk_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_wallet_effectivity_s', 1, "util"."table_checksum"('"kembridge_auth"."user_wallet_effectivity_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.user_wallet_l', 1, "util"."table_checksum"('"kembridge_auth"."user_wallet_l"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.wallet_h', 1, "util"."table_checksum"('"kembridge_auth"."wallet_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.wallet_s', 1, "util"."table_checksum"('"kembridge_auth"."wallet_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_auth.wallet_use_s', 1, "util"."table_checksum"('"kembridge_auth"."wallet_use_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.audit_client_s', 1, "util"."table_checksum"('"kembridge_business"."audit_client_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.audit_l', 1, "util"."table_checksum"('"kembridge_business"."audit_l"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.key_owner_effectivity_s', 1, "util"."table_checksum"('"kembridge_business"."key_owner_effectivity_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.key_owner_l', 1, "util"."table_checksum"('"kembridge_business"."key_owner_l"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.quantum_key_h', 1, "util"."table_checksum"('"kembridge_business"."quantum_key_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.quantum_key_s', 1, "util"."table_checksum"('"kembridge_business"."quantum_key_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_cipher_s', 1, "util"."table_checksum"('"kembridge_business"."transfer_cipher_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_h', 1, "util"."table_checksum"('"kembridge_business"."transfer_h"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_party_effectivity_s', 1, "util"."table_checksum"('"kembridge_business"."transfer_party_effectivity_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_party_l', 1, "util"."table_checksum"('"kembridge_business"."transfer_party_l"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_risk_s', 1, "util"."table_checksum"('"kembridge_business"."transfer_risk_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_status_s', 1, "util"."table_checksum"('"kembridge_business"."transfer_status_s"'), 'The table as it was made', 'ADDITIVE'),
       ('kembridge', 'kembridge_business.transfer_terms_s', 1, "util"."table_checksum"('"kembridge_business"."transfer_terms_s"'), 'The table as it was made', 'ADDITIVE')
ON CONFLICT DO NOTHING;

-- Who may do what -------------------------------------------------------------
--
-- Readers see the tenant that app.tenant_hk names, what all tenants share, and the ghosts; without
-- a tenant they see nothing. Loaders and owners see and write all tenants. Whoever made the tables
-- owns them and is bound by no policy.

ALTER TABLE "kembridge_business"."quantum_key_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."quantum_key_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."quantum_key_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."session_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."session_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."session_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."tenant_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."tenant_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."tenant_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."wallet_h" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."wallet_h" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."wallet_h" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."audit_l" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."audit_l" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."audit_l" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."key_owner_l" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."key_owner_l" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."key_owner_l" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."session_sign_in_l" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."session_sign_in_l" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."session_sign_in_l" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_party_l" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_party_l" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_party_l" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_wallet_l" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_wallet_l" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_wallet_l" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."audit_client_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."audit_client_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."audit_client_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."key_owner_effectivity_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."key_owner_effectivity_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."key_owner_effectivity_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."quantum_key_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."quantum_key_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."quantum_key_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."session_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."session_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."session_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."session_sign_in_effectivity_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."session_sign_in_effectivity_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."session_sign_in_effectivity_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_cipher_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_cipher_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_cipher_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_party_effectivity_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_party_effectivity_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_party_effectivity_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_risk_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_risk_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_risk_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_status_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_status_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_status_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_business"."transfer_terms_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_business"."transfer_terms_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_business"."transfer_terms_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_account_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_account_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_account_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_presence_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_presence_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_presence_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_profile_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_profile_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_profile_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_risk_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_risk_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_risk_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."user_wallet_effectivity_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."user_wallet_effectivity_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."user_wallet_effectivity_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."wallet_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."wallet_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."wallet_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

ALTER TABLE "kembridge_auth"."wallet_use_s" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "tenant_readers" ON "kembridge_auth"."wallet_use_s" FOR SELECT TO "kembridge_reader"
  USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]));
CREATE POLICY "all_tenants" ON "kembridge_auth"."wallet_use_s" TO "kembridge_loader", "kembridge_owner"
  USING (true);

GRANT USAGE ON SCHEMA "util", "metadata", "kembridge_auth", "kembridge_business", "kembridge_util" TO "kembridge_owner";

GRANT USAGE ON SCHEMA "util", "metadata", "kembridge_auth", "kembridge_business", "kembridge_util" TO "kembridge_loader";

GRANT USAGE ON SCHEMA "util", "kembridge_auth", "kembridge_business", "kembridge_util" TO "kembridge_reader";

GRANT ALL ON
  "kembridge_business"."quantum_key_h",
  "kembridge_auth"."session_h",
  "kembridge_auth"."tenant_h",
  "kembridge_business"."transfer_h",
  "kembridge_auth"."user_h",
  "kembridge_auth"."wallet_h",
  "kembridge_business"."audit_l",
  "kembridge_business"."key_owner_l",
  "kembridge_auth"."session_sign_in_l",
  "kembridge_business"."transfer_party_l",
  "kembridge_auth"."user_wallet_l",
  "kembridge_business"."audit_client_s",
  "kembridge_business"."key_owner_effectivity_s",
  "kembridge_business"."quantum_key_s",
  "kembridge_auth"."session_s",
  "kembridge_auth"."session_sign_in_effectivity_s",
  "kembridge_business"."transfer_cipher_s",
  "kembridge_business"."transfer_party_effectivity_s",
  "kembridge_business"."transfer_risk_s",
  "kembridge_business"."transfer_status_s",
  "kembridge_business"."transfer_terms_s",
  "kembridge_auth"."user_account_s",
  "kembridge_auth"."user_presence_s",
  "kembridge_auth"."user_profile_s",
  "kembridge_auth"."user_risk_s",
  "kembridge_auth"."user_wallet_effectivity_s",
  "kembridge_auth"."wallet_s",
  "kembridge_auth"."wallet_use_s",
  "kembridge_business"."key_owner_effectivity_current",
  "kembridge_business"."quantum_key_current",
  "kembridge_auth"."session_current",
  "kembridge_auth"."session_sign_in_effectivity_current",
  "kembridge_business"."transfer_cipher_current",
  "kembridge_business"."transfer_party_effectivity_current",
  "kembridge_business"."transfer_risk_current",
  "kembridge_business"."transfer_status_current",
  "kembridge_business"."transfer_terms_current",
  "kembridge_auth"."user_account_current",
  "kembridge_auth"."user_profile_current",
  "kembridge_auth"."user_risk_current",
  "kembridge_auth"."user_wallet_effectivity_current",
  "kembridge_auth"."wallet_current",
  "kembridge_auth"."wallet_use_current",
  "kembridge_business"."quantum_key_now",
  "kembridge_auth"."session_now",
  "kembridge_auth"."tenant_now",
  "kembridge_business"."transfer_now",
  "kembridge_auth"."user_now",
  "kembridge_auth"."wallet_now",
  "kembridge_business"."audit_keys",
  "kembridge_business"."key_owner_keys",
  "kembridge_auth"."session_sign_in_keys",
  "kembridge_business"."transfer_party_keys",
  "kembridge_auth"."user_wallet_keys"
TO "kembridge_owner";

GRANT SELECT, INSERT ON
  "kembridge_business"."quantum_key_h",
  "kembridge_auth"."session_h",
  "kembridge_auth"."tenant_h",
  "kembridge_business"."transfer_h",
  "kembridge_auth"."user_h",
  "kembridge_auth"."wallet_h",
  "kembridge_business"."audit_l",
  "kembridge_business"."key_owner_l",
  "kembridge_auth"."session_sign_in_l",
  "kembridge_business"."transfer_party_l",
  "kembridge_auth"."user_wallet_l",
  "kembridge_business"."audit_client_s",
  "kembridge_business"."key_owner_effectivity_s",
  "kembridge_business"."quantum_key_s",
  "kembridge_auth"."session_s",
  "kembridge_auth"."session_sign_in_effectivity_s",
  "kembridge_business"."transfer_cipher_s",
  "kembridge_business"."transfer_party_effectivity_s",
  "kembridge_business"."transfer_risk_s",
  "kembridge_business"."transfer_status_s",
  "kembridge_business"."transfer_terms_s",
  "kembridge_auth"."user_account_s",
  "kembridge_auth"."user_presence_s",
  "kembridge_auth"."user_profile_s",
  "kembridge_auth"."user_risk_s",
  "kembridge_auth"."user_wallet_effectivity_s",
  "kembridge_auth"."wallet_s",
  "kembridge_auth"."wallet_use_s"
TO "kembridge_loader";

GRANT SELECT ON
  "kembridge_business"."key_owner_effectivity_current",
  "kembridge_business"."quantum_key_current",
  "kembridge_auth"."session_current",
  "kembridge_auth"."session_sign_in_effectivity_current",
  "kembridge_business"."transfer_cipher_current",
  "kembridge_business"."transfer_party_effectivity_current",
  "kembridge_business"."transfer_risk_current",
  "kembridge_business"."transfer_status_current",
  "kembridge_business"."transfer_terms_current",
  "kembridge_auth"."user_account_current",
  "kembridge_auth"."user_profile_current",
  "kembridge_auth"."user_risk_current",
  "kembridge_auth"."user_wallet_effectivity_current",
  "kembridge_auth"."wallet_current",
  "kembridge_auth"."wallet_use_current",
  "kembridge_business"."quantum_key_now",
  "kembridge_auth"."session_now",
  "kembridge_auth"."tenant_now",
  "kembridge_business"."transfer_now",
  "kembridge_auth"."user_now",
  "kembridge_auth"."wallet_now",
  "kembridge_business"."audit_keys",
  "kembridge_business"."key_owner_keys",
  "kembridge_auth"."session_sign_in_keys",
  "kembridge_business"."transfer_party_keys",
  "kembridge_auth"."user_wallet_keys"
TO "kembridge_loader";

GRANT SELECT ON
  "kembridge_business"."quantum_key_h",
  "kembridge_auth"."session_h",
  "kembridge_auth"."tenant_h",
  "kembridge_business"."transfer_h",
  "kembridge_auth"."user_h",
  "kembridge_auth"."wallet_h",
  "kembridge_business"."audit_l",
  "kembridge_business"."key_owner_l",
  "kembridge_auth"."session_sign_in_l",
  "kembridge_business"."transfer_party_l",
  "kembridge_auth"."user_wallet_l",
  "kembridge_business"."audit_client_s",
  "kembridge_business"."key_owner_effectivity_s",
  "kembridge_business"."quantum_key_s",
  "kembridge_auth"."session_s",
  "kembridge_auth"."session_sign_in_effectivity_s",
  "kembridge_business"."transfer_cipher_s",
  "kembridge_business"."transfer_party_effectivity_s",
  "kembridge_business"."transfer_risk_s",
  "kembridge_business"."transfer_status_s",
  "kembridge_business"."transfer_terms_s",
  "kembridge_auth"."user_account_s",
  "kembridge_auth"."user_presence_s",
  "kembridge_auth"."user_profile_s",
  "kembridge_auth"."user_risk_s",
  "kembridge_auth"."user_wallet_effectivity_s",
  "kembridge_auth"."wallet_s",
  "kembridge_auth"."wallet_use_s",
  "kembridge_business"."key_owner_effectivity_current",
  "kembridge_business"."quantum_key_current",
  "kembridge_auth"."session_current",
  "kembridge_auth"."session_sign_in_effectivity_current",
  "kembridge_business"."transfer_cipher_current",
  "kembridge_business"."transfer_party_effectivity_current",
  "kembridge_business"."transfer_risk_current",
  "kembridge_business"."transfer_status_current",
  "kembridge_business"."transfer_terms_current",
  "kembridge_auth"."user_account_current",
  "kembridge_auth"."user_profile_current",
  "kembridge_auth"."user_risk_current",
  "kembridge_auth"."user_wallet_effectivity_current",
  "kembridge_auth"."wallet_current",
  "kembridge_auth"."wallet_use_current",
  "kembridge_business"."quantum_key_now",
  "kembridge_auth"."session_now",
  "kembridge_auth"."tenant_now",
  "kembridge_business"."transfer_now",
  "kembridge_auth"."user_now",
  "kembridge_auth"."wallet_now",
  "kembridge_business"."audit_keys",
  "kembridge_business"."key_owner_keys",
  "kembridge_auth"."session_sign_in_keys",
  "kembridge_business"."transfer_party_keys",
  "kembridge_auth"."user_wallet_keys"
TO "kembridge_reader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."key_owner_effectivity_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."quantum_key_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."session_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."session_sign_in_effectivity_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."transfer_cipher_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."transfer_party_effectivity_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."transfer_risk_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."transfer_status_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_business"."transfer_terms_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."user_account_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."user_profile_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."user_risk_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."user_wallet_effectivity_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."wallet_s"
TO "kembridge_loader";

GRANT UPDATE ("load_end_date") ON
  "kembridge_auth"."wallet_use_s"
TO "kembridge_loader";

GRANT ALL ON
  "metadata"."vault",
  "metadata"."load",
  "metadata"."load_checkpoint",
  "metadata"."load_count",
  "metadata"."quarantine",
  "metadata"."schema_migrations",
  "metadata"."migration_progress",
  "metadata"."data_versions",
  "metadata"."privacy_registry",
  "metadata"."lineage",
  "metadata"."quality_rule",
  "metadata"."hash_revision"
TO "kembridge_owner";

GRANT SELECT ON
  "metadata"."vault",
  "metadata"."load",
  "metadata"."load_checkpoint",
  "metadata"."load_count",
  "metadata"."quarantine",
  "metadata"."schema_migrations",
  "metadata"."migration_progress",
  "metadata"."data_versions",
  "metadata"."privacy_registry",
  "metadata"."lineage",
  "metadata"."quality_rule",
  "metadata"."hash_revision"
TO "kembridge_loader";

GRANT INSERT ON
  "metadata"."load",
  "metadata"."load_checkpoint",
  "metadata"."load_count",
  "metadata"."quarantine"
TO "kembridge_loader";

GRANT UPDATE ON
  "metadata"."load",
  "metadata"."load_checkpoint",
  "metadata"."load_count"
TO "kembridge_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON
  "metadata"."quarantine"
TO "kembridge_loader";

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault" ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
VALUES ('kembridge', 'bd7c814b37bd0c12f77bd705edf2f5c43dde44167f3df78990723c9e56fb435a', 'vw1', 'sha256', 2);
