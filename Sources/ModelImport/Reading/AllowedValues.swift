/// The values that a CHECK on one column lists.
enum AllowedValues {
  /// Reads a constraint as `pg_get_constraintdef` prints it.
  ///
  /// - Returns: The values in their order; empty where the constraint is no list of values.
  static func inCheck(_ definition: String) -> [String] {
    // "CHECK ((status = ANY (ARRAY['new'::text, 'paid'::text])))": one test, and nothing beside it.
    guard definition.contains("= ANY ("), definition.contains("ARRAY["),
      definition.firstMatch(of: /\s(AND|OR|NOT)\s/) == nil
    else { return [] }
    return definition.matches(of: /'((?:[^']|'')*)'::/).map { match in
      String(match.1).replacing("''", with: "'")
    }
  }
}
