import FoundationEssentials
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder that is there for one test.
package enum TemporaryFolder {
  /// Gives the body an empty folder and removes it afterwards, with all that is in it.
  package static func with<Value>(
    named name: String = "", _ body: (FilePath) async throws -> Value
  ) async throws -> Value {
    let folder = try make(prefix: "vaultwright-\(name)")
    defer { try? FileManager.default.removeItem(atPath: folder.string) }
    return try await body(folder)
  }

  /// Makes a folder that no other process has; whoever asks removes it.
  package static func make(
    in parent: FilePath? = nil, prefix: String = "", openToAll: Bool = false
  ) throws -> FilePath {
    let parent = parent ?? FilePath(FileManager.default.temporaryDirectory.path)
    var name = parent.appending(prefix + "XXXXXX").string
    name = try name.withCString { template in
      guard let copy = strdup(template) else { throw Errno.noMemory }
      defer { free(copy) }
      guard mkdtemp(copy) != nil else { throw Errno(rawValue: errno) }
      return String(cString: copy)
    }
    if openToAll { chmod(name, 0o755) }
    return FilePath(name)
  }
}
