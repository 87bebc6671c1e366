import VaultHash
import VaultModel

extension RoutePlan {
  /// Which rows of a record a feed takes.
  struct Gate: Hashable, Sendable {
    /// The record's own row, or one for each element of an array.
    var pass: Pass
    /// All of them must hold.
    var tests: [Test]
  }

  /// A turn in which rows of a record are made.
  enum Pass: Hashable, Sendable {
    case record
    /// The elements of one of the plan's arrays.
    case elements(Int)
  }

  /// What is asked of one of a row's fields.
  struct Test: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      case isPresent
      case isMissing
      /// Canonical texts.
      case isOneOf([[UInt8]])
    }

    var field: Int
    var kind: Kind
  }

  /// What is made for the rows of one pass; by index, as the plan has it.
  struct Needs: Sendable {
    var keys: [Bool]
    var links: [Bool]
    var satellites: [Bool]
    var references: [Bool]
    var extras: [Bool]
  }

  /// The place of a scope's gate; nil where every row passes.
  ///
  /// - Throws: `RoutePlanError` where a condition is no value of its input's type.
  mutating func gate(
    for scope: CompiledVault.FeedScope?
  ) throws(RoutePlanError) -> Int? {
    guard scope != nil || !explosions.isEmpty else { return nil }
    let scope = scope ?? .everyRecord
    let explosion = explosions.firstIndex { $0.name == scope.each }
    var gate = Gate(pass: explosion.map { .elements($0) } ?? .record, tests: [])
    for condition in scope.conditions { gate.tests.append(try test(condition)) }
    return place(of: gate)
  }

  /// The gate of the records whose elements are the members of a set, given the gate of the members;
  /// nil where these are no elements.
  mutating func setGate(of gate: Int) -> Int? {
    guard case .elements = gates[gate].pass else { return nil }
    let tests = gates[gate].tests.filter { test in
      test.field < columns.count || !derived[test.field - columns.count].isOfElement
    }
    return place(of: Gate(pass: .record, tests: tests))
  }

  private mutating func place(of gate: Gate) -> Int {
    if let known = gates.firstIndex(of: gate) { return known }
    gates.append(gate)
    return gates.count - 1
  }

  private func test(_ condition: CompiledVault.FeedCondition) throws(RoutePlanError) -> Test {
    let field = try index(ofInput: condition.input)
    switch condition.test {
    case .isPresent: return Test(field: field, kind: .isPresent)
    case .isMissing: return Test(field: field, kind: .isMissing)
    case .isOneOf(let values):
      var texts: [[UInt8]] = []
      for value in values {
        texts.append(try canonical(value, as: type(ofInput: condition.input), of: condition.input))
      }
      return Test(field: field, kind: .isOneOf(texts))
    }
  }

  private func type(ofInput name: String) -> SQLType {
    source.columns.first { $0.name == name }?.type
      ?? source.derived.first { $0.name == name }?.type ?? .text
  }

  func pass(of gate: Int?) -> Pass { gate.map { gates[$0].pass } ?? .record }

  /// What the rows of a pass are made of: what they feed, and the keys that this stands on.
  func needs(of pass: Pass) -> Needs {
    let satellites = satellites.map { self.pass(of: $0.gate) == pass }
    let parents = Set(
      zip(self.satellites, satellites).compactMap { feed, isFed in isFed ? feed.parent : nil })
    let links = self.links.indices.map {
      self.pass(of: self.links[$0].gate) == pass || parents.contains(.link($0))
    }
    let participants = Set(
      zip(self.links, links).flatMap { link, isMade in isMade ? link.keys : [] })
    let keys = self.keys.indices.map { key in
      self.pass(of: self.keys[key].gate) == pass || participants.contains(key)
        || parents.contains(.key(key)) || key == recordTenant
    }
    let references = references.map { self.pass(of: $0.gate) == pass }
    let extras = extras.map { extra in
      switch extra {
      case .linkDiff(let link): self.pass(of: self.links[link].gate) == pass
      case .referenceKey(let reference), .referenceDiff(let reference): references[reference]
      case .drivingKey(let satellite): satellites[satellite]
      }
    }
    return Needs(
      keys: keys, links: links, satellites: satellites, references: references, extras: extras)
  }
}
