import PostgresClient
import PostgresSchema
import SystemPackage
import TestSupport
import Testing

/// A tablespace in memory that is soon full, where the satellite of the load lies.
struct SmallDisk {
  private let folder: FilePath

  /// Mounts it; where this user may not, the test is skipped and says so.
  static func mounted(for rig: FaultRig) async throws -> SmallDisk {
    let folder = try await WatchedFolder.make().appending("disk")
    let data = try await rig.kinds.text("SHOW data_directory")
    do {
      try await Shell.run(
        """
        mkdir "$1"
        mount -t tmpfs -o "size=128k,mode=700,uid=$(stat -c %u "$2"),gid=$(stat -c %g "$2")" tmpfs "$1"
        """, [folder.string, data])
    } catch {
      try await rig.cluster.remove()
      try Test.cancel("a small disk takes the right to mount one")
    }
    _ = try await rig.kinds.rig.rows(
      "CREATE TABLESPACE small LOCATION \(literal: folder.string)")
    _ = try await rig.kinds.rig.rows("ALTER TABLE business.stay_s SET TABLESPACE small")
    return SmallDisk(folder: folder)
  }

  func grow() async throws {
    try await Shell.run(#"mount -o remount,size=64m "$1""#, [folder.string])
  }

  func unmount() async throws { try await Shell.run(#"umount "$1""#, [folder.string]) }
}
