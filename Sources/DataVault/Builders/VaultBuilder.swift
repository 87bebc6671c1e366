/// Reads the lines of a `Vault`: its sources.
@resultBuilder
public enum VaultBuilder {
  /// Takes a source.
  public static func buildExpression(_ source: Source) -> [Source] { [source] }

  /// Refuses a hub.
  @available(
    *, unavailable, message: "a vault lists its sources; a hub comes with the source that keys it"
  )
  public static func buildExpression(_ hub: Hub) -> [Source] { [] }

  /// Refuses a link.
  @available(
    *, unavailable, message: "a vault lists its sources; a link comes with the source that feeds it"
  )
  public static func buildExpression(_ link: Link) -> [Source] { [] }

  /// Refuses a satellite.
  @available(
    *, unavailable,
    message: "a vault lists its sources; a satellite comes with the source that feeds it"
  )
  public static func buildExpression(_ satellite: Satellite) -> [Source] { [] }

  /// Joins the lines.
  public static func buildBlock(_ lines: [Source]...) -> [Source] { lines.flatMap { $0 } }
}
