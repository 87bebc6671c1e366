import PostgresClient
import PostgresSchema
import TestSupport
import Testing

/// How figures are judged, whatever measured them.
@Suite struct StateTests {
  /// Value, warning, critical, direction, and what comes of them.
  static let judgements: [(figures: SQL, state: String)] = [
    ("1, 2, 5, 'above'", "ok"), ("2, 2, 5, 'above'", "ok"), ("2.001, 2, 5, 'above'", "warning"),
    ("5, 2, 5, 'above'", "warning"), ("5.001, 2, 5, 'above'", "critical"),
    ("0.99, 0.95, 0.9, 'below'", "ok"), ("0.95, 0.95, 0.9, 'below'", "ok"),
    ("0.94, 0.95, 0.9, 'below'", "warning"), ("0.9, 0.95, 0.9, 'below'", "warning"),
    ("0.1, 0.95, 0.9, 'below'", "critical"), ("0, 0.95, 0.9, 'below'", "critical"),
    ("NULL, 2, 5, 'above'", "unknown"), ("NULL, 0.95, 0.9, 'below'", "unknown"),
    ("'NaN', 2, 5, 'above'", "unknown"), ("'NaN', 0.95, 0.9, 'below'", "unknown"),
    ("100, NULL, NULL, 'above'", "ok"), ("100, 36, NULL, 'above'", "warning"),
    ("1, 0, 0, 'above'", "critical"),
  ]

  @Test func `a figure is judged on the side that its thresholds have`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      try connection.makeSessionHostile()
      for judgement in Self.judgements {
        try connection.expect(
          "SELECT util.threshold_state(\(judgement.figures))", gives: judgement.state)
      }
    }
  }

  @Test func `the worst state that is known stands for all`() async throws {
    try await withScratchDatabase(from: .depot) { connection, _ in
      for (states, worst) in [
        ("'ok', 'unknown'", "ok"), ("'unknown', 'warning', 'ok'", "warning"),
        ("'warning', 'critical'", "critical"), ("'unknown'", "unknown"), ("NULL, 'ok'", "ok"),
        ("NULL", "unknown"),
      ] {
        try connection.expect(
          "SELECT util.worst_state(ARRAY[\(SQL(trusted: states))]::text[])", gives: worst)
      }
      try connection.expect("SELECT util.worst_state(NULL)", gives: "unknown")
      try connection.expect("SELECT util.worst_state('{}')", gives: "unknown")
    }
  }
}
