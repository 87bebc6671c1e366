/// Reads the lines of a `Source`: keys, links and satellites.
@resultBuilder
public enum SourceBuilder {
  /// Takes a business key.
  public static func buildExpression(_ key: HubKey) -> [SourceElement] { [.key(key)] }

  /// Takes a link.
  public static func buildExpression(_ link: Link) -> [SourceElement] { [.link(link)] }

  /// Takes a satellite.
  public static func buildExpression(_ satellite: Satellite) -> [SourceElement] {
    [.satellite(satellite)]
  }

  /// Refuses a hub without its columns.
  @available(
    *, unavailable, message: "say which columns hold the hub's key: hub.key(row.column)"
  )
  public static func buildExpression(_ hub: Hub) -> [SourceElement] { [] }

  /// Refuses a column.
  @available(
    *, unavailable, message: "a column belongs in a Satellite, or in a key: hub.key(row.column)"
  )
  public static func buildExpression(_ column: Column) -> [SourceElement] { [] }

  /// Refuses a refined column.
  @available(*, unavailable, message: "a column belongs in a Satellite")
  public static func buildExpression(_ attribute: Attribute) -> [SourceElement] { [] }

  /// Refuses a source.
  @available(
    *, unavailable, message: "a source stands alone; list it in the Vault, not in another source"
  )
  public static func buildExpression(_ source: Source) -> [SourceElement] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [SourceElement]...) -> [SourceElement] {
    lines.flatMap { $0 }
  }
}
