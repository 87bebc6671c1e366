#if canImport(Glibc)
  import Glibc
#endif

/// A bounded queue between two threads: `put` waits while it is full, `take` while it is empty.
///
/// Either side ends it; what is still in it can be taken, unless it was ended with a failure.
// Unchecked: what changes is read and written under `mutex` alone.
final class Exchange<Element>: @unchecked Sendable {
  private let bound: Int
  // Read anew after each wait: no access to them may last longer than a statement, for the compiler
  // takes it that nobody else changes what is being accessed.
  private var elements: [Element] = []
  private var isFinished = false
  private var failure: (any Error)?
  private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  private let changed: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)

  /// Makes a queue that holds at most `bound` elements.
  init(bound: Int) {
    self.bound = bound
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Adds an element; false where the other side has ended the exchange.
  func put(_ element: Element) -> Bool {
    lock()
    defer { unlock() }
    while elements.count >= bound, !isFinished { pthread_cond_wait(changed, mutex) }
    guard !isFinished else { return false }
    elements.append(element)
    return true
  }

  /// The oldest element; nil at the end.
  ///
  /// - Throws: the error that the other side has failed with.
  func take() throws -> Element? {
    lock()
    defer { unlock() }
    while elements.isEmpty, !isFinished { pthread_cond_wait(changed, mutex) }
    if let failure { throw failure }
    return elements.isEmpty ? nil : elements.removeFirst()
  }

  /// Ends the exchange; the other side's next call returns at once.
  func finish(throwing failure: (any Error)? = nil) {
    lock()
    defer { unlock() }
    isFinished = true
    self.failure = self.failure ?? failure
  }

  private func lock() { pthread_mutex_lock(mutex) }

  /// Lets go of the lock and wakes whoever waits for a change.
  private func unlock() {
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }
}
