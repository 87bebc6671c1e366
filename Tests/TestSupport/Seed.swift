import FoundationEssentials
import Testing

/// Where the random input of a property test begins, as an argument of the test.
///
///     @Test(arguments: Seed.fresh(4))
///     func `a literal comes back as it went`(seed: Seed) { var random = seed.generator; … }
///
/// A failure names its argument; `VAULTWRIGHT_SEED` set to that number runs it again.
package struct Seed: Hashable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  package var generator: SplitMix64 { SplitMix64(seed: value) }

  /// New seeds in each run, or the one that `VAULTWRIGHT_SEED` holds.
  package static func fresh(_ count: Int) -> [Seed] {
    if let text = ProcessInfo.processInfo.environment["VAULTWRIGHT_SEED"] {
      guard let value = UInt64(text) else { preconditionFailure("VAULTWRIGHT_SEED is no number") }
      return [Seed(value)]
    }
    return (0..<count).map { _ in Seed(.random(in: .min ... .max)) }
  }
}

extension Seed: CustomTestStringConvertible {
  package var testDescription: String { "VAULTWRIGHT_SEED=\(value)" }
}

/// Numbers that look random and are the same for the same seed.
///
/// See Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
