import FoundationEssentials
import PostgresSchema
import SystemPackage
import VaultCompiler
import VaultModel
import VaultSQL

/// The checks of a vault's stored hashes, run over what the loader has stored.
struct HashVerification {
  /// The columns whose hashes were recomputed: `business.user_h.user_hk`.
  var checked: [String] = []
  /// How many stored hashes were compared.
  var rows: Int64 = 0
  /// For each column in which some differ how many do.
  var differences: [String: Int64] = [:]

  static func run(_ rig: VaultRig) async throws -> HashVerification {
    let vault = try VaultFile.decode(Data(contentsOf: URL(filePath: rig.vaultFile.string)))
    var result = HashVerification()
    for check in hashChecks(of: vault) {
      let column = "\(check.table).\(check.column)"
      result.checked.append(column)
      result.rows += try await rig.number("SELECT count(*) FROM \(check.table)")
      let count = try await rig.number(check.countingDifferences)
      if count > 0 { result.differences[column] = count }
    }
    return result
  }
}
