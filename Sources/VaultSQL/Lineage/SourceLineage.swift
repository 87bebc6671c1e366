import PostgresSchema
package import VaultModel

/// Which columns of a source become which columns of the vault.
package struct SourceLineage: Sendable {
  package enum Kind: String, Sendable {
    case direct
    case key
    case hash
  }

  package struct Step: Sendable {
    package var column: String
    package var table: String
    package var target: String
    /// Of the target.
    package var type: SQLType
    package var kind: Kind
    /// Whether the value is made of the column, alone or with others, before it is stored.
    package var isMade = false

    /// By bytes of all that it holds; a byte that no name has keeps the parts apart.
    fileprivate var order: String {
      [column, table, target, kind.rawValue].joined(separator: "\0")
    }
  }

  package let source: CompiledVault.Source
  let vault: CompiledVault

  package init(of source: CompiledVault.Source, in vault: CompiledVault) {
    self.source = source
    self.vault = vault
  }

  /// Each once, in byte order.
  package var steps: [Step] {
    let all =
      source.keys.flatMap(steps(of:)) + source.links.flatMap(steps(of:))
      + source.satellites.flatMap(steps(of:)) + source.references.flatMap(steps(of:))
    return Self.ordered(all)
  }

  /// Each once, in byte order.
  static func ordered(_ steps: [Step]) -> [Step] {
    let unique = Dictionary(steps.map { (Array($0.order.utf8), $0) }) { first, _ in first }
    return unique.values.sorted { $0.order.precedesByBytes($1.order) }
  }

  private func steps(of key: CompiledVault.SourceKey) -> [Step] {
    guard let hub = vault.hubs.first(where: { $0.name == key.hub }) else { return [] }
    return zip(key.parts, hub.keyParts).flatMap { input, part -> [Step] in
      let table = hub.table.description
      return columns(behind: input.column).flatMap { column in
        [
          Step(column: column, table: table, target: part.name, type: part.type, kind: .key),
          Step(column: column, table: table, target: hub.hashKey, type: .bytea, kind: .hash),
        ]
      }
    }
  }

  private func steps(of feed: CompiledVault.LinkFeed) -> [Step] {
    guard let link = vault.links.first(where: { $0.name == feed.link }) else { return [] }
    let table = link.table.description
    let participants = zip(feed.roles, link.participants).flatMap { role, participant in
      columns(ofKey: role, hub: participant.hub).flatMap { column in
        [participant.column, link.hashKey].map {
          Step(column: column, table: table, target: $0, type: .bytea, kind: .hash)
        }
      }
    }
    let dependent = zip(feed.dependentKeys, link.dependentKeys).flatMap { input, part in
      columns(behind: input).flatMap { column in
        [
          Step(column: column, table: table, target: part.name, type: part.type, kind: .key),
          Step(column: column, table: table, target: link.hashKey, type: .bytea, kind: .hash),
        ]
      }
    }
    return participants + dependent + payload(feed.columns, link.attributes, table, hashed: true)
  }

  private func steps(of feed: CompiledVault.SatelliteFeed) -> [Step] {
    guard let satellite = vault.satellites.first(where: { $0.name == feed.satellite }) else {
      return []
    }
    return payload(
      feed.columns, satellite.attributes, satellite.table.description, hashed: true)
  }

  private func steps(of feed: CompiledVault.ReferenceFeed) -> [Step] {
    guard let reference = vault.references.first(where: { $0.name == feed.reference }) else {
      return []
    }
    let versions = reference.history.map(\.table.description)
    let tables = [reference.table.description] + (versions.map { [$0] } ?? [])
    let keys = zip(feed.parts, reference.keyParts).flatMap { input, part in
      columns(behind: input.column).flatMap { column in
        tables.map {
          Step(column: column, table: $0, target: part.name, type: part.type, kind: .key)
        }
      }
    }
    return keys
      + payload(
        feed.columns, reference.attributes, versions ?? reference.table.description,
        hashed: versions != nil)
  }

  private func payload(
    _ inputs: [String?], _ attributes: [CompiledVault.Attribute], _ table: String, hashed: Bool
  ) -> [Step] {
    let sorted = attributes.sorted { $0.ordinal < $1.ordinal }
    return zip(inputs, sorted).flatMap { input, attribute in
      let isMade = source.derived.contains { $0.name == input }
      return columns(behind: input).flatMap { column -> [Step] in
        let direct = Step(
          column: column, table: table, target: attribute.name, type: attribute.type,
          kind: .direct, isMade: isMade)
        guard hashed, attribute.isHashed else { return [direct] }
        return [
          direct,
          Step(
            column: column, table: table, target: StandardColumn.hashDiff, type: .bytea,
            kind: .hash),
        ]
      }
    }
  }

  func columns(ofKey role: String, hub: String) -> [String] {
    let key = source.keys.first { $0.role == role && $0.hub == hub }
    return key?.parts.flatMap { columns(behind: $0.column) } ?? []
  }

  /// A value that is made of several columns comes from each of them.
  func columns(behind input: String?) -> [String] {
    input.map { source.columns(behind: $0) } ?? []
  }
}
