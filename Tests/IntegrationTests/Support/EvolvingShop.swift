import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// A model of one satellite, its database, and deliveries of it.
struct EvolvingShop: Sendable {
  let folder: FilePath
  let url: String

  init(folder: FilePath, url: String) throws {
    self.folder = folder
    self.url = url
    try FileManager.default.createDirectory(
      atPath: folder.appending("model/shop").string, withIntermediateDirectories: true)
  }

  /// The satellite's columns in order: `mail varchar(40) <email notHashed`.
  struct Shape {
    var columns: [[Substring]]

    init(_ columns: String...) { self.columns = columns.map { $0.split(separator: " ") } }

    var names: [Substring] { columns.map { $0[0] } }
  }

  /// Writes the model, and nothing else.
  func write(_ shape: Shape, saying farewell: String = "") throws {
    try shape.model(farewell).write(
      toFile: folder.appending("model/shop/Shop.swift").string, atomically: true, encoding: .utf8)
  }

  /// All generated files with their texts.
  func generatedFiles() throws -> [String: String] {
    let root = folder.appending("generated-sql").string
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.contains(".") }
      .reduce(into: [:]) { texts, name in
        texts[name] = try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)
      }
  }

  /// The one value that a query gives.
  func text(_ query: SQL) async throws -> String? {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).query(
        query
      ).text(0, 0)
    }
  }

  /// Writes the model, generates, and applies.
  func become(_ shape: Shape, saying farewell: String = "") async throws {
    try write(shape, saying: farewell)
    try shape.names.joined(separator: ",").write(
      toFile: folder.appending("columns.txt").string, atomically: true, encoding: .utf8)
    for verb in ["generate", "apply"] {
      let outcome = try await Program.vaultc.run(
        [verb], environment: ["DATABASE_URL": url], in: folder)
      try #require(outcome.exitCode == 0, "\(verb): \(outcome.errorOutput)")
    }
  }

  func migrations() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appending("generated-sql/shop/migrations").string
    ).sorted()
  }

  /// Loads every key; how many versions that stored.
  func load(keys: Int, moreVisits changed: Int = 0) async throws -> Int {
    let before = try await versions()
    let names = try String(
      contentsOfFile: folder.appending("columns.txt").string, encoding: .utf8
    ).split(separator: ",").map(String.init)
    var text = (["shop", "id"] + names).joined(separator: ",") + "\n"
    for key in 0..<keys {
      let values = names.map { name in
        switch name {
        case "name": "Name \(key)"
        case "email", "mail": "\(key)@example.org"
        case "visits": "\(key % 7 + (key < changed ? 1 : 0))"
        default: ""
        }
      }
      text += (["north", "\(key)"] + values).joined(separator: ",") + "\n"
    }
    let file = folder.appending("customers.csv").string
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try await Program.vaultload.run(
      [
        "run", "--vault", "generated-sql/shop/vault.json", "--source", "customers", "--again",
        "--input", file,
      ], environment: ["DATABASE_URL": url], in: folder)
    try #require(outcome.exitCode == 0, "\(outcome.errorOutput)")
    return try await versions() - before
  }

  func versions() async throws -> Int { try await count("business.profile_s") }
  func openVersions() async throws -> Int { try await count("business.profile_current") }

  /// The ghost is no version.
  private func count(_ table: SQL) async throws -> Int {
    try await onOwnThread {
      let connection = try Connection(
        to: .url(url), applicationName: "vaultwright tests", names: .database)
      let rows = try connection.query(
        "SELECT count(*) FROM \(table) WHERE customer_hk <> util.zero_key()")
      return Int(rows.integer(0, 0) ?? 0)
    }
  }
}

extension EvolvingShop.Shape {
  /// The model in the language, of these columns.
  func model(_ farewell: String) -> String {
    let columns = columns.map { column in
      "  let \(column[0]) = Column(\"\(column[0])\", .\(column[1]))"
    }
    let lines = columns.indices.map { place -> String in
      let column = self.columns[place]
      let words = column.dropFirst(2).map { word in
        word == "notHashed" ? ".notHashed()" : ".renamed(from: \"\(word.dropFirst())\")"
      }
      return "    row.\(column[0])\(words.joined())"
    }
    return """
      import DataVault

      struct Customers: SourceTable {
        static let name = "shop.customers"
        let shop = Column("shop", .text)
        let id = Column("id", .int8)
      \(columns.joined(separator: "\n"))
      }

      let tenant = Hub("tenant") { Key("shop", .text) }
      let customer = Hub("customer") { Key("id", .int8) }

      let customers = Source(Customers.self) { row in
        tenant.key(row.shop)
        customer.key(row.id)

        Satellite("profile", of: customer) {
      \(lines.joined(separator: "\n"))
        }
      }

      let vault = Vault("shop", tenant: tenant) {
        customers
        \(farewell)
      }
      """
  }
}
