@testable import ModelImport

/// A source with something of everything that an import tells apart.
enum ShopSource {
  static let database = SourceDatabase(tables: tables)

  private static let tables: [SourceDatabase.Table] = [
    .init(
      "shop.tenants", ["id uuid!", "name varchar(100)!", "updated_at timestamptz"],
      comment: "Who rents the shop."),
    .init(
      "shop.customers",
      [
        "id uuid!", "tenant_id uuid!", "customer_number varchar(20)!", "first_name varchar(100)",
        "email varchar(255)!", "segment varchar(20) = RETAIL | TRADE", "salary numeric(12,2)",
        "password_hash text", "status varchar(9)", "order_count int", "desc text",
        "search tsvector", "created_at timestamptz", "updated_at timestamptz",
      ],
      unique: [["tenant_id", "email"], ["tenant_id", "customer_number"]],
      references: ["tenant_id": "shop.tenants"]),
    .init(
      "shop.customer_preferences", ["customer_id uuid!", "tenant_id uuid!", "newsletter boolean"],
      key: ["customer_id"],
      references: ["tenant_id": "shop.tenants", "customer_id": "shop.customers"]),
    .init(
      "shop.orders",
      [
        "id uuid!", "tenant_id uuid!", "customer_id uuid!", "adviser_id uuid", "parent_id uuid",
        "country varchar(2)", "total numeric(12,2)", "access_token text",
      ],
      references: [
        "tenant_id": "shop.tenants", "customer_id": "shop.customers",
        "adviser_id": "shop.employees", "parent_id": "shop.orders",
        "country": "shop.countries#code",
      ]),
    .init(
      "shop.order_lines",
      ["order_id uuid!", "line int!", "tenant_id uuid!", "product_id uuid!", "quantity int"],
      key: ["order_id", "line"],
      references: [
        "tenant_id": "shop.tenants", "order_id": "shop.orders", "product_id": "shop.products",
      ]),
    .init(
      "shop.products", ["id uuid!", "tenant_id uuid!", "sku varchar(30)!", "price numeric(9,2)"],
      unique: [["tenant_id", "sku"]], references: ["tenant_id": "shop.tenants"]),
    .init(
      "shop.warehouses", ["id int!", "tenant_id uuid!", "warehouse_code varchar(8)!", "city text"],
      unique: [["tenant_id", "warehouse_code"]], references: ["tenant_id": "shop.tenants"]),
    .init(
      "shop.employees", ["id uuid!", "tenant_id uuid!", "manager uuid", "hired date"],
      references: ["tenant_id": "shop.tenants", "manager": "shop.employees"]),
    .init(
      "shop.employee_roles",
      ["id uuid!", "tenant_id uuid!", "employee_id uuid!", "role_id uuid!", "since date"],
      unique: [["employee_id", "role_id"]],
      references: [
        "tenant_id": "shop.tenants", "employee_id": "shop.employees", "role_id": "shop.roles",
      ]),
    .init("shop.roles", ["id uuid!", "tenant_id uuid!", "label text"]),
    .init(
      "shop.order_history",
      [
        "id uuid!", "tenant_id uuid!", "order_id uuid!", "old_status text", "new_status text",
        "ip_address inet", "happened_at timestamptz!",
      ],
      references: ["tenant_id": "shop.tenants", "order_id": "shop.orders"]),
    .init(
      "shop.readings", ["tenant_id uuid", "measured_at timestamptz", "degrees numeric"], key: []),
    .init("shop.countries", ["code varchar(2)!", "name text"], key: ["code"]),
    .init("shop.visits", ["id uuid!", "tenant_id uuid!", "customer_id uuid", "page text"]),
  ]
}
