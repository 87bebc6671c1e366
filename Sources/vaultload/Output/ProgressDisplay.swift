import ProgramConventions
import VaultLoader

#if canImport(Glibc)
  import Glibc
#endif

/// Runs loads while their progress is shown and signals are watched for.
///
/// On a terminal one line is written over and over, elsewhere a line every ten seconds.
func withProgressDisplay<Value: Sendable>(
  of progress: [Progress], _ work: @Sendable @escaping () async throws -> Value
) async throws -> Value {
  StopSignal.watch()
  let display = ProgressDisplay(progress: progress)
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      await display.run()
      return nil
    }
    defer { group.cancelAll() }
    while let finished = try await group.next() {
      if let value = finished { return value }
    }
    preconditionFailure("the work ends with a value or an error")
  }
}

private struct ProgressDisplay: Sendable {
  let progress: [Progress]
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let begun = ContinuousClock.now

  init(progress: [Progress]) { self.progress = progress }

  func run() async {
    var ticks = 0
    var isStopping = false
    while (try? await Task.sleep(for: .milliseconds(200))) != nil {
      ticks += 1
      if StopSignal.isReceived, !isStopping {
        isStopping = true
        for load in progress { load.requestStop() }
        printToStandardError("stopping after the current batch; repeat the signal to abort")
      }
      if isTerminal { show("\r\u{1B}[K" + line) } else if ticks % 50 == 0 { show(line + "\n") }
    }
    if isTerminal { show("\r\u{1B}[K") }
  }

  private var line: String {
    let seconds = max((ContinuousClock.now - begun) / .seconds(1), 0.001)
    let read = progress.reduce(0) { $0 + $1.recordsRead }
    let committed = progress.reduce(0) { $0 + $1.recordsCommitted }
    let rate = Int(Double(read) / seconds)
    return "\(read) records read, \(committed) committed, "
      + "\(rate) a second"
  }

  private func show(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
