import Migrations
import SchemaDiff

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a database has had of a vault's migrations, as `status` shows it.
struct MigrationStatus: Encodable {
  var vault: String
  /// The version that the database holds; nil where it holds none.
  var fingerprint: String?
  /// The version of `vault.json`, or that of the last migration.
  var wanted: String?
  var migrations: [Line]

  struct Line: Encodable {
    var version: String
    var description: String
    var `class`: String
    var state: State
    var appliedAt: String?
    /// How many of its statements have run, where it is under way.
    var statementsDone: Int?
  }

  enum State: String, Encodable {
    case applied
    case pending
    case underWay = "under way"
    case edited = "edited since"
    case wayBackUnderWay = "being taken back"
  }

  init(
    of vaultName: String, _ migrations: [Migration], wanted: String?, _ state: VaultState
  ) {
    vault = vaultName
    fingerprint = state.fingerprint
    self.wanted = wanted ?? migrations.last?.up.header.to
    // A database that was made by `vaultc schema` alone has had what its version tells.
    let course = try? Course(of: migrations, vaultName: vaultName, state: state)
    let found = Set(course?.found.map(\.version) ?? [])
    let applied = Dictionary(state.applied.map { ($0.version, $0) }) { $1 }
    self.migrations = migrations.map { migration in
      let known = applied[migration.version.text]
      let steps = state.progress.filter { $0.version == migration.version.text }
      return Line(
        version: migration.version.text, description: migration.up.header.purpose,
        class: migration.up.header.contract.rawValue,
        state: found.contains(migration.version) ? .applied : State(migration, known, steps),
        appliedAt: known?.appliedAt,
        statementsDone: steps.isEmpty ? nil : steps.count { $0.isDone })
    }
  }

  var isUpToDate: Bool {
    fingerprint == wanted && migrations.allSatisfy { $0.state == .applied }
  }
}

extension MigrationStatus.State {
  fileprivate init(
    _ migration: Migration, _ known: VaultState.Applied?, _ steps: [VaultState.Progress]
  ) {
    if let step = steps.first {
      self = step.direction == .up ? .underWay : .wayBackUnderWay
    } else if let known {
      self = known.checksum == migration.up.checksum ? .applied : .edited
    } else {
      self = .pending
    }
  }
}

// MARK: Writing

extension MigrationStatus {
  var text: String {
    let lines = migrations.map { line in
      let state = line.state.rawValue + (line.appliedAt.map { " \($0)" } ?? "")
      return "  \(line.version)  \(state)  \(line.class)  \(line.description)"
    }
    let version = fingerprint.map { "version \($0.prefix(12))" } ?? "not in this database"
    let verdict =
      isUpToDate ? "up to date" : "wanted is version \((wanted ?? "nothing").prefix(12))"
    return (["\(vault): \(version), \(verdict)"] + lines).joined(separator: "\n")
  }

  /// All vaults, keys sorted.
  static func json(_ all: [MigrationStatus]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let data = try encoder.encode(["vaults": all])
    return String(decoding: data, as: UTF8.self)
  }
}
