import PostgresSchema
import VaultModel
import VaultSQL

/// The version of a satellite that is in force for a key at an instant (semantics, section 6).
struct StateAtInstant {
  private let satellite: CompiledVault.Satellite
  private let vault: CompiledVault

  init(of satellite: CompiledVault.Satellite, in vault: CompiledVault) {
    self.satellite = satellite
    self.vault = vault
  }

  /// Joins the version, if there is one, to a row that has the key: one row at most.
  ///
  /// The newest version is found in the primary key's index, and only then asked whether it ended.
  func join(as alias: SQL, key: SQL, instant: SQL) -> SQL {
    """
    LEFT JOIN LATERAL (
      \(newest(key: key, instant: instant, margin: "  "))
    ) AS \(alias) ON \(holds(alias, key: key, instant: instant))
    """
  }

  /// The condition that there is such a version.
  func exists(key: SQL, instant: SQL) -> SQL {
    """
    EXISTS (
        SELECT FROM (
          \(newest(key: key, instant: instant, margin: "      "))
        ) AS version
        WHERE \(holds("version", key: key, instant: instant)))
    """
  }

  private var hashKey: SQL { .identifier(satellite.parentHashKey) }

  private func newest(key: SQL, instant: SQL, margin: SQL) -> SQL {
    let end: SQL = isClosed ? ", load_end_date" : ""
    let clauses: [SQL] = [
      "SELECT \(hashKey), load_date\(end)",
      "FROM \(QualifiedName(satellite.table)) AS newest",
      "WHERE newest.\(hashKey) = \(key) AND newest.load_date <= \(instant)",
      "ORDER BY newest.load_date DESC",
      "LIMIT 1",
    ]
    return clauses.joined(separator: "\n\(margin)")
  }

  /// The link whose driving key has one partner at a time; nil where the satellite is no effectivity.
  private var drivingLink: CompiledVault.Link? {
    guard satellite.kind == .effectivity, case .link(let name) = satellite.parent else {
      return nil
    }
    return vault.links.first { $0.name == name && !$0.drivingKey.isEmpty }
  }

  private var isClosed: Bool { satellite.hasVersions && vault.conventions.closing == .close }

  /// The condition on the newest version before an instant, that it had not ended by then.
  private func holds(_ version: SQL, key: SQL, instant: SQL) -> SQL {
    if isClosed {
      let isInForce: SQL = "\(version).load_end_date > \(instant) OR \(vault.isOpen(version))"
      guard let link = drivingLink else { return isInForce }
      return """
        (\(isInForce)) AND NOT EXISTS (
            SELECT FROM \(QualifiedName(link.table)) AS own
            WHERE own.\(hashKey) = \(key) AND \(link.hasNoPartner("own")))
        """
    }
    let ends = satellite.kind == .effectivity ? successions + departures : departures
    guard !ends.isEmpty else { return "true" }
    return ends.map { $0(version, key, instant) }.joined(separator: "\n  AND ")
  }
}

// MARK: Ends that no row has written down

extension StateAtInstant {
  /// A condition on a version, its key and an instant.
  private typealias Condition = (_ version: SQL, _ key: SQL, _ instant: SQL) -> SQL

  /// That the key was not reported gone after the version began.
  private var departures: [Condition] {
    vault.satellites.filter(tellsPresence).map { status in
      { version, key, instant in
        """
        NOT EXISTS (
            SELECT FROM \(QualifiedName(status.table)) AS status
            WHERE status.\(hashKey) = \(key) AND NOT status.is_present
              AND status.load_date > \(version).load_date AND status.load_date <= \(instant))
        """
      }
    }
  }

  /// A source's deletions end the versions of its own satellites, and of none that others feed.
  private func tellsPresence(_ status: CompiledVault.Satellite) -> Bool {
    guard satellite.hasVersions, status.kind == .status, status.parent == satellite.parent else {
      return false
    }
    let own = vault.sourcesFeeding(satellite)
    let others = vault.sourcesFeeding(status)
    return own.isEmpty || others.isEmpty || !own.isDisjoint(with: others)
  }

  /// That the driving key had no later partner, and that the row is not one that says so of nobody.
  private var successions: [Condition] {
    guard let link = drivingLink else { return [] }
    let driving = link.participants.filter { link.drivingKey.contains($0.role) }.map(\.column)
    let isSame = Set([StandardColumn.tenantKey] + driving).sorted { $0.precedesByBytes($1) }
      .map { "rival.\(id: $0) = own.\(id: $0)" as SQL }.joined(separator: " AND ")
    return [
      { version, key, instant in
        """
        NOT EXISTS (
              SELECT FROM \(QualifiedName(link.table)) AS own
              WHERE own.\(hashKey) = \(key)
                AND ((\(link.hasNoPartner("own"))) OR EXISTS (
                  SELECT FROM \(QualifiedName(link.table)) AS rival
                  JOIN \(QualifiedName(satellite.table)) AS next ON next.\(hashKey) = rival.\(hashKey)
                  WHERE \(isSame)
                    AND next.load_date > \(version).load_date AND next.load_date <= \(instant))))
        """
      }
    ]
  }
}
