import PostgresSchema
import VaultModel
import VaultSQL

/// Something that is derived from the vault and kept, and how it is brought up to date.
package struct RefreshStep: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, Codable {
    case calendar
    case pointInTime = "point_in_time"
    case bridge
    case mart
  }

  var kind: Kind
  var name: String
  var table: QualifiedName
  var function: QualifiedName

  /// Whether the function tells what it added, changed and removed.
  var countsRows: Bool { kind != .mart }

  var call: SQL { "SELECT * FROM \(function)()" }
}

extension CompiledVault {
  /// Each behind what it is made from: calendars, point-in-time tables, bridges, stored marts.
  var refreshSteps: [RefreshStep] {
    let calendars = calendars.map {
      RefreshStep(.calendar, $0.name, table: $0.table, by: $0.refreshFunction)
    }
    let pointInTimes = pointInTimes.map {
      RefreshStep(.pointInTime, $0.name, table: $0.table, by: $0.refreshFunction)
    }
    let bridges = bridges.map {
      RefreshStep(.bridge, $0.name, table: $0.table, by: $0.refreshFunction)
    }
    let marts = martsInOrder.compactMap { mart in
      mart.stored.map {
        RefreshStep(.mart, mart.name, table: mart.view, by: $0.refreshFunction)
      }
    }
    return [calendars, pointInTimes, bridges].flatMap { steps in
      steps.sorted { $0.name.precedesByBytes($1.name) }
    } + marts
  }
}

extension RefreshStep {
  fileprivate init(
    _ kind: Kind, _ name: String, table: CompiledVault.TableName,
    by function: CompiledVault.TableName
  ) {
    self.init(
      kind: kind, name: name, table: QualifiedName(table), function: QualifiedName(function))
  }
}
