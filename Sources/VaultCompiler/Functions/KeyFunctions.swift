import PostgresSchema
import VaultModel
import VaultSQL

/// The functions of schema `util` that make load dates, hashes and keys.
///
/// Each says in SQL what the loader does in Swift; equal bytes are the contract (semantics, section 3).
enum KeyFunctions {
  static func all(for spec: HashSpec) -> [Function] {
    let compatible = CompatibleText(spec.id)
    let ofKeys = compatible?.keyFunctions ?? [escapeKeyPart, businessKey, tenantDerivedKey]
    let ofValues = compatible?.canonicalText ?? CanonicalText.function
    return [currentLoadDate, hashBinary(spec.algorithm), zeroKey(spec.algorithm)] + ofKeys
      + [ofValues]
  }

  static let currentLoadDate = Function(
    UtilityName.currentLoadDate, ownership: .shared, [], returns: .timestamptz,
    volatility: .withinStatement, settings: [.systemSearchPath],
    body: "  SELECT transaction_timestamp()",
    comment: "The load date of rows that are written without one: the same for a whole transaction."
  )

  static func zeroKey(_ algorithm: HashAlgorithm) -> Function {
    Function(
      UtilityName.zeroKey, ownership: .shared, [], returns: .bytea, volatility: .always,
      settings: [.systemSearchPath],
      body: "  SELECT decode(repeat('00', \(algorithm.byteCount)), 'hex')",
      comment:
        "The hash key that stands for a missing business key: as many zeros as a hash has bytes.")
  }

  static let escapeKeyPart = Function(
    UtilityName.escapeKeyPart, ownership: .shared, [.init("part", .text)], returns: .text,
    volatility: .always, settings: [.systemSearchPath],
    body: #"  SELECT coalesce(\#(escaped("part")), E'\\N')"#,
    comment: #"""
      A key part such that parts joined with | can be told apart: \ → \\, | → \|, NULL → \N.
      """#)

  /// A text with `\` and `|` escaped; NULL stays NULL.
  ///
  /// `E'…'`, for in plain quotes a session may take a backslash for more than itself.
  static func escaped(_ text: SQL) -> SQL {
    #"replace(replace(\#(text), E'\\', E'\\\\'), '|', E'\\|')"#
  }

  static let businessKey = Function(
    UtilityName.businessKey, ownership: .shared,
    [.init("parts", .array(of: .text), mode: .variadic)], returns: .text, volatility: .always,
    settings: [.systemSearchPath],
    body: """
        SELECT CASE cardinality(parts)
          WHEN 1 THEN parts[1]
          ELSE (
            SELECT string_agg(\(UtilityName.escapeKeyPart)(part), '|' ORDER BY place)
            FROM unnest(parts) WITH ORDINALITY AS listed(part, place))
        END
      """,
    comment: "The text of a business key: one part as it is, several escaped and joined with |.")

  static let tenantDerivedKey = Function(
    UtilityName.tenantDerivedKey, ownership: .shared,
    [.init("tenant_hk", .bytea), .init("business_key", .text)], returns: .bytea,
    volatility: .always, nullInput: .givesNull, settings: [.systemSearchPath],
    body: "  SELECT \(UtilityName.hashBinary)(encode(tenant_hk, 'hex') || '|' || business_key)",
    comment: "The hash key of a business key within a tenant: equal keys of two tenants never meet."
  )
}
