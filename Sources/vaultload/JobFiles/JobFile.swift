import VaultLoader
import YAML

/// A run as a scheduler keeps it: sources with their inputs, a database, and what holds for all.
///
/// Addresses of databases are no part of it: it names environment variables or services of libpq.
struct JobFile: Sendable {
  /// A database, by what leads to its address.
  enum Address: Hashable, Sendable {
    case variable(String)
    case service(String)
  }

  /// A source and where its delivery comes from.
  struct Source: Sendable {
    var name: String
    var namePlace: YAMLPlace
    var settings: SourceSettings
    var input: [String]
    var from: Placed<Address>?
    var table: TableChoice
  }

  /// What of a database is read.
  struct TableChoice: Sendable {
    var table: String?
    var query: String?
    var parameters: [String: String] = [:]
    var schema: String?
    var since: String?
    /// Where the first of them stands.
    var place: YAMLPlace?
  }

  /// A value and where it stands.
  struct Placed<Value: Sendable>: Sendable {
    var value: Value
    var place: YAMLPlace
  }

  /// How the file is read; what a later one decides otherwise.
  enum Version: Int64 {
    case first = 1
    /// Strict where nothing else is said.
    case second = 2
  }

  /// The file's own path.
  var path: String
  var vault: String
  var database: Placed<Address>?
  var jobs = 1
  /// Whether nothing is loaded where the job lacks a source of the vault, or a source its delivery.
  var isStrict = false
  /// Sources of the vault that the job leaves out on purpose.
  var leftOut: [Placed<String>] = []
  var report: String?
  var metrics: String?
  var lineage: String?
  var log: String?
  var sources: [Source] = []
}
