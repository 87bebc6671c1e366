/// A hub in its role within a link, or as the parent of a satellite.
public struct Participant: Hashable, Sendable, ParticipantConvertible {
  package let hub: Hub
  package let role: String
  package let isOptional: Bool

  /// The same participant, which a record may lack; then the unknown key stands for it.
  public var optional: Participant { Participant(hub: hub, role: role, isOptional: true) }

  /// Itself.
  public var participant: Participant { self }
}

/// What can be named as a participant of a link: a hub, or a hub in a role.
public protocol ParticipantConvertible: Sendable {
  /// The hub in its role.
  var participant: Participant { get }
}

extension Hub: ParticipantConvertible {
  /// The hub in the role of its own name.
  public var participant: Participant { self.as(name) }
}
