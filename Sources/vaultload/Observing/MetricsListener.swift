import ArgumentParser
import PostgresClient
import ProgramConventions
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// Answers `GET /metrics` while runs go on, one client after the other, on a thread of its own.
///
/// Whoever scrapes asks every few seconds for a page of text: that needs no server's library.
final class MetricsListener: Sendable {
  private let socket: Int32
  private let isStopped = Atomic<Bool>(false)

  /// Binds an address.
  ///
  /// - Throws: `UnusableListenAddress`.
  private init(at address: ListenAddress) throws(UnusableListenAddress) {
    socket = try address.listen()
  }

  deinit { close(socket) }

  /// Answers as long as the body runs.
  ///
  /// - Throws: `UnusableListenAddress`, before the body runs; what the body throws.
  static func with<Value>(
    _ address: ListenAddress, telling metrics: LiveMetrics, _ body: () async throws -> Value
  ) async throws -> Value {
    let listener = try MetricsListener(at: address)
    printToStandardError("metrics at http://\(address.host):\(listener.port)/metrics")
    async let serving: Void = onOwnThread { listener.serve(metrics) }
    let result: Result<Value, any Error>
    do {
      result = .success(try await body())
    } catch {
      result = .failure(error)
    }
    listener.stop()
    try await serving
    return try result.get()
  }

  /// The one that was bound, where the address left it to the system.
  private var port: UInt16 {
    var bound = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    withUnsafeMutablePointer(to: &bound) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(socket, $0, &size) }
    }
    // The port lies at the same place for both families of addresses.
    return UInt16(bigEndian: bound.sin6_port)
  }

  private func stop() {
    isStopped.store(true, ordering: .releasing)
    // Wakes the thread that waits for a client.
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private func serve(_ metrics: LiveMetrics) {
    while !isStopped.load(ordering: .acquiring) {
      let client = accept(socket, nil, nil)
      guard client >= 0 else {
        // Out of descriptors, perhaps: it will pass.
        usleep(10_000)
        continue
      }
      defer { close(client) }
      answer(client, metrics)
    }
  }

  private func answer(_ client: Int32, _ metrics: LiveMetrics) {
    // A client that says nothing must not keep others waiting.
    var limit = timeval(tv_sec: 1, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    guard let request = head(from: client) else { return }
    let isKnown = request.hasPrefix("GET /metrics HTTP/1.")
    let body = isKnown ? metrics.text : "GET /metrics is all that is answered\n"
    let answer = """
      HTTP/1.1 \(isKnown ? "200 OK" : "404 Not Found")\r
      Content-Type: text/plain; version=0.0.4; charset=utf-8\r
      Content-Length: \(body.utf8.count)\r
      Connection: close\r
      \r
      \(body)
      """
    var rest = Array(answer.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// A request up to its empty line; nil where none comes in time.
  private func head(from client: Int32) -> String? {
    let deadline = ContinuousClock.now + .seconds(2)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 2048)
    while bytes.count < 16_384, ContinuousClock.now < deadline {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
      if bytes.contains([13, 10, 13, 10]) { return String(decoding: bytes, as: UTF8.self) }
    }
    return nil
  }
}
