import PostgresSchema
import Testing
import VaultModel

@testable import VaultCompiler

/// How marts, point-in-time tables and bridges come from the vault, and what they take over.
@Suite struct DerivedLineageTests {
  /// `column: kind of table.column`, of a mart with this query.
  private static func told(_ query: String, after others: [String: String] = [:]) -> [String] {
    let vault = Self.vault(others.merging(["asked": query]) { $1 })
    return vault.derivedLineage.steps.filter { $0.table.name == "asked" }.map { step in
      "\(step.target): \(step.kind.rawValue) of \(step.source).\(step.column)"
    }
  }

  private static func vault(_ queries: [String: String]) -> CompiledVault {
    var vault = EveryKindVault.vault
    vault.marts = queries.map { name, query in
      .init(
        name: name, view: .init(schema: "infomart", name: name), query: query,
        tenantColumn: nil)
    }
    return vault
  }

  @Test(arguments: [EveryKindVault.vault, EveryKindVault.withFarDate, EveryKindVault.insertOnly])
  func `the vault's own views and functions can all be read`(vault: CompiledVault) {
    var vault = vault
    let views = lower(vault).objects.compactMap { object -> String? in
      switch object {
      case .view(let view) where view.name.schema != "infomart": "\(view.name.sql.text)"
      case .function(let function) where function.name.name.hasSuffix("_as_of"):
        "\(function.name.sql.text)(now())"
      default: nil
      }
    }
    #expect(views.count > 20)
    vault.marts = views.enumerated().map { place, view in
      .init(
        name: "m\(place)", view: .init(schema: "infomart", name: "m\(place)"),
        query: "SELECT * FROM \(view)", tenantColumn: nil)
    }
    let lineage = vault.derivedLineage
    #expect(lineage.gaps.map { "\(views[Int($0.mart.dropFirst()) ?? 0]): \($0.text)" } == [])
    for place in views.indices {
      #expect(lineage.steps.contains { $0.table.name == "m\(place)" }, "\(views[place])")
    }
    #expect(!lineage.steps.contains { $0.kind == .table })
  }

  @Test func `a view of open versions stands for the satellite's table`() {
    #expect(
      Self.told("SELECT rate, load_date AS since FROM business.rates_current") == [
        "rate: direct of business.rates_s.rate", "since: direct of business.rates_s.load_date",
      ])
  }

  @Test func `a hub as it is, or was, stands for the tables behind it`() {
    let now = Self.told("SELECT currency_code AS code, rate FROM business.currency_now")
    #expect(now.contains("rate: direct of business.rates_s.rate"), "\(now)")
    let then = Self.told("SELECT c.rate * 2 AS r FROM business.currency_as_of(now()) AS c")
    #expect(then == ["r: calculation of business.rates_s.rate"])
  }

  @Test func `a mart over a mart comes from that one`() {
    let steps = Self.told(
      "SELECT max(b.dear) AS dearest FROM infomart.basis AS b",
      after: ["basis": "SELECT rate AS dear FROM business.rates_s"])
    #expect(steps == ["dearest: aggregation of infomart.basis.dear"])
  }

  @Test func `kept rows are those of their mart`() {
    var vault = Self.vault(["basis": "SELECT rate AS dear FROM business.rates_s"])
    vault.marts[0].stored = .init(
      table: .init(schema: "infomart", name: "basis_stored"), key: ["dear"],
      refreshFunction: .init(schema: "infomart", name: "refresh_basis"))
    vault.marts += Self.vault(["late": "SELECT dear FROM infomart.basis_stored"]).marts
    let steps = vault.derivedLineage.steps.filter { $0.table.name == "late" }
    #expect(steps.map { "\($0.source).\($0.column)" } == ["infomart.basis.dear"])
  }

  @Test func `a count comes from the rows of what it counts`() {
    #expect(
      Self.told("SELECT count(*) AS n, 'x' AS kind FROM business.currency_h") == [
        "n: rows of business.currency_h.*", "kind: rows of business.currency_h.*",
      ])
  }

  @Test func `point-in-time tables and bridges come from their parents`() {
    let steps = EveryKindVault.vault.derivedLineage.steps
    #expect(
      steps.contains {
        $0.table.name == "machine_pit" && $0.target == "machine_hk"
          && $0.source.name == "machine_h" && $0.column == "machine_hk"
      })
    #expect(steps.contains { $0.table.name == "wages_bridge" && $0.target == "person_hk" })
  }

  @Test func `what cannot be made out is told to the author, and comes from whole tables`() {
    let vault = Self.vault(["odd": "SELECT moon AS m FROM business.rates_s"])
    #expect(
      vault.lineageFindings.map(\.message) == [
        "the lineage of the mart 'odd' knows tables, and not each column: 'moon' is a column of nothing "
          + "that the query reads"
      ])
    #expect(vault.lineageFindings.allSatisfy { $0.severity == .advice && $0.fix != nil })
    let step = vault.derivedLineage.steps.first { $0.table.name == "odd" }
    #expect(step?.kind == .table)
    #expect(step?.column == "*")
  }
}

