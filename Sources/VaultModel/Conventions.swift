/// What holds for all tables of a vault.
package struct Conventions: Hashable, Sendable, Codable {
  package var openMarker: OpenMarker
  package var closing: Closing
  package var foreignKeys: ForeignKeys
  package var roles: Roles
  /// The business key of the tenant that shared hubs belong to; nil where no hub is shared.
  package var systemTenant: String?

  package init(
    openMarker: OpenMarker = .null, closing: Closing = .close, foreignKeys: ForeignKeys = .none,
    roles: Roles, systemTenant: String? = nil
  ) {
    self.openMarker = openMarker
    self.closing = closing
    self.foreignKeys = foreignKeys
    self.roles = roles
    self.systemTenant = systemTenant
  }
}

/// What `load_end_date` holds while a version is open.
public enum OpenMarker: Hashable, Sendable {
  case null
  /// A far date, for a vault that came with one: `.date("9999-12-31 00:00:00+00")`.
  case date(String)
}

/// Whether the end of a version is written down.
public enum Closing: String, Hashable, Sendable, Codable {
  /// The version before is closed at the new load date.
  case close
  /// Rows are never updated; a view derives `load_end_date` from the next version.
  case insertOnly
}

/// The database roles of a vault; none of them can log in by itself.
public struct Roles: Hashable, Sendable, Codable {
  /// May do everything with the vault's objects, for every tenant.
  package var owner: String
  /// May insert rows and close versions, for every tenant.
  package var loader: String
  /// May read the rows of the tenant that `app.tenant_hk` names.
  package var reader: String

  /// Names the three roles.
  public init(owner: String, loader: String, reader: String) {
    self.owner = owner
    self.loader = loader
    self.reader = reader
  }

  /// The names that a vault's roles have where the model gives no others.
  package init(ofVault name: String) {
    self.init(owner: "\(name)_owner", loader: "\(name)_loader", reader: "\(name)_reader")
  }
}

extension OpenMarker: Codable {
  /// Reads null, or the date.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .null : .date(try container.decode(String.self))
  }

  /// Writes null, or the date.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .date(let text): try container.encode(text)
    }
  }
}
