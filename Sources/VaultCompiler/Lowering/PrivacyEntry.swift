import PostgresSchema
import VaultModel
import VaultSQL

/// A column of a vault that somebody has to be careful with.
struct PrivacyEntry {
  var table: QualifiedName
  var column: String
  var sensitivity: Sensitivity
  var masking: Masking?
  var about: String?
  var traits: TableTraits
  /// The columns from which a column of a mart has its class; empty where the model says it.
  var origins: [String] = []
}

extension PrivacyEntry {
  /// Of hubs, links, satellites, code lists and marts, in this order.
  static func all(of vault: CompiledVault, derived: DerivedLineage) -> [PrivacyEntry] {
    var entries = vault.hubs.flatMap(\.sensitiveKeys)
    entries += vault.links.flatMap { link in
      sensitive(link.dependentKeys, in: link.table, link.traits)
        + sensitive(link.attributes, in: link.table, link.traits)
    }
    entries += vault.satellites.flatMap { sensitive($0.attributes, in: $0.table, $0.traits) }
    entries += vault.references.flatMap { reference in
      let tables = [reference.table] + (reference.history.map { [$0.table] } ?? [])
      return tables.flatMap { sensitive(reference.keyParts, in: $0, reference.traits) }
        + sensitive(reference.attributes, in: tables[tables.count - 1], reference.traits)
    }
    return entries + inherited(by: vault, derived, from: entries)
  }

  fileprivate static func sensitive(
    _ parts: [CompiledVault.KeyPart], in table: CompiledVault.TableName, _ traits: TableTraits
  ) -> [PrivacyEntry] {
    parts.filter { $0.sensitivity != .none }.map { part in
      PrivacyEntry(
        table: QualifiedName(table), column: part.name, sensitivity: part.sensitivity,
        about: "Part of a key", traits: traits)
    }
  }

  private static func sensitive(
    _ attributes: [CompiledVault.Attribute], in table: CompiledVault.TableName,
    _ traits: TableTraits
  ) -> [PrivacyEntry] {
    attributes.filter { $0.sensitivity != .none || $0.masking != nil }.map { attribute in
      PrivacyEntry(
        table: QualifiedName(table), column: attribute.name, sensitivity: attribute.sensitivity,
        masking: attribute.masking, about: attribute.about, traits: traits)
    }
  }
}

extension CompiledVault.Hub {
  fileprivate var sensitiveKeys: [PrivacyEntry] {
    let parts = PrivacyEntry.sensitive(keyParts, in: table, traits)
    guard let joinedKey else { return parts }
    // The joined text tells what each of its parts does.
    let classes = Set(parts.map(\.sensitivity)).sorted { $0.rawValue < $1.rawValue }
    return parts
      + classes.map { sensitivity in
        PrivacyEntry(
          table: QualifiedName(table), column: joinedKey, sensitivity: sensitivity,
          about: "The parts of the key, joined", traits: traits)
      }
  }
}

// MARK: What marts take over

extension PrivacyEntry {
  /// A column that is made of a sensitive one is of its class, whatever was made of it; a count is made
  /// of none.
  private static func inherited(
    by vault: CompiledVault, _ derived: DerivedLineage, from declared: [PrivacyEntry]
  ) -> [PrivacyEntry] {
    var known = Dictionary(grouping: declared.filter { $0.sensitivity != .none }, by: \.table)
    var entries: [PrivacyEntry] = []
    for mart in vault.martsInOrder {
      let table = QualifiedName(mart.view)
      let own = classes(of: derived.steps.filter { $0.table == table }, among: known)
      let made = own.map { place, origins in
        PrivacyEntry(
          table: table, column: place.column, sensitivity: place.sensitivity,
          traits: mart.traits, origins: origins.sorted { $0.precedesByBytes($1) })
      }.sorted { $0.order.precedesByBytes($1.order) }
      known[table] = made
      entries += made
    }
    return entries
  }

  private struct Place: Hashable {
    var column: String
    var sensitivity: Sensitivity
  }

  /// For each column and class the columns from which it has it.
  private static func classes(
    of steps: [DerivedLineage.Step], among known: [QualifiedName: [PrivacyEntry]]
  ) -> [Place: Set<String>] {
    steps.filter { $0.kind != .rows && $0.kind != .condition }.reduce(into: [:]) { classes, step in
      for entry in known[step.source] ?? []
      where step.column == "*" || entry.column == step.column {
        classes[Place(column: step.target, sensitivity: entry.sensitivity), default: []]
          .insert("\(step.source).\(entry.column)")
      }
    }
  }

  private var order: String { "\(column)\0\(sensitivity.rawValue)" }
}
