package import PostgresSchema
package import VaultModel

/// The functions by which a vault tells how it is; each vault has its own of every one.
package enum HealthFunction: String, Hashable, Sendable, CaseIterable {
  case measureQuality = "measure_quality"
  case monitorLoads = "monitor_loads"
  case validateCompleteness = "validate_completeness"
  case validateTenantIsolation = "validate_tenant_isolation"
  case comprehensiveHealthCheck = "comprehensive_health_check"

  /// The function in `util` that calls the one of the vault that it is told.
  package var forAnyVault: QualifiedName {
    QualifiedName(schema: UtilityName.schema, name: rawValue)
  }
}

extension CompiledVault {
  package func name(of function: HealthFunction) -> QualifiedName {
    QualifiedName(schema: functionSchema, name: ownFunctionName(function.rawValue))
  }

  /// The function that counts the good rows of a rule.
  package func measuringFunction(of rule: QualityRule) -> QualifiedName {
    QualifiedName(
      schema: functionSchema,
      name: ObjectName.make(ownFunctionName("quality_\(rule.name)"), suffix: ""))
  }

  /// The schema of the vault's own functions: `util`, unless its naming policy gives it another.
  private var functionSchema: String {
    let hashDiffs =
      satellites.map(\.hashDiffFunction) + links.compactMap(\.hashDiffFunction)
      + references.compactMap { $0.history?.hashDiffFunction }
    return hashDiffs.first?.schema ?? UtilityName.schema
  }

  /// In the schema that vaults share each of them tells its functions by its name.
  private func ownFunctionName(_ name: String) -> String {
    functionSchema == UtilityName.schema ? ObjectName.make(self.name, suffix: "_\(name)") : name
  }
}
