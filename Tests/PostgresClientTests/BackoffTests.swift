import PostgresClient
import TestSupport
import Testing

/// The pauses between attempts.
@Suite struct BackoffTests {
  @Test(arguments: Seed.several(3))
  func `a pause is between half and all of one that doubles up to its limit`(seed: Seed) {
    var random = seed.generator
    var backoff = Backoff(attempts: 40)
    backoff.firstPause = .milliseconds(100)
    backoff.longestPause = .milliseconds(500)
    for (attempt, longest) in [(1, 100), (2, 200), (3, 400), (4, 500), (40, 500)] {
      let pause = backoff.pause(afterAttempt: attempt, using: &random)
      #expect(pause >= .milliseconds(longest) / 2 && pause <= .milliseconds(longest))
    }
  }
}
