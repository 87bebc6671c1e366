import PostgresSchema
import VaultModel
import VaultSQL

/// A hub with what is known of each key, now or as of an instant, a row a key.
struct HubState {
  static let nowRemark = """
    Each hub with the open versions of its satellites beside it, without the ghost. A column has its
    attribute's name where no other has it, else the satellite's name before it. The members of a
    multi-active satellite are one JSON array, ordered by their keys. is_present says whether the
    source has the key, and is NULL where it never said so.
    """

  static let asOfRemark = """
    The same columns for an instant: what the vault knows to have been in force then. They run with
    the rights of whoever calls them, so row-level security holds.
    """

  private let hub: CompiledVault.Hub
  private let vault: CompiledVault
  private let parts: [Part]
  private let columns: [SelectedColumn]

  init(of hub: CompiledVault.Hub, in vault: CompiledVault) {
    self.hub = hub
    self.vault = vault
    let satellites = vault.satellites.filter { $0.parent == .hub(hub.name) && $0.isPartOfState }
    parts = satellites.enumerated().map { Part($1, as: SQL(trusted: "s\($0 + 1)")) }
    let own = hub.table(in: vault).columns.map { SelectedColumn($0, of: "hub") }
    columns = own + Self.renamed(parts, beside: own.map(\.name))
  }

  /// Gives every column a name of its own.
  private static func renamed(_ parts: [Part], beside own: [String]) -> [SelectedColumn] {
    let all = own + parts.flatMap(\.columns).map(\.name)
    let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
    // What keeps its name must not lose it to one that is renamed.
    var names = ColumnNames(taken: own + all.filter { counts[$0] == 1 })
    return parts.flatMap { part in
      part.columns.map { column in
        guard counts[column.name] != 1 else { return column }
        var column = column
        column.name = names.give(part.longName(of: column.name))
        return column
      }
    }
  }
}

extension HubState {
  var now: View {
    View(
      QualifiedName(hub.nowView), rights: .ofReader, query: query(at: nil),
      comment: "\(hub.about ?? "Business keys of \(hub.name)") (as it is now)")
  }

  var asOf: Function {
    Function(
      QualifiedName(hub.asOfFunction), [.init("instant", .timestamptz)],
      returns: .rows(of: QualifiedName(hub.nowView)), volatility: .withinStatement,
      settings: [.systemSearchPath], body: query(at: "$1"),
      comment: "\(hub.about ?? "Business keys of \(hub.name)") (as it was at an instant)")
  }

  private func query(at instant: SQL?) -> SQL {
    let key: SQL = "hub.\(id: hub.hashKey)"
    let joins = parts.map { part in
      "LEFT JOIN \(part.rows(in: vault, at: instant)) ON \(part.alias).\(id: hub.hashKey) = \(key)"
        + part.condition(in: vault, at: instant)
    }
    let wasKnown: SQL = instant.map { "\n  AND \(vault.wasKnown(hub, as: "hub", at: $0))" } ?? ""
    return """
      \(columns.selected)
      FROM \(([("\(QualifiedName(hub.table)) AS hub")] + joins).joined(separator: "\n"))
      WHERE \(key) <> \(UtilityName.zeroKey)()\(wasKnown)
      """
  }
}

extension CompiledVault.Satellite {
  /// Whether it says something of its hub that holds for a time.
  fileprivate var isPartOfState: Bool {
    switch kind {
    case .versions, .multiActive, .status: true
    case .effectivity, .recordTracking, .nonHistorized: false
    }
  }
}

// MARK: Parts

/// A satellite in the state of its hub: no more than one row a key.
private struct Part {
  let alias: SQL
  let satellite: CompiledVault.Satellite

  init(_ satellite: CompiledVault.Satellite, as alias: SQL) {
    self.satellite = satellite
    self.alias = alias
  }

  /// Under the names that they have where nothing else has them.
  var columns: [SelectedColumn] {
    switch satellite.kind {
    case .multiActive:
      [
        SelectedColumn(satellite.name, "\(alias).members")
      ]
    case .status:
      [
        SelectedColumn("is_present", "\(alias).is_present")
      ]
    case .versions, .effectivity, .recordTracking, .nonHistorized:
      satellite.attributes.map { $0.column() }
        .shown(satellite.attributes, of: alias, from: .view)
    }
  }

  func longName(of column: String) -> String {
    satellite.kind == .multiActive ? "\(satellite.name)_members" : "\(satellite.name)_\(column)"
  }

  /// What is joined, with its alias.
  func rows(in vault: CompiledVault, at instant: SQL?) -> SQL {
    let key: SQL = .identifier(satellite.parentHashKey)
    let filter: SQL
    switch satellite.kind {
    case .versions, .effectivity, .recordTracking, .nonHistorized:
      return "\(versions(in: vault, at: instant)) AS \(alias)"
    case .multiActive:
      filter = instant.map { "\n  WHERE \(vault.isInForce("member", at: $0))" } ?? ""
      return """
        (
          SELECT member.\(key), jsonb_agg(\(shownMember) ORDER BY \(memberOrder)) AS members
          FROM \(versions(in: vault, at: instant)) AS member\(filter)
          GROUP BY member.\(key)
        ) AS \(alias)
        """
    case .status:
      filter = instant.map { "\n  WHERE status.load_date <= \($0)" } ?? ""
      return """
        (
          SELECT DISTINCT ON (status.\(key)) status.\(key), status.is_present
          FROM \(QualifiedName(satellite.table)) AS status\(filter)
          ORDER BY status.\(key), status.load_date DESC
        ) AS \(alias)
        """
    }
  }

  /// What else must hold of a joined row.
  func condition(in vault: CompiledVault, at instant: SQL?) -> SQL {
    switch satellite.kind {
    case .versions, .effectivity, .recordTracking, .nonHistorized:
      instant.map { "\n  AND \(vault.isInForce(alias, at: $0))" } ?? ""
    case .multiActive, .status: ""
    }
  }

  /// The versions under the names that views show.
  private func versions(in vault: CompiledVault, at instant: SQL?) -> SQL {
    if instant == nil { return "\(QualifiedName(satellite.currentView))" }
    let versions = satellite.versions(in: vault)
    let isShownSo = satellite.versionSource(in: vault) == .view
    if isShownSo || satellite.attributes.allSatisfy({ !$0.isRetired }) { return "\(versions)" }
    let columns = satellite.physicalTable(in: vault).columns
      .shown(satellite.attributes, of: "version", from: .table)
    return "(\(columns.selected) FROM \(versions) AS version)"
  }

  /// The row as an object: `jsonb_build_object` would take no more than fifty attributes.
  private var shownMember: SQL {
    let columns = satellite.attributes.shown.map { "member.\(id: $0.shownName)" as SQL }
    return "(SELECT to_jsonb(shown) FROM (SELECT \(columns.joined())) AS shown)"
  }

  /// Texts by bytes, so that the order is the same under every collation.
  private var memberOrder: SQL {
    satellite.members.map { name -> SQL in
      let isText = satellite.attributes.contains { $0.name == name && $0.type.isText }
      return isText ? "member.\(id: name) COLLATE \"C\"" : "member.\(id: name)"
    }.joined()
  }
}
