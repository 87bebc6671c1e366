import DataVault

extension FaultyModel {
  static let ofNames = [
    FaultyModel(
      "a hub's name with a blank", .invalidName,
      "the hub 'a job' has a name that SQL would want quoted", line: #line + 2
    ) {
      let odd = Hub("a job") { Key("number", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a key part's name in capitals", .invalidName,
      "the key part 'Number' of the hub 'odd' has a name that SQL would want quoted",
      line: #line + 2
    ) {
      let odd = Hub("odd") { Key("Number", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a schema's name with a dash", .invalidName,
      "the schema 'my-schema' of the hub 'odd' has a name that SQL would want quoted",
      line: #line + 2
    ) {
      let odd = Hub("odd", schema: "my-schema") { Key("number", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a role with a blank", .invalidName,
      "the role 'the boss' in the source 'jobs' has a name that SQL would want quoted",
      line: #line + 2
    ) {
      vault { row in worker.key(row.doneBy, as: "the boss") }
    },
    FaultyModel(
      "an attribute that begins with a digit", .invalidName,
      "the attribute '1st' of the satellite 's' has a name that SQL would want quoted",
      line: #line + 4
    ) {
      vault { _ in
        Satellite("s", of: tenant) {
          Jobs().title.named("1st")
        }
      }
    },
    FaultyModel(
      "a schema of PostgreSQL", .reservedName,
      "the hub 'odd' lies in the schema 'pg_toast', which is not the model's to fill",
      line: #line + 2
    ) {
      let odd = Hub("odd", schema: "pg_toast") { Key("number", .int8) }
      return vault { row in odd.key(row.number) }
    },
    FaultyModel(
      "a name that PostgreSQL would cut", .nameTooLong,
      "the satellite '\(String(repeating: "s", count: 54))' becomes "
        + "'\(String(repeating: "s", count: 54))_hash_diff' of 64 bytes; PostgreSQL keeps 63",
      line: #line + 3
    ) {
      vault { row in
        Satellite(String(repeating: "s", count: 54), of: tenant) { row.title }
      }
    },
    FaultyModel(
      "two hubs of one name", .duplicateName,
      "the hub 'twin' is declared twice, also at \(#filePath):\(#line + 3)", line: #line + 4
    ) {
      // The line of the first stands in the message.
      let first = Hub("twin") { Key("number", .int8) }
      let second = Hub("twin") { Key("badge", .text) }
      return vault { row in
        first.key(row.number)
        second.key(row.doneBy, as: "other")
      }
    },
    FaultyModel(
      "two satellites of one name", .duplicateName,
      "the satellite 'twin' is declared twice, also at \(#filePath):\(#line + 4)", line: #line + 5
    ) {
      // The line of the first stands in the message.
      vault { row in
        Satellite("twin", of: tenant) { row.title }
        Satellite("twin", of: tenant) { row.hours }
      }
    },
    FaultyModel(
      "a source that is listed twice", .duplicateName,
      "the source 'jobs' is declared twice, also at \(#filePath):\(#line + 2)", line: #line + 2
    ) {
      let source = Source(Jobs.self) { row in tenant.key(row.tenant) }
      return Vault("v", tenant: tenant) {
        source
        source
      }
    },
  ]
}
