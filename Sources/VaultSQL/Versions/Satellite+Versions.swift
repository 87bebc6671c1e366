package import PostgresSchema
package import VaultModel

extension CompiledVault.Satellite {
  /// Whether rows hold for a time, and so have an end.
  package var hasVersions: Bool {
    switch kind {
    case .versions, .multiActive, .effectivity: true
    case .status, .recordTracking, .nonHistorized: false
    }
  }

  /// Whether rows have a hash diff, of the empty string where they have no payload.
  package var hasHashDiff: Bool {
    switch kind {
    case .versions, .multiActive, .effectivity, .nonHistorized: true
    case .status, .recordTracking: false
    }
  }

  /// Whether there is a row of the zero key.
  package var hasGhost: Bool { kind == .versions || kind == .multiActive }
}

extension CompiledVault {
  /// The condition on a version, read with its end, that it is open.
  package func isOpen(_ version: SQL) -> SQL {
    switch (conventions.closing, conventions.openMarker) {
    case (.insertOnly, _), (.close, .null): "\(version).load_end_date IS NULL"
    case (.close, .date(let marker)): "\(version).load_end_date = \(literal: marker)"
    }
  }

  /// Whether a link holds a row of the zero key, because its satellites' ghosts must have a parent.
  ///
  /// Where no enforced foreign key asks for it no link has one: it would be no relation of anything.
  package func hasGhost(_ link: Link) -> Bool {
    satellites.contains { satellite in
      satellite.parent == .link(link.name) && satellite.hasGhost
        && (satellite.traits.foreignKeys ?? conventions.foreignKeys) == .enforced
    }
  }
}
