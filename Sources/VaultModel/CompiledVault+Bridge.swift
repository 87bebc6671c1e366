extension CompiledVault {
  /// For each instant of a calendar, the keys along a path of links that hold then.
  ///
  /// Can be dropped and rebuilt from the vault at any time.
  package struct Bridge: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    /// Where the path begins.
    package var hub: String
    /// The column of that hub's key: `<hub>_hk`.
    package var hubColumn: String
    package var calendar: String
    /// In the order of the path.
    package var steps: [BridgeStep]
    package var traits: TableTraits

    package init(
      name: String, about: String? = nil, table: TableName, hub: String, hubColumn: String,
      calendar: String, steps: [BridgeStep], traits: TableTraits = TableTraits()
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.hub = hub
      self.hubColumn = hubColumn
      self.calendar = calendar
      self.steps = steps
      self.traits = traits
    }
  }

  /// A link on the path of a bridge.
  package struct BridgeStep: Hashable, Sendable, Codable {
    package var link: String
    /// The bridge's column of the link's key: `<link>_hk`.
    package var linkColumn: String
    /// The participant of the link by which the path comes to it.
    package var entryRole: String
    /// The bridge's column that holds that participant's key already.
    package var entryColumn: String
    /// The other participants, in the link's order; the tenant in its own role is none.
    package var exits: [BridgeExit]

    package init(
      link: String, linkColumn: String, entryRole: String, entryColumn: String, exits: [BridgeExit]
    ) {
      self.link = link
      self.linkColumn = linkColumn
      self.entryRole = entryRole
      self.entryColumn = entryColumn
      self.exits = exits
    }
  }

  /// A participant that a link on the path leads to.
  package struct BridgeExit: Hashable, Sendable, Codable {
    package var role: String
    /// The bridge's column of its key: `<role>_hk`.
    package var column: String

    package init(
      role: String, column: String
    ) {
      self.role = role
      self.column = column
    }
  }
}
