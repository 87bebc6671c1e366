import FoundationEssentials
import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// What `vaultc import` takes, refuses and leaves alone.
@Suite struct ImportCommandTests {
  private static let shop: SQL = """
    CREATE SCHEMA shop;
    CREATE TABLE shop.customers (id int PRIMARY KEY, email text NOT NULL UNIQUE, city text);
    CREATE TABLE shop.orders (
      id int PRIMARY KEY, customer_id int NOT NULL REFERENCES shop.customers, total numeric(9,2));
    """

  private func prepare(_ url: String, _ sql: SQL) async throws {
    try await onOwnThread {
      try Connection(to: .url(url), applicationName: "vaultwright tests", names: .database).execute(
        sql)
    }
  }

  @Test func `a source that grew is told of, and files of subjects stay as they are`() async throws
  {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        try await prepare(url, Self.shop)
        let arguments = ["import", "--from", url, "--into", "model/shop"]
        let first = try await Program.vaultc.run(arguments, in: folder)
        #expect(first.exitCode == 0, "\(first.errorOutput)")
        let customer = folder.appending("model/shop/Customer.swift").string
        let text = try String(contentsOfFile: customer, encoding: .utf8)
        try (text + "\n// mine\n").write(toFile: customer, atomically: true, encoding: .utf8)

        try await prepare(
          url,
          """
          ALTER TABLE shop.customers ADD phone text;
          CREATE TABLE shop.invoices (id int PRIMARY KEY, order_id int REFERENCES shop.orders);
          """)
        let second = try await Program.vaultc.run(arguments, in: folder)
        #expect(second.exitCode == 0, "\(second.errorOutput)")
        #expect(
          second.output.hasPrefix(
            """
            model/shop/Invoice.swift: written
            model/shop/Tables/Invoices.swift: written
            model/shop/Tables/Customers.swift: written anew
            To list in the vault:
              invoices
            model/shop/Tables/Customers.swift:3: shop.customers has a new column phone (text)
            """), "\(second.output)")
        #expect(second.output.contains("  row.phone.sensitive(.personal)\n"))
        #expect(try String(contentsOfFile: customer, encoding: .utf8).hasSuffix("// mine\n"))
        let checked = try await Program.vaultc.run(["check"], in: folder)
        #expect(checked.exitCode == 0, "\(checked.output)\(checked.errorOutput)")
      }
    }
  }

  @Test func `names that would be code compile as names`() async throws {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        try await prepare(
          url,
          #"""
          CREATE SCHEMA "s"";x";
          CREATE TABLE "s"";x"."source" (
            id int PRIMARY KEY, "\(fatalError())" text, "a""b" text, "class" text, "init" text,
            "self" text, "Type" text, load_date date, "1st" text, "größe" text, "user" text,
            "a_b" text, "aB" text, "row" text, "name" text, tenant_hk text, "中" text);
          CREATE TABLE "s"";x"."link" ("a b" int, PRIMARY KEY ("a b"));
          CREATE TABLE "s"";x"."vault" (v text);
          CREATE TABLE "s"";x"."row" (id uuid PRIMARY KEY, vault_id uuid, password text);
          CREATE TABLE "s"";x"."hub" (id uuid PRIMARY KEY, "hub" uuid REFERENCES "s"";x"."hub");
          CREATE TABLE "s"";x"."a_very_long_name_that_goes_on_and_on_until_postgresql_cuts_it" (
            "another_very_long_name_that_goes_on_and_on_until_it_is_cut" uuid PRIMARY KEY, x text,
            "one_more_very_long_name_that_goes_on_and_on_and_on_until_it" uuid REFERENCES "s"";x"."row");
          COMMENT ON TABLE "s"";x"."source" IS E'*/ }\n} // \\(exit(1)) "quoted"';
          COMMENT ON COLUMN "s"";x"."source"."a""b" IS E'"); exit(1) //';
          """#)
        let imported = try await Program.vaultc.run(
          ["import", "--from", url, "--into", "model/class"], in: folder)
        #expect(imported.exitCode == 0, "\(imported.errorOutput)")
        let checked = try await Program.vaultc.run(["check"], in: folder)
        #expect(checked.exitCode == 0, "\(checked.output)\(checked.errorOutput)")
        try await SwiftFormat.expectSilent(on: folder.appending("model"))
      }
    }
  }

  @Test func `the vault has the folder's own name, as short as check wants it`() async throws {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        try await prepare(url, Self.shop)
        let model = folder.appending("shop_of_the_elder_sister_and_her_five_sons")
        try FileManager.default.createDirectory(
          atPath: model.string, withIntermediateDirectories: true)
        let imported = try await Program.vaultc.run(
          ["import", "--from", url, "--into", "."], in: model)
        #expect(imported.exitCode == 0, "\(imported.errorOutput)")
        let checked = try await Program.vaultc.run(["check", model.string])
        #expect(checked.exitCode == 0, "\(checked.output)\(checked.errorOutput)")
        let names = try FileManager.default.contentsOfDirectory(atPath: model.string)
        #expect(names.contains { $0.hasPrefix("ShopOfTheElder") }, "\(names)")
      }
    }
  }

  @Test func `a table without columns is listed, its name as a literal`() async throws {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        try await prepare(url, Self.shop)
        let arguments = ["import", "--from", url, "--into", "model/shop"]
        _ = try await Program.vaultc.run(arguments, in: folder)
        try await prepare(url, #"CREATE TABLE shop."a""b" ();"#)
        let again = try await Program.vaultc.run(arguments, in: folder)
        #expect(
          again.output.hasPrefix(
            #"""
            To list in the vault:
              ExcludedTable("shop.a\"b", because: "…")
            """#), "\(again.output)")
      }
    }
  }

  @Test func `a file that is no text is told as such, and nothing is written`() async throws {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        try await prepare(url, Self.shop)
        try Data([0xE9, 0x0A]).write(to: URL(filePath: folder.appending("Latin.swift").string))
        try FileManager.default.createDirectory(
          atPath: folder.appending("Folder.swift").string, withIntermediateDirectories: true)
        let outcome = try await Program.vaultc.run(
          ["import", "--from", url, "--into", folder.string])
        #expect(outcome.exitCode == 66)
        #expect(outcome.errorOutput.contains("Folder.swift: cannot be read: "))
        try FileManager.default.removeItem(atPath: folder.appending("Folder.swift").string)
        let latin = try await Program.vaultc.run(
          ["import", "--from", url, "--into", folder.string])
        #expect(latin.exitCode == 66)
        #expect(latin.errorOutput.contains("Latin.swift: cannot be read: not in UTF-8"))
      }
    }
  }

  @Test func `wrong use and missing input are told apart`() async throws {
    try await TemporaryFolder.with(named: "import") { folder in
      try await withScratchURL { url in
        func outcome(_ arguments: String...) async throws -> Program.Outcome {
          try await Program.vaultc.run(["import", "--into", "model/shop"] + arguments, in: folder)
        }
        func write(_ text: String, to name: String) throws {
          try text.write(
            toFile: folder.appending(name).string, atomically: true, encoding: .utf8)
        }
        #expect(try await outcome().exitCode == 64)
        #expect(try await outcome("--from", url, "--ddl", "x.sql").exitCode == 64)
        #expect(try await outcome("--ddl", "x.sql", "--scratch", url).exitCode == 66)
        #expect(try await outcome("--from", url).exitCode == 66)
        #expect(try await outcome("--schema", "shop").exitCode == 64)
        #expect(try await outcome("--from", url, "--scratch", url).exitCode == 64)
        let unreadable = try await outcome("--ddl", ".", "--scratch", url)
        #expect(unreadable.exitCode == 66)
        #expect(unreadable.errorOutput.contains(".: cannot be read: "))
        try write("CREATE TABLE a (x int);\nCREATE TABLE b (x nothing);", to: "bad.sql")
        let bad = try await outcome("--ddl", "bad.sql", "--scratch", url)
        #expect(bad.exitCode == 65)
        #expect(
          bad.errorOutput.contains("bad.sql:2: not taken by the server"), "\(bad.errorOutput)")
        try write("CREATE TABLE a (x 'int", to: "open.sql")
        #expect(try await outcome("--ddl", "open.sql", "--scratch", url).exitCode == 65)
        #expect(
          try await outcome("--from", "postgresql://127.0.0.1:1/none").exitCode == 69)
        // None of a script runs as a superuser, whatever the server's address allows.
        let place = folder.appending("was-run").string
        for statement in [
          "EXECUTE 'COPY (SELECT 1) TO PROGRAM ''touch \(place)'''",
          "PERFORM lo_import('/etc/passwd')",
          "CREATE EXTENSION dblink",
          "EXECUTE 'RESET SESSION AUTHORIZATION'; ASSERT NOT current_setting('is_superuser')::boolean; RAISE 'stop'",
        ] {
          try write(
            "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN \(statement); RETURN 1; END $$;\n"
              + "CREATE TABLE t AS SELECT f() AS a;", to: "hostile.sql")
          let hostile = try await outcome("--ddl", "hostile.sql", "--scratch", url)
          #expect(hostile.exitCode == 65, "\(statement): \(hostile)")
          #expect(!FileManager.default.fileExists(atPath: place))
        }
        try FileManager.default.createDirectory(
          atPath: folder.appending("model/shop").string, withIntermediateDirectories: true)
        try write("// mine\n", to: "model/shop/Shop.swift")
        try await prepare(url, Self.shop)
        let inTheWay = try await outcome("--from", url)
        #expect(inTheWay.exitCode == 73, "\(inTheWay.output)")
        #expect(
          try FileManager.default.contentsOfDirectory(
            atPath: folder.appending("model/shop").string) == ["Shop.swift"])
      }
    }
  }
}
