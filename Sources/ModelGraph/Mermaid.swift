extension Graph {
  /// A Mermaid flowchart.
  var mermaid: String {
    let heading = ["---", "title: \(title.quotedYAML)", "---", "flowchart LR"]
    let styles = Kind.allCases.filter { kind in nodes.contains { $0.kind == kind } }
      .map { kind in
        let palette = kind.palette
        return
          "  classDef \(kind) fill:\(palette.fill),stroke:\(palette.line),color:\(palette.text)"
      }
    let lines = heading + nodes.map(\.mermaid) + edges.map(\.mermaid) + styles
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Graph.Node {
  fileprivate var mermaid: String {
    let rest = (["<i>\(species.mermaidText)</i>"] + details.map(\.mermaidText))
    let label = (["<b>\(name.mermaidText)</b>"] + rest).joined(separator: "<br/>")
    let (open, close) = kind.mermaidShape
    return "  \(id.mermaid)\(open)\"\(label)\"\(close):::\(kind)"
  }
}

extension Graph.Edge {
  fileprivate var mermaid: String {
    let line =
      switch meaning {
      case .participates: "---"
      case .mayParticipate, .describes: "-.-"
      case .drives: "==="
      }
    let label = role.map { "|\"\($0.mermaidText)\"|" } ?? ""
    // What is described stands before what describes it, hubs before their links.
    return "  \(to.mermaid) \(line)\(label) \(from.mermaid)"
  }
}

extension Graph.Kind {
  fileprivate var mermaidShape: (open: String, close: String) {
    switch self {
    case .hub: ("[", "]")
    case .link: ("{{", "}}")
    case .satellite: ("(", ")")
    case .pointInTime, .bridge: ("[[", "]]")
    case .reference: ("[(", ")]")
    case .mart: ("[/", "/]")
    }
  }
}

extension Graph.NodeID {
  /// The kind and the name; a name of other than small letters, digits and `_` in hex.
  fileprivate var mermaid: String {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    let hex = name.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return isPlain ? "\(kind)_\(name)" : "\(kind)X\(hex)"
  }
}

extension String {
  /// Mermaid's own entities, which begin with a number sign.
  fileprivate var mermaidText: String {
    escaping([
      "#": "#35;", "\"": "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;",
      "\\": "#92;", "*": "#42;", "|": "#124;",
    ])
  }

  fileprivate var quotedYAML: String {
    "\"" + escaping(["\"": "\\\"", "\\": "\\\\"]) + "\""
  }
}
