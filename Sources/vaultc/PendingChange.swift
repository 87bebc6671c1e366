import Migrations
import PostgresSchema
import ProgramConventions
import SchemaDiff
import SystemPackage
import VaultCompiler
import VaultEvolution
import VaultHash
import VaultModel

/// What the model of a vault changes against what was generated before.
struct PendingChange {
  let place: GeneratedVault
  let previous: CompiledVault?
  let change: VaultChange
  /// The new vault with its fingerprint.
  let vault: CompiledVault

  init(of model: CompiledVault, under root: FilePath) throws {
    place = GeneratedVault(of: model.name, under: root)
    previous = try place.readIfPresent()
    change = VaultChange(of: previous, to: model)
    vault = try change.vault.sealed()
  }

  /// The advice and, where something has to be decided, an error with all questions.
  func requireDecisions() throws {
    for advice in change.advice { printToStandardError("advice: \(advice)") }
    guard change.plan.questions.isEmpty else {
      throw CommandError.undecided(vault: vault.name, questions: change.plan.questions)
    }
  }

  /// What is done, in a sentence.
  var purpose: String {
    let statements = change.plan.statements
    if let previous, previous.edition < vault.edition { return "follows the release of vaultc" }
    guard let first = statements.first else {
      return previous == nil ? "makes the vault \(vault.name)" : "follows the model in no table"
    }
    if statements.count == 1 { return first.about }
    if let changes = change.plan.changesOfTables { return changes }
    let things = Set(statements.compactMap { $0.object.relation?.description }).sorted()
    return things.count > 3
      ? "changes \(count(things.count, "table or view", "tables and views"))"
      : "changes \(things.isEmpty ? "functions" : things.joined(separator: ", "))"
  }

  /// Writes the migrations that are missing, each once.
  ///
  /// A vault that was generated before there were migrations gets its first one from what was
  /// generated then. A run that was ended between the migrations and `vault.json` is gone on with.
  ///
  /// - Throws: Where the folder's migrations are not as they were written.
  func writeMigrations(_ stamp: MigrationVersion?, purpose: String?) throws -> [FilePath] {
    var written: [FilePath] = []
    let existing = try MigrationFolder.read(place.folder)
    var version = stamp ?? .now(after: existing?.migrations.last?.version)
    let start = previous ?? vault
    if existing == nil {
      written += try MigrationFolder.write(
        first: schemaSQL(for: start), of: start.name, fingerprint: start.fingerprint,
        version: version, to: place.folder)
      version = version.next
    }
    let reached = try MigrationFolder.read(place.folder)?.fingerprint
    guard let previous, reached != vault.fingerprint else { return written }
    guard reached == previous.fingerprint else {
      throw CommandError.notMigrated(
        vault: vault.name, wanted: previous.fingerprint, reached: reached ?? "nothing")
    }
    let draft = MigrationDraft(
      of: vault.name, from: previous.fingerprint, to: vault.fingerprint,
      purpose: purpose ?? self.purpose, version: version, plan: change.plan.withAStep,
      down: change.rollback.questions.isEmpty ? change.rollback.withAStep : nil)
    return try written + MigrationFolder.write(draft, to: place.folder)
  }
}

extension Plan {
  /// A change that concerns the loader alone still takes the database to the vault's version.
  fileprivate var withAStep: Plan {
    steps.isEmpty ? Plan(steps: [PlannedStep(.whole, [])]) : self
  }

  /// What is done to tables and their columns, or how much of it; nil where nothing is.
  fileprivate var changesOfTables: String? {
    let sentences = statements.filter { statement in
      switch statement.object.kind {
      case .table, .column, .partition, .check, .foreignKey, .index: true
      case .role, .namespace, .installedExtension, .function, .primaryKey, .view, .materializedView,
        .policy, .right, .row:
        false
      }
    }.map { $0.about.prefix(1).lowercased() + $0.about.dropFirst() }
    switch sentences.count {
    case 0: return nil
    case 1, 2: return sentences.joined(separator: "; ")
    default: return "\(sentences[0]), and \(count(sentences.count - 1, "change")) more"
    }
  }
}
