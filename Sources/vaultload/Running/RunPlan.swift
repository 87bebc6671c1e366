import PostgresClient
import ProgramConventions
import VaultLoader
import VaultModel

/// What a run loads: each source with its delivery.
struct RunPlan: Sendable {
  /// A source whose turn will come.
  struct Entry: Sendable {
    var source: String
    /// What is to be done, or why nothing can be.
    var load: Result<Load, any Error>
    var observers: ObservationPlaces
  }

  var vault: CompiledVault
  var entries: [Entry]
  /// So many sources are loaded side by side.
  var jobs = 1
  /// Sources of the vault that nothing was delivered for.
  var undelivered: [String] = []
  /// Files that are of no source.
  var strangers: [String] = []
  var reportForm: ReportForm

  /// Whose report is written: that of the only load, or one over all of them.
  enum ReportForm: Sendable {
    case ofOneSource
    case ofAllSources
  }
}

extension CompiledVault {
  /// The source of a name.
  ///
  /// - Throws: `CommandError.unknownSource`.
  func source(named name: String) throws(CommandError) -> Source {
    guard let found = sources.first(where: { $0.name == name }) else {
      throw .unknownSource(name, vault: self.name, known: sources.map(\.name))
    }
    return found
  }
}
