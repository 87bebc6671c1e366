import SystemPackage
import TestSupport
import Testing

@testable import ModelImport

@Suite struct ProposalTextTests {
  private static let golden = FilePath(#filePath).removingLastComponent().removingLastComponent()
    .appending("Golden")

  private let shop = Proposal(
    for: ShopSource.database, vault: "shop", about: "What the schema shop holds")

  @Test func `a shop's model is written as it was`() throws {
    for file in shop.files(beside: KnownModel()) where !file.path.hasPrefix("Tables/") {
      try assertSnapshot(file.text, Self.golden.appending("shop").appending("\(file.path).txt"))
    }
    try assertSnapshot(
      try #require(shop.text("Tables/Customers.swift")),
      Self.golden.appending("shop/Customers.table.txt"))
  }

  @Test func `every column is mapped, keyed or left out by name`() {
    let text = shop.subjectTexts
    for shape in shop.shapes {
      let source = shop.subjects.flatMap(\.sources).first { $0.structName == shape.structName }
      #expect(source != nil, "\(shape.structName)")
      for column in shape.columns {
        #expect(text.contains("row.\(column.property)"), "\(shape.table).\(column.name)")
      }
    }
  }

  @Test func `what could not be known is told with its line`() throws {
    let files = shop.files(beside: KnownModel())
    for file in files {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let marked = lines.indices.filter { lines[$0].contains("// decide: ") }
      #expect(file.decisions.map(\.line) == marked.map { $0 + 1 }, "\(file.path)")
    }
    let decisions = files.flatMap(\.decisions).map(\.text)
    #expect(
      decisions.contains(
        "no foreign key says that customer_id refers to shop.customers, only its name"))
    #expect(decisions.contains("rows without tenant_id go to this tenant"))
  }

  @Test func `no line is wider than it may be`() {
    for file in shop.files(beside: KnownModel()) {
      for line in file.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }
  }

  @Test func `the same source gives the same model`() {
    let again = Proposal(
      for: SourceDatabase(tables: ShopSource.database.tables.reversed()), vault: "shop",
      about: "What the schema shop holds")
    #expect(again == shop)
  }

  @Test func `schemas of its own have the vault's name before theirs`() {
    let own = Proposal(
      for: ShopSource.database, vault: "shop", about: "A shop", hasOwnSchemas: true)
    #expect(own.text("Shop.swift")?.contains("NamingPolicy(schema: \"shop_*\")") == true)
    #expect(shop.text("Shop.swift")?.contains("NamingPolicy") == false)
  }
}
