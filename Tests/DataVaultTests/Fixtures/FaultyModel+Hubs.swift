import DataVault

extension FaultyModel {
  static let ofHubs = [
    FaultyModel(
      "a hub without a key", .emptyHub, "the hub 'odd' has no business key", line: #line + 2
    ) {
      let odd = Hub("odd") {}
      return vault { _ in odd.key() }
    },
    FaultyModel(
      "two key parts of one name", .duplicateColumn, "the hub 'odd' has two key parts 'a'",
      line: #line + 2
    ) {
      let odd = Hub("odd") {
        Key("a", .text)
        Key("a", .int8)
      }
      return vault { row in odd.key(row.title, row.number) }
    },
    FaultyModel(
      "a key part like a column of every hub", .reservedName,
      "the key part 'load_date' of the hub 'odd' is a column that every hub has", line: #line + 2
    ) {
      let odd = Hub("odd") { Key("load_date", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a key part like the joined key", .reservedName,
      "the key part 'odd_bk' of the hub 'odd' is a column that every hub has", line: #line + 2
    ) {
      let odd = Hub("odd") {
        Key("odd_bk", .text)
        Key("number", .int8)
      }
      return vault { row in odd.key(row.title, row.number) }
    },
    FaultyModel(
      "a number that is trimmed", .keyNormalization,
      "the key part 'number' of the hub 'odd' is normalised, but bigint is not a text",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("number", .int8, normalized: .trim) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a tenant with two key parts", .tenantKeyParts,
      "the tenant hub 'company' has 2 key parts; it can have one", line: #line + 2
    ) {
      let company = Hub("company") {
        Key("country", .text)
        Key("code", .text)
      }
      let source = Source(Jobs.self) { row in company.key("at", row.tenant) }
      return Vault("v", tenant: company) { source }
    },
    FaultyModel(
      "a key that is a UUID", .surrogateKey,
      "the hub 'odd' is known by a UUID only, which no other system will ever deliver",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("id", .uuid) }
      return vault { _ in odd.key("00000000-0000-0000-0000-000000000001") }
    },
    FaultyModel(
      "more decimals than digits", .typeLimits,
      "the key part 'n' of the hub 'odd' cannot be numeric(3,4): 0 to 3 of its digits can be decimals",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("n", .numeric(3, 4)) }
      return vault { _ in odd.key("1") }
    },
    FaultyModel(
      "more digits than PostgreSQL has", .typeLimits,
      "the key part 'n' of the hub 'odd' cannot be numeric(1001,0): a number has 1 to 1000 digits",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("n", .numeric(1_001, 0)) }
      return vault { _ in odd.key("1") }
    },
    FaultyModel(
      "a text of no length", .typeLimits,
      "the key part 't' of the hub 'odd' cannot be character varying(0): "
        + "the limit is 1 to 10485760 characters",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("t", .varchar(0)) }
      return vault { _ in odd.key("") }
    },
    FaultyModel(
      "an array of arrays", .typeLimits,
      "the key part 't' of the hub 'odd' cannot be text[][]: "
        + "an array type says nothing of its dimensions",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("t", .array(.array(.text))) }
      return vault { _ in odd.key("{}") }
    },
  ]
}
