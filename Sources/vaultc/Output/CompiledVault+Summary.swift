import VaultModel

extension CompiledVault {
  /// How much there is of everything: `13 hubs, 7 links, 18 satellites, 11 sources`.
  var summary: String {
    [
      count(hubs.count, "hub"), count(links.count, "link"), count(satellites.count, "satellite"),
      count(sources.count, "source"),
    ].joined(separator: ", ")
  }
}
