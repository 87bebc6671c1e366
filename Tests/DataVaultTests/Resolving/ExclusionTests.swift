import DataVault
import Testing
import VaultModel

/// What `Excluded` and `ExcludedTable` become in the compiled vault.
@Suite struct ExclusionTests {
  private static let source = Source(Jobs.self) { row in
    FaultyModel.tenant.key(row.tenant)
    FaultyModel.worker.key(RowHash())
    Satellite("title", of: FaultyModel.worker) { row.title }
    Excluded(row.price, row.doneBy, because: "a secret")
    Excluded(row.hours, because: "not used")
  }

  private static func compiled() throws -> CompiledVault {
    let resolved = Vault("v", tenant: FaultyModel.tenant) {
      source
      ExcludedTable("shop.versions", because: "the source's own upkeep")
      ExcludedTable("shop.locks", because: "moves with every request")
    }.resolve()
    #expect(resolved.findings == [])
    return try #require(resolved.vault)
  }

  @Test func `columns and tables stand in the vault by name, each with its reason`() throws {
    let vault = try Self.compiled()
    #expect(
      vault.sources[0].excluded == [
        .init(name: "done_by", reason: "a secret"), .init(name: "hours", reason: "not used"),
        .init(name: "price", reason: "a secret"),
      ])
    #expect(
      vault.excluded == [
        .init(name: "shop.locks", reason: "moves with every request"),
        .init(name: "shop.versions", reason: "the source's own upkeep"),
      ])
  }

  @Test func `excluded columns are still known as columns of their table`() throws {
    let names = try Self.compiled().sources[0].columns.map(\.name)
    #expect(names.contains("price"))
  }

  @Test func `the hash of a whole row leaves excluded columns out`() throws {
    #expect(
      try Self.compiled().sources[0].derived.map(\.derivation) == [
        .rowHash(
          columns: ["tenant", "branch", "number", "title", "inspected_by", "touched_at"])
      ])
  }

  @Test func `a vault that excludes columns has a format that older programs refuse`() throws {
    let source = Source(Jobs.self) { row in
      FaultyModel.tenant.key(row.tenant)
      Excluded(row.title, because: "a secret")
    }
    let vault = Vault("v", tenant: FaultyModel.tenant) { source }
    #expect(try #require(vault.resolve().vault).format == 2)
  }

  @Test func `a vault with exclusions is read back as it was written`() throws {
    let vault = try Self.compiled()
    #expect(try VaultFile.decode(try VaultFile.encode(vault)) == vault)
  }

  @Test func `a vault that excludes nothing keeps its format and its bytes`() throws {
    let vault = try #require(Workshop.vault.resolve().vault)
    #expect(vault.format == 1)
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
    #expect(!text.contains("xcluded"))
  }
}
