-- vaultwright: migration
-- vault: shop
-- transaction: whole
-- class: ADDITIVE
-- from: nothing
-- to: fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d
-- requires: PostgreSQL 15
-- does: makes the vault shop
--
-- Run it by 'vaultc apply', or: psql -1 -v ON_ERROR_STOP=1 -f 20260105080000_makes_the_vault_shop.sql

SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET lock_timeout = '2s';
SET statement_timeout = '0';

DO $body$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(6219374610285537);
  -- Batches of loads end before, or begin after this transaction.
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('vaultwright vault shop', 0));
  IF to_regclass('"metadata"."vault"') IS NOT NULL THEN
    IF EXISTS (SELECT FROM "metadata"."vault" WHERE vault_name = 'shop') THEN
      RAISE EXCEPTION 'this database holds the vault "%" already', 'shop'
        USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = '"vaultc status" shows which migrations are missing.';
    END IF;
  END IF;
END
$body$;

-- Vault shop
-- A shop's customers
--
-- fingerprint  fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d
-- hash spec    vw1 with sha256
--
-- Generated from vault.json: change the model, not this file.
-- Run it whole, in one transaction: psql -1 -v ON_ERROR_STOP=1
--
-- Contents, each under a line that begins with its name:
--   Before anything is made (1)
--   Roles (1)
--   Schemas (3)
--   Hashes and keys (7)
--   Tenants (2)
--   Bookkeeping (22)
--   States (2)
--   Health of any vault (6)
--   Hubs (2)
--   Satellites (1)
--   Indexes (2)
--   Hash diffs (1)
--   Current versions (1)
--   Hubs as they are (2)
--   Hubs as they were (2)
--   Quality (1)
--   Health (4)
--   Ghost rows (3)
--   Registers (6)
--   Who may do what (14)
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
  FOREACH needed IN ARRAY ARRAY['shop_owner', 'shop_loader', 'shop_reader']::text[] LOOP
    CONTINUE WHEN EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = needed);
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', needed);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'role "%" is missing, and % may not create it', needed, current_user
          USING ERRCODE = 'insufficient_privilege', HINT = 'Have an administrator run: CREATE ROLE "shop_owner" NOLOGIN; CREATE ROLE "shop_loader" NOLOGIN; CREATE ROLE "shop_reader" NOLOGIN;';
    END;
  END LOOP;
END
$body$;

-- Schemas ---------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS "util";
COMMENT ON SCHEMA "util" IS 'Functions that all vaults share.';

CREATE SCHEMA IF NOT EXISTS "metadata";
COMMENT ON SCHEMA "metadata" IS 'What was applied and what was loaded.';

CREATE SCHEMA IF NOT EXISTS "business";

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

