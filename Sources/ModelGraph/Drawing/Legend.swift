/// What the colours and lines of a drawing mean; only those that it has.
struct Legend {
  let kinds: [Graph.Kind]
  let meanings: [Graph.Meaning]

  static let swatchWidth = 22
  static let swatchGap = 8
  static let entryGap = 24

  init(of graph: Graph) {
    kinds = Graph.Kind.allCases.filter { kind in graph.nodes.contains { $0.kind == kind } }
    let used = Graph.Meaning.allCases.filter { meaning in
      graph.edges.contains { $0.meaning == meaning }
    }
    meanings = used.filter { $0.explanation != nil }
  }

  /// One entry and how wide it is.
  func width(of text: String) -> Int {
    Self.swatchWidth + Self.swatchGap + textWidth(text, size: 12) + Self.entryGap
  }

  var width: Int {
    let texts = kinds.map(\.plainName) + meanings.compactMap(\.explanation)
    return texts.map(width).reduce(0, +)
  }
}

extension Graph.Kind {
  var plainName: String {
    switch self {
    case .hub: "hub"
    case .link: "link"
    case .satellite: "satellite"
    case .pointInTime: "point in time"
    case .bridge: "bridge"
    case .reference: "reference"
    case .mart: "mart"
    }
  }
}

extension Graph.Meaning {
  /// Nil where a line needs none.
  var explanation: String? {
    switch self {
    case .participates, .describes: nil
    case .mayParticipate: "may be missing"
    case .drives: "driving key"
    }
  }
}
