import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import SystemPackage
import TestSupport
import Testing
import VaultCompiler
import VaultModel

/// From a model's change to a changed database and back, through the files.
@Suite struct PlannedMigrationTests {
  /// The shop with a satellite, one column more in it, and an index on what was there.
  private static func schema(withPhone hasPhone: Bool) -> Schema {
    var vault = Shop.vault
    vault.satellites = [
      .init(
        name: "tenant_profile", table: .init(schema: "business", name: "tenant_profile_s"),
        parent: .hub("tenant"), parentHashKey: "tenant_hk",
        attributes: [.init(ordinal: 1, name: "email", hashName: "email", type: .text)]
          + (hasPhone ? [.init(ordinal: 2, name: "phone", hashName: "phone", type: .text)] : []),
        hashDiffFunction: .init(schema: "util", name: "tenant_profile_hash_diff"))
    ]
    vault.fingerprint = hasPhone ? "bb" : "aa"
    var schema = lower(vault)
    if hasPhone {
      let index = Index(
        "tenant_profile_email_idx", on: .init(schema: "business", name: "tenant_profile_s"),
        ["email"])
      schema.sections.append(Section("More", objects: [.index(index)]))
    }
    return schema
  }

  @Test func `a plan's files bring the database to the new catalog, and back to the old one`()
    async throws
  {
    let (old, new) = (Self.schema(withPhone: false), Self.schema(withPhone: true))
    let (start, target) = (Catalog(of: old), Catalog(of: new))
    try await TemporaryFolder.with { path in
      try MigrationFolder.write(
        first: old.sql.text, of: "shop", fingerprint: "aa", version: try Shop.version(0), to: path)
      let draft = MigrationDraft(
        of: "shop", from: "aa", to: "bb", purpose: "adds phone", version: try Shop.version(1),
        plan: plan(from: start, to: target), down: rollback(from: target, to: start))
      try MigrationFolder.write(draft, to: path)
      let folder = try #require(try MigrationFolder.read(path))
      try await withScratchDatabase { connection, url in
        let reader = try Connection(to: .url(url), applicationName: "reader", names: .database)
        var options = ApplyOptions()
        options.validates = true
        let applier = Applier(to: connection, options)
        #expect(try applier.apply(folder).applied.count == folder.migrations.count)
        let afterwards = try drift(of: target, in: reader)
        #expect(afterwards == [])
        _ = try applier.takeBack(folder)
        let back = try drift(of: start, in: reader)
        #expect(back == [])
        #expect(try connection.shopVersion() == "aa")
      }
    }
  }
}
