import PostgresSchema
import VaultModel
import VaultSQL

extension [CompiledVault.Attribute] {
  /// What views show and hashes take: none that the model gave up.
  var shown: [CompiledVault.Attribute] { filter { !$0.isRetired } }

  /// The value of an attribute in a row: where its type was changed, an older version has it in the
  /// column of the older type.
  func value(of attribute: CompiledVault.Attribute, in row: SQL) -> SQL {
    let column: SQL = "\(row).\(id: attribute.name)"
    guard let former = first(where: { $0.ordinal == attribute.successorOf }) else { return column }
    let type = DataType(attribute.type).sql
    return "coalesce(\(column), \(value(of: former, in: row))::\(type))"
  }
}
