/// How often something is tried that may succeed a little later, and the pauses between.
package struct Backoff: Hashable, Sendable {
  /// In all, the first one included.
  package var attempts: Int
  /// Between the first two attempts; each later pause is twice the one before it.
  package var firstPause: Duration = .milliseconds(250)
  package var longestPause: Duration = .seconds(8)

  package init(attempts: Int) { self.attempts = attempts }

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
