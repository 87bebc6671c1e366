#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How long, and how often, a change of the schema tries to get what others hold.
package struct Patience: Hashable, Sendable {
  /// How often a statement that got no lock is run, in all.
  package var attempts = 10
  /// Between the first two attempts; each later pause is twice the one before it.
  package var firstPause: Duration = .milliseconds(250)
  package var longestPause: Duration = .seconds(8)
  /// How long another change of the schema is waited for.
  package var lockWait: Duration = .seconds(300)
  /// How long an index build waits, before it begins, for transactions that are older than it.
  package var readerWait: Duration = .seconds(60)

  package init() {}

  /// The pause after an attempt, counted from 1; between half of it and all of it, by chance.
  ///
  /// Two programs that got in each other's way would else meet again and again.
  package func pause(
    afterAttempt attempt: Int, using random: inout some RandomNumberGenerator
  ) -> Duration {
    let doubled = (1..<max(1, attempt)).reduce(firstPause) { pause, _ in
      min(pause * 2, longestPause)
    }
    return min(doubled, longestPause) * Double.random(in: 0.5...1, using: &random)
  }
}

/// Holds this thread, which waits for the database anyway.
func sleep(_ duration: Duration) {
  let (seconds, attoseconds) = duration.components
  var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
  var rest = timespec()
  while nanosleep(&time, &rest) == -1, errno == EINTR { time = rest }
}
