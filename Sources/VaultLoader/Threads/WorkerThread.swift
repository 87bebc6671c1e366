#if canImport(Glibc)
  import Glibc
#endif

/// A thread of its own for work that blocks or computes for long.
///
/// Swift's cooperative pool has no more threads than the machine has cores and must not be kept
/// waiting.
struct WorkerThread: ~Copyable {
  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private var handle = pthread_t()

  /// Starts the thread.
  init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
      &handle, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
        return nil
      }, work)
    precondition(status == 0, "the system refuses another thread: \(status)")
  }

  /// Waits until the thread has ended.
  consuming func join() { pthread_join(handle, nil) }
}
