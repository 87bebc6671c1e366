import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault.Link {
  static let keysRemark = """
    Each link with the business keys of those who take part, as <role>_<part>. A participant that is
    missing has the ghost's: NULL.
    """

  func keys(in vault: CompiledVault) -> View {
    let stored = table(in: vault).columns
    let hubs = participants.enumerated().compactMap { place, participant in
      vault.hubs.first { $0.name == participant.hub }
        .map { JoinedHub(hub: $0, participant: participant, alias: SQL(trusted: "h\(place + 1)")) }
    }
    let byName = Dictionary(stored.map { ($0.name, $0) }) { first, _ in first }
    func own(_ names: [String]) -> [SelectedColumn] {
      names.compactMap { byName[$0] }.map { SelectedColumn($0, of: "link") }
    }
    let start = own([hashKey, StandardColumn.tenantKey])
    let end = own(
      dependentKeys.map(\.name) + [StandardColumn.loadDate, StandardColumn.recordSource])
    var names = ColumnNames(taken: (start + end).map(\.name))
    let columns = start + hubs.flatMap { $0.keyParts(named: &names) } + end
    return View(
      QualifiedName(keysView), rights: .ofReader,
      query: """
        \(columns.selected)
        FROM \(([("\(QualifiedName(table)) AS link")] + hubs.map(\.join)).joined(separator: "\n"))\
        \(vault.hasGhost(self) ? "\nWHERE link.\(id: hashKey) <> \(UtilityName.zeroKey)()" : "")
        """,
      comment: "\(about ?? "Rows of link \(name)") (with business keys)")
  }
}

/// A hub beside a link in which it takes part.
private struct JoinedHub {
  let hub: CompiledVault.Hub
  let participant: CompiledVault.Participant
  let alias: SQL

  /// An outer join, so that a link row shows even where a hub row is missing that should be there.
  var join: SQL {
    """
    LEFT JOIN \(QualifiedName(hub.table)) AS \(alias) \
    ON \(alias).\(id: hub.hashKey) = link.\(id: participant.column)
    """
  }

  func keyParts(named names: inout ColumnNames) -> [SelectedColumn] {
    hub.keyParts.map { part in
      SelectedColumn(
        names.give("\(participant.role)_\(part.name)"), "\(alias).\(id: part.name)")
    }
  }
}
