/// A vault as boxes and lines: what a data modeller would draw on a whiteboard.
package struct Graph: Hashable, Sendable {
  package let title: String
  package let about: String?
  /// Sorted by kind and name.
  package let nodes: [Node]
  /// Sorted by the object they belong to; a link's own in its order.
  package let edges: [Edge]
}

extension Graph {
  /// An object of the vault.
  package struct Node: Hashable, Sendable {
    package let id: NodeID
    /// What the object is, in the words of the trade: `multi-active satellite`.
    package let species: String
    /// The lines beneath the name.
    package let details: [String]
    package let about: String?

    package var kind: Kind { id.kind }
    package var name: String { id.name }
  }

  /// An object's kind and name, by which lines find their ends.
  package struct NodeID: Hashable, Sendable {
    package let kind: Kind
    package let name: String
  }

  /// What decides an object's shape, colour and place.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case hub
    case link
    case satellite
    case pointInTime
    case bridge
    case reference
    case mart
  }

  /// A line between two objects.
  package struct Edge: Hashable, Sendable {
    /// The link, or what hangs on its parent.
    package let from: NodeID
    package let to: NodeID
    package let meaning: Meaning
    /// The hub's role in the link, where it is not the hub's own name.
    package let role: String?
  }

  /// What a line says.
  package enum Meaning: String, Hashable, Sendable, CaseIterable {
    /// The hub takes part in the link.
    case participates
    /// It may be missing.
    case mayParticipate
    /// It is part of the link's driving key.
    case drives
    /// The object tells of its parent.
    case describes
  }
}
