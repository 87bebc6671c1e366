/// Reads the lines of a `Satellite`: its columns.
@resultBuilder
public enum AttributeBuilder {
  /// Takes a column under its own name.
  public static func buildExpression(
    _ column: Column, file: String = #filePath, line: Int = #line
  ) -> [Attribute] {
    buildExpression(Attribute(column), file: file, line: line)
  }

  /// Takes a refined column.
  public static func buildExpression(
    _ attribute: Attribute, file: String = #filePath, line: Int = #line
  ) -> [Attribute] {
    var placed = attribute
    placed.place = ModelPlace(file: file, line: line)
    return [placed]
  }

  /// Refuses a hub.
  @available(*, unavailable, message: "a satellite holds columns; a hub belongs in a link")
  public static func buildExpression(_ hub: Hub) -> [Attribute] { [] }

  /// Refuses a business key.
  @available(
    *, unavailable,
    message: "a satellite holds columns; a business key stands beside it, in the source"
  )
  public static func buildExpression(_ key: HubKey) -> [Attribute] { [] }

  /// Refuses the declaration of a key part.
  @available(
    *, unavailable, message: "a satellite holds columns of its source; a Key belongs in a hub"
  )
  public static func buildExpression(_ key: Key) -> [Attribute] { [] }

  /// Refuses a link.
  @available(
    *, unavailable, message: "a satellite holds columns; a link stands beside it, in the source"
  )
  public static func buildExpression(_ link: Link) -> [Attribute] { [] }

  /// Refuses a constant without a name.
  @available(
    *, unavailable, message: "a constant has no name yet: Constant(…).named(\"…\")"
  )
  public static func buildExpression(_ constant: Constant) -> [Attribute] { [] }

  /// Refuses combined columns without a name.
  @available(
    *, unavailable, message: "combined columns have no name yet: Combined(…).named(\"…\")"
  )
  public static func buildExpression(_ combined: Combined) -> [Attribute] { [] }

  /// Refuses a row's hash without a name.
  @available(*, unavailable, message: "a row's hash has no name yet: RowHash(…).named(\"…\")")
  public static func buildExpression(_ hash: RowHash) -> [Attribute] { [] }

  /// Refuses a condition.
  @available(
    *, unavailable, message: "a condition stands in the source, around the whole satellite"
  )
  public static func buildExpression(_ condition: When) -> [Attribute] { [] }

  /// Refuses an array's elements.
  @available(
    *, unavailable, message: "an Each stands in the source, around the whole satellite"
  )
  public static func buildExpression(_ each: Each) -> [Attribute] { [] }

  /// Refuses columns that are not loaded.
  @available(
    *, unavailable, message: "a satellite holds columns; Excluded stands beside it, in the source"
  )
  public static func buildExpression(_ excluded: Excluded) -> [Attribute] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [Attribute]...) -> [Attribute] { lines.flatMap { $0 } }
}
