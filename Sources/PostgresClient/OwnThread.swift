#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs blocking work on a thread made for it, and waits without holding one of Swift's.
///
/// Swift's own pool has one thread a processor: two statements that take their time would stop all
/// else in the program.
package func onOwnThread<Value: Sendable>(
  _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    let job = ThreadJob { continuation.resume(with: Result { try work() }) }
    if let problem = job.start() {
      continuation.resume(throwing: ThreadError(number: problem))
    }
  }
}

/// The system refused another thread.
package struct ThreadError: Error, Hashable, CustomStringConvertible {
  package let number: Int32
  package var description: String { "no thread could be started (error \(number))" }
}

private final class ThreadJob: Sendable {
  private let run: @Sendable () -> Void

  init(run: @escaping @Sendable () -> Void) { self.run = run }

  /// Starts the thread; gives the system's error number where it cannot.
  func start() -> Int32? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    let job = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let problem = pthread_create(&thread, &attributes, Self.body, job.toOpaque())
    guard problem != 0 else { return nil }
    job.release()
    return problem
  }

  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    guard let argument = $0 else { return nil }
    Unmanaged<ThreadJob>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }
}
