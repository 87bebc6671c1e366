import PostgresSchema
import PostgresSyntax

/// One way through one script.
struct LintPass {
  let file: LintedFile
  let script: SQLScript
  let number: Int
  let rules: [any Rule]
  private var isInTransaction: Bool
  private var lockTimeout: Int?
  private var addedValues: Set<String> = []
  private var done: [Operation] = []
  /// Each with the number of its statement; nil for the file's own.
  private var findings: [(finding: LintFinding, statement: Int?)] = []

  init(
    file: LintedFile, script: SQLScript, number: Int, options: LintOptions, rules: [any Rule]
  ) {
    self.file = file
    self.script = script
    self.number = number
    self.rules = rules
    isInTransaction = file.runsInTransaction ?? options.assumesTransaction
  }

  mutating func run(known: inout KnownSchema) {
    for (index, statement) in script.statements.enumerated() {
      check(statement, number: index, known: known)
      for operation in file.operations[index] {
        known.follow(operation, inFile: number)
        follow(operation)
        done.append(operation)
      }
    }
  }

  /// In a function of its own, so that nothing holds the schema while the next statement changes it.
  private mutating func check(_ statement: ScannedStatement, number index: Int, known: KnownSchema)
  {
    let context = LintContext(
      known: known, file: file, fileNumber: number, statement: statement,
      operations: file.operations[index], done: done, isInTransaction: isInTransaction,
      addedValues: addedValues, lockTimeout: lockTimeout)
    for operation in context.operations {
      for rule in rules {
        for complaint in rule.check(operation, in: context) {
          let place = complaint.place ?? operation.place
          add(complaint, of: type(of: rule).about, at: place, statement: index)
        }
      }
    }
  }

  mutating func checkFile(in folder: LintedFolder) {
    for rule in rules {
      for complaint in rule.check(file, in: folder) {
        let place = complaint.place ?? TextPlace(line: 1, column: 1)
        add(complaint, of: type(of: rule).about, at: place, statement: nil)
      }
    }
  }

  private mutating func add(
    _ complaint: Complaint, of rule: RuleDescription, at place: TextPlace, statement: Int?
  ) {
    let finding = LintFinding(
      rule: rule, severity: complaint.severity, message: complaint.message, file: file.path,
      place: place, object: complaint.object, fix: complaint.fix ?? rule.instead)
    findings.append((finding, statement))
  }

  private mutating func follow(_ operation: Operation) {
    switch operation.kind {
    case .begin: isInTransaction = true
    case .commit, .rollback:
      isInTransaction = false
      addedValues = []
    case .addEnumValue(_, let value): addedValues.insert(SQL.literal(value).text)
    case .set("lock_timeout", let value): lockTimeout = milliseconds(value)
    default: break
    }
  }
}

/// A time as settings are written: `2s`, `500ms`, `1min`, `2000`; nil for none at all.
private func milliseconds(_ text: String) -> Int? {
  let digits = text.prefix { $0.isNumber }
  guard let number = Int(digits), number > 0 else { return nil }
  return switch text.dropFirst(digits.count).filter({ $0 != " " }) {
  case "s": number * 1_000
  case "min": number * 60_000
  case "h": number * 3_600_000
  case "d": number * 86_400_000
  default: number
  }
}

// MARK: Suppressions

extension LintPass {
  /// What is left once comments have allowed the rest, and what is wrong with those comments.
  func suppressed() -> [LintFinding] {
    var suppressions = Suppression.all(in: script)
    var left: [LintFinding] = []
    for (finding, statement) in findings {
      let matching = suppressions.indices.filter {
        suppressions[$0].allows(finding.rule, inStatement: statement)
      }
      if matching.isEmpty { left.append(finding) }
      for index in matching { suppressions[index].use(for: finding.rule) }
    }
    return left + suppressions.flatMap { $0.findings(in: file.path) }
  }
}
