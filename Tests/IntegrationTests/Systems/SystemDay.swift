import FoundationEssentials
import SystemPackage

/// All that a system delivers on a day: every table of each installation, as CSV and as NDJSON.
struct SystemDay: Sendable {
  /// The files of one tenant where the system's rows name none, else of all tenants.
  struct Installation: Sendable {
    /// What a load has to be told.
    var tenant: String?
    var csv: FilePath
    var ndjson: FilePath
    /// What the generator says of each table's records.
    var tables: [String: Generator.Table]
  }

  let installations: [Installation]

  /// The first day, and two of changes.
  static func makeThree(of system: ModelledSystem, in folder: FilePath) async throws -> [SystemDay]
  {
    var days: [SystemDay] = []
    for day in 1...3 { days.append(try await make(day, of: system, in: folder)) }
    return days
  }

  static func make(
    _ day: Int, of system: ModelledSystem, in folder: FilePath
  ) async throws -> SystemDay {
    let made = folder.appending("made\(day)")
    let installations = try await Generator.run(
      ["--day", "\(day)", "--jobs", "1"] + system.size, of: system, into: made)
    // An installation of one tenant has a folder of its own; of several, the files lie in the root.
    return SystemDay(
      installations: try installations.sorted { $0.key < $1.key }.map { entry in
        let (name, installation) = entry
        let files = made.appending(FilePath(installation.folder).components)
        return Installation(
          tenant: installation.folder == "." ? nil : name,
          csv: try move("csv", from: files, to: folder.appending("csv\(day)-\(name)")),
          ndjson: try move("ndjson", from: files, to: folder.appending("ndjson\(day)-\(name)")),
          tables: installation.tables)
      })
  }

  /// Puts the files of one layout into a folder of their own, as a load takes them.
  private static func move(
    _ layout: String, from made: FilePath, to folder: FilePath
  ) throws -> FilePath {
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.string, withIntermediateDirectories: false)
    for name in try manager.contentsOfDirectory(atPath: made.string)
    where name.hasSuffix(".\(layout)") {
      try manager.moveItem(
        atPath: made.appending(name).string, toPath: folder.appending(name).string)
    }
    return folder
  }
}
