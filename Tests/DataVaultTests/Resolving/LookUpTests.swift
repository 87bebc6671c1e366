import DataVault
import Testing
import VaultModel

/// What tenants that are looked up become in the compiled vault.
@Suite struct LookUpTests {
  private static let jobs = Source(Jobs.self) { row in
    FaultyModel.tenant.key(row.tenant)
    FaultyModel.job.key(row.number)
    FaultyModel.worker.key(row.doneBy)
  }

  private static func compiled(
    systemTenant: String? = nil,
    @SourceBuilder _ elements: (Visits) -> [SourceElement]
  ) throws -> CompiledVault {
    let visits = Source(Visits.self, elements)
    let resolved = Vault("v", tenant: FaultyModel.tenant, systemTenant: systemTenant) {
      jobs
      visits
    }.resolve()
    #expect(resolved.findings == [])
    return try #require(resolved.vault)
  }

  @Test func `a tenant that is looked up is a value of the record, made last`() throws {
    let vault = try Self.compiled { row in
      FaultyModel.tenant.key(of: FaultyModel.job, row.number)
      FaultyModel.job.key(row.number)
      Satellite("visit", of: FaultyModel.job) {
        Combined(row.kind, row.note, separatedBy: " ").named("text")
      }
    }
    let source = try #require(vault.sources.first { $0.name == "visits" })
    #expect(
      source.derived.last
        == .init(
          name: "tenant(job: number)", type: .text,
          derivation: .lookedUpTenant(
            of: [.init(hub: "job", parts: [.init(column: "number")])], systemTenant: "SYSTEM")))
    #expect(
      source.keys.first
        == .init(
          hub: "tenant", role: "tenant", parts: [.init(column: "tenant(job: number)")],
          whenMissing: .quarantine))
    #expect(source.columns(behind: "tenant(job: number)") == ["number"])
  }

  @Test func `keys are asked for in the order of the model, and a fallback is the last`() throws {
    let vault = try Self.compiled(systemTenant: "nobody") { row in
      FaultyModel.tenant.key(of: FaultyModel.job, row.number)
        .or(of: FaultyModel.worker, row.badge.or("B1")).or("house")
    }
    let source = try #require(vault.sources.first { $0.name == "visits" })
    let name = "tenant(job: number; worker: badge or 'B1')"
    #expect(source.keys.map(\.parts) == [[.init(column: name, constant: "house")]])
    #expect(
      source.derived.map(\.derivation) == [
        .lookedUpTenant(
          of: [
            .init(hub: "job", parts: [.init(column: "number")]),
            .init(hub: "worker", parts: [.init(column: "badge", constant: "B1")]),
          ], systemTenant: "nobody")
      ])
  }

  @Test func `only a vault that looks tenants up has the third format`() throws {
    let looking = try Self.compiled { row in
      FaultyModel.tenant.key(of: FaultyModel.job, row.number)
    }
    let naming = try Self.compiled { row in FaultyModel.tenant.key(row.tenant) }
    #expect(looking.format == 3)
    #expect(naming.format == 1)
    #expect(try VaultFile.decode(VaultFile.encode(looking)) == looking)
  }
}
