import PostgresSchema
import PostgresSyntax
import SchemaDiff
import VaultSQL

/// What databases hold that were made by the first edition of the SQL, before `metadata.key_origin`.
///
/// What has become of a thing is not repeated here, only that it was otherwise: functions are made
/// again whatever they were, and a comment is taken away whatever it said. Tables, keys, policies,
/// rights and rows were the same.
extension Catalog {
  /// This catalog, which is of a schema, as the first edition would have made it.
  func inFirstEdition(of schema: Schema) -> Catalog {
    let ownFunctions = Set(
      schema.objects.compactMap { object in
        if case .function(let function) = object, function.ownership == .own {
          function.name
        } else {
          nil
        }
      })
    var former = self
    for identity in identities {
      guard let object = self[identity]?.object else { continue }
      switch object {
      case _ where identity.relation == KeyOrigins.table: former.remove(identity)
      case .row(let row) where row.lists(KeyOrigins.table): former.remove(identity)
      case .column(let column, let table): former.add(.column(column.inFirstEdition, of: table))
      case .function(let function) where ownFunctions.contains(function.name):
        former.add(.function(inFirstEdition(function)))
      case .role, .namespace, .installedExtension, .table, .primaryKey, .check, .foreignKey,
        .partition, .index, .view, .materializedView, .function, .policy, .right, .row:
        break
      }
    }
    former.columnOrder = columnOrder
    return former
  }

  /// As-of functions named the columns of their rows.
  private func inFirstEdition(_ function: Function) -> Function {
    var former = function
    former.body = "-- of the first edition"
    former.comment = function.comment ?? "of the first edition"
    guard let view = function.result.rowRelation,
      case .view(let rows)? = self[ObjectIdentity(.view, view)]?.object
    else { return former }
    former.result = .rows((rows.query.outputColumns ?? []).map { ($0, .text) })
    return former
  }
}

extension Column {
  /// All columns had a comment; those that say nothing of their column are gone.
  fileprivate var inFirstEdition: Column {
    let says = comment.map { !$0.hasPrefix("[") || !$0.hasSuffix("]") } ?? false
    guard !says else { return self }
    var column = self
    column.comment = "of the first edition"
    return column
  }
}

extension CatalogRow {
  /// Whether it lists the table, or a part of it, among the things that must be there.
  fileprivate func lists(_ table: QualifiedName) -> Bool {
    values.contains { $0.text.hasPrefix("'\(table)") && $0.text.hasSuffix("'") }
  }
}

extension Question {
  /// Why there is no way back.
  static let formerEdition = Question(
    ObjectIdentity(.table, KeyOrigins.table),
    "What the database held before was written by an earlier release.",
    answers: ["Keep the release that wrote it, and its migrations."])
}
