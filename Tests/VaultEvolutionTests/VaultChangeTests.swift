import DataVault
import Library
import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing
import VaultCompiler
import VaultEvolution
import VaultModel

/// Changes of the library's model, each made in a database that holds the model as it was.
@Suite struct VaultChangeTests {
  /// An edit, and in what way its plan must be described.
  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let contract: ContractClass
    let change: @Sendable (inout CompiledVault) -> Void

    init(
      _ name: String, _ contract: ContractClass,
      _ change: @escaping @Sendable (inout CompiledVault) -> Void
    ) {
      testDescription = name
      self.contract = contract
      self.change = change
    }
  }

  static let edits = [
    Edit("nothing", .additive) { _ in },
    Edit("a new attribute", .additive) { $0.addAttribute("nickname", to: "member_profile") },
    Edit("a retired attribute", .breaking) { $0.removeAttribute(of: "member_profile", .retired) },
    Edit("a dropped attribute", .breaking) { $0.removeAttribute(of: "member_profile", .dropped) },
    Edit("a renamed attribute", .breaking) { vault in
      vault.changeAttribute(of: "member_profile") { $0.name = "renamed" }
    },
    Edit("an attribute that makes versions no more", .nonBreaking) { vault in
      vault.changeAttribute(of: "member_profile") { $0.isHashed.toggle() }
    },
    Edit("another comment", .nonBreaking) { vault in
      vault.changeAttribute(of: "member_profile") { $0.about = "Said otherwise" }
    },
    Edit("a wider type", .nonBreaking) { vault in
      vault.changeAttribute(of: "member_profile", like: \.isVarchar) { $0.type = .text }
    },
    Edit("a retired satellite", .breaking) { $0.removeSatellite("member_profile", .retired) },
    Edit("a dropped satellite", .breaking) { $0.removeSatellite("member_profile", .dropped) },
    Edit("another month of partitions", .additive) { vault in
      vault.changeSatellite("member_profile") { $0.traits.partitions?.last = "2027-01" }
    },
    Edit("another index", .additive) { vault in
      vault.changeSatellite("title_catalogue") { satellite in
        satellite.traits.indexes.append([satellite.attributes[0].name])
      }
    },
    Edit("foreign keys that are watched", .breaking) { vault in
      vault.conventions.foreignKeys = .enforced
    },
    Edit("another satellite, filled from one that goes", .breaking) { vault in
      vault.moveSatellite("title_catalogue", to: "title_description")
    },
    Edit("no calendar", .breaking) { vault in
      vault.calendars = []
      vault.pointInTimes = []
      vault.bridges = []
    },
    Edit("no marts", .breaking) { $0.marts = [] },
    Edit("another mart", .breaking) { vault in
      vault.marts = vault.marts.map { mart in
        var mart = mart
        if mart.stored != nil { mart.query += "\nHAVING count(*) > 0" }
        return mart
      }
    },
  ]

  @Test(arguments: edits)
  func `a plan leads from the database of one model to that of the other`(
    _ edit: Edit
  ) async throws {
    let before = try #require(Library.vault.resolve().vault)
    var model = before
    edit.change(&model)
    let change = VaultChange(of: before, to: model)
    #expect(change.plan.questions == [])
    #expect(
      change.plan.contract == edit.contract,
      "\(change.plan.statements.filter { $0.contract == change.plan.contract }.map(\.about))")
    #expect(change.plan.isEmpty == (edit.testDescription == "nothing"))
    #expect(VaultChange(of: change.vault, to: model).plan.isEmpty)
    let (start, target) = (Catalog(of: lower(before)), Catalog(of: lower(change.vault)))
    try await withScratchDatabase { connection, _ in
      try connection.transaction { try connection.execute(lower(before).sql) }
      try Self.run(change.plan, on: connection)
      let drifted = try drift(of: target, in: connection)
        .flatMap { $0.sentences(in: .drift) }
      #expect(drifted == [], "\(edit.testDescription)")
      for statement in change.plan.statements {
        for validation in statement.validations {
          #expect(try connection.query(validation.query).count == 0, "\(validation.about)")
        }
      }
      guard change.rollback.questions.isEmpty,
        change.plan.statements.allSatisfy(\.isReversible)
      else { return }
      try Self.run(change.rollback, on: connection)
      let lost = try drift(of: start, in: connection)
        .flatMap { $0.sentences(in: .drift) }
      #expect(lost == [], "\(edit.testDescription), taken back")
    }
  }

  private static func run(_ plan: Plan, on connection: Connection) throws {
    for step in plan.steps {
      switch step.transaction {
      case .whole:
        try connection.transaction {
          for statement in step.statements { try connection.execute(statement.sql) }
        }
      case .none:
        for statement in step.statements { try connection.execute(statement.sql) }
      }
    }
  }
}

