import PostgresSchema
import VaultModel

/// A satellite that lost attributes to another, and the columns that both have of them.
private struct MovedHistory {
  var origin: CompiledVault.Satellite
  var target: CompiledVault.Satellite
  /// Column names of one attribute in the origin and in the target.
  var columns: [(from: String, to: String)]

  /// Nil where the origin no longer has a column of the attributes.
  init?(from origin: CompiledVault.Satellite, to target: CompiledVault.Satellite) {
    self.origin = origin
    self.target = target
    columns = target.attributes.filter(\.isHashed).compactMap { attribute in
      origin.attributes.first {
        $0.isRetired && $0.shownName == attribute.shownName && $0.type == attribute.type
      }.map { ($0.name, attribute.name) }
    }
    guard !columns.isEmpty, origin.kind == .versions, target.kind == .versions else { return nil }
  }

  /// Every change of a value in the origin is a version of the target at the same date.
  ///
  /// Rows without a value are left out: since the move, the origin stores no other.
  var check: VaultCheck {
    let key = origin.parentHashKey
    let values = columns.map { "stored.\(id: $0.from)" as SQL }
    let isChange = values.map { "\($0) IS DISTINCT FROM lag(\($0)) OVER earlier" as SQL }
    let isHeld = values.map { "\($0) IS NOT NULL" as SQL }
    let isSame = columns.map {
      "moved.\(id: $0.to) IS NOT DISTINCT FROM version.\(id: $0.from)" as SQL
    }
    return VaultCheck(
      .origins, of: QualifiedName(target.table),
      faults: """
        SELECT \(SQL.place([key, StandardColumn.loadDate], of: "version")),
          \(literal: "lacks the values that \(QualifiedName(origin.table)) held from then on")
        FROM (
          SELECT stored.\(id: key), stored.load_date, \(values.joined()),
            row_number() OVER earlier = 1 OR \(isChange.joined(separator: " OR ")) AS is_change
          FROM \(QualifiedName(origin.table)) AS stored
          WHERE stored.\(id: key) <> \(UtilityName.zeroKey)() AND (\(isHeld.joined(separator: " OR ")))
          WINDOW earlier AS (PARTITION BY stored.\(id: key) ORDER BY stored.load_date)
        ) AS version
        WHERE version.is_change AND NOT EXISTS (
          SELECT FROM \(QualifiedName(target.table)) AS moved
          WHERE moved.\(id: target.parentHashKey) = version.\(id: key)
            AND moved.load_date = version.load_date
            AND \(isSame.joined(separator: " AND ")))
        """)
  }
}

extension CompiledVault.Satellite {
  /// Checks that the satellite holds what its origins held before its attributes were moved.
  ///
  /// Under a hash specification that trims or folds case, a changed value may be no version.
  func originChecks(in vault: CompiledVault) -> [VaultCheck] {
    guard vault.hashSpec.id == .vw1 else { return [] }
    return origins.compactMap { name in
      vault.satellites.first { $0.name == name }
        .flatMap { MovedHistory(from: $0, to: self)?.check }
    }
  }
}
