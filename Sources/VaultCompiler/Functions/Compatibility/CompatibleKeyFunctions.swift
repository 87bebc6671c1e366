import PostgresSchema
import VaultSQL

/// The functions of schema `util` under a compatibility spec, named as those of `vw1`.
extension CompatibleText {
  var keyFunctions: [Function] { [keyPart, businessKey, hashKey] }

  /// The cast, not the output function: it says true, not t, and keeps the mask of a host's address.
  var canonicalText: Function {
    var function = CanonicalText.function
    function.body = "  SELECT value::text"
    function.comment = """
      The text of a value that is hashed: what \(packageName) casts it to, whatever the session has set.
      """
    return function
  }

  private var keyPart: Function {
    var function = KeyFunctions.escapeKeyPart
    function.body = "  SELECT \(listed("part"))"
    function.comment = "A key part as \(packageName) lists it; NULL becomes ^^."
    return function
  }

  private var businessKey: Function {
    var function = KeyFunctions.businessKey
    function.body = """
        SELECT CASE WHEN count(value) > 0 THEN
          \(key("string_agg(coalesce(value, '^^'), '||' ORDER BY place)"))
        END
        FROM (
          SELECT place, \(standardized("part")) AS value
          FROM unnest(parts) WITH ORDINALITY AS listed(part, place)
        ) AS standardized
      """
    function.comment =
      "The text of a business key that \(packageName) hashes; NULL where all of its parts are."
    return function
  }

  private var hashKey: Function {
    var function = KeyFunctions.tenantDerivedKey
    function.body = "  SELECT \(UtilityName.hashBinary)(business_key)"
    function.comment =
      "The hash key of a business key as \(packageName) makes it: of the key alone, whatever the tenant."
    return function
  }
}
