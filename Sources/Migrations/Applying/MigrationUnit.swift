import PostgresSchema

/// What of a file that is no transaction of its own is run, recorded and resumed together.
struct MigrationUnit: Hashable {
  /// The place of its first statement in the file, from 1: by this it is recorded.
  let number: Int
  let kind: Kind
  let statements: [ScannedStatement]

  enum Kind: Hashable {
    /// A setting of the session, which a new session needs again.
    case setting
    case single
    /// What stands between BEGIN and COMMIT, without these.
    case transaction
    case index(ConcurrentIndex)
  }

  var sql: SQL { statements.map(\.sql).joined(separator: ";\n") }

  static func == (left: MigrationUnit, right: MigrationUnit) -> Bool {
    left.number == right.number && left.sql == right.sql
  }

  func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension MigrationFile {
  /// The file's statements as they are run where it is no transaction of its own.
  var units: [MigrationUnit] {
    var units: [MigrationUnit] = []
    var block: (number: Int, statements: [ScannedStatement])?
    for (place, statement) in script.statements.enumerated() {
      switch (TransactionControl(statement), block) {
      case (.begin?, _): block = (place + 1, [])
      case (.commit?, let open?):
        block = nil
        guard !open.statements.isEmpty else { continue }
        units.append(
          MigrationUnit(number: open.number, kind: .transaction, statements: open.statements))
      case (nil, .some): block?.statements.append(statement)
      case (nil, nil):
        units.append(
          MigrationUnit(number: place + 1, kind: .init(statement), statements: [statement]))
      // Reading the file has refused these.
      case (.commit?, nil), (.other?, _): continue
      }
    }
    return units
  }
}

extension MigrationUnit.Kind {
  fileprivate init(_ statement: ScannedStatement) {
    if let index = ConcurrentIndex(statement) {
      self = .index(index)
    } else {
      self = statement.begins(with: ["set", "reset"]) ? .setting : .single
    }
  }
}