// MARK: Edits

extension CompiledVault {
  fileprivate mutating func addAttribute(_ name: String, to satellite: String) {
    for place in satellites.indices where satellites[place].name == satellite {
      let ordinal = satellites[place].attributes.count + 1
      satellites[place].attributes.append(
        Attribute(ordinal: ordinal, name: name, hashName: name, type: .date))
    }
    widenFeeds(of: satellite)
  }

  private mutating func widenFeeds(of satellite: String) {
    for source in sources.indices {
      for feed in sources[source].satellites.indices
      where sources[source].satellites[feed].satellite == satellite {
        sources[source].satellites[feed].columns.append(nil)
      }
    }
  }

  fileprivate mutating func removeAttribute(of satellite: String, _ kind: Farewell.Kind) {
    for place in satellites.indices where satellites[place].name == satellite {
      let gone = satellites[place].attributes.removeLast()
      farewells.append(Farewell("\(satellite).\(gone.name)", kind))
    }
    for source in sources.indices {
      for feed in sources[source].satellites.indices
      where sources[source].satellites[feed].satellite == satellite {
        sources[source].satellites[feed].columns.removeLast()
      }
    }
  }

  fileprivate mutating func changeAttribute(
    of satellite: String, like isMeant: (Attribute) -> Bool = { _ in true },
    _ change: (inout Attribute) -> Void
  ) {
    for place in satellites.indices where satellites[place].name == satellite {
      guard let attribute = satellites[place].attributes.firstIndex(where: isMeant) else {
        continue
      }
      change(&satellites[place].attributes[attribute])
    }
  }

  fileprivate mutating func changeSatellite(_ name: String, _ change: (inout Satellite) -> Void) {
    for place in satellites.indices where satellites[place].name == name {
      change(&satellites[place])
    }
  }

  fileprivate mutating func moveSatellite(_ name: String, to newName: String) {
    guard var moved = satellites.first(where: { $0.name == name }) else { return }
    let feeds = sources.map { source in source.satellites.filter { $0.satellite == name } }
    removeSatellite(name, .retired)
    moved.name = newName
    moved.table.name = "\(newName)_s"
    moved.hashDiffFunction.name = "\(newName)_hash_diff"
    moved.origins = [name]
    satellites.append(moved)
    for place in sources.indices {
      sources[place].satellites += feeds[place].map { feed in
        SatelliteFeed(satellite: newName, role: feed.role, columns: feed.columns)
      }
    }
  }

  fileprivate mutating func removeSatellite(_ name: String, _ kind: Farewell.Kind) {
    satellites.removeAll { $0.name == name }
    for source in sources.indices {
      sources[source].satellites.removeAll { $0.satellite == name }
    }
    pointInTimes.removeAll { table in table.satellites.contains { $0.satellite == name } }
    qualityRules.removeAll { $0.table.name == "\(name)_s" }
    farewells.append(Farewell(name, kind))
  }
}

extension CompiledVault.Attribute {
  fileprivate var isVarchar: Bool { if case .varchar = type { true } else { false } }
}
