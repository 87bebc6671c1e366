import FoundationEssentials
import PostgresClient
import PostgresSchema
import Synchronization
import SystemPackage
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A socket in front of a server, which cuts its connections while a client copies rows in.
///
/// See PostgreSQL's manual, chapter 55.2.7 "COPY Operations", for the messages that it counts.
final class CopyCutter: Sendable {
  private static let port: UInt16 = 5432
  private let folder: FilePath
  private let server: String
  private let listener: Int32
  private let state: Mutex<State>

  private struct State {
    /// How many messages with rows may still pass; nil once it has cut, and from then on all may.
    var left: Int?
    var connections: [Relayed] = []
  }

  /// A client's connection and the one to the server behind it.
  private final class Relayed: Sendable {
    let client: Int32
    let server: Int32

    init(client: Int32, server: Int32) {
      self.client = client
      self.server = server
    }

    deinit {
      close(client)
      close(server)
    }

    func end() {
      shutdown(client, Int32(SHUT_RDWR))
      shutdown(server, Int32(SHUT_RDWR))
    }
  }

  /// Listens in front of the server's socket; cuts in the middle of the copied message with this number.
  static func with<Value: Sendable>(
    _ cluster: PrivateCluster, atMessage number: Int,
    _ body: (CopyCutter) async throws -> Value
  ) async throws -> Value {
    let folder = try TemporaryFolder.make(in: "/tmp", prefix: "vw-cut-")
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    let host = try await onOwnThread {
      try Connection(to: .url(cluster.url), applicationName: "faults", names: .database)
        .query("SELECT btrim(current_setting('unix_socket_directories'), '\"')").text(0, 0) ?? ""
    }
    let cutter = try CopyCutter(folder, before: "\(host)/.s.PGSQL.\(port)", atMessage: number)
    let accepting = Task { try await onOwnThread { cutter.acceptAll() } }
    defer {
      shutdown(cutter.listener, Int32(SHUT_RDWR))
      close(cutter.listener)
      accepting.cancel()
    }
    return try await body(cutter)
  }

  private init(_ folder: FilePath, before server: String, atMessage number: Int) throws {
    self.folder = folder
    self.server = server
    state = Mutex(State(left: number))
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = Self.withAddress("\(folder)/.s.PGSQL.\(Self.port)") { [listener] in
      bind(listener, $0, $1) == 0 && listen(listener, 8) == 0
    }
    guard isBound else { throw Errno(rawValue: errno) }
  }

  /// Whether it has cut.
  var hasCut: Bool { state.withLock { $0.left == nil } }

  func url(ofDatabase name: String) -> String {
    "postgresql://vaultwright@/\(name)?host=\(folder)&port=\(Self.port)"
  }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      let relayed = Relayed(
        client: client, server: socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0))
      guard Self.withAddress(server, { connect(relayed.server, $0, $1) == 0 }) else { continue }
      state.withLock { $0.connections.append(relayed) }
      Task { try await onOwnThread { self.forwardRequests(of: relayed) } }
      Task { try await onOwnThread { self.forwardAnswers(to: relayed) } }
    }
  }

  private func forwardRequests(of relayed: Relayed) {
    var messages = FrontendMessages()
    Self.forward(from: relayed.client, to: relayed.server) { bytes in
      let copied = messages.copyData(in: bytes)
      return copied > 0 && isCut(after: copied)
    }
    relayed.end()
    // The whole network is gone, not one connection.
    guard hasCut else { return }
    for other in state.withLock({ $0.connections }) { other.end() }
    state.withLock { $0.connections = [] }
  }

  private func forwardAnswers(to relayed: Relayed) {
    Self.forward(from: relayed.server, to: relayed.client) { _ in false }
    relayed.end()
  }

  /// Passes bytes on until an end hangs up; of the last ones a half.
  private static func forward(
    from source: Int32, to sink: Int32, until isLast: (ArraySlice<UInt8>) -> Bool
  ) {
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while true {
      let count = recv(source, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      let ends = isLast(buffer[..<count])
      var sent = 0
      let total = ends ? count / 2 : count
      while sent < total {
        let passed = buffer[sent..<total].withUnsafeBytes {
          send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard passed > 0 else { return }
        sent += passed
      }
      if ends { return }
    }
  }

  /// Counts messages; true where the connections are to be cut now.
  private func isCut(after count: Int) -> Bool {
    state.withLock { state in
      guard let left = state.left else { return false }
      guard left <= count else {
        state.left = left - count
        return false
      }
      state.left = nil
      return true
    }
  }

  private static func withAddress<Value>(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
  ) -> Value {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}

/// The messages that a client sends, told apart by their heads: a type and a length.
private struct FrontendMessages {
  private var head: [UInt8] = []
  private var bodyLeft = 0
  /// The first message has no type.
  private var isStarted = false

  /// How many messages with rows end or go on in the bytes.
  mutating func copyData(in bytes: ArraySlice<UInt8>) -> Int {
    var copied = 0
    var rest = bytes
    while !rest.isEmpty {
      guard bodyLeft == 0 else {
        let passed = min(bodyLeft, rest.count)
        bodyLeft -= passed
        rest = rest.dropFirst(passed)
        continue
      }
      head.append(rest.removeFirst())
      guard head.count == (isStarted ? 5 : 4) else { continue }
      let length = head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
      bodyLeft = length - 4
      if isStarted, head[0] == UInt8(ascii: "d") { copied += 1 }
      head.removeAll()
      isStarted = true
    }
    return copied
  }
}
