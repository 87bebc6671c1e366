import VaultModel

extension TenantLookUp {
  /// Why the record in hand has no tenant; its keys, which may be personal, are told by their column.
  func refusal(in plan: RoutePlan) -> Refusal {
    switch finding {
    case .ambiguous(let index, let tenants):
      return Refusal(
        reason: .ambiguousTenant, column: column(of: index, in: plan),
        detail: "\(tenants) tenants have the record's key of hub "
          + "\"\(lookUp.keys[index].hub.name)\"")
    case .unknown, .tenant:
      let sought = zip(lookUp.keys, keys).map { lookUp, key in
        key == nil
          ? "the record has no key of hub \"\(lookUp.hub.name)\""
          : "hub \"\(lookUp.hub.name)\" does not have the record's key"
      }
      return Refusal(
        reason: .unknownTenant, column: column(of: 0, in: plan),
        detail: "no tenant: " + sought.joined(separator: "; "))
    }
  }

  private func column(of index: Int, in plan: RoutePlan) -> String? {
    lookUp.keys[index].parts.lazy.compactMap(\.column).first.map { plan.name(ofField: $0) }
  }
}
