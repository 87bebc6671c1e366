import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// The generator of realistic deliveries.
enum Generator {
  /// The files of one tenant where the system's rows name none, else of all tenants.
  struct Installation: Decodable, Sendable {
    /// Within the folder of all.
    var folder: String
    /// What the generator says of each table's records.
    var tables: [String: Table]
  }

  struct Table: Decodable, Sendable {
    var records: Int64
    /// Records that are no damaged ones.
    var good: Int64
    /// Of the second day: rows that were not there, and rows that differ.
    var new: Int64?
    var changed: Int64?
  }

  /// Writes a day of a system's; gives its installations by name.
  static func run(
    _ arguments: [String], of system: ModelledSystem, into folder: FilePath
  ) async throws -> [String: Installation] {
    let result = try await Subprocess.run(
      .name("python3"),
      arguments: Arguments(
        [Repository.generator.string, "--domain", system.rawValue, "--out", folder.string]
          + arguments),
      output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    try #require(result.terminationStatus.isSuccess, "\(result.standardError)")
    let data = try Data(contentsOf: URL(filePath: folder.appending("manifest.json").string))
    return try JSONDecoder().decode(Manifest.self, from: data).installations
  }

  private struct Manifest: Decodable { var installations: [String: Installation] }
}
