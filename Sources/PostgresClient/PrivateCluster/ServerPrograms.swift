import FoundationEssentials
import Subprocess
import SystemPackage

/// The programs of one installed PostgreSQL server.
struct ServerPrograms: Hashable, Sendable {
  let directory: FilePath
  let major: Int

  /// The oldest server that is supported.
  static let oldestMajor = 15

  func path(of program: String) -> FilePath { directory.appending(program) }

  /// Finds the newest server, or the one of the version that a cluster was made by.
  ///
  /// A folder that is named is the only one that is looked into.
  static func installed(
    in folder: FilePath? = nil, major: Int? = nil
  ) async throws(ClusterError) -> ServerPrograms {
    var found: [ServerPrograms] = []
    if let folder {
      found = [await at(folder)].compactMap(\.self)
    } else {
      found = inDebianFolders()
      if found.isEmpty { found = await inSearchPath() }
    }
    let supported = found.filter { $0.major >= oldestMajor && $0.isComplete }
    if let major {
      guard let match = supported.first(where: { $0.major == major }) else {
        throw ClusterError(
          .versionMismatch,
          "the private cluster was made by PostgreSQL \(major), which is not installed",
          hint: "install it (Debian: apt-get install postgresql-\(major)), or remove the cluster")
      }
      return match
    }
    guard let newest = supported.max(by: { $0.major < $1.major }) else {
      throw ClusterError(
        .serverNotInstalled, "no PostgreSQL server of version \(oldestMajor) or newer is installed",
        hint: "Debian: apt-get install postgresql; or name a database with --database")
    }
    return newest
  }

  private var isComplete: Bool {
    ["initdb", "pg_ctl", "postgres"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: path(of: $0).string)
    }
  }

  private static func inDebianFolders() -> [ServerPrograms] {
    let root = FilePath("/usr/lib/postgresql")
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root.string)) ?? []
    return versions.compactMap { name in
      Int(name).map { ServerPrograms(directory: root.appending(name).appending("bin"), major: $0) }
    }
  }

  /// Looks where `pg_config` says, and where `initdb` is found.
  private static func inSearchPath() async -> [ServerPrograms] {
    let configured = await output(of: .name("pg_config"), "--bindir").map { FilePath($0) }
    let initializer = try? await Executable.name("initdb").resolveExecutablePath(in: .inherit)
    var found: [ServerPrograms] = []
    for case let folder? in [configured, initializer?.removingLastComponent()] {
      if let programs = await at(folder) { found.append(programs) }
    }
    return found
  }

  private static func at(_ folder: FilePath) async -> ServerPrograms? {
    let server = folder.appending("postgres")
    guard let version = await output(of: .path(server), "--version")?.firstMatch(of: /\d+/),
      let major = Int(version.output)
    else { return nil }
    return ServerPrograms(directory: folder, major: major)
  }

  private static func output(of program: Executable, _ argument: String) async -> String? {
    let result = try? await Subprocess.run(
      program, arguments: [argument], output: .string(limit: 4_096))
    guard let result, result.terminationStatus.isSuccess else { return nil }
    return result.standardOutput.trimmingLineEnds()
  }
}

// MARK: Running them

extension ServerPrograms {
  /// What a program said, both outputs together, and whether it succeeded.
  struct Outcome {
    let succeeded: Bool
    let output: String
  }

  /// Runs a program to its end as the server's user, in a folder that this user can enter.
  func run(
    _ program: String, _ arguments: [String], as user: ServerUser, in folder: FilePath,
    input: String = ""
  ) async throws(ClusterError) -> Outcome {
    let path = path(of: program)
    let change = user.command
    let executable = change.first.map { Executable.name($0) } ?? .path(path)
    let words = change.isEmpty ? arguments : change.dropFirst() + [path.string] + arguments
    do {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(words),
        environment: Self.environment, workingDirectory: folder, input: .string(input),
        output: .string(limit: 1 << 20), error: .combinedWithOutput)
      return Outcome(
        succeeded: result.terminationStatus.isSuccess, output: result.standardOutput)
    } catch {
      throw ClusterError(
        .startFailed, "cannot run \(executable): \(error)",
        hint: user.isStandIn ? "root needs setpriv (Debian: apt-get install util-linux)" : nil)
    }
  }

  /// Whether the server that is installed can have a setting, which depends on how it was built.
  func accepts(
    _ setting: String, for place: ClusterPlace, as user: ServerUser
  ) async throws(ClusterError) -> Bool {
    let name = String(setting.prefix { $0 != "=" })
    return try await run(
      "postgres", ["-D", "data", "-c", setting, "-C", name], as: user, in: place.home
    ).succeeded
  }

  /// Without libpq's variables, some of which the server would take for its own settings.
  private static let environment = Environment.inherit.updating([
    "PGDATA": nil, "PGPORT": nil, "PGHOST": nil, "PGHOSTADDR": nil, "PGUSER": nil,
    "PGDATABASE": nil, "PGOPTIONS": nil, "PGSERVICE": nil, "PGCLIENTENCODING": nil,
    "PGDATESTYLE": nil, "PGTZ": nil, "PGCTLTIMEOUT": nil, "LC_ALL": "C",
  ])
}
