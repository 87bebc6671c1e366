#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a write to a pipe means whose reader has gone.
package enum BrokenPipes {
  /// Makes it an error of that write: by default the system ends the whole program.
  ///
  /// A load must outlive the `head` that its report is piped to, and an early end of a program that it
  /// runs.
  package static func areErrors() { signal(SIGPIPE, SIG_IGN) }

  /// Restores the system's way for a program that takes this one's place.
  package static func endPrograms() { signal(SIGPIPE, SIG_DFL) }
}
