/// A first delivery of each source, and what to do with it.
extension FirstModel {
  static let tenantsDelivery = """
    tenant_code,shop_name,country
    north,Nordlicht Books,NO
    south,Casa del Libro Azul,ES

    """

  static let customersDelivery = """
    tenant_code,customer_number,full_name,email,updated_at
    north,1,Ada Holm,ada@example.com,2026-01-05 09:30:00+00
    north,2,Bo Lind,bo@example.com,2026-01-07 15:10:00+00
    south,1,Carmen Ruiz,carmen@example.com,2026-01-06 11:00:00+00

    """

  static let ordersDelivery = """
    tenant_code,order_number,customer_number,status,total,ordered_at
    north,N-1001,1,PAID,129.00,2026-01-08 10:00:00+00
    north,N-1002,2,NEW,18.50,2026-01-09 16:45:00+00
    south,S-1001,1,SENT,64.20,2026-01-08 12:20:00+00

    """

  var readme: String {
    """
    # The vault `\(name)`

    `model/\(name)` is the model: three hubs (the tenant, customers, orders), a link and three satellites. `Tables/` holds
    the shapes of the source tables. `deliveries/` holds a first delivery of each source.

    In this folder:

        vaultc generate
        vaultc apply
        vaultload run --vault generated-sql/\(name)/vault.json --source orders --input deliveries/orders.csv

    The first writes `generated-sql/\(name)`: `migrations/`, which the second runs, and `vault.json` for the loader, the third.
    `vaultc schema` prints all tables. Without `--database` or `DATABASE_URL` they use a private PostgreSQL in `.vaultwright/`;
    `vaultload database psql` opens a shell on it, `vaultload database stop` ends it. Load `tenants` and `customers` the same
    way; sources may come in any order.

    After a change of the model, `vaultc check` tells what is wrong with it, and `vaultc graph` draws it.

    """
  }
}
