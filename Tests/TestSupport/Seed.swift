import FoundationEssentials
import Testing

/// Where the random input of a property test begins, as an argument of the test.
///
///     @Test(arguments: Seed.several(4))
///     func `a literal comes back as it went`(seed: Seed) { var random = seed.generator; … }
///
/// The same in each run, so that a red run is due to the change under test. `VAULTWRIGHT_SEED=random`
/// explores; a failure names its argument, and `VAULTWRIGHT_SEED` set to that number runs it again.
package struct Seed: Hashable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  package var generator: SplitMix64 { SplitMix64(seed: value) }

  /// What `VAULTWRIGHT_SEED` asks for, else a new one with each run.
  package static func fresh() -> Seed {
    ProcessInfo.processInfo.environment["VAULTWRIGHT_SEED"].flatMap { UInt64($0) }.map { Seed($0) }
      ?? Seed(.random(in: .min ... .max))
  }

  /// The first seeds, or what `VAULTWRIGHT_SEED` asks for: a seed, or new ones.
  package static func several(_ count: Int) -> [Seed] {
    switch ProcessInfo.processInfo.environment["VAULTWRIGHT_SEED"] {
    case nil: return (0..<count).map { Seed(UInt64($0)) }
    case "random": return (0..<count).map { _ in Seed(.random(in: .min ... .max)) }
    case let text?:
      guard let value = UInt64(text) else {
        preconditionFailure("VAULTWRIGHT_SEED is neither a number nor 'random'")
      }
      return [Seed(value)]
    }
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