/// What the register of privacy says of keys and marts.
@Suite struct PrivacyEntryTests {
  private static let vault: CompiledVault = {
    var vault = EveryKindVault.vault
    for place in vault.hubs.indices where vault.hubs[place].name == "person" {
      for part in vault.hubs[place].keyParts.indices {
        vault.hubs[place].keyParts[part].sensitivity = .personal
      }
    }
    for place in vault.satellites.indices where vault.satellites[place].name == "rates" {
      for attribute in vault.satellites[place].attributes.indices {
        vault.satellites[place].attributes[attribute].sensitivity = .confidential
      }
    }
    vault.marts = [
      mart("rates", "SELECT max(rate) AS dearest, count(*) AS n FROM business.rates_current"),
      mart("again", "SELECT dearest + 1 AS more, n FROM infomart.rates"),
      mart("odd", "SELECT moon AS m FROM business.rates_s"),
    ]
    return vault
  }()

  private static func mart(_ name: String, _ query: String) -> CompiledVault.Mart {
    .init(
      name: name, view: .init(schema: "infomart", name: name), query: query, tenantColumn: nil,
      traits: TableTraits(owner: "Treasury", retentionDays: 30))
  }

  private static func entries(of table: String) -> [String] {
    PrivacyEntry.all(of: vault, derived: vault.derivedLineage).filter { $0.table.name == table }
      .map { entry in
        "\(entry.column) \(entry.sensitivity.rawValue) \(entry.origins.joined(separator: " "))"
      }
  }

  @Test func `a sensitive key is told, and so is the joined text of its parts`() throws {
    let hub = try #require(Self.vault.hubs.first { $0.name == "person" })
    let names = hub.keyParts.map(\.name) + (hub.joinedKey.map { [$0] } ?? [])
    #expect(Self.entries(of: hub.table.name) == names.map { "\($0) personal " })
  }

  @Test func `a column of a mart is of the class of what it is made of, and a count of none`() {
    #expect(
      Self.entries(of: "rates").contains("dearest confidential business.rates_s.rate"))
    #expect(!Self.entries(of: "rates").contains { $0.hasPrefix("n ") })
    #expect(Self.entries(of: "again") == ["more confidential infomart.rates.dearest"])
  }

  @Test func `a column that cannot be made out is of the classes of the whole table`() {
    let entry = Self.entries(of: "odd").first ?? ""
    #expect(entry.hasPrefix("m confidential "), "\(entry)")
    #expect(entry.contains("business.rates_s.rate"))
  }

  @Test func `a mart's own owner and retention stand beside the class`() {
    let all = PrivacyEntry.all(of: Self.vault, derived: Self.vault.derivedLineage)
    let mart = all.first { $0.table.name == "rates" }
    #expect(mart?.traits.owner == "Treasury")
    #expect(mart?.traits.retentionDays == 30)
  }
}
