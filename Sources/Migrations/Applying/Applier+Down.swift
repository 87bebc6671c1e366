import PostgresClient

extension Applier {
  /// Takes back the last plan, or all that came after the target, newest first.
  ///
  /// - Parameter folder: Must hold the migrations that were applied, with their ways back.
  /// - Returns: What was taken back, in that order; nothing where there was nothing.
  /// - Throws: `ApplyError`; where rows would be lost that `losing` does not name, nothing of that
  ///   migration is taken back.
  package func takeBack(_ folder: MigrationFolder) throws -> [MigrationName] {
    try changing {
      let (found, migrations) = try wayBack(in: folder)
      try recordAsFound(found)
      // All or none can be taken back, as far as files tell.
      let runs = try migrations.map { try MigrationRun($0, .down, by: self) }
      var names: [MigrationName] = []
      for run in runs {
        try run.run()
        names.append(run.migration.up.name)
      }
      return names
    }
  }

  /// The migrations whose ways back `takeBack` would run, newest first; nothing is changed.
  package func migrationsToTakeBack(_ folder: MigrationFolder) throws -> [Migration] {
    try wayBack(in: folder).migrations
  }

  private func wayBack(
    in folder: MigrationFolder
  ) throws -> (found: [Migration], migrations: [Migration]) {
    let vaultName = folder.vaultName ?? ""
    let state = try VaultState(of: vaultName, in: connection)
    var settled = state
    settled.progress = []
    if let begun = state.progress.first {
      guard begun.direction == .down else {
        throw ApplyError.underWay(file: begun.version, direction: .up)
      }
      try require(begun, isOf: folder, count: state.progress.count)
      // Between the last statement and the register's entry the version is the older one already.
      settled.fingerprint =
        folder.migrations.last { $0.version.text == begun.version }?.up.header.to
    }
    let course = try Course(of: folder.migrations, vaultName: vaultName, state: settled)
    let applied = folder.migrations.dropLast(course.missing.count)
    return (course.found, try choose(from: Array(applied)))
  }

  private func choose(from applied: [Migration]) throws(ApplyError) -> [Migration] {
    guard let target = options.target else {
      let start = applied.lastIndex { !$0.continuesPlan } ?? applied.endIndex
      return applied[start...].reversed()
    }
    guard let place = applied.lastIndex(where: { $0.version == target }) else {
      throw .unknownTarget(version: target.text)
    }
    return applied[(place + 1)...].reversed()
  }

  private func require(
    _ begun: VaultState.Progress, isOf folder: MigrationFolder, count: Int
  ) throws(ApplyError) {
    let migration = folder.migrations.last { $0.version.text == begun.version }
    guard let down = migration?.down else { throw .appliedUnknown(version: begun.version) }
    guard down.checksum == begun.checksum else {
      throw .editedWhileUnderWay(file: down.name.fileName, statement: count)
    }
  }
}
