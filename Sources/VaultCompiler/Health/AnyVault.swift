import PostgresSchema
import VaultSQL

/// The functions in `util` that take a vault's name, or none in a database of one vault.
enum AnyVault {
  static let remark = """
    Each vault has functions of its own that tell how it is; these find them by the vault's name, which
    may be left out where the database holds one vault. All vaults of a database share them.
    """

  static var all: [Function] { [finder] + HealthFunction.allCases.map(caller) }

  /// A `regproc` is an existing function whatever stands in the register, so that `%s` lets no other
  /// SQL through.
  private static let finder = Function(
    UtilityName.vaultFunction, ownership: .shared,
    [.init("vault", .text), .init("function_name", .text)], returns: DataType("regproc"),
    language: .plpgsql, volatility: .withinStatement, settings: [.systemSearchPath],
    body: """
      DECLARE
        own regproc[];
      BEGIN
        SELECT array_agg(expected.object_name::regproc) INTO own
        FROM \(ExpectedObjects.table) AS expected
        WHERE expected.component = 'function'
          AND expected.vault_name = coalesce(vault, expected.vault_name)
          AND expected.object_name <> 'util.' || function_name
          AND split_part(expected.object_name, '.', 2)
            IN (function_name, expected.vault_name || '_' || function_name);
        IF own IS NULL THEN
          RAISE EXCEPTION 'this database holds no vault %', coalesce('"' || vault || '"', 'at all')
            USING ERRCODE = 'undefined_object', HINT = 'SELECT vault_name FROM metadata.vault lists them.';
        END IF;
        IF cardinality(own) > 1 THEN
          RAISE EXCEPTION 'this database holds several vaults' USING ERRCODE = 'ambiguous_parameter',
            HINT = 'Name one; SELECT vault_name FROM metadata.vault lists them.';
        END IF;
        RETURN own[1];
      END
      """, comment: "A vault's own function of the name; NULL names the database's only vault.")

  private static func caller(_ function: HealthFunction) -> Function {
    let more = function.arguments
    let passed = (0..<more.count).map { "$\($0 + 2)" as SQL }.joined()
    let using: SQL = more.isEmpty ? "" : "\n    USING \(passed)"
    let places = more.indices.map { "$\($0 + 1)" as SQL }.joined()
    let call: SQL = """
      EXECUTE format('SELECT * FROM %s(\(places))',
          \(UtilityName.vaultFunction)(vault, \(literal: function.rawValue)))
      """
    let body: SQL =
      function.result == .jsonb
      ? """
      DECLARE
        report jsonb;
      BEGIN
        \(call) INTO report;
        RETURN report;
      END
      """
      : """
      BEGIN
        RETURN QUERY \(call)\(using);
      END
      """
    return Function(
      function.forAnyVault, ownership: .shared,
      [.init("vault", .text, defaultValue: "NULL")] + more, returns: function.result,
      language: .plpgsql, volatility: function.volatility, parallelism: .unsafe,
      settings: [.systemSearchPath], body: body,
      comment: "\(function.about) Of the vault named; NULL names the database's only one.")
  }
}

extension HealthFunction {
  var arguments: [Function.Argument] {
    switch self {
    case .measureQuality: QualityMeasuring.arguments
    case .monitorLoads, .validateCompleteness, .validateTenantIsolation,
      .comprehensiveHealthCheck:
      []
    }
  }

  var result: DataType {
    switch self {
    case .measureQuality: QualityMeasuring.result
    case .monitorLoads: LoadMonitor.result
    case .validateCompleteness: Completeness.result
    case .validateTenantIsolation: TenantIsolation.result
    case .comprehensiveHealthCheck: .jsonb
    }
  }

  var volatility: Function.Volatility {
    switch self {
    case .measureQuality: .never
    case .monitorLoads, .validateCompleteness, .validateTenantIsolation,
      .comprehensiveHealthCheck:
      .withinStatement
    }
  }

  var about: String {
    switch self {
    case .measureQuality:
      "Measures the quality rules, tenant by tenant, and keeps the results in metadata.quality_result."
    case .monitorLoads: "Figures of the loads of each source, with thresholds."
    case .validateCompleteness: "What the model has, and whether the database has it."
    case .validateTenantIsolation:
      "Whether each table keeps its tenants apart, and each row to its own."
    case .comprehensiveHealthCheck:
      "How the vault is, in parts, each with its state, and the worst known state of them."
    }
  }
}
