import FoundationEssentials
import Testing
import VaultModel

@Suite struct VaultFileTests {
  private static let vault = CompiledVault(
    name: "v", hashSpec: HashSpec(algorithm: .md5), tenantHub: "tenant",
    hubs: [
      .init(
        name: "tenant", table: .init(schema: "auth", name: "tenant_h"), hashKey: "tenant_hk",
        keyParts: [.init(name: "code", type: .array(.varchar(10)), normalization: [.trim])])
    ], links: [],
    satellites: [
      .init(
        name: "s", table: .init(schema: "auth", name: "s_s"), parent: .link("l"),
        parentHashKey: "l_hk", attributes: [],
        hashDiffFunction: .init(schema: "util", name: "s_hash_diff"))
    ], sources: [])

  @Test func `a vault that is written is read back as it was`() throws {
    #expect(try VaultFile.decode(VaultFile.encode(Self.vault)) == Self.vault)
  }

  @Test func `the file ends in one line end and slashes stay as they are`() throws {
    var vault = Self.vault
    vault.about = "a/b"
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("a/b"))
  }

  @Test func `a file of a newer format is recognised whatever else it holds`() {
    let data = Data(#"{"format": 2, "moons": []}"#.utf8)
    #expect(throws: VaultFileError.newerFormat(found: 2, known: 1)) {
      try VaultFile.decode(data)
    }
  }

  @Test(arguments: ["", "{}", "[1]", #"{"format": 1}"#, #"{"format": 1, "name": 7}"#])
  func `what is no vault is called malformed`(text: String) {
    let error = #expect(throws: VaultFileError.self) { try VaultFile.decode(Data(text.utf8)) }
    guard case .malformed = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
