-- Step 1 of 9, transaction: whole

-- Makes the schema attic
CREATE SCHEMA IF NOT EXISTS "attic";

-- Takes a right: right USAGE of planner_reader on room
REVOKE USAGE ON SCHEMA "room" FROM "planner_reader";

-- Takes a right: right ALL of planner_reader on room.hub
REVOKE ALL ON "room"."hub" FROM "planner_reader";

-- Takes a right: right EXECUTE of everybody on room.limit()
REVOKE EXECUTE ON FUNCTION "room"."limit"() FROM PUBLIC;

-- Drops check hub_code_check on room.hub
ALTER TABLE "room"."hub" DROP CONSTRAINT IF EXISTS "hub_code_check";

-- Drops check satellite_old_check on room.satellite
ALTER TABLE "room"."satellite" DROP CONSTRAINT IF EXISTS "satellite_old_check";

-- Drops index room.sky_old_idx
DROP INDEX IF EXISTS "room"."sky_old_idx";

-- Drops policy p on room.satellite
DROP POLICY IF EXISTS "p" ON "room"."satellite";

-- Drops policy q on room.satellite
DROP POLICY IF EXISTS "q" ON "room"."satellite";

-- Takes view room.over away until what it reads is changed
DROP VIEW "room"."over";

-- Takes view room.plain away until what it reads is changed
DROP VIEW "room"."plain";

-- Takes function room.widening("room"."satellite", integer) away until what it reads is changed
DROP FUNCTION "room"."widening"("room"."satellite", integer);

-- Drops table room.leaving with all its rows
DROP TABLE "room"."leaving";

-- Makes function room.limit() anew
CREATE OR REPLACE FUNCTION "room"."limit"()
  RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT 2
$body$;

-- Names column room.satellite.named called from now on
ALTER TABLE "room"."satellite" RENAME COLUMN "named" TO "called";

-- Changes how room.hub fills its pages from now on
ALTER TABLE "room"."hub" SET (fillfactor = 85);

-- column room.hub.code takes character varying(40) as well
ALTER TABLE "room"."hub" ALTER COLUMN "code" TYPE character varying(40);

-- column room.hub.note gets another value where none is given
ALTER TABLE "room"."hub" ALTER COLUMN "note" SET DEFAULT 'none';

-- Adds column room.satellite.counted
ALTER TABLE "room"."satellite" ADD COLUMN "counted" bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN "room"."satellite"."counted" IS 'So many';

-- column room.satellite.given gets no value by itself any more
ALTER TABLE "room"."satellite" ALTER COLUMN "given" DROP DEFAULT;

-- Drops column room.satellite.gone with all its values
ALTER TABLE "room"."satellite" DROP COLUMN "gone";

-- Lets column room.satellite.loose hold nothing
ALTER TABLE "room"."satellite" ALTER COLUMN "loose" DROP NOT NULL;

-- Adds column room.satellite.more
ALTER TABLE "room"."satellite" ADD COLUMN "more" text;

-- column room.satellite.v takes text as well
ALTER TABLE "room"."satellite" ALTER COLUMN "v" TYPE text;

-- Changes how room.sky_2024 fills its pages from now on
ALTER TABLE "room"."sky_2024" SET (fillfactor = 80);

-- Changes how room.sky_default fills its pages from now on
ALTER TABLE "room"."sky_default" SET (fillfactor = 80);

-- Makes table room.arriving
CREATE TABLE "room"."arriving" (
  "id"     integer NOT NULL,
  "hub_id" integer,
  CONSTRAINT "arriving_pkey" PRIMARY KEY ("id")
);

-- Adds partition room.sky_2025 to room.sky
CREATE TABLE "room"."sky_2025" (LIKE "room"."sky" INCLUDING ALL) WITH (fillfactor = 80);
ALTER TABLE "room"."sky_2025" ADD CONSTRAINT "sky_2025_range"
  CHECK ("day" >= '2025-01-01 00:00:00+00' AND "day" < '2026-01-01 00:00:00+00' AND "day" IS NOT NULL);
ALTER TABLE "room"."sky" ATTACH PARTITION "room"."sky_2025"
  FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
ALTER TABLE "room"."sky_2025" DROP CONSTRAINT "sky_2025_range";

-- Adds check hub_code_check on room.hub, for new rows
ALTER TABLE "room"."hub" ADD CONSTRAINT "hub_code_check" CHECK ("code" IS NOT NULL OR id > 0) NOT VALID;

