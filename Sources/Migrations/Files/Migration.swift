import SchemaDiff

/// A migration with its way back, where it has one.
package struct Migration: Hashable, Sendable {
  package var up: MigrationFile
  package var down: MigrationFile?

  package init(up: MigrationFile, down: MigrationFile? = nil) {
    self.up = up
    self.down = down
  }

  package var version: MigrationVersion { up.name.version }

  /// Whether it goes on with the plan of the migration before it.
  package var continuesPlan: Bool { up.header.from?.contains(Self.stepMark) ?? false }

  /// Stands between a plan's version and the number of a step that has not reached it yet.
  static let stepMark: Character = "+"
}
