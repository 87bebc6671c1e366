import FoundationEssentials
import SystemPackage
import Testing

@testable import ModelImport

@Suite struct NameTests {
  @Test(arguments: [
    ("tenant_id", "tenantId"), ("id", "id"), ("ID", "id"), ("URLPath", "urlPath"),
    ("createdAt", "createdAt"), ("default", "`default`"), ("in", "`in`"), ("self", "selfColumn"),
    ("init", "initColumn"), ("2fa_code", "column2faCode"), ("größe", "groesse"), ("", "column"),
    ("中文", "u4e2du6587"), ("a b-c", "aBC"), ("\"; fatalError() //", "fatalError"), ("_x", "x"),
  ])
  func `a column's name is a property`(name: String, property: String) {
    #expect(SwiftName.property(name) == property)
  }

  @Test(arguments: [
    ("user_profiles", "UserProfiles"), ("source", "SourceRecords"), ("link", "LinkRecords"),
    ("links", "Links"), ("2fa_codes", "Table2faCodes"), ("Order Items", "OrderItems"),
    ("string", "StringRecords"), ("...", "Table"), ("any", "AnyRecords"), ("self", "SelfRecords"),
  ])
  func `a table's name is a type that hides none of the language`(name: String, type: String) {
    #expect(SwiftName.type(name) == type)
  }

  @Test(arguments: [
    ("vault", "vaultItem"), ("row", "rowItem"), ("class", "classItem"),
    ("job_material", "jobMaterial"),
  ])
  func `a hub's constant is none that a model means something by`(name: String, constant: String) {
    #expect(SwiftName.constant(name) == constant)
  }

  @Test(arguments: [
    ("customers", "customer"), ("companies", "company"), ("addresses", "address"),
    ("status", "status"), ("statuses", "status"), ("people", "person"), ("boxes", "box"),
    ("business", "business"), ("businesses", "business"), ("branches", "branch"),
    ("analytics", "analytics"), ("user_profiles", "user_profile"),
    ("ai_context_cache", "ai_context_cache"),
    ("caches", "cache"), ("Kunden", "kunden"), ("series", "series"),
  ])
  func `a row of a table is one of its things`(table: String, thing: String) {
    #expect(VaultName.singular(table) == thing)
  }

  @Test func `a name that is too long is cut, and stays another than its neighbours`() {
    let one = String(repeating: "long_word_", count: 6) + "a"
    let other = String(repeating: "long_word_", count: 6) + "b"
    #expect(VaultName.short(one).utf8.count <= VaultName.longest)
    #expect(VaultName.short(one) != VaultName.short(other))
    #expect(VaultName.short(one) == VaultName.short(one))
    #expect(VaultName.short("order_line") == "order_line")
  }

  @Test(arguments: ["Ünïcode näme", "1st", "SELECT", "a.b", "", "CamelCaseName", "emoji 🎉"])
  func `a name of the vault needs no quotes`(name: String) {
    #expect(VaultName.plain(name).wholeMatch(of: /[a-z_][a-z0-9_]*/) != nil)
  }

  @Test func `equal names get numbers`() {
    var names = NameRegister(taken: ["user"])
    #expect(names.take("user") == "user2")
    #expect(names.take("user") == "user3")
    #expect(names.take("`default`") == "`default`")
    #expect(names.take("`default`") == "default2")
    #expect(names.take("order", separator: "_") == "order")
    #expect(names.take("order", separator: "_") == "order_2")
  }

  /// Else a table called `mart` would be a type that hides the language's.
  @Test func `every public type of the language is reserved`() throws {
    let sources = FilePath(#filePath).removingLastComponent().removingLastComponent()
      .removingLastComponent().removingLastComponent().appending("Sources")
    var missing: Set<String> = []
    var count = 0
    for module in ["DataVault", "VaultModel"] {
      let folder = sources.appending(module).string
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where file.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        let types = text.matches(
          of: /(?m)^public (?:indirect |final )?(?:struct|enum|class|protocol|typealias) (\w+)/)
        count += types.count
        missing.formUnion(
          types.map { String($0.1) }.filter { !SwiftName.reservedTypes.contains($0) })
      }
    }
    #expect(count > 40)
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}
