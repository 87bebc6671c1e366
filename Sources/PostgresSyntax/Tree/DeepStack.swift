#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The thread that parses SQL: one for the whole process, with a large stack.
///
/// libpg_query recurses without a limit, and a stack overflow ends the process. A sum of 20,000 terms
/// needs 50 MB of stack. It also takes a thread-specific key for each thread that calls it, and never
/// returns one. A process has 1,024 of them; without one OpenSSL and others fail.
final class DeepStack: @unchecked Sendable {
  private static let bytes = 256 << 20
  private static let shared = DeepStack()

  /// Runs the work on the thread and waits for it.
  ///
  /// Work that is on the thread already runs at once.
  static func run<Result>(_ work: () -> Result) -> Result {
    var result: Result?
    withoutActuallyEscaping({ result = work() }) { shared.perform($0) }
    guard let result else { preconditionFailure("the parser's thread lost its work") }
    return result
  }

  /// Held by the caller whose work is done.
  private let turn: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  private let mutex: UnsafeMutablePointer<pthread_mutex_t> = .allocate(capacity: 1)
  private let changed: UnsafeMutablePointer<pthread_cond_t> = .allocate(capacity: 1)
  /// Nil when it is done; guarded by `mutex`.
  private var work: (() -> Void)?
  private var thread: pthread_t?

  private init() {
    pthread_mutex_init(turn, nil)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    pthread_attr_init(attributes)
    defer { pthread_attr_destroy(attributes) }
    pthread_attr_setstacksize(attributes, Self.bytes)
    // It lives as long as the process.
    let argument = Unmanaged.passRetained(self).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let code = pthread_create(&thread, attributes, { DeepStack.main($0) }, argument)
    #else
      var thread: pthread_t = 0
      let code = pthread_create(&thread, attributes, { DeepStack.main($0) }, argument)
    #endif
    precondition(code == 0, "no thread can be started: error \(code)")
    self.thread = thread
  }

  private func perform(_ work: @escaping () -> Void) {
    if let thread, pthread_equal(thread, pthread_self()) != 0 { return work() }
    pthread_mutex_lock(turn)
    defer { pthread_mutex_unlock(turn) }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    self.work = work
    pthread_cond_broadcast(changed)
    while self.work != nil { pthread_cond_wait(changed, mutex) }
  }

  private static func main(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    Unmanaged<DeepStack>.fromOpaque(argument).takeUnretainedValue().serve()
  }

  private func serve() -> Never {
    pthread_mutex_lock(mutex)
    while true {
      guard let work else {
        pthread_cond_wait(changed, mutex)
        continue
      }
      pthread_mutex_unlock(mutex)
      work()
      pthread_mutex_lock(mutex)
      self.work = nil
      pthread_cond_broadcast(changed)
    }
  }
}
