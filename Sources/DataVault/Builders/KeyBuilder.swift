/// Reads the lines of a `Hub`: the parts of its business key.
@resultBuilder
public enum KeyBuilder {
  /// Takes a part of the key.
  public static func buildExpression(_ key: Key) -> [Key] { [key] }

  /// Refuses a source's column.
  @available(
    *, unavailable,
    message: "a hub states its own key, Key(\"name\", .type); a source says which column holds it"
  )
  public static func buildExpression(_ column: Column) -> [Key] { [] }

  /// Refuses a satellite.
  @available(
    *, unavailable, message: "a satellite stands in the source that feeds it, not in a hub"
  )
  public static func buildExpression(_ satellite: Satellite) -> [Key] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [Key]...) -> [Key] { lines.flatMap { $0 } }
}
