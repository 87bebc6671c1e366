import Migrations
import PostgresClient
import PostgresSchema
import SchemaDiff
import TestSupport
import Testing

/// What holds for the plans between any two schemas.
@Suite struct PlanAlgebraTests {
  @Test(arguments: Seed.several(12))
  func `a plan makes what the other schema makes, and its way back what was`(seed: Seed)
    async throws
  {
    var random = RandomSchema(seed, tables: 4)
    let before = random
    random.edit(times: 14)
    let after = random
    let (start, end) = (Catalog(of: before.schema), Catalog(of: after.schema))
    let approved = Set(start.identities)
    let up = plan(from: start, to: end, renames: after.renames, approvedDrops: approved)
    #expect(up.questions == [])
    let wanted = try await withScratchDatabase { connection, _ in
      try connection.execute(after.schema.sql)
      return try CatalogPrint(of: RandomSchema.schemas, in: connection)
    }
    try await withScratchDatabase { connection, _ in
      try connection.execute(before.schema.sql)
      let first = try CatalogPrint(of: RandomSchema.schemas, in: connection)
      try up.run(on: connection)
      let reached = try CatalogPrint(of: RandomSchema.schemas, in: connection)
      #expect(reached.difference(from: wanted) == [])
      #expect(try drift(of: end, in: connection) == [])
      for validation in up.statements.flatMap(\.validations) {
        #expect(try connection.query(validation.query).count == 0, "\(validation.about)")
      }
      let down = rollback(from: end, to: start, renames: after.renames)
      guard down.questions.isEmpty, up.statements.allSatisfy(\.isReversible) else { return }
      try down.run(on: connection)
      #expect(
        try CatalogPrint(of: RandomSchema.schemas, in: connection).difference(from: first) == [])
    }
  }

  @Test(arguments: Seed.several(20))
  func `equal schemas give equal plans, in whatever order their parts are told`(seed: Seed) {
    var random = RandomSchema(seed, tables: 4)
    let start = random.schema
    random.edit(times: 14)
    let end = random.schema
    var shuffling = seed.generator
    // Who may do what is said of things that were told of before.
    let told = { (schema: Schema, random: inout SplitMix64) in
      let objects =
        schema.objects.filter { !$0.isOfAccess }.shuffled(using: &random)
        + schema.objects.filter(\.isOfAccess).shuffled(using: &random)
      return Catalog(of: Schema(sections: [Section("", objects: objects)]))
    }
    let first = plan(
      from: Catalog(of: start), to: Catalog(of: end), renames: random.renames,
      approvedDrops: Set(Catalog(of: start).identities))
    let second = plan(
      from: told(start, &shuffling), to: told(end, &shuffling), renames: random.renames,
      approvedDrops: Set(Catalog(of: start).identities))
    #expect(first == second)
    let parts = first.statements.map { Plan(steps: [PlannedStep(.whole, [$0])]).contract }
    #expect(first.contract == parts.max() ?? .additive)
  }

  @Test(arguments: Seed.several(40))
  func `nothing has to be done between equal schemas`(seed: Seed) {
    var random = RandomSchema(seed, tables: 5)
    random.edit(times: 20)
    let catalog = Catalog(of: random.schema)
    #expect(plan(from: catalog, to: catalog).isEmpty)
  }
}

extension Plan {
  /// Runs the steps as they are to be run: whole in a transaction, or each statement by itself.
  func run(on connection: Connection) throws {
    for step in steps {
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

extension SchemaObject {
  fileprivate var isOfAccess: Bool {
    switch self {
    case .grant, .rowSecurity: true
    default: false
    }
  }
}
