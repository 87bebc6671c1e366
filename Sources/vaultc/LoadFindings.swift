import ModelLoading
import VaultLoader
import VaultModel

extension LoadedModel {
  /// What the loader would refuse of the model before it reads a record.
  ///
  /// The loader's own plan of each source is made: what it refuses has its home there.
  var loadFindings: [Finding] {
    guard let vault = model.vault else { return [] }
    return vault.sources.compactMap { source in
      do throws(RoutePlanError) {
        _ = try RoutePlan(source: source, of: vault)
        return nil
      } catch {
        return Finding(
          rule: "not-loadable", severity: .error, message: "\(error)",
          place: listed.first { $0.name == source.name }?.place, fix: error.fix)
      }
    }
  }
}

extension RoutePlanError {
  /// The way out that the model has.
  fileprivate var fix: String? {
    switch self {
    case .notLoadable:
      "declare two sources of the table, Source(…, named: \"…\"), one for each key"
    case .constant: "correct the constant, or its type"
    case .undefined, .partCount, .tenant, .noTenants, .digest: nil
    }
  }
}
