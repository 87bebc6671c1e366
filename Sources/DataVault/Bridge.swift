/// For each instant of a calendar, the keys along a path of links that hold then.
///
/// ```swift
/// Bridge("customer_order", from: customer, through: ["customer_order", "order_line"], at: calendar)
/// ```
///
/// becomes the table `business.customer_order_bridge` with the columns `snapshot_date`, `customer_hk`,
/// `tenant_hk`, `customer_order_hk`, `order_hk`, `order_line_hk`, `product_hk`. A link that joins a hub with itself
/// is entered by a role: `through: ["unit_parent.child"]`.
public struct Bridge: Hashable, Sendable, TableDeclaration {
  package let name: String
  package let hub: Hub
  package let links: [String]
  package let calendar: SnapshotCalendar
  package let explanation: String?
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a bridge.
  ///
  /// - Parameters:
  ///   - name: The table's name without its suffix `_bridge`.
  ///   - hub: Where the path begins.
  ///   - links: Names of links, each joining a hub that the path has reached.
  ///   - calendar: The instants; listed in the vault as well.
  ///   - about: What it is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, from hub: Hub, through links: [String], at calendar: SnapshotCalendar,
    about: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    self.name = name
    self.hub = hub
    self.links = links
    self.calendar = calendar
    explanation = about
    place = ModelPlace(file: file, line: line)
  }

  /// Refuses a bridge without instants.
  @available(
    *, unavailable, message: "say for which instants: at: SnapshotCalendar(\"snapshot\", daily: 90)"
  )
  public init(_ name: String, from hub: Hub, through links: [String], about: String? = nil) {
    preconditionFailure("unavailable")
  }
}
