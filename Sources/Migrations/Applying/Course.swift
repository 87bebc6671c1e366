/// What there is to do to bring a database up to date; pure, so that every case of it can be tested.
package struct Course: Hashable, Sendable {
  /// Migrations that the database has had, as its version tells, though no register says so.
  package var found: [Migration]
  /// Those to run, in order; the first may be under way.
  package var missing: [Migration]

  /// Compares migrations with what a database says of their vault.
  ///
  /// - Throws: Where the two do not belong together.
  package init(
    of migrations: [Migration], vaultName: String, state: VaultState
  ) throws(ApplyError) {
    let known = try Self.countOfApplied(migrations, state)
    let rest = migrations[known...]
    let expected = migrations[..<known].last?.up.header.to
    if let begun = state.progress.first {
      try Self.require(begun, isOf: rest.first, state)
      (found, missing) = ([], Array(rest))
    } else if state.fingerprint == expected {
      (found, missing) = ([], Array(rest))
    } else if let version = state.fingerprint,
      // Of several the first: one that keeps the version, as a backfill, may not have been run.
      let last = rest.firstIndex(where: { $0.up.header.to == version })
    {
      (found, missing) = (Array(rest[...last]), Array(rest[(last + 1)...]))
    } else {
      throw .strayVersion(
        vaultName: vaultName, applied: state.fingerprint ?? "nothing", expected: expected)
    }
  }

  /// How many migrations the register has; they must be the first ones, and as they are now.
  static func countOfApplied(
    _ migrations: [Migration], _ state: VaultState
  ) throws(ApplyError) -> Int {
    let checksums = Dictionary(state.applied.map { ($0.version, $0.checksum) }) { $1 }
    let versions = Set(migrations.map(\.version.text))
    if let unknown = state.applied.first(where: { !versions.contains($0.version) }) {
      throw .appliedUnknown(version: unknown.version)
    }
    for (place, migration) in migrations.enumerated() {
      guard let checksum = checksums[migration.version.text] else {
        guard place == checksums.count else {
          throw .outOfOrder(
            file: migration.up.name.fileName, after: state.applied.last?.version ?? "")
        }
        break
      }
      guard checksum == migration.up.checksum else {
        throw .editedAfterApplied(file: migration.up.name.fileName)
      }
    }
    return checksums.count
  }

  private static func require(
    _ begun: VaultState.Progress, isOf migration: Migration?, _ state: VaultState
  ) throws(ApplyError) {
    guard begun.direction == .up, let migration, begun.version == migration.version.text else {
      throw .underWay(file: begun.version, direction: begun.direction)
    }
    guard begun.checksum == migration.up.checksum else {
      throw .editedWhileUnderWay(
        file: migration.up.name.fileName, statement: state.progress.count)
    }
  }

  /// Leaves out what comes after a version.
  package func upTo(_ version: MigrationVersion) -> Course {
    var course = self
    course.missing = missing.filter { $0.version <= version }
    return course
  }
}
