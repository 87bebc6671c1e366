/// Which rows of tables each role sees and writes; the same policies hold for all of the tables.
///
/// See PostgreSQL's manual, chapter 5.9 "Row Security Policies".
package struct RowSecurity: Hashable, Sendable {
  package var tables: [QualifiedName]
  package var policies: [Policy]

  package init(on tables: [QualifiedName], _ policies: [Policy]) {
    self.tables = tables
    self.policies = policies
  }
}

/// The rows that some roles may see, or also write.
package struct Policy: Hashable, Sendable {
  package var name: String
  package var command: Command
  package var roles: [String]
  package var condition: SQL

  package init(_ name: String, for command: Command, to roles: [String], where condition: SQL) {
    self.name = name
    self.command = command
    self.roles = roles
    self.condition = condition
  }

  package enum Command: Hashable, Sendable {
    case reading
    case everything
  }
}
