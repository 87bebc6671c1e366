import Synchronization

/// How far a load is; written by its threads, read by whoever shows it.
package final class Progress: Sendable {
  private let read = Atomic<Int64>(0)
  private let committed = Atomic<Int64>(0)
  private let stop = Atomic<Bool>(false)

  package init() {}

  package var recordsRead: Int64 { read.load(ordering: .relaxed) }
  /// A position of the delivery counts a record that was put off twice; a reader wants it once.
  package var recordsCommitted: Int64 { min(committed.load(ordering: .relaxed), recordsRead) }
  package var isStopRequested: Bool { stop.load(ordering: .relaxed) }

  /// Ends the load after the batch at hand.
  package func requestStop() { stop.store(true, ordering: .relaxed) }

  /// How far the delivery is committed.
  var position: Int64 { committed.load(ordering: .relaxed) }

  /// The delivery is read from its beginning again.
  func restartReading() { read.store(0, ordering: .relaxed) }

  func countRead() { read.add(1, ordering: .relaxed) }
  func noteCommitted(_ position: Int64) { committed.store(position, ordering: .relaxed) }
}
