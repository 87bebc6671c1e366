import FoundationEssentials
import PostgresSchema

extension PlanReport {
  /// For programs: sorted, versioned and without a clock; `docs/plan.schema.json` describes it.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(Document(self)), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("texts, numbers and truth values can always be encoded: \(error)")
    }
  }
}

/// The shape of the document; what it is called there is promised to those who read it.
private struct Document: Encodable {
  var format = 1
  var version: String?
  var description: String
  var compatibility: ContractClass
  var data_risk: DataRisk
  var breaking_changes: [String]
  var rollback_safe: Bool
  var estimated_seconds: Double?
  var dependencies: [String]
  var steps: [Step]
  var questions: [OpenQuestion]

  init(_ report: PlanReport) {
    version = report.version
    description = report.description
    compatibility = report.plan.contract
    data_risk = report.plan.risk
    breaking_changes = report.breakingChanges
    rollback_safe = report.isRollbackSafe
    estimated_seconds = report.estimatedSeconds
    dependencies = report.dependencies
    steps = report.plan.steps.map { step in
      Step(transaction: step.transaction, statements: step.statements.map { Statement($0) })
    }
    questions = report.plan.questions.map { question in
      OpenQuestion(
        object: question.object.description, text: question.text, answers: question.answers)
    }
  }

  struct Step: Encodable {
    var transaction: PlannedStep.Transaction
    var statements: [Statement]
  }

  struct Statement: Encodable {
    var object: String
    var about: String
    var sql: String
    var compatibility: ContractClass
    var data_risk: DataRisk
    var locks: [Lock]
    var rewrites: Bool
    var scans: Bool
    var blocks_loads: Bool
    var blocks_reads: Bool
    var cost: PlannedStatement.Cost
    var reversible: Bool
    var validation_queries: [Validation]

    init(_ statement: PlannedStatement) {
      object = statement.object.description
      about = statement.about
      sql = statement.sql.text
      compatibility = statement.contract
      data_risk = statement.risk
      locks = statement.locks.sorted { $0.key < $1.key }.map { name, mode in
        Lock(relation: name.description, mode: mode)
      }
      rewrites = statement.rewrites
      scans = statement.scans
      blocks_loads = statement.blocksLoads
      blocks_reads = statement.blocksReads
      cost = statement.cost
      reversible = statement.isReversible
      validation_queries = statement.validations.map {
        Validation(about: $0.about, query: $0.query.text)
      }
    }
  }

  struct Lock: Encodable {
    var relation: String
    var mode: LockMode
  }

  struct Validation: Encodable {
    var about: String
    var query: String
  }

  struct OpenQuestion: Encodable {
    var object: String
    var text: String
    var answers: [String]
  }
}
