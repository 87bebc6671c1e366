import Testing

@testable import ModelImport

@Suite struct SourceDifferenceTests {
  /// A model as a first import writes it.
  private func model(of database: SourceDatabase) -> [ModelFile] {
    Proposal(for: database, vault: "shop", about: "A shop").files(beside: KnownModel()).map {
      ModelFile(path: $0.path, text: $0.text)
    }
  }

  private func later(
    _ change: (inout [SourceDatabase.Table]) -> Void
  ) -> (proposal: Proposal, difference: SourceDifference) {
    let files = model(of: ShopSource.database)
    let known = KnownModel(files)
    var tables = ShopSource.database.tables
    change(&tables)
    let database = SourceDatabase(tables: tables)
    return (
      Proposal(for: database, vault: "shop", about: "A shop", beside: known),
      SourceDifference(of: database, schema: "shop", to: known, in: files)
    )
  }

  @Test func `a model is read as it was written`() throws {
    let known = KnownModel(model(of: ShopSource.database))
    #expect(known.tables.count == ShopSource.database.tables.count)
    #expect(known.tenant == "tenant")
    let customers = try #require(known.tables["shop.customers"])
    #expect(customers.structName == "Customers")
    #expect(customers.source?.constant == "customers")
    #expect(customers.key == .init(hub: "customer", hubName: "customer", properties: ["id"]))
    #expect(
      customers.columns.map(\.name)
        == ShopSource.database.table(.init("shop.customers"))?.columns.map(\.name))
    #expect(known.vaultNames.isSuperset(of: ["customer", "order_line", "country"]))
    #expect(known.fileNames.contains("Shop"))
  }

  @Test func `an unchanged source asks for nothing`() {
    let (proposal, difference) = later { _ in }
    #expect(proposal.files(beside: KnownModel(model(of: ShopSource.database))).isEmpty)
    #expect(difference.files.isEmpty)
    #expect(difference.changes.isEmpty)
  }

  @Test func `a new table gets files of its own, and keys the hubs that are there`() throws {
    let (proposal, difference) = later {
      $0.append(
        .init(
          "shop.invoices", ["id uuid!", "tenant_id uuid!", "customer_id uuid!", "due date"],
          references: ["tenant_id": "shop.tenants", "customer_id": "shop.customers"]))
    }
    let files = proposal.files(beside: KnownModel(model(of: ShopSource.database)))
    #expect(files.map(\.path) == ["Invoice.swift", "Tables/Invoices.swift"])
    let text = try #require(files.first?.text)
    #expect(text.contains("customer.key(row.customerId)"))
    #expect(text.contains("invoice\n    customer\n"))
    #expect(difference.changes.isEmpty)
  }

  @Test func `new columns are told with their line of the model, and their table is written anew`()
  {
    let (_, difference) = later { tables in
      for index in tables.indices where tables[index].name.name == "customers" {
        tables[index].columns += [.init("mobile_phone text"), .init("api_key text")]
      }
    }
    #expect(difference.files.map(\.path) == ["Tables/Customers.swift"])
    #expect(difference.files.first?.text.contains("let mobilePhone = Column") == true)
    #expect(
      difference.changes.map(\.lines) == [
        ["row.mobilePhone.sensitive(.personal)"],
        ["Excluded(row.apiKey, because: \"a secret\")"],
      ])
    #expect(
      difference.changes.first?.text.hasPrefix(
        "shop.customers has a new column mobile_phone (text); write into a satellite of the source "
          + "customers (Customer.swift:") == true)
  }

  @Test func `a column that a source names stays until it does not`() throws {
    let (_, difference) = later { tables in
      for index in tables.indices where tables[index].name.name == "customers" {
        tables[index].columns.removeAll { $0.name == "segment" }
      }
    }
    let file = try #require(difference.files.first)
    #expect(file.text.contains("let segment = Column(\"segment\", .varchar(20))"))
    #expect(file.decisions.count == 1)
    #expect(difference.changes.map(\.text).first?.contains("take row.segment out") == true)
  }

  @Test func `the hub of tenants keeps the name that the model gave it`() throws {
    let known = KnownModel([
      ModelFile(
        path: "Model.swift",
        text: """
          let owner = Hub("company") { Key("code", .int4) }
          public let vault = Vault("crm", tenant: owner) {}
          """)
    ])
    let database = SourceDatabase(tables: [
      .init("crm.shops", ["id int!", "tenant_id int!"]),
      .init(
        "crm.visits", ["id int!", "tenant_id int!", "company_id int!"],
        references: ["company_id": "crm.shops"]),
    ])
    let proposal = Proposal(for: database, vault: "crm", about: "A shop", beside: known)
    let text = proposal.files(beside: known).map(\.text).joined()
    #expect(text.contains("owner.key(row.tenantId)"))
    // The role 'company' is the tenant's own.
    #expect(text.contains("shop.key(row.companyId, as: \"company_2\")"), "\(text)")
  }

  @Test func `no file gets the name of one that is there`() {
    let known = KnownModel([ModelFile(path: "Invoices.swift", text: "// mine\n")])
    let database = SourceDatabase(tables: [.init("crm.invoices", ["id int!", "due date"])])
    let proposal = Proposal(for: database, vault: "crm", about: "A shop", beside: known)
    #expect(proposal.shapes.map(\.structName) == ["Invoices2"])
  }

  @Test func `a changed type is written, and told`() throws {
    let (_, difference) = later { tables in
      for index in tables.indices where tables[index].name.name == "orders" {
        tables[index].columns = tables[index].columns.map {
          $0.name == "total" ? .init("total numeric(20,2)") : $0
        }
      }
    }
    #expect(difference.files.first?.text.contains(".numeric(20, 2)") == true)
    let change = try #require(difference.changes.first)
    #expect(change.text.contains("is .numeric(20, 2) now, and was .numeric(12, 2)"))
    #expect(change.place.file == "Tables/Orders.swift")
  }

  @Test func `a table that is gone is told where its source stands`() throws {
    let (_, difference) = later { $0.removeAll { $0.name.name == "visits" } }
    #expect(difference.files.isEmpty)
    let change = try #require(difference.changes.first)
    #expect(change.place.file == "Visit.swift")
    #expect(
      change.text.hasPrefix(
        "the source has no table shop.visits; where no query delivers it either, take visits out"))
  }

  @Test func `a table that the model leaves out is not proposed again`() {
    let files = [
      ModelFile(
        path: "Shop.swift",
        text: """
          let vault = Vault("shop", tenant: tenant) {
            ExcludedTable("shop.visits", because: "nobody asks")
          }
          """)
    ]
    let known = KnownModel(files)
    let proposal = Proposal(
      for: ShopSource.database, vault: "shop", about: "A shop", beside: known)
    #expect(!proposal.shapes.contains { $0.table == "shop.visits" })
  }
}
