import FoundationEssentials
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
  let tables: [String: Generator.Table]

  /// Runs the generator with these arguments, which make one installation.
  static func make(
    _ arguments: [String], of system: ModelledSystem = .aiml, in folder: FilePath
  ) async throws -> Deliveries {
    let made = try await Generator.run(["--formats", "csv"] + arguments, of: system, into: folder)
    try #require(made.count == 1)
    let installation = try #require(made.first?.value)
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

  struct Fault: Decodable {
    var file: String
    var record: Int64
    var line: Int64
    var kind: String
    var column: String?
  }
}
