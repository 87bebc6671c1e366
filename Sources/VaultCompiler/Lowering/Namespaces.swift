import PostgresSchema
import VaultModel
import VaultSQL

extension CompiledVault {
  /// All schemas that the vault's objects lie in.
  ///
  /// They are shared: a vault may move in beside another, or into a schema that an administrator made.
  var namespaces: [SchemaObject] {
    let raw = hubs.map(\.table) + links.map(\.table) + satellites.map(\.table)
    let references = references.flatMap { [$0.table] + ($0.history.map { [$0.table] } ?? []) }
    let assistance = calendars.map(\.table) + pointInTimes.map(\.table) + bridges.map(\.table)
    let marts = marts.flatMap { mart in
      [mart.view] + (mart.stored.map { [$0.table, $0.refreshFunction] } ?? [])
    }
    let monitors = monitors.flatMap { [$0.view, $0.function] }
    let names =
      (raw + references + assistance + marts + monitors).map(\.schema)
      + satellites.map(\.hashDiffFunction.schema)
    let own = Set(names).subtracting([UtilityName.schema, Bookkeeping.schema])
    let shared = [
      Namespace(
        UtilityName.schema, ownership: .shared, comment: "Functions that all vaults share."),
      Namespace(
        Bookkeeping.schema, ownership: .shared, comment: "What was applied and what was loaded."),
    ]
    let others = own.sorted { $0.precedesByBytes($1) }.map { Namespace($0, ownership: .shared) }
    return (shared + others).map { .namespace($0) }
  }
}
