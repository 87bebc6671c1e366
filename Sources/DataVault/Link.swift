/// A relation between hubs.
///
/// ```swift
/// Link("order_customer", about: "Who ordered") {
///   order
///   customer
///   employee.as("adviser").optional
/// }
/// ```
///
/// becomes the table `business.order_customer_l` with the columns `order_customer_hk`, `tenant_hk`,
/// `order_hk`, `customer_hk`, `adviser_hk`, `load_date` and `record_source`.
public struct Link: Hashable, Sendable {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let participants: [Participant]
  package let place: ModelPlace

  /// Declares a link.
  ///
  /// - Parameters:
  ///   - name: The relation's name; the table adds `_l`.
  ///   - schema: The database schema of the link and of its satellites.
  ///   - about: What the relation says, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - participants: The hubs that it joins, in the order in which their keys are hashed.
  public init(
    _ name: String, schema: String = "business", about: String? = nil, file: String = #filePath,
    line: Int = #line, @LinkBuilder participants: () -> [Participant]
  ) {
    self.name = name
    self.schema = schema
    explanation = about
    self.participants = participants()
    place = ModelPlace(file: file, line: line)
  }
}
