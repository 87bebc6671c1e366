import PostgresSchema
import PostgresSyntax

/// BC103: a view or function that users no longer find.
struct DropView: Rule {
  static let about = RuleDescription(
    .contract, 103, "drop-view", "A view or function is dropped.",
    why: "Every query that uses it fails, and the rights on it are gone with it.",
    instead: "Make it again in the same transaction, with its rights; or tell its users first.",
    bad: "SET lock_timeout = '2s'; DROP VIEW sales.numbers;",
    good: """
      SET lock_timeout = '2s';
      DROP VIEW sales.numbers;
      CREATE VIEW sales.numbers AS SELECT 1 AS number;
      """)

  private static let kinds = ["view", "materialized view", "function", "procedure"]

  func check(_ operation: Operation, in context: LintContext) -> [Complaint] {
    guard case .drop(let dropped) = operation.kind, Self.kinds.contains(dropped.kind) else {
      return []
    }
    let made = context.file.madeNames
    return dropped.names.filter { !made.contains($0) }.map {
      Complaint(.warning, "who uses \(dropped.kind) \($0) fails", $0)
    }
  }
}

extension LintedFile {
  /// Views and functions that the file makes, before or after it drops them.
  fileprivate var madeNames: Set<QualifiedName> {
    Set(
      operations.joined().compactMap { operation in
        switch operation.kind {
        case .createView(let view): view.name
        case .createFunction(let name, _): name
        default: nil
        }
      })
  }
}
