/// A hub in its role within a link, or as the parent of a satellite.
public struct Participant: Hashable, Sendable {
  package let hub: Hub
  package let role: String
  package let isOptional: Bool

  /// The same participant, which a record may lack; then the unknown key stands for it.
  public var optional: Participant { Participant(hub: hub, role: role, isOptional: true) }
}
