import DataVault
import Testing
import VaultModel

@Suite struct ModelRuleTests {
  @Test(arguments: FaultyModel.all)
  func `a fault is told with its line and a way out`(_ model: FaultyModel) throws {
    let resolved = model.vault().resolve()
    let told = resolved.findings.map { "\($0.place?.line ?? 0) \($0.rule) \($0.message)" }
    #expect(told == ["\(model.line) \(model.rule.rawValue) \(model.message)"])
    #expect(resolved.findings.allSatisfy { $0.fix?.isEmpty == false })
    #expect((resolved.vault == nil) == (resolved.findings.first?.severity == .error))
  }

  @Test func `every rule has a model that breaks it`() {
    #expect(Set(FaultyModel.all.map(\.rule)) == Set(ModelRule.allCases))
  }

  @Test func `all faults are told at once, sorted by line`() {
    let odd = Hub("Odd") {
      Key("load_date", .int8, normalized: .trim)
    }
    let source = Source(Jobs.self) { row in
      odd.key(row.number)
      Link("l") { odd }
      Satellite("s", of: FaultyModel.job) {}
    }
    let findings = Vault("v", tenant: FaultyModel.tenant) { source }.resolve().findings
    #expect(
      findings.map(\.rule) == [
        "invalid-name", "key-normalization", "reserved-name", "missing-tenant-key",
        "too-few-participants", "empty-satellite", "missing-key",
      ])
    let lines = findings.compactMap(\.place?.line)
    #expect(lines == lines.sorted())
  }

  @Test(arguments: ["token_hash", "token_count_input", "revoked", "key_count", "tokenizer"])
  func `a name that only sounds like a secret is let pass`(name: String) {
    let vault = FaultyModel.vault { row in
      Satellite("s", of: FaultyModel.tenant) { row.title.named(name) }
    }
    #expect(vault.resolve().findings == [])
  }

  @Test(arguments: ["password_hash", "refresh_token", "client_secret", "private_key"])
  func `a secret that the model owns up to is let pass`(name: String) {
    func findings(_ sensitivity: Sensitivity) -> [String] {
      FaultyModel.vault { row in
        Satellite("s", of: FaultyModel.tenant) {
          row.title.named(name).sensitive(sensitivity)
        }
      }.resolve().findings.map(\.rule)
    }
    #expect(findings(.personal) == ["secret-in-clear"])
    #expect(findings(.confidential) == [])
  }
}
