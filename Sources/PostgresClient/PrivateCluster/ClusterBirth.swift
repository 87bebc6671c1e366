import FoundationEssentials
import SystemPackage

/// The making of a cluster, which either ends whole or leaves none.
struct ClusterBirth {
  let place: ClusterPlace
  let purpose: ClusterPurpose
  let user: ServerUser
  let programs: ServerPrograms

  func run() async throws(ClusterError) {
    try remove(place.unfinishedData)
    try ClusterPlace.makeFolder(place.unfinishedData, mode: 0o700, owner: user)
    try await initialize()
    try await createDatabase()
    do {
      try FileManager.default.moveItem(
        atPath: place.unfinishedData.string, toPath: place.data.string)
    } catch {
      throw ClusterError(.directoryUnusable, "cannot name the folder \(place.data): \(error)")
    }
  }

  private func initialize() async throws(ClusterError) {
    var arguments = [
      "-D", "data.partial", "--username", PrivateCluster.databaseName, "--encoding", "UTF8",
      "--locale", "C.UTF-8", "--auth-local", "trust", "--auth-host", "reject", "--no-instructions",
    ]
    if purpose == .throwingAway { arguments.append("--no-sync") }
    try await require("initdb", arguments)
  }

  /// Works without a running server, so that a cluster never exists without its database.
  private func createDatabase() async throws(ClusterError) {
    let unsafe = purpose == .throwingAway ? ["-F"] : []
    try await require(
      "postgres",
      ["--single", "-D", "data.partial", "-c", "exit_on_error=on"] + unsafe + ["template1"],
      input: "CREATE DATABASE \(PrivateCluster.databaseName)\n")
  }

  private func require(
    _ program: String, _ arguments: [String], input: String = ""
  ) async throws(ClusterError) {
    let outcome = try await programs.run(program, arguments, as: user, in: place.home, input: input)
    guard !outcome.succeeded else { return }
    throw ClusterError(
      .initializationFailed, "a private cluster could not be made in \(place.home)",
      log: outcome.output.lastLines(20))
  }

  private func remove(_ folder: FilePath) throws(ClusterError) {
    guard FileStatus(of: folder, followingLinks: false) != nil else { return }
    do {
      try FileManager.default.removeItem(atPath: folder.string)
    } catch {
      throw ClusterError(.directoryUnusable, "cannot remove \(folder): \(error)")
    }
  }
}

extension String {
  func lastLines(_ count: Int) -> String {
    split(separator: "\n").suffix(count).joined(separator: "\n")
  }
}
