import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel
import VaultSQL

@Suite struct GoldenSchemaTests {
  @Test func `the depot's schema is as it was reviewed`() throws {
    let file = FilePath(#filePath).removingLastComponent().appending("Golden/depot.sql")
    try assertSnapshot(schemaSQL(for: DepotVault.vault), file)
  }

  @Test(arguments: [
    ("every_kind.sql", EveryKindVault.vault), ("far_date.sql", EveryKindVault.withFarDate),
    ("insert_only.sql", EveryKindVault.insertOnly),
  ])
  func `a table of every kind is as it was reviewed`(file: String, vault: CompiledVault) throws {
    let folder = FilePath(#filePath).removingLastComponent().appending("Golden")
    try assertSnapshot(schemaSQL(for: vault), folder.appending(file))
  }

  @Test(arguments: Seed.several(8))
  func `the order of the model's lists changes nothing`(seed: Seed) {
    var random = seed.generator
    var shuffled = EveryKindVault.vault
    shuffled.hubs.shuffle(using: &random)
    shuffled.links.shuffle(using: &random)
    shuffled.satellites.shuffle(using: &random)
    shuffled.references.shuffle(using: &random)
    shuffled.sources.shuffle(using: &random)
    shuffled.marts.shuffle(using: &random)
    shuffled.qualityRules.shuffle(using: &random)
    shuffled.calendars.shuffle(using: &random)
    shuffled.pointInTimes.shuffle(using: &random)
    shuffled.bridges.shuffle(using: &random)
    for place in shuffled.satellites.indices {
      shuffled.satellites[place].attributes.shuffle(using: &random)
    }
    #expect(schemaSQL(for: shuffled) == schemaSQL(for: EveryKindVault.vault))
    #expect(hashChecks(of: shuffled) == hashChecks(of: EveryKindVault.vault))
  }
}
