#if canImport(Glibc)
  import Glibc
#endif

/// A bounded queue between two threads: `put` waits while it is full, `take` while it is empty.
///
/// Either side ends it; what is still in it can be taken, unless it was ended with a failure.
// Unchecked: every access to `state` is made under `mutex`.
final class Exchange<Element>: @unchecked Sendable {
  private struct State {
    var elements: [Element] = []
    var isFinished = false
    var failure: (any Error)?
  }

  private let bound: Int
  private var state = State()
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
    locked { state in
      while state.elements.count >= bound, !state.isFinished { pthread_cond_wait(changed, mutex) }
      guard !state.isFinished else { return false }
      state.elements.append(element)
      return true
    }
  }

  /// The oldest element; nil at the end.
  ///
  /// - Throws: the error that the other side has failed with.
  func take() throws -> Element? {
    let taken: Result<Element?, any Error> = locked { state in
      while state.elements.isEmpty, !state.isFinished { pthread_cond_wait(changed, mutex) }
      if let failure = state.failure { return .failure(failure) }
      return .success(state.elements.isEmpty ? nil : state.elements.removeFirst())
    }
    return try taken.get()
  }

  /// Ends the exchange; the other side's next call returns at once.
  func finish(throwing failure: (any Error)? = nil) {
    locked { state in
      state.isFinished = true
      state.failure = state.failure ?? failure
    }
  }

  private func locked<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
    }
    return body(&state)
  }
}
