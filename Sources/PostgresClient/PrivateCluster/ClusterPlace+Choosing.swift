import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ClusterPlace {
  /// The place of a cluster that may exist already; nil where nothing was ever made.
  static func known(for cluster: PrivateCluster) -> ClusterPlace? {
    guard FileStatus(of: cluster.directory) != nil else { return nil }
    var place = ClusterPlace(home: cluster.directory)
    let memory = try? String(contentsOfFile: memory(of: cluster).string, encoding: .utf8)
    for line in memory?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      switch (parts.first, parts.last) {
      case ("home", let path?): place.home = FilePath(path)
      case ("socket", let path?): place.socketDirectory = FilePath(path)
      default: continue
      }
    }
    return place
  }

  /// Chooses and makes the folders; the same ones as before where they still serve.
  static func prepare(for cluster: PrivateCluster, user: ServerUser) throws(ClusterError) -> Self {
    try makeFolder(cluster.directory, mode: user.isStandIn ? 0o755 : 0o700)
    var place = known(for: cluster) ?? ClusterPlace(home: cluster.directory)
    if !user.canEnter(place.home) {
      let folder = try temporaryFolder(for: cluster, user: user)
      place = ClusterPlace(home: folder)
    } else if !place.fitsSocketName {
      let folder = try temporaryFolder(for: cluster, user: user)
      place.socketDirectory = folder.appending("socket")
    }
    try place.remember(for: cluster)
    try place.makeFolders(user: user)
    return place
  }

  private func makeFolders(user: ServerUser) throws(ClusterError) {
    let own: mode_t = user.isStandIn ? 0o755 : 0o700
    try Self.makeFolder(home, mode: own)
    try Self.makeFolder(socketDirectory.removingLastComponent(), mode: own)
    try Self.makeFolder(socketDirectory, mode: 0o700, owner: user)
    try Self.makeFolder(logDirectory, mode: 0o700, owner: user)
  }

  private static func memory(of cluster: PrivateCluster) -> FilePath {
    cluster.directory.appending("place")
  }

  private func remember(for cluster: PrivateCluster) throws(ClusterError) {
    let usual = ClusterPlace(home: cluster.directory)
    guard self != usual else { return }
    do {
      try "home=\(home)\nsocket=\(socketDirectory)\n".write(
        toFile: Self.memory(of: cluster).string, atomically: true, encoding: .utf8)
    } catch {
      throw ClusterError(.directoryUnusable, "cannot write to \(cluster.directory): \(error)")
    }
  }
}

// MARK: Folders

extension ClusterPlace {
  /// A short folder that belongs to this cluster alone.
  private static func temporaryFolder(
    for cluster: PrivateCluster, user: ServerUser
  ) throws(ClusterError) -> FilePath {
    let name = "vaultwright-\(user.userID)-" + String(stableHash(of: cluster.directory), radix: 16)
    let folders = [cluster.temporaryDirectory, "/tmp"]
    let usable = folders.map { $0.appending(name) }.first { folder in
      ClusterPlace(home: folder).fitsSocketName && user.canEnter(folder.removingLastComponent())
    }
    guard let usable else {
      throw ClusterError(
        .directoryUnusable, "no temporary folder is short and open enough for a socket",
        hint: "set TMPDIR to a short path that every user may enter, as /tmp")
    }
    return usable
  }

  /// FNV-1a over the path: Swift's own hashes differ from run to run.
  private static func stableHash(of path: FilePath) -> UInt64 {
    path.string.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// Makes a folder, or takes the one that is there if it is its owner's own.
  static func makeFolder(
    _ folder: FilePath, mode: mode_t, owner: ServerUser? = nil
  ) throws(ClusterError) {
    let owningUser = owner?.userID ?? geteuid()
    if FileStatus(of: folder) == nil {
      let parent = folder.removingLastComponent()
      if FileStatus(of: parent) == nil { try makeFolder(parent, mode: 0o755) }
      guard folder.withPlatformString({ mkdir($0, mode) }) == 0 || errno == EEXIST else {
        throw unusable(folder, because: String(cString: strerror(errno)))
      }
      // The process's mask may have taken permissions away.
      _ = folder.withPlatformString { chmod($0, mode) }
      if let owner, owner.isStandIn {
        _ = folder.withPlatformString { lchown($0, owner.userID, owner.groupID) }
      }
    }
    guard let status = FileStatus(of: folder, followingLinks: owner == nil), status.isFolder else {
      throw unusable(folder, because: "it is no folder")
    }
    guard status.owner == owningUser || owner == nil && geteuid() == 0 else {
      throw unusable(folder, because: "it belongs to another user (\(status.owner))")
    }
  }

  private static func unusable(_ folder: FilePath, because reason: String) -> ClusterError {
    ClusterError(.directoryUnusable, "cannot use the folder \(folder): \(reason)")
  }
}
