import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The ordinary user that the server's programs run as; PostgreSQL refuses to run as root.
struct ServerUser: Hashable, Sendable {
  let userID: uid_t
  let groupID: gid_t
  /// Whether root hands the work to another.
  let isStandIn: Bool

  /// Ourselves, or for root the user `postgres`, else `nobody`.
  static func current() throws(ClusterError) -> ServerUser {
    guard geteuid() == 0 else {
      return ServerUser(userID: geteuid(), groupID: getegid(), isStandIn: false)
    }
    guard let user = named("postgres") ?? named("nobody") else {
      throw ClusterError(
        .directoryUnusable, "root may not run PostgreSQL, and there is no user postgres or nobody",
        hint: "run this as an ordinary user, or add one: useradd --system postgres")
    }
    return user
  }

  private static func named(_ name: String) -> ServerUser? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var texts = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(name, &entry, &texts, texts.count, &found) == 0, found != nil else {
      return nil
    }
    return ServerUser(userID: entry.pw_uid, groupID: entry.pw_gid, isStandIn: true)
  }

  /// The beginning of a command that runs another as this user.
  ///
  /// Subprocess can change the user itself, but between `clone3` and `setuid` it may then wait for
  /// ever for threads that the child does not have.
  var command: [String] {
    guard isStandIn else { return [] }
    return ["setpriv", "--reuid=\(userID)", "--regid=\(groupID)", "--clear-groups"]
  }

  /// Whether this user can reach what lies in a folder, by the permissions on the way to it.
  func canEnter(_ folder: FilePath) -> Bool {
    guard isStandIn else { return true }
    var path = folder
    while true {
      guard let status = FileStatus(of: path), status.canBeSearched(by: self) else { return false }
      guard path.removeLastComponent() else { return true }
    }
  }
}

/// Who owns a file and what they may do with it.
struct FileStatus {
  private let status: stat

  /// Follows symbolic links unless told otherwise; nil where there is no such file.
  init?(of path: FilePath, followingLinks: Bool = true) {
    var status = stat()
    let outcome = path.withPlatformString { path in
      followingLinks ? stat(path, &status) : lstat(path, &status)
    }
    guard outcome == 0 else { return nil }
    self.status = status
  }

  var owner: uid_t { status.st_uid }
  var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }

  func canBeSearched(by user: ServerUser) -> Bool {
    if status.st_uid == user.userID { return status.st_mode & S_IXUSR != 0 }
    if status.st_gid == user.groupID { return status.st_mode & S_IXGRP != 0 }
    return status.st_mode & S_IXOTH != 0
  }
}
