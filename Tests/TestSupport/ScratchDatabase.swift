package import PostgresClient
import PostgresSchema
import Synchronization

/// Gives the body a database of its own, on a thread of its own, and drops it afterwards.
///
/// The body is synchronous, for libpq blocks. `url` is for programs that the test runs.
package func withScratchDatabase<Value: Sendable>(
  from template: ScratchTemplate? = nil,
  _ body: @escaping @Sendable (_ connection: Connection, _ url: String) throws -> Value
) async throws -> Value {
  let cluster = try await TestCluster.shared.running()
  return try await DatabaseGate.shared.pass {
    let source = try await template?.database(in: cluster) ?? "template0"
    return try await onOwnThread {
      let name = try ScratchDatabase.create(in: cluster, from: source)
      defer { ScratchDatabase.drop(name, in: cluster) }
      let url = cluster.url(ofDatabase: name)
      return try body(
        Connection(to: .url(url), applicationName: "vaultwright tests", names: .database), url)
    }
  }
}

/// Gives the body the address of a database of its own, for the programs that the test runs.
package func withScratchURL<Value: Sendable>(
  on server: TestServer = .installed, from template: ScratchTemplate? = nil,
  _ body: @escaping @Sendable (_ url: String) async throws -> Value
) async throws -> Value {
  let cluster = try await TestCluster.shared.running(on: server)
  return try await DatabaseGate.shared.pass {
    let source = try await template?.database(in: cluster) ?? "template0"
    let name = try await onOwnThread { try ScratchDatabase.create(in: cluster, from: source) }
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(cluster.url(ofDatabase: name)))
    } catch {
      result = .failure(error)
    }
    try await onOwnThread { ScratchDatabase.drop(name, in: cluster) }
    return try result.get()
  }
}

/// A database that many tests begin with, prepared once per run.
package struct ScratchTemplate: Sendable {
  package let name: String
  private let prepare: @Sendable (_ url: String) async throws -> Void

  /// Names a template that programs prepare; equal names mean the same one.
  package init(
    _ name: String, preparing prepare: @escaping @Sendable (_ url: String) async throws -> Void
  ) {
    self.name = name
    self.prepare = prepare
  }

  /// Names a template; equal names mean the same one.
  package init(_ name: String, prepare: @escaping @Sendable (Connection) throws -> Void) {
    self.init(name) { url in
      try await onOwnThread {
        try prepare(
          Connection(to: .url(url), applicationName: "vaultwright tests", names: .database))
      }
    }
  }

  fileprivate func database(in cluster: PrivateCluster) async throws -> String {
    try await PreparedTemplates.shared.database("\(cluster.directory) \(name)") { [prepare] in
      let database = try await onOwnThread {
        try ScratchDatabase.create(in: cluster, from: "template0")
      }
      try await prepare(cluster.url(ofDatabase: database))
      return database
    }
  }
}

private actor PreparedTemplates {
  static let shared = PreparedTemplates()

  private var databases: [String: Task<String, any Error>] = [:]

  func database(
    _ name: String, make: @escaping @Sendable () async throws -> String
  ) async throws -> String {
    let task = databases[name] ?? Task { try await make() }
    databases[name] = task
    return try await task.value
  }
}

/// Creating and dropping, on a connection of their own.
private enum ScratchDatabase {
  private static let lastNumber = Atomic<Int>(0)

  static func create(in cluster: PrivateCluster, from template: String) throws -> String {
    let number = lastNumber.wrappingAdd(1, ordering: .relaxed).newValue
    let name = "scratch_\(number)"
    let admin = try Connection(
      to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
    try admin.execute("CREATE DATABASE \(id: name) TEMPLATE \(id: template)")
    return name
  }

  /// A database that stays behind goes with the cluster, so nothing is lost where this fails.
  static func drop(_ name: String, in cluster: PrivateCluster) {
    let admin = try? Connection(
      to: .cluster(cluster), applicationName: "vaultwright tests", names: .database)
    try? admin?.execute("DROP DATABASE IF EXISTS \(id: name) WITH (FORCE)")
  }
}

/// Lets only so many tests have a database at once: the server has 100 connections.
private actor DatabaseGate {
  static let shared = DatabaseGate()

  private var free = 8
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func pass<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async rethrows -> Value {
    await enter()
    defer { leave() }
    return try await body()
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    guard waiting.isEmpty else {
      waiting.removeFirst().resume()
      return
    }
    free += 1
  }
}
