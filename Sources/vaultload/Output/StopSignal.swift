import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Interrupts and requests to terminate, counted.
enum StopSignal {
  // Global, for a signal handler reaches nothing else; an atomic is all that it may touch.
  private static let count = Atomic<Int>(0)

  static var isReceived: Bool { count.load(ordering: .relaxed) > 0 }

  /// From here on the first signal asks for an end after the batch at hand; a second one ends the
  /// program at once, and the server undoes the open transaction.
  static func watch() {
    for signal in [SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        if StopSignal.count.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
      }
      sigaction(signal, &action, nil)
    }
  }
}
