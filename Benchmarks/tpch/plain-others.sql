-- What packages for dbt make of the same model: staging tables, hashes in SQL, and for each target one
-- INSERT .. SELECT with a window function and an anti-join. Versions are not closed.
\set tenant `printf TPC-H | sha256sum | cut -c1-64`
SELECT clock_timestamp() AS load_date \gset
SET client_min_messages = warning;
DROP TABLE IF EXISTS plain.customer, plain.customer_hashed;
DROP TABLE IF EXISTS plain.supplier, plain.supplier_hashed;
DROP TABLE IF EXISTS plain.part, plain.part_hashed;
DROP TABLE IF EXISTS plain.orders, plain.orders_hashed;

CREATE UNLOGGED TABLE plain.customer (c_custkey text, c_name text, c_address text, c_nationkey text, c_phone text, c_acctbal text, c_mktsegment text, c_comment text);
\set path :folder '/customer.csv'
COPY plain.customer FROM :'path' (FORMAT csv, HEADER);
CREATE UNLOGGED TABLE plain.customer_hashed AS SELECT *,
  sha256(convert_to(:'tenant' || '|' || coalesce(c_custkey, ''), 'UTF8')) AS customer_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(c_custkey, '') || '|' || coalesce(c_nationkey, ''), 'UTF8')) AS customer_nation_hk,
  sha256(convert_to(concat_ws('|', 'c_name=' || c_name, 'c_address=' || c_address, 'c_phone=' || c_phone, 'c_acctbal=' || c_acctbal, 'c_mktsegment=' || c_mktsegment, 'c_comment=' || c_comment), 'UTF8')) AS hash_diff
FROM plain.customer;
ANALYZE plain.customer_hashed;

