import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file by which programs take turns in starting and stopping a cluster.
///
/// The system lets go of the lock when the program ends, however it ends.
struct ClusterLock {
  let path: FilePath
  /// Longer than any start takes that is not stuck.
  static let patience = Duration.seconds(300)

  func hold<Value>(
    _ body: () async throws(ClusterError) -> Value
  ) async throws(ClusterError) -> Value {
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        path, .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
    } catch {
      throw ClusterError(.directoryUnusable, "cannot open \(path): \(error)")
    }
    defer { try? file.close() }
    let deadline = ContinuousClock.now + Self.patience
    // Asking again and again, for a call that waits would hold one of Swift's threads.
    while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < deadline, (try? await Task.sleep(for: .milliseconds(50))) != nil
      else {
        throw ClusterError(
          .locked, "another program has been starting or stopping the private cluster for long",
          hint: "see who holds it: fuser \(path)")
      }
    }
    return try await body()
  }
}
