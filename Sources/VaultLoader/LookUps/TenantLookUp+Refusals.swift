import VaultModel

extension TenantLookUp {
  /// Why the record in hand has no tenant.
  func refusal(in plan: RoutePlan) -> Refusal {
    switch finding {
    case .ambiguous(let index, let tenants):
      let shown = tenants.prefix(3).map { quoted($0) }.joined(separator: ", ")
      return Refusal(
        reason: .ambiguousTenant, column: column(of: index, in: plan),
        detail: "the key \(quoted(keys[index] ?? [])) of hub \"\(lookUp.keys[index].hub.name)\" "
          + "is known of \(tenants.count) tenants: \(shown)\(tenants.count > 3 ? ", …" : "")")
    case .unknown, .tenant:
      let sought = zip(lookUp.keys, keys).map { lookUp, key in
        key.map { "hub \"\(lookUp.hub.name)\" does not have the key \(quoted($0))" }
          ?? "the record has no key of hub \"\(lookUp.hub.name)\""
      }
      return Refusal(
        reason: .unknownTenant, column: column(of: 0, in: plan),
        detail: "no tenant: " + sought.joined(separator: "; "))
    }
  }

  private func column(of index: Int, in plan: RoutePlan) -> String? {
    lookUp.keys[index].parts.lazy.compactMap(\.column).first.map { plan.name(ofField: $0) }
  }

  private func quoted(_ text: [UInt8]) -> String { "\"\(String(decoding: text, as: UTF8.self))\"" }
}
