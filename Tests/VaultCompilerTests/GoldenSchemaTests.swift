import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel

@Suite struct GoldenSchemaTests {
  @Test func `the depot's schema is as it was reviewed`() throws {
    let file = FilePath(#filePath).removingLastComponent().appending("Golden/depot.sql")
    try assertSnapshot(schemaSQL(for: DepotVault.vault), file)
  }

  @Test(arguments: Seed.several(8))
  func `the order of the model's lists changes nothing`(seed: Seed) {
    var random = seed.generator
    var shuffled = DepotVault.vault
    shuffled.hubs.shuffle(using: &random)
    shuffled.links.shuffle(using: &random)
    shuffled.satellites.shuffle(using: &random)
    for place in shuffled.satellites.indices {
      shuffled.satellites[place].attributes.shuffle(using: &random)
    }
    #expect(schemaSQL(for: shuffled) == schemaSQL(for: DepotVault.vault))
    #expect(hashChecks(of: shuffled) == hashChecks(of: DepotVault.vault))
  }
}
