/// For each key and each instant of a calendar, which version of each satellite is in force.
///
/// ```swift
/// PointInTime("customer", of: customer, at: calendar, over: ["customer_profile", "customer_contact"])
/// ```
///
/// becomes the table `business.customer_pit` with the columns `customer_hk`, `snapshot_date`,
/// `tenant_hk`, and `<satellite>_hk` and `<satellite>_load_date` for each satellite, and a function that refreshes it.
public struct PointInTime: Hashable, Sendable, TableDeclaration {
  package enum Parent: Hashable, Sendable {
    case hub(Hub)
    case link(Link)
  }

  package let name: String
  package let parent: Parent
  package let calendar: SnapshotCalendar
  /// Nil is all satellites of the parent that tell versions.
  package let satellites: [String]?
  package let explanation: String?
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a point-in-time table of a hub.
  ///
  /// - Parameters:
  ///   - name: The table's name without its suffix `_pit`.
  ///   - hub: Whose keys it holds.
  ///   - calendar: The instants; listed in the vault as well.
  ///   - over: Names of satellites of the hub; all that tell versions where none are given.
  ///   - about: What it is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, of hub: Hub, at calendar: SnapshotCalendar, over: [String]? = nil,
    about: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    self.init(
      name, .hub(hub), calendar, over, about, ModelPlace(file: file, line: line))
  }

  /// Declares a point-in-time table of a link.
  ///
  /// - Parameters:
  ///   - name: The table's name without its suffix `_pit`.
  ///   - link: Whose keys it holds.
  ///   - calendar: The instants; listed in the vault as well.
  ///   - over: Names of satellites of the link; all that tell versions where none are given.
  ///   - about: What it is for, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  public init(
    _ name: String, of link: Link, at calendar: SnapshotCalendar, over: [String]? = nil,
    about: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    self.init(
      name, .link(link), calendar, over, about, ModelPlace(file: file, line: line))
  }

  /// Refuses a point-in-time table without instants.
  @available(
    *, unavailable, message: "say for which instants: at: SnapshotCalendar(\"snapshot\", daily: 90)"
  )
  public init(_ name: String, of hub: Hub, over: [String]? = nil, about: String? = nil) {
    preconditionFailure("unavailable")
  }

  private init(
    _ name: String, _ parent: Parent, _ calendar: SnapshotCalendar, _ satellites: [String]?,
    _ about: String?, _ place: ModelPlace
  ) {
    self.name = name
    self.parent = parent
    self.calendar = calendar
    self.satellites = satellites
    explanation = about
    self.place = place
  }
}
