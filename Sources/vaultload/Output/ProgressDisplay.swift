import ProgramConventions
import VaultLoader

#if canImport(Glibc)
  import Glibc
#endif

/// Runs a load while its progress is shown and signals are watched for.
///
/// On a terminal one line is written over and over, elsewhere a line every ten seconds.
func withProgressDisplay(
  of progress: Progress, _ work: @Sendable @escaping () async throws -> LoadReport
) async throws -> LoadReport {
  StopSignal.watch()
  let display = ProgressDisplay(progress: progress)
  return try await withThrowingTaskGroup(of: LoadReport?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      await display.run()
      return nil
    }
    defer { group.cancelAll() }
    while let finished = try await group.next() {
      if let report = finished { return report }
    }
    preconditionFailure("the load ends with a report or an error")
  }
}

private struct ProgressDisplay: Sendable {
  let progress: Progress
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let begun = ContinuousClock.now

  init(progress: Progress) { self.progress = progress }

  func run() async {
    var ticks = 0
    while (try? await Task.sleep(for: .milliseconds(200))) != nil {
      ticks += 1
      if StopSignal.isReceived, !progress.isStopRequested {
        progress.requestStop()
        printToStandardError("stopping after the batch at hand; once more to stop at once")
      }
      if isTerminal { show("\r\u{1B}[K" + line) } else if ticks % 50 == 0 { show(line + "\n") }
    }
    if isTerminal { show("\r\u{1B}[K") }
  }

  private var line: String {
    let seconds = max((ContinuousClock.now - begun) / .seconds(1), 0.001)
    let rate = Int(Double(progress.recordsRead) / seconds)
    return "\(progress.recordsRead) records read, \(progress.recordsCommitted) committed, "
      + "\(rate) a second"
  }

  private func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
