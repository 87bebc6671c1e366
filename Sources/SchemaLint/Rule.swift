package import PostgresSchema
package import PostgresSyntax

/// Something that a script should not do, found operation by operation.
package protocol Rule: Sendable {
  static var about: RuleDescription { get }

  init()

  /// What is wrong with an operation where it stands.
  func check(_ operation: Operation, in context: LintContext) -> [Complaint]

  /// What is wrong with a file as a whole.
  func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint]
}

extension Rule {
  package func check(_ operation: Operation, in context: LintContext) -> [Complaint] { [] }
  package func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint] { [] }
}

/// What a rule is about, for messages and for its help page.
package struct RuleDescription: Hashable, Sendable {
  package var family: RuleFamily
  package var number: Int
  /// In words with hyphens between them, as `drop-table`.
  package var name: String
  /// In a sentence.
  package var summary: String
  package var why: String
  /// What to do instead, in a sentence.
  package var instead: String
  /// Statements of an earlier file that the examples need.
  package var given: String
  /// A script that the rule finds.
  package var bad: String
  /// One that does the same and that no rule finds fault with.
  package var good: String

  package init(
    _ family: RuleFamily, _ number: Int, _ name: String, _ summary: String, why: String,
    instead: String, given: String = "", bad: String, good: String
  ) {
    self.family = family
    self.number = number
    self.name = name
    self.summary = summary
    self.why = why
    self.instead = instead
    self.given = given
    self.bad = bad
    self.good = good
  }

  /// Stays as it is, whatever becomes of the name: `DS101`.
  package var id: String { "\(family.rawValue)\(number)" }
}

/// What rules have in common; the first letters of their numbers.
package enum RuleFamily: String, Hashable, Sendable, CaseIterable {
  case destructive = "DS"
  case dataDependent = "DD"
  case contract = "BC"
  case locks = "LK"
  case rewrites = "RW"
  case transactions = "TX"
  case partitions = "PT"
  case vaults = "DV"
  case names = "NM"
  case drift = "DR"
  case lint = "LT"

  package var title: String {
    switch self {
    case .destructive: "Destructive: rows or values are gone"
    case .dataDependent: "Data-dependent: whether it works hangs on the rows that are there"
    case .contract: "Contract: what readers and loaders rely on changes"
    case .locks: "Locks: loads or queries wait"
    case .rewrites: "Rewrites and scans: all rows are written or read under a lock"
    case .transactions: "Transactions"
    case .partitions: "Partitions"
    case .vaults: "Vaults: what the rows of a Data Vault mean"
    case .names: "Names"
    case .drift: "Drift: the database is no longer what the files say"
    case .lint: "The linter itself"
    }
  }
}

/// What a rule says of a place.
package struct Complaint: Hashable, Sendable {
  package var severity: Severity
  package var message: String
  /// The table, column or other thing that it is about.
  package var object: String
  /// Where it is, if not where the operation is.
  package var place: TextPlace?
  /// In place of the rule's own advice.
  package var fix: String?

  init(
    _ severity: Severity, _ message: String, _ object: String, at place: TextPlace? = nil,
    fix: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.object = object
    self.place = place
    self.fix = fix
  }

  init(
    _ severity: Severity, _ message: String, _ object: QualifiedName, at place: TextPlace? = nil,
    fix: String? = nil
  ) {
    self.init(severity, message, object.description, at: place, fix: fix)
  }
}
