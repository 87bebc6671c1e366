import FoundationEssentials
import SystemPackage

/// The start of a server whose data exist.
struct ClusterLaunch {
  let place: ClusterPlace
  let user: ServerUser
  let programs: ServerPrograms

  /// Replaying a long log after a crash takes minutes.
  private static let patience = Duration.seconds(300)
  /// Sessions of a killed server end on their own when they next look.
  private static let patienceWithOldSessions = Duration.seconds(15)

  private var log: FilePath { place.logDirectory.appending("server.log") }

  func run() async throws(ClusterError) {
    let start = ContinuousClock.now
    var hasLaunched = false
    while true {
      switch place.answer {
      case .accepts: return
      case .none where place.runningProcess == nil:
        let elapsed = start.duration(to: .now)
        try await launch(mayTryAgain: elapsed < Self.patienceWithOldSessions)
        hasLaunched = place.runningProcess != nil
      case .none where hasLaunched:
        // `pg_ctl` has waited until the server is ready, so it must listen somewhere else.
        throw failure("it runs but does not answer on its socket", output: "")
      case .none, .refusesForNow: break
      }
      guard start.duration(to: .now) < Self.patience, await pause() else {
        throw failure("it runs but accepts no connections", output: "")
      }
    }
  }

  private func pause() async -> Bool {
    (try? await Task.sleep(for: .milliseconds(50))) != nil
  }

  /// Has `pg_ctl` start the server in a session of its own, with its outputs in the log.
  ///
  /// So it outlives us and holds nothing of ours. All paths are relative, for `pg_ctl` hands them to
  /// a shell, which would read a `$` or a quote in them.
  private func launch(mayTryAgain: Bool) async throws(ClusterError) {
    place.removeStaleLocks()
    let outcome = try await programs.run(
      "pg_ctl",
      [
        "start", "-D", "data", "-l", "log/server.log", "-o", "-c config_file=server.conf", "-w",
        "-t", "300", "-s",
      ],
      as: user, in: place.home)
    guard !outcome.succeeded else { return }
    let failure = failure("it does not start", output: outcome.output)
    guard mayTryAgain, failure.log?.contains("pre-existing shared memory block") == true else {
      throw failure
    }
  }

  private func failure(_ what: String, output: String) -> ClusterError {
    let text = (try? String(contentsOfFile: log.string, encoding: .utf8)) ?? output
    return ClusterError(
      .startFailed, "the private cluster in \(place.home): \(what)", hint: "its log: \(log)",
      log: text.lastLines(15))
  }
}