-- Adds check satellite_given_given on room.satellite, for new rows
ALTER TABLE "room"."satellite" ADD CONSTRAINT "satellite_given_given" CHECK ("given" IS NOT NULL) NOT VALID;

-- Adds check satellite_new_check on room.satellite, for new rows
ALTER TABLE "room"."satellite" ADD CONSTRAINT "satellite_new_check" CHECK (id < 1000000) NOT VALID;

-- Makes index room.arriving_idx
CREATE INDEX "arriving_idx" ON "room"."arriving" ("hub_id");

-- Makes index room.sky_new_idx, which waits for those of the partitions
CREATE INDEX "sky_new_idx" ON ONLY "room"."sky" ("day", "id");

-- Adds foreign key arriving_hub_fkey on room.arriving
ALTER TABLE "room"."arriving" ADD CONSTRAINT "arriving_hub_fkey"
  FOREIGN KEY ("hub_id") REFERENCES "room"."hub";

-- Adds foreign key paper_fkey on room.satellite
DO $body1$
BEGIN
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE $body$ALTER TABLE "room"."satellite" ADD CONSTRAINT "paper_fkey"
  FOREIGN KEY ("id") REFERENCES "room"."hub" NOT ENFORCED$body$;
  END IF;
END
$body1$;

-- Adds foreign key satellite_id_fkey on room.satellite
ALTER TABLE "room"."satellite" ADD CONSTRAINT "satellite_id_fkey"
  FOREIGN KEY ("id") REFERENCES "room"."hub" NOT VALID;

-- Adds foreign key sky_id_fkey on room.sky_2024
ALTER TABLE "room"."sky_2024" ADD CONSTRAINT "sky_id_fkey"
  FOREIGN KEY ("id") REFERENCES "room"."hub" NOT VALID;

-- Adds foreign key sky_id_fkey on room.sky_2025
ALTER TABLE "room"."sky_2025" ADD CONSTRAINT "sky_id_fkey"
  FOREIGN KEY ("id") REFERENCES "room"."hub" NOT VALID;

-- Adds foreign key sky_id_fkey on room.sky_default
ALTER TABLE "room"."sky_default" ADD CONSTRAINT "sky_id_fkey"
  FOREIGN KEY ("id") REFERENCES "room"."hub" NOT VALID;

-- Makes function room.widening("room"."satellite", integer) anew
CREATE OR REPLACE FUNCTION "room"."widening"("given" "room"."satellite", "n3" integer)
  RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
AS $body$
SELECT 1
$body$;

-- Makes view room.plain anew
CREATE VIEW "room"."plain" WITH (security_invoker = true) AS
SELECT v, w FROM "room"."satellite";

-- Makes view room.over anew
CREATE VIEW "room"."over" WITH (security_barrier = true) AS
SELECT w FROM "room"."plain";
COMMENT ON VIEW "room"."over" IS 'It';

-- Row-level security of room.hub: enabled
ALTER TABLE "room"."hub" ENABLE ROW LEVEL SECURITY;

-- Lets view room.steady read with other rights
ALTER VIEW "room"."steady" RESET (security_barrier);
ALTER VIEW "room"."steady" SET (security_invoker = true);

-- Lets planner_reader see rows of room.hub
CREATE POLICY "p" ON "room"."hub" FOR SELECT TO "planner_reader"
  USING (true);

-- Lets planner_reader see rows of room.satellite
CREATE POLICY "p" ON "room"."satellite" FOR SELECT TO "planner_reader"
  USING (id > 1);

-- Gives planner_reader SELECT, UPDATE ("day") on room.hub
GRANT SELECT, UPDATE ("day") ON "room"."hub" TO "planner_reader";

-- Gives planner_reader EXECUTE on room.limit()
GRANT EXECUTE ON FUNCTION "room"."limit"() TO "planner_reader";

-- Gives planner_reader SELECT on 2 tables and views
GRANT SELECT ON
  "room"."plain", "room"."over"
TO "planner_reader";

-- Changes a row of room.hub
UPDATE "room"."hub" SET "note" = 'new' WHERE "id" = 2;

-- Takes a row out of room.hub
DELETE FROM "room"."hub" WHERE "id" = 1;

-- Adds a row to room.hub
INSERT INTO "room"."hub" ("id", "note")
  VALUES (3, 'new') ON CONFLICT DO NOTHING;

-- Says of schema room what it is for
COMMENT ON SCHEMA "room" IS 'A room';

-- Says of table room.hub what it is for
COMMENT ON TABLE "room"."hub" IS 'All of them';

