import ArgumentParser
import Synchronization
import VaultLoader

#if canImport(Glibc)
  import Glibc
#endif

/// The first interrupt or request to terminate that the program receives.
enum StopSignal {
  // Global, for a signal handler reaches nothing else; an atomic is all that it may touch.
  private static let first = Atomic<Int32>(0)

  static var isReceived: Bool { first.load(ordering: .relaxed) != 0 }

  /// The exit code of a run that a signal stopped: 130 for SIGINT, 143 for SIGTERM.
  static var exitCode: ExitCode? {
    let signal = first.load(ordering: .relaxed)
    return signal == 0 ? nil : ExitCode(128 + signal)
  }

  /// Has the first signal stop the run after the current batch, and a second one end the program.
  ///
  /// The server rolls back what a program that ends leaves open.
  static func watch() {
    for signal in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        let isFirst = StopSignal.first.compareExchange(
          expected: 0, desired: number, ordering: .relaxed
        ).exchanged
        if !isFirst { _exit(128 + number) }
      }
      sigaction(signal, &action, nil)
    }
  }
}

extension LoadReport {
  /// The exit code of the signal that stopped the load; nil where none did.
  var signalCode: ExitCode? { status == .stopped ? StopSignal.exitCode : nil }
}
