package import PostgresSchema

/// A plan with what is known around it, to be shown to whoever decides on it.
package struct PlanReport: Hashable, Sendable {
  package var plan: Plan
  /// The migration's version; nil where none is written.
  package var version: String?
  /// What the plan is for, in a sentence.
  package var description: String
  /// The versions that have to be applied before.
  package var dependencies: [String]
  /// The way back; nil where it has not been worked out.
  package var rollback: Plan?
  /// How many rows each table holds; without them no duration is told.
  package var rowCounts: [QualifiedName: Int]

  package init(
    _ plan: Plan, version: String? = nil, description: String, dependencies: [String] = [],
    rollback: Plan? = nil, rowCounts: [QualifiedName: Int] = [:]
  ) {
    self.plan = plan
    self.version = version
    self.description = description
    self.dependencies = dependencies
    self.rollback = rollback
    self.rowCounts = rowCounts
  }
}

extension PlanReport {
  /// What something old does not survive, in sentences.
  package var breakingChanges: [String] {
    plan.statements.filter { $0.contract == .breaking }.map(\.about)
  }

  /// Whether the way back loses nothing that was there before.
  package var isRollbackSafe: Bool {
    plan.questions.isEmpty && plan.statements.allSatisfy(\.isReversible)
      && rollback?.questions.isEmpty != false
  }

  /// About how long the statements run in all, in seconds; nil where no rows were counted.
  ///
  /// A guess, from a million rows read and a quarter of a million rows written or indexed a second: the
  /// truth hangs on the disks. Waiting for locks is not part of it.
  package var estimatedSeconds: Double? {
    guard !rowCounts.isEmpty else { return nil }
    return plan.statements.reduce(0) { $0 + seconds(of: $1) }
  }

  private func seconds(of statement: PlannedStatement) -> Double {
    let rows = statement.locks.keys.compactMap { rowCounts[$0] }.max() ?? 0
    let isWritten = statement.rewrites || statement.object.kind == .index && statement.scans
    if isWritten { return Double(rows) / 250_000 }
    return statement.scans ? Double(rows) / 1_000_000 : 0
  }
}

extension PlannedStatement {
  /// Whether loaders wait while it runs.
  package var blocksLoads: Bool { locks.values.contains { $0.blocksLoads } }
  /// Whether queries wait while it runs.
  package var blocksReads: Bool { locks.values.contains { $0.blocksReads } }
  /// Whether it takes as long as there are rows, or no longer for many than for few.
  package var cost: Cost { rewrites || scans ? .rows : .constant }

  package enum Cost: String, Hashable, Sendable, Codable {
    case constant = "O(1)"
    case rows = "O(rows)"
  }

  /// Its locks, by name of the relation, those of one strength together.
  var lockSentences: [String] {
    Dictionary(grouping: locks.keys) { locks[$0] ?? .accessShare }
      .sorted { $0.key > $1.key }
      .map { mode, names in
        "\(mode.rawValue) on \(names.sorted().map(\.description).joined(separator: ", "))"
      }
  }
}
