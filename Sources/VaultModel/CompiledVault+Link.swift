extension CompiledVault {
  /// A link and its table.
  package struct Link: Hashable, Sendable, Codable {
    package var name: String
    package var about: String?
    package var table: TableName
    package var hashKey: String
    /// In declared order: the order in which the parts are hashed.
    package var participants: [Participant]

    package init(
      name: String, about: String? = nil, table: TableName, hashKey: String,
      participants: [Participant]
    ) {
      self.name = name
      self.about = about
      self.table = table
      self.hashKey = hashKey
      self.participants = participants
    }
  }

  /// A hub in its role within a link.
  package struct Participant: Hashable, Sendable, Codable {
    package var hub: String
    /// The role; the hub's own name where it plays only one.
    package var role: String
    /// The column of the link's table: `<role>_hk`.
    package var column: String
    /// A missing business key gives the zero key instead of a quarantined record.
    package var isOptional: Bool

    package init(hub: String, role: String, column: String, isOptional: Bool = false) {
      self.hub = hub
      self.role = role
      self.column = column
      self.isOptional = isOptional
    }
  }
}
