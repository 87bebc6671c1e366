import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// Files of realistic deliveries, made for a test.
struct Deliveries: Sendable {
  /// The sources of the aiml model; each has a file of its name.
  static let aimlSources = [
    "tenants", "users", "access_tokens", "ai_models", "ai_interactions", "ai_access_decisions",
    "ai_model_evaluations", "ai_training_jobs", "ai_deployments", "ai_feature_pipeline_runs",
    "query_performance",
  ]

  let folder: FilePath
  /// What the generator says of each table's records.
  let tables: [String: Table]

  /// Runs the generator with these arguments; of a system without tenants it makes one installation.
  static func make(
    _ arguments: [String], of system: String = "aiml", in folder: FilePath
  ) async throws -> Deliveries {
    let result = try await Subprocess.run(
      .name("python3"),
      arguments: Arguments(
        [
          Repository.generator.string, "--domain", system, "--formats", "csv", "--out",
          folder.string,
        ]
          + arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    let data = try Data(contentsOf: URL(filePath: folder.appending("manifest.json").string))
    let manifest = try JSONDecoder().decode(Manifest.self, from: data)
    let installation = try #require(manifest.installations.values.first)
    return Deliveries(
      folder: folder.appending(FilePath(installation.folder).components),
      tables: installation.tables)
  }

  func file(_ source: String) -> String { folder.appending(source + ".csv").string }

  /// The damaged records, by the file that holds them.
  func faults() throws -> [Fault] {
    let text = try String(
      contentsOfFile: folder.appending("faults.ndjson").string, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Fault.self, from: Data($0.utf8))
    }
  }

  private struct Manifest: Decodable {
    struct Installation: Decodable {
      var folder: String
      var tables: [String: Table]
    }

    var installations: [String: Installation]
  }

  struct Table: Decodable, Sendable {
    var records: Int64
    /// Records that are no damaged ones.
    var good: Int64
    /// Of the second day: rows that were not there, and rows that differ.
    var new: Int64?
    var changed: Int64?
  }

  struct Fault: Decodable {
    var file: String
    var record: Int64
    var line: Int64
    var kind: String
    var column: String?
  }
}
