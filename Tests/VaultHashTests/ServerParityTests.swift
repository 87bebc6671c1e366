import PostgresClient
import PostgresSchema
import TestSupport
import Testing
import VaultHash
import VaultModel

/// Canonical text is what PostgreSQL prints: asked of the server itself, for every type.
@Suite struct ServerParityTests {
  @Test(arguments: SQLType.samples, Seed.several(1))
  func `random values print as the server prints them`(type: SQLType, seed: Seed) async throws {
    var values = RandomValues(seed.generator)
    try await ServerParity.check((0..<3_000).map { _ in values.text(of: type) }, type)
  }

  @Test(arguments: SQLType.samples, Seed.several(1))
  func `what is changed at random is refused by both or read alike`(
    type: SQLType, seed: Seed
  ) async throws {
    var values = RandomValues(seed.generator)
    let alphabet = Array("0123456789 -+.:eE{},\"\\[]tTzZPYMDHS/a\u{E9}".unicodeScalars)
    let texts = (0..<2_000).map { _ in
      var scalars = Array(values.text(of: type).unicodeScalars)
      let place = Int.random(in: 0...scalars.count, using: &values.random)
      let scalar = alphabet[Int.random(in: 0..<alphabet.count, using: &values.random)]
      if place == scalars.count || values.chance(2) {
        scalars.insert(scalar, at: place)
      } else if values.chance(2) {
        scalars[place] = scalar
      } else {
        scalars.remove(at: place)
      }
      return String(String.UnicodeScalarView(scalars))
    }
    try await ServerParity.check(texts, type)
  }

  @Test(arguments: KnownValues.all)
  func `known values`(known: KnownValues) async throws {
    try await ServerParity.check(known.texts, known.type)
  }
}
