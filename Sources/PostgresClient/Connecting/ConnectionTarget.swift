/// Where the database is.
package enum ConnectionTarget: Hashable, Sendable {
  /// An address of the user's, `postgresql://…` or `host=… dbname=…`, or a database's bare name.
  case url(String)
  /// What libpq's own variables, service and password files say.
  case environment
  /// The private cluster of this working directory.
  case cluster(PrivateCluster)
}

extension ConnectionTarget {
  /// Starts the private cluster where it is meant; any other server is its owner's to start.
  package func startIfPrivate() async throws {
    if case .cluster(let cluster) = self { try await cluster.start() }
  }
}

extension ConnectionTarget: CustomStringConvertible {
  /// The address as it may be shown, without a password.
  package var description: String {
    if case .cluster(let cluster) = self { return "the private cluster in \(cluster.directory)" }
    guard let options = try? ConnectionOptions(for: self, applicationName: "") else {
      return "an address that cannot be read"
    }
    return options.shownAddress
  }
}
