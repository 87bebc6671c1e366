package import PostgresSchema
package import VaultModel

extension QualifiedName {
  package init(_ table: CompiledVault.TableName) {
    self.init(schema: table.schema, name: table.name)
  }
}

extension DataType {
  package init(_ type: SQLType) { self.init(SQL(trusted: type.sqlName)) }
}
