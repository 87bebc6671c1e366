import PostgresClient
import PostgresSchema
import VaultModel
import VaultSQL

/// A table of versions: how the histories of staged keys are read from it, and how versions end in it.
struct VersionTable {
  /// What tells when a version ended.
  enum Ending {
    /// `load_end_date`, which holds the marker while the version is open.
    case written(marker: String?)
    /// What came after: the next version, or what these expressions over `version` give.
    case derived(departures: [SQL])
  }

  var table: QualifiedName
  /// Where `version`, a row of the table, is found.
  var source: SQL
  /// The condition that `version` is one of the key of `staged`.
  var matching: SQL
  /// What is compared of `version`.
  var payload: SQL
  /// The hash diff of a row that says the same as `version` again.
  var payloadOfRow: SQL
  /// Whether rows of one load date are one version: a set of members.
  var isSet: Bool
  var ending: Ending
  /// What a row says, but for its dates.
  var columns: [String] = []

  init(
    table: QualifiedName, source: SQL, matching: SQL, payload: SQL, payloadOfRow: SQL? = nil,
    isSet: Bool, ending: Ending
  ) {
    self.table = table
    self.source = source
    self.matching = matching
    self.payload = payload
    self.payloadOfRow = payloadOfRow ?? payload
    self.isSet = isSet
    self.ending = ending
  }

  /// The newest versions of the staged key that meet a condition.
  func newest(where condition: SQL? = nil) -> SQL {
    "\(versions(where: condition))\nORDER BY version.load_date DESC LIMIT 1"
  }

  /// The versions of the staged key that meet a condition: `load_date`, `load_end_date`, `hash_diff`.
  func versions(where condition: SQL?) -> SQL {
    let conditions = [matching] + (condition.map { [$0] } ?? [])
    let filter = conditions.joined(separator: " AND ")
    guard isSet else {
      return """
        SELECT version.load_date, \(end) AS load_end_date, \(payload) AS hash_diff
        FROM \(source) WHERE \(filter)
        """
    }
    return """
      SELECT version.load_date, min(\(end)) AS load_end_date,
        sha256(string_agg(\(payload), '' ORDER BY \(payload))) AS hash_diff
      FROM \(source) WHERE \(filter) GROUP BY version.load_date
      """
  }

  /// When `version` ended; NULL while it is open, as far as this row tells.
  private var end: SQL {
    switch ending {
    case .written(nil): "version.load_end_date"
    case .written(let marker?): "nullif(version.load_end_date, \(literal: marker)::timestamptz)"
    case .derived(let departures) where departures.isEmpty: "NULL::timestamptz"
    case .derived(let departures): "least(\(departures.joined()))"
    }
  }

  /// Whether a version ends where the next one begins, without a word of its own.
  var endsAtNext: Bool {
    switch ending {
    case .written: false
    case .derived: true
    }
  }

  /// What `load_end_date` holds while a version is open; nil is NULL.
  ///
  /// - Throws: `PostgresError`.
  func openMarker(on connection: Connection) throws(PostgresError) -> Instant? {
    switch ending {
    case .written(let marker?):
      try connection.query("SELECT \(literal: marker)::timestamptz", format: .binary).integer(0, 0)
    case .written(nil), .derived: nil
    }
  }
}

extension CompiledVault {
  /// How versions of a satellite end.
  func ending(of satellite: Satellite) -> VersionTable.Ending {
    switch conventions.closing {
    case .close: writtenEnding
    case .insertOnly:
      .derived(
        departures: satellites.filter { tellsPresence($0, of: satellite) }.map { status in
          """
          (SELECT min(status.load_date) FROM \(status.qualifiedTable) AS status
           WHERE status.\(id: satellite.parentHashKey) = version.\(id: satellite.parentHashKey)
             AND NOT status.is_present AND status.load_date > version.load_date)
          """
        })
    }
  }

  /// How versions of a code end.
  var referenceEnding: VersionTable.Ending {
    switch conventions.closing {
    case .close: writtenEnding
    case .insertOnly: .derived(departures: [])
    }
  }

  private var writtenEnding: VersionTable.Ending {
    switch conventions.openMarker {
    case .null: .written(marker: nil)
    case .date(let text): .written(marker: text)
    }
  }

  /// A source's deletions end the versions of its own satellites, and of none that others feed.
  func tellsPresence(_ status: Satellite, of satellite: Satellite) -> Bool {
    guard status.kind == .status, status.parent == satellite.parent else { return false }
    return sources.contains { $0.feeds(status) && $0.feeds(satellite) }
  }
}

extension CompiledVault.Source {
  fileprivate func feeds(_ satellite: CompiledVault.Satellite) -> Bool {
    satellites.contains { $0.satellite == satellite.name }
  }
}

extension VersionTable {
  /// The versions of a satellite by the key of its parent, the partners of a driving key included.
  init(of satellite: CompiledVault.Satellite, in vault: CompiledVault, tenant: String) {
    let key = satellite.parentHashKey
    self.init(
      table: satellite.qualifiedTable, source: "\(satellite.qualifiedTable) AS version",
      matching: "version.\(id: key) = staged.\(id: key)",
      payload: vault.revision(of: satellite)
        .hashDiff(of: "version", by: satellite.hashDiffFunction),
      isSet: satellite.kind == .multiActive, ending: vault.ending(of: satellite))
    columns =
      [key, "hash_diff"] + satellite.attributes.map(\.name) + (key == tenant ? [] : [tenant])
      + ["record_source"]
  }
}

extension CompiledVault.Satellite {
  var qualifiedTable: QualifiedName { QualifiedName(table) }
}
