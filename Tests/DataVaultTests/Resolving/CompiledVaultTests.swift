import DataVault
import SystemPackage
import TestSupport
import Testing
import VaultModel

@Suite struct CompiledVaultTests {
  @Test func `a model without faults becomes the vault that was reviewed`() throws {
    let model = Workshop.vault.resolve()
    #expect(model.findings == [])
    let vault = try #require(model.vault)
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
    let file = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .appending("Golden/workshop.json")
    try assertSnapshot(text, file)
  }

  @Test func `the order of declarations changes no byte`() throws {
    let other = Vault("workshop", tenant: Workshop.tenant, about: "Jobs and workers") {
      Workshop.imports
      Workshop.jobs
    }
    let reordered = try #require(other.resolve().vault)
    #expect(reordered == Workshop.vault.resolve().vault)
  }

  @Test func `the order of a source's lines changes no byte`() throws {
    func vault(@SourceBuilder _ elements: (Jobs) -> [SourceElement]) throws -> CompiledVault {
      let source = Source(Jobs.self, elements)
      let model = Vault("v", tenant: Workshop.tenant) { source }.resolve()
      return try #require(model.vault, "\(model.findings)")
    }
    let title = Satellite("title", of: Workshop.job) { Jobs().title }
    let price = Satellite("price", of: Workshop.job) { Jobs().price }
    let forward = try vault { row in
      Workshop.tenant.key(row.tenant)
      Workshop.job.key(row.branch, row.number)
      title
      price
    }
    let backward = try vault { row in
      price
      title
      Workshop.job.key(row.branch, row.number)
      Workshop.tenant.key(row.tenant)
    }
    #expect(try VaultFile.encode(forward) == VaultFile.encode(backward))
  }

  @Test func `a tenant that takes part in a link needs no column of its own`() throws {
    let source = Source(Jobs.self) { row in
      Workshop.tenant.key(row.tenant)
      Workshop.tenant.key(row.branch, as: "client")
      Link("order") {
        Workshop.tenant
        Workshop.tenant.as("client")
      }
    }
    let vault = try #require(Vault("v", tenant: Workshop.tenant) { source }.resolve().vault)
    #expect(vault.links.map { $0.participants.map(\.column) } == [["tenant_hk", "client_hk"]])
    #expect(vault.sources[0].keys.map(\.role) == ["tenant", "client"])
  }

  @Test func `the tenants' hash key has one name, whatever their hub is called`() throws {
    let company = Hub("company") { Key("company_code", .text) }
    let source = Source(Jobs.self) { row in
      company.key(row.tenant)
      Satellite("company", of: company) { row.title }
    }
    let vault = try #require(Vault("v", tenant: company) { source }.resolve().vault)
    #expect(vault.hubs[0].hashKey == "tenant_hk")
    #expect(vault.satellites[0].parentHashKey == "tenant_hk")
  }
}
