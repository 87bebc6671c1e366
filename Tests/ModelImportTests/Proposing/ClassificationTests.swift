import Testing
import VaultModel

@testable import ModelImport

@Suite struct ClassificationTests {
  private let shop = Classification(of: ShopSource.database)

  private func name(_ table: String) -> SourceDatabase.TableName { .init("shop.\(table)") }

  @Test func `the column that most tables have says whose a row is`() {
    #expect(shop.tenancy.column == "tenant_id")
    #expect(shop.tenancy.table == name("tenants"))
    #expect(shop.tenancy.type == .uuid)
    let alone = Tenancy(of: SourceDatabase(tables: [.init("a.b", ["id uuid!", "name text"])]))
    #expect(!alone.isKnown)
    #expect(alone.constant(for: "shop") == "shop")
  }

  @Test(arguments: [
    ("customers", ["id"]), ("products", ["id"]), ("warehouses", ["warehouse_code"]),
    ("tenants", ["id"]), ("readings", []),
  ])
  func `a key is the surrogate where others carry it, else what the business knows`(
    table: String, key: [String]
  ) {
    #expect(shop.keys[name(table)]?.columns == key)
  }

  @Test func `a key that was passed over is named`() {
    #expect(
      shop.keys[name("customers")]?.reason == "email is unique, too, but may change.")
    #expect(
      shop.keys[name("products")]?.reason
        == "sku is unique, too, but other tables carry id: it is payload.")
  }

  @Test func `a key that two indexes keep unique is one`() {
    let classification = Classification(
      of: SourceDatabase(tables: [
        .init("a.owners", ["id uuid!", "tenant_id uuid!"]),
        .init(
          "a.boxes", ["id uuid!", "tenant_id uuid!", "code varchar(9)!"],
          unique: [["code"], ["code"], ["tenant_id", "code"]]),
      ]))
    let choice = classification.keys[.init("a.boxes")]
    #expect(choice?.columns == ["code"])
    #expect(choice?.isDoubtful == false)
    #expect(choice?.reason == "No other table carries id; code is unique and never missing.")
  }

  @Test func `every kind of table is told`() {
    #expect(shop.nature(of: name("tenants")) == .tenants)
    #expect(shop.nature(of: name("countries")) == .codeList)
    #expect(shop.nature(of: name("customers")) == .hub)
    #expect(shop.nature(of: name("readings")) == .hub)
    guard case .part(.row(let whole)) = shop.nature(of: name("customer_preferences")) else {
      Issue.record("preferences are no part")
      return
    }
    #expect(whole.to == name("customers"))
    guard case .relation(let lines, let dependent) = shop.nature(of: name("order_lines")) else {
      Issue.record("lines are no relation")
      return
    }
    #expect(lines.map(\.to) == [name("orders")])
    #expect(dependent == ["line"])
    guard case .relation(let roles, let none) = shop.nature(of: name("employee_roles")) else {
      Issue.record("roles of employees are no relation")
      return
    }
    #expect(roles.map(\.to) == [name("employees"), name("roles")])
    #expect(none.isEmpty)
    guard case .event(let events, let key) = shop.nature(of: name("order_history")) else {
      Issue.record("the history is no event")
      return
    }
    #expect(events.map(\.to) == [name("orders")])
    #expect(key == ["id"])
  }

  @Test func `a name suggests a reference where nothing declares one`() {
    let visits = shop.references[name("visits")] ?? []
    #expect(visits.map(\.to) == [name("customers")])
    #expect(visits.map(\.isDeclared) == [false])
  }

  @Test func `a key part holds every column that carries it`() {
    let database = SourceDatabase(tables: [
      .init("s.items", ["id int!", "label text"]),
      .init("s.uses", ["id bigint!", "item_ref bigint"], references: ["item_ref": "s.items"]),
      .init("s.notes", ["id bigint!", "item_ref text"], references: ["item_ref": "s.items"]),
    ])
    let classification = Classification(of: database)
    #expect(classification.keyType(of: .init("s.items"), "id") == .int8)
    #expect(classification.resolved(.init("s.uses")).count == 1)
    // No value of a text is known to be a number.
    #expect(classification.resolved(.init("s.notes")).isEmpty)
  }

  @Test func `two tables that are part of each other are not followed for ever`() {
    let database = SourceDatabase(tables: [
      .init("s.a", ["id int!", "x text"], references: ["id": "s.b"]),
      .init("s.b", ["id int!", "y text"], references: ["id": "s.a"]),
    ])
    let classification = Classification(of: database)
    let natures = database.tables.map { classification.nature(of: $0.name) }
    #expect(natures.count { $0 == .hub } == 1)
  }
}
