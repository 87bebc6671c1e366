package import PostgresClient

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long, and how often, a change of the schema tries to get what others hold.
package struct Patience: Hashable, Sendable {
  /// How often a statement that got no lock is run, and the pauses between.
  package var backoff = Backoff(attempts: 10)
  /// How long another change of the schema is waited for.
  package var lockWait: Duration = .seconds(300)
  /// How long an index build waits, before it begins, for transactions that are older than it.
  package var readerWait: Duration = .seconds(60)

  package init() {}
}

/// Holds this thread, which waits for the database anyway.
func sleep(_ duration: Duration) {
  let (seconds, attoseconds) = duration.components
  var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
  var rest = timespec()
  while nanosleep(&time, &rest) == -1, errno == EINTR { time = rest }
}
