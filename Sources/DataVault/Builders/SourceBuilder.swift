/// Reads the lines of a `Source`: keys, links, satellites and reference tables.
@resultBuilder
public enum SourceBuilder {
  /// Takes a business key.
  public static func buildExpression(_ key: HubKey) -> [SourceElement] { [.key(key)] }

  /// Takes a tenant that is looked up.
  public static func buildExpression(_ tenant: LookedUpTenant) -> [SourceElement] {
    [.key(tenant.key)]
  }

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

  /// Takes what only some records feed.
  public static func buildExpression(_ condition: When) -> [SourceElement] { [.when(condition)] }

  /// Takes what each element of an array feeds.
  public static func buildExpression(_ each: Each) -> [SourceElement] { [.each(each)] }

  /// Takes columns that are not loaded.
  public static func buildExpression(_ excluded: Excluded) -> [SourceElement] {
    [.excluded(excluded)]
  }

  /// Takes the column of the records' load dates.
  public static func buildExpression(_ date: LoadDate) -> [SourceElement] {
    [.rule(.loadDate(date))]
  }

  /// Takes the column that orders the records.
  public static func buildExpression(_ order: Ordered) -> [SourceElement] {
    [.rule(.ordered(order))]
  }

  /// Takes the column that says which keys were deleted.
  public static func buildExpression(_ deleted: Deleted) -> [SourceElement] {
    [.rule(.deleted(deleted))]
  }

  /// Takes the share of keys that may be absent.
  public static func buildExpression(_ absences: Absences) -> [SourceElement] {
    [.rule(.absences(absences))]
  }

  /// Refuses a table that is not loaded.
  @available(
    *, unavailable, message: "an excluded table belongs in the Vault; columns are Excluded(row.…)"
  )
  public static func buildExpression(_ table: ExcludedTable) -> [SourceElement] { [] }

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

  /// Refuses a constant.
  @available(*, unavailable, message: "a constant belongs in a Satellite, or as a text in a key")
  public static func buildExpression(_ constant: Constant) -> [SourceElement] { [] }

  /// Refuses combined columns.
  @available(
    *, unavailable, message: "combined columns belong in a Satellite, or in a key: hub.key(…)"
  )
  public static func buildExpression(_ combined: Combined) -> [SourceElement] { [] }

  /// Refuses a row's hash.
  @available(*, unavailable, message: "a row's hash belongs in a key: hub.key(RowHash())")
  public static func buildExpression(_ hash: RowHash) -> [SourceElement] { [] }

  /// Refuses a condition of Swift.
  @available(
    *, unavailable,
    message: "no record is known to the model; write When(row.column, is: \"…\") { … }"
  )
  public static func buildOptional(_ lines: [SourceElement]?) -> [SourceElement] { [] }

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
