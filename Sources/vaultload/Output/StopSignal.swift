import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Interrupts and requests to terminate, counted.
enum StopSignal {
  // Global, for a signal handler reaches nothing else; an atomic is all that it may touch.
  private static let count = Atomic<Int>(0)

  private static let first = Atomic<Int32>(0)

  static var isReceived: Bool { count.load(ordering: .relaxed) > 0 }

  /// What a program ends with that a signal stopped, as shells count: 130 or 143; nil without one.
  static var exitCode: Int32? {
    let signal = first.load(ordering: .relaxed)
    return signal == 0 ? nil : 128 + signal
  }

  /// From here on the first signal asks for an end after the batch at hand; a second one ends the
  /// program at once, and the server undoes the open transaction.
  static func watch() {
    for signal in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { signal in
        if StopSignal.count.add(1, ordering: .relaxed).oldValue > 0 { _exit(128 + signal) }
        StopSignal.first.store(signal, ordering: .relaxed)
      }
      sigaction(signal, &action, nil)
    }
  }
}
