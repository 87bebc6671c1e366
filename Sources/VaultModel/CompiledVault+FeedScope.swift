extension CompiledVault {
  /// Which of a source's records feed something, and how often each of them.
  package struct FeedScope: Hashable, Sendable, Codable {
    /// The array column of which each element feeds once; nil where the record itself does.
    package var each: String?
    /// All of them must hold.
    package var conditions: [FeedCondition]

    package init(each: String? = nil, conditions: [FeedCondition] = []) {
      self.each = each
      self.conditions = conditions
    }

    /// Every record once.
    package static let everyRecord = FeedScope()
  }

  /// What is asked of one of a record's inputs.
  package struct FeedCondition: Hashable, Sendable, Codable {
    package var input: String
    package var test: Test

    package init(_ input: String, _ test: Test) {
      self.input = input
      self.test = test
    }

    package enum Test: Hashable, Sendable, Codable {
      /// It is not NULL.
      case isPresent
      case isMissing
      /// It is one of these values, as the input's type reads them.
      case isOneOf(values: [String])
    }
  }
}

extension CompiledVault.FeedScope {
  /// Whether all that feeds within this scope feeds within the other one as well.
  package func lies(within other: CompiledVault.FeedScope) -> Bool {
    (other.each == nil || other.each == each)
      && other.conditions.allSatisfy { wanted in conditions.contains { $0.implies(wanted) } }
  }
}

extension CompiledVault.FeedCondition {
  fileprivate func implies(_ other: CompiledVault.FeedCondition) -> Bool {
    guard input == other.input else { return false }
    switch (test, other.test) {
    case (.isOneOf, .isPresent): return true
    case (.isOneOf(let values), .isOneOf(let others)): return Set(values).isSubset(of: others)
    case (.isPresent, _), (.isMissing, _), (.isOneOf, .isMissing): return test == other.test
    }
  }
}
