/// Reads the lines of a `Link`: the hubs that it joins.
@resultBuilder
public enum LinkBuilder {
  /// Takes a hub in the role of its own name.
  public static func buildExpression(_ hub: Hub) -> [Participant] { [hub.as(hub.name)] }

  /// Takes a hub in a role.
  public static func buildExpression(_ participant: Participant) -> [Participant] { [participant] }

  /// Refuses a source.
  @available(*, unavailable, message: "a link joins hubs; write the hub, not its source")
  public static func buildExpression(_ source: Source) -> [Participant] { [] }

  /// Refuses a business key.
  @available(
    *, unavailable, message: "a link joins hubs; write the hub, and its key in the source"
  )
  public static func buildExpression(_ key: HubKey) -> [Participant] { [] }

  /// Refuses a column.
  @available(
    *, unavailable,
    message: "a link joins hubs; a column belongs in a satellite of the link, or in a hub's key"
  )
  public static func buildExpression(_ column: Column) -> [Participant] { [] }

  /// Refuses a link.
  @available(*, unavailable, message: "a link joins hubs, not links; name the hubs that it joins")
  public static func buildExpression(_ link: Link) -> [Participant] { [] }

  /// Refuses a condition.
  @available(
    *, unavailable,
    message: "a condition stands in the source, around the whole link; or write hub.optional"
  )
  public static func buildExpression(_ condition: When) -> [Participant] { [] }

  /// Refuses an array's elements.
  @available(*, unavailable, message: "an Each stands in the source, around the whole link")
  public static func buildExpression(_ each: Each) -> [Participant] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [Participant]...) -> [Participant] {
    lines.flatMap { $0 }
  }
}
