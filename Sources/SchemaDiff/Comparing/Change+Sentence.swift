package import PostgresSchema

extension Change {
  /// The thing that differs.
  package var identity: ObjectIdentity {
    switch self {
    case .added(let entry), .removed(let entry), .altered(_, let entry): entry.object.identity
    case .renamedColumn(let rename): ObjectIdentity(.column, rename.table, member: rename.to)
    }
  }

  /// What of an altered thing differs; nothing for all else.
  package var differences: [TraitDifference] {
    guard case .altered(let before, let after) = self else { return [] }
    return zip(before.traits, after.traits).compactMap { old, new in
      old == new ? nil : TraitDifference(name: old.name, before: old.value, after: new.value)
    }
  }
}

/// A trait that a thing has otherwise in two catalogs.
package struct TraitDifference: Hashable, Sendable {
  /// Empty for what no schema of ours can say.
  package var name: String
  package var before: String?
  package var after: String?
}

/// What the two catalogs of a comparison are to each other.
package enum Comparison: Hashable, Sendable {
  /// The first is what should be, the second what is there.
  case drift
  /// The second follows on the first.
  case succession
}

extension Change {
  /// The change in words, one sentence a thing that differs.
  package func sentences(in comparison: Comparison) -> [String] {
    switch (self, comparison) {
    case (.added(let entry), .drift):
      ["\(entry.named) is there, and the model has none"]
    case (.removed(let entry), .drift): ["\(entry.object.identity) is missing"]
    case (.added(let entry), .succession): ["\(entry.named) is new"]
    case (.removed(let entry), .succession): ["\(entry.object.identity) is gone"]
    case (.altered(_, let after), _):
      differences.map { "\(after.object.identity)\($0.end(in: comparison))" }
    case (.renamedColumn(let rename), _):
      ["column \(rename.table).\(rename.from) is named \(rename.to)"]
    }
  }
}

extension CatalogEntry {
  /// The identity, with what is peculiar about the thing.
  fileprivate var named: String {
    peculiarity.map { "\(object.identity) (\($0))" } ?? "\(object.identity)"
  }
}

extension TraitDifference {
  fileprivate func end(in comparison: Comparison) -> String {
    if name == CatalogEntry.peculiarityName { return peculiarEnd }
    if let place = firstDifferentLine { return ": \(name) differs from line \(place)" }
    let (old, new) = (before ?? "none", after ?? "none")
    switch comparison {
    case .drift: return ": \(name) is \(new), and should be \(old)"
    case .succession: return ": \(name) was \(old), and is \(new)"
    }
  }

  /// `is invalid` ends a sentence; a piece of SQL stands behind a colon.
  private var peculiarEnd: String {
    guard let after else { return " no longer \(before ?? "")" }
    return after.first?.isLowercase == true ? " \(after)" : ": \(after)"
  }

  /// From 1; nil where both fit into a sentence.
  private var firstDifferentLine: Int? {
    guard let before, let after, before.contains("\n") || after.contains("\n") else { return nil }
    let (old, new) = (before.split(separator: "\n"), after.split(separator: "\n"))
    return zip(old, new).prefix { $0 == $1 }.count + 1
  }
}