INSERT INTO business.customer_h (customer_hk, tenant_hk, custkey, load_date, record_source)
SELECT customer_hk, decode(:'tenant', 'hex'), c_custkey::bigint, :'load_date', 'tpch.customer'
FROM (SELECT *, row_number() OVER (PARTITION BY customer_hk ORDER BY customer_hk) AS place FROM plain.customer_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.customer_h AS stored WHERE stored.customer_hk = staged.customer_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.customer_nation_l (customer_nation_hk, tenant_hk, customer_hk, c_nationkey, load_date, record_source)
SELECT customer_nation_hk, decode(:'tenant', 'hex'), customer_hk, c_nationkey::integer, :'load_date', 'tpch.customer'
FROM (SELECT *, row_number() OVER (PARTITION BY customer_nation_hk ORDER BY customer_nation_hk) AS place FROM plain.customer_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.customer_nation_l AS stored WHERE stored.customer_nation_hk = staged.customer_nation_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.customer_s (customer_hk, load_date, hash_diff, c_name, c_address, c_phone, c_acctbal, c_mktsegment, c_comment, tenant_hk, record_source)
SELECT staged.customer_hk, :'load_date', staged.hash_diff, c_name, c_address, c_phone, c_acctbal::numeric(15,2), c_mktsegment, c_comment, decode(:'tenant', 'hex'), 'tpch.customer'
FROM (SELECT *, row_number() OVER (PARTITION BY customer_hk ORDER BY customer_hk) AS place FROM plain.customer_hashed) AS staged
LEFT JOIN (SELECT customer_hk, hash_diff, row_number() OVER (PARTITION BY customer_hk ORDER BY load_date DESC) AS place FROM business.customer_s) AS latest
  ON latest.customer_hk = staged.customer_hk AND latest.place = 1
WHERE staged.place = 1 AND latest.hash_diff IS DISTINCT FROM staged.hash_diff;

CREATE UNLOGGED TABLE plain.supplier (s_suppkey text, s_name text, s_address text, s_nationkey text, s_phone text, s_acctbal text, s_comment text);
\set path :folder '/supplier.csv'
COPY plain.supplier FROM :'path' (FORMAT csv, HEADER);
CREATE UNLOGGED TABLE plain.supplier_hashed AS SELECT *,
  sha256(convert_to(:'tenant' || '|' || coalesce(s_suppkey, ''), 'UTF8')) AS supplier_hk,
  sha256(convert_to(concat_ws('|', 's_name=' || s_name, 's_address=' || s_address, 's_nationkey=' || s_nationkey, 's_phone=' || s_phone, 's_acctbal=' || s_acctbal, 's_comment=' || s_comment), 'UTF8')) AS hash_diff
FROM plain.supplier;
ANALYZE plain.supplier_hashed;

INSERT INTO business.supplier_h (supplier_hk, tenant_hk, suppkey, load_date, record_source)
SELECT supplier_hk, decode(:'tenant', 'hex'), s_suppkey::bigint, :'load_date', 'tpch.supplier'
FROM (SELECT *, row_number() OVER (PARTITION BY supplier_hk ORDER BY supplier_hk) AS place FROM plain.supplier_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.supplier_h AS stored WHERE stored.supplier_hk = staged.supplier_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.supplier_s (supplier_hk, load_date, hash_diff, s_name, s_address, s_nationkey, s_phone, s_acctbal, s_comment, tenant_hk, record_source)
SELECT staged.supplier_hk, :'load_date', staged.hash_diff, s_name, s_address, s_nationkey::integer, s_phone, s_acctbal::numeric(15,2), s_comment, decode(:'tenant', 'hex'), 'tpch.supplier'
FROM (SELECT *, row_number() OVER (PARTITION BY supplier_hk ORDER BY supplier_hk) AS place FROM plain.supplier_hashed) AS staged
LEFT JOIN (SELECT supplier_hk, hash_diff, row_number() OVER (PARTITION BY supplier_hk ORDER BY load_date DESC) AS place FROM business.supplier_s) AS latest
  ON latest.supplier_hk = staged.supplier_hk AND latest.place = 1
WHERE staged.place = 1 AND latest.hash_diff IS DISTINCT FROM staged.hash_diff;

CREATE UNLOGGED TABLE plain.part (p_partkey text, p_name text, p_mfgr text, p_brand text, p_type text, p_size text, p_container text, p_retailprice text, p_comment text);
\set path :folder '/part.csv'
COPY plain.part FROM :'path' (FORMAT csv, HEADER);
CREATE UNLOGGED TABLE plain.part_hashed AS SELECT *,
  sha256(convert_to(:'tenant' || '|' || coalesce(p_partkey, ''), 'UTF8')) AS part_hk,
  sha256(convert_to(concat_ws('|', 'p_name=' || p_name, 'p_mfgr=' || p_mfgr, 'p_brand=' || p_brand, 'p_type=' || p_type, 'p_size=' || p_size, 'p_container=' || p_container, 'p_retailprice=' || p_retailprice, 'p_comment=' || p_comment), 'UTF8')) AS hash_diff
FROM plain.part;
ANALYZE plain.part_hashed;

INSERT INTO business.part_h (part_hk, tenant_hk, partkey, load_date, record_source)
SELECT part_hk, decode(:'tenant', 'hex'), p_partkey::bigint, :'load_date', 'tpch.part'
FROM (SELECT *, row_number() OVER (PARTITION BY part_hk ORDER BY part_hk) AS place FROM plain.part_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.part_h AS stored WHERE stored.part_hk = staged.part_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.part_s (part_hk, load_date, hash_diff, p_name, p_mfgr, p_brand, p_type, p_size, p_container, p_retailprice, p_comment, tenant_hk, record_source)
SELECT staged.part_hk, :'load_date', staged.hash_diff, p_name, p_mfgr, p_brand, p_type, p_size::integer, p_container, p_retailprice::numeric(15,2), p_comment, decode(:'tenant', 'hex'), 'tpch.part'
FROM (SELECT *, row_number() OVER (PARTITION BY part_hk ORDER BY part_hk) AS place FROM plain.part_hashed) AS staged
LEFT JOIN (SELECT part_hk, hash_diff, row_number() OVER (PARTITION BY part_hk ORDER BY load_date DESC) AS place FROM business.part_s) AS latest
  ON latest.part_hk = staged.part_hk AND latest.place = 1
WHERE staged.place = 1 AND latest.hash_diff IS DISTINCT FROM staged.hash_diff;

CREATE UNLOGGED TABLE plain.orders (o_orderkey text, o_custkey text, o_orderstatus text, o_totalprice text, o_orderdate text, o_orderpriority text, o_clerk text, o_shippriority text, o_comment text);
\set path :folder '/orders.csv'
COPY plain.orders FROM :'path' (FORMAT csv, HEADER);
CREATE UNLOGGED TABLE plain.orders_hashed AS SELECT *,
  sha256(convert_to(:'tenant' || '|' || coalesce(o_orderkey, ''), 'UTF8')) AS order_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(o_custkey, ''), 'UTF8')) AS customer_hk,
  sha256(convert_to(:'tenant' || '|' || coalesce(o_orderkey, '') || '|' || coalesce(o_custkey, ''), 'UTF8')) AS order_customer_hk,
  sha256(convert_to(concat_ws('|', 'o_orderstatus=' || o_orderstatus, 'o_totalprice=' || o_totalprice, 'o_orderdate=' || o_orderdate, 'o_orderpriority=' || o_orderpriority, 'o_clerk=' || o_clerk, 'o_shippriority=' || o_shippriority, 'o_comment=' || o_comment), 'UTF8')) AS hash_diff
FROM plain.orders;
ANALYZE plain.orders_hashed;

INSERT INTO business.order_h (order_hk, tenant_hk, orderkey, load_date, record_source)
SELECT order_hk, decode(:'tenant', 'hex'), o_orderkey::bigint, :'load_date', 'tpch.orders'
FROM (SELECT *, row_number() OVER (PARTITION BY order_hk ORDER BY order_hk) AS place FROM plain.orders_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.order_h AS stored WHERE stored.order_hk = staged.order_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.customer_h (customer_hk, tenant_hk, custkey, load_date, record_source)
SELECT customer_hk, decode(:'tenant', 'hex'), o_custkey::bigint, :'load_date', 'tpch.orders'
FROM (SELECT *, row_number() OVER (PARTITION BY customer_hk ORDER BY customer_hk) AS place FROM plain.orders_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.customer_h AS stored WHERE stored.customer_hk = staged.customer_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.order_customer_l (order_customer_hk, tenant_hk, order_hk, customer_hk, load_date, record_source)
SELECT order_customer_hk, decode(:'tenant', 'hex'), order_hk, customer_hk, :'load_date', 'tpch.orders'
FROM (SELECT *, row_number() OVER (PARTITION BY order_customer_hk ORDER BY order_customer_hk) AS place FROM plain.orders_hashed) AS staged
WHERE place = 1 AND NOT EXISTS (SELECT FROM business.order_customer_l AS stored WHERE stored.order_customer_hk = staged.order_customer_hk)
ON CONFLICT DO NOTHING;

INSERT INTO business.order_s (order_hk, load_date, hash_diff, o_orderstatus, o_totalprice, o_orderdate, o_orderpriority, o_clerk, o_shippriority, o_comment, tenant_hk, record_source)
SELECT staged.order_hk, :'load_date', staged.hash_diff, o_orderstatus, o_totalprice::numeric(15,2), o_orderdate::date, o_orderpriority, o_clerk, o_shippriority::integer, o_comment, decode(:'tenant', 'hex'), 'tpch.orders'
FROM (SELECT *, row_number() OVER (PARTITION BY order_hk ORDER BY order_hk) AS place FROM plain.orders_hashed) AS staged
LEFT JOIN (SELECT order_hk, hash_diff, row_number() OVER (PARTITION BY order_hk ORDER BY load_date DESC) AS place FROM business.order_s) AS latest
  ON latest.order_hk = staged.order_hk AND latest.place = 1
WHERE staged.place = 1 AND latest.hash_diff IS DISTINCT FROM staged.hash_diff;
