import VaultModel

/// What became of a source since its tables were written down, and what is to be done about it.
package struct SourceChange: Hashable, Sendable {
  /// Where the model speaks of it.
  package let place: KnownModel.Place
  package let text: String
  /// Lines of a model to take over, or nothing.
  package let lines: [String]
}

/// How a source differs from the tables of a model that was made of it.
package struct SourceDifference: Hashable, Sendable {
  /// Shapes that are written anew.
  package private(set) var files: [WrittenFile] = []
  package private(set) var changes: [SourceChange] = []

  /// Compares the tables that a model knows with those that are there.
  ///
  /// - Parameters:
  ///   - database: The source as it is.
  ///   - schema: The schema that was read; all where it is nil.
  ///   - model: What the model knows.
  ///   - modelFiles: Its files.
  package init(
    of database: SourceDatabase, schema: String?, to model: KnownModel, in modelFiles: [ModelFile]
  ) {
    let draft = ModelDraft(Classification(of: database), vault: "", known: model)
    let present = Dictionary(database.tables.map { ($0.name.description, $0) }) { first, _ in first
    }
    for (name, known) in model.tables.sorted(by: { $0.key < $1.key }) {
      if let table = present[name] {
        compare(table, with: known, draft, modelFiles)
      } else if schema.map({ name.hasPrefix("\($0).") }) ?? true {
        changes.append(.gone(name, known))
      }
    }
  }

  private mutating func compare(
    _ table: SourceDatabase.Table, with known: KnownModel.Table, _ draft: ModelDraft,
    _ modelFiles: [ModelFile]
  ) {
    let old = Dictionary(known.columns.map { ($0.name, $0) }) { first, _ in first }
    let new = table.columns.filter { old[$0.name] == nil }
    let gone = known.columns.filter { table.column($0.name) == nil }
    let retyped = table.columns.filter { column in
      old[column.name].map { $0.type != column.type.swiftText } ?? false
    }
    guard !new.isEmpty || !gone.isEmpty || !retyped.isEmpty else { return }
    let used = modelFiles.reduce(into: Set<String>()) { used, file in
      if file.text.contains("\(known.structName).self") { used.formUnion(file.usedProperties) }
    }
    let kept = gone.filter { used.contains($0.property.withoutBackticks) }
    let file = modelFiles.first { $0.path == known.place.file }
    let isWritten = file?.isWrittenShape(of: known.structName) ?? false
    changes += new.map { .new($0, table, known, draft) }
    changes += gone.map { column in
      .gone(column, table, known, isUsed: kept.contains(column), isRemoved: isWritten)
    }
    changes += retyped.compactMap { column in
      old[column.name].map { .retyped($0, column, table, known) }
    }
    guard isWritten else { return changes.append(.notWritten(table, known)) }
    var shape = draft.shape(of: table)
    shape.columns += kept.compactMap { $0.shape(of: table.name) }
    files.append(shape.file)
  }
}

extension KnownModel.Column {
  /// A column that the source has no longer and the model still names.
  fileprivate func shape(of table: SourceDatabase.TableName) -> Proposal.ShapeColumn? {
    SQLType(swiftText: type).map { type in
      Proposal.ShapeColumn(
        property: property, name: name, type: type,
        remark: .decide(
          "\(table) has no such column any more; remove it here once no source names it"))
    }
  }
}

// MARK: What is said

extension SourceChange {
  fileprivate static func new(
    _ column: SourceDatabase.Column, _ table: SourceDatabase.Table, _ known: KnownModel.Table,
    _ draft: ModelDraft
  ) -> SourceChange {
    var register = NameRegister()
    let attribute = draft.attribute(
      column, of: table.name, base: VaultName.singular(table.name.name), &register)
    let isSecret = table.isSecret(column.name)
    let row = "row.\(attribute.property)"
    let target =
      known.source.map { "the source \($0.constant) (\($0.place))" } ?? "a source of the table"
    return SourceChange(
      place: known.place,
      text: "\(table.name) has a new column \(column.name) (\(column.sourceType)); write into "
        + "\(isSecret ? "" : "a satellite of ")\(target):",
      lines: [isSecret ? "Excluded(\(row), because: \"a secret\")" : attribute.text])
  }

  fileprivate static func gone(
    _ column: KnownModel.Column, _ table: SourceDatabase.Table, _ known: KnownModel.Table,
    isUsed: Bool, isRemoved: Bool
  ) -> SourceChange {
    let place = known.source.map(\.place) ?? known.place
    guard isUsed else {
      return SourceChange(
        place: known.place,
        text: "\(table.name) has no column \(column.name) any more\(isRemoved ? ": removed" : "")",
        lines: [])
    }
    return SourceChange(
      place: place,
      text:
        "\(table.name) has no column \(column.name) any more; take row.\(column.property) out of "
        + "the source, then its line out of \(known.place.file): the vault keeps what it has",
      lines: [])
  }

  fileprivate static func retyped(
    _ old: KnownModel.Column, _ column: SourceDatabase.Column, _ table: SourceDatabase.Table,
    _ known: KnownModel.Table
  ) -> SourceChange {
    SourceChange(
      place: KnownModel.Place(file: known.place.file, line: old.line),
      text: "\(table.name).\(column.name) is \(column.type.swiftText) now, and was \(old.type); "
        + "'vaultc check' tells whether a key must follow, 'vaultc plan' what it means to stored rows",
      lines: [])
  }

  fileprivate static func gone(_ name: String, _ known: KnownModel.Table) -> SourceChange {
    let place = known.source.map(\.place) ?? known.place
    let source = known.source?.constant ?? known.structName
    return SourceChange(
      place: place,
      text:
        "the source has no table \(name); where no query delivers it either, take \(source) out of the "
        + "vault, and say with Retired(…) what of its tables stays",
      lines: [])
  }

  fileprivate static func notWritten(
    _ table: SourceDatabase.Table, _ known: KnownModel.Table
  ) -> SourceChange {
    SourceChange(
      place: known.place,
      text:
        "the file with the shape of \(table.name) is not as an import writes it, and is left alone: "
        + "change it by hand",
      lines: [])
  }
}
