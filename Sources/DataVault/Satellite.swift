/// What is known of a hub or a link, with its history.
///
/// ```swift
/// Satellite("customer_contact", of: customer, about: "How a customer is reached") {
///   row.email.sensitive(.personal)
///   row.phone.named("phone_number").sensitive(.personal)
///   row.updatedAt.notHashed()
/// }
/// ```
///
/// becomes the table `business.customer_contact_s` with the columns `customer_hk`, `load_date`,
/// `load_end_date`, `hash_diff`, `email`, `phone_number`, `updated_at`, `tenant_hk` and
/// `record_source`. A record that differs from the stored version closes it and opens a new one.
///
/// With `members:` a key has a set of rows at a time (multi-active), told apart by these columns:
///
/// ```swift
/// Satellite("customer_phone", of: customer, members: row.phoneType) {
///   row.phoneType
///   row.phoneNumber
/// }
/// ```
public struct Satellite: Hashable, Sendable, TableDeclaration {
  package enum Parent: Hashable, Sendable {
    case hub(Participant)
    case link(Link)
  }

  package let name: String
  package let parent: Parent
  package let explanation: String?
  package let attributes: [Attribute]
  package let kind: SatelliteKind
  package let members: [Attribute]
  package var origins: [String] = []
  /// What the modifiers have said.
  public var traits = Traits()
  package let place: ModelPlace

  /// Declares a satellite of a hub.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - hub: The hub that it describes.
  ///   - kind: Versions, or a multi-active set where there are members; `.nonHistorized` for what
  ///     is stored once.
  ///   - members: The columns that tell the members of a multi-active set apart.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of hub: Hub, kind: SatelliteKind? = nil, members: any AttributeConvertible...,
    about: String? = nil, file: String = #filePath, line: Int = #line,
    @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .hub(hub.as(hub.name)), kind: kind, members: members, about: about, file: file,
      line: line,
      attributes: attributes())
  }

  /// Declares a satellite of a hub that the source keys in a role: `of: user.as("approver")`.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - participant: The hub that it describes, in the role that the source's key has.
  ///   - kind: Versions, or a multi-active set where there are members; `.nonHistorized` for what
  ///     is stored once.
  ///   - members: The columns that tell the members of a multi-active set apart.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of participant: Participant, kind: SatelliteKind? = nil,
    members: any AttributeConvertible..., about: String? = nil, file: String = #filePath,
    line: Int = #line, @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .hub(participant), kind: kind, members: members, about: about, file: file,
      line: line,
      attributes: attributes())
  }

  /// Declares a satellite of a link.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - link: The link that it describes.
  ///   - kind: Versions, or a multi-active set where there are members; `.nonHistorized` for what
  ///     is stored once.
  ///   - members: The columns that tell the members of a multi-active set apart.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of link: Link, kind: SatelliteKind? = nil, members: any AttributeConvertible...,
    about: String? = nil, file: String = #filePath, line: Int = #line,
    @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .link(link), kind: kind, members: members, about: about, file: file, line: line,
      attributes: attributes())
  }

  /// Refuses a source as a parent.
  @available(
    *, unavailable, message: "a satellite describes a hub or a link; name the hub, not its source"
  )
  public init(
    _ name: String, of source: Source, about: String? = nil, file: String = #filePath,
    line: Int = #line, @AttributeBuilder attributes: () -> [Attribute]
  ) {
    preconditionFailure("unavailable")
  }

  /// The satellite that comes with a link that has a driving key.
  package init(effectivityOf link: Link) {
    self.init(
      "\(link.name)_effectivity", parent: .link(link), kind: .effectivity, members: [],
      about: "From when to when a partner held", file: link.place.file, line: link.place.line,
      attributes: [])
  }

  private init(
    _ name: String, parent: Parent, kind: SatelliteKind?, members: [any AttributeConvertible],
    about: String?, file: String, line: Int, attributes: [Attribute]
  ) {
    self.name = name
    self.parent = parent
    self.kind = kind ?? (members.isEmpty ? .versions : .multiActive)
    self.members = members.map(\.attribute)
    explanation = about
    self.attributes = attributes
    place = ModelPlace(file: file, line: line)
  }

  /// Says that what it holds lay in other satellites of the same parent before.
  ///
  /// ```swift
  /// Satellite("customer_contact", of: customer) {
  ///   row.email
  ///   row.phone
  /// }.movedFrom("customer_profile")
  /// ```
  ///
  /// splits a satellite, several names join some. The migration that makes the table fills it with
  /// the versions that these attributes had there, each once.
  public func movedFrom(_ satellites: String...) -> Satellite {
    var result = self
    result.origins = satellites
    return result
  }
}
