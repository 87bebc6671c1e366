package import PostgresSchema

/// What is done to bring a database from one catalog to another, in order.
package struct Plan: Hashable, Sendable {
  package var steps: [PlannedStep]
  /// What has to be decided first; a plan with open questions has no steps.
  package var questions: [Question]

  package init(steps: [PlannedStep] = [], questions: [Question] = []) {
    self.steps = steps
    self.questions = questions
  }

  package var isEmpty: Bool { steps.isEmpty && questions.isEmpty }

  /// The highest of its statements' classes; additive where it has none.
  package var contract: ContractClass { statements.map(\.contract).max() ?? .additive }
  package var risk: DataRisk { statements.map(\.risk).max() ?? .none }
  package var statements: [PlannedStatement] { steps.flatMap(\.statements) }
}

/// Statements that are run, recorded and resumed together: one migration file.
package struct PlannedStep: Hashable, Sendable {
  package var transaction: Transaction
  package var statements: [PlannedStatement]

  package init(_ transaction: Transaction, _ statements: [PlannedStatement]) {
    self.transaction = transaction
    self.statements = statements
  }

  package enum Transaction: String, Hashable, Sendable, Codable {
    /// All of it or nothing.
    case whole
    /// Each statement by itself: the server runs some, such as CONCURRENTLY, in no transaction.
    case none
  }
}

/// A statement, and what it does beside what it is for.
package struct PlannedStatement: Hashable, Sendable {
  /// The thing that it makes, alters or removes.
  package var object: ObjectIdentity
  /// In a sentence, for the reviewer.
  package var about: String
  /// One statement or several, each with its semicolon.
  package var sql: SQL
  package var contract: ContractClass
  package var risk: DataRisk
  /// On things that were there before.
  package var locks: [QualifiedName: LockMode]
  /// Whether all rows are written anew.
  package var rewrites: Bool
  /// Whether all rows are read.
  package var scans: Bool
  /// Whether the opposite statement brings back what was, with all rows.
  package var isReversible: Bool
  /// Queries that give no row where the statement did what it should, each with what a row would mean.
  package var validations: [Validation]

  package init(
    _ object: ObjectIdentity, about: String, sql: SQL, contract: ContractClass = .additive,
    risk: DataRisk = .none, locks: [QualifiedName: LockMode] = [:], rewrites: Bool = false,
    scans: Bool = false, isReversible: Bool = true, validations: [Validation] = []
  ) {
    self.object = object
    self.about = about
    self.sql = sql
    self.contract = contract
    self.risk = risk
    self.locks = locks
    self.rewrites = rewrites
    self.scans = scans
    self.isReversible = isReversible
    self.validations = validations
  }

  package struct Validation: Hashable, Sendable {
    package var about: String
    package var query: SQL

    package init(_ about: String, _ query: SQL) {
      self.about = about
      self.query = query
    }
  }
}

/// What the model leaves open and only its author knows.
package struct Question: Hashable, Sendable {
  package var object: ObjectIdentity
  package var text: String
  /// What can be written into the model, each with what it would mean.
  package var answers: [String]

  package init(_ object: ObjectIdentity, _ text: String, answers: [String]) {
    self.object = object
    self.text = text
    self.answers = answers
  }
}
