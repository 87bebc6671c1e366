/// Reads the lines of a `Source`: keys, links, satellites and reference tables.
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

  /// Takes a status satellite.
  public static func buildExpression(_ status: StatusSatellite) -> [SourceElement] {
    [.satellite(status.satellite)]
  }

  /// Takes a record-tracking satellite.
  public static func buildExpression(_ tracking: TrackingSatellite) -> [SourceElement] {
    [.satellite(tracking.satellite)]
  }

  /// Takes a reference table.
  public static func buildExpression(_ reference: Reference) -> [SourceElement] {
    [.reference(reference)]
  }

  /// Refuses a point-in-time table.
  @available(*, unavailable, message: "a point-in-time table belongs in the Vault, not in a source")
  public static func buildExpression(_ table: PointInTime) -> [SourceElement] { [] }

  /// Refuses a bridge.
  @available(*, unavailable, message: "a bridge belongs in the Vault, not in a source")
  public static func buildExpression(_ bridge: Bridge) -> [SourceElement] { [] }

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
