import DataVault

extension FaultyModel {
  /// Faults of table traits and of conventions.
  static let ofOptions = [
    FaultyModel(
      "a page that is hardly filled", .fillFactor,
      "the hub 'odd' would fill pages to 9 percent; PostgreSQL takes 10 to 100",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }.fillFactor(9)
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "rows that are kept for no day", .retention,
      "the hub 'odd' is kept for 0 days",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }.kept(days: 0)
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "an index over no such column", .unknownColumn,
      "the hub 'odd' has no column 'colour' to index",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }.indexed("colour")
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "an index twice", .repeatedIndex,
      "the hub 'odd' has the index over number twice",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }.indexed("number").indexed("number")
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a hub in partitions", .partitionKey,
      "the hub 'odd' cannot be partitioned by load date, which its primary key does not "
        + "hold",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }
        .partitioned(by: .year, from: "2026", through: "2027")
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "months that are none", .partitionBounds,
      "the satellite 's' is partitioned by month from '2026-13' through '2027-01'",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant) { row.title }
          .partitioned(by: .month, from: "2026-13", through: "2027-01")
      }
    },
    FaultyModel(
      "years in the wrong order", .partitionBounds,
      "the satellite 's' is partitioned by year from '2027' through '2026'",
      line: #line + 3
    ) {
      vault { row in
        Satellite("s", of: tenant) { row.title }
          .partitioned(by: .year, from: "2027", through: "2026")
      }
    },
    FaultyModel(
      "foreign keys of PostgreSQL 18", .notEnforced,
      "the hub 'odd' has foreign keys that are not enforced, from PostgreSQL 18 on only",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8) }.foreignKeys(.notEnforced)
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "hash rules of others", .hashRules,
      "the vault 'v' hashes by the rules of automate-dv, under which different keys can "
        + "become one",
      line: #line + 2
    ) {
      Vault("v", tenant: tenant, conventions: VaultConventions(rules: .automateDV)) {
        Source(Jobs.self) { row in
          tenant.key(row.tenant)
          job.key(row.number)
        }
      }
    },
    FaultyModel(
      "an open marker that is no instant", .openMarker,
      "the vault 'v' marks open versions with 'never', which is not an instant",
      line: #line + 2
    ) {
      catalogue(VaultConventions(openMarker: .date("never"))) {}
    },
    FaultyModel(
      "an open marker that is stored nowhere", .openMarker,
      "the vault 'v' marks open versions, but stores no end of any version",
      line: #line + 2
    ) {
      catalogue(
        VaultConventions(openMarker: .date("9999-12-31 00:00:00+00"), closing: .insertOnly)
      ) {}
    },
    FaultyModel(
      "a role for two tasks", .roles,
      "the vault 'v' has the role 'boss' for two tasks",
      line: #line + 2
    ) {
      catalogue(VaultConventions(roles: Roles(owner: "boss", loader: "boss", reader: "r"))) {}
    },
    FaultyModel(
      "a pattern without a star", .namingPolicy,
      "the vault 'v' makes names by the pattern 'hash'",
      line: #line + 2
    ) {
      catalogue(VaultConventions(naming: NamingPolicy(joinedKey: "hash"))) {}
    },
    FaultyModel(
      "a pattern of schemas without a star", .namingPolicy,
      "the vault 'v' makes names by the pattern 'shop'",
      line: #line + 2
    ) {
      catalogue(VaultConventions(naming: NamingPolicy(schema: "shop"))) {}
    },
    FaultyModel(
      "an identical name of hub and link tables", .namingPolicy,
      "the vault 'v' makes tables of two kinds by the pattern '*_t'",
      line: #line + 2
    ) {
      catalogue(VaultConventions(naming: NamingPolicy(link: "*_t", reference: "*_t"))) {}
    },
  ]
}
