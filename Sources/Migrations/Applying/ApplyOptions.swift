/// How a change of the schema is made.
package struct ApplyOptions: Sendable {
  package var patience = Patience()
  /// Whether the migrations' own queries about their results are asked.
  package var validates = false
  /// Who is entered as author; nil for the session's user.
  package var author: String?
  package var notes: String?
  /// The last migration to run; nil for all.
  package var target: MigrationVersion?
  /// What a way back may lose, each by the name that its refusal gives.
  package var losing: [String] = []

  package init() {}
}

/// What applying migrations came to.
package struct ApplyReport: Hashable, Sendable {
  /// Those that had been applied already, and are now known to be.
  package var found: [MigrationName] = []
  package var applied: [MigrationName] = []

  package init() {}
}

/// What applying a release came to.
package enum ApplyOutcome: Hashable, Sendable {
  case applied(objects: Int)
  /// The database held this very version already; nothing was done.
  case upToDate
}
