import DataVault

// The tables of TPC-H, specification 3.0.1, clause 1.4, as tpchgen-cli writes them.

struct Customer: SourceTable {
  static let name = "tpch.customer"

  let key = Column("c_custkey", .int8)
  let name = Column("c_name", .text)
  let address = Column("c_address", .text)
  let nationKey = Column("c_nationkey", .int4)
  let phone = Column("c_phone", .text)
  let accountBalance = Column("c_acctbal", .numeric(15, 2))
  let marketSegment = Column("c_mktsegment", .text)
  let comment = Column("c_comment", .text)
}

struct Orders: SourceTable {
  static let name = "tpch.orders"

  let key = Column("o_orderkey", .int8)
  let customerKey = Column("o_custkey", .int8)
  let status = Column("o_orderstatus", .text)
  let totalPrice = Column("o_totalprice", .numeric(15, 2))
  let orderDate = Column("o_orderdate", .date)
  let priority = Column("o_orderpriority", .text)
  let clerk = Column("o_clerk", .text)
  let shipPriority = Column("o_shippriority", .int4)
  let comment = Column("o_comment", .text)
}

struct LineItem: SourceTable {
  static let name = "tpch.lineitem"

  let orderKey = Column("l_orderkey", .int8)
  let partKey = Column("l_partkey", .int8)
  let supplierKey = Column("l_suppkey", .int8)
  let lineNumber = Column("l_linenumber", .int4)
  let quantity = Column("l_quantity", .numeric(15, 2))
  let extendedPrice = Column("l_extendedprice", .numeric(15, 2))
  let discount = Column("l_discount", .numeric(15, 2))
  let tax = Column("l_tax", .numeric(15, 2))
  let returnFlag = Column("l_returnflag", .text)
  let lineStatus = Column("l_linestatus", .text)
  let shipDate = Column("l_shipdate", .date)
  let commitDate = Column("l_commitdate", .date)
  let receiptDate = Column("l_receiptdate", .date)
  let shipInstructions = Column("l_shipinstruct", .text)
  let shipMode = Column("l_shipmode", .text)
  let comment = Column("l_comment", .text)
}

struct Part: SourceTable {
  static let name = "tpch.part"

  let key = Column("p_partkey", .int8)
  let name = Column("p_name", .text)
  let manufacturer = Column("p_mfgr", .text)
  let brand = Column("p_brand", .text)
  let type = Column("p_type", .text)
  let size = Column("p_size", .int4)
  let container = Column("p_container", .text)
  let retailPrice = Column("p_retailprice", .numeric(15, 2))
  let comment = Column("p_comment", .text)
}

struct Supplier: SourceTable {
  static let name = "tpch.supplier"

  let key = Column("s_suppkey", .int8)
  let name = Column("s_name", .text)
  let address = Column("s_address", .text)
  let nationKey = Column("s_nationkey", .int4)
  let phone = Column("s_phone", .text)
  let accountBalance = Column("s_acctbal", .numeric(15, 2))
  let comment = Column("s_comment", .text)
}
