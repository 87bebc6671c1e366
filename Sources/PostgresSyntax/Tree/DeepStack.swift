#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs work on a thread with a large stack.
///
/// libpg_query recurses without a limit, and a stack overflow ends the process. A sum of 20,000 terms
/// needs 50 MB of stack.
enum DeepStack {
  private static let bytes = 256 << 20

  /// Runs the work on a new thread and waits for it.
  static func run<Result>(_ work: () -> Result) -> Result {
    var result: Result?
    withoutActuallyEscaping({ result = work() }) { start(Job(run: $0)) }
    guard let result else { preconditionFailure("a thread ended without its result") }
    return result
  }

  private static func start(_ job: Job) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, bytes)
    let argument = Unmanaged.passRetained(job).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = pthread_create(&thread, attributes, { DeepStack.runJob($0) }, argument)
    #else
      var thread: pthread_t = 0
      let code = pthread_create(&thread, attributes, { DeepStack.runJob($0) }, argument)
    #endif
    precondition(code == 0, "no thread can be started: error \(code)")
    #if canImport(Darwin)
      guard let thread else { return }
    #endif
    pthread_join(thread, nil)
  }

  private final class Job {
    let run: () -> Void
    init(run: @escaping () -> Void) { self.run = run }
  }

  private static func runJob(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().run()
    return nil
  }
}
