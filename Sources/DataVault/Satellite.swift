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
public struct Satellite: Hashable, Sendable {
  package enum Parent: Hashable, Sendable {
    case hub(Participant)
    case link(Link)
  }

  package let name: String
  package let parent: Parent
  package let explanation: String?
  package let attributes: [Attribute]
  package let place: ModelPlace

  /// Declares a satellite of a hub.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - hub: The hub that it describes.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of hub: Hub, about: String? = nil, file: String = #filePath, line: Int = #line,
    @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .hub(hub.as(hub.name)), about: about, file: file, line: line,
      attributes: attributes())
  }

  /// Declares a satellite of a hub that the source keys in a role: `of: user.as("approver")`.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - participant: The hub that it describes, in the role that the source's key has.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of participant: Participant, about: String? = nil, file: String = #filePath,
    line: Int = #line, @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .hub(participant), about: about, file: file, line: line,
      attributes: attributes())
  }

  /// Declares a satellite of a link.
  ///
  /// - Parameters:
  ///   - name: The satellite's name; the table adds `_s`.
  ///   - link: The link that it describes.
  ///   - about: What it holds, in a sentence.
  ///   - file: Filled in by Swift.
  ///   - line: Filled in by Swift.
  ///   - attributes: The columns that it holds.
  public init(
    _ name: String, of link: Link, about: String? = nil, file: String = #filePath,
    line: Int = #line, @AttributeBuilder attributes: () -> [Attribute]
  ) {
    self.init(
      name, parent: .link(link), about: about, file: file, line: line, attributes: attributes())
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

  private init(
    _ name: String, parent: Parent, about: String?, file: String, line: Int,
    attributes: [Attribute]
  ) {
    self.name = name
    self.parent = parent
    explanation = about
    self.attributes = attributes
    place = ModelPlace(file: file, line: line)
  }
}
