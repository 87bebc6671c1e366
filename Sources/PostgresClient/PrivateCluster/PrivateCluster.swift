import FoundationEssentials
package import SystemPackage

/// A PostgreSQL server of our own in a folder, for those who have none.
///
/// It listens on a Unix socket alone, in a folder that only its user may enter; so it needs no
/// passwords. It runs as an ordinary user even when root starts it, and outlives the program that
/// started it. Its superuser and its database are both named `vaultwright`.
package struct PrivateCluster: Hashable, Sendable {
  /// The folder as it was asked for; the data may have to lie elsewhere, see `ClusterPlace`.
  package let directory: FilePath
  package let purpose: ClusterPurpose
  /// Where files go that cannot lie in the folder itself.
  let temporaryDirectory: FilePath
  /// Where `initdb` and `postgres` lie; nil for the newest server that is installed.
  package let programs: FilePath?

  package static let databaseName = "vaultwright"

  package init(
    directory: FilePath, purpose: ClusterPurpose = .keeping, temporaryDirectory: FilePath? = nil,
    programs: FilePath? = nil
  ) {
    self.directory = directory.absolute()
    self.purpose = purpose
    self.programs = programs
    self.temporaryDirectory =
      temporaryDirectory ?? FilePath(FileManager.default.temporaryDirectory.path)
  }
}

/// What a cluster is for, and so how far it goes to keep what it is given.
package enum ClusterPurpose: Hashable, Sendable {
  /// Data that must survive a crash.
  case keeping
  /// Tests, whose data nobody misses.
  case throwingAway
}

/// What became of a cluster.
package enum ClusterStatus: Hashable, Sendable {
  case absent
  case stopped
  case running(process: Int32)
}

extension PrivateCluster {
  package var status: ClusterStatus {
    guard let place = ClusterPlace.known(for: self), place.hasData else { return .absent }
    guard let process = place.runningProcess else { return .stopped }
    return .running(process: process)
  }

  package var isRunning: Bool {
    if case .running = status { true } else { false }
  }

  /// The address for other programs, as psql.
  package var url: String { url(ofDatabase: Self.databaseName) }

  /// The address of a database of the cluster.
  package func url(ofDatabase name: String) -> String {
    let socket = connectionValues["host"] ?? ""
    return "postgresql://\(Self.databaseName)@/\(name.percentEncoded())"
      + "?host=\(socket.percentEncoded())&port=5432"
  }

  /// psql's program and arguments for this cluster.
  package func psqlCommand() async throws(ClusterError) -> [String] {
    [try await ServerPrograms.installed(in: programs).path(of: "psql").string, url]
  }

  /// What libpq must be told to reach the cluster.
  var connectionValues: [String: String] {
    let place = ClusterPlace.known(for: self) ?? ClusterPlace(home: directory)
    return [
      "host": place.socketDirectory.string, "port": "5432", "user": Self.databaseName,
      "dbname": Self.databaseName,
    ]
  }
}

extension String {
  /// Writes all but letters, digits and `-._~/` as `%XX`.
  fileprivate func percentEncoded() -> String {
    utf8.reduce(into: "") { text, byte in
      let scalar = Unicode.Scalar(byte)
      let isLetter = scalar.isASCII && scalar.properties.isAlphabetic
      if isLetter || "0123456789-._~/".unicodeScalars.contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