-- Says of column room.satellite.w what it is for
COMMENT ON COLUMN "room"."satellite"."w" IS 'It';

-- Says of view room.steady what it is for
COMMENT ON VIEW "room"."steady" IS 'It';

-- Step 2 of 9, transaction: none

-- Drops what an interrupted build of index room.satellite_changing_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "room"."satellite_changing_idx";

-- Builds index room.satellite_changing_idx beside running loads
CREATE INDEX CONCURRENTLY "satellite_changing_idx" ON "room"."satellite" ("w", "v");

-- Makes sure that index room.satellite_changing_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"room"."satellite_changing_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'room.satellite_changing_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- Step 3 of 9, transaction: none

-- Drops what an interrupted build of index room.satellite_new_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "room"."satellite_new_idx";

-- Builds index room.satellite_new_idx beside running loads
CREATE INDEX CONCURRENTLY "satellite_new_idx" ON "room"."satellite" ("v");

-- Makes sure that index room.satellite_new_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"room"."satellite_new_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'room.satellite_new_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- Step 4 of 9, transaction: none

-- Drops index room.satellite_old_idx
DROP INDEX CONCURRENTLY IF EXISTS "room"."satellite_old_idx";

-- Step 5 of 9, transaction: none

-- Drops what an interrupted build of index room.sky_new_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "room"."sky_2024_day_id_idx";

-- Builds index room.sky_new_idx beside running loads
CREATE INDEX CONCURRENTLY "sky_2024_day_id_idx" ON "room"."sky_2024" ("day", "id");

-- Makes sure that index room.sky_new_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"room"."sky_2024_day_id_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'room.sky_2024_day_id_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- Step 6 of 9, transaction: none

-- Drops what an interrupted build of index room.sky_new_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "room"."sky_2025_day_id_idx";

-- Builds index room.sky_new_idx beside running loads
CREATE INDEX CONCURRENTLY "sky_2025_day_id_idx" ON "room"."sky_2025" ("day", "id");

-- Makes sure that index room.sky_new_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"room"."sky_2025_day_id_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'room.sky_2025_day_id_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- Step 7 of 9, transaction: none

-- Drops what an interrupted build of index room.sky_new_idx may have left
DROP INDEX CONCURRENTLY IF EXISTS "room"."sky_default_day_id_idx";

-- Builds index room.sky_new_idx beside running loads
CREATE INDEX CONCURRENTLY "sky_default_day_id_idx" ON "room"."sky_default" ("day", "id");

-- Makes sure that index room.sky_new_idx can be used
DO $body$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_catalog.pg_index
    WHERE indexrelid = to_regclass('"room"."sky_default_day_id_idx"') AND indisvalid
  ) THEN
    RAISE EXCEPTION 'the index % is not valid', 'room.sky_default_day_id_idx'
      USING HINT = 'Run the migration again: it builds the index anew.';
  END IF;
END
$body$;

-- Step 8 of 9, transaction: whole

-- Makes sure that all rows meet check hub_code_check on room.hub
ALTER TABLE "room"."hub" VALIDATE CONSTRAINT "hub_code_check";

-- Makes sure that all rows meet check satellite_given_given on room.satellite
ALTER TABLE "room"."satellite" VALIDATE CONSTRAINT "satellite_given_given";

-- Makes sure that all rows meet check satellite_new_check on room.satellite
ALTER TABLE "room"."satellite" VALIDATE CONSTRAINT "satellite_new_check";

-- Makes sure that all rows meet foreign key satellite_id_fkey on room.satellite
ALTER TABLE "room"."satellite" VALIDATE CONSTRAINT "satellite_id_fkey";

-- Step 9 of 9, transaction: whole

-- column room.satellite.given holds a value in every row from now on
ALTER TABLE "room"."satellite" ALTER COLUMN "given" SET NOT NULL;
ALTER TABLE "room"."satellite" DROP CONSTRAINT "satellite_given_given";

-- Counts the index of room.sky_2024 to index room.sky_new_idx
ALTER INDEX "room"."sky_new_idx" ATTACH PARTITION "room"."sky_2024_day_id_idx";

-- Counts the index of room.sky_2025 to index room.sky_new_idx
ALTER INDEX "room"."sky_new_idx" ATTACH PARTITION "room"."sky_2025_day_id_idx";

-- Counts the index of room.sky_default to index room.sky_new_idx
ALTER INDEX "room"."sky_new_idx" ATTACH PARTITION "room"."sky_default_day_id_idx";
