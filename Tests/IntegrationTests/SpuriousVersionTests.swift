import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What a change of the model stores on the next full load: the true changes, and nothing else.
@Suite struct SpuriousVersionTests {
  private static let keys = 50_000
  /// How many keys a delivery truly changes where a step says so.
  private static let trueChanges = 123

  @Test func `a change of the model alone makes no versions`() async throws {
    try await TemporaryFolder.with(named: "evolving") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text", "email varchar(40)", "visits int4 notHashed"))
        #expect(try await shop.load(keys: Self.keys) == Self.keys)

        // A new column, NULL for all.
        try await shop.become(
          .init("name text", "email varchar(40)", "visits int4 notHashed", "city text"))
        #expect(try await shop.load(keys: Self.keys) == 0)

        // Another order of everything makes no migration.
        let before = try shop.migrations()
        try await shop.become(
          .init("city text", "visits int4 notHashed", "email varchar(40)", "name text"))
        #expect(try shop.migrations() == before)
        #expect(try await shop.load(keys: Self.keys) == 0)

        // A new name, with the hint.
        try await shop.become(
          .init("name text", "mail varchar(40) <email", "visits int4 notHashed", "city text"))
        #expect(try await shop.load(keys: Self.keys) == 0)

        // Another hash specification: what made no versions does so now.
        try await shop.become(
          .init("name text", "mail varchar(40) <email", "visits int4", "city text"))
        #expect(try await shop.load(keys: Self.keys) == 0)
        #expect(
          try await shop.load(keys: Self.keys, moreVisits: Self.trueChanges) == Self.trueChanges)

        // A column that is given up, one whose type is wider, one that takes a successor.
        try await shop.become(
          .init("name text", "mail text <email", "visits int8"), saying: #"Retired("profile.city")"#
        )
        #expect(try await shop.load(keys: Self.keys, moreVisits: Self.trueChanges) == 0)
        #expect(try await shop.load(keys: Self.keys) == Self.trueChanges)
        #expect(try await shop.openVersions() == Self.keys)
      }
    }
  }
}
