import CPostgres
import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a cluster's files lie.
///
/// As a rule that is the folder that was asked for. Two things send them to a short folder under the
/// temporary one, remembered in the file `place`: a path that no socket can have, and a folder that
/// the server's user cannot reach, as one in root's home.
///
/// `home` belongs to whoever runs the program; only what the server writes belongs to its user. So
/// root never writes where another user could have laid a link.
struct ClusterPlace: Hashable, Sendable {
  var home: FilePath
  var socketDirectory: FilePath

  init(home: FilePath) {
    self.home = home
    socketDirectory = home.appending("socket")
  }

  var data: FilePath { home.appending("data") }
  /// Where a cluster grows until it is whole.
  var unfinishedData: FilePath { home.appending("data.partial") }
  var logDirectory: FilePath { home.appending("log") }
  var settings: FilePath { home.appending("server.conf") }

  /// The longest name that a socket can have, without the NUL at its end.
  static let longestSocketName = 107

  /// Whether the socket can have its name here, and libpq be told of it: a comma parts two hosts.
  var fitsSocketName: Bool {
    let name = socketDirectory.appending(".s.PGSQL.5432").string
    return name.utf8.count <= Self.longestSocketName && !name.utf8.contains(UInt8(ascii: ","))
  }

  var hasData: Bool { FileStatus(of: data.appending("PG_VERSION")) != nil }
}

// MARK: What is running

extension ClusterPlace {
  /// Whether a server answers on the socket.
  enum Answer { case accepts, refusesForNow, none }

  var answer: Answer {
    let keywords = CStringList(["host", "port", "dbname", "user", "connect_timeout"])
    let values = CStringList([socketDirectory.string, "5432", "postgres", "vaultwright", "5"])
    let ping = keywords.withPointers { keywords in
      values.withPointers { PQpingParams(keywords, $0, 0) }
    }
    return switch ping {
    case PQPING_OK: .accepts
    case PQPING_REJECT: .refusesForNow
    default: .none
    }
  }

  /// The server's process; nil where its file is missing or names a process that is gone.
  ///
  /// A process number comes back, after a restart of a container even soon, and a killed server that
  /// nobody reaps keeps its own: what counts is a process that works in our data folder.
  var runningProcess: Int32? {
    guard
      let file = try? String(
        contentsOfFile: data.appending("postmaster.pid").string, encoding: .utf8),
      let process = file.split(separator: "\n").first.flatMap({ Int32($0) })
    else { return nil }
    let processes = FilePath("/proc")
    guard FileStatus(of: processes.appending("self")) != nil else {
      return kill(process, 0) == 0 || errno == EPERM ? process : nil
    }
    let workingDirectory = processes.appending("\(process)").appending("cwd").resolvingLinks()
    return workingDirectory != nil && workingDirectory == data.resolvingLinks() ? process : nil
  }

  /// Whether the server runs a program whose file has been replaced since it was started.
  ///
  /// Libraries that it has yet to load are the new ones, and may not fit it.
  var runsReplacedProgram: Bool {
    guard let process = runningProcess else { return false }
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
    return link?.hasSuffix(" (deleted)") ?? false
  }

  /// Removes what a killed server left behind, which would stop the next from starting.
  func removeStaleLocks() {
    for lock in [
      data.appending("postmaster.pid"), socketDirectory.appending(".s.PGSQL.5432.lock"),
      socketDirectory.appending(".s.PGSQL.5432"),
    ] {
      _ = lock.withPlatformString { unlink($0) }
    }
  }
}

extension FilePath {
  /// The path with all links and dots resolved; nil where it does not exist.
  func resolvingLinks() -> FilePath? {
    withPlatformString { path in
      guard let resolved = realpath(path, nil) else { return nil }
      defer { free(resolved) }
      return FilePath(platformString: resolved)
    }
  }

  /// The path from the root, without dots; it need not exist.
  func absolute() -> FilePath {
    guard isRelative else { return lexicallyNormalized() }
    return FilePath(FileManager.default.currentDirectoryPath).pushing(self).lexicallyNormalized()
  }
}