CREATE TABLE "business"."customer_h" (
  "customer_hk"   bytea                    NOT NULL,
  "tenant_hk"     bytea                    NOT NULL,
  "number"        bigint,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "customer_h_pkey" PRIMARY KEY ("customer_hk"),
  CONSTRAINT "customer_h_hk_check" CHECK (octet_length("customer_hk") = 32),
  CONSTRAINT "customer_h_key_check" CHECK ("number" IS NOT NULL OR "customer_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."customer_h" IS 'Somebody who buys';

CREATE TABLE "business"."tenant_h" (
  "tenant_hk"     bytea                    NOT NULL,
  "shop"          text,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "tenant_h_pkey" PRIMARY KEY ("tenant_hk"),
  CONSTRAINT "tenant_h_hk_check" CHECK (octet_length("tenant_hk") = 32),
  CONSTRAINT "tenant_h_key_check" CHECK ("shop" IS NOT NULL OR "tenant_hk" = "util"."zero_key"())
);
COMMENT ON TABLE "business"."tenant_h" IS 'A shop with its own customers';

-- Satellites ------------------------------------------------------------------
--
-- What is known of a key over time. A version holds from load_date until load_end_date, the only
-- column that is ever updated; a vault that only inserts has none. Room is left in each page, so
-- that closing a version stays within it and leaves the indexes alone. Of a status, is_present says
-- whether the source has the key from load_date on, and operation by what this is known.

CREATE TABLE "business"."customer_profile_s" (
  "customer_hk"   bytea                    NOT NULL,
  "load_date"     timestamp with time zone NOT NULL DEFAULT "util"."current_load_date"(),
  "load_end_date" timestamp with time zone,
  "hash_diff"     bytea                    NOT NULL,
  "name"          text,
  "email"         character varying(80),
  "visits"        integer,
  "tenant_hk"     bytea                    NOT NULL,
  "record_source" character varying(100)   NOT NULL,
  CONSTRAINT "customer_profile_s_pkey" PRIMARY KEY ("customer_hk", "load_date")
) WITH (fillfactor = 85);
COMMENT ON TABLE "business"."customer_profile_s" IS 'What is known of a customer';
COMMENT ON COLUMN "business"."customer_profile_s"."name" IS '[personal]';
COMMENT ON COLUMN "business"."customer_profile_s"."email" IS '[personal]';

-- Indexes ---------------------------------------------------------------------
--
-- From a business key to its hub row, and from a hub row to its links. Satellites have their primary
-- key only, unless the model asks for more: an index that holds load_end_date would make every
-- closing of a version write to all indexes of the table.

CREATE INDEX "customer_h_key_idx" ON "business"."customer_h" ("tenant_hk", "number");

CREATE INDEX "tenant_h_key_idx" ON "business"."tenant_h" ("shop");

-- Hash diffs ------------------------------------------------------------------
--
-- Each recomputes the hash diff of a row of its table from the stored payload; verifying a vault
-- needs them.

CREATE FUNCTION "util"."customer_profile_hash_diff"("version" "business"."customer_profile_s")
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

-- Current versions ------------------------------------------------------------
--
-- The open version of each key, without the ghost.

CREATE VIEW "business"."customer_profile_current" WITH (security_invoker = true) AS
SELECT
  version."customer_hk", version."load_date", version."hash_diff", version."name", version."email",
  version."visits", version."tenant_hk", version."record_source"
FROM "business"."customer_profile_s" AS version
WHERE version.load_end_date IS NULL AND version."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."customer_profile_current" IS 'What is known of a customer (as it is now)';

-- Hubs as they are ------------------------------------------------------------
--
-- Each hub with the open versions of its satellites beside it, without the ghost. A column has its
-- attribute's name where no other has it, else the satellite's name before it. The members of a
-- multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
-- source has the key, and is NULL where it never said so.

CREATE VIEW "business"."customer_now" WITH (security_invoker = true) AS
SELECT
  hub."customer_hk", hub."tenant_hk", hub."number", hub."load_date", hub."record_source", s1."name",
  s1."email", s1."visits"
FROM "business"."customer_h" AS hub
LEFT JOIN "business"."customer_profile_current" AS s1 ON s1."customer_hk" = hub."customer_hk"
WHERE hub."customer_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."customer_now" IS 'Somebody who buys (as it is now)';

CREATE VIEW "business"."tenant_now" WITH (security_invoker = true) AS
SELECT
  hub."tenant_hk", hub."shop", hub."load_date", hub."record_source"
FROM "business"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"();
COMMENT ON VIEW "business"."tenant_now" IS 'A shop with its own customers (as it is now)';

-- Hubs as they were -----------------------------------------------------------
--
-- The same columns for an instant: what the vault knows to have been in force then. They run with
-- the rights of whoever calls them, so row-level security holds.

CREATE FUNCTION "business"."customer_as_of"("instant" timestamp with time zone)
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

CREATE FUNCTION "business"."tenant_as_of"("instant" timestamp with time zone)
  RETURNS SETOF "business"."tenant_now" LANGUAGE sql STABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT
  hub."tenant_hk", hub."shop", hub."load_date", hub."record_source"
FROM "business"."tenant_h" AS hub
WHERE hub."tenant_hk" <> "util"."zero_key"()
  AND hub.load_date <= $1
$body$;
COMMENT ON FUNCTION "business"."tenant_as_of"(timestamp with time zone) IS 'A shop with its own customers (as it was at an instant)';

-- Quality ---------------------------------------------------------------------
--
-- A function for each rule counts the rows that hold now and were loaded within a window, and those of
-- them that are good; measure_quality calls them all and keeps what they say.

CREATE FUNCTION "util"."shop_measure_quality"("loaded_from" timestamp with time zone DEFAULT NULL, "loaded_until" timestamp with time zone DEFAULT NULL, "rules" text[] DEFAULT NULL)
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
  SELECT NULL::text, NULL::bytea, NULL::bigint, NULL::bigint, NULL::numeric, NULL::double precision,
    NULL::text, NULL::text
  WHERE false
$body$;
COMMENT ON FUNCTION "util"."shop_measure_quality"(timestamp with time zone, timestamp with time zone, text[]) IS 'Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result. Of the rows loaded from the first instant up to the second; NULL names no end, and without names all rules are measured.';

-- Health ----------------------------------------------------------------------
--
-- How the vault is, from what can be measured of it. What cannot be computed is a warning and says
-- why, so that one thing that is missing or wrong hides nothing else.

CREATE FUNCTION "util"."shop_monitor_loads"()
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
    WHERE load.vault_name = 'shop'
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
    WHERE known.vault_name = 'shop' AND known.component = 'source'
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
    WHERE origin.vault_name = 'shop' AND origin.has_closed_versions
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
COMMENT ON FUNCTION "util"."shop_monitor_loads"() IS 'Figures of the loads of each source, with thresholds. Shares and speed are those of the last seven days; the rows without a source are of all satellites.';

CREATE FUNCTION "util"."shop_validate_completeness"()
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
    WHERE version.vault_name = 'shop'
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
    WHERE load.vault_name = 'shop' AND load.status = 'loaded'
  ), expected(component, name) AS (
    SELECT object.component, object.object_name COLLATE "C" FROM "metadata"."expected_object" AS object
    WHERE object.vault_name = 'shop'
    UNION
    SELECT 'column',
      (lineage.target_table || '.' || lineage.target_column) COLLATE "C"
    FROM metadata.lineage AS lineage
    JOIN "metadata"."expected_object" AS object
      ON object.vault_name = lineage.vault_name AND object.component = 'table'
        AND object.object_name = lineage.target_table
    WHERE lineage.vault_name = 'shop' AND lineage.is_active
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
COMMENT ON FUNCTION "util"."shop_validate_completeness"() IS 'What the model has, and whether the database has it. Of sources, whether they were loaded; of shapes, whether a table''s columns are those that its last migration left.';

CREATE FUNCTION "util"."shop_validate_tenant_isolation"()
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
    SELECT * FROM "metadata"."key_origin" AS origin WHERE origin.vault_name = 'shop'
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
            WHERE reader.rolname = 'shop_reader'
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
      WHERE expected.vault_name = 'shop' AND expected.component = 'foreign_key'
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
      WHEN 'hub' THEN 'NOT EXISTS (SELECT FROM "business"."tenant_h" AS known
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
COMMENT ON FUNCTION "util"."shop_validate_tenant_isolation"() IS 'Whether each table keeps its tenants apart, and each row to its own. Reads all rows of the tables that have tenants, and makes keys anew; a share is that of the rows in which nothing is wrong.';

CREATE FUNCTION "util"."shop_comprehensive_health_check"()
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
FROM "util"."shop_monitor_loads"() AS figure
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
  WHERE result.vault_name = 'shop' AND result.loaded_from = '-infinity'
    AND result.loaded_until = 'infinity' -- a window tells of some rows only
  ORDER BY result.rule, result.tenant_key, result.measured_at DESC, result.result_id DESC
) AS newest ON newest.rule = rule.name
WHERE rule.vault_name = 'shop'
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
FROM "util"."shop_validate_tenant_isolation"() AS checked
$body$),
        ('completeness', 'completeness', $body$
SELECT component.component, component.state, format('%s of %s are there; missing: %s. %s',
  component.present, component.expected,
  array_to_string(component.missing[1:10], ', ')
    || CASE WHEN cardinality(component.missing) > 10 THEN ' and more' ELSE '' END,
  component.advice)
FROM "util"."shop_validate_completeness"() AS component
$body$),
        ('performance', 'performance', $body$
SELECT NULL::text, 'unknown', NULL::text WHERE false
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
    SELECT jsonb_build_object('vault', 'shop', 'checked_at', now(),
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
COMMENT ON FUNCTION "util"."shop_comprehensive_health_check"() IS 'How the vault is, in parts, each with its state, and the worst known state of them. Quality is what the rules came to when all rows were last measured.';

-- Ghost rows ------------------------------------------------------------------
--
-- The zero key stands for a key that is missing. With these rows a join over it finds one row,
-- and no query needs an outer join for it.

INSERT INTO "business"."customer_h" ("customer_hk", "tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."tenant_h" ("tenant_hk", "load_date", "record_source")
  VALUES ("util"."zero_key"(), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;
INSERT INTO "business"."customer_profile_s"
    ("customer_hk", "tenant_hk", "hash_diff", "load_date", "record_source")
  VALUES ("util"."zero_key"(), "util"."zero_key"(), "util"."hash_binary"(''), '1900-01-01 00:00:00+00', 'SYSTEM') ON CONFLICT DO NOTHING;

-- Registers -------------------------------------------------------------------
--
-- What the model says beyond tables and columns, for those who watch over it.

INSERT INTO "metadata"."privacy_registry"
    ("vault_name", "table_name", "column_name", "sensitivity", "masking", "retention_days", "owner",
    "about", "derived_from")
VALUES ('shop', 'business.customer_profile_s', 'name', 'personal', NULL, NULL, NULL, NULL, NULL),
       ('shop', 'business.customer_profile_s', 'email', 'personal', NULL, NULL, NULL, NULL, NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
VALUES ('shop', 'customers', 'email', 'business.customer_profile_s', 'email', 'direct', NULL),
       ('shop', 'customers', 'email', 'business.customer_profile_s', 'hash_diff', 'hash', NULL),
       ('shop', 'customers', 'name', 'business.customer_profile_s', 'name', 'direct', NULL),
       ('shop', 'customers', 'name', 'business.customer_profile_s', 'hash_diff', 'hash', NULL)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
  VALUES ('shop', 'customers', 'visits', 'business.customer_profile_s', 'visits', 'direct', NULL) ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."lineage"
    ("vault_name", "source", "source_column", "target_table", "target_column", "kind", "expression")
SELECT 'shop', 'customers', listed."source_column", item.value, listed."target_column", listed."kind",
  NULL
FROM (VALUES
  ('number', 'customer_hk', 'hash', '{business.customer_h, business.customer_profile_s}'),
  ('number', 'number', 'key', '{business.customer_h}'),
  ('shop', 'shop', 'key', '{business.tenant_h}'),
  ('shop', 'tenant_hk', 'hash', '{business.tenant_h, business.customer_h, business.customer_profile_s}'),
  ('*', '*', 'load', '{business.customer_h, business.customer_profile_s, business.tenant_h}')
) AS listed("source_column", "target_column", "kind", "target_table")
CROSS JOIN unnest(listed."target_table"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."key_origin"
    ("vault_name", "table_name", "kind", "key_column", "key_parts", "parents", "parent_columns",
    "is_of_all_tenants", "has_closed_versions")
VALUES ('shop', 'business.customer_h', 'hub', 'customer_hk', '{number}', '{}', '{}', false, false),
       ('shop', 'business.tenant_h', 'tenant', 'tenant_hk', '{shop}', '{}', '{}', false, false),
       ('shop', 'business.customer_profile_s', 'part', 'customer_hk', '{}', '{business.customer_h}', '{customer_hk}', false, true)
ON CONFLICT DO NOTHING;

INSERT INTO "metadata"."data_versions"
    ("vault_name", "table_name", "version", "checksum", "description", "compatibility_level")
VALUES ('shop', 'business.customer_h', 1, "util"."table_checksum"('"business"."customer_h"'), 'The table as it was made', 'ADDITIVE'),
       ('shop', 'business.customer_profile_s', 1, "util"."table_checksum"('"business"."customer_profile_s"'), 'The table as it was made', 'ADDITIVE'),
       ('shop', 'business.tenant_h', 1, "util"."table_checksum"('"business"."tenant_h"'), 'The table as it was made', 'ADDITIVE')
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
    business.customer_h, business.tenant_h, business.customer_profile_s}'::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', secured);
    EXECUTE format('CREATE POLICY "tenant_readers" ON %s FOR SELECT TO "shop_reader"
      USING ("tenant_hk" = ANY ((SELECT "util"."visible_tenants"())::bytea[]))', secured);
    EXECUTE format('CREATE POLICY "all_tenants" ON %s TO "shop_loader", "shop_owner"
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
    EXECUTE format('CREATE POLICY "shop" ON %s TO "shop_owner", "shop_loader", "pg_read_all_data"
      USING (vault_name = ''shop'')', secured);
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
    EXECUTE format('CREATE POLICY "shop" ON %s TO "shop_owner", "shop_loader", "pg_read_all_data"
      USING (load_id IN (SELECT load.load_id FROM metadata.load AS load WHERE load.vault_name = ''shop''))', secured);
  END LOOP;
END
$body$;

GRANT USAGE ON SCHEMA "util", "metadata", "business" TO "shop_owner", "shop_loader";

GRANT USAGE ON SCHEMA "util", "business" TO "shop_reader";

GRANT ALL ON
  "business"."customer_h", "business"."tenant_h", "business"."customer_profile_s",
  "business"."customer_profile_current", "business"."customer_now", "business"."tenant_now"
TO "shop_owner";

GRANT SELECT ON
  "business"."customer_h", "business"."tenant_h", "business"."customer_profile_s",
  "business"."customer_profile_current", "business"."customer_now", "business"."tenant_now"
TO "shop_loader", "shop_reader";

GRANT INSERT ON
  "business"."customer_h", "business"."tenant_h", "business"."customer_profile_s"
TO "shop_loader";

GRANT UPDATE ("load_end_date") ON "business"."customer_profile_s" TO "shop_loader";

GRANT ALL ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "shop_owner";

GRANT SELECT ON
  "metadata"."vault", "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count",
  "metadata"."quarantine", "metadata"."schema_migrations", "metadata"."migration_progress",
  "metadata"."data_versions", "metadata"."privacy_registry", "metadata"."lineage",
  "metadata"."quality_rule", "metadata"."quality_result", "metadata"."hash_revision",
  "metadata"."expected_object", "metadata"."key_origin", "metadata"."accepted_deletion"
TO "shop_loader";

GRANT INSERT ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count", "metadata"."quarantine",
  "metadata"."quality_result", "metadata"."accepted_deletion"
TO "shop_loader";

GRANT UPDATE ON
  "metadata"."load", "metadata"."load_checkpoint", "metadata"."load_count"
TO "shop_loader";

GRANT UPDATE ("resolution", "resolved_at", "resolved_by", "resolution_reason") ON "metadata"."quarantine" TO "shop_loader";

-- What must be there ----------------------------------------------------------
--
-- What must be there; util.validate_completeness compares.

INSERT INTO "metadata"."expected_object" ("vault_name", "component", "object_name")
SELECT 'shop', listed."component", item.value
FROM (VALUES
  ('function', '{business.customer_as_of, business.tenant_as_of, util.business_key, util.canonical_text,
    util.comprehensive_health_check, util.current_load_date, util.customer_profile_hash_diff, util.escape_key_part,
    util.generate_tenant_derived_hk, util.hash_binary, util.measure_quality, util.monitor_loads,
    util.session_tenant, util.shop_comprehensive_health_check, util.shop_measure_quality, util.shop_monitor_loads,
    util.shop_validate_completeness, util.shop_validate_tenant_isolation, util.table_checksum, util.threshold_state,
    util.trace_lineage, util.validate_completeness, util.validate_tenant_isolation, util.vault_function,
    util.visible_tenants, util.worst_state, util.zero_key}'),
  ('index', '{business.customer_h_key_idx, business.customer_h_pkey, business.customer_profile_s_pkey,
    business.tenant_h_key_idx, business.tenant_h_pkey, metadata.accepted_deletion_pkey, metadata.data_versions_pkey,
    metadata.expected_object_pkey, metadata.hash_revision_pkey, metadata.key_origin_pkey, metadata.lineage_pkey,
    metadata.load_checkpoint_pkey, metadata.load_count_pkey, metadata.load_delivery_idx, metadata.load_pkey,
    metadata.migration_progress_pkey, metadata.privacy_registry_pkey, metadata.quality_result_pkey,
    metadata.quality_result_rule_idx, metadata.quality_rule_pkey, metadata.quarantine_load_idx,
    metadata.quarantine_pkey, metadata.quarantine_source_idx, metadata.schema_migrations_pkey, metadata.vault_pkey}'),
  ('policy', '{business.customer_h.all_tenants, business.customer_h.tenant_readers,
    business.customer_profile_s.all_tenants, business.customer_profile_s.tenant_readers,
    business.tenant_h.all_tenants, business.tenant_h.tenant_readers, metadata.accepted_deletion.shop,
    metadata.data_versions.shop, metadata.expected_object.shop, metadata.hash_revision.shop,
    metadata.key_origin.shop, metadata.lineage.shop, metadata.load.shop, metadata.load_checkpoint.shop,
    metadata.load_count.shop, metadata.migration_progress.shop, metadata.privacy_registry.shop,
    metadata.quality_result.shop, metadata.quality_rule.shop, metadata.quarantine.shop,
    metadata.schema_migrations.shop, metadata.vault.shop}'),
  ('source', '{customers}'),
  ('table', '{business.customer_h, business.customer_profile_s, business.tenant_h, metadata.accepted_deletion,
    metadata.data_versions, metadata.expected_object, metadata.hash_revision, metadata.key_origin, metadata.lineage,
    metadata.load, metadata.load_checkpoint, metadata.load_count, metadata.migration_progress,
    metadata.privacy_registry, metadata.quality_result, metadata.quality_rule, metadata.quarantine,
    metadata.schema_migrations, metadata.vault}'),
  ('view', '{business.customer_now, business.customer_profile_current, business.tenant_now}')
) AS listed("component", "object_name")
CROSS JOIN unnest(listed."object_name"::text[]) AS item(value)
ON CONFLICT DO NOTHING;

-- This vault ------------------------------------------------------------------
--
-- The loader works on a vault only where this fingerprint is that of its vault.json.

INSERT INTO "metadata"."vault"
    ("vault_name", "fingerprint", "hash_spec", "hash_algorithm", "format")
  VALUES ('shop', 'fb9e8563cec7c47bbe2cca5bb09834ed7be77705fba392bbeaa702285daf551d', 'vw1', 'sha256', 1);
