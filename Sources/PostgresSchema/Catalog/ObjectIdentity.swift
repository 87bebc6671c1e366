/// By what a thing is known again, whatever has become of it.
package struct ObjectIdentity: Hashable, Sendable {
  package var kind: ObjectKind
  /// The schema, or the name of what lies in none.
  package var schema: String
  /// The relation or function; empty where a schema, a role or an extension is meant.
  package var name: String
  /// The column, constraint, policy, right or row within it; empty where it is meant itself.
  package var member: String

  package init(_ kind: ObjectKind, schema: String, name: String = "", member: String = "") {
    self.kind = kind
    self.schema = schema
    self.name = name
    self.member = member
  }

  package init(_ kind: ObjectKind, _ relation: QualifiedName, member: String = "") {
    self.init(kind, schema: relation.schema, name: relation.name, member: member)
  }

  /// The table or view that it is, or is part of; nil for what is no part of one.
  package var relation: QualifiedName? {
    switch kind {
    case .role, .namespace, .installedExtension, .function: nil
    case .right:
      name.isEmpty || name.contains("(") ? nil : QualifiedName(schema: schema, name: name)
    case .table, .column, .primaryKey, .check, .foreignKey, .partition, .index, .view,
      .materializedView, .policy, .row:
      QualifiedName(schema: schema, name: name)
    }
  }
}

/// The kinds of things, in the order in which they can be made.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
  case role
  case namespace = "schema"
  case installedExtension = "extension"
  case function
  case table
  case column
  case primaryKey = "primary key"
  case check
  case partition
  case index
  case foreignKey = "foreign key"
  case view
  case materializedView = "materialized view"
  case policy
  case right
  case row
}

extension ObjectIdentity: CustomStringConvertible {
  /// As a message names it: `column business.customer_h.email`.
  package var description: String {
    let place = [schema, name].filter { !$0.isEmpty }.joined(separator: ".")
    switch kind {
    case .right: return "right \(member) on \(place)"
    case .row: return member.isEmpty ? "rows of \(place)" : "row \(member) of \(place)"
    case .policy, .check, .foreignKey, .primaryKey: return "\(kind.rawValue) \(member) on \(place)"
    case .role, .namespace, .installedExtension, .function, .table, .column, .partition, .index,
      .view, .materializedView:
      return "\(kind.rawValue) \(member.isEmpty ? place : "\(place).\(member)")"
    }
  }
}

extension ObjectIdentity: Comparable {
  /// By kind in the order of making, then by bytes.
  package static func < (left: ObjectIdentity, right: ObjectIdentity) -> Bool {
    if left.kind != right.kind { return left.kind.rank < right.kind.rank }
    if left.schema != right.schema { return left.schema.precedesByBytes(right.schema) }
    if left.name != right.name { return left.name.precedesByBytes(right.name) }
    return left.member.precedesByBytes(right.member)
  }
}

extension ObjectKind {
  /// Sorting asks for it often, so no list is searched.
  fileprivate var rank: Int {
    switch self {
    case .role: 0
    case .namespace: 1
    case .installedExtension: 2
    case .function: 3
    case .table: 4
    case .column: 5
    case .primaryKey: 6
    case .check: 7
    case .partition: 8
    case .index: 9
    case .foreignKey: 10
    case .view: 11
    case .materializedView: 12
    case .policy: 13
    case .right: 14
    case .row: 15
    }
  }
}
