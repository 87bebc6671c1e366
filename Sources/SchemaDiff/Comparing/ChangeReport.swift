import PostgresSchema

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Differences as data for other programs; `docs/differences.schema.json` describes its JSON.
package struct ChangeReport: Codable, Hashable, Sendable {
  /// Rises where a program that read the former format would be wrong about this one.
  package var format = 1
  package var vault: String
  package var differences: [Difference]

  package init(of vault: String, _ changes: [Change], in comparison: Comparison) {
    self.vault = vault
    differences = changes.map { Difference($0, in: comparison) }
  }

  /// A thing that differs.
  package struct Difference: Codable, Hashable, Sendable {
    package var state: State
    package var kind: String
    package var schema: String
    package var name: String
    package var member: String
    package var sentences: [String]
    package var traits: [Trait]
  }

  /// Seen from what is expected, or came first.
  package enum State: String, Codable, Hashable, Sendable {
    case added
    case removed
    case altered
    case renamed
  }

  /// What of a thing differs; the name is empty for what no model can say.
  package struct Trait: Codable, Hashable, Sendable {
    package var name: String
    package var before: String?
    package var after: String?
  }
}

extension ChangeReport {
  /// A list of reports as JSON with sorted keys, and a line end behind it.
  package static func json(_ reports: [ChangeReport]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(reports), as: UTF8.self) + "\n"
  }
}

extension ChangeReport.Difference {
  fileprivate init(_ change: Change, in comparison: Comparison) {
    let identity = change.identity
    self.init(
      state: ChangeReport.State(change), kind: identity.kind.rawValue, schema: identity.schema,
      name: identity.name, member: identity.member,
      sentences: change.sentences(in: comparison),
      traits: change.differences.map {
        ChangeReport.Trait(name: $0.name, before: $0.before, after: $0.after)
      })
  }
}

extension ChangeReport.State {
  fileprivate init(_ change: Change) {
    self =
      switch change {
      case .added: .added
      case .removed: .removed
      case .altered: .altered
      case .renamedColumn: .renamed
      }
  }
}
