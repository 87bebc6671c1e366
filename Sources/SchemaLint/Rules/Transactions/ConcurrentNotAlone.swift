import PostgresSchema
import PostgresSyntax

/// TX102: an index build among other changes.
struct ConcurrentNotAlone: Rule {
  static let about = RuleDescription(
    .transactions, 102, "concurrent-not-alone",
    "A file that builds an index CONCURRENTLY changes other things too.",
    why: """
      The file runs in no transaction: where the build fails, what stands above is done, what stands \
      below is not, and the file can be run neither again nor on.
      """,
    instead: "Leave the build alone in its file, with the DROP INDEX before it.",
    given: "CREATE TABLE sales.invoice (id bigint PRIMARY KEY, number text);",
    bad: """
      SET lock_timeout = '2min';
      ALTER TABLE sales.invoice ADD COLUMN paid_on date;
      CREATE INDEX CONCURRENTLY invoice_paid ON sales.invoice (paid_on);
      """,
    good: """
      DROP INDEX CONCURRENTLY IF EXISTS sales.invoice_number;
      CREATE INDEX CONCURRENTLY invoice_number ON sales.invoice (number);
      """)

  func check(_ file: LintedFile, in folder: LintedFolder) -> [Complaint] {
    let all = Array(file.operations.joined())
    guard let build = all.first(where: \.isConcurrentBuild) else { return [] }
    let others = all.filter(\.changesSchema)
    return others.prefix(1).map {
      let text = "runs in no transaction, for the file also builds an index CONCURRENTLY"
      return Complaint(.warning, text, build.table?.description ?? "", at: $0.place)
    }
  }
}

extension Operation {
  fileprivate var isConcurrentBuild: Bool {
    guard case .createIndex(let index) = kind else { return false }
    return index.isConcurrent
  }

  fileprivate var table: QualifiedName? {
    guard case .createIndex(let index) = kind else { return nil }
    return index.table
  }

  /// Whether it makes or alters something, and could be half of a change.
  fileprivate var changesSchema: Bool {
    switch kind {
    case .createIndex(let index): !index.isConcurrent
    case .drop(let dropped): dropped.kind != "index"
    case .createTable, .createView, .createFunction, .createDomain, .createTrigger, .createPolicy,
      .createNamed, .alterTable, .alterDomain, .addEnumValue, .truncate:
      true
    // A note that the build is done is no other change.
    case .writeRows(let rows): rows.table.schema != "metadata"
    case .alterIndex, .reindex, .refresh, .rewrite, .lockTables, .begin, .commit, .rollback, .set,
      .savepoint, .doBlock, .revoke, .outsideTransaction, .other, .notUnderstood:
      false
    }
  }
}
