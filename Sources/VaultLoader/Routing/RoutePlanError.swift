/// A `vault.json` that contradicts itself, which the compiler writes none of, or that asks for too much.
package enum RoutePlanError: Error, Hashable, CustomStringConvertible {
  case undefined(kind: String, name: String, source: String)
  case partCount(hub: String, source: String)
  case constant(String, column: String, source: String)
  /// A tenant given on the command line that is no key of a tenant.
  case tenant(String, column: String)
  /// A tenant is given for a source of code lists, which are the same for every tenant.
  case noTenants(source: String)
  /// What stands in the way, as a phrase: `satellite "phones", which is multi-active`.
  case notLoadable(String, source: String)
  /// This system's OpenSSL lacks the vault's algorithm.
  case digest(String)

  package var description: String {
    switch self {
    case .undefined(let kind, let name, let source):
      "vault.json: source \"\(source)\" refers to \(kind) \"\(name)\", which is not defined; "
        + "write the file anew with 'vaultc generate'"
    case .partCount(let hub, let source):
      "vault.json: source \"\(source)\" gives another number of key parts than hub \"\(hub)\" has; "
        + "write the file anew with 'vaultc generate'"
    case .constant(let text, let column, let source):
      "vault.json: source \"\(source)\" gives \"\(column)\" the constant \"\(text)\", "
        + "which is no value of its type; mend the model"
    case .tenant(let text, let column):
      "--tenant \"\(text)\" is no value of the tenant's key \"\(column)\""
    case .noTenants(let source):
      "source \"\(source)\" feeds code lists alone, which are the same for every tenant; leave out "
        + "--tenant"
    case .notLoadable(let feature, let source):
      "source \"\(source)\" cannot be loaded by this release of vaultload: it feeds \(feature)"
    case .digest(let reason): reason
    }
  }
}
