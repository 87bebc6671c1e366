extension Graph {
  /// A graph in Graphviz's language.
  var dot: String {
    let heading = """
      graph \(title.dotQuoted) {
        graph [rankdir=LR, ranksep=1, nodesep=0.25, bgcolor="transparent", tooltip=\((about ?? title).dotQuoted)]
        node [style="filled", fontname="Helvetica,Arial,sans-serif", fontsize=11, penwidth=1.5]
        edge [color="\(Palette.quiet)", fontcolor="\(Palette.quiet)", fontname="Helvetica,Arial,sans-serif", fontsize=10]
      """
    let lines = [heading] + nodes.map(\.dot) + edges.map(\.dot) + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Graph.Node {
  fileprivate var dot: String {
    let palette = kind.palette
    let label = ([name, species] + details).map(\.dotText).joined(separator: "\\n")
    return "  \(id.dot) [label=\"\(label)\", shape=\(kind.dotShape), fillcolor=\"\(palette.fill)\""
      + ", color=\"\(palette.line)\", fontcolor=\"\(palette.text)\""
      + ", tooltip=\((about ?? name).dotQuoted)]"
  }
}

extension Graph.Edge {
  fileprivate var dot: String {
    let style =
      switch meaning {
      case .participates: "solid"
      case .mayParticipate: "dashed"
      case .drives: "bold"
      case .describes: "dotted"
      }
    let label = role.map { ", label=\($0.dotQuoted)" } ?? ""
    return "  \(to.dot) -- \(from.dot) [style=\(style)\(label)]"
  }
}

extension Graph.NodeID {
  fileprivate var dot: String { "\(kind): \(name)".dotQuoted }
}

extension Graph.Kind {
  fileprivate var dotShape: String {
    switch self {
    case .hub: "box"
    case .link: "hexagon"
    case .satellite: "note"
    case .pointInTime, .bridge: "tab"
    case .reference: "cylinder"
    case .mart: "parallelogram"
    }
  }
}

extension String {
  /// Graphviz reads entities of HTML and its own escapes in every text.
  fileprivate var dotText: String {
    escaping(["\\": "\\\\", "\"": "\\\"", "&": "&amp;"])
  }

  fileprivate var dotQuoted: String { "\"\(dotText)\"" }
}
