package import PostgresSchema
package import SchemaDiff
package import VaultHash

/// A migration's file: its name, what it says of itself, its bytes and its statements.
package struct MigrationFile: Sendable {
  package let name: MigrationName
  package let header: MigrationHeader
  package let text: String
  package let digest: ContentDigest
  package let script: SQLScript
  /// Queries that give no row where the migration did what it should.
  package let validations: [PlannedStatement.Validation]

  /// Reads a file's text, and refuses what could not be run as its header says.
  package init(_ name: MigrationName, text: String) throws(FolderError) {
    self.name = name
    self.text = text
    do {
      header = try MigrationHeader(readFrom: text)
    } catch {
      throw .headerUnreadable(file: name.fileName, line: error.line, problem: error.problem)
    }
    do {
      script = try SQLScript(text)
    } catch {
      throw .unscannable(file: name.fileName, error)
    }
    digest = ContentDigest(of: text.utf8)
    validations = Self.validations(in: text)
    try requireFittingTransactions()
  }

  /// A COMMIT in the midst of what is to be all or nothing would leave a half of it.
  private func requireFittingTransactions() throws(FolderError) {
    var isOpen = false
    for statement in script.statements {
      guard let control = TransactionControl(statement) else { continue }
      switch (header.transaction, control, isOpen) {
      case (.none, .begin, false): isOpen = true
      case (.none, .commit, true): isOpen = false
      case (.whole, _, _), (.none, .begin, true), (.none, .commit, false), (.none, .other, _):
        throw .transactionControl(
          file: name.fileName, place: statement.place, statement: statement.sql.text)
      }
    }
    guard isOpen, let last = script.statements.last else { return }
    throw .transactionControl(
      file: name.fileName, place: last.place, statement: "a block without its COMMIT")
  }
}

extension MigrationFile {
  /// The digest in lower-case hex.
  package var checksum: String { digest.hex }
}

extension MigrationFile: Hashable {
  package static func == (left: MigrationFile, right: MigrationFile) -> Bool {
    left.name == right.name && left.digest == right.digest
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}

// MARK: Validations

extension MigrationFile {
  /// `-- validate: what a row means`, and below it the query in comments that are set in by two more.
  private static func validations(in text: String) -> [PlannedStatement.Validation] {
    var found: [PlannedStatement.Validation] = []
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      guard line.hasPrefix(validationStart) else { continue }
      let query = lines.prefix { $0.hasPrefix(queryStart) }
      lines = lines.dropFirst(query.count)
      found.append(
        PlannedStatement.Validation(
          String(line.dropFirst(validationStart.count)),
          SQL(trusted: query.map { $0.dropFirst(queryStart.count) }.joined(separator: "\n"))))
    }
    return found
  }

  private static let validationStart = "-- validate: "
  private static let queryStart = "--   "

  /// The comment lines by which a file keeps a validation.
  static func comment(for validation: PlannedStatement.Validation) -> String {
    let about = validation.about.split(whereSeparator: \.isNewline).joined(separator: " ")
    let query = validation.query.text.split(whereSeparator: \.isNewline)
    return ([validationStart + about] + query.map { queryStart + $0 }).joined(separator: "\n")
  }
}
