package import SchemaDiff

/// A plan that is to become migrations: all that its files say, and nothing of clock, user or machine.
package struct MigrationDraft: Hashable, Sendable {
  package var vaultName: String
  /// The versions of the vault that the plan leads between.
  package var from: String
  package var to: String
  /// One sentence; the files' names come from it.
  package var purpose: String
  /// The first step's; the steps after it take the seconds after it.
  package var version: MigrationVersion
  package var plan: Plan
  /// Leads all the way back; nil where there is no way back.
  package var down: Plan?
  package var requiredMajor: Int

  package init(
    of vaultName: String, from: String, to: String, purpose: String, version: MigrationVersion,
    plan: Plan, down: Plan?, requiredMajor: Int = 15
  ) {
    self.vaultName = vaultName
    self.from = from
    self.to = to
    self.purpose = purpose
    self.version = version
    self.plan = plan
    self.down = down
    self.requiredMajor = requiredMajor
  }
}

extension MigrationDraft {
  /// The files' names and texts, in the order in which they are applied, each with its way back.
  ///
  /// The way back is one for the whole plan and belongs to the first step; the steps after it have
  /// one that only takes back the version.
  package var files: [(name: MigrationName, text: String)] {
    let slug = MigrationName.slug(for: purpose)
    var files: [(name: MigrationName, text: String)] = []
    var name = MigrationName(version, slug)
    for (place, step) in plan.steps.enumerated() {
      let header = header(ofStep: place)
      files.append((name, MigrationText(header, fileName: name.fileName, [step]).text))
      if let down {
        let steps = place == 0 ? down.steps : []
        let text = MigrationText(
          backwards(header, over: steps), fileName: name.opposite.fileName, steps)
        files.append((name.opposite, text.text))
      }
      name.version = name.version.next
    }
    return files
  }

  private func header(ofStep place: Int) -> MigrationHeader {
    let step = plan.steps[place]
    let count = plan.steps.count
    return MigrationHeader(
      vaultName: vaultName, transaction: step.transaction,
      contract: step.statements.map(\.contract).max() ?? .additive,
      from: place == 0 ? from : between(place), to: place == count - 1 ? to : between(place + 1),
      requiredMajor: requiredMajor,
      purpose: count == 1 ? purpose : "\(purpose) (step \(place + 1) of \(count))")
  }

  /// The version between two steps.
  private func between(_ place: Int) -> String { "\(to)\(Migration.stepMark)\(place)" }

  private func backwards(
    _ header: MigrationHeader, over steps: [PlannedStep]
  ) -> MigrationHeader {
    var header = header
    swap(&header.from, &header.to)
    let isSimple = steps.count <= 1 && steps.first?.transaction != PlannedStep.Transaction.none
    header.transaction = isSimple ? .whole : .none
    header.contract = steps.flatMap(\.statements).map(\.contract).max() ?? .additive
    header.purpose = "takes back: \(header.purpose)"
    return header
  }
}
