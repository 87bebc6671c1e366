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
    let data = Data(#"{"format": 5, "moons": []}"#.utf8)
    #expect(throws: VaultFileError.newerFormat(found: 5, known: 4)) {
      try VaultFile.decode(data)
    }
  }

  @Test(arguments: [
    ("", "it is no JSON"), ("{}", "format is missing"),
    (#"{"format": null}"#, "format is null, and must be number"),
    (#"{"format": 1}"#, "name is missing"), (#"{"format": "1"}"#, "format is no number"),
  ])
  func `what is malformed is told in one sentence with its path`(text: String, reason: String) {
    #expect(throws: VaultFileError.malformed(reason)) { try VaultFile.decode(Data(text.utf8)) }
  }

  @Test(arguments: [
    (#""type" : "text""#, #""type" : "texture""#),
    (#""isOptional" : "#, #""isOptional" : "" ,"x" : "#),
  ])
  func `a wrong value deep within is told by its path`(right: String, wrong: String) throws {
    var vault = Self.vault
    vault.hubs[0].keyParts[0].type = .text
    vault.links = [
      .init(
        name: "l", table: .init(schema: "auth", name: "l_l"), hashKey: "l_hk",
        participants: [.init(hub: "tenant", role: "tenant", column: "tenant_hk")])
    ]
    let text = String(decoding: try VaultFile.encode(vault), as: UTF8.self)
      .replacing(right, with: wrong)
    let error = #expect(throws: VaultFileError.self) { try VaultFile.decode(Data(text.utf8)) }
    guard case .malformed(let reason) = error else { return }
    let expected = [
      "hubs[0].keyParts[0].type: 'texture' is not a type that a vault can hold",
      "links[0].participants[0].isOptional is no truth value",
    ]
    #expect(expected.contains(reason), "\(reason)")
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
