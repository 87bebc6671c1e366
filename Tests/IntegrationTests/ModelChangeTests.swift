import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// Changes of a model through `generate` and `apply`, with rows in the vault.
@Suite struct ModelChangeTests {
  @Test func `a rename without a hint is a question with both readings, and writes nothing`()
    async throws
  {
    try await TemporaryFolder.with(named: "question") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text", "email text"))
        let before = try shop.generatedFiles()
        try shop.write(.init("name text", "mail text"))
        for verb in ["generate", "plan", "diff"] {
          let outcome = try await Program.vaultc.run([verb], in: root)
          #expect(outcome.exitCode == 4, "\(verb): \(outcome)")
          #expect(outcome.output == "")
          let told = outcome.errorOutput
          #expect(told.contains("'profile.email' is gone and 'profile.mail' of the same type"))
          #expect(told.contains(#".named("mail").renamed(from: "email")"#))
          #expect(told.contains(#"Retired("profile.email")"#))
        }
        #expect(try shop.generatedFiles() == before)
      }
    }
  }

  @Test func `what is retired keeps its values, and views hide it`() async throws {
    try await TemporaryFolder.with(named: "retired") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text", "email text", "visits int4"))
        _ = try await shop.load(keys: 3)
        try await shop.become(
          .init("name text", "visits int4"), saying: #"Retired("profile.email")"#)
        #expect(try await shop.load(keys: 3) == 0)
        #expect(
          try await shop.text("SELECT count(email) FROM business.profile_s") == "3")
        #expect(
          try await shop.text(
            """
            SELECT string_agg(column_name, ' ' ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = 'business' AND table_name = 'customer_now'
            """) == "customer_hk tenant_hk id load_date record_source name visits")
        // What a model says is dropped goes, with its values.
        try await shop.become(
          .init("name text", "visits int4"), saying: #"Dropped("profile.email")"#)
        #expect(
          try await shop.text(
            "SELECT count(*) FROM pg_attribute WHERE attname = 'email' AND NOT attisdropped") == "0"
        )
      }
    }
  }

  @Test func `a wider type shows the values of both columns as one`() async throws {
    try await TemporaryFolder.with(named: "type") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text", "email varchar(40)", "visits int4"))
        _ = try await shop.load(keys: 10)
        try await shop.become(.init("name text", "email text", "visits int8"))
        #expect(try await shop.load(keys: 10, moreVisits: 2) == 2)
        let shown: SQL = """
          SELECT string_agg(visits::text, ' ' ORDER BY id) || ' ' || min(pg_typeof(visits)::text)
          FROM business.customer_now
          """
        #expect(try await shop.text(shown) == "1 2 2 3 4 5 6 0 1 2 bigint")
        #expect(
          try await shop.text(
            "SELECT count(visits) || ' ' || count(visits_4) FROM business.profile_s")
            == "10 2")
      }
    }
  }

  @Test func `a type that a stored value may not have is refused with two ways out`() async throws {
    try await TemporaryFolder.with(named: "refused") { root in
      try await withScratchURL { url in
        let shop = try EvolvingShop(folder: root, url: url)
        try await shop.become(.init("name text"))
        try shop.write(.init("name int4"))
        let outcome = try await Program.vaultc.run(["generate"], in: root)
        #expect(outcome.exitCode == 4)
        #expect(outcome.errorOutput.contains("'profile.name' changes from text to integer"))
      }
    }
  }
}
