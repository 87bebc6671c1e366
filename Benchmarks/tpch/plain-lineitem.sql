-- What packages for dbt make of the same model: staging tables, hashes in SQL, and for each target one
-- INSERT .. SELECT with a window function and an anti-join. Versions are not closed.
\set tenant `printf TPC-H | sha256sum | cut -c1-64`
SELECT clock_timestamp() AS load_date \gset
SET client_min_messages = warning;
DROP TABLE IF EXISTS plain.lineitem, plain.lineitem_hashed;

CREATE UNLOGGED TABLE plain.lineitem (l_orderkey text, l_partkey text, l_suppkey text, l_linenumber text, l_quantity text, l_extendedprice text, l_discount text, l_tax text, l_returnflag text, l_linestatus text, l_shipdate text, l_commitdate text, l_receiptdate text, l_shipinstruct text, l_shipmode text, l_comment text);
\set path :folder '/lineitem.csv'
COPY plain.lineitem FROM :'path' (FORMAT csv, HEADER);
CREATE UNLOGGED TABLE plain.lineitem_hashed AS SELECT *,
  sha256(convert_to(:'tenant' || '|' || coalesce(l_orderkey, ''), 'UTF8')) AS order_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(l_partkey, ''), 'UTF8')) AS part_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(l_suppkey, ''), 'UTF8')) AS supplier_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(l_orderkey, '') || '|' || coalesce(l_partkey, '') || '|' || coalesce(l_suppkey, '') || '|' || coalesce(l_linenumber, ''), 'UTF8')) AS order_line_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(l_partkey, '') || '|' || coalesce(l_suppkey, ''), 'UTF8')) AS part_supplier_hk,
  sha256(convert_to(concat_ws('|', 'l_quantity=' || l_quantity, 'l_extendedprice=' || l_extendedprice, 'l_discount=' || l_discount, 'l_tax=' || l_tax, 'l_returnflag=' || l_returnflag, 'l_linestatus=' || l_linestatus, 'l_shipdate=' || l_shipdate, 'l_commitdate=' || l_commitdate, 'l_receiptdate=' || l_receiptdate, 'l_shipinstruct=' || l_shipinstruct, 'l_shipmode=' || l_shipmode, 'l_comment=' || l_comment), 'UTF8')) AS hash_diff
FROM plain.lineitem;
ANALYZE plain.lineitem_hashed;

INSERT INTO business.order_h (order_hk, tenant_hk, orderkey, load_date, record_source)
SELECT order_hk, decode(:'tenant', 'hex'), l_orderkey::bigint, :'load_date', 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY order_hk ORDER BY order_hk) AS place FROM plain.lineitem_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.order_h AS stored WHERE stored.order_hk = staged.order_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.part_h (part_hk, tenant_hk, partkey, load_date, record_source)
SELECT part_hk, decode(:'tenant', 'hex'), l_partkey::bigint, :'load_date', 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY part_hk ORDER BY part_hk) AS place FROM plain.lineitem_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.part_h AS stored WHERE stored.part_hk = staged.part_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.supplier_h (supplier_hk, tenant_hk, suppkey, load_date, record_source)
SELECT supplier_hk, decode(:'tenant', 'hex'), l_suppkey::bigint, :'load_date', 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY supplier_hk ORDER BY supplier_hk) AS place FROM plain.lineitem_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.supplier_h AS stored WHERE stored.supplier_hk = staged.supplier_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.order_line_l (order_line_hk, tenant_hk, order_hk, part_hk, supplier_hk, l_linenumber, load_date, record_source)
SELECT order_line_hk, decode(:'tenant', 'hex'), order_hk, part_hk, supplier_hk, l_linenumber::integer, :'load_date', 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY order_line_hk ORDER BY order_line_hk) AS place FROM plain.lineitem_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.order_line_l AS stored WHERE stored.order_line_hk = staged.order_line_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.part_supplier_l (part_supplier_hk, tenant_hk, part_hk, supplier_hk, load_date, record_source)
SELECT part_supplier_hk, decode(:'tenant', 'hex'), part_hk, supplier_hk, :'load_date', 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY part_supplier_hk ORDER BY part_supplier_hk) AS place FROM plain.lineitem_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.part_supplier_l AS stored WHERE stored.part_supplier_hk = staged.part_supplier_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.order_line_s (order_line_hk, load_date, hash_diff, l_quantity, l_extendedprice, l_discount, l_tax, l_returnflag, l_linestatus, l_shipdate, l_commitdate, l_receiptdate, l_shipinstruct, l_shipmode, l_comment, tenant_hk, record_source)
SELECT staged.order_line_hk, :'load_date', staged.hash_diff, l_quantity::numeric(15,2), l_extendedprice::numeric(15,2), l_discount::numeric(15,2), l_tax::numeric(15,2), l_returnflag, l_linestatus, l_shipdate::date, l_commitdate::date, l_receiptdate::date, l_shipinstruct, l_shipmode, l_comment, decode(:'tenant', 'hex'), 'tpch.lineitem'
FROM (SELECT *, row_number() OVER (PARTITION BY order_line_hk ORDER BY order_line_hk) AS place FROM plain.lineitem_hashed) AS staged
LEFT JOIN (SELECT order_line_hk, hash_diff, row_number() OVER (PARTITION BY order_line_hk ORDER BY load_date DESC) AS place FROM business.order_line_s) AS latest
  ON latest.order_line_hk = staged.order_line_hk AND latest.place = 1
WHERE staged.place = 1 AND latest.hash_diff IS DISTINCT FROM staged.hash_diff;
