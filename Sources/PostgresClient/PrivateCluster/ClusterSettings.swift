import FoundationEssentials
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The server's settings file, written anew at every start.
struct ClusterSettings {
  let place: ClusterPlace
  let purpose: ClusterPurpose

  var text: String {
    let settings = shared + (purpose == .keeping ? keeping : throwingAway)
    return """
      # Written by vaultwright at every start. Settings of your own: ALTER SYSTEM SET ….
      include = 'data/postgresql.conf'
      \(settings.map { "\($0.0) = \($0.1)" }.joined(separator: "\n"))

      """
  }

  func write() throws(ClusterError) {
    do {
      try text.write(toFile: place.settings.string, atomically: true, encoding: .utf8)
    } catch {
      throw ClusterError(.directoryUnusable, "cannot write \(place.settings): \(error)")
    }
    // Nothing in it is secret, and the server's user must read it whatever the process's mask is.
    _ = place.settings.withPlatformString { chmod($0, 0o644) }
  }

  private var shared: [(String, String)] {
    [
      ("listen_addresses", "''"),
      ("port", "5432"),
      ("unix_socket_directories", socketDirectories),
      ("unix_socket_permissions", "0700"),
      ("cluster_name", "'vaultwright'"),
      ("log_line_prefix", "'%m [%p] '"),
      ("logging_collector", "off"),
      ("jit", "off"),
      ("random_page_cost", "1.1"),
    ]
  }

  /// A list of folders: each is quoted, and so is the list.
  private var socketDirectories: String {
    let folder = place.socketDirectory.string.unicodeScalars.replacing(["\""], with: ["\"", "\""])
      .replacing(["\\"], with: ["\\", "\\"]).replacing(["'"], with: ["'", "'"])
    return "'\"\(String(folder))\"'"
  }

  /// For loading much at a time on one machine, keeping what was committed.
  private var keeping: [(String, String)] {
    [
      ("fsync", "on"),
      ("synchronous_commit", "on"),
      ("shared_buffers", "'\(sharedBuffers)MB'"),
      ("work_mem", "'64MB'"),
      ("maintenance_work_mem", "'512MB'"),
      ("max_wal_size", "'8GB'"),
      ("min_wal_size", "'1GB'"),
      ("checkpoint_timeout", "'30min'"),
      ("wal_compression", "on"),
    ]
  }

  private var throwingAway: [(String, String)] {
    [
      ("fsync", "off"),
      ("synchronous_commit", "off"),
      ("full_page_writes", "off"),
      ("autovacuum", "off"),
      ("shared_buffers", "'128MB'"),
      ("max_wal_size", "'2GB'"),
      ("checkpoint_timeout", "'30min'"),
    ]
  }

  /// An eighth of the machine's memory, in MB; the loader and the file cache want theirs too.
  private var sharedBuffers: Int {
    let megabytes = sysconf(Int32(_SC_PHYS_PAGES)) / 1_024 * sysconf(Int32(_SC_PAGESIZE)) / 1_024
    return min(max(megabytes / 8, 128), 4_096)
  }
}
