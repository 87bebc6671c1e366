/// When a batch is full.
///
/// Memory depends on these numbers, not on the delivery's length.
package struct BatchLimit: Sendable {
  package var records = 32_768
  /// Of canonical text and of quarantined bytes.
  package var bytes = 12 << 20
  /// Keys of a full extract that are kept in memory exactly.
  package var exactKeys = 180_000

  package init() {}
}

/// The two ways between reader and writer: full batches there, empty ones back.
struct BatchChannel: Sendable {
  /// One batch is filled while another is written.
  private static let batchCount = 2
  let full = Exchange<Batch>(bound: batchCount)
  let empty = Exchange<Batch>(bound: batchCount)

  /// Puts the batches in that the reader does not hold itself.
  init(plan: RoutePlan) {
    for _ in 1..<Self.batchCount { _ = empty.put(Batch(plan: plan)) }
  }

  /// Ends both ways: whoever waits for the other side goes on.
  func close() {
    full.finish()
    empty.finish()
  }
}
