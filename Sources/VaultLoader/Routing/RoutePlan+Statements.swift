import VaultModel

extension RoutePlan {
  /// The share of known keys that one extract may make absent without a confirmation.
  var absentShareLimit: Double { 0.5 }

  /// Whether records have load dates of their own.
  var hasOwnDates: Bool { false }
}
