import FoundationEssentials
import SystemPackage
import TestSupport

/// A model folder of a test's own.
struct ModelFolder: Sendable {
  /// Where a test's builds are kept.
  enum CacheChoice {
    /// With the test program's own: the language is compiled once for all tests, and later runs.
    case shared
    case own
  }

  let root: FilePath
  let cache: FilePath
  var model: FilePath { root.appending("depot") }

  static func with(
    _ files: [String: String], cache: CacheChoice = .shared,
    _ body: @Sendable (ModelFolder) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with(named: "model") { root in
      let parent =
        switch cache {
        case .shared: Program.vaultc.path.removingLastComponent()
        case .own: root
        }
      let folder = ModelFolder(root: root, cache: parent.appending("model-cache"))
      for (name, text) in files { try folder.write(text, to: name) }
      try await body(folder)
    }
  }

  func write(_ text: String, to name: String) throws {
    let path = model.appending(FilePath(name).components)
    try FileManager.default.createDirectory(
      atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
    try text.write(toFile: path.string, atomically: true, encoding: .utf8)
  }

  /// This process's environment with the test's cache, and another search path if there is one.
  func environment(path: FilePath? = nil) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["XDG_CACHE_HOME"] = cache.string
    if let path { environment["PATH"] = path.string }
    return environment
  }

  /// A model of two files, one of them in a folder of its own.
  static let depot = [
    "Depot.swift": """
    import DataVault

    let tenant = Hub("tenant") { Key("code", .text) }
    let parcel = Hub("parcel", about: "Something to hand on") { Key("number", .int8) }

    let parcels = Source(Parcels.self) { row in
      tenant.key(row.tenant)
      parcel.key(row.number)

      Satellite("parcel", of: parcel) {
        row.weight
      }
    }

    let vault = Vault("depot", tenant: tenant) {
      parcels
    }
    """,
    "Tables/Parcels.swift": """
    import DataVault

    struct Parcels: SourceTable {
      static let name = "depot.parcels"
      let tenant = Column("tenant", .text)
      let number = Column("number", .int8)
      let weight = Column("weight", .numeric(8, 3))
    }
    """,
  ]

  static func depot(changing name: String, _ old: String, to new: String) -> [String: String] {
    var files = depot
    files[name] = files[name]?.replacing(old, with: new)
    return files
  }
}
