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
///
/// A hub stands above itself in a hierarchy, and an event is a link that never changes:
///
/// ```swift
/// Link("unit_parent", kind: .hierarchy) { unit.as("parent"); unit.as("child") }
///
/// Link("payment", kind: .nonHistorized, dependentKeys: row.paymentId) {
///   account
///   account.as("payee")
/// } payload: {
///   row.amount
/// }
/// ```
///
/// A link with a driving key has one partner at a time: `Link("job_assignee", drivenBy: job)` comes
/// with `business.job_assignee_effectivity_s`, which tells from when to when each partner held.
public struct Link: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let participants: [Participant]
  package let kind: LinkKind
  package let dependentKeys: [Attribute]
  package let drivingKey: [Participant]
  package let payload: [Attribute]
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a link.
  ///
  /// - Parameters:
  ///   - name: The relation's name; the table adds `_l`.
  ///   - schema: The database schema of the link and of its satellites.
  ///   - kind: What it says of the hubs: a relation, a hierarchy, that two are the same, an event.
  ///   - dependentKeys: Columns that tell two rows of the same hubs apart: a line number, an event's
  ///     own key.
  ///   - drivingKey: The participants that have one partner at a time.
  ///   - about: What the relation says, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - participants: The hubs that it joins, in the order in which their keys are hashed.
  ///   - payload: The columns of an event; all other links have satellites for that.
  public init(
    _ name: String, schema: String = "business", kind: LinkKind = .relation,
    dependentKeys: any AttributeConvertible..., drivenBy drivingKey: any ParticipantConvertible...,
    about: String? = nil, file: String = #filePath, line: Int = #line,
    @LinkBuilder participants: () -> [Participant],
    @AttributeBuilder payload: () -> [Attribute] = { [] }
  ) {
    self.name = name
    self.schema = schema
    explanation = about
    self.participants = participants()
    self.kind = kind
    self.dependentKeys = dependentKeys.map(\.attribute)
    self.drivingKey = drivingKey.map(\.participant)
    self.payload = payload()
    place = ModelPlace(file: file, line: line)
  }
}
