/// Where a run is told.
struct ObservationPlaces: Sendable {
  private(set) var metrics: String?
  private(set) var lineage: LineageDestination?
  private(set) var log: LineFile?
  /// What is told to whoever asks meanwhile.
  var live: LiveMetrics?

  /// Takes paths; lineage may have an address.
  ///
  /// - Throws: `LineageAddressError`.
  init(metrics: String?, lineage: String?, log: String?) throws(LineageAddressError) {
    self.metrics = metrics
    if let lineage { self.lineage = try LineageDestination(lineage) }
    self.log = log.map(LineFile.init)
  }

  /// Where the run of one of several sources is told: metrics have a file each in a folder.
  func of(_ source: String) -> ObservationPlaces {
    var places = self
    places.metrics = metrics.map { "\($0)/\(source).prom" }
    return places
  }
}
