extension CompiledVault {
  /// For each key and each instant of a calendar, which version of each satellite is in force.
  ///
  /// Can be dropped and rebuilt from the vault at any time (semantics, section 6).
  package struct PointInTime: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    package var parent: Parent
    package var parentHashKey: String
    package var calendar: String
    /// Sorted by name.
    package var satellites: [PointInTimeSatellite]
    package var traits: TableTraits

    package init(
      name: String, about: String? = nil, table: TableName, parent: Parent, parentHashKey: String,
      calendar: String, satellites: [PointInTimeSatellite], traits: TableTraits = TableTraits()
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.parent = parent
      self.parentHashKey = parentHashKey
      self.calendar = calendar
      self.satellites = satellites
      self.traits = traits
    }
  }

  /// The two columns by which a point-in-time row names a version.
  package struct PointInTimeSatellite: Hashable, Sendable, Codable {
    package var satellite: String
    /// `<satellite>_hk`: the parent's key, or the zero key of the ghost.
    package var hashKeyColumn: String
    /// `<satellite>_load_date`.
    package var loadDateColumn: String

    package init(
      satellite: String, hashKeyColumn: String, loadDateColumn: String
    ) {
      self.satellite = satellite
      self.hashKeyColumn = hashKeyColumn
      self.loadDateColumn = loadDateColumn
    }
  }
}
