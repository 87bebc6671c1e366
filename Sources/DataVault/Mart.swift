/// What the vault is asked for: a query, as a view or kept in a materialised view.
///
/// ```swift
/// Mart("revenue", storedBy: ["customer_hk"]) {
///   "SELECT tenant_hk, customer_hk, sum(amount) AS revenue FROM business.payment_l GROUP BY 1, 2"
/// }
/// ```
///
/// becomes the view `infomart.revenue` over `infomart.revenue_stored`, and the function
/// `infomart.refresh_revenue`, which refreshes the rows beside readers.
public struct Mart: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let schema: String
  package let explanation: String?
  package let tenantColumn: String?
  package let key: [String]?
  package let query: String
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a mart.
  ///
  /// - Parameters:
  ///   - name: The view's name.
  ///   - schema: The view's database schema.
  ///   - tenantColumn: The column that says whose a row is; nil where a row is nobody's own.
  ///   - key: Makes it a materialised view, whose rows these columns tell apart.
  ///   - about: What it answers, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - query: One SELECT, without a semicolon.
  public init(
    _ name: String, schema: String = "infomart", tenantColumn: String? = "tenant_hk",
    storedBy key: [String]? = nil, about: String? = nil, file: String = #filePath,
    line: Int = #line, query: () -> String
  ) {
    self.name = name
    self.schema = schema
    self.tenantColumn = tenantColumn
    self.key = key
    explanation = about
    self.query = query()
    place = ModelPlace(file: file, line: line)
  }
}
