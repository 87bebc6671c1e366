import PostgresSchema
import VaultSQL

/// The functions that all judging goes through: `ok`, `warning`, `critical`, or `unknown`.
enum States {
  static let remark = """
    What is measured is ok, a warning or critical; what could not be measured is unknown, and never
    taken for good. All vaults of a database share these functions.
    """

  static let all = [threshold, worst]

  private static let threshold = Function(
    UtilityName.thresholdState, ownership: .shared,
    [
      .init("value", .numeric), .init("warning", .numeric), .init("critical", .numeric),
      .init("direction", .text),
    ], returns: .text, volatility: .always, settings: [.systemSearchPath],
    body: """
        SELECT CASE
          WHEN value IS NULL OR value = 'NaN' THEN 'unknown'
          WHEN direction = 'above' AND value > critical THEN 'critical'
          WHEN direction = 'below' AND value < critical THEN 'critical'
          WHEN direction = 'above' AND value > warning THEN 'warning'
          WHEN direction = 'below' AND value < warning THEN 'warning'
          ELSE 'ok'
        END
      """,
    comment: """
      How a figure stands to its thresholds: 'above' says that greater figures are bad, 'below' that \
      smaller ones are; a threshold that is NULL is passed by none.
      """)

  private static let worst = Function(
    UtilityName.worstState, ownership: .shared, [.init("states", .array(of: .text))],
    returns: .text, volatility: .always, settings: [.systemSearchPath],
    body: """
        SELECT CASE
          WHEN 'critical' = ANY (states) THEN 'critical'
          WHEN 'warning' = ANY (states) THEN 'warning'
          WHEN 'ok' = ANY (states) THEN 'ok'
          ELSE 'unknown'
        END
      """,
    comment: "The worst of the states that are known; unknown where none is.")
}
