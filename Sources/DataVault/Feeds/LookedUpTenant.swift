/// The tenant of records that do not name one: that of a key which they refer to.
///
/// ```swift
/// let refunds = Source(Refunds.self) { row in
///   tenant.key(of: booking, row.bookingId)
///   refund.key(row.id)
///   booking.key(row.bookingId)
/// }
/// ```
///
/// The loader asks the vault whose booking this is. A record whose booking it does not know is
/// quarantined, and can be replayed once it does; with `.or("SYSTEM")` it belongs to that tenant.
public struct LookedUpTenant: Hashable, Sendable {
  /// A hub, and where records hold its key.
  package struct Key: Hashable, Sendable {
    package let hub: Hub
    package let values: [KeyValue]
    package let place: ModelPlace
  }

  package let tenant: Hub
  package private(set) var keys: [Key]
  package private(set) var fallback: String?
  package let place: ModelPlace

  init(_ tenant: Hub, keys: [Key], place: ModelPlace) {
    self.tenant = tenant
    self.keys = keys
    self.place = place
  }

  /// Asks for another key where no tenant is known for those before.
  ///
  /// - Parameters:
  ///   - hub: The hub of the key.
  ///   - values: The parts of the key, in the hub's order.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  /// - Returns: An element of a source.
  public func or(
    of hub: Hub, _ values: any KeyValueConvertible..., file: String = #filePath, line: Int = #line
  ) -> LookedUpTenant {
    var result = self
    result.keys.append(
      Key(hub: hub, values: values.map(\.keyValue), place: ModelPlace(file: file, line: line)))
    return result
  }

  /// Takes this tenant where none is known for any of the keys.
  public func or(_ constant: String) -> LookedUpTenant {
    var result = self
    result.fallback = constant
    return result
  }
}

extension Hub {
  /// Says that the tenant of a source's records is the one that another hub's key has.
  ///
  /// For the hub of tenants alone. What tells the other hub's tenants is loaded before.
  ///
  /// - Parameters:
  ///   - hub: The hub whose key the records hold.
  ///   - values: The parts of that key, in the hub's order: columns or constants.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  /// - Returns: An element of a source.
  public func key(
    of hub: Hub, _ values: any KeyValueConvertible..., file: String = #filePath, line: Int = #line
  ) -> LookedUpTenant {
    let place = ModelPlace(file: file, line: line)
    return LookedUpTenant(
      self, keys: [.init(hub: hub, values: values.map(\.keyValue), place: place)], place: place)
  }
}

extension Hub {
  /// Refuses a source in the place of the hub that it brings.
  @available(
    *, unavailable, message: "a tenant is looked up in a hub; name the hub, not its source"
  )
  public func key(
    of source: Source, _ values: any KeyValueConvertible...
  ) -> LookedUpTenant {
    preconditionFailure("unavailable")
  }
}

// MARK: As a key

extension LookedUpTenant {
  /// The tenant's key, made of what is looked up.
  var key: HubKey {
    HubKey(
      hub: tenant, role: tenant.name,
      values: [fallback.map { .fallback(column, $0) } ?? .column(column)], lookUp: self,
      place: place)
  }

  private var column: Column {
    let asked = keys.map { key in
      "\(key.hub.name): \(key.values.map(\.shown).joined(separator: ", "))"
    }
    return Column(
      "tenant(\(asked.joined(separator: "; ")))", tenant.keys.first?.type ?? .text,
      made: .lookedUpTenant(
        of: keys.map { key in
          CompiledVault.LookedUpKey(
            hub: key.hub.name,
            parts: key.values.map { .init(column: $0.column?.name, constant: $0.constant) })
        }, systemTenant: ""),
      from: [], file: place.file, line: place.line)
  }
}

extension KeyValue {
  fileprivate var shown: String {
    switch self {
    case .column(let column): column.name
    case .constant(let text): "'\(text)'"
    case .fallback(let column, let text): "\(column.name) or '\(text)'"
    }
  }
}
